//! A driver lives with a vault and is killed, again and again, on the same folder.

use crate::place::{self, Place};
use crate::plaintext;
use amparo_crash::op::State;
use amparo_crash::script::Dice;
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
    let (mut killed, mut confirmed) = (0, 0);
    for round in 0..rounds {
        let seed = dice.roll().to_string();
        let mode = ["random", seed.as_str(), "25"];
        let end = if round % 3 == 0 {
            // At any moment, also between two calls.
            let wait = Duration::from_millis(u64::from(dice.below(250)));
            let mut child = place.driver(round * 100, &mode, &[]).spawn().unwrap();
            std::thread::sleep(wait);
            child.kill().unwrap();
            place::end(child)
        } else {
            let how = ["before", "after", "torn"][dice.below(3) as usize];
            let at = format!("{}:{how}", dice.below(150) + 1);
            place.run(round * 100, &mode, &[("FAULTVFS_KILL", at)])
        };
        assert!(end.killed || end.success, "round {round}: {}", end.said);
        killed += u32::from(end.killed);

        let journal = place.journal_from(state);
        let _ = fs::remove_file(place.file("notes"));
        confirmed += journal.confirmed;
        assert!(journal.failures.is_empty(), "{:?}", journal.failures);
        state = place::open(&place.vault(), &hardware, &[0])
            .unwrap_or_else(|sentence| panic!("round {round}: {sentence}"));
        let found = plaintext::look(&place, &plaintext::scanner(&place, 0));
        assert!(found.is_empty(), "round {round}: {found:?}");
        let allowed = journal.allowed();
        assert!(
            allowed.contains(&state),
            "round {round}: {state:?} instead of {allowed:?}"
        );
    }
    // Otherwise the loop would have proved nothing.
    let rounds = u32::try_from(rounds).unwrap();
    assert!(killed > rounds / 2, "{killed} of {rounds} were killed");
    assert!(confirmed > rounds, "{confirmed} operations were confirmed");
}
