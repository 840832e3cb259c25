//! The slots: each holds the vault key once, for one way to open the vault.

use amparo_sealed::{HardwareForm, RowId};

use super::values::Reader;
use super::{MAGIC, SLOT_FORMAT};
use crate::keeper::{MAX_WRAPPED, Recipient};
use crate::{Error, KeeperKind, Parameters, Part, Result};

pub(super) const PIN: u8 = 1;
pub(super) const KEEPER: u8 = 2;
pub(super) const PASSPHRASE: u8 = 4;
const KDF_ARGON2ID: u8 = 1;

/// The slot that this phone opens with what its owner remembers: a PIN together with a hardware key, or a passphrase alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeviceSlot {
    pub(crate) id: u16,
    pub(crate) epoch: u32,
    /// `None`: a passphrase, without hardware.
    pub(crate) hardware: Option<HardwareBinding>,
    pub(crate) parameters: Parameters,
    pub(crate) salt: [u8; 16],
    pub(crate) commitment: [u8; 32],
    /// nonce (12) ‖ vault key (32) ‖ tag (16).
    pub(crate) sealed: [u8; 60],
}

/// Which hardware key a PIN needs beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HardwareBinding {
    /// Rises with every PIN change.
    pub(crate) alias_generation: u32,
    pub(crate) form: HardwareForm,
}

/// The slot that a keeper opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keeper {
    pub(crate) id: u16,
    pub(crate) epoch: u32,
    pub(crate) kind: KeeperKind,
    /// The keeper has shown that it can open its file.
    pub(crate) proven: bool,
    /// Milliseconds since 1970.
    pub(crate) added_ms: u64,
    pub(crate) recipient: Recipient,
    /// The key frame as an age file.
    pub(crate) file: Vec<u8>,
}

/// The name of a hardware key: one of its own for every vault and every PIN.
pub(crate) fn alias(vault_id: &[u8; 16], generation: u32) -> String {
    let id = RowId(*vault_id).to_hex();
    format!("vault.{id}.{generation}")
}

impl DeviceSlot {
    /// What the sealed vault key is bound to: magic ‖ slot format ‖ vault id ‖ the slot up to its salt.
    pub(crate) fn aad(&self, vault_id: &[u8; 16]) -> Vec<u8> {
        let mut aad = MAGIC.to_vec();
        aad.extend_from_slice(&SLOT_FORMAT.to_be_bytes());
        aad.extend_from_slice(vault_id);
        self.encode_public(&mut aad);
        aad
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.encode_public(&mut bytes);
        bytes.extend_from_slice(&self.commitment);
        bytes.extend_from_slice(&self.sealed);
        bytes
    }

    fn encode_public(&self, bytes: &mut Vec<u8>) {
        let Parameters {
            memory_kib,
            passes,
            lanes,
            rounds,
        } = self.parameters;
        bytes.push(self.hardware.map_or(PASSPHRASE, |_| PIN));
        bytes.extend_from_slice(&self.id.to_be_bytes());
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        if let Some(hardware) = self.hardware {
            bytes.extend_from_slice(&hardware.alias_generation.to_be_bytes());
            bytes.push(hardware.form as u8);
        }
        bytes.push(KDF_ARGON2ID);
        for number in [memory_kib, passes, lanes] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        if self.hardware.is_some() {
            bytes.extend_from_slice(&rounds.to_be_bytes());
        }
        bytes.extend_from_slice(&self.salt);
    }

    /// # Errors
    /// [`Part::Slot`] damaged, also with parameters out of bounds; [`Error::NewerFormat`] for another form or function.
    pub(super) fn decode(value: &[u8]) -> Result<Self> {
        as_slot(Self::read(&mut Reader(value)))
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let has_hardware = reader.u8()? == PIN;
        let id = reader.u16()?;
        let epoch = reader.u32()?;
        let hardware = if has_hardware {
            Some(HardwareBinding {
                alias_generation: reader.u32()?,
                form: match reader.u8()? {
                    1 => HardwareForm::Hmac,
                    2 => HardwareForm::EcdhP256,
                    other => return Err(newer(other)),
                },
            })
        } else {
            None
        };
        match reader.u8()? {
            KDF_ARGON2ID => {}
            other => return Err(newer(other)),
        }
        let parameters = Parameters {
            memory_kib: reader.u32()?,
            passes: reader.u32()?,
            lanes: reader.u32()?,
            rounds: match hardware {
                Some(_) => reader.u32()?,
                None => Parameters::FLOOR.rounds,
            },
        };
        parameters.check()?;
        Ok(Self {
            id,
            epoch,
            hardware,
            parameters,
            salt: reader.array()?,
            commitment: reader.array()?,
            sealed: reader.last(Reader::array)?,
        })
    }
}

impl Keeper {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = vec![KEEPER];
        bytes.extend_from_slice(&self.id.to_be_bytes());
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.push(self.kind as u8);
        bytes.push(self.proven.into());
        bytes.extend_from_slice(&self.added_ms.to_be_bytes());
        bytes.extend_from_slice(self.recipient.to_string().as_bytes());
        // Checked against `MAX_WRAPPED` by whoever wrapped it.
        let length = u16::try_from(self.file.len()).unwrap_or(u16::MAX);
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&self.file);
        bytes
    }

    /// # Errors
    /// [`Part::Slot`] damaged; [`Error::NewerFormat`] for another kind of keeper.
    pub(super) fn decode(value: &[u8]) -> Result<Self> {
        as_slot(Self::read(&mut Reader(value)))
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let damaged = Error::damaged(Part::Slot);
        let _type = reader.u8()?;
        let id = reader.u16()?;
        let epoch = reader.u32()?;
        let kind = match reader.u8()? {
            1 => KeeperKind::Sheet,
            2 => KeeperKind::Phone,
            other => return Err(newer(other)),
        };
        let proven = match reader.u8()? {
            0 => false,
            1 => true,
            _ => return Err(damaged),
        };
        let added_ms = reader.u64()?;
        let text = super::recipient_text(reader.bytes(super::RECIPIENT)?)?;
        let recipient = Recipient::parse(text)?;
        let length = reader.u16()?.into();
        if length > MAX_WRAPPED {
            return Err(damaged);
        }
        Ok(Self {
            id,
            epoch,
            kind,
            proven,
            added_ms,
            recipient,
            file: reader.last(|reader| reader.bytes(length))?.to_vec(),
        })
    }
}

const fn newer(found: u8) -> Error {
    Error::NewerFormat {
        found: found as u32,
    }
}

fn as_slot<T>(read: Result<T>) -> Result<T> {
    read.map_err(|error| match error {
        Error::NewerFormat { .. } => error,
        _ => Error::damaged(Part::Slot),
    })
}
