//! "I am safe".

use std::collections::HashSet;
use std::sync::Arc;

use amparo_sealed::RowId;

use super::gate::{Gate, window_end};
use super::plan::Plan;
use super::readers::Reader;
use super::{AlertId, Pressed, derive_topic};
use crate::capsule::Capsule;
use crate::envelope::{Kind, StandDownBody, pad_word, seal};
use crate::message::safe_sms;
use crate::paired::ControlKeys;
use crate::rows::{AlertRow, Channel, PairingRow, PairingState, Reason, Row};
use crate::{Error, b64};

/// Who was to get an alert, and by which ways.
pub(super) struct Told(HashSet<(RowId, Channel)>);

impl Told {
    pub(super) fn by(&self, person: RowId, way: Channel) -> bool {
        self.0.contains(&(person, way))
    }

    pub(super) fn any(&self, person: RowId) -> bool {
        [Channel::Sms, Channel::Push]
            .into_iter()
            .any(|way| self.by(person, way))
    }
}

impl Capsule {
    /// "I am safe". With `controls` (from the unlocked vault) every page that got the alert is told
    /// under its control key, with the family word that was typed, or none; without, there are only
    /// text messages, which say of themselves that nobody can check them.
    ///
    /// It goes to everybody who was to get the alert, the paused too: they must not stay alarmed. To
    /// a paused person whom nothing of the alert has left for, it waits behind the alert. Who wants no
    /// messages gets none.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such alert; [`Error::Invalid`] with `alert` when it was
    /// taken back and nobody knows of it, with `word` when that is longer than 63 bytes.
    pub fn stand_down(
        &mut self,
        alert: AlertId,
        controls: &[ControlKeys],
        word: &str,
        now_ms: u64,
    ) -> Result<Pressed, Error> {
        let row = self.alert_row(alert)?;
        if row.cancelled {
            return Err(Error::Invalid { field: "alert" });
        }
        let word = pad_word(word).ok_or(Error::Invalid { field: "word" })?;
        let body = StandDownBody {
            alert: b64::encode(&alert.0),
            word: b64::encode(&*word),
        };
        let plan = self.plan_stand_down(alert, row, &body, controls, now_ms);
        Ok(self.save(plan, now_ms))
    }

    fn plan_stand_down(
        &self,
        alert: AlertId,
        row: &AlertRow,
        body: &StandDownBody,
        controls: &[ControlKeys],
        now_ms: u64,
    ) -> Plan {
        let mut plan = Plan::new(Kind::StandDown, Some(RowId(alert.0)), 0, now_ms);
        plan.wait_for(window_end(row, now_ms));
        let over = AlertRow {
            stood_down: true,
            ..row.clone()
        };
        plan.changes.put(RowId(alert.0), Row::Alert(over));
        let told = self.told(alert);
        let gate = Gate::new(self, now_ms);
        for reader in self.readers().iter().filter(|reader| told.any(reader.id)) {
            if reader.row.opted_out_ms.is_some() {
                plan.add_failed(reader.person(), Reason::OptedOut);
                continue;
            }
            plan.begin(reader);
            if reader.blocked(now_ms).is_some() && !gate.may_have_heard(RowId(alert.0), reader.id) {
                plan.hold();
            }
            // Ways that the owner has taken away since still have to hear it.
            let mut ways = reader.ways();
            ways.extend([Channel::Push, Channel::Sms]);
            let mut done = HashSet::new();
            for way in ways {
                if !told.by(reader.id, way) || !done.insert(way) {
                    continue;
                }
                match (way, &reader.row.number, control_of(reader, controls)) {
                    (Channel::Sms, Some(number), _) => {
                        let text = safe_sms(&reader.row.language, reader.from);
                        plan.add_sms(reader, number, text);
                    }
                    (Channel::Push, _, Some((id, row, control))) => {
                        plan.add_control(reader, id, row, |head| {
                            seal(&control.outgoing, head, Kind::StandDown, body)
                        });
                    }
                    _ => {}
                }
            }
        }
        plan
    }

    /// One pass over the rows.
    pub(super) fn told(&self, alert: AlertId) -> Told {
        let ways = self.rows.values().filter_map(|row| match row {
            Row::Attempt(row) if row.alert == Some(RowId(alert.0)) => {
                Some((row.person, row.channel))
            }
            _ => None,
        });
        Told(ways.filter(|(_, way)| *way != Channel::None).collect())
    }
}

/// The live pairing of a person with its control keys, if these are of that very pairing.
pub(super) fn control_of<'a>(
    reader: &Reader<'a>,
    controls: &'a [ControlKeys],
) -> Option<(RowId, &'a PairingRow, &'a ControlKeys)> {
    let (id, row) = reader.pairing?;
    let control = controls
        .iter()
        .find(|keys| keys.person == reader.person() && keys.scope == row.scope)?;
    (row.state == PairingState::Confirmed && row.alert.is_some()).then_some((id, row, control))
}

impl Plan {
    /// A message under a control key. Its topic comes from the alert key, as all topics do.
    pub(super) fn add_control(
        &mut self,
        reader: &Reader<'_>,
        id: RowId,
        row: &PairingRow,
        seal: impl FnOnce(&crate::envelope::Head) -> Result<Vec<u8>, Error>,
    ) {
        let key = row.alert.as_ref().map(|keys| Arc::clone(&keys.outgoing));
        self.add_push(reader.person(), id, row, |head| {
            let key = key.as_deref();
            let key = key.ok_or(Error::Internal { code: "alert-key" })?;
            Ok((seal(head)?, derive_topic(key, &head.message_id)))
        });
    }
}
