//! Captures while the vault is locked.

mod damage;
mod keeping;

use super::documents::data;
use super::*;
use crate::keeper::Identity;
use crate::{Anchors, CaptureId, CaptureKind, CaptureWriter, Part, header};

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

#[test]
fn a_capture_under_way_says_how_far_it_is() {
    let (place, anchors) = locked();
    let mut writer = begin(&place, &anchors, 100_000).unwrap();
    assert_eq!(writer.written(), 0);
    writer.write(&[7; 70_000]).unwrap();
    assert_eq!(writer.written(), 70_000);
    writer.write(&[7; 30_000]).unwrap();
    assert_eq!(writer.written(), 100_000);
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
fn no_name_and_no_byte_of_a_capture_is_in_the_clear() {
    let (place, anchors) = locked();
    let marker = "Quetzalcoatl planted in a capture ";
    let markers = [marker, "birth certificate", "application/x-marker"];
    // More than is held back until it is written.
    let bytes = marker.repeat(10_000);
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
            .all(|bytes| bytes.len() > 260_000)
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

#[test]
fn captures_outlive_another_pin_and_another_vault_key() {
    const NEW: &[u8] = b"314159";
    let (place, before) = locked();
    let id = capture(&place, &before, b"before");
    let mut vault = place.unlock().unwrap();
    let parameters = Parameters::FLOOR;
    vault
        .change_secret(PIN, NEW, &place.hardware, &parameters, &NOW)
        .unwrap();
    assert_eq!(read_capture(&mut vault, id).unwrap(), b"before");
    vault.lock().unwrap();
    let mut vault = place.unlock_with(NEW, NOW).unwrap();
    assert_eq!(read_capture(&mut vault, id).unwrap(), b"before");

    // A capture begun before the vault key is changed and finished after it.
    let mut writer = begin(&place, &before, 4).unwrap();
    vault
        .begin_rekey(NEW, &place.hardware, &parameters, &NOW)
        .unwrap();
    writer.write(b"late").unwrap();
    let late = writer.finish().unwrap();
    let after = vault.anchors();
    assert_ne!(after.capture_recipient, before.capture_recipient);
    let header = Error::damaged(Part::Header);
    assert_eq!(error(begin(&place, &before, 1)), header, "former anchors");
    let new = capture(&place, &after, b"new");
    for (id, bytes) in [(id, "before"), (late, "late"), (new, "new")] {
        assert_eq!(read_capture(&mut vault, id).unwrap(), bytes.as_bytes());
    }
    assert_eq!(vault.captures().unwrap().items.len(), 3);
    vault.lock().unwrap();
    let mut vault = place.unlock_with(NEW, NOW).unwrap();
    assert_eq!(vault.captures().unwrap().damaged, []);
    vault.keep_capture(late, 1).unwrap();
    assert_eq!(read_capture(&mut vault, id).unwrap(), b"before");
}
