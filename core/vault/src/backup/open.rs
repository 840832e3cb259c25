//! From a file and an identity to the archive inside.

use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _};
use std::path::Path;

use age::stream::StreamReader;
use age::{DecryptError, Decryptor};

use super::DAMAGED;
use super::archive::reading;
use crate::keeper::Identity;
use crate::{Error, Result};

/// A hundred recipients and more. The header is parsed again for every line, so a longer one would cost minutes.
const MAX_HEADER: u64 = 16 * 1024;
/// Begins the last line of a header, and can stand nowhere else in it.
const LAST_LINE: &[u8] = b"\n--- ";

/// Opens the age file at `from`: binary, version 1, to an X25519 recipient. Armored ones and those under a passphrase are not
/// backups of ours.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] "identity" when it is for somebody else; [`crate::Part::Backup`] damaged when it is
/// no age file, or its header was changed.
pub(super) fn open(from: &Path, identity: &Identity) -> Result<StreamReader<BufReader<File>>> {
    let mut file = File::open(from)?;
    let mut head = Vec::new();
    file.by_ref().take(MAX_HEADER).read_to_end(&mut head)?;
    if !head.windows(LAST_LINE.len()).any(|part| part == LAST_LINE) {
        return Err(DAMAGED);
    }
    file.rewind()?;
    let file = BufReader::with_capacity(64 * 1024, file);
    let decryptor = Decryptor::new_buffered(file).map_err(opening)?;
    let identity: &dyn age::Identity = identity.as_age();
    decryptor
        .decrypt(std::iter::once(identity))
        .map_err(opening)
}

fn opening(error: DecryptError) -> Error {
    match error {
        DecryptError::NoMatchingKeys => Error::Invalid { field: "identity" },
        DecryptError::Io(error) => reading(error),
        _ => DAMAGED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    /// Who is told that a backup is damaged throws it away.
    #[test]
    fn a_disk_that_fails_is_no_damage_of_a_backup() {
        let opened = |error: io::Error| opening(DecryptError::Io(error));
        // EIO
        let failing = opened(io::Error::from_raw_os_error(5));
        assert!(matches!(failing, Error::Storage { .. }), "{failing:?}");
        assert_eq!(opened(io::ErrorKind::UnexpectedEof.into()), DAMAGED);
    }
}
