//! Taking a document in, piece by piece.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use amparo_sealed::file::FileWriter;
use amparo_sealed::{Key, RowId, sync_folder};

use super::{PART, Session, place};
use crate::record::Document;
use crate::{Error, Result, Unlocked, space};

/// A document that is being taken in. It is no document before [`DocumentWriter::finish`]; dropped, cancelled, or caught by a
/// lock, it leaves nothing.
#[derive(Debug)]
pub struct DocumentWriter(Arc<Slot>);

/// `None` once the import has ended, in whatever way.
struct Slot(Mutex<Option<Writing>>);

struct Writing {
    writer: FileWriter,
    key: Key,
    id: RowId,
    captured: bool,
    files: PathBuf,
    name: String,
    media_type: String,
}

/// What is to be taken in.
pub(crate) struct Import<'a> {
    pub(crate) name: &'a str,
    pub(crate) media_type: &'a str,
    /// Bytes, where they are known.
    pub(crate) expected: Option<u64>,
    /// The row it is to have; a random one where it is `None`.
    pub(crate) id: Option<RowId>,
    /// It was added while the vault was locked.
    pub(crate) captured: bool,
}

pub(crate) fn import(
    files: &Path,
    import: &Import<'_>,
) -> Result<(DocumentWriter, Arc<dyn Session>)> {
    let id = import.id.map_or_else(RowId::make_random, Ok)?;
    let key = Key::make_random()?;
    let row = Document {
        captured: import.captured,
        key: key.copy(),
        size: 0,
        added_ms: 0,
        name: import.name.into(),
        media_type: import.media_type.into(),
    };
    // Refuses too long a name now, and not after a gigabyte.
    row.encode()?;
    fs::create_dir_all(files)?;
    if let Some(expected) = import.expected {
        space::expect(files, expected)?;
    }
    let part = place(files, id).with_extension(PART);
    if import.captured {
        // Its id is always the same: what an import left that could not clean up, on a disk that was read-only then, is in the way.
        match fs::remove_file(&part) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let writer = FileWriter::create(&part, key.copy())?;
    let import = Writing {
        writer,
        key,
        id,
        captured: row.captured,
        files: files.to_owned(),
        name: row.name,
        media_type: row.media_type,
    };
    let slot = Arc::new(Slot(Mutex::new(Some(import))));
    Ok((DocumentWriter(Arc::clone(&slot)), slot))
}

impl DocumentWriter {
    /// Appends a piece, of 64 KiB to 1 MiB for a good pace; any size works.
    ///
    /// # Errors
    /// [`Error::Locked`] when the vault was locked meanwhile. After [`Error::DiskFull`] or any other the import has ended.
    pub fn write(&self, piece: &[u8]) -> Result<()> {
        let mut slot = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let import = slot.as_mut().ok_or(Error::Locked)?;
        if let Err(error) = import.writer.write(piece) {
            if let Some(import) = slot.take() {
                let _ = import.writer.cancel();
            }
            return Err(error.into());
        }
        Ok(())
    }

    /// Bytes so far; 0 after the import has ended.
    pub fn written(&self) -> u64 {
        let slot = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        slot.as_ref().map_or(0, |import| import.writer.length())
    }

    /// Makes it a document of the vault that it was begun in. Durable when this returns; on an error nothing is left.
    ///
    /// # Errors
    /// [`Error::Locked`] when that vault was locked meanwhile, also when it, or another, is open again.
    pub fn finish(self, vault: &mut Unlocked, now_ms: u64) -> Result<RowId> {
        let import = self.0.take().ok_or(Error::Locked)?;
        let Writing {
            writer,
            key,
            id,
            captured,
            files,
            name,
            media_type,
        } = import;
        if files != vault.files() {
            writer.cancel()?;
            return Err(Error::Locked);
        }
        let part = place(&files, id).with_extension(PART);
        let size = writer.finish()?;
        let row = Document {
            captured,
            key,
            size,
            added_ms: now_ms,
            name,
            media_type,
        };
        let committed = row.encode().and_then(|row| {
            // The name has to be durable before the row that relies on it.
            sync_folder(&files)?;
            Ok(vault.store_mut().write(|tx| tx.insert_as(id, &row))?)
        });
        if let Err(error) = committed {
            fs::remove_file(&part)?;
            return Err(error);
        }
        // It is in the vault: its row is durable and so is its file, under this name or the other. What cannot be renamed now is
        // renamed at the next unlock.
        let _ = settle(&files, &part, id);
        vault.changed();
        Ok(id)
    }

    /// Ends the import; nothing is left of it.
    pub fn cancel(self) -> Result<()> {
        match self.0.take() {
            Some(import) => Ok(import.writer.cancel()?),
            None => Ok(()),
        }
    }
}

fn settle(files: &Path, part: &Path, id: RowId) -> Result<()> {
    fs::rename(part, place(files, id))?;
    Ok(sync_folder(files)?)
}

impl Slot {
    fn take(&self) -> Option<Writing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Session for Slot {
    fn end(&self) {
        if let Some(import) = self.take() {
            // If the file cannot be removed now, the next sweep does it.
            let _ = import.writer.cancel();
        }
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}
