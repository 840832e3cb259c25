//! Rows and transactions; what is common to the tests of this folder.

mod copy;
mod format;
mod pages;
mod salvage;
mod tamper;

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::*;

const LAYOUTS: [Layout; 2] = [Layout::Buckets, Layout::Single];

/// Gives a row another first byte. A fixed one would be what stands there already, one time in 256.
const OTHER_FIRST_BYTE: &str = "UPDATE record SET sealed = CAST(
    CASE substr(sealed, 1, 1) WHEN x'00' THEN x'01' ELSE x'00' END || substr(sealed, 2)
    AS BLOB) WHERE id = x'ID'";

fn keys() -> StoreKeys {
    StoreKeys {
        vault_id: [1; 16],
        epoch: 1,
        record: Key::from_bytes([2; 32]),
        manifest: Key::from_bytes([3; 32]),
    }
}

struct Place {
    _folder: TempDir,
    path: PathBuf,
    layout: Layout,
}

impl Place {
    fn new(layout: Layout) -> (Self, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.db");
        let store = Store::create(&path, &keys(), layout).unwrap();
        let place = Self {
            _folder: folder,
            path,
            layout,
        };
        (place, store)
    }

    /// A closed store with so many rows, "row 0", "row 1", ...
    fn filled(layout: Layout, rows: usize) -> (Self, Vec<RowId>) {
        let (place, mut store) = Self::new(layout);
        let ids = store
            .write(|tx| (0..rows).map(|row| tx.insert(&payload(row))).collect())
            .unwrap();
        store.close().unwrap();
        (place, ids)
    }

    fn open(&self) -> Result<Store> {
        Store::open(&self.path, &keys(), self.layout)
    }

    /// Removes twenty of the rows and puts all buckets back as they were before: more damage than one bucket explains.
    fn put_buckets_back(&self, ids: &[RowId]) {
        let older = self.path.with_extension("older");
        std::fs::copy(&self.path, &older).unwrap();
        let mut store = self.open().unwrap();
        store
            .write(|tx| ids.iter().take(20).try_for_each(|id| tx.remove(*id)))
            .unwrap();
        store.close().unwrap();
        let connection = Connection::open(&self.path).unwrap();
        connection
            .execute_batch(&format!(
                "ATTACH '{}' AS older;
                 REPLACE INTO record SELECT * FROM older.record;
                 REPLACE INTO manifest SELECT * FROM older.manifest WHERE slot > 0;",
                older.display()
            ))
            .unwrap();
    }

    /// What somebody with the file and no key can do.
    fn tamper(&self, sql: &str) -> usize {
        let connection = Connection::open(&self.path).unwrap();
        connection.execute(sql, []).unwrap()
    }

    fn bucket(&self, id: RowId) -> u8 {
        RowKeys::new(&keys()).bucket(id, self.layout)
    }

    fn part(&self, id: RowId) -> Part {
        match self.layout {
            Layout::Buckets => Part::Bucket(self.bucket(id)),
            Layout::Single => Part::Manifest,
        }
    }
}

fn payload(row: usize) -> Vec<u8> {
    format!("row {row}").into_bytes()
}

#[test]
fn ids_as_text() {
    let id = RowId([0x0f; 16]);
    assert_eq!(id.to_hex(), "0f".repeat(16));
    assert_eq!(RowId::from_hex(&id.to_hex()), Some(id));
    let others = [
        "",
        "0f",
        &"0F".repeat(16),
        &"0f".repeat(17),
        &"0g".repeat(16),
        &"ñ".repeat(16),
    ];
    for other in others {
        assert_eq!(RowId::from_hex(other), None, "{other}");
    }
}

#[test]
fn rows_come_back_after_reopening() {
    for layout in LAYOUTS {
        let (place, mut store) = Place::new(layout);
        let (kept, changed, removed) = store
            .write(|tx| -> Result<_> {
                let ids = (tx.insert(b"kept")?, tx.insert(b"old")?, tx.insert(b"gone")?);
                tx.update(ids.1, b"new")?;
                tx.remove(ids.2)?;
                assert_eq!(tx.read(ids.1)?.unwrap().as_slice(), b"new");
                assert_eq!(tx.list()?.len(), 2);
                Ok(ids)
            })
            .unwrap();
        for _ in 0..2 {
            assert_eq!(store.read(kept).unwrap().unwrap().as_slice(), b"kept");
            assert_eq!(store.read(changed).unwrap().unwrap().as_slice(), b"new");
            assert_eq!(store.read(removed).unwrap(), None);
            assert_eq!(store.list().unwrap().len(), 2);
            assert!(store.has(kept).unwrap() && !store.has(removed).unwrap());
            assert_eq!(store.sequence(), 2);
            store.close().unwrap();
            store = place.open().unwrap();
        }
        let missing = store.write(|tx| tx.remove(removed));
        assert_eq!(missing, Err(Error::NotFound));
        assert_eq!(store.sequence(), 2, "a failed transaction leaves no trace");
        store.close().unwrap();
    }
}

#[test]
fn a_row_is_not_made_over_another() {
    for layout in LAYOUTS {
        let (place, mut store) = Place::new(layout);
        let id = store.write(|tx| tx.insert(b"first")).unwrap();
        let again = store.write(|tx| tx.insert_as(id, b"second"));
        assert_eq!(again, Err(Error::AlreadyExists));
        store.close().unwrap();
        let rows = place.open().unwrap().list().unwrap();
        assert_eq!(rows, [(id, b"first".to_vec().into())]);
    }
}

