//! Another PIN, and a passphrase where there is no hardware.

use std::sync::Mutex;

use super::*;
use crate::folder::Folder;
use crate::{Part, SecretKind};

const NEW: &[u8] = b"141421";
const PASSPHRASE: &[u8] = "ábaco uña tejón limón ratón maíz".as_bytes();

fn change(place: &Place, vault: &mut Unlocked) -> Result<()> {
    vault.change_secret(PIN, NEW, &place.hardware, &Parameters::FLOOR, &NOW)
}

#[test]
fn a_changed_pin_opens_and_the_old_one_does_not() {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let id = vault.put(None, &contact("{}")).unwrap();
    let anchors = vault.anchors();
    change(&place, &mut vault).unwrap();
    assert_ne!(vault.anchors(), anchors);
    assert_eq!(place.hardware_keys(), 1, "the key of the old PIN is gone");
    vault.lock().unwrap();
    let old = place.unlock();
    assert_eq!(error(old), Error::WrongPin { left: 4 });
    let mut vault = place.unlock_with(NEW, NOW).unwrap();
    assert!(vault.get(id).unwrap().is_some());
    // As often as one likes; each time with another key.
    let again = vault.change_secret(NEW, PIN, &place.hardware, &Parameters::FLOOR, &NOW);
    assert_eq!(again, Ok(()));
    assert_eq!(vault.header.alias_generation(), 3);
    vault.lock().unwrap();
    place.unlock().unwrap();
    assert_eq!(place.hardware_keys(), 1);
}

#[test]
fn the_old_pin_is_asked_for_and_counted() {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let before = place.snapshot();
    let floor = Parameters::FLOOR;
    for left in [4, 3] {
        let wrong = vault.change_secret(NEW, NEW, &place.hardware, &floor, &NOW);
        assert_eq!(wrong, Err(Error::WrongPin { left }));
    }
    let short = vault.change_secret(PIN, b"12345", &place.hardware, &floor, &NOW);
    assert_eq!(short, Err(Error::Invalid { field: "pin" }));
    let weak = Parameters {
        memory_kib: 1024,
        ..floor
    };
    let weak = vault.change_secret(PIN, NEW, &place.hardware, &weak, &NOW);
    let invalid = Error::Invalid {
        field: "parameters",
    };
    assert_eq!(weak, Err(invalid));
    place.assert_unchanged(&before);
    assert_eq!(place.hardware_keys(), 1);
    assert_eq!(
        vault.check_secret(NEW, &place.hardware, &NOW),
        Err(Error::WrongPin { left: 2 })
    );
    assert_eq!(vault.check_secret(PIN, &place.hardware, &NOW), Ok(()));
    assert_eq!(
        vault.check_secret(NEW, &place.hardware, &NOW),
        Err(Error::WrongPin { left: 4 })
    );
}

#[test]
fn a_change_that_is_killed_anywhere_leaves_a_vault_that_opens_with_one_of_the_two() {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let old_headers = ["header.a", "header.b"].map(|name| fs::read(place.file(name)).unwrap());
    let killed = Mutex::new(Vec::new());
    let hardware = Watched {
        inner: &place.hardware,
        hook: |step: &str| {
            killed.lock().unwrap().push((step.to_owned(), place.copy()));
            Ok(())
        },
    };
    vault
        .change_secret(PIN, NEW, &hardware, &Parameters::FLOOR, &NOW)
        .unwrap();
    let mut killed = killed.into_inner().unwrap();
    let steps: Vec<&str> = killed.iter().map(|(step, _)| step.as_str()).collect();
    assert_eq!(steps[..2], ["evaluate", "create"]);
    let destroyed = steps.iter().position(|step| *step == "destroy");
    assert_eq!(destroyed, Some(steps.len() - 1), "once, and at the end");
    let committed = killed.last().unwrap().1.copy();
    for (name, old) in ["header.a", "header.b"].into_iter().zip(&old_headers) {
        let new = fs::read(committed.file(name)).unwrap();
        assert!(new != *old, "both copies are written before it");
    }
    // Between the two copies of the header: one of each, or one of them torn.
    let torn = old_headers[0].len() / 2;
    for (name, old) in ["header.a", "header.b"].into_iter().zip(&old_headers) {
        for old in [&old[..], &old[..torn]] {
            let between = committed.copy();
            fs::write(between.file(name), old).unwrap();
            killed.push(("between the copies".into(), between));
        }
    }
    let torn_first = killed[1].1.copy();
    fs::write(torn_first.file("header.a"), &old_headers[0][..torn]).unwrap();
    killed.push(("first copy torn".into(), torn_first));

    for (step, place) in killed {
        let (opened, other) = match place.unlock_with(NEW, NOW) {
            Ok(vault) => (vault, PIN),
            Err(_) => (place.unlock().expect(&step), NEW),
        };
        opened.lock().unwrap();
        let refused = error(place.unlock_with(other, NOW));
        assert_eq!(refused, Error::WrongPin { left: 4 }, "{step}");
        // Whichever it is, it can be changed, and then one key is left.
        let mut vault = match other {
            NEW => place.unlock().unwrap(),
            _ => place.unlock_with(NEW, NOW).unwrap(),
        };
        let now = if other == NEW { PIN } else { NEW };
        let third = b"577215";
        vault
            .change_secret(now, third, &place.hardware, &Parameters::FLOOR, &NOW)
            .expect(&step);
        assert_eq!(place.hardware_keys(), 1, "{step}");
        vault.lock().unwrap();
        place.unlock_with(third, NOW).unwrap();
    }
}

