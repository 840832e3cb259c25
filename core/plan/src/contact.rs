//! An emergency contact.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::check_phone;
use crate::record::{Problem, Record, Result, check_text};

const MOST_PHONES: usize = 5;
const LONGEST_NAME: usize = 80;
const LONGEST_NOTE: usize = 2000;

/// Somebody whose number one wants at hand. All of it is the user's own words.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Name; the only field that must be filled in. At most 80 characters.
    pub name: String,
    /// Who this is to the user. At most 80 characters.
    #[serde(default)]
    pub relation: String,
    /// Up to five phone numbers, as written.
    #[serde(default)]
    pub phones: Vec<String>,
    /// Anything else. At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

impl Record for Contact {
    const KIND: &'static str = "contact";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_text("name", &self.name, true, LONGEST_NAME)?;
        check_text("relation", &self.relation, false, LONGEST_NAME)?;
        if self.phones.len() > MOST_PHONES {
            return Err(Problem::TooMany { field: "phones" });
        }
        self.phones
            .iter()
            .try_for_each(|number| check_phone("phones", number))?;
        check_text("note", &self.note, false, LONGEST_NOTE)
    }
}

/// Prints no word of it, not even how long it is.
impl fmt::Debug for Contact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Contact(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn contact() -> Contact {
        Contact {
            name: "Rosa".into(),
            phones: vec!["+1 213 555 0104".into()],
            ..Contact::default()
        }
    }

    #[test]
    fn a_name_is_enough() {
        assert_eq!(
            Contact {
                name: "R".into(),
                ..Contact::default()
            }
            .check(),
            Ok(())
        );
        assert_eq!(
            Contact {
                name: " \n".into(),
                ..contact()
            }
            .check(),
            Err(Problem::Empty { field: "name" })
        );
    }

    #[test]
    fn each_field_has_its_limit() {
        let cases = [
            (
                Contact {
                    name: "é".repeat(81),
                    ..contact()
                },
                Problem::TooLong { field: "name" },
            ),
            (
                Contact {
                    relation: "x".repeat(81),
                    ..contact()
                },
                Problem::TooLong { field: "relation" },
            ),
            (
                Contact {
                    note: "x".repeat(2001),
                    ..contact()
                },
                Problem::TooLong { field: "note" },
            ),
            (
                Contact {
                    phones: vec!["911".into(); 6],
                    ..contact()
                },
                Problem::TooMany { field: "phones" },
            ),
            (
                Contact {
                    phones: vec!["call her".into()],
                    ..contact()
                },
                Problem::NotAPhone { field: "phones" },
            ),
        ];
        for (contact, problem) in cases {
            assert_eq!(contact.check(), Err(problem));
            assert_eq!(
                contact.to_json(),
                Err(problem),
                "nothing unchecked is stored"
            );
        }
        assert_eq!(
            Contact {
                name: "é".repeat(80),
                ..contact()
            }
            .check(),
            Ok(())
        );
    }

    #[test]
    fn what_a_newer_program_added_is_kept() {
        let stored = br#"{"name":"Rosa","birthday":"1970-01-01"}"#;
        let mut read = Contact::from_json(1, stored).unwrap();
        read.relation = "neighbour".into();
        let saved: serde_json::Value = serde_json::from_slice(&read.to_json().unwrap()).unwrap();
        assert_eq!(saved["birthday"], "1970-01-01");
    }

    #[test]
    fn a_newer_schema_and_a_broken_record_are_told_apart() {
        assert_eq!(
            Contact::from_json(2, b"{}").unwrap_err(),
            Problem::NewerSchema
        );
        assert_eq!(
            Contact::from_json(0, b"{}").unwrap_err(),
            Problem::Malformed
        );
        assert_eq!(Contact::from_json(1, b"{").unwrap_err(), Problem::Malformed);
        assert_eq!(
            Contact::from_json(1, b"{}").unwrap_err(),
            Problem::Malformed,
            "no name"
        );
    }

    #[test]
    fn the_stored_form_of_schema_1_does_not_change() {
        let stored = r#"{"name":"Rosa","relation":"","phones":["+1 213 555 0104"],"note":""}"#;
        assert_eq!(
            String::from_utf8(contact().to_json().unwrap()).unwrap(),
            stored
        );
        assert_eq!(Contact::KIND, "contact");
    }

    #[test]
    fn printing_shows_nothing() {
        assert_eq!(format!("{:?}", contact()), "Contact(redacted)");
    }

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_read(name in "[^\\s]{1,80}", relation in ".{0,80}", note in ".{0,200}") {
            let contact = Contact { name, relation, note, ..contact() };
            prop_assert_eq!(&Contact::from_json(1, &contact.to_json().unwrap()).unwrap(), &contact);
        }

        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Contact::from_json(1, &json);
        }
    }
}
