//! Writes the golden backup of the current format, and the identity that opens it:
//!
//! `cargo run -p amparo-vault --example golden_backup -- tests/vectors/storage/backup-v2`
//!
//! For a new format only: golden files of formats that have been released are never written again.

use std::path::PathBuf;

use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::keeper::Identity;
use amparo_vault::keeper::derive_backup_mac_key;
use amparo_vault::{BootReading, Change, Error, Parameters, Record, Vault};

fn main() -> Result<(), Error> {
    let path: PathBuf = std::env::args_os().nth(1).ok_or(Error::NotFound)?.into();
    let scratch = path.with_extension("scratch");
    let hardware = SoftwareHardwareKey::in_memory();
    let clock = BootReading {
        boot: [1; 16],
        ms: 1_000_000,
    };
    let mut vault = Vault::create(&scratch, b"271828", &hardware, &Parameters::FLOOR, &clock)?;
    let put = |kind: &str, schema, json: &[u8]| Change::Put {
        id: None,
        record: Record {
            kind: kind.into(),
            schema,
            json: json.into(),
        },
    };
    vault.write_many(&[
        put(
            "contact",
            1,
            br#"{"name":"Rosa","number":"+1 213 555 0101"}"#,
        ),
        put("kept-key", 1, b"\xff\x00"),
        put("note", 7, b"[]"),
    ])?;
    let writer = vault.import_document("papel ñ.pdf", "application/pdf")?;
    let data: Vec<u8> = (0..70_000_u32).map(|index| (index % 251) as u8).collect();
    writer.write(&data)?;
    writer.finish(&mut vault, 1_700_000_000_000)?;
    let writer = vault.import_document("nota vacía", "text/plain")?;
    writer.finish(&mut vault, 1_700_000_000_001)?;

    let identity = Identity::make_random()?;
    let recipients = [identity.recipient()];
    let mac_keys = [derive_backup_mac_key(&identity)?];
    let to = path.with_extension("age");
    let mut writer = vault.begin_backup(&recipients, &mac_keys, &to, 1_700_000_000_000)?;
    let mut progress = writer.step(&mut vault)?;
    while progress.done < progress.total {
        progress = writer.step(&mut vault)?;
    }
    vault.lock()?;
    std::fs::write(path.with_extension("key"), identity.to_text().as_bytes())?;
    std::fs::remove_dir_all(scratch)?;
    Ok(())
}
