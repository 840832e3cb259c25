use amparo_sealed::{Key, RowId};

use super::documents::{data, files, read_all};
use super::*;
use crate::keeper::Identity;
use crate::record::Retired;
use crate::{Anchors, CaptureId, CaptureKind, CaptureWriter, Part, header};

const DAMAGED: Error = Error::damaged(Part::Capture);
const ADDED: u64 = 1_700_000_000_000;

/// A locked vault and what is known about it.
fn locked() -> (Place, Anchors) {
    let place = Place::empty();
    let vault = place.create().unwrap();
    let anchors = vault.anchors();
    vault.lock().unwrap();
    (place, anchors)
}

fn begin(place: &Place, anchors: &Anchors, size: usize) -> Result<CaptureWriter> {
    let size = size as u64;
    Vault::capture(
        &place.path(),
        anchors,
        CaptureKind::Document,
        "photo ñ.jpg",
        "image/jpeg",
        size,
        ADDED,
    )
}

fn capture(place: &Place, anchors: &Anchors, bytes: &[u8]) -> CaptureId {
    let mut writer = begin(place, anchors, bytes.len()).unwrap();
    for piece in bytes.chunks(70_000) {
        writer.write(piece).unwrap();
    }
    writer.finish().unwrap()
}

fn note(place: &Place, anchors: &Anchors, text: &str) -> CaptureId {
    let size = text.len() as u64;
    let path = place.path();
    let kind = CaptureKind::Note;
    let mut writer = Vault::capture(&path, anchors, kind, "", "text/html", size, ADDED).unwrap();
    writer.write(text.as_bytes()).unwrap();
    writer.finish().unwrap()
}

