//! What the owner remembers, as a slot of the header: opening that slot, counted, and making one.

use amparo_sealed::{HardwareError, HardwareKey, HardwareLevel, Key, make_random};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::attempts::{Attempts, State};
use crate::folder::Folder;
use crate::header::{DeviceSlot, HardwareBinding, Header, alias};
use crate::stretch::{self, SlotKey};
use crate::{BootClock, Error, Parameters, Part, Result, passphrase, pin};

const SLOT: u16 = 1;

/// What this phone asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// A PIN: short, because it opens nothing without the phone's hardware key.
    Pin,
    /// A passphrase of six words or more: there is no secure hardware.
    Passphrase,
}

impl SecretKind {
    /// What a new slot on this phone needs.
    pub(crate) fn for_hardware(hardware: &dyn HardwareKey) -> Result<Self> {
        Ok(match hardware.level()? {
            HardwareLevel::None => Self::Passphrase,
            _ => Self::Pin,
        })
    }

    pub(crate) fn of_slot(slot: &DeviceSlot) -> Self {
        match slot.hardware {
            Some(_) => Self::Pin,
            None => Self::Passphrase,
        }
    }

    pub(crate) fn normalize(self, secret: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        match self {
            Self::Pin => pin::normalize(secret),
            Self::Passphrase => passphrase::normalize(secret),
        }
    }

    /// # Errors
    /// [`Error::Invalid`] "pin" or "passphrase": not text, or too short.
    pub(crate) fn normalize_new(self, secret: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        match self {
            Self::Pin => pin::normalize_new(secret),
            Self::Passphrase => passphrase::normalize_new(secret),
        }
    }
}

/// The vault key, if the secret is right. Counted, durably, before anything is learnt from it; struck out after success.
///
/// # Errors
/// [`Error::Sealed`], [`Error::Invalid`] "pin" or "passphrase" before the counter is touched. Then [`Error::Wait`],
/// [`Part::Attempts`] damaged, [`Error::Hardware`] (not counted), [`Error::WrongPin`], [`Part::Slot`] damaged.
pub(crate) fn open(
    folder: &Folder,
    header: &Header,
    secret: &[u8],
    hardware: &dyn HardwareKey,
    clock: &dyn BootClock,
) -> Result<Key> {
    let slot = header.device().ok_or(Error::Sealed)?;
    let secret = SecretKind::of_slot(slot).normalize(secret)?;
    let attempts = Attempts::new(&folder.attempts(), header.vault_id);
    let before = attempts.begin(clock.reading())?;
    let vmk = try_secret(&header.vault_id, slot, &secret, hardware, &attempts, before)?;
    attempts.succeed(before)?;
    Ok(vmk)
}

/// The attempt has been counted.
fn try_secret(
    vault_id: &[u8; 16],
    slot: &DeviceSlot,
    secret: &[u8],
    hardware: &dyn HardwareKey,
    attempts: &Attempts,
    before: State,
) -> Result<Key> {
    let SlotKey { kek, commitment } = match stretch_for(vault_id, slot, secret, hardware) {
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
        .open(&slot.aad(vault_id), &slot.sealed)
        .ok()
        .and_then(|vmk| vmk.first_chunk().map(Key::from_ref));
    if vmk.is_none() {
        // The commitment says that the PIN is right.
        attempts.succeed(before)?;
    }
    vmk.ok_or(Error::damaged(Part::Slot))
}

fn stretch_for(
    vault_id: &[u8; 16],
    slot: &DeviceSlot,
    secret: &[u8],
    hardware: &dyn HardwareKey,
) -> Result<SlotKey> {
    let Some(binding) = slot.hardware else {
        return stretch::derive_passphrase_key(secret, &slot.salt, &slot.parameters);
    };
    // Hardware of another form is not the hardware that this slot was made with.
    if hardware.form()? != binding.form {
        return Err(HardwareError::NotFound.into());
    }
    let alias = alias(vault_id, binding.alias_generation);
    stretch::derive_slot_key(secret, &slot.salt, &slot.parameters, hardware, &alias)
}

/// What a new slot is made of.
pub(crate) struct NewSlot<'a> {
    pub(crate) vault_id: [u8; 16],
    pub(crate) epoch: u32,
    pub(crate) kind: SecretKind,
    /// Normalised.
    pub(crate) secret: &'a [u8],
    /// Which hardware key to make and bind to; unused with a passphrase.
    pub(crate) alias_generation: u32,
    pub(crate) parameters: &'a Parameters,
}

impl NewSlot<'_> {
    /// Makes the hardware key, tries it, and seals the vault key under both.
    ///
    /// # Errors
    /// [`Error::Invalid`] "parameters", [`Error::Hardware`], [`Error::HardwareUnfit`], [`Error::OutOfMemory`].
    pub(crate) fn make(self, hardware: &dyn HardwareKey, vmk: &Key) -> Result<DeviceSlot> {
        self.parameters.check()?;
        let binding = match self.kind {
            SecretKind::Passphrase => None,
            SecretKind::Pin => {
                let alias = alias(&self.vault_id, self.alias_generation);
                hardware.create(&alias)?;
                stretch::check_hardware(hardware, &alias)?;
                Some(HardwareBinding {
                    alias_generation: self.alias_generation,
                    form: hardware.form()?,
                })
            }
        };
        let mut slot = DeviceSlot {
            id: SLOT,
            epoch: self.epoch,
            hardware: binding,
            parameters: match binding {
                Some(_) => *self.parameters,
                // Nobody is asked.
                None => Parameters {
                    rounds: Parameters::FLOOR.rounds,
                    ..*self.parameters
                },
            },
            salt: make_random()?,
            commitment: [0; 32],
            sealed: [0; 60],
        };
        let SlotKey { kek, commitment } =
            stretch_for(&self.vault_id, &slot, self.secret, hardware)?;
        slot.commitment = commitment;
        let sealed = kek.seal(&slot.aad(&self.vault_id), vmk.as_bytes())?;
        slot.sealed = sealed.try_into().map_err(|_| Error::damaged(Part::Slot))?;
        Ok(slot)
    }
}
