//! [`Key`], HKDF-SHA256 (RFC 5869) and AES-256-GCM (NIST SP 800-38D), all on `ring`.
//!
//! Two ways to seal, and why: [`Key::seal`] keeps a random nonce beside the ciphertext, for values that are sealed a few times
//! in a key's life (a slot, a wrapped key). [`seal_with`] takes a nonce that was derived together with its key from a fresh
//! random salt, so a pair of key and nonce is never used twice however many messages there are.

use std::fmt;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hkdf;
use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize as _, Zeroizing};

use crate::random::fill_random;
use crate::{Error, Part, Result, make_random};

const NONCE_LEN: usize = 12;
const TAG_LEN: usize = 16;

/// 32 secret bytes. Wiped when dropped, compared in constant time, never printed, never copied by accident.
///
/// Boxed, so that moving a `Key` moves a pointer and leaves no copy of the bytes behind on the stack.
pub struct Key(Box<Zeroizing<[u8; 32]>>);

impl Key {
    /// A new random key.
    pub fn make_random() -> Result<Self> {
        let mut key = Self(Box::default());
        fill_random(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Takes the bytes as they are. The argument is wiped; the caller wipes what it copied it from.
    pub fn from_bytes(mut bytes: [u8; 32]) -> Self {
        let mut key = Self(Box::default());
        key.0.copy_from_slice(&bytes);
        bytes.zeroize();
        key
    }

    /// A key of these bytes, which are copied once, to where they stay: an array that is passed on leaves copies on the stack. The
    /// caller wipes its own.
    pub fn from_ref(bytes: &[u8; 32]) -> Self {
        let mut key = Self(Box::default());
        key.0.copy_from_slice(bytes);
        key
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A second handle on the same secret, on purpose.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self::from_ref(self.as_bytes())
    }

    /// HKDF-Expand(self, label) to 32 bytes: a key for one purpose. Labels stand in `docs/storage-format.md`.
    #[must_use]
    pub fn derive(&self, label: &str) -> Self {
        let mut key = Self(Box::default());
        let prk = hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, self.as_bytes());
        expand(&prk, &[label.as_bytes()], key.0.as_mut_slice());
        key
    }

    /// AES-256-GCM with a random nonce: nonce (12) ‖ ciphertext ‖ tag (16).
    pub fn seal(&self, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
        let nonce = make_random::<NONCE_LEN>()?;
        let mut sealed = Vec::with_capacity(NONCE_LEN + plaintext.len() + TAG_LEN);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&seal_with(self.as_bytes(), &nonce, aad, plaintext)?);
        Ok(sealed)
    }

    /// Opens what [`Key::seal`] made.
    ///
    /// # Errors
    /// [`Part::Sealed`] damaged: another key, other associated data, or changed bytes; these cannot be told apart.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let (nonce, ciphertext) = sealed
            .split_first_chunk::<NONCE_LEN>()
            .ok_or(Error::damaged(Part::Sealed))?;
        open_with(self.as_bytes(), nonce, aad, ciphertext)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes().ct_eq(other.as_bytes()).into()
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// HKDF-SHA256, extract then expand. `info` is the concatenation of its parts; `N` is at most 255 × 32.
pub fn derive_hkdf<const N: usize>(salt: &[u8], ikm: &[u8], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    let mut okm = Zeroizing::new([0; N]);
    derive_hkdf_into(salt, ikm, info, &mut okm);
    okm
}

/// [`derive_hkdf`] to where the output stays: what is returned by value may be copied on the way.
pub fn derive_hkdf_into<const N: usize>(
    salt: &[u8],
    ikm: &[u8],
    info: &[&[u8]],
    okm: &mut [u8; N],
) {
    const { assert!(N <= 255 * 32, "HKDF-SHA256 gives at most 8160 bytes") }
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(ikm);
    expand(&prk, info, okm.as_mut_slice());
}

/// AES-256-GCM under a key and nonce derived together from a fresh salt: ciphertext ‖ tag (16).
///
/// # Errors
/// [`Error::TooLarge`] beyond what GCM takes (2³⁶ − 32 bytes).
pub fn seal_with(
    key: &[u8; 32],
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>> {
    let mut sealed = Vec::with_capacity(plaintext.len() + TAG_LEN);
    sealed.extend_from_slice(plaintext);
    seal_from(key, nonce, aad, &mut sealed, 0)?;
    Ok(sealed)
}

/// Opens what [`seal_with`] made.
///
/// # Errors
/// [`Part::Sealed`] damaged, as in [`Key::open`].
pub fn open_with(
    key: &[u8; 32],
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    let mut buffer = Zeroizing::new(sealed.to_vec());
    let length = open_slice(key, nonce, aad, &mut buffer)?;
    buffer.truncate(length);
    Ok(buffer)
}

/// Seals `buffer[from..]` in place and appends the tag; `okm` is key (32) ‖ nonce (12), derived from a fresh salt.
pub(crate) fn seal_in_place(
    okm: &[u8; 44],
    aad: &[u8],
    buffer: &mut Vec<u8>,
    from: usize,
) -> Result<()> {
    let (key, nonce) = split(okm);
    seal_from(key, nonce, aad, buffer, from)
}

/// Opens ciphertext ‖ tag in place; the plaintext is the first so many bytes.
pub(crate) fn open_in_place(okm: &[u8; 44], aad: &[u8], buffer: &mut [u8]) -> Result<usize> {
    let (key, nonce) = split(okm);
    open_slice(key, nonce, aad, buffer)
}

/// HKDF-Expand into `okm`, which is at most 255 × 32 bytes: checked where lengths are constants, so never at run time.
pub(crate) fn expand(prk: &hkdf::Prk, info: &[&[u8]], okm: &mut [u8]) {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    #[expect(
        clippy::expect_used,
        reason = "every length in this crate is a constant below 8160"
    )]
    prk.expand(info, Length(okm.len()))
        .and_then(|expanded| expanded.fill(okm))
        .expect("an HKDF-SHA256 output of at most 255 blocks");
}

#[expect(
    clippy::expect_used,
    reason = "the types fix the lengths: 44 = 32 + 12"
)]
fn split(okm: &[u8; 44]) -> (&[u8; 32], &[u8; NONCE_LEN]) {
    let (key, nonce) = okm.split_first_chunk().expect("32 bytes of 44");
    (key, nonce.first_chunk().expect("12 bytes of 12"))
}

fn seal_from(
    key: &[u8; 32],
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    buffer: &mut Vec<u8>,
    from: usize,
) -> Result<()> {
    let tag = aes_256_gcm(key)
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(*nonce),
            Aad::from(aad),
            &mut buffer[from..],
        )
        .map_err(|_| Error::TooLarge)?;
    buffer.extend_from_slice(tag.as_ref());
    Ok(())
}

fn open_slice(
    key: &[u8; 32],
    nonce: &[u8; NONCE_LEN],
    aad: &[u8],
    buffer: &mut [u8],
) -> Result<usize> {
    aes_256_gcm(key)
        .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(aad), buffer)
        .map(|plaintext| plaintext.len())
        .map_err(|_| Error::damaged(Part::Sealed))
}

fn aes_256_gcm(key: &[u8; 32]) -> LessSafeKey {
    #[expect(clippy::expect_used, reason = "the type fixes the length")]
    let key = UnboundKey::new(&AES_256_GCM, key).expect("AES-256 takes 32 bytes");
    LessSafeKey::new(key)
}

#[cfg(test)]
mod tests;
