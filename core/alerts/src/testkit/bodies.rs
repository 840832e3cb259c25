//! Which bodies a page believes: the known fields there and of the right shape, others ignored.

use serde_json::Value;

use crate::b64;

/// The JSON of a message of `kind`, or nothing when it is not what the wire format says.
pub(super) fn read(kind: u8, bytes: &[u8]) -> Option<Value> {
    let body: Value = serde_json::from_slice(bytes).ok()?;
    let ok = body.is_object()
        && match kind {
            1..=4 => {
                has_text(&body, &["from", "text", "lang"])
                    && optional(&body, "location", is_place)
                    && optional(&body, "role", |role| {
                        role.as_u64().is_some_and(|role| role <= 5)
                    })
                    && optional(&body, "lead", |lead| {
                        lead.as_str().is_some_and(|lead| lead.len() <= 32)
                    })
                    && optional(&body, "loud", Value::is_boolean)
                    && (kind != 2 || is_bytes::<16>(&body, "of"))
            }
            5 => is_bytes::<32>(&body, "r"),
            16 => {
                is_bytes::<16>(&body, "alert")
                    && optional(&body, "word", |word| {
                        word.as_str()
                            .and_then(b64::decode_fixed::<64>)
                            .is_some_and(is_padded_word)
                    })
            }
            19 => is_packet(&body),
            22 => body
                .get("number")
                .and_then(Value::as_str)
                .is_some_and(|number| {
                    let digits = number.strip_prefix('+').unwrap_or(number);
                    (3..=15).contains(&digits.len())
                        && digits.bytes().all(|byte| byte.is_ascii_digit())
                }),
            _ => true,
        };
    ok.then_some(body)
}

fn has_text(body: &Value, fields: &[&str]) -> bool {
    fields
        .iter()
        .all(|field| body.get(field).is_some_and(Value::is_string))
}

fn optional(body: &Value, field: &str, check: impl FnOnce(&Value) -> bool) -> bool {
    body.get(field).is_none_or(check)
}

fn is_bytes<const N: usize>(body: &Value, field: &str) -> bool {
    body.get(field)
        .and_then(Value::as_str)
        .and_then(b64::decode_fixed::<N>)
        .is_some()
}

fn is_place(place: &Value) -> bool {
    let number = |field: &str| place.get(field).and_then(Value::as_f64);
    number("lat").is_some_and(|lat| lat.abs() <= 90.0)
        && number("lon").is_some_and(|lon| lon.abs() <= 180.0)
        && number("accuracy_m").is_some_and(|accuracy| accuracy >= 0.0)
}

fn is_padded_word(word: [u8; 64]) -> bool {
    let length = usize::from(word[0]);
    word.get(1..=length)
        .is_some_and(|word| core::str::from_utf8(word).is_ok())
        && word
            .get(1 + length..)
            .is_some_and(|rest| rest.iter().all(|byte| *byte == 0))
}

fn is_packet(body: &Value) -> bool {
    let number = |field: &str| body.get(field).and_then(Value::as_u64);
    let text = |field: &str| body.get(field).and_then(Value::as_str);
    let (Some(part), Some(of), Some(size)) = (number("part"), number("of"), number("size")) else {
        return false;
    };
    let types = ["text/plain", "image/jpeg", "image/png", "application/pdf"];
    (1..=32).contains(&of)
        && part < of
        && size <= of * 1800
        && is_bytes::<16>(body, "id")
        && is_bytes::<32>(body, "sha256")
        && text("name").is_some_and(|name| name.len() <= 80)
        && text("type").is_some_and(|kind| types.contains(&kind))
        && text("data")
            .and_then(b64::decode)
            .is_some_and(|data| data.len() <= 1800)
}
