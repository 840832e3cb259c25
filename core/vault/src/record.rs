//! What is inside a sealed row: a record, or what is known about a document.
//!
//! A first byte says which, so that neither can pass for the other. All integers big-endian, all text UTF-8.

use std::fmt;

use amparo_sealed::Key;
use zeroize::{Zeroize as _, Zeroizing};

use crate::{Error, Result};

const RECORD: u8 = 1;
const DOCUMENT: u8 = 2;
const RETIRED: u8 = 3;
const THUMBNAIL: u8 = 4;
const CAPTURED_DOCUMENT: u8 = 5;
/// Bytes of a document's name: no file system takes longer ones.
pub(crate) const MAX_NAME: u16 = 1024;
/// Bytes of a thumbnail: the largest size class of rows takes it together with its media type.
const MAX_THUMBNAIL: usize = 60 * 1024;

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

/// Contents do not outlive their record in freed memory.
impl Drop for Record {
    fn drop(&mut self) {
        self.kind.zeroize();
        self.json.zeroize();
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(..)")
    }
}

/// What the row of a document holds.
pub(crate) struct Document {
    /// It was added while the vault was locked: whoever held the phone may have done that.
    pub(crate) captured: bool,
    pub(crate) key: Key,
    pub(crate) size: u64,
    pub(crate) added_ms: u64,
    pub(crate) name: String,
    pub(crate) media_type: String,
}

/// What opened captures before the vault key was changed, kept until no capture needs it.
pub(crate) struct Retired {
    /// Of the vault key that it belonged to.
    pub(crate) epoch: u32,
    /// The secret of an age identity.
    pub(crate) secret: Key,
}

/// A small picture of a document.
#[derive(Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// For instance "image/jpeg".
    pub media_type: String,
    /// At most 60 KiB.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Thumbnail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Thumbnail(..)")
    }
}

/// A row, as far as this program knows.
pub(crate) enum Row {
    Record(Record),
    Document(Document),
    Retired(Retired),
    Thumbnail(Thumbnail),
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
    /// 2, or 5 when it was added while locked ‖ file key (32) ‖ size (8) ‖ added (8) ‖ media type length (1) ‖ media type ‖ name length (2) ‖ name
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let media_type = short_text(&self.media_type, "media_type")?;
        let name = u16::try_from(self.name.len())
            .ok()
            .filter(|length| *length <= MAX_NAME)
            .ok_or(Error::Invalid { field: "name" })?;
        let texts = self.media_type.len() + self.name.len();
        let mut row = Zeroizing::new(Vec::with_capacity(52 + texts));
        row.push(if self.captured {
            CAPTURED_DOCUMENT
        } else {
            DOCUMENT
        });
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

#[allow(dead_code, reason = "written when the vault key is changed")]
impl Retired {
    /// What opened captures under this vault key.
    pub(crate) fn of(epoch: u32, vmk: &Key) -> Self {
        Self {
            epoch,
            secret: vmk.derive("capture-private"),
        }
    }

    /// 3 ‖ epoch (4) ‖ secret (32)
    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut row = Zeroizing::new(Vec::with_capacity(37));
        row.push(RETIRED);
        row.extend_from_slice(&self.epoch.to_be_bytes());
        row.extend_from_slice(self.secret.as_bytes());
        row
    }
}

impl Thumbnail {
    /// 4 ‖ media type length (1) ‖ media type ‖ bytes
    pub(crate) fn encode(media_type: &str, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let length = short_text(media_type, "media_type")?;
        if bytes.len() > MAX_THUMBNAIL {
            return Err(Error::TooLarge);
        }
        let mut row = Zeroizing::new(Vec::with_capacity(2 + media_type.len() + bytes.len()));
        row.extend_from_slice(&[THUMBNAIL, length]);
        row.extend_from_slice(media_type.as_bytes());
        row.extend_from_slice(bytes);
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
            DOCUMENT | CAPTURED_DOCUMENT => decode_document(rest, *kind == CAPTURED_DOCUMENT)
                .map(Self::Document)
                .ok_or(CORRUPT),
            RETIRED => decode_retired(rest).map(Self::Retired).ok_or(CORRUPT),
            THUMBNAIL => decode_thumbnail(rest).map(Self::Thumbnail).ok_or(CORRUPT),
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

fn decode_retired(rest: &[u8]) -> Option<Retired> {
    let (epoch, secret) = rest.split_first_chunk()?;
    Some(Retired {
        epoch: u32::from_be_bytes(*epoch),
        secret: Key::from_ref(secret.try_into().ok()?),
    })
}

fn decode_thumbnail(rest: &[u8]) -> Option<Thumbnail> {
    let (media_type, rest) = rest.split_first()?;
    let (media_type, bytes) = rest.split_at_checked((*media_type).into())?;
    Some(Thumbnail {
        media_type: text(media_type)?,
        bytes: Zeroizing::new(bytes.to_vec()),
    })
}

fn decode_document(rest: &[u8], captured: bool) -> Option<Document> {
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
        captured,
        key: Key::from_ref(key),
        size: u64::from_be_bytes(*size),
        added_ms: u64::from_be_bytes(*added_ms),
        media_type: text(media_type)?,
        name: text(rest)?,
    })
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

pub(crate) fn short_text(text: &str, field: &'static str) -> Result<u8> {
    u8::try_from(text.len()).map_err(|_| Error::Invalid { field })
}
