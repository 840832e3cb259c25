//! Ways that are tried one after the other.

use super::*;
use crate::capsule::Changes;
use crate::people::PersonId;
use crate::rows::{Answer, Channel, PersonRow, Row, Ways};

pub(super) fn change(world: &mut World, person: PersonId, change: impl FnOnce(&mut PersonRow)) {
    let mut row = world.capsule().person_row(person).unwrap().clone();
    change(&mut row);
    let mut changes = Changes::default();
    changes.put(RowId(person.0), Row::Person(row));
    world.capsule().commit(changes).unwrap();
}

/// One person with both ways in this order, pressed.
fn in_order(ways: [Channel; 2]) -> (World, PersonId, Pressed) {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    change(&mut world, person, |row| {
        row.ways = Ways {
            channels: ways.to_vec(),
            in_order: true,
        };
    });
    let pressed = world.capsule().press(&Press::default(), NOW);
    (world, person, pressed)
}

const PUSH_FIRST: [Channel; 2] = [Channel::Push, Channel::Sms];
const SMS_FIRST: [Channel; 2] = [Channel::Sms, Channel::Push];

fn drafts(world: &mut World, alert: AlertId, now_ms: u64) -> usize {
    world.capsule().drafts(alert, now_ms).unwrap().len()
}

fn detail(world: &mut World, alert: AlertId, channel: Channel, now_ms: u64) -> &'static str {
    let row = row(world, alert, now_ms);
    let mut views = row.channels.iter();
    views
        .find(|view| view.channel == channel)
        .unwrap()
        .detail
        .id
}

#[test]
fn a_text_message_waits_until_the_push_failed() {
    let (mut world, _, pressed) = in_order(PUSH_FIRST);
    let alert = pressed.alert.unwrap();
    assert_eq!(
        (pressed.drafts.len(), pressed.pushes),
        (0, 1),
        "all are saved, one may go"
    );
    assert_eq!(world.capsule().attempts_of(alert).count(), 2);
    assert_eq!(drafts(&mut world, alert, NOW), 0);
    assert_eq!(world.capsule().backlog(NOW).draft_ms, Some(NOW + 60_000));
    let view = row(&mut world, alert, NOW);
    assert_eq!(
        view.badge,
        say("alert-badge-trying"),
        "not the one that is held back"
    );
    assert_eq!(
        detail(&mut world, alert, Channel::Sms, NOW),
        "alert-detail-held"
    );
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(413), NOW + 1)
        .unwrap();
    world.reopen();
    assert_eq!(drafts(&mut world, alert, NOW + 1), 1);
    assert_eq!(
        detail(&mut world, alert, Channel::Sms, NOW + 1),
        "alert-detail-draft"
    );
}

#[test]
fn or_until_the_push_has_had_its_minute() {
    let (mut world, _, pressed) = in_order(PUSH_FIRST);
    let alert = pressed.alert.unwrap();
    let job = due(&mut world, NOW).remove(0);
    let none = Outcome::Unreachable(NetError::NotConnected);
    world.capsule().report(job.attempt, &none, NOW + 1).unwrap();
    assert_eq!(drafts(&mut world, alert, NOW + 59_999), 0);
    assert_eq!(drafts(&mut world, alert, NOW + 60_000), 1);
    // A clock that goes back by more than that does not block it.
    assert_eq!(drafts(&mut world, alert, NOW - 60_000), 0);
    assert_eq!(drafts(&mut world, alert, NOW - 60_001), 1);
    // The push left after all: not needed any more, unless it was begun.
    let job = due(&mut world, NOW + 70_000).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(201), NOW + 70_001)
        .unwrap();
    assert_eq!(drafts(&mut world, alert, NOW + 80_000), 0);
    assert_eq!(
        detail(&mut world, alert, Channel::Sms, NOW + 80_000),
        "alert-detail-held"
    );
    let late = NOW + ALERT_LIFE_MS;
    assert_eq!(
        detail(&mut world, alert, Channel::Sms, late),
        "alert-detail-held"
    );
    assert_eq!(world.capsule().backlog(NOW + 80_000), Backlog::default());
}

