//! The envelopes and invites of the golden file, good and hostile.

use amparo_sealed::Key;
use serde_json::{Value, json};

use super::{DAY, Fixture, MINUTE, NOW, R};
use crate::b64;
use crate::envelope::{Head, seal_raw};

/// One envelope with what a receiver must make of it.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) now: u64,
    pub(super) verdict: &'static str,
    pub(super) late: bool,
    pub(super) detail: Value,
}

pub(super) struct Message<'a> {
    pub(super) kind: u8,
    pub(super) id: u8,
    pub(super) counter: u64,
    pub(super) created: u64,
    pub(super) expires: u64,
    pub(super) body: &'a str,
}

pub(super) fn sealed(key: &Key, message: &Message<'_>) -> Vec<u8> {
    let head = Head {
        epoch: 1,
        counter: message.counter,
        message_id: [message.id; 16],
        created_ms: message.created,
        expires_ms: message.expires,
    };
    seal_raw(
        key,
        &head,
        message.kind,
        message.body.as_bytes(),
        &[message.id ^ 0xa5; 16],
    )
    .unwrap()
}

fn detail(key: &str, message: &Message<'_>) -> Value {
    json!({
        "key": key, "kind": message.kind, "message_id": b64::encode(&[message.id; 16]), "counter": message.counter,
        "created": message.created, "expires": message.expires, "body": message.body,
    })
}

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn cases(fixture: &Fixture) -> Vec<Case> {
    let (alert, control) = (&fixture.keys.alert_out, &fixture.keys.control_out);
    let (alert_name, control_name) = ("alert/phone-to-page", "control/phone-to-page");
    let reveal_body = format!(r#"{{"r":"{}"}}"#, b64::encode(&R));
    let alert_body =
        r#"{"from":"María","text":"Alerta de María. Necesito ayuda ahora.","lang":"es"}"#;
    let place_body = r#"{"from":"María","text":"Alerta de María. Necesito ayuda ahora.","lang":"es","location":{"lat":34.05,"lon":-118.24,"accuracy_m":1000}}"#;
    let safe_body = format!(r#"{{"alert":"{}"}}"#, b64::encode(&[2; 16]));
    let short_reveal = format!(r#"{{"r":"{}"}}"#, b64::encode(&[0; 31]));
    let message = |kind, id, created, body| Message {
        kind,
        id,
        counter: created,
        created,
        expires: created + DAY,
        body,
    };
    let mut cases = Vec::new();
    let mut add = |name, key_name: &str, key: &Key, message: &Message<'_>, now, verdict, late| {
        cases.push(Case {
            name,
            bytes: sealed(key, message),
            now,
            verdict,
            late,
            detail: detail(key_name, message),
        });
    };
    add(
        "reveal",
        alert_name,
        alert,
        &message(5, 1, NOW, &reveal_body),
        NOW + 1_000,
        "new",
        false,
    );
    add(
        "alert",
        alert_name,
        alert,
        &message(1, 2, NOW + 10, alert_body),
        NOW + 2_000,
        "new",
        false,
    );
    add(
        "alert-with-place",
        alert_name,
        alert,
        &message(1, 3, NOW + 20, place_body),
        NOW + 2_000,
        "new",
        false,
    );
    add(
        "stand-down",
        control_name,
        control,
        &message(16, 4, NOW + 30, &safe_body),
        NOW + 3_000,
        "new",
        false,
    );
    add(
        "sent-six-minutes-ago",
        alert_name,
        alert,
        &message(1, 5, NOW, alert_body),
        NOW + 6 * MINUTE,
        "new",
        true,
    );
    add(
        "sender-clock-six-minutes-ahead",
        alert_name,
        alert,
        &message(1, 6, NOW + 6 * MINUTE, alert_body),
        NOW,
        "new",
        true,
    );
    add(
        "sender-clock-four-minutes-ahead",
        alert_name,
        alert,
        &message(1, 7, NOW + 4 * MINUTE, alert_body),
        NOW,
        "new",
        false,
    );
    let short = Message {
        expires: NOW + MINUTE,
        ..message(1, 8, NOW, alert_body)
    };
    add(
        "expired",
        alert_name,
        alert,
        &short,
        NOW + 2 * MINUTE,
        "new",
        true,
    );
    add(
        "stand-down-under-the-alert-key",
        alert_name,
        alert,
        &message(16, 9, NOW, &safe_body),
        NOW,
        "forged",
        false,
    );
    add(
        "alert-under-the-control-key",
        control_name,
        control,
        &message(1, 10, NOW, alert_body),
        NOW,
        "forged",
        false,
    );
    add(
        "reveal-under-the-control-key",
        control_name,
        control,
        &message(5, 11, NOW, &reveal_body),
        NOW,
        "forged",
        false,
    );
    add(
        "alert-under-the-page-to-phone-key",
        "alert/page-to-phone",
        &fixture.keys.alert_in,
        &message(1, 12, NOW, alert_body),
        NOW,
        "unknown-sender",
        false,
    );
    add(
        "kind-zero",
        alert_name,
        alert,
        &message(0, 13, NOW, alert_body),
        NOW,
        "forged",
        false,
    );
    add(
        "kind-not-registered",
        alert_name,
        alert,
        &message(99, 14, NOW, alert_body),
        NOW,
        "forged",
        false,
    );
    add(
        "body-not-json",
        alert_name,
        alert,
        &message(1, 15, NOW, "help"),
        NOW,
        "forged",
        false,
    );
    add(
        "body-without-text",
        alert_name,
        alert,
        &message(1, 16, NOW, r#"{"from":"María","lang":"es"}"#),
        NOW,
        "forged",
        false,
    );
    add(
        "body-empty",
        alert_name,
        alert,
        &message(1, 17, NOW, ""),
        NOW,
        "forged",
        false,
    );
    add(
        "reveal-of-31-bytes",
        alert_name,
        alert,
        &message(5, 18, NOW, &short_reveal),
        NOW,
        "forged",
        false,
    );
    add(
        "stand-down-of-no-alert",
        control_name,
        control,
        &message(16, 19, NOW, r#"{"alert":""}"#),
        NOW,
        "forged",
        false,
    );
    add(
        "unknown-key",
        "none",
        &Key::from_bytes([0x77; 32]),
        &message(1, 20, NOW, alert_body),
        NOW,
        "unknown-sender",
        false,
    );
    let old = Message {
        counter: 1,
        ..message(1, 21, NOW, alert_body)
    };
    add(
        "unseen-with-an-old-counter",
        alert_name,
        alert,
        &old,
        NOW,
        "new",
        false,
    );

    let good = cases[1].bytes.clone();
    let mut tampered = |name, verdict, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        cases.push(Case {
            name,
            bytes,
            now: NOW + 2_000,
            verdict,
            late: false,
            detail: json!({ "from": "alert" }),
        });
    };
    tampered("version-two", "newer-version", &|b| b[0] = 2);
    tampered("version-zero", "forged", &|b| b[0] = 0);
    tampered("key-id-flipped", "unknown-sender", &|b| b[1] ^= 1);
    tampered("epoch-flipped", "forged", &|b| b[16] ^= 1);
    tampered("counter-flipped", "forged", &|b| b[24] ^= 1);
    tampered("salt-flipped", "forged", &|b| b[25] ^= 1);
    tampered("first-ciphertext-byte-flipped", "forged", &|b| b[41] ^= 1);
    tampered("padding-flipped", "forged", &|b| b[3000] ^= 1);
    tampered("tag-flipped", "forged", &|b| b[3071] ^= 1);
    tampered("one-byte-short", "forged", &|b| b.truncate(3071));
    tampered("one-byte-long", "forged", &|b| b.push(0));
    tampered("empty", "forged", &Vec::clear);
    tampered("newer-version-of-another-length", "newer-version", &|b| {
        b[0] = 9;
        b.truncate(100);
    });
    cases
}

pub(super) fn hostile_invites(invite: &[u8]) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let changed = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = invite.to_vec();
        change(&mut bytes);
        bytes
    };
    let sender_at = 1 + 16 + 65 + 65 + 32 + 8;
    vec![
        ("trailing-byte", changed(&|b| b.push(0)), "damaged"),
        (
            "one-byte-short",
            changed(&|b| b.truncate(b.len() - 1)),
            "damaged",
        ),
        ("version-two", changed(&|b| b[0] = 2), "newer-version"),
        ("version-zero", changed(&|b| b[0] = 0), "not-an-invite"),
        ("empty", Vec::new(), "not-an-invite"),
        (
            "phone-key-off-the-curve",
            changed(&|b| b[17 + 64] ^= 1),
            "damaged",
        ),
        ("vapid-key-compressed", changed(&|b| b[82] = 2), "damaged"),
        (
            "sender-of-33-bytes",
            changed(&|b| {
                let tail = b.split_off(sender_at);
                b.push(33);
                b.extend_from_slice(&[b'a'; 33]);
                b.extend_from_slice(&tail[1 + usize::from(tail[0])..]);
            }),
            "damaged",
        ),
        (
            "sender-not-utf8",
            changed(&|b| b[sender_at + 1] = 0xff),
            "damaged",
        ),
        (
            "language-not-ascii",
            changed(&|b| {
                let last = b.len() - 1;
                b[last] = 0xe9;
            }),
            "damaged",
        ),
    ]
}
