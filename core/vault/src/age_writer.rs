//! Writing age files: the header is the `age` crate's, what follows is sealed by our own chunk layer.
//!
//! Why not `age`'s own writer: it leaves the last 64 KiB of what was written in freed memory.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::Write;

use age::secrecy::ExposeSecret as _;
use age::{EncryptError, Encryptor};
use age_core::format::{FileKey, Stanza};
use amparo_sealed::file::ChunkWriter;
use amparo_sealed::{Key, derive_hkdf_into};
use zeroize::Zeroizing;

use crate::keeper::Recipient;
use crate::{Error, Result};

/// Stands between the header and the chunks.
const NONCE: usize = 16;
const PAYLOAD: &[u8] = b"payload";

/// Begins an age file (<https://c2sp.org/age>, version 1, binary) to X25519 recipients: writes its header, and takes what is to be
/// in it.
///
/// # Errors
/// [`Error::NoRandom`]; those of the output.
pub(crate) fn begin<W: Write>(recipients: &[&Recipient], mut output: W) -> Result<ChunkWriter<W>> {
    let file_key = RefCell::new(Zeroizing::new([0; 16]));
    let listeners: Vec<Listener<'_>> = recipients
        .iter()
        .map(|recipient| Listener {
            recipient,
            file_key: &file_key,
        })
        .collect();
    let as_age = listeners
        .iter()
        .map(|listener| listener as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(as_age).map_err(|_| Error::NoRandom)?;
    let mut header = Vec::new();
    // Header and nonce are all it writes before there is a chunk.
    drop(encryptor.wrap_output(&mut header)?);
    let nonce: &[u8; NONCE] = header.last_chunk().ok_or(Error::NoRandom)?;
    let mut payload_key = Zeroizing::new([0; 32]);
    derive_hkdf_into(
        nonce,
        file_key.borrow().as_slice(),
        &[PAYLOAD],
        &mut payload_key,
    );
    output.write_all(&header)?;
    Ok(ChunkWriter::new(Key::from_ref(&payload_key), output))
}

/// A recipient that hears for which file key the header is.
struct Listener<'a> {
    recipient: &'a Recipient,
    file_key: &'a RefCell<Zeroizing<[u8; 16]>>,
}

impl age::Recipient for Listener<'_> {
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        self.file_key
            .borrow_mut()
            .copy_from_slice(file_key.expose_secret());
        self.recipient.as_age().wrap_file_key(file_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keeper::Identity;
    use std::io::Read as _;

    #[test]
    fn the_age_crate_opens_it_with_either_identity() {
        let identities = [(); 2].map(|()| Identity::make_random().unwrap());
        let recipients = identities.each_ref().map(Identity::recipient);
        for length in [
            0,
            1,
            65_535,
            65_536,
            65_537,
            1 << 20,
            (1 << 20) + 65_536 + 3,
        ] {
            let plaintext: Vec<u8> = (0..=255).cycle().take(length).collect();
            let mut writer = begin(&recipients.each_ref(), Vec::new()).unwrap();
            for piece in plaintext.chunks(100_000) {
                writer.write(piece).unwrap();
            }
            let file = writer.finish().unwrap();
            for identity in &identities {
                let identity: &dyn age::Identity = identity.as_age();
                let mut opened = Vec::new();
                age::Decryptor::new_buffered(&file[..])
                    .and_then(|file| file.decrypt(std::iter::once(identity)))
                    .unwrap()
                    .read_to_end(&mut opened)
                    .unwrap();
                assert!(opened == plaintext, "{length}");
            }
        }
    }
}
