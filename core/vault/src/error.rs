//! Kinds of failure, with the data a screen needs and no text of anyone's.

use amparo_sealed::{self as sealed, HardwareError, RowId};

/// The result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the vault could not do what was asked. Unless said otherwise nothing on disk was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Another PIN. The attempt is counted.
    #[error("wrong PIN, {left} tries left")]
    WrongPin {
        /// Tries before the first wait; 0: the next one has to wait.
        left: u32,
    },
    /// Too many wrong PINs.
    #[error("wait {seconds} s")]
    Wait {
        /// Whole seconds, rounded up.
        seconds: u64,
    },
    /// Stored bytes are not what was written.
    #[error("damaged: {part:?}")]
    Damaged {
        /// What is damaged.
        part: Part,
    },
    /// Written by a newer program; left as it is.
    #[error("format {found} is newer than this program")]
    NewerFormat {
        /// The number that this program does not know.
        found: u32,
    },
    /// There is no vault, record or document of that name.
    #[error("not found")]
    NotFound,
    /// There is a vault already, or something else where one was to be made.
    #[error("already there")]
    AlreadyExists,
    /// The vault is open in another process, or another time in this one.
    #[error("busy")]
    Busy,
    /// The vault was locked meanwhile.
    #[error("locked")]
    Locked,
    /// An argument outside of its bounds.
    #[error("invalid {field}")]
    Invalid {
        /// Which one.
        field: &'static str,
    },
    /// A record above 64 KiB, a thumbnail above 60 KiB, a document above 2⁴⁰ bytes, more captured than is taken.
    #[error("too large")]
    TooLarge,
    /// No space left.
    #[error("disk full")]
    DiskFull,
    /// The place cannot be written to.
    #[error("read-only")]
    ReadOnly,
    /// The hardware key did not answer. The attempt is not counted.
    #[error("hardware key: {0}")]
    Hardware(HardwareError),
    /// The hardware key does not depend on its input, or is not deterministic: it would protect nothing, or lose everything.
    #[error("hardware key unfit")]
    HardwareUnfit,
    /// The vault is sealed: nothing that this phone knows opens it, and a keeper does.
    #[error("sealed")]
    Sealed,
    /// Whoever asked for it did not want it any more.
    #[error("cancelled")]
    Cancelled,
    /// Not enough memory to stretch the PIN. The attempt is not counted.
    #[error("out of memory")]
    OutOfMemory,
    /// The system gave no random bytes.
    #[error("no random bytes")]
    NoRandom,
    /// Any other failure of file system or database, by its number.
    #[error("storage failed ({code})")]
    Storage {
        /// The system's error number, or `SQLite`'s extended result code.
        code: i32,
    },
}

/// What is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Both generations of the header, or what authenticates it.
    Header,
    /// The slot that holds the vault key under this PIN.
    Slot,
    /// The attempt counter. It is begun anew with a wait; the vault opens after that.
    Attempts,
    /// The database file as such.
    Database,
    /// The root of the manifest, or several buckets at once.
    Manifest,
    /// One of the 256 buckets: a row is missing, added, exchanged or of another time.
    Bucket(u8),
    /// One row that does not open.
    Row(RowId),
    /// The file of a document.
    Document,
    /// What was added while the vault was locked: one file of it.
    Capture,
}

impl Error {
    /// Shorthand for [`Error::Damaged`].
    pub const fn damaged(part: Part) -> Self {
        Self::Damaged { part }
    }
}

impl From<sealed::Part> for Part {
    fn from(part: sealed::Part) -> Self {
        match part {
            sealed::Part::Header => Self::Header,
            sealed::Part::Database => Self::Database,
            sealed::Part::Manifest => Self::Manifest,
            sealed::Part::Bucket(bucket) => Self::Bucket(bucket),
            sealed::Part::Row(id) => Self::Row(id),
            sealed::Part::File => Self::Document,
            sealed::Part::Sealed => Self::Slot,
        }
    }
}

impl From<sealed::Error> for Error {
    fn from(error: sealed::Error) -> Self {
        match error {
            sealed::Error::Damaged { part } => Self::damaged(part.into()),
            sealed::Error::NewerFormat { found } => Self::NewerFormat { found },
            sealed::Error::NotFound => Self::NotFound,
            sealed::Error::AlreadyExists => Self::AlreadyExists,
            sealed::Error::Busy => Self::Busy,
            sealed::Error::DiskFull => Self::DiskFull,
            sealed::Error::ReadOnly => Self::ReadOnly,
            sealed::Error::TooLarge => Self::TooLarge,
            sealed::Error::NoRandom => Self::NoRandom,
            sealed::Error::Io { code } | sealed::Error::Database { code } => Self::Storage { code },
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        sealed::Error::from(error).into()
    }
}

impl From<HardwareError> for Error {
    fn from(error: HardwareError) -> Self {
        Self::Hardware(error)
    }
}
