//! An invite as bytes and as a link. What is accepted has one form only.
#![no_main]

use amparo_alerts::pairing::Invite;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(invite) = Invite::from_bytes(data) {
        assert_eq!(invite.to_bytes().ok().as_deref(), Some(data));
    }
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = Invite::from_link(text);
    }
});
