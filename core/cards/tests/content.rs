//! The real cards: sourced, dated, reviewed or said not to be, and with numbers one can trace.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use amparo_cards::{Card, Content, Date};

use common::{LOCALES, cards, language, plain};

fn document(name: &str) -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../docs/content")
            .join(name),
    )
    .unwrap()
}

/// Anchor → the text below it.
fn sections(document: &str) -> BTreeMap<String, String> {
    let parts = document
        .split("\n### ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'));
    parts
        .map(|(anchor, text)| (anchor.trim().to_owned(), text.to_owned()))
        .collect()
}

/// The facts of all pages of facts.
fn facts() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/content");
    let mut facts = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        // What the family plan stands on is checked beside its own texts.
        if name.starts_with("facts") && name != "facts-plan.md" {
            for (anchor, text) in sections(&document(&name)) {
                assert!(
                    facts.insert(anchor.clone(), text).is_none(),
                    "{anchor} stands there twice"
                );
            }
        }
    }
    facts
}

fn facts_of(card: &Card) -> BTreeSet<String> {
    let lines = card
        .steps
        .iter()
        .chain(&card.avoid)
        .chain(&card.why)
        .flat_map(|line| &line.facts);
    lines
        .chain(card.say.iter().flat_map(|say| &say.facts))
        .cloned()
        .collect()
}

