//! The locator packet: what a relative needs at hand to find somebody who was taken, one for each person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::a_number::is_nine;
use crate::record::{
    Problem, Record, Result, check_list, check_phone_if_any, check_text, check_texts, redacted,
};

const LONGEST_NAME: usize = 120;
const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 2000;
const MOST_NAMES: usize = 10;
const MOST_CHILDREN: usize = 12;
const MOST_COLLECTORS: usize = 12;
/// Nobody is older; catches a year typed with a digit too few.
const EARLIEST_BIRTH: u16 = 1900;
const LATEST_BIRTH: u16 = 2200;

/// Fields stand in the order in which the detainee locator asks: A-number and country of birth, or name, country and
/// date of birth; after that, what the family asks itself.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LocatorPacket {
    /// Whose packet this is, in the family's own words; the only field that must be filled in. At most 120 characters.
    pub label: String,
    /// Nine digits as [`crate::a_number`] gives them, or nothing.
    #[serde(default)]
    pub a_number: String,
    /// At most 120 characters.
    #[serde(default)]
    pub country_of_birth: String,
    /// Full legal name as it is on file. At most 120 characters.
    #[serde(default)]
    pub legal_name: String,
    /// Other names and other spellings, to try one after the other. At most 10 of 120 characters.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// Year, month and day: the locator asks for all three.
    #[serde(default)]
    pub date_of_birth: Option<Date>,
    /// Which medicine, how much, when. At most 2,000 characters.
    #[serde(default)]
    pub medication: String,
    /// Illness, pregnancy, disability, allergies. At most 2,000 characters.
    #[serde(default)]
    pub conditions: String,
    /// At most 12.
    #[serde(default)]
    pub children: Vec<Child>,
    /// The lawyer to call.
    #[serde(default)]
    pub lawyer: Lawyer,
    /// Who collects whom. At most 12.
    #[serde(default)]
    pub collectors: Vec<Collector>,
    /// Which consulate, with its number where known. At most 200 characters.
    #[serde(default)]
    pub consulate: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// A child that somebody has to be there for.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Child {
    /// At most 120 characters; must be filled in.
    pub name: String,
    /// The year only: an age would be wrong after a year.
    #[serde(default)]
    pub birth_year: Option<u16>,
    /// At most 200 characters.
    #[serde(default)]
    pub school: String,
    /// Who collects this child. At most 120 characters.
    #[serde(default)]
    pub collected_by: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// A lawyer, as one finds them again.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Lawyer {
    /// At most 120 characters.
    #[serde(default)]
    pub name: String,
    /// A phone number or nothing.
    #[serde(default)]
    pub phone: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// One person who fetches one other: a parent, a grandmother, somebody who is released.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Collector {
    /// Who goes. At most 120 characters; must be filled in.
    pub who: String,
    /// For whom. At most 120 characters; must be filled in.
    pub whom: String,
    /// A phone number or nothing.
    #[serde(default)]
    pub phone: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(LocatorPacket, Child, Lawyer, Collector);

impl Record for LocatorPacket {
    const KIND: &'static str = "locator-packet";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_text("label", &self.label, true, LONGEST_NAME)?;
        if !self.a_number.is_empty() && !is_nine(&self.a_number) {
            return Err(Problem::WrongForm { field: "a-number" });
        }
        check_texts(
            LONGEST_NAME,
            &[
                ("country-of-birth", &self.country_of_birth),
                ("legal-name", &self.legal_name),
            ],
        )?;
        check_list("other-names", &self.other_names, MOST_NAMES, |name| {
            check_text("other-names", name, true, LONGEST_NAME)
        })?;
        check_texts(
            LONGEST_TEXT,
            &[
                ("medication", &self.medication),
                ("conditions", &self.conditions),
            ],
        )?;
        check_list("children", &self.children, MOST_CHILDREN, Child::check)?;
        check_text("lawyer", &self.lawyer.name, false, LONGEST_NAME)?;
        check_phone_if_any("phones", &self.lawyer.phone)?;
        check_list(
            "collectors",
            &self.collectors,
            MOST_COLLECTORS,
            Collector::check,
        )?;
        check_text("consulate", &self.consulate, false, LONGEST_LINE)
    }
}

impl Child {
    fn check(&self) -> Result<()> {
        check_text("children", &self.name, true, LONGEST_NAME)?;
        let possible = |year: u16| (EARLIEST_BIRTH..=LATEST_BIRTH).contains(&year);
        if !self.birth_year.is_none_or(possible) {
            return Err(Problem::OutOfRange {
                field: "birth-year",
            });
        }
        check_text("school", &self.school, false, LONGEST_LINE)?;
        check_text("collectors", &self.collected_by, false, LONGEST_NAME)
    }
}

