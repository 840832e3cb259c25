//! The one public error: kinds with the data a screen needs, and no text.
//!
//! Shells turn a kind into words with [`crate::Amparo::message`] (`error-<kind>` in `locales/*/ui.ftl`).
//! The rich errors of the inner crates end here.

use amparo_alerts::pairing::{InviteProblem, PairingProblem};
use amparo_sealed::HardwareError;

/// What went wrong, as a kind. Carries no text, no user data and nothing from a lower layer but numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[non_exhaustive]
pub enum AmparoError {
    /// The vault is locked; unlock it first.
    #[error("locked")]
    Locked,
    /// The PIN was wrong.
    #[error("wrong pin")]
    WrongPin {
        /// Tries left before the next one has to wait. 0: the next try waits already.
        left: u32,
    },
    /// Too many wrong PINs; try again later.
    #[error("wait")]
    Wait {
        /// Seconds from now, by a clock that counts sleep.
        seconds: u64,
    },
    /// Stored bytes do not verify. Nothing was changed.
    #[error("damaged")]
    Damaged {
        /// Which part, in the words of `docs/storage-format.md` (for example `header`, `bucket 17`).
        part: String,
    },
    /// The stored format is newer than this app. Nothing was changed.
    #[error("newer format")]
    NewerFormat,
    /// No such thing.
    #[error("not found")]
    NotFound,
    /// Something it needs is not there just now; trying again later may help.
    #[error("unavailable")]
    Unavailable,
    /// Another call or process is busy with the same data.
    #[error("busy")]
    Busy,
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// The storage cannot be written.
    #[error("read only")]
    ReadOnly,
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled,
    /// Too late: it has expired.
    #[error("expired")]
    Expired,
    /// An input is not acceptable.
    #[error("invalid")]
    Invalid {
        /// The field, by its name in the call.
        field: String,
    },
    /// Larger than what can be taken.
    #[error("too large")]
    TooLarge,
    /// A defect of the app. The code can be read aloud to a helper; it says nothing about the user.
    #[error("internal")]
    Internal {
        /// Short and without text.
        code: u32,
    },
}

impl AmparoError {
    pub(crate) fn invalid(field: &str) -> Self {
        Self::Invalid {
            field: field.to_owned(),
        }
    }
}

/// Codes of [`AmparoError::Internal`]. Ranges, so that one can be read aloud and still says where.
mod code {
    pub(super) const TEXT: u32 = 100;
    pub(super) const CARDS: u32 = 110;
    pub(super) const PLAN: u32 = 120;
    pub(super) const NO_RANDOM: u32 = 200;
    pub(super) const HARDWARE_UNFIT: u32 = 201;
    pub(super) const OUT_OF_MEMORY: u32 = 202;
    pub(super) const ALERTS: u32 = 300;
    /// Plus the system's or SQLite's number.
    pub(super) const STORAGE: u32 = 100_000;
}

fn storage(number: i32) -> AmparoError {
    AmparoError::Internal {
        code: code::STORAGE.saturating_add(number.unsigned_abs()),
    }
}

fn damaged(part: &str) -> AmparoError {
    AmparoError::Damaged {
        part: part.to_owned(),
    }
}

impl From<amparo_text::Error> for AmparoError {
    fn from(error: amparo_text::Error) -> Self {
        match error {
            amparo_text::Error::Missing { .. } => Self::NotFound,
            amparo_text::Error::Incomplete { .. } => Self::invalid("arguments"),
            amparo_text::Error::TooLongForQr => Self::TooLarge,
            _ => Self::Internal { code: code::TEXT },
        }
    }
}

impl From<amparo_cards::Error> for AmparoError {
    fn from(error: amparo_cards::Error) -> Self {
        match error {
            amparo_cards::Error::NotFound => Self::NotFound,
            // A text that no language has is a defect of the build, not a question for an unknown card.
            _ => Self::Internal { code: code::CARDS },
        }
    }
}

impl From<amparo_plan::Problem> for AmparoError {
    fn from(problem: amparo_plan::Problem) -> Self {
        match problem {
            amparo_plan::Problem::NewerSchema => Self::NewerFormat,
            other => other.field().map_or_else(|| damaged("row"), Self::invalid),
        }
    }
}

impl From<amparo_plan::Error> for AmparoError {
    fn from(_: amparo_plan::Error) -> Self {
        // No text and no data of it depends on what a reader asks for.
        Self::Internal { code: code::PLAN }
    }
}

impl From<HardwareError> for AmparoError {
    fn from(error: HardwareError) -> Self {
        match error {
            HardwareError::NotFound | HardwareError::Invalidated => Self::NotFound,
            HardwareError::Unavailable => Self::Unavailable,
            HardwareError::Cancelled => Self::Cancelled,
        }
    }
}

