//! From bytes to files that two people have signed.

use std::collections::BTreeMap;

use super::container::{self, Entry};
use super::root::{SignedRoot, sha256};
use super::signature::{MANIFEST_TAG, Signatures};
use super::{AppVersion, Key, Manifest, Part, Refusal, Result, Trust, content, files};

const MANIFEST: &str = "manifest.json";
const MANIFEST_SIGNATURES: &str = "manifest.sig";
const MALFORMED: Refusal = Refusal::Malformed {
    part: Part::Container,
};

/// A pack whose every byte is vouched for.
#[derive(Debug, Clone)]
pub struct Verified<'a> {
    /// What was signed.
    pub manifest: Manifest,
    /// Digest of the manifest's bytes: the pack's identity.
    pub sha256: [u8; 32],
    /// Who signed, in the order of their keys.
    pub signers: Vec<Key>,
    /// The root in force once this pack is installed.
    pub trust: Trust,
    /// Its files by name.
    pub files: BTreeMap<String, &'a [u8]>,
}

/// Verifies a pack, from its roots to the last file, and that its files make up content. That the root is still in its time and the
/// version a new one is the store's to say: what is installed keeps working.
pub fn verify<'a>(bytes: &'a [u8], trust: &Trust, app: AppVersion) -> Result<Verified<'a>> {
    let pack = vouch(bytes, trust, app)?;
    pack.look_into()?;
    Ok(pack)
}

impl Verified<'_> {
    /// The second half of [`verify`]: each file is of its kind, and together they are content.
    pub(super) fn look_into(&self) -> Result<()> {
        for (path, data) in &self.files {
            files::check(path, data)?;
        }
        content::check(&self.files)
    }
}

/// The first half of [`verify`], and all that a start needs for a pack that was looked into when it was installed: every byte is one
/// that two people have signed. No file is parsed.
pub(super) fn vouch<'a>(bytes: &'a [u8], trust: &Trust, app: AppVersion) -> Result<Verified<'a>> {
    let entries = container::read(bytes)?;
    let Parts {
        roots,
        manifest: raw,
        signatures,
        files: given,
    } = split(&entries)?;

    let trust = trust.follow(&roots)?;
    let signatures = Signatures::read(signatures)?;
    let signers = trust.enough(&signatures, Part::Manifest, MANIFEST_TAG, raw)?;
    let manifest = Manifest::parse(raw)?;
    let root = trust.current();
    if (manifest.root, manifest.root_sha256) != (root.version, root.sha256) {
        return Err(Refusal::OtherRoot);
    }
    if manifest.min_app > app {
        let needs = manifest.min_app;
        return Err(Refusal::NewerApp { needs });
    }
    let files = compare(&manifest, given)?;
    Ok(Verified {
        sha256: sha256(raw),
        signers: signers.into_iter().collect(),
        manifest,
        trust,
        files,
    })
}

struct Parts<'a, 'e> {
    roots: Vec<SignedRoot>,
    manifest: &'a [u8],
    signatures: &'a [u8],
    files: &'e [Entry<'a>],
}

/// `roots/2.json`, `roots/2.sig`, …, `manifest.json`, `manifest.sig`, then the files.
fn split<'a, 'e>(entries: &'e [Entry<'a>]) -> Result<Parts<'a, 'e>> {
    let mut roots = Vec::new();
    let mut rest = entries;
    while let [root, signatures, after @ ..] = rest
        && root.name.starts_with("roots/")
    {
        let number = root.name.strip_prefix("roots/");
        let number = number.and_then(|name| name.strip_suffix(".json"));
        let version: u32 = number
            .and_then(|number| number.parse().ok())
            .ok_or(MALFORMED)?;
        let named = root.name == root_name(version) && signatures.name == root_signatures(version);
        let in_order = roots
            .last()
            .is_none_or(|last: &SignedRoot| last.version < version);
        if !(named && in_order) {
            return Err(MALFORMED);
        }
        roots.push(SignedRoot {
            version,
            bytes: root.data.to_vec(),
            signatures: signatures.data.to_vec(),
        });
        rest = after;
    }
    match rest {
        [manifest, signatures, files @ ..]
            if manifest.name == MANIFEST && signatures.name == MANIFEST_SIGNATURES =>
        {
            Ok(Parts {
                roots,
                manifest: manifest.data,
                signatures: signatures.data,
                files,
            })
        }
        _ => Err(MALFORMED),
    }
}

pub(super) fn root_name(version: u32) -> String {
    format!("roots/{version}.json")
}

pub(super) fn root_signatures(version: u32) -> String {
    format!("roots/{version}.sig")
}

/// The files, which are exactly those of the manifest, in its order.
fn compare<'a>(manifest: &Manifest, given: &[Entry<'a>]) -> Result<BTreeMap<String, &'a [u8]>> {
    let mut given = given.iter();
    let mut files = BTreeMap::new();
    for stated in &manifest.files {
        let file = || stated.path.clone();
        let entry = given.as_slice().first();
        let entry = entry.filter(|entry| entry.name.strip_prefix("files/") == Some(&stated.path));
        let Some(entry) = entry else {
            // Another name in its place is a file too many if this one comes later.
            let later = given.any(|entry| entry.name.strip_prefix("files/") == Some(&stated.path));
            return Err(if later {
                Refusal::Extra
            } else {
                Refusal::Missing { file: file() }
            });
        };
        if entry.data.len() != stated.length || sha256(entry.data) != stated.sha256 {
            return Err(Refusal::Tampered { file: file() });
        }
        files.insert(file(), entry.data);
        given.next();
    }
    given
        .next()
        .is_none()
        .then_some(files)
        .ok_or(Refusal::Extra)
}
