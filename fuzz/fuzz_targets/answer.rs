//! What comes to the phone from some page: any bytes, and any body under a page's own keys.
#![no_main]

use amparo_alerts::capsule::Capsule;
use amparo_alerts::envelope::Kind;
use amparo_alerts::incoming::Verdict;
use amparo_alerts::pairing::{PendingPairing, Via};
use amparo_alerts::people::NewPerson;
use amparo_alerts::testkit::Relative;
use amparo_net::Policy;
use amparo_sealed::testkit::SoftwareHardwareKey;
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use tempfile::TempDir;

const NOW_MS: u64 = 1_790_000_000_000;

thread_local! {
    static PHONE: RefCell<(TempDir, Capsule, Relative)> = RefCell::new(paired());
}

/// A phone and a page whose pictures were the same.
fn paired() -> (TempDir, Capsule, Relative) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut capsule = Capsule::open(folder.path(), &SoftwareHardwareKey::in_memory()).expect("a capsule");
    let person = NewPerson { label: "A".into(), number: None, language: "en".into() };
    let person = capsule.add_person(&person).expect("a person");
    let mut invite = PendingPairing::make_invite(person, "A", "en", NOW_MS).expect("an invite");
    let mut relative = Relative::new("https://fcm.googleapis.com/x").expect("a relative");
    let reply = relative.answer(&invite.link("https://family.example").expect("a link"), NOW_MS).expect("an answer");
    invite.accept_reply(&reply, Via::Text, &Policy::strict(), NOW_MS).expect("accepted");
    invite.approve(false, &Policy::strict(), NOW_MS).expect("approved");
    capsule.queue_reveal(&invite, NOW_MS).expect("queued");
    capsule.confirm(&invite, NOW_MS).expect("confirmed");
    (folder, capsule, relative)
}

fuzz_target!(|data: &[u8]| {
    PHONE.with_borrow_mut(|(_, capsule, relative)| {
        let verdict = capsule.take_incoming(data, NOW_MS).expect("no trouble with the disk");
        assert!(!matches!(verdict, Verdict::New { .. } | Verdict::OldCopy), "nobody but the page answers");
        let Some((kind, body)) = data.split_first() else { return };
        let kind = [Kind::Receipt, Kind::Answer, Kind::OptOut][usize::from(kind % 3)];
        let Ok(body) = serde_json::from_slice(body) else { return };
        if let Ok(said) = relative.say(kind, &body, NOW_MS) {
            capsule.take_incoming(&said, NOW_MS).expect("no trouble with the disk");
        }
    });
});
