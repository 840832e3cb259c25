//! Reading a capture at any offset.

use std::fs::{self, File};
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use age::DecryptError;
use age::stream::StreamReader;
use amparo_sealed::file::CHUNK;
use zeroize::Zeroizing;

use super::frame::Head;
use super::place::MAX_ITEM;
use super::{CaptureId, CaptureInfo};
use crate::document::Session;
use crate::keeper::Identity;
use crate::{Error, Part, Result};

const DAMAGED: Error = Error::damaged(Part::Capture);
/// More than the age header, the head, the tags and the padding of the largest capture.
const MAX_FILE: u64 = MAX_ITEM / 8 * 9;

/// An open capture. Reading ends, and its key is gone, when the vault is locked.
#[derive(Debug)]
pub struct CaptureReader {
    slot: Arc<Slot>,
    size: u64,
}

struct Slot(Mutex<Option<Opened>>);

/// A file whose key, head and length have proved right.
pub(super) struct Opened {
    stream: StreamReader<BufReader<File>>,
    pub(super) head: Head,
}

impl Opened {
    /// # Errors
    /// [`Error::NotFound`]; [`Part::Capture`] damaged, also when it is sealed to none of the identities.
    pub(super) fn open(path: &Path, identities: &[Identity]) -> Result<Self> {
        let found = fs::symlink_metadata(path)?;
        if !found.is_file() || found.len() > MAX_FILE {
            return Err(DAMAGED);
        }
        let decryptor =
            age::Decryptor::new_buffered(BufReader::new(File::open(path)?)).map_err(decrypt)?;
        let identities = identities
            .iter()
            .map(|identity| identity.as_age() as &dyn age::Identity);
        let mut stream = decryptor.decrypt(identities).map_err(decrypt)?;
        let head = Head::read(&mut stream).map_err(read)?;
        let last = head.padded().checked_sub(1).ok_or(DAMAGED)?;
        go_to(&mut stream, last).map_err(read)?;
        // One byte and then the end. It opens the last chunk as the last one: a file that was cut between two chunks shows here.
        let mut rest = Zeroizing::new(Vec::with_capacity(2));
        stream
            .by_ref()
            .take(2)
            .read_to_end(&mut rest)
            .map_err(read)?;
        if rest.len() != 1 {
            return Err(DAMAGED);
        }
        Ok(Self { stream, head })
    }

    pub(super) fn info(self, id: CaptureId) -> CaptureInfo {
        let Head {
            kind,
            added_ms,
            media_type,
            mut name,
            size,
        } = self.head;
        CaptureInfo {
            id,
            kind,
            name: std::mem::take(&mut *name),
            media_type,
            size,
            added_ms,
        }
    }

    pub(super) fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize> {
        let available = self.head.size.saturating_sub(offset);
        let wanted = usize::try_from(available).map_or(buffer.len(), |all| all.min(buffer.len()));
        if wanted == 0 {
            return Ok(0);
        }
        let buffer = &mut buffer[..wanted];
        // No overflow: the offset is below the size, which is capped.
        let start = self.head.length() as u64 + offset;
        let outcome = go_to(&mut self.stream, start).and_then(|()| self.stream.read_exact(buffer));
        if outcome.is_err() {
            // What was opened before the damage is not handed out in part.
            buffer.fill(0);
        }
        outcome.map(|()| wanted).map_err(read)
    }
}

impl CaptureReader {
    pub(super) fn new(opened: Opened) -> (Self, Arc<dyn Session>) {
        let size = opened.head.size;
        let slot = Arc::new(Slot(Mutex::new(Some(opened))));
        let session: Arc<dyn Session> = Arc::<Slot>::clone(&slot);
        (Self { slot, size }, session)
    }

    /// Bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Fills as much of `buffer` as there is from `offset` on, and says how much; 0 at the end.
    ///
    /// # Errors
    /// [`Part::Capture`] damaged when a chunk that the range touches is not what was written there; [`Error::Locked`].
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize> {
        let mut slot = self.slot.0.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = slot.as_mut().ok_or(Error::Locked)?;
        opened.read_at(offset, buffer)
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

/// age's own seeking reads what lies before the place in its chunk into memory that it does not wipe; at the beginning of a chunk there
/// is nothing before it.
fn go_to(stream: &mut StreamReader<BufReader<File>>, offset: u64) -> std::io::Result<()> {
    let within = offset % CHUNK as u64;
    stream.seek(SeekFrom::Start(offset - within))?;
    let mut before = Zeroizing::new([0; 4096]);
    let mut left = within;
    while left > 0 {
        let piece = usize::try_from(left).map_or(before.len(), |left| left.min(before.len()));
        stream.read_exact(&mut before[..piece])?;
        left -= piece as u64;
    }
    Ok(())
}

fn decrypt(error: DecryptError) -> Error {
    match error {
        DecryptError::Io(error) => read(error),
        _ => DAMAGED,
    }
}

/// What is not the system's failure, which has a number of the system's, is the file's.
fn read(error: std::io::Error) -> Error {
    match error.raw_os_error() {
        Some(_) => error.into(),
        None => DAMAGED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    /// Who is told that a capture is damaged discards it.
    #[test]
    fn a_disk_that_fails_is_no_damage_of_a_capture() {
        // EIO
        let failing = || io::Error::from_raw_os_error(5);
        for error in [read(failing()), decrypt(DecryptError::Io(failing()))] {
            assert!(matches!(error, Error::Storage { .. }), "{error:?}");
        }
        for kind in [
            io::ErrorKind::UnexpectedEof,
            io::ErrorKind::InvalidData,
            io::ErrorKind::Other,
        ] {
            assert_eq!(read(kind.into()), DAMAGED);
            assert_eq!(decrypt(DecryptError::Io(kind.into())), DAMAGED);
        }
    }
}
