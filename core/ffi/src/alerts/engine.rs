//! The open capsule and its courier: one of each for an app, opened by whoever needs them first.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use amparo_alerts::Error;
use amparo_alerts::capsule::Capsule;
use amparo_alerts::deliver::{Courier, Shared as CapsuleOwner};
use amparo_sealed::Key;

use crate::AmparoError;
use crate::app::Shared;

/// Where the engine is kept. Opening asks the hardware, so it happens outside of the lock; others wait for it.
#[derive(Default)]
pub(crate) enum Slot {
    #[default]
    Closed,
    Opening,
    Open(Arc<Engine>),
}

/// `alerts.db`, open, and what delivers from it.
pub(crate) struct Engine {
    capsule: Mutex<Capsule>,
    courier: OnceLock<Courier>,
}

impl Engine {
    /// The app's engine; the first call opens it.
    pub(crate) fn of(app: &Shared) -> Result<Arc<Self>, AmparoError> {
        Ok(Self::open_with(app, || {
            Capsule::open(&app.folder, &*app.hardware)
        })?)
    }

    /// Wraps the capsule's key under the vault's, or brings the capsule back by it.
    pub(crate) fn attach_vault(app: &Shared, vault_key: &Key) -> Result<(), AmparoError> {
        match Self::open_with(app, || Capsule::open(&app.folder, &*app.hardware)) {
            Ok(engine) => Ok(engine.capsule().attach_vault_wrap(vault_key)?),
            Err(Error::KeyLost { repairable: true }) => {
                Self::open_with(app, || {
                    Capsule::repair(&app.folder, &*app.hardware, vault_key)
                })?;
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn capsule(&self) -> MutexGuard<'_, Capsule> {
        // A panic under the lock came before or after a transaction: what is in memory is what was committed.
        self.capsule.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The courier; its client, with TLS and roots, is made by the first delivery, not by the press.
    pub(crate) fn courier(&self, app: &Shared) -> Result<&Courier, AmparoError> {
        if let Some(courier) = self.courier.get() {
            return Ok(courier);
        }
        let client =
            amparo_net::Client::new(app.network.clone()).map_err(|_| AmparoError::Unavailable)?;
        // Two first deliveries at once: one courier is kept, so that one run at a time holds.
        Ok(self.courier.get_or_init(|| Courier::new(client)))
    }

    /// Ends running deliveries; nothing to do where there was none yet.
    pub(crate) fn stop(&self) {
        if let Some(courier) = self.courier.get() {
            courier.stop();
        }
    }

    fn open_with(
        app: &Shared,
        open: impl FnOnce() -> Result<Capsule, Error>,
    ) -> Result<Arc<Self>, Error> {
        let mut slot = lock(app);
        loop {
            match &*slot {
                Slot::Open(engine) => return Ok(Arc::clone(engine)),
                Slot::Opening => {
                    slot = app
                        .engine_opened
                        .wait(slot)
                        .unwrap_or_else(PoisonError::into_inner);
                }
                Slot::Closed => break,
            }
        }
        *slot = Slot::Opening;
        drop(slot);
        // Also when the shell's hardware adapter panics, nobody may wait for ever.
        let opening = Opening { app, opened: None };
        Ok(opening.finish(open()?))
    }
}

/// Sets the slot when the opening ends, however it ends.
struct Opening<'a> {
    app: &'a Shared,
    opened: Option<Arc<Engine>>,
}

impl Opening<'_> {
    fn finish(mut self, capsule: Capsule) -> Arc<Engine> {
        let engine = Arc::new(Engine {
            capsule: Mutex::new(capsule),
            courier: OnceLock::new(),
        });
        self.opened = Some(Arc::clone(&engine));
        engine
    }
}

impl Drop for Opening<'_> {
    fn drop(&mut self) {
        *lock(self.app) = self.opened.take().map_or(Slot::Closed, Slot::Open);
        self.app.engine_opened.notify_all();
    }
}

fn lock(app: &Shared) -> MutexGuard<'_, Slot> {
    app.engine.lock().unwrap_or_else(PoisonError::into_inner)
}

impl CapsuleOwner for Engine {
    fn with<T, F: FnOnce(&mut Capsule) -> T>(&self, work: F) -> Result<T, Error> {
        Ok(work(&mut self.capsule()))
    }
}
