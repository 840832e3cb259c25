/// What an answer, a restart or a clock makes of an attempt.
mod answers;
/// Of several ways, what is said first.
mod best;
/// A clock that is years off.
mod clock;
/// Practice, updates and the messages under control keys.
mod control;
/// What people and their pages say.
mod heard;
/// What is over, and for how long it is kept.
mod kept;
/// In any order, as a model says.
mod model;
/// Ways one after the other.
mod order;
/// What waits already when its person is paused.
mod paused;
/// Who gets it.
mod readers;
/// Taking a press back.
mod window;
/// What each kind of message says, and to whom.
mod words;

use std::collections::HashSet;

use amparo_net::NetError;

use super::schedule::{Backlog, Job, Outcome, Receipt, derive_wait};
use super::view::{Data, PersonView, Reached, Say};
use super::*;
use crate::envelope::ENVELOPE_LEN;
use crate::message::{Fix, Sharing, safe_sms};
use crate::paired::ControlKeys;
use crate::people::PageState;
use crate::rows::{Reason, State};
use crate::testkit::{Relative, Verdict};
use crate::world::{ENDPOINT, NOW, World, contains};

const HERE: Fix = Fix {
    latitude: 34.054_321,
    longitude: -118.243_456,
    accuracy_m: 12.3,
};

fn status(status: u16) -> Outcome {
    Outcome::Answered {
        status,
        retry_after_ms: None,
        date_ms: None,
    }
}

fn due(world: &mut World, now_ms: u64) -> Vec<Job> {
    world.capsule().take_due(&HashSet::new(), now_ms).unwrap()
}

fn row(world: &mut World, alert: AlertId, now_ms: u64) -> PersonView {
    world.capsule().view(alert, now_ms).unwrap().rows.remove(0)
}

fn say(id: &'static str) -> Say {
    Say {
        id,
        data: Data::None,
    }
}

/// One person with a paired page, pressed.
fn pressed() -> (World, Relative, ControlKeys, AlertId) {
    let mut world = World::new();
    let person = world.person("R", None);
    let (relative, control) = world.pair(person, ENDPOINT);
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    (world, relative, control, alert)
}

#[test]
fn one_press_is_one_transaction_with_everything_in_it() {
    let mut world = World::new();
    let (ana, bo) = (
        world.person("A", Some("+12135550134")),
        world.person("B", None),
    );
    let (mut relative, _) = world.pair(ana, ENDPOINT);
    world.person("C", Some("911"));
    let before = world.capsule().sequence();
    let pressed = world.capsule().press(
        &Press {
            place: Some((HERE, Sharing::About)),
            ..Press::default()
        },
        NOW,
    );
    assert_eq!(world.capsule().sequence(), before + 1, "one commit");
    assert!(pressed.saved && pressed.problem.is_none());
    assert_eq!(
        (pressed.drafts.len(), pressed.pushes, pressed.at_ms),
        (2, 1, NOW)
    );
    assert_eq!(
        (
            pressed.drafts[0].label.as_str(),
            pressed.drafts[0].number.as_str()
        ),
        ("A", "+12135550134")
    );
    assert!(
        pressed.drafts[0].text.contains("Maria")
            && pressed.drafts[0].text.contains("34.05, -118.24")
    );
    assert!(
        !pressed.drafts[1].text.contains("Maria"),
        "no name was chosen for this person"
    );
    // All of it survives the end of the process.
    world.reopen();
    let alert = world.capsule().current(NOW).unwrap();
    assert_eq!(Some(alert), pressed.alert);
    let view = world.capsule().view(alert, NOW).unwrap();
    assert_eq!(view.rows.len(), 3);
    assert_eq!(view.rows[1].person, bo);
    assert_eq!(view.rows[1].channels[0].detail, say("alert-detail-no-way"));
    let jobs = due(&mut world, NOW);
    assert_eq!(jobs.len(), 1);
    let Verdict::New(message) = relative.receive(&jobs[0].envelope, NOW) else {
        panic!("not new")
    };
    assert_eq!((message.kind, message.head.message_id), (1, alert.0));
    assert_eq!(message.head.expires_ms, NOW + ALERT_LIFE_MS);
    assert_eq!(message.body["from"], "Maria");
    assert_eq!(message.body["lang"], "es");
    assert_eq!(message.body["location"]["accuracy_m"], 1000);
    assert!(message.compared && !message.late);
}

