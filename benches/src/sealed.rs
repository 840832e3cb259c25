//! Sealed rows, beside plain ones and those of `SQLCipher`.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, micros, spent, take_turns, timed};
use crate::peer::Peer;
use crate::plain::Plain;
use amparo_sealed::{Error, Key, Layout, Store, StoreKeys};
use std::fs::File;
use std::hint::black_box;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Duration;

/// A usual record: 900 bytes.
const PAYLOAD: [u8; 900] = [7; 900];
/// Rows that are there before the first measured one.
const ROWS: usize = 1000;
/// Rows that are all read.
const MANY: usize = 10_000;

pub(crate) fn run(effort: Effort, peers: &Path) -> Result<Vec<Figure>> {
    let mut figures = insert(effort, peers)?;
    figures.push(read_all(effort, peers)?);
    Ok(figures)
}

/// One record in one durable transaction.
fn insert(effort: Effort, peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let mut store = filled(folder.path(), ROWS)?;
    let mut plain = Plain::create(&folder.path().join("plain.db"))?;
    plain.insert(&[&PAYLOAD[..]; ROWS])?;
    let mut sqlcipher = sqlcipher(peers, folder.path(), ROWS)?;

    let insert = |store: &mut Store| store.write::<(), Error>(|tx| tx.insert(&PAYLOAD).map(drop));
    let rounds = effort.rounds(600);
    let costs = take_turns(
        rounds,
        &mut [
            &mut || spent(|| Ok(insert(&mut store)?)),
            &mut || spent(|| plain.insert(&[&PAYLOAD])),
            &mut || sqlcipher.ask("insert"),
        ],
    )?;
    let [ours, plain, sqlcipher] = costs[..] else {
        return Err("three medians".into());
    };
    let note = format!(
        "{:.0} µs are the disk's: 8 KiB and one fsync",
        micros(fsync(folder.path(), rounds)?)
    );
    let name = "insert a sealed record of 900 B";
    Ok(vec![
        Figure::ratio(name, ours.time, plain.time, Some(1.20)).note(note),
        Figure::ratio(format!("{name}, CPU"), ours.cpu, sqlcipher.cpu, Some(0.80)).note(format!(
            "peer: SQLCipher; plain: {:.1} µs",
            micros(plain.cpu)
        )),
    ])
}

/// Everything read and opened, as after an unlock.
fn read_all(effort: Effort, peers: &Path) -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let store = filled(folder.path(), MANY)?;
    let mut sqlcipher = sqlcipher(peers, folder.path(), MANY)?;
    let costs = take_turns(
        effort.rounds(10),
        &mut [
            &mut || {
                spent(|| {
                    let rows = store.list()?;
                    if rows.len() != MANY {
                        return Err("rows are missing".into());
                    }
                    black_box(rows);
                    Ok(())
                })
            },
            &mut || sqlcipher.ask("scan"),
        ],
    )?;
    let [ours, peer] = costs[..] else {
        return Err("two medians".into());
    };
    let note = format!(
        "peer: SQLCipher; CPU {:.0} and {:.0} µs",
        micros(ours.cpu),
        micros(peer.cpu)
    );
    let name = format!("read and open all of {MANY} records");
    Ok(Figure::ratio(name, ours.time, peer.time, Some(0.20)).note(note))
}

fn filled(folder: &Path, rows: usize) -> Result<Store> {
    let mut store = Store::create(&folder.join("sealed.db"), &keys()?, Layout::Buckets)?;
    store.write::<(), Error>(|tx| (0..rows).try_for_each(|_| tx.insert(&PAYLOAD).map(drop)))?;
    Ok(store)
}

fn sqlcipher(peers: &Path, folder: &Path, rows: usize) -> Result<Peer> {
    let mut peer = Peer::start(peers, "peer-sqlcipher", &[folder.join("cipher.db")])?;
    peer.ask(&format!("fill {rows}"))?;
    Ok(peer)
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