impl Collector {
    fn check(&self) -> Result<()> {
        check_text("collectors", &self.who, true, LONGEST_NAME)?;
        check_text("collectors", &self.whom, true, LONGEST_NAME)?;
        check_phone_if_any("phones", &self.phone)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::contract;

    fn packet() -> LocatorPacket {
        LocatorPacket {
            label: "Luis".into(),
            a_number: "012345678".into(),
            country_of_birth: "El Salvador".into(),
            legal_name: "Luis Alberto Peña Ruiz".into(),
            other_names: vec!["Luis Pena".into()],
            date_of_birth: Date::new(1984, 2, 29),
            medication: "insulin".into(),
            conditions: String::new(),
            children: vec![Child {
                name: "Sofía".into(),
                birth_year: Some(2017),
                school: "5th Street".into(),
                collected_by: "Rosa".into(),
                ..Child::default()
            }],
            lawyer: Lawyer {
                name: "A. Lee".into(),
                phone: "213-555-0130".into(),
                ..Lawyer::default()
            },
            collectors: vec![Collector {
                who: "Rosa".into(),
                whom: "Sofía".into(),
                ..Collector::default()
            }],
            consulate: "El Salvador".into(),
            more: BTreeMap::new(),
        }
    }

    #[test]
    fn the_stored_form_of_schema_1_does_not_change() {
        contract::holds(
            "locator-packet",
            &packet(),
            concat!(
                r#"{"label":"Luis","a_number":"012345678","country_of_birth":"El Salvador","#,
                r#""legal_name":"Luis Alberto Peña Ruiz","other_names":["Luis Pena"],"date_of_birth":"1984-02-29","#,
                r#""medication":"insulin","conditions":"","children":[{"name":"Sofía","birth_year":2017,"#,
                r#""school":"5th Street","collected_by":"Rosa"}],"lawyer":{"name":"A. Lee","phone":"213-555-0130"},"#,
                r#""collectors":[{"who":"Rosa","whom":"Sofía","phone":""}],"consulate":"El Salvador"}"#
            ),
        );
    }

    #[test]
    fn a_label_is_enough() {
        let only = LocatorPacket {
            label: "me".into(),
            ..LocatorPacket::default()
        };
        assert_eq!(only.check(), Ok(()));
        assert_eq!(
            LocatorPacket::from_json(1, br#"{"label":"me"}"#).unwrap(),
            only
        );
        assert_eq!(packet().check(), Ok(()));
    }

    #[test]
    fn each_text_has_its_limit() {
        type Field = fn(&mut LocatorPacket) -> &mut String;
        let fields: [(&str, usize, Field); 7] = [
            ("label", 120, |packet| &mut packet.label),
            ("country-of-birth", 120, |packet| {
                &mut packet.country_of_birth
            }),
            ("legal-name", 120, |packet| &mut packet.legal_name),
            ("medication", 2000, |packet| &mut packet.medication),
            ("conditions", 2000, |packet| &mut packet.conditions),
            ("lawyer", 120, |packet| &mut packet.lawyer.name),
            ("consulate", 200, |packet| &mut packet.consulate),
        ];
        for (field, most, of) in fields {
            let mut packet = packet();
            *of(&mut packet) = "é".repeat(most);
            assert_eq!(packet.check(), Ok(()), "{field}");
            of(&mut packet).push('x');
            contract::refuses([(packet, Problem::TooLong { field })]);
        }
    }

    #[test]
    fn each_entry_has_its_form() {
        type Change = fn(&mut LocatorPacket);
        let cases: [(Change, Problem); 9] = [
            (
                |packet| packet.label = " ".into(),
                Problem::Empty { field: "label" },
            ),
            (
                |packet| packet.a_number = "A12345678".into(),
                Problem::WrongForm { field: "a-number" },
            ),
            (
                |packet| packet.other_names = vec!["x".into(); 11],
                Problem::TooMany {
                    field: "other-names",
                },
            ),
            (
                |packet| packet.children = vec![packet.children[0].clone(); 13],
                Problem::TooMany { field: "children" },
            ),
            (
                |packet| packet.children[0].name.clear(),
                Problem::Empty { field: "children" },
            ),
            (
                |packet| packet.children[0].birth_year = Some(17),
                Problem::OutOfRange {
                    field: "birth-year",
                },
            ),
            (
                |packet| packet.lawyer.phone = "call".into(),
                Problem::NotAPhone { field: "phones" },
            ),
            (
                |packet| packet.collectors[0].whom.clear(),
                Problem::Empty {
                    field: "collectors",
                },
            ),
            (
                |packet| packet.collectors = vec![packet.collectors[0].clone(); 13],
                Problem::TooMany {
                    field: "collectors",
                },
            ),
        ];
        for (change, problem) in cases {
            let mut packet = packet();
            change(&mut packet);
            contract::refuses([(packet, problem)]);
        }
    }

    #[test]
    fn what_a_newer_program_added_to_a_child_is_kept() {
        let stored = br#"{"label":"me","children":[{"name":"Leo","teacher":"Ms. Ito"}]}"#;
        let read = LocatorPacket::from_json(1, stored).unwrap();
        let saved: serde_json::Value = serde_json::from_slice(&read.to_json().unwrap()).unwrap();
        assert_eq!(saved["children"][0]["teacher"], "Ms. Ito");
        assert_eq!(format!("{:?}", read.children), "[Child(redacted)]");
    }

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_read(label in "[^\\s]{1,120}", legal_name in ".{0,120}", medication in ".{0,200}") {
            let packet = LocatorPacket { label, legal_name, medication, ..packet() };
            prop_assert!(LocatorPacket::from_json(1, &packet.to_json().unwrap()).unwrap() == packet);
        }

        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = LocatorPacket::from_json(1, &json);
        }
    }
}
