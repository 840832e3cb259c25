use super::*;
use crate::capsule::Changes;
use crate::people::PersonOptions;
use crate::rows::{ClockRow, PracticeRow, Row};
use crate::world::{ENDPOINT, NOW, World};

const PHONE: PhoneFacts = PhoneFacts {
    sim: Some(true),
    sms: SmsWay::Automatic { allowed: true },
    network: Some(true),
};

fn way(preflight: &Preflight, person: usize, channel: Channel) -> &[Problem] {
    let ways = &preflight.people[person].ways;
    let way = ways.iter().find(|way| way.channel == channel).unwrap();
    assert_eq!(
        way.is_ready(),
        !way.problems.iter().any(|problem| problem.stops())
    );
    &way.problems
}

#[test]
fn each_thing_that_is_missing_has_its_reason() {
    let mut world = World::new();
    let ana = world.person("A", Some("555"));
    world.person("B", None);
    world.pair(ana, ENDPOINT);
    let check = |world: &mut World, facts: PhoneFacts| world.capsule().preflight(facts, NOW);
    let fine = check(&mut world, PHONE);
    assert_eq!((fine.ready(), fine.people.len()), (1, 2));
    assert!(way(&fine, 0, Channel::Push).is_empty() && way(&fine, 0, Channel::Sms).is_empty());
    assert_eq!(way(&fine, 1, Channel::Push), [Problem::NotPaired]);
    assert_eq!(way(&fine, 1, Channel::Sms), [Problem::NoNumber]);
    let facts = [
        (
            PhoneFacts {
                sim: Some(false),
                ..PHONE
            },
            Problem::NoSim,
        ),
        (
            PhoneFacts {
                sms: SmsWay::None,
                ..PHONE
            },
            Problem::NoSms,
        ),
        (
            PhoneFacts {
                sms: SmsWay::Automatic { allowed: false },
                ..PHONE
            },
            Problem::SmsNotAllowed,
        ),
    ];
    for (facts, problem) in facts {
        let preflight = check(&mut world, facts);
        assert_eq!(way(&preflight, 0, Channel::Sms), [problem]);
        assert!(preflight.people[0].is_ready(), "the page is still there");
    }
    let offline = check(
        &mut world,
        PhoneFacts {
            network: Some(false),
            ..PHONE
        },
    );
    assert_eq!(way(&offline, 0, Channel::Push), [Problem::NoNetwork]);
    assert!(
        offline.people[0].ways[0].is_ready(),
        "tried when it is back"
    );
    // A shell that knows nothing claims nothing.
    let unknown = check(&mut world, PhoneFacts::default());
    assert!(
        unknown.people[0]
            .ways
            .iter()
            .all(|way| way.problems.is_empty())
    );
}

#[test]
fn a_person_who_is_paused_or_wants_nothing_is_not_ready() {
    let mut world = World::new();
    let ana = world.person("A", Some("555"));
    world.capsule().pause(ana, Some(NOW + 1)).unwrap();
    let paused = world.capsule().preflight(PHONE, NOW);
    assert_eq!(
        paused.people[0].held,
        Some(Held::Paused { until_ms: NOW + 1 })
    );
    assert_eq!(paused.ready(), 0);
    assert!(!paused.practice_due, "with nobody to practise with");
    assert_eq!(world.capsule().preflight(PHONE, NOW + 1).ready(), 1);
    world.capsule().opt_out(ana, true, NOW).unwrap();
    assert_eq!(
        world.capsule().preflight(PHONE, NOW + 1).people[0].held,
        Some(Held::OptedOut)
    );
}

