//! A capsule whose key is lost for good is put aside, and a new one takes its place.

use super::*;

fn start_over(world: &World) -> Result<Capsule, Error> {
    Capsule::start_over(world.folder.path(), &world.hardware)
}

/// The phone forgot the key of a capsule with one person in it, and no vault has another.
fn lost() -> World {
    let mut world = World::new();
    world.person("R", None);
    drop(world.capsule.take());
    world.hardware = Hardware::new();
    assert!(matches!(
        open(&world),
        Err(Error::KeyLost { repairable: false })
    ));
    world
}

#[test]
fn after_a_loss_for_good_there_is_a_new_capsule_and_the_old_one_is_put_aside() {
    let mut world = lost();
    let old = std::fs::read(file(&world, DATABASE)).unwrap();
    let capsule = start_over(&world).unwrap();
    assert!(capsule.people().is_empty());
    drop(capsule);
    assert_eq!(std::fs::read(file(&world, "lost-alerts.db")).unwrap(), old);
    let magic_and_format = |name: &str| std::fs::read(file(&world, name)).unwrap()[..10].to_vec();
    let former = magic_and_format("lost-alerts.header.a");
    assert_eq!(magic_and_format("alerts.header.a"), former);
    world.reopen();
    world.person("S", None);
    // A second loss, too; the files of a log that was not emptied are put aside with the rest.
    drop(world.capsule.take());
    world.hardware = Hardware::new();
    for log in ["alerts.db-wal", "alerts.db-shm"] {
        std::fs::write(file(&world, log), b"of the old one").unwrap();
    }
    assert!(start_over(&world).unwrap().people().is_empty());
    let log = std::fs::read(file(&world, "lost-alerts.db-wal")).unwrap();
    assert_eq!(log, b"of the old one");
    world.reopen();
}

#[test]
fn nothing_is_put_aside_that_opens_or_may_yet() {
    let mut world = World::new();
    world.person("R", None);
    drop(world.capsule.take());
    assert!(matches!(
        start_over(&world),
        Err(Error::Internal { code: "not-lost" })
    ));
    world.hardware.fail(Some(HardwareError::Unavailable));
    assert!(matches!(
        start_over(&world),
        Err(Error::Hardware(HardwareError::Unavailable))
    ));
    world.hardware.fail(None);
    world.reopen();
    let key = World::vault_key();
    world.capsule().attach_vault_wrap(&key).unwrap();
    drop(world.capsule.take());
    world.hardware = Hardware::new();
    assert!(matches!(
        start_over(&world),
        Err(Error::KeyLost { repairable: true })
    ));
    let repaired = Capsule::repair(world.folder.path(), &world.hardware, &key).unwrap();
    assert_eq!(repaired.people()[0].label, "R");
}

/// What cannot be put aside stays, with its header, and the next try comes here again.
#[test]
fn what_cannot_be_put_aside_is_told_and_tried_again() {
    let world = lost();
    let in_the_way = file(&world, "lost-alerts.db");
    std::fs::create_dir(&in_the_way).unwrap();
    assert!(matches!(start_over(&world), Err(Error::File { .. })));
    assert!(file(&world, DATABASE).exists());
    assert!(file(&world, "alerts.header.a").exists());
    std::fs::remove_dir(&in_the_way).unwrap();
    assert!(start_over(&world).unwrap().people().is_empty());
}
