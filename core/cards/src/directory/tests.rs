use amparo_text::LanguageIdentifier;

use super::data::dial;
use crate::{Content, Date, Error, VerifiedHow};

const DAY_MS: u64 = 86_400_000;

fn english() -> Vec<LanguageIdentifier> {
    vec!["en".parse().unwrap()]
}

/// Noon of a day.
fn on(day: &str) -> u64 {
    day.parse::<Date>().unwrap().days() * DAY_MS + DAY_MS / 2
}

fn ids(need: &str, language: Option<&str>) -> Vec<String> {
    let content = Content::embedded().unwrap();
    let need = content
        .need(need, language, &english(), on("2026-11-22"))
        .unwrap();
    need.entries.into_iter().map(|entry| entry.id).collect()
}

#[test]
fn every_entry_is_under_a_need_of_the_screen_and_every_need_has_words() {
    let content = Content::embedded().unwrap();
    let needs = content.needs(None, &english(), on("2026-11-22")).unwrap();
    let shown: std::collections::BTreeSet<_> = needs
        .iter()
        .flat_map(|need| need.entries.iter().map(|entry| entry.id.clone()))
        .collect();
    let all: std::collections::BTreeSet<_> = content
        .entries()
        .unwrap()
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    assert_eq!(shown, all);
    for entry in content.entries().unwrap() {
        let unknown = entry
            .needs
            .iter()
            .find(|need| !super::NEEDS.contains(&need.as_str()));
        assert_eq!(unknown, None, "{}", entry.id);
        assert!(entry.is_sound(), "{}", entry.id);
    }
}

#[test]
fn the_agencys_own_office_is_last_in_every_language() {
    for language in [None, Some("en"), Some("es"), Some("th")] {
        assert_eq!(ids("taken", language).last().unwrap(), "ice-la");
    }
}

#[test]
fn who_speaks_the_language_comes_first_and_nobody_is_left_out() {
    let any = ids("lawyer", None);
    assert_eq!(any[0], "ajsocal");
    let korean = ids("lawyer", Some("ko"));
    assert_eq!(korean[..3], ["ajsocal-ko", "lafla", "krc"]);
    assert_eq!(korean.len(), any.len());
    assert_eq!(ids("lawyer", Some("zh-Hant"))[0], "ajsocal-zh");
}

#[test]
fn a_callable_number_is_short_or_whole_and_a_page_never_has_one() {
    assert_eq!(dial("988").as_deref(), Some("988"));
    assert_eq!(dial("888-624-4752").as_deref(), Some("+18886244752"));
    for wrong in [
        "",
        "98",
        "9888",
        "888-624-475",
        "(888) 624-4752",
        "+1888",
        "888-624-475x",
    ] {
        assert_eq!(dial(wrong), None, "{wrong}");
    }
    let content = Content::embedded().unwrap();
    for need in content.needs(None, &english(), on("2026-11-22")).unwrap() {
        for entry in need.entries {
            assert!(entry.call.is_some() || entry.page.is_some(), "{}", entry.id);
            assert!(
                entry.call.is_none()
                    || entry.verified_how != VerifiedHow::OneSource
                    || entry.id == "la-311",
                "{}",
                entry.id
            );
            if let Some(page) = &entry.page {
                assert!(page.url.starts_with("https://"));
            }
        }
    }
}

#[test]
fn after_thirty_days_an_entry_says_since_when_nobody_looked() {
    let content = Content::embedded().unwrap();
    let larrn = |day: &str| {
        let need = content.need("taken", None, &english(), on(day)).unwrap();
        need.entries[0].stale.clone().map(|text| text.value)
    };
    assert_eq!(larrn("2026-12-22"), None);
    let said = larrn("2026-12-23").unwrap();
    assert_eq!(
        said.replace(['\u{2068}', '\u{2069}'], ""),
        "Number not checked since November 22, 2026"
    );
    assert_eq!(content.due_entries(on("2026-12-22")).unwrap(), []);
    assert_eq!(
        content.due_entries(on("2026-12-23")).unwrap().len(),
        content.entries().unwrap().len()
    );
}

#[test]
fn languages_to_choose_from_are_those_that_somebody_speaks() {
    let content = Content::embedded().unwrap();
    let tags: Vec<_> = content
        .spoken(&english())
        .unwrap()
        .into_iter()
        .map(|(tag, _)| tag)
        .collect();
    assert_eq!(
        tags,
        ["am", "en", "es", "fil", "ja", "km", "ko", "th", "vi", "zh"]
    );
}

#[test]
fn an_unknown_need_is_not_found() {
    let found = Content::embedded()
        .unwrap()
        .need("lawyers", None, &english(), 0);
    assert_eq!(found, Err(Error::NotFound));
}

/// Everything a row may say that would make a wrong or unsafe link.
#[test]
fn an_entry_that_is_not_sound_is_refused_with_its_id() {
    let sound = r#"{"id":"x","kind":"web","needs":["lawyer"],"web":"example.org/a","languages":[],"source":"s","source_date":"2025","verified_on":"2026-01-01","verified_how":"own-page","phoned_on":null}"#;
    let read = |json: &str| serde_json::from_str::<super::EntryData>(json).unwrap();
    assert!(read(sound).is_sound());
    for (from, to) in [
        (r#""web":"example.org/a","#, ""),
        ("example.org/a", "https://example.org"),
        ("example.org/a", "example.org:8080/a"),
        ("example.org/a", "me@example.org"),
        ("example.org/a", "example"),
        ("example.org/a", "example.org/?q=1"),
        (r#""web":"#, r#""number":"888-624-4752","web":"#),
        (r#""kind":"web""#, r#""kind":"call""#),
    ] {
        assert!(!read(&sound.replace(from, to)).is_sound(), "{from} as {to}");
    }
    let call = sound.replace(
        r#""kind":"web","needs":["lawyer"],"#,
        r#""kind":"call","needs":["lawyer"],"number":"888-624-4752","#,
    );
    assert!(read(&call).is_sound());
    assert!(!read(&call.replace("own-page", "one-source")).is_sound());
}

#[test]
fn what_a_machine_translated_says_so() {
    let content = Content::embedded().unwrap();
    let spanish = ["es".parse::<LanguageIdentifier>().unwrap()];
    let now = on("2026-11-22");
    for need in content.needs(None, &english(), now).unwrap() {
        assert_eq!(need.translation, None);
    }
    for need in content.needs(None, &spanish, now).unwrap() {
        let label = need.translation.unwrap();
        assert_eq!(label.locale, "es");
        assert!(label.value.contains("automática"), "{}", label.value);
    }
    for id in content.show_ids().unwrap() {
        assert_eq!(content.show(id, &english()).unwrap().translation, None);
        let label = content.show(id, &spanish).unwrap().translation.unwrap();
        assert!(label.value.contains("automática"), "{}", label.value);
    }
}
