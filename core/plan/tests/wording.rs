//! The texts of the plan: every legal sentence stands on a fact, every fact has a source and a day, and the words are short, plain and without promises.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use amparo_plan::{Content, Date, Words};
use amparo_text::{Args, Catalog};

use common::{LOCALES, content, date, english, languages, plain, today};

fn file(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap()
}

/// Anchor → the text below it.
fn facts() -> BTreeMap<String, String> {
    let document = file("docs/content/facts-plan.md");
    let parts = document.split("\n### ").skip(1);
    let parts = parts.filter_map(|part| part.split_once('\n'));
    parts
        .map(|(anchor, text)| (anchor.trim().to_owned(), text.to_owned()))
        .collect()
}

/// Every message, with `x` for a word and `2` for a count.
fn messages(tag: &str) -> Vec<(String, String)> {
    let args = || {
        let words = [
            "date", "name", "gap", "number", "country", "medicine", "health", "children", "lawyer",
            "phone", "words", "whose", "time", "day", "year", "group",
        ];
        let words: Args = words.into_iter().map(|name| (name, "x")).collect();
        words.with("count", 2).with("days", 2).with("month", 12)
    };
    let catalog = Catalog::embedded();
    let text = |id: String| {
        let text = catalog
            .message(&languages(tag), "plan", &id, &args(), false)
            .unwrap();
        assert_eq!(text.locale, tag, "{id}");
        (id, text.value)
    };
    catalog.ids("plan").into_iter().map(text).collect()
}

#[test]
fn every_message_stands_on_facts_or_is_said_to_state_no_law() {
    let (legal, plain) = content().classified();
    let (legal, plain): (BTreeSet<_>, BTreeSet<_>) = (legal.collect(), plain.collect());
    let both: Vec<_> = legal.intersection(&plain).collect();
    assert!(both.is_empty(), "{both:?}");
    let ids = Catalog::embedded().ids("plan");
    let all: BTreeSet<_> = ids.iter().map(String::as_str).collect();
    assert_eq!(legal.union(&plain).copied().collect::<BTreeSet<_>>(), all);
}

/// A sentence with such a word states law, whatever its author meant.
#[test]
fn a_message_that_speaks_of_law_stands_on_facts() {
    let telling = [
        "law",
        "lawyer",
        "rights",
        "court",
        "form",
        "sign",
        "G-28",
        "locator",
        "bond",
        "consulate",
        "18",
        "ICE",
        "notario",
        "must report",
        "recorded",
    ];
    let said_otherwise = [
        // Headings, labels, what somebody wrote down, a script's own question.
        "content-old",
        "relation-lawyer",
        "question-lawyer",
        "paper-court",
        "check-lawyer-missing",
        "check-packet-lawyer",
        "check-packet-consulate",
        "step-lawyer",
        "step-needs",
        "step-lawyer-read",
        "step-threat",
        "script-title-lawyer",
        "script-lawyer",
        "script-lawyer-phone",
        "script-ask-hotline",
        "script-ask-office",
        "incident-lawyer",
        "print-section-help",
        "field-lawyer",
        "field-consulate",
    ];
    for (id, text) in messages("en") {
        let spoken: String = text
            .to_lowercase()
            .chars()
            .map(|letter| {
                if letter.is_alphanumeric() || letter == '-' {
                    letter
                } else {
                    ' '
                }
            })
            .collect();
        let spoken = format!(" {spoken} ");
        let speaks = telling
            .iter()
            .any(|word| spoken.contains(&format!(" {} ", word.to_lowercase())));
        if speaks && !said_otherwise.contains(&id.as_str()) {
            assert!(!content().facts_of(&id).is_empty(), "{id}: {text}");
        }
    }
}

#[test]
fn every_fact_is_used_and_has_a_source_a_day_and_its_anchor() {
    let facts = facts();
    let (legal, _) = content().classified();
    let used: BTreeSet<_> = legal.flat_map(|id| content().facts_of(id)).collect();
    assert_eq!(
        used,
        facts.keys().cloned().collect(),
        "cited on the left, written down on the right"
    );
    for (anchor, text) in &facts {
        for part in [
            "- Authority: ",
            "- Source: ",
            "Kind: ",
            "Sure: ",
            "Contested: ",
            "Checked: ",
            "- Rights: ",
        ] {
            assert!(text.contains(part), "{anchor} lacks {part}");
        }
    }
}

