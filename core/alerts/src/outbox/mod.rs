//! The outbox: a press, a stand-down, and what became of each.
//!
//! A press is one sealed transaction with the alert, one attempt a person and channel, and the
//! counters of all envelopes, before the first network byte. Here: what a press puts in. Its parts:
//! [`schedule`] decides what is due and what an answer means, [`view`] what a screen may say. Not
//! here: the network (`deliver`).

pub mod schedule;
pub mod view;

use std::sync::Arc;

use amparo_sealed::{Key, RowId};
use ring::hmac;

use crate::capsule::{Capsule, Changes};
use crate::envelope::{AlertBody, Head, Kind, Location, StandDownBody, next_counter, seal};
use crate::message::{Fix, Parts, Sharing, alert_sms, alert_text, count_parts, safe_sms, share};
use crate::paired::ControlKeys;
use crate::people::{Person, PersonId};
use crate::rows::{
    AlertRow, AttemptRow, Channel, PairingRow, PairingState, Payload, Purpose, Reason, Row, State,
};
use crate::{Error, b64};

/// Attempts stop after a day: later the words would frighten more than help.
pub const ALERT_LIFE_MS: u64 = 24 * 60 * 60 * 1000;
/// Finished alerts are kept so long for the screen, then removed with the next press.
const KEEP_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// Name of an alert (or a stand-down); also the message id in every envelope of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AlertId(pub [u8; 16]);

/// Name of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttemptId(pub [u8; 16]);

/// A text message for the shell to send or to put before the user.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// For [`Capsule::report_receipt`]; absent when the press could not be saved.
    pub attempt: Option<AttemptId>,
    /// Whom it is for.
    pub person: PersonId,
    /// Their label.
    pub label: String,
    /// Their number.
    pub number: String,
    /// The words, in their language.
    pub text: String,
    /// What it costs.
    pub parts: Parts,
}

/// What a press or a stand-down came to.
#[derive(Debug)]
pub struct Pressed {
    /// Absent when nothing could be saved.
    pub alert: Option<AlertId>,
    /// Everything is durably in the outbox. When false, the drafts are all there is: nothing is
    /// retried, and the screen says so.
    pub saved: bool,
    /// Why not.
    pub problem: Option<Error>,
    /// When.
    pub at_ms: u64,
    /// Text messages.
    pub drafts: Vec<Draft>,
    /// Pushes that delivery will try.
    pub pushes: u32,
}

redacted!(Draft);

/// base64url(HMAC-SHA256(key, "topic" ‖ message id)), its first 32 characters (RFC 8030 §5.4).
pub(crate) fn derive_topic(key: &Key, message_id: &[u8; 16]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let mut context = hmac::Context::with_key(&key);
    context.update(b"topic");
    context.update(message_id);
    let mut topic = b64::encode(context.sign().as_ref());
    topic.truncate(32);
    topic
}

impl Capsule {
    /// The press. Whatever goes wrong on the disk, the drafts come back.
    pub fn press(&mut self, place: Option<(Fix, Sharing)>, now_ms: u64) -> Pressed {
        let place = place.and_then(|(fix, sharing)| share(fix, sharing));
        let people = self.people();
        let plan = self.plan_alert(&people, place, now_ms);
        self.save(plan, now_ms)
    }

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
            Some(Row::Alert(row)) if row.purpose == Purpose::Alert => row.clone(),
            _ => return Err(Error::NotFound { what: "alert" }),
        };
        let plan = self.plan_stand_down(alert, row, controls, now_ms);
        Ok(self.save(plan, now_ms))
    }

    fn save(&mut self, plan: Plan, now_ms: u64) -> Pressed {
        let Plan {
            alert,
            changes,
            mut drafts,
            pushes,
            problem,
            ..
        } = plan;
        let outcome = match problem {
            Some(problem) => Err(problem),
            None => self.commit(changes),
        };
        let problem = outcome.err();
        let saved = problem.is_none();
        if !saved {
            for draft in &mut drafts {
                draft.attempt = None;
            }
        }
        Pressed {
            alert: alert.filter(|_| saved).map(|id| AlertId(id.0)),
            saved,
            problem,
            at_ms: now_ms,
            drafts,
            pushes: if saved { pushes } else { 0 },
        }
    }

    fn plan_alert(&self, people: &[Person], place: Option<Location>, now_ms: u64) -> Plan {
        let mut plan = Plan::new(Purpose::Alert, None, now_ms);
        self.prune(now_ms, &mut plan.changes);
        for person in people {
            let pairing = self.pairing_of(RowId(person.id.0));
            let from = pairing.map_or("", |(_, row)| row.sender.as_str());
            if let Some(number) = &person.number {
                let text = alert_sms(&person.language, from, place.as_ref());
                plan.add_sms(person, number, text);
            }
            match pairing {
                Some((id, row)) if row.state == PairingState::Confirmed => {
                    let body = alert_text(&person.language, from).map(|text| AlertBody {
                        from: from.to_owned(),
                        text,
                        lang: person.language.clone(),
                        location: place,
                    });
                    let key = row.alert.as_ref().map(|keys| Arc::clone(&keys.outgoing));
                    plan.add_push(person.id, id, row, |head| {
                        let key = key
                            .as_deref()
                            .ok_or(Error::Internal { code: "alert-key" })?;
                        Ok((
                            seal(key, head, Kind::Alert, &body?)?,
                            derive_topic(key, &head.message_id),
                        ))
                    });
                }
                Some(_) => plan.add_failed(person.id, Reason::Gone),
                None if person.number.is_none() => plan.add_failed(person.id, Reason::NoWay),
                None => {}
            }
        }
        plan
    }

    fn plan_stand_down(
        &self,
        alert: AlertId,
        mut row: AlertRow,
        controls: &[ControlKeys],
        now_ms: u64,
    ) -> Plan {
        let mut plan = Plan::new(Purpose::StandDown, Some(RowId(alert.0)), now_ms);
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
                let body = StandDownBody {
                    alert: b64::encode(&alert.0),
                };
                let envelope = seal(&control.outgoing, head, Kind::StandDown, &body)?;
                Ok((envelope, derive_topic(&topic_key, &head.message_id)))
            });
        }
        plan
    }

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

    /// Removes what no screen needs any more, in the transaction of the press.
    fn prune(&self, now_ms: u64, changes: &mut Changes) {
        for (id, row) in &self.rows {
            let old = match row {
                Row::Alert(row) => row.expires_ms,
                Row::Attempt(row) => row.expires_ms,
                Row::Person(_) | Row::Pairing(_) | Row::Anchors(_) => continue,
            };
            if old.saturating_add(KEEP_MS) < now_ms {
                changes.remove(*id);
            }
        }
    }

    pub(crate) fn attempts_of(
        &self,
        alert: AlertId,
    ) -> impl Iterator<Item = (AttemptId, &AttemptRow)> {
        self.rows.iter().filter_map(move |(id, row)| match row {
            Row::Attempt(row) if row.alert == Some(RowId(alert.0)) => Some((AttemptId(id.0), row)),
            _ => None,
        })
    }
}

