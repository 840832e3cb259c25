//! Documents: streams in and out of the vault, in chunks of 64 KiB to 1 MiB, and their thumbnails.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_plan as plan;
use amparo_vault::{self as inner, DocumentReader, DocumentWriter};

use super::{Slot, Vault, row_id};
use crate::app::Shared;
use crate::{AmparoError, hex};

/// Largest chunk that crosses the boundary.
pub(super) const CHUNK_MAX: usize = 1024 * 1024;

/// What a list shows of a document.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct DocumentInfo {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Media type, for example `image/jpeg`.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Milliseconds since the Unix epoch.
    pub added_ms: u64,
    /// It was put in while the vault was locked: whoever held the phone may have done that.
    pub captured: bool,
}

/// A small picture of a document, kept sealed beside it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Thumbnail {
    /// Media type, for example `image/jpeg`.
    pub media_type: String,
    /// The picture.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Thumbnail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Thumbnail(redacted)")
    }
}

impl std::fmt::Debug for DocumentInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentInfo(redacted)")
    }
}

#[uniffi::export]
impl Vault {
    /// The documents, newest first; damaged ones as in [`Vault::contacts`]. Errors: `Locked`.
    pub fn documents(&self) -> Result<Vec<DocumentInfo>, AmparoError> {
        Slot::with(&self.app, |vault| {
            let listing = vault.documents()?;
            let mut documents: Vec<_> = listing
                .documents
                .into_iter()
                .map(DocumentInfo::from)
                .collect();
            documents.sort_by(|a, b| (b.added_ms, &b.id).cmp(&(a.added_ms, &a.id)));
            Ok(documents)
        })
    }

    /// Begins to take a document in. Nothing of it is in the vault before `finish`. `size`: bytes, where the shell knows them;
    /// then the disk is asked for room beforehand. Errors: `DiskFull`, `Invalid`, `TooLarge`, `Locked`.
    pub fn import_document(
        &self,
        name: String,
        media_type: String,
        size: Option<u64>,
    ) -> Result<Arc<DocumentImport>, AmparoError> {
        plan::check_document_name(&name)?;
        let writer = Slot::with(&self.app, |vault| {
            Ok(vault.import_document_sized(&name, &media_type, size)?)
        })?;
        Ok(Arc::new(DocumentImport {
            app: Arc::clone(&self.app),
            writer: Mutex::new(Some(writer)),
        }))
    }

    /// Opens a document for reading. Errors: `Locked`, `NotFound`, `Damaged`.
    pub fn open_document(&self, id: String) -> Result<Arc<DocumentExport>, AmparoError> {
        let id = row_id(&id)?;
        let reader = Slot::with(&self.app, |vault| Ok(vault.open_document(id)?))?;
        Ok(Arc::new(DocumentExport { reader }))
    }

    /// Removes a document. [`Vault::undo`] brings it back as long as nothing else was changed and the vault was not locked.
    pub fn remove_document(&self, id: String) -> Result<(), AmparoError> {
        let id = row_id(&id)?;
        Slot::with_open(&self.app, |open| {
            open.vault.remove_document(id)?;
            open.forget(id);
            Ok(())
        })
    }

    /// Keeps a small picture of a document, made by the shell; at most 60 KiB. Errors: `TooLarge`, `NotFound`, `Locked`.
    pub fn put_thumbnail(&self, id: String, thumbnail: Thumbnail) -> Result<(), AmparoError> {
        let id = row_id(&id)?;
        Slot::with(&self.app, |vault| {
            Ok(vault.put_thumbnail(id, &thumbnail.media_type, &thumbnail.bytes)?)
        })
    }

    /// The small picture of a document, where there is one. Errors: `Damaged`, `Locked`.
    pub fn thumbnail(&self, id: String) -> Result<Option<Thumbnail>, AmparoError> {
        let id = row_id(&id)?;
        Slot::with(&self.app, |vault| {
            Ok(vault.thumbnail(id)?.map(|kept| Thumbnail {
                media_type: kept.media_type,
                bytes: kept.bytes.to_vec(),
            }))
        })
    }
}

/// A document on its way into the vault, in chunks of 64 KiB to 1 MiB. Dropped without `finish` it leaves nothing.
#[derive(uniffi::Object)]
pub struct DocumentImport {
    app: Arc<Shared>,
    writer: Mutex<Option<DocumentWriter>>,
}

impl DocumentImport {
    fn writer(&self) -> MutexGuard<'_, Option<DocumentWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl DocumentImport {
    /// Takes the next chunk, of at most 1 MiB; returns the bytes taken so far. Errors: `Locked` when the vault was locked
    /// meanwhile, `Cancelled` after the end, `TooLarge`, `DiskFull`.
    pub fn write(&self, chunk: Vec<u8>) -> Result<u64, AmparoError> {
        if chunk.len() > CHUNK_MAX {
            return Err(AmparoError::TooLarge);
        }
        let writer = self.writer();
        let writer = writer.as_ref().ok_or(AmparoError::Cancelled)?;
        writer.write(&chunk)?;
        Ok(writer.written())
    }

    /// Makes it durable; returns the document's id.
    pub fn finish(&self) -> Result<String, AmparoError> {
        let writer = self.writer().take().ok_or(AmparoError::Cancelled)?;
        let now_ms = self.app.clock.now_ms();
        Slot::with_open(&self.app, |open| {
            let id = writer.finish(&mut open.vault, now_ms)?;
            open.drop_index();
            Ok(hex::encode(id.0))
        })
    }

    /// Drops what was written.
    pub fn cancel(&self) -> Result<(), AmparoError> {
        match self.writer().take() {
            Some(writer) => Ok(writer.cancel()?),
            None => Ok(()),
        }
    }
}

/// A document being read.
#[derive(uniffi::Object)]
pub struct DocumentExport {
    reader: DocumentReader,
}

#[uniffi::export]
impl DocumentExport {
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

/// Up to `length` bytes; `read_at` gets how many there are already and says how many it added.
pub(super) fn read_chunk(
    length: u32,
    read_at: impl Fn(u64, &mut [u8]) -> Result<usize, AmparoError>,
) -> Result<Vec<u8>, AmparoError> {
    let length = usize::try_from(length).map_err(|_| AmparoError::TooLarge)?;
    if length > CHUNK_MAX {
        return Err(AmparoError::TooLarge);
    }
    let mut buffer = vec![0; length];
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        let count = read_at(filled as u64, rest)?;
        if count == 0 {
            break;
        }
        filled += count;
    }
    buffer.truncate(filled);
    Ok(buffer)
}

impl From<inner::DocumentInfo> for DocumentInfo {
    fn from(mut info: inner::DocumentInfo) -> Self {
        Self {
            id: hex::encode(info.id.0),
            name: std::mem::take(&mut info.name),
            media_type: std::mem::take(&mut info.media_type),
            size: info.size,
            added_ms: info.added_ms,
            captured: info.captured,
        }
    }
}
