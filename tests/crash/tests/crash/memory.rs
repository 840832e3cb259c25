//! What is left of a vault in the memory of its process after it was locked.
//!
//! Everything writable is read: heap with what was freed, stack, anonymous pages. The secrets are made here and go to the driver through a
//! pipe, so that no argument, variable or constant of it holds them.

use crate::keys;
use crate::place::{self, Place};
use crate::scan::Scanner;
use amparo_crash::aside;
use amparo_sealed::Key;
use amparo_vault::keeper::{Identity, derive_backup_mac_key};
use amparo_vault::{BootReading, CaptureKind, Vault};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::process::{Child, Stdio};

const PIN: &[u8; 32] = b"planted-pin-0c51a7f2-9317-0528-z";
const RECORD: &[u8; 32] = b"planted-record-5e0c8f31a7d2-end.";
const DOCUMENT: &[u8; 32] = b"planted-document-77b1c09e4f-end.";
const NAME: &[u8; 32] = b"planted-name-c2b80e6d51f9a3-end.";
const CAPTURE: &[u8; 32] = b"planted-capture-91ed7f20c6b-end.";
const PICTURE: &[u8; 32] = b"planted-picture-4a6c08d3e5f-end.";
const MAC_KEY: &[u8; 32] = b"planted-mac-key-of-backups-end..";
const SHEET: &[u8; 32] = b"planted-sheet-secret-8d13f5-end.";
/// In capitals: what is stretched is another text.
const TYPED: &[u8; aside::PASSPHRASE] = b"PERGAMINO TULIPAN BRUJULA OXIDO MAREJADA QUESERO";
const BLOCK: usize = 1 << 20;

#[test]
fn after_a_lock_nothing_of_the_vault_is_left_in_memory() {
    let place = Place::new();
    let mut driver = watched(&place, "memory");
    let mut input = driver.stdin.take().unwrap();
    input
        .write_all(&[PIN.as_slice(), RECORD, DOCUMENT, NAME, PICTURE, MAC_KEY].concat())
        .unwrap();

    place.await_line("locked first");
    capture(&place);
    input.write_all(b"c").unwrap();
    place.await_line("ready");
    let mut needles = keys::derive(&place.vault(), &place.hardware(), PIN);
    needles.push(("PIN".into(), PIN.into()));
    needles.push(("record".into(), RECORD.into()));
    needles.push(("document".into(), DOCUMENT.into()));
    needles.push(("name".into(), NAME.into()));
    needles.push(("capture".into(), CAPTURE.into()));
    needles.push(("picture".into(), PICTURE.into()));
    needles.push(("MAC key".into(), MAC_KEY.into()));
    // What was freed may have lost its beginning.
    let halves: Vec<_> = needles
        .iter()
        .map(|(name, needle)| (format!("half of {name}"), needle[16..].to_vec()))
        .collect();
    needles.extend(halves);
    let scanner = Scanner::new(needles);
    let open = look(driver.id(), &scanner);
    for secret in [
        "VMK", "PIN", "record", "document", "name", "capture", "picture", "MAC key",
    ] {
        assert!(
            open.contains_key(secret),
            "{secret} is not seen while it is there"
        );
    }

    input.write_all(b"l").unwrap();
    place.await_line("locked");
    let locked = look(driver.id(), &scanner);
    input.write_all(b"e").unwrap();
    let end = place::end(driver);
    assert!(end.success, "{}", end.said);
    assert!(locked.is_empty(), "{locked:#?}");
}

