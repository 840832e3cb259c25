use super::*;
use crate::keeper::{Identity, KeyFrame};
use crate::{KeeperKind, KeeperSlot, Part};

pub(crate) fn identity(seed: u8) -> Identity {
    Identity::from_secret(&amparo_sealed::Key::from_bytes([seed; 32])).unwrap()
}

pub(crate) fn recipient(seed: u8) -> String {
    identity(seed).recipient().to_string()
}

#[test]
fn a_keeper_is_added_proven_and_removed_in_both_copies() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let anchors = vault.anchors();
    let sheet = vault
        .add_keeper(KeeperKind::Sheet, &recipient(1), 77)
        .unwrap();
    let phone = vault
        .add_keeper(KeeperKind::Phone, &recipient(2), 78)
        .unwrap();
    assert_ne!(vault.anchors(), anchors);
    vault.prove_keeper(phone).unwrap();
    let expected = [
        KeeperSlot {
            id: sheet,
            kind: KeeperKind::Sheet,
            proven: false,
            added_ms: 77,
            recipient: recipient(1),
        },
        KeeperSlot {
            id: phone,
            kind: KeeperKind::Phone,
            proven: true,
            added_ms: 78,
            recipient: recipient(2),
        },
    ];
    assert_eq!(vault.keepers(), expected);
    // What each copy says, alone.
    for name in ["header.a", "header.b"] {
        let copy = Place::empty();
        copy_folder(&place.path(), &copy.path());
        fs::remove_file(copy.file(name)).unwrap();
        let files = Vault::keeper_files(&copy.path()).unwrap();
        let ids: Vec<u16> = files.iter().map(|file| file.id).collect();
        assert_eq!(ids, [sheet, phone]);
    }
    vault.lock().unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(vault.keepers(), expected);
    let frame = KeyFrame::unwrap(&vault.keeper_file(phone).unwrap(), &identity(2)).unwrap();
    assert_eq!((frame.vault_id, frame.epoch), (vault.header.vault_id, 1));
    assert_eq!(frame.vmk, vault.vmk);
    vault.remove_keeper(sheet).unwrap();
    assert_eq!(vault.keepers(), expected[1..]);
    vault.lock().unwrap();
    assert_eq!(place.unlock().unwrap().keepers(), expected[1..]);
}

#[test]
fn at_most_five_each_once_and_none_that_is_not_one() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let mut add = |seed| vault.add_keeper(KeeperKind::Phone, &recipient(seed), 1);
    for seed in 1..=5 {
        add(seed).unwrap();
    }
    assert_eq!(add(3), Err(Error::AlreadyExists));
    assert_eq!(add(6), Err(Error::Invalid { field: "keeper" }));
    let nobody = vault.add_keeper(KeeperKind::Phone, "age1nobody", 1);
    assert_eq!(nobody, Err(Error::Invalid { field: "recipient" }));
    assert_eq!(vault.prove_keeper(1), Err(Error::NotFound));
    assert_eq!(vault.remove_keeper(1), Err(Error::NotFound));
    assert_eq!(vault.keeper_file(1), Err(Error::NotFound));
    let absent = Vault::keeper_files(&Place::empty().path());
    assert_eq!(absent, Err(Error::NotFound));
    vault.lock().unwrap();
    place.unlock().unwrap();
}

#[test]
fn a_slot_of_another_vault_opens_nothing_here() {
    let place = Place::with_vault();
    let other = Place::with_vault();
    for name in ["header.a", "header.b"] {
        fs::copy(other.file(name), place.file(name)).unwrap();
    }
    // The whole header of another vault: its hardware key is not here either.
    let foreign = error(place.unlock());
    assert_eq!(foreign, Error::damaged(Part::Attempts));
    // Its slot alone, in this vault's header: bound to the other vault's id.
    let place = Place::with_vault();
    let generations = crate::header::place(&place.path());
    let mut body = generations.read().unwrap().body;
    let stolen = crate::header::place(&other.path()).read().unwrap().body;
    let slot = body.len() - (6 + 32) - 137;
    body[slot..slot + 137].copy_from_slice(&stolen[slot..slot + 137]);
    generations.write(&body).unwrap();
    assert_eq!(error(place.unlock()), Error::WrongPin { left: 4 });
}

#[test]
fn empty_and_random_header_files_are_damage() {
    let place = Place::with_vault();
    for length in [0_usize, 1, 31, 32, 53, 54, 55, 300, 70_000] {
        let bytes: Vec<u8> = amparo_sealed::make_random::<100>()
            .unwrap()
            .into_iter()
            .cycle()
            .take(length)
            .collect();
        for name in ["header.a", "header.b"] {
            fs::write(place.file(name), &bytes).unwrap();
        }
        let before = place.snapshot();
        assert_eq!(error(place.unlock()), Error::damaged(Part::Header));
        assert!(place.snapshot() == before);
    }
}

#[test]
fn an_open_vault_and_its_closed_files_name_the_same_vault() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    vault
        .add_keeper(KeeperKind::Sheet, &recipient(1), 1)
        .unwrap();
    let files = Vault::keeper_files(&place.path()).unwrap();
    assert_eq!(vault.vault_id(), files[0].vault_id);
    let other = Place::empty();
    assert_ne!(vault.vault_id(), other.create().unwrap().vault_id());
}
