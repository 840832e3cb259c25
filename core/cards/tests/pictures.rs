//! One drawing for each card, each kind of action and each need, by its id.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[expect(dead_code, reason = "the other tests need more of it")]
mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use amparo_cards::Content;

use common::{cards, language};

fn drawn() -> BTreeSet<String> {
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../design/pictures");
    let files = fs::read_dir(pictures).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| Some(name.strip_suffix(".svg")?.to_owned()))
        .collect()
}

/// What the screens put a picture beside.
fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for card in cards("en") {
        let lines = card.steps.iter().chain(&card.avoid).chain(&card.why);
        wanted.extend(lines.filter_map(|line| line.action.clone()));
        wanted.extend(card.say.iter().filter_map(|say| say.action.clone()));
        wanted.insert(card.icon);
    }
    let needs = Content::embedded().unwrap().needs(None, &language("en"), 0);
    wanted.extend(needs.unwrap().into_iter().map(|need| need.id));
    wanted
}

#[test]
fn every_card_action_and_need_has_its_drawing() {
    let (wanted, drawn) = (wanted(), drawn());
    assert!(wanted.len() > 50, "cards, actions and needs: {wanted:?}");
    let missing: Vec<_> = wanted.difference(&drawn).collect();
    assert!(missing.is_empty(), "no drawing: {missing:?}");
}

/// A drawing that nothing names is one that somebody forgot, or a spelling that differs.
#[test]
fn every_drawing_is_of_something() {
    let of_the_screens = [
        "arch", "back", "family", "lock", "people", "person", "rights",
    ];
    let mut known = wanted();
    known.extend(of_the_screens.map(str::to_owned));
    let drawn = drawn();
    let unknown: Vec<_> = drawn.difference(&known).collect();
    assert!(unknown.is_empty(), "nothing is called {unknown:?}");
}
