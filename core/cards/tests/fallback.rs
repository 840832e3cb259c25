//! Holes in translations, of packs over the program's own: whatever is missing, every card renders whole, each text in the first of the reader's languages that
//! has it, and says which that is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use amparo_cards::{Content, Line};
use amparo_text::{LanguageIdentifier, Text};
use proptest::prelude::*;

/// Languages of packs that stand beside the source.
const OTHERS: [&str; 3] = ["es", "ko", "ar"];
/// Languages of the program itself.
const BUILT_IN: [&str; 2] = ["en", "es"];
/// What a reader may have asked for; nobody brings `ru`.
const ASKED: [&str; 5] = ["en", "es", "ko", "ar", "ru"];

/// Id and source of every message of the English cards.
fn messages() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/en/cards.ftl");
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        if line.starts_with(' ')
            && let Some((_, source)) = messages.last_mut()
        {
            source.push_str(line);
            source.push('\n');
        } else if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|letter: char| letter.is_ascii_lowercase())
        {
            messages.push((id.to_owned(), format!("{line}\n")));
        }
    }
    messages
}

/// What a pack brings in one of the other languages: nothing, or the same messages without those that are left out.
type Brought = Option<BTreeSet<usize>>;

fn pack(brought: &[Brought]) -> BTreeMap<String, Arc<str>> {
    let file = |(tag, holes): (&&str, &Brought)| {
        let holes = holes.as_ref()?;
        let all = messages().into_iter().enumerate();
        let kept = all.filter(|(index, _)| !holes.contains(index));
        let source: String = kept.map(|(_, (_, source))| source).collect();
        Some((format!("locales/{tag}/cards.ftl"), source.into()))
    };
    OTHERS.iter().zip(brought).filter_map(file).collect()
}

/// Checks one text against what its language should be.
fn is_right(text: &Text, id: &str, languages: &[String], has: &dyn Fn(&str, &str) -> bool) {
    let expected = languages
        .iter()
        .map(String::as_str)
        .find(|tag| has(tag, id))
        .unwrap_or("en");
    assert_eq!(text.locale, expected, "{id} for {languages:?}");
    assert!(!text.value.is_empty() && !text.value.contains("{$") && text.value != id);
    let first = languages.first().map_or("en", String::as_str);
    assert_eq!(text.fallback, expected != first, "{id} for {languages:?}");
    assert_eq!(text.rtl, expected == "ar");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_text_is_in_the_first_language_that_has_it(
        languages in proptest::sample::subsequence(ASKED.to_vec(), 0..=ASKED.len()).prop_shuffle(),
        brought in proptest::collection::vec(
            proptest::option::weighted(
                0.75,
                proptest::collection::btree_set(0..messages().len(), 0..messages().len()),
            ),
            OTHERS.len(),
        ),
    ) {
        let ids: Vec<String> = messages().into_iter().map(|(id, _)| id).collect();
        let has = |tag: &str, id: &str| {
            let index = ids.iter().position(|known| known == id);
            let other = OTHERS.iter().position(|known| *known == tag);
            match (other.and_then(|other| brought[other].as_ref()), index) {
                (Some(holes), Some(index)) => !holes.contains(&index),
                // What the pack does not bring is the program's.
                _ => BUILT_IN.contains(&tag),
            }
        };
        let content = Content::from_files(&pack(&brought)).unwrap();
        let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
        let asked: Vec<LanguageIdentifier> =
            languages.iter().map(|tag| tag.parse().unwrap()).collect();
        for id in content.card_ids().unwrap() {
            let card = content.card(id, &asked, 0).unwrap();
            is_right(&card.title, &format!("{id}-title"), &languages, &has);
            let lines = card.steps.iter().chain(&card.avoid).chain(&card.why);
            lines.for_each(|Line { id, text, .. }| is_right(text, id, &languages, &has));
            for say in &card.say {
                if let Some(meaning) = &say.meaning {
                    is_right(meaning, &say.id, &languages, &has);
                }
            }
        }
        for id in content.show_ids().unwrap() {
            content.show(id, &asked).unwrap();
        }
        // A file of words that the pack does not bring.
        for need in content.needs(None, &asked, 0).unwrap() {
            let built_in = |tag: &str, _: &str| BUILT_IN.contains(&tag);
            is_right(&need.title, &format!("need-{}", need.id), &languages, &built_in);
        }
        let home = content.home(&asked).unwrap();
        for group in &home.groups {
            is_right(&group.title, &format!("group-{}", group.id), &languages, &has);
        }
    }
}