/// Everything of one press, before it is committed.
struct Plan {
    /// `None` when there was no random id for it.
    alert: Option<RowId>,
    changes: Changes,
    drafts: Vec<Draft>,
    pushes: u32,
    /// The first thing that went wrong: the transaction is not tried then.
    problem: Option<Error>,
    now_ms: u64,
    expires_ms: u64,
}

impl Plan {
    fn new(purpose: Purpose, of: Option<RowId>, now_ms: u64) -> Self {
        let expires_ms = now_ms.saturating_add(ALERT_LIFE_MS);
        let mut plan = Self {
            alert: None,
            changes: Changes::default(),
            drafts: Vec::new(),
            pushes: 0,
            problem: None,
            now_ms,
            expires_ms,
        };
        match RowId::make_random() {
            Ok(id) => {
                let row = AlertRow {
                    purpose,
                    of,
                    created_ms: now_ms,
                    expires_ms,
                    stood_down: false,
                };
                plan.changes.put(id, Row::Alert(row));
                plan.alert = Some(id);
            }
            Err(error) => plan.problem = Some(error.into()),
        }
        plan
    }

    fn add(
        &mut self,
        person: PersonId,
        channel: Channel,
        state: State,
        reason: Option<Reason>,
        payload: Payload,
    ) -> Option<AttemptId> {
        let id = match RowId::make_random() {
            Ok(id) => id,
            Err(error) => {
                self.problem.get_or_insert(error.into());
                return None;
            }
        };
        let row = AttemptRow {
            alert: self.alert,
            person: RowId(person.0),
            channel,
            state,
            reason,
            tries: 0,
            since_ms: self.now_ms,
            next_ms: self.now_ms,
            expires_ms: self.expires_ms,
            payload,
        };
        self.changes.put(id, Row::Attempt(row));
        Some(AttemptId(id.0))
    }

    /// An attempt that is none, so that the screen can say why nothing is tried.
    fn add_failed(&mut self, person: PersonId, reason: Reason) {
        self.add(
            person,
            Channel::None,
            State::Failed,
            Some(reason),
            Payload::Nothing,
        );
    }

    fn add_sms(&mut self, person: &Person, number: &str, text: Result<String, Error>) {
        match text {
            Ok(text) => {
                let attempt = self.add(
                    person.id,
                    Channel::Sms,
                    State::Waiting,
                    None,
                    Payload::Sms {
                        opened: false,
                        text: Some(Arc::from(text.as_str())),
                    },
                );
                let parts = count_parts(&text);
                let (label, number) = (person.label.clone(), number.to_owned());
                self.drafts.push(Draft {
                    attempt,
                    person: person.id,
                    label,
                    number,
                    text,
                    parts,
                });
            }
            Err(error) => {
                self.problem.get_or_insert(error);
            }
        }
    }

    /// Reserves the counter, seals, and adds the attempt.
    fn add_push(
        &mut self,
        person: PersonId,
        id: RowId,
        row: &PairingRow,
        seal: impl FnOnce(&Head) -> Result<(Vec<u8>, String), Error>,
    ) {
        let Some(alert) = self.alert else { return };
        let counter = next_counter(row.counter, self.now_ms);
        let head = Head {
            epoch: row.epoch,
            counter,
            message_id: alert.0,
            created_ms: self.now_ms,
            expires_ms: self.expires_ms,
        };
        match seal(&head) {
            Ok((envelope, topic)) => {
                let envelope = Some(Arc::from(envelope));
                let payload = Payload::Push {
                    pairing: id,
                    counter,
                    topic,
                    envelope,
                };
                if self
                    .add(person, Channel::Push, State::Waiting, None, payload)
                    .is_some()
                {
                    self.pushes += 1;
                }
                self.changes.put(
                    id,
                    Row::Pairing(PairingRow {
                        counter,
                        ..row.clone()
                    }),
                );
            }
            // One damaged pairing must not cost the others their alert.
            Err(_) => self.add_failed(person, Reason::Internal),
        }
    }
}

#[cfg(test)]
mod tests;
