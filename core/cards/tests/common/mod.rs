//! The real cards, as both test files look at them.

use std::collections::BTreeSet;

use amparo_cards::{Card, Content};
use amparo_text::LanguageIdentifier;

#[allow(dead_code, reason = "not every test file looks at all locales")]
pub(crate) const LOCALES: [&str; 2] = ["en", "es"];
/// 22 November 2026, 12:00 UTC: inside the window of every card.
const NOW_MS: u64 = 1_795_348_800_000;

pub(crate) fn language(tag: &str) -> Vec<LanguageIdentifier> {
    vec![tag.parse().unwrap()]
}

pub(crate) fn cards(tag: &str) -> Vec<Card> {
    let cards = Content::embedded().unwrap();
    let tiles = cards.tiles(&language(tag)).unwrap();
    tiles
        .iter()
        .map(|tile| cards.card(&tile.id, &language(tag), NOW_MS).unwrap())
        .collect()
}

pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// Every fact of a page names places of the fact base: topics A1 to A19, or a row of one of these sections.
#[allow(dead_code, reason = "not every test file looks at facts")]
pub(crate) fn places_are_real(page: &str, sections: &[&str]) {
    let path = format!("{}/../../docs/content/{page}", env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(path).unwrap();
    for fact in document.split("\n### ").skip(1) {
        let anchor = fact.lines().next().unwrap();
        let rights = fact
            .lines()
            .find_map(|line| line.strip_prefix("- Rights: "))
            .unwrap_or_else(|| panic!("{anchor} names no place"));
        for place in rights.split("; ") {
            let topic = place
                .strip_prefix('A')
                .and_then(|digits| digits.parse().ok())
                .is_some_and(|topic| (1..=19).contains(&topic));
            let row = place
                .split_once(' ')
                .is_some_and(|(section, row)| sections.contains(&section) && !row.is_empty());
            assert!(topic || row, "{anchor}: {place}");
        }
    }
}

/// "Facts of …" is the day of the newest source, and of a source dated by month or year its first day: never newer than known.
#[allow(dead_code, reason = "not every test file looks at facts")]
pub(crate) fn facts_are_of_the_newest_source(ids: &BTreeSet<String>) {
    assert!(!ids.is_empty());
    for id in ids {
        let path = format!("{}/data/cards/{id}.json", env!("CARGO_MANIFEST_DIR"));
        let card: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let sources = card["sources"].as_array().unwrap().iter();
        let newest = sources
            .map(|source| source["date"].as_str().unwrap())
            .filter(|date| *date != "undated")
            .map(|date| match date.len() {
                4 => format!("{date}-01-01"),
                7 => format!("{date}-01"),
                _ => date.to_owned(),
            })
            .max();
        assert_eq!(card["facts_of"].as_str(), newest.as_deref(), "{id}");
    }
}
