//! Making packs: for the program of those who publish, and for tests. Not in the app.

use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::json;

use super::root::{SignedRoot, sha256};
use super::signature::{MANIFEST_TAG, ROOT_TAG};
use super::verify::{root_name, root_signatures};
use super::{AppVersion, Key, Root, THRESHOLD, Verified, container, files, hex, verify};
use crate::Date;

/// A secret key of somebody who signs.
pub struct Signer(Ed25519KeyPair);

impl Signer {
    /// A new one, as PKCS#8 (RFC 8410): the bytes are the secret. `None` when the system has no randomness.
    pub fn make() -> Option<Vec<u8>> {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).ok()?;
        Some(made.as_ref().to_vec())
    }

    /// Reads what [`Signer::make`] made.
    pub fn open(pkcs8: &[u8]) -> Option<Self> {
        Ed25519KeyPair::from_pkcs8(pkcs8).ok().map(Self)
    }

    /// The public half.
    pub fn key(&self) -> Key {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        Key(bytes)
    }

    /// One record of a list of signatures for a root.
    pub fn sign_root(&self, bytes: &[u8]) -> Vec<u8> {
        self.sign(ROOT_TAG, bytes)
    }

    /// One record of a list of signatures for a manifest.
    pub fn sign_manifest(&self, bytes: &[u8]) -> Vec<u8> {
        self.sign(MANIFEST_TAG, bytes)
    }

    fn sign(&self, tag: &[u8], bytes: &[u8]) -> Vec<u8> {
        let signature = self.0.sign(&[tag, bytes].concat());
        [&self.key().0, signature.as_ref()].concat()
    }
}

/// The bytes of a root.
pub fn root(version: u32, keys: &[Key], expires: Date) -> Vec<u8> {
    let keys: Vec<String> = keys.iter().map(|key| key.text()).collect();
    let value = json!({
        "format": 1, "root": version, "keys": keys, "threshold": THRESHOLD, "expires": expires.to_string(),
    });
    format!("{value:#}\n").into_bytes()
}

/// What a manifest says beside its files.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Which pack.
    pub pack: String,
    /// Larger than any before under the same root.
    pub version: u64,
    /// Today.
    pub created: Date,
    /// Last day before the banner.
    pub expires: Date,
    /// The oldest app that it is for.
    pub min_app: AppVersion,
}

/// The bytes of the manifest of `files` (name, bytes; in the order of their names) under the root of these bytes.
pub fn manifest(heading: &Heading, root: &Root, content: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut locales: Vec<&str> = content
        .iter()
        .filter_map(|(path, _)| files::locale(path))
        .collect();
    locales.sort_unstable();
    locales.dedup();
    let listed: Vec<_> = content
        .iter()
        .map(|(path, bytes)| {
            json!({"path": path, "sha256": hex::encode(&sha256(bytes)), "length": bytes.len()})
        })
        .collect();
    let value = json!({
        "format": 1,
        "root": root.version,
        "root_sha256": hex::encode(&root.sha256),
        "pack": heading.pack,
        "version": heading.version,
        "created": heading.created.to_string(),
        "expires": heading.expires.to_string(),
        "min_app": heading.min_app.to_string(),
        "locales": locales,
        "files": listed,
    });
    format!("{value:#}\n").into_bytes()
}

/// A root that follows another: its number, its bytes, its signatures.
pub type Followed = (u32, Vec<u8>, Vec<u8>);

/// The whole pack; `None` when a name is none of a pack, or it is too large.
pub fn pack(
    roots: &[Followed],
    manifest: &[u8],
    signatures: &[u8],
    content: &[(String, Vec<u8>)],
) -> Option<Vec<u8>> {
    let mut entries: Vec<(String, &[u8])> = Vec::new();
    for (version, bytes, signatures) in roots {
        entries.push((root_name(*version), bytes));
        entries.push((root_signatures(*version), signatures));
    }
    entries.push(("manifest.json".to_owned(), manifest));
    entries.push(("manifest.sig".to_owned(), signatures));
    for (path, bytes) in content {
        entries.push((format!("files/{path}"), bytes));
    }
    container::write(entries.iter().map(|(name, bytes)| (name.as_str(), *bytes)))
}

/// Whether a file may be in a pack at all, so that whoever builds one hears it before anybody signs.
pub fn check_file(path: &str, bytes: &[u8]) -> super::Result<()> {
    files::check(path, bytes)
}

/// Whether `roots` follow one another from the first root on; gives the last.
pub fn follow(first: &[u8], roots: &[Followed]) -> super::Result<Root> {
    let signed: Vec<SignedRoot> = roots
        .iter()
        .map(|(version, bytes, signatures)| SignedRoot {
            version: *version,
            bytes: bytes.clone(),
            signatures: signatures.clone(),
        })
        .collect();
    let trust = super::Trust::in_root(first)?.follow(&signed)?;
    Ok(trust.current().clone())
}

/// Verifies as an app does that has only the first root.
pub fn check<'a>(bytes: &'a [u8], first: &[u8], app: AppVersion) -> super::Result<Verified<'a>> {
    verify(bytes, &super::Trust::in_root(first)?, app)
}

/// Adds a signature to a pack, instead of one by the same key. Gives the pack and what was signed.
pub fn add_signature(pack: &[u8], signer: &Signer) -> super::Result<(Vec<u8>, super::Manifest)> {
    let malformed = super::Refusal::Malformed {
        part: super::Part::Container,
    };
    let mut entries = container::read(pack)?;
    let place = entries
        .windows(2)
        .position(|pair| pair[0].name == "manifest.json" && pair[1].name == "manifest.sig");
    let place = place.ok_or(malformed.clone())?;
    let bytes = entries[place].data;
    let manifest = super::Manifest::parse(bytes)?;
    let list = with_record(entries[place + 1].data, &signer.sign_manifest(bytes));
    entries[place + 1].data = &list;
    let files = entries.iter().map(|entry| (entry.name, entry.data));
    let pack = container::write(files).ok_or(malformed)?;
    Ok((pack, manifest))
}

/// A list of signatures with one more, instead of one by the same key.
pub fn with_record(list: &[u8], record: &[u8]) -> Vec<u8> {
    let others = list
        .chunks(record.len())
        .filter(|other| other.get(..32) != record.get(..32));
    others
        .chain(std::iter::once(record))
        .flatten()
        .copied()
        .collect()
}
