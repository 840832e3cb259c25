//! The first three days, the scripts, the incident note and the pages: what each reader gets, and what nobody gets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use amparo_plan::{
    IncidentNote, Lead, LocatorPacket, Record, Role, Script, ScriptKind, Steps, Words,
};
use amparo_text::Catalog;
use amparo_text::print::PrintPage;
use proptest::prelude::*;

use common::{LOCALES, content, date, english, languages, note, packet, plain, plan, today};

fn steps(role: Role, lead: &Lead, packet: &LocatorPacket) -> Steps {
    content()
        .steps(&english(), role, lead, packet, today())
        .unwrap()
}

fn ids(steps: &Steps) -> Vec<&str> {
    steps
        .phases
        .iter()
        .flat_map(|phase| &phase.steps)
        .map(|step| &*step.id)
        .collect()
}

fn task(steps: &Steps) -> Vec<String> {
    steps.task.iter().map(|text| plain(&text.value)).collect()
}

fn directory(steps: &Steps) -> Vec<&str> {
    let all = steps.phases.iter().flat_map(|phase| &phase.steps);
    all.filter_map(|step| step.directory.as_deref()).collect()
}

fn ana() -> Lead {
    Lead::Other("Ana".into())
}

#[test]
fn a_child_gets_one_line_and_nothing_else() {
    for (lead, line) in [
        (ana(), "Call this adult: Ana. That is all you need to do."),
        (
            Lead::Reader,
            "Call the adult you trust most. That is all you need to do.",
        ),
        (
            Lead::Nobody,
            "Call the adult you trust most. That is all you need to do.",
        ),
    ] {
        let steps = steps(Role::Child, &lead, &packet());
        assert_eq!(task(&steps), [line]);
        assert!(steps.phases.is_empty() && steps.retry.is_none() && steps.review.is_none());
    }
}

#[test]
fn one_person_calls_the_lines_and_the_others_get_none() {
    let others = [
        Role::Other,
        Role::Spouse,
        Role::SchoolPickup,
        Role::LawyerContact,
        Role::FarAway,
    ];
    for role in others {
        let other = steps(role, &ana(), &packet());
        assert_eq!(
            task(&other)[0],
            "Ana calls. Do not call the line. Do not go there."
        );
        for line in ["larrn", "ice-la", "eoir", "orr", "oia"] {
            assert!(!directory(&other).contains(&line), "{role:?} gets {line}");
        }
        assert!(ids(&other).contains(&"not-pay"), "{role:?}");
        let lead = steps(role, &Lead::Reader, &packet());
        assert_eq!(
            task(&lead)[0],
            "You are the one who calls. The others wait."
        );
        assert!(directory(&lead).contains(&"larrn") && ids(&lead).contains(&"not-go"));
    }
    assert_eq!(task(&steps(Role::Other, &Lead::Nobody, &packet())), [""; 0]);
    assert_eq!(
        task(&steps(Role::SchoolPickup, &ana(), &packet()))[1],
        "You pick up the children. Call the school first."
    );
}

#[test]
fn the_field_office_comes_after_lawyer_and_hotline_and_with_its_warning() {
    let lead = steps(Role::Spouse, &Lead::Reader, &packet());
    let order = ids(&lead);
    let place = |id: &str| order.iter().position(|it| *it == id).unwrap();
    assert!(place("hotline") < place("office") && place("lawyer") < place("office"));
    assert_eq!(place("office-careful"), place("office") + 1);
    let days = lead.phases.iter().find(|phase| phase.id == "days").unwrap();
    assert!(days.steps.iter().any(|step| step.id == "office"));
}

#[test]
fn a_packet_of_somebody_under_18_leads_away_from_the_locator() {
    let child = LocatorPacket {
        date_of_birth: Some(date("2012-01-01")),
        ..packet()
    };
    let lead = steps(Role::Other, &Lead::Reader, &child);
    assert!(lead.retry.is_none());
    assert!(ids(&lead).iter().all(|id| !id.starts_with("search")));
    assert!(directory(&lead).contains(&"orr"));
    let adult = steps(Role::Other, &Lead::Reader, &packet());
    assert!(adult.retry.is_some() && !directory(&adult).contains(&"orr"));
}

