//! Reading a header's body: of this format, and of the one before there was a core.

use super::values::{DAMAGED, Reader};
use super::{
    Device, DeviceSlot, FORMAT_1, Header, Keeper, OPTIONAL, Previous, RECIPIENT, TAG_ALIAS,
    TAG_CAPTURE, TAG_CORE_MAC, TAG_EPOCH, TAG_MAC, TAG_PREVIOUS, TAG_SLOT, Value, covered, slots,
};
use crate::keeper::Recipient;
use crate::{Error, Part, Result};

impl Header {
    /// # Errors
    /// [`Part::Header`] or [`Part::Slot`] damaged; [`Error::NewerFormat`] for a tag that may not be ignored.
    pub(crate) fn decode(format: u16, body: &[u8]) -> Result<Self> {
        match format {
            FORMAT_1 => Self::decode_1(body),
            _ => Self::decode_2(body),
        }
    }

    fn decode_2(body: &[u8]) -> Result<Self> {
        let (vault_id, rest) = body.split_first_chunk().ok_or(DAMAGED)?;
        let mut reader = Reader(rest);
        let (core, _, core_mac) = read_part(&mut reader, TAG_CORE_MAC)?;
        let device = if reader.is_empty() {
            None
        } else {
            let (values, slot, mac) = read_part(&mut reader, TAG_MAC)?;
            let slot = slot.ok_or(Error::damaged(Part::Slot))?;
            Some(Device { slot, values, mac })
        };
        let count = |of: fn(&Value) -> bool| core.iter().filter(|value| of(value)).count();
        let is_whole = count(|value| matches!(value, Value::Epoch(_))) == 1
            && count(|value| matches!(value, Value::Capture(_))) == 1
            && count(|value| matches!(value, Value::Previous(_))) <= 1
            && count(|value| matches!(value, Value::Alias(_))) <= 1;
        // Nothing follows either MAC.
        if !is_whole || !reader.is_empty() {
            return Err(DAMAGED);
        }
        Ok(Self {
            vault_id: *vault_id,
            core,
            core_mac,
            device,
            legacy: None,
        })
    }

    /// vault id ‖ values ‖ MAC: the phone's slot becomes the device part, all else the core.
    fn decode_1(body: &[u8]) -> Result<Self> {
        let (vault_id, rest) = body.split_first_chunk().ok_or(DAMAGED)?;
        let mut reader = Reader(rest);
        let (mut epoch, mut slot, mut core) = (None, None, Vec::new());
        let mac = loop {
            let before = body.len() - reader.0.len();
            let (tag, value) = reader.value()?;
            match tag {
                TAG_EPOCH if epoch.is_none() => epoch = Some(Reader(value).last(Reader::u32)?),
                TAG_EPOCH => return Err(DAMAGED),
                TAG_SLOT if value.first() == Some(&slots::PIN) => {
                    if slot.replace(DeviceSlot::decode(value)?).is_some() {
                        return Err(Error::damaged(Part::Slot));
                    }
                }
                // No program wrote these in format 1.
                TAG_SLOT if matches!(value.first(), Some(&(slots::KEEPER | slots::PASSPHRASE))) => {
                    return Err(Error::NewerFormat { found: tag.into() });
                }
                TAG_MAC => break (before, Reader(value).last(Reader::array)?),
                // Format 1 left closed what it did not know; what these mean is said by format 2 alone.
                TAG_CAPTURE | TAG_ALIAS => {}
                _ if tag == TAG_SLOT || tag & OPTIONAL != 0 => {
                    core.push(Value::Other(tag, value.to_vec()));
                }
                _ => return Err(Error::NewerFormat { found: tag.into() }),
            }
        };
        let (before, mac) = mac;
        if !reader.is_empty() {
            return Err(DAMAGED);
        }
        core.insert(0, Value::Epoch(epoch.ok_or(DAMAGED)?));
        let mut header = Self {
            vault_id: *vault_id,
            core,
            core_mac: [0; 32],
            device: None,
            legacy: None,
        };
        header.set_device(slot.ok_or(Error::damaged(Part::Slot))?);
        if let Some(device) = &mut header.device {
            device.mac = mac;
        }
        let (before, _) = body.split_at_checked(before).ok_or(DAMAGED)?;
        header.legacy = Some(covered(FORMAT_1, before));
        Ok(header)
    }
}

/// Values up to the MAC that ends a part, the device slot if there was one, and the MAC.
fn read_part(
    reader: &mut Reader<'_>,
    end: u16,
) -> Result<(Vec<Value>, Option<DeviceSlot>, [u8; 32])> {
    let is_core = end == TAG_CORE_MAC;
    let (mut values, mut slot) = (Vec::new(), None);
    loop {
        let (tag, value) = reader.value()?;
        values.push(match (tag, value.first()) {
            (tag, _) if tag == end => {
                return Ok((values, slot, Reader(value).last(Reader::array)?));
            }
            (TAG_EPOCH, _) if is_core => Value::Epoch(Reader(value).last(Reader::u32)?),
            (TAG_PREVIOUS, _) if is_core => {
                let mut reader = Reader(value);
                Value::Previous(Previous {
                    epoch: reader.u32()?,
                    sealed: reader.last(Reader::array)?,
                })
            }
            (TAG_SLOT, Some(&slots::KEEPER)) if is_core => Value::Keeper(Keeper::decode(value)?),
            (TAG_SLOT, Some(&(slots::PIN | slots::PASSPHRASE))) if !is_core => {
                if slot.replace(DeviceSlot::decode(value)?).is_some() {
                    return Err(Error::damaged(Part::Slot));
                }
                Value::Device
            }
            // A known slot in the part where it does not belong.
            (TAG_SLOT, Some(&(slots::PIN | slots::PASSPHRASE | slots::KEEPER)) | None) => {
                return Err(Error::damaged(Part::Slot));
            }
            (TAG_CAPTURE, _) if is_core => {
                Value::Capture(Recipient::parse(recipient_text(value)?).map_err(|_| DAMAGED)?)
            }
            (TAG_ALIAS, _) if is_core => Value::Alias(Reader(value).last(Reader::u32)?),
            // Slots of other kinds are other doors; this program leaves them closed.
            (TAG_SLOT, _) => Value::Other(tag, value.to_vec()),
            (tag, _) if tag & OPTIONAL != 0 => Value::Other(tag, value.to_vec()),
            (TAG_EPOCH | TAG_PREVIOUS | TAG_MAC | TAG_CORE_MAC, _) => return Err(DAMAGED),
            (tag, _) => return Err(Error::NewerFormat { found: tag.into() }),
        });
    }
}

/// Exactly as it is written, so that what is written again is the same bytes.
pub(super) fn recipient_text(bytes: &[u8]) -> Result<&str> {
    let is_lower = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if bytes.len() != RECIPIENT || !bytes.iter().all(is_lower) {
        return Err(DAMAGED);
    }
    std::str::from_utf8(bytes).map_err(|_| DAMAGED)
}
