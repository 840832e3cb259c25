use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::tests::{Hooked, flip, snapshot};

#[test]
fn everything_comes_back_under_its_own_id() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let before = content(&mut vault);
    assert_eq!(before.len(), 7);
    let mut writer = owner.begin(&mut vault).unwrap();
    let steps = finish(&mut writer, &mut vault).unwrap();
    // Pieces of a mebibyte at most, each document twice, never backwards.
    assert!(
        steps
            .windows(2)
            .all(|pair| pair[0].done <= pair[1].done && pair[1].done - pair[0].done <= 1 << 20)
    );
    assert_eq!(writer.step(&mut vault).unwrap(), *steps.last().unwrap());
    let contents = writer.contents().unwrap();
    assert_eq!((contents.records, contents.documents), (3, 4));
    assert_eq!((contents.captures, contents.damaged), (0, vec![]));
    vault.lock().unwrap();
    assert!(!owner.path().with_file_name("backup.age.part").exists());

    let phone = Place::empty();
    let mut heard = Vec::new();
    let (mut restored, report) = restore(
        &owner.path(),
        &owner.identity.to_text().to_lowercase(),
        &phone,
        &mut |progress| {
            heard.push(progress);
            true
        },
    )
    .unwrap();
    let expected = Restored {
        origin: Origin::Proven,
        created_ms: CREATED_MS,
        records: 3,
        documents: 4,
        left_out: 0,
    };
    assert_eq!(report, expected);
    assert!(content(&mut restored) == before);
    let finished = |progress: &&Progress| progress.done == progress.total;
    assert_eq!(heard.iter().filter(finished).count(), 1);
    assert!(heard.len() > 4 && heard.last().is_some_and(|last| last.done == last.total));
    restored.lock().unwrap();
    assert!(content(&mut phone.unlock().unwrap()) == before);
    assert_eq!(names(phone.path().parent().unwrap()), ["vault"]);
}

#[test]
fn an_empty_vault_and_many_records() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    owner.back_up(&mut vault);
    let (_, report) = owner.restore(&owner.path(), &Place::empty()).unwrap();
    assert_eq!((report.records, report.origin), (0, Origin::Proven));
    fs::remove_file(owner.path()).unwrap();

    let changes: Vec<crate::Change> = (0..600)
        .map(|index| crate::Change::Put {
            id: None,
            record: record("note", index.to_string().as_bytes()),
        })
        .collect();
    vault.write_many(&changes).unwrap();
    let full = "\u{1}".repeat(60_000);
    vault.put(None, &contact(&full)).unwrap();
    let before = content(&mut vault);
    owner.back_up(&mut vault);
    let phone = Place::empty();
    let (mut restored, _) = owner.restore(&owner.path(), &phone).unwrap();
    assert!(content(&mut restored) == before);
}

#[test]
fn each_keeper_opens_it_alone_and_knows_whether_it_is_the_owners() {
    let owner = Owner::new();
    let [rosa, luis, ana] = [(); 3].map(|()| Identity::make_random().unwrap());
    let mut vault = owner.vault();
    let recipients = [rosa.recipient(), luis.recipient()];
    let mac_keys =
        [&rosa, &owner.identity].map(|identity| derive_backup_mac_key(identity).unwrap());
    let mut writer = vault
        .begin_backup(&recipients, &mac_keys, &owner.path(), 1)
        .unwrap();
    finish(&mut writer, &mut vault).unwrap();
    let open = |identity: &Identity| {
        restore(
            &owner.path(),
            &identity.to_text(),
            &Place::empty(),
            &mut |_| true,
        )
        .map(|(_, restored)| restored.origin)
    };
    assert_eq!(open(&rosa), Ok(Origin::Proven));
    assert_eq!(open(&luis), Ok(Origin::Unproven));
    let not_for_us = Err(Error::Invalid { field: "identity" });
    assert_eq!(open(&ana), not_for_us);
    assert_eq!(open(&owner.identity), not_for_us);
}

#[test]
fn keys_of_pairings_and_of_this_vault_stay_here() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    for kind in EXCLUDED_KINDS {
        vault.put(None, &record(kind, b"secret")).unwrap();
    }
    vault.put(None, &record("kept-key", b"of Ana")).unwrap();
    owner.back_up(&mut vault);
    let phone = Place::empty();
    let (mut restored, report) = owner.restore(&owner.path(), &phone).unwrap();
    assert_eq!(report.records, 1);
    let kinds: Vec<String> = content(&mut restored)
        .into_iter()
        .map(|(_, kind, ..)| kind)
        .collect();
    assert_eq!(kinds, ["kept-key"]);
}