#[test]
fn what_was_made_backed_up_restored_or_captured_is_not_left_in_memory() {
    let place = Place::new();
    let mut driver = watched(&place, "aside");
    let mut input = driver.stdin.take().unwrap();
    let planted = [TYPED.as_slice(), SHEET, RECORD, DOCUMENT, CAPTURE];
    input.write_all(&planted.concat()).unwrap();

    let mut made = Vec::new();
    let mut output = driver.stdout.take().unwrap();
    place.await_line("ready");
    let mut piece = [0; 1024];
    let count = output.read(&mut piece).unwrap();
    made.extend_from_slice(&piece[..count]);
    let sheet = Identity::from_secret(&Key::from_ref(SHEET)).unwrap();
    let text = sheet.to_text().as_bytes().to_vec();
    let compact: Vec<u8> = text.iter().copied().filter(|byte| *byte != b'-').collect();
    let mac_key = derive_backup_mac_key(&sheet).unwrap();
    let scanner = Scanner::new(pieces(&[
        ("typed passphrase", TYPED),
        ("passphrase", &TYPED.to_ascii_lowercase()),
        ("made passphrase", &made),
        ("sheet's secret", SHEET),
        ("sheet", &text),
        ("sheet, small", &text.to_ascii_lowercase()),
        ("sheet, compact", &compact),
        ("MAC key", mac_key.as_bytes()),
        ("record", RECORD),
        ("document", DOCUMENT),
        ("capture", CAPTURE),
    ]));
    let before = look(driver.id(), &scanner);
    for secret in [
        "typed passphrase",
        "made passphrase",
        "sheet",
        "MAC key",
        "capture",
    ] {
        assert!(
            before.contains_key(secret),
            "{secret} is not seen while it is there"
        );
    }
    input.write_all(b"w").unwrap();
    place.await_line("wiped");
    let after = look(driver.id(), &scanner);
    input.write_all(b"e").unwrap();
    let end = place::end(driver);
    assert!(end.success, "{}", end.said);
    assert!(after.is_empty(), "{after:#?}");
}

/// A driver whose freed memory stays as it is, and which nobody else's buffers are in.
fn watched(place: &Place, mode: &str) -> Child {
    let mut command = place.driver(0, &[mode], &[("FAULTVFS_KEEP", "yes".into())]);
    command
        .env_remove("FAULTVFS_ROOT")
        .env_remove("FAULTVFS_NOTES");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn().unwrap()
}

/// Each whole, and in pieces of 16 bytes without the first, which may begin with what anybody may see: what grew left its beginning
/// behind.
fn pieces(secrets: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (name, secret) in secrets {
        all.push(((*name).to_owned(), secret.to_vec()));
        let (pieces, _) = secret.as_chunks::<16>();
        for (number, piece) in pieces.iter().enumerate().skip(1) {
            all.push((format!("{name}, piece {number}"), piece.to_vec()));
        }
    }
    all
}

/// By another process: this one.
fn capture(place: &Place) {
    let now = BootReading {
        boot: [1; 16],
        ms: 1,
    };
    let (folder, kind) = (place.vault(), CaptureKind::Document);
    let vault = Vault::unlock(&folder, PIN, &place.hardware(), &now).unwrap();
    let anchors = vault.anchors();
    vault.lock().unwrap();
    let name = std::str::from_utf8(NAME).unwrap();
    for bytes in [CAPTURE.repeat(3), CAPTURE.repeat(5_000)] {
        let size = bytes.len() as u64;
        let mut writer =
            Vault::capture(&folder, &anchors, kind, name, "text/plain", size, 1).unwrap();
        writer.write(&bytes).unwrap();
        writer.finish().unwrap();
    }
}

/// What is found in a process's writable memory, and in which mappings.
fn look(process: u32, scanner: &Scanner) -> BTreeMap<String, Vec<String>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut memory = File::open(format!("/proc/{process}/mem")).unwrap();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = 0;
    for map in maps.lines() {
        let words: Vec<&str> = map.split_whitespace().collect();
        if !words[1].starts_with("rw") {
            continue;
        }
        let (start, end) = words[0].split_once('-').unwrap();
        let [start, end] = [start, end].map(|at| u64::from_str_radix(at, 16).unwrap());
        let name = words.get(5).copied().unwrap_or("anonymous");
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        memory.seek(SeekFrom::Start(start)).unwrap();
        // A page that cannot be read (the guard of a stack) ends its mapping.
        let mut read = 0;
        while read < bytes.len() {
            let until = (read + BLOCK).min(bytes.len());
            match memory.read(&mut bytes[read..until]) {
                Ok(count) if count > 0 => read += count,
                _ => break,
            }
        }
        seen += read;
        for (at, secret) in scanner.places(&bytes[..read]) {
            let place = format!("{name} + {at:#x}");
            let places = found.entry(secret.to_owned()).or_default();
            if places.len() < 10 {
                places.push(place);
            }
        }
    }
    assert!(seen > 100_000, "{seen} bytes are too few to be a process");
    found
}
