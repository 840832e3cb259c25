//! The header: what is in the clear about a vault. An id, and tagged values in two parts, each with what authenticates it.
//!
//! The core says which keys there are: the epoch, the keepers' slots, where captures go. The device part says how this phone
//! opens them. A header without its device part is a sealed vault, and a prefix of the header it was: sealing takes no key.
//!
//! A tag with the top bit set may be ignored by a program that does not know it; it is kept, byte for byte and in its place,
//! through every rewrite, and it is authenticated like the others. Any other unknown tag means a newer format.

mod read;
mod slots;
mod values;

use amparo_sealed::{Generations, Key};
use ring::digest::{SHA256, digest};
use ring::hmac;
use std::path::Path;

use crate::Result;
use crate::keeper::{Identity, Recipient};
use values::{DAMAGED, push};

pub(crate) use slots::{DeviceSlot, HardwareBinding, Keeper, alias};

pub(crate) const MAGIC: [u8; 8] = *b"AMPVAULT";
pub(crate) const FORMAT: u16 = 2;
/// The format before there was a core: one part, one MAC.
const FORMAT_1: u16 = 1;
/// What slots are bound to; it did not change with the header's format, so that a slot need not be sealed anew.
const SLOT_FORMAT: u16 = 1;

const TAG_EPOCH: u16 = 0x0001;
const TAG_SLOT: u16 = 0x0002;
const TAG_MAC: u16 = 0x0003;
const TAG_CORE_MAC: u16 = 0x0004;
const TAG_PREVIOUS: u16 = 0x0010;
const TAG_CAPTURE: u16 = 0x8001;
const TAG_ALIAS: u16 = 0x8003;
const OPTIONAL: u16 = 0x8000;

/// "age1…"
const RECIPIENT: usize = 62;

/// `header.a` and `header.b` in the vault's folder.
pub(crate) fn place(folder: &Path) -> Generations {
    Generations::new(folder, "header", MAGIC, FORMAT)
}

/// A parsed header body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) vault_id: [u8; 16],
    /// In stored order; one epoch, and in format 2 one capture recipient.
    core: Vec<Value>,
    core_mac: [u8; 32],
    /// `None`: sealed.
    device: Option<Device>,
    /// What the MAC of a header in format 1 is over. Gone once [`Header::sign`] has made it one of format 2.
    legacy: Option<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Device {
    slot: DeviceSlot,
    /// In stored order, the slot among them as [`Value::Device`].
    values: Vec<Value>,
    mac: [u8; 32],
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Epoch(u32),
    Previous(Previous),
    Keeper(Keeper),
    /// Where the device slot stands.
    Device,
    Capture(Recipient),
    Alias(u32),
    /// Not known here: kept.
    Other(u16, Vec<u8>),
}

/// The key that the rows are still sealed under, while they are being sealed under another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Previous {
    epoch: u32,
    sealed: [u8; 60],
}

impl Header {
    /// The header of a new vault.
    pub(crate) fn new(vault_id: [u8; 16], epoch: u32, slot: DeviceSlot, vmk: &Key) -> Result<Self> {
        let alias = slot.hardware.map_or(0, |binding| binding.alias_generation);
        let mut header = Self {
            vault_id,
            core: vec![
                Value::Epoch(epoch),
                Value::Capture(capture_recipient(vmk)?),
                Value::Alias(alias),
            ],
            core_mac: [0; 32],
            device: None,
            legacy: None,
        };
        header.set_device(slot);
        header.sign(vmk)?;
        Ok(header)
    }

    /// The epoch of the vault key that the slots hold.
    pub(crate) fn epoch(&self) -> u32 {
        let mut values = self.core.iter();
        let epoch = values.find_map(|value| match value {
            Value::Epoch(epoch) => Some(*epoch),
            _ => None,
        });
        // There is always one.
        epoch.unwrap_or_default()
    }

    /// The slot of this phone; `None`: the vault is sealed.
    pub(crate) fn device(&self) -> Option<&DeviceSlot> {
        self.device.as_ref().map(|device| &device.slot)
    }

    /// The highest generation of hardware keys that this vault has used; 0: none. In the core, so that it outlives the slot.
    pub(crate) fn alias_generation(&self) -> u32 {
        let used = self.core.iter().map(|value| match value {
            Value::Alias(generation) => *generation,
            _ => 0,
        });
        let slot = self.device().and_then(|slot| slot.hardware);
        used.chain(slot.map(|binding| binding.alias_generation))
            .max()
            .unwrap_or_default()
    }

