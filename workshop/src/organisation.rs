//! An invented organisation that publishes content packs, with keys of its own made at the start of each practice: one good pack, and four
//! that a phone has to refuse. They are made as `cargo xtask pack` makes them; nothing here stands in for a signature.

use std::sync::Arc;

use amparo::{AmparoError, Clock as _, PracticeClock, TestPublisher, iso_day};
use serde_json::{Value, json};

use crate::words;

/// Files to choose from, in the order of the strip.
pub(crate) const FILES: [&str; 5] = [
    "corrected.pack",
    "tampered.pack",
    "older.pack",
    "one-signature.pack",
    "rotated-out.pack",
];

const PACK: &str = "los-angeles";
const DAYS: u32 = 90;
const YEAR_MS: u64 = 365 * 86_400_000;
/// The corrected words are the newer ones.
const OLDER: u64 = 1;
const CORRECTED: u64 = 2;
const LATER: u64 = 3;
/// Who signs, by their places: the third was taken out of service, and the fourth came instead.
const GOOD: [u32; 2] = [0, 3];
const ONE: [u32; 1] = [0];
const WITH_ROTATED_OUT: [u32; 2] = [0, 2];
const IN_SERVICE: [u32; 3] = [0, 1, 3];

/// The card that is corrected, and its line.
const CARD: &str = "cards/door.json";
const LINE: &str = "door-step-calm";
const DOOR: &str = include_str!("../../core/cards/data/cards/door.json");
const CARDS_EN: &str = include_str!("../../locales/en/cards.ftl");
const CARDS_ES: &str = include_str!("../../locales/es/cards.ftl");

/// Who publishes, and what.
pub(crate) struct Organisation {
    publisher: Arc<TestPublisher>,
    files: Vec<(&'static str, Vec<u8>)>,
}

impl Organisation {
    /// Makes the keys, the first root and the one that follows it, and the five files, dated today.
    pub(crate) fn found() -> Result<Self, AmparoError> {
        let now_ms = PracticeClock::default().now_ms();
        let root_expires = iso_day(now_ms + YEAR_MS);
        let publisher = TestPublisher::new(root_expires.clone())?;
        publisher.rotate(IN_SERVICE.to_vec(), root_expires)?;
        let pack = |version, content: &[_], signers: &[u32]| {
            publisher.pack_of((PACK, version), (now_ms, DAYS), content, signers)
        };
        let (before, after) = (content(None)?, content(Some(words::correction))?);
        let corrected = pack(CORRECTED, &after, &GOOD)?;
        let [good, tampered, older, one, rotated_out] = FILES;
        let files = vec![
            (tampered, publisher.tampered(corrected.clone())?),
            (good, corrected),
            (older, pack(OLDER, &before, &GOOD)?),
            (one, pack(LATER, &after, &ONE)?),
            (rotated_out, pack(LATER, &after, &WITH_ROTATED_OUT)?),
        ];
        Ok(Self { publisher, files })
    }

    /// Whom a practice phone takes packs from.
    pub(crate) fn publisher(&self) -> Arc<TestPublisher> {
        Arc::clone(&self.publisher)
    }

    /// A file of [`FILES`].
    pub(crate) fn file(&self, name: &str) -> Option<(&'static str, Vec<u8>)> {
        let found = self.files.iter().find(|(known, _)| *known == name);
        found.cloned()
    }
}

/// The files of a pack: the card and its words in both languages. `correction`: what is added to the line, in the language of that tag.
fn content(correction: Option<fn(&str) -> String>) -> Result<Vec<(String, Vec<u8>)>, AmparoError> {
    let unfit = |_| AmparoError::Internal { code: 0 };
    let mut card: Value = serde_json::from_str(DOOR).map_err(unfit)?;
    if correction.is_some() {
        count_up(&mut card);
    }
    let words = |tag: &str, source: &str| {
        let text = match correction {
            Some(of) => corrected(source, &of(tag)),
            None => source.to_owned(),
        };
        (format!("locales/{tag}/cards.ftl"), text.into_bytes())
    };
    Ok(vec![
        (CARD.to_owned(), card.to_string().into_bytes()),
        words("en", CARDS_EN),
        words("es", CARDS_ES),
    ])
}

/// The next version of the card, whose line is new in it.
fn count_up(card: &mut Value) {
    let version = json!(card["version"].as_u64().unwrap_or(1) + 1);
    for line in card["steps"].as_array_mut().into_iter().flatten() {
        if line["text"] == LINE {
            line["since"] = version.clone();
        }
    }
    for made in card["translations"]
        .as_object_mut()
        .into_iter()
        .flat_map(|made| made.values_mut())
    {
        if made.get("of_version").is_some() {
            made["of_version"] = version.clone();
        }
    }
    card["version"] = version;
}

fn corrected(source: &str, addition: &str) -> String {
    let line = |line: &str| match line.strip_prefix(LINE) {
        Some(rest) if rest.starts_with(" = ") => format!("{line} {addition}\n"),
        _ => format!("{line}\n"),
    };
    source.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_correction_is_in_both_languages_and_in_nothing_else() {
        let (before, after) = (
            content(None).unwrap(),
            content(Some(words::correction)).unwrap(),
        );
        for (place, tag) in [(1, "en"), (2, "es")] {
            let text =
                |files: &[(String, Vec<u8>)]| String::from_utf8(files[place].1.clone()).unwrap();
            let (before, after) = (text(&before), text(&after));
            let changed: Vec<_> = before
                .lines()
                .zip(after.lines())
                .filter(|(a, b)| a != b)
                .collect();
            assert_eq!(changed.len(), 1, "{tag}");
            assert!(changed[0].1.ends_with(&words::correction(tag)), "{tag}");
        }
    }

    #[test]
    fn each_practice_has_keys_of_its_own() {
        let (one, other) = (
            Organisation::found().unwrap(),
            Organisation::found().unwrap(),
        );
        for name in FILES {
            assert_ne!(one.file(name), other.file(name), "{name}");
        }
    }
}