#[test]
fn texts_expire_in_time_and_sooner_where_courts_are_deciding() {
    let facts = facts();
    for (part, prefixes) in content().parts() {
        let review = content().review(&english(), part, today()).unwrap();
        let (legal, _) = content().classified();
        let own = legal.filter(|id| {
            prefixes
                .iter()
                .any(|prefix| id.starts_with(prefix.as_str()))
        });
        let own: BTreeSet<_> = own.flat_map(|id| content().facts_of(id)).collect();
        let contested = own
            .iter()
            .any(|fact| facts[fact].contains("Contested: yes"));
        let days = review.expires_on.days() - review.last_reviewed.days();
        let window = if contested { 1..=14 } else { 60..=90 };
        assert!(window.contains(&days), "{part}: {days} days");
        for fact in own {
            let checked = facts[&fact].split("Checked: ").nth(1).unwrap();
            let checked: Date = checked.get(..10).unwrap().parse().unwrap();
            assert!(
                checked >= review.last_reviewed,
                "{fact} was checked before {part} says so"
            );
        }
        assert!(
            content().open_questions().any(|(of, _)| of == part),
            "{part} has nothing for the attorney"
        );
    }
}

/// What states law belongs to a part, so that it gets out of date. Labels of print and links stand beside such a text.
#[test]
fn every_legal_message_belongs_to_one_part() {
    let (legal, _) = content().classified();
    for id in legal {
        let parts = content().parts();
        let of = parts.filter(|(_, prefixes)| {
            prefixes
                .iter()
                .any(|prefix| id.starts_with(prefix.as_str()))
        });
        let count = of.count();
        assert!(
            count == 1 || id.starts_with("link-") || id.starts_with("print-"),
            "{id}: {count}"
        );
    }
}

#[test]
fn labels_say_what_is_not_reviewed_and_what_is_old() {
    let review = content().review(&english(), "first-days", today()).unwrap();
    assert_eq!(
        review.notice.value,
        "Information, not legal advice. Not yet reviewed by an attorney."
    );
    assert_eq!(plain(&review.facts_of.value), "Facts of November 22, 2026");
    assert_eq!((review.translation, review.out_of_date), (None, None));
    let spanish = languages("es");
    let words = Words::new(Catalog::embedded(), &spanish);
    let last = content()
        .review(&words, "first-days", date("2027-02-13"))
        .unwrap();
    assert!(last.out_of_date.is_none());
    assert_eq!(
        last.translation.unwrap().value,
        "Traducción automática, todavía sin revisar"
    );
    let old = content()
        .review(&english(), "first-days", date("2027-02-14"))
        .unwrap();
    let old = plain(&old.out_of_date.unwrap().value);
    assert!(
        old.starts_with("A newer check was due on February 14, 2027."),
        "{old}"
    );
    assert!(content().review(&english(), "other", today()).is_err());
}

#[test]
fn the_screen_asks_every_field_of_the_plan_once_and_says_why() {
    for tag in LOCALES {
        let languages = languages(tag);
        let words = Words::new(Catalog::embedded(), &languages);
        let screen = content().screen(&words, today()).unwrap();
        let asked: BTreeSet<_> = screen.questions.iter().map(|it| it.field.clone()).collect();
        // Filled in as far as an empty answer is not stored at all.
        let plan = amparo_plan::FamilyPlan {
            meeting: "here".to_owned(),
            word_agreed: true,
            ..Default::default()
        };
        let plan = serde_json::to_value(plan).unwrap();
        let fields: BTreeSet<_> = plan.as_object().unwrap().keys().cloned().collect();
        assert_eq!(asked, fields);
        assert_eq!(screen.questions.len(), fields.len());
        assert!(
            screen
                .questions
                .iter()
                .all(|it| !it.rights.is_empty() && !it.why.text.value.is_empty())
        );
        let caregiver = &screen.questions[0];
        assert_eq!(
            (&*caregiver.id, caregiver.notes.len(), caregiver.links.len()),
            ("caregiver", 6, 2)
        );
        assert!(caregiver.notes.iter().all(|note| !note.facts.is_empty()));
        assert_eq!(screen.papers.len(), 13);
    }
}

/// The steps of the relative's page and these ones must not say different things: they are the same messages.
#[test]
fn the_sentences_of_the_first_ten_minutes_are_the_familys_own() {
    let ids = Catalog::embedded().ids("family");
    let data = file("core/plan/data/plan.json");
    let named: Vec<_> = data
        .split("\"family/")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .collect();
    assert!(named.len() >= 4);
    for (id, _) in named {
        assert!(ids.iter().any(|known| known == id), "{id}");
    }
    let own: BTreeSet<_> = messages("en").into_iter().map(|(_, text)| text).collect();
    for id in ids.iter().filter(|id| {
        id.starts_with("advice-") || id.starts_with("role-") || id.starts_with("lead-")
    }) {
        let args = Args::new().with("lead", "x").with("sender", "x");
        let text = Catalog::embedded()
            .message(&[], "family", id, &args, false)
            .unwrap()
            .value;
        assert!(!own.contains(&text), "{id} is written down twice");
    }
}

