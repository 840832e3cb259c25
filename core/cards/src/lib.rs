//! Rights cards: which lines a card has, where they come from, how old they are, and the whole of it in the reader's language.
//!
//! Lives here: the embedded cards and directory (`data/`), their dates and labels, rendering. Does not live here: the
//! words (`locales/*/cards.ftl`, `directory.ftl`), the facts (`docs/content/`), any choice by who the reader is, any
//! network. Cards need no storage, so they open whatever became of the rest of the app.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod card;
mod changes;
mod check;
mod content;
mod data;
mod date;
mod directory;
mod fault;
pub mod pack;
mod render;
mod search;

pub use card::{
    Call, Card, Change, Group, Hit, HitKind, Home, Line, Look, Paper, PaperRow, Review, Say, Show,
    Source, Tile,
};
pub use content::Content;
pub use data::{Confidence, PaperShape, State};
pub use date::Date;
pub use directory::{Due, Entry, Need, Number, Page, VerifiedHow};
pub use fault::{Fault, FaultKind};

/// What can go wrong with a card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no card or show screen of that id.
    #[error("no such card")]
    NotFound,
    /// A text of the card is missing in every language: a defect of the build.
    #[error(transparent)]
    Text(#[from] amparo_text::Error),
    /// A file of content is not as it should be: in a pack that is the reason to refuse it, otherwise a defect of the build.
    #[error(transparent)]
    Content(#[from] Fault),
}

/// Shorthand for this crate's results.
pub type Result<T> = std::result::Result<T, Error>;
