//! The header: what is in the clear about a vault. An id, and tagged values: the epoch, the slots, what authenticates them.
//!
//! A tag with the top bit set may be ignored by a program that does not know it; it is kept, byte for byte and in its place,
//! through every rewrite, and it is authenticated like the others. Any other unknown tag means a newer format.

use amparo_sealed::{Generations, HardwareForm, Key, RowId};
use ring::hmac;
use std::path::Path;

use crate::{Error, Parameters, Part, Result};

pub(crate) const MAGIC: [u8; 8] = *b"AMPVAULT";
pub(crate) const FORMAT: u16 = 1;

const TAG_EPOCH: u16 = 0x0001;
const TAG_SLOT: u16 = 0x0002;
const TAG_MAC: u16 = 0x0003;
const OPTIONAL: u16 = 0x8000;

const SLOT_PIN: u8 = 1;
const KDF_ARGON2ID: u8 = 1;

const DAMAGED: Error = Error::damaged(Part::Header);

/// `header.a` and `header.b` in the vault's folder.
pub(crate) fn place(folder: &Path) -> Generations {
    Generations::new(folder, "header", MAGIC, FORMAT)
}

/// A parsed header body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) vault_id: [u8; 16],
    /// Which vault key generation the rows are sealed under.
    pub(crate) epoch: u32,
    pub(crate) pin: PinSlot,
    /// Everything but the MAC, in stored order, known or not.
    values: Vec<(u16, Vec<u8>)>,
    mac: [u8; 32],
}

/// The slot that a PIN opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PinSlot {
    pub(crate) id: u16,
    pub(crate) epoch: u32,
    /// Which hardware key; rises with every PIN change.
    pub(crate) alias_generation: u32,
    pub(crate) form: HardwareForm,
    pub(crate) parameters: Parameters,
    pub(crate) salt: [u8; 16],
    pub(crate) commitment: [u8; 32],
    /// nonce (12) ‖ vault key (32) ‖ tag (16).
    pub(crate) sealed: [u8; 60],
}

impl Header {
    /// The header of a new vault.
    pub(crate) fn new(vault_id: [u8; 16], epoch: u32, pin: PinSlot, mac_key: &Key) -> Self {
        let values = vec![
            (TAG_EPOCH, epoch.to_be_bytes().to_vec()),
            (TAG_SLOT, pin.encode()),
        ];
        let mut header = Self {
            vault_id,
            epoch,
            pin,
            values,
            mac: [0; 32],
        };
        let mac = hmac::sign(&header_mac_key(mac_key), &header.covered());
        header.mac.copy_from_slice(mac.as_ref());
        header
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut body = self.body();
        push(&mut body, TAG_MAC, &self.mac);
        body
    }

    /// # Errors
    /// [`Part::Header`] or [`Part::Slot`] damaged; [`Error::NewerFormat`] for a tag that may not be ignored.
    pub(crate) fn decode(body: &[u8]) -> Result<Self> {
        let (vault_id, rest) = body.split_first_chunk().ok_or(DAMAGED)?;
        let mut reader = Reader(rest);
        let mut values = Vec::new();
        let (mut epoch, mut pin, mut mac) = (None, None, None);
        while !reader.0.is_empty() {
            // The MAC is last.
            if mac.is_some() {
                return Err(DAMAGED);
            }
            let tag = reader.u16()?;
            let length = reader.u32()?;
            let value = reader.bytes(length as usize)?;
            match tag {
                TAG_EPOCH if epoch.is_none() => epoch = Some(Reader(value).last(Reader::u32)?),
                TAG_SLOT => {
                    // Slots of other kinds are other doors; this program leaves them closed.
                    if value.first() == Some(&SLOT_PIN)
                        && pin.replace(PinSlot::decode(value)?).is_some()
                    {
                        return Err(Error::damaged(Part::Slot));
                    }
                }
                TAG_MAC => mac = Some(Reader(value).last(Reader::array)?),
                _ if tag & OPTIONAL != 0 => {}
                TAG_EPOCH => return Err(DAMAGED),
                _ => return Err(Error::NewerFormat { found: tag.into() }),
            }
            if tag != TAG_MAC {
                values.push((tag, value.to_vec()));
            }
        }
        Ok(Self {
            vault_id: *vault_id,
            epoch: epoch.ok_or(DAMAGED)?,
            pin: pin.ok_or(Error::damaged(Part::Slot))?,
            values,
            mac: mac.ok_or(DAMAGED)?,
        })
    }

