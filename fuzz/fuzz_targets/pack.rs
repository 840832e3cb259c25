//! A pack: any bytes; and files of any bytes in one that two have signed. The first is never taken; of the second, whatever is taken
//! is text without markup.
#![no_main]

use amparo_cards::pack::publish::{self, Heading, Signer};
use amparo_cards::pack::{AppVersion, Root, Trust, verify};
use libfuzzer_sys::fuzz_target;

const APP: AppVersion = AppVersion(0, 1, 0);
const PATHS: [&str; 6] = [
    "cards/door.json",
    "directory.json",
    "order.json",
    "locales/en/cards.ftl",
    "pictures/door.svg",
    "audio/en/door.opus",
];

struct Desk {
    signers: Vec<Signer>,
    root: Vec<u8>,
}

thread_local! {
    static DESK: Desk = desk();
}

fn desk() -> Desk {
    let signer = || Signer::open(&Signer::make().expect("randomness")).expect("a key");
    let signers: Vec<Signer> = (0..3).map(|_| signer()).collect();
    let keys: Vec<_> = signers.iter().map(Signer::key).collect();
    let root = publish::root(1, &keys, "2099-01-01".parse().expect("a day"));
    Desk { signers, root }
}

fuzz_target!(|data: &[u8]| {
    DESK.with(|desk| {
        let trust = Trust::in_root(&desk.root).expect("a root");
        assert!(verify(data, &trust, APP).is_err(), "nobody but the signers makes a pack");

        let Some((choice, rest)) = data.split_first() else { return };
        let path = PATHS[usize::from(*choice) % PATHS.len()];
        let content = vec![(path.to_owned(), rest.to_vec())];
        let heading = Heading {
            pack: "fuzz".to_owned(),
            version: 1,
            created: "2026-11-22".parse().expect("a day"),
            expires: "2027-02-20".parse().expect("a day"),
            min_app: APP,
        };
        let manifest = publish::manifest(&heading, &Root::parse(&desk.root).expect("a root"), &content);
        let signatures: Vec<u8> = desk.signers.iter().flat_map(|signer| signer.sign_manifest(&manifest)).collect();
        let Some(pack) = publish::pack(&[], &manifest, &signatures, &content) else { return };
        if let Ok(verified) = verify(&pack, &trust, APP)
            && !path.starts_with("audio/")
        {
            let text = std::str::from_utf8(verified.files[path]).expect("text");
            assert!(!text.to_ascii_lowercase().contains("<script"));
        }
    });
});
