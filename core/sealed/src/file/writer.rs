//! Writing a sealed file as a stream of unknown length.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::chunks::{SEALED_CHUNK, TAG, seal_chunk};
use super::{CHUNK, LENGTH, MAX_DATA, padme};
use crate::{Error, Key, Result};

const ZEROS: [u8; 4096] = [0; 4096];

/// A sealed file that is being written. The length stands in the first chunk and is known last, so the first chunk waits in
/// memory and its place in the file is left free until [`FileWriter::finish`].
#[derive(Debug)]
pub struct FileWriter {
    file: File,
    path: PathBuf,
    key: Key,
    /// Plaintext of the first chunk, once it is full.
    first: Option<Zeroizing<Vec<u8>>>,
    /// Plaintext of the chunk being filled.
    chunk: Zeroizing<Vec<u8>>,
    /// Number of the chunk being filled.
    index: u64,
    length: u64,
    finished: bool,
}

impl FileWriter {
    /// Makes the file. The key seals this file and no other.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] when there is one.
    pub fn create(path: &Path, key: Key) -> Result<Self> {
        let file = File::create_new(path)?;
        let mut chunk = empty_chunk();
        chunk.extend_from_slice(&[0; LENGTH]);
        Ok(Self {
            file,
            path: path.to_owned(),
            key,
            first: None,
            chunk,
            index: 0,
            length: 0,
            finished: false,
        })
    }

    /// Bytes of data so far.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Appends data.
    ///
    /// # Errors
    /// [`Error::TooLarge`] above 2⁴⁰ bytes; [`Error::DiskFull`]. The writer is of no further use then: cancel it.
    pub fn write(&mut self, data: &[u8]) -> Result<()> {
        let length = self.length + data.len() as u64;
        if length > MAX_DATA {
            return Err(Error::TooLarge);
        }
        self.append(data)?;
        self.length = length;
        Ok(())
    }

    /// Pads, writes the last and the first chunk, and makes the file durable. Gives the length of the data, to be kept with
    /// the key. The name is not durable yet.
    pub fn finish(mut self) -> Result<u64> {
        let written = LENGTH as u64 + self.length;
        let mut padding = padme(written) - written;
        while padding > 0 {
            let count = usize::try_from(padding).map_or(ZEROS.len(), |all| all.min(ZEROS.len()));
            self.append(&ZEROS[..count])?;
            padding -= count as u64;
        }
        match self.first.take() {
            None => {
                self.chunk[..LENGTH].copy_from_slice(&self.length.to_be_bytes());
                self.seal_and_write(true)?;
            }
            Some(first) => {
                self.seal_and_write(true)?;
                self.index = 0;
                self.chunk = first;
                self.chunk[..LENGTH].copy_from_slice(&self.length.to_be_bytes());
                self.seal_and_write(false)?;
            }
        }
        self.file.sync_all()?;
        self.finished = true;
        Ok(self.length)
    }

    /// Removes the file again.
    pub fn cancel(mut self) -> Result<()> {
        self.finished = true;
        Ok(fs::remove_file(&self.path)?)
    }

    fn append(&mut self, mut data: &[u8]) -> Result<()> {
        while !data.is_empty() {
            // A full chunk waits until more comes: only then is it known not to be the last.
            if self.chunk.len() == CHUNK {
                self.next_chunk()?;
            }
            let (now, later) = data.split_at(data.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            data = later;
        }
        Ok(())
    }

    fn next_chunk(&mut self) -> Result<()> {
        if self.index == 0 {
            self.first = Some(std::mem::replace(&mut self.chunk, empty_chunk()));
            self.file.seek(SeekFrom::Start(SEALED_CHUNK))?;
        } else {
            self.seal_and_write(false)?;
        }
        self.index += 1;
        Ok(())
    }

    fn seal_and_write(&mut self, last: bool) -> Result<()> {
        if self.index == 0 {
            self.file.seek(SeekFrom::Start(0))?;
        }
        seal_chunk(&self.key, self.index, last, &mut self.chunk)?;
        self.file.write_all(&self.chunk)?;
        self.chunk.clear();
        Ok(())
    }
}

impl Drop for FileWriter {
    fn drop(&mut self) {
        if !self.finished {
            // What was left unfinished is of no use to anyone; if this fails, the next sweep finds it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// With room for the tag, so that sealing in place never moves plaintext.
fn empty_chunk() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(CHUNK + TAG))
}
