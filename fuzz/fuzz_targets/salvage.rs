//! A database and its log that somebody wrote over, read page by page. It ends, and what is found is what was sealed there.
#![no_main]

use amparo_sealed::{Error, Found, Key, Layout, RowId, Store, StoreKeys};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const FRAME: usize = FRAME_HEADER + 4096;

fn keys() -> StoreKeys {
    StoreKeys { vault_id: [1; 16], epoch: 1, record: Key::from_bytes([2; 32]), manifest: Key::from_bytes([3; 32]) }
}

/// A store that was killed: some rows in the file, some in the log, one over several pages.
struct Killed {
    file: Vec<u8>,
    log: Vec<u8>,
    /// Every state that a row ever had.
    rows: BTreeMap<RowId, Vec<Vec<u8>>>,
}

thread_local! {
    static KILLED: Killed = killed();
}

fn killed() -> Killed {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rows.db");
    let mut store = Store::create(&path, &keys(), Layout::Buckets).expect("a store");
    let mut rows: BTreeMap<RowId, Vec<Vec<u8>>> = BTreeMap::new();
    for row in [b"first".to_vec(), b"second".to_vec(), vec![7; 20_000]] {
        let id = store.write(|tx| tx.insert(&row)).expect("a row");
        rows.entry(id).or_default().push(row);
    }
    store.close().expect("closed");
    let mut store = Store::open(&path, &keys(), Layout::Buckets).expect("a store");
    for (id, states) in &mut rows {
        let newer = [b"newer".as_slice(), &states[0]].concat();
        store.write(|tx| tx.update(*id, &newer)).expect("a row");
        states.push(newer);
    }
    let log = std::fs::read(log_of(&path)).expect("a log");
    Killed { file: std::fs::read(&path).expect("a file"), log, rows }
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// The log's checksums, which authenticate nothing and which no input would ever guess.
fn with_checksums(log: &mut [u8]) {
    let Some((header, frames)) = log.split_at_mut_checked(LOG_HEADER) else { return };
    let little = header[3] & 1 == 0;
    let mut sum = add(little, (0, 0), &header[..24]);
    put(&mut header[24..], sum);
    for frame in frames.chunks_exact_mut(FRAME) {
        sum = add(little, add(little, sum, &frame[..8]), &frame[FRAME_HEADER..]);
        put(&mut frame[16..24], sum);
    }
}

fn add(little: bool, (mut first, mut second): (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let words: Vec<u32> = bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|word| if little { u32::from_le_bytes(*word) } else { u32::from_be_bytes(*word) })
        .collect();
    for pair in words.chunks_exact(2) {
        first = first.wrapping_add(pair[0]).wrapping_add(second);
        second = second.wrapping_add(pair[1]).wrapping_add(first);
    }
    (first, second)
}

fn put(place: &mut [u8], sum: (u32, u32)) {
    place[..4].copy_from_slice(&sum.0.to_be_bytes());
    place[4..8].copy_from_slice(&sum.1.to_be_bytes());
}

/// Writes pieces of the input over `bytes`: where, how long, what.
fn write_over<'a>(bytes: &mut Vec<u8>, mut data: &'a [u8], pieces: u8) -> &'a [u8] {
    for _ in 0..pieces {
        let Some(([page, high, low, length], rest)) = data.split_first_chunk() else { break };
        let place = usize::from(*page) * 4096 + usize::from(u16::from_be_bytes([*high, *low]));
        let (piece, rest) = rest.split_at(usize::from(*length).min(rest.len()));
        data = rest;
        if let Some(there) = bytes.get_mut(place..place + piece.len()) {
            there.copy_from_slice(piece);
        } else {
            bytes.truncate(place);
        }
    }
    data
}

fuzz_target!(|data: &[u8]| {
    let Some(([choice, pieces], rest)) = data.split_first_chunk() else { return };
    KILLED.with(|killed| {
        let (mut file, mut log) = (killed.file.clone(), killed.log.clone());
        match choice % 4 {
            0 => file = rest.to_vec(),
            1 => log = rest.to_vec(),
            _ => {
                let rest = write_over(&mut log, rest, pieces % 16);
                write_over(&mut file, rest, 16);
            }
        }
        if choice & 4 != 0 {
            with_checksums(&mut log);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rows.db");
        std::fs::write(&path, file).expect("a file");
        std::fs::write(log_of(&path), log).expect("a log");
        let layout = if choice & 8 == 0 { Layout::Buckets } else { Layout::Single };
        let damaged = Store::salvage(&path, &keys(), layout, &mut |id, found| {
            if let Found::Sound(row) | Found::Doubtful(row) = found {
                let known = killed.rows.get(&id).expect("nobody sealed this row");
                assert!(known.iter().any(|state| *state == *row), "nobody sealed this state of it");
            }
            Ok::<_, Error>(())
        });
        damaged.expect("damage is no error");
        Store::integrity(&path).expect("damage is no error");
    });
});
