//! Reading a document at any offset.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use amparo_sealed::RowId;
use amparo_sealed::file::FileReader;

use super::{Session, place, standing};
use crate::record::Document;
use crate::{Error, Result};

/// An open document. Reading ends, and its key is gone, when the vault is locked.
#[derive(Debug)]
pub struct DocumentReader {
    slot: Arc<Slot>,
    size: u64,
}

struct Slot(Mutex<Option<FileReader>>);

pub(crate) fn open(
    files: &Path,
    id: RowId,
    row: Document,
) -> Result<(DocumentReader, Arc<dyn Session>)> {
    let size = row.size;
    // When it is lost, the reader says so.
    let path = standing(files, id).unwrap_or_else(|| place(files, id));
    let reader = FileReader::open(&path, row.key, size)?;
    let slot = Arc::new(Slot(Mutex::new(Some(reader))));
    let reader = DocumentReader {
        slot: Arc::clone(&slot),
        size,
    };
    Ok((reader, slot))
}

impl DocumentReader {
    /// Bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Fills as much of `buffer` as there is from `offset` on, and says how much; 0 at the end. Opens only the 64 KiB chunks
    /// that the range touches.
    ///
    /// # Errors
    /// [`crate::Part::Document`] damaged when one of them is not what was written there; [`Error::Locked`].
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize> {
        let mut slot = self.slot.0.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = slot.as_mut().ok_or(Error::Locked)?;
        Ok(reader.read_at(offset, buffer)?)
    }
}

impl Session for Slot {
    fn end(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}
