//! The header of the capsule: which key opens it, wrapped how.
//!
//! ```text
//! header body = capsule id 16 ‖ established 1 ‖ method 1 ‖ input 32 ‖ length 2 ‖ wrap ‖ length 2 ‖ vault wrap
//! method 0: no hardware, the wrap is the key itself; 1: HMAC-SHA256 in hardware; 2: ECDH with
//! the point that the input is hashed to; 3: nothing, only the vault wrap opens it
//! wrap = AES-256-GCM( HKDF(capsule id, evaluate(input), "amparo/capsule/hardware/v1"), key )
//! ```

use amparo_sealed::{
    HardwareError, HardwareFault, HardwareForm, HardwareKey, HardwareLevel, Key, derive_hkdf,
    evaluate_hardware, make_random,
};
use zeroize::Zeroizing;

use super::{ALIAS, DAMAGED};
use crate::Error;

/// Of the hash-to-curve tag, where the hardware computes ECDH.
const PURPOSE: &str = "capsule/v1";

/// How the hardware wrap was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Plain = 0,
    Hmac = 1,
    EcdhP256 = 2,
    /// No hardware wrap: the vault's alone opens it.
    VaultOnly = 3,
}

impl Method {
    fn of(form: HardwareForm) -> Self {
        match form {
            HardwareForm::Hmac => Self::Hmac,
            HardwareForm::EcdhP256 => Self::EcdhP256,
        }
    }
}

#[derive(Clone)]
pub(super) struct Body {
    pub(super) id: [u8; 16],
    pub(super) established: bool,
    pub(super) method: Method,
    pub(super) input: [u8; 32],
    pub(super) wrap: Vec<u8>,
    pub(super) vault_wrap: Option<Vec<u8>>,
}

pub(super) enum Unwrap {
    Lost,
    VaultFirst,
    Other(Error),
}

impl Body {
    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(256));
        bytes.extend_from_slice(&self.id);
        bytes.push(u8::from(self.established));
        bytes.push(self.method as u8);
        bytes.extend_from_slice(&self.input);
        for wrap in [
            self.wrap.as_slice(),
            self.vault_wrap.as_deref().unwrap_or_default(),
        ] {
            let length = u16::try_from(wrap.len()).map_err(|_| Error::Internal {
                code: "capsule-wrap",
            })?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(wrap);
        }
        Ok(bytes)
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Error> {
        fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Error> {
            let (head, tail) = rest.split_at_checked(length).ok_or(DAMAGED)?;
            *rest = tail;
            Ok(head)
        }
        fn wrap(rest: &mut &[u8]) -> Result<Vec<u8>, Error> {
            let length = take(rest, 2)?
                .try_into()
                .map(u16::from_be_bytes)
                .map_err(|_| DAMAGED)?;
            take(rest, usize::from(length)).map(<[u8]>::to_vec)
        }
        let mut rest = bytes;
        let id = take(&mut rest, 16)?.try_into().map_err(|_| DAMAGED)?;
        let established = match take(&mut rest, 1)? {
            [0] => false,
            [1] => true,
            _ => return Err(DAMAGED),
        };
        let method = match take(&mut rest, 1)? {
            [0] => Method::Plain,
            [1] => Method::Hmac,
            [2] => Method::EcdhP256,
            [3] => Method::VaultOnly,
            _ => return Err(Error::NewerFormat),
        };
        let input = take(&mut rest, 32)?.try_into().map_err(|_| DAMAGED)?;
        let hardware_wrap = wrap(&mut rest)?;
        let vault_wrap = Some(wrap(&mut rest)?).filter(|wrap| !wrap.is_empty());
        if !rest.is_empty() {
            return Err(DAMAGED);
        }
        Ok(Self {
            id,
            established,
            method,
            input,
            wrap: hardware_wrap,
            vault_wrap,
        })
    }

    pub(super) fn wrap_by_hardware(
        &mut self,
        hardware: &dyn HardwareKey,
        key: &Key,
    ) -> Result<(), Error> {
        if hardware.level().map_err(Error::Hardware)? == HardwareLevel::None {
            self.method = Method::Plain;
            self.wrap = key.as_bytes().to_vec();
            return Ok(());
        }
        let method = Method::of(hardware.form().map_err(Error::Hardware)?);
        hardware.create(ALIAS).map_err(Error::Hardware)?;
        self.method = method;
        self.input = make_random()?;
        let output =
            evaluate_hardware(hardware, ALIAS, PURPOSE, &self.input).map_err(
                |fault| match fault {
                    HardwareFault::Key(error) => Error::Hardware(error),
                    HardwareFault::Unfit => Error::Invalid { field: "hardware" },
                },
            )?;
        self.wrap = self
            .hardware_kek(&output[..])
            .seal(&self.hardware_aad(), key.as_bytes())?;
        Ok(())
    }

    pub(super) fn unwrap_by_hardware(&self, hardware: &dyn HardwareKey) -> Result<Key, Unwrap> {
        if self.method == Method::VaultOnly {
            return Err(Unwrap::VaultFirst);
        }
        if self.method == Method::Plain {
            return read_key(&self.wrap).map_err(Unwrap::Other);
        }
        let output =
            evaluate_hardware(hardware, ALIAS, PURPOSE, &self.input).map_err(
                |fault| match fault {
                    HardwareFault::Key(HardwareError::NotFound | HardwareError::Invalidated)
                    | HardwareFault::Unfit => Unwrap::Lost,
                    HardwareFault::Key(error) => Unwrap::Other(Error::Hardware(error)),
                },
            )?;
        // The header's checksum was right, so this is another key under the same alias: as good as gone.
        let bytes = self
            .hardware_kek(&output[..])
            .open(&self.hardware_aad(), &self.wrap)
            .map_err(|_| Unwrap::Lost)?;
        read_key(&bytes).map_err(Unwrap::Other)
    }

    pub(super) fn wrap_by_vault(&mut self, vault_key: &Key, key: &Key) -> Result<(), Error> {
        self.vault_wrap = Some(vault_key.seal(&self.vault_aad(), key.as_bytes())?);
        Ok(())
    }

    /// `None` when there is no such wrap, or it is another vault's.
    pub(super) fn unwrap_by_vault(&self, vault_key: &Key) -> Option<Key> {
        let bytes = vault_key
            .open(&self.vault_aad(), self.vault_wrap.as_ref()?)
            .ok()?;
        read_key(&bytes).ok()
    }

    pub(super) fn forget_hardware(&mut self) {
        self.method = Method::VaultOnly;
        self.wrap = Vec::new();
    }

    fn hardware_kek(&self, output: &[u8]) -> Key {
        Key::from_bytes(*derive_hkdf(
            &self.id,
            output,
            &[b"amparo/capsule/hardware/v1"],
        ))
    }

    fn hardware_aad(&self) -> Vec<u8> {
        [b"amparo/capsule/hardware", self.id.as_slice(), &self.input].concat()
    }

    fn vault_aad(&self) -> Vec<u8> {
        [b"amparo/capsule/vault", self.id.as_slice()].concat()
    }
}

fn read_key(bytes: &[u8]) -> Result<Key, Error> {
    let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(bytes.try_into().map_err(|_| DAMAGED)?);
    Ok(Key::from_bytes(*bytes))
}

pub(super) fn header_error(error: amparo_sealed::Error) -> Error {
    match error {
        amparo_sealed::Error::Damaged { .. } => DAMAGED,
        amparo_sealed::Error::NewerFormat { .. } => Error::NewerFormat,
        amparo_sealed::Error::NotFound => Error::NotFound { what: "alerts" },
        other => other.into(),
    }
}
