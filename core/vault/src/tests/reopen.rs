use std::sync::Mutex;

use amparo_sealed::{Key, Layout, RowId, Store};
use zeroize::Zeroizing;

use super::keepers::{identity, recipient};
use super::*;
use crate::keeper::KeyFrame;
use crate::vault::store_keys;
use crate::{KeeperKind, KeeperSecret, Part, Presence};

const NEW: &[u8] = b"141421";

fn sheet(seed: u8) -> KeeperSecret {
    KeeperSecret::Identity(identity(seed).to_text())
}

/// A locked vault with one record and two keepers, the first one proven.
fn kept() -> (Place, RowId) {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let id = vault
        .add_keeper(KeeperKind::Sheet, &recipient(1), 1)
        .unwrap();
    vault.prove_keeper(id).unwrap();
    vault
        .add_keeper(KeeperKind::Phone, &recipient(2), 2)
        .unwrap();
    let row = vault.put(None, &contact("kept")).unwrap();
    vault.lock().unwrap();
    (place, row)
}

fn reopen(place: &Place, keeper: &KeeperSecret, pin: &[u8]) -> Result<Unlocked> {
    let floor = Parameters::FLOOR;
    Vault::reopen(&place.path(), keeper, pin, &place.hardware, &floor, &NOW)
}

