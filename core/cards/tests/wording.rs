//! The words of the real cards: short, plain, and without promises the law does not make.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use amparo_cards::{Card, Content};
use amparo_text::{Args, Catalog};

use common::{LOCALES, cards, language, plain};

/// Every sentence of a card, as shown.
fn sentences(card: &Card) -> Vec<String> {
    let lines = card
        .steps
        .iter()
        .chain(&card.avoid)
        .chain(&card.why)
        .map(|line| plain(&line.text.value));
    let said = card.say.iter().map(|say| {
        say.meaning
            .as_ref()
            .map_or(say.english.clone(), |text| plain(&text.value))
    });
    let notes = card.call.iter().map(|call| plain(&call.note.value));
    let split = |line: String| {
        line.split_inclusive(['.', '?', '!'])
            .map(|part| part.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let all = lines.chain(said).chain(notes).flat_map(split);
    all.filter(|sentence| sentence.chars().any(char::is_alphabetic))
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
        for card in cards(tag) {
            let all = sentences(&card);
            for sentence in &all {
                assert!(words(sentence).len() <= longest, "{tag}: {sentence}");
            }
            let total: usize = all.iter().map(|sentence| words(sentence).len()).sum();
            assert!(
                total <= 12 * all.len(),
                "{tag}/{}: {total} words in {} sentences",
                card.id,
                all.len()
            );
        }
    }
}

/// Flesch-Kincaid grade (Kincaid et al. 1975) with vowel groups for syllables: rough, but it notices a bureaucrat.
#[test]
fn english_is_readable_in_grade_six() {
    for card in cards("en") {
        let all = sentences(&card);
        let (mut count, mut syllables) = (0.0, 0.0);
        for word in all.iter().flat_map(|sentence| words(sentence)) {
            let word = word.to_lowercase();
            let groups = word
                .split(|letter: char| !"aeiouy".contains(letter))
                .filter(|group| !group.is_empty())
                .count();
            let silent =
                usize::from(groups > 1 && word.trim_end_matches(['.', '?', ',']).ends_with('e'));
            count += 1.0;
            syllables += f64::from(u32::try_from((groups - silent).max(1)).unwrap());
        }
        let grade = 0.39 * count / f64::from(u32::try_from(all.len()).unwrap())
            + 11.8 * syllables / count
            - 15.59;
        assert!(grade <= 6.0, "{}: grade {grade:.1}", card.id);
    }
}

#[test]
fn no_card_promises_what_officers_will_not_do() {
    let banned: [(&str, &[&str]); 2] = [
        (
            "en",
            &[
                "cannot",
                "can't",
                "can not",
                "never enter",
                "not allowed",
                "may not",
                "must not",
                "will not enter",
                "have no right",
                "safe zone",
                "only if",
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
            ],
        ),
    ];
    let dates = date_names();
    for (tag, list) in banned {
        let catalog = Catalog::embedded();
        for domain in ["cards", "directory"] {
            for id in catalog.ids(domain) {
                let every = ["date", "name", "place", "source", "day", "year"];
                let labels = every.into_iter().map(str::to_owned);
                let args: Args = labels
                    .chain(dates.iter().cloned())
                    .map(|name| (name, "x"))
                    .chain([("month".to_owned(), "1")])
                    .collect();
                let text = catalog
                    .message(&language(tag), domain, &id, &args, false)
                    .unwrap();
                let text = text.value.to_lowercase();
                for phrase in list {
                    assert!(!text.contains(phrase), "{tag}/{id}: {text}");
                }
            }
        }
    }
}

/// Names of all dates that lines of cards have.
fn date_names() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/cards");
    let mut names = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        let card = fs::read_to_string(file.unwrap().path()).unwrap();
        let card: serde_json::Value = serde_json::from_str(&card).unwrap();
        let lists = ["steps", "say", "avoid", "why"].into_iter();
        let lines = lists.flat_map(|list| card[list].as_array().unwrap());
        let dates = lines.filter_map(|line| line.get("dates")?.as_object());
        names.extend(dates.flat_map(|dates| dates.keys().cloned()));
    }
    names
}

