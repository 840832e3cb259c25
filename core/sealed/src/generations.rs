//! A small file in two generations: atomic, checked, durable.
//!
//! `<name>.a` and `<name>.b` hold the same body. A write first replaces the older copy, makes it durable, then the other: at
//! every moment one copy is whole. A read takes the newest copy whose SHA-256 fits, so a torn write or a flipped bit in one
//! copy is invisible, and the same in both is [`Part::Header`] damaged, never anything else.
//!
//! The checksum finds accidents. It authenticates nothing: whoever owns the body does that inside it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use ring::digest::{SHA256, digest};

use crate::{Error, Part, Result, fsync};

const PREFIX: usize = 8 + 2 + 8 + 4;
const DIGEST: usize = 32;
/// Larger files are refused before they are read into memory.
const MAX_BODY: usize = 64 * 1024;

/// The place of a small file, and which one it is.
#[derive(Debug)]
pub struct Generations {
    copies: [PathBuf; 2],
    magic: [u8; 8],
    format: u16,
}

/// What a read found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The format the body is in, at most the one asked for.
    pub format: u16,
    /// Rises by two with every write.
    pub generation: u64,
    /// The body.
    pub body: Vec<u8>,
    /// Both copies are whole and say the same. When not, write the body again once it has proved authentic.
    pub whole: bool,
}

impl Generations {
    /// `<folder>/<name>.a` and `.b`; `magic` names the kind of file, `format` is the newest this program knows.
    pub fn new(folder: &Path, name: &str, magic: [u8; 8], format: u16) -> Self {
        Self {
            copies: ["a", "b"].map(|copy| folder.join(format!("{name}.{copy}"))),
            magic,
            format,
        }
    }

    /// Whether either copy is there, in whatever state.
    pub fn exists(&self) -> bool {
        self.copies
            .iter()
            .any(|copy| fs::symlink_metadata(copy).is_ok())
    }

    /// The newest whole copy.
    ///
    /// # Errors
    /// [`Error::NotFound`] when neither copy is there; [`Part::Header`] damaged when none is whole; [`Error::NewerFormat`] when
    /// a whole copy is in a newer format.
    pub fn read(&self) -> Result<Content> {
        let [a, b] = [self.read_copy(0), self.read_copy(1)];
        let content = match (a, b) {
            (Ok(a), Ok(b)) => {
                let whole = a.body == b.body && a.format == b.format;
                let newest = if a.generation >= b.generation { a } else { b };
                Content { whole, ..newest }
            }
            (Ok(copy), Err(_)) | (Err(_), Ok(copy)) => Content {
                whole: false,
                ..copy
            },
            (Err(Error::NotFound), Err(Error::NotFound)) => return Err(Error::NotFound),
            // A failing disk says so; a missing copy beside a broken one is damage.
            (Err(Error::NotFound), Err(error)) | (Err(error), _) => return Err(error),
        };
        if content.format > self.format {
            return Err(Error::NewerFormat {
                found: content.format.into(),
            });
        }
        Ok(content)
    }

    /// Replaces both copies, one after the other, each durable before the next is touched.
    ///
    /// # Errors
    /// [`Error::TooLarge`] above 64 KiB. After any error the former body or the new one is whole.
    pub fn write(&self, body: &[u8]) -> Result<()> {
        if body.len() > MAX_BODY {
            return Err(Error::TooLarge);
        }
        let [a, b] = [0, 1].map(|copy| self.read_copy(copy).map_or(0, |found| found.generation));
        let (older, newer) = if a <= b { (0, 1) } else { (1, 0) };
        let generation = a.max(b);
        self.write_copy(older, generation.saturating_add(1), body)?;
        self.write_copy(newer, generation.saturating_add(2), body)
    }

    fn read_copy(&self, copy: usize) -> Result<Content> {
        let damaged = Error::damaged(Part::Header);
        let path = &self.copies[copy];
        let length = fs::metadata(path)?.len();
        if length > (PREFIX + MAX_BODY + DIGEST) as u64 {
            return Err(damaged);
        }
        let bytes = fs::read(path)?;
        let (covered, sum) = bytes.split_last_chunk::<DIGEST>().ok_or(damaged)?;
        if digest(&SHA256, covered).as_ref() != sum {
            return Err(damaged);
        }
        let (magic, rest) = covered.split_first_chunk::<8>().ok_or(damaged)?;
        let (format, rest) = rest.split_first_chunk::<2>().ok_or(damaged)?;
        let (generation, rest) = rest.split_first_chunk::<8>().ok_or(damaged)?;
        let (length, body) = rest.split_first_chunk::<4>().ok_or(damaged)?;
        if *magic != self.magic || u32::from_be_bytes(*length) as usize != body.len() {
            return Err(damaged);
        }
        Ok(Content {
            format: u16::from_be_bytes(*format),
            generation: u64::from_be_bytes(*generation),
            body: body.to_vec(),
            whole: true,
        })
    }

    fn write_copy(&self, copy: usize, generation: u64, body: &[u8]) -> Result<()> {
        let mut bytes = Vec::with_capacity(PREFIX + body.len() + DIGEST);
        bytes.extend_from_slice(&self.magic);
        bytes.extend_from_slice(&self.format.to_be_bytes());
        bytes.extend_from_slice(&generation.to_be_bytes());
        let length = u32::try_from(body.len()).map_err(|_| Error::TooLarge)?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(body);
        let sum = digest(&SHA256, &bytes);
        bytes.extend_from_slice(sum.as_ref());

        let path = &self.copies[copy];
        let is_new = !path.exists();
        // In place: the other copy is whole while this one is not, and no second name has to be made durable.
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)?;
        file.write_all(&bytes)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_all()?;
        if is_new {
            fsync::sync_folder(fsync::parent(path))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
