//! Which files a pack may bring, by name, and what may stand in each kind.

use amparo_text::LanguageIdentifier;

use super::{Refusal, Result, ogg, svg};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Cards, order, show screens, directory.
    Json,
    /// Words.
    Fluent,
    /// A picture of the safe subset.
    Svg,
    /// Sound.
    Ogg,
}

impl Kind {
    /// In bytes.
    pub(super) fn longest(self) -> usize {
        match self {
            Self::Json | Self::Fluent => 1 << 20,
            Self::Svg => 64 << 10,
            Self::Ogg => 4 << 20,
        }
    }
}

/// The kind of the file of that name; `None` for every name that a pack may not have.
pub(super) fn kind(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["order.json" | "shows.json" | "directory.json"] => Some(Kind::Json),
        ["cards", name] => named(name, "json").then_some(Kind::Json),
        ["pictures", name] => named(name, "svg").then_some(Kind::Svg),
        ["locales", tag, "cards.ftl" | "directory.ftl" | "plan.ftl"] => {
            is_tag(tag).then_some(Kind::Fluent)
        }
        ["audio", tag, name] => {
            let sound = named(name, "opus") || named(name, "ogg");
            (sound && is_tag(tag)).then_some(Kind::Ogg)
        }
        _ => None,
    }
}

/// The language that the file is in, where it is in one.
pub(super) fn locale(path: &str) -> Option<&str> {
    let mut parts = path.split('/');
    let folder = parts.next()?;
    matches!(folder, "locales" | "audio").then(|| parts.next())?
}

/// `door.json`: an id of small letters, digits and hyphens, and that ending.
fn named(name: &str, ending: &str) -> bool {
    let id = name
        .strip_suffix(ending)
        .and_then(|id| id.strip_suffix('.'));
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    id.is_some_and(|id| !id.is_empty() && id.len() <= 64 && id.bytes().all(letter))
}

/// A BCP 47 tag in its usual spelling, so that two names never stand for one language.
fn is_tag(tag: &str) -> bool {
    let parsed = tag.parse::<LanguageIdentifier>();
    parsed.is_ok_and(|parsed| parsed == tag)
}

/// Whether a file is what its name says, and nothing that a pack may not bring.
pub(super) fn check(path: &str, bytes: &[u8]) -> Result<()> {
    let fits = match kind(path) {
        Some(Kind::Json) => plain_text(bytes).is_some_and(|text| {
            serde_json::from_str::<serde_json::Value>(text).is_ok() && !has_markup(text)
        }),
        Some(Kind::Fluent) => plain_text(bytes).is_some_and(|text| !has_markup(text)),
        Some(Kind::Svg) => plain_text(bytes).is_some_and(svg::is_safe),
        Some(Kind::Ogg) => ogg::is_sound(bytes),
        None => false,
    };
    fits.then_some(()).ok_or_else(|| Refusal::Forbidden {
        file: path.to_owned(),
    })
}

/// UTF-8 without a byte order mark and without control characters but line breaks and tabs.
fn plain_text(bytes: &[u8]) -> Option<&str> {
    let text = str::from_utf8(bytes).ok()?;
    let odd = |letter: char| {
        letter == '\u{feff}' || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
    };
    (!text.chars().any(odd)).then_some(text)
}

/// Something that a browser might take for a tag, a comment, a character reference, or the address of a script.
fn has_markup(text: &str) -> bool {
    let opens = text.split('<').skip(1).any(|after| {
        after
            .chars()
            .next()
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
    });
    let lower = text.to_ascii_lowercase();
    opens || lower.contains("javascript:") || lower.contains("&#")
}
