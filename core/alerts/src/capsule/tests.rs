/// A new capsule in the place of a lost one.
mod anew;

use amparo_sealed::{HardwareError, HardwareForm, HardwareLevel};

use super::*;
use crate::world::{Hardware, World, contains};

fn open(world: &World) -> Result<Capsule, Error> {
    Capsule::open(world.folder.path(), &world.hardware)
}

fn file(world: &World, name: &str) -> std::path::PathBuf {
    world.folder.path().join(name)
}

#[test]
fn what_is_saved_is_there_again_and_nowhere_in_the_clear() {
    let mut world = World::new();
    world.person("Rosalinda", Some("+12135550134"));
    assert!(!world.capsule().is_unprotected());
    let key = *world.capsule().key.as_bytes();
    world.reopen();
    assert_eq!(world.capsule().people()[0].label, "Rosalinda");
    let disk = world.bytes_on_disk();
    for secret in [&b"Rosalinda"[..], b"2135550134", &key] {
        assert!(!contains(&disk, secret));
    }
    world.capsule.take().unwrap().close().unwrap();
    let log = std::fs::metadata(file(&world, "alerts.db-wal"));
    assert_eq!(log.map_or(0, |log| log.len()), 0, "closing empties the log");
    world.reopen();
    assert_eq!(world.capsule().people()[0].label, "Rosalinda");
}

/// A Secure Enclave computes ECDH with a point of ours, not an HMAC.
#[test]
fn hardware_that_computes_ecdh_opens_what_it_wrapped_and_no_other_does() {
    let folder = tempfile::TempDir::new().unwrap();
    let keys = folder.path().join("keys");
    let enclave = || {
        amparo_sealed::testkit::SoftwareHardwareKey::in_folder(&keys)
            .with_form(HardwareForm::EcdhP256)
    };
    drop(Capsule::open(folder.path(), &enclave()).unwrap());
    assert!(Capsule::open(folder.path(), &enclave()).is_ok());

    let hmac = amparo_sealed::testkit::SoftwareHardwareKey::in_folder(&keys);
    for other in [hmac, {
        enclave().destroy(ALIAS).unwrap();
        enclave().create(ALIAS).unwrap();
        enclave()
    }] {
        assert!(matches!(
            Capsule::open(folder.path(), &other),
            Err(Error::KeyLost { repairable: false })
        ));
    }
}

#[test]
fn a_second_opener_is_told_so() {
    let world = World::new();
    assert!(matches!(
        open(&world),
        Err(Error::Sealed(amparo_sealed::Error::Busy))
    ));
}

#[test]
fn no_new_key_is_made_over_a_database() {
    let mut world = World::new();
    world.person("R", None);
    drop(world.capsule.take());
    let before = std::fs::read(file(&world, "alerts.db")).unwrap();
    for copy in ["alerts.header.a", "alerts.header.b"] {
        std::fs::remove_file(file(&world, copy)).unwrap();
    }
    assert!(matches!(
        open(&world),
        Err(Error::Damaged {
            part: "alerts header"
        })
    ));
    assert_eq!(std::fs::read(file(&world, "alerts.db")).unwrap(), before);
    assert!(!file(&world, "alerts.header.a").exists());
}

#[test]
fn a_lost_database_is_damage_but_an_interrupted_start_is_not() {
    let mut world = World::new();
    drop(world.capsule.take());
    let remove = |world: &World| {
        for name in ["alerts.db", "alerts.db-wal", "alerts.db-shm"] {
            let _ = std::fs::remove_file(file(world, name));
        }
    };
    remove(&world);
    assert!(matches!(
        open(&world),
        Err(Error::Damaged { part: "alerts.db" })
    ));
    // The same with a header that says that there was no database yet.
    let header = Generations::new(world.folder.path(), HEADER, MAGIC, FORMAT);
    let mut body = Body::decode(&header.read().unwrap().body).unwrap();
    body.established = false;
    header.write(&body.encode().unwrap()).unwrap();
    world.reopen();
    assert!(
        Body::decode(&header.read().unwrap().body)
            .unwrap()
            .established
    );
}

#[test]
fn only_a_certain_loss_is_a_loss() {
    let mut world = World::new();
    drop(world.capsule.take());
    for failure in [HardwareError::Unavailable, HardwareError::Cancelled] {
        world.hardware.fail(Some(failure));
        assert!(matches!(open(&world), Err(Error::Hardware(kind)) if kind == failure));
    }
    for failure in [HardwareError::NotFound, HardwareError::Invalidated] {
        world.hardware.fail(Some(failure));
        assert!(matches!(
            open(&world),
            Err(Error::KeyLost { repairable: false })
        ));
    }
    world.hardware.fail(None);
    assert!(open(&world).is_ok());
}

