//! age's STREAM, the chunk layer alone (<https://c2sp.org/age>, "Payload"; Hoang, Reyhanitabar, Rogaway, Vizár 2015).
//!
//! 64 KiB of plaintext a chunk, the last one may be shorter; ChaCha20-Poly1305; nonce = 11-byte big-endian counter ‖ 1 for the
//! last chunk, else 0; no associated data. A key seals one file.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::{Error, Key, Part, Result};

/// Plaintext bytes in every chunk but the last.
pub const CHUNK: usize = 64 * 1024;
pub(super) const TAG: usize = 16;
/// Stored bytes of a full chunk.
pub(super) const SEALED_CHUNK: usize = CHUNK + TAG;
const STRIDE: u64 = SEALED_CHUNK as u64;

const DAMAGED: Error = Error::damaged(Part::File);

/// Seals `buffer[from..]` as chunk `index`, in place, and appends its tag.
pub(super) fn seal_chunk(
    key: &Key,
    index: u64,
    last: bool,
    buffer: &mut Vec<u8>,
    from: usize,
) -> Result<()> {
    let tag = cipher(key)
        .seal_in_place_separate_tag(nonce(index, last), Aad::empty(), &mut buffer[from..])
        .map_err(|_| Error::TooLarge)?;
    buffer.extend_from_slice(tag.as_ref());
    Ok(())
}

/// The stored size of `plaintext` bytes.
pub(super) fn sealed_size(plaintext: u64) -> u64 {
    let chunks = plaintext.div_ceil(CHUNK as u64).max(1);
    plaintext + chunks * TAG as u64
}

/// Opens the chunks of one file in any order.
#[derive(Debug)]
pub struct ChunkReader {
    file: File,
    key: Key,
    size: u64,
}

impl ChunkReader {
    /// Takes the size of the file as it is; a file that was cut or extended shows when its last chunk is read.
    ///
    /// # Errors
    /// [`Part::File`] damaged when the file is missing, or no sequence of chunks has its size.
    pub fn open(path: &Path, key: Key) -> Result<Self> {
        let file = File::open(path).map_err(|error| match Error::from(error) {
            Error::NotFound => DAMAGED,
            error => error,
        })?;
        let size = file.metadata()?.len();
        let rest = size % STRIDE;
        // Only an empty plaintext has an empty chunk.
        if size < TAG as u64 || (rest != 0 && rest <= TAG as u64 && size != TAG as u64) {
            return Err(DAMAGED);
        }
        Ok(Self { file, key, size })
    }

    /// Stored bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// How many chunks there are, at least one.
    pub fn chunks(&self) -> u64 {
        self.size.div_ceil(STRIDE)
    }

    /// The plaintext of one chunk.
    ///
    /// # Errors
    /// [`Part::File`] damaged when the chunk is not the one that was written at this place of this file.
    pub fn read(&mut self, index: u64) -> Result<Zeroizing<Vec<u8>>> {
        let chunks = self.chunks();
        if index >= chunks {
            return Err(Error::NotFound);
        }
        let start = index * STRIDE;
        let length = (self.size - start).min(STRIDE);
        let mut chunk = Zeroizing::new(vec![0; usize::try_from(length).map_err(|_| DAMAGED)?]);
        self.file.seek(SeekFrom::Start(start))?;
        self.file
            .read_exact(&mut chunk)
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::UnexpectedEof => DAMAGED,
                _ => error.into(),
            })?;
        let plaintext = cipher(&self.key)
            .open_in_place(nonce(index, index + 1 == chunks), Aad::empty(), &mut chunk)
            .map_err(|_| DAMAGED)?
            .len();
        chunk.truncate(plaintext);
        Ok(chunk)
    }
}

fn nonce(index: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&index.to_be_bytes());
    nonce[11] = u8::from(last);
    Nonce::assume_unique_for_key(nonce)
}

pub(super) fn cipher(key: &Key) -> LessSafeKey {
    #[expect(clippy::expect_used, reason = "the type fixes the length")]
    let key = UnboundKey::new(&CHACHA20_POLY1305, key.as_bytes()).expect("ChaCha20 takes 32 bytes");
    LessSafeKey::new(key)
}
