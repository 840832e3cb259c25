use std::collections::HashSet;

use serde_json::json;

use super::*;
use crate::envelope::{Head, seal_sized};
use crate::outbox::schedule::Outcome;
use crate::outbox::{AlertId, Press};
use crate::pairing::FIRST_EPOCH;
use crate::rows::State;
use crate::testkit::Relative;
use crate::world::{ENDPOINT, NOW, World};

/// An alert that the push service has taken.
fn alerted() -> (World, PersonId, Relative, AlertId) {
    let mut world = World::new();
    let ana = world.person("A", None);
    let (relative, _) = world.pair(ana, ENDPOINT);
    let capsule = world.capsule();
    let alert = capsule.press(&Press::default(), NOW).alert.unwrap();
    for job in capsule.take_due(&HashSet::new(), NOW).unwrap() {
        let taken = Outcome::Answered {
            status: 201,
            retry_after_ms: None,
            date_ms: None,
        };
        capsule.report(job.attempt, &taken, NOW).unwrap();
    }
    (world, ana, relative, alert)
}

fn state(world: &mut World, alert: AlertId) -> State {
    world.capsule().view(alert, NOW + 10).unwrap().rows[0].channels[0].state
}

#[test]
fn a_receipt_and_an_answer_are_taken_down_once() {
    let (mut world, ana, mut page, alert) = alerted();
    assert_eq!(state(&mut world, alert), State::Accepted);
    let of = b64::encode(&alert.0);
    let receipt = page
        .say(Kind::Receipt, &json!({ "of": of, "shown": false }), NOW + 1)
        .unwrap();
    let answer = page
        .say(Kind::Answer, &json!({ "of": of, "answer": 1 }), NOW + 2)
        .unwrap();
    let new = |kind| Verdict::New { person: ana, kind };
    let capsule = world.capsule();
    assert_eq!(
        capsule.take_incoming(&receipt, NOW + 1).unwrap(),
        new(Kind::Receipt)
    );
    assert_eq!(state(&mut world, alert), State::Received);
    let capsule = world.capsule();
    assert_eq!(
        capsule.take_incoming(&answer, NOW + 2).unwrap(),
        new(Kind::Answer)
    );
    assert_eq!(state(&mut world, alert), State::Answered);
    // Copies, late ones, and after a restart: nothing changes, and ANSWERED stays.
    world.reopen();
    let written = world.capsule().sequence();
    for copy in [&receipt, &answer] {
        assert_eq!(
            world.capsule().take_incoming(copy, NOW + 9).unwrap(),
            Verdict::OldCopy
        );
    }
    assert_eq!(world.capsule().sequence(), written);
    let late = page
        .say(Kind::Receipt, &json!({ "of": of, "shown": true }), NOW + 3)
        .unwrap();
    assert_eq!(
        world.capsule().take_incoming(&late, NOW + 9).unwrap(),
        new(Kind::Receipt)
    );
    assert_eq!(state(&mut world, alert), State::Answered);
}

#[test]
fn who_wants_no_more_messages_gets_none() {
    let (mut world, ana, mut page, _) = alerted();
    let out = page.say(Kind::OptOut, &json!({}), NOW + 1).unwrap();
    let verdict = world.capsule().take_incoming(&out, NOW + 1).unwrap();
    assert_eq!(
        verdict,
        Verdict::New {
            person: ana,
            kind: Kind::OptOut
        }
    );
    assert!(world.capsule().people()[0].opted_out);
    assert_eq!(world.capsule().press(&Press::default(), NOW + 2).pushes, 0);
    // The owner was told that they want them again: the old message does not end it anew.
    world.capsule().opt_out(ana, false, NOW + 3).unwrap();
    assert_eq!(
        world.capsule().take_incoming(&out, NOW + 4).unwrap(),
        Verdict::OldCopy
    );
    assert!(!world.capsule().people()[0].opted_out);
}

