//! Tests of the whole, in one binary: [`journeys`] through the façade, the [`layers`] of the tree,
//! the [`storage`] format as a stranger reads it, pushes that strangers open ([`interop`]).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod interop;
mod journeys;
mod layers;
mod storage;

use std::path::PathBuf;

/// The repository.
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").expect("Cargo says where this package is");
    PathBuf::from(own)
        .parent()
        .expect("the package is inside the repository")
        .to_path_buf()
}
