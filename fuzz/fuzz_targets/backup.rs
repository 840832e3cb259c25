//! The archive inside a backup. Anyone who saw a printed recipient can make one, so it is as foreign as anything; it becomes a whole
//! vault or none.
#![no_main]

use age::Encryptor;
use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Parameters, Vault};
use libfuzzer_sys::fuzz_target;
use std::io::Write as _;

const CLOCK: BootReading = BootReading { boot: [0; 16], ms: 1 };
const BLOCK: usize = 512;

thread_local! {
    static IDENTITY: Identity = Identity::generate();
}

/// Headers whose checksum is right: no input would ever guess one.
fn with_checksums(data: &[u8]) -> Vec<u8> {
    let mut archive = data.to_vec();
    archive.resize(data.len().next_multiple_of(BLOCK), 0);
    for block in archive.chunks_exact_mut(BLOCK) {
        if block[257..262] == *b"ustar" {
            block[148..156].fill(b' ');
            let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
    }
    archive
}

/// An archive of entries that are named as those of a backup, cut out of the input.
fn entries(mut data: &[u8]) -> Vec<u8> {
    let mut archive = Vec::new();
    while let Some(([name, kind, high, low], rest)) = data.split_first_chunk() {
        let size = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
        let (content, rest) = rest.split_at(size);
        data = rest;
        let id = "0123456789abcdef0123456789abcdef";
        let name = match name % 5 {
            0 => "manifest.json".to_owned(),
            1 => format!("records/{id}.json"),
            2 => format!("documents/{id}"),
            3 => "mac".to_owned(),
            _ => format!("../{id}"),
        };
        let mut block = [0; BLOCK];
        block[..name.len()].copy_from_slice(name.as_bytes());
        block[124..136].copy_from_slice(format!("{size:011o}\0").as_bytes());
        block[156] = if kind % 4 == 3 { *kind } else { b'0' };
        block[257..265].copy_from_slice(b"ustar\x0000");
        archive.extend_from_slice(&block);
        archive.extend_from_slice(content);
        archive.resize(archive.len().next_multiple_of(BLOCK), 0);
    }
    archive.resize(archive.len() + 2 * BLOCK, 0);
    with_checksums(&archive)
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    let archive = match choice % 3 {
        0 => rest.to_vec(),
        1 => with_checksums(rest),
        _ => entries(rest),
    };
    IDENTITY.with(|identity| {
        let folder = tempfile::tempdir().expect("a folder");
        let (backup, place) = (folder.path().join("backup.age"), folder.path().join("vault"));
        let file = std::fs::File::create(&backup).expect("a file");
        let recipient = identity.to_public();
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).expect("a recipient");
        let mut writer = encryptor.wrap_output(file).expect("a stream");
        writer.write_all(&archive).expect("written");
        writer.finish().expect("finished");
        let restored = Vault::restore(
            &backup,
            identity.to_string().expose_secret(),
            &place,
            b"271828",
            &SoftwareHardwareKey::in_memory(),
            &Parameters::FLOOR,
            &CLOCK,
            &mut |_| true,
        );
        match restored {
            Ok((vault, _)) => vault.lock().expect("locked"),
            Err(_) => assert!(!place.join("header.a").exists(), "all or nothing"),
        }
    });
});
