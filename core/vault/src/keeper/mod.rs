//! Keepers: trusted people, or printed sheets, whose key opens the vault when this phone cannot.
//!
//! A keeper is an age recipient (<https://c2sp.org/age>, X25519). What is wrapped for it is a [`KeyFrame`]: the vault key, and
//! which vault and epoch it belongs to.
//!
//! Everything here is a protocol on bytes: no header, no disk. A sheet is made and proven in [`PrintedSheet`] and [`prove_printed`], copied by hand with
//! [`hand_copy`]; a phone is enrolled with [`KeeperOffer`] and [`Challenge`]; a sealed vault is reopened with
//! [`ReopenRequest`] and [`AskedToReopen`]. Bytes and labels stand in `docs/storage-format.md`, "Keepers".

mod age_file;
mod code;
mod enrol;
mod frame;
mod hand_copy;
mod identity;
mod pictures;
mod reopen;
mod sheet;

pub use enrol::{Challenge, Enrolled, KeeperOffer, read_offer};
pub use frame::KeyFrame;
pub(crate) use frame::MAX_WRAPPED;
pub use hand_copy::{HAND_COPY_PREFIX, Line, Slip, check_hand_copy, hand_copy};
pub use identity::{Identity, Recipient};
pub use pictures::Pictures;
pub use reopen::{AskedToReopen, ReadyToReopen, ReopenRequest};
pub use sheet::{PrintedSheet, derive_backup_mac_key, prove_printed};
