//! Nothing of what is in a vault is ever written in the clear: not in a file, not in a name, not in a write that is overwritten later.
//!
//! The other tests of this folder look, too, after each of their faults.

use crate::disk::{self, Disk, Event};
use crate::keys;
use crate::place::Place;
use crate::scan::Scanner;
use amparo_crash::content;
use std::fs;

/// Everything that is planted, and the keys of this vault if this PIN opens it.
pub(crate) fn scanner(place: &Place, pin: u32) -> Scanner {
    let mut needles = content::markers();
    if place.vault().join("header.a").is_file() {
        needles.extend(keys_of(place, place, pin));
    }
    Scanner::new(needles)
}

fn keys_of(place: &Place, hardware: &Place, pin: u32) -> Vec<(String, Vec<u8>)> {
    let pin = content::pin(pin);
    let keys = keys::derive(&place.vault(), &hardware.hardware(), pin.as_bytes());
    keys::with_hex(keys)
}

/// What is found in files and names, and in everything that was written on the way if that was recorded.
pub(crate) fn look(place: &Place, scanner: &Scanner) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in disk::read(&place.root()) {
        let name = path.display().to_string();
        for what in scanner
            .find(&bytes)
            .into_iter()
            .chain(scanner.find(name.as_bytes()))
        {
            found.push(format!("{what} in {name}"));
        }
    }
    if place.file("log").is_file() {
        for event in place.events() {
            let bytes = match &event {
                Event::Written { bytes, .. } => bytes.to_vec(),
                Event::Made { path, .. } | Event::FolderMade { path, .. } => path_bytes(path),
                Event::Renamed { to, .. } => path_bytes(to),
                _ => continue,
            };
            found.extend(
                scanner
                    .find(&bytes)
                    .iter()
                    .map(|what| format!("{what} in a call")),
            );
        }
    }
    found
}

#[test]
fn nothing_is_ever_written_in_the_clear() {
    let (place, events) = Place::record(&["whole"]);
    // The keys that this life had: of its first PIN, of the second, and of the second vault key.
    let mut needles = content::markers();
    let mut disk = Disk::new(&place.root());
    for event in &events {
        disk.play(event);
        let Event::Note(line) = event else { continue };
        for (moment, pin) in [
            ("begin change-pin 1\n", 0),
            ("begin seal\n", 1),
            ("begin erase\n", 2),
        ] {
            if line == moment {
                let then = Place::new();
                disk::write(&disk.now(), &then.root());
                needles.extend(keys_of(&then, &place, pin));
            }
        }
    }
    let scanner = Scanner::new(needles);
    assert!(
        scanner.count() >= 32 + 3 * 20,
        "{} needles",
        scanner.count()
    );
    let found = look(&place, &scanner);
    assert!(found.is_empty(), "{found:?}");
    let written: usize = events
        .iter()
        .map(|event| match event {
            Event::Written { bytes, .. } => bytes.len(),
            _ => 0,
        })
        .sum();
    assert!(written > 500_000, "{written} bytes were written");

    // The same look finds what is there: in the middle of a file, and in a name.
    let (name, marker) = &content::markers()[3];
    let mut planted = vec![0x41; 5_000];
    planted.extend_from_slice(marker);
    fs::create_dir_all(place.vault()).unwrap();
    fs::write(place.vault().join("vault.db-journal"), planted).unwrap();
    fs::write(place.root().join(content::NAME), b"").unwrap();
    let found = look(&place, &scanner);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|line| line.starts_with(name)));
}

fn path_bytes(path: &std::path::Path) -> Vec<u8> {
    path.display().to_string().into_bytes()
}
