//! Writing a sealed file as a stream of unknown length.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::chunks::{SEALED_CHUNK, seal_chunk};
use super::{CHUNK, ChunkWriter, LENGTH, MAX_DATA, padme};
use crate::{Error, Key, Result};

static ZEROS: [u8; CHUNK] = [0; CHUNK];

/// A sealed file that is being written. The length stands in the first chunk and is known last, so the first chunk waits in
/// memory and its place in the file is left free until [`FileWriter::finish`].
#[derive(Debug)]
pub struct FileWriter {
    key: Key,
    /// Plaintext of the first chunk.
    first: Zeroizing<Vec<u8>>,
    /// The chunks behind it.
    rest: ChunkWriter<File>,
    length: u64,
    name: Name,
}

/// What is removed again unless the file was finished.
#[derive(Debug)]
struct Name {
    path: PathBuf,
    keep: bool,
}

impl FileWriter {
    /// Makes the file. The key seals this file and no other.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] when there is one.
    pub fn create(path: &Path, key: Key) -> Result<Self> {
        let mut file = File::create_new(path)?;
        let name = Name {
            path: path.to_owned(),
            keep: false,
        };
        file.seek(SeekFrom::Start(SEALED_CHUNK as u64))?;
        // With room for the tag, so that sealing in place never moves plaintext.
        let mut first = Zeroizing::new(Vec::with_capacity(SEALED_CHUNK));
        first.extend_from_slice(&[0; LENGTH]);
        Ok(Self {
            rest: ChunkWriter::starting_at(1, key.copy(), file),
            key,
            first,
            length: 0,
            name,
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
        let padded = padme(written);
        let mut padding = padded - written;
        while padding > 0 {
            let count = usize::try_from(padding).map_or(ZEROS.len(), |all| all.min(ZEROS.len()));
            self.append(&ZEROS[..count])?;
            padding -= count as u64;
        }
        let is_only = padded <= CHUNK as u64;
        let mut file = if is_only {
            self.rest.into_output()
        } else {
            self.rest.finish()?
        };
        self.first[..LENGTH].copy_from_slice(&self.length.to_be_bytes());
        seal_chunk(&self.key, 0, is_only, &mut self.first, 0)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&self.first)?;
        file.sync_all()?;
        self.name.keep = true;
        Ok(self.length)
    }

    /// Removes the file again.
    pub fn cancel(mut self) -> Result<()> {
        self.name.keep = true;
        Ok(fs::remove_file(&self.name.path)?)
    }

    fn append(&mut self, data: &[u8]) -> Result<()> {
        let (first, rest) = data.split_at(data.len().min(CHUNK - self.first.len()));
        self.first.extend_from_slice(first);
        self.rest.write(rest)
    }
}

impl Drop for Name {
    fn drop(&mut self) {
        if !self.keep {
            // What was left unfinished is of no use to anyone; if this fails, the next sweep finds it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_a_tebibyte_and_no_byte_more() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::from_bytes([1; 32]);
        let mut writer = FileWriter::create(&folder.path().join("large"), key).unwrap();
        writer.length = MAX_DATA - 2;
        assert_eq!(writer.write(b"abc"), Err(Error::TooLarge));
        assert_eq!(writer.write(b"ab"), Ok(()));
        assert_eq!(writer.write(b"c"), Err(Error::TooLarge));
    }
}
