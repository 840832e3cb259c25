//! Random bytes from the system.

use ring::rand::{SecureRandom as _, SystemRandom};

use crate::{Error, Result};

/// `N` random bytes.
///
/// # Errors
/// [`Error::NoRandom`] when the system gives none.
pub fn make_random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// The same, to where the bytes stay.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<()> {
    SystemRandom::new().fill(bytes).map_err(|_| Error::NoRandom)
}
