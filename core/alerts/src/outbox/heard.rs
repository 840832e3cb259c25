//! What people and their pages say: RECEIVED, ANSWERED, and the practice that came of it.
//!
//! An answer does not take back what is under way: another channel may carry what this one did not
//! (a text message reaches a person whose page a child answered). Only a way that was held back for
//! an earlier one stays held: it was there for the case that nobody answers.

use amparo_sealed::RowId;

use super::AlertId;
use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::envelope::Kind;
use crate::people::PersonId;
use crate::rows::{Answer, AttemptRow, Channel, PersonRow, PracticeRow, Row, State};

/// What an authentic message from a page says of one that went there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The page has it. Whether it was also looked at is not told apart: a screen that was on is not
    /// a person who read.
    Received { shown: bool },
    /// The person pressed an answer.
    Answered(Answer),
}

impl Capsule {
    /// Takes down what a page said of the message with id `of`, into the transaction that also marks
    /// that message as taken: one at a time, as the rows in memory decide. A message that is not known
    /// (any more), or went to somebody else, changes nothing.
    pub(crate) fn heard(
        &self,
        of: [u8; 16],
        person: RowId,
        what: Heard,
        now_ms: u64,
        changes: &mut Changes,
    ) {
        let theirs = |row: &AttemptRow| row.person == person && row.channel == Channel::Push;
        // The part of a packet is named by its attempt, every other message by its alert.
        let found = match self.rows.get(&RowId(of)) {
            Some(Row::Attempt(row)) if theirs(row) => Some((RowId(of), row)),
            Some(Row::Alert(_)) => self.rows.iter().find_map(|(id, row)| match row {
                Row::Attempt(row) if row.alert == Some(RowId(of)) && theirs(row) => {
                    Some((*id, row))
                }
                _ => None,
            }),
            _ => None,
        };
        let Some((id, row)) = found else { return };
        // The end of a pairing is over when it has left; nothing is awaited of a page that was let go.
        if self.kind_of(row) == Some(Kind::Revoke) {
            return;
        }
        match what {
            Heard::Received { .. } => {
                if !matches!(row.state, State::Received | State::Answered) {
                    self.end(id, row, State::Received, None, now_ms, changes);
                }
            }
            Heard::Answered(answer) => self.answer(id, row, answer, now_ms, changes),
        }
    }

    /// The owner says that a person answered: they called, or wrote. Of an alert, an "I am safe" or a
    /// practice alike.
    ///
    /// It is kept with the attempt that says most, and if none has left, with one that is over: so
    /// that what is still under way goes on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing of this message was for that person.
    pub fn mark_answered(
        &mut self,
        alert: AlertId,
        person: PersonId,
        answer: Answer,
        now_ms: u64,
    ) -> Result<(), Error> {
        let theirs = self.rows.iter().filter_map(|(id, row)| match row {
            Row::Attempt(row) if row.alert == Some(RowId(alert.0)) && row.person.0 == person.0 => {
                Some((*id, row))
            }
            _ => None,
        });
        let (id, row) = theirs
            .filter(|(_, row)| self.kind_of(row) != Some(Kind::Revoke))
            .min_by_key(|(id, row)| (told_by(row), row.channel, *id))
            .ok_or(Error::NotFound { what: "attempt" })?;
        let mut changes = Changes::default();
        self.answer(id, row, answer, now_ms, &mut changes);
        self.commit(changes)
    }

    fn answer(
        &self,
        id: RowId,
        row: &AttemptRow,
        answer: Answer,
        now_ms: u64,
        changes: &mut Changes,
    ) {
        let left = row.has_left();
        let mut row = row.ended(State::Answered, None, now_ms);
        row.answer = Some(answer);
        // From their page: then the page had it.
        let left = left || answer != Answer::Called;
        self.note_practice(&row, left, true, changes);
        changes.put(id, Row::Attempt(row));
    }

    /// The last practice with a person, when an attempt of a drill got somewhere.
    pub(super) fn note_practice(
        &self,
        row: &AttemptRow,
        left: bool,
        answered: bool,
        changes: &mut Changes,
    ) {
        let Some(Row::Alert(drill)) = row.alert.and_then(|id| self.rows.get(&id)) else {
            return;
        };
        let Some(Row::Person(person)) = self.rows.get(&row.person) else {
            return;
        };
        if drill.kind != Kind::Drill {
            return;
        }
        let at_ms = drill.created_ms;
        let known = person.practice.filter(|known| known.at_ms >= at_ms);
        if known.is_some_and(|known| known.at_ms > at_ms) {
            return;
        }
        // A person may call before anything is known to have left; that it left is not told by it.
        let practice = PracticeRow {
            at_ms,
            left: left || known.is_some_and(|known| known.left),
            answered: answered || known.is_some_and(|known| known.answered),
        };
        if Some(practice) != known {
            let row_of_person = PersonRow {
                practice: Some(practice),
                ..person.clone()
            };
            changes.put(row.person, Row::Person(row_of_person));
        }
    }
}

/// Which attempt an answer is kept with: the lower, the rather.
fn told_by(row: &AttemptRow) -> u8 {
    match row.state {
        State::Answered => 0,
        State::Received => 1,
        State::Accepted => 2,
        State::Handed => 3,
        State::Failed => 4,
        State::Expired => 5,
        State::Cancelled => 6,
        // Ends it: then there is no other way to tell the screen.
        State::Waiting => 7,
        State::Sending => 8,
    }
}
