//! Where the open vault is kept, and the rule of its lock: it is never held while the hardware is asked.

use std::sync::MutexGuard;

use amparo_sealed::RowId;
use amparo_vault::{self as inner, Unlocked};

use super::search::SearchIndex;
use super::{VaultState, Watch};
use crate::AmparoError;
use crate::alerts::vault_first::vault_was_locked;
use crate::app::Shared;

/// The open vault and what lives only as long as it is open.
pub(crate) struct Open {
    pub(crate) vault: Box<Unlocked>,
    /// Built by the first search.
    pub(super) index: Option<SearchIndex>,
}

impl Open {
    /// Tells the index, if there is one, of a record that was written.
    pub(super) fn remember(&mut self, id: RowId, record: &inner::Record) {
        if let Some(index) = &mut self.index {
            index.remember(id, record);
        }
    }

    /// Tells the index of a row that is gone.
    pub(super) fn forget(&mut self, id: RowId) {
        if let Some(index) = &mut self.index {
            index.forget(id);
        }
    }

    /// The next search builds it anew.
    pub(super) fn drop_index(&mut self) {
        if let Some(mut index) = self.index.take() {
            index.clear();
        }
    }
}

/// Where the open vault is kept. While a PIN is being stretched the slot says so, and the lock is free.
#[derive(Default)]
pub(crate) enum Slot {
    /// No keys in memory.
    #[default]
    Closed,
    /// Being made or opened. `abandoned`: a lock came meanwhile.
    Working { abandoned: bool },
    /// Open, and lent to a call that asks the hardware.
    Lent { abandoned: bool },
    /// Keys in memory.
    Open(Open),
}

impl Slot {
    pub(super) fn of(app: &Shared) -> MutexGuard<'_, Self> {
        // A thread that panicked in here may have left a half-done change in memory, never on disk: close it.
        app.vault.lock().unwrap_or_else(|poisoned| {
            let mut slot = poisoned.into_inner();
            *slot = Self::Closed;
            app.vault.clear_poison();
            slot
        })
    }

    /// The keys are in memory.
    pub(crate) fn is_open(app: &Shared) -> bool {
        matches!(*Self::of(app), Self::Open(_) | Self::Lent { .. })
    }

    pub(crate) fn state(app: &Shared) -> Result<VaultState, AmparoError> {
        if Self::is_open(app) {
            return Ok(VaultState::Unlocked);
        }
        Ok(match inner::Vault::state(&app.vault_folder())? {
            inner::Presence::Absent => VaultState::Absent,
            inner::Presence::Present => VaultState::Locked,
            inner::Presence::Sealed => VaultState::Sealed,
        })
    }

    /// Does something with the open vault. Errors: `Locked`, also where there is none; `Busy` while it is lent.
    pub(crate) fn with<T>(
        app: &Shared,
        act: impl FnOnce(&mut Unlocked) -> Result<T, AmparoError>,
    ) -> Result<T, AmparoError> {
        Self::with_open(app, |open| act(&mut open.vault))
    }

    /// As [`Slot::with`], the search index beside it.
    pub(crate) fn with_open<T>(
        app: &Shared,
        act: impl FnOnce(&mut Open) -> Result<T, AmparoError>,
    ) -> Result<T, AmparoError> {
        match &mut *Self::of(app) {
            Self::Open(open) => act(open),
            Self::Lent { .. } => Err(AmparoError::Busy),
            Self::Closed | Self::Working { .. } => Err(AmparoError::Locked),
        }
    }

    /// Makes or opens the vault outside of the lock, since that asks the hardware and takes a second. Errors: `Busy` when it
    /// is open already; `Cancelled` when it was locked meanwhile.
    pub(super) fn work<T>(
        app: &Shared,
        open: impl FnOnce() -> Result<(Unlocked, T), AmparoError>,
    ) -> Result<T, AmparoError> {
        {
            let mut slot = Self::of(app);
            let Self::Closed = *slot else {
                return Err(AmparoError::Busy);
            };
            *slot = Self::Working { abandoned: false };
        }
        let reset = Reset(app);
        let opened = open();
        std::mem::forget(reset);
        // What was noted of the vault that was open before says nothing of this one.
        Watch::restart(app);
        let mut slot = Self::of(app);
        let abandoned = !matches!(*slot, Self::Working { abandoned: false });
        *slot = Self::Closed;
        let (vault, value) = opened?;
        if abandoned {
            vault.lock()?;
            return Err(AmparoError::Cancelled);
        }
        *slot = Self::Open(Open {
            vault: Box::new(vault),
            index: None,
        });
        drop(slot);
        Watch::restart(app);
        Ok(value)
    }

    /// Does something with the open vault that asks the hardware, outside of the lock. A lock that comes meanwhile is carried out
    /// when it has ended. Errors: as [`Slot::with`].
    pub(super) fn lend<T>(
        app: &Shared,
        act: impl FnOnce(&mut Unlocked) -> Result<T, AmparoError>,
    ) -> Result<T, AmparoError> {
        let mut open = Self::take(app, Self::Lent { abandoned: false })?;
        let reset = Reset(app);
        let outcome = act(&mut open.vault);
        std::mem::forget(reset);
        let mut slot = Self::of(app);
        if let Self::Lent { abandoned: false } = *slot {
            *slot = Self::Open(open);
        } else {
            *slot = Self::Closed;
            let locked = open.vault.lock();
            drop(slot);
            vault_was_locked(app);
            locked?;
        }
        outcome
    }

    /// Does something with the open vault that ends with its being closed, whatever comes of it. Errors: as [`Slot::with`].
    pub(super) fn consume<T>(
        app: &Shared,
        act: impl FnOnce(Unlocked) -> Result<T, AmparoError>,
    ) -> Result<T, AmparoError> {
        let open = Self::take(app, Self::Working { abandoned: false })?;
        let reset = Reset(app);
        let outcome = act(*open.vault);
        drop(reset);
        vault_was_locked(app);
        outcome
    }

    fn take(app: &Shared, meanwhile: Self) -> Result<Open, AmparoError> {
        let mut slot = Self::of(app);
        match std::mem::replace(&mut *slot, meanwhile) {
            Self::Open(open) => Ok(open),
            other => {
                let error = match other {
                    Self::Lent { .. } => AmparoError::Busy,
                    _ => AmparoError::Locked,
                };
                *slot = other;
                Err(error)
            }
        }
    }
}

/// Closes the slot when it goes, also by a panic of the shell's hardware adapter: otherwise the vault would be busy for ever.
struct Reset<'a>(&'a Shared);

impl Drop for Reset<'_> {
    fn drop(&mut self) {
        *Slot::of(self.0) = Slot::Closed;
    }
}

impl Slot {
    /// Drops the keys, now or as soon as the call that has the vault ends.
    pub(super) fn lock(app: &Shared) -> Result<(), AmparoError> {
        let locked = Self::close(app);
        if !Self::is_open(app) {
            vault_was_locked(app);
        }
        locked
    }

    fn close(app: &Shared) -> Result<(), AmparoError> {
        let mut slot = Self::of(app);
        match std::mem::take(&mut *slot) {
            Self::Closed => Ok(()),
            Self::Working { .. } => {
                *slot = Self::Working { abandoned: true };
                Ok(())
            }
            Self::Lent { .. } => {
                *slot = Self::Lent { abandoned: true };
                Ok(())
            }
            Self::Open(mut open) => {
                open.drop_index();
                Ok(open.vault.lock()?)
            }
        }
    }
}
