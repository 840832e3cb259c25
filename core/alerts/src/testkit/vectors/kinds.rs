//! Writes and checks `tests/vectors/wire/v1-kinds.json`: every kind of message that `v1.json` does not
//! show, the sealed links and the answers of a page, good and hostile. Keys are those of `v1.json`.

use amparo_sealed::Key;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::cases::{Message, sealed};
use super::{DAY, NOW, ORIGIN, fixture};
use crate::b64;
use crate::envelope::link::seal_link;
use crate::envelope::{ANSWER_LEN, Head, KeyId, Kind, Location, pad_word, receive, seal_sized};

const ID: u8 = 0x21;
const PLACE: Location = Location {
    lat: 34.054_32,
    lon: -118.243_46,
    accuracy_m: 25,
};

fn path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/wire/v1-kinds.json")
}

fn word(bytes: &[u8]) -> String {
    let mut padded = [0; 64];
    padded[..bytes.len()].copy_from_slice(bytes);
    b64::encode(&padded)
}

/// Name, kind, body, verdict. Each comes under its own key.
#[expect(clippy::too_many_lines, reason = "a table")]
fn messages() -> Vec<(&'static str, u8, Value, &'static str)> {
    let alert = b64::encode(&[2; 16]);
    let of = |more: Value| {
        let mut body = json!({ "from": "María", "text": "Sigo aquí.", "lang": "es" });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        body
    };
    let content = "Nombre: María Flores".as_bytes();
    let packet = |more: Value| {
        let mut body = json!({
            "id": b64::encode(&[9; 16]), "part": 0, "of": 1, "name": "Ana", "type": "text/plain",
            "size": content.len(), "sha256": b64::encode(digest(&SHA256, content).as_ref()), "data": b64::encode(content),
        });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        body
    };
    let typed = b64::encode(&*pad_word("Árbol azul").unwrap());
    vec![
        (
            "alert-with-role-and-lead",
            1,
            of(json!({ "role": 2, "lead": "Ana" })),
            "new",
        ),
        (
            "alert-to-the-lead",
            1,
            of(json!({ "role": 1, "lead": "" })),
            "new",
        ),
        (
            "alert-with-an-unknown-field",
            1,
            of(json!({ "later": [1] })),
            "new",
        ),
        (
            "alert-with-a-role-of-text",
            1,
            of(json!({ "role": "child" })),
            "forged",
        ),
        (
            "alert-with-a-role-above-five",
            1,
            of(json!({ "role": 6 })),
            "forged",
        ),
        (
            "alert-with-a-lead-of-33-bytes",
            1,
            of(json!({ "lead": "a".repeat(33) })),
            "forged",
        ),
        ("update", 2, of(json!({ "of": alert })), "new"),
        ("update-of-nothing", 2, of(json!({})), "forged"),
        ("test", 3, of(json!({})), "new"),
        ("drill-gentle", 4, of(json!({})), "new"),
        ("drill-loud", 4, of(json!({ "loud": true })), "new"),
        (
            "drill-loud-in-words",
            4,
            of(json!({ "loud": "yes" })),
            "forged",
        ),
        (
            "stand-down-without-word",
            16,
            json!({ "alert": alert, "word": word(&[]) }),
            "new",
        ),
        (
            "stand-down-with-word",
            16,
            json!({ "alert": alert, "word": typed }),
            "new",
        ),
        (
            "stand-down-with-a-word-too-long",
            16,
            json!({ "alert": alert, "word": word(&[64]) }),
            "forged",
        ),
        (
            "stand-down-with-dirty-padding",
            16,
            json!({ "alert": alert, "word": word(&[1, b'a', 0, b'b']) }),
            "forged",
        ),
        (
            "stand-down-with-a-word-of-no-text",
            16,
            json!({ "alert": alert, "word": word(&[1, 0xff]) }),
            "forged",
        ),
        (
            "stand-down-with-a-short-word",
            16,
            json!({ "alert": alert, "word": b64::encode(&[0; 63]) }),
            "forged",
        ),
        ("timer-armed", 17, json!({}), "new"),
        ("packet", 19, packet(json!({})), "new"),
        (
            "packet-part-beyond-the-end",
            19,
            packet(json!({ "part": 1 })),
            "forged",
        ),
        (
            "packet-of-33-parts",
            19,
            packet(json!({ "of": 33 })),
            "forged",
        ),
        (
            "packet-larger-than-its-parts",
            19,
            packet(json!({ "size": 1801 })),
            "forged",
        ),
        (
            "packet-of-a-web-page",
            19,
            packet(json!({ "type": "text/html" })),
            "forged",
        ),
        (
            "packet-with-too-much-data",
            19,
            packet(json!({ "data": b64::encode(&[0; 1801]) })),
            "forged",
        ),
        (
            "packet-with-a-name-of-81-bytes",
            19,
            packet(json!({ "name": "n".repeat(81) })),
            "forged",
        ),
        ("revoke", 20, json!({}), "new"),
        (
            "number-changed",
            22,
            json!({ "number": "+12135550134" }),
            "new",
        ),
        (
            "number-changed-to-words",
            22,
            json!({ "number": "555;0134" }),
            "forged",
        ),
    ]
}

