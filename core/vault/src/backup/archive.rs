//! The archive inside: POSIX pax, written and read entry by entry.
//!
//! Headers are the `tar` crate's. Its readers and writers of whole archives are not used: a backup is written in steps that stop
//! in the middle of an entry, and is read without trusting a size, a name or an extension in it.

use std::fs::File;
use std::io::{self, Read};

use age::stream::StreamReader;
use amparo_sealed::file::ChunkWriter;
use ring::digest::{self, Digest};
use tar::{EntryType, Header, PaxExtensions};
use zeroize::Zeroizing;

use super::DAMAGED;
use crate::keeper::Recipient;
use crate::{Error, Result, age_writer};

const BLOCK: usize = 512;
/// Archives are padded to a multiple of this, as `tar` does: it reads no further, and `age` before it in a pipe would fail.
const RECORD: u64 = 20 * BLOCK as u64;
static ZEROS: [u8; 64 * 1024] = [0; 64 * 1024];
/// The first size that eleven octal digits do not hold.
const PAX_FROM: u64 = 1 << 33;
/// More than any program writes about one entry.
const MAX_EXTENSION: u64 = 64 * 1024;

/// Writes entries into an age file.
pub(super) struct ArchiveWriter {
    stream: ChunkWriter<File>,
    hash: Sum,
    written: u64,
    /// Bytes of the entry that are still to come.
    missing: u64,
    padding: usize,
}

impl ArchiveWriter {
    pub(super) fn new(recipients: &[&Recipient], file: File) -> Result<Self> {
        Ok(Self {
            stream: age_writer::begin(recipients, file)?,
            hash: Sum::new(),
            written: 0,
            missing: 0,
            padding: 0,
        })
    }

    /// Of everything so far.
    pub(super) fn digest(&self) -> Digest {
        self.hash.so_far()
    }

    /// The next entry; as many bytes as `size` says have to follow.
    pub(super) fn begin(&mut self, name: &str, size: u64) -> Result<()> {
        debug_assert!(self.missing == 0, "the entry before is whole");
        self.put(&headers(name, size)?)?;
        self.missing = size;
        let over = usize::try_from(size % BLOCK as u64).unwrap_or(0);
        self.padding = (BLOCK - over) % BLOCK;
        Ok(())
    }

    /// Data of the entry.
    pub(super) fn write(&mut self, data: &[u8]) -> Result<()> {
        self.put(data)?;
        self.missing = self.missing.saturating_sub(data.len() as u64);
        if self.missing == 0 {
            let padding = std::mem::take(&mut self.padding);
            self.put(&ZEROS[..padding])?;
        }
        Ok(())
    }

    /// Ends archive and age file. The file is not durable yet.
    pub(super) fn finish(mut self) -> Result<File> {
        let blocks = [0; 2 * BLOCK];
        self.put(&blocks)?;
        let over = self.written.next_multiple_of(RECORD) - self.written;
        self.put(&ZEROS[..usize::try_from(over).unwrap_or(0)])?;
        Ok(self.stream.finish()?)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.written += bytes.len() as u64;
        Ok(self.stream.write(bytes)?)
    }
}

/// SHA-256 of what went by. Boxed, and filled with zeros in the end: up to 64 bytes of it wait for their block.
struct Sum(Box<digest::Context>);

impl Sum {
    fn new() -> Self {
        Self(Box::new(digest::Context::new(&digest::SHA256)))
    }

    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn so_far(&self) -> Digest {
        digest::Context::clone(&self.0).finish()
    }
}

impl Drop for Sum {
    fn drop(&mut self) {
        // All that waits, and all but one byte of a block more, from wherever it begins.
        self.0.update(&[0; 64 + 63]);
    }
}

