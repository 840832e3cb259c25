//! Ed25519 over exact bytes behind a tag, by different keys.

use std::collections::BTreeSet;
use std::fmt;

use ring::signature::{ED25519, UnparsedPublicKey};

use super::{Part, Refusal, Result, hex};

/// Before a root's bytes.
pub(super) const ROOT_TAG: &[u8] = b"amparo/pack-root/v1\0";
/// Before a manifest's bytes.
pub(super) const MANIFEST_TAG: &[u8] = b"amparo/pack-manifest/v1\0";
/// Public key ‖ signature.
const RECORD: usize = 32 + 64;
/// Most signatures in one list: two roots' worth of keys, and some to spare.
const RECORDS_MAX: usize = 8;

/// An Ed25519 public key of somebody who signs packs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub(super) [u8; 32]);

impl Key {
    /// Reads 64 hexadecimal digits. Refuses the points of small order, under which one signature holds for many messages.
    pub fn parse(text: &str) -> Option<Self> {
        let key = Self(hex::decode_32(text)?);
        (!key.is_small()).then_some(key)
    }

    /// The key of these bytes, if it is one that [`Key::parse`] would take.
    pub fn from_bytes(bytes: [u8; 32]) -> Option<Self> {
        let key = Self(bytes);
        (!key.is_small()).then_some(key)
    }

    /// 64 hexadecimal digits.
    pub fn text(self) -> String {
        hex::encode(&self.0)
    }

    fn is_small(self) -> bool {
        let mut y = self.0;
        y[31] &= 0x7f;
        SMALL.contains(&y)
    }

    fn verifies(self, tag: &[u8], bytes: &[u8], signature: &[u8]) -> bool {
        let message = [tag, bytes].concat();
        UnparsedPublicKey::new(&ED25519, self.0)
            .verify(&message, signature)
            .is_ok()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// The keys that signed, in the order of a set: however often one signed, it counts once.
pub(super) type Signers = BTreeSet<Key>;

/// A list of signatures, read but not verified.
#[derive(Debug, Clone)]
pub(super) struct Signatures<'a>(&'a [u8]);

impl<'a> Signatures<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self> {
        let whole = bytes.len().is_multiple_of(RECORD) && bytes.len() <= RECORDS_MAX * RECORD;
        let part = Part::Signatures;
        whole
            .then_some(Self(bytes))
            .ok_or(Refusal::Malformed { part })
    }

    /// Those of `keys` whose signature over `bytes` holds.
    pub(super) fn signers(&self, keys: &BTreeSet<Key>, tag: &[u8], bytes: &[u8]) -> Signers {
        let records = self.0.chunks_exact(RECORD);
        let signed = records.filter_map(|record| {
            let (key, signature) = record.split_first_chunk::<32>()?;
            let key = Key(*key);
            (keys.contains(&key) && key.verifies(tag, bytes, signature)).then_some(key)
        });
        signed.collect()
    }
}

/// How many, as a number of a message.
pub(super) fn count(signers: &Signers) -> u32 {
    u32::try_from(signers.len()).unwrap_or(u32::MAX)
}

/// The y of every encoding of a point of order 1, 2, 4 or 8, without the sign (C2SP CCTV, `ed25519/README.md`).
const SMALL: [[u8; 32]; 7] = [
    with_ends(0x00, 0x00, 0x00),
    with_ends(0x01, 0x00, 0x00),
    with_ends(0xec, 0xff, 0x7f),
    with_ends(0xed, 0xff, 0x7f),
    with_ends(0xee, 0xff, 0x7f),
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
        0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
        0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0x7a,
    ],
];

const fn with_ends(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a list with this signature alone counts as signed by this key: the way of every pack.
    fn holds(key: Key, message: &[u8], signature: &[u8]) -> bool {
        let record = [&key.0, signature].concat();
        let list = Signatures::read(&record);
        list.is_ok_and(|list| count(&list.signers(&[key].into(), &[], message)) == 1)
    }

    /// Every case of Wycheproof: `ring` decides as they say.
    #[test]
    fn wycheproof() {
        let text = include_str!("../../../../tests/vectors/pack/ed25519.txt");
        let (mut cases, mut valid) = (0, 0);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split(" | ").collect();
            let [id, verdict, public, message, signature] = fields[..] else {
                panic!("{line}")
            };
            let bytes = |text: &str| hex::decode(text.trim_matches('-')).unwrap();
            let key = Key(hex::decode_32(public).unwrap());
            let holds = holds(key, &bytes(message), &bytes(signature));
            assert_eq!(holds, verdict == "valid", "case {id}");
            cases += 1;
            valid += u32::from(holds);
        }
        assert_eq!((cases, valid), (151, 88));
    }

    /// Every case of CCTV: a key of small order is never a key; of the others, `ring` takes what "ref10" takes.
    #[test]
    fn cctv() {
        let text = include_str!("../../../../tests/vectors/pack/ed25519-cctv.txt");
        let (mut cases, mut small, mut taken) = (0, 0, 0);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split(" | ").collect();
            let [id, flags, public, message, signature] = fields[..] else {
                panic!("{line}")
            };
            let flags: Vec<&str> = flags.split(',').collect();
            let has = |flag: &str| flags.contains(&flag);
            cases += 1;
            let parsed = Key::parse(public);
            assert_eq!(parsed.is_none(), has("low_order_A"), "key of case {id}");
            small += u32::from(parsed.is_none());
            let key = Key(hex::decode_32(public).unwrap());
            let holds = holds(key, message.as_bytes(), &hex::decode(signature).unwrap());
            let refused = ["non_canonical_R", "low_order_residue"];
            let expected = !refused.iter().any(|flag| has(flag));
            assert_eq!(holds, expected, "case {id} {flags:?}");
            taken += u32::from(holds && parsed.is_some());
        }
        assert_eq!(cases, 914);
        assert!(small > 100 && taken > 10, "{small} {taken}");
    }
}
