//! Packs of an invented publisher, and everything that may be wrong with one (the table of docs/packs.md names these tests).

mod bits;
mod crash;
mod hostile;
mod inside;
mod roots;
mod started;
mod stored;
mod unfit;

use super::publish::{self, Followed, Heading, Signer};
use super::{AppVersion, Loaded, Refusal, Root, Store, StoreError, Trust, container};

pub(super) const APP: AppVersion = AppVersion(0, 1, 0);
/// 22 November 2026.
pub(super) const NOW: u64 = 1_795_305_600_000;

/// Signers with a root, and what they publish.
pub(super) struct Desk {
    pub(super) signers: Vec<Signer>,
    pub(super) first: Vec<u8>,
    /// Roots since the first.
    pub(super) roots: Vec<Followed>,
    /// The three who sign now.
    pub(super) turn: [usize; 3],
    pub(super) heading: Heading,
    pub(super) content: Vec<(String, Vec<u8>)>,
}

pub(super) fn signer() -> Signer {
    Signer::open(&Signer::make().unwrap()).unwrap()
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::until("2028-11-22")
    }

    pub(super) fn until(expires: &str) -> Self {
        let signers: Vec<Signer> = (0..3).map(|_| signer()).collect();
        let keys: Vec<_> = signers.iter().map(Signer::key).collect();
        Self {
            first: publish::root(1, &keys, expires.parse().unwrap()),
            roots: Vec::new(),
            turn: [0, 1, 2],
            signers,
            heading: Heading {
                pack: "los-angeles".to_owned(),
                version: 7,
                created: "2026-11-22".parse().unwrap(),
                expires: "2027-02-20".parse().unwrap(),
                min_app: APP,
            },
            content: content(),
        }
    }

    pub(super) fn trust(&self) -> Trust {
        Trust::in_root(&self.first).unwrap()
    }

    pub(super) fn root(&self) -> Root {
        let last = self.roots.last().map_or(&self.first, |(_, bytes, _)| bytes);
        Root::parse(last).unwrap()
    }

    pub(super) fn manifest(&self) -> Vec<u8> {
        publish::manifest(&self.heading, &self.root(), &self.content)
    }

    /// Signed by the first two of those whose turn it is.
    pub(super) fn pack(&self) -> Vec<u8> {
        self.pack_by(&self.turn[..2])
    }

    pub(super) fn pack_by(&self, signers: &[usize]) -> Vec<u8> {
        self.pack_of(&self.manifest(), signers)
    }

    pub(super) fn pack_of(&self, manifest: &[u8], signers: &[usize]) -> Vec<u8> {
        let signatures = self.sign(manifest, signers);
        publish::pack(&self.roots, manifest, &signatures, &self.content).unwrap()
    }

    pub(super) fn sign(&self, manifest: &[u8], signers: &[usize]) -> Vec<u8> {
        let one = |index: &usize| self.signers[*index].sign_manifest(manifest);
        signers.iter().flat_map(one).collect()
    }

    /// A new root for `turn`, signed by `by`.
    pub(super) fn rotate(&mut self, turn: [usize; 3], by: &[usize], expires: &str) {
        let version = self.root().version + 1;
        let keys = turn.map(|index| self.signers[index].key());
        let bytes = publish::root(version, &keys, expires.parse().unwrap());
        self.turn = turn;
        self.add_root(version, bytes, by);
    }

    pub(super) fn add_root(&mut self, version: u32, bytes: Vec<u8>, by: &[usize]) {
        let signatures = by
            .iter()
            .flat_map(|index| self.signers[*index].sign_root(&bytes))
            .collect();
        self.roots.push((version, bytes, signatures));
    }

    pub(super) fn verify(&self, bytes: &[u8]) -> Result<(), Refusal> {
        super::verify(bytes, &self.trust(), APP).map(drop)
    }

    pub(super) fn store(&self, folder: &std::path::Path) -> Store {
        Store::new(folder.join("packs"), Some(self.trust()), APP)
    }
}

/// The English cards of the build with one sentence corrected, and a picture.
fn content() -> Vec<(String, Vec<u8>)> {
    let cards = include_str!("../../../../locales/en/cards.ftl");
    let picture = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16" stroke="currentColor"/></svg>"#;
    vec![
        (
            "locales/en/cards.ftl".to_owned(),
            format!("{cards}\n# corrected\n").into_bytes(),
        ),
        ("pictures/door.svg".to_owned(), picture.into()),
    ]
}

pub(super) fn refusal(done: Result<Loaded, StoreError>) -> Refusal {
    match done {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The archive's entries, owned, to be changed and put together again.
pub(super) fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    container::read(bytes)
        .unwrap()
        .iter()
        .map(|entry| (entry.name.to_owned(), entry.data.to_vec()))
        .collect()
}

pub(super) fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    container::write(entries.iter().map(|(name, data)| (name.as_str(), &**data))).unwrap()
}

#[test]
fn a_pack_of_two_signers_is_taken() {
    let desk = Desk::new();
    let pack = desk.pack();
    let verified = super::verify(&pack, &desk.trust(), APP).unwrap();
    assert_eq!(verified.signers.len(), 2);
    assert_eq!(verified.manifest.locales, ["en"]);
    assert_eq!(verified.manifest.version, 7);
    assert_eq!(
        verified.files["locales/en/cards.ftl"],
        desk.content[0].1.as_slice()
    );
    desk.verify(&desk.pack_by(&[0, 2])).unwrap();
    desk.verify(&desk.pack_by(&[2, 1, 0])).unwrap();
}
