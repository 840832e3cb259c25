//! The disk is full, read-only or broken from one call on, for each call of a short life; then there is room again.

use crate::disk::Event;
use crate::place::{self, Place};
use crate::plaintext;
use amparo_crash::op::State;
use amparo_crash::script::SHORT;
use std::collections::{BTreeMap, BTreeSet};

const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EIO: i32 = 5;

/// What the driver met at one call.
struct Met {
    at: u64,
    reached: bool,
    problem: Option<String>,
    kinds: Vec<(String, String)>,
}

/// Lets each call fail, and every one after it until the driver has noticed. Gives the kinds by operation.
fn fail_everywhere(errno: i32, how: &str) -> BTreeMap<String, BTreeSet<String>> {
    let calls = calls(&Place::record(&["short"]).1).len() as u64;
    let expected = SHORT
        .iter()
        .fold(State::default(), |state, op| state.apply(*op));
    let points: Vec<u64> = if place::is_campaign() {
        (1..=calls).collect()
    } else {
        // A sixth for each of the three errors; the campaign takes every call for each.
        let third = u64::from(errno.unsigned_abs()) % 3;
        points()
            .into_iter()
            .enumerate()
            .filter_map(|(at, point)| (at as u64 % 6 == 2 * third).then_some(point))
            .collect()
    };
    let met = place::on_all_cores(&points, |at| {
        let place = Place::new();
        let fault = ("FAULTVFS_FAIL", format!("{at}:{errno}:{how}"));
        let end = place.run(0, &["short"], &[fault, place.log()]);
        let journal = place.journal();
        let found = plaintext::look(&place, &plaintext::scanner(&place, journal.state.pin));
        let kinds = journal.failures.iter();
        let problem = if !journal.broken.is_empty() {
            Some(format!("{:?}", journal.broken))
        } else if !end.success {
            Some(end.said)
        } else if !found.is_empty() {
            Some(format!("in the clear: {found:?}"))
        } else {
            let hardware = place::Without {
                inner: &place.hardware(),
                destroyed: journal.destroyed.clone().into(),
                none: false,
            };
            match place::open(&place.vault(), &hardware, &[journal.state.pin]) {
                Err(sentence) => Some(sentence),
                Ok(state) if state != journal.state.stored() || state != expected.stored() => {
                    Some(format!("it holds {state:?}"))
                }
                Ok(_) => None,
            }
        };
        Met {
            at: *at,
            reached: !journal.failures.is_empty(),
            problem,
            kinds: kinds
                .map(|(op, kind)| (op.to_string(), kind.clone()))
                .collect(),
        }
    });
    let problems: Vec<String> = met
        .iter()
        .filter_map(|met| Some(format!("call {}: {}", met.at, met.problem.as_ref()?)))
        .collect();
    assert!(
        problems.is_empty(),
        "{} of {calls}:\n{}",
        problems.len(),
        problems.join("\n")
    );
    let reached = met.iter().filter(|met| met.reached).count();
    assert!(reached * 2 > met.len(), "{reached} of {calls} calls matter");
    let mut kinds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (op, kind) in met.into_iter().flat_map(|met| met.kinds) {
        kinds.entry(kind).or_default().insert(op);
    }
    kinds
}

/// Counted calls of a life. The first entry is the root.
fn calls(events: &[Event]) -> Vec<&Event> {
    let counted = events.iter().skip(1);
    counted
        .filter(|event| !matches!(event, Event::Note(_)))
        .collect()
}

/// Each call, but of many writes to the same file in a row the first two and the last two.
fn points() -> Vec<u64> {
    let (_, events) = Place::record(&["short"]);
    let calls = calls(&events);
    let file = |at: usize| match calls.get(at) {
        Some(Event::Written { inode, .. }) => Some(*inode),
        _ => None,
    };
    let is_inner = |at: usize| {
        at >= 2 && (at - 2..=at + 2).all(|near| file(near).is_some() && file(near) == file(at))
    };
    (0..calls.len())
        .filter(|at| !is_inner(*at))
        .map(|at| at as u64 + 1)
        .collect()
}

#[test]
fn a_full_disk_is_called_one_at_every_call_and_costs_nothing() {
    let kinds = fail_everywhere(ENOSPC, "on");
    assert_eq!(kinds.keys().collect::<Vec<_>>(), ["DiskFull"], "{kinds:?}");
}

#[test]
fn a_disk_that_becomes_read_only_is_called_one_at_every_call_and_costs_nothing() {
    let kinds = fail_everywhere(EROFS, "on");
    assert_eq!(kinds.keys().collect::<Vec<_>>(), ["ReadOnly"], "{kinds:?}");
}

#[test]
fn a_failing_disk_is_called_one_at_every_call_and_costs_nothing() {
    let kinds = fail_everywhere(EIO, "once");
    assert!(
        kinds
            .keys()
            .all(|kind| kind.starts_with("Storage { code: ")),
        "{kinds:?}"
    );
}
