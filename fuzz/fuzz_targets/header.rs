//! A vault's header: well framed, with any body. Unlocking must refuse it and leave it as it was.
#![no_main]

use amparo_sealed::Generations;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Vault};
use libfuzzer_sys::fuzz_target;

const CLOCK: BootReading = BootReading { boot: [0; 16], ms: 1 };

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    // The magic of `docs/storage-format.md`; with another the body would never be looked at.
    let place = Generations::new(folder.path(), "header", *b"AMPVAULT", 1);
    if place.write(data).is_err() {
        return;
    }
    std::fs::write(folder.path().join("vault.db"), b"").expect("a file");
    let before = std::fs::read(folder.path().join("header.a")).expect("a header");
    assert!(Vault::unlock(folder.path(), b"271828", &SoftwareHardwareKey::in_memory(), &CLOCK).is_err());
    assert_eq!(std::fs::read(folder.path().join("header.a")).expect("a header"), before);
});