impl From<amparo_vault::Error> for AmparoError {
    fn from(error: amparo_vault::Error) -> Self {
        use amparo_vault::Error;
        match error {
            Error::WrongPin { left } => Self::WrongPin { left },
            Error::Wait { seconds } => Self::Wait { seconds },
            Error::Damaged { part } => damaged(&vault_part(part)),
            Error::NewerFormat { .. } => Self::NewerFormat,
            // Sealed: this phone's key is no more; a keeper opens it, as after a lost keystore.
            Error::NotFound | Error::Sealed => Self::NotFound,
            Error::AlreadyExists => Self::invalid("vault"),
            Error::Busy => Self::Busy,
            Error::Locked => Self::Locked,
            Error::Cancelled => Self::Cancelled,
            Error::Invalid { field } => Self::invalid(field),
            Error::TooLarge => Self::TooLarge,
            Error::Expired => Self::Expired,
            Error::DiskFull => Self::DiskFull,
            Error::ReadOnly => Self::ReadOnly,
            Error::Hardware(error) => error.into(),
            Error::HardwareUnfit => Self::Internal {
                code: code::HARDWARE_UNFIT,
            },
            Error::OutOfMemory => Self::Internal {
                code: code::OUT_OF_MEMORY,
            },
            Error::NoRandom => Self::Internal {
                code: code::NO_RANDOM,
            },
            Error::Storage { code } => storage(code),
        }
    }
}

/// A part of the vault in the words of `docs/storage-format.md`.
pub(crate) fn vault_part(part: amparo_vault::Part) -> String {
    use amparo_vault::Part;
    match part {
        Part::Header => "header".to_owned(),
        Part::Slot => "slot".to_owned(),
        Part::Attempts => "attempts".to_owned(),
        Part::Database => "database".to_owned(),
        Part::Manifest => "manifest".to_owned(),
        Part::Bucket(bucket) => format!("bucket {bucket}"),
        Part::Row(_) => "row".to_owned(),
        Part::Document => "document".to_owned(),
        Part::Capture => "capture".to_owned(),
        Part::Backup => "backup".to_owned(),
    }
}

impl From<amparo_sealed::Error> for AmparoError {
    fn from(error: amparo_sealed::Error) -> Self {
        use amparo_sealed::{Error, Part};
        match error {
            Error::Damaged { part } => match part {
                Part::Header => damaged("header"),
                Part::Manifest => damaged("manifest"),
                Part::Bucket(bucket) => damaged(&format!("bucket {bucket}")),
                Part::Row(_) => damaged("row"),
                Part::File => damaged("document"),
                Part::Sealed => damaged("slot"),
                Part::Database => damaged("database"),
            },
            Error::NewerFormat { .. } => Self::NewerFormat,
            Error::NotFound => Self::NotFound,
            Error::AlreadyExists | Error::Busy => Self::Busy,
            Error::DiskFull => Self::DiskFull,
            Error::ReadOnly => Self::ReadOnly,
            Error::TooLarge => Self::TooLarge,
            Error::NoRandom => Self::Internal {
                code: code::NO_RANDOM,
            },
            Error::Io { code } | Error::Database { code } => storage(code),
        }
    }
}

impl From<amparo_alerts::Error> for AmparoError {
    fn from(error: amparo_alerts::Error) -> Self {
        use amparo_alerts::Error;
        match error {
            Error::Invalid { field } => Self::invalid(field),
            Error::TooMany { .. } => Self::TooLarge,
            // The key of the capsule is gone; an unlock repairs it where it can.
            Error::NotFound { .. } | Error::KeyLost { .. } => Self::NotFound,
            Error::Invite(problem) => match problem {
                InviteProblem::Expired => Self::Expired,
                InviteProblem::NewerVersion => Self::NewerFormat,
                _ => Self::invalid("invite"),
            },
            Error::Pairing(problem) => match problem {
                PairingProblem::Expired => Self::Expired,
                PairingProblem::NewerVersion => Self::NewerFormat,
                PairingProblem::NoReplyYet => Self::NotFound,
                PairingProblem::Burned => Self::invalid("second-reply"),
                PairingProblem::TooManyFailures => Self::invalid("too-many-replies"),
                PairingProblem::Rejected => Self::invalid("pictures"),
                _ => Self::invalid("reply"),
            },
            Error::Endpoint(_) => Self::invalid("endpoint"),
            Error::VaultFirst => Self::Locked,
            Error::Hardware(error) => error.into(),
            Error::Damaged { part } => damaged(part),
            Error::NewerFormat => Self::NewerFormat,
            Error::Sealed(error) => error.into(),
            Error::File { kind } => amparo_sealed::Error::from(std::io::Error::from(kind)).into(),
            _ => Self::Internal { code: code::ALERTS },
        }
    }
}
