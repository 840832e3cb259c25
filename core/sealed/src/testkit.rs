//! A hardware key without hardware, and the contract that every hardware key keeps. The key is not for shells: what it protects is
//! protected by nothing but the file system.

mod contract;

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

use ring::hmac;

use crate::{HardwareError, HardwareForm, HardwareKey, HardwareLevel, Key};

pub use contract::{Breach, check_contract};

/// HMAC-SHA256 in software, for tests, scenarios and the demo; [`HardwareLevel::Software`].
#[derive(Debug)]
pub struct SoftwareHardwareKey {
    keys: Mutex<HashMap<String, Key>>,
    folder: Option<PathBuf>,
    form: HardwareForm,
}

impl SoftwareHardwareKey {
    /// Keys live as long as this object.
    pub fn in_memory() -> Self {
        Self {
            keys: Mutex::default(),
            folder: None,
            form: HardwareForm::Hmac,
        }
    }

    /// Keys are kept, in the clear, as `<alias>.key` in `folder`, which is made when missing.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            keys: Mutex::default(),
            folder: Some(folder.into()),
            form: HardwareForm::Hmac,
        }
    }

    /// The same, computing the other function: what a Secure Enclave does.
    #[must_use]
    pub fn with_form(self, form: HardwareForm) -> Self {
        Self { form, ..self }
    }

    /// Puts a known key in place, for golden files.
    pub fn insert(&self, alias: &str, key: [u8; 32]) -> Result<(), HardwareError> {
        if let Some(path) = self.path(alias) {
            fs::create_dir_all(path.parent().unwrap_or(&path))
                .and_then(|()| fs::write(path, key))
                .map_err(|_| HardwareError::Unavailable)?;
        }
        self.keys()?.insert(alias.into(), Key::from_bytes(key));
        Ok(())
    }

    fn keys(&self) -> Result<std::sync::MutexGuard<'_, HashMap<String, Key>>, HardwareError> {
        self.keys.lock().map_err(|_| HardwareError::Unavailable)
    }

    fn path(&self, alias: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{alias}.key")))
    }

    fn find(&self, alias: &str) -> Result<Key, HardwareError> {
        if let Some(key) = self.keys()?.get(alias) {
            return Ok(key.copy());
        }
        let path = self.path(alias).ok_or(HardwareError::NotFound)?;
        let bytes = fs::read(path).map_err(|_| HardwareError::NotFound)?;
        let bytes = bytes.try_into().map_err(|_| HardwareError::Invalidated)?;
        Ok(Key::from_bytes(bytes))
    }
}

impl HardwareKey for SoftwareHardwareKey {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        Ok(self.form)
    }

    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        Ok(HardwareLevel::Software)
    }

    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        match self.find(alias) {
            Ok(_) => Ok(()),
            Err(HardwareError::NotFound) => {
                let key = Key::make_random().map_err(|_| HardwareError::Unavailable)?;
                self.insert(alias, *key.as_bytes())
            }
            Err(error) => Err(error),
        }
    }

    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        if let Some(path) = self.path(alias)
            && path.exists()
        {
            fs::remove_file(path).map_err(|_| HardwareError::Unavailable)?;
        }
        self.keys()?.remove(alias);
        Ok(())
    }

    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        let key = self.find(alias)?;
        if self.form == HardwareForm::EcdhP256 {
            return ecdh(&key, input);
        }
        if input.len() != 32 {
            return Err(HardwareError::Invalidated);
        }
        let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
        Ok(hmac::sign(&key, input).as_ref().to_vec())
    }
}

/// The x-coordinate of scalar times point (SP 800-56A §5.7.1.2).
fn ecdh(key: &Key, point: &[u8]) -> Result<Vec<u8>, HardwareError> {
    let scalar =
        p256::SecretKey::from_slice(key.as_bytes()).map_err(|_| HardwareError::Invalidated)?;
    let point = p256::PublicKey::from_sec1_bytes(point).map_err(|_| HardwareError::Invalidated)?;
    let shared = p256::ecdh::diffie_hellman(scalar.to_nonzero_scalar(), point.as_affine());
    Ok(shared.raw_secret_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_by_alias_and_input_and_survive_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = SoftwareHardwareKey::in_folder(folder.path());
        assert_eq!(first.evaluate("a", &[1; 32]), Err(HardwareError::NotFound));
        first.create("a").unwrap();
        first.create("b").unwrap();
        let output = first.evaluate("a", &[1; 32]).unwrap();
        assert_ne!(output, first.evaluate("a", &[2; 32]).unwrap());
        assert_ne!(output, first.evaluate("b", &[1; 32]).unwrap());

        let second = SoftwareHardwareKey::in_folder(folder.path());
        second.create("a").unwrap();
        assert_eq!(output, second.evaluate("a", &[1; 32]).unwrap());
        second.destroy("a").unwrap();
        assert_eq!(second.evaluate("a", &[1; 32]), Err(HardwareError::NotFound));
    }
}