#[test]
fn a_failed_transaction_and_a_panic_change_nothing() {
    let (place, mut store) = Place::new(Layout::Buckets);
    let id = store.write(|tx| tx.insert(b"first")).unwrap();
    let outcome: Result<()> = store.write(|tx| {
        tx.update(id, b"second")?;
        tx.insert(b"another")?;
        Err(Error::NotFound)
    });
    assert_eq!(outcome, Err(Error::NotFound));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _: Result<()> = store.write(|tx| {
            tx.remove(id)?;
            panic!("as a bug would")
        });
    }));
    assert!(panicked.is_err());
    store.write(|tx| tx.insert(b"later")).unwrap();
    assert_eq!(store.list().unwrap().len(), 2);
    store.close().unwrap();
    let store = place.open().unwrap();
    assert_eq!(store.read(id).unwrap().unwrap().as_slice(), b"first");
    assert_eq!(store.list().unwrap().len(), 2);
}

#[test]
fn sizes_go_by_class_and_end_at_the_largest() {
    let (place, mut store) = Place::new(Layout::Buckets);
    for (payload, class) in [
        (0, 512),
        (508, 512),
        (509, 1024),
        (900, 1024),
        (65_532, 65_536),
    ] {
        let id = store.write(|tx| tx.insert(&vec![7; payload])).unwrap();
        assert_eq!(store.read(id).unwrap().unwrap().len(), payload);
        let stored: i64 = store
            .connection()
            .unwrap()
            .query_row(
                "SELECT length(sealed) FROM record WHERE id = ?1",
                [id.0],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(stored, 16 + class + 16);
    }
    let too_large = store.write(|tx| tx.insert(&vec![7; 65_533]));
    assert_eq!(too_large, Err(Error::TooLarge));
    store.close().unwrap();
    assert_eq!(place.open().unwrap().list().unwrap().len(), 5);
}

#[test]
fn a_full_disk_changes_nothing_and_is_over_when_there_is_room() {
    let (place, mut store) = Place::new(Layout::Buckets);
    let first = store.write(|tx| tx.insert(b"first")).unwrap();
    // SQLite's own limit gives the same error as the file system's.
    let limit = |store: &Store, pages: u32| {
        let pragma = format!("PRAGMA max_page_count = {pages}");
        store
            .connection()
            .unwrap()
            .query_row(&pragma, [], |row| row.get::<_, i64>(0))
            .unwrap();
    };
    limit(&store, 1);
    let sequence = store.sequence();
    let full: Result<()> = store.write(|tx| {
        tx.update(first, b"changed")?;
        (0..100).try_for_each(|_| tx.insert(&[1; 4000]).map(drop))
    });
    assert_eq!(full, Err(Error::DiskFull));
    assert_eq!(store.sequence(), sequence);
    assert_eq!(store.list().unwrap().len(), 1);
    limit(&store, 1_000_000);
    store.write(|tx| tx.insert(b"second")).unwrap();
    store.close().unwrap();
    let store = place.open().unwrap();
    assert_eq!(store.read(first).unwrap().unwrap().as_slice(), b"first");
    assert_eq!(store.list().unwrap().len(), 2);
}

#[test]
fn what_was_committed_survives_without_a_close() {
    let (place, mut store) = Place::new(Layout::Buckets);
    let id = store.write(|tx| tx.insert(b"durable")).unwrap();
    // As the files stand while the program is killed: the log is not moved into the main file.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("rows.db");
    std::fs::copy(&place.path, &copy).unwrap();
    std::fs::copy(
        place.path.with_extension("db-wal"),
        copy.with_extension("db-wal"),
    )
    .unwrap();
    let reopened = Store::open(&copy, &keys(), Layout::Buckets).unwrap();
    assert_eq!(reopened.read(id).unwrap().unwrap().as_slice(), b"durable");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    /// Any history of changes gives what a map gives, before and after reopening, and a manifest that fits.
    #[test]
    fn behaves_as_a_map(steps in prop::collection::vec((0_u8..4, any::<prop::sample::Index>(), 0_usize..600), 1..60)) {
        for layout in LAYOUTS {
            let (place, mut store) = Place::new(layout);
            let mut model: BTreeMap<RowId, Vec<u8>> = BTreeMap::new();
            for (action, index, size) in &steps {
                let ids: Vec<RowId> = model.keys().copied().collect();
                let payload = vec![*action; *size];
                if *action == 0 || ids.is_empty() {
                    let id = store.write(|tx| tx.insert(&payload)).unwrap();
                    model.insert(id, payload);
                } else if *action == 1 {
                    let id = *index.get(&ids);
                    store.write(|tx| tx.update(id, &payload)).unwrap();
                    model.insert(id, payload);
                } else if *action == 2 {
                    let id = *index.get(&ids);
                    store.write(|tx| tx.remove(id)).unwrap();
                    model.remove(&id);
                } else {
                    store.close().unwrap();
                    store = place.open().unwrap();
                }
            }
            let listed: BTreeMap<_, _> =
                store.list().unwrap().into_iter().map(|(id, row)| (id, row.to_vec())).collect();
            prop_assert_eq!(&listed, &model);
            store.close().unwrap();
            prop_assert_eq!(place.open().unwrap().list().unwrap().len(), model.len());
        }
    }
}
