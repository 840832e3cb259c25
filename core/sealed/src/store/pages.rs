//! The pages of a database file and its log, read without `SQLite` (<https://sqlite.org/fileformat2.html>).
//!
//! For files that `SQLite` refuses, or must not touch: nothing is opened for writing, nothing is made beside them. What is
//! found proves itself by its seal or is nothing; so a page is taken for what it looks like, wherever it stands.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::Path;

use super::log;
use crate::Result;

/// Bytes of a page: `SQLite`'s default, which no store was ever made with another.
pub(super) const PAGE: usize = 4096;
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;
const FRAME: u64 = FRAME_HEADER + PAGE as u64;
const LEAF: u8 = 0x0d;
/// The largest row of ours, with room.
const MAX_RECORD: usize = 70_000;

/// A database as its last commit left it: the file, under the pages of its log.
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    /// Page number to the place of its bytes in the log.
    in_log: HashMap<u32, u64>,
    /// Pages that the file has, whole or begun.
    in_file: u32,
    count: u32,
}

/// A value of a row, as far as ours have them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Also what a rowid is stored as.
    Null,
    Integer(i64),
    Blob(Vec<u8>),
}

impl Pages {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        let pages = file.metadata()?.len().div_ceil(PAGE as u64);
        let in_file = u32::try_from(pages).unwrap_or(u32::MAX);
        let mut this = Self {
            file,
            log: None,
            in_log: HashMap::new(),
            in_file,
            count: in_file,
        };
        match File::open(log::place(path)) {
            Ok(log) => this.read_log(log)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        Ok(this)
    }

    /// Pages of the database, which are numbered from 1: never more than there are bytes for.
    pub(super) const fn count(&self) -> u32 {
        self.count
    }

    /// Every page of which there is anything. A log may name pages far behind the end of a file that was cut.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let behind = self.in_log.keys().filter(|page| **page > self.in_file);
        let mut numbers: Vec<u32> = (1..=self.in_file).chain(behind.copied()).collect();
        numbers.sort_unstable();
        numbers
    }

    /// A page; what the file has not of it, or the disk does not give, is zeros.
    pub(super) fn read(&mut self, number: u32) -> Result<Vec<u8>> {
        let (file, start) = match (self.in_log.get(&number), &mut self.log) {
            (Some(start), Some(log)) => (log, *start),
            _ => (
                &mut self.file,
                u64::from(number.saturating_sub(1)) * PAGE as u64,
            ),
        };
        let mut page = Vec::with_capacity(PAGE);
        file.seek(SeekFrom::Start(start))?;
        // A bad sector is this page's loss.
        let _ = file.take(PAGE as u64).read_to_end(&mut page);
        page.resize(PAGE, 0);
        Ok(page)
    }

    /// The rows of a page, if it is a leaf of a table: number of the cell and values. Cells that are not sound are left out.
    pub(super) fn rows(&mut self, number: u32) -> Result<Vec<(u16, i64, Vec<Value>)>> {
        let page = self.read(number)?;
        let mut rows = Vec::new();
        for cell in 0..cell_count(&page) {
            if let Some((place, values)) = self.row_of(&page, cell)? {
                rows.push((cell, place, values));
            }
        }
        Ok(rows)
    }

    /// One row.
    pub(super) fn row(&mut self, number: u32, cell: u16) -> Result<Option<(i64, Vec<Value>)>> {
        let page = self.read(number)?;
        self.row_of(&page, cell)
    }

    fn row_of(&mut self, page: &[u8], cell: u16) -> Result<Option<(i64, Vec<Value>)>> {
        let Some(found) = parse_cell(page, cell) else {
            return Ok(None);
        };
        let mut record = found.local.to_vec();
        let mut next = found.overflow;
        while record.len() < found.length {
            if next == 0 || next > self.in_file && !self.in_log.contains_key(&next) {
                // The rest is lost. What stands before it still says which row that is.
                record.resize(found.length, 0);
                break;
            }
            let page = self.read(next)?;
            let Some((link, data)) = page.split_first_chunk::<4>() else {
                return Ok(None);
            };
            let wanted = found.length - record.len();
            record.extend_from_slice(data.get(..wanted).unwrap_or(data));
            next = u32::from_be_bytes(*link);
        }
        Ok(parse_record(&record).map(|values| (found.place, values)))
    }

    /// Takes in the log's frames up to its last commit. A log that does not check out ends where it stops doing so.
    fn read_log(&mut self, mut log: File) -> Result<()> {
        let mut header = [0; 32];
        if !read_whole(&mut log, &mut header)? {
            return Ok(());
        }
        let word = |at: usize| header.get(at..at + 4).map_or(0, big_endian);
        let little = match word(0) {
            0x377f_0682 => true,
            0x377f_0683 => false,
            _ => return Ok(()),
        };
        let (head, _) = header.split_at(24);
        let mut sum = checksum(little, (0, 0), head);
        if word(8) as usize != PAGE || sum != (word(24), word(28)) {
            return Ok(());
        }
        let mut pending = Vec::new();
        let mut frame = vec![0; PAGE + 24];
        let mut start = LOG_HEADER;
        while read_whole(&mut log, &mut frame)? {
            let word = |at: usize| frame.get(at..at + 4).map_or(0, big_endian);
            let (number, commit) = (word(0), word(4));
            let salts_fit = frame.get(8..16) == header.get(16..24);
            let (head, data) = frame.split_at(24);
            let (head, _) = head.split_at(8);
            sum = checksum(little, checksum(little, sum, head), data);
            if !salts_fit || sum != (word(16), word(20)) {
                break;
            }
            pending.push((number, start + FRAME_HEADER));
            if commit != 0 {
                self.in_log.extend(pending.drain(..));
                // Nothing authenticates how large a log says that the database is.
                let frames = u32::try_from(self.in_log.len()).unwrap_or(u32::MAX);
                let most = self.in_file.saturating_add(frames);
                self.count = self.count.max(commit.min(most));
            }
            start += FRAME;
        }
        self.log = Some(log);
        Ok(())
    }
}

