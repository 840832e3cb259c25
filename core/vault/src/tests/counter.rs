use super::*;
use crate::Part;

const WRONG: &[u8] = b"314159";

fn later(seconds: u64) -> BootReading {
    BootReading {
        ms: NOW.ms + seconds * 1000,
        ..NOW
    }
}

#[test]
fn five_free_then_half_a_minute_two_ten_and_an_hour() {
    let place = Place::with_vault();
    let before = place.snapshot();
    for left in [4, 3, 2, 1, 0] {
        assert_eq!(
            error(place.unlock_with(WRONG, NOW)),
            Error::WrongPin { left }
        );
    }
    let mut start = 0;
    for wait in [30, 120, 600, 3600, 3600] {
        let almost = place.unlock_with(WRONG, later(start + wait - 1));
        assert_eq!(error(almost), Error::Wait { seconds: 1 });
        // The right PIN waits too, or waiting would tell it from others.
        let right = place.unlock_with(PIN, later(start));
        assert_eq!(error(right), Error::Wait { seconds: wait });
        start += wait;
        let outcome = place.unlock_with(WRONG, later(start));
        assert_eq!(error(outcome), Error::WrongPin { left: 0 });
    }
    place.assert_unchanged(&before);
    place
        .unlock_with(PIN, later(start + 3600))
        .unwrap()
        .lock()
        .unwrap();
    // Success clears the count.
    let outcome = place.unlock_with(WRONG, later(start + 3600));
    assert_eq!(error(outcome), Error::WrongPin { left: 4 });
}

#[test]
fn a_restart_begins_the_wait_anew() {
    let restarts = [
        BootReading { ms: 5_000, ..NOW },
        BootReading {
            boot: [2; 16],
            ms: NOW.ms + 3_600_000,
        },
    ];
    for restarted in restarts {
        let place = Place::with_vault();
        for _ in 0..5 {
            error(place.unlock_with(WRONG, NOW));
        }
        let wait = Error::Wait { seconds: 30 };
        assert_eq!(error(place.unlock_with(PIN, restarted)), wait);
        let after = |ms| BootReading {
            ms: restarted.ms + ms,
            ..restarted
        };
        let almost = Error::Wait { seconds: 1 };
        assert_eq!(error(place.unlock_with(PIN, after(29_001))), almost);
        place.unlock_with(PIN, after(30_000)).unwrap();
    }
}

#[test]
fn an_attempt_is_counted_on_disk_before_the_hardware_is_asked() {
    let place = Place::with_vault();
    let killed = tempfile::tempdir().unwrap();
    // Switched off in the middle of each guess: what is on disk then is what the next start finds.
    for attempt in 1..=5 {
        let moment = killed.path().join(format!("{attempt}"));
        let hardware = Hooked {
            inner: &place.hardware,
            hook: || {
                if !moment.exists() {
                    copy_folder(&place.path(), &moment);
                }
                Ok(())
            },
        };
        let _ = Vault::unlock(&place.path(), WRONG, &hardware, &NOW);
        fs::remove_dir_all(place.path()).unwrap();
        copy_folder(&moment, &place.path());
    }
    assert_eq!(error(place.unlock()), Error::Wait { seconds: 30 });
}

#[test]
fn what_the_hardware_refuses_is_not_counted() {
    let place = Place::with_vault();
    for refusal in [
        HardwareError::NotFound,
        HardwareError::Unavailable,
        HardwareError::Cancelled,
        HardwareError::Invalidated,
    ] {
        for _ in 0..2 {
            let hardware = Hooked {
                inner: &place.hardware,
                hook: || Err(refusal),
            };
            let outcome = Vault::unlock(&place.path(), WRONG, &hardware, &NOW);
            assert_eq!(error(outcome), Error::Hardware(refusal));
        }
    }
    assert_eq!(
        error(place.unlock_with(WRONG, NOW)),
        Error::WrongPin { left: 4 }
    );
}

#[test]
fn a_lost_keystore_says_not_found_and_changes_nothing() {
    let mut place = Place::with_vault();
    let before = place.snapshot();
    place.hardware = SoftwareHardwareKey::in_memory();
    assert_eq!(
        error(place.unlock()),
        Error::Hardware(HardwareError::NotFound)
    );
    place.assert_unchanged(&before);
}

#[test]
fn a_lost_counter_costs_one_wait_and_not_the_vault() {
    let place = Place::with_vault();
    let lost = Error::damaged(Part::Attempts);
    let damages: [&dyn Fn(); 3] = [
        &|| fs::remove_file(place.file("attempts")).unwrap(),
        &|| fs::write(place.file("attempts"), b"").unwrap(),
        &|| {
            flip(&place.file("attempts"), 100);
            flip(&place.file("attempts"), 612);
        },
    ];
    for damage in damages {
        damage();
        let before = place.snapshot();
        assert_eq!(error(place.unlock()), lost);
        place.assert_unchanged(&before);
        assert_eq!(error(place.unlock()), Error::Wait { seconds: 30 });
        place.unlock_with(PIN, later(30)).unwrap().lock().unwrap();
    }
}

#[test]
fn one_damaged_copy_of_the_counter_takes_no_attempt_back() {
    let place = Place::with_vault();
    for left in [4, 3] {
        assert_eq!(
            error(place.unlock_with(WRONG, NOW)),
            Error::WrongPin { left }
        );
    }
    for at in (0..1024).step_by(97) {
        flip(&place.file("attempts"), at);
        let attempt = Vault::unlock(
            &place.path(),
            WRONG,
            &Hooked {
                inner: &place.hardware,
                hook: || Err(HardwareError::Cancelled),
            },
            &NOW,
        );
        assert_eq!(
            error(attempt),
            Error::Hardware(HardwareError::Cancelled),
            "byte {at}"
        );
    }
    assert_eq!(
        error(place.unlock_with(WRONG, NOW)),
        Error::WrongPin { left: 2 }
    );
}
