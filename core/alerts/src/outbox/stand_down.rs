//! "I am safe".

use std::sync::Arc;

use amparo_sealed::RowId;

use super::plan::Plan;
use super::{AlertId, Pressed, derive_topic};
use crate::capsule::Capsule;
use crate::envelope::{Kind, StandDownBody, pad_word, seal};
use crate::message::safe_sms;
use crate::paired::ControlKeys;
use crate::rows::{AlertRow, Channel, PairingState, Row};
use crate::{Error, b64};

impl Capsule {
    /// "I am safe". With `controls` (from the unlocked vault) every page that got the alert is told
    /// under its control key; without, there are only text messages, which say of themselves that
    /// nobody can check them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such alert.
    pub fn stand_down(
        &mut self,
        alert: AlertId,
        controls: &[ControlKeys],
        now_ms: u64,
    ) -> Result<Pressed, Error> {
        let row = match self.rows.get(&RowId(alert.0)) {
            Some(Row::Alert(row)) if row.kind == Kind::Alert => row.clone(),
            _ => return Err(Error::NotFound { what: "alert" }),
        };
        let plan = self.plan_stand_down(alert, row, controls, now_ms);
        Ok(self.save(plan, now_ms))
    }

    fn plan_stand_down(
        &self,
        alert: AlertId,
        mut row: AlertRow,
        controls: &[ControlKeys],
        now_ms: u64,
    ) -> Plan {
        let mut plan = Plan::new(Kind::StandDown, Some(RowId(alert.0)), now_ms);
        row.stood_down = true;
        plan.changes.put(RowId(alert.0), Row::Alert(row));
        for person in self.people() {
            let told = |channel| {
                self.attempts_of(alert)
                    .any(|(_, row)| row.person.0 == person.id.0 && row.channel == channel)
            };
            let pairing = self.pairing_of(RowId(person.id.0));
            let from = pairing.map_or("", |(_, row)| row.sender.as_str());
            if let Some(number) = person.number.as_ref().filter(|_| told(Channel::Sms)) {
                plan.add_sms(&person, number, safe_sms(&person.language, from));
            }
            let Some((id, row)) = pairing.filter(|(_, row)| row.state == PairingState::Confirmed)
            else {
                continue;
            };
            let control = controls
                .iter()
                .find(|keys| keys.person == person.id && keys.scope == row.scope);
            let (Some(control), Some(alert_keys), true) =
                (control, &row.alert, told(Channel::Push))
            else {
                continue;
            };
            let topic_key = Arc::clone(&alert_keys.outgoing);
            plan.add_push(person.id, id, row, |head| {
                let word = pad_word("").ok_or(Error::Invalid { field: "word" })?;
                let body = StandDownBody {
                    alert: b64::encode(&alert.0),
                    word: b64::encode(&*word),
                };
                let envelope = seal(&control.outgoing, head, Kind::StandDown, &body)?;
                Ok((envelope, derive_topic(&topic_key, &head.message_id)))
            });
        }
        plan
    }
}
