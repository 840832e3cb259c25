//! Every language has what English has, in its own script and words, with its own plurals.

use std::collections::BTreeSet;

use unicode_script::{Script, UnicodeScript};

use super::Found;
use crate::content::fluent::{GAP, Message};
use crate::content::readability::words;
use crate::content::tree::{SOURCE, Tree};

/// Attributes that only translations have: an English phrase needs no sound for its readers.
const ONLY_TRANSLATED: &[&str] = &["sound"];

/// CLDR 47's cardinal categories that a language needs, and those it may have, for the sixteen languages of the product.
/// `many` of Spanish is for millions.
const PLURALS: &[(&str, &[&str], &[&str])] = &[
    ("en", &["one", "other"], &[]),
    ("es", &["one", "other"], &["many"]),
    ("ko", &["other"], &[]),
    ("zh-Hans", &["other"], &[]),
    ("zh-Hant", &["other"], &[]),
    ("hy", &["one", "other"], &[]),
    ("fil", &["one", "other"], &[]),
    ("fa", &["one", "other"], &[]),
    ("ru", &["one", "few", "many", "other"], &[]),
    ("vi", &["other"], &[]),
    ("ar", &["zero", "one", "two", "few", "many", "other"], &[]),
    ("th", &["other"], &[]),
    ("km", &["other"], &[]),
    ("am", &["one", "other"], &[]),
    ("hi", &["one", "other"], &[]),
    ("ja", &["other"], &[]),
];

const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The scripts a language is written in, beside Latin letters of names and forms.
const SCRIPTS: &[(&str, &[Script])] = &[
    ("en", &[Script::Latin]),
    ("es", &[Script::Latin]),
    ("ko", &[Script::Hangul, Script::Han]),
    ("zh-Hans", &[Script::Han]),
    ("zh-Hant", &[Script::Han]),
    ("hy", &[Script::Armenian]),
    ("fil", &[Script::Latin]),
    ("fa", &[Script::Arabic]),
    ("ru", &[Script::Cyrillic]),
    ("vi", &[Script::Latin]),
    ("ar", &[Script::Arabic]),
    ("th", &[Script::Thai]),
    ("km", &[Script::Khmer]),
    ("am", &[Script::Ethiopic]),
    ("hi", &[Script::Devanagari]),
    ("ja", &[Script::Han, Script::Hiragana, Script::Katakana]),
];

/// Names that stay as they are in every language; one that the English text has, the translation has too.
const TERMS: &[&str] = &[
    "ICE", "CBP", "HSI", "ERO", "LAPD", "FOIA", "TPS", "DACA", "911", "988", "211", "311", "AYUDA",
    "NFC", "PIN", "PDF",
];

/// Whether an English word is a term that no language translates: those of [`TERMS`], forms and laws such as I-205 and SB 54, hosts.
fn is_term(word: &str, before: Option<&str>) -> bool {
    let form = word.split_once('-').is_some_and(|(letter, number)| {
        (letter == "I" || letter == "G" || letter == "EOIR")
            && number.starts_with(|first: char| first.is_ascii_digit())
    });
    let law = before.is_some_and(|before| ["SB", "AB", "CA"].contains(&before))
        && word.bytes().all(|byte| byte.is_ascii_digit());
    let host = [".gov", ".org", ".com"]
        .iter()
        .any(|ending| word.ends_with(ending) || word.contains(&format!("{ending}/")));
    TERMS.contains(&word) || form || law || host
}