/// The header of a regular file; from 8 GiB on with the size in an extension before it.
pub(super) fn headers(name: &str, size: u64) -> Result<Vec<u8>> {
    if size < PAX_FROM {
        return Ok(header(name, size, EntryType::Regular)?.as_bytes().to_vec());
    }
    let record = size_record(size);
    let extension = header("extension", record.len() as u64, EntryType::XHeader)?;
    let mut bytes = extension.as_bytes().to_vec();
    bytes.extend_from_slice(record.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
    bytes.extend_from_slice(header(name, 0, EntryType::Regular)?.as_bytes());
    Ok(bytes)
}

fn header(name: &str, size: u64, kind: EntryType) -> Result<Header> {
    let mut header = Header::new_ustar();
    header.set_path(name)?;
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(size);
    header.set_entry_type(kind);
    header.set_cksum();
    Ok(header)
}

/// "LENGTH size=SIZE\n", where LENGTH counts itself.
fn size_record(size: u64) -> String {
    let rest = format!(" size={size}\n");
    let mut length = rest.len();
    while length != rest.len() + length.to_string().len() {
        length = rest.len() + length.to_string().len();
    }
    format!("{length}{rest}")
}

/// Reads entries out of an age file.
pub(super) struct ArchiveReader<R: Read> {
    stream: StreamReader<R>,
    hash: Sum,
    missing: u64,
    padding: usize,
}

/// What a header says; nothing of it is to be trusted.
pub(super) struct Head {
    pub(super) name: Vec<u8>,
    pub(super) size: u64,
    /// Of everything before this entry.
    pub(super) before: Digest,
}

impl<R: Read> ArchiveReader<R> {
    pub(super) fn new(stream: StreamReader<R>) -> Self {
        Self {
            stream,
            hash: Sum::new(),
            missing: 0,
            padding: 0,
        }
    }

    /// The next entry, a regular file, or `None` at the end of archive and age file. The entry before has to be read to its end.
    pub(super) fn next(&mut self) -> Result<Option<Head>> {
        debug_assert!(self.missing == 0, "the entry before was read");
        let before = self.hash.so_far();
        let mut block = self.block()?;
        if is_zero(&block) {
            self.expect_end()?;
            return Ok(None);
        }
        let mut size = None;
        let extension = checked(&block)?;
        if extension.entry_type() == EntryType::XHeader {
            self.expect(extension.entry_size().map_err(|_| DAMAGED)?);
            size = size_in(&self.read_all(MAX_EXTENSION)?)?;
            block = self.block()?;
        }
        let header = checked(&block)?;
        if header.entry_type() != EntryType::Regular {
            return Err(DAMAGED);
        }
        let own = header.entry_size().map_err(|_| DAMAGED)?;
        self.expect(size.unwrap_or(own));
        Ok(Some(Head {
            name: header.path_bytes().into_owned(),
            size: self.missing,
            before,
        }))
    }

    /// Fills as much of `buffer` as the entry still has; 0 at its end.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = usize::try_from(self.missing).map_or(buffer.len(), |all| all.min(buffer.len()));
        self.fill(&mut buffer[..count])?;
        self.missing -= count as u64;
        if self.missing == 0 && self.padding > 0 {
            let mut padding = [0; BLOCK];
            let padding = &mut padding[..std::mem::take(&mut self.padding)];
            self.fill(padding)?;
            if !is_zero(padding) {
                return Err(DAMAGED);
            }
        }
        Ok(count)
    }

    /// The whole entry. Memory grows with what is there, and not with what a header claims.
    pub(super) fn read_all(&mut self, most: u64) -> Result<Zeroizing<Vec<u8>>> {
        if self.missing > most {
            return Err(DAMAGED);
        }
        let mut all = Zeroizing::new(Vec::new());
        let mut piece = Zeroizing::new([0; 8 * 1024]);
        loop {
            let count = self.read(&mut *piece)?;
            if count == 0 {
                return Ok(all);
            }
            if all.capacity() - all.len() < count {
                // By hand: a vector that grows leaves what it held behind.
                let mut larger = Zeroizing::new(Vec::with_capacity(2 * (all.len() + count)));
                larger.extend_from_slice(&all);
                all = larger;
            }
            all.extend_from_slice(&piece[..count]);
        }
    }

    fn expect(&mut self, size: u64) {
        self.missing = size;
        let over = usize::try_from(size % BLOCK as u64).unwrap_or(0);
        self.padding = (BLOCK - over) % BLOCK;
    }

    /// One more block of zeros, and nothing but zeros after it.
    fn expect_end(&mut self) -> Result<()> {
        if !is_zero(&self.block()?) {
            return Err(DAMAGED);
        }
        let mut rest = vec![0; ZEROS.len()];
        loop {
            match self.stream.read(&mut rest).map_err(reading)? {
                0 => return Ok(()),
                count if is_zero(&rest[..count]) => {}
                _ => return Err(DAMAGED),
            }
        }
    }

    fn block(&mut self) -> Result<[u8; BLOCK]> {
        let mut block = [0; BLOCK];
        self.fill(&mut block)?;
        Ok(block)
    }

    fn fill(&mut self, buffer: &mut [u8]) -> Result<()> {
        self.stream.read_exact(buffer).map_err(reading)?;
        self.hash.update(buffer);
        Ok(())
    }
}

/// age says with these two that its file is cut or changed; anything else is the file system's.
pub(super) fn reading(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => DAMAGED,
        _ => error.into(),
    }
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

fn checked(block: &[u8; BLOCK]) -> Result<&Header> {
    let (before, rest) = block.split_at(148);
    let sum = before.iter().chain(rest.iter().skip(8));
    // The checksum's own eight bytes count as spaces.
    let sum = sum.fold(8 * 32, |sum, byte| sum + u32::from(*byte));
    let header = Header::from_byte_slice(block);
    match header.cksum() {
        Ok(found) if found == sum => Ok(header),
        _ => Err(DAMAGED),
    }
}

/// The size in an extension, if it has one. What says that the entry is something else than it seems is refused; times and the
/// like, which other programs write, do not matter.
fn size_in(extension: &[u8]) -> Result<Option<u64>> {
    let mut size = None;
    for record in PaxExtensions::new(extension) {
        let record = record.map_err(|_| DAMAGED)?;
        match record.key().map_err(|_| DAMAGED)? {
            "size" => {
                let value = record.value().ok().and_then(|value| value.parse().ok());
                size = Some(value.ok_or(DAMAGED)?);
            }
            "path" | "linkpath" => return Err(DAMAGED),
            key if key.starts_with("GNU.sparse.") => return Err(DAMAGED),
            _ => {}
        }
    }
    Ok(size)
}
