//! Message encryption for Web Push (RFC 8291) in the `aes128gcm` content coding (RFC 8188).
//!
//! The key agreement is apart from what is derived from the shared secret, so that the RFC's own
//! vectors with fixed keys run through the same lines that a real message takes.

use amparo_sealed::{derive_hkdf, make_random};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::SystemRandom;
use zeroize::Zeroizing;

use crate::Error;
use crate::agree::{POINT_LEN, Point};

/// Record size that is announced; one record is sent.
const RECORD_SIZE: u32 = 4096;
/// What a push service must accept (RFC 8030 §7.2) less header, delimiter and tag (RFC 8291 §4).
pub const PLAINTEXT_MAX: usize = 3993;
const LAST_RECORD: u8 = 2;
const TAG_LEN: usize = 16;

/// The keys of a browser's push subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The user agent's public key.
    pub p256dh: Point,
    /// The authentication secret.
    pub auth: [u8; 16],
}

/// Encrypts `plaintext` for one delivery, with a fresh key pair and salt.
///
/// # Errors
/// [`Error::Invalid`] when `plaintext` is longer than [`PLAINTEXT_MAX`].
pub fn seal(to: &Recipient, plaintext: &[u8]) -> Result<Vec<u8>, Error> {
    let random = SystemRandom::new();
    let internal = |_| Error::Internal {
        code: "webpush-agree",
    };
    let private = EphemeralPrivateKey::generate(&ECDH_P256, &random).map_err(internal)?;
    let public = private.compute_public_key().map_err(internal)?;
    let public: [u8; POINT_LEN] = public.as_ref().try_into().map_err(|_| Error::Internal {
        code: "webpush-point",
    })?;
    let salt = make_random::<16>()?;
    let peer = UnparsedPublicKey::new(&ECDH_P256, to.p256dh.as_bytes());
    let input = agree_ephemeral(private, &peer, |secret| derive_input(secret, to, &public))
        .map_err(internal)?;
    encode(&input, &salt, &public, plaintext)
}

/// RFC 8291 §3.3 and §3.4: the input keying material from the ECDH secret.
pub(crate) fn derive_input(
    secret: &[u8],
    to: &Recipient,
    sender: &[u8; POINT_LEN],
) -> Zeroizing<[u8; 32]> {
    derive_hkdf(
        &to.auth,
        secret,
        &[b"WebPush: info\0", to.p256dh.as_bytes(), sender],
    )
}

/// RFC 8188 §2.2 and §2.3: content key and nonce.
fn derive_content(salt: &[u8], input: &[u8]) -> (Zeroizing<[u8; 16]>, Zeroizing<[u8; 12]>) {
    (
        derive_hkdf(salt, input, &[b"Content-Encoding: aes128gcm\0"]),
        derive_hkdf(salt, input, &[b"Content-Encoding: nonce\0"]),
    )
}

fn content_key(key: &[u8; 16]) -> Option<LessSafeKey> {
    Some(LessSafeKey::new(UnboundKey::new(&AES_128_GCM, key).ok()?))
}

/// RFC 8188 §2 with one record and the sender's point as key id, RFC 8291 §4.
pub(crate) fn encode(
    input: &[u8; 32],
    salt: &[u8; 16],
    sender: &[u8; POINT_LEN],
    plaintext: &[u8],
) -> Result<Vec<u8>, Error> {
    if plaintext.len() > PLAINTEXT_MAX {
        return Err(Error::Invalid { field: "plaintext" });
    }
    let (key, nonce) = derive_content(salt, input);
    let mut record = Vec::with_capacity(plaintext.len() + 1 + TAG_LEN);
    record.extend_from_slice(plaintext);
    record.push(LAST_RECORD);
    let key = content_key(&key).ok_or(Error::Internal {
        code: "webpush-key",
    })?;
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(*nonce),
        Aad::empty(),
        &mut record,
    )
    .map_err(|_| Error::Internal {
        code: "webpush-seal",
    })?;

    let mut body = Vec::with_capacity(16 + 4 + 1 + POINT_LEN + record.len());
    body.extend_from_slice(salt);
    body.extend_from_slice(&RECORD_SIZE.to_be_bytes());
    body.push(65);
    body.extend_from_slice(sender);
    body.extend_from_slice(&record);
    Ok(body)
}