#[test]
fn a_push_waits_for_the_text_message_in_the_same_way() {
    let (mut world, _, pressed) = in_order(SMS_FIRST);
    let (alert, sms) = (pressed.alert.unwrap(), pressed.drafts[0].attempt.unwrap());
    assert!(due(&mut world, NOW + 59_999).is_empty());
    assert_eq!(world.capsule().backlog(NOW).next_ms, Some(NOW + 60_000));
    world
        .capsule()
        .report_receipt(sms, Receipt::ComposerOpened, NOW)
        .unwrap();
    assert!(
        due(&mut world, NOW + 59_999).is_empty(),
        "opened is not gone"
    );
    world
        .capsule()
        .report_receipt(sms, Receipt::Handed, NOW + 1)
        .unwrap();
    assert!(due(&mut world, NOW + 60_000).is_empty());
    assert_eq!(
        row(&mut world, alert, NOW + 1).reached,
        Reached::LeftThisPhone
    );

    let (mut world, _, pressed) = in_order(SMS_FIRST);
    let sms = pressed.drafts[0].attempt.unwrap();
    world
        .capsule()
        .report_receipt(sms, Receipt::Failed, NOW + 1)
        .unwrap();
    assert_eq!(due(&mut world, NOW + 1).len(), 1);
}

#[test]
fn a_way_that_is_not_there_holds_nothing_back() {
    let (mut world, _, pressed) = in_order(PUSH_FIRST);
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(410), NOW)
        .unwrap();
    let next = world.capsule().press(&Press::default(), NOW + 1);
    assert_eq!((next.drafts.len(), next.pushes), (1, 0));
    assert_ne!(next.alert, pressed.alert);
}

#[test]
fn on_a_disk_that_refuses_the_held_text_message_comes_at_once() {
    let (mut world, ..) = in_order(PUSH_FIRST);
    world.capsule().fail_commits = true;
    let pressed = world.capsule().press(&Press::default(), NOW + 1);
    assert!(
        !pressed.saved && pressed.drafts.len() == 1,
        "there is no other way"
    );
}

#[test]
fn an_answer_keeps_the_held_way_held_and_stops_nothing_else() {
    let (mut world, person, pressed) = in_order(PUSH_FIRST);
    let alert = pressed.alert.unwrap();
    let called = |world: &mut World| {
        world
            .capsule()
            .mark_answered(alert, person, Answer::Called, NOW + 1)
    };
    called(&mut world).unwrap();
    assert_eq!(drafts(&mut world, alert, NOW + 120_000), 0);
    let view = row(&mut world, alert, NOW + 120_000);
    assert_eq!(view.reached, Reached::Answered);

    // All at once: the text message goes on.
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(201), NOW)
        .unwrap();
    world
        .capsule()
        .mark_answered(alert, person, Answer::Called, NOW + 1)
        .unwrap();
    assert_eq!(drafts(&mut world, alert, NOW + 2), 1);
}

#[test]
fn only_chosen_ways_are_tried() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    for (ways, drafts, pushes) in [
        (vec![Channel::Sms], 1, 0),
        (vec![Channel::Push], 0, 1),
        (vec![Channel::Sms, Channel::Push, Channel::Sms], 1, 1),
        (vec![], 0, 0),
    ] {
        change(&mut world, person, |row| row.ways.channels = ways);
        let pressed = world.capsule().press(&Press::default(), NOW);
        assert_eq!((pressed.drafts.len(), pressed.pushes), (drafts, pushes));
        let alert = pressed.alert.unwrap();
        assert_eq!(world.capsule().view(alert, NOW).unwrap().rows.len(), 1);
    }
}
