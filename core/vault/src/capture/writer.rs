//! Capturing, piece by piece.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use amparo_sealed::file::ChunkWriter;
use amparo_sealed::sync_folder;
use zeroize::Zeroizing;

use super::anchors::trusted_recipient;
use super::frame::Head;
use super::{CaptureId, CaptureKind, place};
use crate::folder::Folder;
use crate::{Anchors, Error, Result, Vault, age_writer, space};

const ZEROS: [u8; 4096] = [0; 4096];
/// Another length than the one told in the beginning, which stands in front of the data.
const WRONG_SIZE: Error = Error::Invalid { field: "size" };

/// A capture that is being written. There is none before [`CaptureWriter::finish`]; dropped or cancelled it leaves nothing.
pub struct CaptureWriter {
    /// `None` once it has ended. Its file is locked as long as it is open.
    stream: Option<ChunkWriter<File>>,
    id: CaptureId,
    captured: PathBuf,
    /// Bytes of data, as told in the beginning.
    size: u64,
    /// Of them still to come.
    left: u64,
    /// Zeros after them.
    padding: u64,
}

impl Vault {
    /// Begins to take in `size` bytes with no secret at hand: while the vault is locked, sealed, or open, in this process or
    /// another. They are read with [`crate::Unlocked::captures`].
    ///
    /// `name`: at most 1,024 bytes; `media_type`: at most 255; `now_ms`: milliseconds since the Unix epoch.
    ///
    /// # Errors
    /// Before anything is written: [`Error::NotFound`] without a vault; [`crate::Part::Header`] damaged when its capture recipient is
    /// not the anchors'; [`Error::TooLarge`] above 64 MiB, with 200 captures there, or 1 GiB of them; [`Error::DiskFull`];
    /// [`Error::Invalid`] "name", "`media_type`" or "anchors".
    pub fn capture(
        folder: &Path,
        anchors: &Anchors,
        kind: CaptureKind,
        name: &str,
        media_type: &str,
        size: u64,
        now_ms: u64,
    ) -> Result<CaptureWriter> {
        let folder = Folder::new(folder);
        let head = Head {
            kind,
            added_ms: now_ms,
            media_type: media_type.into(),
            name: Zeroizing::new(name.into()),
            size,
        };
        let bytes = head.encode()?;
        let recipient = trusted_recipient(&folder, anchors)?;
        place::check_caps(&folder.captured(), size)?;
        space::expect(folder.path(), size)?;
        let (id, file) = place::begin(&folder.captured())?;
        let mut writer = CaptureWriter {
            stream: None,
            id,
            captured: folder.captured(),
            size,
            left: size,
            padding: head.padded() - (head.length() as u64 + size),
        };
        // Once more: from here on the vault sees that something is being captured, and keeps what opens it.
        let recipient = trusted_recipient(&folder, anchors).and(Ok(recipient))?;
        let mut stream = age_writer::begin(&[&recipient], file)?;
        stream.write(&bytes)?;
        writer.stream = Some(stream);
        Ok(writer)
    }
}

impl CaptureWriter {
    /// Appends a piece, of 64 KiB to 1 MiB for a good pace; any size works.
    ///
    /// # Errors
    /// [`Error::Invalid`] "size" when it is more than was told; [`Error::DiskFull`]. The capture has ended then, and nothing is
    /// left of it; [`Error::Cancelled`] after that.
    pub fn write(&mut self, piece: &[u8]) -> Result<()> {
        let stream = self.stream.as_mut().ok_or(Error::Cancelled)?;
        let written = match self.left.checked_sub(piece.len() as u64) {
            None => Err(WRONG_SIZE),
            Some(left) => {
                self.left = left;
                stream.write(piece).map_err(Error::from)
            }
        };
        if written.is_err() {
            self.end();
        }
        written
    }

    /// Bytes so far; as many as were told after the end.
    pub fn written(&self) -> u64 {
        self.size - self.left
    }

    /// Makes it a capture. Durable when this returns; on an error nothing is left.
    ///
    /// # Errors
    /// [`Error::Invalid`] "size" when less was written than told; [`Error::DiskFull`]; [`Error::Cancelled`] after a failed write.
    pub fn finish(mut self) -> Result<CaptureId> {
        if self.left > 0 {
            return Err(if self.stream.is_some() {
                WRONG_SIZE
            } else {
                Error::Cancelled
            });
        }
        let mut stream = self.stream.take().ok_or(Error::Cancelled)?;
        let outcome = pad(&mut stream, self.padding)
            .and_then(|()| Ok(stream.finish()?))
            .and_then(|file| {
                file.sync_all()?;
                let whole = place::whole(&self.captured, self.id);
                fs::rename(place::part(&self.captured, self.id), whole)?;
                Ok(sync_folder(&self.captured)?)
            });
        if outcome.is_err() {
            let _ = fs::remove_file(place::whole(&self.captured, self.id));
        }
        outcome.map(|()| self.id)
    }

    /// Ends it; nothing is left of it.
    pub fn cancel(self) {
        drop(self);
    }

    fn end(&mut self) {
        self.stream = None;
        // If it cannot be removed now, the next sweep does it.
        let _ = fs::remove_file(place::part(&self.captured, self.id));
    }
}

impl Drop for CaptureWriter {
    fn drop(&mut self) {
        // After it was finished there is nothing under this name.
        self.end();
    }
}

impl std::fmt::Debug for CaptureWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CaptureWriter(..)")
    }
}

fn pad(stream: &mut ChunkWriter<File>, mut zeros: u64) -> Result<()> {
    while zeros > 0 {
        let count = usize::try_from(zeros).map_or(ZEROS.len(), |all| all.min(ZEROS.len()));
        stream.write(&ZEROS[..count])?;
        zeros -= count as u64;
    }
    Ok(())
}
