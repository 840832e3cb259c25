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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_long_as_may_be_and_no_longer() {
        let identity = Identity::make_random().unwrap();
        let sealed = |length: usize| seal(&identity.recipient(), &vec![7; length]).unwrap();
        // In every header of `age` stands something of a random length.
        let mut lengths = [(); 9].map(|()| sealed(1600).len());
        lengths.sort_unstable();
        let content = 1600 + MAX_WRAPPED - lengths[4];
        let sealed = |length: usize| {
            let mut files = (0..100_000).map(|_| sealed(content));
            files.find(|file| file.len() == length).unwrap()
        };
        let damaged = Error::Invalid { field: "file" };
        let opened = open(&sealed(MAX_WRAPPED), &identity, damaged).unwrap();
        assert_eq!(opened.len(), content);
        let longer = open(&sealed(MAX_WRAPPED + 1), &identity, damaged);
        assert_eq!(longer.unwrap_err(), damaged);
    }
}