#[test]
fn dropped_cancelled_caught_by_a_lock_or_in_the_way_it_leaves_nothing() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let folder = owner.path();
    let folder = folder.parent().unwrap();
    for steps in [0, 1, 4, 9, 12] {
        let part = names(folder);
        for how in ["dropped", "cancelled"] {
            let mut writer = owner.begin(&mut vault).unwrap();
            assert_eq!(names(folder), ["backup.age.part", "vault"]);
            for _ in 0..steps {
                let progress = writer.step(&mut vault).unwrap();
                assert!(progress.done < progress.total, "{steps}");
            }
            if how == "cancelled" {
                writer.cancel();
            } else {
                drop(writer);
            }
            assert_eq!(names(folder), part, "{how} after {steps}");
        }
    }

    let mut caught = owner.begin(&mut vault).unwrap();
    caught.step(&mut vault).unwrap();
    vault.lock().unwrap();
    assert_eq!(names(folder), ["vault"]);
    let mut vault = owner.place.unlock().unwrap();
    assert_eq!(caught.step(&mut vault), Err(Error::Locked));
    assert_eq!(caught.contents(), Err(Error::Locked));

    // Another backup is never replaced, neither at the beginning nor at the end.
    let mut writer = owner.begin(&mut vault).unwrap();
    fs::write(owner.path(), b"another").unwrap();
    assert_eq!(error(finish(&mut writer, &mut vault)), Error::AlreadyExists);
    assert_eq!(error(owner.begin(&mut vault)), Error::AlreadyExists);
    assert_eq!(fs::read(owner.path()).unwrap(), b"another");
    assert_eq!(names(folder), ["backup.age", "vault"]);
}

#[test]
fn what_a_killed_backup_left_is_no_obstacle() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let part = owner.path().with_file_name("backup.age.part");
    fs::write(&part, b"half").unwrap();
    owner.back_up(&mut vault);
    assert!(!part.exists());
}

#[test]
fn a_change_meanwhile_and_another_vault_end_it() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let mut writer = owner.begin(&mut vault).unwrap();
    writer.step(&mut vault).unwrap();
    vault.put(None, &contact("{}")).unwrap();
    assert_eq!(writer.step(&mut vault), Err(Error::Busy));
    assert_eq!(writer.step(&mut vault), Err(Error::Locked));

    let stranger = Place::empty();
    let mut writer = owner.begin(&mut vault).unwrap();
    let mut other = stranger.create().unwrap();
    assert_eq!(writer.step(&mut other), Err(Error::Locked));
    assert_eq!(names(owner.path().parent().unwrap()), ["vault"]);
}

#[test]
fn somebody_has_to_be_able_to_open_it() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    let nobody = Error::Invalid { field: "keeper" };
    let many = vec![owner.identity.recipient(); MAX_KEEPERS + 1];
    for recipients in [&[][..], &many] {
        let outcome = vault.begin_backup(recipients, &[], &owner.path(), 1);
        assert_eq!(error(outcome), nobody);
    }
    let most = vault.begin_backup(&many[1..], &[], &owner.path(), 1);
    most.unwrap().cancel();
    assert_eq!(names(owner.path().parent().unwrap()), ["vault"]);
}

#[test]
fn a_damaged_document_is_named_and_the_others_are_saved() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let mut ids = vault.documents().unwrap().documents;
    ids.sort_by_key(|info| info.size);
    let large = ids.pop().unwrap();
    flip(&owner.place.file("files").join(large.id.to_hex()), 2 << 20);
    fs::remove_file(owner.place.file("files").join(ids[0].id.to_hex())).unwrap();
    let mut writer = owner.begin(&mut vault).unwrap();
    let steps = finish(&mut writer, &mut vault).unwrap();
    assert_eq!(steps.iter().rev().nth(1).unwrap().done + 1, steps[0].total);
    let contents = writer.contents().unwrap();
    assert_eq!((contents.records, contents.documents), (3, 2));
    assert_eq!(contents.unreadable, [ids[0].clone(), large]);
    let phone = Place::empty();
    let (mut restored, report) = owner.restore(&owner.path(), &phone).unwrap();
    assert_eq!((report.documents, report.left_out), (2, 2));
    assert_eq!(content(&mut restored).len(), 5);
}

#[test]
fn a_damaged_document_of_nothing_is_named_too() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    let ids = [0, 0, 5].map(|size| import(&mut vault, size, 1));
    flip(&owner.place.file("files").join(ids[0].to_hex()), 3);
    let mut writer = owner.begin(&mut vault).unwrap();
    finish(&mut writer, &mut vault).unwrap();
    let contents = writer.contents().unwrap();
    assert_eq!(contents.documents, 2);
    let unreadable: Vec<_> = contents.unreadable.iter().map(|info| info.id).collect();
    assert_eq!(unreadable, [ids[0]]);
}

#[test]
fn a_document_that_is_damaged_between_the_readings_ends_it() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    let id = import(&mut vault, 3 << 20, 1);
    let mut writer = owner.begin(&mut vault).unwrap();
    for _ in 0..4 {
        writer.step(&mut vault).unwrap();
    }
    flip(&owner.place.file("files").join(id.to_hex()), 2 << 20);
    assert_eq!(
        error(finish(&mut writer, &mut vault)),
        Error::damaged(Part::Document)
    );
    assert_eq!(names(owner.path().parent().unwrap()), ["vault"]);
}