fn sentences(text: &str) -> Vec<String> {
    let parts = text.split_inclusive(['.', '?', '!', ':']);
    let parts = parts.map(|part| part.trim().to_owned());
    parts
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

#[test]
fn sentences_are_short() {
    for (tag, longest) in [("en", 16), ("es", 19)] {
        let (mut total, mut count) = (0, 0);
        for (id, text) in messages(tag) {
            for sentence in sentences(&text) {
                let length = words(&sentence).len();
                assert!(length <= longest, "{tag}/{id}: {length} words: {sentence}");
                total += length;
                count += 1;
            }
        }
        assert!(
            total <= 12 * count,
            "{tag}: {total} words in {count} sentences"
        );
    }
}

/// Flesch-Kincaid grade (Kincaid et al. 1975) with vowel groups for syllables, part by part, as for the cards.
#[test]
fn english_is_readable_in_grade_six() {
    for (part, prefixes) in content().parts() {
        let own = messages("en").into_iter();
        let own = own.filter(|(id, _)| {
            prefixes
                .iter()
                .any(|prefix| id.starts_with(prefix.as_str()))
        });
        let all: Vec<_> = own.flat_map(|(_, text)| sentences(&text)).collect();
        let (mut count, mut syllables) = (0.0, 0.0);
        for word in all.iter().flat_map(|sentence| words(sentence)) {
            let word = word.to_lowercase();
            let groups = word
                .split(|letter: char| !"aeiouy".contains(letter))
                .filter(|group| !group.is_empty())
                .count();
            let silent = usize::from(
                groups > 1 && word.trim_end_matches(['.', '?', ',', ':']).ends_with('e'),
            );
            count += 1.0;
            syllables += f64::from(u32::try_from((groups - silent).max(1)).unwrap());
        }
        let grade = 0.39 * count / f64::from(u32::try_from(all.len()).unwrap())
            + 11.8 * syllables / count
            - 15.59;
        assert!(grade <= 6.0, "{part}: grade {grade:.1}");
    }
}

#[test]
fn no_text_promises_what_officers_will_not_do_or_uses_a_harmful_word() {
    let banned: [(&str, &[&str]); 2] = [
        (
            "en",
            &[
                "cannot",
                "can't",
                "can not",
                "never enter",
                "not allowed",
                "may not have a right",
                "must not enter",
                "will not enter",
                "have no right",
                "safe zone",
                "only if",
                "panic",
                "evidence",
                "incriminating",
                "instant delete",
                "undetectable",
                "notarize",
            ],
        ),
        (
            "es",
            &[
                "no pueden",
                "no puede entrar",
                "no podrán",
                "nunca entr",
                "no van a entrar",
                "prohibido",
                "no tienen derecho",
                "no tienen permiso",
                "zona segura",
                "solo si",
                "pánico",
                "evidencia",
                "incrimin",
            ],
        ),
    ];
    for (tag, list) in banned {
        for (id, text) in messages(tag) {
            let text = text.to_lowercase();
            for phrase in list {
                assert!(!text.contains(phrase), "{tag}/{id}: {text}");
            }
        }
    }
    for (id, text) in messages("en") {
        assert!(
            !text.contains("blank form") || text.contains("Sign no blank form"),
            "{id}: {text}"
        );
    }
}

#[test]
fn no_number_is_typed_into_a_sentence() {
    for tag in LOCALES {
        for (id, text) in messages(tag) {
            let run = text.split(|letter: char| !letter.is_ascii_digit() && letter != '-');
            let longest = run
                .map(|run| run.chars().filter(char::is_ascii_digit).count())
                .max();
            assert!(longest.unwrap_or(0) <= 4, "{tag}/{id}: {text}");
        }
    }
}

/// The directory is another feature's, so it is read as a file here; callers look the number up.
#[test]
fn steps_and_requests_name_entries_of_the_directory() {
    let directory: serde_json::Value =
        serde_json::from_str(&file("core/cards/data/directory.json")).unwrap();
    let entries = directory["entries"].as_array().unwrap();
    let known: BTreeSet<_> = entries
        .iter()
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();
    let requests = content().records_requests(&english()).unwrap();
    let requests = requests.iter().filter_map(|it| it.directory.as_deref());
    let named: Vec<_> = content().directory_ids().chain(requests).collect();
    assert!(named.len() > 8);
    for id in named {
        assert!(known.contains(id), "{id}");
    }
}

#[test]
fn data_that_does_not_fit_is_refused() {
    let data = file("core/plan/data/plan.json");
    assert!(Content::read(&data).is_ok());
    for (from, to) in [
        ("\"parts\"", "\"more\": 1, \"parts\""),
        ("https://locator.ice.gov", "http://locator.ice.gov"),
        ("\"link\": \"locator\"", "\"link\": \"nowhere\""),
        (
            "\"expires_on\": \"2027-02-14\"",
            "\"expires_on\": \"2026-11-22\"",
        ),
        ("\"state\": \"machine\"", "\"state\": \"reviewed\""),
        ("\"reviewer\": null", "\"reviewer\": \"A. Lee\""),
        ("[\"plan-employer-1\"]", "[]"),
    ] {
        assert!(data.contains(from), "{from}");
        assert!(Content::read(&data.replacen(from, to, 1)).is_err(), "{to}");
    }
}
