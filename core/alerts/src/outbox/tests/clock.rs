//! A phone that wakes with its clock years off, and what it learns from the services' clocks.

use std::sync::Arc;

use super::*;
use crate::clock::BootClock as _;
use crate::outbox::age::GRACE_MS;
use crate::rows::{ClockRow, Row};
use crate::world::Boot;

const YEARS_MS: u64 = 2 * 365 * 24 * 60 * 60 * 1000;

fn clock(world: &mut World) -> Option<ClockRow> {
    world.capsule().rows.values().find_map(|row| match row {
        Row::Settings(row) => row.clock,
        _ => None,
    })
}

/// One person with a page and a number, on a phone with a boot clock.
fn phone() -> (World, Arc<Boot>) {
    let (mut world, boot) = World::new().with_boot();
    let person = world.person("R", Some("+12135550134"));
    world.pair(person, ENDPOINT);
    (world, boot)
}

fn press(world: &mut World, now_ms: u64) -> AlertId {
    world
        .capsule()
        .press(&Press::default(), now_ms)
        .alert
        .unwrap()
}

fn states(world: &mut World, alert: AlertId, now_ms: u64) -> Vec<State> {
    let mut channels = row(world, alert, now_ms).channels;
    channels.sort_by_key(|view| view.channel);
    channels.into_iter().map(|view| view.state).collect()
}

fn ends(world: &mut World, alert: AlertId, now_ms: u64) -> u64 {
    world.capsule().view(alert, now_ms).unwrap().expires_ms
}

fn no_network(world: &mut World, now_ms: u64) {
    let job = due(world, now_ms).remove(0);
    let outcome = Outcome::Unreachable(NetError::NotConnected);
    world
        .capsule()
        .report(job.attempt, &outcome, now_ms)
        .unwrap();
}

#[test]
fn a_wall_clock_that_jumps_either_way_ends_nothing_and_blocks_nothing() {
    for then in [NOW - YEARS_MS, NOW + YEARS_MS] {
        let (mut world, boot) = phone();
        let alert = press(&mut world, NOW);
        boot.pass(1_000);
        let view = world.capsule().view(alert, then).unwrap();
        assert_eq!(view.expires_ms, then + ALERT_LIFE_MS - 1_000);
        assert_eq!(world.capsule().current(then), Some(alert));
        assert_eq!(world.capsule().drafts(alert, then).unwrap().len(), 1);
        assert_eq!(world.capsule().backlog(then).next_ms, Some(then));
        let job = due(&mut world, then).remove(0);
        assert_eq!(
            job.left_ms,
            ALERT_LIFE_MS - 1_000,
            "what the service is told"
        );
        let asked = Outcome::Answered {
            status: 429,
            retry_after_ms: Some(600_000),
            date_ms: None,
        };
        world.capsule().report(job.attempt, &asked, then).unwrap();
        // Back-off goes by the clock as it is now, and survives its being set right.
        assert!(due(&mut world, then + 599_999).is_empty());
        boot.pass(600_000);
        assert_eq!(due(&mut world, NOW + 601_000).len(), 1);
        world.reopen();
        // A day that was counted is the end, whatever the wall clock says.
        boot.pass(ALERT_LIFE_MS - 601_000);
        assert!(due(&mut world, then).is_empty());
        assert_eq!(states(&mut world, alert, then), [State::Expired; 2]);
        assert_eq!(
            states(&mut world, alert, NOW),
            [State::Expired; 2],
            "revived"
        );
    }
}

#[test]
fn pressed_years_off_it_lives_a_day_all_the_same() {
    for pressed in [NOW - YEARS_MS, NOW + YEARS_MS] {
        let (mut world, boot) = phone();
        let alert = press(&mut world, pressed);
        boot.pass(5_000);
        no_network(&mut world, NOW);
        boot.pass(ALERT_LIFE_MS - 5_001);
        assert_eq!(due(&mut world, NOW + ALERT_LIFE_MS)[0].left_ms, 1);
        boot.pass(1);
        assert_eq!(states(&mut world, alert, NOW + 7), [State::Expired; 2]);
    }
}

#[test]
fn a_press_with_the_clock_years_ahead_takes_away_nothing_that_still_waits() {
    let (mut world, boot) = phone();
    let first = press(&mut world, NOW);
    boot.pass(60_000);
    press(&mut world, NOW + YEARS_MS);
    assert_eq!(states(&mut world, first, NOW), [State::Waiting; 2]);
    boot.restart();
    world.reopen();
    press(&mut world, NOW + 2 * YEARS_MS);
    assert_eq!(states(&mut world, first, NOW), [State::Waiting; 2]);
}

