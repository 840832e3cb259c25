//! What a family writes down, as typed data with checks, and the texts around it.
//!
//! Lives here: the shapes of records, what makes one acceptable, and their JSON; the questions of the family plan, what is missing in it, the
//! quiz for numbers; the steps of the first three days, the scripts of calls, pages to print as data. Does not live here: storage (the vault
//! keeps `{kind, schema, JSON}` and looks at none of it), the words themselves (`locales/*/plan.ftl`), HTML, anything about alerts.
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
mod checks;
mod contact;
mod content;
mod date;
mod document;
mod family_plan;
mod favourites;
mod incident;
mod keeper;
mod locator;
mod paper;
mod phone;
mod presence;
mod quiz;
mod record;
mod report;
mod screen;
mod script;
mod settings;
mod shared;
mod steps;
mod words;

pub use a_number::{a_number, show_a_number};
pub use checks::{Check, CheckKind, Reminder};
pub use contact::Contact;
pub use content::{Content, Error, Link, Review, Source};
pub use date::{Date, NotADate};
pub use document::{DocumentKind, check_document_name};
pub use family_plan::{
    Caregiver, Employer, FamilyPlan, Medicine, Number, Paper, Person, Pickup, School,
};
pub use favourites::Favourites;
pub use incident::IncidentNote;
pub use keeper::{BackupMac, KeeperKind, KeeperLabel, KeptKey};
pub use locator::{Child, Collector, Lawyer, LocatorPacket};
pub use phone::check_phone;
pub use presence::{PresenceProof, Proof};
pub use quiz::Learning;
pub use record::{Problem, Record, Result, keep_unknown, text_at, texts_of};
pub use report::{IncidentScript, RecordsRequest};
pub use screen::{PlanScreen, Question};
pub use script::{Script, ScriptKind, ScriptLine};
pub use settings::Settings;
pub use shared::Shared;
pub use steps::{Lead, Phase, Retry, Role, Step, Steps};
pub use words::{Line, Words};
