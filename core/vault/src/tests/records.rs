use amparo_sealed::RowId;
use proptest::prelude::*;

use super::*;
use crate::Change;
use crate::record::Row;

#[test]
fn put_get_list_remove_by_kind() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let note = Record {
        kind: "note".into(),
        schema: 3,
        json: b"[]".to_vec(),
    };
    let rosa = vault.put(None, &contact("rosa")).unwrap();
    let luis = vault.put(None, &contact("luis")).unwrap();
    let noted = vault.put(None, &note).unwrap();
    assert_eq!(
        vault.put(Some(luis), &contact("luis, new number")).unwrap(),
        luis
    );
    let mut listed = vault.list("contact").unwrap();
    assert_eq!(listed.damaged, []);
    listed.records.sort_by_key(|(id, _)| *id);
    let mut expected = vec![(rosa, contact("rosa")), (luis, contact("luis, new number"))];
    expected.sort_by_key(|(id, _)| *id);
    assert_eq!(listed.records, expected);
    assert_eq!(vault.get(noted).unwrap(), Some(note));
    vault.remove(rosa).unwrap();
    assert_eq!(vault.get(rosa).unwrap(), None);
    assert_eq!(vault.remove(rosa), Err(Error::NotFound));
    assert_eq!(
        vault.put(Some(rosa), &contact("again")),
        Err(Error::NotFound)
    );
    vault.lock().unwrap();
    let vault = place.unlock().unwrap();
    assert_eq!(vault.list("contact").unwrap().records.len(), 1);
}

/// What grows is moved, and what it held stays behind in memory.
#[test]
fn rows_are_put_together_in_room_of_their_own_size() {
    let record = contact(&"x".repeat(5000)).encode().unwrap();
    assert_eq!(record.capacity(), record.len());
    let thumbnail = crate::record::Thumbnail::encode("image/png", &[7; 5000]).unwrap();
    assert_eq!(thumbnail.capacity(), thumbnail.len());
    let document = crate::record::Document {
        captured: false,
        key: amparo_sealed::Key::from_bytes([7; 32]),
        size: 1,
        added_ms: 1,
        name: "papel".repeat(100).into(),
        media_type: "image/png".into(),
    };
    let document = document.encode().unwrap();
    assert_eq!(document.capacity(), document.len());
}

#[test]
fn many_changes_are_one() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let old = vault.put(None, &contact("old")).unwrap();
    let sequence = vault.sequence();
    let put = |id, json| Change::Put {
        id,
        record: contact(json),
    };
    let changes = [
        put(None, "new"),
        put(Some(old), "changed"),
        Change::Remove { id: old },
    ];
    let ids = vault.write_many(&changes).unwrap();
    assert_eq!(vault.sequence(), sequence + 1);
    assert_eq!(ids[1], old);
    assert_eq!(
        vault.list("contact").unwrap().records,
        [(ids[0], contact("new"))]
    );
    let failing = [Change::Remove { id: ids[0] }, Change::Remove { id: old }];
    assert_eq!(vault.write_many(&failing), Err(Error::NotFound));
    assert!(vault.get(ids[0]).unwrap().is_some(), "all or nothing");
}

#[test]
fn bounds_of_a_record() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let of_size = |size| Record {
        kind: "k".into(),
        schema: 1,
        json: vec![b' '; size],
    };
    // 65,536 less the frame (4), the type (1), the kind (2), the schema (4).
    let id = vault.put(None, &of_size(65_525)).unwrap();
    assert_eq!(vault.get(id).unwrap(), Some(of_size(65_525)));
    assert_eq!(vault.put(None, &of_size(65_526)), Err(Error::TooLarge));
    let long = Record {
        kind: "k".repeat(256),
        schema: 1,
        json: Vec::new(),
    };
    assert_eq!(
        vault.put(None, &long),
        Err(Error::Invalid { field: "kind" })
    );
}

#[test]
fn the_bytes_of_a_record_row() {
    let row = contact("{}").encode().unwrap();
    assert_eq!(row.as_slice(), b"\x01\x07contact\x00\x00\x00\x01{}");
    assert_eq!(format!("{:?}", contact("secret")), "Record(..)");
}

proptest! {
    #[test]
    fn any_record_comes_back(kind in "\\PC{0,60}", schema: u32, json: Vec<u8>) {
        let record = Record { kind, schema, json };
        let Row::Record(back) = Row::decode(&record.encode().unwrap()).unwrap() else {
            panic!("a record");
        };
        prop_assert_eq!(back, record);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes: Vec<u8>) {
        let _ = Row::decode(&bytes);
        let _ = crate::unlocked::decode(RowId([0; 16]), &bytes);
        for format in [1, 2] {
            let _ = crate::header::Header::decode(format, &bytes);
        }
    }
}
