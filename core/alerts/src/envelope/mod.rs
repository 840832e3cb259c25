//! Envelope v1: the authenticated message that one pairing sends: 3,072 bytes to a page, 1,024 from one.
//!
//! ```text
//! 01 ‖ key id 8 ‖ epoch 8 ‖ counter 8 ‖ salt 16 ‖ AES-256-GCM( kind 1 ‖ message id 16 ‖ created 8 ‖
//!                                                   expires 8 ‖ body length 2 ‖ JSON ‖ zeros ) ‖ tag 16
//! key 32 ‖ nonce 12 = HKDF-SHA256(salt, direction key, "amparo/env/v1" ‖ header); AAD = header
//! ```
//! Here: the bytes and which kinds each direction key may carry; [`receive`] opens them, [`link`] is
//! the small form for a text message. Not here: what a receiver makes of an opened message
//! (`incoming`, `testkit`, the family page), the RFC 8291 layer around it (`webpush`).

mod bodies;
pub mod link;
pub(crate) mod receive;

use amparo_sealed::{Key, derive_hkdf, make_random};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::Error;

pub use bodies::{
    AlertBody, AnswerBody, EmptyBody, Location, NumberChangedBody, PacketBody, ReceiptBody,
    RevealBody, StandDownBody, WORD_MAX, pad_word,
};

/// Length of every envelope to a page.
pub const ENVELOPE_LEN: usize = 3072;
/// Length of every envelope from a page.
pub const ANSWER_LEN: usize = 1024;
/// Version ‖ key id ‖ epoch ‖ counter ‖ salt.
pub const HEADER_LEN: usize = 41;
/// The first byte of version 1.
pub const VERSION: u8 = 1;
const TAG_LEN: usize = 16;
const FIELDS_LEN: usize = 1 + 16 + 8 + 8 + 2;
const AROUND: usize = HEADER_LEN + TAG_LEN + FIELDS_LEN;
/// Longest JSON body of a message to a page.
pub const BODY_MAX: usize = ENVELOPE_LEN - AROUND;
const INFO: &[u8] = b"amparo/env/v1";

/// Which of a pairing's keys a message must come under. Any other is a forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Under {
    /// Phone to page, kept in the capsule: what a seized, locked phone can still say.
    Alert,
    /// Phone to page, kept in the vault only.
    Control,
    /// Page to phone.
    Answer,
}

/// What a message is. The numbers stand in docs/wire-format.md and are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A call for help.
    Alert = 1,
    /// More about an alert that went before.
    Update = 2,
    /// Shows that the way to a page works; asks nothing of the person.
    Test = 3,
    /// Practice.
    Drill = 4,
    /// The opening of the commitment of the pairing.
    Reveal = 5,
    /// "I am safe".
    StandDown = 16,
    /// Part of the locator packet or of a small document, shared on purpose.
    Packet = 19,
    /// The pairing is over.
    Revoke = 20,
    /// The owner has another telephone number.
    NumberChanged = 22,
    /// The page has a message.
    Receipt = 32,
    /// A person answered one.
    Answer = 33,
    /// A person wants no more messages.
    OptOut = 34,
}

impl Kind {
    const ALL: [Self; 12] = [
        Self::Alert,
        Self::Update,
        Self::Test,
        Self::Drill,
        Self::Reveal,
        Self::StandDown,
        Self::Packet,
        Self::Revoke,
        Self::NumberChanged,
        Self::Receipt,
        Self::Answer,
        Self::OptOut,
    ];

    /// The number on the wire.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The kind with this number, if this version knows one.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// The key it must come under.
    pub fn under(self) -> Under {
        match self {
            Self::Alert | Self::Update | Self::Test | Self::Drill | Self::Reveal => Under::Alert,
            Self::StandDown | Self::Packet | Self::Revoke | Self::NumberChanged => Under::Control,
            Self::Receipt | Self::Answer | Self::OptOut => Under::Answer,
        }
    }
}

/// The eight bytes by which a receiver finds the direction key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; 8]);

impl KeyId {
    /// HKDF(empty salt, direction key, "amparo/keyid/v1", 8).
    pub fn derive(key: &Key) -> Self {
        Self(*derive_hkdf::<8>(
            &[],
            key.as_bytes(),
            &[b"amparo/keyid/v1"],
        ))
    }
}

/// What goes into an envelope besides the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Generation of the pairing, from 1.
    pub epoch: u64,
    /// From [`next_counter`]; never used twice under one pairing.
    pub counter: u64,
    /// 16 random bytes; a copy of a message is known by it.
    pub message_id: [u8; 16],
    /// By the sender's clock.
    pub created_ms: u64,
    /// By the sender's clock.
    pub expires_ms: u64,
}

