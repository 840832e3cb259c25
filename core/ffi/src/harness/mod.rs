//! What tests in any language need and a shipped library must not have: feature `harness`.

mod endpoint;
mod hostile;
mod publisher;
mod relative;
mod tools;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use endpoint::{TestEndpoint, TestPush};
pub use publisher::{TestPublisher, iso_day};
pub use relative::{TestLink, TestPacket, TestRelative, TestVerdict};
pub use tools::{check_hardware_key, flip_bit, sheet_lines, write_file};

use amparo_sealed::testkit::SoftwareHardwareKey;

use crate::{Amparo, AmparoError, Clock, Parts};

/// A clock that stands until it is set; the boot clock goes with it.
pub(crate) struct HarnessClock {
    start_ms: u64,
    now_ms: AtomicU64,
}

impl Clock for HarnessClock {
    fn now_ms(&self) -> u64 {
        self.now_ms.load(Ordering::Acquire)
    }

    fn boot_ms(&self) -> u64 {
        /// A phone that has been up for an hour; otherwise a clock set back a little would look like a restart.
        const UP_MS: u64 = 60 * 60 * 1000;
        UP_MS
            .saturating_add(self.now_ms())
            .saturating_sub(self.start_ms)
    }
}

#[uniffi::export]
impl Amparo {
    /// Like `open`, with loopback endpoints, floor key stretching, a software key kept in `folder`, and a clock that
    /// stands at `now_ms` until it is set.
    #[uniffi::constructor]
    pub fn open_harness(
        folder: String,
        languages: Vec<String>,
        now_ms: u64,
    ) -> Result<Arc<Self>, AmparoError> {
        let folder = PathBuf::from(folder);
        let clock = Arc::new(HarnessClock {
            start_ms: now_ms,
            now_ms: AtomicU64::new(now_ms),
        });
        let app = Self::with_parts(Parts {
            languages,
            hardware: Arc::new(SoftwareHardwareKey::in_folder(
                folder.join("harness-hardware"),
            )),
            folder,
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            network: amparo_net::Policy::loopback_for_tests(),
            stretching: Some(amparo_vault::Parameters::FLOOR),
        });
        app.shared
            .harness_clock
            .set(clock)
            .map_err(|_| AmparoError::Busy)?;
        Ok(app)
    }

    /// Sets the harness clock, in milliseconds since the Unix epoch. Errors: `NotFound` without a harness.
    pub fn set_clock(&self, now_ms: u64) -> Result<(), AmparoError> {
        let clock = self
            .shared
            .harness_clock
            .get()
            .ok_or(AmparoError::NotFound)?;
        clock.now_ms.store(now_ms, Ordering::Release);
        Ok(())
    }
}
