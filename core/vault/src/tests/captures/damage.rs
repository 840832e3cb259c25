//! What is not a capture, or not one of this vault, or too much of it.

use amparo_sealed::Key;

use super::super::documents::files;
use super::*;

const DAMAGED: Error = Error::damaged(Part::Capture);

#[test]
fn there_are_caps_and_bounds() {
    let (place, anchors) = locked();
    let refuse = |size: u64, name: &str, media_type: &str| {
        let path = place.path();
        let kind = CaptureKind::Note;
        error(Vault::capture(
            &path, &anchors, kind, name, media_type, size, 1,
        ))
    };
    let item: u32 = 64 * 1024 * 1024;
    let (item, whole) = (u64::from(item), usize::try_from(item).unwrap());
    assert_eq!(refuse(item + 1, "", ""), Error::TooLarge);
    assert_eq!(refuse(u64::MAX, "", ""), Error::TooLarge);
    let name = Error::Invalid { field: "name" };
    assert_eq!(refuse(1, &"x".repeat(1025), ""), name);
    let media_type = Error::Invalid {
        field: "media_type",
    };
    assert_eq!(refuse(1, "", &"x".repeat(256)), media_type);
    assert!(!place.file("captured").exists());
    begin(&place, &anchors, whole).unwrap().cancel();

    // All of them together.
    let one = place
        .file("captured")
        .join(format!("{}.age", "0".repeat(32)));
    let sparse = fs::File::create(&one).unwrap();
    sparse.set_len((1 << 30) - 10).unwrap();
    assert_eq!(refuse(11, "", ""), Error::TooLarge);
    begin(&place, &anchors, 10).unwrap().cancel();
    fs::remove_file(one).unwrap();
    for index in 0..200 {
        let suffix = if index % 2 == 0 { "age" } else { "part" };
        let name = format!("{index:032x}.{suffix}");
        fs::write(place.file("captured").join(name), b"").unwrap();
    }
    assert_eq!(refuse(1, "", ""), Error::TooLarge);
    fs::remove_file(place.file("captured").join(format!("{:032x}.age", 0))).unwrap();
    begin(&place, &anchors, 10).unwrap().cancel();
}

#[test]
fn an_exchanged_recipient_is_the_headers_damage_and_nothing_is_written() {
    let place = Place::empty();
    assert_eq!(
        error(begin(&place, &locked().1, 1)),
        Error::NotFound,
        "no vault"
    );
    let (place, anchors) = locked();
    let stranger = Identity::from_secret(&Key::from_bytes([3; 32])).unwrap();
    let other = Anchors {
        capture_recipient: stranger.recipient().to_string(),
        ..anchors.clone()
    };
    let damaged = Error::damaged(Part::Header);
    assert_eq!(error(begin(&place, &other, 1)), damaged);
    let nonsense = Anchors {
        capture_recipient: "age1".into(),
        ..anchors.clone()
    };
    let invalid = Error::Invalid { field: "anchors" };
    assert_eq!(error(begin(&place, &nonsense, 1)), invalid);

    // In both copies, checksums right.
    let generations = header::place(&place.path());
    let good = generations.read().unwrap().body;
    let at = good
        .windows(62)
        .position(|bytes| bytes == anchors.capture_recipient.as_bytes())
        .unwrap();
    let mut exchanged = good.clone();
    exchanged[at..at + 62].copy_from_slice(other.capture_recipient.as_bytes());
    // Another value of that length in its place; cut at each byte.
    let mut renamed = good.clone();
    renamed[at - 6] = 0x81;
    let cut = (0..at).map(|end| good[..end].to_vec());
    for body in [exchanged, renamed].into_iter().chain(cut) {
        generations.write(&body).unwrap();
        assert_eq!(error(begin(&place, &anchors, 1)), damaged);
    }
    assert!(!place.file("captured").exists());
    generations.write(&good).unwrap();
    begin(&place, &anchors, 1).unwrap().cancel();
    for name in ["header.a", "header.b"] {
        flip(&place.file(name), 40);
    }
    assert_eq!(error(begin(&place, &anchors, 1)), damaged);
    for name in ["header.a", "header.b"] {
        fs::remove_file(place.file(name)).unwrap();
    }
    assert_eq!(error(begin(&place, &anchors, 1)), damaged);
}

