//! Every number on a screen is one of the directory, and the directory shows only what its sources allow.

use std::collections::BTreeSet;

use super::Found;
use crate::content::dates::Day;
use crate::content::tree::{Tree, lines, word, words};

/// Dialled in danger; no entry of the directory.
const EMERGENCY: &str = "911";

/// Domains whose texts give no examples of numbers.
const DOMAINS: &[&str] = &["cards", "directory", "plan", "alerts", "family"];

/// Telephone numbers in texts that the directory does not have.
pub(super) fn numbers(tree: &Tree) -> Found {
    let known: BTreeSet<&str> = tree
        .directory
        .iter()
        .flat_map(|entry| [word(entry, "number"), word(entry, "text_number")])
        .collect();
    let mut found = Found::new();
    for (locale, domain, message) in tree.messages() {
        if !DOMAINS.contains(&domain) {
            continue;
        }
        for text in &message.texts {
            let pieces = text
                .split(|letter: char| letter.is_whitespace() || ".,;:?!()“”\"«»/".contains(letter));
            for piece in pieces.filter(|piece| is_number(piece)) {
                if !known.contains(piece) && piece != EMERGENCY {
                    found.push((
                        format!("{locale}/{domain}/{}", message.id),
                        format!("{piece} is not in the directory"),
                    ));
                }
            }
        }
    }
    for (id, card) in &tree.cards {
        for called in words(card, "call") {
            let entry = tree
                .directory
                .iter()
                .find(|entry| word(entry, "id") == called);
            if entry.is_none_or(|entry| word(entry, "kind") != "call") {
                found.push((
                    format!("cards/{id}"),
                    format!("{called} is no number to call"),
                ));
            }
        }
        for looked in words(card, "pages") {
            let entry = tree
                .directory
                .iter()
                .find(|entry| word(entry, "id") == looked);
            if entry.is_none_or(|entry| word(entry, "kind") != "web") {
                found.push((
                    format!("cards/{id}"),
                    format!("{looked} is no page to look at"),
                ));
            }
        }
    }
    found
}

/// `888-624-4752`, seven digits or more in one piece, or a service number such as 211 and 988.
fn is_number(piece: &str) -> bool {
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let only = piece
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-+".contains(&byte));
    only && (digits >= 7 || (piece.len() == 3 && (piece.ends_with("11") || piece == "988")))
}

/// Rows without source, day or words, callable ones with one source, and pages that are no page.
pub(super) fn directory(tree: &Tree) -> Found {
    let mut found = Found::new();
    let page = tree.text("docs/content/directory.md");
    for entry in &tree.directory {
        let id = word(entry, "id");
        let mut say = |what: &str| found.push((format!("directory/{id}"), what.to_owned()));
        if word(entry, "source").is_empty() || word(entry, "source_date").is_empty() {
            say("has no source or no date of it");
        }
        if Day::parse(word(entry, "verified_on")).is_none() {
            say("does not say when its sources were read");
        }
        let section = page
            .split("\n### ")
            .find(|section| section.lines().next().map(str::trim) == Some(id));
        let Some(section) = section else {
            say("is not in docs/content/directory.md");
            continue;
        };
        if !section.contains("- Rights: ") || !section.contains("- Source: ") {
            say("lacks its row of the fact base or its source in docs/content/directory.md");
        }
        for shown in ["number", "text_number", "web"].map(|name| word(entry, name)) {
            if !section.contains(shown) {
                say(&format!("{shown} is not in docs/content/directory.md"));
            }
        }
        let number = word(entry, "number");
        match word(entry, "kind") {
            "call" if number.is_empty() => say("is callable and has no number"),
            // Three-digit services are the same for everybody and have been for years.
            "call" if word(entry, "verified_how") == "one-source" && number.len() > 3 => {
                say("is callable on one source");
            }
            "web" if !number.is_empty() => say("shows a number that is not sure enough"),
            "web" if word(entry, "web").is_empty() => say("has no page"),
            _ => {}
        }
        let of = word(entry, "line_of");
        let callable = |entry: &serde_json::Value| word(entry, "kind") == "call";
        if !of.is_empty() {
            let office = tree.directory.iter().find(|other| word(other, "id") == of);
            if !callable(entry) || !office.is_some_and(callable) {
                say("is said to be a line of an office that has none");
            }
            if lines(entry, "languages").next().is_none() {
                say("is a line in no language");
            }
        }
        if lines(entry, "needs").next().is_none() {
            say("is under no need");
        }
        for locale in tree.locales.keys() {
            for part in ["name", "note"] {
                if tree
                    .message(locale, "directory", &format!("{id}-{part}"))
                    .is_none()
                {
                    say(&format!("has no {part} in {locale}"));
                }
            }
        }
    }
    found
}
