//! The archive: an uncompressed ustar of regular files, in the one spelling that its names and lengths allow.
//!
//! A header is rebuilt from the name and the length it states and has to be the same bytes; padding is zeros; two empty blocks
//! end it, and nothing follows. So there is no owner, mode, time, link or extension to judge, and each pack has one spelling.

use tar::{EntryType, Header};

use super::{PACK_MAX, Part, Refusal, Result};

const BLOCK: usize = 512;
const END: usize = 2 * BLOCK;
/// Most entries of one archive.
const ENTRIES_MAX: usize = 4096;
/// Longest name: what a ustar header holds without its second field.
const NAME_MAX: usize = 100;

const MALFORMED: Refusal = Refusal::Malformed {
    part: Part::Container,
};

/// A file in the archive, not verified by anything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) data: &'a [u8],
}

/// Splits an archive.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Entry<'_>>> {
    if bytes.len() > PACK_MAX {
        return Err(Refusal::TooLarge);
    }
    let mut rest = bytes;
    let mut entries = Vec::new();
    loop {
        let (block, after) = rest.split_first_chunk::<BLOCK>().ok_or(MALFORMED)?;
        if block.iter().all(|byte| *byte == 0) {
            let ends = rest.len() == END && rest.iter().all(|byte| *byte == 0);
            return ends.then_some(entries).ok_or(MALFORMED);
        }
        if entries.len() == ENTRIES_MAX {
            return Err(Refusal::TooLarge);
        }
        let (name, length) = head(block)?;
        let data = after.get(..length).ok_or(MALFORMED)?;
        let padded = length.next_multiple_of(BLOCK);
        let padding = after.get(length..padded).ok_or(MALFORMED)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(MALFORMED);
        }
        entries.push(Entry { name, data });
        rest = after.get(padded..).ok_or(MALFORMED)?;
    }
}

/// Name and length, if the header is the one that they give.
fn head(block: &[u8; BLOCK]) -> Result<(&str, usize)> {
    let header = Header::from_byte_slice(block);
    if header.as_ustar().is_none() {
        return Err(MALFORMED);
    }
    if header.entry_type() != EntryType::Regular {
        return Err(Refusal::NotAFile);
    }
    let field = block.get(..NAME_MAX).ok_or(MALFORMED)?;
    let end = field.iter().position(|byte| *byte == 0);
    let name = field.get(..end.unwrap_or(NAME_MAX)).ok_or(MALFORMED)?;
    let name = str::from_utf8(name).map_err(|_| Refusal::BadName)?;
    if !is_plain(name) {
        return Err(Refusal::BadName);
    }
    let length = header.entry_size().map_err(|_| MALFORMED)?;
    let length = usize::try_from(length).map_err(|_| Refusal::TooLarge)?;
    if length > PACK_MAX {
        return Err(Refusal::TooLarge);
    }
    let only = header_of(name, length).ok_or(MALFORMED)?;
    (only.as_bytes() == block)
        .then_some((name, length))
        .ok_or(MALFORMED)
}

/// Letters, digits and `-`, `_`, `.` between slashes; no part empty or beginning with a dot, so nothing leads out.
fn is_plain(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    name.split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.') && part.bytes().all(letter))
}

fn header_of(name: &str, length: usize) -> Option<Header> {
    let mut header = Header::new_ustar();
    header.set_path(name).ok()?;
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(length as u64);
    header.set_entry_type(EntryType::Regular);
    header.set_cksum();
    Some(header)
}

/// The archive of these files, in this order; `None` for a name or a length that none may have.
#[cfg(any(test, feature = "publish"))]
pub(super) fn write<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for (name, data) in files {
        if name.len() > NAME_MAX || !is_plain(name) {
            return None;
        }
        bytes.extend_from_slice(header_of(name, data.len())?.as_bytes());
        bytes.extend_from_slice(data);
        bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
    }
    bytes.resize(bytes.len() + END, 0);
    (bytes.len() <= PACK_MAX).then_some(bytes)
}
