//! A pack: any bytes, a real one with some bytes changed, and files of any bytes in one that two have signed. Of the first two nothing is
//! taken but what two have signed; of the third, whatever is taken is text without markup.
#![no_main]

#[path = "../desk.rs"]
mod desk;

use std::collections::BTreeSet;

use amparo_cards::pack::{Trust, verify};
use desk::{APP, Desk};
use libfuzzer_sys::fuzz_target;

const PATHS: [&str; 6] = [
    "cards/door.json",
    "directory.json",
    "order.json",
    "locales/en/cards.ftl",
    "pictures/door.svg",
    "audio/en/door.opus",
];
/// A place, and what stands there instead.
const CHANGE: usize = 3;

struct Known {
    desk: Desk,
    trust: Trust,
    packs: [Vec<u8>; 2],
    /// Identities of the packs that two have signed.
    signed: BTreeSet<[u8; 32]>,
}

thread_local! {
    static KNOWN: Known = known();
}

fn known() -> Known {
    let desk = Desk::new();
    let trust = Trust::in_root(&desk.first).expect("a root");
    let packs = [false, true].map(|rotated| desk.pack(rotated, &desk::content()).expect("a pack"));
    let identity = |pack: &Vec<u8>| verify(pack, &trust, APP).expect("two have signed").sha256;
    let signed = packs.iter().map(identity).collect();
    Known { desk, trust, packs, signed }
}

impl Known {
    /// Whatever bytes these are: what is taken is what was signed.
    fn only_what_was_signed(&self, bytes: &[u8]) {
        if let Ok(pack) = verify(bytes, &self.trust, APP) {
            assert!(self.signed.contains(&pack.sha256), "nobody but the signers makes a pack");
            let content = desk::content();
            assert!(content.iter().all(|(path, bytes)| pack.files[path] == bytes) && pack.files.len() == content.len());
        }
    }
}

fuzz_target!(|data: &[u8]| {
    KNOWN.with(|known| {
        known.only_what_was_signed(data);
        let Some((choice, rest)) = data.split_first() else { return };
        let choice = usize::from(*choice);
        if let Some(pack) = choice.checked_sub(0x80).and_then(|choice| known.packs.get(choice % 2)) {
            let mut pack = pack.clone();
            for change in rest.chunks_exact(CHANGE) {
                let at = usize::from(change[0]) << 8 | usize::from(change[1]);
                let end = pack.len();
                pack[at % end] = change[2];
            }
            known.only_what_was_signed(&pack);
            return;
        }
        let path = PATHS[choice % PATHS.len()];
        let content = vec![(path.to_owned(), rest.to_vec())];
        let Some(pack) = known.desk.pack(false, &content) else { return };
        if let Ok(verified) = verify(&pack, &known.trust, APP)
            && !path.starts_with("audio/")
        {
            let text = std::str::from_utf8(verified.files[path]).expect("text");
            assert!(!text.to_ascii_lowercase().contains("<script"));
        }
    });
});
