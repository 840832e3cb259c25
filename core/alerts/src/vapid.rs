//! Voluntary application server identification (RFC 8292): one P-256 key a person, so that two
//! subscriptions cannot be linked by it.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use zeroize::Zeroizing;

use crate::agree::{AgreementKey, Point};
use crate::{Error, b64};

/// Longest life of a token (RFC 8292 §2 allows 24 h; clocks differ).
const LIFE_S: u64 = 12 * 60 * 60;
/// The contact that RFC 8292 §2.1 asks for and Apple's service insists on. A reserved name
/// (RFC 2606), because any real one would name a person or mark the users of this program.
const CONTACT: &str = "https://example.com/";

/// The private key that signs for one subscription.
pub struct VapidKey {
    private: Zeroizing<[u8; 32]>,
    public: Point,
}

impl VapidKey {
    /// A fresh key.
    pub fn make_random() -> Result<Self, Error> {
        Self::from_bytes(&AgreementKey::make_random()?.to_bytes())
    }

    /// From the scalar, big-endian.
    pub fn from_bytes(private: &[u8; 32]) -> Result<Self, Error> {
        let public = AgreementKey::from_bytes(private)?.public()?;
        Ok(Self {
            private: Zeroizing::new(*private),
            public,
        })
    }

    /// Both halves as stored, which spares a multiplication; a mismatch is noticed when signing.
    pub(crate) fn from_parts(private: &[u8; 32], public: Point) -> Self {
        Self {
            private: Zeroizing::new(*private),
            public,
        }
    }

    /// The scalar, big-endian.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        self.private.clone()
    }

    /// The `applicationServerKey` of the subscription.
    pub fn public(&self) -> &Point {
        &self.public
    }

    /// The `Authorization` header for `origin` (scheme, host and port as in RFC 6454), signed at
    /// `now_ms`.
    pub fn authorization(&self, origin: &str, now_ms: u64) -> Result<String, Error> {
        let json = |_| Error::Internal { code: "vapid-json" };
        let audience = serde_json::to_string(origin).map_err(json)?;
        let expires = now_ms / 1000 + LIFE_S;
        let claims = format!(r#"{{"aud":{audience},"exp":{expires},"sub":"{CONTACT}"}}"#);
        let token = format!(
            "{}.{}",
            b64::encode(br#"{"typ":"JWT","alg":"ES256"}"#),
            b64::encode(claims.as_bytes())
        );
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_private_key_and_public_key(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            &*self.private,
            self.public.as_bytes(),
            &random,
        )
        .map_err(|_| Error::Damaged { part: "vapid" })?;
        let signature = pair
            .sign(&random, token.as_bytes())
            .map_err(|_| Error::Internal { code: "vapid-sign" })?;
        Ok(format!(
            "vapid t={token}.{}, k={}",
            b64::encode(signature.as_ref()),
            b64::encode(self.public.as_bytes())
        ))
    }
}

redacted!(VapidKey);

/// A push service's half, for tests and `testkit`.
#[cfg(any(test, feature = "testkit"))]
pub(crate) mod receive {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use crate::b64;

    /// Whether `signature` (r ‖ s) of `message` is by the owner of the point `key`.
    pub(super) fn is_signed(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key);
        key.verify(message, signature).is_ok()
    }

    /// The claims of an `Authorization` header whose signature fits its key.
    pub fn verify(header: &str) -> Option<serde_json::Value> {
        let (token, key) = header.strip_prefix("vapid t=")?.split_once(", k=")?;
        let (signed, signature) = token.rsplit_once('.')?;
        let (key, signature) = (b64::decode(key)?, b64::decode(signature)?);
        is_signed(&key, signed.as_bytes(), &signature).then_some(())?;
        let (head, claims) = signed.split_once('.')?;
        let head: serde_json::Value = serde_json::from_slice(&b64::decode(head)?).ok()?;
        (head.get("alg")? == "ES256").then_some(())?;
        serde_json::from_slice(&b64::decode(claims)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8292 §2.4.
    #[test]
    fn rfc_8292_section_2_4_verifies() {
        let header = "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";
        let claims = receive::verify(header).unwrap();
        assert_eq!(claims["aud"], "https://push.example.net");
        assert_eq!(claims["exp"], 1_453_523_768);
        assert!(receive::verify(&header.replace("i3CYb7t4", "i3CYb7t5")).is_none());
    }

    #[test]
    fn ecdsa_project_wycheproof() {
        let text = include_str!("../../../tests/vectors/wire/ecdsa-p256-sha256.txt");
        let cases = crate::world::cases(text);
        assert_eq!(cases.len(), 262);
        for case in cases {
            let [key, message, signature] = &case.fields[..] else {
                panic!("three fields")
            };
            let signed = receive::is_signed(key, message, signature);
            assert_eq!(signed, case.result == "valid", "case {}", case.id);
        }
    }

    #[test]
    fn our_header_verifies_and_says_only_what_it_must() {
        let key = VapidKey::make_random().unwrap();
        let header = key
            .authorization("https://push.example.net", 1_700_000_000_999)
            .unwrap();
        let claims = receive::verify(&header).unwrap();
        assert_eq!(
            claims,
            serde_json::json!({
                "aud": "https://push.example.net", "exp": 1_700_000_000_u64 + 43_200, "sub": "https://example.com/"
            })
        );
        assert!(header.ends_with(&b64::encode(key.public().as_bytes())));
        assert!(!header.contains('\n'));
    }

    #[test]
    fn halves_that_do_not_belong_together_sign_nothing() {
        let (a, b) = (
            VapidKey::make_random().unwrap(),
            VapidKey::make_random().unwrap(),
        );
        let mixed = VapidKey::from_parts(&a.to_bytes(), *b.public());
        assert!(matches!(
            mixed.authorization("https://x.example", 0),
            Err(Error::Damaged { part: "vapid" })
        ));
    }
}