#[test]
fn a_page_that_took_nothing_for_a_month_and_a_wrong_clock_are_doubts() {
    let mut world = World::new();
    let ana = world.person("A", None);
    world.pair(ana, ENDPOINT);
    let capsule = world.capsule();
    let (id, row) = capsule.pairing_of(amparo_sealed::RowId(ana.0)).unwrap();
    let mut row = row.clone();
    row.accepted_ms = Some(NOW);
    let mut changes = Changes::default();
    changes.put(id, Row::Pairing(row));
    capsule.commit(changes).unwrap();
    assert!(
        way(
            &capsule.preflight(PHONE, NOW + SUBSCRIPTION_OLD_MS),
            0,
            Channel::Push
        )
        .is_empty()
    );
    let old = capsule.preflight(PHONE, NOW + 31 * DAY_MS);
    assert_eq!(
        way(&old, 0, Channel::Push),
        [Problem::SubscriptionOld { days: 31 }]
    );
    assert_eq!(old.ready(), 1);
    // What came from the page shows as much.
    let (id, row) = capsule.pairing_of(amparo_sealed::RowId(ana.0)).unwrap();
    let mut row = row.clone();
    row.incoming.at_ms = NOW + DAY_MS;
    let mut changes = Changes::default();
    changes.put(id, Row::Pairing(row.clone()));
    capsule.commit(changes).unwrap();
    let heard = capsule.preflight(PHONE, NOW + 31 * DAY_MS);
    assert!(way(&heard, 0, Channel::Push).is_empty());
    // Of a page that nothing is known of, nothing is said.
    (row.incoming.at_ms, row.accepted_ms) = (0, None);
    let mut changes = Changes::default();
    changes.put(id, Row::Pairing(row));
    capsule.commit(changes).unwrap();
    let new = capsule.preflight(PHONE, NOW + 31 * DAY_MS);
    assert!(way(&new, 0, Channel::Push).is_empty());

    for (ahead_ms, minutes) in [
        (5 * 60_000, None),
        (5 * 60_000 + 1, Some(5)),
        (-3_600_000, Some(-60)),
    ] {
        let mut changes = Changes::default();
        capsule
            .change_settings(&mut changes, |row| {
                row.clock = Some(ClockRow {
                    ahead_ms,
                    at_ms: NOW,
                });
            })
            .unwrap();
        capsule.commit(changes).unwrap();
        let preflight = capsule.preflight(PHONE, NOW);
        assert_eq!(preflight.clock_minutes, minutes);
        let told = way(&preflight, 0, Channel::Push);
        assert_eq!(told.is_empty(), minutes.is_none());
    }
}

#[test]
fn practice_is_dated_counted_and_due_after_a_month() {
    let mut world = World::new();
    let people: Vec<_> = ["A", "B", "C"]
        .into_iter()
        .map(|label| world.person(label, Some("555")))
        .collect();
    let capsule = world.capsule();
    assert!(capsule.preflight(PHONE, NOW).practice.is_none());
    assert!(capsule.preflight(PHONE, NOW).practice_due);
    let mut changes = Changes::default();
    for (person, (at_ms, answered)) in people.iter().zip([
        (NOW - 3_600_000, true),
        (NOW, false),
        (NOW - 3_600_001, true),
    ]) {
        let mut row = capsule.person_row(*person).unwrap().clone();
        row.practice = Some(PracticeRow {
            at_ms,
            left: true,
            answered,
        });
        changes.put(amparo_sealed::RowId(person.0), Row::Person(row));
    }
    capsule.commit(changes).unwrap();
    let preflight = capsule.preflight(PHONE, NOW + DAY_MS);
    assert_eq!(
        preflight.practice,
        Some(LastPractice {
            at_ms: NOW,
            people: 2,
            answered: 1
        })
    );
    assert!(!preflight.practice_due);
    let month = NOW + PRACTICE_DUE_MS;
    assert!(!capsule.preflight(PHONE, month).practice_due);
    assert!(capsule.preflight(PHONE, month + 1).practice_due);
    assert!(
        capsule.preflight(PHONE, NOW - 31 * DAY_MS).practice_due,
        "the clock was set back"
    );
    // A practice that reached nobody puts the next one off as well: it was thought of.
    let mut changes = Changes::default();
    capsule
        .change_settings(&mut changes, |row| row.last_drill_ms = Some(month))
        .unwrap();
    capsule.commit(changes).unwrap();
    assert!(!capsule.preflight(PHONE, month + 1).practice_due);
    let mut settings = capsule.settings();
    settings.no_reminder = true;
    capsule.set_settings(&settings).unwrap();
    assert!(!capsule.preflight(PHONE, NOW + 90 * DAY_MS).practice_due);
}

#[test]
fn more_than_five_are_many_and_only_chosen_ways_are_looked_at() {
    let mut world = World::new();
    let ana = world.person("A", Some("555"));
    let only_page = PersonOptions {
        channels: vec![Channel::Push],
        ..PersonOptions::default()
    };
    world.capsule().set_person_options(ana, &only_page).unwrap();
    let preflight = world.capsule().preflight(PHONE, NOW);
    assert_eq!(preflight.people[0].ways.len(), 1);
    assert_eq!(preflight.ready(), 0);
    assert!(!preflight.many);
    for _ in 0..4 {
        world.person("B", None);
    }
    assert!(!world.capsule().preflight(PHONE, NOW).many, "five");
    world.person("B", None);
    assert!(world.capsule().preflight(PHONE, NOW).many);
}
