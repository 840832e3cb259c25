//! Vaults of every version that was ever written stay readable; `tests/vectors/storage/README.md` says what is in them.

use super::*;

#[test]
fn golden_vault_of_format_1() {
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/storage/vault-v1"
    );
    let mut place = Place::empty();
    copy_folder(Path::new(golden), place.folder.path());
    place.hardware = SoftwareHardwareKey::in_folder(place.folder.path().join("hardware"));

    assert_eq!(
        error(place.unlock_with(b"314159", NOW)),
        Error::WrongPin { left: 4 }
    );
    let mut vault = place.unlock().unwrap();
    let mut contacts: Vec<String> = vault
        .list("contact")
        .unwrap()
        .records
        .into_iter()
        .map(|(_, record)| String::from_utf8(record.json.clone()).unwrap())
        .collect();
    contacts.sort();
    let expected = [
        r#"{"name":"Luis","number":"+1 213 555 0102"}"#,
        r#"{"name":"Rosa","number":"+1 213 555 0101"}"#,
    ];
    assert_eq!(contacts, expected);
    let notes = vault.list("note").unwrap();
    assert_eq!((notes.records[0].1.schema, notes.damaged), (7, vec![]));
    let documents = vault.documents().unwrap().documents;
    let [document] = &documents[..] else {
        panic!("one document")
    };
    assert_eq!(document.name, "papel ñ.pdf");
    assert_eq!(document.added_ms, 1_700_000_000_000);
    let reader = vault.open_document(document.id).unwrap();
    let mut bytes = vec![0; 70_000];
    assert_eq!(reader.read_at(0, &mut bytes).unwrap(), 70_000);
    let written: Vec<u8> = (0..70_000_u32).map(|index| (index % 251) as u8).collect();
    assert!(bytes == written);
    vault.put(None, &contact("{}")).unwrap();
    vault.lock().unwrap();
}