#[test]
fn nothing_but_the_page_itself_is_believed() {
    let (mut world, _, mut page, alert) = alerted();
    let of = b64::encode(&alert.0);
    let good = page
        .say(Kind::Answer, &json!({ "of": of, "answer": 1 }), NOW + 1)
        .unwrap();
    let before = world.capsule().sequence();
    let take =
        |world: &mut World, bytes: &[u8]| world.capsule().take_incoming(bytes, NOW + 1).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        let verdict = take(&mut world, &bad);
        assert!(
            matches!(verdict, Verdict::Forged | Verdict::UnknownSender),
            "byte {at}: {verdict:?}"
        );
    }
    let mut newer = good.clone();
    newer[0] = 2;
    assert_eq!(take(&mut world, &newer), Verdict::NewerVersion);
    assert_eq!(take(&mut world, &good[..1023]), Verdict::Forged);
    assert_eq!(take(&mut world, &[]), Verdict::Forged);

    // Bodies that no page may say; and the words of another pair.
    for (kind, body) in [
        (Kind::Answer, json!({ "of": of, "answer": 2 })),
        (Kind::Answer, json!({ "of": of, "answer": 9 })),
        (Kind::Answer, json!({ "of": "AA", "answer": 1 })),
        (Kind::Receipt, json!({ "of": of })),
        (Kind::Receipt, json!([])),
    ] {
        let bytes = page.say(kind, &body, NOW + 1).unwrap();
        assert_eq!(take(&mut world, &bytes), Verdict::Forged, "{kind:?} {body}");
    }
    let (_, _, mut stranger, _) = alerted();
    let bytes = stranger
        .say(Kind::Answer, &json!({ "of": of, "answer": 1 }), NOW + 1)
        .unwrap();
    assert_eq!(take(&mut world, &bytes), Verdict::UnknownSender);
    assert_eq!(world.capsule().sequence(), before, "nothing was written");
    assert_eq!(state(&mut world, alert), State::Accepted);
    // An answer to something this phone never said is authentic, and marks nothing.
    let nothing = json!({ "of": b64::encode(&[7; 16]), "answer": 1 });
    let bytes = page.say(Kind::Answer, &nothing, NOW + 1).unwrap();
    assert!(matches!(take(&mut world, &bytes), Verdict::New { .. }));
    assert_eq!(state(&mut world, alert), State::Accepted);
}

#[test]
fn a_page_says_what_its_key_may_in_its_own_generation_and_nothing_else() {
    let (mut world, ana, ..) = alerted();
    let (_, row) = world.capsule().pairing_of(RowId(ana.0)).unwrap();
    let key = row.alert.as_ref().unwrap().incoming.clone();
    let take = |world: &mut World, kind: u8, epoch: u64, counter: u64| {
        let head = Head {
            epoch,
            counter,
            message_id: [1; 16],
            created_ms: NOW,
            expires_ms: NOW + 1,
        };
        let bytes = seal_sized(&key, &head, kind, b"{}", &[2; 16], ANSWER_LEN).unwrap();
        world.capsule().take_incoming(&bytes, NOW).unwrap()
    };
    let out = Kind::OptOut.number();
    // What only the phone says, and what nobody says yet: with the body that "no more messages" has.
    for kind in (0..=u8::MAX).filter(|kind| *kind != out) {
        let verdict = take(&mut world, kind, FIRST_EPOCH, NOW + 1);
        assert_eq!(verdict, Verdict::Forged, "kind {kind}");
    }
    for epoch in [0, FIRST_EPOCH + 1, u64::MAX] {
        assert_eq!(take(&mut world, out, epoch, NOW + 1), Verdict::Forged);
    }
    // A counter that no page begins with.
    assert_eq!(take(&mut world, out, FIRST_EPOCH, 0), Verdict::OldCopy);
    assert!(!world.capsule().people()[0].opted_out);
    assert!(matches!(
        take(&mut world, out, FIRST_EPOCH, NOW + 1),
        Verdict::New { .. }
    ));
}

#[test]
fn the_window_knows_every_copy_whatever_the_order() {
    let mut incoming = Incoming::default();
    let mut taken = HashSet::new();
    // Backwards, forwards and far apart.
    let counters: Vec<u64> = (1..=200)
        .map(|at| if at % 3 == 0 { 5_000 - at } else { at * 7 })
        .collect();
    for counter in &counters {
        if let Some(next) = incoming.with(*counter, NOW) {
            assert!(taken.insert(*counter));
            incoming = next;
        }
        assert!(incoming.seen.len() <= WINDOW);
        assert!(incoming.seen.is_sorted());
    }
    for counter in &counters {
        assert!(incoming.with(*counter, NOW).is_none(), "{counter} twice");
    }
    assert_eq!(incoming.seen.len(), WINDOW);
    assert!(incoming.with(incoming.floor, NOW).is_none());
    assert!(incoming.with(0, NOW).is_none());
    assert!(incoming.with(u64::MAX, NOW).is_some());
}

#[test]
fn a_disk_that_refuses_takes_nothing_down() {
    let (mut world, _, mut page, alert) = alerted();
    let answer = json!({ "of": b64::encode(&alert.0), "answer": 3 });
    let bytes = page.say(Kind::Answer, &answer, NOW + 1).unwrap();
    world.capsule().fail_commits = true;
    assert!(world.capsule().take_incoming(&bytes, NOW + 1).is_err());
    assert_eq!(state(&mut world, alert), State::Accepted);
    world.capsule().fail_commits = false;
    assert!(matches!(
        world.capsule().take_incoming(&bytes, NOW + 1).unwrap(),
        Verdict::New { .. }
    ));
    assert_eq!(state(&mut world, alert), State::Answered);
}

proptest::proptest! {
    #[test]
    fn random_messages_are_never_new(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..1200)) {
        thread_local! {
            static WORLD: std::cell::RefCell<World> = std::cell::RefCell::new(alerted().0);
        }
        WORLD.with_borrow_mut(|world| {
            let verdict = world.capsule().take_incoming(&bytes, NOW).unwrap();
            assert!(!matches!(verdict, Verdict::New { .. }));
        });
    }
}
