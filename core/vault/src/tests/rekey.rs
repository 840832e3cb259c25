//! Rows go over to a new vault key, whatever happens meanwhile.

use amparo_sealed::{Layout, RowId, Store};

use super::*;
use crate::vault::store_keys;
use crate::{Part, Progress};

const RECORDS: usize = 40;

/// A vault with records and a document, its rekey begun.
fn begun() -> (Place, Unlocked, Vec<RowId>) {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let ids = (0..RECORDS)
        .map(|number| vault.put(None, &contact(&format!("{{\"n\":{number}}}"))))
        .collect::<Result<Vec<_>>>()
        .unwrap();
    let writer = vault.import_document("papel", "text/plain").unwrap();
    writer.write(&vec![7; 70_000]).unwrap();
    writer.finish(&mut vault, 1).unwrap();
    vault
        .begin_rekey(PIN, &place.hardware, &Parameters::FLOOR, &NOW)
        .unwrap();
    (place, vault, ids)
}

fn finish(vault: &mut Unlocked) -> Result<()> {
    for _ in 0..1000 {
        let Progress { done, total } = vault.rekey_step(7, false)?;
        assert!(done <= total && (done == total) != vault.rekey_pending());
        if done == total {
            return Ok(());
        }
    }
    panic!("it does not end")
}

/// All records, and the document.
fn assert_all_there(vault: &mut Unlocked, records: usize) {
    let listing = vault.list("contact").unwrap();
    assert_eq!((listing.records.len(), listing.damaged), (records, vec![]));
    let documents = vault.documents().unwrap().documents;
    let reader = vault.open_document(documents[0].id).unwrap();
    let mut bytes = vec![0; 70_000];
    assert_eq!(reader.read_at(0, &mut bytes).unwrap(), 70_000);
    assert!(bytes.iter().all(|byte| *byte == 7));
}

#[test]
fn the_old_key_opens_nothing_of_the_new_file() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = vault.put(None, &contact("{}")).unwrap();
    let (old, wrap, vault_id) = (
        vault.vmk.copy(),
        vault.capsule_wrap_key(),
        vault.header.vault_id,
    );
    vault
        .begin_rekey(PIN, &place.hardware, &Parameters::FLOOR, &NOW)
        .unwrap();
    assert!(vault.rekey_pending());
    finish(&mut vault).unwrap();
    assert!(!vault.rekey_pending() && !place.file("vault.db.next").exists());
    assert_ne!(vault.capsule_wrap_key(), wrap);
    assert_eq!(vault.rekey_step(1, false).unwrap().total, 0);
    vault.lock().unwrap();
    let mut opened = 0;
    for epoch in [1, 2] {
        let keys = store_keys(vault_id, epoch, &old);
        let path = place.file("vault.db");
        let error = Store::open(&path, &keys, Layout::Buckets).unwrap_err();
        assert!(matches!(error, amparo_sealed::Error::Damaged { .. }));
        Store::salvage(&path, &keys, Layout::Buckets, &mut |_, found| {
            opened += usize::from(found != amparo_sealed::Found::Unreadable);
            Ok::<_, Error>(())
        })
        .unwrap();
    }
    assert_eq!(opened, 0);
    let vault = place.unlock().unwrap();
    assert!(vault.previous.is_none() && vault.get(id).unwrap().is_some());
}

#[test]
fn interrupted_at_any_step_it_goes_on() {
    let (place, mut vault, _) = begun();
    let mut steps = 0;
    loop {
        let killed = Place {
            folder: tempfile::tempdir().unwrap(),
            hardware: SoftwareHardwareKey::in_memory(),
        };
        copy_folder(&place.path(), &killed.path());
        let mut other = Vault::unlock(&killed.path(), PIN, &place.hardware, &NOW).unwrap();
        assert_eq!(other.rekey_pending(), vault.rekey_pending());
        assert_all_there(&mut other, RECORDS);
        other.put(None, &contact("{\"late\":1}")).unwrap();
        finish(&mut other).unwrap();
        assert_all_there(&mut other, RECORDS + 1);
        other.lock().unwrap();
        let mut other = Vault::unlock(&killed.path(), PIN, &place.hardware, &NOW).unwrap();
        assert!(!other.rekey_pending());
        assert_all_there(&mut other, RECORDS + 1);
        if !vault.rekey_pending() {
            break;
        }
        vault.rekey_step(5, false).unwrap();
        steps += 1;
    }
    assert!(steps > RECORDS / 5, "{steps}");
}

