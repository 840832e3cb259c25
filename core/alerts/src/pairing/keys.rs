//! What a pairing derives: transcript, direction keys, pictures.

use amparo_sealed::{Key, derive_hkdf};
use ring::digest::{Context, SHA256};

use crate::agree::Point;

/// The 64 picture ids, one a line; the family page draws them, Fluent names them (`picture-<id>`).
const PICTURES: &str = include_str!("../../../../family/src/pictures.txt");
/// Pictures that two people compare: 5 × 6 bits.
pub const PICTURE_COUNT: usize = 5;

/// SHA-256("amparo/transcript/v1" ‖ u32 length ‖ invite ‖ u32 length ‖ (page point ‖ reply JSON)).
pub fn derive_transcript(invite: &[u8], page: &Point, reply: &[u8]) -> [u8; 32] {
    let length = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX).to_be_bytes();
    let mut hash = Context::new(&SHA256);
    hash.update(b"amparo/transcript/v1");
    hash.update(&length(invite.len()));
    hash.update(invite);
    hash.update(&length(page.as_bytes().len() + reply.len()));
    hash.update(page.as_bytes());
    hash.update(reply);
    finish(hash)
}

/// The direction keys of one pairing.
pub struct PairKeys {
    /// Alert, update, test, drill, reveal.
    pub alert_out: Key,
    /// Receipt, answer, opt-out.
    pub alert_in: Key,
    /// Stand-down and what else only an unlocked vault may say.
    pub control_out: Key,
    /// Reserved direction.
    pub control_in: Key,
    /// The sealed link of a text message.
    pub sms_out: Key,
}

impl PairKeys {
    /// HKDF(transcript, ECDH x, "amparo/pair/v1/" ‖ name).
    pub fn derive(shared: &[u8; 32], transcript: &[u8; 32]) -> Self {
        let key = |name: &str| {
            Key::from_bytes(*derive_hkdf::<32>(
                transcript,
                shared,
                &[b"amparo/pair/v1/", name.as_bytes()],
            ))
        };
        Self {
            alert_out: key("alert/phone-to-page"),
            alert_in: key("alert/page-to-phone"),
            control_out: key("control/phone-to-page"),
            control_in: key("control/page-to-phone"),
            sms_out: key("sms/phone-to-page"),
        }
    }
}

/// The first 30 bits of SHA-256("amparo/sas/v1" ‖ transcript ‖ r) as five numbers below 64.
pub fn derive_pictures(transcript: &[u8; 32], r: &Key) -> [u8; PICTURE_COUNT] {
    let mut hash = Context::new(&SHA256);
    hash.update(b"amparo/sas/v1");
    hash.update(transcript);
    hash.update(r.as_bytes());
    let hash = finish(hash);
    let bits = hash
        .iter()
        .take(8)
        .fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    core::array::from_fn(|at| {
        let shift = 64 - 6 * (at + 1);
        u8::try_from((bits >> shift) & 63).unwrap_or(0)
    })
}

/// The id of a picture, such as `anchor`.
pub fn picture_id(number: u8) -> Option<&'static str> {
    PICTURES.lines().nth(usize::from(number))
}

fn finish(hash: Context) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(hash.finish().as_ref());
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_64_different_pictures() {
        let ids: HashSet<_> = PICTURES.lines().collect();
        assert_eq!((ids.len(), PICTURES.lines().count()), (64, 64));
        assert!(ids.iter().all(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        assert!(picture_id(63).is_some());
        assert!(picture_id(64).is_none());
    }

    #[test]
    fn pictures_use_thirty_bits_and_all_their_values() {
        let mut seen = [
            HashSet::new(),
            HashSet::new(),
            HashSet::new(),
            HashSet::new(),
            HashSet::new(),
        ];
        for seed in 0..2_000_u32 {
            let mut t = [0; 32];
            t[..4].copy_from_slice(&seed.to_be_bytes());
            for (set, number) in seen
                .iter_mut()
                .zip(derive_pictures(&t, &Key::from_bytes([1; 32])))
            {
                set.insert(number);
            }
        }
        assert!(seen.iter().all(|set| set.len() == 64));
    }
}
