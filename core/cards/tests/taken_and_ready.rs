//! The cards of the groups *taken* and *ready* and the show screens: the sentences that were promised word for word, what
//! people type to find them, and where each of their facts was read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use amparo_cards::{Card, Content};
use amparo_text::{Args, Catalog};

use common::{LOCALES, cards, facts_are_of_the_newest_source, language, places_are_real, plain};

const PAY_NOBODY: &str = "Pay nobody until a lawyer you called confirms.";

fn ids() -> BTreeSet<String> {
    let home = Content::embedded().unwrap().home(&language("en")).unwrap();
    let ours = home
        .groups
        .iter()
        .filter(|group| ["taken", "ready"].contains(&group.id.as_str()));
    ours.flat_map(|group| &group.tiles)
        .map(|tile| tile.id.clone())
        .collect()
}

fn card(id: &str) -> Card {
    let mut all = cards("en").into_iter();
    all.find(|card| card.id == id).unwrap()
}

/// What stands before *more*, and behind it.
fn lines(card: &Card) -> (Vec<String>, Vec<String>) {
    let words = |line: &amparo_cards::Line| plain(&line.text.value);
    let before = card.steps.iter().chain(&card.avoid).map(words).collect();
    (before, card.why.iter().map(words).collect())
}

#[test]
fn where_somebody_may_ask_for_money_the_warning_stands_before_more() {
    for id in ["bond", "taken-call", "child-taken", "released", "scams"] {
        let (before, _) = lines(&card(id));
        assert!(
            before.iter().any(|line| line.ends_with(PAY_NOBODY)),
            "{id}: {before:?}"
        );
    }
}

#[test]
fn the_sentences_that_were_promised_are_there_word_for_word() {
    let promised = [
        (
            "phone",
            "After switching off, alert and show screens wait for the first unlock.",
        ),
        (
            "who-you-are",
            "Emergency care: go. Before new government benefits: ask a lawyer.",
        ),
        (
            "detained",
            "Afraid to go back? Say so clearly. A fast deportation can happen without a judge.",
        ),
        (
            "rumours",
            "Looks like a kidnapping? Call 911. Say what you see. Stay back.",
        ),
        ("scams", "Bond is never paid by gift card or to a caller."),
        ("rumours", "311 is not a line to report ICE."),
        (
            "taken-call",
            "The ICE office comes last. Let a lawyer or a citizen call. Do not give your own address or status.",
        ),
    ];
    for (id, sentence) in promised {
        let (before, more) = lines(&card(id));
        assert!(
            before.iter().chain(&more).any(|line| line == sentence),
            "{id} lacks: {sentence}"
        );
    }
}

/// A person shows a screen as it is, so that each of its sentences has to be true of everybody who may hold it up.
#[test]
fn show_screens_say_what_they_are_for() {
    let expected: [(&str, &[&str]); 7] = [
        (
            "silence",
            &["I choose to remain silent. I want to speak with a lawyer."],
        ),
        (
            "door",
            &[
                "I do not consent to you entering my home.",
                "I choose to remain silent. I want to speak with a lawyer.",
            ],
        ),
        ("search", &["I do not consent to a search."]),
        ("consulate", &["I want to contact my consulate."]),
        (
            "needs",
            &[
                "I must tell you about medicine I need, or children who are alone. Please ask me.",
                "I want to speak with a lawyer.",
            ],
        ),
        (
            "fear",
            &[
                "I am afraid to return to my country.",
                "I want to speak with a lawyer.",
            ],
        ),
        ("deaf", &["I am Deaf. I need an ASL interpreter."]),
    ];
    for (id, english) in expected {
        let show = Content::embedded()
            .unwrap()
            .show(id, &language("es"))
            .unwrap();
        assert_eq!(show.english, english, "{id}");
        assert_eq!(show.own.len(), english.len(), "{id}");
    }
}

#[test]
fn people_find_each_card_by_several_words_of_their_own() {
    let catalog = Catalog::embedded();
    for (tag, id) in LOCALES
        .iter()
        .flat_map(|tag| ids().into_iter().map(move |id| (tag, id)))
    {
        let found = catalog
            .message(
                &language(tag),
                "cards",
                &format!("{id}-keywords"),
                &Args::new(),
                false,
            )
            .unwrap();
        assert_eq!(found.locale, *tag, "{id}");
        let words: BTreeSet<_> = found.value.split(',').map(str::trim).collect();
        assert!(
            words.len() >= 8 && !words.contains(""),
            "{tag}/{id}: {words:?}"
        );
    }
}

/// "If you have …": a title must not tell whoever looks over the shoulder what the reader is.
#[test]
fn no_title_names_a_status() {
    for card in cards("en") {
        let title = card.title.value.to_lowercase();
        for word in [
            "undocumented",
            "status",
            "illegal",
            "alien",
            "asylum",
            "green card",
            "visa",
        ] {
            assert!(!title.contains(word), "{title}");
        }
    }
}

#[test]
fn every_fact_of_these_cards_names_where_it_was_read() {
    places_are_real(
        "facts-after.md",
        &[
            "0", "1", "A16", "A19", "B", "C", "D", "E", "F", "H", "I", "J",
        ],
    );
}

#[test]
fn facts_are_as_old_as_the_newest_source() {
    facts_are_of_the_newest_source(&ids());
}
