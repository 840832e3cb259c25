//! What the system will not open is not taken for something that is not there. A link to itself can be opened by nobody, and is
//! neither absent nor empty.

use std::os::unix::fs::symlink;

use super::*;

/// Puts a link to itself in the place of a file or folder that may be there.
fn bar(path: &Path) {
    if path.is_dir() {
        fs::remove_dir_all(path).unwrap();
    } else {
        let _ = fs::remove_file(path);
    }
    symlink(path, path).unwrap();
}

fn assert_storage<T: std::fmt::Debug>(outcome: Result<T>) {
    let error = error(outcome);
    assert!(matches!(error, Error::Storage { .. }), "{error:?}");
}

/// A locked vault that was to be erased.
fn marked() -> Place {
    let place = Place::with_hardware_in_files();
    let vault = place.create().unwrap();
    let mark = [&b"AMPERASE"[..], &vault.header.vault_id, &[0]].concat();
    vault.lock().unwrap();
    fs::write(place.file("erasing"), mark).unwrap();
    place
}

#[test]
fn a_mark_of_erasing() {
    let place = marked();
    bar(&place.file("erasing"));
    assert_storage(Vault::erase_leftovers(&place.path(), &place.hardware));
}

#[test]
fn a_header_that_is_to_be_erased() {
    for name in ["header.a", "header.b"] {
        let place = marked();
        bar(&place.file(name));
        assert_storage(Vault::erase_leftovers(&place.path(), &place.hardware));
        assert!(place.path().exists(), "{name}: not said to be gone");
        // One that is not there has nothing left to erase.
        fs::remove_file(place.file(name)).unwrap();
        Vault::erase_leftovers(&place.path(), &place.hardware).unwrap();
        assert!(!place.path().exists(), "{name}");
    }
}

#[test]
fn what_an_erasing_left() {
    let place = marked();
    fs::remove_file(place.file("erasing")).unwrap();
    // No folder, so it cannot be removed as one.
    let erased = place.path().with_file_name("vault.erased");
    fs::write(&erased, b"").unwrap();
    assert_storage(Vault::erase_leftovers(&place.path(), &place.hardware));
    assert!(erased.exists());
}

/// Taken for empty, what a kill left of them would stay.
#[test]
fn documents_at_an_unlock() {
    let place = Place::with_vault();
    bar(&place.file("files"));
    assert_storage(place.unlock());
}

/// Taken for empty, it would cost the identity that captures of the epoch before are opened with.
#[test]
fn captures_at_the_end_of_a_rekey() {
    let place = Place::with_hardware_in_files();
    let mut vault = place.create().unwrap();
    let floor = Parameters::FLOOR;
    vault
        .begin_rekey(PIN, &place.hardware, &floor, &NOW)
        .unwrap();
    bar(&place.file("captured"));
    assert_storage(vault.rekey_step(100, false));
    assert!(vault.rekey_pending());
    fs::remove_file(place.file("captured")).unwrap();
    vault.rekey_step(100, false).unwrap();
    assert!(!vault.rekey_pending());
}

#[test]
fn captures_that_are_listed_or_counted() {
    let place = Place::with_vault();
    let mut vault = place.unlock().unwrap();
    bar(&place.file("captured"));
    assert_storage(vault.captures());
    assert_storage(vault.inspect());
    let reader = crate::keeper::Identity::make_random().unwrap().recipient();
    let backup = place.path().with_file_name("backup.age");
    assert_storage(vault.begin_backup(&[reader], &[], &backup, 1));
    vault.lock().unwrap();
    assert_storage(Vault::inspect(&place.path()));
}

/// Taken for none, the damaged vault would be put back into the place of the one that was saved out of it.
#[test]
fn a_mark_of_a_replacement() {
    let place = Place::with_vault();
    let with = place.path().with_file_name("salvaged");
    copy_folder(&place.path(), &with);
    let mark = with.join("replaced");
    bar(&mark);
    let before = snapshot_names(&place);
    assert_storage(Vault::replace_leftovers(&place.path(), &with));
    assert_storage(Vault::replace(&place.path(), &with));
    assert_eq!(snapshot_names(&place), before);
    assert!(fs::symlink_metadata(mark).is_ok(), "nothing changed names");
}

fn snapshot_names(place: &Place) -> Vec<PathBuf> {
    place.snapshot().into_keys().collect()
}
