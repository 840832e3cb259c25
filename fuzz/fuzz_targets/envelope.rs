//! An envelope as it arrives, and what may stand inside a genuine one.
#![no_main]

use amparo_alerts::pairing::PendingPairing;
use amparo_alerts::people::PersonId;
use amparo_alerts::testkit::hostile::Forgery;
use amparo_alerts::testkit::{Relative, Under, Verdict};
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
        assert!(!matches!(relative.receive(data, NOW_MS), Verdict::New(_)), "nobody but the phone makes a new message");
        let _ = relative.open_push(data);
        let (Some((kind, body)), under) = (data.split_first(), Under::Alert) else { return };
        let Ok(body) = std::str::from_utf8(body) else { return };
        let forgery = Forgery { under, kind: *kind, body, created_ms: NOW_MS, expires_ms: NOW_MS + 1 };
        if let Ok(envelope) = relative.forge(&forgery) {
            let _ = relative.receive(&envelope, NOW_MS);
        }
    });
});
