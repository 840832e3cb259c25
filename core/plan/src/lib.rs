//! What a family writes down, as typed data with checks.
//!
//! Lives here: the shapes of records, what makes one acceptable, and their JSON. Does not live here: storage (the vault
//! keeps `{kind, schema, JSON}` and looks at none of it), words on screens, anything about alerts.
//!
//! Rules for every record: its kind never changes; its schema grows by one when older programs could no longer read it
//! rightly; fields that a newer program added are kept when an older one saves. `Debug` prints no user data.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod contact;
mod document;
mod phone;
mod record;

pub use contact::Contact;
pub use document::{DocumentKind, check_document_name};
pub use phone::check_phone;
pub use record::{Problem, Record, Result};
