//! Reading a sealed file at any offset.

use std::path::Path;

use zeroize::Zeroizing;

use super::chunks::sealed_size;
use super::{CHUNK, ChunkReader, LENGTH, MAX_DATA, padme};
use crate::{Error, Key, Part, Result};

const DAMAGED: Error = Error::damaged(Part::File);

/// An open sealed file. Keeps the last chunk it opened, so that reading in small steps opens each chunk once.
#[derive(Debug)]
pub struct FileReader {
    chunks: ChunkReader,
    length: u64,
    kept: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl FileReader {
    /// `length` is the length of the data, from the sealed row that also keeps the key.
    ///
    /// # Errors
    /// [`Part::File`] damaged when the file is missing or not as long as `length` demands.
    pub fn open(path: &Path, key: Key, length: u64) -> Result<Self> {
        let chunks = ChunkReader::open(path, key)?;
        if length > MAX_DATA || chunks.size() != sealed_size(padme(LENGTH as u64 + length)) {
            return Err(DAMAGED);
        }
        Ok(Self {
            chunks,
            length,
            kept: None,
        })
    }

    /// Bytes of data.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Fills as much of `buffer` as there is data from `offset` on, and says how much; 0 at the end. Opens the chunks that
    /// the range touches and no others.
    ///
    /// # Errors
    /// [`Part::File`] damaged when a chunk is not the one that was written there; `buffer` then holds nothing of it.
    pub fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize> {
        let available = self.length.saturating_sub(offset);
        let wanted = usize::try_from(available).map_or(buffer.len(), |all| all.min(buffer.len()));
        let mut done = 0;
        while done < wanted {
            let position = (LENGTH + done) as u64 + offset;
            let start = usize::try_from(position % CHUNK as u64).map_err(|_| DAMAGED)?;
            let chunk = self.chunk(position / CHUNK as u64)?;
            let source = chunk
                .get(start..)
                .filter(|rest| !rest.is_empty())
                .ok_or(DAMAGED)?;
            let count = source.len().min(wanted - done);
            buffer[done..done + count].copy_from_slice(&source[..count]);
            done += count;
        }
        Ok(done)
    }

    /// Opens the chunks behind the data, which hold padding alone.
    ///
    /// # Errors
    /// [`Part::File`] damaged.
    pub fn check_rest(&mut self) -> Result<()> {
        let first = (LENGTH as u64 + self.length) / CHUNK as u64;
        for index in first..self.chunks.chunks() {
            self.chunk(index)?;
        }
        Ok(())
    }

    fn chunk(&mut self, index: u64) -> Result<&[u8]> {
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != index) {
            self.kept = None;
            let chunk = self.chunks.read(index)?;
            if index == 0 && !chunk.starts_with(&self.length.to_be_bytes()) {
                return Err(DAMAGED);
            }
            self.kept = Some((index, chunk));
        }
        self.kept
            .as_ref()
            .map(|(_, chunk)| chunk.as_slice())
            .ok_or(DAMAGED)
    }
}
