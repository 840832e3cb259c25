use std::fs;

use super::*;

const NOW: BootReading = BootReading {
    boot: [1; 16],
    ms: 5_000,
};

#[test]
fn waits_grow_and_stay_at_an_hour() {
    let seconds = [0, 4, 5, 6, 7, 8, 9, 100, u32::MAX].map(|failures| wait_ms(failures) / 1000);
    assert_eq!(seconds, [0, 0, 30, 120, 600, 3600, 3600, 3600, 3600]);
}

#[test]
fn the_file_holds_the_same_state_twice_and_a_torn_write_leaves_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attempts");
    let attempts = Attempts::new(&path, [7; 16]);
    attempts.create(NOW).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!((before.len(), &before[..512]), (1024, &before[512..]));
    attempts.begin(NOW).unwrap();
    let after = fs::read(&path).unwrap();
    for cut in 0..=1024 {
        let torn = [&after[..cut], &before[cut..]].concat();
        fs::write(&path, torn).unwrap();
        let failures = attempts.read().unwrap().failures;
        assert_eq!(failures, u32::from(cut >= 512), "cut at {cut}");
    }
}

#[test]
fn another_vaults_counter_is_not_this_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attempts");
    Attempts::new(&path, [7; 16]).create(NOW).unwrap();
    assert_eq!(Attempts::new(&path, [8; 16]).begin(NOW), Err(DAMAGED));
}

/// After a torn write the copy with the higher one is believed: a write that did not raise it could be lost to the one before.
#[test]
fn the_sequence_rises_with_every_write() {
    let folder = tempfile::tempdir().unwrap();
    let attempts = Attempts::new(&folder.path().join("attempts"), [7; 16]);
    attempts.create(NOW).unwrap();
    let mut sequences = vec![attempts.read().unwrap().sequence];
    let mut wrote = || sequences.push(attempts.read().unwrap().sequence);
    let before = attempts.begin(NOW).unwrap();
    wrote();
    attempts.take_back(before).unwrap();
    wrote();
    let before = attempts.begin(NOW).unwrap();
    wrote();
    attempts.succeed(before).unwrap();
    wrote();
    for _ in 0..FREE {
        attempts.begin(NOW).unwrap();
        wrote();
    }
    let restarted = BootReading {
        boot: [2; 16],
        ..NOW
    };
    assert_eq!(attempts.begin(restarted), Err(Error::Wait { seconds: 30 }));
    wrote();
    assert!(
        sequences.is_sorted_by(|one, next| one < next),
        "{sequences:?}"
    );
}

/// Only a counter that is not there was lost. One that the system keeps from us for now is not begun anew.
#[test]
fn a_counter_that_cannot_be_opened_is_no_lost_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attempts");
    // A link to itself cannot be opened, by nobody.
    std::os::unix::fs::symlink(&path, &path).unwrap();
    let outcome = Attempts::new(&path, [7; 16]).check();
    assert!(matches!(outcome, Err(Error::Storage { .. })), "{outcome:?}");
}