#[test]
fn the_vault_repairs_a_lost_keystore() {
    let mut world = World::new();
    let person = world.person("R", None);
    world
        .capsule()
        .attach_vault_wrap(&World::vault_key())
        .unwrap();
    drop(world.capsule.take());
    world.hardware = Hardware::new();
    assert!(matches!(
        open(&world),
        Err(Error::KeyLost { repairable: true })
    ));
    let wrong = Key::from_bytes([1; 32]);
    let repair = |world: &World, key| Capsule::repair(world.folder.path(), &world.hardware, key);
    assert!(matches!(
        repair(&world, &wrong),
        Err(Error::KeyLost { repairable: false })
    ));
    let repaired = repair(&world, &World::vault_key()).unwrap();
    assert_eq!(repaired.people()[0].id, person);
    drop(repaired);
    world.reopen();
    assert_eq!(world.capsule().people().len(), 1);
}

#[test]
fn repair_without_a_wrap_changes_nothing() {
    let mut world = World::new();
    drop(world.capsule.take());
    let before = world.bytes_on_disk();
    let repaired = Capsule::repair(world.folder.path(), &world.hardware, &World::vault_key());
    assert!(matches!(
        repaired,
        Err(Error::KeyLost { repairable: false })
    ));
    assert_eq!(world.bytes_on_disk(), before);
}

#[test]
fn another_key_under_the_alias_is_a_loss_not_damage() {
    let mut world = World::new();
    world
        .capsule()
        .attach_vault_wrap(&World::vault_key())
        .unwrap();
    drop(world.capsule.take());
    world.hardware.inner.insert(ALIAS, [9; 32]).unwrap();
    assert!(matches!(
        open(&world),
        Err(Error::KeyLost { repairable: true })
    ));
}

#[test]
fn attaching_twice_writes_once_and_a_new_vault_key_replaces() {
    let mut world = World::new();
    let header = Generations::new(world.folder.path(), HEADER, MAGIC, FORMAT);
    world
        .capsule()
        .attach_vault_wrap(&World::vault_key())
        .unwrap();
    let first = header.read().unwrap().generation;
    world
        .capsule()
        .attach_vault_wrap(&World::vault_key())
        .unwrap();
    assert_eq!(header.read().unwrap().generation, first);
    let other = Key::from_bytes([3; 32]);
    world.capsule().attach_vault_wrap(&other).unwrap();
    drop(world.capsule.take());
    world.hardware = Hardware::new();
    assert!(Capsule::repair(world.folder.path(), &world.hardware, &other).is_ok());
}

#[test]
fn one_broken_header_copy_heals_and_two_are_damage() {
    let mut world = World::new();
    drop(world.capsule.take());
    let flip = |name: &str| {
        let path = file(&world, name);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[30] ^= 1;
        std::fs::write(path, bytes).unwrap();
    };
    flip("alerts.header.a");
    drop(open(&world).unwrap());
    flip("alerts.header.b");
    drop(open(&world).expect("the first copy was written again"));
    flip("alerts.header.a");
    flip("alerts.header.b");
    assert!(matches!(
        open(&world),
        Err(Error::Damaged {
            part: "alerts header"
        })
    ));
}

#[test]
fn without_hardware_the_key_lies_open_and_says_so() {
    let mut world = World::new();
    drop(world.capsule.take());
    world.folder = tempfile::TempDir::new().unwrap();
    world.hardware.level = HardwareLevel::None;
    world.reopen();
    assert!(world.capsule().is_unprotected());
    let key = *world.capsule().key.as_bytes();
    assert!(contains(&world.bytes_on_disk(), &key));
    world.reopen();
    // With the PIN first it lies there no more, in neither copy of the header.
    let vault_key = World::vault_key();
    world.capsule().attach_vault_wrap(&vault_key).unwrap();
    let capsule = world.capsule.as_mut().unwrap();
    capsule.require_vault(&world.hardware, &vault_key).unwrap();
    assert!(!capsule.is_unprotected());
    assert!(!contains(&world.bytes_on_disk(), &key));
}

