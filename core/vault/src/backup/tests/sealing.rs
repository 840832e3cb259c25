//! The age file around the archive, and who made it.

use std::io::{Read as _, Write as _};

use super::hostile::{Parts, Tar, seal};
use super::*;

#[test]
fn an_age_file_that_is_cut_changed_or_for_somebody_else() {
    let owner = Owner::new();
    let mut vault = owner.vault();
    let from = owner.back_up(&mut vault);
    let good = fs::read(&from).unwrap();
    let wrong = from.with_file_name("wrong.age");
    let chunk = 64 * 1024 + 16;
    let payload = good.len() % chunk;
    for cut in [
        0,
        1,
        100,
        payload,
        payload + chunk,
        10 * chunk,
        good.len() - 1,
    ] {
        fs::write(&wrong, &good[..cut]).unwrap();
        owner.assert_refused(&wrong, DAMAGED, &format!("cut at {cut}"));
    }
    for at in [0, 10, 190, payload + 5, 20 * chunk, good.len() - 1] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        fs::write(&wrong, bytes).unwrap();
        owner.assert_refused(&wrong, DAMAGED, &format!("flipped at {at}"));
    }
    let longer = [&good[..], b"x"].concat();
    fs::write(&wrong, longer).unwrap();
    owner.assert_refused(&wrong, DAMAGED, "longer");
    for other in [&b"not an age file"[..], &vec![b'\n'; 100_000]] {
        fs::write(&wrong, other).unwrap();
        owner.assert_refused(&wrong, DAMAGED, "no age file");
    }
    let mut header = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..4_000 {
        header.write_all(b"-> x\n\n").unwrap();
    }
    header.write_all(b"--- x\n").unwrap();
    fs::write(&wrong, header).unwrap();
    owner.assert_refused(&wrong, DAMAGED, "a header without end");
    let stranger = Owner::new();
    stranger.assert_refused(&from, Error::Invalid { field: "identity" }, "not for us");
}

#[test]
fn a_mac_of_another_key_or_over_other_bytes_proves_nothing() {
    let owner = Owner::new();
    let parts = Parts::new();
    let origin = |tar: &Tar| {
        let path = seal(&owner, &tar.end());
        owner.restore(&path, &Place::empty()).unwrap().1.origin
    };
    let digest = |bytes: &[u8]| ring::digest::digest(&ring::digest::SHA256, bytes);
    let tar = parts.tar();
    let own = mac::lines(&[owner.mac_key()], &digest(&tar.0));
    let other = mac::lines(&[Key::from_bytes([7; 32])], &digest(&tar.0));
    let elsewhere = mac::lines(&[owner.mac_key()], &digest(&tar.end()));
    for wrong in [
        "",
        "\n",
        &other,
        &elsewhere,
        own.split_at(63).0,
        &own.to_uppercase(),
    ] {
        assert_eq!(
            origin(tar.clone().add("mac", wrong.as_bytes())),
            Origin::Unproven,
            "{wrong}"
        );
    }
    for right in [
        own.clone(),
        other.trim_end().to_owned() + "\n" + own.trim_end(),
    ] {
        let mut tar = tar.clone();
        assert_eq!(origin(tar.add("mac", right.as_bytes())), Origin::Proven);
    }
    // One byte of a document and its sum changed: sound, and not the owner's any more.
    let mut changed = Parts::new();
    changed.data[2][0] ^= 1;
    changed.manifest.entries[2].sha256 = sha256(&changed.data[2]);
    assert_eq!(
        origin(changed.tar().add("mac", own.as_bytes())),
        Origin::Unproven
    );
}

#[test]
fn how_many_keys_a_mac_is_under_is_not_to_be_seen() {
    let digest = ring::digest::digest(&ring::digest::SHA256, b"");
    for count in [1, 2, 100] {
        let keys: Vec<Key> = (0..count).map(|key| Key::from_bytes([key; 32])).collect();
        assert_eq!(mac::lines(&keys, &digest).len(), 64 * 1024);
    }
}

#[test]
fn the_mac_key_is_the_documented_one() {
    let identity = Identity::from_secret(&Key::from_bytes([7; 32])).unwrap();
    let expected = amparo_sealed::derive_hkdf::<32>(b"", &[7; 32], &[b"amparo/backup-mac"]);
    assert_eq!(
        derive_backup_mac_key(&identity).unwrap().as_bytes(),
        &*expected
    );
}

#[test]
fn a_hundred_recipients_are_not_too_many() {
    let owner = Owner::new();
    let mut recipients: Vec<_> = (0..100)
        .map(|_| Identity::make_random().unwrap().recipient())
        .collect();
    recipients.push(owner.identity.recipient());
    let recipients = recipients.iter().map(|recipient| recipient.as_age() as _);
    let sealing = age::Encryptor::with_recipients(recipients).unwrap();
    let mut file = Vec::new();
    let mut writer = sealing.wrap_output(&mut file).unwrap();
    writer.write_all(b"data").unwrap();
    writer.finish().unwrap();
    fs::write(owner.path(), file).unwrap();
    let mut opened = open::open(&owner.path(), &owner.identity).unwrap();
    let mut data = Vec::new();
    opened.read_to_end(&mut data).unwrap();
    assert_eq!(data, b"data");
}
