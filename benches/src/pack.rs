//! A content pack: verified and installed, beside its bare parts.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, timed};
use amparo_cards::pack::publish::{self, Heading, Signer};
use amparo_cards::pack::{AppVersion, Root, Store, Trust};
use ring::digest::{SHA256, digest};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

const MIB: usize = 1 << 20;
const SIZE: usize = 5 * MIB;
/// Files of a pack of many languages.
const FILES: usize = 40;
const NOW_MS: u64 = 1_795_305_600_000;

pub(crate) fn run(effort: Effort, _: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let signers = (0..3).map(|_| Signer::open(&Signer::make()?));
    let signers: Vec<Signer> = signers.collect::<Option<_>>().ok_or("keys")?;
    let keys: Vec<_> = signers.iter().map(Signer::key).collect();
    let root = publish::root(1, &keys, date("2099-01-01")?);
    let content = content();
    let pack = |version: u64| -> Result<Vec<u8>> {
        let heading = Heading {
            pack: "bench".to_owned(),
            version,
            created: date("2026-11-22")?,
            expires: date("2027-02-20")?,
            min_app: AppVersion(0, 1, 0),
        };
        let parsed = Root::parse(&root)?;
        let manifest = publish::manifest(&heading, &parsed, &content);
        let signed = signers.iter().take(2);
        let signatures: Vec<u8> = signed
            .flat_map(|signer| signer.sign_manifest(&manifest))
            .collect();
        Ok(publish::pack(&[], &manifest, &signatures, &content).ok_or("a pack")?)
    };
    let rounds = effort.rounds(10);
    let mut packs = Vec::new();
    for version in 1..=u64::try_from(rounds)? + 2 {
        packs.push(pack(version)?);
    }
    let mut next = packs.iter();
    let store = Store::new(
        folder.path().join("packs"),
        Some(Trust::in_root(&root)?),
        AppVersion(0, 1, 0),
    );
    let peer = Peer::new(pack(1)?, folder.path())?;
    let (ours, peer) = interleave(
        rounds,
        || {
            let bytes = next.next().ok_or("a pack more")?;
            timed(|| {
                store.install(bytes, NOW_MS)?;
                Ok(())
            })
        },
        || timed(|| peer.run()),
    )?;
    let name = "verify and install a pack of 5 MiB";
    Ok(vec![Figure::ratio(name, ours, peer, Some(1.25)).note(
        "peer: SHA-256 of the bytes, two Ed25519, one write, one fsync",
    )])
}

/// The least that installing can be.
struct Peer<'a> {
    bytes: Vec<u8>,
    keys: Vec<(Vec<u8>, Vec<u8>)>,
    folder: &'a Path,
}

impl<'a> Peer<'a> {
    fn new(bytes: Vec<u8>, folder: &'a Path) -> Result<Self> {
        let mut keys = Vec::new();
        for _ in 0..2 {
            let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).map_err(|_| "a key")?;
            let signature = pair.sign(digest(&SHA256, &bytes).as_ref());
            keys.push((
                pair.public_key().as_ref().to_vec(),
                signature.as_ref().to_vec(),
            ));
        }
        Ok(Self {
            bytes,
            keys,
            folder,
        })
    }

    fn run(&self) -> Result<()> {
        let sum = digest(&SHA256, &self.bytes);
        for (key, signature) in &self.keys {
            let verified = UnparsedPublicKey::new(&ED25519, key).verify(sum.as_ref(), signature);
            verified.map_err(|_| "a signature")?;
        }
        let mut file = File::create(self.folder.join("peer"))?;
        file.write_all(&self.bytes)?;
        Ok(file.sync_all()?)
    }
}

/// Sounds: most of a large pack is.
fn content() -> Vec<(String, Vec<u8>)> {
    let sound = |index: usize| {
        let mut sound = Vec::new();
        let mut body = b"OpusHead".to_vec();
        while sound.len() < SIZE / FILES {
            body.resize(255 * 255, u8::try_from(index).unwrap_or(0));
            sound.extend_from_slice(b"OggS\0\0");
            sound.extend([0; 20]);
            sound.push(255);
            sound.extend([255; 255]);
            sound.append(&mut body);
        }
        (format!("audio/en/s{index:02}.opus"), sound)
    };
    (0..FILES).map(sound).collect()
}

fn date(text: &str) -> Result<amparo_cards::Date> {
    Ok(text.parse()?)
}
