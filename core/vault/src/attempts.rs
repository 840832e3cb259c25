//! The attempt counter. An attempt is counted, durably, before the PIN is stretched: switching the phone off in the middle of
//! a guess wins nothing. There is no automatic wipe.
//!
//! The file holds the same 512 bytes twice, written at once with one fsync: a torn write leaves one of them whole. It is not
//! secret and, while the vault is locked, cannot be authenticated: whoever can write files can put it back. What remains
//! against that is the time that the stretching takes.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use ring::digest::{SHA256, digest};

use crate::{BootReading, Error, Part, Result};

/// Attempts before the first wait.
pub(crate) const FREE: u32 = 5;
/// Seconds before attempt 6, 7, 8, and before each one after that.
const WAITS: [u64; 4] = [30, 2 * 60, 10 * 60, 60 * 60];

const MAGIC: [u8; 8] = *b"AMPTRIES";
const FORMAT: u16 = 1;
const COPY: usize = 512;
const DIGEST: usize = 32;
const DAMAGED: Error = Error::damaged(Part::Attempts);

/// The counter file of one vault.
#[derive(Debug)]
pub(crate) struct Attempts {
    path: PathBuf,
    vault_id: [u8; 16],
}

/// What is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    /// Rises with every write.
    sequence: u64,
    /// Attempts since the last that succeeded, the one that is running included.
    failures: u32,
    /// When the last of them began, or the wait was begun anew.
    since: BootReading,
}

impl Attempts {
    pub(crate) fn new(path: &Path, vault_id: [u8; 16]) -> Self {
        Self {
            path: path.to_owned(),
            vault_id,
        }
    }

    /// Writes a counter without attempts. Durable in its bytes; the name is the folder's business.
    pub(crate) fn create(&self, now: BootReading) -> Result<()> {
        self.write(&State {
            sequence: 1,
            failures: 0,
            since: now,
        })
    }

    /// Counts the attempt that is about to begin; durable when this returns.
    ///
    /// # Errors
    /// [`Error::Wait`]: it may not begin yet. [`Part::Attempts`] damaged: the counter was lost and has been begun anew as if all
    /// free attempts were used, so that losing it costs a wait and not the vault.
    pub(crate) fn begin(&self, now: BootReading) -> Result<State> {
        let before = match self.read() {
            Ok(state) => state,
            Err(DAMAGED) => {
                self.write(&State {
                    sequence: 1,
                    failures: FREE,
                    since: now,
                })?;
                return Err(DAMAGED);
            }
            Err(error) => return Err(error),
        };
        let wait = wait_ms(before.failures);
        if wait > 0 {
            let restarted = before.since.boot != now.boot || now.ms < before.since.ms;
            if restarted {
                self.write(&State {
                    sequence: before.sequence.saturating_add(1),
                    since: now,
                    ..before
                })?;
            }
            let passed = if restarted {
                0
            } else {
                now.ms - before.since.ms
            };
            if passed < wait {
                return Err(Error::Wait {
                    seconds: (wait - passed).div_ceil(1000),
                });
            }
        }
        self.write(&State {
            sequence: before.sequence.saturating_add(1),
            failures: before.failures.saturating_add(1),
            since: now,
        })?;
        Ok(before)
    }

    /// The attempt that began after `before` was a right PIN. Not made durable: a power cut that loses this costs a free attempt
    /// at most, and every unlock would wait for the disk once more.
    pub(crate) fn succeed(&self, before: State) -> Result<()> {
        self.put(&State {
            sequence: before.sequence.saturating_add(2),
            failures: 0,
            ..before
        })?;
        Ok(())
    }

    /// The attempt that began after `before` learnt nothing about the PIN: it does not count. Not made durable either.
    pub(crate) fn take_back(&self, before: State) -> Result<()> {
        self.put(&State {
            sequence: before.sequence.saturating_add(2),
            ..before
        })?;
        Ok(())
    }

    /// Whether it can be read; changes nothing.
    pub(crate) fn check(&self) -> Result<()> {
        self.read().map(drop)
    }

    fn read(&self) -> Result<State> {
        let mut bytes = Vec::new();
        match File::open(&self.path) {
            Ok(file) => file.take(2 * COPY as u64).read_to_end(&mut bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(DAMAGED),
            Err(error) => return Err(error.into()),
        };
        let newest = bytes
            .chunks(COPY)
            .filter_map(|copy| self.decode(copy))
            .max_by_key(|(_, state)| state.sequence);
        match newest {
            Some((FORMAT, state)) => Ok(state),
            Some((found, _)) => Err(Error::NewerFormat {
                found: found.into(),
            }),
            None => Err(DAMAGED),
        }
    }

    /// Durable when this returns.
    fn write(&self, state: &State) -> Result<()> {
        Ok(self.put(state)?.sync_all()?)
    }

    fn put(&self, state: &State) -> Result<File> {
        let copy = self.encode(state);
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.path)?;
        file.write_all(&[copy, copy].concat())?;
        Ok(file)
    }

    /// magic (8) ‖ format (2) ‖ vault id (16) ‖ sequence (8) ‖ failures (4) ‖ boot (16) ‖ ms (8) ‖ zeros ‖ SHA-256 (32)
    fn encode(&self, state: &State) -> [u8; COPY] {
        let fields = [
            &MAGIC[..],
            &FORMAT.to_be_bytes(),
            &self.vault_id,
            &state.sequence.to_be_bytes(),
            &state.failures.to_be_bytes(),
            &state.since.boot,
            &state.since.ms.to_be_bytes(),
        ]
        .concat();
        let mut copy = [0; COPY];
        copy[..fields.len()].copy_from_slice(&fields);
        let (covered, sum) = copy.split_at_mut(COPY - DIGEST);
        sum.copy_from_slice(digest(&SHA256, covered).as_ref());
        copy
    }

    /// `None`: not a whole copy of this vault's counter. The fields of a newer format are not looked at.
    fn decode(&self, copy: &[u8]) -> Option<(u16, State)> {
        let (covered, sum) = copy.split_at_checked(COPY - DIGEST)?;
        if digest(&SHA256, covered).as_ref() != sum {
            return None;
        }
        let (magic, rest) = covered.split_first_chunk::<8>()?;
        let (format, rest) = rest.split_first_chunk()?;
        let (vault_id, rest) = rest.split_first_chunk::<16>()?;
        let (sequence, rest) = rest.split_first_chunk()?;
        let (failures, rest) = rest.split_first_chunk()?;
        let (boot, rest) = rest.split_first_chunk()?;
        let (ms, _) = rest.split_first_chunk()?;
        if *magic != MAGIC || *vault_id != self.vault_id {
            return None;
        }
        let state = State {
            sequence: u64::from_be_bytes(*sequence),
            failures: u32::from_be_bytes(*failures),
            since: BootReading {
                boot: *boot,
                ms: u64::from_be_bytes(*ms),
            },
        };
        Some((u16::from_be_bytes(*format), state))
    }
}

impl State {
    /// Free attempts after the one that began after this state.
    pub(crate) fn left_after_failure(&self) -> u32 {
        FREE.saturating_sub(self.failures.saturating_add(1))
    }
}

/// How long the next attempt has to wait after so many failures.
fn wait_ms(failures: u32) -> u64 {
    let Some(beyond) = failures.checked_sub(FREE) else {
        return 0;
    };
    let step = usize::try_from(beyond).map_or(WAITS.len() - 1, |step| step.min(WAITS.len() - 1));
    WAITS[step] * 1000
}

#[cfg(test)]
mod tests;
