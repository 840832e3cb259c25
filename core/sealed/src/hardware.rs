//! The port to a key that stays inside secure hardware. Adapted to Android and iOS by the shells, through the façade.

/// A non-extractable key of this device. Synchronous; may take tens of milliseconds a call.
///
/// Contract: [`evaluate`](HardwareKey::evaluate) is deterministic, depends on its whole input, and cannot be computed from
/// public values. `amparo-vault` tries the first two before it trusts a key with a new vault.
pub trait HardwareKey: Send + Sync {
    /// Which function the hardware computes.
    fn form(&self) -> Result<HardwareForm, HardwareError>;

    /// Where the key lives.
    fn level(&self) -> Result<HardwareLevel, HardwareError>;

    /// Makes the key `alias`; when there is one already it stays, so an interrupted set-up can be repeated.
    fn create(&self, alias: &str) -> Result<(), HardwareError>;

    /// Destroys the key `alias`; when there is none, that is success.
    fn destroy(&self, alias: &str) -> Result<(), HardwareError>;

    /// 32 bytes out for 32 bytes ([`HardwareForm::Hmac`]) or an uncompressed 65-byte point ([`HardwareForm::EcdhP256`]) in.
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError>;
}

/// Which function the hardware computes. The discriminants are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum HardwareForm {
    /// HMAC-SHA256 of 32 bytes (Android Keystore).
    Hmac = 1,
    /// ECDH on P-256 with the point that the input is hashed to (Secure Enclave); the output is the x-coordinate.
    EcdhP256 = 2,
}

/// Where a hardware key lives, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HardwareLevel {
    /// There is none.
    None,
    /// In the program's own memory or files: for tests and practice.
    Software,
    /// A trusted execution environment.
    TrustedEnvironment,
    /// `StrongBox`: a separate security chip.
    StrongBox,
    /// Apple's Secure Enclave.
    SecureEnclave,
}

/// Why a hardware key did not answer. The four are never mixed up: only the first means that the key is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HardwareError {
    /// There is no key of that alias (restored phone, emptied keystore).
    #[error("no such hardware key")]
    NotFound,
    /// The hardware does not answer now; trying again may help.
    #[error("hardware key unavailable")]
    Unavailable,
    /// The person cancelled the system's question.
    #[error("hardware key cancelled")]
    Cancelled,
    /// The system has made the key unusable for ever.
    #[error("hardware key invalidated")]
    Invalidated,
}