#[test]
fn captures_are_counted_and_left() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    fs::create_dir(owner.place.file("captured")).unwrap();
    for name in ["a.age", "b.age", "c.part"] {
        fs::write(owner.place.file("captured").join(name), b"x").unwrap();
    }
    let writer = owner.begin(&mut vault).unwrap();
    assert_eq!(writer.contents().unwrap().captures, 2);
}

#[test]
fn a_restore_takes_no_place_that_is_taken_and_can_be_stopped() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let from = owner.back_up(&mut vault);
    vault.lock().unwrap();
    let before = snapshot(&owner.place.path());
    assert_eq!(
        error(owner.restore(&from, &owner.place)),
        Error::AlreadyExists
    );
    assert!(snapshot(&owner.place.path()) == before);

    let total = 5;
    for stop in 0..total {
        let phone = Place::empty();
        let mut heard = 0;
        let outcome = restore(&from, &owner.identity.to_text(), &phone, &mut |_| {
            heard += 1;
            heard <= stop
        });
        assert_eq!(error(outcome), Error::Cancelled, "{stop}");
        assert_eq!(names(phone.path().parent().unwrap()), [""; 0]);
    }
    let missing = from.with_file_name("none");
    owner.assert_refused(&missing, Error::NotFound, "no file");
    let phone = Place::empty();
    let outcome = restore(&from, "AGE-SECRET-KEY-1", &phone, &mut |_| true);
    assert_eq!(error(outcome), Error::Invalid { field: "identity" });
}

#[test]
fn a_killed_restore_is_cleared_by_the_next() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let from = owner.back_up(&mut vault);
    let phone = Place::empty();
    let killed = phone.path().with_file_name("killed");
    let mut heard = 0;
    // What is on disk in the middle is what a kill would leave.
    let (restored, _) = restore(&from, &owner.identity.to_text(), &phone, &mut |_| {
        heard += 1;
        if heard == 3 {
            assert_eq!(names(phone.path().parent().unwrap()), ["vault.new"]);
            crate::tests::copy_folder(&phone.path().with_file_name("vault.new"), &killed);
        }
        true
    })
    .unwrap();
    restored.lock().unwrap();
    fs::remove_dir_all(phone.path()).unwrap();
    fs::rename(&killed, phone.path().with_file_name("vault.new")).unwrap();
    assert_eq!(Vault::state(&phone.path()), Ok(crate::Presence::Absent));
    let (mut restored, _) = owner.restore(&from, &phone).unwrap();
    assert_eq!(content(&mut restored).len(), 7);
    assert_eq!(names(phone.path().parent().unwrap()), ["vault"]);
}

#[test]
fn a_refused_restore_leaves_no_hardware_key_behind() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let from = owner.back_up(&mut vault);
    let mut phone = Place::empty();
    let keys = phone.path().with_file_name("keys");
    phone.hardware = amparo_sealed::testkit::SoftwareHardwareKey::in_folder(keys.clone());
    let mut heard = 0;
    let outcome = restore(&from, &owner.identity.to_text(), &phone, &mut |_| {
        heard += 1;
        if heard == 2 {
            assert_eq!(names(&keys).len(), 1);
        }
        heard < 3
    });
    assert_eq!(error(outcome), Error::Cancelled);
    assert_eq!(names(&keys), [""; 0]);
}

#[test]
fn a_vault_that_does_not_open_in_the_end_was_never_there() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let from = owner.back_up(&mut vault);
    let asked = AtomicU32::new(0);
    let attempt = |last: u32| {
        let phone = Place::empty();
        let hardware = Hooked {
            inner: &phone.hardware,
            hook: || {
                if asked.fetch_add(1, Ordering::Relaxed) < last {
                    Ok(())
                } else {
                    Err(amparo_sealed::HardwareError::Unavailable)
                }
            },
        };
        let identity = owner.identity.to_text();
        let (place, floor) = (phone.path(), Parameters::FLOOR);
        let outcome = Vault::restore(
            &from,
            &identity,
            &place,
            PIN,
            &hardware,
            &floor,
            &NOW,
            &mut |_| true,
        );
        let left = names(place.parent().unwrap());
        (outcome.map(drop), left)
    };
    assert_eq!(attempt(u32::MAX), (Ok(()), vec!["vault".to_owned()]));
    // The last question is that of the unlock, with the vault in its place already.
    let last = asked.swap(0, Ordering::Relaxed) - 1;
    let refused = Error::Hardware(amparo_sealed::HardwareError::Unavailable);
    assert_eq!(attempt(last), (Err(refused), vec![]));
}

#[test]
fn a_restore_counts_every_byte_of_records_and_documents() {
    let owner = Owner::new();
    let from = owner.back_up(&mut owner.vault());
    let mut steps = Vec::new();
    let identity = owner.identity.to_text();
    restore(&from, &identity, &Place::empty(), &mut |progress| {
        steps.push(progress);
        true
    })
    .unwrap();
    let [.., before, last] = steps[..] else {
        panic!("more than one step")
    };
    assert_eq!(last.done, last.total);
    // All of the content; what is left is that the vault opens.
    assert_eq!(before.done + 1, before.total);
}
