//! The disk is full, read-only or broken from one call on, for each call of a short life; then there is room again.

use crate::disk::Event;
use crate::place::{self, Place};
use crate::plaintext;
use amparo_crash::op::{Op, State};
use amparo_crash::script::{FAR, SHORT};
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

/// A life, and which of its calls fail.
struct Life {
    script: &'static str,
    ops: &'static [Op],
    /// Of the calls from here on.
    from: &'static str,
    /// One of so many when it is no campaign.
    sparse: usize,
    /// The last ones before this is told fail in any case.
    close_to: Option<(&'static str, usize)>,
    /// So does what makes a renaming durable, or, on a read-only disk, the renaming.
    renamings: bool,
}

const LIFE: Life = Life {
    script: "short",
    ops: SHORT,
    from: "begin create\n",
    sparse: 6,
    // From the closing of both files on.
    close_to: Some(("done rekey\n", 14)),
    renamings: false,
};

/// Backup, restore, salvage, and the salvaged one in the place of the vault. The call that exchanges two folders goes past the recorder.
const FAR_LIFE: Life = Life {
    script: "far",
    ops: FAR,
    from: "begin backup\n",
    sparse: 40,
    close_to: None,
    renamings: true,
};

/// Lets each call fail, and every one after it until the driver has noticed. Gives the kinds by operation.
fn fail_everywhere(life: &Life, errno: i32, how: &str) -> BTreeMap<String, BTreeSet<String>> {
    let script = life.script;
    let (place, events) = Place::record(&[script]);
    let keys = place.journal().keys.len();
    let calls = calls(&events).len() as u64;
    let expected = life
        .ops
        .iter()
        .fold(State::default(), |state, op| state.apply(*op));
    let points = points(life, &events, errno);
    let met = place::on_all_cores(&points, |at| {
        let place = Place::new();
        let fault = ("FAULTVFS_FAIL", format!("{at}:{errno}:{how}"));
        let end = place.run(0, &[script], &[fault, place.log()]);
        let journal = place.journal();
        let found = plaintext::look(&place, &plaintext::scanner(&place, journal.state.pin));
        let kinds = journal.failures.iter();
        let problem = if !journal.broken.is_empty() {
            Some(format!("{:?}", journal.broken))
        } else if !end.success {
            Some(end.said)
        } else if journal.keys.len() != keys {
            Some(format!("hardware keys: {:?}", journal.keys))
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

/// How many calls were made before this was told.
fn calls_before(events: &[Event], told: &str) -> usize {
    let is_told = |event: &&Event| !matches!(event, Event::Note(line) if line == told);
    let before: Vec<Event> = events.iter().take_while(is_told).cloned().collect();
    assert!(before.len() < events.len(), "the driver never said {told}");
    calls(&before).len()
}

/// Each call, or, when it is no campaign, a sample that differs by the error; but of many writes to the same file in a row the first two
/// and the last two.
fn points(life: &Life, events: &[Event], errno: i32) -> Vec<u64> {
    let from = calls_before(events, life.from);
    let calls = calls(events);
    let all = from..calls.len();
    if place::is_campaign() {
        return all.map(|at| at as u64 + 1).collect();
    }
    let file = |at: usize| match calls.get(at) {
        Some(Event::Written { inode, .. }) => Some(*inode),
        _ => None,
    };
    let is_inner = |at: usize| {
        at >= 2 && (at - 2..=at + 2).all(|near| file(near).is_some() && file(near) == file(at))
    };
    let third = errno.unsigned_abs() as usize % 3;
    let close = life.close_to.map(|(told, count)| {
        let end = calls_before(events, told);
        end - count..end
    });
    let is_renaming = |at: usize| {
        let call = if errno == EROFS {
            Some(at)
        } else {
            at.checked_sub(1)
        };
        let call = call.and_then(|call| calls.get(call));
        life.renamings && matches!(call, Some(Event::Renamed { .. }))
    };
    all.filter(|at| !is_inner(*at))
        .enumerate()
        .filter(|(number, at)| {
            number % life.sparse == life.sparse / 3 * third
                || close.as_ref().is_some_and(|close| close.contains(at))
                || is_renaming(*at)
        })
        .map(|(_, at)| at as u64 + 1)
        .collect()
}

fn is_only(kinds: &BTreeMap<String, BTreeSet<String>>, kind: &str) {
    assert!(!kinds.is_empty());
    assert!(kinds.keys().all(|met| met.starts_with(kind)), "{kinds:?}");
}

#[test]
fn a_full_disk_is_called_one_at_every_call_and_costs_nothing() {
    is_only(&fail_everywhere(&LIFE, ENOSPC, "on"), "DiskFull");
}

#[test]
fn a_disk_that_becomes_read_only_is_called_one_at_every_call_and_costs_nothing() {
    is_only(&fail_everywhere(&LIFE, EROFS, "on"), "ReadOnly");
}

#[test]
fn a_failing_disk_is_called_one_at_every_call_and_costs_nothing() {
    is_only(&fail_everywhere(&LIFE, EIO, "once"), "Storage { code: ");
}

#[test]
fn what_leaves_the_vaults_folder_is_whole_or_not_there_on_a_full_or_failing_disk() {
    for (errno, how, kind) in [
        (ENOSPC, "on", "DiskFull"),
        (EROFS, "on", "ReadOnly"),
        (EIO, "once", "Storage { code: "),
    ] {
        let kinds = fail_everywhere(&FAR_LIFE, errno, how);
        is_only(&kinds, kind);
        let ops: BTreeSet<String> = kinds.into_values().flatten().collect();
        for op in ["backup", "restore", "salvage", "replace"] {
            assert!(ops.contains(op) || !place::is_campaign(), "{kind}: {ops:?}");
        }
    }
}
