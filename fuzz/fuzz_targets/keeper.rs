//! What a camera or a hand brings to a keeper or from one: offers, challenges, requests, answers, copied lines, and the frame that
//! is inside. None of it is genuine, so nothing secret comes of it.
#![no_main]

use age::Encryptor;
use amparo_vault::keeper::{
    AskedToReopen, Identity, KeeperOffer, KeyFrame, ReopenRequest, check_hand_copy, hand_copy, read_offer,
};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use std::io::Write as _;

const NOW_MS: u64 = 1_790_000_000_000;
const VAULT_ID: [u8; 16] = [1; 16];

thread_local! {
    static OFFER: (KeeperOffer, String) = KeeperOffer::make().expect("an offer");
}

fuzz_target!(|data: &[u8]| {
    if let Ok(frame) = KeyFrame::decode(data) {
        assert_eq!(frame.encode().as_slice(), data, "a frame has one form");
    }
    let Some((choice, rest)) = data.split_first() else { return };
    if let Ok(text) = std::str::from_utf8(rest) {
        every_reader(text);
        let lines: Vec<&str> = text.lines().collect();
        if let Ok(identity) = check_hand_copy(&lines) {
            assert!(!hand_copy(&identity).is_empty());
        }
    }
    // The same as the bytes inside a code, where random text never gets to.
    let letter = ["K", "C", "R", "A"][usize::from(choice % 4)];
    every_reader(&code(letter, rest));
    // And behind the age file of a challenge, addressed to this keeper.
    if choice & 0x80 != 0 {
        let mut bytes = VAULT_ID.to_vec();
        bytes.extend_from_slice(&[0, 1]);
        bytes.extend_from_slice(&OFFER.with(|(offer, _)| sealed(offer.identity(), rest)));
        every_reader(&code("C", &bytes));
    }
});

/// "AMP", a letter, the version, ".", base64url of the version and the bytes.
fn code(letter: &str, bytes: &[u8]) -> String {
    let data = BASE64_URL_SAFE_NO_PAD.encode([&[1], bytes].concat());
    format!("AMP{letter}1.{data}")
}

fn every_reader(text: &str) {
    let _ = read_offer(text);
    OFFER.with(|(offer, _)| {
        assert!(offer.open_challenge(text).is_err(), "nobody challenged this phone");
        if let Ok(asked) = AskedToReopen::read(text, NOW_MS) {
            assert!(asked.open(offer.identity()).is_err(), "nothing was ever wrapped for this phone");
        }
    });
    let request = ReopenRequest::make(VAULT_ID, 1, 1, &[7; 300], NOW_MS).expect("a request");
    let _ = ReopenRequest::is_answer(text);
    assert!(request.accept(text, NOW_MS).is_err(), "nobody answered");
}

fn sealed(identity: &Identity, inner: &[u8]) -> Vec<u8> {
    let recipient = identity.recipient();
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient.as_age() as _)).expect("a recipient");
    let mut writer = encryptor.wrap_output(Vec::new()).expect("a stream");
    writer.write_all(inner).expect("written");
    writer.finish().expect("finished")
}
