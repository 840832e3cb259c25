//! What is said where the alerts do not open.

use amparo::{AlertProblem, AmparoError, PhoneFacts};
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
