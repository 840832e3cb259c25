use amparo_sealed::RowId;

use super::documents::{import, read_all};
use super::*;
use crate::Part;

fn rows(vault: &Unlocked) -> usize {
    vault.store().list().unwrap().len()
}

#[test]
fn a_thumbnail_is_replaced_and_goes_with_its_document() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let large = vec![7; 61_440];
    let (id, other) = (import(&mut vault, 10), import(&mut vault, 10));
    assert_eq!(vault.thumbnail(id), Ok(None));
    vault.put_thumbnail(id, "image/jpeg", b"small").unwrap();
    vault.put_thumbnail(id, "image/webp", &large).unwrap();
    vault.lock().unwrap();
    let mut vault = place.unlock().unwrap();
    let found = vault.thumbnail(id).unwrap().unwrap();
    assert_eq!(
        (found.media_type.as_str(), found.bytes.as_slice()),
        ("image/webp", large.as_slice())
    );
    assert_eq!(format!("{found:?}"), "Thumbnail(..)");
    assert_eq!(vault.thumbnail(other), Ok(None));
    // It is no document and no record.
    assert_eq!(vault.documents().unwrap().documents.len(), 2);
    assert_eq!(rows(&vault), 3);
    let contents = vault.inspect().unwrap().contents.unwrap();
    assert_eq!((contents.documents, contents.others), (2, 1));
    vault.remove_document(id).unwrap();
    assert_eq!(
        (vault.thumbnail(id), rows(&vault)),
        (Err(Error::NotFound), 1)
    );
}

#[test]
fn thumbnails_have_bounds() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 10);
    let long = "x".repeat(256);
    let invalid = Err(Error::Invalid {
        field: "media_type",
    });
    assert_eq!(vault.put_thumbnail(id, &long, b"x"), invalid);
    let large = vault.put_thumbnail(id, "image/jpeg", &vec![0; 61_441]);
    assert_eq!(large, Err(Error::TooLarge));
    let largest = "x".repeat(255);
    vault.put_thumbnail(id, &largest, &vec![0; 61_440]).unwrap();
    let record = vault.put(None, &contact("{}")).unwrap();
    for nothing in [record, RowId([9; 16])] {
        let refused = vault.put_thumbnail(nothing, "image/jpeg", b"x");
        assert_eq!(refused, Err(Error::NotFound));
    }
}

#[test]
fn a_damaged_thumbnail_hides_no_document_and_can_be_replaced() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 1000);
    vault.put_thumbnail(id, "image/jpeg", b"small").unwrap();
    let survey = vault.store().list().unwrap();
    let (picture, _) = survey.iter().find(|(row, _)| *row != id).unwrap();
    let garbage = [4, 200, b'x'];
    vault
        .store_mut()
        .write(|tx| tx.update(*picture, &garbage))
        .unwrap();
    let damaged = Error::damaged(Part::Row(*picture));
    assert_eq!(vault.thumbnail(id), Err(damaged));
    let listed = vault.documents().unwrap();
    assert_eq!(listed.documents.len(), 1);
    assert_eq!(listed.damaged, [Part::Row(*picture)]);
    assert_eq!(read_all(&mut vault, id).unwrap().len(), 1000);
    vault.put_thumbnail(id, "image/jpeg", b"again").unwrap();
    assert!(vault.thumbnail(id).unwrap().is_some());
    vault
        .store_mut()
        .write(|tx| tx.update(*picture, &garbage))
        .unwrap();
    vault.remove_document(id).unwrap();
    assert_eq!(rows(&vault), 0);
}
