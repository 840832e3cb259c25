//! What all records share: their name in storage, their check, their JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a record is not acceptable. Fields are the program's own names; no user data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// A field that must be filled in is empty.
    #[error("{field} is empty")]
    Empty {
        /// The field.
        field: &'static str,
    },
    /// A field is longer than a record may be.
    #[error("{field} is too long")]
    TooLong {
        /// The field.
        field: &'static str,
    },
    /// More entries than one record may hold.
    #[error("{field} has too many entries")]
    TooMany {
        /// The field.
        field: &'static str,
    },
    /// Not a phone number.
    #[error("{field} is not a phone number")]
    NotAPhone {
        /// The field.
        field: &'static str,
    },
    /// Not written in the form that this field has, such as an A-number with too few digits.
    #[error("{field} is not in its form")]
    WrongForm {
        /// The field.
        field: &'static str,
    },
    /// A number, day or span of days outside of what is possible.
    #[error("{field} is out of range")]
    OutOfRange {
        /// The field.
        field: &'static str,
    },
    /// Written by a newer version of the program; it is left as it is.
    #[error("newer schema")]
    NewerSchema,
    /// The stored JSON is not of this record's shape.
    #[error("malformed record")]
    Malformed,
}

impl Problem {
    /// The field at fault, for a message such as `error-invalid-name`; none where it is the record as a whole.
    pub fn field(self) -> Option<&'static str> {
        match self {
            Self::Empty { field }
            | Self::TooLong { field }
            | Self::TooMany { field }
            | Self::NotAPhone { field }
            | Self::WrongForm { field }
            | Self::OutOfRange { field } => Some(field),
            Self::NewerSchema | Self::Malformed => None,
        }
    }
}

/// Shorthand for this crate's results.
pub type Result<T> = std::result::Result<T, Problem>;

/// A record the vault can keep as `{kind, schema, JSON}`.
pub trait Record: Serialize + DeserializeOwned {
    /// Name in storage; never changes.
    const KIND: &'static str;
    /// Newest schema this program writes, from 1.
    const SCHEMA: u32;

    /// Whether the record may be saved.
    ///
    /// # Errors
    /// The first [`Problem`], in the order of the screen.
    fn check(&self) -> Result<()>;

    /// The JSON to store, for a record that passes [`Record::check`].
    ///
    /// # Errors
    /// The record's problem.
    fn to_json(&self) -> Result<Vec<u8>> {
        self.check()?;
        serde_json::to_vec(self).map_err(|_| Problem::Malformed)
    }

    /// Reads what was stored with that schema. A stored record is not checked again: a stricter program must still show it.
    ///
    /// # Errors
    /// [`Problem::NewerSchema`], [`Problem::Malformed`].
    fn from_json(schema: u32, json: &[u8]) -> Result<Self> {
        match schema {
            0 => Err(Problem::Malformed),
            known if known <= Self::SCHEMA => {
                serde_json::from_slice(json).map_err(|_| Problem::Malformed)
            }
            _ => Err(Problem::NewerSchema),
        }
    }
}

/// `new`, with what a newer program had written into `old` beside the fields known here: top level, inner objects, and those entries
/// of lists that stand in both.
///
/// # Errors
/// [`Problem::Malformed`] when either is not JSON.
pub fn keep_unknown(old: &[u8], new: &[u8]) -> Result<Vec<u8>> {
    let read = |json| serde_json::from_slice::<Value>(json).map_err(|_| Problem::Malformed);
    let merged = merge(&read(old)?, read(new)?);
    serde_json::to_vec(&merged).map_err(|_| Problem::Malformed)
}

fn merge(old: &Value, new: Value) -> Value {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let mut merged: serde_json::Map<_, _> = new
                .into_iter()
                .map(|(name, value)| match old.get(&name) {
                    Some(before) => (name, merge(before, value)),
                    None => (name, value),
                })
                .collect();
            for (name, value) in old {
                if !merged.contains_key(name) {
                    merged.insert(name.clone(), value.clone());
                }
            }
            Value::Object(merged)
        }
        (Value::Array(old), Value::Array(new)) => {
            let with_more = |entry: Value| {
                let before = old.iter().find(|before| covers(before, &entry));
                before.cloned().unwrap_or(entry)
            };
            Value::Array(new.into_iter().map(with_more).collect())
        }
        (_, new) => new,
    }
}

/// Whether `old` says all that `new` says, and maybe more.
fn covers(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => new
            .iter()
            .all(|(name, value)| old.get(name).is_some_and(|before| covers(before, value))),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| covers(old, new))
        }
        (old, new) => old == new,
    }
}

