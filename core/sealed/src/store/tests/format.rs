//! The file itself: who may open it, its schema and pragmas, and the golden files.

use super::*;

#[test]
fn without_a_root_or_with_other_keys_the_store_does_not_open() {
    for layout in LAYOUTS {
        let (place, _) = Place::filled(layout, 3);
        let manifest = Error::damaged(Part::Manifest);
        for change in ["manifest", "id", "epoch"] {
            let mut other = keys();
            match change {
                "manifest" => other.manifest = Key::from_bytes([9; 32]),
                "id" => other.vault_id = [9; 16],
                _ => other.epoch = 2,
            }
            let outcome = Store::open(&place.path, &other, layout);
            assert_eq!(outcome.unwrap_err(), manifest, "{change}");
        }
        place.tamper("UPDATE manifest SET revision = revision + 1 WHERE slot = 0");
        assert_eq!(place.open().unwrap_err(), manifest);
        place.tamper("DELETE FROM manifest WHERE slot = 0");
        assert_eq!(place.open().unwrap_err(), manifest);
    }
}

#[test]
fn a_newer_schema_is_refused_and_left_as_it_is() {
    let (place, _) = Place::filled(Layout::Buckets, 3);
    place.tamper("UPDATE meta SET value = 2 WHERE name = 'schema'");
    let before = std::fs::read(&place.path).unwrap();
    assert_eq!(place.open().unwrap_err(), Error::NewerFormat { found: 2 });
    assert_eq!(std::fs::read(&place.path).unwrap(), before);
    place.tamper("UPDATE meta SET value = 0 WHERE name = 'schema'");
    assert_eq!(place.open().unwrap_err(), Error::damaged(Part::Database));
}

#[test]
fn a_foreign_schema_or_file_is_damage_and_left_as_it_is() {
    let damaged = Error::damaged(Part::Database);
    let additions = [
        "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE INDEX i ON record (id)",
        "DROP TABLE record",
        "DROP TABLE meta",
    ];
    for sql in additions {
        let (place, _) = Place::filled(Layout::Buckets, 3);
        place.tamper(sql);
        let before = std::fs::read(&place.path).unwrap();
        assert_eq!(place.open().unwrap_err(), damaged, "{sql}");
        assert_eq!(std::fs::read(&place.path).unwrap(), before);
    }
    let (place, _) = Place::filled(Layout::Buckets, 3);
    let wrong = Store::open(&place.path, &keys(), Layout::Single);
    assert_eq!(wrong.unwrap_err(), damaged);
    for bytes in [
        &b"not a database, but long enough to have a header of one..."[..],
        b"",
    ] {
        std::fs::write(&place.path, bytes).unwrap();
        assert_eq!(place.open().unwrap_err(), damaged);
        assert_eq!(std::fs::read(&place.path).unwrap(), bytes);
    }
}

#[test]
fn one_opener_at_a_time_and_never_over_another_file() {
    let (place, store) = Place::new(Layout::Single);
    assert_eq!(place.open().unwrap_err(), Error::Busy);
    store.close().unwrap();
    let again = Store::create(&place.path, &keys(), Layout::Single);
    assert_eq!(again.unwrap_err(), Error::AlreadyExists);
    place.open().unwrap().close().unwrap();
    std::fs::remove_file(&place.path).unwrap();
    assert_eq!(place.open().unwrap_err(), Error::NotFound);
}

#[test]
fn the_pragmas_are_in_force() {
    let (place, store) = Place::new(Layout::Buckets);
    store.close().unwrap();
    let store = place.open().unwrap();
    let pragma = |name: &str| -> String {
        store
            .connection()
            .unwrap()
            .query_row(&format!("PRAGMA {name}"), [], |row| {
                row.get::<_, rusqlite::types::Value>(0)
            })
            .map(|value| format!("{value:?}"))
            .unwrap()
    };
    for (name, value) in [
        ("journal_mode", "Text(\"wal\")"),
        ("synchronous", "Integer(2)"),
        ("secure_delete", "Integer(1)"),
        ("temp_store", "Integer(2)"),
        ("foreign_keys", "Integer(1)"),
        ("trusted_schema", "Integer(0)"),
        ("cell_size_check", "Integer(1)"),
        ("fullfsync", "Integer(1)"),
        ("checkpoint_fullfsync", "Integer(1)"),
        ("locking_mode", "Text(\"exclusive\")"),
    ] {
        assert_eq!(pragma(name), value, "{name}");
    }
    let log = place.path.with_extension("db-wal");
    assert!(!place.path.with_extension("db-shm").exists());
    store.close().unwrap();
    assert_eq!(std::fs::metadata(log).map_or(0, |log| log.len()), 0);
}

/// Stores of every version that was ever written stay readable: `tests/vectors/storage/README.md` says what is in them.
#[test]
fn golden_single_store_of_format_1() {
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/storage/store-single-v1"
    );
    let folder = tempfile::tempdir().unwrap();
    for name in ["alerts.db", "alerts.header.a", "alerts.header.b"] {
        let from = Path::new(golden).join(name);
        std::fs::copy(from, folder.path().join(name)).unwrap();
    }
    let header = crate::Generations::new(folder.path(), "alerts.header", *b"AMPGOLD\0", 1);
    let content = header.read().unwrap();
    assert_eq!(
        (content.body.as_slice(), content.whole),
        (&b"golden header"[..], true)
    );
    assert_eq!(content.generation, 2);

    let path = folder.path().join("alerts.db");
    let mut store = Store::open(&path, &keys(), Layout::Single).unwrap();
    let mut rows: Vec<_> = store
        .list()
        .unwrap()
        .iter()
        .map(|(_, row)| row.to_vec())
        .collect();
    rows.sort();
    assert_eq!(
        rows,
        [b"".to_vec(), b"first, changed".to_vec(), vec![0xa5; 65_532]]
    );
    assert_eq!(store.sequence(), 3);
    store.write(|tx| tx.insert(b"one more")).unwrap();
    assert_eq!(store.list().unwrap().len(), 4);
    store.close().unwrap();
}

/// A page that was given up may hold the sum of before: the greater number tells which is the later.
#[test]
fn every_change_raises_the_number_of_its_bucket_and_of_the_root() {
    let (place, ids) = Place::filled(Layout::Buckets, 3);
    let numbers = |store: &Store| -> Vec<i64> {
        [0, u16::from(place.bucket(ids[0])) + 1]
            .map(|slot| {
                let sql = "SELECT revision FROM manifest WHERE slot = ?1";
                let connection = store.connection().unwrap();
                connection.query_row(sql, [slot], |row| row.get(0)).unwrap()
            })
            .to_vec()
    };
    let mut store = place.open().unwrap();
    for _ in 0..3 {
        let before = numbers(&store);
        store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
        let after: Vec<i64> = before.iter().map(|number| number + 1).collect();
        assert_eq!(numbers(&store), after);
    }
}
