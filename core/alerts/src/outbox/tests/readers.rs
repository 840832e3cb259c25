//! Whom a message goes to, and what each of them is told.

use super::order::change;
use super::*;
use crate::capsule::Changes;
use crate::people::PersonId;
use crate::rows::{Channel, Role, Row, SettingsRow};
use crate::testkit::{LinkVerdict, Message};

fn receive(relative: &mut Relative, job: &Job) -> Message {
    match relative.receive(&job.envelope, NOW) {
        Verdict::New(message) => message,
        other => panic!("{other:?}"),
    }
}

fn jobs(world: &mut World) -> Vec<Job> {
    due(world, NOW)
}

#[test]
fn a_group_is_told_alone_and_an_empty_one_is_an_error() {
    let mut world = World::new();
    let (a, _) = (
        world.person("A", Some("2135550134")),
        world.person("B", Some("2135550135")),
    );
    change(&mut world, a, |row| row.groups = vec!["work".to_owned()]);
    let press = |group: &str| Press {
        group: Some(group.to_owned()),
        ..Press::default()
    };
    let pressed = world.capsule().press(&press("work"), NOW);
    assert_eq!(pressed.drafts.len(), 1);
    assert_eq!(pressed.drafts[0].label, "A");
    let nobody = world.capsule().press(&press("school"), NOW);
    assert!(!nobody.saved && nobody.alert.is_none() && nobody.drafts.is_empty());
    assert!(matches!(
        nobody.problem,
        Some(Error::NotFound { what: "group" })
    ));
}

#[test]
fn paused_and_opted_out_people_get_nothing_and_the_screen_says_why() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    for (paused, opted_out, detail) in [
        (Some(NOW + 1), None, Some("alert-detail-paused")),
        (Some(u64::MAX), None, Some("alert-detail-paused")),
        (Some(NOW), None, None),
        (None, Some(NOW - 5), Some("alert-detail-opted-out")),
        (Some(u64::MAX), Some(NOW), Some("alert-detail-opted-out")),
    ] {
        change(&mut world, person, |row| {
            row.paused_until_ms = paused;
            row.opted_out_ms = opted_out;
        });
        let pressed = world.capsule().press(&Press::default(), NOW);
        let alert = pressed.alert.unwrap();
        let view = row(&mut world, alert, NOW);
        match detail {
            Some(id) => {
                assert_eq!((pressed.drafts.len(), pressed.pushes), (0, 0));
                assert_eq!((view.channels.len(), view.channels[0].detail), (1, say(id)));
                assert_eq!(view.badge, say("alert-badge-stopped"));
            }
            None => assert_eq!(
                (pressed.drafts.len(), pressed.pushes),
                (1, 1),
                "the pause is over"
            ),
        }
    }
}

#[test]
fn each_page_is_told_its_role_and_who_calls_and_a_child_no_place() {
    let mut world = World::new();
    let people: Vec<PersonId> = ["Ana", "Luis", "Kid"]
        .into_iter()
        .map(|label| world.person(label, Some("2135550134")))
        .collect();
    let mut relatives: Vec<Relative> = people
        .iter()
        .map(|person| {
            world
                .pair(*person, &format!("{ENDPOINT}{:?}", person.0[0]))
                .0
        })
        .collect();
    change(&mut world, people[0], |row| row.lead = true);
    change(&mut world, people[1], |row| row.role = Role::FarAway);
    change(&mut world, people[2], |row| row.role = Role::Child);
    let press = Press {
        place: Some((HERE, Sharing::About)),
        ..Press::default()
    };
    let pressed = world.capsule().press(&press, NOW);
    let places = pressed
        .drafts
        .iter()
        .map(|draft| draft.text.contains("34.05"));
    assert_eq!(places.collect::<Vec<_>>(), [true, true, false]);
    let mut told = Vec::new();
    for job in jobs(&mut world) {
        for relative in &mut relatives {
            if let Verdict::New(message) = relative.receive(&job.envelope, NOW) {
                let body = message.body;
                told.push((
                    body["role"].as_u64().unwrap(),
                    body["lead"].as_str().unwrap().to_owned(),
                    body.get("location").is_some(),
                ));
            }
        }
    }
    told.sort();
    let ana = "Ana".to_owned();
    assert_eq!(
        told,
        [
            (0, String::new(), true),
            (4, ana.clone(), true),
            (5, ana, false)
        ]
    );
    // A lead who gets nothing calls nobody.
    let mut world = World::new();
    let (lead, other) = (world.person("Ana", None), world.person("B", None));
    let (mut relative, _) = world.pair(other, ENDPOINT);
    change(&mut world, lead, |row| {
        row.lead = true;
        row.paused_until_ms = Some(u64::MAX);
    });
    world.capsule().press(&Press::default(), NOW);
    let message = receive(&mut relative, &jobs(&mut world)[0]);
    assert!(message.body.get("lead").is_none());
}

