//! The text of a reply, as it may be pasted or read from a QR code.
#![no_main]

use amparo_alerts::pairing::{PendingPairing, Via};
use amparo_alerts::people::PersonId;
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

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut pairing = PendingPairing::from_bytes(waiting()).expect("what was stored is read");
    assert!(pairing.accept_reply(text, Via::Text, &Policy::strict(), NOW_MS).is_err());
    // The same bytes as what this phone itself stored.
    let _ = PendingPairing::from_bytes(data);
});
