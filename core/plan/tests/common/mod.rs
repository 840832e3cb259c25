//! Invented people and the reader's words. Every number is in the block 555-0100 to 555-0199, which is kept for fiction.
#![allow(dead_code, reason = "no test file uses all of it")]

use amparo_plan::{
    Child, Content, Date, FamilyPlan, IncidentNote, Lawyer, LocatorPacket, Number, Person, Pickup,
    Words,
};
use amparo_text::{Catalog, LanguageIdentifier};

pub(crate) const LOCALES: [&str; 2] = ["en", "es"];

pub(crate) fn languages(tag: &str) -> Vec<LanguageIdentifier> {
    vec![tag.parse().unwrap()]
}

/// Words in English.
pub(crate) fn english() -> Words<'static> {
    Words::new(Catalog::embedded(), &[])
}

pub(crate) fn content() -> &'static Content {
    Content::embedded().unwrap()
}

pub(crate) fn date(written: &str) -> Date {
    written.parse().unwrap()
}

pub(crate) fn today() -> Date {
    date("2026-11-22")
}

pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

pub(crate) fn packet() -> LocatorPacket {
    LocatorPacket {
        label: "Luis".into(),
        a_number: "012345678".into(),
        country_of_birth: "El Salvador".into(),
        legal_name: "Luis Peña-Ruiz".into(),
        other_names: vec!["Lucho Ruiz".into()],
        date_of_birth: Date::new(1984, 2, 29),
        medication: "insulin.".into(),
        children: vec![Child {
            name: "Sofía".into(),
            birth_year: Some(2017),
            school: "5th Street".into(),
            ..Child::default()
        }],
        lawyer: Lawyer {
            name: "E. Ortiz".into(),
            phone: "213-555-0130".into(),
            ..Lawyer::default()
        },
        consulate: "El Salvador".into(),
        ..LocatorPacket::default()
    }
}

pub(crate) fn plan() -> FamilyPlan {
    let ana = Person {
        name: "Ana".into(),
        phone: "213-555-0101".into(),
        ..Person::default()
    };
    FamilyPlan {
        pickup: vec![Pickup {
            child: "Sofía".into(),
            people: vec![ana],
            ..Pickup::default()
        }],
        numbers: vec![number("213-555-0101")],
        pets: "the cat".into(),
        ..FamilyPlan::default()
    }
}

pub(crate) fn number(written: &str) -> Number {
    Number {
        number: written.into(),
        whose: "Ana".into(),
        ..Number::default()
    }
}

pub(crate) fn note() -> IncidentNote {
    IncidentNote {
        size: "four".into(),
        location: "6th and Alvarado".into(),
        text: "They left at eight.".into(),
        written_ms: 1_795_348_800_000,
        ..IncidentNote::default()
    }
}
