//! Pages and logs as `SQLite` writes them, read without it.

use std::collections::BTreeSet;

use super::*;
use crate::store::pages::{Image, Pages, Value, checksum};

const FRAME: usize = 24 + 4096;

/// All rows of three columns on any page, by their rowid.
fn rows(path: &Path) -> BTreeMap<i64, (Value, Value)> {
    let mut pages = Pages::open(path).unwrap();
    let mut rows = BTreeMap::new();
    for page in pages.numbers() {
        for (_, place, values) in pages.rows(page).unwrap() {
            if let Ok([Value::Null, first, second]) = <[Value; 3]>::try_from(values) {
                assert!(rows.insert(place, (first, second)).is_none());
            }
        }
    }
    rows
}

#[test]
fn numbers_and_bytes_of_every_size_are_read_as_sqlite_wrote_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any.db");
    let connection = Connection::open(&path).unwrap();
    let table = "CREATE TABLE t (place INTEGER PRIMARY KEY, first, second)";
    connection.execute_batch(table).unwrap();
    let put = "INSERT INTO t VALUES (?1, ?2, ?3)";
    let mut written = BTreeMap::new();
    // SQLite takes 0, 1, 2, 3, 4, 6 or 8 bytes for a number, and one to nine for a place.
    let powers = (0..64).map(|power| 1_i64 << power);
    let numbers: BTreeSet<i64> = powers
        .flat_map(|power| [power, power.wrapping_sub(1), power.wrapping_add(1)])
        .flat_map(|number| [number, number.wrapping_neg()])
        .collect();
    for (place, number) in numbers.iter().zip(numbers.iter().rev()) {
        connection.execute(put, (place, number, b"x")).unwrap();
        let values = (Value::Integer(*number), Value::Blob(b"x".to_vec()));
        written.insert(*place, values);
    }
    // What is too long for a leaf goes on elsewhere, and how much stays hangs on the length.
    let lengths = [0, 1, 500, 16_000, 65_568].into_iter();
    let edges = (4030..4070).chain(8110..8160).chain(4530..4560);
    for (place, length) in (1_000_000..).zip(lengths.chain(edges)) {
        let bytes = vec![0xd5; length];
        connection.execute(put, (place, 7, &bytes)).unwrap();
        written.insert(place, (Value::Integer(7), Value::Blob(bytes)));
    }
    // No row of ours has a fraction or a text.
    connection.execute(put, (2_000_000, 1.5, b"x")).unwrap();
    connection.execute(put, (2_000_001, "text", 1)).unwrap();
    connection.execute(put, (2_000_002, "", 1)).unwrap();
    drop(connection);
    let read = rows(&path);
    assert!(read.keys().eq(written.keys()));
    for (place, values) in &written {
        assert!(read[place] == *values, "{place}");
    }
}

/// A log may have been written by a processor that has the high byte first; `SQLite` takes both.
#[test]
fn a_log_of_the_other_byte_order_counts_as_well() {
    let (place, ids) = Place::filled(Layout::Buckets, 20);
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
    drop(store);
    let mut bytes = std::fs::read(log::place(&place.path)).unwrap();
    let put = |bytes: &mut [u8], at: usize, (first, second): (u32, u32)| {
        bytes[at..at + 4].copy_from_slice(&first.to_be_bytes());
        bytes[at + 4..at + 8].copy_from_slice(&second.to_be_bytes());
    };
    assert_eq!(bytes[..4], [0x37, 0x7f, 0x06, 0x82]);
    bytes[3] = 0x83;
    let mut sum = checksum(false, (0, 0), &bytes[..24]);
    put(&mut bytes, 24, sum);
    for frame in (32..bytes.len()).step_by(FRAME) {
        sum = checksum(false, sum, &bytes[frame..frame + 8]);
        sum = checksum(false, sum, &bytes[frame + 24..frame + FRAME]);
        put(&mut bytes, frame + 16, sum);
    }
    std::fs::write(log::place(&place.path), &bytes).unwrap();
    let mut found = BTreeMap::new();
    let damaged = Store::salvage(&place.path, &keys(), place.layout, &mut |id, row| {
        found.insert(id, row);
        Ok::<_, Error>(())
    });
    assert_eq!(damaged, Ok(Vec::new()));
    assert_eq!(found[&ids[0]], Found::Sound(b"newer".to_vec().into()));
    // As SQLite has it.
    let store = place.open().unwrap();
    assert_eq!(store.read(ids[0]).unwrap().unwrap().as_slice(), b"newer");
}

/// It may hold what was confirmed last.
#[test]
fn a_log_that_cannot_be_looked_at_is_not_taken_for_none() {
    let (place, _) = Place::filled(Layout::Buckets, 3);
    let log = log::place(&place.path);
    std::fs::remove_file(&log).unwrap();
    // A link to itself can be opened by nobody.
    std::os::unix::fs::symlink(&log, &log).unwrap();
    assert!(Pages::open(&place.path).is_err());
    assert!(log::is_empty(&place.path).is_err());
    std::fs::remove_file(&log).unwrap();
    std::fs::create_dir(&log).unwrap();
    assert!(Pages::open(&place.path).is_err());
    assert!(log::discard(&place.path).is_err());
    assert!(place.path.exists(), "the log goes first");
    std::fs::remove_dir(&log).unwrap();
    log::discard(&place.path).unwrap();
    log::discard(&place.path).unwrap();
}

