//! The vault under faults: what a crash leaves, a disk that is full or fails, a second process, a look into memory. Alerts of a
//! process that is killed over and over. Content packs under the same faults.
//!
//! Linux only: the faults are made by `tests/faultvfs`, which stands in for functions of libc.
//!
//! `CRASH_FULL=1` takes every state instead of a sample, `CRASH_ROUNDS` sets the rounds of the kill loop: both are what
//! `cargo xtask campaign` does.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "crash/arrive.rs"]
mod arrive;
#[path = "crash/disk.rs"]
mod disk;
#[path = "crash/full.rs"]
mod full;
#[path = "crash/keys.rs"]
mod keys;
#[path = "crash/kill.rs"]
mod kill;
#[path = "crash/memory.rs"]
mod memory;
#[path = "crash/other.rs"]
mod other;
#[path = "crash/packs.rs"]
mod packs;
#[path = "crash/place.rs"]
mod place;
#[path = "crash/plaintext.rs"]
mod plaintext;
#[path = "crash/replay.rs"]
mod replay;
#[path = "crash/scan.rs"]
mod scan;