fn captured(place: &Place) -> Vec<String> {
    let mut names: Vec<String> = snapshot(&place.file("captured"))
        .into_keys()
        .map(|name| name.into_os_string().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn file(place: &Place, id: CaptureId) -> PathBuf {
    place.file("captured").join(format!("{}.age", id.to_hex()))
}

fn read_capture(vault: &mut Unlocked, id: CaptureId) -> Result<Vec<u8>> {
    let reader = vault.open_capture(id)?;
    let mut bytes = vec![0; usize::try_from(reader.size()).unwrap() + 1];
    let read = reader.read_at(0, &mut bytes)?;
    bytes.truncate(read);
    Ok(bytes)
}

#[test]
fn captured_while_locked_listed_and_read_after() {
    let (place, anchors) = locked();
    let sizes = [0, 1, 65_000, 65_536, 131_072, 200_000];
    let ids = sizes.map(|size| capture(&place, &anchors, &data(size)));
    let text = note(&place, &anchors, "la luz está cortada");
    let mut vault = place.unlock().unwrap();
    let listed = vault.captures().unwrap();
    assert_eq!((listed.items.len(), listed.damaged.len()), (7, 0));
    for (id, size) in ids.into_iter().zip(sizes) {
        let info = listed.items.iter().find(|info| info.id == id).unwrap();
        assert_eq!(
            (info.kind, info.name.as_str(), info.media_type.as_str()),
            (CaptureKind::Document, "photo ñ.jpg", "image/jpeg")
        );
        assert_eq!((info.size, info.added_ms), (size as u64, ADDED));
        assert_eq!(format!("{info:?}"), "CaptureInfo(..)");
        assert!(read_capture(&mut vault, id).unwrap() == data(size));
    }
    let info = listed.items.iter().find(|info| info.id == text).unwrap();
    assert_eq!(info.kind, CaptureKind::Note);
    // In any order, and across chunks.
    let reader = vault.open_capture(ids[5]).unwrap();
    let expected = data(200_000);
    let mut piece = [0; 1000];
    for offset in [131_000, 0, 65_400, 198_999, 65_508, 64_536, 199_000] {
        assert_eq!(reader.read_at(offset as u64, &mut piece).unwrap(), 1000);
        assert!(piece == expected[offset..offset + 1000], "{offset}");
    }
    assert_eq!(reader.read_at(199_999, &mut piece).unwrap(), 1);
    assert_eq!(reader.read_at(200_000, &mut piece).unwrap(), 0);
    assert_eq!(reader.read_at(u64::MAX, &mut piece).unwrap(), 0);
    vault.lock().unwrap();
    assert_eq!(reader.read_at(0, &mut piece), Err(Error::Locked));
    let missing = place.unlock().unwrap().open_capture(CaptureId([1; 16]));
    assert_eq!(error(missing), Error::NotFound);
}

#[test]
fn the_stock_format_opens_with_the_identity_alone() {
    let place = Place::empty();
    let vault = place.create().unwrap();
    let anchors = vault.anchors();
    let id = capture(&place, &anchors, b"bytes");
    let identity = Identity::from_secret(&vault.vmk.derive("capture-private")).unwrap();
    let plain = age::decrypt(identity.as_age(), &fs::read(file(&place, id)).unwrap()).unwrap();
    let mut expected = b"AMPCAPT1\x02".to_vec();
    expected.extend_from_slice(&ADDED.to_be_bytes());
    expected.extend_from_slice(b"\x0aimage/jpeg\x00\x0cphoto \xc3\xb1.jpg");
    expected.extend_from_slice(&[0, 0, 0, 0, 0, 0, 0, 5]);
    expected.extend_from_slice(b"bytes");
    // Padmé of 55.
    expected.push(0);
    assert_eq!(plain, expected);
}

#[test]
fn an_open_vault_is_no_hindrance_and_an_unlock_takes_nothing_away() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let anchors = vault.anchors();
    let id = capture(&place, &anchors, b"while open");
    assert_eq!(read_capture(&mut vault, id).unwrap(), b"while open");
    vault.lock().unwrap();
    // Begun before the unlock, finished after it.
    let mut writer = begin(&place, &anchors, 4).unwrap();
    let leftover = place
        .file("captured")
        .join(format!("{}.part", "0".repeat(32)));
    fs::write(&leftover, b"of a crash").unwrap();
    fs::write(place.file("captured").join("else.part"), b"x").unwrap();
    let mut vault = place.unlock().unwrap();
    assert!(!leftover.exists());
    writer.write(b"late").unwrap();
    let late = writer.finish().unwrap();
    assert_eq!(read_capture(&mut vault, late).unwrap(), b"late");
    assert!(captured(&place).contains(&"else.part".into()));
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let (place, anchors) = locked();
    begin(&place, &anchors, 4).unwrap().cancel();
    drop(begin(&place, &anchors, 4).unwrap());
    let size = Error::Invalid { field: "size" };
    let mut short = begin(&place, &anchors, 4).unwrap();
    short.write(b"abc").unwrap();
    assert_eq!(captured(&place).len(), 1);
    assert_eq!(short.finish(), Err(size));
    let mut long = begin(&place, &anchors, 4).unwrap();
    assert_eq!(long.write(b"abcde"), Err(size));
    assert_eq!(long.write(b"abcd"), Err(Error::Cancelled));
    assert_eq!(long.finish(), Err(Error::Cancelled));
    assert_eq!(captured(&place), [""; 0]);
}

#[test]
fn a_kill_at_any_piece_leaves_a_whole_capture_or_none() {
    let (place, anchors) = locked();
    let first = capture(&place, &anchors, b"first");
    let mut writer = begin(&place, &anchors, 200_000).unwrap();
    let bytes = data(200_000);
    let listed = |place: &Place| {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(&place.path(), copy.path());
        let vault = Vault::unlock(copy.path(), PIN, &place.hardware, &NOW).unwrap();
        let captures = vault.captures().unwrap();
        assert_eq!(captures.damaged, []);
        assert_eq!(
            snapshot(&copy.path().join("captured")).len(),
            captures.items.len()
        );
        captures
            .items
            .into_iter()
            .map(|info| info.id)
            .collect::<Vec<_>>()
    };
    for piece in bytes.chunks(70_000) {
        assert_eq!(listed(&place), [first]);
        writer.write(piece).unwrap();
    }
    assert_eq!(listed(&place), [first]);
    let second = writer.finish().unwrap();
    assert_eq!(listed(&place).len(), 2);
    assert!(listed(&place).contains(&second));
}

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
    let item = 64 * 1024 * 1024;
    assert_eq!(refuse(item + 1, "", ""), Error::TooLarge);
    assert_eq!(refuse(u64::MAX, "", ""), Error::TooLarge);
    let name = Error::Invalid { field: "name" };
    assert_eq!(refuse(1, &"x".repeat(1025), ""), name);
    let media_type = Error::Invalid {
        field: "media_type",
    };
    assert_eq!(refuse(1, "", &"x".repeat(256)), media_type);
    assert!(!place.file("captured").exists());
    begin(&place, &anchors, item as usize).unwrap().cancel();

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
    let [empty, random, folder, swapped] = [1, 2, 3, 4].map(|name| CaptureId([name; 16]));
    fs::write(file(&place, empty), b"").unwrap();
    fs::write(file(&place, random), data(5000)).unwrap();
    fs::create_dir(file(&place, folder)).unwrap();
    // To the right recipient, but no capture: anyone can write such.
    let recipient = crate::keeper::Recipient::parse(&anchors.capture_recipient).unwrap();
    let nonsense = age::encrypt(recipient.as_age(), b"AMPCAPT1 and nothing more").unwrap();
    fs::write(file(&place, swapped), nonsense).unwrap();
    fs::write(place.file("captured").join("readme.age"), b"x").unwrap();

    let mut vault = place.unlock().unwrap();
    let listed = vault.captures().unwrap();
    let mut items: Vec<CaptureId> = listed.items.iter().map(|info| info.id).collect();
    items.sort();
    let mut sound = vec![good, large, flipped];
    sound.sort();
    assert_eq!(items, sound);
    let mut damaged = vec![empty, random, folder, swapped, foreign, cut];
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
        };
        let row = row.encode();
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

