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

mod a_number;
mod contact;
mod date;
mod document;
mod family_plan;
mod incident;
mod keeper;
mod locator;
mod phone;
mod presence;
mod record;
mod settings;
mod shared;

pub use a_number::{a_number, show_a_number};
pub use contact::Contact;
pub use date::{Date, NotADate};
pub use document::{DocumentKind, check_document_name};
pub use family_plan::{
    Caregiver, Employer, FamilyPlan, Medicine, Number, Paper, Person, Pickup, School,
};
pub use incident::IncidentNote;
pub use keeper::{BackupMac, KeeperKind, KeeperLabel, KeptKey};
pub use locator::{Child, Collector, Lawyer, LocatorPacket};
pub use phone::check_phone;
pub use presence::{PresenceProof, Proof};
pub use record::{Problem, Record, Result, keep_unknown, text_at, texts_of};
pub use settings::Settings;
pub use shared::Shared;
