//! The log of changes. Little-endian, one entry after another:
//!
//! kind (1) ‖ inode (8) ‖ number (8) ‖ length of a (4) ‖ a ‖ length of b (4) ‖ b
//!
//! | kind | inode | number | a | b |
//! | --- | --- | --- | --- | --- |
//! | 1 file made | of the file | | path | |
//! | 2 written | of the file | offset | | bytes |
//! | 3 length set | of the file | length | | |
//! | 4 renamed | | | from | to |
//! | 5 removed | | | path | |
//! | 6 folder made | of the folder | | path | |
//! | 7 folder removed | | | path | |
//! | 8 fsync | of the file or folder | | | |
//! | 9 note | | | text | |
//!
//! Paths are absolute. An entry is written after the call has succeeded, in one piece.

use crate::kernel;
use libc::c_int;
use std::ffi::CStr;

/// One change.
#[derive(Clone, Copy)]
pub(crate) enum Entry<'a> {
    Made {
        inode: u64,
        path: &'a [u8],
    },
    Written {
        inode: u64,
        offset: u64,
        bytes: &'a [u8],
    },
    LengthSet {
        inode: u64,
        length: u64,
    },
    Renamed {
        from: &'a [u8],
        to: &'a [u8],
    },
    Removed {
        path: &'a [u8],
    },
    FolderMade {
        inode: u64,
        path: &'a [u8],
    },
    FolderRemoved {
        path: &'a [u8],
    },
    Synced {
        inode: u64,
    },
    Note {
        text: &'a [u8],
    },
}

/// The open log.
pub(crate) struct Log(c_int);

impl Log {
    pub(crate) fn open(path: &CStr) -> Option<Self> {
        let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_APPEND | libc::O_CLOEXEC;
        // SAFETY: a C string.
        let file = unsafe { kernel::openat(kernel::CWD, path.as_ptr(), flags, 0o600) };
        (file >= 0).then_some(Self(file))
    }

    pub(crate) fn append(&self, entry: Entry<'_>) {
        let (kind, inode, number, a, b): (u8, u64, u64, &[u8], &[u8]) = match entry {
            Entry::Made { inode, path } => (1, inode, 0, path, &[]),
            Entry::Written {
                inode,
                offset,
                bytes,
            } => (2, inode, offset, &[], bytes),
            Entry::LengthSet { inode, length } => (3, inode, length, &[], &[]),
            Entry::Renamed { from, to } => (4, 0, 0, from, to),
            Entry::Removed { path } => (5, 0, 0, path, &[]),
            Entry::FolderMade { inode, path } => (6, inode, 0, path, &[]),
            Entry::FolderRemoved { path } => (7, 0, 0, path, &[]),
            Entry::Synced { inode } => (8, inode, 0, &[], &[]),
            Entry::Note { text } => (9, 0, 0, text, &[]),
        };
        let mut bytes = vec![kind];
        bytes.extend_from_slice(&inode.to_le_bytes());
        bytes.extend_from_slice(&number.to_le_bytes());
        for part in [a, b] {
            bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            match usize::try_from(kernel::write(self.0, rest)) {
                Ok(count) if count > 0 => rest = rest.get(count..).unwrap_or_default(),
                // A log with a hole would prove anything: end loudly instead.
                _ => std::process::abort(),
            }
        }
    }
}
