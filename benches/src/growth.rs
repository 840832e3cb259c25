//! The same operations in vaults of different sizes: whether a vault grows slower with what is in it.

use crate::Result;
use crate::document::{import, piece};
use crate::measure::{Cost, Effort, Figure, Work, spent, take_turns};
use crate::unlock::{CLOCK, FLOOR, PIN, unlock};
use amparo_sealed::RowId;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{Change, Record, Unlocked, Vault};
use std::path::{Path, PathBuf};
use std::time::Duration;

const KIND: &str = "contact";
/// With so many records a vault also has documents, and the goal is for it.
const LARGEST: u32 = 100_000;
const DOCUMENTS: u32 = 1_000;
/// Records of one transaction while a vault is filled.
const BATCH: u32 = 1_000;

/// A vault of one size.
struct Sized {
    records: u32,
    path: PathBuf,
    /// One of its records.
    id: Option<RowId>,
    open: Option<Unlocked>,
}

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let hardware = SoftwareHardwareKey::in_memory();
    let sizes: &[u32] = effort.pick(&[0, 100, 10_000], &[0, 100, 10_000, LARGEST]);
    let make = |records: &u32| fill(folder.path(), *records, &hardware);
    let mut vaults: Vec<Sized> = sizes.iter().map(make).collect::<Result<_>>()?;

    let mut figures = unlocks(effort, &mut vaults, &hardware)?;
    vaults.remove(0);
    let first = turns(effort.rounds(5), &mut vaults, |vault| {
        let unlocked = Vault::unlock(&vault.path, PIN, &hardware, &CLOCK)?;
        let cost = spent(|| Ok(unlocked.get(vault.id.ok_or("no record")?)?))?;
        unlocked.lock()?;
        Ok(cost)
    })?;
    for vault in &mut vaults {
        vault.open = Some(Vault::unlock(&vault.path, PIN, &hardware, &CLOCK)?);
    }
    let inserts = turns(effort.rounds(100), &mut vaults, |vault| {
        let vault = vault.open.as_mut().ok_or("locked")?;
        spent(|| Ok(vault.put(None, &record())?))
    })?;
    let lists = turns(effort.pick(3, 5), &mut vaults, |vault| {
        let vault = vault.open.as_ref().ok_or("locked")?;
        spent(|| Ok(vault.list(KIND)?))
    })?;
    figures.extend(slope("first record after unlocking, of", &vaults, &first));
    figures.extend(slope("insert a record into", &vaults, &inserts));
    figures.extend(slope("list", &vaults, &lists));
    for vault in vaults {
        vault.open.map_or(Ok(()), Unlocked::lock)?;
    }
    Ok(figures)
}

fn unlocks(
    effort: Effort,
    vaults: &mut [Sized],
    hardware: &SoftwareHardwareKey,
) -> Result<Vec<Figure>> {
    let costs = turns(effort.pick(15, 60), vaults, |vault| {
        Ok(Cost {
            time: unlock(&vault.path, hardware)?,
            cpu: Duration::ZERO,
        })
    })?;
    let empty = costs.first().copied().unwrap_or_default();
    let figures = vaults.iter().zip(&costs).skip(1).map(|(vault, cost)| {
        let largest = vault.records == LARGEST;
        let documents = if largest {
            format!(", {DOCUMENTS} documents")
        } else {
            String::new()
        };
        let name = format!("unlock {} records{documents}", vault.records);
        let goal = largest.then_some(1.10);
        Figure::ratio(name, cost.time, empty.time, goal).note("peer: an empty vault")
    });
    Ok(figures.collect())
}

/// One line a size, each beside the smallest.
fn slope(name: &str, vaults: &[Sized], costs: &[Cost]) -> Vec<Figure> {
    let smallest = costs.first().copied().unwrap_or_default();
    let least = vaults.first().map_or(0, |vault| vault.records);
    let figures = vaults.iter().zip(costs).skip(1).map(|(vault, cost)| {
        let name = format!("{name} {} records", vault.records);
        let times = vault.records / least.max(1);
        Figure::ratio(name, cost.time, smallest.time, None)
            .note(format!("peer: {least} records, {times} times fewer"))
    });
    figures.collect()
}

fn fill(folder: &Path, records: u32, hardware: &SoftwareHardwareKey) -> Result<Sized> {
    let path = folder.join(format!("vault-{records}"));
    let mut vault = Vault::create(&path, PIN, hardware, &FLOOR, &CLOCK)?;
    let mut id = None;
    let mut left = records;
    while left > 0 {
        let now = left.min(BATCH);
        let changes: Vec<Change> = (0..now)
            .map(|_| Change::Put {
                id: None,
                record: record(),
            })
            .collect();
        id = vault.write_many(&changes)?.first().copied();
        left -= now;
    }
    if records == LARGEST {
        let piece = piece();
        for _ in 0..DOCUMENTS {
            import(&mut vault, &piece, 1000)?;
        }
    }
    vault.lock()?;
    Ok(Sized {
        records,
        path,
        id,
        open: None,
    })
}

/// 900 bytes, all in all.
fn record() -> Record {
    Record {
        kind: KIND.to_owned(),
        schema: 1,
        json: vec![b'7'; 887],
    }
}

/// One work on each vault, in turns.
fn turns(
    rounds: usize,
    vaults: &mut [Sized],
    work: impl Fn(&mut Sized) -> Result<Cost>,
) -> Result<Vec<Cost>> {
    let work = &work;
    let mut works: Vec<_> = vaults.iter_mut().map(|vault| move || work(vault)).collect();
    let mut works: Vec<Work<'_>> = works.iter_mut().map(|work| work as Work<'_>).collect();
    take_turns(rounds, &mut works)
}
