//! Making a vault, and opening it.

use std::path::Path;

use amparo_sealed::{
    HardwareKey, HardwareLevel, Key, Layout, LockFile, Store, StoreKeys, make_random,
};
use subtle::ConstantTimeEq as _;

use crate::attempts::{Attempts, State};
use crate::folder::{Draft, Folder};
use crate::header::{self, Header, PinSlot};
use crate::stretch::{self, SlotKey};
use crate::{BootClock, Error, Parameters, Part, Result, Unlocked, capture, document, pin};

const FIRST_EPOCH: u32 = 1;
const FIRST_ALIAS_GENERATION: u32 = 1;
const FIRST_SLOT: u16 = 1;

/// A vault at rest: a folder, and nothing in memory.
#[derive(Debug)]
pub struct Vault;

/// Whether a folder holds a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// No; one may be made there.
    Absent,
    /// Yes, whole or not; unlocking says which.
    Present,
}

impl Vault {
    /// Looks, and changes nothing.
    pub fn state(folder: &Path) -> Result<Presence> {
        Ok(if Folder::new(folder).holds_vault()? {
            Presence::Present
        } else {
            Presence::Absent
        })
    }

    /// Makes a vault in `folder`, which does not exist or is empty. All or nothing: it is built under the name `<folder>.new` and
    /// renamed when it is durable.
    ///
    /// # Errors
    /// [`Error::Invalid`] "pin" (not text, fewer than six characters) or "parameters"; [`Error::PassphraseNeeded`] without
    /// hardware; [`Error::HardwareUnfit`]; [`Error::AlreadyExists`] when there is anything; [`Error::Busy`] when another is being made.
    pub fn create(
        folder: &Path,
        pin: &[u8],
        hardware: &dyn HardwareKey,
        parameters: &Parameters,
        clock: &dyn BootClock,
    ) -> Result<Unlocked> {
        let pin = pin::normalize_new(pin)?;
        parameters.check()?;
        if hardware.level()? == HardwareLevel::None {
            return Err(Error::PassphraseNeeded);
        }
        let draft = Draft::new(&Folder::new(folder))?;
        let vault_id = make_random()?;
        let alias = PinSlot::alias(&vault_id, FIRST_ALIAS_GENERATION);
        hardware.create(&alias)?;
        let made = fill(&draft, vault_id, &pin, hardware, &alias, parameters, clock)
            .and_then(|vmk| Ok((vmk, draft.publish()?)));
        match made {
            Ok((vmk, (folder, lock))) => {
                let keys = store_keys(vault_id, FIRST_EPOCH, &vmk);
                let store = Store::open(&folder.database(), &keys, Layout::Buckets)?;
                Ok(Unlocked::new(folder, lock, store, vmk))
            }
            Err(error) => {
                // Nothing is sealed under this key; if it cannot be destroyed it is of no use to anyone.
                let _ = hardware.destroy(&alias);
                Err(error)
            }
        }
    }

    /// Opens a vault.
    ///
    /// The attempt is counted, durably, before the PIN is stretched, and struck out after success; a refusal by the hardware is
    /// not counted. One fsync.
    ///
    /// # Errors
    /// In this order, and before the counter is touched: [`Error::NotFound`], [`Error::Busy`], [`Part::Header`] or
    /// [`Part::Slot`] damaged, [`Error::NewerFormat`], [`Error::Invalid`] "pin". Then [`Error::Wait`], [`Part::Attempts`] damaged,
    /// [`Error::Hardware`], [`Error::WrongPin`]. With the right PIN: [`Part::Slot`], [`Part::Header`], [`Part::Database`] or
    /// [`Part::Manifest`] damaged. Nothing but the counter is changed by any of them.
    pub fn unlock(
        folder: &Path,
        pin: &[u8],
        hardware: &dyn HardwareKey,
        clock: &dyn BootClock,
    ) -> Result<Unlocked> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let lock = LockFile::acquire(&folder.lock())?;
        let place = header::place(folder.path());
        let content = place.read().map_err(|error| match error.into() {
            // There is a database, so there was a header.
            Error::NotFound => Error::damaged(Part::Header),
            error => error,
        })?;
        let header = Header::decode(&content.body)?;
        let pin = pin::normalize(pin)?;

        let attempts = Attempts::new(&folder.attempts(), header.vault_id);
        let before = attempts.begin(clock.reading())?;
        let vmk = try_pin(&header, &pin, hardware, &attempts, before)?;

