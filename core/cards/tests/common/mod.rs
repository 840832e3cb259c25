//! The real cards, as both test files look at them.

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
