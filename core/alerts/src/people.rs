//! The people who receive alerts: a label, a number, a language.

use std::collections::BTreeMap;

use amparo_sealed::RowId;

use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::pairing::check_language;
use crate::rows::{PairingRow, PairingState, PersonRow, Role, Row, Ways};

/// Longest label, in bytes: a name the user picked, an initial, an emoji.
pub const LABEL_MAX: usize = 32;
/// Most people. The screen warns from five on: three who act are better than ten who wait.
pub const PEOPLE_MAX: usize = 15;
/// E.164 allows 15 digits; short national numbers have three.
const DIGITS: core::ops::RangeInclusive<usize> = 3..=15;

/// Random name of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub [u8; 16]);

/// What the user types in.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// 1 to [`LABEL_MAX`] bytes.
    pub label: String,
    /// For SMS; digits of any script, spaces and punctuation are taken away.
    pub number: Option<String>,
    /// BCP 47.
    pub language: String,
}

/// How far the pairing of someone's page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageState {
    /// Not paired.
    None,
    /// Paired; alerts go to the page.
    Paired,
    /// The push service says that the subscription is gone: pair again.
    Gone,
}

/// A person in the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// Label.
    pub label: String,
    /// Digits with an optional leading plus.
    pub number: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Their page.
    pub page: PageState,
}

redacted!(NewPerson, Person);

impl Person {
    /// A press could try to reach this person.
    pub fn is_ready(&self) -> bool {
        self.number.is_some() || self.page == PageState::Paired
    }
}

impl Capsule {
    /// The people, in the order they were added.
    pub fn people(&self) -> Vec<Person> {
        let mut rows: Vec<_> = self.person_rows().collect();
        rows.sort_by_key(|(id, row)| (row.order, *id));
        rows.into_iter()
            .map(|(id, row)| Person {
                id: PersonId(id.0),
                label: row.label.clone(),
                number: row.number.clone(),
                language: row.language.clone(),
                page: self.page_state(id),
            })
            .collect()
    }

    /// Adds a person.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `label`, `number` or `language`; [`Error::TooMany`].
    pub fn add_person(&mut self, person: &NewPerson) -> Result<PersonId, Error> {
        if self.person_rows().count() >= PEOPLE_MAX {
            return Err(Error::TooMany { field: "people" });
        }
        let order = self
            .person_rows()
            .map(|(_, row)| row.order)
            .max()
            .map_or(0, |last| last.saturating_add(1));
        let id = RowId::make_random()?;
        let mut changes = Changes::default();
        let row = PersonRow {
            order,
            ..check(person)?
        };
        changes.put(id, Row::Person(row));
        self.commit(changes)?;
        Ok(PersonId(id.0))
    }

    /// Changes label, number or language.
    pub fn edit_person(&mut self, id: PersonId, person: &NewPerson) -> Result<(), Error> {
        let PersonRow {
            label,
            number,
            language,
            ..
        } = check(person)?;
        let row = PersonRow {
            label,
            number,
            language,
            ..self.person_row(id)?.clone()
        };
        let mut changes = Changes::default();
        changes.put(RowId(id.0), Row::Person(row));
        self.commit(changes)
    }

    /// Removes a person with their pairing and everything still addressed to them.
    pub fn remove_person(&mut self, id: PersonId) -> Result<(), Error> {
        self.person_row(id)?;
        let person = RowId(id.0);
        let mut changes = Changes::default();
        changes.remove(person);
        for (row_id, row) in &self.rows {
            let theirs = match row {
                Row::Pairing(row) => row.person == person,
                Row::Attempt(row) => row.person == person,
                Row::Person(_) | Row::Alert(_) | Row::Anchors(_) | Row::Settings(_) => false,
            };
            if theirs {
                changes.remove(*row_id);
            }
        }
        self.commit(changes)
    }

    pub(crate) fn person_row(&self, id: PersonId) -> Result<&PersonRow, Error> {
        match self.rows.get(&RowId(id.0)) {
            Some(Row::Person(row)) => Ok(row),
            _ => Err(Error::NotFound { what: "person" }),
        }
    }

