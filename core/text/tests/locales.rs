//! The real translations: well-formed, complete in Spanish, and without the words that do harm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use amparo_text::{Args, Catalog};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// Message or `message.attribute` → its variables.
type Shape = BTreeMap<String, BTreeSet<String>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}

/// `(locale, domain, source)` of every file.
fn files() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for locale in fs::read_dir(folder())
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
    {
        for file in fs::read_dir(locale.path()).unwrap().map(Result::unwrap) {
            let domain = file
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let source = fs::read_to_string(file.path()).unwrap();
            found.push((
                locale.file_name().to_str().unwrap().to_owned(),
                domain,
                source,
            ));
        }
    }
    assert!(found.len() >= 2, "the locales folder is there");
    found
}

fn shape(source: &str) -> Shape {
    let mut shape = Shape::new();
    for entry in parser::parse(source)
        .map_err(|(_, errors)| errors)
        .unwrap()
        .body
    {
        let Entry::Message(message) = entry else {
            continue;
        };
        let parts = message
            .attributes
            .iter()
            .map(|part| (format!("{}.{}", message.id.name, part.id.name), &part.value));
        let whole = message
            .value
            .iter()
            .map(|value| (message.id.name.to_owned(), value));
        for (id, pattern) in whole.chain(parts) {
            let mut variables = BTreeSet::new();
            collect(pattern, &mut variables);
            assert!(
                shape.insert(id.clone(), variables).is_none(),
                "{id} is there twice"
            );
        }
    }
    shape
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => variable(inline, variables),
            Expression::Select { selector, variants } => {
                variable(selector, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(variables.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                variable(inner, variables);
            }
        }
        InlineExpression::FunctionReference { id, .. } => {
            panic!("{}: the page's small runtime has no functions", id.name)
        }
        _ => {}
    }
}

#[test]
fn every_file_is_well_formed_fluent_without_doubles() {
    for (locale, domain, source) in files() {
        assert!(!shape(&source).is_empty(), "{locale}/{domain}");
    }
}

#[test]
fn every_folder_is_embedded_and_every_message_can_be_found() {
    let catalog = Catalog::embedded();
    let tags: BTreeSet<_> = catalog
        .locales()
        .iter()
        .map(|locale| locale.tag.clone())
        .collect();
    assert_eq!(
        tags,
        files().into_iter().map(|(locale, ..)| locale).collect()
    );
    for (locale, domain, source) in files() {
        for (id, variables) in shape(&source) {
            let args: Args = variables.into_iter().map(|name| (name, 2)).collect();
            let text = catalog.message(&[locale.parse().unwrap()], &domain, &id, &args, true);
            let text = text.unwrap_or_else(|error| panic!("{locale}: {error}"));
            assert_eq!(
                (text.locale, text.fallback),
                (locale.clone(), false),
                "{id}"
            );
        }
    }
}

/// `domain/id` → its variables, for one locale. A `.sound` exists only where the phrase is foreign, so it is left out.
fn messages(locale: &str) -> Shape {
    let mut all = Shape::new();
    for (_, domain, source) in files().into_iter().filter(|(of, ..)| of == locale) {
        let known = shape(&source)
            .into_iter()
            .filter(|(id, _)| id.split_once('.').is_none_or(|(_, part)| part != "sound"));
        all.extend(known.map(|(id, variables)| (format!("{domain}/{id}"), variables)));
    }
    all
}

#[test]
fn spanish_has_every_english_message_with_the_same_variables() {
    let (english, spanish) = (messages("en"), messages("es"));
    let differing: Vec<_> = english
        .iter()
        .filter(|(id, variables)| spanish.get(*id) != Some(variables))
        .collect();
    assert!(
        differing.is_empty(),
        "missing or other variables in Spanish: {differing:?}"
    );
}

#[test]
fn other_languages_add_no_message_of_their_own() {
    let english = messages("en");
    for (locale, ..) in files() {
        let strange = |(id, variables): &(&String, &BTreeSet<String>)| {
            !english
                .get(*id)
                .is_some_and(|known| variables.is_subset(known))
        };
        let strange: Vec<_> = messages(&locale)
            .iter()
            .filter(strange)
            .map(|(id, _)| id.clone())
            .collect();
        assert!(strange.is_empty(), "{locale}: {strange:?}");
    }
}

/// The translations without their comments, in lower case.
fn words(source: &str) -> String {
    source
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase()
}

#[test]
fn words_that_do_harm_appear_nowhere() {
    let banned = [
        (
            "en",
            [
                "panic",
                "evidence",
                "incriminat",
                "instant delete",
                "undetectable",
                "unbreakable",
            ],
        ),
        (
            "es",
            [
                "pánico",
                "evidencia",
                "incrimin",
                "borrado instantáneo",
                "indetectable",
                "irrompible",
            ],
        ),
    ];
    for (locale, domain, source) in files() {
        for (_, list) in banned.iter().filter(|(of, _)| *of == locale) {
            for word in list {
                assert!(
                    !words(&source).contains(word),
                    "{locale}/{domain} says {word}"
                );
            }
        }
    }
}

