//! A keeper's phone opens a sealed vault: one QR code there, one back, and five pictures in between.
//!
//! The owner's phone hands over its own slot of the keeper, which is sealed to the keeper, and a one-time public key. The keeper's phone opens the
//! slot and seals what it held to the one-time key, bound to the hash of the request: the answer opens nothing but this one request,
//! which lives in memory for ten minutes and is used once.

use amparo_sealed::{derive_hkdf, make_random, open_with, seal_with};
use ring::agreement::{EphemeralPrivateKey, UnparsedPublicKey, X25519, agree_ephemeral};
use ring::rand::SystemRandom;
use zeroize::Zeroizing;

use super::Identity;
use super::age_file;
use super::code::{Code, Fields};
use super::frame::{KeyFrame, MAX_WRAPPED};
use super::pictures::{Pictures, derive_pictures, hash};
use crate::{Error, Result};

const REQUEST: Code = Code {
    name: "AMPR",
    field: "request",
    max: 1 + 16 + 2 + 4 + 32 + 16 + 8 + 2 + MAX_WRAPPED,
};
const ANSWER: Code = Code {
    name: "AMPA",
    field: "answer",
    max: 1 + 32 + 128 + 16,
};
const PICTURES: &str = "amparo/reopen-sas/v1";
const ANSWER_KEY: &str = "amparo/reopen/v1";
/// How long a request is good.
const VALID_MS: u64 = 10 * 60 * 1_000;
/// From here on the keeper is told that the request is not fresh, or that the two clocks differ.
const OLD_MS: u64 = VALID_MS / 2;

/// The owner's side. One use, in memory only.
pub struct ReopenRequest {
    private: EphemeralPrivateKey,
    bytes: Vec<u8>,
    vault_id: [u8; 16],
    epoch: u32,
    created_ms: u64,
}

/// The keeper's side: a request that was read and not opened yet.
#[derive(Debug)]
pub struct AskedToReopen {
    /// Which vault asks: tells which identity to open it with.
    pub vault_id: [u8; 16],
    /// The keeper's slot in there.
    pub slot_id: u16,
    /// By this phone's clock it is more than five minutes away from being made, either way. A warning to show, nothing more.
    pub old: bool,
    epoch: u32,
    public: [u8; 32],
    hash: [u8; 32],
    pictures: Pictures,
    wrapped: Vec<u8>,
}

/// The keeper's side: opened, and waiting for "the owner is beside me and free".
#[derive(Debug)]
pub struct ReadyToReopen {
    public: [u8; 32],
    hash: [u8; 32],
    pictures: Pictures,
    frame: KeyFrame,
}

impl ReopenRequest {
    /// For the slot `slot_id`, whose age file is `wrapped`. `now_ms` since 1970.
    ///
    /// # Errors
    /// [`Error::Invalid`] "request": longer than a slot can hold.
    pub fn make(
        vault_id: [u8; 16],
        slot_id: u16,
        epoch: u32,
        wrapped: &[u8],
        now_ms: u64,
    ) -> Result<Self> {
        if wrapped.len() > MAX_WRAPPED {
            return Err(REQUEST.invalid());
        }
        let length = u16::try_from(wrapped.len()).map_err(|_| REQUEST.invalid())?;
        let (private, public) = make_one_time_key()?;
        let nonce: [u8; 16] = make_random()?;
        let (bytes, _) = REQUEST.encode(&[
            &vault_id,
            &slot_id.to_be_bytes(),
            &epoch.to_be_bytes(),
            &public,
            &nonce,
            &now_ms.to_be_bytes(),
            &length.to_be_bytes(),
            wrapped,
        ]);
        Ok(Self {
            private,
            bytes,
            vault_id,
            epoch,
            created_ms: now_ms,
        })
    }

    /// For the QR code.
    pub fn text(&self) -> String {
        REQUEST.text(&self.bytes)
    }

    /// To be compared with the keeper's phone.
    pub fn pictures(&self) -> Pictures {
        derive_pictures(PICTURES, &[&self.bytes])
    }

    /// Whether a text that a camera read has the form of an answer. [`Self::accept`] uses the request up, so foreign codes are left out first.
    pub fn is_answer(text: &str) -> bool {
        ANSWER
            .decode(text)
            .is_ok_and(|bytes| bytes.len() == ANSWER.max)
    }

    /// The key of the vault. Whatever comes of it, the request is used up.
    ///
    /// # Errors
    /// [`Error::Expired`] after ten minutes, or when the clock was put back; [`Error::Invalid`] "answer": to another request,
    /// changed, or of another vault or epoch; [`Error::NewerFormat`], [`Error::TooLarge`].
    pub fn accept(self, answer: &str, now_ms: u64) -> Result<KeyFrame> {
        if !(self.created_ms..=self.created_ms.saturating_add(VALID_MS)).contains(&now_ms) {
            return Err(Error::Expired);
        }
        let invalid = ANSWER.invalid();
        let bytes = ANSWER.decode(answer)?;
        let mut fields = Fields {
            rest: &bytes,
            invalid,
        };
        let (_, public) = (fields.take::<1>()?, fields.take::<32>()?);
        let hash = hash(&[&self.bytes]);
        let answer_key = agree(self.private, public, &hash, invalid)?;
        let (key, nonce) = split(&answer_key).ok_or(invalid)?;
        let opened = open_with(key, nonce, &hash, fields.rest).map_err(|_| invalid)?;
        let frame = KeyFrame::decode(&opened).map_err(|_| invalid)?;
        let ours = frame.vault_id == self.vault_id && frame.epoch == self.epoch;
        if ours { Ok(frame) } else { Err(invalid) }
    }
}