/// The words of a stored record for a search: every text in it that is not empty, in an order that means nothing. Nothing of what is not JSON.
pub fn texts_of(json: &[u8]) -> Vec<String> {
    fn collect(value: Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) if !text.trim().is_empty() => texts.push(text),
            Value::Array(entries) => entries.into_iter().for_each(|entry| collect(entry, texts)),
            Value::Object(fields) => fields
                .into_iter()
                .for_each(|(_, value)| collect(value, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    if let Ok(value) = serde_json::from_slice(json) {
        collect(value, &mut texts);
    }
    texts
}

/// One text of a stored record, empty where there is none.
pub fn text_at(json: &[u8], field: &str) -> String {
    let value = serde_json::from_slice::<Value>(json).ok();
    let text = value.as_ref().and_then(|value| value.get(field)?.as_str());
    text.unwrap_or_default().to_owned()
}

/// Checks a text field: filled in if `required`, and not above `most` characters.
pub(crate) fn check_text(
    field: &'static str,
    text: &str,
    required: bool,
    most: usize,
) -> Result<()> {
    if required && text.trim().is_empty() {
        return Err(Problem::Empty { field });
    }
    if text.chars().count() > most {
        return Err(Problem::TooLong { field });
    }
    Ok(())
}

/// [`check_text`] for fields that may stay empty and share one limit.
pub(crate) fn check_texts(most: usize, fields: &[(&'static str, &str)]) -> Result<()> {
    fields
        .iter()
        .try_for_each(|(field, text)| check_text(field, text, false, most))
}

/// A phone number, or nothing yet.
pub(crate) fn check_phone_if_any(field: &'static str, number: &str) -> Result<()> {
    if number.trim().is_empty() {
        return Ok(());
    }
    crate::check_phone(field, number)
}

/// At most so many entries, each of which passes.
pub(crate) fn check_list<T>(
    field: &'static str,
    entries: &[T],
    most: usize,
    check: impl Fn(&T) -> Result<()>,
) -> Result<()> {
    if entries.len() > most {
        return Err(Problem::TooMany { field });
    }
    entries.iter().try_for_each(check)
}

/// Exactly so many of the characters that pass.
pub(crate) fn check_form(
    field: &'static str,
    text: &str,
    length: usize,
    allowed: impl Fn(char) -> bool,
) -> Result<()> {
    if text.chars().count() == length && text.chars().all(allowed) {
        Ok(())
    } else {
        Err(Problem::WrongForm { field })
    }
}

/// `Debug` that prints the type and no word of what is in it, not even how long it is.
macro_rules! redacted {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )+};
}
pub(crate) use redacted;

/// What holds for every record, asked in the tests of each.
#[cfg(test)]
pub(crate) mod contract {
    use std::fmt::Debug;

    use super::{Problem, Record};

    /// The stored form is exactly `stored`, reading gives the record back, printing shows its type only, what a newer
    /// program added stays, a newer schema and a broken record are told apart.
    pub(crate) fn holds<R: Record + PartialEq + Debug>(kind: &str, record: &R, stored: &str) {
        assert_eq!(R::KIND, kind);
        assert_eq!(
            String::from_utf8(record.to_json().unwrap()).unwrap(),
            stored
        );
        assert!(R::from_json(1, stored.as_bytes()).unwrap() == *record);

        let printed = format!("{record:?}");
        assert!(printed.ends_with("(redacted)"), "{printed}");
        assert!(
            printed
                .chars()
                .all(|character| character.is_alphabetic() || "()".contains(character))
        );

        let mut newer: serde_json::Value = serde_json::from_str(stored).unwrap();
        newer["added-later"] = serde_json::json!({"a": [1, "b"]});
        let kept = R::from_json(1, newer.to_string().as_bytes()).unwrap();
        let saved: serde_json::Value = serde_json::from_slice(&kept.to_json().unwrap()).unwrap();
        assert_eq!(saved, newer);

        let problem = |schema, json: &[u8]| R::from_json(schema, json).err();
        assert_eq!(
            problem(R::SCHEMA + 1, stored.as_bytes()),
            Some(Problem::NewerSchema)
        );
        assert_eq!(problem(0, stored.as_bytes()), Some(Problem::Malformed));
        assert_eq!(problem(1, b"{"), Some(Problem::Malformed));
        assert_eq!(problem(1, b"7"), Some(Problem::Malformed));
    }

    /// Every record of the table is refused, for that reason, when checked and when it is to be stored.
    pub(crate) fn refuses<R: Record>(cases: impl IntoIterator<Item = (R, Problem)>) {
        for (record, problem) in cases {
            assert_eq!(record.check(), Err(problem));
            assert_eq!(
                record.to_json().err(),
                Some(problem),
                "nothing unchecked is stored"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_newer_program_wrote_stays_at_every_depth() {
        let old =
            br#"{"a":1,"new":true,"in":{"b":2,"new":3},"list":[{"c":1,"new":4},{"c":2,"new":5}]}"#;
        let new = br#"{"a":9,"in":{"b":8},"list":[{"c":2},{"c":3}]}"#;
        let kept: Value = serde_json::from_slice(&keep_unknown(old, new).unwrap()).unwrap();
        let wanted = serde_json::json!({"a": 9, "new": true, "in": {"b": 8, "new": 3}, "list": [{"c": 2, "new": 5}, {"c": 3}]});
        assert_eq!(kept, wanted);
        assert_eq!(keep_unknown(b"{", new), Err(Problem::Malformed));
    }

    #[test]
    fn a_search_gets_every_text_and_nothing_else() {
        let json = br#"{"name":"Rosa","size":3,"phones":["1"," "],"in":{"more":"x"}}"#;
        let mut texts = texts_of(json);
        texts.sort();
        assert_eq!(texts, ["1", "Rosa", "x"]);
        assert!(texts_of(b"no").is_empty());
        assert_eq!(
            (text_at(json, "name"), text_at(json, "size")),
            ("Rosa".to_owned(), String::new())
        );
    }
}
