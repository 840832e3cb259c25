//! What stands after `#s` of a link, as it may be typed off a text message.
#![no_main]

use amparo_alerts::pairing::PendingPairing;
use amparo_alerts::people::PersonId;
use amparo_alerts::testkit::{LinkVerdict, Relative};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;

const NOW_MS: u64 = 1_790_000_000_000;

thread_local! {
    /// A relative who has answered one invite.
    static RELATIVE: RefCell<Relative> = RefCell::new(paired());
}

fn paired() -> Relative {
    let person = PersonId([1; 16]);
    let pairing = PendingPairing::make_invite(person, "A", "en", NOW_MS).expect("an invite");
    let mut relative = Relative::new("https://fcm.googleapis.com/x").expect("a relative");
    let link = pairing.link("https://family.example").expect("a link");
    relative.answer(&link, NOW_MS).expect("an answer");
    relative
}

fuzz_target!(|data: &[u8]| {
    RELATIVE.with_borrow_mut(|relative| {
        let mut is_new = |text: &str| matches!(relative.open_link(text, NOW_MS), LinkVerdict::New { .. });
        assert!(!is_new(&URL_SAFE_NO_PAD.encode(data)), "nobody but the phone makes a link");
        if let Ok(text) = std::str::from_utf8(data) {
            assert!(!is_new(text), "nobody but the phone makes a link");
        }
    });
});