/// All pages one after the other, for `SQLite` in memory, which has no log there.
pub(super) struct Image {
    pages: Pages,
    next: u32,
    page: io::Cursor<Vec<u8>>,
}

impl Image {
    pub(super) fn new(pages: Pages) -> Self {
        Self {
            pages,
            next: 1,
            page: io::Cursor::default(),
        }
    }
}

impl Read for Image {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.page.read(buffer)?;
        if count > 0 || self.next > self.pages.count || buffer.is_empty() {
            return Ok(count);
        }
        let mut page = self.pages.read(self.next).map_err(io::Error::other)?;
        if self.next == 1
            && let Some(versions) = page.get_mut(18..20)
        {
            versions.fill(1);
        }
        self.next += 1;
        self.page = io::Cursor::new(page);
        self.page.read(buffer)
    }
}

struct Cell<'a> {
    place: i64,
    length: usize,
    local: &'a [u8],
    overflow: u32,
}

/// Of the first page, which begins with the header of the file, none: it holds the table of contents.
fn cell_count(page: &[u8]) -> u16 {
    match page {
        [LEAF, _, _, high, low, ..] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    }
}

fn parse_cell(page: &[u8], cell: u16) -> Option<Cell<'_>> {
    let pointer = 8 + 2 * usize::from(cell);
    let start = page.get(pointer..)?.first_chunk().copied()?;
    let rest = page.get(usize::from(u16::from_be_bytes(start))..)?;
    let (length, rest) = varint(rest)?;
    let (place, rest) = varint(rest)?;
    let length = usize::try_from(length)
        .ok()
        .filter(|length| *length <= MAX_RECORD)?;
    let local = local_length(length);
    let overflow = if local == length {
        0
    } else {
        big_endian(rest.get(local..local + 4)?)
    };
    Some(Cell {
        place: place.cast_signed(),
        length,
        local: rest.get(..local)?,
        overflow,
    })
}

/// How much of a record stands in its leaf.
const fn local_length(length: usize) -> usize {
    let most = PAGE - 35;
    if length <= most {
        return length;
    }
    let least = (PAGE - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (PAGE - 4);
    if fitting <= most { fitting } else { least }
}

fn parse_record(record: &[u8]) -> Option<Vec<Value>> {
    let (length, _) = varint(record)?;
    let (head, mut body) = record.split_at_checked(usize::try_from(length).ok()?)?;
    let (_, mut kinds) = varint(head)?;
    let mut values = Vec::new();
    while !kinds.is_empty() {
        let (kind, rest) = varint(kinds)?;
        kinds = rest;
        let size = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 => 8,
            // Ours have no fractions and no text.
            7 | 10 | 11 => return None,
            kind if kind % 2 == 0 => usize::try_from((kind - 12) / 2).ok()?,
            _ => return None,
        };
        let (bytes, rest) = body.split_at_checked(size)?;
        body = rest;
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            1..=6 => Value::Integer(signed(bytes)),
            _ => Value::Blob(bytes.to_vec()),
        });
    }
    Some(values)
}

fn signed(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let start = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |value, byte| value << 8 | i64::from(*byte))
}

/// Up to nine bytes, seven bits each but for the ninth.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some((value << 8 | u64::from(*byte), bytes.get(9..)?));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |value, byte| value << 8 | u32::from(*byte))
}

/// The log's checksum over pairs of words.
pub(super) fn checksum(
    little: bool,
    (mut first, mut second): (u32, u32),
    bytes: &[u8],
) -> (u32, u32) {
    let word = |bytes: &[u8; 4]| {
        if little {
            u32::from_le_bytes(*bytes)
        } else {
            u32::from_be_bytes(*bytes)
        }
    };
    let (words, _) = bytes.as_chunks::<4>();
    let (pairs, _) = words.as_chunks::<2>();
    for [left, right] in pairs {
        first = first.wrapping_add(word(left)).wrapping_add(second);
        second = second.wrapping_add(word(right)).wrapping_add(first);
    }
    (first, second)
}

/// `false` at the end of the file.
fn read_whole(file: &mut File, buffer: &mut [u8]) -> Result<bool> {
    match file.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}
