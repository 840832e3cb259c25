//! Keepers: trusted people, or printed sheets, whose key opens the vault when this phone cannot.
//!
//! A keeper is an age recipient (<https://c2sp.org/age>, X25519). What is wrapped for it is a [`KeyFrame`]: the vault key, and
//! which vault and epoch it belongs to.

mod frame;
mod identity;

pub use frame::KeyFrame;
pub(crate) use frame::MAX_WRAPPED;
pub use identity::{Identity, Recipient};
