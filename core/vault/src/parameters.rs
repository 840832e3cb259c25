//! What a PIN is stretched with. Stored in its slot, authenticated by it, and bounded on both sides before anything runs.

use crate::{Error, Result};

/// Argon2id (RFC 9106) and hardware parameters of one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameters {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// How often the hardware key is asked, each output feeding the next.
    pub rounds: u32,
}

impl Parameters {
    /// Where calibration starts: 64 MiB, three passes (RFC 9106 §4, second recommended option, with one lane), one round.
    pub const START: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
        rounds: 1,
    };
    /// The weakest that is ever accepted: 19 MiB, two passes (OWASP Password Storage Cheat Sheet).
    pub const FLOOR: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
        rounds: 1,
    };
    /// The heaviest that is ever run: more would be an attack on the phone's memory, or hours.
    pub const CAP: Self = Self {
        memory_kib: 256 * 1024,
        passes: 16,
        lanes: 4,
        rounds: 4096,
    };

    /// As many rounds as take about a second, when one takes `round_micros`.
    #[must_use]
    pub fn with_rounds_of(self, round_micros: u32) -> Self {
        let rounds = 1_000_000 / round_micros.max(1);
        Self {
            rounds: rounds.clamp(Self::FLOOR.rounds, Self::CAP.rounds),
            ..self
        }
    }

    /// # Errors
    /// [`Error::Invalid`] "parameters" below the floor or above the cap.
    pub(crate) fn check(&self) -> Result<()> {
        let within = |value: fn(&Self) -> u32| {
            (value(&Self::FLOOR)..=value(&Self::CAP)).contains(&value(self))
        };
        let fits = within(|parameters| parameters.memory_kib)
            && within(|parameters| parameters.passes)
            && within(|parameters| parameters.lanes)
            && within(|parameters| parameters.rounds);
        if fits {
            Ok(())
        } else {
            Err(Error::Invalid {
                field: "parameters",
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_below_the_floor_or_above_the_cap() {
        let fields: [fn(&mut Parameters) -> &mut u32; 4] = [
            |parameters| &mut parameters.memory_kib,
            |parameters| &mut parameters.passes,
            |parameters| &mut parameters.lanes,
            |parameters| &mut parameters.rounds,
        ];
        for good in [Parameters::START, Parameters::FLOOR, Parameters::CAP] {
            assert_eq!(good.check(), Ok(()));
        }
        for field in fields {
            let (mut below, mut above) = (Parameters::FLOOR, Parameters::CAP);
            *field(&mut below) -= 1;
            *field(&mut above) += 1;
            for bad in [below, above] {
                assert!(bad.check().is_err(), "{bad:?}");
            }
        }
    }

    /// In the figures of what recommends them, so that no slip in a constant makes every guess cheaper.
    #[test]
    fn the_floor_is_owasps_and_the_start_is_rfc_9106s() {
        let figures = |parameters: Parameters| (parameters.memory_kib, parameters.passes);
        assert_eq!(figures(Parameters::FLOOR), (19_456, 2));
        assert_eq!(figures(Parameters::START), (65_536, 3));
    }

    #[test]
    fn rounds_fill_about_a_second_within_bounds() {
        let rounds = |micros| Parameters::START.with_rounds_of(micros).rounds;
        assert_eq!(rounds(50_000), 20);
        assert_eq!(rounds(5_000_000), 1);
        assert_eq!(rounds(0), 4096);
    }
}
