//! The attempt counter, which nothing authenticates while the vault is locked: any bytes as its file, and any fields under a checksum
//! that fits. It is read or damaged, and looking at it changes nothing.
#![no_main]

use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Error, Parameters, Vault};
use libfuzzer_sys::fuzz_target;
use ring::digest::{SHA256, digest};
use std::path::PathBuf;
use tempfile::TempDir;

const CLOCK: BootReading = BootReading { boot: [0; 16], ms: 1 };
/// `docs/storage-format.md`: the same 512 bytes twice, each with its SHA-256 at the end.
const COPY: usize = 512;
const SUM: usize = 32;
const VAULT_ID: std::ops::Range<usize> = 10..26;

struct Locked {
    place: PathBuf,
    attempts: Vec<u8>,
    _folder: TempDir,
}

thread_local! {
    static LOCKED: Locked = locked();
}

fn locked() -> Locked {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("vault");
    let hardware = SoftwareHardwareKey::in_memory();
    let vault = Vault::create(&place, b"271828", &hardware, &Parameters::FLOOR, &CLOCK).expect("a vault");
    vault.lock().expect("locked");
    let attempts = std::fs::read(place.join("attempts")).expect("a counter");
    Locked { place, attempts, _folder: folder }
}

/// The input as fields of a counter of this vault, or of another one.
fn summed(data: &[u8], vault_id: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = data.to_vec();
    bytes.resize(data.len().next_multiple_of(COPY), 0);
    for copy in bytes.chunks_exact_mut(COPY) {
        copy[..8].copy_from_slice(b"AMPTRIES");
        if let Some(vault_id) = vault_id {
            copy[VAULT_ID].copy_from_slice(vault_id);
        }
        let (covered, sum) = copy.split_at_mut(COPY - SUM);
        sum.copy_from_slice(digest(&SHA256, covered).as_ref());
    }
    bytes
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    LOCKED.with(|locked| {
        let counter = match choice % 3 {
            0 => rest.to_vec(),
            1 => summed(rest, None),
            _ => summed(rest, Some(&locked.attempts[VAULT_ID])),
        };
        let file = locked.place.join("attempts");
        std::fs::write(&file, &counter).expect("a counter");
        match Vault::inspect(&locked.place) {
            Ok(_) | Err(Error::NewerFormat { .. }) => {}
            Err(error) => panic!("damage is no error: {error:?}"),
        }
        assert_eq!(std::fs::read(&file).expect("a counter"), counter);
    });
});