fn answers() -> Vec<(&'static str, u8, Value, usize, &'static str)> {
    let of = b64::encode(&[2; 16]);
    vec![
        (
            "receipt",
            32,
            json!({ "of": of, "shown": true }),
            ANSWER_LEN,
            "new",
        ),
        (
            "answer-on-it",
            33,
            json!({ "of": of, "answer": 1 }),
            ANSWER_LEN,
            "new",
        ),
        (
            "answer-cannot",
            33,
            json!({ "of": of, "answer": 3 }),
            ANSWER_LEN,
            "new",
        ),
        ("opt-out", 34, json!({}), ANSWER_LEN, "new"),
        (
            "answer-that-only-the-owner-may-give",
            33,
            json!({ "of": of, "answer": 2 }),
            ANSWER_LEN,
            "forged",
        ),
        (
            "receipt-of-nothing",
            32,
            json!({ "shown": true }),
            ANSWER_LEN,
            "forged",
        ),
        (
            "receipt-without-shown",
            32,
            json!({ "of": of }),
            ANSWER_LEN,
            "forged",
        ),
        (
            "alert-from-a-page",
            1,
            json!({ "from": "", "text": "", "lang": "en" }),
            ANSWER_LEN,
            "forged",
        ),
        (
            "receipt-as-long-as-a-push",
            32,
            json!({ "of": of, "shown": true }),
            3072,
            "forged",
        ),
    ]
}

