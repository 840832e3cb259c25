//! The first entry of a backup, which says what every other one is; and how a record is written.

use std::collections::HashSet;
use std::io::{self, Read, Write};

use amparo_sealed::RowId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Deserializer, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{DAMAGED, FORMAT, MAX_ENTRIES, MAX_MANIFEST, document_name, record_name};
use crate::record::{MAX_NAME, Record};
use crate::{Error, Result};

pub(super) const NAME: &str = "manifest.json";
/// No text in a manifest of ours is longer.
const LONGEST: usize = MAX_NAME as usize;

#[derive(Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    /// Milliseconds since 1970.
    pub(super) created_ms: u64,
    /// Of `entries`.
    pub(super) count: u64,
    /// What was damaged when the backup was made.
    #[serde(default)]
    pub(super) left_out: u64,
    /// In the order of the archive: records, then documents.
    pub(super) entries: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) size: u64,
    /// 64 lowercase hexadecimal digits.
    pub(super) sha256: String,
    /// Of the row, so that records which name each other, or a document, still do after a restore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<About>,
}

/// What was known about a document.
#[derive(Serialize, Deserialize)]
pub(super) struct About {
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) added_ms: u64,
    /// It was added while the vault was locked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) captured: bool,
}

/// A name says as much as a page.
impl Drop for About {
    fn drop(&mut self) {
        self.name.zeroize();
    }
}

#[derive(Deserialize)]
struct Version {
    format: u32,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct RecordFile {
    kind: String,
    schema: u32,
    /// The JSON as it was kept, as a text: a number or an order of fields that was written in another way would be lost otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    json: Option<String>,
    /// Instead of `json` where that is no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<Vec<u8>>,
}

impl Manifest {
    /// # Errors
    /// [`Error::TooLarge`] when no restore would take it.
    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        self.encode_within(MAX_MANIFEST)
    }

    /// At most so many bytes.
    pub(super) fn encode_within(&self, most: u64) -> Result<Zeroizing<Vec<u8>>> {
        // Indented, since a person may have to find a document's name in it.
        let mut length = Length(0);
        self.serialize(&mut Serializer::pretty(&mut length))
            .map_err(|_| DAMAGED)?;
        if length.0 as u64 > most {
            return Err(Error::TooLarge);
        }
        // Room for all, so that nothing is moved and left behind.
        let mut json = Zeroizing::new(Vec::with_capacity(length.0));
        self.serialize(&mut Serializer::pretty(&mut *json))
            .map_err(|_| DAMAGED)?;
        Ok(json)
    }

    /// # Errors
    /// [`Error::NewerFormat`]; [`crate::Part::Backup`] damaged when it says anything that this program would not write.
    pub(super) fn decode(json: &[u8]) -> Result<Self> {
        let version: Version = serde_json::from_slice(json).map_err(|_| DAMAGED)?;
        if version.format > FORMAT {
            return Err(Error::NewerFormat {
                found: version.format,
            });
        }
        let manifest: Self = parse(json, LONGEST)?;
        if manifest.is_sound() {
            Ok(manifest)
        } else {
            Err(DAMAGED)
        }
    }

    fn is_sound(&self) -> bool {
        let records = self.entries.iter();
        let records = records.take_while(|entry| entry.document.is_none()).count();
        let named = self.entries.iter().enumerate().all(|(index, entry)| {
            let (name, is_document) = match index.checked_sub(records) {
                None => (record_name(index), false),
                Some(index) => (document_name(index), true),
            };
            entry.name == name && entry.document.is_some() == is_document
        });
        let ids = || self.entries.iter().filter_map(|entry| entry.id.as_deref());
        let parsed: Option<HashSet<RowId>> = ids().map(RowId::from_hex).collect();
        let fits = self.size().is_some();
        named
            && fits
            && self.format == FORMAT
            && self.count == self.entries.len() as u64
            && self.entries.len() <= MAX_ENTRIES
            && parsed.is_some_and(|parsed| parsed.len() == ids().count())
    }

    /// Of all entries together.
    pub(super) fn size(&self) -> Option<u64> {
        let mut sizes = self.entries.iter().map(|entry| entry.size);
        sizes.try_fold(0, u64::checked_add)
    }
}

impl Entry {
    pub(super) fn id(&self) -> Option<RowId> {
        self.id.as_deref().and_then(RowId::from_hex)
    }
}

pub(super) fn encode_record(record: &Record) -> Result<Zeroizing<Vec<u8>>> {
    let text = std::str::from_utf8(&record.json).ok();
    let file = RecordFile {
        kind: record.kind.clone(),
        schema: record.schema,
        json: text.map(str::to_owned),
        bytes: text.is_none().then(|| record.json.clone()),
    };
    // Room for all, so that nothing is moved and left behind.
    let mut json = Zeroizing::new(Vec::with_capacity(6 * record.json.len() + 4096));
    serde_json::to_writer(&mut *json, &file).map_err(|_| DAMAGED)?;
    Ok(json)
}

pub(super) fn decode_record(json: &[u8]) -> Result<Record> {
    let mut file: RecordFile = parse(json, json.len())?;
    let bytes = match (file.json.take(), file.bytes.take()) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(bytes)) => bytes,
        _ => return Err(DAMAGED),
    };
    Ok(Record {
        kind: std::mem::take(&mut file.kind),
        schema: file.schema,
        json: bytes,
    })
}

/// Reads JSON whose texts have at most `longest` bytes, and leaves none of them behind. `serde_json` puts each text together in memory
/// of its own, which it does not wipe. So it reads one text of that length before, after which that memory does not grow any more, and
/// one after, which is written over all that was in it.
fn parse<T: DeserializeOwned>(json: &[u8], longest: usize) -> Result<T> {
    let longest = longest as u64;
    let filler = || {
        (&b"\""[..])
            .chain(io::repeat(b'-').take(longest))
            .chain(&b"\"\n"[..])
    };
    let mut all = Deserializer::from_reader(filler().chain(json).chain(&b"\n"[..]).chain(filler()));
    String::deserialize(&mut all).map_err(|_| DAMAGED)?;
    let value = T::deserialize(&mut all);
    String::deserialize(&mut all).map_err(|_| DAMAGED)?;
    all.end().map_err(|_| DAMAGED)?;
    value.map_err(|_| DAMAGED)
}

/// How much is written.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
