//! Unlocking a vault, beside the key stretching that it cannot do without.

use crate::measure::{Effort, Figure, Goal, Unit, interleave, timed};
use crate::{Result, once};
use amparo_sealed::HardwareKey;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Parameters, Vault};
use argon2::{Algorithm, Argon2, Params, Version};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

pub(crate) const PIN: &[u8] = b"271828";
pub(crate) const CLOCK: BootReading = BootReading {
    boot: [1; 16],
    ms: 1,
};
/// The weakest that is accepted, so that as little as possible hides what we add.
pub(crate) const FLOOR: Parameters = Parameters::FLOOR;

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let vault = folder.path().join("vault");
    let hardware = SoftwareHardwareKey::in_memory();
    Vault::create(&vault, PIN, &hardware, &FLOOR, &CLOCK)?.lock()?;
    hardware.create("peer")?;
    let (ours, peer) = interleave(
        effort.rounds(60),
        || unlock(&vault, &hardware),
        || stretch(&hardware),
    )?;
    let name = "unlock at floor parameters";
    Ok(vec![
        Figure::ratio(name, ours, peer, Some(1.05)).note("peer: bare argon2 and hardware double"),
        fsyncs()?,
    ])
}

/// One unlock; locking is not part of it.
pub(crate) fn unlock(vault: &Path, hardware: &SoftwareHardwareKey) -> Result<Duration> {
    let start = Instant::now();
    let unlocked = Vault::unlock(vault, PIN, hardware, &CLOCK)?;
    let time = start.elapsed();
    unlocked.lock()?;
    Ok(time)
}

fn fsyncs() -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let counted = once::fsyncs_of_an_unlock(folder.path())?;
    let (count, note) = match counted {
        Ok(count) => (Some(count), String::new()),
        Err(why) => (None, why),
    };
    let name = "fsyncs of an unlock";
    Ok(Figure::counted(name, count, None, Unit::Times, Goal::AtMost(5.0)).note(note))
}

/// Argon2id and the hardware rounds, and nothing else.
fn stretch(hardware: &SoftwareHardwareKey) -> Result<Duration> {
    timed(|| {
        let params = Params::new(FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes, Some(32))
            .map_err(|error| error.to_string())?;
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(PIN, &[9; 16], &mut key)
            .map_err(|error| error.to_string())?;
        let mut key = hardware.evaluate("peer", &key)?;
        for _ in 1..black_box(FLOOR.rounds) {
            key = hardware.evaluate("peer", &key)?;
        }
        Ok(black_box(key))
    })
}
