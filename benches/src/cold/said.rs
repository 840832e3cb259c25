//! What a process that was started to be measured says of itself.

use rustix::time::{ClockId, clock_gettime};

/// Nanoseconds on the processor since the start of this process, the loading of it included.
pub(crate) fn processor_ns() -> i64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}
