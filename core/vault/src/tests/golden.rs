//! Vaults of every version that was ever written stay readable; `tests/vectors/storage/README.md` says what is in them.

use super::*;
use crate::keeper::Identity;
use crate::{KeeperKind, KeeperSecret};

/// A copy of its own.
pub(crate) fn golden(name: &str) -> Place {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/storage");
    let mut place = Place::empty();
    copy_folder(&Path::new(folder).join(name), place.folder.path());
    place.hardware = SoftwareHardwareKey::in_folder(place.folder.path().join("hardware"));
    place
}

#[test]
fn golden_vault_of_format_1() {
    let place = golden("vault-v1");
    let wrong = place.unlock_with(b"314159", NOW);
    assert_eq!(error(wrong), Error::WrongPin { left: 4 });
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.keepers(), []);
    assert_golden_rows(&mut vault);
    vault.lock().unwrap();
}

#[test]
fn golden_vault_of_format_2() {
    let place = golden("vault-v2");
    let before = place.snapshot();
    let wrong = place.unlock_with(b"314159", NOW);
    assert_eq!(error(wrong), Error::WrongPin { left: 4 });
    let mut vault = place.unlock().unwrap();
    // The header is read as it was written, not made anew.
    for name in ["header.a", "header.b"] {
        assert!(place.snapshot()[Path::new(name)] == before[Path::new(name)]);
    }
    let keepers = vault.keepers();
    let [keeper] = &keepers[..] else {
        panic!("one keeper")
    };
    assert_eq!(keeper.recipient, rosa().recipient().to_string());
    assert_eq!((keeper.kind, keeper.proven), (KeeperKind::Sheet, true));
    assert_eq!(keeper.added_ms, 1_700_000_000_000);
    assert_golden_rows(&mut vault);
    vault.lock().unwrap();
}

#[test]
fn golden_vault_of_format_2_is_sealed_and_reopened() {
    let place = golden("vault-v2");
    let vault = place.unlock().unwrap();
    let anchors = vault.anchors();
    vault.lock().unwrap();
    Vault::seal(&place.path(), &place.hardware, &anchors).unwrap();
    let keeper = KeeperSecret::Identity(rosa().to_text());
    let floor = Parameters::FLOOR;
    let mut vault =
        Vault::reopen(&place.path(), &keeper, PIN, &place.hardware, &floor, &NOW).unwrap();
    assert_golden_rows(&mut vault);
    vault.lock().unwrap();
    place.unlock().unwrap();
}

/// The keeper of the golden vault: its secret is 32 × 0x07.
fn rosa() -> Identity {
    Identity::from_secret(&amparo_sealed::Key::from_bytes([7; 32])).unwrap()
}

fn assert_golden_rows(vault: &mut Unlocked) {
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
}
