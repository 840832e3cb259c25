//! Every field that `Invalid` can name has its own words, or is on a list of those for which the common sentence is enough.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use amparo_text::{Args, Catalog};

/// The screen shows which field it is, or nobody types it: "Something here is not right. Please check it." is enough.
const COMMON: &[&str] = &[
    // Marked on the form.
    "conditions",
    "country-of-birth",
    "legal-name",
    "medication",
    "other-names",
    "place",
    "relation",
    "to",
    // Lists that are full.
    "bank",
    "car",
    "cards",
    "caregiver",
    "children",
    "collectors",
    "consulate",
    "employer",
    "lawyer",
    "medicines",
    "meeting",
    "numbers",
    "papers",
    "people",
    "pets",
    "pickup",
    "proofs",
    "school",
    "schools",
    // Made by a program, not by a person.
    "arguments",
    "background",
    "body",
    "clock",
    "hardware",
    "idle",
    "ids",
    "key",
    "kind",
    "link",
    "media_type",
    "minutes",
    "parameters",
    "parts",
    "plaintext",
    "point",
    "root",
    "row",
    "scalar",
    "shared-ms",
    "size",
    "whose",
];

const CRATES: [&str; 4] = ["alerts", "vault", "plan", "ffi"];
/// What stands before a field's name where it is raised.
const BEFORE: [&str; 7] = [
    "field:",
    "invalid(",
    "check_text(",
    "check_list(",
    "check_form(",
    "check_phone(",
    "check_phone_if_any(",
];

#[test]
fn every_field_that_is_refused_has_its_words() {
    let raised = raised();
    assert!(raised.len() > 60, "{raised:?}");
    let catalog = Catalog::embedded();
    let has_words = |field: &str| {
        let id = format!("error-invalid-{field}");
        ["en", "es"].iter().all(|language| {
            let languages = [language.parse().unwrap()];
            let text = catalog.message(&languages, "ui", &id, &Args::new(), false);
            text.is_ok_and(|text| !text.fallback)
        })
    };
    let common: BTreeSet<_> = COMMON.iter().map(|field| (*field).to_owned()).collect();
    let (own, none): (Vec<_>, Vec<_>) = raised.iter().partition(|field| has_words(field));
    let none: Vec<_> = none
        .into_iter()
        .filter(|field| !common.contains(*field))
        .collect();
    assert!(none.is_empty(), "no words, and not on the list: {none:?}");
    let both: Vec<_> = own
        .into_iter()
        .filter(|field| common.contains(*field))
        .collect();
    assert!(both.is_empty(), "words, and on the list: {both:?}");
    let gone: Vec<_> = common.difference(&raised).collect();
    assert!(gone.is_empty(), "nothing raises these any more: {gone:?}");
}

/// The fields that the sources name, without tests.
fn raised() -> BTreeSet<String> {
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut raised = BTreeSet::new();
    for name in CRATES {
        for path in sources(&core.join(name).join("src")) {
            let source = std::fs::read_to_string(&path).unwrap();
            let shipped = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let words: String = shipped.split_whitespace().collect::<Vec<_>>().join(" ");
            for before in BEFORE {
                raised.extend(words.split(before).skip(1).filter_map(first_name));
            }
            raised.extend(words.split("short_text(").skip(1).filter_map(second_name));
            // Pairs of name and text in a list of fields.
            let lists = words.split("check_texts(").skip(1);
            let lists = lists.map(|list| list.split("])").next().unwrap());
            raised.extend(lists.flat_map(|list| list.split("(\"").skip(1).filter_map(ended)));
        }
    }
    raised
}

/// The literal that comes next.
fn first_name(after: &str) -> Option<String> {
    ended(after.trim_start().strip_prefix('"')?)
}

/// The literal after the first comma.
fn second_name(after: &str) -> Option<String> {
    first_name(after.split_once(',')?.1)
}

fn ended(after: &str) -> Option<String> {
    Some(after.split_once('"')?.0.to_owned())
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    const TESTS: [&str; 6] = ["tests", "testkit", "harness", "contract", "world", "random"];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        if TESTS.contains(&stem) {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}