#[test]
fn every_card_file_is_in_one_group_and_every_group_names_cards_that_are_there() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files: BTreeSet<String> = fs::read_dir(data.join("cards"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let order = fs::read_to_string(data.join("order.json")).unwrap();
    let order: serde_json::Value = serde_json::from_str(&order).unwrap();
    let ids = |list: &serde_json::Value| {
        let list = list.as_array().unwrap().iter();
        list.map(|id| id.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let groups = order["groups"].as_array().unwrap();
    let listed: Vec<_> = groups
        .iter()
        .flat_map(|group| ids(&group["cards"]))
        .collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), files);
    assert_eq!(listed.len(), files.len(), "a card stands in two groups");
    let first = ids(&order["first"]);
    assert!(first.iter().all(|id| listed.contains(id)));
    assert!((1..=8).contains(&first.len()));
    let tiles = Content::embedded().unwrap().tiles(&language("en")).unwrap();
    assert!(tiles.iter().map(|tile| &tile.id).eq(&listed));
}

/// All of the embedded content passes the check that a pack has to pass.
#[test]
fn the_embedded_content_is_whole() {
    Content::from_files(&BTreeMap::new()).unwrap();
}

#[test]
fn every_line_stands_on_a_fact_and_every_fact_has_a_source_and_a_day() {
    let facts = facts();
    let mut used = BTreeSet::new();
    for card in cards("en") {
        let lines = card.steps.iter().chain(&card.avoid).chain(&card.why);
        assert!(
            lines.clone().all(|line| !line.facts.is_empty())
                && card.say.iter().all(|say| !say.facts.is_empty())
        );
        used.extend(facts_of(&card));
        for show in &card.shows {
            let facts = Content::embedded()
                .unwrap()
                .show(show, &language("en"))
                .unwrap()
                .facts;
            assert!(!facts.is_empty());
            used.extend(facts);
        }
    }
    assert_eq!(
        used,
        facts.keys().cloned().collect(),
        "cited on the left, written down on the right"
    );
    for (anchor, text) in &facts {
        for part in [
            "- Authority: ",
            "- Source: ",
            "Kind: ",
            "Sure: ",
            "Contested: ",
            "Checked: ",
        ] {
            assert!(text.contains(part), "{anchor} lacks {part}");
        }
    }
}

#[test]
fn cards_expire_in_time_and_sooner_where_courts_are_deciding() {
    let facts = facts();
    for card in cards("en") {
        let contested = facts_of(&card)
            .iter()
            .any(|fact| facts[fact].contains("Contested: yes"));
        let days = card.review.expires_on.days() - card.review.last_reviewed.days();
        let window = if contested { 1..=14 } else { 60..=90 };
        assert!(window.contains(&days), "{}: {days} days", card.id);
        for fact in facts_of(&card) {
            let checked: Date = facts[&fact]
                .split("Checked: ")
                .nth(1)
                .unwrap()
                .get(..10)
                .unwrap()
                .parse()
                .unwrap();
            assert!(
                checked >= card.review.last_reviewed,
                "{fact} was checked before the card says so"
            );
        }
    }
}

#[test]
fn every_card_names_its_law_its_sources_and_what_is_not_yet_reviewed() {
    for (english, spanish) in cards("en").iter().zip(cards("es")) {
        let review = &english.review;
        assert!(review.version >= 1 && !review.authority.is_empty() && !review.sources.is_empty());
        assert_eq!(review.attorney.value, "Not yet reviewed by an attorney");
        let disclaimer = plain(&review.disclaimer.value);
        assert!(disclaimer.starts_with("Information, not legal advice · "));
        assert_eq!((&review.translation, &review.out_of_date), (&None, &None));
        assert_eq!(
            spanish.review.translation.as_ref().unwrap().value,
            "Traducción automática, todavía sin revisar"
        );
        assert_eq!(
            spanish.review.attorney.value,
            "Todavía sin revisión de un abogado"
        );
    }
}

#[test]
fn a_card_has_seven_lines_before_more() {
    for card in cards("en") {
        let lines = card.steps.len() + card.say.len() + card.avoid.len();
        assert!((4..=7).contains(&lines), "{}: {lines}", card.id);
        assert!(!card.steps.is_empty() && !card.say.is_empty() && !card.avoid.is_empty());
        // A child calls the adult it knows: no number of a stranger beside that.
        assert_eq!(
            card.call.is_empty(),
            card.id == "child-alone",
            "{}",
            card.id
        );
    }
}

#[test]
fn numbers_come_from_the_directory_alone() {
    let known = sections(&document("directory.md"));
    for tag in LOCALES {
        for domain in ["cards", "directory", "ui"] {
            let path = format!(
                "{}/../../locales/{tag}/{domain}.ftl",
                env!("CARGO_MANIFEST_DIR")
            );
            let source = fs::read_to_string(path).unwrap();
            let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
            for word in source
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
            {
                assert!(digits(word) < 7, "{tag}/{domain}: {word}");
            }
        }
    }
    let mut shown = BTreeSet::new();
    for need in Content::embedded()
        .unwrap()
        .needs(None, &language("en"), 0)
        .unwrap()
    {
        for entry in need.entries {
            let written = known
                .get(&entry.id)
                .unwrap_or_else(|| panic!("{} is not in directory.md", entry.id));
            let numbers = entry.call.iter().chain(&entry.text);
            let mut said = numbers
                .map(|number| number.shown.as_str())
                .chain(entry.page.iter().map(|page| page.shown.as_str()));
            assert!(said.all(|part| written.contains(part)), "{}", entry.id);
            for part in ["- Rights: ", "- Source: "] {
                assert!(written.contains(part), "{} lacks {part}", entry.id);
            }
            assert!(entry.call.is_none() || written.contains("- Phoned: never"));
            shown.insert(entry.id);
        }
    }
    assert_eq!(shown, known.keys().cloned().collect());
}

#[test]
fn the_agencys_own_office_comes_last_and_with_its_warning() {
    for card in cards("en") {
        let Some(position) = card.call.iter().position(|call| call.id == "ice-la") else {
            continue;
        };
        assert_eq!(position + 1, card.call.len());
        let warning = "Let a lawyer or a citizen call. Do not give your own address or status.";
        assert!(card.call[position].note.value.ends_with(warning));
    }
}

/// The relative's page runs where no core is, so its hotline is written there once more: it has to be the same one.
#[test]
fn the_relatives_page_shows_only_numbers_of_the_directory() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let known = fs::read_to_string(root.join("core/cards/data/directory.json")).unwrap();
    for file in fs::read_dir(root.join("family/src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let Ok(source) = fs::read_to_string(&file) else {
            continue;
        };
        let words = source.split(|letter: char| !letter.is_ascii_digit() && letter != '-');
        for number in words.filter(|word| word.split('-').map(str::len).eq([3, 3, 4])) {
            assert!(
                known.contains(&format!("\"{number}\"")),
                "{}: {number}",
                file.display()
            );
        }
    }
}
