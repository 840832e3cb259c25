//! A slot in a header that is well framed around it, of every format. Unlocking must refuse it without stretching anything, and
//! leave it as it was.
#![no_main]

use amparo_sealed::Generations;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Vault};
use libfuzzer_sys::fuzz_target;

const CLOCK: BootReading = BootReading { boot: [0; 16], ms: 1 };

/// Tags of `docs/storage-format.md`, section 3.
const EPOCH: u16 = 0x0001;
const SLOT: u16 = 0x0002;
const MAC: u16 = 0x0003;
const CORE_MAC: u16 = 0x0004;

fn value(body: &mut Vec<u8>, tag: u16, bytes: &[u8]) {
    body.extend_from_slice(&tag.to_be_bytes());
    body.extend_from_slice(&u32::try_from(bytes.len()).expect("a short value").to_be_bytes());
    body.extend_from_slice(bytes);
}

fuzz_target!(|data: &[u8]| {
    let Some(([format, slots], rest)) = data.split_first_chunk() else { return };
    let format = u16::from(format % 2) + 1;
    // One slot, or two that share the input.
    let half = if slots % 2 == 0 { rest.len() } else { rest.len() / 2 };
    let (first, second) = rest.split_at(half);

    let mut body = vec![9; 16];
    value(&mut body, EPOCH, &1_u32.to_be_bytes());
    if slots & 2 != 0 {
        value(&mut body, SLOT, second);
    }
    if format == 2 {
        value(&mut body, CORE_MAC, &[0; 32]);
    }
    value(&mut body, SLOT, first);
    if slots & 4 != 0 {
        value(&mut body, SLOT, second);
    }
    value(&mut body, MAC, &[0; 32]);

    let folder = tempfile::tempdir().expect("a folder");
    let place = Generations::new(folder.path(), "header", *b"AMPVAULT", format);
    if place.write(&body).is_err() {
        return;
    }
    std::fs::write(folder.path().join("vault.db"), b"").expect("a file");
    let before = std::fs::read(folder.path().join("header.a")).expect("a header");
    // There is no counter: the first attempt only begins one, so no input makes this program stretch for an hour.
    assert!(Vault::unlock(folder.path(), b"271828", &SoftwareHardwareKey::in_memory(), &CLOCK).is_err());
    assert_eq!(std::fs::read(folder.path().join("header.a")).expect("a header"), before);
});