impl std::fmt::Debug for ReopenRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReopenRequest(..)")
    }
}

impl AskedToReopen {
    /// Reads the owner's code. `now_ms` since 1970, by this phone's clock.
    ///
    /// # Errors
    /// [`Error::Invalid`] "request"; [`Error::Expired`]: made more than ten minutes ago; [`Error::NewerFormat`], [`Error::TooLarge`].
    pub fn read(text: &str, now_ms: u64) -> Result<Self> {
        let bytes = REQUEST.decode(text)?;
        let invalid = REQUEST.invalid();
        let mut fields = Fields {
            rest: &bytes,
            invalid,
        };
        let (_, vault_id, slot_id) = (fields.take::<1>()?, fields.take()?, fields.take()?);
        let (epoch, public, _) = (fields.take()?, fields.take()?, fields.take::<16>()?);
        let (created, length) = (fields.take()?, fields.take()?);
        let wrapped = fields.rest.to_vec();
        if wrapped.len() != usize::from(u16::from_be_bytes(*length)) {
            return Err(invalid);
        }
        let created_ms = u64::from_be_bytes(*created);
        if now_ms.saturating_sub(created_ms) > VALID_MS {
            return Err(Error::Expired);
        }
        Ok(Self {
            vault_id: *vault_id,
            slot_id: u16::from_be_bytes(*slot_id),
            old: now_ms.abs_diff(created_ms) > OLD_MS,
            epoch: u32::from_be_bytes(*epoch),
            public: *public,
            hash: hash(&[&bytes]),
            pictures: derive_pictures(PICTURES, &[&bytes]),
            wrapped,
        })
    }

    /// Opens the slot with this phone's identity for that vault.
    ///
    /// # Errors
    /// [`Error::Invalid`] "keeper": the slot is another keeper's; "request": it was changed, or holds the key of another vault or
    /// epoch than it says.
    pub fn open(self, identity: &Identity) -> Result<ReadyToReopen> {
        let invalid = REQUEST.invalid();
        let opened = age_file::open(&self.wrapped, identity, invalid)?;
        let frame = KeyFrame::decode(&opened).map_err(|_| invalid)?;
        if frame.vault_id != self.vault_id || frame.epoch != self.epoch {
            return Err(invalid);
        }
        Ok(ReadyToReopen {
            public: self.public,
            hash: self.hash,
            pictures: self.pictures,
            frame,
        })
    }
}

impl ReadyToReopen {
    /// To be compared with the owner's phone.
    pub fn pictures(&self) -> Pictures {
        self.pictures
    }

    /// The text of the answer. To be called only after the keeper said that the owner is beside them and free.
    ///
    /// # Errors
    /// [`Error::Invalid`] "request": its one-time key is no key.
    pub fn answer(self) -> Result<String> {
        let (private, public) = make_one_time_key()?;
        let invalid = REQUEST.invalid();
        let answer_key = agree(private, &self.public, &self.hash, invalid)?;
        let (key, nonce) = split(&answer_key).ok_or(invalid)?;
        let sealed = seal_with(key, nonce, &self.hash, self.frame.encode().as_slice())?;
        let (_, text) = ANSWER.encode(&[&public, &sealed]);
        Ok(text)
    }
}

/// Key (32) ‖ nonce (12) of an answer. One shared secret seals one message, so the nonce may be derived with the key.
fn derive_answer_key(shared: &[u8], request_hash: &[u8; 32]) -> Zeroizing<[u8; 44]> {
    derive_hkdf(request_hash, shared, &[ANSWER_KEY.as_bytes()])
}

/// X25519, then [`derive_answer_key`]. A public key of small order, whose shared secret is all zeros, is refused by `ring` (RFC 7748 §6.1).
fn agree(
    private: EphemeralPrivateKey,
    public: &[u8; 32],
    request_hash: &[u8; 32],
    invalid: Error,
) -> Result<Zeroizing<[u8; 44]>> {
    let public = UnparsedPublicKey::new(&X25519, public);
    agree_ephemeral(private, &public, |shared| {
        derive_answer_key(shared, request_hash)
    })
    .map_err(|_| invalid)
}

fn make_one_time_key() -> Result<(EphemeralPrivateKey, [u8; 32])> {
    let private = EphemeralPrivateKey::generate(&X25519, &SystemRandom::new());
    let private = private.map_err(|_| Error::NoRandom)?;
    let public = private.compute_public_key().map_err(|_| Error::NoRandom)?;
    let public = public.as_ref().try_into().map_err(|_| Error::NoRandom)?;
    Ok((private, public))
}

fn split(answer_key: &[u8; 44]) -> Option<(&[u8; 32], &[u8; 12])> {
    let (key, nonce) = answer_key.split_first_chunk()?;
    Some((key, nonce.first_chunk()?))
}

#[cfg(test)]
mod tests;
