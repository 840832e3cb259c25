//! Capture while locked: something can be put in without the PIN; it can be read only after unlock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_plan as plan;
use amparo_vault::{self as inner, CaptureId, CaptureKind, CaptureReader, CaptureWriter};

use super::documents::{CHUNK_MAX, read_chunk};
use super::{Slot, Vault, kept_anchors};
use crate::{AmparoError, hex};

/// Something that was put in while the vault was locked.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Capture {
    /// Id.
    pub id: String,
    /// A note; else a photo or another document.
    pub note: bool,
    /// Name; empty for a note.
    pub name: String,
    /// Media type, for example `image/jpeg`.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Milliseconds since the Unix epoch, by the clock of that moment.
    pub added_ms: u64,
    /// It cannot be opened; it stays until it is thrown away.
    pub damaged: bool,
}

impl std::fmt::Debug for Capture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Capture(redacted)")
    }
}

#[uniffi::export]
impl Vault {
    /// Puts a note in, whether the vault is open or not. Errors: `NotFound` where there is no vault, or it was never opened on this
    /// phone; `Damaged{header}` when the vault is not the one that was open last; `TooLarge`, `DiskFull`, `Unavailable`.
    pub fn capture_note(&self, text: String) -> Result<(), AmparoError> {
        let size = text.len() as u64;
        let mut writer = self.begin_capture(CaptureKind::Note, "", "text/plain", size)?;
        writer.write(text.as_bytes())?;
        writer.finish()?;
        Ok(())
    }

    /// Begins to put a photo or another document in, whether the vault is open or not. `size`: bytes, neither more nor less.
    /// Errors: as [`Vault::capture_note`].
    pub fn capture_document(
        &self,
        name: String,
        media_type: String,
        size: u64,
    ) -> Result<Arc<CaptureImport>, AmparoError> {
        plan::check_document_name(&name)?;
        let writer = self.begin_capture(CaptureKind::Document, &name, &media_type, size)?;
        Ok(Arc::new(CaptureImport {
            writer: Mutex::new(Some(writer)),
        }))
    }

    /// What was put in while the vault was locked, newest first. Errors: `Locked`.
    pub fn captures(&self) -> Result<Vec<Capture>, AmparoError> {
        let captures = Slot::with(&self.app, |vault| Ok(vault.captures()?))?;
        let sound = captures.items.into_iter().map(|item| Capture {
            id: hex::encode(item.id.0),
            note: item.kind == CaptureKind::Note,
            name: item.name,
            media_type: item.media_type,
            size: item.size,
            added_ms: item.added_ms,
            damaged: false,
        });
        let damaged = captures.damaged.into_iter().map(|id| Capture {
            id: hex::encode(id.0),
            note: false,
            name: String::new(),
            media_type: String::new(),
            size: 0,
            added_ms: 0,
            damaged: true,
        });
        let mut all: Vec<_> = sound.chain(damaged).collect();
        all.sort_by(|a, b| (b.added_ms, &b.id).cmp(&(a.added_ms, &a.id)));
        Ok(all)
    }

    /// Opens one for reading. Errors: `Locked`, `NotFound`, `Damaged`.
    pub fn open_capture(&self, id: String) -> Result<Arc<CaptureExport>, AmparoError> {
        let id = capture_id(&id)?;
        let reader = Slot::with(&self.app, |vault| Ok(vault.open_capture(id)?))?;
        Ok(Arc::new(CaptureExport { reader }))
    }

    /// Makes one a document, marked as added while locked; returns the document's id. Errors: `Locked`, `NotFound`,
    /// `Damaged`, `DiskFull`.
    pub fn keep_capture(&self, id: String) -> Result<String, AmparoError> {
        let id = capture_id(&id)?;
        let now_ms = self.app.clock.now_ms();
        Slot::with_open(&self.app, |open| {
            let kept = open.vault.keep_capture(id, now_ms)?;
            open.drop_index();
            Ok(hex::encode(kept.0))
        })
    }

    /// Throws one away, for good. Errors: `Locked`, `NotFound`.
    pub fn discard_capture(&self, id: String) -> Result<(), AmparoError> {
        let id = capture_id(&id)?;
        Slot::with(&self.app, |vault| Ok(vault.discard_capture(id)?))
    }
}

impl Vault {
    fn begin_capture(
        &self,
        kind: CaptureKind,
        name: &str,
        media_type: &str,
        size: u64,
    ) -> Result<CaptureWriter, AmparoError> {
        let anchors = kept_anchors(&self.app)?;
        let (folder, now_ms) = (self.app.vault_folder(), self.app.clock.now_ms());
        Ok(inner::Vault::capture(
            &folder, &anchors, kind, name, media_type, size, now_ms,
        )?)
    }
}

/// A document on its way in without the PIN. Dropped without `finish` it leaves nothing.
#[derive(uniffi::Object)]
pub struct CaptureImport {
    writer: Mutex<Option<CaptureWriter>>,
}

impl CaptureImport {
    fn writer(&self) -> MutexGuard<'_, Option<CaptureWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl CaptureImport {
    /// Takes the next chunk, of at most 1 MiB; returns the bytes taken so far. Errors: `Cancelled` after the end, `TooLarge`,
    /// `Invalid{size}` beyond what was told, `DiskFull`.
    pub fn write(&self, chunk: Vec<u8>) -> Result<u64, AmparoError> {
        if chunk.len() > CHUNK_MAX {
            return Err(AmparoError::TooLarge);
        }
        let mut slot = self.writer();
        let writer = slot.as_mut().ok_or(AmparoError::Cancelled)?;
        writer.write(&chunk)?;
        Ok(writer.written())
    }

    /// Makes it durable.
    pub fn finish(&self) -> Result<(), AmparoError> {
        let writer = self.writer().take().ok_or(AmparoError::Cancelled)?;
        writer.finish()?;
        Ok(())
    }

    /// Drops what was written.
    pub fn cancel(&self) -> Result<(), AmparoError> {
        if let Some(writer) = self.writer().take() {
            writer.cancel();
        }
        Ok(())
    }
}

/// Something that was captured, being read.
#[derive(uniffi::Object)]
pub struct CaptureExport {
    reader: CaptureReader,
}

#[uniffi::export]
impl CaptureExport {
    /// Bytes in all.
    pub fn size(&self) -> Result<u64, AmparoError> {
        Ok(self.reader.size())
    }

    /// Up to `length` bytes (at most 1 MiB) from `offset`; empty at the end. Errors: `Locked`, `Damaged`, `TooLarge`.
    pub fn read(&self, offset: u64, length: u32) -> Result<Vec<u8>, AmparoError> {
        read_chunk(length, |done, rest| {
            Ok(self.reader.read_at(offset.saturating_add(done), rest)?)
        })
    }
}

fn capture_id(id: &str) -> Result<CaptureId, AmparoError> {
    hex::decode(id).map(CaptureId).ok_or(AmparoError::NotFound)
}
