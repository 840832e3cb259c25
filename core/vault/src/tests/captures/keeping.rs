//! Captures become documents, and who opens them until then.

use amparo_sealed::{Key, RowId};

use super::super::documents::{files, read_all};
use super::*;
use crate::record::Retired;

#[test]
fn kept_as_a_marked_document_and_only_then_removed() {
    let (place, anchors) = locked();
    let id = capture(&place, &anchors, &data(300_000));
    let text = note(&place, &anchors, "aquí");
    let mut vault = place.unlock().unwrap();
    vault.put(None, &contact("{}")).unwrap();
    let before = place.snapshot();
    let row = vault.keep_capture(id, ADDED + 5).unwrap();
    assert_eq!(vault.undo(), Ok(None), "keeping is not taken back");
    let text = vault.keep_capture(text, ADDED - 5).unwrap();
    assert_eq!(captured(&place), [""; 0]);
    let mut documents = vault.documents().unwrap().documents;
    documents.sort_by_key(|info| info.size);
    let [small, large] = &documents[..] else {
        panic!("two documents")
    };
    assert_eq!(
        (small.id, small.media_type.as_str(), small.captured),
        (text, "text/plain", true)
    );
    // The phone's clock was ahead.
    assert_eq!(small.added_ms, ADDED - 5);
    assert_eq!(
        (large.id, large.name.as_str(), large.media_type.as_str()),
        (row, "photo ñ.jpg", "image/jpeg")
    );
    assert_eq!((large.captured, large.added_ms), (true, ADDED));
    assert!(read_all(&mut vault, row).unwrap() == data(300_000));
    vault.lock().unwrap();

    // Killed before the capture's file was removed.
    let again = file(&place, id);
    fs::write(&again, &before[again.strip_prefix(place.path()).unwrap()]).unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.captures().unwrap().items.len(), 1);
    let rest = place.file("files").join(row.to_hex());
    fs::rename(&rest, rest.with_extension("kept")).unwrap();
    let lost = vault.keep_capture(id, ADDED);
    assert_eq!(
        lost,
        Err(Error::damaged(Part::Document)),
        "the capture is the only copy"
    );
    fs::rename(rest.with_extension("kept"), &rest).unwrap();
    assert_eq!(vault.keep_capture(id, ADDED), Ok(row));
    assert_eq!(captured(&place), [""; 0]);
    assert_eq!(vault.documents().unwrap().documents.len(), 2);
    assert_eq!(vault.keep_capture(id, ADDED), Err(Error::NotFound));

    // Removed as a document, while there is a second copy, and kept again.
    fs::write(&again, &before[again.strip_prefix(place.path()).unwrap()]).unwrap();
    vault.remove_document(row).unwrap();
    assert_eq!(vault.keep_capture(id, ADDED), Ok(row));
    assert!(read_all(&mut vault, row).unwrap() == data(300_000));
    assert_eq!(files(&place).len(), 2);
}

#[test]
fn a_kill_while_keeping_leaves_the_capture_or_the_document() {
    let (place, anchors) = locked();
    let id = capture(&place, &anchors, &data(1000));
    let mut vault = place.unlock().unwrap();
    let whole = fs::read(file(&place, id)).unwrap();
    let row = vault.keep_capture(id, ADDED).unwrap();
    vault.lock().unwrap();
    fs::write(file(&place, id), whole).unwrap();
    let rest = place.file("files").join(row.to_hex());
    // The document's row is there, its file has not got its name: the next unlock finishes, keeping again removes the capture.
    fs::rename(&rest, rest.with_extension("part")).unwrap();
    let mut vault = place.unlock().unwrap();
    assert!(read_all(&mut vault, row).unwrap() == data(1000));
    assert_eq!(vault.keep_capture(id, ADDED), Ok(row));
    assert_eq!(captured(&place), [""; 0]);
}

#[test]
fn former_identities_open_captures_as_long_as_one_needs_them() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let anchors = vault.anchors();
    let [old, older] = [[5; 32], [6; 32]].map(Key::from_bytes);
    let seal = |id: u8, secret: &Key, vault: &Unlocked| {
        let now = Identity::from_secret(&vault.vmk.derive("capture-private")).unwrap();
        let model = capture(&place, &anchors, &[id]);
        let plain = age::decrypt(now.as_age(), &fs::read(file(&place, model)).unwrap()).unwrap();
        fs::remove_file(file(&place, model)).unwrap();
        let then = Identity::from_secret(secret).unwrap().recipient();
        let sealed = age::encrypt(then.as_age(), &plain).unwrap();
        let id = CaptureId([id; 16]);
        fs::write(file(&place, id), sealed).unwrap();
        id
    };
    let first = seal(1, &old, &vault);
    let second = seal(2, &old, &vault);
    let third = seal(3, &older, &vault);
    let strange = seal(4, &Key::from_bytes([9; 32]), &vault);
    assert_eq!(vault.captures().unwrap().damaged.len(), 4);
    let mut retire = |secret: &Key, epoch| {
        let row = Retired {
            epoch,
            secret: secret.copy(),
        }
        .encode();
        vault.store_mut().write(|tx| tx.insert(&row)).unwrap()
    };
    let (old_row, older_row) = (retire(&old, 2), retire(&older, 1));
    assert_eq!(vault.captures().unwrap().damaged, [strange]);
    assert_eq!(read_capture(&mut vault, third).unwrap(), [3]);
    let has = |vault: &Unlocked, row: RowId| vault.store().has(row).unwrap();

    // Not as long as there is one that nothing opens.
    vault.keep_capture(third, 1).unwrap();
    assert!(has(&vault, older_row));
    let writing = begin(&place, &anchors, 1).unwrap();
    vault.discard_capture(strange).unwrap();
    assert!(has(&vault, older_row), "one is being written");
    writing.cancel();
    vault.discard_capture(first).unwrap();
    assert!(!has(&vault, older_row) && has(&vault, old_row));
    assert_eq!(vault.captures().unwrap().items.len(), 1);
    vault.keep_capture(second, 1).unwrap();
    assert!(!has(&vault, old_row));
}
