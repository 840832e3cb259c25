//! Sealed storage: keys, sealed rows in one `SQLite` file, sealed files, and small files in two generations.
//!
//! What lives here: [`Key`] and the few operations of `ring` that storage needs, the [`HardwareKey`] port, the row store
//! ([`Store`]) with its manifest, the age STREAM file layer ([`mod@file`]), [`Generations`] and [`LockFile`].
//! What does not: what a record means, how a PIN becomes a key (`amparo-vault`), what an alert is (`amparo-alerts`).
//!
//! Who should read this: whoever changes a stored byte. The bytes themselves, and every label, stand in
//! `docs/storage-format.md`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod error;
mod evaluate;
pub mod file;
mod fsync;
mod generations;
mod hardware;
mod key;
mod lock_file;
mod random;
mod space;
mod stack;
mod store;
pub mod testkit;

pub use error::{Error, Part, Result};
pub use evaluate::{HardwareFault, evaluate_hardware};
pub use fsync::{exchange_folders, sync_folder};
pub use generations::{Content, Generations};
pub use hardware::{HardwareError, HardwareForm, HardwareKey, HardwareLevel};
pub use key::{Key, derive_hkdf, derive_hkdf_into, open_with, seal_with};
pub use lock_file::LockFile;
pub use random::make_random;
pub use space::free_space;
pub use stack::wipe_stack;
pub use store::{
    Copier, CopyState, Found, Integrity, Layout, OnDamage, RowId, Store, StoreKeys, Survey, Tx,
};
