//! Practice, updates, and the messages under control keys.

use super::order::change;
use super::*;
use crate::people::PersonId;
use crate::rows::Row;
use crate::testkit::Message;

fn receive(relative: &mut Relative, job: &Job) -> Message {
    match relative.receive(&job.envelope, NOW) {
        Verdict::New(message) => message,
        other => panic!("{other:?}"),
    }
}

pub(super) fn take_all(world: &mut World, relative: &mut Relative, now_ms: u64) -> Vec<Message> {
    let mut messages = Vec::new();
    loop {
        let jobs = due(world, now_ms);
        if jobs.is_empty() {
            return messages;
        }
        for job in jobs {
            messages.push(receive(relative, &job));
            world
                .capsule()
                .report(job.attempt, &status(201), now_ms)
                .unwrap();
        }
    }
}

pub(super) fn world() -> (World, PersonId, Relative, ControlKeys) {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let (relative, control) = world.pair(person, ENDPOINT);
    (world, person, relative, control)
}

#[test]
fn a_drill_goes_to_who_takes_part_in_one_transaction() {
    let (mut world, person, mut relative, _) = world();
    let quiet = world.person("Q", Some("2135550135"));
    change(&mut world, quiet, |row| row.quiet = true);
    let before = world.capsule().sequence();
    let drill = world.capsule().drill(true, NOW);
    assert_eq!(world.capsule().sequence(), before + 1);
    assert_eq!((drill.drafts.len(), drill.pushes), (1, 1));
    let view = world.capsule().view(drill.alert.unwrap(), NOW).unwrap();
    assert!(view.is_drill && !view.is_stand_down && view.rows.len() == 1);
    assert_eq!(world.capsule().current(NOW), None, "no alert is open");
    let message = take_all(&mut world, &mut relative, NOW).remove(0);
    assert_eq!(
        (message.kind, &message.body["loud"]),
        (4, &serde_json::json!(true))
    );
    let words = crate::message::drill_sms("es", "Maria", None).unwrap();
    assert_eq!(drill.drafts[0].text, words);
    world.reopen();
    let kept = world.capsule().rows.values().find_map(|row| match row {
        Row::Settings(row) => row.last_drill_ms,
        _ => None,
    });
    assert_eq!(kept, Some(NOW));
    // A drill cannot be stood down, updated or taken back.
    let drill = drill.alert.unwrap();
    assert!(world.capsule().stand_down(drill, &[], "", NOW).is_err());
    assert!(world.capsule().update(drill, None, NOW).is_err());
    assert!(world.capsule().cancel(drill, NOW).is_err());
    change(&mut world, person, |row| {
        row.paused_until_ms = Some(u64::MAX);
    });
    let nobody = world.capsule().drill(false, NOW + 1);
    assert_eq!((nobody.drafts.len(), nobody.pushes), (0, 0));
    assert!(world.capsule().test_page(person, NOW).is_err());
    change(&mut world, person, |row| row.paused_until_ms = None);
    world.capsule().test_page(person, NOW + 2).unwrap();
    let test = take_all(&mut world, &mut relative, NOW + 2).remove(0);
    let words = crate::message::test_text("es", "Maria").unwrap();
    assert_eq!((test.kind, test.body["text"].as_str()), (3, Some(&*words)));
}