#[test]
fn when_the_disk_refuses_the_drafts_still_come_and_nothing_is_left_behind() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    world.capsule().fail_commits = true;
    let pressed = world.capsule().press(&Press::default(), NOW);
    assert!(!pressed.saved);
    assert!(matches!(pressed.problem, Some(Error::Sealed(_))));
    assert_eq!((pressed.alert, pressed.pushes), (None, 0));
    assert_eq!((pressed.drafts.len(), pressed.drafts[0].attempt), (1, None));
    assert!(pressed.drafts[0].parts.count >= 1);
    world.capsule().fail_commits = false;
    for _ in 0..2 {
        assert_eq!(world.capsule().current(NOW), None);
        assert!(due(&mut world, NOW).is_empty());
        assert_eq!(world.capsule().backlog(NOW), Backlog::default());
        world.reopen();
    }
    // The counter was not used up either, nor is it used twice.
    assert!(world.capsule().press(&Press::default(), NOW).saved);
}

#[test]
fn counters_rise_over_presses_restarts_and_clocks_that_go_back() {
    let (mut world, mut relative, control, alert) = pressed();
    let mut last = 0;
    for now in [NOW, NOW - 1_000_000, NOW + 1] {
        world.reopen();
        world.capsule().press(&Press::default(), now);
        world
            .capsule()
            .stand_down(alert, std::slice::from_ref(&control), "", now)
            .unwrap();
    }
    let mut seen = 0;
    for _ in 0..7 {
        for job in due(&mut world, NOW + 1) {
            let Verdict::New(message) = relative.receive(&job.envelope, NOW) else {
                panic!("not new")
            };
            assert!(message.head.counter > last);
            last = message.head.counter;
            seen += 1;
            world
                .capsule()
                .report(job.attempt, &status(201), NOW + 1)
                .unwrap();
        }
    }
    assert_eq!(seen, 7);
}

#[test]
fn a_text_message_is_gone_only_when_the_system_says_so() {
    let mut world = World::new();
    world.person("A", Some("2135550134"));
    let pressed = world.capsule().press(&Press::default(), NOW);
    let (alert, attempt) = (pressed.alert.unwrap(), pressed.drafts[0].attempt.unwrap());
    let report = |world: &mut World, receipt| {
        world
            .capsule()
            .report_receipt(attempt, receipt, NOW + 1)
            .unwrap();
    };
    assert_eq!(
        row(&mut world, alert, NOW).channels[0].detail,
        say("alert-detail-draft")
    );
    for (now_ms, drafts) in [(NOW + ALERT_LIFE_MS - 1, 1), (NOW + ALERT_LIFE_MS, 0)] {
        assert_eq!(world.capsule().drafts(alert, now_ms).unwrap().len(), drafts);
    }
    report(&mut world, Receipt::ComposerOpened);
    world.reopen();
    let view = row(&mut world, alert, NOW);
    assert_eq!(
        (view.reached, view.sentence, view.badge),
        (
            Reached::NotGoneYet,
            say("alert-not-gone"),
            say("alert-badge-press")
        )
    );
    assert_eq!(view.channels[0].detail, say("alert-detail-composer"));
    report(&mut world, Receipt::Failed);
    assert_eq!(
        row(&mut world, alert, NOW).channels[0].detail,
        say("alert-detail-sms-failed")
    );
    report(&mut world, Receipt::Handed);
    let view = row(&mut world, alert, NOW);
    assert_eq!(
        (view.reached, view.sentence),
        (Reached::LeftThisPhone, say("alert-left-phone"))
    );
    assert_eq!(
        view.channels[0].detail,
        Say {
            id: "alert-detail-handed",
            data: Data::Time(NOW + 1)
        }
    );
    report(&mut world, Receipt::ComposerOpened);
    assert_eq!(row(&mut world, alert, NOW).reached, Reached::LeftThisPhone);
    assert!(
        world
            .capsule()
            .report_receipt(AttemptId([0; 16]), Receipt::Handed, NOW)
            .is_err()
    );
    assert!(
        due(&mut world, NOW).is_empty(),
        "the phone sends no text message by itself"
    );
}

#[test]
fn stand_down_needs_the_control_keys_and_goes_to_who_was_alerted() {
    let (mut world, mut relative, control, alert) = pressed();
    for job in due(&mut world, NOW) {
        assert_eq!(relative.receive(&job.envelope, NOW).word(), "new");
        world
            .capsule()
            .report(job.attempt, &status(201), NOW)
            .unwrap();
    }
    let late = world.person("L", Some("2135550199"));
    let (_, late_control) = world.pair(late, ENDPOINT);
    let safe = world
        .capsule()
        .stand_down(alert, &[control, late_control], "", NOW + 1)
        .unwrap();
    assert!(safe.saved);
    assert_eq!(
        (safe.pushes, safe.drafts.len()),
        (1, 0),
        "the person added later was not alarmed"
    );
    assert!(world.capsule().view(alert, NOW).unwrap().stood_down);
    assert_eq!(world.capsule().current(NOW + 1), None);
    let job = due(&mut world, NOW + 1).remove(0);
    let Verdict::New(message) = relative.receive(&job.envelope, NOW + 1) else {
        panic!("not new")
    };
    assert_eq!(
        (message.kind, &message.body["alert"]),
        (16, &serde_json::json!(b64::encode(&alert.0)))
    );
    assert!(
        world
            .capsule()
            .view(safe.alert.unwrap(), NOW)
            .unwrap()
            .is_stand_down
    );
    assert!(
        world
            .capsule()
            .stand_down(safe.alert.unwrap(), &[], "", NOW)
            .is_err(),
        "a stand-down is no alert"
    );
    assert!(
        world
            .capsule()
            .stand_down(AlertId([0; 16]), &[], "", NOW)
            .is_err()
    );
}

