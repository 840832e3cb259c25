//! The rights cards that somebody wants at hand. Which ones they are tells what somebody fears, so the list lies in the vault and
//! nowhere else (docs/adr/0403).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Problem, Record, Result, redacted};

/// More than there are cards.
const CARDS: usize = 100;
/// Longest id of a card, in bytes.
const ID: usize = 64;

/// Ids of cards, in the order in which they were chosen, each once.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Favourites {
    /// Card ids.
    pub cards: Vec<String>,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(Favourites);

impl Favourites {
    /// Adds a card at the end, or takes it away. Says whether anything changed.
    pub fn set(&mut self, card: &str, on: bool) -> bool {
        let there = self.cards.iter().any(|known| known == card);
        match (there, on) {
            (false, true) => self.cards.push(card.to_owned()),
            (true, false) => self.cards.retain(|known| known != card),
            _ => return false,
        }
        true
    }
}

impl Record for Favourites {
    const KIND: &'static str = "favourites";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        if self.cards.len() > CARDS {
            return Err(Problem::TooMany { field: "cards" });
        }
        if self.cards.iter().any(String::is_empty) {
            return Err(Problem::Empty { field: "cards" });
        }
        if self.cards.iter().any(|card| card.len() > ID) {
            return Err(Problem::TooLong { field: "cards" });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::contract;

    fn of(cards: &[&str]) -> Favourites {
        Favourites {
            cards: cards.iter().copied().map(str::to_owned).collect(),
            ..Favourites::default()
        }
    }

    #[test]
    fn the_stored_form_of_schema_1_does_not_change() {
        contract::holds(
            "favourites",
            &of(&["door", "car"]),
            r#"{"cards":["door","car"]}"#,
        );
    }

    #[test]
    fn a_card_is_there_once_in_the_order_of_choosing() {
        let mut favourites = Favourites::default();
        for (card, on, changed) in [
            ("door", true, true),
            ("car", true, true),
            ("door", true, false),
            ("work", false, false),
            ("door", false, true),
            ("door", true, true),
        ] {
            assert_eq!(favourites.set(card, on), changed, "{card}");
        }
        assert!(favourites == of(&["car", "door"]));
    }

    #[test]
    fn a_list_has_bounds() {
        let (longest, long) = ("x".repeat(ID), "x".repeat(ID + 1));
        let many = Favourites {
            cards: (0..=CARDS).map(|card| card.to_string()).collect(),
            ..Favourites::default()
        };
        contract::refuses([
            (of(&["door", ""]), Problem::Empty { field: "cards" }),
            (of(&[&long]), Problem::TooLong { field: "cards" }),
            (many, Problem::TooMany { field: "cards" }),
        ]);
        assert_eq!(of(&[&longest]).check(), Ok(()));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Favourites::from_json(1, &json);
        }
    }
}