    /// Whether all of it was written by somebody who had the vault key.
    pub(crate) fn is_authentic(&self, mac_key: &Key) -> bool {
        hmac::verify(&header_mac_key(mac_key), &self.covered(), &self.mac).is_ok()
    }

    /// What the sealed vault key is bound to: magic ‖ format ‖ vault id ‖ the slot up to its salt.
    pub(crate) fn slot_aad(vault_id: &[u8; 16], pin: &PinSlot) -> Vec<u8> {
        let mut aad = MAGIC.to_vec();
        aad.extend_from_slice(&FORMAT.to_be_bytes());
        aad.extend_from_slice(vault_id);
        pin.encode_public(&mut aad);
        aad
    }

    fn body(&self) -> Vec<u8> {
        let mut body = self.vault_id.to_vec();
        for (tag, value) in &self.values {
            push(&mut body, *tag, value);
        }
        body
    }

    /// magic ‖ format ‖ body up to the MAC.
    fn covered(&self) -> Vec<u8> {
        [&MAGIC[..], &FORMAT.to_be_bytes(), &self.body()].concat()
    }
}

impl PinSlot {
    /// The name of its hardware key: one of its own for every vault and every PIN.
    pub(crate) fn alias(vault_id: &[u8; 16], generation: u32) -> String {
        let id = RowId(*vault_id).to_hex();
        format!("vault.{id}.{generation}")
    }

    fn encode_public(&self, bytes: &mut Vec<u8>) {
        let Parameters {
            memory_kib,
            passes,
            lanes,
            rounds,
        } = self.parameters;
        bytes.push(SLOT_PIN);
        bytes.extend_from_slice(&self.id.to_be_bytes());
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(&self.alias_generation.to_be_bytes());
        bytes.push(self.form as u8);
        bytes.push(KDF_ARGON2ID);
        for number in [memory_kib, passes, lanes, rounds] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.encode_public(&mut bytes);
        bytes.extend_from_slice(&self.commitment);
        bytes.extend_from_slice(&self.sealed);
        bytes
    }

    fn decode(value: &[u8]) -> Result<Self> {
        let damaged = Error::damaged(Part::Slot);
        let mut reader = Reader(value);
        let mut decode = || {
            let _type = reader.u8()?;
            let id = reader.u16()?;
            let epoch = reader.u32()?;
            let alias_generation = reader.u32()?;
            let form = match reader.u8()? {
                1 => HardwareForm::Hmac,
                2 => HardwareForm::EcdhP256,
                other => {
                    return Err(Error::NewerFormat {
                        found: other.into(),
                    });
                }
            };
            match reader.u8()? {
                KDF_ARGON2ID => {}
                other => {
                    return Err(Error::NewerFormat {
                        found: other.into(),
                    });
                }
            }
            let parameters = Parameters {
                memory_kib: reader.u32()?,
                passes: reader.u32()?,
                lanes: reader.u32()?,
                rounds: reader.u32()?,
            };
            parameters.check()?;
            Ok(Self {
                id,
                epoch,
                alias_generation,
                form,
                parameters,
                salt: reader.array()?,
                commitment: reader.array()?,
                sealed: reader.last(Reader::array)?,
            })
        };
        decode().map_err(|error| match error {
            Error::NewerFormat { .. } => error,
            _ => damaged,
        })
    }
}

/// HMAC-SHA256 under a key that only the vault key gives.
fn header_mac_key(mac_key: &Key) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, mac_key.as_bytes())
}

fn push(body: &mut Vec<u8>, tag: u16, value: &[u8]) {
    body.extend_from_slice(&tag.to_be_bytes());
    // A header is capped at 64 KiB when it is written.
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    body.extend_from_slice(&length.to_be_bytes());
    body.extend_from_slice(value);
}

/// Takes fixed-width values off the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, length: usize) -> Result<&'a [u8]> {
        let (value, rest) = self.0.split_at_checked(length).ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(value)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (value, rest) = self.0.split_first_chunk().ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(*value)
    }

    fn u8(&mut self) -> Result<u8> {
        self.array().map(u8::from_be_bytes)
    }

    fn u16(&mut self) -> Result<u16> {
        self.array().map(u16::from_be_bytes)
    }

    fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_be_bytes)
    }

    /// One value, and nothing behind it.
    fn last<T>(&mut self, read: impl Fn(&mut Self) -> Result<T>) -> Result<T> {
        let value = read(self)?;
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(DAMAGED)
        }
    }
}

#[cfg(test)]
mod tests;