/// The counter of the next message: above the last one, and near the clock so that a sender restored
/// from an old copy soon passes what it had already used.
pub fn next_counter(last: u64, now_ms: u64) -> u64 {
    last.saturating_add(1).max(now_ms)
}

/// Seals `body` as `kind` with a fresh salt.
///
/// # Errors
/// [`Error::Invalid`] when the body is longer than [`BODY_MAX`].
pub fn seal(key: &Key, head: &Head, kind: Kind, body: &impl Serialize) -> Result<Vec<u8>, Error> {
    let body = Zeroizing::new(serde_json::to_vec(body).map_err(|_| Error::Internal {
        code: "envelope-json",
    })?);
    seal_raw(key, head, kind.number(), &body, &make_random::<16>()?)
}

/// [`seal`] with everything given: for vectors and for hostile messages of the tests.
pub(crate) fn seal_raw(
    key: &Key,
    head: &Head,
    kind: u8,
    body: &[u8],
    salt: &[u8; 16],
) -> Result<Vec<u8>, Error> {
    seal_sized(key, head, kind, body, salt, ENVELOPE_LEN)
}

/// [`seal_raw`] with the length of the whole.
pub(crate) fn seal_sized(
    key: &Key,
    head: &Head,
    kind: u8,
    body: &[u8],
    salt: &[u8; 16],
    size: usize,
) -> Result<Vec<u8>, Error> {
    if body.len() > size - AROUND {
        return Err(Error::Invalid { field: "body" });
    }
    let length = u16::try_from(body.len()).map_err(|_| Error::Invalid { field: "body" })?;
    let mut out = Vec::with_capacity(size);
    out.push(VERSION);
    out.extend_from_slice(&KeyId::derive(key).0);
    out.extend_from_slice(&head.epoch.to_be_bytes());
    out.extend_from_slice(&head.counter.to_be_bytes());
    out.extend_from_slice(salt);

    let mut plain = Zeroizing::new(Vec::with_capacity(size - HEADER_LEN));
    plain.push(kind);
    plain.extend_from_slice(&head.message_id);
    plain.extend_from_slice(&head.created_ms.to_be_bytes());
    plain.extend_from_slice(&head.expires_ms.to_be_bytes());
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(body);
    plain.resize(size - HEADER_LEN - TAG_LEN, 0);

    let (aead, nonce) = derive_aead(key, salt, &[INFO, &out])?;
    aead.seal_in_place_append_tag(nonce, Aad::from(&out), &mut *plain)
        .map_err(|_| Error::Internal {
            code: "envelope-seal",
        })?;
    out.extend_from_slice(&plain);
    Ok(out)
}

/// key 32 ‖ nonce 12 = HKDF(salt, key, info).
fn derive_aead(key: &Key, salt: &[u8], info: &[&[u8]]) -> Result<(LessSafeKey, Nonce), Error> {
    aead_of(&derive_hkdf::<44>(salt, key.as_bytes(), info))
}

fn aead_of(derived: &[u8; 44]) -> Result<(LessSafeKey, Nonce), Error> {
    let (key, nonce) = derived.split_at(32);
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| Error::Internal {
        code: "envelope-key",
    })?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Error::Internal {
        code: "envelope-nonce",
    })?;
    Ok((LessSafeKey::new(key), nonce))
}

#[cfg(test)]
mod tests {
    use super::receive::Problem;
    use super::*;

    fn key_id(bytes: &[u8]) -> Result<KeyId, Problem> {
        receive::key_id(bytes, ENVELOPE_LEN)
    }

    fn open(key: &Key, bytes: &[u8]) -> Result<receive::Opened, Problem> {
        receive::open(key, bytes, ENVELOPE_LEN)
    }

    fn key() -> Key {
        Key::from_bytes([7; 32])
    }

    fn head() -> Head {
        Head {
            epoch: 1,
            counter: 42,
            message_id: [3; 16],
            created_ms: 1_000,
            expires_ms: 2_000,
        }
    }

    #[test]
    fn round_trip_has_one_size_for_every_body() {
        for text in ["", "a", &"x".repeat(2000)] {
            let body = StandDownBody {
                alert: text.to_owned(),
                word: String::new(),
            };
            let sealed = seal(&key(), &head(), Kind::StandDown, &body).unwrap();
            assert_eq!(sealed.len(), ENVELOPE_LEN);
            let opened = open(&key(), &sealed).unwrap_or_else(|_| panic!("opens"));
            assert_eq!((opened.kind, opened.head), (16, head()));
            assert_eq!(opened.body, serde_json::to_vec(&body).unwrap());
        }
    }