#[test]
fn a_search_is_repeated_with_each_spelling() {
    let steps = steps(Role::FarAway, &ana(), &packet());
    let retry = steps.retry.unwrap();
    assert_eq!(
        retry.spellings,
        [
            "Luis Peña-Ruiz",
            "Lucho Ruiz",
            "LUIS PENA-RUIZ",
            "LUIS PENA RUIZ"
        ]
    );
    assert!(
        retry.after_hours.is_sorted()
            && retry.after_hours[0] == 0
            && *retry.after_hours.last().unwrap() == 72
    );
    assert_eq!(retry.lines.len(), 4);
    assert!(retry.lines.iter().all(|line| !line.facts.is_empty()));
}

#[test]
fn a_step_brings_what_it_needs_from_the_packet() {
    let lead = steps(Role::Other, &Lead::Nobody, &packet());
    let step = |id: &str| {
        lead.phases
            .iter()
            .flat_map(|it| &it.steps)
            .find(|it| it.id == id)
            .unwrap()
    };
    let rows = |id: &str| -> Vec<_> {
        step(id)
            .rows
            .iter()
            .map(|row| (row.value.clone(), row.ltr))
            .collect()
    };
    let number = vec![
        ("A 012 345 678".to_owned(), true),
        ("El Salvador".to_owned(), false),
    ];
    assert_eq!(rows("search-number"), number);
    assert_eq!(
        rows("lawyer"),
        [
            ("E. Ortiz".to_owned(), false),
            ("213-555-0130".to_owned(), true)
        ]
    );
    assert_eq!(
        step("search").link.as_ref().unwrap().url,
        "https://locator.ice.gov"
    );
    let hotline = step("hotline");
    assert_eq!(hotline.script, Some(ScriptKind::Hotline));
    assert_eq!(
        hotline.note.as_ref().unwrap().value,
        "Not staffed at all hours. One caller per family."
    );
    let none = LocatorPacket {
        label: "Luis".into(),
        ..LocatorPacket::default()
    };
    let lead = steps(Role::Other, &Lead::Nobody, &none);
    assert!(ids(&lead).contains(&"no-lawyer") && !ids(&lead).contains(&"lawyer"));
}

fn read(script: &Script) -> Vec<String> {
    script
        .lines
        .iter()
        .map(|line| plain(&line.english))
        .collect()
}

#[test]
fn a_script_is_filled_from_the_packet_and_shows_its_gaps() {
    let script = content()
        .call_script(&english(), ScriptKind::Hotline, &packet(), today())
        .unwrap();
    assert_eq!(
        read(&script),
        [
            "Hello. I am calling about Luis Peña-Ruiz.",
            "I am the one caller for this family.",
            "I think immigration officers took this person.",
            "When and where: __________.",
            "Full name: Luis Peña-Ruiz.",
            "Country of birth: El Salvador.",
            "Birth date: February 29, 1984.",
            "The A-number is A 012 345 678.",
            "Medicine this person must not miss: insulin.",
            "Children: Sofía (2017).",
            "The lawyer is E. Ortiz.",
            "The lawyer's number is 213-555-0130.",
            "Can you help us search? Do you know a lawyer who can go there?",
            "Please say your name. I am writing it down. Thank you.",
        ]
    );
    let gaps: Vec<_> = script.lines.iter().filter(|line| !line.filled).collect();
    assert_eq!(gaps.len(), 1);
    let bare = LocatorPacket {
        label: "Luis".into(),
        ..LocatorPacket::default()
    };
    let script = content()
        .call_script(&english(), ScriptKind::Office, &bare, today())
        .unwrap();
    assert_eq!(script.lines.iter().filter(|line| !line.filled).count(), 4);
    assert!(read(&script).iter().all(|line| !line.contains("Medicine")));
    assert_eq!(
        script.careful[0].text.value,
        "Do not give your own address or status."
    );
}

#[test]
fn the_office_hears_nothing_of_the_family() {
    let script = content()
        .call_script(&english(), ScriptKind::Office, &packet(), today())
        .unwrap();
    let all = read(&script).join(" ");
    assert!(!all.contains("Sofía") && !all.contains("Ortiz"), "{all}");
}