#[test]
fn after_a_restart_everything_is_tried_once_more_whatever_the_clock_says() {
    for (then, never_tried) in [
        (NOW + YEARS_MS, false),
        (NOW + YEARS_MS, true),
        (NOW - YEARS_MS, false),
    ] {
        let (mut world, boot) = phone();
        let alert = press(&mut world, NOW);
        if !never_tried {
            no_network(&mut world, NOW);
        }
        boot.restart();
        world.reopen();
        assert_eq!(world.capsule().current(then), Some(alert));
        no_network(&mut world, then);
        let hour = if then > NOW {
            GRACE_MS
        } else {
            ALERT_LIFE_MS - 20_000
        };
        boot.pass(hour - 1);
        assert_eq!(due(&mut world, then + hour - 1)[0].left_ms, 1);
        boot.pass(1);
        assert!(due(&mut world, then + hour).is_empty());
        // The text message was never tried: it has a day more.
        let now = [State::Waiting, State::Expired];
        assert_eq!(states(&mut world, alert, then + hour), now);
        assert_eq!(ends(&mut world, alert, then), then + ALERT_LIFE_MS);
        boot.pass(ALERT_LIFE_MS - 1);
        assert_eq!(states(&mut world, alert, then), now);
        assert_eq!(world.capsule().current(then), Some(alert));
        boot.pass(1);
        assert_eq!(states(&mut world, alert, then), [State::Expired; 2]);
        assert_eq!(world.capsule().current(then), None);
    }
}

/// The day more is for what was never tried, and the screen promises it only then.
#[test]
fn after_a_restart_an_alert_that_was_tried_ends_with_its_hour() {
    let (mut world, boot) = World::new().with_boot();
    let person = world.person("R", None);
    world.pair(person, ENDPOINT);
    let alert = press(&mut world, NOW);
    let untried = ends(&mut world, alert, NOW);
    assert_eq!(untried, NOW + ALERT_LIFE_MS, "no restart, no day more");
    boot.restart();
    world.reopen();
    let then = NOW + YEARS_MS;
    let untried = ends(&mut world, alert, then);
    assert_eq!(untried, then + ALERT_LIFE_MS + GRACE_MS);
    no_network(&mut world, then);
    assert_eq!(ends(&mut world, alert, then), then + GRACE_MS);
    boot.pass(GRACE_MS);
    assert_eq!(world.capsule().current(then), None);
}

/// It was saved by a program that took no age down, or on a phone that told none.
#[test]
fn an_alert_of_before_the_boot_clock_ages_by_the_wall_clock() {
    let mut world = World::new();
    let person = world.person("R", None);
    world.pair(person, ENDPOINT);
    let alert = press(&mut world, NOW);
    no_network(&mut world, NOW);
    let (mut world, boot) = world.with_boot();
    let then = NOW + 6_000_000;
    assert_eq!(ends(&mut world, alert, then), NOW + ALERT_LIFE_MS);
    // Not so far that it is over before it was tried once more.
    let years = NOW + YEARS_MS;
    assert_eq!(ends(&mut world, alert, years), years + GRACE_MS);
    // And at least as old as the phone is awake.
    let awake_ms = boot.reading().ms;
    let ends = ends(&mut world, alert, NOW);
    assert_eq!(ends, NOW + ALERT_LIFE_MS - awake_ms);
}

#[test]
fn the_hour_after_a_restart_is_given_once() {
    let (mut world, boot) = phone();
    let alert = press(&mut world, NOW);
    for years in 1..=2 {
        boot.restart();
        world.reopen();
        let then = NOW + years * YEARS_MS;
        let jobs = due(&mut world, then);
        assert_eq!(jobs.len(), usize::from(years == 1), "retried for ever");
    }
    let now = [State::Waiting, State::Expired];
    assert_eq!(states(&mut world, alert, NOW + 2 * YEARS_MS), now);
}

#[test]
fn without_a_boot_clock_too_late_by_the_wall_clock_is_final() {
    let (mut world, _, _, alert) = pressed();
    assert!(due(&mut world, NOW + YEARS_MS).is_empty());
    assert!(due(&mut world, NOW + 2).is_empty());
    assert_eq!(
        row(&mut world, alert, NOW + 2).channels[0].state,
        State::Expired
    );
}

