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
            | Self::NotAPhone { field } => Some(field),
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
