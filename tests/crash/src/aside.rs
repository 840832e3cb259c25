//! What a phone does beside an open vault, with secrets from a pipe: a sheet is made and proven, a passphrase is chosen, a backup is
//! finished and restored, something is captured while the vault is locked. For a look into memory, by `tests/crash/memory.rs`.
//!
//! One long function, since to move a secret to another one is to copy it.

use amparo_sealed::{HardwareKey, Key};
use amparo_vault::keeper::{Identity, derive_backup_mac_key, prove_printed};
use amparo_vault::{BootReading, CaptureKind, Error, KeeperKind, Parameters, Record, Vault};
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::Path;
use zeroize::{Zeroize as _, Zeroizing};

/// Bytes of the passphrase that is planted.
pub const PASSPHRASE: usize = 48;
const KIND: CaptureKind = CaptureKind::Document;

/// `hardware` says that there is none. Says "ready" and "wiped", and waits for one byte after each; writes the passphrase that was
/// made to its standard output.
pub fn live(folder: &Path, hardware: &dyn HardwareKey, line: &dyn Fn(&str)) -> Result<(), Error> {
    let mut input = File::open("/dev/stdin")?;
    let mut typed = Zeroizing::new([0; PASSPHRASE]);
    input.read_exact(typed.as_mut_slice())?;
    let [mut secret, mut planted, mut document, mut capture] =
        [(); 4].map(|()| Zeroizing::new([0; 32]));
    for secret in [&mut secret, &mut planted, &mut document, &mut capture] {
        input.read_exact(secret.as_mut_slice())?;
    }
    let floor = &Parameters::FLOOR;
    let now = BootReading {
        boot: [1; 16],
        ms: 1,
    };
    let words = Vault::make_passphrase("es")?;
    // Nothing in between that would keep a copy.
    let mut output = OpenOptions::new().write(true).open("/dev/stdout")?;
    output.write_all(words.as_bytes())?;
    drop(output);

    let identity = Identity::from_secret(&Key::from_ref(&secret))?;
    let (text, recipient) = (identity.to_text(), identity.recipient());
    let mac_key = derive_backup_mac_key(&identity)?;
    let mut vault = Vault::create(folder, typed.as_slice(), hardware, floor, &now)?;
    let slot = vault.add_keeper(KeeperKind::Sheet, &recipient.to_string(), 1)?;
    prove_printed(&text, &recipient)?;
    vault.prove_keeper(slot)?;
    let mut record = Record {
        kind: "contact".into(),
        schema: 1,
        // Room from the start: growing would leave a copy behind. More than is read from a backup at once.
        json: Vec::with_capacity(20_000),
    };
    record.json.extend_from_slice(b"{\"name\":\"");
    for _ in 0..500 {
        record.json.extend_from_slice(planted.as_slice());
    }
    record.json.extend_from_slice(b"\"}");
    vault.put(None, &record)?;
    let writer = vault.import_document("name", "text/plain")?;
    for _ in 0..5_000 {
        writer.write(document.as_slice())?;
    }
    writer.finish(&mut vault, 1)?;

    let path = folder.with_file_name("backup.age");
    let mac_keys = [mac_key.copy()];
    let mut backup = vault.begin_backup(&[recipient], &mac_keys, &path, 1)?;
    loop {
        let progress = backup.step(&mut vault)?;
        if progress.done == progress.total {
            break;
        }
    }
    drop(backup);
    let anchors = vault.anchors();
    vault.lock()?;

    let other = folder.with_file_name("restored");
    let new = words.as_bytes();
    let mut on_progress = |_| true;
    let (restored, _) = Vault::restore(
        &path,
        &text,
        &other,
        new,
        hardware,
        floor,
        &now,
        &mut on_progress,
    )?;
    restored.lock()?;
    // Last, since locking wipes the stack. Of less than a chunk, of several; one that is given up.
    for (pieces, end) in [(3_usize, true), (5_000, true), (1_000, false)] {
        let size = 32 * pieces as u64;
        let mut writer = Vault::capture(folder, &anchors, KIND, "name", "text/plain", size, 1)?;
        for _ in 0..pieces {
            writer.write(capture.as_slice())?;
        }
        if end {
            writer.finish()?;
        } else {
            writer.cancel();
        }
    }
    line("ready");
    input.read_exact(&mut [0; 1])?;

    drop((identity, text, mac_key, mac_keys, words));
    typed.zeroize();
    for secret in [&mut secret, &mut planted, &mut document, &mut capture] {
        secret.zeroize();
    }
    record.json.zeroize();
    line("wiped");
    input.read_exact(&mut [0; 1])?;
    Ok(())
}
