//! A card's data: dates in their windows, law and sources named, review and translation state said, every line there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Found;
use crate::content::dates::Day;
use crate::content::tree::{MARKS, SOURCE, Tree, lines, said, word, words};

/// Days that a card may go unread, and the fewest that make sense; where courts are deciding two weeks.
const WINDOW: std::ops::RangeInclusive<i64> = 60..=90;
const CONTESTED: std::ops::RangeInclusive<i64> = 1..=14;

const LISTS: [&str; 5] = ["steps", "say", "avoid", "why", MARKS];

const STATES: [&str; 4] = ["source", "machine", "human", "reviewed"];

/// What every card has to say about itself.
pub(super) fn shape(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (id, card) in &tree.cards {
        let mut say = |what: String| found.push((format!("cards/{id}"), what));
        if word(card, "id") != id {
            say("has another id than its file".to_owned());
        }
        for list in ["authority", "sources"] {
            if lines(card, list).next().is_none() {
                say(format!("names no {list}"));
            }
        }
        for source in lines(card, "sources") {
            if word(source, "name").is_empty() || word(source, "date").is_empty() {
                say("has a source without name or date".to_owned());
            }
        }
        if !["high", "medium", "low"].contains(&word(card, "confidence")) {
            say("does not say how sure it is".to_owned());
        }
        for locale in tree.locales.keys() {
            let made = card.get("translations").and_then(|all| all.get(locale));
            let state = made.map_or("", |made| word(made, "state"));
            if !STATES.contains(&state) || (state == "source") != (locale == SOURCE) {
                say(format!("does not say how its {locale} was made"));
            }
            let by = made.map_or("", |made| word(made, "by"));
            if ["human", "reviewed"].contains(&state) && by.is_empty() {
                say(format!("does not name who made or reviewed its {locale}"));
            }
        }
        if let Some(reviewer) = card.get("reviewer").filter(|reviewer| !reviewer.is_null())
            && (word(reviewer, "name").is_empty() || Day::parse(word(reviewer, "on")).is_none())
        {
            say("has a reviewer without name or day".to_owned());
        }
        for line in LISTS.iter().flat_map(|list| said(card, list)) {
            if tree.message(SOURCE, "cards", word(line, "text")).is_none() {
                say(format!("{} has no words", word(line, "text")));
            }
        }
        for show in words(card, "shows") {
            if !tree.shows.iter().any(|known| word(known, "id") == show) {
                say(format!("shows {show}, which is not there"));
            }
        }
    }
    found
}

/// Dates that are none, in the wrong order, or further apart than they may be.
pub(super) fn dates(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (id, card) in &tree.cards {
        let mut say = |what: String| found.push((format!("cards/{id}"), what));
        let day = |name: &str| Day::parse(word(card, name));
        let (Some(reviewed), Some(expires), Some(of)) =
            (day("last_reviewed"), day("expires_on"), day("facts_of"))
        else {
            say("lacks last_reviewed, expires_on or facts_of".to_owned());
            continue;
        };
        if of > reviewed {
            say("was reviewed before its newest source".to_owned());
        }
        let contested = facts_of(card)
            .iter()
            .filter_map(|anchor| tree.facts.get(*anchor))
            .any(|fact| {
                fact.field("Contested")
                    .is_some_and(|said| said.starts_with("yes"))
            });
        let (window, days) = (
            if contested { CONTESTED } else { WINDOW },
            expires.since(reviewed),
        );
        if !window.contains(&days) {
            say(format!(
                "expires {days} days after its review, not within {window:?}"
            ));
        }
        for anchor in facts_of(card) {
            let checked = tree
                .facts
                .get(anchor)
                .and_then(|fact| Day::parse(fact.field("Checked")?));
            if checked.is_some_and(|checked| checked < reviewed) {
                say(format!("{anchor} was checked before the card says so"));
            }
        }
    }
    found
}

/// Anchors of the facts a card stands on.
pub(in crate::content) fn facts_of(card: &Value) -> BTreeSet<&str> {
    LISTS
        .iter()
        .flat_map(|list| said(card, list))
        .flat_map(|line| words(line, "facts"))
        .collect()
}

/// Texts of cards.ftl that no card shows: nobody would notice what became of them.
pub(super) fn unused(tree: &Tree) -> Found {
    let used: BTreeSet<&str> = tree
        .cards
        .values()
        .flat_map(|card| LISTS.iter().flat_map(move |list| said(card, list)))
        .map(|line| word(line, "text"))
        .chain(tree.shows.iter().flat_map(|show| words(show, "lines")))
        .collect();
    let parts = ["-step-", "-avoid", "-why-", "-paper-"];
    tree.messages()
        .filter(|(locale, domain, message)| {
            let of_card = message.id.starts_with("say-")
                || tree.cards.keys().any(|card| {
                    message
                        .id
                        .strip_prefix(card.as_str())
                        .is_some_and(|rest| parts.iter().any(|part| rest.starts_with(part)))
                });
            let id = message.id.split('.').next().unwrap_or(&message.id);
            // Of each sample there is a title and a text for those who do not see it.
            let of_sample = id.contains("-paper-")
                && ["-title", "-alt"].iter().any(|end| {
                    let sample = id.strip_suffix(end).and_then(|id| id.split_once("-paper-"));
                    sample.is_some_and(|(card, sample)| {
                        let papers = tree.cards.get(card).into_iter();
                        let mut papers = papers.flat_map(|card| lines(card, "papers"));
                        papers.any(|paper| word(paper, "id") == sample)
                    })
                });
            *locale == SOURCE && *domain == "cards" && of_card && !of_sample && !used.contains(id)
        })
        .map(|(_, _, message)| (message.id.clone(), "no card shows it".to_owned()))
        .collect()
}
