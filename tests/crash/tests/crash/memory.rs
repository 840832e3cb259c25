//! What is left of a vault in the memory of its process after it was locked.
//!
//! Everything writable is read: heap with what was freed, stack, anonymous pages. The secrets are made here and go to the driver through a
//! pipe, so that no argument, variable or constant of it holds them.

use crate::keys;
use crate::place::{self, Place};
use crate::scan::Scanner;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::process::Stdio;

const PIN: &[u8; 32] = b"planted-pin-0c51a7f2-9317-0528-z";
const RECORD: &[u8; 32] = b"planted-record-5e0c8f31a7d2-end.";
const DOCUMENT: &[u8; 32] = b"planted-document-77b1c09e4f-end.";
const BLOCK: usize = 1 << 20;

#[test]
fn after_a_lock_nothing_of_the_vault_is_left_in_memory() {
    let place = Place::new();
    let mut command = place.driver(0, &["memory"], &[]);
    // Nobody else's buffers.
    command.env_remove("LD_PRELOAD").stdin(Stdio::piped());
    let mut driver = command.spawn().unwrap();
    let mut input = driver.stdin.take().unwrap();
    input
        .write_all(&[PIN.as_slice(), RECORD, DOCUMENT].concat())
        .unwrap();

    place.await_line("ready");
    let mut needles = keys::derive(&place.vault(), &place.hardware(), PIN);
    needles.push(("PIN".into(), PIN.into()));
    needles.push(("record".into(), RECORD.into()));
    needles.push(("document".into(), DOCUMENT.into()));
    // The allocator writes over the first 16 bytes of what is freed: what is left is looked for, too.
    let halves: Vec<_> = needles
        .iter()
        .map(|(name, needle)| (format!("half of {name}"), needle[16..].to_vec()))
        .collect();
    needles.extend(halves);
    let scanner = Scanner::new(needles);
    let open = look(driver.id(), &scanner);
    for secret in ["VMK", "PIN", "record", "document"] {
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
            found.entry(secret.to_owned()).or_default().push(place);
        }
    }
    assert!(seen > 100_000, "{seen} bytes are too few to be a process");
    found
}
