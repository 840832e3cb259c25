//! A long piece of work: how far it has come, and how to end it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use amparo_vault as inner;

use crate::AmparoError;

/// Handed to a long call, and asked or cancelled from another thread meanwhile. One for each call.
#[derive(Debug, Default, uniffi::Object)]
pub struct Job {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

/// How far a [`Job`] has come, in a unit of its own: bytes or records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// So much is done.
    pub done: u64,
    /// Of so much; 0 until it is known.
    pub total: u64,
}

#[uniffi::export]
impl Job {
    /// A new one.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// How far the call has come.
    pub fn progress(&self) -> Result<Progress, AmparoError> {
        Ok(Progress {
            done: self.done.load(Ordering::Relaxed),
            total: self.total.load(Ordering::Relaxed),
        })
    }

    /// Ends the call with `Cancelled`, soon and with nothing half-made.
    pub fn cancel(&self) -> Result<(), AmparoError> {
        self.cancelled.store(true, Ordering::Relaxed);
        Ok(())
    }
}

impl Job {
    /// Notes how far the work is. Errors: `Cancelled`.
    pub(super) fn report(&self, progress: inner::Progress) -> Result<(), AmparoError> {
        self.done.store(progress.done, Ordering::Relaxed);
        self.total.store(progress.total, Ordering::Relaxed);
        self.check()
    }

    /// Errors: `Cancelled`.
    pub(super) fn check(&self) -> Result<(), AmparoError> {
        if self.cancelled.load(Ordering::Relaxed) {
            Err(AmparoError::Cancelled)
        } else {
            Ok(())
        }
    }
}
