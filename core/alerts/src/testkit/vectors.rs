//! Writes and checks `tests/vectors/wire/v1.json`, the golden file of wire format version 1.
//!
//! Everything random is fixed, so the file is the same on every run. It is written only on request
//! (`AMPARO_WRITE_VECTORS=1 cargo test -p amparo-alerts vectors`); otherwise the test compares, and
//! reads every value back the way a receiver would.

mod cases;
mod kinds;

use amparo_net::Policy;
use amparo_sealed::Key;
use serde_json::{Value, json};

use super::{Relative, State, Verdict};
use crate::agree::AgreementKey;
use crate::b64;
use crate::envelope::KeyId;
use crate::pairing::{
    INVITE_LIFE_MS, Invite, InviteProblem, PairKeys, PendingPairing, Via, derive_pictures,
    derive_transcript, picture_id,
};
use crate::people::PersonId;
use crate::vapid::VapidKey;
use crate::webpush;
use cases::{Message, cases, hostile_invites, sealed};

const ORIGIN: &str = "https://page.example";
const ENDPOINT: &str = "https://updates.push.services.mozilla.com/wpush/v2/vector";
/// 2026-11-22 07:00:00 UTC.
const NOW: u64 = 1_795_330_800_000;
const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

fn path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/wire/v1.json")
}

/// A private key whose bytes say what it is for.
fn scalar(byte: u8) -> AgreementKey {
    AgreementKey::from_bytes(&[byte; 32]).unwrap()
}

struct Fixture {
    pending: PendingPairing,
    relative: Relative,
    reply: String,
    plaintext: String,
    keys: PairKeys,
    transcript: [u8; 32],
}

const R: [u8; 32] = [0x52; 32];

fn fixture() -> Fixture {
    let mut pending = PendingPairing::from_secrets(
        PersonId([9; 16]),
        "María",
        "es",
        NOW,
        [0x51; 16],
        scalar(0x11),
        VapidKey::from_bytes(&[0x22; 32]).unwrap(),
        R,
    )
    .unwrap();
    let mut relative = Relative::from_secrets(ENDPOINT, scalar(0x33), [0x41; 16]);
    let to = relative.recipient().unwrap();
    // Order and spacing are what JSON.stringify gives, since the transcript covers these very bytes.
    let plaintext = format!(
        r#"{{"endpoint":"{ENDPOINT}","p256dh":"{}","auth":"{}"}}"#,
        b64::encode(to.p256dh.as_bytes()),
        b64::encode(&to.auth)
    );
    let reply = relative
        .answer_with(
            pending.invite(),
            plaintext.as_bytes(),
            &scalar(0x44),
            &[0x53; 16],
            NOW,
        )
        .unwrap();
    pending
        .accept_reply(&reply, Via::Text, &Policy::strict(), NOW)
        .unwrap();
    pending.approve(false, &Policy::strict(), NOW).unwrap();
    let keys = pending.keys(NOW).unwrap();
    let transcript = derive_transcript(
        pending.invite(),
        &scalar(0x44).public().unwrap(),
        plaintext.as_bytes(),
    );
    Fixture {
        pending,
        relative,
        reply,
        plaintext,
        keys,
        transcript,
    }
}

