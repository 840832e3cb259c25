//! Messages under control keys besides "I am safe": only an unlocked vault can send them.

use std::sync::Arc;

use amparo_sealed::{RowId, make_random};

use super::plan::Plan;
use super::readers::Reader;
use super::stand_down::control_of;
use super::{Pressed, derive_topic};
use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::envelope::{BODY_MAX, EmptyBody, Kind, NumberChangedBody, seal, seal_raw};
use crate::message::number_sms;
use crate::paired::ControlKeys;
use crate::people::{PersonId, read_number};
use crate::rows::{Channel, PairingRow, PairingState, Payload, Reason, Row, State};

/// A message in parts has no more than this (docs/wire-format.md).
const PARTS_MAX: usize = 32;

impl Capsule {
    /// "My number changed", to everybody who takes part: under the control key to pages, as text
    /// messages to the others and, who chose both, to both.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `number`.
    pub fn number_changed(
        &mut self,
        number: &str,
        controls: &[ControlKeys],
        now_ms: u64,
    ) -> Result<Pressed, Error> {
        let body = NumberChangedBody {
            number: read_number(number)?,
        };
        let mut plan = Plan::new(Kind::NumberChanged, None, 0, now_ms);
        self.prune(now_ms, &mut plan.changes);
        for reader in self.readers() {
            if reader.row.quiet {
                continue;
            }
            if let Some(reason) = reader.blocked(now_ms) {
                plan.add_failed(reader.person(), reason);
                continue;
            }
            plan.begin(&reader);
            let mut any = false;
            for way in reader.ways() {
                match (way, &reader.row.number, control_of(&reader, controls)) {
                    (Channel::Sms, Some(to), _) => {
                        let text = number_sms(&reader.row.language, reader.from, &body.number);
                        plan.add_sms(&reader, to, text);
                    }
                    (Channel::Push, _, Some((id, row, control))) => {
                        plan.add_control(&reader, id, row, |head| {
                            seal(&control.outgoing, head, Kind::NumberChanged, &body)
                        });
                    }
                    _ => continue,
                }
                any = true;
            }
            if !any {
                plan.add_failed(reader.person(), Reason::NoWay);
            }
        }
        Ok(self.save(plan, now_ms))
    }

    /// Ends a pairing. With its control keys the page is told first, and the pairing is kept, of no
    /// use for anything else, until that left or expired; without, it is removed now. What still
    /// waited to go to that page does not go any more.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person has no pairing.
    pub fn revoke(
        &mut self,
        person: PersonId,
        control: Option<&ControlKeys>,
        now_ms: u64,
    ) -> Result<(), Error> {
        let missing = Error::NotFound { what: "pairing" };
        let reader = self.reader(person)?;
        let (id, row) = reader.pairing.ok_or(missing)?;
        let controls = control.into_iter();
        let sent = controls
            .filter(|keys| keys.person == person && keys.scope == row.scope)
            .find(|_| row.state == PairingState::Confirmed && row.alert.is_some());
        let Some(control) = sent else {
            let mut changes = Changes::default();
            changes.remove(id);
            self.end_attempts_by(id, now_ms, &mut changes);
            return self.commit(changes);
        };
        let plan = self.plan_revoke(&reader, id, row, control, now_ms);
        let saved = self.save(plan, now_ms);
        saved.problem.map_or(Ok(()), Err)
    }

    /// The page is told that its pairing is over, which is kept, of no use for anything else.
    fn plan_revoke(
        &self,
        reader: &Reader<'_>,
        id: RowId,
        row: &PairingRow,
        control: &ControlKeys,
        now_ms: u64,
    ) -> Plan {
        let mut plan = Plan::new(Kind::Revoke, None, 0, now_ms);
        self.end_attempts_by(id, now_ms, &mut plan.changes);
        plan.begin(reader);
        let over = PairingRow {
            state: PairingState::Gone,
            ..row.clone()
        };
        plan.add_control(reader, id, &over, |head| {
            seal(&control.outgoing, head, Kind::Revoke, &EmptyBody {})
        });
        plan
    }