/// The browser's half, for tests and the relative in `testkit`.
#[cfg(any(test, feature = "testkit"))]
pub(crate) mod receive {
    use super::{Aad, Nonce, Point, Recipient, TAG_LEN, content_key, derive_content, derive_input};
    use crate::agree::AgreementKey;

    /// Opens a body of RFC 8291 with the subscription's private key.
    pub(crate) fn open(private: &AgreementKey, auth: [u8; 16], body: &[u8]) -> Option<Vec<u8>> {
        let to = Recipient {
            p256dh: private.public().ok()?,
            auth,
        };
        let sender = Point::from_bytes(key_id(body)?).ok()?;
        let secret = private.agree(&sender).ok()?;
        decode(&*derive_input(&*secret, &to, sender.as_bytes()), body)
    }

    fn key_id(body: &[u8]) -> Option<&[u8]> {
        let length = usize::from(*body.get(20)?);
        body.get(21..21 + length)
    }

    /// RFC 8188 §2: any number of records with any padding.
    pub(crate) fn decode(input: &[u8], body: &[u8]) -> Option<Vec<u8>> {
        let salt = body.get(..16)?;
        let size = usize::try_from(u32::from_be_bytes(body.get(16..20)?.try_into().ok()?)).ok()?;
        if size < TAG_LEN + 2 {
            return None;
        }
        let content = body.get(21 + key_id(body)?.len()..)?;
        let (key, base) = derive_content(salt, input);
        let key = content_key(&key)?;
        let mut plaintext = Vec::new();
        let mut records = content.chunks(size).enumerate().peekable();
        while let Some((sequence, record)) = records.next() {
            let mut nonce = *base;
            for (byte, add) in nonce
                .iter_mut()
                .skip(4)
                .zip((sequence as u64).to_be_bytes())
            {
                *byte ^= add;
            }
            let mut record = record.to_vec();
            let nonce = Nonce::assume_unique_for_key(nonce);
            let plain = key.open_in_place(nonce, Aad::empty(), &mut record).ok()?;
            let end = plain.iter().rposition(|byte| *byte != 0)?;
            let delimiter = if records.peek().is_none() { 2 } else { 1 };
            if plain[end] != delimiter {
                return None;
            }
            plaintext.extend_from_slice(&plain[..end]);
        }
        (!content.is_empty()).then_some(plaintext)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree::AgreementKey;
    use crate::b64;

    const PLAINTEXT: &[u8] = b"When I grow up, I want to be a watermelon";
    const BODY: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    fn fixed<const N: usize>(text: &str) -> [u8; N] {
        b64::decode(text).unwrap().try_into().unwrap()
    }

    fn receiver() -> (AgreementKey, Recipient) {
        let private =
            AgreementKey::from_bytes(&fixed("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
                .unwrap();
        let p256dh = private.public().unwrap();
        (
            private,
            Recipient {
                p256dh,
                auth: fixed("BTBZMqHH6r4Tts7J_aSIgg"),
            },
        )
    }

    /// RFC 8291 §5 and every intermediate value of Appendix A.
    #[test]
    fn rfc_8291_section_5_and_appendix_a() {
        let (_, to) = receiver();
        assert_eq!(
            b64::encode(to.p256dh.as_bytes()),
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        );
        let sender =
            AgreementKey::from_bytes(&fixed("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
                .unwrap();
        let sender_public = sender.public().unwrap();
        let secret = sender.agree(&to.p256dh).unwrap();
        assert_eq!(
            b64::encode(&*secret),
            "kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs"
        );
        let input = derive_input(&*secret, &to, sender_public.as_bytes());
        assert_eq!(
            b64::encode(&*input),
            "S4lYMb_L0FxCeq0WhDx813KgSYqU26kOyzWUdsXYyrg"
        );
        let salt = fixed("DGv6ra1nlYgDCS1FRnbzlw");
        let (key, nonce) = derive_content(&salt, &*input);
        assert_eq!(b64::encode(&*key), "oIhVW04MRdy2XN9CiKLxTg");
        assert_eq!(b64::encode(&*nonce), "4h_95klXJ5E_qnoN");
        let body = encode(&input, &salt, sender_public.as_bytes(), PLAINTEXT).unwrap();
        assert_eq!(b64::encode(&body), BODY);
    }

    #[test]
    fn rfc_8291_body_opens_and_any_flip_does_not() {
        let (private, to) = receiver();
        let body = b64::decode(BODY).unwrap();
        assert_eq!(receive::open(&private, to.auth, &body).unwrap(), PLAINTEXT);
        for at in 0..body.len() {
            let mut bad = body.clone();
            bad[at] ^= 1;
            // A larger announced record size changes nothing for a body of one record.
            if (16..20).contains(&at) {
                continue;
            }
            assert!(
                receive::open(&private, to.auth, &bad).is_none(),
                "byte {at}"
            );
        }
    }

    #[test]
    fn aes_128_gcm_project_wycheproof() {
        let text = include_str!("../../../tests/vectors/wire/aes-128-gcm.txt");
        let cases = crate::world::cases(text);
        assert_eq!(cases.len(), 67);
        for case in cases {
            let [key, nonce, aad, plaintext, sealed] = &case.fields[..] else {
                panic!("five fields")
            };
            let key = content_key(key[..].try_into().unwrap()).unwrap();
            let nonce = || Nonce::try_assume_unique_for_key(nonce).unwrap();
            let mut buffer = sealed.clone();
            let opened = key.open_in_place(nonce(), Aad::from(aad), &mut buffer);
            if case.result == "invalid" {
                assert!(opened.is_err(), "case {}", case.id);
                continue;
            }
            assert_eq!(opened.unwrap(), plaintext, "case {}", case.id);
            let mut buffer = plaintext.clone();
            key.seal_in_place_append_tag(nonce(), Aad::from(aad), &mut buffer)
                .unwrap();
            assert_eq!(buffer, *sealed, "case {}", case.id);
        }
    }

    /// RFC 8188 §3.1.
    #[test]
    fn rfc_8188_section_3_1() {
        let key = b64::decode("yqdlZ-tYemfogSmv7Ws5PQ").unwrap();
        let body =
            b64::decode("I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg")
                .unwrap();
        assert_eq!(receive::decode(&key, &body).unwrap(), b"I am the walrus");
    }

    /// RFC 8188 §3.2: two records of 25 bytes, padding, a key id.
    #[test]
    fn rfc_8188_section_3_2() {
        let key = b64::decode("BO3ZVPxUlnLORbVGMpbT1Q").unwrap();
        let body = b64::decode(
            "uNCkWiNYzKTnBN9ji3-qWAAAABkCYTHOG8chz_gnvgOqdGYovxyjuqRyJFjEDyoF1Fvkj6hQPdPHI51OEUKEpgz3SsLWIqS_uA",
        )
        .unwrap();
        assert_eq!(receive::decode(&key, &body).unwrap(), b"I am the walrus");
        assert!(
            receive::decode(&key, &body[..body.len() - 26]).is_none(),
            "the last record is missing"
        );
    }

    #[test]
    fn fresh_messages_open_and_never_repeat() {
        let (private, to) = receiver();
        let one = seal(&to, &[9; 3072]).unwrap();
        assert_eq!(one.len(), 3175);
        assert_eq!(
            receive::open(&private, to.auth, &one).unwrap(),
            vec![9; 3072]
        );
        let two = seal(&to, &[9; 3072]).unwrap();
        assert_ne!(one[..86], two[..86]);
        assert!(seal(&to, &[0; PLAINTEXT_MAX]).is_ok());
        assert!(matches!(
            seal(&to, &[0; PLAINTEXT_MAX + 1]),
            Err(Error::Invalid { field: "plaintext" })
        ));
    }
}