/// The others read "do not call the line" only when somebody may call it.
#[test]
fn a_lead_to_whom_no_way_leads_is_not_named() {
    let mut world = World::new();
    let (lead, other) = (world.person("Ana", None), world.person("B", None));
    let (mut relative, _) = world.pair(other, ENDPOINT);
    let both = [Channel::Push, Channel::Sms];
    let mut is_named = |world: &mut World, number: Option<&str>, ways: &[Channel], status| {
        change(world, lead, |row| {
            row.lead = true;
            row.number = number.map(str::to_owned);
            row.ways.channels = ways.to_vec();
        });
        world.capsule().press(&Press::default(), NOW);
        let mut named = None;
        for job in jobs(world) {
            if let Verdict::New(message) = relative.receive(&job.envelope, NOW) {
                named = Some(message.body.get("lead").is_some());
                world
                    .capsule()
                    .report(job.attempt, &super::status(201), NOW)
            } else {
                world
                    .capsule()
                    .report(job.attempt, &super::status(status), NOW)
            }
            .unwrap();
        }
        named.unwrap()
    };
    assert!(!is_named(&mut world, None, &both, 201));
    assert!(!is_named(&mut world, Some("555"), &[Channel::Push], 201));
    assert!(is_named(&mut world, Some("555"), &both, 201));
    let pending = world.exchange(lead, ENDPOINT).0;
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    assert!(!is_named(&mut world, None, &both, 201), "only compared");
    world.capsule().confirm(&pending, &[], NOW).unwrap();
    assert!(!is_named(&mut world, None, &[Channel::Sms], 201));
    assert!(is_named(&mut world, None, &both, 410));
    assert!(!is_named(&mut world, None, &both, 410), "the page is gone");
}

#[test]
fn people_without_a_page_know_the_owner_by_the_name_in_the_settings() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let mut changes = Changes::default();
    let row = SettingsRow {
        name: "Rosa".to_owned(),
        ..SettingsRow::default()
    };
    changes.put(RowId::make_random().unwrap(), Row::Settings(row));
    world.capsule().commit(changes).unwrap();
    let press = |world: &mut World| {
        world
            .capsule()
            .press(&Press::default(), NOW)
            .drafts
            .remove(0)
    };
    assert!(press(&mut world).text.contains("Rosa"));
    change(&mut world, person, |row| {
        row.message = Some("Call Tia.".to_owned());
    });
    assert_eq!(press(&mut world).text, "Call Tia.", "own words");
}

#[test]
fn a_link_that_the_page_can_check_goes_with_the_text_message() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let (mut relative, _) = world.pair(person, ENDPOINT);
    let (id, row) = world.capsule().pairing_of(RowId(person.0)).unwrap();
    let mut row = row.clone();
    row.page = Some("https://page.example".to_owned());
    let mut changes = Changes::default();
    changes.put(id, Row::Pairing(row));
    world.capsule().commit(changes).unwrap();
    let pressed = world.capsule().press(&Press::default(), NOW);
    let link = |text: &str| text.split_once("/#s").map(|(_, link)| link.to_owned());
    let first = link(&pressed.drafts[0].text).unwrap();
    assert_eq!(first.len() + 3, crate::envelope::link::LINK_LETTERS);
    let opened = relative.open_link(&first, NOW);
    let LinkVerdict::New { linked, .. } = opened else {
        panic!("{}", opened.word())
    };
    assert_eq!(linked.expires_ms - linked.created_ms, ALERT_LIFE_MS);
    // Link and envelope have their own counters.
    let job = jobs(&mut world).remove(0);
    let message = receive(&mut relative, &job);
    assert_eq!(message.kind, 1);
    assert_ne!(message.head.counter, linked.counter);
    let drill = world.capsule().drill(false, NOW);
    assert_ne!(link(&drill.drafts[0].text), None);
    // Not saved, no counter reserved, no link: the next press might use that counter.
    world.capsule().fail_commits = true;
    let pressed = world.capsule().press(&Press::default(), NOW);
    assert_eq!(link(&pressed.drafts[0].text), None);
    assert!(pressed.drafts[0].text.len() > 20);
}

#[test]
fn a_hundred_people_are_pressed_tried_and_shown() {
    let mut world = World::new();
    let person = world.person("P", Some("2135550134"));
    world.pair(person, ENDPOINT);
    let (_, pairing) = world.capsule().pairing_of(RowId(person.0)).unwrap();
    let (pairing, row) = (
        pairing.clone(),
        world.capsule().person_row(person).unwrap().clone(),
    );
    let mut changes = Changes::default();
    for order in 1..100 {
        let (id, mut row, mut pairing) =
            (RowId::make_random().unwrap(), row.clone(), pairing.clone());
        row.order = order;
        pairing.person = id;
        changes.put(id, Row::Person(row));
        changes.put(RowId::make_random().unwrap(), Row::Pairing(pairing));
    }
    world.capsule().commit(changes).unwrap();
    let pressed = world.capsule().press(&Press::default(), NOW);
    assert_eq!((pressed.drafts.len(), pressed.pushes), (100, 100));
    let alert = pressed.alert.unwrap();
    assert_eq!(jobs(&mut world).len(), 100);
    assert_eq!(world.capsule().view(alert, NOW).unwrap().rows.len(), 100);
    assert_eq!(world.capsule().drafts(alert, NOW).unwrap().len(), 100);
    assert_eq!(world.capsule().backlog(NOW).waiting, 100);
}