#[test]
fn a_reader_of_spanish_gets_both_languages() {
    let spanish = languages("es");
    let words = Words::new(Catalog::embedded(), &spanish);
    let script = content()
        .call_script(&words, ScriptKind::Lawyer, &packet(), today())
        .unwrap();
    let birth = script
        .lines
        .iter()
        .find(|line| line.english.contains("Birth date"))
        .unwrap();
    assert_eq!(
        plain(&birth.text.value),
        "Fecha de nacimiento: 29 de febrero de 1984."
    );
    assert_eq!(plain(&birth.english), "Birth date: February 29, 1984.");
    assert_eq!(
        script.review.translation.unwrap().value,
        "Traducción automática, todavía sin revisar"
    );
}

#[test]
fn a_note_says_what_was_filled_in_and_whether_it_was_seen() {
    let script = note().script(content(), &english(), today()).unwrap();
    let read: Vec<_> = script
        .lines
        .iter()
        .map(|line| plain(&line.text.value))
        .collect();
    assert_eq!(
        read,
        [
            "I did not see it myself. Somebody told me.",
            "How many: four",
            "Where: 6th and Alvarado",
            "And: They left at eight.",
            "That is all I know."
        ]
    );
    assert!(script.city.is_empty());
    let seen = IncidentNote {
        saw_it_myself: true,
        on_city_property: Some(true),
        ..note()
    };
    let script = seen.script(content(), &english(), today()).unwrap();
    assert_eq!(script.lines[0].text.value, "I want to tell you what I saw.");
    let city: Vec<_> = script.city.iter().map(|line| &*line.text.value).collect();
    assert!(
        city.contains(&"We do not have the city's own script for its staff."),
        "{city:?}"
    );
    assert!(city.contains(&"311 is not a line to report ICE."));
    let elsewhere = IncidentNote {
        on_city_property: Some(false),
        ..note()
    };
    assert!(
        elsewhere
            .script(content(), &english(), today())
            .unwrap()
            .city
            .is_empty()
    );
}

#[test]
fn a_note_as_text_has_no_marks_and_no_empty_lines_of_the_form() {
    let text = note().plain_text(&english()).unwrap();
    assert_eq!(
        text,
        "What I saw\n\nWritten down: November 22, 2026, 12:00 UTC\nI did not see it myself.\n\nHow many: four\n\
         Where: 6th and Alvarado\nAnd: They left at eight.\n\nOne person's words. Nobody has checked them.\n\
         Give this to a lawyer. Amparo sends it to nobody.\n"
    );
    let spanish = languages("es");
    let words = Words::new(Catalog::embedded(), &spanish);
    assert!(
        note()
            .plain_text(&words)
            .unwrap()
            .contains("Cuántos: four\n")
    );
    assert_eq!(
        note().plain_text_in_english(Catalog::embedded()).unwrap(),
        text
    );
}

#[test]
fn the_own_file_is_a_lawyers_work_and_the_citys_answer_is_not_known() {
    let requests = content().records_requests(&english()).unwrap();
    let lines = |index: usize| -> Vec<_> {
        requests[index]
            .lines
            .iter()
            .map(|line| &*line.text.value)
            .collect()
    };
    assert_eq!((&*requests[0].id, &*requests[1].id), ("own", "city"));
    assert!(lines(0).contains(&"Let a lawyer file it."));
    assert!(lines(1).contains(&"The answer is not known to us."));
}

fn values(page: &PrintPage, heading: &str) -> Vec<(String, String, bool)> {
    let section = page
        .sections
        .iter()
        .find(|it| it.heading.value == heading)
        .unwrap();
    let rows = section.rows.iter();
    rows.map(|row| (row.label.value.clone(), row.value.clone(), row.ltr))
        .collect()
}

#[test]
fn a_packet_is_printed_in_the_order_of_the_locator() {
    let page = packet().page(&english(), today()).unwrap();
    let row = |label: &str, value: &str, ltr| (label.to_owned(), value.to_owned(), ltr);
    assert_eq!(plain(&page.title.value), "Search packet: Luis");
    assert_eq!(
        values(&page, "For the locator, in this order"),
        [
            row("A-number", "A 012 345 678", true),
            row("Country of birth", "El Salvador", false),
            row("Full legal name", "Luis Peña-Ruiz", false),
            row("Birth date", "February 29, 1984", false),
            row(
                "Other names and ways to write it",
                "Lucho Ruiz; LUIS PENA-RUIZ; LUIS PENA RUIZ",
                false
            ),
        ]
    );
    assert!(page.sections.iter().all(|section| !section.rows.is_empty()));
    assert_eq!(plain(&page.footer[0].value), "Printed: November 22, 2026");
    assert_eq!(format!("{page:?}"), "PrintPage(redacted)");
}

