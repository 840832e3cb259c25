//! The text of a reply, as it may be pasted or read from a QR code, and what may stand inside a genuine one.
#![no_main]

use amparo_alerts::pairing::{PendingPairing, Via};
use amparo_alerts::people::PersonId;
use amparo_alerts::testkit::Relative;
use amparo_net::Policy;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

const NOW_MS: u64 = 1_790_000_000_000;

/// A pairing that waits for its reply; each input meets a fresh copy, because failures are counted.
fn waiting() -> &'static [u8] {
    static STORED: OnceLock<Vec<u8>> = OnceLock::new();
    STORED.get_or_init(|| {
        let person = PersonId([1; 16]);
        let pairing = PendingPairing::make_invite(person, "A", "en", NOW_MS).expect("an invite");
        pairing.to_bytes().expect("a pairing is storable").to_vec()
    })
}

fn pairing() -> PendingPairing {
    PendingPairing::from_bytes(waiting()).expect("what was stored is read")
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let inside = match choice % 4 {
        0 | 1 => {
            assert!(pairing().accept_reply(text, Via::Text, &Policy::strict(), NOW_MS).is_err());
            // The same bytes as what this phone itself stored.
            let _ = PendingPairing::from_bytes(rest);
            return;
        }
        2 => rest.to_vec(),
        _ => Relative::new(text).expect("a relative").subscription().expect("its JSON").into_bytes(),
    };
    let mut pairing = pairing();
    let mut relative = Relative::new("").expect("a relative");
    let Ok(reply) = relative.answer_with_inside(pairing.invite(), &inside, NOW_MS) else { return };
    let Ok(review) = pairing.accept_reply(&reply, Via::Text, &Policy::strict(), NOW_MS) else { return };
    // Once taken it is kept: what was stored leads to the same host.
    let stored = pairing.to_bytes().expect("storable");
    let again = PendingPairing::from_bytes(&stored).expect("what was stored is read");
    assert_eq!(again.review(&Policy::strict()).expect("the same"), review);
});
