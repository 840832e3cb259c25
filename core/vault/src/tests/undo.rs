use amparo_sealed::RowId;

use super::documents::{data, files, import, read_all};
use super::*;
use crate::{Change, Undone};

fn restored(id: RowId) -> Undone {
    Undone {
        restored: vec![id],
        removed: vec![],
    }
}

#[test]
fn a_put_and_a_removal_are_taken_back_once() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    assert_eq!(vault.undo(), Ok(None));
    let id = vault.put(None, &contact("1")).unwrap();
    let removed = Undone {
        restored: vec![],
        removed: vec![id],
    };
    assert_eq!(vault.undo(), Ok(Some(removed)));
    assert_eq!(vault.get(id), Ok(None));
    assert_eq!(vault.undo(), Ok(None), "one step");

    let id = vault.put(None, &contact("1")).unwrap();
    vault.put(Some(id), &contact("2")).unwrap();
    vault.put(Some(id), &contact("3")).unwrap();
    assert_eq!(vault.undo(), Ok(Some(restored(id))));
    assert_eq!(vault.get(id), Ok(Some(contact("2"))));

    vault.remove(id).unwrap();
    assert_eq!(vault.undo(), Ok(Some(restored(id))));
    assert_eq!(vault.get(id), Ok(Some(contact("2"))));
    vault.lock().unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.get(id), Ok(Some(contact("2"))));
    assert_eq!(vault.undo(), Ok(None));
}

#[test]
fn a_refused_change_leaves_what_can_be_undone() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = vault.put(None, &contact("1")).unwrap();
    vault.remove(id).unwrap();
    assert_eq!(vault.remove(id), Err(Error::NotFound));
    assert_eq!(vault.undo(), Ok(Some(restored(id))));
}

#[test]
fn what_is_not_to_be_taken_back_stays_as_it_is() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = vault.put(None, &contact("1")).unwrap();
    vault.put(Some(id), &contact("2")).unwrap();
    vault.nothing_to_undo();
    assert_eq!(vault.undo(), Ok(None));
    assert_eq!(vault.get(id), Ok(Some(contact("2"))));
}

#[test]
fn what_is_removed_for_good_is_gone_or_was_not_there() {
    let place = Place::with_vault();
    let (id, files) = (RowId([1; 16]), place.file("files"));
    fs::create_dir_all(&files).unwrap();
    assert_eq!(crate::document::forget(&files, id), Ok(()));
    // One that stays is told of.
    fs::create_dir(files.join(id.to_hex()).with_extension("gone")).unwrap();
    assert!(crate::document::forget(&files, id).is_err());
}

/// There is nothing to be removed with it, and nothing to complain of.
#[test]
fn a_document_whose_file_was_lost_is_removed_for_good() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 10);
    fs::remove_file(place.file("files").join(id.to_hex())).unwrap();
    vault.remove_document(id).unwrap();
    vault.lock().unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.documents().unwrap().documents.len(), 0);
    assert_eq!(vault.undo(), Ok(None));
}

/// What is in the way of its file is told, and costs nothing that was there.
#[test]
fn a_removed_document_whose_file_cannot_come_back_is_told_of_and_comes_later() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 1000);
    vault.remove_document(id).unwrap();
    let rest = place.file("files").join(id.to_hex());
    fs::create_dir(&rest).unwrap();
    assert!(matches!(vault.undo(), Err(Error::Storage { .. })));
    fs::remove_dir(&rest).unwrap();
    vault.lock().unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(read_all(&mut vault, id).unwrap(), data(1000));
}

#[test]
fn several_changes_are_taken_back_as_one() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let (a, b) = (
        vault.put(None, &contact("a")).unwrap(),
        vault.put(None, &contact("b")).unwrap(),
    );
    let put = |id, json: &str| Change::Put {
        id,
        record: contact(json),
    };
    let changes = [
        put(Some(a), "a2"),
        put(None, "c"),
        put(Some(a), "a3"),
        Change::Remove { id: a },
        Change::Remove { id: b },
    ];
    let [_, c, _] = vault.write_many(&changes).unwrap()[..] else {
        panic!("three puts")
    };
    let undone = vault.undo().unwrap().unwrap();
    assert_eq!((undone.restored, undone.removed), (vec![b, a], vec![c]));
    assert_eq!(vault.get(a), Ok(Some(contact("a"))));
    assert_eq!(vault.get(b), Ok(Some(contact("b"))));
    assert_eq!(vault.get(c), Ok(None));
}

#[test]
fn a_removed_document_comes_back_with_its_thumbnail() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 70_000);
    assert_eq!(vault.undo(), Ok(None), "an import is not taken back");
    vault.put_thumbnail(id, "image/jpeg", b"small").unwrap();
    vault.remove_document(id).unwrap();
    assert_eq!(vault.undo(), Ok(Some(restored(id))));
    assert_eq!(files(&place), [id.to_hex()]);
    assert_eq!(read_all(&mut vault, id).unwrap(), data(70_000));
    assert!(vault.thumbnail(id).unwrap().is_some());

    // One whose file is lost comes back as it was.
    let lost = import(&mut vault, 10);
    fs::remove_file(place.file("files").join(lost.to_hex())).unwrap();
    vault.remove_document(lost).unwrap();
    assert_eq!(vault.undo(), Ok(Some(restored(lost))));
    vault.remove_document(lost).unwrap();

    // The next change, or the lock, makes it final.
    vault.remove_document(id).unwrap();
    assert_eq!(files(&place), [format!("{}.gone", id.to_hex())]);
    let another = import(&mut vault, 10);
    assert_eq!(files(&place), [another.to_hex()]);
    assert_eq!(vault.undo(), Ok(None));
    vault.remove_document(another).unwrap();
    vault.lock().unwrap();
    assert_eq!(files(&place), [""; 0]);
}

/// A folder as a kill at this moment leaves it, and the vault in it, opened.
fn killed(place: &Place) -> (TempDir, Unlocked) {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&place.path(), copy.path());
    let vault = Vault::unlock(copy.path(), PIN, &place.hardware, &NOW).unwrap();
    (copy, vault)
}

#[test]
fn a_kill_makes_a_removal_final_and_an_undo_whole() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 1000);
    vault.put_thumbnail(id, "image/jpeg", b"small").unwrap();
    vault.remove_document(id).unwrap();
    let (copy, after) = killed(&place);
    assert!(after.documents().unwrap().documents.is_empty());
    assert!(snapshot(&copy.path().join("files")).is_empty());

    vault.undo().unwrap().unwrap();
    let (_copy, mut after) = killed(&place);
    assert_eq!(read_all(&mut after, id).unwrap(), data(1000));

    // Between the row and the file.
    let rest = place.file("files").join(id.to_hex());
    fs::rename(&rest, rest.with_extension("gone")).unwrap();
    let (_copy, mut after) = killed(&place);
    assert_eq!(read_all(&mut after, id).unwrap(), data(1000));
    assert!(after.thumbnail(id).unwrap().is_some());
}

/// What was removed does not come back under the new key.
#[test]
fn a_rekey_makes_a_removal_final() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 10);
    vault.remove_document(id).unwrap();
    assert_eq!(files(&place), [format!("{}.gone", id.to_hex())]);
    let floor = Parameters::FLOOR;
    vault
        .begin_rekey(PIN, &place.hardware, &floor, &NOW)
        .unwrap();
    assert_eq!(files(&place), [""; 0]);
    assert_eq!(vault.undo(), Ok(None));
}
