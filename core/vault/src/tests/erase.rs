use std::sync::Mutex;

use super::keepers::{identity, recipient};
use super::*;
use crate::{KeeperKind, KeeperSecret, Presence};

fn kept() -> (Place, Unlocked) {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    vault
        .add_keeper(KeeperKind::Sheet, &recipient(1), 1)
        .unwrap();
    vault.put(None, &contact("{}")).unwrap();
    (place, vault)
}

fn nothing_is_left(place: &Place) {
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Absent));
    let names: Vec<_> = fs::read_dir(place.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name != "hardware")
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn an_erased_vault_is_gone_and_a_new_one_can_be_made() {
    let (place, vault) = kept();
    vault.erase(PIN, &place.hardware, &NOW).unwrap();
    nothing_is_left(&place);
    assert_eq!(place.hardware_keys(), 0);
    Vault::erase_leftovers(&place.path()).unwrap();
    assert_eq!(contacts(&place.create().unwrap()), 0);
}

fn contacts(vault: &Unlocked) -> usize {
    vault.list("contact").unwrap().records.len()
}

#[test]
fn the_pin_is_asked_for_again_and_a_refusal_erases_nothing() {
    let (place, vault) = kept();
    let wrong = vault.erase(b"314159", &place.hardware, &NOW);
    assert_eq!(wrong, Err(Error::WrongPin { left: 4 }));
    let vault = place.unlock().unwrap();
    assert_eq!(contacts(&vault), 1);
    let refusing = Watched {
        inner: &place.hardware,
        hook: |step: &str| match step {
            "destroy" => Err(HardwareError::Unavailable),
            _ => Ok(()),
        },
    };
    let refused = vault.erase(PIN, &refusing, &NOW);
    let unavailable = Error::Hardware(HardwareError::Unavailable);
    assert_eq!(refused, Err(unavailable));
    // Not even later.
    Vault::erase_leftovers(&place.path()).unwrap();
    assert_eq!(contacts(&place.unlock().unwrap()), 1);
}

#[test]
fn an_erasing_that_is_killed_anywhere_is_finished_by_the_next_start() {
    let (place, vault) = kept();
    let killed = Mutex::new(Vec::new());
    let hardware = Watched {
        inner: &place.hardware,
        hook: |step: &str| {
            if step == "destroy" {
                killed.lock().unwrap().push(place.copy());
            }
            Ok(())
        },
    };
    vault.erase(PIN, &hardware, &NOW).unwrap();
    let mut killed = killed.into_inner().unwrap();
    // The hardware keys are gone; then one header is; then both; then the name.
    let keyless = killed.last().unwrap().copy();
    let one = keyless.copy();
    fs::write(one.file("header.a"), b"").unwrap();
    let both = one.copy();
    fs::write(both.file("header.b"), vec![0; 700]).unwrap();
    let renamed = both.copy();
    let erased = renamed.path().with_file_name("vault.erased");
    fs::rename(renamed.path(), &erased).unwrap();
    let half = renamed.copy();
    fs::remove_file(half.path().with_file_name("vault.erased").join("erasing")).unwrap();
    assert!(erased.join("vault.db").exists());
    killed.extend([keyless, one, both, renamed, half]);
    for (step, place) in killed.iter().enumerate() {
        if step > 0 {
            assert!(place.unlock().is_err(), "step {step}");
        }
        Vault::erase_leftovers(&place.path()).unwrap();
        nothing_is_left(place);
    }
}

#[test]
fn no_leftovers_no_erasing() {
    let (place, vault) = kept();
    vault.lock().unwrap();
    let before = place.snapshot();
    Vault::erase_leftovers(&place.path()).unwrap();
    // A mark of another vault, or none at all: a file that came here by a copy of folders.
    let foreign = [&b"AMPERASE"[..], &[9; 16]].concat();
    for mark in [&b""[..], b"AMPERASE", &foreign] {
        fs::write(place.file("erasing"), mark).unwrap();
        Vault::erase_leftovers(&place.path()).unwrap();
    }
    fs::remove_file(place.file("erasing")).unwrap();
    assert!(place.snapshot() == before);
    let floor = Parameters::FLOOR;
    let keeper = KeeperSecret::Identity(identity(1).to_text());
    Vault::reopen(&place.path(), &keeper, PIN, &place.hardware, &floor, &NOW).unwrap();
    Vault::erase_leftovers(&Place::empty().path()).unwrap();
}

#[test]
fn a_vault_that_is_open_is_not_swept() {
    let (place, vault) = kept();
    let mark = [&b"AMPERASE"[..], &vault.header.vault_id].concat();
    fs::write(place.file("erasing"), mark).unwrap();
    let busy = Vault::erase_leftovers(&place.path());
    assert_eq!(busy, Err(Error::Busy));
    assert_eq!(contacts(&vault), 1);
}

/// Renaming and removing leave the bytes of a file where they are on the disk: whoever still has one by another name finds nothing in it.
#[test]
fn the_headers_are_emptied_and_not_only_removed() {
    let (place, vault) = kept();
    let names = ["header.a", "header.b"].map(|name| {
        let other = place.folder.path().join("hardware").join(name);
        fs::hard_link(place.file(name), &other).unwrap();
        assert_ne!(fs::read(&other).unwrap(), b"");
        other
    });
    vault.erase(PIN, &place.hardware, &NOW).unwrap();
    for other in names {
        assert_eq!(fs::read(other).unwrap(), b"");
    }
}
