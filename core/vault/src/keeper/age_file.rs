//! Small age files: sealed in one go, opened in one go, and no more memory than the file itself.

use std::io::Read as _;
use std::iter;

use age::{DecryptError, Decryptor};
use zeroize::Zeroizing;

use super::frame::MAX_WRAPPED;
use super::{Identity, Recipient};
use crate::{Error, Result, age_writer};

/// What opens with another identity than this one. A file whose stanza was changed cannot be told from it.
pub(super) const OTHER_KEEPER: Error = Error::Invalid { field: "keeper" };

/// As an age file that only `recipient` opens.
pub(super) fn seal(recipient: &Recipient, plaintext: &[u8]) -> Result<Vec<u8>> {
    let mut writer = age_writer::begin(&[recipient], Vec::new())?;
    writer.write(plaintext)?;
    Ok(writer.finish()?)
}

/// Opens a file of at most [`MAX_WRAPPED`] bytes.
///
/// # Errors
/// [`OTHER_KEEPER`] when it is for somebody else, `damaged` when it is no age file or was changed.
pub(super) fn open(file: &[u8], identity: &Identity, damaged: Error) -> Result<Zeroizing<Vec<u8>>> {
    if file.len() > MAX_WRAPPED {
        return Err(damaged);
    }
    let mut reader = Decryptor::new_buffered(file)
        .and_then(|opened| opened.decrypt(iter::once(identity.as_age() as _)))
        .map_err(|error| match error {
            DecryptError::NoMatchingKeys => OTHER_KEEPER,
            _ => damaged,
        })?;
    // Never moved while it grows, so that no copy of a key stays behind: a file is longer than what is in it.
    let mut plaintext = Zeroizing::new(Vec::with_capacity(MAX_WRAPPED));
    reader.read_to_end(&mut plaintext).map_err(|_| damaged)?;
    Ok(plaintext)
}
