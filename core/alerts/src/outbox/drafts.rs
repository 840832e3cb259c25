//! The text messages of an alert, for as long as they may still be sent.

use amparo_sealed::RowId;

use super::{AlertId, Draft};
use crate::Error;
use crate::capsule::Capsule;
use crate::message::count_parts;
use crate::rows::{Payload, Row, State};

impl Capsule {
    /// Text messages of an alert that may still be sent, in the words of the press: the app may have
    /// ended between the press and *Send*. Once the owner said "I am safe", those of that instead.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such alert.
    pub fn drafts(&self, alert: AlertId, now_ms: u64) -> Result<Vec<Draft>, Error> {
        let Some(Row::Alert(row)) = self.rows.get(&RowId(alert.0)) else {
            return Err(Error::NotFound { what: "alert" });
        };
        let alert = if row.stood_down {
            self.stand_down_of(alert).unwrap_or(alert)
        } else {
            alert
        };
        let drafts = self.people().into_iter().filter_map(|person| {
            let number = person.number.clone()?;
            let (attempt, text) = self.attempts_of(alert).find_map(|(id, row)| {
                let open =
                    matches!(row.state, State::Waiting | State::Failed) && now_ms < row.expires_ms;
                match &row.payload {
                    Payload::Sms {
                        text: Some(text), ..
                    } if open && row.person.0 == person.id.0 => Some((id, text.to_string())),
                    _ => None,
                }
            })?;
            Some(Draft {
                attempt: Some(attempt),
                person: person.id,
                label: person.label,
                number,
                parts: count_parts(&text),
                text,
            })
        });
        Ok(drafts.collect())
    }

    /// The newest stand-down of an alert.
    fn stand_down_of(&self, alert: AlertId) -> Option<AlertId> {
        let of_it = self.rows.iter().filter_map(|(id, row)| match row {
            Row::Alert(row) if row.of == Some(RowId(alert.0)) => {
                Some((row.created_ms, AlertId(id.0)))
            }
            _ => None,
        });
        of_it.max().map(|(_, id)| id)
    }
}
