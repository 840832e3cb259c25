//! Plays scenarios against the façade (`docs/scenarios.md`), and lends the same calls to the `phone` program that
//! the browser tests talk to.
//!
//! [`scenario`] reads and plays a file; [`world`] holds what a scenario has opened and makes its calls;
//! [`matching`] and [`saved`] are the two small languages inside a step. The tests themselves are in `tests.rs`
//! and the folders beside it.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod arguments;
mod calls;
mod matching;
mod records;
mod saved;
pub mod scenario;
mod values;
pub mod world;