#[test]
fn no_name_and_no_byte_of_a_capture_is_in_the_clear() {
    let (place, anchors) = locked();
    let marker = "Quetzalcoatl planted in a capture ";
    let markers = [marker, "birth certificate", "application/x-marker"];
    let bytes = marker.repeat(5000);
    let path = place.path();
    let mut writer = Vault::capture(
        &path,
        &anchors,
        CaptureKind::Document,
        markers[1],
        markers[2],
        bytes.len() as u64,
        1,
    )
    .unwrap();
    writer.write(bytes.as_bytes()).unwrap();
    let scan = |state: &str| {
        for (name, bytes) in place.snapshot() {
            for marker in markers.map(str::as_bytes) {
                let found = bytes.windows(marker.len()).any(|window| window == marker);
                assert!(!found, "{state}: {}", name.display());
            }
        }
    };
    assert!(
        snapshot(&place.file("captured"))
            .values()
            .all(|bytes| bytes.len() > 130_000)
    );
    scan("while written");
    let id = writer.finish().unwrap();
    scan("captured");
    let mut vault = place.unlock().unwrap();
    vault.captures().unwrap();
    read_capture(&mut vault, id).unwrap();
    vault.keep_capture(id, 1).unwrap();
    scan("kept");
    vault.lock().unwrap();
    scan("locked");
}

#[test]
fn a_sealed_vault_captures_too() {
    let place = Place::empty();
    let vault = place.create().unwrap();
    let anchors = vault.anchors();
    let mut header = vault.header.clone();
    let whole = header.encode();
    header.drop_device();
    vault.lock().unwrap();
    let generations = header::place(&place.path());
    generations.write(&header.encode()).unwrap();
    assert_eq!(error(place.unlock()), Error::Sealed);
    let id = capture(&place, &anchors, b"sealed");
    generations.write(&whole).unwrap();
    let mut vault = place.unlock().unwrap();
    assert_eq!(read_capture(&mut vault, id).unwrap(), b"sealed");
}
