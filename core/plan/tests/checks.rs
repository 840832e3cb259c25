//! What is missing, what is due, and the numbers learned by heart.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use amparo_plan::{
    CheckKind, Date, Employer, FamilyPlan, Learning, LocatorPacket, Medicine, Paper, Person,
    Record, School, keep_unknown,
};
use proptest::prelude::*;

use common::{date, english, number, packet, plain, plan, today};

fn messages(checks: &[amparo_plan::Check]) -> Vec<&'static str> {
    checks.iter().map(|check| check.message).collect()
}

#[test]
fn an_empty_plan_lacks_every_part_once() {
    let checks = FamilyPlan::default().checks(today());
    assert!(checks.iter().all(|check| check.kind == CheckKind::Missing));
    let fields: Vec<_> = checks.iter().map(|check| check.field).collect();
    let all = [
        "caregiver",
        "pickup",
        "medicines",
        "schools",
        "pets",
        "car",
        "bank",
        "employer",
        "lawyer",
        "numbers",
        "meeting",
        "word_agreed",
        "papers",
        "reviewed_on",
    ];
    assert_eq!(fields, all);
}

#[test]
fn what_is_half_there_is_counted() {
    let mut plan = plan();
    plan.caregiver.person.name = "Rosa".into();
    plan.pickup[0].people.push(Person {
        name: "Eva".into(),
        ..Person::default()
    });
    plan.pickup.push(amparo_plan::Pickup {
        child: "Leo".into(),
        ..Default::default()
    });
    plan.medicines = vec![
        Medicine {
            what: "insulin".into(),
            ..Medicine::default()
        };
        2
    ];
    plan.schools = vec![School {
        name: "Lincoln".into(),
        ..School::default()
    }];
    plan.employer = Employer {
        contact: Person {
            name: "Ana".into(),
            ..Person::default()
        },
        ..Employer::default()
    };
    plan.papers = vec![
        Paper {
            what: "lease".into(),
            ..Paper::default()
        },
        Paper {
            what: "IDs".into(),
            done: true,
            ..Paper::default()
        },
    ];
    plan.reviewed_on = Some(date("2026-05-22"));
    let checks = plan.checks(today());
    let found: Vec<_> = checks.iter().map(|it| (it.message, it.count)).collect();
    let wanted = [
        ("check-caregiver-phone", 1),
        ("check-pickup-nobody", 1),
        ("check-pickup-phone", 1),
        ("check-medicines-how", 2),
        ("check-schools-phone", 1),
        ("check-car-missing", 1),
        ("check-bank-missing", 1),
        ("check-employer-told", 1),
        ("check-lawyer-missing", 1),
        ("check-numbers-few", 1),
        ("check-numbers-practice", 1),
        ("check-meeting-missing", 1),
        ("check-word-missing", 1),
        ("check-papers-open", 1),
        ("check-papers-place", 1),
        ("check-review-old", 1),
    ];
    assert_eq!(found, wanted);
    for check in &checks {
        let text = plain(&check.text(&english()).unwrap().value);
        assert!(
            !text.contains("Rosa") && !text.contains("insulin"),
            "{text}"
        );
    }
    let two = checks
        .iter()
        .find(|it| it.message == "check-medicines-how")
        .unwrap();
    assert_eq!(
        plain(&two.text(&english()).unwrap().value),
        "2 medicines do not say how much and when."
    );
    plan.reviewed_on = Some(date("2026-05-23"));
    assert!(
        !messages(&plan.checks(today())).contains(&"check-review-old"),
        "a day before"
    );
    plan.caregiver.contact = Some("00".repeat(16));
    assert!(
        !messages(&plan.checks(today())).contains(&"check-caregiver-phone"),
        "a contact has it"
    );
}