    #[test]
    fn body_cap_is_exact() {
        assert!(seal_raw(&key(), &head(), 1, &[b' '; BODY_MAX], &[0; 16]).is_ok());
        assert!(matches!(
            seal_raw(&key(), &head(), 1, &[b' '; BODY_MAX + 1], &[0; 16]),
            Err(Error::Invalid { field: "body" })
        ));
    }

    #[test]
    fn every_flipped_byte_is_refused() {
        let sealed = seal(
            &key(),
            &head(),
            Kind::Alert,
            &RevealBody { r: String::new() },
        )
        .unwrap();
        for at in 0..sealed.len() {
            let mut bad = sealed.clone();
            bad[at] ^= 1;
            assert!(open(&key(), &bad).is_err(), "byte {at}");
        }
        assert!(open(&Key::from_bytes([8; 32]), &sealed).is_err());
    }

    #[test]
    fn length_and_version_come_first() {
        let sealed = seal(
            &key(),
            &head(),
            Kind::Alert,
            &RevealBody { r: String::new() },
        )
        .unwrap();
        assert_eq!(key_id(&sealed).unwrap(), KeyId::derive(&key()));
        assert_eq!(key_id(&sealed[..ENVELOPE_LEN - 1]), Err(Problem::Forged));
        assert_eq!(key_id(&[]), Err(Problem::Forged));
        let mut newer = sealed.clone();
        newer[0] = 2;
        assert_eq!(key_id(&newer), Err(Problem::NewerVersion));
        newer.truncate(10);
        assert_eq!(key_id(&newer), Err(Problem::NewerVersion));
        newer[0] = 0;
        assert_eq!(key_id(&newer), Err(Problem::Forged));
    }

    #[test]
    fn a_length_beyond_the_end_and_dirty_padding_are_refused() {
        let salt = [1; 16];
        let mut header = vec![VERSION];
        header.extend_from_slice(&KeyId::derive(&key()).0);
        header.extend_from_slice(&[0; 16]);
        header.extend_from_slice(&salt);
        let seal_plain = |plain: Vec<u8>| {
            let (aead, nonce) = derive_aead(&key(), &salt, &[INFO, &header]).unwrap();
            let mut plain = plain;
            aead.seal_in_place_append_tag(nonce, Aad::from(&header), &mut plain)
                .unwrap();
            [header.clone(), plain].concat()
        };
        let mut plain = vec![0; ENVELOPE_LEN - HEADER_LEN - TAG_LEN];
        assert!(open(&key(), &seal_plain(plain.clone())).is_ok());
        *plain.last_mut().unwrap() = 1;
        assert!(open(&key(), &seal_plain(plain.clone())).is_err());
        *plain.last_mut().unwrap() = 0;
        plain[33..35].copy_from_slice(&u16::try_from(BODY_MAX + 1).unwrap().to_be_bytes());
        assert!(open(&key(), &seal_plain(plain)).is_err());
    }

    #[test]
    fn aes_256_gcm_project_wycheproof() {
        let text = include_str!("../../../../tests/vectors/storage/aes-256-gcm.txt");
        let cases = crate::world::cases(text);
        assert_eq!(cases.len(), 66);
        for case in cases {
            let [key, nonce, bound, plaintext, sealed] = &case.fields[..] else {
                panic!("five fields")
            };
            let derived: [u8; 44] = [&key[..], nonce].concat().try_into().unwrap();
            let (aead, nonce) = aead_of(&derived).unwrap();
            let mut buffer = sealed.clone();
            let opened = aead.open_in_place(nonce, Aad::from(bound), &mut buffer);
            if case.result == "invalid" {
                assert!(opened.is_err(), "case {}", case.id);
                continue;
            }
            assert_eq!(opened.unwrap(), plaintext, "case {}", case.id);
            let (aead, nonce) = aead_of(&derived).unwrap();
            let mut buffer = plaintext.clone();
            aead.seal_in_place_append_tag(nonce, Aad::from(bound), &mut buffer)
                .unwrap();
            assert_eq!(buffer, *sealed, "case {}", case.id);
        }
    }

    #[test]
    fn counters_grow_whatever_the_clock_does() {
        assert_eq!(next_counter(0, 1_000), 1_000);
        assert_eq!(next_counter(1_000, 1_000), 1_001);
        assert_eq!(next_counter(5_000, 1_000), 5_001);
        assert_eq!(next_counter(u64::MAX, 0), u64::MAX);
    }
}
