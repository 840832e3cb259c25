//! The cards of the groups *home*, *out* and *places*: the rules against harm they have to keep, and the sentences that were
//! promised word for word.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use amparo_cards::{Card, Content, Line};
use amparo_text::{Args, Catalog};

use common::{LOCALES, cards, facts_are_of_the_newest_source, language, places_are_real, plain};

fn ids() -> BTreeSet<String> {
    let home = Content::embedded().unwrap().home(&language("en")).unwrap();
    let ours = home
        .groups
        .iter()
        .filter(|group| ["home", "out", "places"].contains(&group.id.as_str()));
    ours.flat_map(|group| &group.tiles)
        .map(|tile| tile.id.clone())
        .collect()
}

fn card(tag: &str, id: &str) -> Card {
    let mut all = cards(tag).into_iter();
    all.find(|card| card.id == id).unwrap()
}

fn words<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<String> {
    let all = lines.into_iter();
    all.map(|line| plain(&line.text.value)).collect()
}

fn everything(card: &Card) -> String {
    let lines = words(card.steps.iter().chain(&card.avoid).chain(&card.why));
    lines.join(" ").to_lowercase()
}

#[test]
fn nobody_takes_out_a_phone_where_an_officer_stands() {
    for (tag, phone) in [("en", "phone"), ("es", "teléfono")] {
        for id in ["street", "car", "transit", "public-places", "work"] {
            let card = card(tag, id);
            let all = everything(&card);
            assert!(!all.contains(phone), "{tag}/{id}: {all}");
            assert_eq!(card.shows, [""; 0], "{id}");
        }
    }
}

/// One adult to call: no place to go to, no paper to find, no number of a stranger.
#[test]
fn a_child_is_asked_for_very_little() {
    for (tag, never) in [
        (
            "en",
            ["paper", "go to", "window", "sign", "warrant", "hotline"],
        ),
        (
            "es",
            ["papel", "vaya", "ventana", "firma", "orden", "línea"],
        ),
    ] {
        let card = card(tag, "child-alone");
        let all = everything(&card);
        for word in never {
            assert!(!all.contains(word), "{tag}: {word}");
        }
        let longest = words(&card.steps)
            .iter()
            .chain(&words(&card.avoid))
            .map(|line| line.split_whitespace().count())
            .max();
        assert!(longest <= Some(13), "{tag}: {longest:?}");
        assert!(card.call.is_empty() && card.shows.is_empty());
    }
}

#[test]
fn the_sentences_that_were_promised_are_there_word_for_word() {
    let promised = [
        ("hospital", "Emergency care: go."),
        ("hospital", "Before new government benefits: ask a lawyer."),
        ("recording", "Your safety first. Stand back."),
        (
            "recording",
            "Do not livestream. Do not show faces of detained people.",
        ),
        (
            "courthouse",
            "Arrests at court can happen. Missing court can mean a deportation order. Ask your lawyer first.",
        ),
        (
            "street",
            "You can choose not to answer. If you say a name, say your true name.",
        ),
        (
            "public-places",
            "City and state law do not bind ICE on the street. Officers may be in open places.",
        ),
    ];
    for (id, sentence) in promised {
        let card = card("en", id);
        let all = words(card.steps.iter().chain(&card.avoid).chain(&card.why));
        assert!(all.iter().any(|line| line == sentence), "{id}: {all:?}");
    }
}

/// At a border silence can do harm, so that its card speaks of fear and says nothing of silence.
#[test]
fn the_border_speaks_of_fear_and_not_of_silence() {
    let card = card("en", "border");
    let all = everything(&card);
    assert!(all.contains("afraid") && !all.contains("silent"), "{all}");
    assert!(card.say.iter().all(|say| !say.english.contains("silent")));
}

#[test]
fn what_courts_are_deciding_is_dated_on_the_line() {
    for id in ["door", "warrant", "agents-id"] {
        let all = everything(&card("en", id));
        assert!(all.contains("2026)"), "{id}: {all}");
    }
}

#[test]
fn people_find_each_card_by_several_words_of_their_own() {
    let catalog = Catalog::embedded();
    for (tag, id) in LOCALES
        .iter()
        .flat_map(|tag| ids().into_iter().map(move |id| (tag, id)))
    {
        let keywords = format!("{id}-keywords");
        let found = catalog
            .message(&language(tag), "cards", &keywords, &Args::new(), false)
            .unwrap();
        assert_eq!(found.locale, *tag, "{id}");
        let words: BTreeSet<_> = found.value.split(',').map(str::trim).collect();
        assert!(words.len() >= 8 && !words.contains(""), "{tag}/{id}");
    }
}

#[test]
fn every_fact_of_these_cards_names_where_it_was_read() {
    places_are_real("facts.md", &["1", "B", "D", "F", "H", "I", "J"]);
}

#[test]
fn facts_are_as_old_as_the_newest_source() {
    facts_are_of_the_newest_source(&ids());
}
