//! How long something is kept that is over, and what a press must not clear away.

use super::*;
use crate::rows::{AttemptRow, Row};

const LAST: u64 = ALERT_LIFE_MS + KEEP_MS;

fn reveals(world: &mut World) -> usize {
    let rows = world.capsule().rows.values();
    rows.filter(|row| matches!(row, Row::Attempt(AttemptRow { alert: None, .. })))
        .count()
}

fn is_kept(world: &mut World, alert: AlertId, now_ms: u64) -> bool {
    world.capsule().view(alert, now_ms).is_ok()
}

fn press(world: &mut World, now_ms: u64) {
    assert!(world.capsule().press(&Press::default(), now_ms).saved);
}

#[test]
fn an_alert_stays_on_the_screen_a_week_after_it_is_over() {
    let (mut world, _, _, alert) = pressed();
    press(&mut world, NOW + LAST);
    assert!(is_kept(&mut world, alert, NOW + LAST));
    press(&mut world, NOW + LAST + 1);
    assert!(!is_kept(&mut world, alert, NOW + LAST + 1));
    assert_eq!(world.capsule().attempts_of(alert).count(), 0);
}

/// The wall clock stands still meanwhile, or is years off.
#[test]
fn the_week_is_counted_by_the_boot_clock_where_there_is_one() {
    for then in [NOW, NOW + 100 * LAST] {
        let (mut world, boot) = World::new().with_boot();
        let person = world.person("R", None);
        world.pair(person, ENDPOINT);
        let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
        let job = due(&mut world, NOW).remove(0);
        let taken = status(201);
        world.capsule().report(job.attempt, &taken, NOW).unwrap();
        boot.pass(LAST);
        press(&mut world, then);
        assert!(is_kept(&mut world, alert, then));
        boot.pass(1);
        press(&mut world, then);
        assert!(!is_kept(&mut world, alert, then));
    }
}

#[test]
fn a_press_takes_nothing_from_a_pairing_that_is_being_made() {
    let mut world = World::new();
    world.person("A", Some("2135550134"));
    let person = world.person("B", None);
    let (pending, mut relative) = world.exchange(person, ENDPOINT);
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    press(&mut world, NOW + 1);
    let jobs = due(&mut world, NOW + 1);
    assert_eq!(jobs.len(), 1);
    assert_eq!(relative.receive(&jobs[0].envelope, NOW + 1).word(), "new");
    relative.confirm_pictures();
    assert!(world.capsule().confirm(&pending, &[], NOW + 2).is_ok());
}

#[test]
fn what_was_to_reveal_a_pairing_is_not_kept_for_ever() {
    let mut world = World::new();
    let person = world.person("R", None);
    let (pending, _) = world.exchange(person, ENDPOINT);
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    let last = pending.expires_ms() + KEEP_MS;
    press(&mut world, last);
    assert_eq!(reveals(&mut world), 1);
    press(&mut world, last + 1);
    assert_eq!(reveals(&mut world), 0);
}

/// The messages app may be open still: nothing begins anew with it, but what left has left.
#[test]
fn too_late_is_too_late_unless_the_text_message_left() {
    let mut world = World::new();
    world.person("A", Some("2135550134"));
    let pressed = world.capsule().press(&Press::default(), NOW);
    let (alert, draft) = (pressed.alert.unwrap(), pressed.drafts[0].attempt.unwrap());
    let late = NOW + ALERT_LIFE_MS;
    due(&mut world, late);
    for (receipt, state) in [
        (Receipt::ComposerOpened, State::Expired),
        (Receipt::Failed, State::Expired),
        (Receipt::Handed, State::Handed),
    ] {
        let capsule = world.capsule();
        capsule.report_receipt(draft, receipt, late + 1).unwrap();
        assert_eq!(row(&mut world, alert, late + 1).channels[0].state, state);
    }
}
