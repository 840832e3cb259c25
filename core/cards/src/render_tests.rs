//! Labels, banner and fallback, on cards of the tests' own; the real ones are checked in `tests/content.rs`.

use std::collections::BTreeMap;

use super::*;
use crate::{Change, Fault, FaultKind};

const DAY_MS: u64 = 86_400_000;

fn languages(tags: &[&str]) -> Vec<LanguageIdentifier> {
    tags.iter().map(|tag| tag.parse().unwrap()).collect()
}

fn embedded(path: &str) -> String {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    std::fs::read_to_string(file.join(path)).unwrap()
}

/// The content with one file of it replaced.
fn with_file(path: &str, source: &str) -> Result<Content> {
    Content::from_files(&[(path.to_owned(), source.into())].into())
}

/// The door card as JSON, with some fields replaced.
fn cards(changes: &[(&str, serde_json::Value)]) -> Content {
    let path = "cards/door.json";
    let mut json: serde_json::Value = serde_json::from_str(&embedded(path)).unwrap();
    for (pointer, value) in changes {
        let (parent, field) = pointer.rsplit_once('/').unwrap_or(("", pointer));
        let parent = if parent.is_empty() {
            String::new()
        } else {
            format!("/{parent}")
        };
        let object = json.pointer_mut(&parent).unwrap();
        object[field] = value.clone();
    }
    with_file(path, &json.to_string()).unwrap()
}

fn review(cards: &Content, tag: &str, now_ms: u64) -> Review {
    cards
        .card("door", &languages(&[tag]), now_ms)
        .unwrap()
        .review
}

#[test]
fn the_banner_comes_the_day_after_the_last_and_the_card_still_shows() {
    let cards = cards(&[("expires_on", "2026-12-06".into())]);
    let last: Date = "2026-12-06".parse().unwrap();
    let midnight = (last.days() + 1) * DAY_MS;
    assert_eq!(review(&cards, "en", midnight - 1).out_of_date, None);
    let card = cards.card("door", &languages(&["en"]), midnight).unwrap();
    let banner = card.review.out_of_date.unwrap().value;
    assert!(
        banner.contains("December 6, 2026") && banner.contains("Ask a lawyer"),
        "{banner}"
    );
    assert_eq!(card.steps.len(), 4);
    assert!(
        review(&cards, "es", midnight)
            .out_of_date
            .unwrap()
            .value
            .contains("6 de diciembre de 2026")
    );
}

#[test]
fn a_card_without_an_attorney_says_so_and_one_with_names_them() {
    assert_eq!(
        review(&cards(&[]), "en", 0).attorney.value,
        "Not yet reviewed by an attorney"
    );
    let read = cards(&[(
        "reviewer",
        serde_json::json!({ "name": "R. Vega", "on": "2026-12-01" }),
    )]);
    let attorney = review(&read, "en", 0)
        .attorney
        .value
        .replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(attorney, "Reviewed by R. Vega, attorney, December 1, 2026");
}

#[test]
fn a_translation_says_how_it_was_made() {
    let label = |state: serde_json::Value, tag: &str| {
        let review = review(&cards(&[("translations/es", state)]), tag, 0);
        review
            .translation
            .map(|text| text.value.replace(['\u{2068}', '\u{2069}'], ""))
    };
    let machine = serde_json::json!({ "state": "machine", "on": "2026-11-22" });
    assert_eq!(
        label(machine.clone(), "es").unwrap(),
        "Traducción automática, todavía sin revisar"
    );
    assert_eq!(label(machine, "en"), None, "the source is no translation");
    let human = serde_json::json!({ "state": "human", "by": "Ana", "on": "2026-11-22" });
    assert_eq!(
        label(human, "es").unwrap(),
        "Traducido por Ana, todavía sin revisar"
    );
    let reviewed = serde_json::json!({ "state": "reviewed", "by": "Luis", "on": "2026-11-22" });
    assert_eq!(
        label(reviewed, "es").unwrap(),
        "Traducción revisada por Luis"
    );
}

#[test]
fn a_translation_of_an_older_version_says_that_first() {
    let reviewed = serde_json::json!({ "state": "reviewed", "by": "Luis", "on": "2026-11-22", "of_version": 1 });
    let cards = cards(&[("translations/es", reviewed), ("version", 99.into())]);
    assert_eq!(
        review(&cards, "es", 0).translation.unwrap().value,
        "Traducción de una versión anterior"
    );
}

#[test]
fn a_language_the_data_does_not_name_counts_as_a_machines() {
    let cards = cards(&[(
        "translations",
        serde_json::json!({ "en": { "state": "source" } }),
    )]);
    assert_eq!(
        review(&cards, "es", 0).translation.unwrap().value,
        "Traducción automática, todavía sin revisar"
    );
}