#[test]
fn an_update_names_its_alert_and_goes_to_who_was_told() {
    let (mut world, _, mut relative, _) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    world.person("Late", Some("2135550136"));
    let place = Some((HERE, Sharing::Exact));
    let update = world.capsule().update(alert, place, NOW + 1).unwrap();
    assert_eq!((update.drafts.len(), update.pushes), (1, 1));
    assert!(update.drafts[0].text.contains("34.05432"));
    let messages = take_all(&mut world, &mut relative, NOW + 1);
    assert_eq!(
        messages
            .iter()
            .map(|message| message.kind)
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(messages[1].body["of"], b64::encode(&alert.0));
    assert_eq!(messages[1].body["location"]["lat"], 34.05432);
    assert_ne!(messages[1].head.message_id, alert.0, "a message of its own");
    // "I am safe" has its own drafts, not those of the update, nor of another "I am safe".
    let safe = world.capsule().stand_down(alert, &[], "", NOW + 2).unwrap();
    let other = world.capsule().press(&Press::default(), NOW + 2);
    world
        .capsule()
        .stand_down(other.alert.unwrap(), &[], "", NOW + 3)
        .unwrap();
    let drafts = world.capsule().drafts(alert, NOW + 3).unwrap();
    assert_eq!(drafts[0].attempt, safe.drafts[0].attempt);
    assert!(
        world.capsule().update(alert, None, NOW + 3).is_err(),
        "it is over"
    );
}

#[test]
fn the_word_goes_along_padded_and_a_long_one_is_refused() {
    let (mut world, person, mut relative, control) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let controls = std::slice::from_ref(&control);
    let long = world
        .capsule()
        .stand_down(alert, controls, &"é".repeat(32), NOW);
    assert!(matches!(long, Err(Error::Invalid { field: "word" })));
    // Who was told is told it is over, though paused since.
    let mut messages = take_all(&mut world, &mut relative, NOW);
    change(&mut world, person, |row| {
        row.paused_until_ms = Some(u64::MAX);
    });
    for word in ["", "colibrí"] {
        world
            .capsule()
            .stand_down(alert, controls, word, NOW + 1)
            .unwrap();
    }
    messages.extend(take_all(&mut world, &mut relative, NOW + 1));
    let words = messages[1..].iter().map(|message| {
        let padded = b64::decode(message.body["word"].as_str().unwrap()).unwrap();
        assert_eq!((message.kind, padded.len()), (16, 64));
        String::from_utf8(padded[1..=usize::from(padded[0])].to_vec()).unwrap()
    });
    assert_eq!(words.collect::<Vec<_>>(), ["", "colibrí"]);
    // Who wants no messages gets none, and the screen says why.
    change(&mut world, person, |row| row.opted_out_ms = Some(NOW));
    let safe = world
        .capsule()
        .stand_down(alert, controls, "", NOW + 2)
        .unwrap();
    assert_eq!((safe.drafts.len(), safe.pushes), (0, 0));
    let view = row(&mut world, safe.alert.unwrap(), NOW + 2);
    assert_eq!(view.channels[0].detail, say("alert-detail-opted-out"));
}

/// Who was told by a way hears by it that it is over, though the owner has chosen another since.
#[test]
fn safe_goes_by_the_ways_of_the_alert_once_each() {
    for ways in [
        vec![],
        vec![crate::rows::Channel::Sms],
        vec![crate::rows::Channel::Push],
    ] {
        let (mut world, person, _, control) = world();
        let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
        change(&mut world, person, |row| row.ways.channels = ways);
        let safe = world.capsule().stand_down(alert, &[control], "", NOW + 1);
        let safe = safe.unwrap();
        assert_eq!((safe.drafts.len(), safe.pushes), (1, 1));
    }
}

#[test]
fn a_new_number_is_told_under_the_control_key_and_as_text() {
    let (mut world, _, mut relative, control) = world();
    world.person("N", None);
    let quiet = world.person("Q", Some("2135550135"));
    change(&mut world, quiet, |row| row.quiet = true);
    let changed = world
        .capsule()
        .number_changed(" +1 (213) 555-0199 ", &[control], NOW)
        .unwrap();
    assert_eq!((changed.drafts.len(), changed.pushes), (1, 1));
    assert!(changed.drafts[0].text.contains("+12135550199"));
    let view = world.capsule().view(changed.alert.unwrap(), NOW).unwrap();
    assert_eq!(view.rows.len(), 2);
    assert_eq!(view.rows[1].channels[0].detail, say("alert-detail-no-way"));
    let message = take_all(&mut world, &mut relative, NOW).remove(0);
    assert_eq!(
        (message.kind, &message.body["number"]),
        (22, &serde_json::json!("+12135550199"))
    );
    for number in ["", "12", "call me"] {
        let bad = world.capsule().number_changed(number, &[], NOW);
        assert!(
            matches!(bad, Err(Error::Invalid { field: "number" })),
            "{number}"
        );
    }
}

#[test]
fn the_end_of_a_pairing_is_told_and_then_nothing_of_it_is_left() {
    for outcome in [status(201), status(410), status(403)] {
        let (mut world, person, mut relative, control) = world();
        let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
        world
            .capsule()
            .revoke(person, Some(&control), NOW + 1)
            .unwrap();
        world.reopen();
        let mut jobs = due(&mut world, NOW + 1);
        assert_eq!(jobs.len(), 1, "what waited goes no more");
        assert_eq!(receive(&mut relative, &jobs[0]).kind, 20);
        assert_ne!(world.capsule().people()[0].page, PageState::Paired);
        let press = world.capsule().press(&Press::default(), NOW + 2);
        assert_eq!((press.drafts.len(), press.pushes), (1, 0));
        assert!(
            world
                .capsule()
                .revoke(person, Some(&control), NOW + 2)
                .is_err()
        );
        let job = jobs.remove(0);
        world
            .capsule()
            .report(job.attempt, &Outcome::Interrupted, NOW + 2)
            .unwrap();
        assert_eq!(due(&mut world, NOW + 2).len(), 1, "tried again");
        world
            .capsule()
            .report(job.attempt, &outcome, NOW + 3)
            .unwrap();
        assert!(
            world.capsule().pairing_of(RowId(person.0)).is_none(),
            "{outcome:?}"
        );
        let view = row(&mut world, alert, NOW + 3);
        assert_eq!(
            view.channels.last().unwrap().detail,
            say("alert-detail-page-gone")
        );
    }
}

#[test]
fn a_pairing_ends_at_once_without_keys_and_by_itself_with_time() {
    let (mut world, person, _, control) = world();
    world.capsule().revoke(person, None, NOW).unwrap();
    assert_eq!(world.capsule().people()[0].page, PageState::None);
    assert!(world.capsule().revoke(person, Some(&control), NOW).is_err());
    // The keys of somebody else, or of a former pairing, are as good as none.
    for other in [
        ControlKeys {
            person: PersonId([0; 16]),
            ..self::world().3
        },
        ControlKeys {
            scope: [0; 16],
            ..control
        },
    ] {
        world.pair(person, ENDPOINT);
        let (_, row) = world.capsule().pairing_of(RowId(person.0)).unwrap();
        let scope = row.scope;
        let other = if other.person == person {
            other
        } else {
            ControlKeys { scope, ..other }
        };
        world.capsule().revoke(person, Some(&other), NOW).unwrap();
        assert_eq!(world.capsule().people()[0].page, PageState::None);
        assert!(due(&mut world, NOW).is_empty());
    }

    let late = NOW + REVOKE_LIFE_MS;
    for by_press in [false, true] {
        let (mut world, person, _, control) = self::world();
        world.capsule().revoke(person, Some(&control), NOW).unwrap();
        if by_press {
            world.capsule().press(&Press::default(), late + KEEP_MS + 1);
        } else {
            assert!(due(&mut world, late).is_empty());
        }
        assert_eq!(world.capsule().people()[0].page, PageState::None);
    }
    // A page that is gone cannot be told, of nothing.
    let (mut world, person, _, control) = self::world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(410), NOW)
        .unwrap();
    let keys = std::slice::from_ref(&control);
    let safe = world.capsule().stand_down(alert, keys, "", NOW).unwrap();
    assert_eq!((safe.drafts.len(), safe.pushes), (1, 0));
    let shared = world
        .capsule()
        .share(person, &[b"{}".to_vec()], &control, NOW);
    assert!(matches!(shared, Err(Error::NotFound { what: "pairing" })));
    world.capsule().revoke(person, Some(&control), NOW).unwrap();
    assert!(due(&mut world, NOW).is_empty());
    assert_eq!(world.capsule().people()[0].page, PageState::None);
    world.capsule().fail_commits = true;
    assert!(world.capsule().revoke(person, None, NOW).is_err());
}