    /// A new pairing takes the place of the former ones of the same person, in one transaction with the
    /// word to the old page that it is over, where its control keys are among `controls`. An end that
    /// was on its way already goes on.
    pub(crate) fn replace_pairings(
        &mut self,
        id: RowId,
        new: PairingRow,
        controls: &[ControlKeys],
        now_ms: u64,
    ) -> Result<(), Error> {
        let person = PersonId(new.person.0);
        let reader = self.reader(person)?;
        let former = self.rows.iter().filter_map(|(of, row)| match row {
            Row::Pairing(row) if row.person == new.person && *of != id => Some((*of, row)),
            _ => None,
        });
        let mut plan = None;
        let mut changes = Changes::default();
        for (of, row) in former {
            let mut keys = controls.iter();
            let keys = keys.find(|keys| keys.person == person && keys.scope == row.scope);
            let tells = row.state == PairingState::Confirmed && row.alert.is_some();
            match (row.state, keys) {
                // Another try with the same person: its invite may still be answered.
                (PairingState::Comparing, _) => {}
                (_, Some(keys)) if tells && plan.is_none() => {
                    plan = Some(self.plan_revoke(&reader, of, row, keys, now_ms));
                }
                (PairingState::Gone, _) if self.is_telling(of) => {}
                _ => {
                    changes.remove(of);
                    self.end_attempts_by(of, now_ms, &mut changes);
                }
            }
        }
        changes.put(id, Row::Pairing(new));
        let Some(mut plan) = plan else {
            return self.commit(changes);
        };
        plan.changes.add(changes);
        let saved = self.save(plan, now_ms);
        saved.problem.map_or(Ok(()), Err)
    }

    /// The word that this pairing is over has not left yet.
    fn is_telling(&self, pairing: RowId) -> bool {
        self.rows.values().any(|row| {
            matches!(row, Row::Attempt(row) if row.is_open()
                && self.kind_of(row) == Some(Kind::Revoke)
                && matches!(row.payload, Payload::Push { pairing: by, .. } if by == pairing))
        })
    }

    /// Shares something with one person's page: the JSON bodies of kind 19, each its own message, all
    /// in one transaction. Only what the owner chose, only now, so it does not wait for quiet times;
    /// but not to who wants no messages.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a person without a live page of these keys; [`Error::Invalid`] with
    /// `parts` or `person`.
    pub fn share(
        &mut self,
        person: PersonId,
        parts: &[Vec<u8>],
        control: &ControlKeys,
        now_ms: u64,
    ) -> Result<Pressed, Error> {
        let fits = |part: &Vec<u8>| part.len() <= BODY_MAX;
        if parts.is_empty() || parts.len() > PARTS_MAX || !parts.iter().all(fits) {
            return Err(Error::Invalid { field: "parts" });
        }
        let reader = self.reader(person)?;
        if reader.row.opted_out_ms.is_some() {
            return Err(Error::Invalid { field: "person" });
        }
        let (id, row, control) = control_of(&reader, std::slice::from_ref(control))
            .ok_or(Error::NotFound { what: "pairing" })?;
        let key = row.alert.as_ref().map(|keys| Arc::clone(&keys.outgoing));
        let key = key.ok_or(Error::Internal { code: "alert-key" })?;
        let mut plan = Plan::new(Kind::Packet, None, 0, now_ms);
        self.prune(now_ms, &mut plan.changes);
        for part in parts {
            plan.add_part(person, id, row, |head| {
                let salt = make_random()?;
                let kind = Kind::Packet.number();
                let envelope = seal_raw(&control.outgoing, head, kind, part, &salt)?;
                Ok((envelope, derive_topic(&key, &head.message_id)))
            });
        }
        Ok(self.save(plan, now_ms))
    }

    /// Open attempts by a pairing that is over fail; a reveal that nobody will answer goes.
    fn end_attempts_by(&self, pairing: RowId, now_ms: u64, changes: &mut Changes) {
        for (id, row) in &self.rows {
            let Row::Attempt(row) = row else { continue };
            if !row.is_open()
                || !matches!(row.payload, Payload::Push { pairing: by, .. } if by == pairing)
            {
                continue;
            }
            if row.alert.is_none() {
                changes.remove(*id);
            } else {
                let row = row.ended(State::Failed, Some(Reason::Gone), now_ms);
                changes.put(*id, Row::Attempt(row));
            }
        }
    }
}