#[test]
fn killed_between_the_renaming_and_the_header_only_the_header_is_left() {
    let (place, mut vault, _) = begun();
    let before = ["header.a", "header.b"].map(|name| fs::read(place.file(name)).unwrap());
    finish(&mut vault).unwrap();
    vault.lock().unwrap();
    for (name, bytes) in ["header.a", "header.b"].into_iter().zip(before) {
        fs::write(place.file(name), bytes).unwrap();
    }
    let mut vault = place.unlock().unwrap();
    assert!(vault.rekey_pending());
    assert_all_there(&mut vault, RECORDS);
    let Progress { done, total } = vault.rekey_step(1, false).unwrap();
    assert_eq!(done, total);
    assert!(!vault.rekey_pending());
    assert_all_there(&mut vault, RECORDS);
}

#[test]
fn killed_before_the_renaming_the_copy_is_continued() {
    let (place, mut vault, ids) = begun();
    // All but the last step.
    loop {
        let Progress { done, total } = vault.rekey_step(5, false).unwrap();
        if total - done <= 5 {
            break;
        }
    }
    assert!(vault.rekey_pending());
    let killed = tempfile::tempdir().unwrap();
    copy_folder(&place.path(), killed.path());
    finish(&mut vault).unwrap();
    vault.lock().unwrap();
    let mut vault = Vault::unlock(killed.path(), PIN, &place.hardware, &NOW).unwrap();
    vault
        .put(Some(ids[0]), &contact("{\"changed\":1}"))
        .unwrap();
    vault.remove(ids[1]).unwrap();
    vault.lock().unwrap();
    let mut vault = Vault::unlock(killed.path(), PIN, &place.hardware, &NOW).unwrap();
    finish(&mut vault).unwrap();
    assert_all_there(&mut vault, RECORDS - 1);
    let changed = vault.get(ids[0]).unwrap().unwrap();
    assert_eq!(changed.json, b"{\"changed\":1}");
}

#[test]
fn what_is_written_while_it_is_pending_arrives() {
    let (place, mut vault, ids) = begun();
    let mut records = RECORDS;
    for (turn, id) in ids.iter().enumerate() {
        match turn % 4 {
            0 => {
                vault.remove(*id).unwrap();
                records -= 1;
            }
            1 => {
                vault.put(None, &contact("{\"new\":1}")).unwrap();
                records += 1;
            }
            2 => {
                vault.put(Some(*id), &contact("{\"turn\":2}")).unwrap();
            }
            // Locked in the middle.
            _ => {
                vault.lock().unwrap();
                vault = place.unlock().unwrap();
            }
        }
        if vault.rekey_pending() {
            vault.rekey_step(3, false).unwrap();
        }
    }
    finish(&mut vault).unwrap();
    assert_all_there(&mut vault, records);
    let changed = vault.get(ids[2]).unwrap().unwrap();
    assert_eq!(changed.json, b"{\"turn\":2}");
}

#[test]
fn a_damaged_row_stops_it_until_the_damage_is_accepted_and_then_the_old_file_stays() {
    let (place, vault, ids) = begun();
    vault.lock().unwrap();
    super::salvage::flip_row(&place.file("vault.db"), ids[3]);
    let old = fs::read(place.file("vault.db")).unwrap();
    let mut vault = place.unlock().unwrap();
    let damaged = |error| {
        matches!(
            error,
            Error::Damaged {
                part: Part::Row(_) | Part::Bucket(_)
            }
        )
    };
    assert!(damaged(finish(&mut vault).unwrap_err()));
    assert!(vault.rekey_pending());
    vault.get(ids[0]).unwrap().unwrap();
    while vault.rekey_pending() {
        vault.rekey_step(7, true).unwrap();
    }
    assert_all_there(&mut vault, RECORDS - 1);
    assert_eq!(fs::read(place.file("vault.db.damaged-1")).unwrap(), old);
    vault.lock().unwrap();
    assert_all_there(&mut place.unlock().unwrap(), RECORDS - 1);
}

#[test]
fn the_identity_of_captures_stays_as_a_row_only_when_there_are_any() {
    for captured in [false, true] {
        let (place, mut vault, _) = begun();
        let secret = vault.previous.as_ref().unwrap().1.derive("capture-private");
        if captured {
            fs::create_dir(place.file("captured")).unwrap();
            fs::write(place.file("captured").join("00.age"), b"sealed").unwrap();
        }
        finish(&mut vault).unwrap();
        let rows = vault.store.list().unwrap();
        let retired: Vec<_> = rows.iter().filter(|(_, row)| row[0] == 3).collect();
        assert_eq!(retired.len(), usize::from(captured));
        for (_, row) in retired {
            assert_eq!(row[1..5], [0, 0, 0, 1]);
            assert_eq!(&row[5..], secret.as_bytes());
        }
        assert_all_there(&mut vault, RECORDS);
    }
}
