//! The words of each kind of message, by either way, and that they go to nobody else.

use super::order::change;
use super::*;
use crate::message::{drill_text, share, update_sms, update_text};
use crate::people::PersonId;

fn world() -> (World, PersonId, Relative) {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let (relative, _) = world.pair(person, ENDPOINT);
    (world, person, relative)
}

/// What stands on the page of the newest message.
fn on_the_page(world: &mut World, relative: &mut Relative, now_ms: u64) -> String {
    let mut text = None;
    loop {
        let jobs = due(world, now_ms);
        for job in &jobs {
            let Verdict::New(message) = relative.receive(&job.envelope, now_ms) else {
                panic!("not new")
            };
            text = message.body["text"].as_str().map(str::to_owned);
            let taken = status(201);
            world.capsule().report(job.attempt, &taken, now_ms).unwrap();
        }
        if jobs.is_empty() {
            return text.unwrap();
        }
    }
}

#[test]
fn a_drill_says_on_the_page_that_it_is_one() {
    let (mut world, _, mut relative) = world();
    world.capsule().drill(false, NOW);
    let words = on_the_page(&mut world, &mut relative, NOW);
    assert_eq!(words, drill_text("es", "Maria").unwrap());
}

#[test]
fn an_update_asks_for_help_no_second_time() {
    let (mut world, person, mut relative) = world();
    change(&mut world, person, |row| {
        row.message = Some("Call the lawyer".to_owned());
    });
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let words = on_the_page(&mut world, &mut relative, NOW);
    assert_eq!(words, "Call the lawyer");
    let place = Some((HERE, Sharing::Exact));
    let update = world.capsule().update(alert, place, NOW + 1).unwrap();
    let here = share(HERE, Sharing::Exact);
    let words = update_sms("es", "Maria", here.as_ref()).unwrap();
    assert_eq!(update.drafts[0].text, words);
    let words = on_the_page(&mut world, &mut relative, NOW + 1);
    assert_eq!(words, update_text("es", "Maria").unwrap());
}

#[test]
fn who_came_later_is_on_no_screen_of_that_alert() {
    let (mut world, ..) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let late = world.person("Late", Some("2135550136"));
    change(&mut world, late, |row| row.opted_out_ms = Some(NOW));
    let update = world.capsule().update(alert, None, NOW + 1).unwrap();
    let safe = world.capsule().stand_down(alert, &[], "", NOW + 2).unwrap();
    for message in [update, safe] {
        let view = world.capsule().view(message.alert.unwrap(), NOW + 2);
        let rows = view.unwrap().rows;
        assert!(rows.len() == 1 && rows[0].label == "A");
    }
}

/// Somebody was told, was removed, and the alert is still an alert.
#[test]
fn an_alert_without_its_people_stays_until_it_is_over() {
    let (mut world, person, _) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    world.capsule().remove_person(person).unwrap();
    world.capsule().drill(false, NOW + 1);
    assert!(world.capsule().view(alert, NOW + 1).is_ok());
    assert_eq!(world.capsule().current(NOW + 1), Some(alert));
}
