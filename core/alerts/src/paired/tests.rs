/// What becomes of the page before.
mod former;

use std::collections::HashSet;

use super::*;
use crate::outbox::Press;
use crate::outbox::schedule::Outcome;
use crate::pairing::{PairingProblem, Via};
use crate::people::PageState;
use crate::testkit::{Relative, State as Page, Verdict};
use crate::world::{ENDPOINT, NOW, World, contains};

#[test]
fn pairing_end_to_end_splits_the_keys() {
    let mut world = World::new();
    let person = world.person("R", None);
    assert_eq!(world.capsule().people()[0].page, PageState::None);
    let (relative, control) = world.pair(person, ENDPOINT);
    assert_eq!(relative.state(), Some(Page::Paired));
    assert_eq!(world.capsule().people()[0].page, PageState::Paired);
    let again = ControlKeys::from_bytes(&control.to_bytes().unwrap()).unwrap();
    assert_eq!(again.outgoing.as_bytes(), control.outgoing.as_bytes());
    assert_eq!(
        (again.person, again.scope, again.epoch),
        (person, control.scope, 1)
    );
    assert!(ControlKeys::from_bytes(b"{}").is_err());
    let text = String::from_utf8(control.to_bytes().unwrap().to_vec()).unwrap();
    let newer = text.replacen("\"schema\":1", "\"schema\":2", 1);
    assert_ne!(newer, text);
    assert!(matches!(
        ControlKeys::from_bytes(newer.as_bytes()),
        Err(Error::NewerFormat)
    ));
    // Neither in a row nor anywhere in what a row holds: the capsule cannot say "safe".
    let secret = b64::encode(control.outgoing.as_bytes());
    for row in world.capsule().rows.values() {
        let bytes = row.encode().unwrap();
        assert!(
            !contains(&bytes, secret.as_bytes()) && !contains(&bytes, control.outgoing.as_bytes())
        );
    }
}

#[test]
fn the_agreement_key_and_r_never_reach_the_capsule() {
    let mut world = World::new();
    let person = world.person("R", None);
    let (pending, _) = world.exchange(person, ENDPOINT);
    let stored = String::from_utf8(pending.to_bytes().unwrap().to_vec()).unwrap();
    let stored: serde_json::Value = serde_json::from_str(&stored).unwrap();
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    world.capsule().confirm(&pending, &[], NOW).unwrap();
    for field in ["private", "r"] {
        let secret = stored[field].as_str().unwrap();
        assert!(
            world
                .capsule()
                .rows
                .values()
                .all(|row| !contains(&row.encode().unwrap(), secret.as_bytes()))
        );
    }
}

#[test]
fn the_reveal_waits_for_the_users_word_and_is_queued_once() {
    let mut world = World::new();
    let person = world.person("R", None);
    let mut pending = crate::pairing::PendingPairing::make_invite(person, "", "en", NOW).unwrap();
    let mut relative = crate::testkit::Relative::new(ENDPOINT).unwrap();
    let early = world.capsule().queue_reveal(&pending, NOW);
    assert!(matches!(
        early,
        Err(Error::Pairing(PairingProblem::NoReplyYet))
    ));
    let reply = relative
        .answer(&pending.link("https://page.example").unwrap(), NOW)
        .unwrap();
    pending
        .accept_reply(&reply, Via::Text, &world.policy, NOW)
        .unwrap();
    let early = world.capsule().queue_reveal(&pending, NOW);
    assert!(matches!(
        early,
        Err(Error::Pairing(PairingProblem::NotApproved))
    ));
    pending.approve(false, &world.policy, NOW).unwrap();
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    assert_eq!(world.capsule().backlog(NOW).waiting, 1);
    // Also after a restart in the middle of it.
    world.reopen();
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    assert_eq!(world.capsule().backlog(NOW).waiting, 1);
    // Comparing is not paired: a press does not go this way yet.
    assert_eq!(world.capsule().people()[0].page, PageState::None);
    assert_eq!(world.capsule().press(&Press::default(), NOW).pushes, 0);
}

#[test]
fn confirming_again_after_a_crash_gives_the_same_keys() {
    let mut world = World::new();
    let person = world.person("R", None);
    let (pending, _) = world.exchange(person, ENDPOINT);
    assert!(matches!(
        world.capsule().confirm(&pending, &[], NOW),
        Err(Error::NotFound { what: "pairing" })
    ));
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    let first = world.capsule().confirm(&pending, &[], NOW).unwrap();
    world.reopen();
    let second = world.capsule().confirm(&pending, &[], NOW).unwrap();
    assert_eq!(first.outgoing.as_bytes(), second.outgoing.as_bytes());
    assert_eq!(world.capsule().people()[0].page, PageState::Paired);
}

