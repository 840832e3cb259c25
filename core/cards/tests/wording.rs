//! The words of the real cards, as a reader sees them. Lengths, grades and promises are `cargo xtask content lint`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use amparo_cards::{Card, Content};

use common::{LOCALES, cards, language, plain};

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
    for look in &card.pages {
        writeln!(
            page,
            "look {} {}\n     {}\n     {}",
            look.name.value, look.page.shown, look.note.value, look.checked.value
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
