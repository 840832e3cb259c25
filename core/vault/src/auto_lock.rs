//! When an open vault locks itself: pure data. Asking for readings, and locking, are the façade's.

use crate::{BootReading, Error, Result};

/// The policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AutoLock {
    /// Milliseconds without a touch, 30 s to 15 min.
    idle_ms: u64,
    /// Milliseconds out of sight, 0 to 15 min.
    background_ms: u64,
    /// Whether the vault locks when the screen goes off.
    screen_off: bool,
}

/// What has happened, as far as the policy needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activity {
    /// When the vault was last touched; at first, when it was opened.
    pub last_use: BootReading,
    /// Since when the program has been out of sight; `None`: it is in sight.
    pub background_since: Option<BootReading>,
    /// Whether the screen has been off since the last use.
    pub screen_off: bool,
}

impl Default for AutoLock {
    /// Two minutes idle, half a minute out of sight, at once with the screen.
    fn default() -> Self {
        Self {
            idle_ms: 2 * 60_000,
            background_ms: 30_000,
            screen_off: true,
        }
    }
}

impl AutoLock {
    /// The shortest idle time.
    pub const MIN_IDLE_MS: u64 = 30_000;
    /// The longest idle time, and the longest out of sight.
    pub const MAX_MS: u64 = 15 * 60_000;

    /// # Errors
    /// [`Error::Invalid`] "idle" or "background" out of bounds.
    pub const fn new(idle_ms: u64, background_ms: u64, screen_off: bool) -> Result<Self> {
        if idle_ms < Self::MIN_IDLE_MS || idle_ms > Self::MAX_MS {
            return Err(Error::Invalid { field: "idle" });
        }
        if background_ms > Self::MAX_MS {
            return Err(Error::Invalid {
                field: "background",
            });
        }
        Ok(Self {
            idle_ms,
            background_ms,
            screen_off,
        })
    }

    /// Milliseconds without a touch.
    pub const fn idle_ms(&self) -> u64 {
        self.idle_ms
    }

    /// Milliseconds out of sight.
    pub const fn background_ms(&self) -> u64 {
        self.background_ms
    }

    /// Whether the vault locks when the screen goes off.
    pub const fn screen_off(&self) -> bool {
        self.screen_off
    }

    /// Whether the vault is to be locked now. A clock that went back, or of another start of the phone, says yes: nobody knows how
    /// long it has been.
    pub fn due(&self, state: &Activity, now: BootReading) -> bool {
        let over = |since: BootReading, limit: u64| {
            since.boot != now.boot || now.ms.checked_sub(since.ms).is_none_or(|ms| ms >= limit)
        };
        (self.screen_off && state.screen_off)
            || over(state.last_use, self.idle_ms)
            || state
                .background_since
                .is_some_and(|since| over(since, self.background_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: u64) -> BootReading {
        BootReading { boot: [1; 16], ms }
    }

    fn used_at(ms: u64) -> Activity {
        Activity {
            last_use: at(ms),
            background_since: None,
            screen_off: false,
        }
    }

    #[test]
    fn idle_out_of_sight_and_dark() {
        let policy = AutoLock::default();
        let idle = used_at(1_000);
        assert!(!policy.due(&idle, at(120_999)));
        assert!(policy.due(&idle, at(121_000)));
        let behind = Activity {
            background_since: Some(at(5_000)),
            ..idle
        };
        assert!(!policy.due(&behind, at(34_999)));
        assert!(policy.due(&behind, at(35_000)));
        let dark = Activity {
            screen_off: true,
            ..idle
        };
        assert!(policy.due(&dark, at(1_000)));
        let lit = AutoLock::new(60_000, 0, false).unwrap();
        assert!(!lit.due(&dark, at(60_999)));
        assert!(lit.due(&dark, at(61_000)));
        assert!(lit.due(&behind, at(5_000)), "at once when asked so");
    }

    #[test]
    fn a_restart_or_a_clock_that_went_back_locks() {
        let policy = AutoLock::default();
        let mut restarted = at(60_000);
        restarted.boot = [2; 16];
        assert!(policy.due(&used_at(50_000), restarted));
        assert!(policy.due(&used_at(50_000), at(49_999)));
        let behind = Activity {
            background_since: Some(at(55_000)),
            ..used_at(50_000)
        };
        assert!(policy.due(&behind, at(54_999)));
    }

    #[test]
    fn bounds() {
        let invalid = |field| Err(Error::Invalid { field });
        assert_eq!(AutoLock::new(29_999, 0, true), invalid("idle"));
        assert_eq!(AutoLock::new(900_001, 0, true), invalid("idle"));
        assert_eq!(AutoLock::new(30_000, 900_001, true), invalid("background"));
        for idle in [AutoLock::MIN_IDLE_MS, AutoLock::MAX_MS] {
            let policy = AutoLock::new(idle, 900_000, false).unwrap();
            assert_eq!((policy.idle_ms(), policy.background_ms()), (idle, 900_000));
            assert!(!policy.screen_off() && AutoLock::default().screen_off());
        }
    }
}
