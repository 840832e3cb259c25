//! A phone that wakes with its clock years off, and what it learns from the services' clocks.

use super::*;
use crate::rows::{ClockRow, Row};

const YEARS_MS: u64 = 2 * 365 * 24 * 60 * 60 * 1000;

fn clock(world: &mut World) -> Option<ClockRow> {
    world.capsule().rows.values().find_map(|row| match row {
        Row::Settings(row) => row.clock,
        _ => None,
    })
}

#[test]
fn years_back_nothing_is_blocked_and_years_ahead_nothing_is_revived() {
    let (mut world, _, _, alert) = pressed();
    let job = due(&mut world, NOW).remove(0);
    let asked = Outcome::Answered {
        status: 429,
        retry_after_ms: Some(600_000),
        date_ms: None,
    };
    world.capsule().report(job.attempt, &asked, NOW).unwrap();
    let then = NOW - YEARS_MS;
    assert_eq!(world.capsule().backlog(then).next_ms, Some(then));
    let job = due(&mut world, then).remove(0);
    // Back-off goes by the clock as it is now, and survives its being set right.
    world.capsule().report(job.attempt, &asked, then).unwrap();
    assert!(due(&mut world, then + 599_999).is_empty());
    assert_eq!(due(&mut world, NOW + 1).len(), 1);
    world.reopen();
    // Ahead, it is too late: that is final, also when the clock is set right.
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
    assert_eq!(clock(&mut world), ahead(69_000, NOW + 60_000));
    answer(&mut world, 201, None, NOW + 4_000_000);
    assert_eq!(clock(&mut world), ahead(69_000, NOW + 60_000));
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
