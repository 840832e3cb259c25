//! The root of trust: which three keys sign, and how they are followed by others.

use std::collections::{BTreeMap, BTreeSet};

use ring::digest;
use serde::Deserialize;

use super::signature::{self, ROOT_TAG, Signatures};
use super::{KEYS, Key, Part, Refusal, Result, THRESHOLD};
use crate::Date;

/// Longest root.
const ROOT_MAX: usize = 4096;
/// Most roots in a row.
const ROOTS_MAX: usize = 64;

const MALFORMED: Refusal = Refusal::Malformed { part: Part::Root };

/// A root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// Its number; the next one has the next.
    pub version: u32,
    /// Who signs.
    pub keys: BTreeSet<Key>,
    /// Last day on which something new is taken under it.
    pub expires: Date,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
}

/// As written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    root: u32,
    keys: Vec<String>,
    threshold: u32,
    expires: Date,
}

impl Root {
    /// Reads the bytes of a root. Nothing is verified.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > ROOT_MAX {
            return Err(Refusal::TooLarge);
        }
        let written: Written = serde_json::from_slice(bytes).map_err(|_| MALFORMED)?;
        let keys: Option<BTreeSet<Key>> = written.keys.iter().map(|key| Key::parse(key)).collect();
        let keys = keys.ok_or(MALFORMED)?;
        // A set: the same key twice would be two of three by one person.
        let whole = written.format == 1
            && written.root > 0
            && written.keys.len() == KEYS
            && keys.len() == KEYS
            && written.threshold == THRESHOLD;
        if !whole {
            return Err(MALFORMED);
        }
        Ok(Self {
            version: written.root,
            keys,
            expires: written.expires,
            sha256: sha256(bytes),
        })
    }
}

/// SHA-256.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    out
}

/// A root as it travels: its bytes and the signatures over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SignedRoot {
    pub(super) version: u32,
    pub(super) bytes: Vec<u8>,
    pub(super) signatures: Vec<u8>,
}

/// The root in force and how it came to be.
#[derive(Debug, Clone)]
pub struct Trust {
    current: Root,
    /// Digest of each root that was in force, by its number.
    known: BTreeMap<u32, [u8; 32]>,
    /// What followed the first, in order.
    pub(super) chain: Vec<SignedRoot>,
    /// Keys that were in a root and are not in the current one.
    former: BTreeSet<Key>,
}

impl Trust {
    /// Trust in a root that comes with the program, and in nothing else.
    pub fn in_root(bytes: &[u8]) -> Result<Self> {
        let current = Root::parse(bytes)?;
        Ok(Self {
            known: BTreeMap::from([(current.version, current.sha256)]),
            current,
            chain: Vec::new(),
            former: BTreeSet::new(),
        })
    }

    /// The root that comes with this build, `core/cards/root.json`. `None` while there is none: such a build takes no packs.
    pub fn embedded() -> Option<Self> {
        Self::in_root(include_bytes!("../../root.json")).ok()
    }

    /// The root in force.
    pub fn current(&self) -> &Root {
        &self.current
    }

    /// Follows `roots` as far as they go. One that is in force or was before is passed by if it is the same; the next has to be
    /// signed by two keys of the root in force and by two of its own. That the root in force has expired does not matter here:
    /// otherwise a phone that was off for a year could never take a pack again.
    pub(super) fn follow(&self, roots: &[SignedRoot]) -> Result<Self> {
        if roots.len() > ROOTS_MAX {
            return Err(Refusal::TooLarge);
        }
        let mut trust = self.clone();
        for signed in roots {
            trust.step(signed)?;
        }
        Ok(trust)
    }

    fn step(&mut self, signed: &SignedRoot) -> Result<()> {
        let have = self.current.version;
        if signed.version <= have {
            let known = self.known.get(&signed.version);
            let same = known.is_none_or(|digest| *digest == sha256(&signed.bytes));
            return same.then_some(()).ok_or(Refusal::OtherRoot);
        }
        if Some(signed.version) != have.checked_add(1) {
            return Err(Refusal::RootGap { have });
        }
        let signatures = Signatures::read(&signed.signatures)?;
        self.enough(&signatures, Part::Root, ROOT_TAG, &signed.bytes)?;
        let next = Root::parse(&signed.bytes)?;
        if next.version != signed.version {
            return Err(Refusal::RootGap { have });
        }
        let own = signatures.signers(&next.keys, ROOT_TAG, &signed.bytes);
        if signature::count(&own) < THRESHOLD {
            return Err(Refusal::BadSignature {
                part: Part::Root,
                valid: signature::count(&own),
                needed: THRESHOLD,
            });
        }
        self.former.extend(&self.current.keys);
        self.former.retain(|key| !next.keys.contains(key));
        self.known.insert(next.version, next.sha256);
        self.chain.push(signed.clone());
        self.current = next;
        Ok(())
    }

    /// Who of the root in force signed `bytes`, if they are enough.
    pub(super) fn enough(
        &self,
        signatures: &Signatures<'_>,
        part: Part,
        tag: &[u8],
        bytes: &[u8],
    ) -> Result<signature::Signers> {
        let signers = signatures.signers(&self.current.keys, tag, bytes);
        let (valid, needed) = (signature::count(&signers), THRESHOLD);
        if valid >= needed {
            return Ok(signers);
        }
        let gone = signatures.signers(&self.former, tag, bytes);
        Err(if gone.is_empty() {
            Refusal::BadSignature {
                part,
                valid,
                needed,
            }
        } else {
            Refusal::RotatedOut { valid, needed }
        })
    }
}
