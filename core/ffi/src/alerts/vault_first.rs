//! What the alerts and the vault owe each other: the second wrapping of the capsule's key, and "PIN first", by which there is only
//! that one.
//!
//! The rule that keeps the capsule from being lost: only the vault's key opens it *only while no rekey is pending*, and then it is
//! wrapped for the key that the rows are under. So before a rekey is begun the capsule goes back to the phone's hardware
//! ([`before_rekey`]), a reopened vault still has the key it was wrapped for ([`WrapKeys::former`]), and "PIN first" comes into force
//! again when the rekey is finished ([`join`]). What the owner wants stands in the settings; every unlock applies it again, so an
//! interruption anywhere costs nothing.

use std::sync::Arc;

use amparo_alerts::Error;
use amparo_alerts::capsule::Capsule;
use amparo_sealed::{HardwareKey, Key};
use amparo_vault::Unlocked;

use super::Engine;
use crate::AmparoError;
use crate::app::Shared;
use crate::vault::Slot as VaultSlot;

/// The keys of the open vault for the capsule.
pub(crate) struct WrapKeys {
    /// Of the vault's own key.
    current: Key,
    /// Of the key before, while a rekey is unfinished.
    former: Option<Key>,
}

impl WrapKeys {
    pub(crate) fn of(vault: &Unlocked) -> Self {
        Self {
            current: vault.capsule_wrap_key(),
            former: vault.former_capsule_wrap_key(),
        }
    }

    /// Of the key that the vault's rows are under.
    fn of_the_rows(&self) -> &Key {
        self.former.as_ref().unwrap_or(&self.current)
    }

    /// Tries the one, then the other. Errors: of the last.
    fn either<T>(&self, open: impl Fn(&Key) -> Result<T, Error>) -> Result<T, Error> {
        match (open(&self.current), &self.former) {
            (Err(Error::KeyLost { .. }), Some(former)) => open(former),
            (opened, _) => opened,
        }
    }
}

/// Opens a capsule that only the vault opens. Errors: `Locked`, `Busy` while the vault is lent, `NotFound` when it is another vault.
pub(super) fn open(app: &Shared) -> Result<Arc<Engine>, AmparoError> {
    let keys = VaultSlot::with(app, |vault| Ok(WrapKeys::of(vault)))?;
    let engine = open_with(app, &keys)?;
    only_while_open(app);
    Ok(engine)
}

/// The open engine, or the capsule however these keys or the hardware open it.
fn open_with(app: &Shared, keys: &WrapKeys) -> Result<Arc<Engine>, Error> {
    Engine::open_with(app, || match Capsule::open(&app.folder, &*app.hardware) {
        Err(Error::VaultFirst) => keys.either(|key| Capsule::open_with_vault(&app.folder, key)),
        Err(Error::KeyLost { repairable: true }) => {
            keys.either(|key| Capsule::repair(&app.folder, &*app.hardware, key))
        }
        opened => opened,
    })
}

/// The vault was opened, or has another key: opens the capsule, brings it back where the hardware lost its key, wraps its key for the
/// vault, and puts "PIN first" into force as the owner wants it.
pub(crate) fn join(app: &Shared, keys: &WrapKeys) -> Result<(), AmparoError> {
    let engine = open_with(app, keys)?;
    // A salvaged vault that waits to take this one's place has another key.
    let settled = keys.former.is_none() && !app.salvaged_folder().exists();
    // The hardware is asked with the capsule held: a press meanwhile waits, and has to.
    let applied = engine.capsule(|capsule| apply(capsule, keys, settled, &*app.hardware))?;
    only_while_open(app);
    Ok(applied?)
}

fn apply(
    capsule: &mut Capsule,
    keys: &WrapKeys,
    settled: bool,
    hardware: &dyn HardwareKey,
) -> Result<(), Error> {
    let wanted = settled && capsule.settings().pin_first;
    if !wanted {
        capsule.require_no_vault(hardware)?;
    }
    capsule.attach_vault_wrap(keys.of_the_rows())?;
    if wanted {
        capsule.require_vault(hardware, keys.of_the_rows())?;
    }
    Ok(())
}

/// Only the vault opens the alerts, as things are. Errors: when they do not open for another reason.
pub(crate) fn is_in_force(app: &Shared) -> Result<bool, AmparoError> {
    match Engine::open_with(app, || Capsule::open(&app.folder, &*app.hardware)) {
        Ok(engine) => engine.capsule(|capsule| capsule.is_vault_first()),
        Err(Error::VaultFirst) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// "PIN first" as the settings say, now. Errors: `Locked`, `Busy`, `Unavailable` (hardware): the next unlock applies it.
pub(super) fn apply_now(app: &Shared) -> Result<(), AmparoError> {
    let keys = VaultSlot::with(app, |vault| Ok(WrapKeys::of(vault)))?;
    join(app, &keys)
}

/// Before the key of the open vault changes, or goes: the capsule opens without it. Errors: `Unavailable` (hardware) and of the
/// storage; then the key must stay.
pub(crate) fn before_rekey(app: &Shared) -> Result<(), AmparoError> {
    let keys = VaultSlot::with(app, |vault| Ok(WrapKeys::of(vault)))?;
    leave(app, open_with(app, &keys))
}

/// The same for a vault that is not open, by any of its keys, which are asked for only where they are needed.
pub(crate) fn leave_closed(
    app: &Shared,
    keys: impl FnOnce() -> Result<Vec<Key>, AmparoError>,
) -> Result<(), AmparoError> {
    let opened = match Engine::open_with(app, || Capsule::open(&app.folder, &*app.hardware)) {
        Err(Error::VaultFirst) => {
            let mut keys = keys()?.into_iter();
            let keys = WrapKeys {
                current: keys.next().ok_or(AmparoError::NotFound)?,
                former: keys.next(),
            };
            open_with(app, &keys)
        }
        opened => opened,
    };
    leave(app, opened)
}

fn leave(app: &Shared, opened: Result<Arc<Engine>, Error>) -> Result<(), AmparoError> {
    match opened {
        Ok(engine) => {
            let left = engine.capsule(|capsule| capsule.require_no_vault(&*app.hardware))?;
            only_while_open(app);
            Ok(left?)
        }
        // No key of this vault opens it, or nothing does: a new one changes nothing.
        Err(Error::KeyLost { .. } | Error::Hardware(_) | Error::Damaged { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A lock may have come between the vault's keys and what was done with them.
fn only_while_open(app: &Shared) {
    if !VaultSlot::is_open(app) {
        vault_was_locked(app);
    }
}

/// The vault was locked: with it goes the capsule that only it opens.
pub(crate) fn vault_was_locked(app: &Shared) {
    Engine::close_if(app, Capsule::is_vault_first);
}
