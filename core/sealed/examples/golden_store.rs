//! Writes the golden store of the current format into an empty folder:
//!
//! `cargo run -p amparo-sealed --example golden_store -- tests/vectors/storage/store-single-v2`
//!
//! For a new format only: golden files of formats that have been released are never written again.

use std::path::PathBuf;

use amparo_sealed::{Error, Generations, Key, Layout, Store, StoreKeys};

fn main() -> Result<(), Error> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or(Error::NotFound)?.into();
    std::fs::create_dir(&folder)?;
    Generations::new(&folder, "alerts.header", *b"AMPGOLD\0", 1).write(b"golden header")?;
    let keys = StoreKeys {
        vault_id: [1; 16],
        epoch: 1,
        record: Key::from_bytes([2; 32]),
        manifest: Key::from_bytes([3; 32]),
    };
    let mut store = Store::create(&folder.join("alerts.db"), &keys, Layout::Single)?;
    let first = store.write(|tx| {
        let first = tx.insert(b"first")?;
        tx.insert(b"")?;
        tx.insert(&vec![0xa5; 65_532])?;
        Ok::<_, Error>(first)
    })?;
    store.write(|tx| tx.update(first, b"first, changed"))?;
    store.close()?;
    // Empty, and made anew by whoever opens the store.
    Ok(std::fs::remove_file(folder.join("alerts.db-wal"))?)
}
