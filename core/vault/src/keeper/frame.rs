//! The vault key on its way to a keeper and back.

use amparo_sealed::Key;
use zeroize::Zeroizing;

use super::{Identity, Recipient, age_file};
use crate::{Error, Result};

const MAGIC: [u8; 8] = *b"AMPKEYS1";
/// Longer than its content, so that a later frame may say more without showing that it does.
const LENGTH: usize = 128;
/// A wrapped frame is a fixed few hundred bytes; what is longer is not ours.
pub(crate) const MAX_WRAPPED: usize = 2_048;
const INVALID: Error = Error::Invalid { field: "identity" };

/// The key of one vault at one epoch: "AMPKEYS1" ‖ vault id (16) ‖ epoch (4) ‖ key (32) ‖ zeros up to 128 bytes.
#[derive(Debug)]
pub struct KeyFrame {
    /// Which vault.
    pub vault_id: [u8; 16],
    /// Which generation of its key.
    pub epoch: u32,
    /// The vault key.
    pub vmk: Key,
}

impl KeyFrame {
    /// As an age file that only `recipient` opens.
    pub fn wrap(&self, recipient: &Recipient) -> Result<Vec<u8>> {
        age_file::seal(recipient, self.encode().as_slice())
    }

    /// # Errors
    /// [`Error::Invalid`] "identity": wrapped for somebody else, or not a frame.
    pub fn unwrap(file: &[u8], identity: &Identity) -> Result<Self> {
        let bytes = age_file::open(file, identity, INVALID).map_err(|_| INVALID)?;
        Self::decode(&bytes)
    }

    /// The 128 bytes.
    pub fn encode(&self) -> Zeroizing<[u8; LENGTH]> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        let fields = [
            &MAGIC[..],
            &self.vault_id,
            &self.epoch.to_be_bytes(),
            self.vmk.as_bytes(),
        ];
        let mut at = 0;
        for field in fields {
            bytes[at..at + field.len()].copy_from_slice(field);
            at += field.len();
        }
        bytes
    }

    /// # Errors
    /// [`Error::Invalid`] "identity" when it is not a frame.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut rest = bytes;
        let mut take = |length: usize| -> Result<&[u8]> {
            let (field, later) = rest.split_at_checked(length).ok_or(INVALID)?;
            rest = later;
            Ok(field)
        };
        let (magic, vault_id, epoch, vmk) = (take(8)?, take(16)?, take(4)?, take(32)?);
        if magic != MAGIC || bytes.len() != LENGTH {
            return Err(INVALID);
        }
        Ok(Self {
            vault_id: vault_id.try_into().map_err(|_| INVALID)?,
            epoch: u32::from_be_bytes(epoch.try_into().map_err(|_| INVALID)?),
            vmk: Key::from_ref(vmk.try_into().map_err(|_| INVALID)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_keeper_unwraps_a_frame() {
        let [rosa, luis] = [(); 2].map(|()| Identity::make_random().unwrap());
        let frame = KeyFrame {
            vault_id: [1; 16],
            epoch: 3,
            vmk: Key::from_bytes([5; 32]),
        };
        let file = frame.wrap(&rosa.recipient()).unwrap();
        assert!(file.len() < MAX_WRAPPED);
        let back = KeyFrame::unwrap(&file, &rosa).unwrap();
        assert_eq!((back.vault_id, back.epoch), ([1; 16], 3));
        assert_eq!(back.vmk, frame.vmk);
        assert_eq!(KeyFrame::unwrap(&file, &luis).unwrap_err(), INVALID);
        let bytes = frame.encode();
        assert!(KeyFrame::decode(&*bytes).is_ok());
        let longer = [&bytes[..], b"x"].concat();
        assert_eq!(KeyFrame::decode(&longer).unwrap_err(), INVALID);
        let mut strange = bytes.to_vec();
        strange[0] ^= 1;
        assert_eq!(KeyFrame::decode(&strange).unwrap_err(), INVALID);
        let other = age::encrypt(rosa.recipient().as_age(), b"a letter").unwrap();
        assert_eq!(KeyFrame::unwrap(&other, &rosa).unwrap_err(), INVALID);
    }
}