#[test]
fn no_screen_says_sent_or_delivered_on_a_guess() {
    let banned = [
        ("en", ["sent", "delivered", "reached"]),
        ("es", ["enviado", "entregado", "recibido"]),
    ];
    for (locale, domain, source) in files()
        .into_iter()
        .filter(|(_, domain, _)| domain == "ui" || domain == "alerts")
    {
        for (_, list) in banned.iter().filter(|(of, _)| *of == locale) {
            for word in words(&source).split(|character: char| !character.is_alphabetic()) {
                assert!(!list.contains(&word), "{locale}/{domain} says {word}");
            }
        }
    }
}

#[test]
fn the_home_screen_and_messages_say_nothing_about_papers_or_status() {
    let banned = [
        "papers",
        "papeles",
        "status",
        "estatus",
        "a-number",
        "número a",
        "ice",
        "immigration",
        "inmigración",
        "migra",
    ];
    for (locale, domain, source) in files() {
        let source = words(&source);
        let exposed = source.lines().filter(|line| {
            domain == "alerts" || line.starts_with("home-") || line.starts_with("alert-")
        });
        for line in exposed {
            let line = format!(
                " {} ",
                line.replace(
                    |character: char| !character.is_alphanumeric() && character != '-',
                    " "
                )
            );
            for word in banned {
                assert!(
                    !line.contains(&format!(" {word} ")),
                    "{locale}/{domain}: {line}"
                );
            }
        }
    }
}

#[test]
fn the_three_honest_sentences_are_the_promised_ones() {
    let say = |tag: &str, id: &str| {
        let args = Args::new().with("name", "Ana");
        Catalog::embedded()
            .message(&[tag.parse().unwrap()], "ui", id, &args, false)
            .unwrap()
            .value
    };
    assert_eq!(say("en", "alert-not-gone"), "Not gone yet");
    assert_eq!(
        say("en", "alert-left-phone"),
        "Left this phone; we do not know more"
    );
    assert_eq!(say("en", "alert-answered"), "Ana answered");
    assert_eq!(say("es", "alert-not-gone"), "Todavía no ha salido");
    assert_eq!(
        say("es", "alert-left-phone"),
        "Salió de este teléfono; no sabemos más"
    );
    assert_eq!(say("es", "alert-answered"), "Ana respondió");
}

#[test]
fn the_warning_before_sealing_is_the_promised_one() {
    let say = |id: &str| {
        Catalog::embedded()
            .message(&[], "ui", id, &Args::new(), false)
            .unwrap()
            .value
    };
    assert_eq!(
        say("seal-warning"),
        "Do not start this if officers are here, have asked for the phone, or you are at a border. Ask a lawyer."
    );
    assert_eq!(
        say("seal-keeps"),
        "Nothing is deleted. Your keeper can open it again. The alert keeps working."
    );
    // The alert keeps working only where the owner did not choose the PIN first.
    for id in ["seal-keeps-pin-first", "seal-state-works-pin-first"] {
        let words = say(id);
        assert!(
            words.contains("PIN first") && words.contains("alert does not"),
            "{words}"
        );
    }
    for id in ["vault-first", "backup-first"] {
        assert_eq!(
            say(id),
            "Safest: a trusted person keeps copies. This phone is second."
        );
    }
    assert_eq!(
        say("vault-locked-add"),
        "You can add. You cannot read until you unlock."
    );
}

#[test]
fn readiness_counts_in_words() {
    let say = |tag: &str, count: i64, practice: &str| {
        let args = Args::new()
            .with("count", count)
            .with("practice", practice)
            .with("answered", 2);
        Catalog::embedded()
            .message(&[tag.parse().unwrap()], "ui", "home-ready", &args, false)
            .unwrap()
            .value
    };
    assert_eq!(
        say("en", 3, "none"),
        "Ready to try 3 people · no practice yet"
    );
    assert_eq!(
        say("en", 1, "done"),
        "Ready to try 1 person · last practice: 2 answered"
    );
    assert_eq!(
        say("es", 1, "none"),
        "Listo para intentar con 1 persona · todavía sin práctica"
    );
    assert_eq!(
        say("es", 3, "done"),
        "Listo para intentar con 3 personas · última práctica: respondieron 2"
    );
}

#[test]
fn every_kind_of_error_has_its_message() {
    let ids = Catalog::embedded().ids("ui");
    let kinds = "locked wrong-pin wait damaged newer-format not-found unavailable busy sealed disk-full read-only cancelled expired invalid too-large internal";
    for kind in kinds.split(' ') {
        assert!(ids.contains(&format!("error-{kind}")), "{kind}");
    }
    let left = |left: i64| {
        let args = Args::new().with("left", left);
        Catalog::embedded()
            .message(&[], "ui", "error-wrong-pin", &args, false)
            .unwrap()
            .value
    };
    assert!(
        left(0).ends_with("has to wait.")
            && left(1).contains("1 try left")
            && left(2).contains("2 tries left")
    );
}

#[test]
fn the_table_for_builders_of_shells_is_complete() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let listed: BTreeSet<_> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let ids = Catalog::embedded().ids("ui");
    let missing: Vec<_> = ids
        .iter()
        .filter(|id| !listed.contains(id.as_str()))
        .collect();
    assert!(missing.is_empty(), "not in locales/README.md: {missing:?}");
    let gone: Vec<_> = listed
        .iter()
        .filter(|id| id.contains('-') && !ids.iter().any(|known| known == *id))
        .collect();
    assert!(
        gone.is_empty(),
        "in locales/README.md but not in ui.ftl: {gone:?}"
    );
}