#[test]
fn without_a_vault_safe_is_a_text_message_only() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let (_, control) = world.pair(person, ENDPOINT);
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let safe = world.capsule().stand_down(alert, &[], "", NOW + 1).unwrap();
    assert_eq!((safe.pushes, safe.drafts.len()), (0, 1));
    assert_eq!(safe.drafts[0].text, safe_sms("es", "Maria").unwrap());
    // Control keys of a former pairing are as good as none.
    let other = ControlKeys {
        scope: [0; 16],
        ..control
    };
    assert_eq!(
        world
            .capsule()
            .stand_down(alert, &[other], "", NOW + 2)
            .unwrap()
            .pushes,
        0
    );
    // A disk that refuses still gives the drafts.
    world.capsule().fail_commits = true;
    let safe = world.capsule().stand_down(alert, &[], "", NOW + 3).unwrap();
    assert_eq!(
        (safe.saved, safe.drafts.len(), safe.drafts[0].attempt),
        (false, 1, None)
    );
}

#[test]
fn removing_a_person_removes_everything_addressed_to_them() {
    let (mut world, _, _, alert) = pressed();
    let job = due(&mut world, NOW).remove(0);
    let person = world.capsule().people()[0].id;
    world.capsule().remove_person(person).unwrap();
    world
        .capsule()
        .report(job.attempt, &status(201), NOW)
        .unwrap();
    assert!(world.capsule().view(alert, NOW).unwrap().rows.is_empty());
    assert_eq!(world.capsule().rows.len(), 1, "only the alert itself");
    assert!(world.capsule().remove_person(person).is_err());
}

#[test]
fn old_alerts_leave_with_a_later_press() {
    let (mut world, _, _, alert) = pressed();
    let later = NOW + ALERT_LIFE_MS + KEEP_MS;
    world.capsule().press(&Press::default(), later);
    assert!(world.capsule().view(alert, later).is_ok());
    world.capsule().press(&Press::default(), later + 1);
    assert!(world.capsule().view(alert, later).is_err());
    assert_eq!(world.capsule().attempts_of(alert).count(), 0);
    assert_eq!(world.capsule().people()[0].page, PageState::Paired);
}

#[test]
fn people_are_checked_listed_edited_in_order_and_capped() {
    use crate::people::{NewPerson, PEOPLE_MAX};
    let mut world = World::new();
    let ids: Vec<_> = ["B", "A", "🙂"]
        .map(|label| world.person(label, None))
        .into();
    let new = |label: &str, number: Option<&str>, language: &str| NewPerson {
        label: label.to_owned(),
        number: number.map(str::to_owned),
        language: language.to_owned(),
    };
    world
        .capsule()
        .edit_person(ids[1], &new(" Ana ", Some(" "), "en"))
        .unwrap();
    world.reopen();
    let labels: Vec<_> = world
        .capsule()
        .people()
        .into_iter()
        .map(|person| (person.id, person.label, person.number))
        .collect();
    assert_eq!(labels[1], (ids[1], "Ana".to_owned(), None));
    assert_eq!((labels[0].0, labels[2].0), (ids[0], ids[2]));
    let long = "x".repeat(33);
    for (person, field) in [
        (new("", None, "en"), "label"),
        (new(&long, None, "en"), "label"),
        (new("a\u{7}", None, "en"), "label"),
        (new("A", Some("12"), "en"), "number"),
        (new("A", None, "english please"), "language"),
    ] {
        assert!(
            matches!(world.capsule().add_person(&person), Err(Error::Invalid { field: at }) if at == field)
        );
    }
    for number in 3..PEOPLE_MAX {
        world.person(&number.to_string(), None);
    }
    assert!(matches!(
        world.capsule().add_person(&new("Z", None, "en")),
        Err(Error::TooMany { field: "people" })
    ));
}

#[test]
fn topics_follow_the_key_and_the_message() {
    let (a, b) = (Key::from_bytes([1; 32]), Key::from_bytes([2; 32]));
    let topic = derive_topic(&a, &[0; 16]);
    assert_eq!(topic.len(), 32);
    assert!(
        topic
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    );
    assert_ne!(topic, derive_topic(&b, &[0; 16]));
    assert_ne!(topic, derive_topic(&a, &[1; 16]));
}
