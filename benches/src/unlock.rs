//! Unlocking a vault, beside the key stretching that it cannot do without.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, timed};
use amparo_sealed::HardwareKey;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::{BootReading, Parameters, Vault};
use argon2::{Algorithm, Argon2, Params, Version};
use std::hint::black_box;
use std::time::{Duration, Instant};

const PIN: &[u8] = b"271828";
const CLOCK: BootReading = BootReading {
    boot: [1; 16],
    ms: 1,
};
/// The weakest that is accepted, so that as little as possible hides what we add.
const FLOOR: Parameters = Parameters::FLOOR;

pub(crate) fn run(effort: Effort) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path().join("vault");
    let hardware = SoftwareHardwareKey::in_memory();
    Vault::create(&folder, PIN, &hardware, &FLOOR, &CLOCK)?.lock()?;
    hardware.create("peer")?;

    let unlock = || {
        let start = Instant::now();
        let unlocked = Vault::unlock(&folder, PIN, &hardware, &CLOCK)?;
        let time = start.elapsed();
        unlocked.lock()?;
        Ok(time)
    };
    let (ours, peer) = interleave(effort.rounds(60), unlock, || stretch(&hardware))?;
    let name = "unlock at floor parameters";
    Ok(vec![Figure {
        name,
        ours,
        peer,
        goal: Some(1.05),
        note: "peer: bare argon2 and hardware double".to_owned(),
    }])
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
