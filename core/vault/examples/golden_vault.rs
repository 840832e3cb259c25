//! Writes the golden vault of the current format into an empty folder:
//!
//! `cargo run -p amparo-vault --example golden_vault -- tests/vectors/storage/vault-v2`
//!
//! For a new format only: golden files of formats that have been released are never written again.

use std::path::PathBuf;

use amparo_sealed::Key;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::keeper::Identity;
use amparo_vault::{BootReading, Change, Error, KeeperKind, Parameters, Record, Vault};

fn main() -> Result<(), Error> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or(Error::NotFound)?.into();
    std::fs::create_dir(&folder)?;
    let hardware = SoftwareHardwareKey::in_folder(folder.join("hardware"));
    let clock = BootReading {
        boot: [1; 16],
        ms: 1_000_000,
    };
    let parameters = Parameters {
        rounds: 3,
        ..Parameters::FLOOR
    };
    let pin = "271828".as_bytes();
    let mut vault = Vault::create(&folder.join("vault"), pin, &hardware, &parameters, &clock)?;
    let put = |kind: &str, schema, json: &str| Change::Put {
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
            r#"{"name":"Rosa","number":"+1 213 555 0101"}"#,
        ),
        put(
            "contact",
            1,
            r#"{"name":"Luis","number":"+1 213 555 0102"}"#,
        ),
        put("note", 7, "[]"),
    ])?;
    let writer = vault.import_document("papel ñ.pdf", "application/pdf")?;
    let data: Vec<u8> = (0..70_000_u32).map(|index| (index % 251) as u8).collect();
    writer.write(&data)?;
    writer.finish(&mut vault, 1_700_000_000_000)?;
    let rosa = Identity::from_secret(&Key::from_bytes([7; 32]))?.recipient();
    let keeper = vault.add_keeper(KeeperKind::Sheet, &rosa.to_string(), 1_700_000_000_000)?;
    vault.prove_keeper(keeper)?;
    vault.lock()?;
    // Both are empty and made anew by whoever opens the vault.
    std::fs::remove_file(folder.join("vault/lock"))?;
    std::fs::remove_file(folder.join("vault/vault.db-wal"))?;
    Ok(())
}
