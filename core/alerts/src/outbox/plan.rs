//! Everything that one transaction of the outbox holds, collected before anything is written.

use std::sync::Arc;

use amparo_sealed::RowId;

use super::{ALERT_LIFE_MS, AttemptId, Draft};
use crate::Error;
use crate::capsule::Changes;
use crate::envelope::{Head, Kind, next_counter};
use crate::message::count_parts;
use crate::people::{Person, PersonId};
use crate::rows::{AlertRow, AttemptRow, Channel, PairingRow, Payload, Reason, Row, State};

/// Everything of one press, before it is committed.
pub(super) struct Plan {
    /// `None` when there was no random id for it.
    pub(super) alert: Option<RowId>,
    pub(super) changes: Changes,
    pub(super) drafts: Vec<Draft>,
    pub(super) pushes: u32,
    /// The first thing that went wrong: the transaction is not tried then.
    pub(super) problem: Option<Error>,
    now_ms: u64,
    expires_ms: u64,
}

impl Plan {
    pub(super) fn new(kind: Kind, of: Option<RowId>, now_ms: u64) -> Self {
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
                    kind,
                    of,
                    created_ms: now_ms,
                    expires_ms,
                    stood_down: false,
                    cancel_until_ms: 0,
                    cancelled: false,
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
            after: None,
            answer: None,
            payload,
        };
        self.changes.put(id, Row::Attempt(row));
        Some(AttemptId(id.0))
    }

    /// An attempt that is none, so that the screen can say why nothing is tried.
    pub(super) fn add_failed(&mut self, person: PersonId, reason: Reason) {
        self.add(
            person,
            Channel::None,
            State::Failed,
            Some(reason),
            Payload::Nothing,
        );
    }

    pub(super) fn add_sms(&mut self, person: &Person, number: &str, text: Result<String, Error>) {
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
    pub(super) fn add_push(
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
