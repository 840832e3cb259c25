//! The alerts at the façade: what the vault's lock does to them, what a delivery that ends in the middle leaves, and what is said where
//! the phone does not play along.
#![cfg(feature = "harness")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod delivery;
mod phone;
mod preflight;
mod privacy;
mod rekey;
mod vault_first;
