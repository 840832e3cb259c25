//! A content pack: verified and installed, beside its bare parts; and what each language more costs.

use crate::Result;
use crate::library::{self, NOW_MS, Publisher, SIZES};
use crate::measure::{Effort, Figure, median, spent, take_turns};
use ring::digest::{SHA256, digest};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

const MIB: usize = 1 << 20;
const SIZE: usize = 5 * MIB;
/// Beside English.
const LANGUAGES: u32 = 15;
/// Sounds of the length of a spoken card.
const SOUND: usize = 128 << 10;
const GOAL: f64 = 1.25;

pub(crate) fn run(effort: Effort, _: &Path) -> Result<Vec<Figure>> {
    let mut figures = beside_the_least(effort)?;
    figures.extend(library::growth("verify and install,", &growth(effort)?));
    Ok(figures)
}

fn beside_the_least(effort: Effort) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let publisher = Publisher::new()?;
    let store = publisher.store(folder.path())?;
    let content = content()?;
    let peer = Peer::new(publisher.pack(1, content.clone())?, folder.path())?;
    let mut version = 0;
    let costs = take_turns(
        effort.rounds(15),
        &mut [
            &mut || {
                version += 1;
                let pack = publisher.pack(version, content.clone())?;
                spent(|| Ok(store.install(&pack, NOW_MS)?))
            },
            &mut || spent(|| peer.run()),
        ],
    )?;
    let [ours, peer] = costs[..] else {
        return Err("as many medians as works".into());
    };
    let name = "verify and install a pack of 5 MiB";
    let note =
        "16 languages, cards, pictograms, sounds; peer: SHA-256, two Ed25519, one write, one fsync";
    Ok(vec![
        Figure::ratio(name, ours.time, peer.time, Some(GOAL)).note(note),
        Figure::ratio(format!("{name}, CPU"), ours.cpu, peer.cpu, None),
    ])
}

/// What installing takes on the processor, by the number of languages.
fn growth(effort: Effort) -> Result<Vec<Duration>> {
    let folder = tempfile::tempdir()?;
    let publisher = Publisher::new()?;
    let store = |size: &u32| publisher.store(&folder.path().join(size.to_string()));
    let stores: Vec<_> = SIZES.iter().map(store).collect::<Result<_>>()?;
    let mut times = vec![Vec::new(); SIZES.len()];
    for version in 1..=effort.pick(6, 60) {
        for ((size, store), times) in SIZES.iter().zip(&stores).zip(&mut times) {
            let pack = publisher.pack(version, library::translations(*size)?)?;
            times.push(spent(|| Ok(store.install(&pack, NOW_MS)?))?.cpu);
        }
    }
    Ok(times.into_iter().map(median).collect())
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

/// Everything that a pack can bring; what is left of its length is sounds.
fn content() -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = library::whole(LANGUAGES)?;
    let mut length: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut index = 0_u8;
    while length < SIZE {
        let sound = sound(index, SOUND.min(SIZE - length));
        length += sound.len();
        files.push((format!("audio/es/s{index:02}.opus"), sound));
        index += 1;
    }
    Ok(files)
}

/// Pages of an Ogg stream, at least `length` bytes.
fn sound(index: u8, length: usize) -> Vec<u8> {
    let mut sound = Vec::new();
    let mut body = b"OpusHead".to_vec();
    while sound.len() < length {
        body.resize(255 * 255, index);
        sound.extend_from_slice(b"OggS\0\0");
        sound.extend([0; 20]);
        sound.push(255);
        sound.extend([255; 255]);
        sound.append(&mut body);
    }
    sound
}
