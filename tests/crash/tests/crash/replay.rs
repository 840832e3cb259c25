//! A life of a vault is recorded once; then it is cut off at every call, and what a crash would have left there is opened.

use crate::disk::{self, Disk, Event, Files};
use crate::place::{self, Place};
use amparo_crash::journal::Journal;
use amparo_crash::op::{Op, State};
use amparo_crash::script::{Dice, FAR, WHOLE, WORDS};
use std::collections::HashMap;

/// How many states are opened when it is no campaign.
const SAMPLE: usize = 400;
/// Of a life whose states take several unlocks each.
const SAMPLE_FAR: usize = 100;
const SAMPLE_WORDS: usize = 100;

/// What a crash left, and what it may be.
struct Crash {
    label: String,
    files: Files,
    /// Every set of states that was allowed at a moment with these files.
    allowed: Vec<Vec<State>>,
    /// Hardware keys that were gone by the last of these moments.
    destroyed: Vec<String>,
    /// The counter must hold as many attempts at least.
    wrong: u32,
}

#[test]
fn after_a_crash_at_any_write_everything_confirmed_is_there_and_nothing_half() {
    crash_everywhere("whole", WHOLE, SAMPLE);
}

#[test]
fn a_backup_a_restored_and_a_salvaged_vault_are_whole_or_not_there() {
    crash_everywhere("far", FAR, SAMPLE_FAR);
}

#[test]
fn with_a_passphrase_it_is_the_same() {
    crash_everywhere("words", WORDS, SAMPLE_WORDS);
}

fn crash_everywhere(script: &str, ops: &[Op], count: usize) {
    let (place, mut events) = Place::record(&[script]);
    assert_eq!(place.journal().confirmed as usize, ops.len());
    // Two folders change places in one call that goes past the recorder; `kill` has it.
    let replace = |event: &Event| matches!(event, Event::Note(line) if line == "begin replace\n");
    let end = events.iter().position(replace);
    events.truncate(end.unwrap_or(events.len()));
    let all = crashes(&place, &events);
    let work = sample(&all, count);
    let hardware = place.hardware();
    let problems: Vec<String> = place::on_all_cores(&work, |crash| {
        let here = Place::new();
        disk::write(&crash.files, &here.root());
        let hardware = place::Without {
            inner: &hardware,
            destroyed: crash.destroyed.clone().into(),
            none: script == "words",
        };
        let mut pins: Vec<u32> = crash
            .allowed
            .iter()
            .flatten()
            .map(|state| state.pin)
            .collect();
        pins.dedup();
        let state = place::open(&here.vault(), &hardware, &pins);
        let problem = match state {
            Err(sentence) => sentence,
            Ok(state) => match crash
                .allowed
                .iter()
                .find(|allowed| !allowed.contains(&state))
            {
                None => return None,
                Some(allowed) => format!("it holds {state:?} instead of {allowed:?}"),
            },
        };
        Some(format!("{}: {problem}", crash.label))
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(problems.is_empty(), "{}", first(&problems));
    // A log without calls would prove anything.
    assert!(all.len() > 300, "{} states", all.len());
}

#[test]
fn no_crash_forgets_an_attempt_that_was_begun() {
    let (place, events) = Place::record(&["whole"]);
    let mut attempts_seen = 0;
    let mut problems = Vec::new();
    for crash in crashes(&place, &events) {
        if crash.wrong == 0 {
            continue;
        }
        attempts_seen = attempts_seen.max(crash.wrong);
        let counted = disk::bytes(&crash.files, "vault/attempts").and_then(place::attempts);
        if counted.is_none_or(|counted| counted < crash.wrong) {
            problems.push(format!(
                "{}: {counted:?} of {} attempts",
                crash.label, crash.wrong
            ));
        }
    }
    assert!(problems.is_empty(), "{}", first(&problems));
    assert_eq!(attempts_seen, 6, "wrong PINs in a row of the script");
}

#[test]
fn the_log_is_the_whole_truth() {
    let (place, events) = Place::record(&["whole"]);
    let mut disk = Disk::new(&place.root());
    for event in &events {
        disk.play(event);
    }
    let played: Vec<_> = disk
        .now()
        .iter()
        .filter_map(|(path, bytes)| Some((path.clone(), bytes.as_ref()?.clone())))
        .collect();
    let real = disk::read(&place.root());
    let names = |path: &std::path::PathBuf| path.display().to_string();
    assert_eq!(
        played
            .iter()
            .map(|(path, _)| names(path))
            .collect::<Vec<_>>(),
        real.keys().map(names).collect::<Vec<_>>()
    );
    let files = disk.now();
    for (path, bytes) in &real {
        let path = names(path);
        assert!(
            disk::bytes(&files, &path) == Some(bytes.as_slice()),
            "{path}"
        );
    }
}

/// Every distinct state that a crash between, or in the middle of, two calls may leave.
fn crashes(place: &Place, events: &[Event]) -> Vec<Crash> {
    let mut crashes: Vec<Crash> = Vec::new();
    let mut known = HashMap::new();
    let mut disk = Disk::new(&place.root());
    let mut journal = Journal::default();
    let mut dice = Dice::new(4);
    for (at, event) in events.iter().enumerate() {
        let mut left = Vec::new();
        if let Some(torn) = disk::torn(event) {
            // Played on a copy of the story up to here: the whole write comes next.
            let mut cut = Disk::new(&place.root());
            events[..at].iter().for_each(|event| cut.play(event));
            cut.play(&torn);
            left.push(("torn", cut.now()));
        }
        if let Event::Note(line) = event {
            line.lines().for_each(|line| journal.read(line).unwrap());
        }
        disk.play(event);
        left.push(("all written", disk.now()));
        left.push(("only what was synced", disk.durable()));
        left.push(("scattered sectors", disk.scattered(&mut dice)));
        for (how, files) in left {
            // The same files with one hardware key less are another state.
            let identity = (disk::identity(&files), journal.destroyed.clone());
            let same = if how == "torn" {
                None
            } else {
                known.get(&identity).copied()
            };
            let index = same.unwrap_or_else(|| {
                crashes.push(Crash {
                    label: format!("call {at} of {}, {how}", events.len()),
                    files,
                    allowed: Vec::new(),
                    destroyed: Vec::new(),
                    wrong: 0,
                });
                if how != "torn" {
                    known.insert(identity, crashes.len() - 1);
                }
                crashes.len() - 1
            });
            let crash = &mut crashes[index];
            let allowed = journal.allowed();
            if crash.allowed.last() != Some(&allowed) {
                crash.allowed.push(allowed);
            }
            crash.destroyed.clone_from(&journal.destroyed);
            crash.wrong = crash.wrong.max(journal.wrong);
        }
    }
    crashes
}

/// All of them, or evenly chosen ones.
fn sample(all: &[Crash], count: usize) -> Vec<&Crash> {
    if place::is_campaign() || all.len() <= count {
        return all.iter().collect();
    }
    (0..count).map(|at| &all[at * all.len() / count]).collect()
}

fn first(problems: &[String]) -> String {
    let shown = problems.iter().take(5).cloned().collect::<Vec<_>>();
    format!("{} of them:\n{}", problems.len(), shown.join("\n"))
}