    pub(crate) fn keepers(&self) -> impl Iterator<Item = &Keeper> {
        self.core.iter().filter_map(|value| match value {
            Value::Keeper(keeper) => Some(keeper),
            _ => None,
        })
    }

    pub(crate) fn keepers_mut(&mut self) -> impl Iterator<Item = &mut Keeper> {
        self.core.iter_mut().filter_map(|value| match value {
            Value::Keeper(keeper) => Some(keeper),
            _ => None,
        })
    }

    /// Behind the last keeper; the first one behind the epoch.
    pub(crate) fn add_keeper(&mut self, keeper: Keeper) {
        let stands_before = |value: &Value| {
            matches!(
                value,
                Value::Epoch(_) | Value::Previous(_) | Value::Keeper(_)
            )
        };
        let at = self.core.iter().rposition(stands_before);
        self.core
            .insert(at.map_or(0, |at| at + 1), Value::Keeper(keeper));
    }

    pub(crate) fn remove_keeper(&mut self, id: u16) {
        self.core
            .retain(|value| !matches!(value, Value::Keeper(keeper) if keeper.id == id));
    }

    /// To whom captures are sealed.
    pub(crate) fn capture_recipient(&self) -> Option<&Recipient> {
        self.core.iter().find_map(|value| match value {
            Value::Capture(recipient) => Some(recipient),
            _ => None,
        })
    }

    /// Puts the phone's slot in place of the one there was.
    pub(crate) fn set_device(&mut self, slot: DeviceSlot) {
        if let Some(binding) = slot.hardware {
            let used = self.alias_generation().max(binding.alias_generation);
            let mut values = self.core.iter_mut();
            match values.find(|value| matches!(value, Value::Alias(_))) {
                Some(value) => *value = Value::Alias(used),
                None => self.core.push(Value::Alias(used)),
            }
        }
        match &mut self.device {
            Some(device) => device.slot = slot,
            None => {
                self.device = Some(Device {
                    slot,
                    values: vec![Value::Device],
                    mac: [0; 32],
                });
            }
        }
    }

    /// Takes the phone's part away: this is what a sealed vault has. Everything before it stays authentic.
    pub(crate) fn drop_device(&mut self) {
        self.device = None;
    }

    /// The key of the epoch that the rows may still be in, opened with the vault key.
    ///
    /// # Errors
    /// [`Part::Header`] damaged.
    pub(crate) fn previous(&self, vmk: &Key) -> Result<Option<(u32, Key)>> {
        let mut values = self.core.iter();
        let previous = values.find_map(|value| match value {
            Value::Previous(previous) => Some(previous),
            _ => None,
        });
        let Some(Previous { epoch, sealed }) = previous else {
            return Ok(None);
        };
        let key = previous_key(vmk)
            .open(&self.previous_aad(*epoch), sealed)
            .ok()
            .and_then(|key| key.first_chunk().map(Key::from_ref))
            .ok_or(DAMAGED)?;
        Ok(Some((*epoch, key)))
    }

    /// Goes over to a new vault key. The slots are the caller's, to be replaced before [`Header::sign`].
    pub(crate) fn set_epoch(&mut self, epoch: u32, vmk: &Key, before: (u32, &Key)) -> Result<()> {
        self.drop_previous();
        for value in &mut self.core {
            if let Value::Epoch(old) = value {
                *old = epoch;
            }
        }
        let (before, key) = before;
        let sealed = previous_key(vmk).seal(&self.previous_aad(before), key.as_bytes())?;
        let previous = Previous {
            epoch: before,
            sealed: sealed.try_into().map_err(|_| DAMAGED)?,
        };
        let is_epoch = |value: &Value| matches!(value, Value::Epoch(_));
        let at = self.core.iter().position(is_epoch).map_or(0, |at| at + 1);
        self.core.insert(at, Value::Previous(previous));
        Ok(())
    }

    /// Forgets the previous key.
    pub(crate) fn drop_previous(&mut self) {
        self.core
            .retain(|value| !matches!(value, Value::Previous(_)));
    }

    /// Makes both MACs anew, and this a header of format 2.
    pub(crate) fn sign(&mut self, vmk: &Key) -> Result<()> {
        let recipient = capture_recipient(vmk)?;
        let mut found = false;
        for value in &mut self.core {
            if let Value::Capture(old) = value {
                *old = recipient.clone();
                found = true;
            }
        }
        if !found {
            self.core.push(Value::Capture(recipient));
        }
        self.legacy = None;
        let core = hmac::sign(&core_mac_key(vmk), &covered(FORMAT, &self.core_values()));
        self.core_mac.copy_from_slice(core.as_ref());
        let before_mac = covered(FORMAT, &self.device_values());
        if let Some(device) = &mut self.device {
            let mac = hmac::sign(&mac_key(vmk), &before_mac);
            device.mac.copy_from_slice(mac.as_ref());
        }
        Ok(())
    }

