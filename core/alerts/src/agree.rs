//! P-256 points and the key agreement of the pairing.
//!
//! Here: checked public points and private keys that have to be *stored* for a while, which ring's
//! ephemeral keys cannot be. Not here: what is derived from a shared secret (`pairing::keys`,
//! `webpush`).

use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::{PublicKey, SecretKey};
use zeroize::Zeroizing;

use crate::Error;

/// Length of an uncompressed SEC 1 point (0x04, x, y).
pub const POINT_LEN: usize = 65;

/// A point of P-256 in uncompressed SEC 1 form, known to be on the curve and not the identity.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Point([u8; POINT_LEN]);

impl Point {
    /// Checks form and curve equation (SEC 1 v2 §3.2.2.1).
    ///
    /// # Errors
    /// [`Error::Invalid`] for any other length, the compressed form, or a point off the curve.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let invalid = Error::Invalid { field: "point" };
        let fixed: [u8; POINT_LEN] = bytes.try_into().map_err(|_| invalid)?;
        // The length alone does not rule out SEC 1's hybrid form, which starts with 6 or 7.
        if fixed[0] != 4 {
            return Err(Error::Invalid { field: "point" });
        }
        PublicKey::from_sec1_bytes(&fixed).map_err(|_| Error::Invalid { field: "point" })?;
        Ok(Self(fixed))
    }

    /// The 65 bytes.
    pub fn as_bytes(&self) -> &[u8; POINT_LEN] {
        &self.0
    }
}

redacted!(Point);

/// A private P-256 key that outlives one call; wiped when dropped.
pub struct AgreementKey(SecretKey);

impl AgreementKey {
    /// A fresh key.
    pub fn make_random() -> Result<Self, Error> {
        // A random string is no valid scalar with probability below 2^-32: try again, never reduce.
        for _ in 0..8 {
            let bytes = Zeroizing::new(amparo_sealed::make_random::<32>()?);
            if let Ok(key) = Self::from_bytes(&bytes) {
                return Ok(key);
            }
        }
        Err(Error::Internal {
            code: "agree-random",
        })
    }

    /// The scalar, big-endian.
    ///
    /// # Errors
    /// [`Error::Invalid`] for zero and for anything not below the group order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, Error> {
        SecretKey::from_slice(bytes)
            .map(Self)
            .map_err(|_| Error::Invalid { field: "scalar" })
    }

    /// The scalar, big-endian.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes().into())
    }

    /// The public half.
    pub fn public(&self) -> Result<Point, Error> {
        Point::from_bytes(&self.0.public_key().to_uncompressed_point())
    }

    /// ECDH: the x coordinate of the shared point (SP 800-56A r3 §5.7.1.2).
    pub fn agree(&self, peer: &Point) -> Result<Zeroizing<[u8; 32]>, Error> {
        let peer = PublicKey::from_sec1_bytes(peer.as_bytes())
            .map_err(|_| Error::Invalid { field: "point" })?;
        let shared = self.0.diffie_hellman(&peer);
        Ok(Zeroizing::new((*shared.raw_secret_bytes()).into()))
    }
}

redacted!(AgreementKey);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_agree_and_the_key_survives_its_bytes() {
        let (a, b) = (
            AgreementKey::make_random().unwrap(),
            AgreementKey::make_random().unwrap(),
        );
        let again = AgreementKey::from_bytes(&a.to_bytes()).unwrap();
        assert_eq!(
            *again.agree(&b.public().unwrap()).unwrap(),
            *b.agree(&a.public().unwrap()).unwrap()
        );
        assert_ne!(a.public().unwrap(), b.public().unwrap());
    }

    /// Every case: what is invalid, and what is in another form than ours, is no point.
    #[test]
    fn ecdh_project_wycheproof() {
        let text = include_str!("../../../tests/vectors/wire/ecdh-p256.txt");
        let cases = crate::world::cases(text);
        assert_eq!(cases.len(), 355);
        let mut agreed = 0;
        for case in cases {
            let private: [u8; 32] = case.fields[0][..].try_into().unwrap();
            let Ok(point) = Point::from_bytes(&case.fields[1]) else {
                assert_ne!(case.result, "valid", "case {}", case.id);
                continue;
            };
            assert_eq!(case.result, "valid", "case {}", case.id);
            let shared = AgreementKey::from_bytes(&private).unwrap().agree(&point);
            assert_eq!(shared.unwrap()[..], case.fields[2], "case {}", case.id);
            agreed += 1;
        }
        assert_eq!(agreed, 330);
    }

    #[test]
    fn refuses_points_off_the_curve_and_other_forms() {
        let good = *AgreementKey::make_random()
            .unwrap()
            .public()
            .unwrap()
            .as_bytes();
        assert!(Point::from_bytes(&good).is_ok());
        let mut off = good;
        off[64] ^= 1;
        assert!(Point::from_bytes(&off).is_err());
        let mut hybrid = good;
        hybrid[0] = 6 | (good[64] & 1);
        assert!(Point::from_bytes(&hybrid).is_err());
        let mut compressed = vec![2 | (good[64] & 1)];
        compressed.extend_from_slice(&good[1..33]);
        assert!(Point::from_bytes(&compressed).is_err());
        assert!(Point::from_bytes(&good[..64]).is_err());
        assert!(Point::from_bytes(&[0]).is_err());
        assert!(AgreementKey::from_bytes(&[0; 32]).is_err());
        assert!(AgreementKey::from_bytes(&[0xff; 32]).is_err());
    }
}
