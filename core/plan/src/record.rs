//! What all records share: their name in storage, their check, their JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

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
