//! Taking a press back.

use super::*;

fn pressed_with_window(world: &mut World) -> Pressed {
    let press = Press {
        cancel_ms: 5_000,
        ..Press::default()
    };
    world.capsule().press(&press, NOW)
}

fn world() -> World {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    world
}

#[test]
fn in_the_window_nothing_leaves_and_all_of_it_is_taken_back() {
    let mut world = world();
    let pressed = pressed_with_window(&mut world);
    let alert = pressed.alert.unwrap();
    assert_eq!(pressed.cancel_until_ms, NOW + 5_000);
    assert_eq!((pressed.drafts.len(), pressed.pushes), (1, 1));
    world.reopen();
    assert!(due(&mut world, NOW + 4_999).is_empty());
    assert!(
        world
            .capsule()
            .drafts(alert, NOW + 4_999)
            .unwrap()
            .is_empty()
    );
    let backlog = world.capsule().backlog(NOW + 1);
    assert_eq!(backlog.next_ms, Some(NOW + 5_000));
    assert_eq!(backlog.draft_ms, Some(NOW + 5_000));
    let view = world.capsule().view(alert, NOW + 1).unwrap();
    assert_eq!((view.cancel_until_ms, view.cancelled), (NOW + 5_000, false));
    let details: Vec<_> = view.rows[0]
        .channels
        .iter()
        .map(|view| view.detail.id)
        .collect();
    assert_eq!(details, ["alert-detail-window"; 2]);
    assert_eq!(view.rows[0].badge, say("alert-badge-waiting"));

    world.capsule().fail_commits = true;
    assert!(world.capsule().cancel(alert, NOW + 2).is_err());
    world.capsule().fail_commits = false;
    for _ in 0..2 {
        // A second time changes nothing.
        let cancelled = world.capsule().cancel(alert, NOW + 4_999).unwrap();
        assert_eq!(cancelled, Cancelled::NothingLeft);
        world.reopen();
    }
    let view = world.capsule().view(alert, NOW + 5_000).unwrap();
    assert!(view.cancelled && view.cancel_until_ms == 0);
    assert!(
        view.rows[0]
            .channels
            .iter()
            .all(|view| view.state == State::Cancelled)
    );
    assert_eq!(
        view.rows[0].channels[0].detail,
        say("alert-detail-cancelled")
    );
    assert_eq!(view.rows[0].reached, Reached::NotGoneYet);
    assert_eq!(world.capsule().current(NOW + 1), None);
    for now in [NOW + 5_000, NOW + 3_600_000, NOW - 3_600_000] {
        assert!(due(&mut world, now).is_empty());
        assert!(world.capsule().drafts(alert, now).unwrap().is_empty());
        assert_eq!(world.capsule().backlog(now), Backlog::default());
    }
    for row in world.capsule().rows.values() {
        let bytes = row.encode().unwrap();
        assert!(!contains(&bytes, pressed.drafts[0].text.as_bytes()));
        assert!(bytes.len() < ENVELOPE_LEN);
    }
    // Nobody knows of it, so there is nothing to be safe from.
    let safe = world.capsule().stand_down(alert, &[], "", NOW + 6_000);
    assert!(matches!(safe, Err(Error::Invalid { field: "alert" })));
    assert!(world.capsule().update(alert, None, NOW + 6_000).is_err());
}

#[test]
fn only_the_press_that_is_taken_back_goes_and_what_followed_it() {
    let mut world = world();
    let before = world.capsule().press(&Press::default(), NOW);
    let (alert, safe) = (before.alert.unwrap(), before.drafts[0].attempt.unwrap());
    world.capsule().update(alert, None, NOW).unwrap();
    let waiting = world.capsule().backlog(NOW).waiting;
    let taken_back = pressed_with_window(&mut world).alert.unwrap();
    world.capsule().cancel(taken_back, NOW + 1).unwrap();
    assert_eq!(world.capsule().backlog(NOW + 1).waiting, waiting);
    let drafts = world.capsule().drafts(alert, NOW + 1).unwrap();
    assert_eq!(drafts[0].attempt, Some(safe));
    assert_eq!(world.capsule().current(NOW + 1), Some(alert));
}