#[test]
fn what_a_killed_change_left_is_destroyed_by_the_next_unlock() {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let refusing = Watched {
        inner: &place.hardware,
        hook: |step: &str| match step {
            "destroy" => Err(HardwareError::Unavailable),
            _ => Ok(()),
        },
    };
    let floor = Parameters::FLOOR;
    let changed = vault.change_secret(PIN, NEW, &refusing, &floor, &NOW);
    assert_eq!(changed, Ok(()), "the new PIN counts all the same");
    vault.lock().unwrap();
    assert_eq!(place.hardware_keys(), 2);
    Vault::unlock(&place.path(), NEW, &refusing, &NOW)
        .unwrap()
        .lock()
        .unwrap();
    assert_eq!(place.hardware_keys(), 2, "no reason not to open");
    place.unlock_with(NEW, NOW).unwrap().lock().unwrap();
    assert_eq!(place.hardware_keys(), 1);
}

#[test]
fn without_hardware_a_passphrase_opens_alone() {
    let place = Place::empty();
    let floor = Parameters::FLOOR;
    let kind = || Vault::secret_kind(&place.path(), &NoHardware).unwrap();
    assert_eq!(kind(), SecretKind::Passphrase);
    let mut vault = Vault::create(&place.path(), PASSPHRASE, &NoHardware, &floor, &NOW).unwrap();
    let id = vault.put(None, &contact("{}")).unwrap();
    vault.lock().unwrap();
    assert_eq!(kind(), SecretKind::Passphrase);
    let typed = "  A\u{301}BACO un\u{303}a Tejo\u{301}n\tLIMÓN ratón maíz\n";
    for passphrase in [PASSPHRASE, typed.as_bytes()] {
        let vault = Vault::unlock(&place.path(), passphrase, &NoHardware, &NOW).unwrap();
        assert!(vault.get(id).unwrap().is_some());
        vault.lock().unwrap();
    }
    let wrong = Vault::unlock(&place.path(), b"one two", &NoHardware, &NOW);
    assert_eq!(error(wrong), Error::WrongPin { left: 4 });

    let mut vault = Vault::unlock(&place.path(), PASSPHRASE, &NoHardware, &NOW).unwrap();
    let few = vault.change_secret(PASSPHRASE, NEW, &NoHardware, &floor, &NOW);
    let invalid = Error::Invalid {
        field: "passphrase",
    };
    assert_eq!(few, Err(invalid));
    let new = Vault::make_passphrase("en").unwrap();
    let changed = vault.change_secret(PASSPHRASE, new.as_bytes(), &NoHardware, &floor, &NOW);
    assert_eq!(changed, Ok(()));
    vault.lock().unwrap();
    Vault::unlock(&place.path(), new.as_bytes(), &NoHardware, &NOW).unwrap();
    let old = Vault::unlock(&Place::empty().path(), PASSPHRASE, &NoHardware, &NOW);
    assert_eq!(error(old), Error::NotFound);
}

#[test]
fn a_phone_with_hardware_takes_a_passphrase_in_the_place_of_a_pin() {
    let place = Place::empty();
    let kind = || Vault::secret_kind(&place.path(), &place.hardware).unwrap();
    assert_eq!(kind(), SecretKind::Pin);
    let floor = Parameters::FLOOR;
    Vault::create(&place.path(), PASSPHRASE, &place.hardware, &floor, &NOW)
        .unwrap()
        .lock()
        .unwrap();
    assert_eq!(kind(), SecretKind::Pin);
    place.unlock_with(PASSPHRASE, NOW).unwrap().lock().unwrap();
    // Also where the hardware is gone: the slot says what it takes.
    let kind = Vault::secret_kind(&place.path(), &NoHardware);
    assert_eq!(kind, Ok(SecretKind::Pin));
    fs::write(place.file("header.a"), b"").unwrap();
    fs::write(place.file("header.b"), b"").unwrap();
    let damaged = Vault::secret_kind(&place.path(), &place.hardware);
    assert_eq!(damaged, Err(Error::damaged(Part::Header)));
}

/// A passphrase asks no hardware, so its slot has no rounds, neither on disk nor before it is read back.
#[test]
fn the_header_in_memory_is_the_one_on_disk() {
    let parameters = Parameters {
        rounds: 7,
        ..Parameters::FLOOR
    };
    let place = Place::empty();
    let same = |vault: Unlocked| {
        let written = vault.header.clone();
        vault.lock().unwrap();
        let (read, _) = crate::vault::read_header(&Folder::new(&place.path())).unwrap();
        assert_eq!(written, read);
        fs::remove_dir_all(place.path()).unwrap();
    };
    same(Vault::create(&place.path(), PASSPHRASE, &NoHardware, &parameters, &NOW).unwrap());
    same(Vault::create(&place.path(), PIN, &place.hardware, &parameters, &NOW).unwrap());
}
