//! The disk is full, read-only or broken from one call on, for each call of a short life; then there is room again.

use crate::place::{self, Place};
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
    let calls = calls();
    let expected = SHORT
        .iter()
        .fold(State::default(), |state, op| state.apply(*op));
    let points: Vec<u64> = (1..=calls).collect();
    let met = place::on_all_cores(&points, |at| {
        let place = Place::new();
        let end = place.run(0, &["short"], &[("FAULTVFS_FAIL", format!("{at}:{errno}:{how}"))]);
        let journal = place.journal();
        let kinds = journal.failures.iter();
        let problem = if !journal.broken.is_empty() {
            Some(format!("{:?}", journal.broken))
        } else if !end.success {
            Some(end.said)
        } else {
            match place::open(&place.vault(), &place.hardware()) {
                Err(sentence) => Some(sentence),
                Ok(state) if state != journal.state || state != expected => {
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

/// Counted calls of the short life.
fn calls() -> u64 {
    let (_, events) = Place::record(&["short"]);
    let counted = events
        .iter()
        .filter(|event| !matches!(event, crate::disk::Event::Note(_)));
    // The first is the root.
    counted.count() as u64 - 1
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
        kinds.keys().all(|kind| kind.starts_with("Storage { code: ")),
        "{kinds:?}"
    );
}
