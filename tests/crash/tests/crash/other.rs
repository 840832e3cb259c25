//! A second process, a clock that jumps, and the vault beside its model.

use crate::disk;
use crate::place::{self, Place};
use amparo_crash::content;
use amparo_crash::op::{Op, State};
use amparo_crash::phone::Phone;
use amparo_crash::script::{self, Dice};
use amparo_vault::{BootReading, Error, Vault};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::process::Stdio;

/// A place with a locked vault and something in it.
fn lived_in() -> (Place, State) {
    let place = Place::new();
    let hardware = place.hardware();
    let mut phone = Phone::new(&place.vault(), &hardware, 0);
    let mut state = State::default();
    for op in [
        Op::Create,
        Op::Put { key: 1, version: 1 },
        Op::Import {
            key: 1,
            size: 70_000,
        },
        Op::Lock,
    ] {
        phone.run(op).unwrap();
        state = state.apply(op);
    }
    (place, state)
}

#[test]
fn a_second_process_is_told_busy_and_changes_nothing() {
    let (place, state) = lived_in();
    let mut holder = place
        .driver(10, &["hold"], &[])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    place.await_line("ready");
    let before = disk::read(&place.root());
    let hardware = place.hardware();
    let mut second = Phone::new(&place.vault(), &hardware, 20);
    assert_eq!(second.run(Op::Unlock), Err(Error::Busy));
    assert_eq!(second.run(Op::Wrong), Err(Error::Busy));
    assert!(disk::read(&place.root()) == before);
    // Killed, it holds nothing any more.
    holder.kill().unwrap();
    assert!(place::end(holder).killed);
    assert_eq!(
        place::open(&place.vault(), &hardware, &[0]),
        Ok(state.stored())
    );
}

#[test]
fn a_clock_that_jumps_shortens_no_wait_and_locks_nobody_out() {
    let (place, state) = lived_in();
    let hardware = place.hardware();
    let try_at = |pin: &str, boot: u8, ms: u64| {
        let now = BootReading {
            boot: [boot; 16],
            ms,
        };
        Vault::unlock(&place.vault(), pin.as_bytes(), &hardware, &now).map(drop)
    };
    let wait = |seconds| Err(Error::Wait { seconds });
    let wrong = Err(Error::WrongPin { left: 0 });
    for _ in 0..4 {
        assert!(matches!(
            try_at(content::WRONG_PIN, 1, 500_000),
            Err(Error::WrongPin { left: 1.. })
        ));
    }
    assert_eq!(try_at(content::WRONG_PIN, 1, 500_000), wrong);
    for (boot, ms, expected) in [
        // It stands, it goes on.
        (1, 500_000, wait(30)),
        (1, 529_000, wait(1)),
        // Set back: the wait begins anew from there.
        (1, 100, wait(30)),
        (1, 20_100, wait(10)),
        // Another start of the system, far ahead: anew.
        (2, 9_000_000, wait(30)),
        (1, 9_000_000_000, wait(30)),
        (2, u64::MAX - 40_000, wait(30)),
        // As far as a clock can go.
        (2, u64::MAX - 5_000, wrong),
        (2, u64::MAX, wait(115)),
        (2, 0, wait(120)),
        (2, 120_000, Ok(())),
    ] {
        let pin = if expected == Ok(()) {
            content::PIN
        } else {
            content::WRONG_PIN
        };
        assert_eq!(try_at(pin, boot, ms), expected, "boot {boot} at {ms}");
    }
    assert_eq!(
        place::open(&place.vault(), &hardware, &[0]),
        Ok(state.stored())
    );
}

/// What the model test does: something, or a crash.
fn act(steps: &[u64]) -> Result<(), TestCaseError> {
    let mut places = vec![Place::new()];
    let first = places[0].hardware();
    let mut phone = Phone::new(&places[0].vault(), &first, 0);
    let mut state = State::default();
    let mut attempts = 0;
    for (at, seed) in steps.iter().enumerate() {
        let mut dice = Dice::new(*seed);
        if phone.is_open() && dice.below(8) == 0 {
            // What a kill would leave now; the killed process never lets go of its own folder.
            let next = Place::new();
            let files = disk::read(&places[places.len() - 1].root());
            disk::write_real(&files, &next.root());
            phone.forget();
            attempts += 100;
            phone = Phone::new(&next.vault(), &first, attempts).with_pin(state.pin);
            state = state.stored();
            places.push(next);
            continue;
        }
        let op = match script::next(&mut dice, &state, phone.is_open()) {
            // A process that has not opened it yet cannot seal it.
            Op::Seal if !phone.is_anchored() => Op::Unlock,
            op => op,
        };
        phone
            .run(op)
            .map_err(|error| TestCaseError::fail(format!("step {at}, {op}: {error:?}")))?;
        state = state.apply(op);
        if phone.is_open() {
            let seen = phone.observe();
            prop_assert_eq!(seen, Ok(state.stored()), "step {}, {}", at, op);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(Config {
        cases: if place::is_campaign() { 200 } else { 8 },
        // The same lives in every run; the campaign takes more of them.
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    })]

    #[test]
    fn the_vault_does_what_its_model_does(steps in prop::collection::vec(any::<u64>(), 10..40)) {
        act(&steps)?;
    }
}
