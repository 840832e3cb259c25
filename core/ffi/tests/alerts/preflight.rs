//! What is said where the alerts do not open.

use amparo::{AlertProblem, AmparoError, PhoneFacts, Receipt};
use amparo_sealed::HardwareKey as _;

use crate::phone::{Asked, Phone};

#[test]
fn hardware_that_does_not_answer_is_a_reason_and_no_error() {
    let (mut phone, _) = Phone::with_ana();
    phone.restart();
    phone.hardware.refuse(Asked::Evaluate, "capsule");
    assert_eq!(phone.alerts().people(), Err(AmparoError::Unavailable));
    let found = phone.alerts().preflight(None).unwrap();
    assert_eq!((found.ready, found.rows.len()), (0, 0));
    assert_eq!(found.problem, Some(AlertProblem::Unavailable));
    assert!(
        found.sentence.value.contains("not ready"),
        "{}",
        found.sentence.value
    );

    let facts = PhoneFacts {
        unlocked_since_start: Some(false),
        ..PhoneFacts::default()
    };
    let found = phone.alerts().preflight(Some(facts)).unwrap();
    assert_eq!(found.problem, Some(AlertProblem::Restarted));
    assert!(found.sentence.value.contains("restarted"));
    let home = phone.app().home().unwrap();
    assert_eq!((home.people, home.open_alert), (0, None));

    phone.hardware.obey();
    let found = phone.alerts().preflight(Some(facts)).unwrap();
    assert_eq!((found.ready, found.problem), (1, None));
}

#[test]
fn a_lost_key_says_what_brings_it_back() {
    let (mut phone, _) = Phone::with_ana();
    phone.restart();
    phone.hardware.destroy("capsule").unwrap();
    let found = phone.alerts().preflight(None).unwrap();
    assert_eq!(found.problem, Some(AlertProblem::Lost));
    assert!(
        found.sentence.value.contains("PIN"),
        "{}",
        found.sentence.value
    );
    phone.unlock();
    assert_eq!(phone.alerts().preflight(None).unwrap().ready, 1);
}

#[test]
fn a_key_that_nothing_brings_back_says_so_and_people_can_be_added_again() {
    let mut phone = Phone::new();
    phone.alerts().add_person(crate::phone::ana()).unwrap();
    phone.restart();
    phone.hardware.refuse(Asked::Evaluate, "capsule");
    let refused = phone.alerts().add_person(crate::phone::ana());
    assert_eq!(refused, Err(AmparoError::Unavailable), "it may yet answer");
    phone.hardware.obey();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);

    phone.restart();
    phone.hardware.destroy("capsule").unwrap();
    let found = phone.alerts().preflight(None).unwrap();
    assert_eq!(found.problem, Some(AlertProblem::Lost));
    let said = found.sentence.value;
    assert!(said.contains("Add them again"), "{said}");
    assert_eq!(phone.alerts().people(), Err(AmparoError::NotFound));
    phone.alerts().add_person(crate::phone::ana()).unwrap();
    phone.restart();
    assert_eq!(phone.alerts().people().unwrap().len(), 1);
    assert_eq!(phone.alerts().preflight(None).unwrap().problem, None);
}

#[test]
fn days_are_in_words_by_the_phones_offset() {
    let (phone, _) = Phone::with_ana();
    let app = phone.app();
    let at = crate::phone::NOW_MS;
    assert_eq!(app.day(at).unwrap().value, "November 22, 2026");
    let both = app.day_and_time(at).unwrap().value;
    assert_eq!(both, "November 22, 2026, 07:00 UTC");
    // Seven in the morning by UTC is the evening before in Los Angeles.
    app.set_utc_offset(-8 * 60).unwrap();
    app.set_languages(vec!["es".to_owned()]).unwrap();
    let both = app.day_and_time(at).unwrap().value;
    assert_eq!(both, "21 de noviembre de 2026, 23:00");
    let drill = phone.alerts().drill(false).unwrap();
    let attempt = drill.drafts[0].attempt.clone().unwrap();
    let handed = Receipt::HandedOver;
    phone.alerts().report_receipt(attempt, handed).unwrap();
    let summary = phone.alerts().preflight(None).unwrap().summary.unwrap();
    assert!(
        summary.value.contains("21 de noviembre de 2026"),
        "{}",
        summary.value
    );
}