#[test]
fn a_packet_needs_one_of_the_two_ways_to_search() {
    assert_eq!(
        messages(&packet().checks(today())),
        ["check-packet-children"]
    );
    let label = LocatorPacket {
        label: "Luis".into(),
        ..LocatorPacket::default()
    };
    assert_eq!(
        messages(&label.checks(today())),
        [
            "check-packet-way",
            "check-packet-country",
            "check-packet-lawyer",
            "check-packet-consulate"
        ]
    );
    let by_number = LocatorPacket {
        legal_name: String::new(),
        date_of_birth: None,
        ..packet()
    };
    assert!(
        messages(&by_number.checks(today()))
            .starts_with(&["check-packet-name", "check-packet-birth"])
    );
    let by_name = LocatorPacket {
        a_number: String::new(),
        ..packet()
    };
    assert!(messages(&by_name.checks(today())).starts_with(&["check-packet-a-number"]));
}

#[test]
fn somebody_is_under_18_until_the_birthday() {
    let born = |written: &str| LocatorPacket {
        date_of_birth: Some(date(written)),
        ..packet()
    };
    assert!(born("2008-11-23").is_minor(today()));
    assert!(!born("2008-11-22").is_minor(today()));
    assert!(messages(&born("2020-01-01").checks(today())).contains(&"check-packet-minor"));
    let unknown = LocatorPacket {
        date_of_birth: None,
        ..packet()
    };
    assert!(!unknown.is_minor(today()));
}

#[test]
fn reminders_come_soonest_first_and_name_nobody() {
    let mut plan = plan();
    plan.reviewed_on = Some(date("2026-11-01"));
    let due: Vec<_> = plan
        .reminders(today())
        .iter()
        .map(|it| (it.message, it.due.to_string()))
        .collect();
    let expected = [
        ("remind-numbers", "2026-11-22".to_owned()),
        ("remind-review", "2027-05-01".to_owned()),
    ];
    assert_eq!(due, expected);
    plan.numbers[0].answered(true, today());
    plan.reviewed_on = None;
    let due: Vec<_> = plan
        .reminders(today())
        .iter()
        .map(|it| (it.message, it.due.to_string()))
        .collect();
    let expected = [
        ("remind-review", "2026-11-22".to_owned()),
        ("remind-numbers", "2026-11-23".to_owned()),
    ];
    assert_eq!(due, expected);
    for reminder in plan.reminders(today()) {
        assert!(!reminder.text(&english()).unwrap().value.contains("Ana"));
    }
}

#[test]
fn a_number_is_asked_in_the_parts_in_which_it_is_said() {
    for (written, parts) in [
        ("213-555-0101", vec![3, 3, 4]),
        ("+1 (213) 555-0101", vec![3, 3, 4]),
        ("12135550101", vec![3, 3, 4]),
        ("+503 7070 1071", vec![3, 4, 4]),
        ("911", vec![3]),
        ("+525512345678", vec![3, 3, 3, 3]),
        ("12345678901", vec![3, 3, 4]),
    ] {
        assert_eq!(number(written).parts(), parts, "{written}");
    }
}

#[test]
fn what_is_typed_is_read_in_any_script_and_form() {
    let compare = |typed: &[&str]| {
        let typed: Vec<String> = typed.iter().map(|it| (*it).to_owned()).collect();
        number("+1 213 555 0101").compare(&typed)
    };
    for right in [
        &["213", "555", "0101"][..],
        &["2135550101"],
        &["1 (213) 555-01", "01"],
        &["٢١٣", "٥٥٥", "٠١٠١"],
        &["२१३ ५५५ ०१०१"],
    ] {
        assert_eq!(compare(right), [true; 3], "{right:?}");
    }
    assert_eq!(compare(&["213", "556", "0101"]), [true, false, true]);
    assert_eq!(compare(&["213 555 010"]), [true, true, false]);
    assert_eq!(
        compare(&["213 555 01012"]),
        [true, true, false],
        "too many digits are wrong, too"
    );
    assert_eq!(compare(&[""]), [false; 3]);
    assert_eq!(compare(&[]), [false; 3]);
}

