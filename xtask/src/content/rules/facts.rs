//! Every sentence stands on a fact, every fact on the fact base and a dated source.

use std::collections::BTreeSet;

use super::Found;
use super::cards::facts_of;
use crate::content::tree::{Fact, MARKS, Tree, said, word, words};
use crate::content::{dates::Day, table};

/// What a fact says about itself.
const FIELDS: [&str; 6] = ["Authority", "Source", "Rights", "Kind", "Sure", "Contested"];

/// Facts that lack a field, a day, or a place in the fact base.
pub(super) fn anchors(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (anchor, fact) in &tree.facts {
        for field in FIELDS {
            if fact.field(field).is_none_or(str::is_empty) {
                found.push((anchor.clone(), format!("lacks `{field}`")));
            }
        }
        if fact.field("Checked").and_then(Day::parse).is_none() {
            found.push((
                anchor.clone(),
                "does not say when it was checked".to_owned(),
            ));
        }
        for place in places(fact) {
            if !is_place(&place) {
                found.push((
                    anchor.clone(),
                    format!("`{place}` is no place in the fact base"),
                ));
            }
        }
    }
    found
}

/// The places of a fact. Some rows have a semicolon in their name ("Missed court; lawyer"): what does not begin like a place belongs to
/// the one before.
pub(in crate::content) fn places(fact: &Fact) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for part in fact
        .field("Rights")
        .unwrap_or_default()
        .split(';')
        .map(str::trim)
    {
        let section = part.split(' ').next().unwrap_or_default();
        let begins = section.len() == 1
            || section
                .strip_prefix(|letter: char| letter.is_ascii_uppercase())
                .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        match places.last_mut() {
            Some(last) if !begins => {
                last.push_str("; ");
                last.push_str(part);
            }
            _ => places.push(part.to_owned()),
        }
    }
    places
}

/// `A1` to `A19`, or a section's letter or number with the row in it, such as `B ED 17`, `I 18 USC 1001`, `1 row 5`.
fn is_place(place: &str) -> bool {
    let (section, row) = place.split_once(' ').unwrap_or((place, ""));
    let topic = section
        .strip_prefix('A')
        .and_then(|number| number.parse::<u8>().ok())
        .is_some_and(|number| (1..=19).contains(&number));
    let named = matches!(
        section,
        "B" | "C" | "D" | "E" | "F" | "H" | "I" | "J" | "0" | "1"
    ) && !row.is_empty();
    topic || named
}

/// Lines without a fact, facts that are not there, facts that nobody stands on.
pub(super) fn cited(tree: &Tree) -> Found {
    let mut found = Found::new();
    let mut used = BTreeSet::new();
    for (id, card) in &tree.cards {
        for list in ["steps", "say", "avoid", "why", MARKS] {
            for line in said(card, list) {
                if words(line, "facts").next().is_some() {
                    continue;
                }
                found.push((
                    format!("cards/{id}"),
                    format!("{} stands on no fact", word(line, "text")),
                ));
            }
        }
        used.extend(facts_of(card));
    }
    for show in &tree.shows {
        if words(show, "facts").next().is_none() {
            found.push((
                format!("shows/{}", word(show, "id")),
                "stands on no fact".to_owned(),
            ));
        }
        used.extend(words(show, "facts"));
    }
    for anchor in used
        .iter()
        .filter(|anchor| !tree.facts.contains_key(**anchor))
    {
        found.push((
            (*anchor).to_owned(),
            "is cited and written down nowhere".to_owned(),
        ));
    }
    let of_cards = |page: &str| !page.ends_with("facts-plan.md");
    for (anchor, _) in tree.facts.iter().filter(|(_, fact)| of_cards(&fact.page)) {
        if !used.contains(anchor.as_str()) {
            found.push((
                anchor.clone(),
                "is written down and cited nowhere".to_owned(),
            ));
        }
    }
    found
}

/// docs/content.md is what `cargo xtask content table` writes.
pub(super) fn table(tree: &Tree) -> Found {
    if tree.text(table::PATH) == table::render(tree) {
        Found::new()
    } else {
        let what = "is not what `cargo xtask content table` writes";
        vec![(table::PATH.to_owned(), what.to_owned())]
    }
}