    fn person_rows(&self) -> impl Iterator<Item = (RowId, &PersonRow)> {
        self.rows.iter().filter_map(|(id, row)| match row {
            Row::Person(row) => Some((*id, row)),
            _ => None,
        })
    }

    /// The pairing that alerts go by, confirmed or gone.
    pub(crate) fn pairing_of(&self, person: RowId) -> Option<(RowId, &PairingRow)> {
        pairing_in(&self.rows, person, |state| state != PairingState::Comparing)
    }

    fn page_state(&self, person: RowId) -> PageState {
        match self.pairing_of(person) {
            None => PageState::None,
            Some((_, row)) if row.state == PairingState::Gone => PageState::Gone,
            Some(_) => PageState::Paired,
        }
    }
}

fn pairing_in(
    rows: &BTreeMap<RowId, Row>,
    person: RowId,
    wanted: impl Fn(PairingState) -> bool,
) -> Option<(RowId, &PairingRow)> {
    rows.iter().find_map(|(id, row)| match row {
        Row::Pairing(row) if row.person == person && wanted(row.state) => Some((*id, row)),
        _ => None,
    })
}

/// A row with what the user typed and nothing else chosen yet.
fn check(person: &NewPerson) -> Result<PersonRow, Error> {
    let label = person.label.trim();
    if label.is_empty() || label.len() > LABEL_MAX || label.chars().any(char::is_control) {
        return Err(Error::Invalid { field: "label" });
    }
    check_language(&person.language)?;
    let number = person
        .number
        .as_deref()
        .map(str::trim)
        .filter(|number| !number.is_empty());
    Ok(PersonRow {
        label: label.to_owned(),
        number: number.map(read_number).transpose()?,
        language: person.language.clone(),
        order: 0,
        role: Role::default(),
        lead: false,
        ways: Ways::default(),
        message: None,
        quiet: false,
        paused_until_ms: None,
        opted_out_ms: None,
        groups: Vec::new(),
        practice: None,
    })
}

/// Digits with an optional leading plus. People paste numbers as they are printed, and type them on
/// the keyboard of their own script.
pub(crate) fn read_number(text: &str) -> Result<String, Error> {
    let invalid = Error::Invalid { field: "number" };
    let mut number = String::with_capacity(16);
    for letter in text.chars() {
        match letter {
            '+' | '\u{ff0b}' if number.is_empty() => number.push('+'),
            // As printed, and the no-break spaces, dashes and invisible marks that contact apps copy along.
            ' '
            | '-'
            | '.'
            | '/'
            | '('
            | ')'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2010}'..='\u{2015}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {}
            _ => number.push(digit(letter).ok_or(Error::Invalid { field: "number" })?),
        }
    }
    if !DIGITS.contains(&number.trim_start_matches('+').len()) {
        return Err(invalid);
    }
    Ok(number)
}

fn digit(letter: char) -> Option<char> {
    // ASCII, Arabic-Indic, Persian, Devanagari, Khmer, Thai, fullwidth: the scripts of the languages offered.
    [0x30, 0x660, 0x6f0, 0x966, 0x17e0, 0xe50, 0xff10]
        .into_iter()
        .find_map(|zero| {
            u32::from(letter)
                .checked_sub(zero)
                .filter(|value| *value < 10)
        })
        .and_then(|value| char::from_digit(value, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("+1 (213) 555-0134", "+12135550134"),
            ("213.555.0134", "2135550134"),
            ("\u{202a}+52\u{a0}55 5555 0134\u{202c}", "+525555550134"),
            ("٢١٣٥٥٥٠١٣٤", "2135550134"),
            ("۲۱۳۵۵۵۰۱۳۴", "2135550134"),
            ("911", "911"),
        ] {
            assert_eq!(read_number(text).unwrap(), number, "{text}");
        }
        for text in [
            "12",
            "1234567890123456",
            "Ana",
            "213+555",
            "555;0134",
            "555,,1#",
            "*31#5550134",
        ] {
            assert!(read_number(text).is_err(), "{text}");
        }
    }
}
