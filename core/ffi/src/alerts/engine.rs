//! The open capsule and its courier: one of each for an app, opened by whoever needs them first.
//!
//! By "PIN first" the vault opens it and closes it again (`vault_first`): then the capsule is gone from an engine that others may
//! still hold, and every call on it answers `Locked`.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use amparo_alerts::Error;
use amparo_alerts::capsule::Capsule;
use amparo_alerts::deliver::{Courier, Shared as CapsuleOwner};

use super::vault_first;
use crate::app::Shared;
use crate::clock::AlertBoot;
use crate::vault::Slot as Slots;
use crate::{AmparoError, VaultState};

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
    /// `None` once the vault, without which it may not be open, was locked.
    capsule: Mutex<Option<Capsule>>,
    courier: OnceLock<Courier>,
}

impl Engine {
    /// The app's engine; the first call opens it. Errors: `Locked` where only the vault opens it and is locked.
    pub(crate) fn of(app: &Shared) -> Result<Arc<Self>, AmparoError> {
        match Self::open_with(app, || Capsule::open(&app.folder, &*app.hardware)) {
            Err(Error::VaultFirst) => vault_first::open(app),
            opened => Ok(opened?),
        }
    }

    /// The same for who adds people: begun anew where the key is lost for good, and no vault could bring it back.
    pub(super) fn of_or_anew(app: &Shared) -> Result<Arc<Self>, AmparoError> {
        match Self::of(app) {
            Err(AmparoError::NotFound) if Slots::state(app)? == VaultState::Absent => {
                let (folder, hardware) = (&app.folder, &*app.hardware);
                Ok(Self::open_with(app, || {
                    Capsule::start_over(folder, hardware)
                })?)
            }
            opened => opened,
        }
    }

    /// Does something with the app's capsule. Errors: as [`Engine::of`].
    pub(crate) fn on<T>(
        app: &Shared,
        work: impl FnOnce(&mut Capsule) -> T,
    ) -> Result<T, AmparoError> {
        Self::of(app)?.capsule(work)
    }

    /// Does something with the capsule. Errors: `Locked` when it was closed meanwhile.
    pub(crate) fn capsule<T>(
        &self,
        work: impl FnOnce(&mut Capsule) -> T,
    ) -> Result<T, AmparoError> {
        self.lock().as_mut().map(work).ok_or(AmparoError::Locked)
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

    /// The open engine, or what `open` opens. Another call that is opening it is waited for.
    pub(super) fn open_with(
        app: &Shared,
        open: impl FnOnce() -> Result<Capsule, Error>,
    ) -> Result<Arc<Self>, Error> {
        let mut slot = settled(app);
        if let Slot::Open(engine) = &*slot {
            return Ok(Arc::clone(engine));
        }
        *slot = Slot::Opening;
        drop(slot);
        // Also when the shell's hardware adapter panics, nobody may wait for ever.
        let opening = Opening { app, opened: None };
        Ok(opening.finish(open()?))
    }

    /// Closes the capsule when only the vault may open it. Deliveries end; what they had no answer to is sent again.
    pub(super) fn close_if(app: &Shared, wanted: impl FnOnce(&Capsule) -> bool) {
        let mut slot = settled(app);
        let Slot::Open(engine) = &*slot else { return };
        let engine = Arc::clone(engine);
        // Both locks, so that nobody finds the engine of before; nobody asks for them in the other order.
        let mut held = engine.lock();
        if held.as_ref().is_some_and(wanted) {
            let capsule = held.take();
            *slot = Slot::Closed;
            drop((slot, held));
            engine.stop();
            // Its log is emptied at the next opening if not now.
            let _ = capsule.map(Capsule::close);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Capsule>> {
        // A panic under the lock came before or after a transaction: what is in memory is what was committed.
        self.capsule.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The slot, when nobody is opening.
fn settled(app: &Shared) -> MutexGuard<'_, Slot> {
    let mut slot = lock(app);
    while let Slot::Opening = *slot {
        slot = app
            .engine_opened
            .wait(slot)
            .unwrap_or_else(PoisonError::into_inner);
    }
    slot
}

/// Sets the slot when the opening ends, however it ends.
struct Opening<'a> {
    app: &'a Shared,
    opened: Option<Arc<Engine>>,
}

impl Opening<'_> {
    fn finish(mut self, capsule: Capsule) -> Arc<Engine> {
        let clock = AlertBoot(Arc::clone(&self.app.clock));
        let engine = Arc::new(Engine {
            capsule: Mutex::new(Some(capsule.with_boot_clock(Arc::new(clock)))),
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
        self.lock().as_mut().map(work).ok_or(Error::VaultFirst)
    }
}