#[test]
fn any_flipped_byte_is_that_captures_damage_alone() {
    let (place, anchors) = locked();
    let (bad, good) = (
        capture(&place, &anchors, b"bad"),
        capture(&place, &anchors, b"good"),
    );
    let path = file(&place, bad);
    let mut vault = place.unlock().unwrap();
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        for bit in [1, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            fs::write(&path, bytes).unwrap();
            let listed = vault.captures().unwrap();
            assert_eq!(listed.damaged, [bad], "byte {at}");
            assert_eq!(listed.items.len(), 1);
            assert_eq!(listed.items[0].id, good);
        }
    }
    for length in (0..whole.len()).chain([whole.len() + 1]) {
        let mut bytes = whole.clone();
        bytes.resize(length, 0);
        fs::write(&path, bytes).unwrap();
        assert_eq!(vault.captures().unwrap().damaged, [bad], "length {length}");
    }
    assert_eq!(error(vault.open_capture(bad)), DAMAGED);
    assert_eq!(error(vault.keep_capture(bad, 1)), DAMAGED);
    assert!(path.exists(), "never removed by itself");
    vault.discard_capture(bad).unwrap();
    assert_eq!(vault.discard_capture(bad), Err(Error::NotFound));
    assert!(!path.exists());
}

#[test]
fn strange_files_are_damaged_and_hide_nothing() {
    let (place, anchors) = locked();
    let (other, others_anchors) = locked();
    let good = capture(&place, &anchors, b"good");
    let foreign = capture(&other, &others_anchors, b"foreign");
    fs::copy(file(&other, foreign), file(&place, foreign)).unwrap();
    let large = capture(&place, &anchors, &data(200_000));
    let cut = capture(&place, &anchors, &data(200_000));
    let flipped = capture(&place, &anchors, &data(200_000));
    let bytes = fs::read(file(&place, cut)).unwrap();
    // Between two chunks.
    let payload = bytes.len() % (65_536 + 16);
    fs::write(file(&place, cut), &bytes[..bytes.len() - payload]).unwrap();
    flip(&file(&place, flipped), 100_000);
    let [empty, random, folder, swapped, longer] =
        [1, 2, 3, 4, 5].map(|name| CaptureId([name; 16]));
    fs::write(file(&place, empty), b"").unwrap();
    fs::write(file(&place, random), data(5000)).unwrap();
    fs::create_dir(file(&place, folder)).unwrap();
    // To the right recipient, but no capture: anyone can write such.
    let recipient = crate::keeper::Recipient::parse(&anchors.capture_recipient).unwrap();
    let nonsense = age::encrypt(recipient.as_age(), b"AMPCAPT1 and nothing more").unwrap();
    fs::write(file(&place, swapped), nonsense).unwrap();
    // One that says more than it holds.
    let mut plain = b"AMPCAPT1\x01".to_vec();
    plain.extend_from_slice(&[0; 8 + 1 + 2 + 7]);
    plain.extend_from_slice(b"\xc8short");
    let lying = age::encrypt(recipient.as_age(), &plain).unwrap();
    fs::write(file(&place, longer), lying).unwrap();
    fs::write(place.file("captured").join("readme.age"), b"x").unwrap();

    let mut vault = place.unlock().unwrap();
    let listed = vault.captures().unwrap();
    let mut items: Vec<CaptureId> = listed.items.iter().map(|info| info.id).collect();
    items.sort();
    let mut sound = vec![good, large, flipped];
    sound.sort();
    assert_eq!(items, sound);
    let mut damaged = vec![empty, random, folder, swapped, longer, foreign, cut];
    damaged.sort();
    assert_eq!(listed.damaged, damaged);
    // Damage further in shows where it is read, and nothing half-made is kept of it.
    assert_eq!(read_capture(&mut vault, flipped), Err(DAMAGED));
    assert_eq!(vault.keep_capture(flipped, 1), Err(DAMAGED));
    assert!(file(&place, flipped).exists());
    assert_eq!(files(&place), [""; 0]);
    let reader = vault.open_capture(flipped).unwrap();
    assert_eq!(reader.read_at(0, &mut [0; 1000]), Ok(1000));
    assert!(read_capture(&mut vault, large).unwrap() == data(200_000));
}
