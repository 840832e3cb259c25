//! How old a message is: by the boot clock, so that a wall clock that jumps ends no press and lets none
//! live for ever (ADR 0308).
//!
//! While the phone runs, its boot clock counts. Over a restart only the wall clock knows how much time
//! went by, and it may be wrong: what it says counts, but never so far that something is over before it
//! was tried once more ([`GRACE_MS`]), and what was never tried at all has another day of counted time.

use std::collections::HashSet;

use amparo_sealed::RowId;

use super::{KEEP_MS, life_ms};
use crate::capsule::{Capsule, Changes};
use crate::clock::BootReading;
use crate::rows::{AgeRow, AlertRow, AttemptRow, Payload, Row, State};

/// What is left of a message's life at least when a restart was seen: time to be tried, with the pauses
/// between tries.
pub(super) const GRACE_MS: u64 = 60 * 60 * 1000;

/// Reads ages off the rows, at one moment.
pub(super) struct Ages<'a> {
    capsule: &'a Capsule,
    boot: Option<BootReading>,
    now_ms: u64,
}

/// The age of one message.
#[derive(Clone, Copy)]
struct Age {
    ms: u64,
    /// A restart came between, so that part of it is the wall clock's word.
    restarted: bool,
    /// Of a message of its kind.
    life_ms: u64,
}

impl Age {
    fn left_ms(self, tried: bool) -> u64 {
        let life_ms = if self.restarted && !tried {
            2 * self.life_ms
        } else {
            self.life_ms
        };
        life_ms.saturating_sub(self.ms)
    }
}

impl<'a> Ages<'a> {
    pub(super) fn new(capsule: &'a Capsule, now_ms: u64) -> Self {
        Self {
            capsule,
            boot: capsule.boot_reading(),
            now_ms,
        }
    }

    /// How long an attempt may still be tried; 0 when it is too late.
    pub(super) fn left_ms(&self, row: &AttemptRow) -> u64 {
        match row.alert.and_then(|id| self.alert(id)) {
            Some(alert) => self.age(alert).left_ms(was_tried(row)),
            // A reveal belongs to no message: the pairing of today, by the clock of today.
            None => row.expires_ms.saturating_sub(self.now_ms),
        }
    }

    /// Too late for it.
    pub(super) fn is_over(&self, row: &AttemptRow) -> bool {
        self.left_ms(row) == 0
    }

    /// How long something of a message may still be tried; 0 when it is too late for all of it.
    pub(super) fn message_left_ms(&self, id: RowId, alert: &AlertRow) -> u64 {
        let age = self.age(alert);
        let untried = age.restarted
            && self.capsule.rows.values().any(|row| {
                matches!(row, Row::Attempt(row)
                    if row.alert == Some(id) && row.is_open() && !was_tried(row))
            });
        age.left_ms(!untried)
    }

    /// No screen needs it any more. What is open stays: a wall clock that jumped takes nothing away.
    pub(super) fn is_past(&self, row: &AttemptRow) -> bool {
        match row.alert.and_then(|id| self.alert(id)) {
            Some(alert) => self.is_message_past(alert) && (!row.is_open() || self.is_over(row)),
            None => row.expires_ms.saturating_add(KEEP_MS) < self.now_ms,
        }
    }

    /// The same for a message; `open` are those with an attempt that is not past.
    pub(super) fn is_message_past(&self, alert: &AlertRow) -> bool {
        match self.counted(alert) {
            Some(ms) => ms > life_ms(alert.kind) + KEEP_MS,
            None => alert.expires_ms.saturating_add(KEEP_MS) < self.now_ms,
        }
    }

    /// Takes the age down anew after a restart, for the messages that something is still open of: from
    /// then on the boot clock counts.
    pub(super) fn take_down(&self, open: &HashSet<RowId>, changes: &mut Changes) {
        let Some(boot) = self.boot else { return };
        for id in open {
            let Some(alert) = self.alert(*id) else {
                continue;
            };
            if self.counted(alert).is_some() {
                continue;
            }
            let age = self.age(alert);
            let row = AlertRow {
                age: Some(AgeRow {
                    ms: age.ms,
                    restarted: age.restarted,
                    ..AgeRow::new(boot, self.now_ms)
                }),
                ..alert.clone()
            };
            changes.put(*id, Row::Alert(row));
        }
    }

    fn age(&self, alert: &AlertRow) -> Age {
        let life_ms = life_ms(alert.kind);
        let Some(boot) = self.boot else {
            // No boot clock: nothing but the wall clock to go by.
            return Age {
                ms: self.now_ms.saturating_sub(alert.created_ms),
                restarted: false,
                life_ms,
            };
        };
        let restarted = alert.age.as_ref().is_none_or(|age| age.restarted);
        if let Some(ms) = self.counted(alert) {
            return Age {
                ms,
                restarted,
                life_ms,
            };
        }
        let (known_ms, at_ms) = match &alert.age {
            Some(age) => (age.ms, age.at_ms),
            None => (0, alert.created_ms),
        };
        let passed_ms = self.now_ms.saturating_sub(at_ms).max(boot.ms);
        // Once restarted, the hour was given already.
        let most_ms = match &alert.age {
            Some(age) if age.restarted => life_ms,
            _ => life_ms - GRACE_MS,
        };
        let claimed_ms = known_ms.saturating_add(passed_ms).min(most_ms);
        Age {
            ms: known_ms.max(claimed_ms),
            restarted: true,
            life_ms,
        }
    }

    /// By the boot clock alone, where the phone was not restarted since the age was taken down.
    fn counted(&self, alert: &AlertRow) -> Option<u64> {
        let (boot, age) = (self.boot?, alert.age.as_ref()?);
        let same = age.boot == boot.boot && boot.ms >= age.boot_ms;
        same.then(|| age.ms.saturating_add(boot.ms - age.boot_ms))
    }

    fn alert(&self, id: RowId) -> Option<&'a AlertRow> {
        match self.capsule.rows.get(&id) {
            Some(Row::Alert(row)) => Some(row),
            _ => None,
        }
    }
}

/// Something was done about it: a request was begun, or a composer opened.
fn was_tried(row: &AttemptRow) -> bool {
    let opened = matches!(row.payload, Payload::Sms { opened: true, .. });
    row.state != State::Waiting || row.tries > 0 || opened
}
