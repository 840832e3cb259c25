//! Content packs: signed replacements for the built-in cards, words and directory (docs/packs.md).
//!
//! Lives here: the container, the root of trust and its rotation, the manifest, what kinds of files a pack may bring, and the
//! store that installs one and keeps the one before. Does not live here: what a card means (the rest of this crate), fetching
//! (ffi, over `amparo-net`). Nothing here touches the vault or the alerts: a pack changes words, never what a press does.
//!
//! Nothing of a pack is looked into before the signatures over it hold: the container is split, roots and manifest are verified as
//! bytes and only then parsed, and files are looked at only when length and digest are the manifest's.

mod built_in;
mod container;
mod content;
mod disk;
mod files;
mod hex;
mod manifest;
mod ogg;
#[cfg(any(test, feature = "publish"))]
pub mod publish;
mod root;
mod signature;
mod state;
mod store;
mod svg;
mod verify;

pub use built_in::BuiltIn;
pub use manifest::{AppVersion, FileEntry, Manifest};
pub use root::{Root, Trust};
pub use signature::Key;
pub use store::{Loaded, Standing, Store, StoreError};
pub use verify::{Verified, verify};

use crate::Date;

/// Largest pack, in bytes.
pub const PACK_MAX: usize = 32 << 20;
/// Signatures that a root or a manifest needs.
pub const THRESHOLD: u32 = 2;
/// Keys in a root.
pub const KEYS: usize = 3;

/// Shorthand for what may be refused.
pub type Result<T, E = Refusal> = std::result::Result<T, E>;

/// Why a pack is not taken. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// This build knows no root, so it takes no packs at all.
    #[error("no root")]
    NoRoot,
    /// Not of the format.
    #[error("malformed")]
    Malformed {
        /// Which part.
        part: Part,
    },
    /// A link, a folder, a device: anything but a regular file.
    #[error("not a file")]
    NotAFile,
    /// A name that leads out, or is none of a pack.
    #[error("bad name")]
    BadName,
    /// More or longer than a pack may be.
    #[error("too large")]
    TooLarge,
    /// Too few of the keys that count have signed.
    #[error("bad signature")]
    BadSignature {
        /// What was signed.
        part: Part,
        /// Different keys whose signature holds.
        valid: u32,
        /// How many it takes.
        needed: u32,
    },
    /// Too few signatures, and one is by a key that was taken out of service.
    #[error("rotated out")]
    RotatedOut {
        /// Different keys in service whose signature holds.
        valid: u32,
        /// How many it takes.
        needed: u32,
    },
    /// Made under another root than the one in force.
    #[error("other root")]
    OtherRoot,
    /// A root is not the one that follows.
    #[error("root does not follow")]
    RootGap {
        /// Number of the root in force.
        have: u32,
    },
    /// The root in force has expired, so that nothing new is taken under it.
    #[error("root expired")]
    RootExpired {
        /// Its last day.
        on: Date,
    },
    /// Not newer than what was here before.
    #[error("older")]
    Older {
        /// Version of the newest that was here.
        have: u64,
    },
    /// Older than the words that came with the app: they would stay in force.
    #[error("older than the app")]
    OlderThanApp {
        /// The day that those are of.
        of: Date,
    },
    /// For a newer app.
    #[error("newer app")]
    NewerApp {
        /// The oldest app that it is for.
        needs: AppVersion,
    },
    /// A file is not the one that was signed.
    #[error("tampered")]
    Tampered {
        /// Its name.
        file: String,
    },
    /// A file that was signed is not there.
    #[error("missing")]
    Missing {
        /// Its name.
        file: String,
    },
    /// A file that nobody signed.
    #[error("extra file")]
    Extra,
    /// A kind of file, or something inside one, that a pack may not bring.
    #[error("forbidden")]
    Forbidden {
        /// Its name.
        file: String,
    },
    /// The files do not make up content: a reference that leads nowhere, a text that does not parse.
    #[error("unfit")]
    Unfit {
        /// The first file at fault.
        file: String,
    },
}

/// A part of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The archive around it.
    Container,
    /// A root.
    Root,
    /// The manifest.
    Manifest,
    /// A list of signatures.
    Signatures,
}

impl Part {
    /// As in docs/packs.md.
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Root => "root",
            Self::Manifest => "manifest",
            Self::Signatures => "signatures",
        }
    }
}

#[cfg(test)]
mod tests;
