//! Time: the wall clock for dates, the boot clock for waits.
//!
//! The boot clock counts sleep and starts anew with the system, so that neither setting the clock nor putting the phone
//! to sleep shortens a wait, and that a wall clock that jumps ends no alert.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use amparo_alerts::clock as alerts;
use amparo_vault::{BootClock, BootReading};

use crate::app::Shared;
use crate::hex;

/// Source of both times. The tests and the workshop bring their own.
pub trait Clock: Send + Sync {
    /// Milliseconds since the Unix epoch.
    fn now_ms(&self) -> u64;
    /// Milliseconds since the system started, sleep included.
    fn boot_ms(&self) -> u64;
    /// Names this start of the system; zeros where the system has no such name.
    fn boot_id(&self) -> [u8; 16] {
        [0; 16]
    }
}

/// The boot clock as the vault wants it.
pub(crate) struct Boot<'a>(&'a dyn Clock);

impl<'a> Boot<'a> {
    pub(crate) fn of(app: &'a Shared) -> Self {
        Self(&*app.clock)
    }
}

impl BootClock for Boot<'_> {
    fn reading(&self) -> BootReading {
        BootReading {
            boot: self.0.boot_id(),
            ms: self.0.boot_ms(),
        }
    }
}

/// The boot clock as the alerts want it, for as long as their capsule is open.
pub(crate) struct AlertBoot(pub(crate) Arc<dyn Clock>);

impl alerts::BootClock for AlertBoot {
    fn reading(&self) -> alerts::BootReading {
        alerts::BootReading {
            boot: self.0.boot_id(),
            ms: self.0.boot_ms(),
        }
    }
}

/// The system's own clocks.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        // Before 1970 the clock is wrong in any case; 0 makes every alert "late", loudly, and loses nothing.
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |time| {
                u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
            })
    }

    fn boot_ms(&self) -> u64 {
        let time = rustix::time::clock_gettime(BOOT_CLOCK);
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        let millis = u64::try_from(time.tv_nsec / 1_000_000).unwrap_or(0);
        seconds.saturating_mul(1000).saturating_add(millis)
    }

    fn boot_id(&self) -> [u8; 16] {
        // Linux and Android; elsewhere a reading below the last one tells that the phone was restarted.
        let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        hex::decode(&id.trim().replace('-', "")).unwrap_or_default()
    }
}

/// The system's clocks, with a wall clock that a trainer can set to another day. Waits go by the boot clock and stay as they are.
#[cfg(feature = "practice")]
#[derive(Default)]
pub struct PracticeClock {
    /// Milliseconds that the wall clock is ahead of the system's.
    ahead_ms: std::sync::atomic::AtomicI64,
}

#[cfg(feature = "practice")]
impl PracticeClock {
    /// From now on it is `now_ms`, and goes on from there; `None`: the system's time again.
    pub fn set(&self, now_ms: Option<u64>) {
        let real = SystemClock.now_ms();
        let ahead = now_ms.map_or(0, |wished| {
            let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
            signed(wished).saturating_sub(signed(real))
        });
        self.ahead_ms
            .store(ahead, std::sync::atomic::Ordering::Relaxed);
    }
}

#[cfg(feature = "practice")]
impl Clock for PracticeClock {
    fn now_ms(&self) -> u64 {
        let ahead = self.ahead_ms.load(std::sync::atomic::Ordering::Relaxed);
        SystemClock.now_ms().saturating_add_signed(ahead)
    }

    fn boot_ms(&self) -> u64 {
        SystemClock.boot_ms()
    }

    fn boot_id(&self) -> [u8; 16] {
        SystemClock.boot_id()
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
const BOOT_CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;

/// Apple's monotonic clock goes on during sleep (`man 3 clock_gettime`).
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const BOOT_CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;

#[cfg(all(test, feature = "practice"))]
mod tests {
    use super::*;

    #[test]
    fn only_the_wall_clock_is_set_and_it_can_be_set_back() {
        let clock = PracticeClock::default();
        let (wished, before) = (4_000_000_000_000, clock.boot_ms());
        clock.set(Some(wished));
        assert!((wished..wished + 60_000).contains(&clock.now_ms()));
        assert!((before..before + 60_000).contains(&clock.boot_ms()));
        clock.set(Some(1));
        assert!(clock.now_ms() < 60_000);
        clock.set(None);
        assert!(SystemClock.now_ms().abs_diff(clock.now_ms()) < 60_000);
    }
}