fn core(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// Messages of English that a language lacks, and those it has and English does not.
pub(super) fn ids(tree: &Tree) -> Found {
    let mut found = Found::new();
    let Some(source) = tree.locales.get(SOURCE) else {
        return vec![("locales".to_owned(), "there is no English".to_owned())];
    };
    for (locale, domains) in tree.locales.iter().filter(|(name, _)| *name != SOURCE) {
        let ids = |messages: Option<&Vec<Message>>| -> BTreeSet<String> {
            let messages = messages.into_iter().flatten();
            messages.map(|message| message.id.clone()).collect()
        };
        for domain in source.keys().chain(domains.keys()).collect::<BTreeSet<_>>() {
            let (english, own) = (ids(source.get(domain)), ids(domains.get(domain)));
            let place = format!("{locale}/{domain}");
            for id in english.difference(&own) {
                found.push((place.clone(), format!("{id} is missing")));
            }
            for id in own.difference(&english) {
                let translated = id
                    .rsplit_once('.')
                    .is_some_and(|(_, part)| ONLY_TRANSLATED.contains(&part));
                if !translated {
                    found.push((place.clone(), format!("{id} is not in English")));
                }
            }
        }
        let known = PLURALS.iter().any(|(name, ..)| name == locale)
            && SCRIPTS.iter().any(|(name, _)| name == locale);
        if !known {
            found.push((
                locale.clone(),
                "is none of the sixteen languages".to_owned(),
            ));
        }
    }
    for (locale, domain, message) in tree.messages() {
        let same = tree.locales[locale][domain]
            .iter()
            .filter(|other| other.id == message.id)
            .count();
        if same > 1 {
            found.push((
                format!("{locale}/{domain}"),
                format!("{} stands there twice", message.id),
            ));
        }
    }
    found
}

/// `(locale, domain, own, English)` of every message that both have.
fn pairs(tree: &Tree) -> impl Iterator<Item = (&str, &str, &Message, &Message)> {
    tree.messages()
        .filter(|(locale, ..)| *locale != SOURCE)
        .filter_map(|(locale, domain, own)| {
            let english = tree.message(SOURCE, domain, &own.id)?;
            Some((locale, domain, own, english))
        })
}

/// A translation uses the variables of the English text, all and no other.
pub(super) fn variables(tree: &Tree) -> Found {
    pairs(tree)
        .filter(|(_, _, own, english)| own.variables != english.variables)
        .map(|(locale, domain, own, english)| {
            (
                format!("{locale}/{domain}/{}", own.id),
                format!("uses {:?}, English {:?}", own.variables, english.variables),
            )
        })
        .collect()
}

/// A choice by number has the categories of its language, all of them and no other.
pub(super) fn plurals(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (locale, domain, message) in tree.messages() {
        let Some((_, needed, allowed)) = PLURALS.iter().find(|(name, ..)| *name == locale) else {
            continue;
        };
        for keys in &message.choices {
            let used: Vec<&str> = keys
                .iter()
                .map(String::as_str)
                .filter(|key| CATEGORIES.contains(key))
                .collect();
            // A choice by a word or by a month has `other` at most.
            let by_count = used.iter().any(|key| *key != "other");
            let place = || format!("{locale}/{domain}/{}", message.id);
            for key in &used {
                if by_count && !needed.contains(key) && !allowed.contains(key) {
                    found.push((place(), format!("{locale} has no plural `{key}`")));
                }
            }
            for key in needed.iter().filter(|_| by_count) {
                // `[0]` and `[1]` say the same as `zero` and `one` where only one number has that category.
                let exact = (*key == "zero" && keys.iter().any(|key| key == "0"))
                    || (*key == "one" && keys.iter().any(|key| key == "1"));
                if !used.contains(key) && !exact {
                    found.push((place(), format!("lacks the plural `{key}` of {locale}")));
                }
            }
        }
    }
    for (locale, domain, own, english) in pairs(tree) {
        let counts = |message: &Message| {
            message
                .choices
                .iter()
                .any(|keys| keys.iter().any(|key| key == "one"))
        };
        let has_one = PLURALS
            .iter()
            .any(|(name, needed, _)| *name == locale && needed.contains(&"one"));
        if counts(english) && has_one && !counts(own) {
            found.push((
                format!("{locale}/{domain}/{}", own.id),
                "English counts, this does not".to_owned(),
            ));
        }
    }
    found
}

/// Letters of a script that the language is not written in. Latin is allowed everywhere: names, forms and hosts stay as they are.
pub(super) fn script(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (locale, domain, message) in tree.messages() {
        let Some((_, scripts)) = SCRIPTS.iter().find(|(name, _)| *name == locale) else {
            continue;
        };
        for text in &message.texts {
            let strange = text.chars().find(|letter| {
                let script = letter.script();
                letter.is_alphabetic()
                    && !scripts.contains(&script)
                    && !matches!(script, Script::Latin | Script::Common | Script::Inherited)
            });
            let own = text
                .chars()
                .any(|letter| letter.is_alphabetic() && scripts.contains(&letter.script()));
            let place = || format!("{locale}/{domain}/{}", message.id);
            if let Some(letter) = strange {
                found.push((place(), format!("`{letter}` is {:?}", letter.script())));
            } else if !own && words(text).iter().filter(|word| !is_name(word)).count() > 2 {
                found.push((
                    place(),
                    format!("has no letter of its language's script: {text}"),
                ));
            }
        }
    }
    found
}

fn is_name(word: &str) -> bool {
    is_term(core(word), None) || core(word).starts_with(char::is_uppercase)
}

/// Texts that are the English ones. Names may be.
pub(super) fn copies(tree: &Tree) -> Found {
    pairs(tree)
        .filter(|(_, _, own, english)| {
            own.texts == english.texts
                && own.texts.iter().any(|text| {
                    let lower = words(text)
                        .iter()
                        .filter(|word| {
                            core(word).starts_with(char::is_lowercase) && core(word).len() > 2
                        })
                        .count();
                    lower >= 2
                })
        })
        .map(|(locale, domain, own, _)| {
            (
                format!("{locale}/{domain}/{}", own.id),
                format!("is the English text: {}", own.texts.join(" / ")),
            )
        })
        .collect()
}

/// Terms that no language translates are in the translation too.
pub(super) fn terms(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (locale, domain, own, english) in pairs(tree) {
        // Words to search by are each language's own, and a sound is written for the ear.
        if own.id.ends_with("-keywords") || own.id.contains(".sound") {
            continue;
        }
        let theirs = own.texts.join(" ");
        let all = english.texts.join(" ").replace(GAP, " ");
        let words: Vec<&str> = all.split_whitespace().map(core).collect();
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
            if is_term(word, before) && !theirs.contains(word) {
                found.push((
                    format!("{locale}/{domain}/{}", own.id),
                    format!("lacks `{word}`"),
                ));
            }
        }
    }
    found
}