#[test]
fn the_disputed_form_and_the_judges_warrant_are_both_said() {
    let door = cards("en").remove(0);
    let steps: Vec<_> = door
        .steps
        .iter()
        .map(|line| plain(&line.text.value))
        .collect();
    let form = "You can say no. ICE says form I-205 is enough to come in. Courts are deciding (September 22, 2026).";
    assert!(steps.contains(&form.to_owned()), "{steps:?}");
    let warrant = "Look for a court, a judge's signature, your correct address. All three? They can enter. Do not block the door.";
    assert!(steps.contains(&warrant.to_owned()), "{steps:?}");
}

#[test]
fn silence_and_fear_are_two_screens_and_the_street_has_none() {
    let shows: BTreeMap<_, _> = cards("en")
        .into_iter()
        .map(|card| (card.id, card.shows))
        .collect();
    for card in ["street", "car"] {
        assert_eq!(
            shows[card], [""; 0],
            "no card makes anyone take out a phone on the street"
        );
    }
    let content = Content::embedded().unwrap();
    for id in content.show_ids().unwrap() {
        let english = content.show(id, &language("es")).unwrap().english.join(" ");
        assert!(
            !(english.contains("silent") && english.contains("afraid")),
            "{id}"
        );
        let hint = content.show(id, &language("en")).unwrap().hint.value;
        assert!(
            hint.ends_with("Do not hand over the phone."),
            "{id}: {hint}"
        );
    }
    for (id, word) in [("silence", "silent"), ("fear", "afraid")] {
        let english = content.show(id, &[]).unwrap().english.join(" ");
        assert!(english.contains(word), "{id}");
    }
}

#[test]
fn nobody_is_told_to_say_how_long_they_have_been_here() {
    for card in cards("en") {
        assert!(
            card.say.iter().all(|say| !say.english.contains("year")),
            "{}: until an attorney has written it",
            card.id
        );
    }
}

/// Each card as a reader sees it, one snapshot a card and language: what a translator's or an attorney's change does is
/// seen at once.
#[test]
fn rendered() {
    for tag in LOCALES {
        for card in cards(tag) {
            let mut page = String::new();
            write_card(&mut page, &card);
            for id in &card.shows {
                let show = Content::embedded()
                    .unwrap()
                    .show(id, &language(tag))
                    .unwrap();
                writeln!(
                    page,
                    "SHOW [{}] {} / {}",
                    show.title.value,
                    show.english.join(" "),
                    show.hint.value
                )
                .unwrap();
                show.own
                    .iter()
                    .for_each(|own| writeln!(page, "     {}", own.value).unwrap());
            }
            insta::assert_snapshot!(format!("card_{tag}_{}", card.id), plain(&page));
        }
    }
}

fn write_card(page: &mut String, card: &Card) {
    writeln!(page, "# {} ({})", card.title.value, card.icon).unwrap();
    let groups = [
        ("do ", &card.steps),
        ("not", &card.avoid),
        ("why", &card.why),
    ];
    for (mark, line) in groups
        .iter()
        .flat_map(|(mark, lines)| lines.iter().map(move |line| (mark, line)))
    {
        writeln!(
            page,
            "{mark}  {}  [{}]",
            line.text.value,
            line.facts.join(" ")
        )
        .unwrap();
    }
    for say in &card.say {
        writeln!(page, "say  {}", say.english).unwrap();
        say.sound
            .iter()
            .chain(&say.meaning)
            .for_each(|text| writeln!(page, "     {}", text.value).unwrap());
    }
    for call in &card.call {
        writeln!(
            page,
            "call {} {} ({})\n     {}\n     {}",
            call.name.value, call.number, call.dial, call.note.value, call.checked.value
        )
        .unwrap();
    }
    let review = &card.review;
    let labels = [
        Some(&review.attorney),
        review.translation.as_ref(),
        Some(&review.facts_of),
        Some(&review.disclaimer),
    ];
    labels
        .iter()
        .flatten()
        .for_each(|label| writeln!(page, "note {}", label.value).unwrap());
}
