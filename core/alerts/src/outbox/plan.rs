//! Everything that one transaction of the outbox holds, collected before anything is written.

use std::collections::HashMap;
use std::sync::Arc;

use amparo_sealed::RowId;

use super::readers::Reader;
use super::{AttemptId, Draft, life_ms};
use crate::Error;
use crate::capsule::Changes;
use crate::envelope::{Head, Kind, next_counter};
use crate::message::count_parts;
use crate::people::PersonId;
use crate::rows::{AlertRow, AttemptRow, Channel, PairingRow, Payload, Reason, Row, State};

/// Everything of one press, before it is committed.
pub(super) struct Plan {
    /// `None` when there was no random id for it.
    pub(super) alert: Option<RowId>,
    pub(super) changes: Changes,
    pub(super) drafts: Vec<PlannedDraft>,
    pub(super) pushes: u32,
    /// The first thing that went wrong: the transaction is not tried then.
    pub(super) problem: Option<Error>,
    pub(super) cancel_until_ms: u64,
    pub(super) now_ms: u64,
    expires_ms: u64,
    /// Not before then.
    next_ms: u64,
    /// Last counter of each pairing, with those of this plan.
    counters: HashMap<RowId, u64>,
    /// The ways of the person at hand come one after the other.
    in_order: bool,
    before: Option<RowId>,
    /// The gate holds what goes to the person at hand.
    held: bool,
}

/// A text message of the plan.
pub(super) struct PlannedDraft {
    draft: Draft,
    /// It waits for another way to the same person.
    pub(super) held: bool,
    /// The words when nothing could be saved: without a link, whose counter was not reserved then.
    unsaved: String,
}

impl PlannedDraft {
    pub(super) fn into_draft(self, saved: bool) -> Draft {
        if saved {
            return self.draft;
        }
        Draft {
            attempt: None,
            parts: count_parts(&self.unsaved),
            text: self.unsaved,
            ..self.draft
        }
    }
}

/// The words of one text message.
pub(super) struct Words {
    pub(super) text: String,
    /// Without a link.
    pub(super) bare: String,
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self {
            bare: text.clone(),
            text,
        }
    }
}

impl Plan {
    /// A message of its own; `cancel_ms` is how long it may be taken back.
    pub(super) fn new(kind: Kind, of: Option<RowId>, cancel_ms: u64, now_ms: u64) -> Self {
        let expires_ms = now_ms.saturating_add(life_ms(kind));
        let cancel_until_ms = match cancel_ms {
            0 => 0,
            length => now_ms.saturating_add(length),
        };
        let mut plan = Self {
            alert: None,
            changes: Changes::default(),
            drafts: Vec::new(),
            pushes: 0,
            problem: None,
            cancel_until_ms,
            now_ms,
            expires_ms,
            next_ms: now_ms.max(cancel_until_ms),
            counters: HashMap::new(),
            in_order: false,
            before: None,
            held: false,
        };
        match RowId::make_random() {
            Ok(id) => {
                let row = AlertRow {
                    kind,
                    of,
                    created_ms: now_ms,
                    expires_ms,
                    stood_down: false,
                    cancel_until_ms,
                    cancelled: false,
                    age: None,
                };
                plan.changes.put(id, Row::Alert(row));
                plan.alert = Some(id);
            }
            Err(error) => plan.problem = Some(error.into()),
        }
        plan
    }

    pub(super) fn expires_ms(&self) -> u64 {
        self.expires_ms
    }

    /// Not before what it follows, which may still be taken back until then.
    pub(super) fn wait_for(&mut self, window_end_ms: Option<u64>) {
        if let Some(end_ms) = window_end_ms {
            self.next_ms = self.next_ms.max(end_ms);
            self.cancel_until_ms = end_ms;
        }
    }

    /// What follows goes to this person, by their ways in order or all at once.
    pub(super) fn begin(&mut self, reader: &Reader<'_>) {
        self.in_order = reader.row.ways.in_order;
        self.before = None;
        self.held = false;
    }

