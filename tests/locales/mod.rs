//! What a translation can break: every language has the messages of English with the same attributes and variables,
//! and nothing in a file is unreadable.
//!
//! A missing message would not break the app (it falls back to English, marked), so an incomplete language is shipped
//! only on purpose: it would be named in [`INCOMPLETE`] with the reason.

mod messages;

use crate::root;
use messages::{Messages, read};
use std::collections::BTreeMap;
use std::fs;

/// The language that all others are compared with.
const SOURCE: &str = "en";

/// Languages that may lack messages, each with the reason.
const INCOMPLETE: &[(&str, &str)] = &[];

/// Attributes that only translations have: English phrases need no sound for a reader of English.
const ONLY_TRANSLATED: &[&str] = &["sound"];

/// Locale → domain → messages.
type Locales = BTreeMap<String, BTreeMap<String, Messages>>;

fn locales() -> Result<Locales, String> {
    let mut locales = Locales::new();
    for locale in fs::read_dir(root().join("locales"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        let name = locale.file_name().into_string().unwrap();
        for file in fs::read_dir(locale.path())
            .unwrap()
            .flatten()
            .map(|entry| entry.path())
        {
            if file.extension().is_some_and(|extension| extension == "ftl") {
                let domain = file.file_stem().unwrap().to_string_lossy().into_owned();
                let messages = read(&fs::read_to_string(&file).unwrap())
                    .map_err(|why| format!("{name}/{domain}.ftl: {why}"))?;
                locales
                    .entry(name.clone())
                    .or_default()
                    .insert(domain, messages);
            }
        }
    }
    Ok(locales)
}

/// Differences of every language from the source, as sentences.
fn differences(locales: &Locales) -> Vec<String> {
    let mut found = Vec::new();
    let source = &locales[SOURCE];
    for (locale, domains) in locales.iter().filter(|(locale, _)| *locale != SOURCE) {
        for (domain, english) in source {
            let empty = Messages::new();
            let own = domains.get(domain).unwrap_or(&empty);
            let incomplete = INCOMPLETE.iter().any(|(name, _)| name == locale);
            for (id, variables) in english {
                match own.get(id) {
                    None if incomplete => {}
                    None => found.push(format!("{locale}/{domain}.ftl lacks {id}")),
                    Some(used) if used != variables => {
                        found.push(format!(
                            "{locale}/{domain}.ftl: {id} uses {used:?}, {SOURCE} uses {variables:?}"
                        ));
                    }
                    Some(_) => {}
                }
            }
            let more = own
                .keys()
                .filter(|id| !english.contains_key(*id) && !is_only_translated(id));
            found.extend(more.map(|id| format!("{locale}/{domain}.ftl: {id} is not in {SOURCE}")));
        }
        found.extend(
            domains
                .keys()
                .filter(|domain| !source.contains_key(*domain))
                .map(|domain| format!("{locale}/{domain}.ftl has no counterpart in {SOURCE}")),
        );
    }
    found
}

fn is_only_translated(id: &str) -> bool {
    id.rsplit_once('.')
        .is_some_and(|(_, attribute)| ONLY_TRANSLATED.contains(&attribute))
}

#[test]
fn every_file_is_readable() {
    let locales = locales().unwrap();
    assert!(locales.len() > 1, "there is more than one language");
    assert!(
        locales[SOURCE]
            .values()
            .all(|messages| !messages.is_empty())
    );
}

#[test]
fn languages_have_the_same_messages_and_variables() {
    let differences = differences(&locales().unwrap());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn planted_differences_are_found() {
    let locales = |own: &str| {
        let english = "a = one { $n }\nb = two\n    .hint = three\n";
        let of = |text: &str| BTreeMap::from([("ui".to_owned(), read(text).unwrap())]);
        Locales::from([("en".to_owned(), of(english)), ("es".to_owned(), of(own))])
    };
    assert!(differences(&locales("a = uno { $n }\nb = dos\n    .hint = tres\n")).is_empty());
    assert_eq!(
        differences(&locales("b = dos\n    .hint = tres\n")),
        ["es/ui.ftl lacks a"]
    );
    assert_eq!(
        differences(&locales("a = uno { $n }\nb = dos\n")),
        ["es/ui.ftl lacks b.hint"]
    );
    assert_eq!(
        differences(&locales("a = uno\nb = dos\n    .hint = tres\n")).len(),
        1
    );
    assert_eq!(
        differences(&locales(
            "a = uno { $n }\nb = dos\n    .hint = tres\nc = x\n"
        )),
        ["es/ui.ftl: c is not in en"]
    );
    assert!(read("a = { $n\n").is_err());
    assert!(read("a = one\na = two\n").is_err());
}