#[test]
fn a_new_pairing_replaces_the_former_one_only_when_confirmed() {
    let mut world = World::new();
    let person = world.person("R", None);
    let (mut old, _) = world.pair(person, ENDPOINT);
    let (pending, mut new) = world.exchange(person, ENDPOINT);
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    let pressed = world.capsule().press(&Press::default(), NOW + 1);
    assert_eq!(pressed.pushes, 1);
    for job in world.capsule().take_due(&HashSet::new(), NOW + 1).unwrap() {
        let verdicts = (
            old.receive(&job.envelope, NOW).word(),
            new.receive(&job.envelope, NOW).word(),
        );
        assert!(
            matches!(
                verdicts,
                ("new", "unknown-sender") | ("unknown-sender", "new")
            ),
            "{verdicts:?}"
        );
        let taken = Outcome::Answered {
            status: 201,
            retry_after_ms: None,
            date_ms: None,
        };
        world
            .capsule()
            .report(job.attempt, &taken, NOW + 1)
            .unwrap();
    }
    world.capsule().confirm(&pending, &[], NOW + 2).unwrap();
    world.capsule().press(&Press::default(), NOW + 3);
    let jobs = world.capsule().take_due(&HashSet::new(), NOW + 3).unwrap();
    assert_eq!(jobs.len(), 1);
    assert_eq!(old.receive(&jobs[0].envelope, NOW).word(), "unknown-sender");
    assert_eq!(new.receive(&jobs[0].envelope, NOW).word(), "new");
}

#[test]
fn a_forgotten_pairing_sends_nothing_more() {
    let mut world = World::new();
    let person = world.person("R", None);
    let (pending, _) = world.exchange(person, ENDPOINT);
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    world.capsule().forget_pairing(pending.scope()).unwrap();
    assert!(
        world
            .capsule()
            .take_due(&HashSet::new(), NOW)
            .unwrap()
            .is_empty()
    );
    assert!(world.capsule().confirm(&pending, &[], NOW).is_err());
    // A confirmed one is not undone by a late "they differ".
    let (_, control) = world.pair(person, ENDPOINT);
    world.capsule().forget_pairing(control.scope).unwrap();
    assert_eq!(world.capsule().people()[0].page, PageState::Paired);
}

/// Whoever answers the invite without knowing r sees no pictures: the commitment is checked.
#[test]
fn a_reveal_with_another_r_is_refused_by_the_page() {
    let mut world = World::new();
    let person = world.person("R", None);
    let (pending, mut relative) = world.exchange(person, ENDPOINT);
    let keys = pending.keys(NOW).unwrap();
    let head = Head {
        epoch: 1,
        counter: NOW,
        message_id: [1; 16],
        created_ms: NOW,
        expires_ms: NOW + 1,
    };
    let other = seal(
        &keys.alert_out,
        &head,
        Kind::Reveal,
        &RevealBody {
            r: b64::encode(&[0; 32]),
        },
    )
    .unwrap();
    assert_eq!(relative.receive(&other, NOW).word(), "forged");
    assert_eq!(relative.state(), Some(Page::Refused));
    // The right one afterwards does not help any more.
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    let jobs = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
    assert_eq!(
        relative.receive(&jobs[0].envelope, NOW).word(),
        "unknown-sender"
    );
    assert_eq!(relative.state(), Some(Page::Refused));
}

/// A page, and another one of the same person that was compared and is about to be confirmed.
fn about_to_replace() -> (World, Relative, ControlKeys, PendingPairing, Relative) {
    let mut world = World::new();
    let person = world.person("R", None);
    let (old, control) = world.pair(person, ENDPOINT);
    let (pending, new) = world.exchange(person, "https://fcm.googleapis.com/fcm/send/new");
    world.capsule().queue_reveal(&pending, NOW).unwrap();
    let reveal = world
        .capsule()
        .take_due(&HashSet::new(), NOW)
        .unwrap()
        .remove(0);
    world
        .capsule()
        .report(reveal.attempt, &taken(), NOW)
        .unwrap();
    (world, old, control, pending, new)
}

fn taken() -> Outcome {
    Outcome::Answered {
        status: 201,
        retry_after_ms: None,
        date_ms: None,
    }
}

