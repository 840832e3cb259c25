//! Kinds of failure, with data and without text: nothing of the user's, nothing of `SQLite`'s or the system's wording.

use std::io;

use crate::RowId;

/// The result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why storage could not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Stored bytes are not what was written. Nothing was changed because of it.
    #[error("damaged: {part:?}")]
    Damaged {
        /// What is damaged.
        part: Part,
    },
    /// Written by a newer program; left as it is.
    #[error("format {found} is newer than this program")]
    NewerFormat {
        /// The format number found.
        found: u32,
    },
    /// There is no such row or file.
    #[error("not found")]
    NotFound,
    /// There is something already where a new file was to be made; left as it is.
    #[error("already there")]
    AlreadyExists,
    /// Another process, or another handle of this one, holds the lock.
    #[error("busy")]
    Busy,
    /// No space left.
    #[error("disk full")]
    DiskFull,
    /// The place cannot be written to.
    #[error("read-only")]
    ReadOnly,
    /// More bytes than the largest size class takes (or a cap of a file format allows).
    #[error("too large")]
    TooLarge,
    /// The system gave no random bytes.
    #[error("no random bytes")]
    NoRandom,
    /// Any other failure of the file system, by its error number (0: none given).
    #[error("input or output failed ({code})")]
    Io {
        /// The system's error number.
        code: i32,
    },
    /// Any other failure of `SQLite`, by its extended result code.
    #[error("database failed ({code})")]
    Database {
        /// <https://sqlite.org/rescode.html>
        code: i32,
    },
}

/// What is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Both generations of a small file.
    Header,
    /// The `SQLite` file as such: not a database, a broken page, another schema.
    Database,
    /// The root of the manifest, or more than one bucket at once.
    Manifest,
    /// One bucket of the manifest: a row of it is missing, added, exchanged or of another time.
    Bucket(u8),
    /// One row that does not open.
    Row(RowId),
    /// A sealed file: cut, extended, reordered, exchanged or missing.
    File,
    /// A single sealed value.
    Sealed,
}

impl Error {
    /// Shorthand for [`Error::Damaged`].
    pub const fn damaged(part: Part) -> Self {
        Self::Damaged { part }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::AlreadyExists => Self::AlreadyExists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::WouldBlock => Self::Busy,
            _ => Self::Io {
                code: error.raw_os_error().unwrap_or(0),
            },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::DiskFull => Self::DiskFull,
                ErrorCode::ReadOnly => Self::ReadOnly,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                    Self::damaged(Part::Database)
                }
                _ => Self::Database {
                    code: failure.extended_code,
                },
            },
            // A column of another type than the schema's: the file was not written by us.
            rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Self::damaged(Part::Database),
            _ => Self::Database { code: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By these a person is told what can be done about it: make room, end what holds it, take another place.
    #[test]
    fn what_the_system_says_has_a_kind() {
        let kinds = [
            (io::ErrorKind::NotFound, Error::NotFound),
            (io::ErrorKind::AlreadyExists, Error::AlreadyExists),
            (io::ErrorKind::StorageFull, Error::DiskFull),
            (io::ErrorKind::QuotaExceeded, Error::DiskFull),
            (io::ErrorKind::ReadOnlyFilesystem, Error::ReadOnly),
            (io::ErrorKind::PermissionDenied, Error::ReadOnly),
            (io::ErrorKind::WouldBlock, Error::Busy),
        ];
        for (kind, expected) in kinds {
            assert_eq!(Error::from(io::Error::from(kind)), expected, "{kind:?}");
        }
        // An error of the disk itself keeps its number.
        let failing = io::Error::from_raw_os_error(5);
        assert_eq!(Error::from(failing), Error::Io { code: 5 });
    }

    #[test]
    fn what_the_database_says_has_a_kind() {
        let damaged = Error::damaged(Part::Database);
        // SQLITE_BUSY, _LOCKED, _READONLY_DBMOVED, _CORRUPT_VTAB, _FULL, _NOTADB, _IOERR_READ
        let kinds = [
            (5, Error::Busy),
            (6, Error::Busy),
            (1032, Error::ReadOnly),
            (267, damaged),
            (13, Error::DiskFull),
            (26, damaged),
            (266, Error::Database { code: 266 }),
        ];
        for (code, expected) in kinds {
            let said = rusqlite::ffi::Error::new(code);
            let said = rusqlite::Error::SqliteFailure(said, None);
            assert_eq!(Error::from(said), expected, "{code}");
        }
        let none = rusqlite::Error::QueryReturnedNoRows;
        assert_eq!(Error::from(none), Error::NotFound);
    }
}
