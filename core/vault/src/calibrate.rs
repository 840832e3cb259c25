//! Parameters that suit this phone: as much as a person will wait for, never less than the start.

use std::time::{Duration, Instant};

use amparo_sealed::{HardwareKey, HardwareLevel, make_random};

use crate::stretch::{argon2id, ask};
use crate::{Error, Parameters, Result};

/// What Argon2id may take; rounding down to whole passes leaves 0.35 s and more.
const STRETCHING: Duration = Duration::from_millis(525);
/// Evaluations that one is averaged from.
const SAMPLES: u32 = 4;

impl Parameters {
    /// Measures this phone: Argon2id for about half a second, the hardware chain for about one. Takes about two seconds. `alias` is a hardware key
    /// that is made for this and destroyed; without hardware it is not used.
    ///
    /// # Errors
    /// [`Error::Hardware`], [`Error::HardwareUnfit`]; [`Error::OutOfMemory`] when there is not even room for [`Parameters::FLOOR`].
    pub fn calibrate(hardware: &dyn HardwareKey, alias: &str) -> Result<Self> {
        let parameters = measured_passes(|parameters| {
            let (secret, salt) = (make_random::<16>()?, make_random::<16>()?);
            let start = Instant::now();
            argon2id(&secret, &salt, parameters, &mut [0; 32])?;
            Ok(start.elapsed())
        })?;
        if hardware.level()? == HardwareLevel::None {
            return Ok(parameters);
        }
        hardware.create(alias)?;
        let round = measure_round(hardware, alias);
        // It protects nothing.
        let _ = hardware.destroy(alias);
        Ok(parameters.with_rounds_of(round?))
    }

    /// As many passes as fit, given what these took; never fewer than at the start.
    fn with_passes_of(self, took: Duration) -> Self {
        let took = took.as_micros().max(1);
        let fitting = STRETCHING.as_micros() * u128::from(self.passes) / took;
        let passes = u32::try_from(fitting).unwrap_or(u32::MAX);
        Self {
            passes: passes.clamp(Self::START.passes, Self::CAP.passes),
            ..self
        }
    }
}

/// The memory that can be had, and passes by what `run` says they take.
fn measured_passes(run: impl Fn(&Parameters) -> Result<Duration>) -> Result<Parameters> {
    let start = Parameters::START;
    let small = Parameters {
        memory_kib: Parameters::FLOOR.memory_kib,
        ..start
    };
    match run(&start) {
        Ok(took) => Ok(start.with_passes_of(took)),
        Err(Error::OutOfMemory) => Ok(small.with_passes_of(run(&small)?)),
        Err(error) => Err(error),
    }
}

/// Microseconds that one evaluation takes, once the hardware is awake.
fn measure_round(hardware: &dyn HardwareKey, alias: &str) -> Result<u32> {
    let mut output = ask(hardware, alias, &make_random()?)?;
    let start = Instant::now();
    for _ in 0..SAMPLES {
        output = ask(hardware, alias, &output)?;
    }
    let micros = start.elapsed().as_micros() / u128::from(SAMPLES);
    Ok(u32::try_from(micros).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use amparo_sealed::testkit::SoftwareHardwareKey;
    use amparo_sealed::{HardwareError, HardwareKey as _};

    use super::*;

    const START: Parameters = Parameters::START;
    const FLOOR: Parameters = Parameters::FLOOR;

    #[test]
    fn passes_fill_half_a_second_and_are_never_fewer_than_at_the_start() {
        let passes = |ms| START.with_passes_of(Duration::from_millis(ms)).passes;
        assert_eq!(passes(10_000), 3);
        assert_eq!(passes(525), 3);
        assert_eq!(passes(300), 5);
        assert_eq!(passes(150), 10);
        assert_eq!(passes(1), 16);
        assert_eq!(passes(0), 16);
        // Whatever one pass takes, the sum is within 0.35 and 0.7 s, unless a bound is met.
        for ms in 99..=525 {
            let passes = passes(ms);
            let total = u64::from(passes) * ms / 3;
            assert!(
                (350..=700).contains(&total),
                "{ms} ms: {passes} passes, {total} ms"
            );
        }
    }

    #[test]
    fn little_memory_means_the_floors_and_no_fewer_passes() {
        let asked = std::cell::RefCell::new(Vec::new());
        let small = measured_passes(|parameters| {
            asked.borrow_mut().push(parameters.memory_kib);
            match parameters.memory_kib {
                19_456 => Ok(Duration::from_secs(9)),
                _ => Err(Error::OutOfMemory),
            }
        });
        let expected = Parameters {
            memory_kib: FLOOR.memory_kib,
            ..START
        };
        assert_eq!(small, Ok(expected));
        assert_eq!(asked.into_inner(), [START.memory_kib, FLOOR.memory_kib]);
        let none = measured_passes(|_| Err(Error::OutOfMemory));
        assert_eq!(none, Err(Error::OutOfMemory));
    }

    #[test]
    fn what_is_measured_is_within_bounds_and_leaves_no_key() {
        let hardware = SoftwareHardwareKey::in_memory();
        let parameters = Parameters::calibrate(&hardware, "calibration").unwrap();
        assert_eq!(parameters.check(), Ok(()));
        assert_eq!(parameters.memory_kib, START.memory_kib);
        let gone = hardware.evaluate("calibration", &[0; 32]);
        assert_eq!(gone, Err(HardwareError::NotFound));
        // Where there is no hardware none is asked: this one would panic.
        let parameters = Parameters::calibrate(&crate::tests::NoHardware, "calibration").unwrap();
        assert_eq!(parameters.rounds, START.rounds);
    }

    #[test]
    fn a_round_takes_what_the_hardware_takes() {
        let hardware = crate::tests::Hooked {
            inner: &SoftwareHardwareKey::in_memory(),
            hook: || {
                std::thread::sleep(Duration::from_millis(20));
                Ok(())
            },
        };
        hardware.create("calibration").unwrap();
        let start = Instant::now();
        let round = measure_round(&hardware, "calibration").unwrap();
        assert!(round >= 20_000 && u128::from(round) < start.elapsed().as_micros() / 2);
    }
}