    /// What goes to this person now waits in the gate for another time.
    pub(super) fn hold(&mut self) {
        self.held = true;
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
        self.add_as(id, person, channel, state, reason, payload);
        Some(AttemptId(id.0))
    }

    fn add_as(
        &mut self,
        id: RowId,
        person: PersonId,
        channel: Channel,
        state: State,
        reason: Option<Reason>,
        payload: Payload,
    ) {
        let tried = state == State::Waiting;
        let row = AttemptRow {
            alert: self.alert,
            person: RowId(person.0),
            channel,
            state,
            reason,
            tries: 0,
            since_ms: self.now_ms,
            next_ms: self.next_ms,
            expires_ms: self.expires_ms,
            after: self.before.filter(|_| tried),
            answer: None,
            payload,
        };
        if tried && self.in_order {
            self.before = Some(id);
        }
        self.changes.put(id, Row::Attempt(row));
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

    pub(super) fn add_sms(
        &mut self,
        reader: &Reader<'_>,
        number: &str,
        words: Result<impl Into<Words>, Error>,
    ) {
        let words: Words = match words {
            Ok(words) => words.into(),
            Err(error) => {
                self.problem.get_or_insert(error);
                return;
            }
        };
        let held = self.before.is_some();
        let attempt = self.add(
            reader.person(),
            Channel::Sms,
            State::Waiting,
            None,
            Payload::Sms {
                opened: false,
                text: Some(Arc::from(words.text.as_str())),
            },
        );
        // Not even where it could not be saved: they are to get nothing now.
        if self.held {
            return;
        }
        let draft = Draft {
            attempt,
            person: reader.person(),
            label: reader.row.label.clone(),
            number: number.to_owned(),
            parts: count_parts(&words.text),
            text: words.text,
        };
        self.drafts.push(PlannedDraft {
            draft,
            held,
            unsaved: words.bare,
        });
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
        self.add_push_as(alert.0, person, id, row, seal);
    }

    /// One of several messages under one row: each has its own message id, the id of its attempt.
    pub(super) fn add_part(
        &mut self,
        person: PersonId,
        id: RowId,
        row: &PairingRow,
        seal: impl FnOnce(&Head) -> Result<(Vec<u8>, String), Error>,
    ) {
        match RowId::make_random() {
            Ok(part) => self.add_push_as(part.0, person, id, row, seal),
            Err(error) => {
                self.problem.get_or_insert(error.into());
            }
        }
    }

    fn add_push_as(
        &mut self,
        message_id: [u8; 16],
        person: PersonId,
        id: RowId,
        row: &PairingRow,
        seal: impl FnOnce(&Head) -> Result<(Vec<u8>, String), Error>,
    ) {
        let counter = self.reserve(id, row);
        let head = Head {
            epoch: row.epoch,
            counter,
            message_id,
            created_ms: self.now_ms,
            expires_ms: self.expires_ms,
        };
        // One damaged pairing must not cost the others their alert.
        let Ok((envelope, topic)) = seal(&head) else {
            self.add_failed(person, Reason::Internal);
            return;
        };
        let payload = Payload::Push {
            pairing: id,
            counter,
            topic,
            envelope: Some(Arc::from(envelope)),
        };
        if self.alert.is_some_and(|alert| alert.0 == message_id) {
            if self
                .add(person, Channel::Push, State::Waiting, None, payload)
                .is_none()
            {
                return;
            }
        } else {
            self.add_as(
                RowId(message_id),
                person,
                Channel::Push,
                State::Waiting,
                None,
                payload,
            );
        }
        self.pushes += 1;
    }

    /// The next counter of a pairing, used up by this transaction.
    pub(super) fn reserve(&mut self, id: RowId, row: &PairingRow) -> u64 {
        let last = self.counters.get(&id).copied().unwrap_or(row.counter);
        let counter = next_counter(last, self.now_ms);
        self.counters.insert(id, counter);
        let row = PairingRow {
            counter,
            ..row.clone()
        };
        self.changes.put(id, Row::Pairing(row));
        counter
    }
}
