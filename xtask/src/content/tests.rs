//! One planted fault of each kind, in a copy of the real content held in memory.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use super::dates::Day;
use super::tree::Tree;
use super::{lint, rules, stale, table};

/// The real content, with its table as it should be.
fn real() -> Tree {
    let tree = Tree::load(&crate::places::root()).unwrap();
    let mut files = tree.files().clone();
    files.insert(table::PATH.to_owned(), table::render(&tree));
    Tree::of(files).unwrap()
}

/// Whether the rule finds something once `from` is `to` in these files.
fn finds(rule: &str, paths: &[(&str, &str)], to: &str) -> bool {
    let mut files: BTreeMap<String, String> = real().files().clone();
    for (path, from) in paths {
        let text = files.get_mut(*path).unwrap_or_else(|| panic!("{path}"));
        assert!(text.contains(from), "{path} has no `{from}`");
        *text = text.replacen(from, to, 1);
    }
    let tree = Tree::of(files).unwrap();
    let (_, check) = rules::ALL.iter().find(|(name, _)| *name == rule).unwrap();
    !check(&tree).is_empty()
}

const EN: &str = "locales/en/cards.ftl";
const ES: &str = "locales/es/cards.ftl";
const DOOR: &str = "core/cards/data/cards/door.json";
const DIRECTORY: &str = "core/cards/data/directory.json";
const FACTS: &str = "docs/content/facts.md";

const SPANISH_TITLE: &str = "street-title = En la calle";
const ENGLISH_TITLE: &str = "street-title = On the street";
const STEP: &str = "street-step-ask = Stay calm. Ask if you are free to go.";

/// Rule, file, what stands there, what is put in its place.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("ids", ES, SPANISH_TITLE, "street-titel = En la calle"),
    (
        "ids",
        EN,
        STEP,
        "street-step-ask = Stay calm.\n    .hint = Ask.",
    ),
    (
        "ids",
        ES,
        SPANISH_TITLE,
        "street-title = En la calle\nstreet-more = Y más",
    ),
    (
        "ids",
        EN,
        ENGLISH_TITLE,
        "street-title = On the street\nstreet-title = On the street",
    ),
    ("variables", ES, "{ $as_of }", "{ $when }"),
    (
        "plurals",
        "locales/en/ui.ftl",
        "        [one]",
        "        [few]",
    ),
    (
        "script",
        ES,
        SPANISH_TITLE,
        "street-title = En la calle улица",
    ),
    (
        "copy",
        ES,
        SPANISH_TITLE,
        "street-title = On the street with your friends",
    ),
    ("terms", ES, "I-205", "el formulario"),
    (
        "promise",
        EN,
        STEP,
        "street-step-ask = They cannot stop you. Ask if you are free to go.",
    ),
    (
        "promise",
        ES,
        SPANISH_TITLE,
        "street-title = En la calle no pueden pararle",
    ),
    (
        "harm",
        EN,
        STEP,
        "street-step-ask = Do not panic. Ask if you are free to go.",
    ),
    (
        "quiet",
        "locales/en/ui.ftl",
        "home-rights = ",
        "home-rights = Immigration ",
    ),
    (
        "length",
        EN,
        STEP,
        "street-step-ask = Stay calm and then ask them, as soon as you can do so, if you are free to go now.",
    ),
    (
        "grade",
        EN,
        STEP,
        "street-step-ask = Notwithstanding administrative considerations, interrogate authoritatively concerning availability. Unconditionally communicate unwillingness regarding participation in investigatory conversations. Simultaneously maintain composure, notwithstanding intimidating circumstances",
    ),
    (
        "card",
        DOOR,
        "\"confidence\": \"high\"",
        "\"confidence\": \"sure\"",
    ),
    (
        "card",
        DOOR,
        "\"state\": \"machine\"",
        "\"state\": \"checked\"",
    ),
    ("card", DOOR, "\"authority\": [", "\"authorities\": ["),
    (
        "dates",
        DOOR,
        "\"expires_on\": \"2026-12-06\"",
        "\"expires_on\": \"2027-01-21\"",
    ),
    (
        "dates",
        "core/cards/data/cards/street.json",
        "\"expires_on\": \"2027-01-21\"",
        "\"expires_on\": \"2027-03-01\"",
    ),
    (
        "unused",
        EN,
        STEP,
        "street-step-ask = Stay calm. Ask if you are free to go.\nstreet-step-other = Go.",
    ),
    ("number", EN, STEP, "street-step-ask = Call 888-624-4753."),
    ("number", EN, STEP, "street-step-ask = Call 411."),
    ("number", DOOR, "\"larrn\"", "\"aclu\""),
    ("number", DOOR, "\"aclu\"", "\"larrn\""),
    (
        "directory",
        DIRECTORY,
        "\"line_of\": \"ajsocal\"",
        "\"line_of\": \"aclu\"",
    ),
    (
        "directory",
        DIRECTORY,
        "\"verified_how\": \"two-sources\"",
        "\"verified_how\": \"one-source\"",
    ),
    ("directory", DIRECTORY, "888-624-4752", "888-624-4753"),
    ("anchor", FACTS, "- Rights: A1", "- Rights: A20"),
    ("anchor", FACTS, "Checked: 2026-11-22", "Checked: lately"),
    ("cited", DOOR, "\"door-1\"", "\"door-99\""),
    (
        "table",
        DOOR,
        "\"confidence\": \"high\"",
        "\"confidence\": \"low\"",
    ),
];

#[test]
fn the_real_content_has_nothing_to_find() {
    let findings = lint(&Tree::load(&crate::places::root()).unwrap());
    assert_eq!(findings, []);
}

#[test]
fn there_is_more_than_one_language_and_a_file_that_is_not_fluent_is_no_content() {
    let tree = real();
    assert!(tree.locales.len() > 1);
    let mut domains = tree.locales.values().flat_map(BTreeMap::values);
    assert!(domains.all(|messages| !messages.is_empty()));
    let mut files = tree.files().clone();
    files.insert(ES.to_owned(), "street-title = En la { $calle\n".to_owned());
    assert!(Tree::of(files).is_err());
}

#[test]
fn each_kind_of_fault_is_found() {
    for (rule, path, from, to) in CASES {
        // A copy is the same text in both files.
        let both = [(EN, ENGLISH_TITLE), (ES, SPANISH_TITLE)];
        let one = [(*path, *from)];
        let paths: &[(&str, &str)] = if *rule == "copy" { &both } else { &one };
        assert!(finds(rule, paths, to), "{rule}: {path}: {to}");
    }
    for (rule, _) in rules::ALL {
        let tried = CASES.iter().any(|(tried, ..)| tried == rule);
        assert!(tried, "{rule}: no fault of its kind was planted");
    }
}

#[test]
fn what_is_due_is_due_on_the_day_after() {
    let tree = real();
    let on = |day: &str| stale::lines(&tree, Day::parse(day).unwrap());
    assert_eq!(on("2026-11-22"), ["nothing is due"]);
    let door = "card door: expired 2026-12-06".to_owned();
    assert!(!on("2026-12-06").contains(&door));
    assert!(on("2026-12-07").contains(&door));
    let all = on("2027-06-01");
    assert_eq!(all.len(), tree.cards.len() + tree.directory.len());
}
