//! Messages that an honest phone never sends, made with the keys that the relative holds.

use amparo_sealed::make_random;

use super::{Relative, Under};
use crate::Error;
use crate::agree::AgreementKey;
use crate::envelope::{ENVELOPE_LEN, HEADER_LEN, Head, seal_raw};
use crate::pairing::FIRST_EPOCH;
use crate::webpush;

/// A copy of `envelope` with one bit of its ciphertext turned; `at` is taken modulo its length.
pub fn flip_inside(envelope: &[u8], at: usize) -> Vec<u8> {
    let mut bad = envelope.to_vec();
    if let Some(byte) = bad.get_mut(HEADER_LEN + at % (ENVELOPE_LEN - HEADER_LEN)) {
        *byte ^= 1;
    }
    bad
}

/// A copy of a push body with one bit of its last byte turned: what a browser must not even hand on.
pub fn flip_outside(push: &[u8]) -> Vec<u8> {
    let mut bad = push.to_vec();
    if let Some(byte) = bad.last_mut() {
        *byte ^= 1;
    }
    bad
}

/// What a hostile message says.
#[derive(Debug, Clone)]
pub struct Forgery<'a> {
    /// The key it is sealed with.
    pub under: Under,
    /// The kind it claims.
    pub kind: u8,
    /// The JSON, or what stands in its place.
    pub body: &'a str,
    /// By the false clock.
    pub created_ms: u64,
    /// By the false clock.
    pub expires_ms: u64,
}

impl Relative {
    /// Seals `forgery` under a key of the newest pairing.
    pub fn forge(&self, forgery: &Forgery<'_>) -> Result<Vec<u8>, Error> {
        let sender = self
            .senders
            .last()
            .ok_or(Error::NotFound { what: "pairing" })?;
        let head = Head {
            epoch: FIRST_EPOCH,
            counter: forgery.created_ms,
            message_id: make_random()?,
            created_ms: forgery.created_ms,
            expires_ms: forgery.expires_ms,
        };
        seal_raw(
            sender.key(forgery.under),
            &head,
            forgery.kind,
            forgery.body.as_bytes(),
            &make_random()?,
        )
    }

    /// Answers an invite with `inside` in the place of the subscription.
    pub fn answer_with_inside(
        &mut self,
        invite: &[u8],
        inside: &[u8],
        now_ms: u64,
    ) -> Result<String, Error> {
        let (page, salt) = (AgreementKey::make_random()?, make_random()?);
        self.answer_with(invite, inside, &page, &salt, now_ms)
    }

    /// Wraps an envelope as a push to this relative.
    pub fn wrap(&self, envelope: &[u8]) -> Result<Vec<u8>, Error> {
        webpush::seal(&self.recipient()?, envelope)
    }
}
