//! The contract of [`HardwareKey`], tried on an adapter: what Rust, Kotlin and Swift run alike.

use zeroize::Zeroizing;

use crate::evaluate::hash_to_point;
use crate::{HardwareError, HardwareForm, HardwareKey, make_random};

const TAG: &[u8] = b"amparo/contract/P256_XMD:SHA-256_SSWU_RO_";

/// The clause that an adapter breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// It did not answer where it has to.
    #[error("refused: {0}")]
    Refused(HardwareError),
    /// Asked twice, it says that it computes one function and then the other.
    #[error("its form changes")]
    FormChanges,
    /// An output that is not 32 bytes long.
    #[error("an output of {0} bytes")]
    OutputLength(usize),
    /// The same input gave two outputs.
    #[error("not deterministic")]
    NotDeterministic,
    /// A change in this byte of the input changed nothing.
    #[error("byte {0} of the input is ignored")]
    InputIgnored(usize),
    /// Creating a key that is there replaced it: an interrupted set-up would lose a vault.
    #[error("creating replaces the key")]
    CreateReplaces,
    /// Two aliases are the same key.
    #[error("two aliases, one key")]
    AliasesAgree,
    /// Destroying a key that is not there is an error, so an interrupted sealing could not be repeated.
    #[error("destroying none is refused: {0}")]
    DestroyOfNone(HardwareError),
    /// After its destruction a key still answers.
    #[error("a destroyed key answers")]
    StillThere,
    /// After its destruction a key is said to be something else than not there: nobody would be sent to a keeper.
    #[error("a destroyed key is not called missing: {0}")]
    NotCalledMissing(HardwareError),
    /// A key made anew is the one that was destroyed.
    #[error("a destroyed key comes back")]
    ComesBack,
    /// An input of this length is none, and was taken.
    #[error("an input of {0} bytes is taken")]
    LengthTaken(usize),
    /// A point that is not on the curve was taken: the answers to such give the key away.
    #[error("a point off the curve is taken")]
    OffCurveTaken,
}

impl From<HardwareError> for Breach {
    fn from(error: HardwareError) -> Self {
        Self::Refused(error)
    }
}

/// Tries every clause on the keys `alias` and `<alias>.other`, which are destroyed before and after: never on a key that something
/// depends on. About 80 evaluations.
///
/// # Errors
/// The first clause that is broken.
pub fn check_contract(hardware: &dyn HardwareKey, alias: &str) -> Result<(), Breach> {
    let other = format!("{alias}.other");
    let outcome = check(hardware, alias, &other);
    // The outcome counts; a key too many of a test is no harm.
    let _ = hardware.destroy(alias);
    let _ = hardware.destroy(&other);
    outcome
}

fn check(hardware: &dyn HardwareKey, alias: &str, other: &str) -> Result<(), Breach> {
    for alias in [alias, other] {
        hardware.destroy(alias)?;
        hardware.destroy(alias).map_err(Breach::DestroyOfNone)?;
        check_missing(hardware, alias)?;
        hardware.create(alias)?;
    }
    let form = hardware.form()?;
    let input = make_random::<32>().map_err(|_| HardwareError::Unavailable)?;
    let output = ask(hardware, form, alias, &input)?;
    if ask(hardware, form, alias, &input)? != output {
        return Err(Breach::NotDeterministic);
    }
    hardware.create(alias)?;
    if ask(hardware, form, alias, &input)? != output {
        return Err(Breach::CreateReplaces);
    }
    for byte in 0..input.len() {
        let mut changed = input;
        for value in changed.iter_mut().skip(byte).take(1) {
            *value ^= 1;
        }
        if ask(hardware, form, alias, &changed)? == output {
            return Err(Breach::InputIgnored(byte));
        }
    }
    if ask(hardware, form, other, &input)? == output {
        return Err(Breach::AliasesAgree);
    }
    check_refusals(hardware, form, alias, &input)?;
    hardware.destroy(alias)?;
    check_missing(hardware, alias)?;
    hardware.create(alias)?;
    if ask(hardware, form, alias, &input)? == output {
        return Err(Breach::ComesBack);
    }
    if hardware.form()? == form {
        Ok(())
    } else {
        Err(Breach::FormChanges)
    }
}

/// One evaluation, of a point when the form wants one.
fn ask(
    hardware: &dyn HardwareKey,
    form: HardwareForm,
    alias: &str,
    input: &[u8; 32],
) -> Result<Zeroizing<Vec<u8>>, Breach> {
    let output = match form {
        HardwareForm::Hmac => hardware.evaluate(alias, input)?,
        HardwareForm::EcdhP256 => hardware.evaluate(alias, &point(input)?)?,
    };
    if output.len() == 32 {
        Ok(Zeroizing::new(output))
    } else {
        Err(Breach::OutputLength(output.len()))
    }
}

fn check_missing(hardware: &dyn HardwareKey, alias: &str) -> Result<(), Breach> {
    let point;
    let input: &[u8] = match hardware.form()? {
        HardwareForm::Hmac => &[7; 32],
        HardwareForm::EcdhP256 => {
            point = self::point(&[7; 32])?;
            &point
        }
    };
    match hardware.evaluate(alias, input) {
        Err(HardwareError::NotFound) => Ok(()),
        Err(error) => Err(Breach::NotCalledMissing(error)),
        Ok(_) => Err(Breach::StillThere),
    }
}

fn check_refusals(
    hardware: &dyn HardwareKey,
    form: HardwareForm,
    alias: &str,
    input: &[u8; 32],
) -> Result<(), Breach> {
    let long = [4; 66];
    for length in [0, 1, 31, 33, 64, 66] {
        let wrong = long.get(..length).unwrap_or_default();
        if hardware.evaluate(alias, wrong).is_ok() {
            return Err(Breach::LengthTaken(length));
        }
    }
    if form == HardwareForm::EcdhP256 {
        let mut off = point(input)?;
        for byte in off.iter_mut().skip(64) {
            *byte ^= 1;
        }
        if hardware.evaluate(alias, &off).is_ok() {
            return Err(Breach::OffCurveTaken);
        }
    }
    Ok(())
}

fn point(input: &[u8; 32]) -> Result<[u8; 65], Breach> {
    hash_to_point(input, TAG).map_err(|_| Breach::Refused(HardwareError::Unavailable))
}

#[cfg(test)]
mod tests;