    /// Whether the core was written by somebody who had the vault key.
    pub(crate) fn is_core_authentic(&self, vmk: &Key) -> bool {
        let covered = covered(FORMAT, &self.core_values());
        self.legacy.is_none() && hmac::verify(&core_mac_key(vmk), &covered, &self.core_mac).is_ok()
    }

    /// Whether all of it was written by somebody who had the vault key, for the epoch that it says.
    pub(crate) fn is_authentic(&self, vmk: &Key) -> bool {
        let Some(device) = &self.device else {
            return false;
        };
        let whole = if let Some(covered) = &self.legacy {
            hmac::verify(&mac_key(vmk), covered, &device.mac).is_ok()
        } else {
            let covered = covered(FORMAT, &self.device_values());
            self.is_core_authentic(vmk)
                && hmac::verify(&mac_key(vmk), &covered, &device.mac).is_ok()
        };
        whole
            && device.slot.epoch == self.epoch()
            && self.keepers().all(|keeper| keeper.epoch == self.epoch())
    }

    /// SHA-256 of the body up to and including the core's MAC.
    pub(crate) fn core_digest(&self) -> [u8; 32] {
        let mut sum = [0; 32];
        sum.copy_from_slice(digest(&SHA256, &self.encode_core()).as_ref());
        sum
    }

    /// The body, in format 2.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut body = self.device_values();
        if let Some(device) = &self.device {
            push(&mut body, TAG_MAC, &device.mac);
        }
        body
    }

    /// vault id ‖ core values
    fn core_values(&self) -> Vec<u8> {
        let mut body = self.vault_id.to_vec();
        for value in &self.core {
            value.encode(None, &mut body);
        }
        body
    }

    /// … ‖ the core's MAC: what a sealed header has, and the beginning of every other.
    fn encode_core(&self) -> Vec<u8> {
        let mut body = self.core_values();
        push(&mut body, TAG_CORE_MAC, &self.core_mac);
        body
    }

    /// … ‖ device values
    fn device_values(&self) -> Vec<u8> {
        let mut body = self.encode_core();
        if let Some(device) = &self.device {
            for value in &device.values {
                value.encode(Some(&device.slot), &mut body);
            }
        }
        body
    }

    /// magic ‖ slot format ‖ vault id ‖ previous epoch ‖ epoch
    fn previous_aad(&self, previous: u32) -> Vec<u8> {
        [
            &MAGIC[..],
            &SLOT_FORMAT.to_be_bytes(),
            &self.vault_id,
            &previous.to_be_bytes(),
            &self.epoch().to_be_bytes(),
        ]
        .concat()
    }
}

impl Value {
    fn encode(&self, slot: Option<&DeviceSlot>, body: &mut Vec<u8>) {
        match self {
            Self::Epoch(epoch) => push(body, TAG_EPOCH, &epoch.to_be_bytes()),
            Self::Previous(previous) => {
                let value = [&previous.epoch.to_be_bytes()[..], &previous.sealed].concat();
                push(body, TAG_PREVIOUS, &value);
            }
            Self::Keeper(keeper) => push(body, TAG_SLOT, &keeper.encode()),
            Self::Device => {
                if let Some(slot) = slot {
                    push(body, TAG_SLOT, &slot.encode());
                }
            }
            Self::Capture(recipient) => push(body, TAG_CAPTURE, recipient.to_string().as_bytes()),
            Self::Alias(generation) => push(body, TAG_ALIAS, &generation.to_be_bytes()),
            Self::Other(tag, value) => push(body, *tag, value),
        }
    }
}

/// magic ‖ format ‖ body up to a MAC.
fn covered(format: u16, body: &[u8]) -> Vec<u8> {
    [&MAGIC[..], &format.to_be_bytes(), body].concat()
}

fn capture_recipient(vmk: &Key) -> Result<Recipient> {
    Ok(Identity::from_secret(&vmk.derive("capture-private"))?.recipient())
}

fn previous_key(vmk: &Key) -> Key {
    vmk.derive("previous-epoch")
}

/// HMAC-SHA256 under a key that only the vault key gives.
fn mac_key(vmk: &Key) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, vmk.derive("header").as_bytes())
}

fn core_mac_key(vmk: &Key) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, vmk.derive("header-core").as_bytes())
}

#[cfg(test)]
mod tests;
