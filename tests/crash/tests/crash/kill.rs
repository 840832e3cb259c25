//! A driver lives with a vault and is killed, again and again, on the same folder.

use crate::disk;
use crate::place::{self, Place};
use crate::plaintext;
use amparo_crash::journal::Journal;
use amparo_crash::op::{Op, SALVAGE_PIN, State};
use amparo_crash::phone::Phone;
use amparo_crash::script::{Dice, FAR};
use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

/// Rounds when it is no campaign.
const ROUNDS: u64 = 50;

#[test]
fn killed_at_random_the_vault_opens_with_everything_confirmed() {
    let rounds = std::env::var("CRASH_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let place = Place::new();
    let hardware = place.hardware();
    let mut dice = Dice::new(1_000);
    let mut state = State::default();
    let mut destroyed = Vec::new();
    let mut done: BTreeSet<String> = BTreeSet::new();
    let (mut killed, mut confirmed) = (0, 0);
    for round in 0..rounds {
        let seed = dice.roll().to_string();
        let pin = state.pin.to_string();
        let mode = ["random", seed.as_str(), "25", pin.as_str()];
        let end = if round % 3 == 0 {
            // At any moment, also between two calls.
            let wait = Duration::from_millis(u64::from(dice.below(250)));
            let mut child = place.driver(round * 100, &mode, &[]).spawn().unwrap();
            std::thread::sleep(wait);
            child.kill().unwrap();
            place::end(child)
        } else {
            let how = ["before", "after", "torn"][dice.below(3) as usize];
            let at = format!(
                "{}:{how}",
                dice.below(if round % 2 == 0 { 150 } else { 400 }) + 1
            );
            place.run(round * 100, &mode, &[("FAULTVFS_KILL", at)])
        };
        assert!(end.killed || end.success, "round {round}: {}", end.said);
        killed += u32::from(end.killed);

        let mut journal = Journal::default();
        (journal.state, journal.destroyed) = (state, std::mem::take(&mut destroyed));
        journal.read_all(&place.notes()).unwrap();
        let _ = fs::remove_file(place.file("notes"));
        confirmed += journal.confirmed;
        assert!(journal.failures.is_empty(), "{:?}", journal.failures);
        done.extend(journal.done.iter().cloned());
        let allowed = journal.allowed();
        let hardware = place::Without {
            inner: &hardware,
            destroyed: journal.destroyed.into(),
            none: false,
        };
        let mut pins: Vec<u32> = allowed.iter().map(|state| state.pin).collect();
        pins.dedup();
        state = place::open(&place.vault(), &hardware, &pins)
            .unwrap_or_else(|sentence| panic!("round {round}: {sentence}"));
        destroyed = hardware.destroyed.into_inner().unwrap();
        assert!(
            allowed.contains(&state),
            "round {round}: {state:?} instead of {allowed:?}"
        );
        if state.sealed {
            // Looking at it has reopened it.
            (state.sealed, state.pin) = (false, 2);
        }
        let found = plaintext::look(&place, &plaintext::scanner(&place, state.pin));
        assert!(found.is_empty(), "round {round}: {found:?}");
    }
    // Otherwise the loop would have proved nothing.
    let rounds = u32::try_from(rounds).unwrap();
    assert!(killed > rounds / 2, "{killed} of {rounds} were killed");
    assert!(confirmed > rounds, "{confirmed} operations were confirmed");
    let ops = [
        "change-pin",
        "keeper",
        "rekey",
        "thumbnail",
        "seal",
        "reopen",
        "erase",
    ];
    // Of fifty rounds nobody can promise the rarest.
    let promised = if rounds < 200 { 4 } else { ops.len() };
    for op in ops.into_iter().take(promised) {
        assert!(done.contains(op), "no {op} in all lives: {done:?}");
    }
}

#[test]
fn killed_while_a_salvaged_vault_takes_its_place_both_are_there() {
    let salvaged = Place::new();
    let hardware = salvaged.hardware();
    let mut phone = Phone::new(&salvaged.vault(), &hardware, 0);
    let ops = FAR.iter().take_while(|op| **op != Op::Replace);
    let before = ops.fold(State::default(), |state, op| {
        phone.run(*op).unwrap();
        state.apply(*op)
    });
    let allowed = before.after_crash_in(Op::Replace);
    let files = disk::read(&salvaged.root());
    let mut seen = BTreeSet::new();
    for call in 1.. {
        let place = Place::new();
        disk::write_real(&files, &place.root());
        let kill = ("FAULTVFS_KILL", format!("{call}:before"));
        let end = place.run(1_000, &["replace"], &[kill]);
        assert!(end.killed || end.success, "{}", end.said);
        let state = place::open(&place.vault(), &hardware, &[0, SALVAGE_PIN]).unwrap();
        assert!(allowed.contains(&state), "call {call}: {state:?}");
        seen.insert(state);
        if !end.killed {
            break;
        }
    }
    // What the start of the program finishes is as if it had been done: nothing else than before and after.
    assert_eq!(seen.len(), 2, "{seen:?}");
}
