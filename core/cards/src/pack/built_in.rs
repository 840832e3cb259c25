//! What a pack stands beside: the content of this build.

use super::Manifest;
use crate::Date;

/// Of when the built-in content is, and which build it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIn {
    /// The newest day on which somebody looked at a card or at a number of it.
    pub day: Date,
    /// Another one whenever content, words or the code that reads them are.
    pub mark: String,
}

impl BuiltIn {
    /// Those of this build (`build.rs`).
    pub fn of_this_build() -> Self {
        let day = include_str!(concat!(env!("OUT_DIR"), "/day.txt")).parse();
        Self {
            // A day that is none would only make every pack the newer one; a test reads it.
            day: day.unwrap_or(Date {
                year: 1970,
                month: 1,
                day: 1,
            }),
            mark: include_str!(concat!(env!("OUT_DIR"), "/mark.txt")).to_owned(),
        }
    }

    /// An updated app may bring newer words than the pack on the phone: of the two the newer is in force. On the same day it is the
    /// pack, because somebody chose it.
    pub(super) fn overtakes(&self, manifest: &Manifest) -> bool {
        manifest.created < self.day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_knows_its_day() {
        let cards = include_str!("../../data/cards/door.json");
        let built_in = BuiltIn::of_this_build();
        let door = cards.split("\"last_reviewed\": \"").nth(1).unwrap();
        assert!(built_in.day >= door[..10].parse().unwrap());
        assert_eq!(built_in.mark.len(), 16);
    }
}