#[test]
fn pressed_years_ahead_it_goes_at_once_when_the_clock_is_right_and_not_for_years() {
    let mut world = World::new();
    let person = world.person("R", None);
    world.pair(person, ENDPOINT);
    let alert = world
        .capsule()
        .press(&Press::default(), NOW + YEARS_MS)
        .alert
        .unwrap();
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(503), NOW)
        .unwrap();
    let mut changes = crate::capsule::Changes::default();
    let Some(Row::Attempt(row)) = world.capsule().rows.get(&RowId(job.attempt.0)) else {
        panic!("no attempt")
    };
    let mut row = row.clone();
    row.tries = 4_000;
    changes.put(RowId(job.attempt.0), Row::Attempt(row));
    world.capsule().commit(changes).unwrap();
    assert!(due(&mut world, NOW + 400_000).is_empty());
    let view = super::row(&mut world, alert, NOW + 400_000);
    assert_eq!(view.channels[0].state, State::Expired);
}

#[test]
fn a_services_date_tells_how_far_off_this_clock_is() {
    let (mut world, ..) = pressed();
    let answer = |world: &mut World, status, date_ms, now_ms| {
        world.capsule().press(&Press::default(), now_ms);
        let job = due(world, now_ms).remove(0);
        let outcome = Outcome::Answered {
            status,
            retry_after_ms: None,
            date_ms,
        };
        world
            .capsule()
            .report(job.attempt, &outcome, now_ms)
            .unwrap();
    };
    let accepted = |world: &mut World| {
        let mut rows = world.capsule().rows.values();
        rows.find_map(|row| match row {
            Row::Pairing(row) => Some(row.accepted_ms),
            _ => None,
        })
        .unwrap()
    };
    let ahead = |ahead_ms, at_ms| Some(ClockRow { ahead_ms, at_ms });
    let before = accepted(&mut world);
    answer(&mut world, 503, Some(NOW - 7_000), NOW);
    assert_eq!(clock(&mut world), ahead(7_000, NOW));
    assert_eq!(
        accepted(&mut world),
        before,
        "asked for patience is not accepted"
    );
    // Once an hour, unless it has changed.
    answer(&mut world, 201, Some(NOW - 9_000), NOW + 60_000);
    assert_eq!(accepted(&mut world), Some(NOW + 60_000));
    assert_eq!(
        clock(&mut world),
        ahead(69_000, NOW + 60_000),
        "by more than a minute"
    );
    answer(&mut world, 201, Some(NOW + 1_000), NOW + 70_000);
    answer(&mut world, 201, Some(NOW + 61_000), NOW + 70_000);
    assert_eq!(clock(&mut world), ahead(69_000, NOW + 60_000), "by one");
    answer(&mut world, 201, None, NOW + 4_000_000);
    assert_eq!(clock(&mut world), ahead(69_000, NOW + 60_000));
    let last = NOW + 60_000 + 3_600_000 - 1;
    answer(&mut world, 201, Some(last - 68_000), last);
    assert_eq!(clock(&mut world), ahead(69_000, NOW + 60_000));
    answer(&mut world, 201, Some(last + 1 - 68_000), last + 1);
    assert_eq!(clock(&mut world), ahead(68_000, last + 1), "after an hour");
    answer(&mut world, 201, Some(NOW + 4_000_000), NOW + 3_931_000);
    assert_eq!(clock(&mut world), ahead(-69_000, NOW + 3_931_000));
    let years = NOW + YEARS_MS;
    answer(&mut world, 201, Some(NOW), years);
    assert_eq!(
        clock(&mut world),
        ahead(YEARS_MS.try_into().unwrap(), years)
    );
}

#[test]
fn a_certificate_that_is_not_trusted_is_tried_again_and_says_so() {
    for error in [NetError::CertificateTime, NetError::CertificateUntrusted] {
        let (mut world, _, _, alert) = pressed();
        let job = due(&mut world, NOW).remove(0);
        let outcome = Outcome::Unreachable(error);
        world.capsule().report(job.attempt, &outcome, NOW).unwrap();
        let view = row(&mut world, alert, NOW);
        assert_eq!(view.channels[0].detail, say("alert-detail-untrusted"));
        assert_eq!(view.reached, Reached::NotGoneYet);
        // Another network may not stand in between.
        world.capsule().network_is_back(NOW).unwrap();
        assert_eq!(due(&mut world, NOW)[0].envelope, job.envelope);
    }
}