fn document() -> Value {
    let f = fixture();
    let parsed = Invite::from_bytes(f.pending.invite()).unwrap();
    let shared = scalar(0x11).agree(&scalar(0x44).public().unwrap()).unwrap();
    let key = |key: &Key| json!({ "key": b64::encode(key.as_bytes()), "id": b64::encode(&KeyId::derive(key).0) });
    let pictures = derive_pictures(&f.transcript, &Key::from_bytes(R));
    let cases = cases(&f);
    let reveal_wrong = Message {
        kind: 5,
        id: 90,
        counter: NOW,
        created: NOW,
        expires: NOW + DAY,
        body: &format!(r#"{{"r":"{}"}}"#, b64::encode(&[0x99; 32])),
    };
    let push_salt = [0x54; 16];
    let push_private = scalar(0x55);
    let push_public = push_private.public().unwrap();
    let to = f.relative.recipient().unwrap();
    let input = webpush::derive_input(
        &*push_private.agree(&to.p256dh).unwrap(),
        &to,
        push_public.as_bytes(),
    );
    let push =
        webpush::encode(&input, &push_salt, push_public.as_bytes(), &cases[1].bytes).unwrap();
    let public = |key: &AgreementKey| b64::encode(key.public().unwrap().as_bytes());
    let private = |key: &AgreementKey| b64::encode(&*key.to_bytes());
    json!({
        "about": "Golden values of wire format version 1 (docs/wire-format.md). Bytes are base64url, times are milliseconds. Every private key here is for tests only.",
        "version": 1,
        "now": NOW,
        "invite": {
            "bytes": b64::encode(f.pending.invite()),
            "link": f.pending.link(ORIGIN).unwrap(),
            "page_origin": ORIGIN,
            "scope": b64::encode(&parsed.scope),
            "phone_private": private(&scalar(0x11)), "phone_public": public(&scalar(0x11)),
            "vapid_private": private(&scalar(0x22)), "vapid_public": public(&scalar(0x22)),
            "r": b64::encode(&R), "commitment": b64::encode(&parsed.commitment),
            "expires": parsed.expires_ms, "sender": parsed.sender, "language": parsed.language,
        },
        "hostile_invites": hostile_invites(f.pending.invite()).iter()
            .map(|(name, bytes, problem)| json!({ "name": name, "bytes": b64::encode(bytes), "problem": problem }))
            .collect::<Vec<_>>(),
        "page": { "private": private(&scalar(0x44)), "public": public(&scalar(0x44)) },
        "reply": { "salt": b64::encode(&[0x53; 16]), "plaintext": f.plaintext, "text": f.reply },
        "ecdh": b64::encode(&*shared),
        "transcript": b64::encode(&f.transcript),
        "keys": {
            "alert/phone-to-page": key(&f.keys.alert_out), "alert/page-to-phone": key(&f.keys.alert_in),
            "control/phone-to-page": key(&f.keys.control_out), "control/page-to-phone": key(&f.keys.control_in),
        },
        "pictures": { "numbers": pictures, "ids": pictures.map(|n| picture_id(n).unwrap()) },
        "envelopes": cases.iter().map(|case| json!({
            "name": case.name, "bytes": b64::encode(&case.bytes), "now": case.now, "verdict": case.verdict,
            "late": case.late, "sealed": case.detail,
        })).collect::<Vec<_>>(),
        "sequences": [
            { "name": "replay", "steps": [["alert", "new"], ["alert", "old-copy"]] },
            { "name": "replay-after-newer", "steps": [["alert", "new"], ["stand-down", "new"], ["alert", "old-copy"]] },
            { "name": "older-counter-is-never-suppressed", "steps": [["stand-down", "new"], ["unseen-with-an-old-counter", "new"]] },
            { "name": "a-forgery-does-not-mark-the-id-as-seen", "steps": [["tag-flipped", "forged"], ["alert", "new"]] },
        ],
        "reveals": [
            { "name": "right", "envelope": b64::encode(&cases[0].bytes), "verdict": "new", "result": "comparing", "pictures": pictures },
            { "name": "another-r", "envelope": b64::encode(&sealed(&f.keys.alert_out, &reveal_wrong)), "verdict": "forged", "result": "refused" },
        ],
        "push": {
            "receiver_private": private(&scalar(0x33)), "p256dh": b64::encode(to.p256dh.as_bytes()), "auth": b64::encode(&to.auth),
            "sender_private": private(&push_private), "sender_public": public(&push_private), "salt": b64::encode(&push_salt),
            "envelope": "alert", "body": b64::encode(&push),
        },
    })
}

#[test]
fn the_golden_file_is_what_this_code_makes() {
    let made = document();
    if std::env::var_os("AMPARO_WRITE_VECTORS").is_some() {
        std::fs::write(
            path(),
            format!("{}\n", serde_json::to_string_pretty(&made).unwrap()),
        )
        .unwrap();
    }
    let stored: Value = serde_json::from_slice(&std::fs::read(path()).unwrap()).unwrap();
    assert_eq!(stored, made);
    assert_eq!(INVITE_LIFE_MS, DAY);
}

#[test]
fn every_envelope_of_the_golden_file_is_judged_as_it_says() {
    let stored: Value = serde_json::from_slice(&std::fs::read(path()).unwrap()).unwrap();
    let list = stored["envelopes"].as_array().unwrap();
    assert!(list.len() > 30);
    for case in list {
        let mut relative = fixture().relative;
        let bytes = b64::decode(case["bytes"].as_str().unwrap()).unwrap();
        let verdict = relative.receive(&bytes, case["now"].as_u64().unwrap());
        assert_eq!(
            verdict.word(),
            case["verdict"].as_str().unwrap(),
            "{}",
            case["name"]
        );
        if let Verdict::New(message) = verdict {
            assert_eq!(
                message.late,
                case["late"].as_bool().unwrap(),
                "{}",
                case["name"]
            );
            assert_eq!(
                message.head.counter,
                case["sealed"]["counter"].as_u64().unwrap()
            );
            assert!(!message.compared);
        }
    }
}

#[test]
fn sequences_reveals_and_the_push_of_the_golden_file() {
    let stored: Value = serde_json::from_slice(&std::fs::read(path()).unwrap()).unwrap();
    let bytes = |text: &Value| b64::decode(text.as_str().unwrap()).unwrap();
    let named = |name: &Value| {
        let list = stored["envelopes"].as_array().unwrap();
        bytes(&list.iter().find(|case| case["name"] == *name).unwrap()["bytes"])
    };
    for sequence in stored["sequences"].as_array().unwrap() {
        let mut relative = fixture().relative;
        for step in sequence["steps"].as_array().unwrap() {
            let verdict = relative.receive(&named(&step[0]), NOW);
            assert_eq!(
                verdict.word(),
                step[1].as_str().unwrap(),
                "{}",
                sequence["name"]
            );
        }
    }
    for reveal in stored["reveals"].as_array().unwrap() {
        let mut relative = fixture().relative;
        assert_eq!(
            relative.receive(&bytes(&reveal["envelope"]), NOW).word(),
            reveal["verdict"].as_str().unwrap()
        );
        match relative.state().unwrap() {
            State::Comparing(pictures) => assert_eq!(json!(pictures), reveal["pictures"]),
            state => {
                assert_eq!(
                    (state, &reveal["result"]),
                    (State::Refused, &json!("refused"))
                );
                relative.confirm_pictures();
                assert_eq!(relative.state(), Some(State::Refused));
            }
        }
    }
    let relative = fixture().relative;
    assert_eq!(
        relative.open_push(&bytes(&stored["push"]["body"])).unwrap(),
        named(&stored["push"]["envelope"])
    );
}

#[test]
fn hostile_invites_of_the_golden_file_are_refused_with_their_kind() {
    let stored: Value = serde_json::from_slice(&std::fs::read(path()).unwrap()).unwrap();
    assert!(Invite::from_link(stored["invite"]["link"].as_str().unwrap()).is_ok());
    for case in stored["hostile_invites"].as_array().unwrap() {
        let problem =
            Invite::from_bytes(&b64::decode(case["bytes"].as_str().unwrap()).unwrap()).unwrap_err();
        let word = match problem {
            InviteProblem::NotAnInvite => "not-an-invite",
            InviteProblem::Damaged => "damaged",
            InviteProblem::NewerVersion => "newer-version",
            InviteProblem::Expired => "expired",
        };
        assert_eq!(word, case["problem"].as_str().unwrap(), "{}", case["name"]);
    }
}
