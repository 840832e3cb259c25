//! Whoever publishes packs in fuzzing: always the same keys, so that an input means the same in every run.

use amparo_cards::pack::publish::{self, Followed, Heading, Signer};
use amparo_cards::pack::{AppVersion, Root};

/// The app that packs are verified by.
pub const APP: AppVersion = AppVersion(0, 1, 0);

/// Public halves of the keys of 32 ones, twos, threes and fours (RFC 8032).
const PUBLIC: [&str; 4] = [
    "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c",
    "8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394",
    "ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d1",
    "ca93ac1705187071d67b83c7ff0efe8108e8ec4530575d7726879333dbdabe7c",
];

/// Files of a pack: name, bytes.
pub type Content = Vec<(String, Vec<u8>)>;

pub struct Desk {
    signers: Vec<Signer>,
    /// The root that the app comes with: keys 1 to 3.
    pub first: Vec<u8>,
    /// The next one: keys 2 to 4.
    pub second: Followed,
}

impl Desk {
    pub fn new() -> Self {
        let signers: Vec<Signer> = (1..).zip(PUBLIC).map(signer).collect();
        let keys: Vec<_> = signers.iter().map(Signer::key).collect();
        let until = "2099-01-01".parse().expect("a day");
        let second = publish::root(2, &keys[1..], until);
        let signatures = signers[1..3].iter().flat_map(|signer| signer.sign_root(&second)).collect();
        Self { first: publish::root(1, &keys[..3], until), second: (2, second, signatures), signers }
    }

    /// A pack of these files under the first root, or under the second, which it brings.
    pub fn pack(&self, rotated: bool, content: &Content) -> Option<Vec<u8>> {
        let (root, roots) = if rotated { (&self.second.1, std::slice::from_ref(&self.second)) } else { (&self.first, &[][..]) };
        let manifest = self.manifest(root, content);
        let signed = self.signers[1..3].iter();
        let signatures: Vec<u8> = signed.flat_map(|signer| signer.sign_manifest(&manifest)).collect();
        publish::pack(roots, &manifest, &signatures, content)
    }

    pub fn manifest(&self, root: &[u8], content: &Content) -> Vec<u8> {
        let heading = Heading {
            pack: "fuzz".to_owned(),
            version: 1,
            created: "2026-11-22".parse().expect("a day"),
            expires: "2027-02-20".parse().expect("a day"),
            min_app: APP,
        };
        publish::manifest(&heading, &Root::parse(root).expect("a root"), content)
    }
}

/// The content of the packs that stand in `seeds/pack`.
pub fn content() -> Content {
    let picture = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16"/></svg>"#;
    let files = [("locales/es/cards.ftl", "door-title = A\n"), ("pictures/door.svg", picture)];
    files.map(|(path, text)| (path.to_owned(), text.into())).into()
}

/// PKCS#8 with both halves (RFC 8410 §10.3).
fn signer((number, public): (u8, &str)) -> Signer {
    let mut key = b"\x30\x51\x02\x01\x01\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
    key.extend([number; 32]);
    key.extend(b"\x81\x21\x00");
    let pairs = public.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("digits"));
    key.extend(pairs.map(|pair| u8::from_str_radix(pair, 16).expect("digits")));
    Signer::open(&key).expect("a key")
}
