//! Who gets a message, each with their way: the same few passes over the rows, however many people there
//! are.

use std::collections::HashSet;

use amparo_sealed::RowId;

use crate::Error;
use crate::capsule::Capsule;
use crate::envelope::Kind;
use crate::people::PersonId;
use crate::rows::{Channel, PairingRow, PairingState, Payload, PersonRow, Reason, Role, Row};

/// One person and what goes to them.
pub(super) struct Reader<'a> {
    pub(super) id: RowId,
    pub(super) row: &'a PersonRow,
    /// Confirmed or gone.
    pub(super) pairing: Option<(RowId, &'a PairingRow)>,
    /// What this person knows the owner by; may be empty.
    pub(super) from: &'a str,
}

impl Reader<'_> {
    pub(super) fn person(&self) -> PersonId {
        PersonId(self.id.0)
    }

    /// Why nothing may go to this person now.
    pub(super) fn blocked(&self, now_ms: u64) -> Option<Reason> {
        blocked(self.row, now_ms)
    }

    /// The chosen ways, the preferred first, each once.
    pub(super) fn ways(&self) -> Vec<Channel> {
        let mut ways = Vec::with_capacity(2);
        for way in &self.row.ways.channels {
            if *way != Channel::None && !ways.contains(way) {
                ways.push(*way);
            }
        }
        ways
    }

    /// One of their chosen ways is there to be tried.
    pub(super) fn has_a_way(&self) -> bool {
        let confirmed = |(_, row): (_, &PairingRow)| row.state == PairingState::Confirmed;
        self.ways().into_iter().any(|way| match way {
            Channel::Sms => self.row.number.is_some(),
            Channel::Push => self.pairing.is_some_and(confirmed),
            Channel::None => false,
        })
    }

    /// A child is told whom to call: no place, no errands.
    pub(super) fn may_know_place(&self) -> bool {
        self.row.role != Role::Child
    }
}

/// Why nothing may go to a person now.
pub(super) fn blocked(person: &PersonRow, now_ms: u64) -> Option<Reason> {
    if person.opted_out_ms.is_some() {
        return Some(Reason::OptedOut);
    }
    let paused = person.paused_until_ms.is_some_and(|until| now_ms < until);
    paused.then_some(Reason::Paused)
}

/// Who calls the hotline, among those who get the message: a lead who does not get it calls nobody.
pub(super) fn lead_of<'a>(readers: &[&Reader<'a>]) -> Option<(RowId, &'a str)> {
    let lead = readers.iter().find(|reader| reader.row.lead)?;
    Some((lead.id, lead.row.label.as_str()))
}

impl Capsule {
    pub(super) fn reader(&self, person: PersonId) -> Result<Reader<'_>, Error> {
        let mut readers = self.readers().into_iter();
        readers
            .find(|reader| reader.id.0 == person.0)
            .ok_or(Error::NotFound { what: "person" })
    }

    /// Everybody, in the order of the list.
    pub(super) fn readers(&self) -> Vec<Reader<'_>> {
        let pairings = self.pairings();
        let mut people = Vec::new();
        let mut revoked = HashSet::new();
        let mut name = "";
        for (id, row) in &self.rows {
            match row {
                Row::Person(row) => people.push((*id, row)),
                Row::Settings(row) => name = &row.name,
                Row::Attempt(row) if row.is_open() && self.kind_of(row) == Some(Kind::Revoke) => {
                    if let Payload::Push { pairing, .. } = row.payload {
                        revoked.insert(pairing);
                    }
                }
                Row::Pairing(_) | Row::Alert(_) | Row::Attempt(_) | Row::Anchors(_) => {}
            }
        }
        people.sort_by_key(|(id, row)| (row.order, *id));
        let readers = people.into_iter().map(|(id, row)| {
            let pairing = pairings.get(&id).copied();
            let pairing = pairing.filter(|(id, _)| !revoked.contains(id));
            let from = pairing.map_or(name, |(_, row)| row.sender.as_str());
            Reader {
                id,
                row,
                pairing,
                from,
            }
        });
        readers.collect()
    }
}
