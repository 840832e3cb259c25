//! The people who receive alerts: a label, a number, a language, and what the owner chose for each.

use std::collections::HashMap;

use amparo_sealed::RowId;

mod check;
#[cfg(test)]
mod tests;

use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::rows::{Channel, PairingRow, PairingState, PersonRow, Role, Row, Ways};
pub(crate) use check::read_number;
use check::{check, check_options};

/// Longest label, in bytes: a name the user picked, an initial, an emoji.
pub const LABEL_MAX: usize = 32;
/// How many a new list has room for on the screen: three who act are better than ten who wait.
pub const PEOPLE_DEFAULT: usize = 3;
/// Above this many the screen warns.
pub const PEOPLE_FREE: usize = 5;
/// Most people.
pub const PEOPLE_MAX: usize = 15;
/// Longest message of the owner's own, in bytes: with a place and a link it still fits an envelope.
pub const MESSAGE_MAX: usize = 480;
/// Most groups a person is in.
pub const GROUPS_MAX: usize = 5;

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

/// What the owner may choose for a person; the default is what a new person has.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonOptions {
    /// Decides what their page advises.
    pub role: Role,
    /// Calls the hotline. At most one person does: choosing one ends the former's.
    pub lead: bool,
    /// The ways to try, the preferred first; not empty.
    pub channels: Vec<Channel>,
    /// One way after the other instead of all at once.
    pub in_order: bool,
    /// The owner's own words, at most [`MESSAGE_MAX`] bytes.
    pub message: Option<String>,
    /// Only real alerts, and what follows them.
    pub quiet: bool,
    /// Names of groups, each at most [`LABEL_MAX`] bytes.
    pub groups: Vec<String>,
}

impl Default for PersonOptions {
    fn default() -> Self {
        let ways = Ways::default();
        Self {
            role: Role::default(),
            lead: false,
            channels: ways.channels,
            in_order: ways.in_order,
            message: None,
            quiet: false,
            groups: Vec::new(),
        }
    }
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

/// What came of the last practice with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practice {
    /// When.
    pub at_ms: u64,
    /// It left this phone.
    pub left: bool,
    /// They answered.
    pub answered: bool,
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
    /// What the owner chose.
    pub options: PersonOptions,
    /// Gets nothing until then; `u64::MAX` is until the owner says so.
    pub paused_until_ms: Option<u64>,
    /// They want no messages.
    pub opted_out: bool,
    /// The last practice, if there was one.
    pub practice: Option<Practice>,
}

redacted!(NewPerson, PersonOptions, Person);

impl Person {
    /// A press could try to reach this person now.
    pub fn is_ready(&self, now_ms: u64) -> bool {
        let has = |channel: &Channel| match channel {
            Channel::Push => self.page == PageState::Paired,
            Channel::Sms => self.number.is_some(),
            Channel::None => false,
        };
        !self.is_paused(now_ms) && !self.opted_out && self.options.channels.iter().any(has)
    }

    /// The owner paused this person.
    pub fn is_paused(&self, now_ms: u64) -> bool {
        self.paused_until_ms.is_some_and(|until| now_ms < until)
    }
}

impl Capsule {
    /// The people, in the order they were added.
    pub fn people(&self) -> Vec<Person> {
        let pairings = self.pairings();
        let mut rows: Vec<_> = self.person_rows().collect();
        rows.sort_by_key(|(id, row)| (row.order, *id));
        rows.into_iter()
            .map(|(id, row)| Person {
                id: PersonId(id.0),
                label: row.label.clone(),
                number: row.number.clone(),
                language: row.language.clone(),
                page: page_state(pairings.get(&id).map(|(_, row)| *row)),
                options: options_of(row),
                paused_until_ms: row.paused_until_ms,
                opted_out: row.opted_out_ms.is_some(),
                practice: row.practice.map(|practice| Practice {
                    at_ms: practice.at_ms,
                    left: practice.left,
                    answered: practice.answered,
                }),
            })
            .collect()
    }