#[test]
fn with_the_pin_first_only_the_vault_opens_it_and_no_hardware_brings_it_back() {
    let mut world = World::new();
    let key = World::vault_key();
    world.person("R", None);
    let refused = world
        .capsule
        .as_mut()
        .unwrap()
        .require_vault(&world.hardware, &key);
    assert!(
        matches!(refused, Err(Error::Invalid { field: "vault" })),
        "without a wrap under the vault it would be lost"
    );
    world.capsule().attach_vault_wrap(&key).unwrap();
    let before = std::fs::read(file(&world, "alerts.header.a")).unwrap();
    let capsule = world.capsule.as_mut().unwrap();
    capsule.require_vault(&world.hardware, &key).unwrap();
    assert!(capsule.is_vault_first());
    drop(world.capsule.take());
    assert!(matches!(open(&world), Err(Error::VaultFirst)));
    let other = Key::from_bytes([1; 32]);
    assert!(matches!(
        Capsule::open_with_vault(world.folder.path(), &other),
        Err(Error::KeyLost { repairable: false })
    ));
    // Also with a header of before: the key in the hardware is gone.
    std::fs::write(file(&world, "alerts.header.a"), before).unwrap();
    std::fs::remove_file(file(&world, "alerts.header.b")).unwrap();
    assert!(matches!(
        open(&world),
        Err(Error::KeyLost { repairable: true })
    ));

    let mut capsule = Capsule::open_with_vault(world.folder.path(), &key).unwrap();
    assert_eq!(capsule.people()[0].label, "R");
    capsule.require_vault(&world.hardware, &key).unwrap();
    capsule.require_no_vault(&world.hardware).unwrap();
    assert!(!capsule.is_vault_first());
    drop(capsule);
    assert!(open(&world).is_ok());
}

#[test]
fn with_the_pin_first_a_broken_header_copy_heals_too() {
    let mut world = World::new();
    let key = World::vault_key();
    world.capsule().attach_vault_wrap(&key).unwrap();
    let capsule = world.capsule.as_mut().unwrap();
    capsule.require_vault(&world.hardware, &key).unwrap();
    drop(world.capsule.take());
    for copy in ["alerts.header.a", "alerts.header.b"] {
        std::fs::write(file(&world, copy), b"broken").unwrap();
        assert!(Capsule::open_with_vault(world.folder.path(), &key).is_ok());
    }
}

#[test]
fn a_header_of_a_newer_version_is_newer_and_anything_else_is_damage() {
    let mut world = World::new();
    world
        .capsule()
        .attach_vault_wrap(&World::vault_key())
        .unwrap();
    let bytes = world.capsule().body.encode().unwrap();
    let with = |at: usize, value: u8| {
        let mut bytes = bytes.to_vec();
        bytes[at] = value;
        Body::decode(&bytes).err()
    };
    assert!(with(16, 1).is_none() && with(17, 3).is_none());
    assert!(matches!(with(17, 4), Some(Error::NewerFormat)));
    assert!(matches!(with(16, 2), Some(Error::Damaged { .. })));
    let longer = [&bytes[..], &[0]].concat();
    assert!(matches!(
        Body::decode(&longer).err(),
        Some(Error::Damaged { .. })
    ));
    for length in 0..bytes.len() {
        let cut = Body::decode(&bytes[..length]).err();
        assert!(matches!(cut, Some(Error::Damaged { .. })), "{length}");
    }
    let again = Body::decode(&bytes).unwrap();
    assert!(again.vault_wrap == world.capsule().body.vault_wrap);
}

/// The hardware refuses at the worst moment: the owner's wish holds, or the capsule is as it was.
#[test]
fn the_pin_first_survives_a_hardware_that_fails_on_the_way() {
    let mut world = World::new();
    let key = World::vault_key();
    world.capsule().attach_vault_wrap(&key).unwrap();
    world
        .capsule
        .as_mut()
        .unwrap()
        .require_vault(&world.hardware, &key)
        .unwrap();
    world.hardware.fail(Some(HardwareError::Unavailable));
    let capsule = world.capsule.as_mut().unwrap();
    assert!(capsule.require_no_vault(&world.hardware).is_err());
    assert!(capsule.is_vault_first());
    drop(world.capsule.take());
    world.hardware.fail(None);
    assert!(matches!(open(&world), Err(Error::VaultFirst)));
    assert!(Capsule::open_with_vault(world.folder.path(), &key).is_ok());
}

#[test]
fn a_failed_commit_changes_neither_disk_nor_memory() {
    let mut world = World::new();
    world.person("R", None);
    world.capsule().fail_commits = true;
    let other = crate::people::NewPerson {
        label: "S".to_owned(),
        number: None,
        language: "en".to_owned(),
    };
    assert!(world.capsule().add_person(&other).is_err());
    assert_eq!(world.capsule().people().len(), 1);
    world.reopen();
    assert_eq!(world.capsule().people().len(), 1);
    assert!(world.capsule().add_person(&other).is_ok());
}

proptest::proptest! {
    #[test]
    fn random_header_bodies_never_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = Body::decode(&bytes);
    }
}
