//! One sealed record in one durable transaction, beside a plain row.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, micros, timed};
use crate::plain::Plain;
use amparo_sealed::{Error, Key, Layout, Store, StoreKeys};
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Duration;

/// A usual record: 900 bytes.
const PAYLOAD: [u8; 900] = [7; 900];
/// Rows that are there before the first measured one.
const ROWS: usize = 1000;

pub(crate) fn run(effort: Effort) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let mut store = Store::create(&folder.path().join("sealed.db"), &keys()?, Layout::Buckets)?;
    let mut plain = Plain::create(&folder.path().join("plain.db"))?;
    store.write(|tx| (0..ROWS).try_for_each(|_| tx.insert(&PAYLOAD).map(drop)))?;
    plain.insert(&[&PAYLOAD[..]; ROWS])?;

    let insert = |store: &mut Store| store.write::<(), Error>(|tx| tx.insert(&PAYLOAD).map(drop));
    let rounds = effort.rounds(600);
    let (ours, peer) = interleave(
        rounds,
        || timed(|| Ok(insert(&mut store)?)),
        || timed(|| plain.insert(&[&PAYLOAD])),
    )?;
    let note = format!(
        "{:.0} µs are the disk's: 8 KiB and one fsync",
        micros(fsync(folder.path(), rounds)?)
    );
    Ok(vec![Figure {
        name: "insert a sealed record of 900 B",
        ours,
        peer,
        goal: Some(1.20),
        note,
    }])
}

fn keys() -> Result<StoreKeys> {
    Ok(StoreKeys {
        vault_id: [1; 16],
        epoch: 1,
        record: Key::make_random()?,
        manifest: Key::make_random()?,
    })
}

/// What the disk alone takes for about as much as a commit writes.
fn fsync(folder: &Path, rounds: usize) -> Result<Duration> {
    let mut file = File::create(folder.join("fsync"))?;
    let mut rewrite = || {
        timed(|| {
            file.rewind()?;
            file.write_all(&[0; 8192])?;
            Ok(file.sync_data()?)
        })
    };
    let (time, _) = interleave(rounds.min(200), &mut rewrite, || Ok(Duration::ZERO))?;
    Ok(time)
}
