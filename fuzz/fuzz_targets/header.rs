//! A vault's header: well framed, with any body; and any bytes as its file, under a checksum that fits. Unlocking must refuse it and
//! leave it as it was.
#![no_main]

use amparo_sealed::Generations;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Vault};
use libfuzzer_sys::fuzz_target;
use ring::digest::{SHA256, digest};

const CLOCK: BootReading = BootReading { boot: [0; 16], ms: 1 };

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let header = folder.path().join("header.a");
    let Some((choice, rest)) = data.split_first() else { return };
    if choice % 4 == 0 {
        // The input frames itself.
        let file = [rest, digest(&SHA256, rest).as_ref()].concat();
        std::fs::write(&header, file).expect("a header");
    } else {
        // The magic of `docs/storage-format.md`; with another the body would never be looked at.
        let place = Generations::new(folder.path(), "header", *b"AMPVAULT", u16::from(choice % 4));
        if place.write(rest).is_err() {
            return;
        }
    }
    std::fs::write(folder.path().join("vault.db"), b"").expect("a file");
    let before = std::fs::read(&header).expect("a header");
    assert!(Vault::unlock(folder.path(), b"271828", &SoftwareHardwareKey::in_memory(), &CLOCK).is_err());
    let _ = Vault::inspect(folder.path());
    assert_eq!(std::fs::read(&header).expect("a header"), before);
});