/// Has `vault.db` replaced by one in the header's epoch, as the end of a rekey does.
fn replace_store(place: &Place, vault: Unlocked) {
    let keys = store_keys(vault.header.vault_id, vault.header.epoch(), &vault.vmk);
    let rows: Vec<_> = vault.list("contact").unwrap().records;
    vault.lock().unwrap();
    let next = place.file("vault.db.next");
    let mut store = Store::create(&next, &keys, Layout::Buckets).unwrap();
    store
        .write(|tx| {
            for (_, record) in &rows {
                tx.insert(&record.encode()?)?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    store.close().unwrap();
    let _ = fs::remove_file(place.file("vault.db.next-wal"));
    let _ = fs::remove_file(place.file("vault.db-wal"));
    fs::rename(next, place.file("vault.db")).unwrap();
}

fn contacts(vault: &Unlocked) -> usize {
    vault.list("contact").unwrap().records.len()
}

#[test]
fn a_keeper_opens_what_a_forgotten_pin_a_lost_keystore_or_a_seal_closed() {
    let closings: [&dyn Fn(&mut Place); 4] = [
        &|_| {},
        &|place| {
            for _ in 0..5 {
                error(place.unlock_with(b"314159", NOW));
            }
        },
        &|place| place.hardware = SoftwareHardwareKey::in_memory(),
        &|place| place.unlock().unwrap().seal(&place.hardware).unwrap(),
    ];
    for (case, close) in closings.iter().enumerate() {
        for seed in [1, 2] {
            let (mut place, row) = kept();
            close(&mut place);
            let mut vault = reopen(&place, &sheet(seed), NEW).unwrap();
            assert_eq!(vault.get(row).unwrap(), Some(contact("kept")), "{case}");
            assert!(vault.rekey_pending());
            assert_eq!(vault.header.epoch(), 2);
            assert_eq!(vault.header.alias_generation(), 2, "never the same key");
            vault.put(None, &contact("later")).unwrap();
            vault.lock().unwrap();
            assert_eq!(Vault::state(&place.path()), Ok(Presence::Present));
            let old = place.unlock();
            assert_eq!(error(old), Error::WrongPin { left: 4 }, "no wait is left");
            let vault = place.unlock_with(NEW, NOW).unwrap();
            assert!(vault.rekey_pending());
            assert_eq!(contacts(&vault), 2);
            // Both keepers have the new key.
            for (keeper, seed) in vault.keepers().iter().zip([1, 2]) {
                let file = vault.keeper_file(keeper.id).unwrap();
                let frame = KeyFrame::unwrap(&file, &identity(seed)).unwrap();
                assert_eq!((frame.epoch, &frame.vmk), (2, &vault.vmk));
                assert_eq!(keeper.proven, seed == 1, "what was proven stays so");
            }
        }
    }
}

#[test]
fn a_keepers_phone_answers_with_the_frame() {
    let (place, row) = kept();
    let files = Vault::keeper_files(&place.path()).unwrap();
    assert_eq!(files[1].recipient, recipient(2));
    let frame = KeyFrame::unwrap(&files[1].file, &identity(2)).unwrap();
    let vault = reopen(&place, &KeeperSecret::Frame(frame), NEW).unwrap();
    assert!(vault.get(row).unwrap().is_some());
}

#[test]
fn whoever_is_not_a_keeper_of_this_vault_now_opens_nothing() {
    let (place, _) = kept();
    let before = place.snapshot();
    let vault = place.unlock().unwrap();
    let vault_id = vault.header.vault_id;
    assert_eq!(error(reopen(&place, &sheet(1), NEW)), Error::Busy);
    let vmk = vault.vmk.copy();
    vault.lock().unwrap();
    let frame = |vault_id, epoch, vmk| {
        KeeperSecret::Frame(KeyFrame {
            vault_id,
            epoch,
            vmk,
        })
    };
    let invalid = Error::Invalid { field: "identity" };
    for (keeper, expected) in [
        (sheet(3), invalid),
        (
            KeeperSecret::Identity(Zeroizing::new("AGE-SECRET-KEY-1".into())),
            invalid,
        ),
        (frame([9; 16], 1, vmk.copy()), invalid),
        (frame(vault_id, 2, vmk.copy()), invalid),
        // Everything fits but the key: what it is held against is the core's MAC.
        (
            frame(vault_id, 1, Key::from_bytes([9; 32])),
            Error::damaged(Part::Header),
        ),
    ] {
        assert_eq!(error(reopen(&place, &keeper, NEW)), expected);
    }
    let short = reopen(&place, &sheet(1), b"12345");
    assert_eq!(error(short), Error::Invalid { field: "pin" });
    place.assert_unchanged(&before);
    assert_eq!(place.hardware_keys(), 1);
    place.unlock().unwrap();
    let absent = reopen(&Place::empty(), &sheet(1), NEW);
    assert_eq!(error(absent), Error::NotFound);
}

#[test]
fn a_core_that_a_stranger_changed_is_not_reopened() {
    let (place, _) = kept();
    let generations = crate::header::place(&place.path());
    let mut body = generations.read().unwrap().body;
    // The time at which the first keeper was added: nothing but the MAC covers it.
    let added = 16 + 10 + 6 + 1 + 2 + 4 + 1 + 1 + 7;
    assert_eq!(body[added], 1);
    body[added] = 9;
    generations.write(&body).unwrap();
    let before = place.snapshot();
    let refused = reopen(&place, &sheet(1), NEW);
    assert_eq!(error(refused), Error::damaged(Part::Header));
    place.assert_unchanged(&before);
}

#[test]
fn a_device_part_that_a_stranger_changed_does_not_keep_a_keeper_out() {
    let (place, row) = kept();
    let generations = crate::header::place(&place.path());
    let mut body = generations.read().unwrap().body;
    let end = body.len();
    // Long enough not to stand in a header by chance.
    let strange = [0x80, 0x77, 0, 0, 0, 8, 7, 7, 7, 7, 7, 7, 7, 7];
    body.splice(end - 38..end - 38, strange);
    generations.write(&body).unwrap();
    assert_eq!(error(place.unlock()), Error::damaged(Part::Header));
    let vault = reopen(&place, &sheet(1), NEW).unwrap();
    assert!(vault.get(row).unwrap().is_some());
    vault.lock().unwrap();
    place.unlock_with(NEW, NOW).unwrap();
    let body = generations.read().unwrap().body;
    assert!(
        !body.windows(strange.len()).any(|part| part == strange),
        "it is gone"
    );
}

#[test]
fn a_reopening_that_is_killed_leaves_the_old_way_or_the_new_one() {
    let (place, _) = kept();
    let old = ["header.a", "header.b"].map(|name| fs::read(place.file(name)).unwrap());
    let killed = Mutex::new(Vec::new());
    let hardware = Watched {
        inner: &place.hardware,
        hook: |_: &str| {
            killed.lock().unwrap().push(place.copy());
            Ok(())
        },
    };
    let floor = Parameters::FLOOR;
    let reopened = Vault::reopen(&place.path(), &sheet(1), NEW, &hardware, &floor, &NOW);
    drop(reopened.unwrap());
    let mut killed = killed.into_inner().unwrap();
    for (name, old) in ["header.a", "header.b"].into_iter().zip(&old) {
        let between = killed.last().unwrap().copy();
        fs::write(between.file(name), old).unwrap();
        killed.push(between);
    }
    for place in killed {
        let vault = place.unlock().or_else(|_| place.unlock_with(NEW, NOW));
        assert_eq!(contacts(&vault.unwrap()), 1);
        // And a keeper still opens it.
        let vault = reopen(&place, &sheet(2), PIN).unwrap();
        assert_eq!(contacts(&vault), 1);
        vault.lock().unwrap();
        place.unlock().unwrap();
    }
}

#[test]
fn a_rekey_is_begun_with_the_pin_and_only_one_at_a_time() {
    let (place, row) = kept();
    let mut vault = place.unlock().unwrap();
    let floor = Parameters::FLOOR;
    let before = place.snapshot();
    let wrong = vault.begin_rekey(NEW, &place.hardware, &floor, &NOW);
    assert_eq!(wrong, Err(Error::WrongPin { left: 4 }));
    place.assert_unchanged(&before);
    let (anchors, old) = (vault.anchors(), vault.vmk.copy());
    vault
        .begin_rekey(PIN, &place.hardware, &floor, &NOW)
        .unwrap();
    assert_ne!(vault.anchors().capture_recipient, anchors.capture_recipient);
    assert_eq!(vault.previous, Some((1, old.copy())));
    assert_ne!(vault.vmk, old);
    assert_eq!(
        vault.begin_rekey(PIN, &place.hardware, &floor, &NOW),
        Err(Error::Busy)
    );
    // Everything goes on meanwhile: rows, keepers, another PIN.
    vault.put(Some(row), &contact("changed")).unwrap();
    vault
        .add_keeper(KeeperKind::Phone, &recipient(3), 3)
        .unwrap();
    vault
        .change_secret(PIN, NEW, &place.hardware, &floor, &NOW)
        .unwrap();
    assert_eq!(place.hardware_keys(), 1);
    vault.lock().unwrap();
    let vault = place.unlock_with(NEW, NOW).unwrap();
    assert_eq!(vault.previous, Some((1, old)));
    assert_eq!(vault.get(row).unwrap(), Some(contact("changed")));
    let frame = vault.keeper_file(vault.keepers()[2].id).unwrap();
    assert_eq!(KeyFrame::unwrap(&frame, &identity(3)).unwrap().epoch, 2);
    // The rows have been copied: they open with the new key, before and after the header forgets the old one.
    replace_store(&place, vault);
    let mut vault = place.unlock_with(NEW, NOW).unwrap();
    assert!(vault.rekey_pending());
    assert_eq!(contacts(&vault), 1);
    vault.finish_rekey_header().unwrap();
    assert!(!vault.rekey_pending());
    vault.lock().unwrap();
    let mut vault = place.unlock_with(NEW, NOW).unwrap();
    assert!(!vault.rekey_pending());
    assert_eq!(contacts(&vault), 1);
    let again = vault.begin_rekey(NEW, &place.hardware, &floor, &NOW);
    assert_eq!(again, Ok(()));
    assert_eq!(vault.header.epoch(), 3);
}

#[test]
fn a_reopening_gives_up_an_unfinished_rekey_and_keeps_the_key_that_the_rows_are_under() {
    // The rows are still where they were.
    let (place, row) = kept();
    let first = place.unlock().unwrap();
    let old = first.vmk.copy();
    first.lock().unwrap();
    reopen(&place, &sheet(1), NEW).unwrap().lock().unwrap();
    let vault = reopen(&place, &sheet(2), PIN).unwrap();
    assert_eq!(vault.header.epoch(), 3);
    assert_eq!(vault.previous, Some((1, old.copy())));
    assert!(vault.get(row).unwrap().is_some());
    vault.lock().unwrap();
    let vault = place.unlock().unwrap();
    assert_eq!(vault.previous, Some((1, old)));
    assert!(vault.get(row).unwrap().is_some());

    // They are in the new epoch, and only the header does not say so yet.
    let middle = vault.vmk.copy();
    replace_store(&place, vault);
    let vault = reopen(&place, &sheet(1), NEW).unwrap();
    assert_eq!(vault.header.epoch(), 4);
    assert_eq!(vault.previous, Some((3, middle)));
    assert_eq!(contacts(&vault), 1);
    vault.lock().unwrap();
    assert_eq!(contacts(&place.unlock_with(NEW, NOW).unwrap()), 1);
}

#[test]
fn rows_that_lie_about_their_epoch_cost_no_key() {
    let (place, _) = kept();
    reopen(&place, &sheet(1), NEW).unwrap().lock().unwrap();
    // A store of another vault, in the epoch that the header goes to: its root proves nothing, so nothing is given up.
    let other = Place::empty();
    let vault = other.create().unwrap();
    let keys = store_keys(vault.header.vault_id, 2, &vault.vmk);
    let stolen = fs::read(place.file("vault.db")).unwrap();
    fs::remove_file(place.file("vault.db")).unwrap();
    let _ = fs::remove_file(place.file("vault.db-wal"));
    Store::create(&place.file("vault.db"), &keys, Layout::Buckets)
        .unwrap()
        .close()
        .unwrap();
    let before = place.snapshot();
    let refused = error(reopen(&place, &sheet(1), PIN));
    assert_eq!(refused, Error::damaged(Part::Manifest));
    place.assert_unchanged(&before);
    fs::write(place.file("vault.db"), stolen).unwrap();
    let _ = fs::remove_file(place.file("vault.db-wal"));
    assert_eq!(contacts(&reopen(&place, &sheet(1), PIN).unwrap()), 1);
}

#[test]
fn the_identity_of_a_rekey_that_is_given_up_stays_only_when_something_was_captured() {
    for (unfinished, captured) in [(false, false), (false, true), (true, false), (true, true)] {
        let (place, _) = kept();
        if unfinished {
            reopen(&place, &sheet(1), NEW).unwrap().lock().unwrap();
        }
        if captured {
            fs::create_dir(place.file("captured")).unwrap();
            fs::write(place.file("captured").join("00.age"), b"sealed").unwrap();
        }
        let vault = reopen(&place, &sheet(1), PIN).unwrap();
        let rows = vault.store.list().unwrap();
        let retired = rows.iter().filter(|(_, row)| row[0] == 3).count();
        let expected = usize::from(unfinished && captured);
        assert_eq!(retired, expected, "{unfinished} {captured}");
    }
}