#[test]
fn a_language_without_cards_falls_back_line_by_line_and_says_so() {
    let card = cards(&[])
        .card("door", &languages(&["ko", "es"]), 0)
        .unwrap();
    assert!(
        card.steps
            .iter()
            .all(|line| line.text.fallback && line.text.locale == "es")
    );
    let card = cards(&[]).card("door", &languages(&["ko"]), 0).unwrap();
    assert!(card.title.fallback && card.title.locale == "en");
}

#[test]
fn the_phrase_is_english_and_its_sound_and_meaning_are_the_readers() {
    let say = |tag: &str| {
        cards(&[])
            .card("door", &languages(&[tag]), 0)
            .unwrap()
            .say
            .remove(0)
    };
    let (english, spanish) = (say("en"), say("es"));
    assert_eq!(english.english, "I do not consent to you coming in.");
    assert_eq!(english.english, spanish.english);
    assert_eq!((english.sound, english.meaning), (None, None));
    assert_eq!(
        spanish.meaning.unwrap().value,
        "No doy permiso para que entre."
    );
    assert!(spanish.sound.unwrap().value.contains("con-SENT"));
}

#[test]
fn what_the_officer_reads_is_english_in_every_language() {
    for tag in ["en", "es", "ko"] {
        let show = cards(&[]).show("door", &languages(&[tag])).unwrap();
        assert_eq!(
            show.english.first().unwrap(),
            "I do not consent to you entering my home."
        );
        assert_eq!(
            show.own.len(),
            if tag == "es" { show.english.len() } else { 0 }
        );
    }
    assert_eq!(
        cards(&[]).show("nothing", &[]).unwrap_err(),
        Error::NotFound
    );
    assert_eq!(
        cards(&[]).card("nothing", &[], 0).unwrap_err(),
        Error::NotFound
    );
}

#[test]
fn a_number_says_its_source_and_that_nobody_phoned_it_until_somebody_did() {
    let directory = &embedded("directory.json");
    let phoned = directory.replacen("\"phoned_on\": null", "\"phoned_on\": \"2026-12-01\"", 1);
    let read = |directory: &str| {
        with_file("directory.json", directory)
            .unwrap()
            .card("door", &languages(&["en"]), 0)
            .unwrap()
            .call
            .remove(0)
    };
    let plain = |text: &Text| text.value.replace(['\u{2068}', '\u{2069}'], "");
    let call = read(directory);
    assert_eq!(
        (call.number.as_str(), call.dial.as_str()),
        ("888-624-4752", "+18886244752")
    );
    assert_eq!(
        plain(&call.checked),
        "From CALO News, NY1, La Opinión, January 2025. We have not phoned it yet."
    );
    assert_eq!(plain(&read(&phoned).checked), "Phoned December 1, 2026");
}

#[test]
fn content_that_leads_nowhere_is_refused_with_the_file_and_the_reason() {
    use crate::FaultKind::{Malformed, Number, OtherName, Reference, Twice, Version};
    let refused = |path: &str, from: &str, to: &str, kind: FaultKind| {
        let source = embedded(path);
        assert!(source.contains(from), "{path} has no {from}");
        let changed = with_file(path, &source.replacen(from, to, 1)).unwrap_err();
        assert_eq!(changed, Fault::of(path, kind).into(), "{to}");
    };
    let door = "cards/door.json";
    let id = str::to_owned;
    refused(door, "\"larrn\"", "\"nobody\"", Reference(id("nobody")));
    let shows = "\"shows\": [\"door\"]";
    refused(
        door,
        shows,
        "\"shows\": [\"nowhere\"]",
        Reference(id("nowhere")),
    );
    refused(door, "\"version\"", "\"versoin\"", Malformed { line: 4 });
    refused(door, "\"id\": \"door\"", "\"id\": \"gate\"", OtherName);
    let step = "\"text\": \"door-step-calm\"";
    let later = format!("{step}, \"since\": 9");
    refused(door, step, &later, Version(id("door-step-calm")));
    for wrong in ["888-624-475", "8886244752", "888-624-47x2"] {
        refused("directory.json", "888-624-4752", wrong, Number(id("larrn")));
    }
    refused(
        "order.json",
        "\"street\"",
        "\"nowhere\"",
        Reference(id("nowhere")),
    );
    let again = "\"cards\": [\"door\", \"door\"";
    refused(
        "order.json",
        "\"cards\": [\"door\"",
        again,
        Twice(id("door")),
    );
    let stray = with_file("cards/door.txt", "").unwrap_err();
    assert_eq!(
        stray,
        Fault::of("cards/door.txt", FaultKind::UnknownFile).into()
    );
}

