use std::sync::Mutex;

use super::keepers::recipient;
use super::*;
use crate::{Anchors, KeeperKind, Part, Presence};

/// A locked vault with a proven keeper, and its anchors.
fn kept() -> (Place, Anchors) {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let id = vault
        .add_keeper(KeeperKind::Sheet, &recipient(1), 1)
        .unwrap();
    vault.prove_keeper(id).unwrap();
    let anchors = vault.anchors();
    vault.lock().unwrap();
    (place, anchors)
}

fn seal(place: &Place, anchors: &Anchors) -> Result<()> {
    Vault::seal(&place.path(), &place.hardware, anchors)
}

fn assert_sealed(place: &Place) {
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Sealed));
    let before = place.snapshot();
    assert_eq!(error(place.unlock()), Error::Sealed);
    assert!(place.snapshot() == before, "not even counted");
    assert_eq!(place.hardware_keys(), 0);
    assert_eq!(Vault::keeper_files(&place.path()).unwrap().len(), 1);
}

#[test]
fn a_sealed_vault_does_not_open_with_the_right_pin_and_every_byte_of_before() {
    let (place, anchors) = kept();
    let before = place.snapshot();
    seal(&place, &anchors).unwrap();
    assert_sealed(&place);
    // The header of before, out of some old cell of the flash: its hardware key is gone.
    for name in ["header.a", "header.b"] {
        fs::write(place.file(name), &before[Path::new(name)]).unwrap();
    }
    let refused = error(place.unlock());
    assert_eq!(refused, Error::Hardware(HardwareError::NotFound));

    let (place, _) = kept();
    let vault = place.unlock().unwrap();
    vault.seal(&place.hardware).unwrap();
    assert_sealed(&place);
}

#[test]
fn without_a_proven_keeper_nothing_is_sealed() {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    vault
        .add_keeper(KeeperKind::Sheet, &recipient(1), 1)
        .unwrap();
    let anchors = vault.anchors();
    vault.lock().unwrap();
    let before = place.snapshot();
    let invalid = Error::Invalid { field: "keeper" };
    assert_eq!(seal(&place, &anchors), Err(invalid));
    let vault = place.unlock().unwrap();
    assert_eq!(vault.seal(&place.hardware), Err(invalid));
    place.assert_unchanged(&before);
    place.unlock().unwrap();
}

#[test]
fn a_header_that_is_not_the_anchored_one_is_not_sealed() {
    let (place, anchors) = kept();
    let before = place.snapshot();
    let mut other = anchors.clone();
    other.core[5] ^= 1;
    let mut elsewhere = anchors.clone();
    elsewhere.capture_recipient = recipient(9);
    let invalid = Err(Error::Invalid { field: "anchors" });
    for wrong in [&other, &elsewhere] {
        assert_eq!(seal(&place, wrong), invalid);
    }
    // A stranger exchanges the keeper: the checksum fits, the anchor does not.
    let generations = crate::header::place(&place.path());
    let mut body = generations.read().unwrap().body;
    let known = recipient(1);
    let at = body
        .windows(known.len())
        .position(|window| window == known.as_bytes())
        .unwrap();
    body[at..at + known.len()].copy_from_slice(recipient(2).as_bytes());
    generations.write(&body).unwrap();
    assert_eq!(seal(&place, &anchors), invalid);
    assert_eq!(place.hardware_keys(), 1);
    for name in ["header.a", "header.b"] {
        fs::write(place.file(name), &before[Path::new(name)]).unwrap();
    }
    place.unlock().unwrap();
    // A header of format 1 has no core.
    let old = super::golden::golden("vault-v1");
    assert_eq!(seal(&old, &anchors), invalid);
    assert_eq!(seal(&Place::empty(), &anchors), Err(Error::NotFound));
}

#[test]
fn a_vault_that_is_open_is_busy() {
    let (place, anchors) = kept();
    let vault = place.unlock().unwrap();
    assert_eq!(seal(&place, &anchors), Err(Error::Busy));
    vault.lock().unwrap();
    seal(&place, &anchors).unwrap();
}