#[test]
fn without_a_legal_name_no_other_name_is_lost_on_paper() {
    let packet = LocatorPacket {
        legal_name: String::new(),
        ..packet()
    };
    let page = packet.page(&english(), today()).unwrap();
    let locator = values(&page, "For the locator, in this order");
    assert_eq!(locator.last().unwrap().1, "Lucho Ruiz");
}

#[test]
fn a_plan_is_printed_with_its_caregiver() {
    let mut plan = plan();
    plan.caregiver.person.name = "Rosa".into();
    let page = plan.page(&english(), None, today()).unwrap();
    assert_eq!(values(&page, "Who takes care of the children")[0].1, "Rosa");
    let contact = amparo_plan::Contact {
        name: "Eva".into(),
        phones: vec!["213-555-0102".into()],
        ..Default::default()
    };
    let page = plan.page(&english(), Some(&contact), today()).unwrap();
    let care = values(&page, "Who takes care of the children");
    assert_eq!(
        (&*care[0].1, &*care[1].1, care[1].2),
        ("Eva", "213-555-0102", true)
    );
    assert_eq!(values(&page, "Pets, car, bank").len(), 1);
}

#[test]
fn nothing_of_it_prints_a_name() {
    let steps = steps(Role::Spouse, &ana(), &packet());
    let script = content()
        .call_script(&english(), ScriptKind::Hotline, &packet(), today())
        .unwrap();
    let note = note().script(content(), &english(), today()).unwrap();
    for printed in [
        format!("{steps:?}"),
        format!("{script:?}"),
        format!("{note:?}"),
        format!("{:?}", ana()),
    ] {
        assert!(printed.ends_with("(redacted)"), "{printed}");
    }
    let retry = steps
        .retry
        .map_or_else(String::new, |retry| format!("{retry:?}"));
    assert!(!retry.contains("Luis"));
}

proptest! {
    /// Whatever a packet, a plan or a note holds, every reader gets texts without an empty row.
    #[test]
    fn no_record_makes_a_text_fail(text in ".{0,60}", birth in any::<Option<u32>>(), saw in any::<bool>(), city in any::<Option<bool>>(), at in any::<u64>()) {
        let birth = birth.map(|days| amparo_plan::Date::of_ms(u64::from(days) * 86_400_000));
        let packet = LocatorPacket {
            label: text.clone(), a_number: text.clone(), country_of_birth: text.clone(), legal_name: text.clone(),
            other_names: vec![text.clone(); 3], date_of_birth: birth, medication: text.clone(), conditions: text.clone(), ..packet()
        };
        let note = IncidentNote { size: text.clone(), text: text.clone(), saw_it_myself: saw, on_city_property: city, written_ms: at, ..IncidentNote::default() };
        let mut plan = plan();
        plan.car.clone_from(&text);
        for tag in LOCALES {
            let languages = languages(tag);
            let words = Words::new(Catalog::embedded(), &languages);
            for role in [Role::Other, Role::Child, Role::FarAway] {
                content().steps(&words, role, &Lead::Other(text.clone()), &packet, today()).unwrap();
            }
            for kind in [ScriptKind::Hotline, ScriptKind::Lawyer, ScriptKind::Office] {
                content().call_script(&words, kind, &packet, today()).unwrap();
            }
            note.script(content(), &words, today()).unwrap();
            note.plain_text(&words).unwrap();
            for page in [packet.page(&words, today()).unwrap(), plan.page(&words, None, today()).unwrap()] {
                let mut rows = page.sections.iter().flat_map(|section| &section.rows);
                prop_assert!(rows.all(|row| !row.value.trim().is_empty()));
            }
        }
        let stored = plan.to_json();
        prop_assert!(stored.is_ok());
    }
}
