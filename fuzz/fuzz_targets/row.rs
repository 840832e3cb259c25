//! A stored row whose sealed bytes were replaced by anything: it is damaged, never read, and never a panic.
#![no_main]

use amparo_sealed::{Key, Layout, Store, StoreKeys};
use libfuzzer_sys::fuzz_target;

fn keys() -> StoreKeys {
    StoreKeys { vault_id: [1; 16], epoch: 1, record: Key::from_bytes([2; 32]), manifest: Key::from_bytes([3; 32]) }
}

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("fuzz.db");
    let mut store = Store::create(&path, &keys(), Layout::Single).expect("a store");
    let id = store.write(|tx| tx.insert(b"payload")).expect("a row");
    store.close().expect("closed");

    let connection = rusqlite::Connection::open(&path).expect("a database");
    connection.execute("UPDATE record SET sealed = ?1", [data]).expect("replaced");
    drop(connection);
    if let Ok(store) = Store::open(&path, &keys(), Layout::Single) {
        assert!(store.read(id).is_err());
        assert!(store.list().is_err());
    }
});
