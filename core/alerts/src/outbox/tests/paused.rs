//! What waits already when its person is paused or wants no messages.

use super::control::{take_all, world};
use super::order::change;
use super::*;
use crate::people::PersonId;
use crate::rows::Channel;

const LATER: u64 = NOW + 60_000;

fn pause(world: &mut World, person: PersonId, until_ms: Option<u64>) {
    change(world, person, |row| row.paused_until_ms = until_ms);
}

fn press(world: &mut World) -> AlertId {
    world.capsule().press(&Press::default(), NOW).alert.unwrap()
}

#[test]
fn what_waits_stays_while_its_person_is_paused_and_leaves_then() {
    let (mut world, person, mut relative, _) = world();
    let alert = press(&mut world);
    pause(&mut world, person, Some(LATER));
    assert!(due(&mut world, NOW + 1).is_empty());
    assert!(world.capsule().drafts(alert, NOW + 1).unwrap().is_empty());
    let view = row(&mut world, alert, NOW + 1);
    let details = view.channels.iter().map(|channel| channel.detail.id);
    assert_eq!(details.collect::<Vec<_>>(), ["alert-detail-paused"; 2]);
    assert_eq!(view.badge, say("alert-badge-stopped"));
    assert_eq!(view.sentence, say("alert-not-gone"));
    let backlog = world.capsule().backlog(NOW + 1);
    assert_eq!(
        (backlog.next_ms, backlog.draft_ms),
        (Some(LATER), Some(LATER)),
        "it wakes when the pause ends"
    );
    assert_eq!(world.capsule().drafts(alert, LATER).unwrap().len(), 1);
    assert_eq!(take_all(&mut world, &mut relative, LATER)[0].kind, 1);
}

#[test]
fn nothing_wakes_for_what_has_no_end() {
    let (mut world, person, mut relative, _) = world();
    press(&mut world);
    pause(&mut world, person, Some(u64::MAX));
    assert_eq!(world.capsule().backlog(NOW), Backlog::default());
    pause(&mut world, person, None);
    change(&mut world, person, |row| row.opted_out_ms = Some(NOW));
    assert_eq!(world.capsule().backlog(NOW), Backlog::default());
    change(&mut world, person, |row| row.opted_out_ms = None);
    assert_eq!(world.capsule().backlog(NOW).next_ms, Some(NOW));
    assert_eq!(take_all(&mut world, &mut relative, NOW).len(), 1);
}

#[test]
fn nothing_leaves_for_who_wants_no_messages_any_more_and_the_others_get_theirs() {
    let (mut world, person, _, control) = world();
    let other = world.person("B", None);
    let (mut relative, other_control) = world.pair(other, ENDPOINT);
    let controls = [control, other_control];
    let alert = press(&mut world);
    world
        .capsule()
        .stand_down(alert, &controls, "", NOW)
        .unwrap();
    world
        .capsule()
        .number_changed("2135550177", &controls, NOW)
        .unwrap();
    change(&mut world, person, |row| row.opted_out_ms = Some(NOW));
    let kinds: Vec<u8> = take_all(&mut world, &mut relative, NOW + 1)
        .iter()
        .map(|message| message.kind)
        .collect();
    assert_eq!(kinds, [1, 16, 22], "what is theirs, and nobody else's");
    assert!(world.capsule().drafts(alert, NOW + 1).unwrap().is_empty());
    assert_eq!(
        row(&mut world, alert, NOW + 1).channels[0].detail,
        say("alert-detail-opted-out")
    );
}

/// The process ended in the middle of a try: it may have arrived, and is not tried again now.
#[test]
fn a_try_that_was_cut_off_rests_too() {
    let (mut world, person, mut relative, control) = world();
    let alert = press(&mut world);
    assert_eq!(due(&mut world, NOW).len(), 1);
    world.reopen();
    pause(&mut world, person, Some(u64::MAX));
    assert!(due(&mut world, NOW + 1).is_empty());
    let view = row(&mut world, alert, NOW + 1);
    let push = view
        .channels
        .iter()
        .find(|view| view.channel == Channel::Push);
    assert_eq!(push.unwrap().detail, say("alert-detail-paused"));
    // They may be alarmed: "I am safe" does not wait for the end of the pause.
    let safe = world.capsule().stand_down(alert, &[control], "", NOW + 2);
    assert_eq!(safe.unwrap().drafts.len(), 1);
    assert_eq!(take_all(&mut world, &mut relative, NOW + 2)[0].kind, 16);
    pause(&mut world, person, None);
    assert_eq!(take_all(&mut world, &mut relative, NOW + 3)[0].kind, 1);
}

#[test]
fn safe_does_not_come_before_an_alert_that_never_left() {
    let (mut world, person, mut relative, control) = world();
    let alert = press(&mut world);
    pause(&mut world, person, Some(u64::MAX));
    let controls = [control];
    world.capsule().fail_commits = true;
    let unsaved = world
        .capsule()
        .stand_down(alert, &controls, "", NOW + 1)
        .unwrap();
    assert!(!unsaved.saved && unsaved.drafts.is_empty());
    world.capsule().fail_commits = false;
    let safe = world.capsule().stand_down(alert, &controls, "", NOW + 1);
    let safe = safe.unwrap();
    assert!(safe.saved && safe.drafts.is_empty());
    assert!(due(&mut world, NOW + 1).is_empty());
    let view = row(&mut world, safe.alert.unwrap(), NOW + 1);
    assert_eq!(view.channels[0].detail, say("alert-detail-paused"));
    pause(&mut world, person, None);
    assert_eq!(world.capsule().drafts(alert, NOW + 2).unwrap().len(), 1);
    let messages = take_all(&mut world, &mut relative, NOW + 2);
    let kinds: Vec<u8> = messages.iter().map(|message| message.kind).collect();
    assert_eq!(kinds, [1, 16]);
}

/// A composer that was opened may have sent it.
#[test]
fn safe_goes_to_who_may_have_the_text_message() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let pressed = world.capsule().press(&Press::default(), NOW);
    let (alert, draft) = (pressed.alert.unwrap(), pressed.drafts[0].attempt.unwrap());
    world
        .capsule()
        .report_receipt(draft, Receipt::ComposerOpened, NOW)
        .unwrap();
    pause(&mut world, person, Some(u64::MAX));
    let open = world.capsule().drafts(alert, NOW + 1).unwrap();
    assert_eq!(open.len(), 1, "not taken out of the owner's hands");
    let safe = world.capsule().stand_down(alert, &[], "", NOW + 1).unwrap();
    assert_eq!(safe.drafts.len(), 1);
}

/// What the owner sends to one person leaves though they are paused; the end of a pairing always does.
#[test]
fn a_pause_lets_through_what_is_done_for_this_very_person() {
    for opted_out in [false, true] {
        let (mut world, person, mut relative, control) = world();
        let parts = [b"{}".to_vec()];
        let shared = world.capsule().share(person, &parts, &control, NOW);
        assert_eq!(shared.unwrap().pushes, 1);
        change(&mut world, person, |row| {
            row.paused_until_ms = Some(u64::MAX);
            row.opted_out_ms = opted_out.then_some(NOW);
        });
        assert_eq!(due(&mut world, NOW + 1).is_empty(), opted_out);
        world
            .capsule()
            .revoke(person, Some(&control), NOW + 2)
            .unwrap();
        assert_eq!(take_all(&mut world, &mut relative, NOW + 2)[0].kind, 20);
    }
}
