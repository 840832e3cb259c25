//! The clock that waits are measured with: time since the phone was started, asleep or not. The wall clock plays no part,
//! because whoever holds the phone can set it.

/// Gives the reading at the moment of the call. Adapted by the façade: `CLOCK_BOOTTIME` on Android, the continuous clock on
/// Apple's systems.
pub trait BootClock {
    /// The reading now.
    fn reading(&self) -> BootReading;
}

/// One reading of the boot clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BootReading {
    /// Names this start of the system; zeros where the system has no such name. Another name, or a reading below an earlier
    /// one, means that the phone was restarted.
    pub boot: [u8; 16],
    /// Milliseconds since the start, sleep included.
    pub ms: u64,
}

impl BootClock for BootReading {
    fn reading(&self) -> BootReading {
        *self
    }
}
