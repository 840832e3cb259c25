//! From a PIN to the key that seals the vault key, by Argon2id and then by the hardware.
//!
//! k1 = Argon2id(PIN, salt). k2 = the hardware key asked `rounds` times, first with k1, then with its own last output.
//! KEK ‖ commitment = HKDF-SHA256(k1 ‖ k2, "slot/pin/v1", 64 bytes). Guessing elsewhere needs the hardware; guessing on the phone
//! takes all rounds for every guess.

use amparo_sealed::{
    HardwareFault, HardwareKey, Key, derive_hkdf_into, evaluate_hardware, make_random,
};
use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::{Error, Parameters, Result};

const LABEL: &[u8] = b"slot/pin/v1";
const PURPOSE: &str = "slot/pin/v1";
const PASSPHRASE_LABEL: &[u8] = b"slot/passphrase/v1";

/// What a slot is sealed with.
pub(crate) struct SlotKey {
    pub(crate) kek: Key,
    /// Stored in the clear beside what `kek` seals. It is compared before opening, because AES-GCM does not commit to its key:
    /// without it a crafted slot could open under several PINs.
    pub(crate) commitment: [u8; 32],
}

/// Runs both. The parameters have been checked by whoever read or chose them.
pub(crate) fn derive_slot_key(
    pin: &[u8],
    salt: &[u8; 16],
    parameters: &Parameters,
    hardware: &dyn HardwareKey,
    alias: &str,
) -> Result<SlotKey> {
    let mut both = Zeroizing::new([0; 64]);
    let (k1, k2) = both.split_at_mut(32);
    argon2id(pin, salt, parameters, k1)?;
    let mut output = Zeroizing::new([0; 32]);
    output.copy_from_slice(k1);
    for _ in 0..parameters.rounds {
        output = ask(hardware, alias, &output)?;
    }
    k2.copy_from_slice(output.as_slice());
    Ok(slot_key(both.as_slice(), LABEL))
}

/// The same without hardware: KEK ‖ commitment = HKDF-SHA256(k1, "slot/passphrase/v1", 64 bytes).
pub(crate) fn derive_passphrase_key(
    passphrase: &[u8],
    salt: &[u8; 16],
    parameters: &Parameters,
) -> Result<SlotKey> {
    let mut k1 = Zeroizing::new([0; 32]);
    argon2id(passphrase, salt, parameters, k1.as_mut_slice())?;
    Ok(slot_key(k1.as_slice(), PASSPHRASE_LABEL))
}

fn slot_key(ikm: &[u8], label: &[u8]) -> SlotKey {
    let mut okm = Zeroizing::new([0; 64]);
    derive_hkdf_into(&[], ikm, &[label], &mut okm);
    let (halves, _) = okm.as_chunks::<32>();
    SlotKey {
        kek: Key::from_ref(&halves[0]),
        commitment: halves[1],
    }
}

/// Tries the contract of [`HardwareKey`] on a key that a vault is about to depend on.
///
/// # Errors
/// [`Error::HardwareUnfit`] when its output does not depend on its input, or is not the same twice.
pub(crate) fn check_hardware(hardware: &dyn HardwareKey, alias: &str) -> Result<()> {
    let [one, other] = [make_random::<32>()?, make_random::<32>()?];
    let output = ask(hardware, alias, &one)?;
    let fit = output == ask(hardware, alias, &one)?
        && output != ask(hardware, alias, &other)?
        && *output != one;
    if fit {
        Ok(())
    } else {
        Err(Error::HardwareUnfit)
    }
}

pub(crate) fn argon2id(
    pin: &[u8],
    salt: &[u8],
    parameters: &Parameters,
    output: &mut [u8],
) -> Result<()> {
    let invalid = Error::Invalid {
        field: "parameters",
    };
    let Parameters {
        memory_kib,
        passes,
        lanes,
        ..
    } = *parameters;
    let params = Params::new(memory_kib, passes, lanes, Some(output.len())).map_err(|_| invalid)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin, salt, output)
        .map_err(|error| match error {
            argon2::Error::OutOfMemory => Error::OutOfMemory,
            _ => invalid,
        })
}

/// One round: 32 bytes in, 32 bytes out.
pub(crate) fn ask(
    hardware: &dyn HardwareKey,
    alias: &str,
    input: &[u8; 32],
) -> Result<Zeroizing<[u8; 32]>> {
    evaluate_hardware(hardware, alias, PURPOSE, input).map_err(|fault| match fault {
        HardwareFault::Key(error) => error.into(),
        HardwareFault::Unfit => Error::HardwareUnfit,
    })
}

#[cfg(test)]
mod tests;