    /// Adds a person.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `label`, `number` or `language`; [`Error::TooMany`].
    pub fn add_person(&mut self, person: &NewPerson) -> Result<PersonId, Error> {
        if self.person_rows().count() >= self.people_max {
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

    /// Changes what the owner chose for a person.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `channels`, `message` (too long, control characters, or an A-number in
    /// it) or `groups`.
    pub fn set_person_options(
        &mut self,
        id: PersonId,
        options: &PersonOptions,
    ) -> Result<(), Error> {
        check_options(options)?;
        let mut changes = Changes::default();
        if options.lead {
            for (other, row) in self.person_rows() {
                if row.lead && other.0 != id.0 {
                    let row = PersonRow {
                        lead: false,
                        ..row.clone()
                    };
                    changes.put(other, Row::Person(row));
                }
            }
        }
        let row = PersonRow {
            role: options.role,
            lead: options.lead,
            ways: Ways {
                channels: options.channels.clone(),
                in_order: options.in_order,
            },
            message: options.message.clone(),
            quiet: options.quiet,
            groups: options.groups.clone(),
            ..self.person_row(id)?.clone()
        };
        changes.put(RowId(id.0), Row::Person(row));
        self.commit(changes)
    }

    /// Gives a person nothing until `until_ms` (`u64::MAX`: until further notice), or ends a pause.
    pub fn pause(&mut self, id: PersonId, until_ms: Option<u64>) -> Result<(), Error> {
        let row = PersonRow {
            paused_until_ms: until_ms,
            ..self.person_row(id)?.clone()
        };
        let mut changes = Changes::default();
        changes.put(RowId(id.0), Row::Person(row));
        self.commit(changes)
    }

    /// A person wants no messages any more, or does again: they said so to the owner.
    pub fn opt_out(&mut self, id: PersonId, out: bool, now_ms: u64) -> Result<(), Error> {
        let row = PersonRow {
            opted_out_ms: out.then_some(now_ms),
            ..self.person_row(id)?.clone()
        };
        let mut changes = Changes::default();
        changes.put(RowId(id.0), Row::Person(row));
        self.commit(changes)
    }

    /// Names of all groups, in alphabetical order.
    pub fn groups(&self) -> Vec<String> {
        let groups = self.person_rows().flat_map(|(_, row)| row.groups.iter());
        let groups: std::collections::BTreeSet<&String> = groups.collect();
        groups.into_iter().cloned().collect()
    }

    /// Lifts [`PEOPLE_MAX`]: for measuring how things grow.
    #[cfg(any(test, feature = "testkit"))]
    pub fn allow_people(&mut self, most: usize) {
        self.people_max = most;
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

    /// The pairings that alerts go by, confirmed or gone, by person: one pass over the rows, however
    /// many people there are.
    pub(crate) fn pairings(&self) -> HashMap<RowId, (RowId, &PairingRow)> {
        let mut pairings: HashMap<RowId, (RowId, &PairingRow)> = HashMap::new();
        for (id, row) in &self.rows {
            if let Row::Pairing(row) = row
                && row.state != PairingState::Comparing
            {
                let known = pairings.get(&row.person);
                if known.is_none_or(|(_, known)| known.state == PairingState::Gone) {
                    pairings.insert(row.person, (*id, row));
                }
            }
        }
        pairings
    }

    /// The same for one person.
    pub(crate) fn pairing_of(&self, person: RowId) -> Option<(RowId, &PairingRow)> {
        self.pairings().remove(&person)
    }
}

fn page_state(pairing: Option<&PairingRow>) -> PageState {
    match pairing.map(|row| row.state) {
        None => PageState::None,
        Some(PairingState::Gone) => PageState::Gone,
        Some(_) => PageState::Paired,
    }
}

fn options_of(row: &PersonRow) -> PersonOptions {
    PersonOptions {
        role: row.role,
        lead: row.lead,
        channels: row.ways.channels.clone(),
        in_order: row.ways.in_order,
        message: row.message.clone(),
        quiet: row.quiet,
        groups: row.groups.clone(),
    }
}
