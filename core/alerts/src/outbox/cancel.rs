//! Taking a press back while its window is open.

use amparo_sealed::RowId;

use super::AlertId;
use super::gate::window_end;
use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::rows::{AlertRow, AttemptRow, Row, State};

/// What [`Capsule::cancel`] came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// Nothing had left this phone, and nothing will.
    NothingLeft,
    /// Something may have left, or the window is over; nothing was changed. "I am safe" is the way.
    TooLate,
}

impl Capsule {
    /// Takes a press back. Only while its window is open, though nothing may have left long after it
    /// on a phone without network: whoever took the phone must not be able to silence it without the
    /// PIN that "I am safe" asks for.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such alert.
    pub fn cancel(&mut self, alert: AlertId, now_ms: u64) -> Result<Cancelled, Error> {
        let row = self.alert_row(alert)?;
        if row.cancelled {
            return Ok(Cancelled::NothingLeft);
        }
        let id = RowId(alert.0);
        let mut changes = Changes::default();
        let cancelled = AlertRow {
            cancelled: true,
            ..row.clone()
        };
        if window_end(row, now_ms).is_none() {
            return Ok(Cancelled::TooLate);
        }
        changes.put(id, Row::Alert(cancelled));
        for (attempt, row) in &self.rows {
            let Row::Attempt(row) = row else { continue };
            if row.alert != Some(id) {
                continue;
            }
            if row.may_have_left() {
                return Ok(Cancelled::TooLate);
            }
            changes.put(*attempt, Row::Attempt(taken_back(row, now_ms)));
        }
        // Whatever was to follow it goes with it: an update, or "I am safe" to people who know nothing.
        for (follower, row) in &self.rows {
            if let Row::Attempt(row) = row
                && let Some(message) = row.alert
                && self.is_about(message, id)
                && row.state == State::Waiting
                && !row.may_have_left()
            {
                changes.put(*follower, Row::Attempt(taken_back(row, now_ms)));
            }
        }
        self.commit(changes)?;
        Ok(Cancelled::NothingLeft)
    }

    fn is_about(&self, message: RowId, alert: RowId) -> bool {
        matches!(self.rows.get(&message), Some(Row::Alert(row)) if row.of == Some(alert))
    }
}

fn taken_back(row: &AttemptRow, now_ms: u64) -> AttemptRow {
    let mut row = AttemptRow {
        state: State::Cancelled,
        since_ms: now_ms,
        ..row.clone()
    };
    row.payload.forget();
    row
}
