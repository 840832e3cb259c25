//! The text messages of an alert, for as long as they may still be sent.

use std::collections::HashMap;

use amparo_sealed::RowId;

use super::age::Ages;
use super::gate::{Gate, Hold};
use super::{AlertId, AttemptId, Draft};
use crate::Error;
use crate::capsule::Capsule;
use crate::envelope::Kind;
use crate::message::count_parts;
use crate::people::PersonId;
use crate::rows::{Payload, Row, State};

impl Capsule {
    /// Text messages of an alert that may be sent now, in the words of the press: the app may have
    /// ended between the press and *Send*, or the way before it has had its time. Once the owner said
    /// "I am safe", those of that instead. None while the press may be taken back.
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
        let gate = Gate::new(self, now_ms);
        let ages = Ages::new(self, now_ms);
        let mut open = HashMap::new();
        for (id, row) in &self.rows {
            if let Row::Attempt(row) = row
                && row.alert == Some(RowId(alert.0))
                && matches!(row.state, State::Waiting | State::Failed)
                && !ages.is_over(row)
                && let Payload::Sms {
                    opened,
                    text: Some(text),
                } = &row.payload
                // What the owner has begun to send is not taken out of their hands.
                && (*opened || gate.hold(row) == Hold::Free)
            {
                open.insert(row.person, (AttemptId(id.0), text.to_string()));
            }
        }
        let drafts = self.readers().into_iter().filter_map(|reader| {
            let number = reader.row.number.clone()?;
            let (attempt, text) = open.remove(&reader.id)?;
            Some(Draft {
                attempt: Some(attempt),
                person: PersonId(reader.id.0),
                label: reader.row.label.clone(),
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
            Row::Alert(row) if row.kind == Kind::StandDown && row.of == Some(RowId(alert.0)) => {
                Some((row.created_ms, AlertId(id.0)))
            }
            _ => None,
        });
        of_it.max().map(|(_, id)| id)
    }
}
