//! The one foreign trait: a key that lives in the phone's secure hardware.
//!
//! Contract (see `docs/storage-format.md`): the output depends on the input and cannot be computed from public
//! values. Calls are synchronous, come off the main thread and never while the core holds a lock.

use std::sync::Arc;

use amparo_sealed as sealed;

/// Which function the hardware computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum HardwareForm {
    /// HMAC-SHA256 of 32 bytes (Android Keystore).
    Hmac,
    /// ECDH of a 65-byte P-256 point (Secure Enclave).
    EcdhP256,
}

/// How well the key is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum HardwareLevel {
    /// No secure hardware.
    None,
    /// A software double, for tests and practice only.
    Software,
    /// Trusted execution environment.
    TrustedEnvironment,
    /// A separate security chip (Android StrongBox).
    StrongBox,
    /// Apple's Secure Enclave.
    SecureEnclave,
}

/// Why the hardware did not answer. `NotFound` is final, `Unavailable` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum HardwareKeyError {
    /// There is no key of that alias (restored phone, lost keystore).
    #[error("not found")]
    NotFound,
    /// Not now (before first unlock, keystore restarting): try again.
    #[error("unavailable")]
    Unavailable,
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The system destroyed the key (for example a new biometric enrolment).
    #[error("invalidated")]
    Invalidated,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for HardwareKeyError {
    /// An exception in the shell's adapter is not a statement about the key: never `NotFound`.
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Unavailable
    }
}

/// A keyed function evaluated inside secure hardware, implemented by the shells.
#[uniffi::export(with_foreign)]
pub trait HardwareKey: Send + Sync {
    /// Which function it computes.
    fn form(&self) -> Result<HardwareForm, HardwareKeyError>;
    /// How well its keys are held.
    fn level(&self) -> Result<HardwareLevel, HardwareKeyError>;
    /// Makes a key under `alias`; one that exists already stays as it is.
    fn create(&self, alias: String) -> Result<(), HardwareKeyError>;
    /// Destroys the key under `alias`; no key is not an error.
    fn destroy(&self, alias: String) -> Result<(), HardwareKeyError>;
    /// Evaluates the function: 32 bytes in for `Hmac`, 65 for `EcdhP256`; 32 bytes out.
    fn evaluate(&self, alias: String, input: Vec<u8>) -> Result<Vec<u8>, HardwareKeyError>;
}

/// Makes a shell's implementation look like the port that the inner crates know.
pub(crate) struct Adapter(pub(crate) Arc<dyn HardwareKey>);

impl sealed::HardwareKey for Adapter {
    fn form(&self) -> Result<sealed::HardwareForm, sealed::HardwareError> {
        Ok(match self.0.form()? {
            HardwareForm::Hmac => sealed::HardwareForm::Hmac,
            HardwareForm::EcdhP256 => sealed::HardwareForm::EcdhP256,
        })
    }

    fn level(&self) -> Result<sealed::HardwareLevel, sealed::HardwareError> {
        Ok(match self.0.level()? {
            HardwareLevel::None => sealed::HardwareLevel::None,
            HardwareLevel::Software => sealed::HardwareLevel::Software,
            HardwareLevel::TrustedEnvironment => sealed::HardwareLevel::TrustedEnvironment,
            HardwareLevel::StrongBox => sealed::HardwareLevel::StrongBox,
            HardwareLevel::SecureEnclave => sealed::HardwareLevel::SecureEnclave,
        })
    }

    fn create(&self, alias: &str) -> Result<(), sealed::HardwareError> {
        Ok(self.0.create(alias.to_owned())?)
    }

    fn destroy(&self, alias: &str) -> Result<(), sealed::HardwareError> {
        Ok(self.0.destroy(alias.to_owned())?)
    }

    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, sealed::HardwareError> {
        Ok(self.0.evaluate(alias.to_owned(), input.to_vec())?)
    }
}

impl From<HardwareKeyError> for sealed::HardwareError {
    fn from(error: HardwareKeyError) -> Self {
        match error {
            HardwareKeyError::NotFound => Self::NotFound,
            HardwareKeyError::Unavailable => Self::Unavailable,
            HardwareKeyError::Cancelled => Self::Cancelled,
            HardwareKeyError::Invalidated => Self::Invalidated,
        }
    }
}
