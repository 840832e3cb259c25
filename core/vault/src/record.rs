//! What is inside a sealed row: a record, or what is known about a document.
//!
//! A first byte says which, so that neither can pass for the other. All integers big-endian, all text UTF-8.

use std::fmt;

use amparo_sealed::Key;
use zeroize::Zeroizing;

use crate::{Error, Result};

const RECORD: u8 = 1;
const DOCUMENT: u8 = 2;
/// Bytes of a document's name: no file system takes longer ones.
const MAX_NAME: u16 = 1024;

const CORRUPT: Error = Error::Invalid { field: "row" };

/// One thing that a feature keeps: its kind, the version of its JSON, and the JSON itself, which the vault does not look into.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// At most 255 bytes; for instance "contact".
    pub kind: String,
    /// The version of `json` for this kind.
    pub schema: u32,
    /// UTF-8, at most about 64 KiB.
    pub json: Vec<u8>,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(..)")
    }
}

/// What the row of a document holds.
pub(crate) struct Document {
    pub(crate) key: Key,
    pub(crate) size: u64,
    pub(crate) added_ms: u64,
    pub(crate) name: String,
    pub(crate) media_type: String,
}

/// A row, as far as this program knows.
pub(crate) enum Row {
    Record(Record),
    Document(Document),
}

impl Record {
    /// 1 ‖ kind length (1) ‖ kind ‖ schema (4) ‖ JSON
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let kind = short_text(&self.kind, "kind")?;
        let mut row = Zeroizing::new(Vec::with_capacity(6 + self.kind.len() + self.json.len()));
        row.extend_from_slice(&[RECORD, kind]);
        row.extend_from_slice(self.kind.as_bytes());
        row.extend_from_slice(&self.schema.to_be_bytes());
        row.extend_from_slice(&self.json);
        Ok(row)
    }
}

impl Document {
    /// 2 ‖ file key (32) ‖ size (8) ‖ added (8) ‖ media type length (1) ‖ media type ‖ name length (2) ‖ name
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let media_type = short_text(&self.media_type, "media_type")?;
        let name = u16::try_from(self.name.len())
            .ok()
            .filter(|length| *length <= MAX_NAME)
            .ok_or(Error::Invalid { field: "name" })?;
        let texts = self.media_type.len() + self.name.len();
        let mut row = Zeroizing::new(Vec::with_capacity(52 + texts));
        row.push(DOCUMENT);
        row.extend_from_slice(self.key.as_bytes());
        row.extend_from_slice(&self.size.to_be_bytes());
        row.extend_from_slice(&self.added_ms.to_be_bytes());
        row.push(media_type);
        row.extend_from_slice(self.media_type.as_bytes());
        row.extend_from_slice(&name.to_be_bytes());
        row.extend_from_slice(self.name.as_bytes());
        Ok(row)
    }
}

impl Row {
    /// # Errors
    /// [`Error::NewerFormat`] for a kind of row that this program does not know; [`Error::Invalid`] "row" for one that it
    /// knows and did not write.
    pub(crate) fn decode(row: &[u8]) -> Result<Self> {
        let (kind, rest) = row.split_first().ok_or(CORRUPT)?;
        match *kind {
            RECORD => decode_record(rest).map(Self::Record).ok_or(CORRUPT),
            DOCUMENT => decode_document(rest).map(Self::Document).ok_or(CORRUPT),
            found => Err(Error::NewerFormat {
                found: found.into(),
            }),
        }
    }
}

fn decode_record(rest: &[u8]) -> Option<Record> {
    let (kind, rest) = rest.split_first()?;
    let (kind, rest) = rest.split_at_checked((*kind).into())?;
    let (schema, json) = rest.split_first_chunk()?;
    Some(Record {
        kind: text(kind)?,
        schema: u32::from_be_bytes(*schema),
        json: json.to_vec(),
    })
}

fn decode_document(rest: &[u8]) -> Option<Document> {
    let (key, rest) = rest.split_first_chunk()?;
    let (size, rest) = rest.split_first_chunk()?;
    let (added_ms, rest) = rest.split_first_chunk()?;
    let (media_type, rest) = rest.split_first()?;
    let (media_type, rest) = rest.split_at_checked((*media_type).into())?;
    let (name, rest) = rest.split_first_chunk()?;
    if rest.len() != usize::from(u16::from_be_bytes(*name)) {
        return None;
    }
    Some(Document {
        key: Key::from_bytes(*key),
        size: u64::from_be_bytes(*size),
        added_ms: u64::from_be_bytes(*added_ms),
        media_type: text(media_type)?,
        name: text(rest)?,
    })
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

fn short_text(text: &str, field: &'static str) -> Result<u8> {
    u8::try_from(text.len()).map_err(|_| Error::Invalid { field })
}
