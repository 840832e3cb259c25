//! Words in the reader's language.
//!
//! Lives here: the embedded Fluent catalogs, language negotiation, per-message fallback, [`search`] over texts in memory,
//! days in words ([`dates`]), the SVG of a QR code, and pages for paper ([`print`]).
//! Does not live here: any rule of the product. Which card, alert or error is shown is decided elsewhere; this crate
//! turns an id and its arguments into text and says honestly which language that text is in.
//!
//! Read this if you add a locale, a domain or a way of rendering text. Translators read `locales/README.md` instead.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod args;
mod catalog;
pub mod dates;
mod islands;
mod locale;
pub mod print;
mod pseudo;
mod qr;
pub mod search;
mod sheet;

pub use args::{Args, Value};
pub use catalog::{Catalog, Text};
pub use islands::islands;
pub use locale::Locale;
pub use qr::qr_svg;
pub use sheet::Source;
pub use unic_langid::{CharacterDirection, LanguageIdentifier};

/// The language every message exists in; the last one tried for each message.
pub const SOURCE_LOCALE: &str = "en";

/// CLDR's pseudo-bidi locale: English, drawn right to left. Made at run time and only when asked for by this exact name.
pub const PSEUDO_BIDI: &str = "ar-XB";

/// What can go wrong when text is asked for. Ids are the program's own names, never user data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No locale, the source language included, has this message (or this attribute of it).
    #[error("no message {domain}/{id}")]
    Missing {
        /// The Fluent file, such as `ui`.
        domain: String,
        /// The message id, with its attribute if one was asked for.
        id: String,
    },
    /// The message exists, but an argument it needs was not given or does not fit.
    #[error("message {domain}/{id} could not be filled in")]
    Incomplete {
        /// The Fluent file, such as `ui`.
        domain: String,
        /// The message id, with its attribute if one was asked for.
        id: String,
    },
    /// A folder of `locales/` whose name is no language tag.
    #[error("not a language tag")]
    NotALanguage {
        /// The name.
        tag: String,
    },
    /// A file that is not Fluent.
    #[error("{tag}/{domain}: line {line} is not Fluent")]
    Malformed {
        /// The language.
        tag: String,
        /// The Fluent file, such as `ui`.
        domain: String,
        /// Line, from 1.
        line: usize,
    },
    /// More data than one QR code can hold.
    #[error("too long for a QR code")]
    TooLongForQr,
}

/// Shorthand for this crate's results.
pub type Result<T> = std::result::Result<T, Error>;