#[test]
fn a_message_translated_otherwise_than_its_card_says_so_itself() {
    let whole = serde_json::json!({
        "state": "machine",
        "on": "2026-11-22",
        "messages": { "door-step-calm": { "state": "reviewed", "by": "Luis", "on": "2026-12-01" } },
    });
    let card = cards(&[("translations/es", whole)])
        .card("door", &languages(&["es"]), 0)
        .unwrap();
    let label = |line: &Line| line.translation.as_ref().map(|text| text.value.clone());
    let (own, others): (Vec<_>, Vec<_>) = card
        .steps
        .iter()
        .partition(|line| line.id == "door-step-calm");
    let reviewed = "Traducción revisada por \u{2068}Luis\u{2069}".to_owned();
    assert_eq!(
        own.iter().map(|line| label(line)).collect::<Vec<_>>(),
        [Some(reviewed)]
    );
    assert!(others.iter().all(|line| label(line).is_none()));
}

#[test]
fn what_changed_is_what_changed_since_the_version_that_was_read() {
    let content = cards(&[
        ("version", 9.into()),
        ("steps/0/since", 9.into()),
        ("steps/1/since", 8.into()),
    ]);
    let changed = |read: &BTreeMap<String, u32>| {
        let changes = content.changed_since(read, &languages(&["en"])).unwrap();
        let one = |change: Change| (change.id, change.is_new, change.lines.len());
        changes.into_iter().map(one).collect::<Vec<_>>()
    };
    let now = content.versions().unwrap();
    assert_eq!(changed(&now), []);
    let mut read = now.clone();
    read.insert("door".to_owned(), 8);
    assert_eq!(changed(&read), [("door".to_owned(), false, 1)]);
    read.insert("door".to_owned(), 7);
    assert_eq!(changed(&read), [("door".to_owned(), false, 2)]);
    read.remove("door");
    assert_eq!(changed(&read), [("door".to_owned(), true, 0)]);
    let lines = |read| {
        let card = content.card_since("door", read, &languages(&["en"]), 0);
        card.unwrap().changed
    };
    assert_eq!(lines(Some(8)), ["door-step-calm"]);
    assert_eq!(lines(None), [""; 0]);
}

#[test]
fn a_pack_brings_words_pictures_and_a_language_and_the_rest_is_the_programs() {
    let file = |path: &str, source: &str| (path.to_owned(), source.into());
    let files = [
        file("locales/ko/cards.ftl", "door-title = 문 앞에 왔어요\n"),
        file("pictures/door.svg", "<svg/>"),
    ];
    let content = Content::from_files(&files.into()).unwrap();
    let card = content.card("door", &languages(&["ko", "es"]), 0).unwrap();
    assert_eq!(
        (card.title.locale.as_str(), card.title.fallback),
        ("ko", false)
    );
    assert!(
        card.steps
            .iter()
            .all(|line| line.text.locale == "es" && line.text.fallback)
    );
    assert_eq!(content.picture("door"), Some("<svg/>"));
    assert_eq!(content.picture("nothing"), None);
}

#[test]
fn a_pack_may_withdraw_a_card_of_the_program_but_not_hide_its_own() {
    let order = serde_json::json!({
        "first": ["street"],
        "groups": [{ "id": "out", "cards": ["street"] }],
    });
    let order = ("order.json".to_owned(), order.to_string().into());
    let content = Content::from_files(&[order.clone()].into()).unwrap();
    assert_eq!(content.card_ids().unwrap(), ["street"]);
    assert_eq!(content.card("door", &[], 0).unwrap_err(), Error::NotFound);
    let own = (
        "cards/door.json".to_owned(),
        embedded("cards/door.json").into(),
    );
    let hidden = Content::from_files(&[order, own].into()).unwrap_err();
    assert_eq!(
        hidden,
        Fault::of("cards/door.json", FaultKind::Unlisted).into()
    );
}

#[test]
fn words_that_are_missing_or_no_fluent_are_refused_with_the_file() {
    let refused = |path: &str, source: &str| with_file(path, source).unwrap_err();
    let malformed = refused("locales/es/cards.ftl", "a = A\n\n= b\n");
    let kind = FaultKind::Malformed { line: 3 };
    assert_eq!(malformed, Fault::of("locales/es/cards.ftl", kind).into());
    let Error::Content(missing) = refused("locales/en/cards.ftl", "a = A\n") else {
        panic!("another error");
    };
    assert!(matches!(missing.kind, FaultKind::NoWords(_)), "{missing}");
    for path in [
        "locales/en/ui.ftl",
        "locales/en.ftl",
        "cards/../x.json",
        "cards/A.json",
        "pictures/.svg",
    ] {
        let kind = FaultKind::UnknownFile;
        assert_eq!(refused(path, "{}"), Fault::of(path, kind).into());
    }
    let tag = refused("locales/not a tag/cards.ftl", "");
    assert_eq!(
        tag,
        Fault::of("locales/not a tag", FaultKind::UnknownFile).into()
    );
}