        let keys = store_keys(header.vault_id, header.epoch, &vmk);
        let mac_key = header_key(&vmk);
        attempts.succeed(before)?;
        if !header.is_authentic(&mac_key) || header.pin.epoch != header.epoch {
            return Err(Error::damaged(Part::Header));
        }
        let store =
            Store::open(&folder.database(), &keys, Layout::Buckets).map_err(|error| match error
                .into()
            {
                Error::NotFound => Error::damaged(Part::Database),
                error => error,
            })?;
        if !content.whole {
            // One copy was damaged; what the other says has proved authentic.
            place.write(&content.body)?;
        }
        document::sweep(&folder.files(), &store)?;
        capture::sweep(&folder.captured());
        Ok(Unlocked::new(folder, lock, store, vmk))
    }
}

/// Writes everything into the draft: rows, counter, and the header last.
fn fill(
    draft: &Draft,
    vault_id: [u8; 16],
    pin: &[u8],
    hardware: &dyn HardwareKey,
    alias: &str,
    parameters: &Parameters,
    clock: &dyn BootClock,
) -> Result<Key> {
    stretch::check_hardware(hardware, alias)?;
    let folder = draft.folder();
    let salt = make_random()?;
    let SlotKey { kek, commitment } =
        stretch::derive_slot_key(pin, &salt, parameters, hardware, alias)?;
    let vmk = Key::make_random()?;
    let mut slot = PinSlot {
        id: FIRST_SLOT,
        epoch: FIRST_EPOCH,
        alias_generation: FIRST_ALIAS_GENERATION,
        form: hardware.form()?,
        parameters: *parameters,
        salt,
        commitment,
        sealed: [0; 60],
    };
    let sealed = kek.seal(&Header::slot_aad(&vault_id, &slot), vmk.as_bytes())?;
    slot.sealed = sealed.try_into().map_err(|_| Error::damaged(Part::Slot))?;

    let keys = store_keys(vault_id, FIRST_EPOCH, &vmk);
    // Closed again: SQLite would not know that its folder gets another name.
    Store::create(&folder.database(), &keys, Layout::Buckets)?.close()?;
    Attempts::new(&folder.attempts(), vault_id).create(clock.reading())?;
    let header = Header::new(vault_id, FIRST_EPOCH, slot, &header_key(&vmk));
    header::place(folder.path()).write(&header.encode())?;
    Ok(vmk)
}

/// The vault key, if the PIN is right. The attempt has been counted.
fn try_pin(
    header: &Header,
    pin: &[u8],
    hardware: &dyn HardwareKey,
    attempts: &Attempts,
    before: State,
) -> Result<Key> {
    let slot = &header.pin;
    let alias = PinSlot::alias(&header.vault_id, slot.alias_generation);
    let stretched = hardware_of_form(hardware, slot).and_then(|hardware| {
        stretch::derive_slot_key(pin, &slot.salt, &slot.parameters, hardware, &alias)
    });
    let SlotKey { kek, commitment } = match stretched {
        Ok(key) => key,
        Err(error) => {
            attempts.take_back(before)?;
            return Err(error);
        }
    };
    if !bool::from(commitment.ct_eq(&slot.commitment)) {
        return Err(Error::WrongPin {
            left: before.left_after_failure(),
        });
    }
    let vmk = kek
        .open(&Header::slot_aad(&header.vault_id, slot), &slot.sealed)
        .ok()
        .and_then(|vmk| vmk.first_chunk().copied().map(Key::from_bytes));
    if vmk.is_none() {
        // The commitment says that the PIN is right.
        attempts.succeed(before)?;
    }
    vmk.ok_or(Error::damaged(Part::Slot))
}

/// Hardware of another form is not the hardware that this slot was made with.
fn hardware_of_form<'a>(
    hardware: &'a dyn HardwareKey,
    slot: &PinSlot,
) -> Result<&'a dyn HardwareKey> {
    if hardware.form()? == slot.form {
        Ok(hardware)
    } else {
        Err(amparo_sealed::HardwareError::NotFound.into())
    }
}

fn store_keys(vault_id: [u8; 16], epoch: u32, vmk: &Key) -> StoreKeys {
    StoreKeys {
        vault_id,
        epoch,
        record: vmk.derive("record"),
        manifest: vmk.derive("manifest"),
    }
}

/// Authenticates the header.
fn header_key(vmk: &Key) -> Key {
    vmk.derive("header")
}
