//! A small vault life that can be told in lines, for the fault tests of `tests/`.
//!
//! [`op`] is what can happen to a vault and what it does to a simple model of it; [`script`] are sequences of that; [`content`] is what
//! is planted in records and documents; [`phone`] does it to a real vault and reads a real vault back; [`journal`] is the lines in which a
//! driver process says what it began and what was confirmed to it. The tests compare the two. [`aside`] is a life of its own, for a look
//! into memory. [`packs`] is all of this for content packs.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod aside;
pub mod content;
pub mod journal;
pub mod op;
pub mod packs;
pub mod phone;
pub mod script;