/// Pages that `SQLite` gave up keep what stood on them.
#[test]
fn of_sums_that_stand_several_times_the_newest_count() {
    let (place, ids) = Place::filled(Layout::Buckets, 300);
    let older = std::fs::read(&place.path).unwrap();
    let mut store = place.open().unwrap();
    store
        .write(|tx| ids.iter().try_for_each(|id| tx.update(*id, b"newer")))
        .unwrap();
    store.close().unwrap();
    let newer = std::fs::read(&place.path).unwrap();
    let mut pages = Pages::open(&place.path).unwrap();
    let sums: Vec<usize> = (1..=pages.count())
        .filter(|page| {
            let rows = pages.rows(*page).unwrap();
            rows.iter().any(|(_, _, values)| values.len() == 4)
        })
        .map(|page| usize::try_from(page).unwrap())
        .collect();
    assert!(sums.len() > 1);
    for older_first in [false, true] {
        let mut file = newer.clone();
        for page in &sums {
            let range = (page - 1) * 4096..page * 4096;
            if older_first {
                file[range.clone()].copy_from_slice(&older[range.clone()]);
                file.extend_from_slice(&newer[range]);
            } else {
                file.extend_from_slice(&older[range]);
            }
        }
        std::fs::write(&place.path, file).unwrap();
        let mut sound = 0;
        let damaged = Store::salvage(&place.path, &keys(), place.layout, &mut |_, row| {
            sound += usize::from(row == Found::Sound(b"newer".to_vec().into()));
            Ok::<_, Error>(())
        });
        assert_eq!((damaged, sound), (Ok(Vec::new()), 300));
    }
}

/// A database of one page, a leaf with one cell of this record.
fn leaf(record: &[u8]) -> Vec<u8> {
    let mut page = vec![0; 4096];
    page[..10].copy_from_slice(&[0x0d, 0, 0, 0, 1, 0, 0, 0, 0, 100]);
    page[100] = u8::try_from(record.len()).unwrap();
    page[101] = 1;
    page[102..102 + record.len()].copy_from_slice(record);
    page
}

/// Of a file whose beginning was cut off a page of rows may stand first.
#[test]
fn a_page_of_rows_is_read_wherever_it_stands_and_strange_kinds_end_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any.db");
    // Three values: null, 5 in one byte, one byte.
    std::fs::write(&path, leaf(&[4, 0, 1, 14, 5, b'x'])).unwrap();
    let values = (Value::Integer(5), Value::Blob(b"x".to_vec()));
    assert_eq!(rows(&path), BTreeMap::from([(1, values)]));
    // A fraction, and two kinds that no file has.
    for kind in [7, 10, 11] {
        std::fs::write(&path, leaf(&[4, 0, 1, kind, 5, 0, 0, 0, 0, 0, 0, 0, 0])).unwrap();
        assert_eq!(rows(&path), BTreeMap::new(), "{kind}");
    }
}

#[test]
fn a_database_in_memory_is_that_of_the_file_in_pieces_of_any_size() {
    let (place, _) = Place::filled(Layout::Buckets, 50);
    let mut file = std::fs::read(&place.path).unwrap();
    // There is no log in memory.
    file[18..20].fill(1);
    for size in [1000, 4096, 5000] {
        let mut image = Image::new(Pages::open(&place.path).unwrap());
        let mut read = Vec::new();
        let mut piece = vec![0; size];
        while read.len() <= file.len() {
            assert_eq!(std::io::Read::read(&mut image, &mut []).unwrap(), 0);
            let count = std::io::Read::read(&mut image, &mut piece).unwrap();
            if count == 0 {
                break;
            }
            read.extend_from_slice(&piece[..count]);
        }
        assert!(read == file, "{size}");
    }
}

/// As `SQLite` has it: a log whose beginning does not check out is none.
#[test]
fn a_log_with_a_broken_beginning_is_none() {
    let (place, ids) = Place::filled(Layout::Buckets, 20);
    let mut store = place.open().unwrap();
    store.write(|tx| tx.update(ids[0], b"newer")).unwrap();
    drop(store);
    let mut bytes = std::fs::read(log::place(&place.path)).unwrap();
    bytes[31] ^= 1;
    std::fs::write(log::place(&place.path), &bytes).unwrap();
    let mut found = BTreeMap::new();
    let damaged = Store::salvage(&place.path, &keys(), place.layout, &mut |id, row| {
        found.insert(id, row);
        Ok::<_, Error>(())
    });
    assert_eq!(damaged, Ok(Vec::new()));
    assert_eq!(found[&ids[0]], Found::Sound(payload(0).into()));
    let store = place.open().unwrap();
    assert_eq!(*store.read(ids[0]).unwrap().unwrap(), payload(0));
}
