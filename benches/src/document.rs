//! Documents: sealing and reading them beside `ring` alone and beside age, and the memory that an import takes.

use crate::measure::{Effort, Figure, Goal, Unit, micros, spent, take_turns};
use crate::peer::Peer;
use crate::unlock::{CLOCK, FLOOR, PIN};
use crate::{Result, once};
use amparo_sealed::RowId;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{Unlocked, Vault};
use std::fs;
use std::path::Path;

const MIB: usize = 1 << 20;
const CHUNK: usize = 64 << 10;

pub(crate) fn run(effort: Effort, peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let hardware = SoftwareHardwareKey::in_memory();
    let mut vault = Vault::create(&folder.path().join("vault"), PIN, &hardware, &FLOOR, &CLOCK)?;
    let mut age = Peer::start::<&str>(peers, "peer-age", &[])?;
    let mut figures = seal(effort, folder.path(), peers, &mut vault, &mut age)?;
    figures.extend(middle(effort, folder.path(), &mut vault, &mut age)?);
    figures.push(memory(effort)?);
    Ok(figures)
}

/// Takes in a document of so many bytes, a piece (not empty) at a time.
pub(crate) fn import(vault: &mut Unlocked, piece: &[u8], bytes: usize) -> Result<RowId> {
    let writer = vault.import_document("a document", "application/octet-stream")?;
    let mut left = bytes;
    while left > 0 {
        let now = left.min(piece.len());
        writer.write(&piece[..now])?;
        left -= now;
    }
    Ok(writer.finish(vault, 0)?)
}

/// What is handed over at once: 1 MiB.
pub(crate) fn piece() -> Vec<u8> {
    (0..251).cycle().take(MIB).collect()
}

/// A document sealed to disk, durable.
fn seal(
    effort: Effort,
    folder: &Path,
    peers: &Path,
    vault: &mut Unlocked,
    age: &mut Peer,
) -> Result<Vec<Figure>> {
    let mib: u32 = effort.pick(64, 256);
    let bytes = mib as usize * MIB;
    let piece = piece();
    let mut ring = Peer::start::<&str>(peers, "peer-ring", &[])?;
    let other = folder.join("peer");
    let ask = format!("seal {bytes} {}", other.display());
    let costs = take_turns(
        effort.pick(7, 9),
        &mut [
            &mut || {
                let mut id = None;
                let cost = spent(|| {
                    id = Some(import(vault, &piece, bytes)?);
                    Ok(())
                })?;
                vault.remove_document(id.ok_or("no document")?)?;
                Ok(cost)
            },
            &mut || {
                let cost = ring.ask(&ask)?;
                fs::remove_file(&other)?;
                Ok(cost)
            },
            &mut || {
                let cost = age.ask(&ask)?;
                fs::remove_file(&other)?;
                Ok(cost)
            },
        ],
    )?;
    let [ours, ring, age] = costs[..] else {
        return Err("three medians".into());
    };
    let name = format!("seal a document of {mib} MiB");
    let rate = |cost: std::time::Duration| f64::from(mib) / cost.as_secs_f64();
    Ok(vec![
        // 0.85 of its rate.
        Figure::ratio(&name, ours.time, ring.time, Some(1.0 / 0.85)).note(format!(
            "peer: ring in memory, write, fsync; {:.0} and {:.0} MiB/s; CPU {:.0} and {:.0} µs",
            rate(ours.time),
            rate(ring.time),
            micros(ours.cpu),
            micros(ring.cpu)
        )),
        Figure::ratio(format!("{name}, CPU"), ours.cpu, age.cpu, Some(0.67))
            .note(format!("peer: age; its time {:.0} MiB/s", rate(age.time))),
    ])
}

/// 64 KiB around the middle, both files being open.
fn middle(
    effort: Effort,
    folder: &Path,
    vault: &mut Unlocked,
    age: &mut Peer,
) -> Result<Vec<Figure>> {
    let mib = effort.pick(64, 1024);
    let bytes = mib * MIB;
    let id = import(vault, &piece(), bytes)?;
    let reader = vault.open_document(id)?;
    let other = folder.join("age");
    age.ask(&format!("seal {bytes} {}", other.display()))?;
    age.ask(&format!("open {}", other.display()))?;

    let mut buffer = vec![0; CHUNK];
    // Each time somewhere else: both keep the chunk that they opened last.
    let mut offsets = [0_u64; 2].map(|_| (bytes as u64 / 2..).step_by(3 * CHUNK + 1000));
    let [mine, theirs] = &mut offsets;
    let mut chunks = Vec::new();
    let costs = take_turns(
        effort.rounds(20),
        &mut [
            &mut || {
                let offset = mine.next().ok_or("an offset")?;
                let before = read_so_far()?;
                let cost = spent(|| match reader.read_at(offset, &mut buffer)? {
                    CHUNK => Ok(()),
                    _ => Err("the document is shorter".into()),
                })?;
                chunks.push((read_so_far()? - before) / CHUNK as u64);
                Ok(cost)
            },
            &mut || {
                age.ask(&format!(
                    "read {} {CHUNK}",
                    theirs.next().ok_or("an offset")?
                ))
            },
        ],
    )?;
    let [ours, peer] = costs[..] else {
        return Err("two medians".into());
    };
    fs::remove_file(&other)?;
    let most = chunks.into_iter().max().unwrap_or_default();
    let name = format!("read 64 KiB in the middle of {mib} MiB");
    Ok(vec![
        Figure::ratio(&name, ours.time, peer.time, Some(1.1)).note("peer: age, seeking"),
        Figure::counted(
            format!("{name}, chunks"),
            Some(f64::from(u32::try_from(most)?)),
            None,
            Unit::Times,
            Goal::AtMost(2.0),
        ),
    ])
}

/// Bytes that this process has read from files.
fn read_so_far() -> Result<u64> {
    let io = fs::read_to_string("/proc/self/io")?;
    let read = io.lines().find_map(|line| line.strip_prefix("rchar: "));
    Ok(read
        .ok_or("this kernel does not tell what was read")?
        .parse()?)
}

/// The peak while a large document comes in, beside a small one, each in a process of its own.
fn memory(effort: Effort) -> Result<Figure> {
    let mib = effort.pick(64, 1024);
    let peak = |mib: usize| {
        let folder = tempfile::tempdir()?;
        once::peak_of_an_import(folder.path(), (mib * MIB) as u64)
    };
    let (large, small) = (peak(mib)?, peak(1)?);
    let name = format!("memory while importing {mib} MiB");
    Ok(Figure::counted(
        name,
        Some(large),
        Some(small),
        Unit::KiB,
        Goal::Above(2048.0),
    )
    .note("peer: the same with 1 MiB"))
}