#[test]
fn the_hardware_key_goes_first_and_an_interruption_is_finished_by_another_sealing() {
    let (place, anchors) = kept();
    let before = place.snapshot();
    let moments = Mutex::new(Vec::new());
    let hardware = Watched {
        inner: &place.hardware,
        hook: |_: &str| {
            moments.lock().unwrap().push(place.copy());
            Ok(())
        },
    };
    Vault::seal(&place.path(), &hardware, &anchors).unwrap();
    let mut moments = moments.into_inner().unwrap();
    assert_eq!(moments.len(), 2, "its key, and what a change may have left");
    // Before the first, everything opens; after it the headers are still whole, and nothing does.
    moments[0].unlock().unwrap().lock().unwrap();
    for (place, opens) in moments.iter().zip([true, false]) {
        for name in ["header.a", "header.b"] {
            assert!(place.snapshot()[Path::new(name)] == before[Path::new(name)]);
        }
        if !opens {
            let gone = Error::Hardware(HardwareError::NotFound);
            assert_eq!(error(place.unlock()), gone);
        }
    }
    for name in ["header.a", "header.b"] {
        // One copy cut, the other as before.
        let between = place.copy();
        fs::write(between.file(name), &before[Path::new(name)]).unwrap();
        let refused = error(between.unlock());
        let known = [Error::Sealed, Error::Hardware(HardwareError::NotFound)];
        assert!(known.contains(&refused), "{refused:?}");
        moments.push(between);
    }
    for place in moments {
        seal(&place, &anchors).unwrap();
        assert_sealed(&place);
        seal(&place, &anchors).unwrap();
        assert_sealed(&place);
    }
}

#[test]
fn when_the_hardware_refuses_the_vault_still_opens() {
    let (place, anchors) = kept();
    let before = place.snapshot();
    let refusing = Watched {
        inner: &place.hardware,
        hook: |step: &str| match step {
            "destroy" => Err(HardwareError::Unavailable),
            _ => Ok(()),
        },
    };
    let refused = Error::Hardware(HardwareError::Unavailable);
    let sealed = Vault::seal(&place.path(), &refusing, &anchors);
    assert_eq!(sealed, Err(refused));
    place.assert_unchanged(&before);
    place.unlock().unwrap();
}

#[test]
fn what_a_killed_change_of_the_pin_left_is_destroyed_too() {
    let (place, _) = kept();
    let keeping = Watched {
        inner: &place.hardware,
        hook: |step: &str| match step {
            "destroy" => Err(HardwareError::Unavailable),
            _ => Ok(()),
        },
    };
    let mut vault = place.unlock().unwrap();
    let floor = Parameters::FLOOR;
    vault
        .change_secret(PIN, b"141421", &keeping, &floor, &NOW)
        .unwrap();
    let anchors = vault.anchors();
    vault.lock().unwrap();
    assert_eq!(place.hardware_keys(), 2);
    seal(&place, &anchors).unwrap();
    assert_sealed(&place);
}

#[test]
fn a_vault_with_a_passphrase_is_sealed_without_hardware() {
    let place = Place::empty();
    let passphrase = b"one two three four five six";
    let floor = Parameters::FLOOR;
    let mut vault = Vault::create(&place.path(), passphrase, &NoHardware, &floor, &NOW).unwrap();
    let id = vault
        .add_keeper(KeeperKind::Phone, &recipient(1), 1)
        .unwrap();
    vault.prove_keeper(id).unwrap();
    vault.seal(&NoHardware).unwrap();
    let refused = Vault::unlock(&place.path(), passphrase, &NoHardware, &NOW);
    assert_eq!(error(refused), Error::Sealed);
}

#[test]
fn any_flipped_bit_of_a_sealed_header_is_damage() {
    let (place, anchors) = kept();
    seal(&place, &anchors).unwrap();
    let good = ["header.a", "header.b"].map(|name| fs::read(place.file(name)).unwrap());
    for at in 0..good[0].len() {
        for bit in 0..8 {
            for (name, good) in ["header.a", "header.b"].iter().zip(&good) {
                let mut flipped = good.clone();
                flipped[at] ^= 1 << bit;
                fs::write(place.file(name), flipped).unwrap();
            }
            assert_eq!(error(place.unlock()), Error::damaged(Part::Header));
            let state = Vault::state(&place.path());
            assert_eq!(state, Ok(Presence::Present), "unlocking says what it is");
        }
    }
}
