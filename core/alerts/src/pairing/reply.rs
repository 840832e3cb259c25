//! The reply: the page's key and its push subscription, readable by the inviting phone only.
//!
//! ```text
//! "AMPARO1." base64url( 01 ‖ scope 16 ‖ page point 65 ‖ salt 16 ‖ AES-256-GCM(JSON) ‖ tag 16 )
//! key 32 ‖ nonce 12 = HKDF(salt, ECDH x, "amparo/reply/v1" ‖ SHA-256(invite)); AAD = all before
//! ```

use amparo_sealed::{derive_hkdf, open_with};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::PairingProblem;
use crate::agree::{POINT_LEN, Point};
use crate::b64;
use crate::webpush::Recipient;

pub(crate) const PREFIX: &str = "AMPARO1.";
pub(crate) const VERSION: u8 = 1;
/// Longest JSON inside.
pub const PLAINTEXT_MAX: usize = 1200;
/// Longest push address.
pub const ENDPOINT_MAX: usize = 1000;
const CLEAR_LEN: usize = 1 + 16 + POINT_LEN + 16;
const TEXT_MAX: usize = PREFIX.len() + (CLEAR_LEN + PLAINTEXT_MAX + 16) * 4 / 3 + 4;

/// The decrypted inside of a reply.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Subscription {
    pub(crate) endpoint: String,
    pub(crate) p256dh: String,
    pub(crate) auth: String,
}

impl Subscription {
    pub(crate) fn recipient(&self) -> Result<Recipient, PairingProblem> {
        let damaged = PairingProblem::ReplyDamaged;
        let point = b64::decode(&self.p256dh).ok_or(damaged)?;
        Ok(Recipient {
            p256dh: Point::from_bytes(&point).map_err(|_| damaged)?,
            auth: b64::decode_fixed(&self.auth).ok_or(damaged)?,
        })
    }
}

/// A reply whose outside is in order; nothing is decrypted yet.
pub(crate) struct Sealed {
    pub(crate) page: Point,
    bytes: Vec<u8>,
}

impl Sealed {
    /// Reads what was pasted or scanned. White space that a messenger put in is dropped.
    pub(crate) fn from_text(text: &str, scope: &[u8; 16]) -> Result<Self, PairingProblem> {
        if text.len() > 2 * TEXT_MAX {
            return Err(PairingProblem::NotAReply);
        }
        let text: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        let (tag, encoded) = text.split_once('.').ok_or(PairingProblem::NotAReply)?;
        let version: u32 = tag
            .strip_prefix("AMPARO")
            .and_then(|digits| digits.parse().ok())
            .ok_or(PairingProblem::NotAReply)?;
        match version {
            0 => return Err(PairingProblem::NotAReply),
            1 => {}
            _ => return Err(PairingProblem::NewerVersion),
        }
        let damaged = PairingProblem::ReplyDamaged;
        let bytes = b64::decode(encoded).ok_or(damaged)?;
        match bytes.first() {
            Some(&VERSION) => {}
            Some(&version) if version > VERSION => return Err(PairingProblem::NewerVersion),
            _ => return Err(damaged),
        }
        if !(CLEAR_LEN + 16..=CLEAR_LEN + PLAINTEXT_MAX + 16).contains(&bytes.len()) {
            return Err(damaged);
        }
        if bytes[1..17] != *scope {
            return Err(PairingProblem::OtherInvite);
        }
        let page = Point::from_bytes(&bytes[17..17 + POINT_LEN]).map_err(|_| damaged)?;
        Ok(Self { page, bytes })
    }

    /// The exact JSON bytes.
    pub(crate) fn open(
        &self,
        shared: &[u8; 32],
        invite: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, PairingProblem> {
        let (clear, sealed) = self.bytes.split_at(CLEAR_LEN);
        let (key, nonce) = derive_reply_key(&clear[CLEAR_LEN - 16..], shared, invite);
        open_with(&key, &nonce, clear, sealed).map_err(|_| PairingProblem::ReplyDamaged)
    }
}

/// HKDF(salt, ECDH x, "amparo/reply/v1" ‖ SHA-256(invite), 44).
pub(crate) fn derive_reply_key(
    salt: &[u8],
    shared: &[u8; 32],
    invite: &[u8],
) -> (Zeroizing<[u8; 32]>, Zeroizing<[u8; 12]>) {
    let invite = digest(&SHA256, invite);
    let derived = derive_hkdf::<44>(salt, shared, &[b"amparo/reply/v1", invite.as_ref()]);
    let (mut key, mut nonce) = (Zeroizing::new([0; 32]), Zeroizing::new([0; 12]));
    key.copy_from_slice(&derived[..32]);
    nonce.copy_from_slice(&derived[32..]);
    (key, nonce)
}

/// The page's half, for tests and `testkit`.
#[cfg(any(test, feature = "testkit"))]
pub(crate) fn seal(
    page: &crate::agree::AgreementKey,
    invite: &[u8],
    plaintext: &[u8],
    salt: &[u8; 16],
) -> Result<String, crate::Error> {
    let parsed = super::Invite::from_bytes(invite)?;
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(&parsed.scope);
    bytes.extend_from_slice(page.public()?.as_bytes());
    bytes.extend_from_slice(salt);
    let (key, nonce) = derive_reply_key(salt, &*page.agree(&parsed.phone)?, invite);
    let sealed = amparo_sealed::seal_with(&key, &nonce, &bytes, plaintext)?;
    bytes.extend_from_slice(&sealed);
    Ok(format!("{PREFIX}{}", b64::encode(&bytes)))
}
