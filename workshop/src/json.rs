//! The façade's records as JSON, by the rules of docs/scenarios.md: `snake_case` fields, kebab-case enums, `null` for absent.
//!
//! Written by hand because the records deliberately cannot be serialised: no shell needs it, and a vault record that
//! can be turned into text will be, sooner or later, in a log. This page shows invented people only.

pub(crate) mod alerts;
pub(crate) mod cards;
pub(crate) mod packs;
pub(crate) mod papers;
pub(crate) mod plan;
pub(crate) mod vault;

use std::collections::HashMap;

use amparo::{
    Amparo, AmparoError, Home, MessageArgument, Picture, ReplyReview, ScreenText, Text, VaultState,
};
use serde_json::{Value, json};

pub(crate) fn text(text: &Text) -> Value {
    json!({ "value": text.value, "locale": text.locale, "fallback": text.fallback, "rtl": text.rtl })
}

fn maybe(found: Option<&Text>) -> Value {
    found.map_or(Value::Null, text)
}

fn list<T>(items: &[T], each: impl Fn(&T) -> Value) -> Value {
    items.iter().map(each).collect()
}

pub(crate) fn screen(screen: &ScreenText) -> Value {
    json!({ "strings": screen.strings, "locale": screen.locale, "rtl": screen.rtl })
}

pub(crate) fn vault_state(state: VaultState) -> &'static str {
    match state {
        VaultState::Absent => "absent",
        VaultState::Locked => "locked",
        VaultState::Sealed => "sealed",
        VaultState::Unlocked => "unlocked",
    }
}

pub(crate) fn home(home: &Home) -> Value {
    json!({ "people": home.people, "readiness": text(&home.readiness), "vault": vault_state(home.vault), "open_alert": home.open_alert })
}

pub(crate) fn review(review: &ReplyReview) -> Value {
    json!({ "host": review.host, "known": review.known })
}

pub(crate) fn pictures(pictures: &[Picture]) -> Value {
    list(
        pictures,
        |picture| json!({ "id": picture.id, "name": text(&picture.name) }),
    )
}

/// An error as its kind, its data, and the words of `ui.ftl` for it; a phone that is off has no words.
pub(crate) fn error(amparo: Option<&Amparo>, error: &AmparoError) -> Value {
    let (kind, data) = kind(error);
    let numbers: HashMap<String, MessageArgument> = data
        .iter()
        .filter_map(|(name, value)| Some((*name, argument(value)?)))
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let mut answer = json!({ "kind": kind });
    for (name, value) in &data {
        answer[*name] = value.clone();
    }
    let words = ids(kind, &data)
        .into_iter()
        .find_map(|id| amparo?.message(id, numbers.clone()).ok());
    answer["text"] = maybe(words.as_ref());
    answer
}

fn kind(error: &AmparoError) -> (&'static str, Vec<(&'static str, Value)>) {
    match error {
        AmparoError::Locked => ("locked", vec![]),
        AmparoError::WrongPin { left } => ("wrong-pin", vec![("left", json!(left))]),
        AmparoError::Wait { seconds } => ("wait", vec![("seconds", json!(seconds))]),
        AmparoError::Damaged { part } => ("damaged", vec![("part", json!(part))]),
        AmparoError::NewerFormat => ("newer-format", vec![]),
        AmparoError::NotFound => ("not-found", vec![]),
        AmparoError::Unavailable => ("unavailable", vec![]),
        AmparoError::Busy => ("busy", vec![]),
        AmparoError::DiskFull => ("disk-full", vec![]),
        AmparoError::ReadOnly => ("read-only", vec![]),
        AmparoError::Cancelled => ("cancelled", vec![]),
        AmparoError::Expired => ("expired", vec![]),
        AmparoError::Invalid { field } => ("invalid", vec![("field", json!(field))]),
        AmparoError::TooLarge => ("too-large", vec![]),
        AmparoError::Internal { code } => ("internal", vec![("code", json!(code))]),
        // The enum may grow; a kind this page does not know is shown as a defect rather than hidden.
        _ => ("internal", vec![("code", json!(0))]),
    }
}

/// Message ids for a kind, the most telling first.
fn ids(kind: &str, data: &[(&str, Value)]) -> Vec<String> {
    let mut ids = Vec::new();
    for (name, value) in data {
        if let ("field", Some(field)) = (*name, value.as_str()) {
            ids.push(format!("error-invalid-{field}"));
        }
    }
    ids.push(format!("error-{kind}"));
    ids.push("error-invalid".to_owned());
    ids
}

fn argument(value: &Value) -> Option<MessageArgument> {
    match value {
        Value::Number(number) => Some(MessageArgument::Number {
            value: number.as_i64()?,
        }),
        Value::String(words) => Some(MessageArgument::Words {
            value: words.clone(),
        }),
        _ => None,
    }
}

/// The arguments of a message, from a JSON object.
pub(crate) fn arguments(object: Option<&Value>) -> HashMap<String, MessageArgument> {
    let fields = object.and_then(Value::as_object).into_iter().flatten();
    fields
        .filter_map(|(name, value)| Some((name.clone(), argument(value)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_its_kind_and_its_numbers() {
        let (name, data) = kind(&AmparoError::WrongPin { left: 4 });
        assert_eq!((name, &data[..]), ("wrong-pin", &[("left", json!(4))][..]));
    }

    #[test]
    fn a_field_has_words_of_its_own_before_the_general_ones() {
        let (name, data) = kind(&AmparoError::Invalid {
            field: "pin".to_owned(),
        });
        assert_eq!(
            ids(name, &data),
            ["error-invalid-pin", "error-invalid", "error-invalid"]
        );
    }

    #[test]
    fn only_numbers_and_words_are_arguments() {
        let given = json!({ "count": 2, "name": "Ana", "odd": [1] });
        let read = arguments(Some(&given));
        assert_eq!(read.len(), 2);
        let count = matches!(read["count"], MessageArgument::Number { value: 2 });
        let name = matches!(&read["name"], MessageArgument::Words { value } if value == "Ana");
        assert!(count && name);
    }
}
