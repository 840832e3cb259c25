//! The vault: one folder that a PIN and a hardware key open together.
//!
//! What lives here: the header with its slots, the attempt counter, the way from a PIN to the vault key, records as
//! {kind, schema, JSON bytes}, documents as sealed files. What does not: how a row or a file is sealed (`amparo-sealed`), and what
//! a record means (the features that write it).
//!
//! Order of reading: [`Vault`] (create, unlock), [`Unlocked`] (everything behind the PIN), then `header`, `attempts`,
//! `secret`, `stretch`; then what happens to keys: `keepers`, `seal`, `reopen`, `erase`. The bytes stand in `docs/storage-format.md`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod age_writer;
mod attempts;
mod auto_lock;
mod backup;
mod calibrate;
mod capture;
mod clock;
mod document;
mod erase;
mod error;
mod folder;
mod header;
mod inspect;
pub mod keeper;
mod keepers;
mod parameters;
mod passphrase;
mod pin;
mod record;
mod rekey;
mod reopen;
mod replace;
mod salvage;
mod seal;
mod secret;
mod space;
mod staging;
mod stretch;
mod undo;
mod unlocked;
mod vault;

pub use auto_lock::{Activity, AutoLock};
pub use backup::{BackupContents, BackupWriter, Origin, Restored};
pub use capture::{CaptureId, CaptureInfo, CaptureKind, CaptureReader, CaptureWriter, Captures};
pub use clock::{BootClock, BootReading};
pub use document::{DocumentInfo, DocumentReader, DocumentWriter};
pub use error::{Error, Part, Result};
pub use inspect::{Condition, Contents, Inspection};
pub use keepers::{KeeperFile, KeeperKind, KeeperSlot};
pub use parameters::Parameters;
pub use record::{Record, Thumbnail};
pub use rekey::Progress;
pub use reopen::KeeperSecret;
pub use salvage::{KeyHolder, SalvageReport};
pub use seal::Anchors;
pub use secret::SecretKind;
pub use undo::Undone;
pub use unlocked::{Change, Documents, Listing, Unlocked};
pub use vault::{Presence, Vault};

#[cfg(test)]
mod tests;
