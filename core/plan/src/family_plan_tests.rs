//! Tests of the family plan.

use proptest::prelude::*;

use super::*;
use crate::Problem;
use crate::record::contract;

fn person(name: &str, phone: &str) -> Person {
    Person {
        name: name.into(),
        phone: phone.into(),
        ..Person::default()
    }
}

fn plan() -> FamilyPlan {
    FamilyPlan {
        caregiver: Caregiver {
            contact: Some("0123456789abcdef".repeat(2)),
            person: person("Rosa", "213-555-0104"),
        },
        pickup: vec![Pickup {
            child: "Sofía".into(),
            school: "5th Street".into(),
            people: vec![person("Ana", "213-555-0101")],
            ..Pickup::default()
        }],
        medicines: vec![Medicine {
            who: "Sofía".into(),
            what: "inhaler".into(),
            ..Medicine::default()
        }],
        schools: vec![School {
            name: "5th Street".into(),
            phone: "213-555-0150".into(),
            ..School::default()
        }],
        pets: "Canela eats at six".into(),
        employer: Employer {
            name: "Bakery".into(),
            contact: person("Rosa", ""),
            told: true,
            ..Employer::default()
        },
        lawyer: "A. Lee".into(),
        numbers: vec![Number {
            number: "213 555 0104".into(),
            whose: "Rosa".into(),
            ..Number::default()
        }],
        papers: vec![Paper {
            what: "lease".into(),
            done: true,
            place: "Ana's".into(),
            ..Paper::default()
        }],
        reviewed_on: Date::new(2026, 8, 31),
        ..FamilyPlan::default()
    }
}

#[test]
fn the_stored_form_of_schema_1_does_not_change() {
    contract::holds(
        "family-plan",
        &plan(),
        concat!(
            r#"{"caregiver":{"contact":"0123456789abcdef0123456789abcdef","name":"Rosa","phone":"213-555-0104"},"#,
            r#""pickup":[{"child":"Sofía","school":"5th Street","people":[{"name":"Ana","phone":"213-555-0101"}]}],"#,
            r#""medicines":[{"who":"Sofía","what":"inhaler","how":""}],"#,
            r#""schools":[{"name":"5th Street","phone":"213-555-0150","note":""}],"#,
            r#""pets":"Canela eats at six","car":"","bank":"","#,
            r#""employer":{"name":"Bakery","phone":"","contact":{"name":"Rosa","phone":""},"told":true},"#,
            r#""lawyer":"A. Lee","numbers":[{"number":"213 555 0104","whose":"Rosa"}],"#,
            r#""papers":[{"what":"lease","done":true,"place":"Ana's"}],"reviewed_on":"2026-08-31"}"#
        ),
    );
}

/// Of the family's word a plan holds only that there is one; the place to meet is on the paper, the word is nowhere.
#[test]
fn the_plan_knows_that_there_is_a_word_and_not_which() {
    let plan = FamilyPlan {
        meeting: "the church on 5th".into(),
        word_agreed: true,
        ..FamilyPlan::default()
    };
    let stored: serde_json::Value = serde_json::from_slice(&plan.to_json().unwrap()).unwrap();
    assert_eq!(stored["word_agreed"], serde_json::json!(true));
    let languages = ["en".parse().unwrap()];
    let words = crate::Words::new(amparo_text::Catalog::embedded(), &languages);
    let today = Date::new(2026, 11, 22).unwrap();
    let page = plan.page(&words, None, today).unwrap();
    let rows: Vec<_> = page
        .sections
        .iter()
        .flat_map(|section| &section.rows)
        .collect();
    assert_eq!(
        rows.len(),
        1,
        "one answer is on the paper, and nothing of the word"
    );
    assert_eq!(rows[0].value, "the church on 5th");
}

#[test]
fn half_a_plan_is_kept_too() {
    assert_eq!(FamilyPlan::default().check(), Ok(()));
    assert!(FamilyPlan::from_json(1, b"{}").unwrap() == FamilyPlan::default());
}

#[test]
fn each_field_has_its_limit() {
    let long = || "x".repeat(2001);
    let with = |change: fn(&mut FamilyPlan)| {
        let mut plan = plan();
        change(&mut plan);
        plan
    };
    contract::refuses([
        (
            with(|plan| plan.caregiver.contact = Some("Rosa".into())),
            Problem::WrongForm { field: "caregiver" },
        ),
        (
            with(|plan| plan.caregiver.person.name = "x".repeat(121)),
            Problem::TooLong { field: "caregiver" },
        ),
        (
            with(|plan| plan.pickup[0].child.clear()),
            Problem::Empty { field: "pickup" },
        ),
        (
            with(|plan| plan.pickup[0].people = vec![Person::default(); 7]),
            Problem::TooMany { field: "pickup" },
        ),
        (
            with(|plan| plan.medicines[0].what.clear()),
            Problem::Empty { field: "medicines" },
        ),
        (
            with(|plan| plan.schools[0].phone = "call".into()),
            Problem::NotAPhone { field: "phones" },
        ),
        (
            FamilyPlan {
                pets: long(),
                ..plan()
            },
            Problem::TooLong { field: "pets" },
        ),
        (
            FamilyPlan {
                car: long(),
                ..plan()
            },
            Problem::TooLong { field: "car" },
        ),
        (
            FamilyPlan {
                bank: long(),
                ..plan()
            },
            Problem::TooLong { field: "bank" },
        ),
        (
            with(|plan| plan.employer.name = "x".repeat(121)),
            Problem::TooLong { field: "employer" },
        ),
        (
            FamilyPlan {
                lawyer: long(),
                ..plan()
            },
            Problem::TooLong { field: "lawyer" },
        ),
        (
            with(|plan| plan.numbers[0].number.clear()),
            Problem::NotAPhone { field: "phones" },
        ),
        (
            with(|plan| plan.numbers[0].whose.clear()),
            Problem::Empty { field: "numbers" },
        ),
        (
            with(|plan| plan.papers = vec![plan.papers[0].clone(); 61]),
            Problem::TooMany { field: "papers" },
        ),
    ]);
}

#[test]
fn what_a_newer_program_added_inside_is_kept() {
    let stored =
        br#"{"caregiver":{"name":"Rosa","signed":true},"papers":[{"what":"lease","page":2}]}"#;
    let read = FamilyPlan::from_json(1, stored).unwrap();
    let saved: serde_json::Value = serde_json::from_slice(&read.to_json().unwrap()).unwrap();
    assert_eq!(saved["caregiver"]["signed"], true);
    assert_eq!(saved["papers"][0]["page"], 2);
}

#[test]
fn a_review_is_due_after_six_months() {
    let plan = plan();
    for (today, due) in [
        ("2026-08-31", false),
        ("2027-02-27", false),
        ("2027-02-28", true),
        ("2030-01-01", true),
        ("2020-01-01", false),
    ] {
        assert_eq!(plan.review_due(today.parse().unwrap()), due, "{today}");
    }
    assert!(FamilyPlan::default().review_due("2026-11-22".parse().unwrap()));
}

proptest! {
    #[test]
    fn what_is_saved_is_what_is_read(name in ".{0,120}", pets in ".{0,200}", what in "[^\\s]{1,50}", done in any::<bool>()) {
        let mut plan = FamilyPlan { pets, ..plan() };
        plan.caregiver.person.name = name;
        plan.papers[0] = Paper { what, done, ..Paper::default() };
        prop_assert!(FamilyPlan::from_json(1, &plan.to_json().unwrap()).unwrap() == plan);
    }

    #[test]
    fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
        let _ = FamilyPlan::from_json(1, &json);
    }
}