fn document() -> Value {
    let keys = fixture().keys;
    let by_kind = |kind: u8| {
        if kind < 16 {
            &keys.alert_out
        } else {
            &keys.control_out
        }
    };
    let head = |counter: u64| Head {
        epoch: 1,
        counter,
        message_id: [ID; 16],
        created_ms: NOW,
        expires_ms: NOW + DAY,
    };
    let envelopes = messages().into_iter().zip(0_u8..).map(|((name, kind, body, verdict), at)| {
        let message = Message {
            kind,
            id: 0x40 + at,
            counter: NOW + u64::from(at),
            created: NOW,
            expires: NOW + DAY,
            body: &body.to_string(),
        };
        let bytes = b64::encode(&sealed(by_kind(kind), &message));
        json!({ "name": name, "bytes": bytes, "now": NOW, "verdict": verdict, "late": false, "sealed": { "kind": kind, "message_id": b64::encode(&[message.id; 16]), "counter": message.counter, "created": NOW, "expires": NOW + DAY, "body": message.body } })
    });
    let answers = answers().into_iter().zip(0_u8..).map(|((name, kind, body, size, verdict), at)| {
        let text = body.to_string();
        let salt = [0xc0 + at; 16];
        let head = Head { message_id: [0x80 + at; 16], ..head(NOW + u64::from(at)) };
        let bytes = seal_sized(&keys.alert_in, &head, kind, text.as_bytes(), &salt, size).unwrap();
        json!({ "name": name, "bytes": b64::encode(&bytes), "verdict": verdict, "kind": kind, "body": body })
    });
    let link = |counter, kind, place: Option<&Location>| {
        let link = seal_link(&keys.sms_out, ORIGIN, &head(counter), kind, place).unwrap();
        link.rsplit_once("#s").unwrap().1.to_owned()
    };
    let good = link(NOW + 1, Kind::Alert, Some(&PLACE));
    let changed = |at: usize, letter: &str| {
        let mut text = good.clone();
        text.replace_range(at..=at, letter);
        text
    };
    let linked = |name: &str, text: &str, verdict: &str| json!({ "name": name, "link": format!("{ORIGIN}/#s{text}"), "now": NOW, "verdict": verdict, "late": false });
    let new = |name: &str, text: &str, more: Value| {
        let mut case = linked(name, text, "new");
        let told = json!({ "created": NOW, "expires": NOW + DAY });
        for fields in [told, more] {
            let fields = fields.as_object().unwrap().clone();
            case.as_object_mut().unwrap().extend(fields);
        }
        case
    };
    let other = |at: usize| {
        if good.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        }
    };
    let place = json!({ "lat": PLACE.lat, "lon": PLACE.lon, "accuracy": 30 });
    let key = |key: &Key| json!({ "key": b64::encode(key.as_bytes()), "id": b64::encode(&KeyId::derive(key).0) });
    let drill = link(NOW + 2, Kind::Drill, None);
    let links = [
        new(
            "alert-with-place",
            &good,
            json!({ "kind": "alert", "location": place }),
        ),
        new("drill", &drill, json!({ "kind": "drill" })),
        linked("one-letter-changed", &changed(40, other(40)), "forged"),
        linked("one-letter-short", good.get(..62).unwrap(), "forged"),
        linked("another-key", &changed(2, other(2)), "unknown-sender"),
        linked("version-two", &changed(1, "g"), "newer-version"),
        linked("empty", "", "forged"),
    ];
    json!({
        "about": "More golden values of wire format version 1 (docs/wire-format.md); keys, times and encodings as in v1.json.",
        "now": NOW,
        "keys": {
            "alert/phone-to-page": key(&keys.alert_out), "alert/page-to-phone": key(&keys.alert_in),
            "control/phone-to-page": key(&keys.control_out), "control/page-to-phone": key(&keys.control_in),
            "sms/phone-to-page": key(&keys.sms_out),
        },
        "envelopes": envelopes.collect::<Vec<_>>(),
        "links": links,
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn stored() -> Value {
    serde_json::from_slice(&std::fs::read(path()).unwrap()).unwrap()
}

fn bytes(case: &Value) -> Vec<u8> {
    b64::decode(case["bytes"].as_str().unwrap()).unwrap()
}

#[test]
fn the_golden_file_of_kinds_is_what_this_code_makes() {
    let made = document();
    if std::env::var_os("AMPARO_WRITE_VECTORS").is_some() {
        let text = serde_json::to_string_pretty(&made).unwrap();
        std::fs::write(path(), format!("{text}\n")).unwrap();
    }
    assert_eq!(stored(), made);
}

#[test]
fn every_kind_of_the_golden_file_is_judged_as_it_says() {
    let stored = stored();
    let list = stored["envelopes"].as_array().unwrap();
    assert!(list.len() > 25);
    for case in list {
        let mut relative = fixture().relative;
        let verdict = relative.receive(&bytes(case), NOW);
        assert_eq!(
            verdict.word(),
            case["verdict"].as_str().unwrap(),
            "{}",
            case["name"]
        );
    }
}

#[test]
fn every_link_of_the_golden_file_is_judged_as_it_says() {
    for case in stored()["links"].as_array().unwrap() {
        let mut relative = fixture().relative;
        let text = case["link"].as_str().unwrap().split_once("#s").unwrap().1;
        let verdict = relative.open_link(text, NOW);
        assert_eq!(
            verdict.word(),
            case["verdict"].as_str().unwrap(),
            "{}",
            case["name"]
        );
        if verdict.word() == "new" {
            assert_eq!(relative.open_link(text, NOW).word(), "old-copy");
        }
    }
}

/// Only what the bytes are; what the phone makes of them is tested with the capsule (`incoming`).
#[test]
fn answers_of_the_golden_file_open_under_their_key_alone() {
    let keys = fixture().keys;
    for case in stored()["answers"].as_array().unwrap() {
        let opened = receive::open(&keys.alert_in, &bytes(case), ANSWER_LEN);
        let fits = bytes(case).len() == ANSWER_LEN;
        assert_eq!(opened.is_ok(), fits, "{}", case["name"]);
        for other in [&keys.alert_out, &keys.control_in, &keys.sms_out] {
            assert!(receive::open(other, &bytes(case), ANSWER_LEN).is_err());
        }
    }
    assert!(receive::open(&Key::from_bytes([0; 32]), &[1; ANSWER_LEN], ANSWER_LEN).is_err());
}
