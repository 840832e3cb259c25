//! What people and their pages say, and what is kept of a practice.

use super::*;
use crate::capsule::Changes;
use crate::outbox::heard::Heard;
use crate::people::PersonId;
use crate::rows::{Answer, PracticeRow};

fn hear(world: &mut World, of: [u8; 16], person: PersonId, what: Heard, now_ms: u64) {
    let mut changes = Changes::default();
    let capsule = world.capsule();
    capsule.heard(of, RowId(person.0), what, now_ms, &mut changes);
    capsule.commit(changes).unwrap();
}

fn practice(world: &mut World, person: PersonId) -> Option<PracticeRow> {
    world.capsule().person_row(person).unwrap().practice
}

/// One person with both ways.
fn world() -> (World, PersonId, Relative, ControlKeys) {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let (relative, control) = world.pair(person, ENDPOINT);
    (world, person, relative, control)
}

#[test]
fn received_and_answered_have_their_sentences() {
    let (mut world, person, ..) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(201), NOW)
        .unwrap();
    let detail = |world: &mut World| {
        world.reopen();
        let row = row(world, alert, NOW + 9);
        (row.reached, row.sentence.id, row.channels[0].detail)
    };
    let said = |id, time| Say {
        id,
        data: Data::Time(time),
    };
    hear(
        &mut world,
        alert.0,
        person,
        Heard::Received { shown: false },
        NOW + 1,
    );
    let left = (Reached::LeftThisPhone, "alert-left-phone");
    let (reached, sentence, at) = detail(&mut world);
    assert_eq!(
        (reached, sentence),
        left,
        "a page that has it is no person who read it"
    );
    assert_eq!(at, said("alert-detail-received", NOW + 1));
    // A second receipt is no news.
    hear(
        &mut world,
        alert.0,
        person,
        Heard::Received { shown: true },
        NOW + 2,
    );
    assert_eq!(detail(&mut world).2, said("alert-detail-received", NOW + 1));
    for (time, answer, id) in [
        (3, Answer::Cannot, "alert-detail-cannot"),
        (4, Answer::OnIt, "alert-detail-on-it"),
    ] {
        hear(
            &mut world,
            alert.0,
            person,
            Heard::Answered(answer),
            NOW + time,
        );
        let (reached, sentence, at) = detail(&mut world);
        assert_eq!((reached, sentence), (Reached::Answered, "alert-answered"));
        assert_eq!(at, said(id, NOW + time));
    }
    hear(
        &mut world,
        alert.0,
        person,
        Heard::Received { shown: true },
        NOW + 5,
    );
    assert_eq!(
        detail(&mut world).2,
        said("alert-detail-on-it", NOW + 4),
        "not less than before"
    );
    let view = row(&mut world, alert, NOW + 9);
    assert_eq!(view.badge, say("alert-badge-answered"));
    assert_eq!(view.sentence.data, Data::Label);
    world
        .capsule()
        .mark_answered(alert, person, Answer::Called, NOW + 6)
        .unwrap();
    assert_eq!(detail(&mut world).2, said("alert-detail-called", NOW + 6));
}

#[test]
fn what_is_not_theirs_or_not_known_changes_nothing() {
    let (mut world, person, ..) = world();
    let other = world.person("B", None);
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    for (of, who) in [([9; 16], person), (alert.0, other), (person.0, person)] {
        let mut changes = Changes::default();
        let what = Heard::Answered(Answer::OnIt);
        world
            .capsule()
            .heard(of, RowId(who.0), what, NOW, &mut changes);
        assert!(changes.is_empty());
    }
    let nobody = world
        .capsule()
        .mark_answered(alert, PersonId([0; 16]), Answer::Called, NOW);
    assert!(matches!(nobody, Err(Error::NotFound { what: "attempt" })));
}

#[test]
fn a_page_that_has_it_needs_no_more_tries() {
    let (mut world, person, ..) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let job = due(&mut world, NOW).remove(0);
    // The service took it; the phone was killed before it knew.
    world.reopen();
    hear(
        &mut world,
        alert.0,
        person,
        Heard::Received { shown: true },
        NOW + 1,
    );
    assert!(due(&mut world, NOW + 2).is_empty());
    world
        .capsule()
        .report(job.attempt, &status(410), NOW + 2)
        .unwrap();
    assert_eq!(
        row(&mut world, alert, NOW + 3).channels[0].state,
        State::Received
    );
    assert_eq!(world.capsule().people()[0].page, PageState::Paired);
}

#[test]
fn she_called_is_kept_with_what_is_over_so_that_the_rest_goes_on() {
    let (mut world, person, ..) = world();
    let pressed = world.capsule().press(&Press::default(), NOW);
    let (alert, sms) = (pressed.alert.unwrap(), pressed.drafts[0].attempt.unwrap());
    world
        .capsule()
        .report_receipt(sms, Receipt::Failed, NOW)
        .unwrap();
    world
        .capsule()
        .mark_answered(alert, person, Answer::Called, NOW + 1)
        .unwrap();
    assert_eq!(row(&mut world, alert, NOW + 1).reached, Reached::Answered);
    assert_eq!(
        due(&mut world, NOW + 1).len(),
        1,
        "the push is still under way"
    );
    // The system's late report does not take the answer away.
    world
        .capsule()
        .report_receipt(sms, Receipt::Failed, NOW + 2)
        .unwrap();
    assert_eq!(row(&mut world, alert, NOW + 2).reached, Reached::Answered);
}

