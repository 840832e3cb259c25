//! What somebody saw, in the order in which a hotline asks: size, activity, location, uniform, time, equipment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Problem, Record, Result, check_texts, redacted};

const LONGEST_LINE: usize = 500;
const LONGEST_TEXT: usize = 10_000;

/// One note. Any field may stay empty, but not all words of it. Never leaves the phone by itself.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct IncidentNote {
    /// How many. At most 500 characters, as each line below.
    #[serde(default)]
    pub size: String,
    /// What they did.
    #[serde(default)]
    pub activity: String,
    /// Where.
    #[serde(default)]
    pub location: String,
    /// What they wore.
    #[serde(default)]
    pub uniform: String,
    /// When, in the writer's words.
    #[serde(default)]
    pub time: String,
    /// What they had with them.
    #[serde(default)]
    pub equipment: String,
    /// Which agency, as it was said or written.
    #[serde(default)]
    pub agency: String,
    /// Name or number on a badge.
    #[serde(default)]
    pub badge: String,
    /// Kind, colour, plate.
    #[serde(default)]
    pub vehicle: String,
    /// Seen with one's own eyes; otherwise somebody told it.
    #[serde(default)]
    pub saw_it_myself: bool,
    /// On ground of the city; none where that was not answered.
    #[serde(default)]
    pub on_city_property: Option<bool>,
    /// Everything else. At most 10,000 characters.
    #[serde(default)]
    pub text: String,
    /// When the note was written, in milliseconds since 1970.
    #[serde(default)]
    pub written_ms: u64,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(IncidentNote);

impl IncidentNote {
    /// The lines of the form with their field names, in the order of the screen.
    pub fn lines(&self) -> [(&'static str, &str); 9] {
        [
            ("size", &self.size),
            ("activity", &self.activity),
            ("location", &self.location),
            ("uniform", &self.uniform),
            ("time", &self.time),
            ("equipment", &self.equipment),
            ("agency", &self.agency),
            ("badge", &self.badge),
            ("vehicle", &self.vehicle),
        ]
    }
}

impl Record for IncidentNote {
    const KIND: &'static str = "incident-note";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_texts(LONGEST_LINE, &self.lines())?;
        check_texts(LONGEST_TEXT, &[("text", &self.text)])?;
        let mut words = self.lines().into_iter().chain([("text", &*self.text)]);
        if words.all(|(_, words)| words.trim().is_empty()) {
            return Err(Problem::Empty { field: "text" });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::contract;

    fn note() -> IncidentNote {
        IncidentNote {
            size: "four".into(),
            activity: "stopped a car".into(),
            location: "6th and Alvarado".into(),
            uniform: "green".into(),
            time: "7:40".into(),
            equipment: "radio".into(),
            agency: "unknown".into(),
            badge: "none".into(),
            vehicle: "white van".into(),
            saw_it_myself: true,
            on_city_property: Some(false),
            text: "They left at eight.".into(),
            written_ms: 1_795_000_000_000,
            more: BTreeMap::new(),
        }
    }

    #[test]
    fn the_stored_form_of_schema_1_does_not_change() {
        contract::holds(
            "incident-note",
            &note(),
            concat!(
                r#"{"size":"four","activity":"stopped a car","location":"6th and Alvarado","uniform":"green","#,
                r#""time":"7:40","equipment":"radio","agency":"unknown","badge":"none","vehicle":"white van","#,
                r#""saw_it_myself":true,"on_city_property":false,"text":"They left at eight.","written_ms":1795000000000}"#
            ),
        );
    }

    #[test]
    fn one_word_anywhere_is_a_note() {
        let only = IncidentNote {
            vehicle: "white van".into(),
            ..IncidentNote::default()
        };
        assert_eq!(only.check(), Ok(()));
        let empty = IncidentNote {
            text: " \n".into(),
            written_ms: 7,
            ..IncidentNote::default()
        };
        contract::refuses([(empty, Problem::Empty { field: "text" })]);
    }

    #[test]
    fn each_field_has_its_limit() {
        type Field = fn(&mut IncidentNote) -> &mut String;
        let fields: [(&str, Field); 9] = [
            ("size", |note| &mut note.size),
            ("activity", |note| &mut note.activity),
            ("location", |note| &mut note.location),
            ("uniform", |note| &mut note.uniform),
            ("time", |note| &mut note.time),
            ("equipment", |note| &mut note.equipment),
            ("agency", |note| &mut note.agency),
            ("badge", |note| &mut note.badge),
            ("vehicle", |note| &mut note.vehicle),
        ];
        for (field, of) in fields {
            let mut note = note();
            *of(&mut note) = "é".repeat(500);
            assert_eq!(note.check(), Ok(()), "{field}");
            of(&mut note).push('x');
            contract::refuses([(note, Problem::TooLong { field })]);
        }
        let text = "x".repeat(10_001);
        contract::refuses([(
            IncidentNote { text, ..note() },
            Problem::TooLong { field: "text" },
        )]);
    }

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_read(text in "[^\\s].{0,200}", size in ".{0,100}", saw_it_myself in any::<bool>(),
            on_city_property in any::<Option<bool>>(), written_ms in any::<u64>()) {
            let note = IncidentNote { size, saw_it_myself, on_city_property, text, written_ms, ..note() };
            prop_assert!(IncidentNote::from_json(1, &note.to_json().unwrap()).unwrap() == note);
        }

        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = IncidentNote::from_json(1, &json);
        }
    }
}
