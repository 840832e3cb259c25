//! Of several ways to one person, what the screen says first.

use super::*;
use crate::capsule::Changes;
use crate::rows::{AttemptRow, Row};

/// What left says more than what may still leave, and that more than what is over.
#[test]
fn the_way_that_got_furthest_is_the_sentence_by_whichever_it_was() {
    let groups: [&[State]; 4] = [
        &[State::Answered],
        &[State::Received, State::Accepted, State::Handed],
        &[State::Sending, State::Waiting],
        &[State::Failed, State::Expired, State::Cancelled],
    ];
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    world.pair(person, ENDPOINT);
    let alert = world.capsule().press(&Press::default(), NOW).alert.unwrap();
    let attempts: Vec<_> = world
        .capsule()
        .attempts_of(alert)
        .map(|(id, row)| (id, row.clone()))
        .collect();
    let mut pairs = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for best in *group {
            let rest = groups[at + 1..].iter().copied().flatten();
            pairs.extend(rest.flat_map(|other| [[*best, *other], [*other, *best]]));
        }
    }
    for states in pairs {
        let mut changes = Changes::default();
        for ((id, row), state) in attempts.iter().zip(states) {
            let row = AttemptRow {
                state,
                ..row.clone()
            };
            changes.put(RowId(id.0), Row::Attempt(row));
        }
        world.capsule().commit(changes).unwrap();
        let first = row(&mut world, alert, NOW).channels[0].state;
        let group = |of: State| groups.iter().position(|group| group.contains(&of));
        let best = states
            .into_iter()
            .min_by_key(|state| group(*state))
            .unwrap();
        assert_eq!(group(first), group(best), "{states:?}");
    }
}
