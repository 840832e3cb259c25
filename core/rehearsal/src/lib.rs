//! Practice: the invented people whom the workshop, the tests and the pictures of screens share.
//!
//! Lives here: data that belongs to nobody. Does not live here: delivery, storage, words on screens (relations are message
//! ids of `plan.ftl`). Every number is in the block 555-0100 to 555-0199, which the North American numbering plan keeps for fiction, so a
//! message that escaped would reach nobody.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

use serde::Serialize;

/// Somebody who does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Invented {
    /// Name.
    pub name: &'static str,
    /// What the sender's phone calls them in the alert's list: an initial.
    pub label: &'static str,
    /// Message id in `plan.ftl` of who they are to the sender; none for the sender.
    pub relation: Option<&'static str>,
    /// E.164, from the block kept for fiction.
    pub number: &'static str,
    /// BCP 47 tag of the language they read.
    pub language: &'static str,
}

/// The one whose phone it is.
pub const SENDER: Invented = Invented {
    name: "María",
    label: "M",
    relation: None,
    number: "+12135550100",
    language: "es",
};

/// The ones who get the alert, in the order of the screen. The first has a family page, the others a number only.
pub const FAMILY: [Invented; 3] = [
    Invented {
        name: "Ana",
        label: "A",
        relation: Some("relation-sister"),
        number: "+12135550101",
        language: "en",
    },
    Invented {
        name: "Luis",
        label: "L",
        relation: Some("relation-brother"),
        number: "+12135550102",
        language: "es",
    },
    Invented {
        name: "Rosa",
        label: "R",
        relation: Some("relation-neighbour"),
        number: "+12135550103",
        language: "es",
    },
];

/// An emergency contact beside the family.
pub const LAWYER: Invented = Invented {
    name: "Lic. Vega",
    label: "V",
    relation: Some("relation-lawyer"),
    number: "+12135550104",
    language: "es",
};

/// The PIN of every practice vault. It is printed on the screen and protects nothing.
pub const PIN: &str = "135790";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_real_can_be_called() {
        let mut numbers: Vec<_> = FAMILY
            .iter()
            .chain([&SENDER, &LAWYER])
            .map(|person| person.number)
            .collect();
        assert!(
            numbers
                .iter()
                .all(|number| number.len() == 12 && number.starts_with("+121355501")),
            "{numbers:?}"
        );
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), FAMILY.len() + 2, "one number each");
    }

    #[test]
    fn labels_give_no_name_away() {
        assert!(FAMILY.iter().all(
            |person| person.label.chars().count() == 1 && person.name.starts_with(person.label)
        ));
    }

    #[test]
    fn the_family_reads_more_than_one_language() {
        assert!(
            FAMILY
                .iter()
                .any(|person| person.language != SENDER.language)
        );
    }
}
