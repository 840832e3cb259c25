//! What can go wrong in this crate, as kinds with data; no user data and no foreign text inside.

use amparo_net::EndpointProblem;
use amparo_sealed::HardwareError;

use crate::pairing::{InviteProblem, PairingProblem};

/// Every failure of the alert capsule, the pairing and the outbox.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value from the user or the caller does not fit; `field` is one of a fixed set of names.
    #[error("invalid {field}")]
    Invalid {
        /// Which argument.
        field: &'static str,
    },
    /// More of something than the format allows.
    #[error("too many {field}")]
    TooMany {
        /// Of what.
        field: &'static str,
    },
    /// No such person, alert, attempt or pairing.
    #[error("not found: {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// An invite that cannot be read.
    #[error("invite: {0}")]
    Invite(#[from] InviteProblem),
    /// A reply, or a pairing, that cannot go on.
    #[error("pairing: {0}")]
    Pairing(#[from] PairingProblem),
    /// The push address is one this program does not send to.
    #[error("endpoint: {0}")]
    Endpoint(#[from] EndpointProblem),
    /// The hardware no longer holds the key of the capsule. `repairable` tells whether unlocking the
    /// vault brings it back.
    #[error("the key of the alert capsule is gone (repairable: {repairable})")]
    KeyLost {
        /// A second wrap under the vault exists.
        repairable: bool,
    },
    /// The owner wants the PIN first: only the opened vault opens the capsule.
    #[error("the vault opens first")]
    VaultFirst,
    /// The hardware key could not be used now.
    #[error("hardware key: {0}")]
    Hardware(HardwareError),
    /// The header of the capsule, or a row inside, is not what this program wrote.
    #[error("damaged: {part}")]
    Damaged {
        /// Which part.
        part: &'static str,
    },
    /// Written by a newer version of this program; left untouched.
    #[error("written by a newer version")]
    NewerFormat,
    /// Storage under the capsule.
    #[error("storage: {0}")]
    Sealed(#[from] amparo_sealed::Error),
    /// A file next to the database could not be read or written.
    #[error("file: {kind}")]
    File {
        /// The kind of failure, no path.
        kind: std::io::ErrorKind,
    },
    /// A bug; `code` says where.
    #[error("internal: {code}")]
    Internal {
        /// A fixed, text-free code.
        code: &'static str,
    },
}
