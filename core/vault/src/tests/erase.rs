use std::sync::Mutex;

use super::keepers::{identity, recipient};
use super::*;
use crate::{KeeperKind, KeeperSecret, Presence};

/// "AMPERASE" ‖ vault id ‖ count ‖ generations
fn mark(vault_id: [u8; 16], generations: &[u32]) -> Vec<u8> {
    let count = u8::try_from(generations.len()).unwrap();
    let mut mark = [&b"AMPERASE"[..], &vault_id, &[count]].concat();
    mark.extend(generations.iter().flat_map(|number| number.to_be_bytes()));
    mark
}

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
    assert_eq!(place.hardware_keys(), 0);
}

#[test]
fn an_erased_vault_is_gone_and_a_new_one_can_be_made() {
    let (place, vault) = kept();
    vault.erase(PIN, &place.hardware, &NOW).unwrap();
    nothing_is_left(&place);
    Vault::erase_leftovers(&place.path(), &place.hardware).unwrap();
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
    Vault::erase_leftovers(&place.path(), &place.hardware).unwrap();
    assert_eq!(contacts(&place.unlock().unwrap()), 1);
}

#[test]
fn an_erasing_that_is_killed_anywhere_is_finished_by_the_next_start() {
    let (place, mut vault) = kept();
    // One hardware key more than the slot knows: a change of the PIN that was cut off.
    let floor = Parameters::FLOOR;
    vault
        .change_secret(PIN, PIN, &place.hardware, &floor, &NOW)
        .unwrap();
    let id = vault.header.vault_id;
    for generation in [1, 3] {
        let alias = crate::header::alias(&id, generation);
        place.hardware.create(&alias).unwrap();
    }
    assert_eq!(place.hardware_keys(), 3);
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
    assert_eq!(
        fs::read(killed[0].file("erasing")).unwrap(),
        mark(id, &[2, 1, 3])
    );
    assert_eq!(killed[0].hardware_keys(), 3);
    // Not asked for by this program in this order: no key was destroyed, and no header says any more which there are.
    let headless = killed[0].copy();
    for name in ["header.a", "header.b"] {
        fs::write(headless.file(name), b"").unwrap();
    }
    // The hardware keys are gone; then one header is; then both; then the name.
    let keyless = killed[2].copy();
    assert_eq!(keyless.hardware_keys(), 1);
    let one = keyless.copy();
    fs::write(one.file("header.a"), b"").unwrap();
    let both = one.copy();
    fs::write(both.file("header.b"), vec![0; 700]).unwrap();
    let renamed = both.copy();
    let erased = renamed.path().with_file_name("vault.erased");
    fs::rename(renamed.path(), &erased).unwrap();
    let half = renamed.copy();
    fs::remove_file(half.path().with_file_name("vault.erased").join("vault.db")).unwrap();
    assert!(erased.join("vault.db").exists());
    killed.extend([headless, keyless, one, both, renamed, half]);
    for (step, place) in killed.iter().enumerate() {
        // Generation 2 is the first to go.
        if step > 0 {
            assert!(place.unlock().is_err(), "step {step}");
        }
        let refusing = Watched {
            inner: &place.hardware,
            hook: |_: &str| Err(HardwareError::Unavailable),
        };
        // At a moment at which the hardware does not answer: everything else goes.
        let told = Vault::erase_leftovers(&place.path(), &refusing);
        assert_eq!(Vault::state(&place.path()), Ok(Presence::Absent));
        let left = snapshot(&place.path().with_file_name("vault.erased"));
        assert_eq!(told, Err(Error::Hardware(HardwareError::Unavailable)));
        let names: Vec<_> = left.keys().collect();
        assert_eq!(names, [Path::new("erasing")], "step {step}");
        let place = place.copy();
        Vault::erase_leftovers(&place.path(), &place.hardware).unwrap();
        nothing_is_left(&place);
    }
}

#[test]
fn no_leftovers_no_erasing() {
    let (place, vault) = kept();
    let vault_id = vault.header.vault_id;
    vault.lock().unwrap();
    let before = place.snapshot();
    Vault::erase_leftovers(&place.path(), &place.hardware).unwrap();
    // A mark of another vault, or none at all: a file that came here by a copy of folders.
    let foreign = mark([9; 16], &[1]);
    // Cut off while it was written: nothing had been destroyed.
    let own = mark(vault_id, &[1, 2]);
    let cut = own.split_last_chunk::<4>().unwrap().0;
    for mark in [&b""[..], b"AMPERASE", &foreign, cut] {
        fs::write(place.file("erasing"), mark).unwrap();
        Vault::erase_leftovers(&place.path(), &place.hardware).unwrap();
    }
    fs::remove_file(place.file("erasing")).unwrap();
    assert!(place.snapshot() == before);
    let floor = Parameters::FLOOR;
    let keeper = KeeperSecret::Identity(identity(1).to_text());
    Vault::reopen(&place.path(), &keeper, PIN, &place.hardware, &floor, &NOW).unwrap();
    Vault::erase_leftovers(&Place::empty().path(), &place.hardware).unwrap();
}

#[test]
fn a_vault_that_is_open_is_not_swept() {
    let (place, vault) = kept();
    let mark = mark(vault.header.vault_id, &[1]);
    fs::write(place.file("erasing"), mark).unwrap();
    let busy = Vault::erase_leftovers(&place.path(), &place.hardware);
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