#[test]
fn the_old_page_is_told_that_it_is_over_and_the_new_one_is_not() {
    const DAYS_MS: u64 = 5 * 24 * 60 * 60 * 1000;
    for killed in [false, true] {
        let (mut world, mut old, control, pending, mut new) = about_to_replace();
        let former = std::slice::from_ref(&control);
        world.capsule().fail_commits = true;
        assert!(world.capsule().confirm(&pending, former, NOW).is_err());
        world.capsule().fail_commits = false;
        let before = world.capsule().sequence();
        world.capsule().confirm(&pending, former, NOW).unwrap();
        assert_eq!(world.capsule().sequence(), before + 1, "both or neither");
        if killed {
            // Before the control keys reached the vault: those of before are still there.
            world.reopen();
            world.capsule().confirm(&pending, former, NOW + 1).unwrap();
        }
        assert_eq!(world.capsule().people()[0].page, PageState::Paired);
        // No network for days; a press meanwhile goes to the new page alone.
        world.capsule().press(&Press::default(), NOW + 2);
        let later = NOW + DAYS_MS;
        let jobs = world.capsule().take_due(&HashSet::new(), later).unwrap();
        assert_eq!(jobs.len(), 1, "once");
        assert_eq!(
            new.receive(&jobs[0].envelope, later).word(),
            "unknown-sender"
        );
        let Verdict::New(message) = old.receive(&jobs[0].envelope, later) else {
            panic!("not for the old page")
        };
        assert_eq!(message.kind, 20);
        assert!(jobs[0].endpoint.starts_with(ENDPOINT));
        world
            .capsule()
            .report(jobs[0].attempt, &taken(), later)
            .unwrap();
        world.reopen();
        assert_eq!(world.capsule().people()[0].page, PageState::Paired);
        assert_eq!(world.capsule().press(&Press::default(), later).pushes, 1);
        let jobs = world.capsule().take_due(&HashSet::new(), later).unwrap();
        assert_eq!(jobs.len(), 1);
        assert_eq!(new.receive(&jobs[0].envelope, later).word(), "new");
        let kept = world.capsule().rows.values();
        let pairings = kept.filter(|row| matches!(row, Row::Pairing(_))).count();
        assert_eq!(pairings, 1, "the old one is over");
    }
}

#[test]
fn without_its_keys_the_old_page_goes_untold_and_an_end_on_its_way_goes_on() {
    let (mut world, _, _, pending, _) = about_to_replace();
    world.capsule().confirm(&pending, &[], NOW).unwrap();
    assert!(
        world
            .capsule()
            .take_due(&HashSet::new(), NOW)
            .unwrap()
            .is_empty()
    );

    let (mut world, mut old, control, pending, _) = about_to_replace();
    let person = control.person;
    world.capsule().revoke(person, Some(&control), NOW).unwrap();
    world.capsule().confirm(&pending, &[], NOW).unwrap();
    let jobs = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
    assert_eq!(jobs.len(), 1);
    let Verdict::New(message) = old.receive(&jobs[0].envelope, NOW) else {
        panic!("not new")
    };
    assert_eq!(message.kind, 20);
}

#[test]
fn a_new_invite_ends_the_former_try_with_this_person_and_no_other() {
    let mut world = World::new();
    let (ana, bo) = (world.person("A", None), world.person("B", None));
    let (former, _) = world.exchange(ana, ENDPOINT);
    let (of_bo, mut page_of_bo) = world.exchange(bo, ENDPOINT);
    for pending in [&former, &of_bo] {
        world.capsule().queue_reveal(pending, NOW).unwrap();
    }
    let (latter, mut page) = world.exchange(ana, ENDPOINT);
    world.capsule().queue_reveal(&latter, NOW).unwrap();
    assert_eq!(world.capsule().backlog(NOW).waiting, 2);
    let jobs = world.capsule().take_due(&HashSet::new(), NOW).unwrap();
    assert_eq!(jobs.len(), 2);
    for job in jobs {
        let verdicts = [&mut page, &mut page_of_bo].map(|page| page.receive(&job.envelope, NOW));
        assert!(verdicts.iter().any(|verdict| verdict.word() == "new"));
    }
    assert!(matches!(
        world.capsule().confirm(&former, &[], NOW),
        Err(Error::NotFound { what: "pairing" })
    ));
    world.capsule().confirm(&latter, &[], NOW).unwrap();
    world.capsule().confirm(&of_bo, &[], NOW).unwrap();
}

#[test]
fn a_pairing_is_unsettled_until_its_keys_are_in_the_vault() {
    let mut world = World::new();
    let (ana, bo) = (world.person("A", None), world.person("B", None));
    let (of_ana, of_bo) = (world.pair(ana, ENDPOINT).1, world.pair(bo, ENDPOINT).1);
    let mut both = [of_ana.scope, of_bo.scope];
    both.sort_unstable();
    world.reopen();
    let mut unsettled = world.capsule().unsettled();
    unsettled.sort_unstable();
    assert_eq!(unsettled, both);
    world.capsule().settle(of_ana.scope).unwrap();
    assert_eq!(world.capsule().unsettled(), [of_bo.scope]);
    // Again, or one that is not there: nothing to write.
    let written = world.capsule().sequence();
    world.capsule().settle(of_ana.scope).unwrap();
    world.capsule().settle([0; 16]).unwrap();
    assert_eq!(world.capsule().sequence(), written);
    world.reopen();
    assert_eq!(world.capsule().unsettled(), [of_bo.scope]);
}
