//! The clock that the life of a message is measured with: time since the phone was started, asleep or not.
//!
//! The wall clock plays its part only over a restart (`outbox::age`): it may be years off, and is set right
//! by the network in the middle of things. The vault has the like for its waits; features do not know of
//! each other, so each has its own word for it.

/// Gives the reading at the moment of the call. Adapted by the façade.
pub trait BootClock: Send + Sync {
    /// The reading now.
    fn reading(&self) -> BootReading;
}

/// One reading of the boot clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BootReading {
    /// Names this start of the system; zeros where the system has no such name. Another name, or a reading
    /// below an earlier one, means that the phone was restarted.
    pub boot: [u8; 16],
    /// Milliseconds since the start, sleep included.
    pub ms: u64,
}