#[test]
fn a_practice_is_kept_with_the_person() {
    let (mut world, person, ..) = world();
    let drill = world.capsule().drill(false, NOW);
    let alert = drill.alert.unwrap();
    assert_eq!(practice(&mut world, person), None, "nothing has left yet");
    let job = due(&mut world, NOW).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(503), NOW)
        .unwrap();
    assert_eq!(practice(&mut world, person), None);
    let job = due(&mut world, NOW + 2_000).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(201), NOW + 2_001)
        .unwrap();
    let kept = |left, answered| {
        let at_ms = NOW;
        Some(PracticeRow {
            at_ms,
            left,
            answered,
        })
    };
    assert_eq!(practice(&mut world, person), kept(true, false));
    hear(
        &mut world,
        alert.0,
        person,
        Heard::Answered(Answer::OnIt),
        NOW + 3_000,
    );
    world.reopen();
    assert_eq!(practice(&mut world, person), kept(true, true));
    // An alert is no practice, and an older practice does not replace a newer.
    world.capsule().press(&Press::default(), NOW + 5_000);
    let job = due(&mut world, NOW + 5_000).remove(0);
    world
        .capsule()
        .report(job.attempt, &status(201), NOW + 5_000)
        .unwrap();
    let old = world.capsule().drill(false, NOW - 9_000).alert.unwrap();
    world
        .capsule()
        .mark_answered(old, person, Answer::Called, NOW)
        .unwrap();
    assert_eq!(practice(&mut world, person), kept(true, true));
    // What one way brought is not lost with the report of another.
    let draft = drill.drafts[0].attempt.unwrap();
    world
        .capsule()
        .report_receipt(draft, Receipt::Handed, NOW + 6_000)
        .unwrap();
    assert_eq!(practice(&mut world, person), kept(true, true));
    // She called before anything is known to have left.
    let new = world.capsule().drill(true, NOW + 9_000).alert.unwrap();
    world
        .capsule()
        .mark_answered(new, person, Answer::Called, NOW + 9_001)
        .unwrap();
    let practice = practice(&mut world, person).unwrap();
    assert_eq!(
        (practice.at_ms, practice.left, practice.answered),
        (NOW + 9_000, false, true)
    );
}

/// The service's answer got lost, not the message: who answers on a page has had it there.
#[test]
fn a_practice_that_is_answered_on_the_page_has_left() {
    let (mut world, person, ..) = world();
    let drill = world.capsule().drill(false, NOW).alert.unwrap();
    assert_eq!(due(&mut world, NOW).len(), 1);
    let what = Heard::Answered(Answer::OnIt);
    hear(&mut world, drill.0, person, what, NOW + 1);
    let practice = practice(&mut world, person).unwrap();
    assert!(practice.left && practice.answered);
}

/// An answer of before, then what has left, then what is over, and only then what is under way.
#[test]
fn she_called_is_kept_where_it_takes_nothing_away() {
    let groups: [&[State]; 4] = [
        &[State::Answered],
        &[State::Received, State::Accepted, State::Handed],
        &[State::Failed, State::Expired, State::Cancelled],
        &[State::Waiting, State::Sending],
    ];
    let (mut world, person, ..) = world();
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let attempts: Vec<_> = world
        .capsule()
        .attempts_of(alert)
        .map(|(id, row)| (id, row.clone()))
        .collect();
    assert_eq!(attempts.len(), 2);
    let mut pairs = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for rather in *group {
            let rest = groups[at + 1..].iter().copied().flatten();
            pairs.extend(rest.map(|than| [*rather, *than]));
        }
    }
    for [rather, than] in pairs {
        for first in [rather, than] {
            let mut changes = Changes::default();
            let mut states = [rather, than];
            states.rotate_left(usize::from(first == than));
            for ((id, row), state) in attempts.iter().zip(states) {
                let row = crate::rows::AttemptRow {
                    state,
                    ..row.clone()
                };
                changes.put(RowId(id.0), crate::rows::Row::Attempt(row));
            }
            world.capsule().commit(changes).unwrap();
            let answer = Answer::Called;
            let capsule = world.capsule();
            capsule.mark_answered(alert, person, answer, NOW).unwrap();
            let other = states.iter().position(|state| *state == than).unwrap();
            let mut kept = capsule.attempts_of(alert);
            let kept = kept.find(|(id, _)| *id == attempts[other].0).unwrap().1;
            assert_eq!(kept.state, than, "{rather:?} rather than {than:?}");
        }
    }
}
