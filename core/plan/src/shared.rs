//! What was shared with whom: so that the owner can tell later who knows what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Problem, Record, Result, check_text, redacted};

const LONGEST_WHAT: usize = 1024;
const LONGEST_NAME: usize = 120;

/// One thing that was shared on purpose with one person.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Shared {
    /// Its name at that time: the label of a packet, the name of a document. At most 1,024 characters.
    pub what: String,
    /// Whom it was for, as the owner called them. At most 120 characters.
    pub to: String,
    /// Milliseconds since the Unix epoch.
    pub shared_ms: u64,
    /// It was handed to the outbox. Where false the program ended in between: it may have been.
    #[serde(default)]
    pub queued: bool,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(Shared);

impl Record for Shared {
    const KIND: &'static str = "shared";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_text("what", &self.what, true, LONGEST_WHAT)?;
        check_text("to", &self.to, true, LONGEST_NAME)?;
        if self.shared_ms == 0 {
            return Err(Problem::OutOfRange { field: "shared-ms" });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_and_to_whom_are_there_and_unknown_fields_stay() {
        let shared = Shared {
            what: "María".to_owned(),
            to: "A".to_owned(),
            shared_ms: 1,
            queued: false,
            more: BTreeMap::new(),
        };
        let json = shared.to_json().unwrap();
        assert!(Shared::from_json(1, &json).unwrap() == shared);
        let newer = br#"{"what":"a","to":"b","shared_ms":1,"later":true}"#;
        let read = Shared::from_json(1, newer).unwrap();
        assert!(!read.queued && read.more.contains_key("later"));
        for (broken, field) in [
            (
                Shared {
                    what: String::new(),
                    ..shared.clone()
                },
                "what",
            ),
            (
                Shared {
                    to: String::new(),
                    ..shared.clone()
                },
                "to",
            ),
            (
                Shared {
                    shared_ms: 0,
                    ..shared.clone()
                },
                "shared-ms",
            ),
        ] {
            assert_eq!(broken.check().unwrap_err().field(), Some(field));
        }
    }
}