#[test]
fn the_end_of_the_window_needs_no_call_and_after_it_nothing_is_taken_back() {
    let mut world = world();
    let pressed = pressed_with_window(&mut world);
    let alert = pressed.alert.unwrap();
    // Though nothing has left yet: whoever has the phone now cannot silence it.
    let cancelled = world.capsule().cancel(alert, NOW + 5_000).unwrap();
    assert_eq!(cancelled, Cancelled::TooLate);
    assert_eq!(world.capsule().drafts(alert, NOW + 5_000).unwrap().len(), 1);
    assert_eq!(due(&mut world, NOW + 5_000).len(), 1);
    let without = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let cancelled = world.capsule().cancel(without, NOW).unwrap();
    assert_eq!(cancelled, Cancelled::TooLate, "no window was asked for");
    assert!(world.capsule().cancel(AlertId([0; 16]), NOW).is_err());
}

#[test]
fn what_has_been_touched_is_not_taken_back() {
    for receipt in [Receipt::ComposerOpened, Receipt::Handed, Receipt::Failed] {
        let mut world = world();
        let pressed = pressed_with_window(&mut world);
        let (alert, sms) = (pressed.alert.unwrap(), pressed.drafts[0].attempt.unwrap());
        world
            .capsule()
            .report_receipt(sms, receipt, NOW + 1)
            .unwrap();
        let before = world.capsule().view(alert, NOW + 2).unwrap();
        let cancelled = world.capsule().cancel(alert, NOW + 2).unwrap();
        assert_eq!(cancelled, Cancelled::TooLate);
        assert!(
            world.capsule().view(alert, NOW + 2).unwrap() == before,
            "changed"
        );
    }
    // It left after the window; then the clock went back into it.
    let mut world = world();
    let alert = pressed_with_window(&mut world).alert.unwrap();
    let job = due(&mut world, NOW + 5_000).remove(0);
    world
        .capsule()
        .report(job.attempt, &Outcome::Interrupted, NOW + 5_001)
        .unwrap();
    let cancelled = world.capsule().cancel(alert, NOW + 100).unwrap();
    assert_eq!(cancelled, Cancelled::TooLate);
}

#[test]
fn a_clock_that_goes_back_lengthens_the_window_by_itself_at_most() {
    let mut world = world();
    pressed_with_window(&mut world);
    assert!(
        due(&mut world, NOW - 5_000).is_empty(),
        "set right by a little"
    );
    assert_eq!(due(&mut world, NOW - 5_001).len(), 1, "blocked");
    // A window of days is none.
    let press = Press {
        cancel_ms: u32::MAX,
        ..Press::default()
    };
    let until = world.capsule().press(&press, NOW).cancel_until_ms;
    assert_eq!(until, NOW + u64::from(crate::settings::CANCEL_MAX_MS));
}

#[test]
fn what_follows_a_press_waits_for_its_window_and_goes_with_it() {
    let mut world = World::new();
    let person = world.person("A", None);
    let (_, control) = world.pair(person, ENDPOINT);
    let alert = pressed_with_window(&mut world).alert.unwrap();
    world.capsule().update(alert, None, NOW + 1).unwrap();
    let safe = world
        .capsule()
        .stand_down(alert, std::slice::from_ref(&control), "", NOW + 2)
        .unwrap();
    assert_eq!(safe.cancel_until_ms, NOW + 5_000);
    assert!(due(&mut world, NOW + 4_000).is_empty());
    assert_eq!(
        world.capsule().cancel(alert, NOW + 4_000).unwrap(),
        Cancelled::NothingLeft
    );
    assert!(due(&mut world, NOW + 60_000).is_empty());
    // Two years back, they do not wait for a window that is as far away.
    let alert = pressed_with_window(&mut world).alert.unwrap();
    let then = NOW - 2 * 365 * 24 * 3_600_000;
    world
        .capsule()
        .stand_down(alert, &[control], "", then)
        .unwrap();
    let jobs = due(&mut world, then);
    assert_eq!(jobs.len(), 1);
    world
        .capsule()
        .report(jobs[0].attempt, &status(201), then)
        .unwrap();
    assert_eq!(due(&mut world, then).len(), 1);
}