#[test]
fn it_is_asked_again_after_1_3_7_and_30_days() {
    let mut number = number("213-555-0101");
    let mut day = today();
    for days in [1_u16, 3, 7, 30, 30] {
        assert!(number.practice_due(day));
        number.answered(true, day);
        let next = number.practice_on(day);
        assert_eq!(next, day.plus_days(days));
        let before = next.previous();
        if before > day {
            number.answered(true, before);
            assert_eq!(
                number.practice_on(day),
                next,
                "a right answer in between changes nothing"
            );
        }
        day = next;
    }
    number.answered(false, day);
    assert!(
        number.practice_due(day),
        "a wrong one is asked again the same day"
    );
    number.answered(true, day);
    assert_eq!(number.practice_on(day), day.plus_days(1));
}

#[test]
fn what_was_learned_stays_where_a_shell_does_not_know_of_it() {
    let mut learned = plan();
    learned.numbers[0].answered(true, today());
    let old = learned.to_json().unwrap();
    let kept = keep_unknown(&old, &plan().to_json().unwrap()).unwrap();
    let read = FamilyPlan::from_json(1, &kept).unwrap();
    assert_eq!(read.numbers[0].practice_on(today()), date("2026-11-23"));
    assert_eq!(
        format!("{:?}", read.numbers[0].learned),
        "Some(Learning(redacted))"
    );
    // A number that was changed is learned anew.
    let mut other = plan();
    other.numbers[0].number = "213-555-0102".into();
    let kept = keep_unknown(&old, &other.to_json().unwrap()).unwrap();
    assert!(
        FamilyPlan::from_json(1, &kept).unwrap().numbers[0]
            .learned
            .is_none()
    );
}

fn any_date() -> impl Strategy<Value = Date> {
    any::<u32>().prop_map(|days| Date::of_ms(u64::from(days) * 86_400_000))
}

proptest! {
    #[test]
    fn no_number_and_no_answer_make_it_panic(written in ".{0,24}", typed in proptest::collection::vec(".{0,12}", 0..6)) {
        let number = number(&written);
        prop_assert_eq!(number.compare(&typed).len(), number.parts().len());
        let whole = vec![written];
        prop_assert!(number.compare(&whole).into_iter().all(|right| right), "the number itself is the right answer");
    }

    #[test]
    fn the_day_of_the_next_time_is_never_before_today(answers in proptest::collection::vec(any::<(bool, u8)>(), 0..20), first in any_date()) {
        let mut number = number("213-555-0101");
        let mut day = first;
        for (right, later) in answers {
            day = day.plus_days(u16::from(later));
            number.answered(right, day);
            prop_assert!(number.practice_on(day) >= day);
        }
    }

    /// Whatever JSON is a plan or a packet: it can be checked and reminded of, and what a newer program put in stays.
    #[test]
    fn no_record_makes_the_checks_panic(text in ".{0,40}", count in 0_usize..4, today in any_date(), times in any::<u8>(), due in any_date()) {
        let learned = Learning { times, due, more: std::collections::BTreeMap::new() };
        let json = serde_json::json!({
            "caregiver": { "name": text, "newer": 1 }, "pickup": vec![serde_json::json!({ "child": text, "people": [{ "name": text }] }); count],
            "numbers": vec![serde_json::json!({ "number": text, "whose": text, "learned": learned, "newer": [text] }); count],
            "papers": vec![serde_json::json!({ "what": text, "done": count % 2 == 0 }); count], "reviewed_on": due, "newer": { "a": text },
        }).to_string();
        let mut plan = FamilyPlan::from_json(1, json.as_bytes()).unwrap();
        let _ = plan.checks(today);
        prop_assert!(plan.reminders(today).iter().all(|it| it.due >= today));
        for number in &mut plan.numbers {
            number.answered(true, today);
        }
        let saved = serde_json::to_value(&plan).unwrap();
        prop_assert_eq!(&saved["newer"]["a"], &serde_json::json!(text));
        for number in saved["numbers"].as_array().unwrap() {
            prop_assert_eq!(&number["newer"][0], &serde_json::json!(text));
        }
    }
}