#[test]
fn the_end_of_a_pairing_ends_what_waits_and_leaves_what_left() {
    for with_keys in [true, false] {
        let (mut world, person, mut relative, control) = world();
        let gone = world.capsule().press(&Press::default(), NOW).alert.unwrap();
        assert_eq!(take_all(&mut world, &mut relative, NOW).len(), 1);
        let waits = world.capsule().press(&Press::default(), NOW).alert.unwrap();
        let keys = with_keys.then_some(&control);
        world.capsule().revoke(person, keys, NOW + 1).unwrap();
        let by_push = |world: &mut World, alert| {
            let channels = row(world, alert, NOW + 1).channels;
            let mut channels = channels.into_iter();
            channels.find(|view| view.channel == crate::rows::Channel::Push)
        };
        let accepted = by_push(&mut world, gone).unwrap();
        assert_eq!(accepted.detail.id, "alert-detail-accepted");
        let stopped = by_push(&mut world, waits).unwrap();
        assert_eq!(stopped.state, State::Failed);
        assert_eq!(stopped.detail, say("alert-detail-page-gone"));
    }
}

#[test]
fn parts_are_one_transaction_and_one_message_each() {
    let (mut world, person, mut relative, control) = world();
    let part = |at: u8| {
        let sha256 = b64::encode(&[7; 32]);
        let body = serde_json::json!({
            "id": b64::encode(&[1; 16]), "part": at, "of": 3, "name": "Letter", "type": "text/plain",
            "size": 3, "sha256": sha256, "data": b64::encode(&[at])
        });
        body.to_string().into_bytes()
    };
    let parts = [part(0), part(1), part(2)];
    let before = world.capsule().sequence();
    let shared = world
        .capsule()
        .share(person, &parts, &control, NOW)
        .unwrap();
    assert_eq!(world.capsule().sequence(), before + 1);
    assert_eq!((shared.pushes, shared.drafts.len()), (3, 0));
    let messages = take_all(&mut world, &mut relative, NOW);
    let numbers: Vec<_> = messages
        .iter()
        .map(|message| message.body["part"].as_u64())
        .collect();
    assert_eq!(numbers, [Some(0), Some(1), Some(2)]);
    assert!(messages.iter().all(|message| message.kind == 19));
    let counters: Vec<_> = messages
        .iter()
        .map(|message| message.head.counter)
        .collect();
    assert!(
        counters.is_sorted_by(|one, next| one < next),
        "each its own"
    );
    // Each part is named by its own id when the page says that it has it.
    let mut changes = crate::capsule::Changes::default();
    let what = crate::outbox::heard::Heard::Received { shown: false };
    let of = messages[1].head.message_id;
    world
        .capsule()
        .heard(of, RowId(person.0), what, NOW, &mut changes);
    world.capsule().commit(changes).unwrap();
    let states = row(&mut world, shared.alert.unwrap(), NOW).channels;
    let received = states.iter().filter(|view| view.state == State::Received);
    assert_eq!(received.count(), 1);
    // But by nobody else's page.
    let other = RowId([5; 16]);
    let mut changes = crate::capsule::Changes::default();
    let of = messages[2].head.message_id;
    world.capsule().heard(of, other, what, NOW, &mut changes);
    assert!(changes.is_empty());
    // As long as fits, and not a byte more.
    let longest = vec![b' '; crate::envelope::BODY_MAX];
    let shared = world.capsule().share(person, &[longest], &control, NOW);
    assert_eq!(shared.unwrap().pushes, 1);
    let most = vec![part(0); 32];
    let shared = world.capsule().share(person, &most, &control, NOW);
    assert_eq!(shared.unwrap().pushes, 32);

    let field = |result: Result<Pressed, Error>| match result {
        Err(Error::Invalid { field }) => field,
        other => panic!("{other:?}"),
    };
    let long = vec![b' '; crate::envelope::BODY_MAX + 1];
    for bad in [vec![], vec![part(0); 33], vec![part(0), long]] {
        assert_eq!(
            field(world.capsule().share(person, &bad, &control, NOW)),
            "parts"
        );
    }
    change(&mut world, person, |row| row.opted_out_ms = Some(NOW));
    assert_eq!(
        field(world.capsule().share(person, &parts, &control, NOW)),
        "person"
    );
    let other = ControlKeys {
        scope: [0; 16],
        ..control
    };
    change(&mut world, person, |row| row.opted_out_ms = None);
    assert!(world.capsule().share(person, &parts, &other, NOW).is_err());
}
