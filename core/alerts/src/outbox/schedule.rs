//! What is due, and when. No network, no clock of its own.

use std::collections::HashSet;
use std::sync::Arc;

use amparo_net::NetError;
use zeroize::Zeroizing;

use super::age::Ages;
use super::gate::{Gate, Hold};
use super::{ALERT_LIFE_MS, AttemptId, life_ms};
use crate::Error;
use crate::agree::Point;
use crate::capsule::{Capsule, Changes};
use crate::envelope::Kind;
use crate::rows::{AttemptRow, Channel, PairingState, Payload, Reason, Row, State};
use crate::webpush::Recipient;

/// Upper bound of the wait before each try, in milliseconds; the last one repeats.
const BACK_OFF_MS: [u64; 8] = [0, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000];
/// The end where no clock makes one: a phone without a boot clock, or one that restarts all the time with
/// a wall clock that stands. This many tries take a week; no honest day has so many.
const TRIES_MAX: u32 = 4_000;

/// One push to send now. Its attempt is durably SENDING.
#[derive(Clone)]
pub struct Job {
    /// For [`Capsule::report`].
    pub attempt: AttemptId,
    pub(crate) endpoint: String,
    pub(crate) host_agreed: bool,
    pub(crate) recipient: Recipient,
    pub(crate) vapid_private: Arc<Zeroizing<[u8; 32]>>,
    pub(crate) vapid_public: Point,
    pub(crate) topic: String,
    /// Of its life, when it was taken.
    pub(crate) left_ms: u64,
    /// The whole of it, of a message of this kind.
    pub(crate) life_ms: u64,
    pub(crate) envelope: Arc<[u8]>,
}

redacted!(Job);

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The push service answered.
    Answered {
        /// Status code.
        status: u16,
        /// `Retry-After` in milliseconds from the answer.
        retry_after_ms: Option<u64>,
        /// The service's `Date`.
        date_ms: Option<u64>,
    },
    /// There was no answer.
    Unreachable(NetError),
    /// The address is not one to send to, or nothing could be made to send.
    Unusable(Reason),
    /// Delivery was stopped before there was an answer.
    Interrupted,
}

/// What a shell learned of a text message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// The messages app was opened; only the user can press Send.
    ComposerOpened,
    /// The system reports that it left the phone.
    Handed,
    /// The system reports that it did not.
    Failed,
}

/// What still waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backlog {
    /// Pushes that are not done.
    pub waiting: u32,
    /// When the next one is due; absent when nothing waits.
    pub next_ms: Option<u64>,
    /// When [`Capsule::drafts`] may have a text message that is held back now: its window ends, or
    /// the way before it has had its time.
    pub draft_ms: Option<u64>,
}

impl Capsule {
    /// Takes the pushes that are due and marks them SENDING in one durable transaction. To one page
    /// goes one at a time, in the order of their counters, so that "I am safe" does not overtake the
    /// alert. An attempt that was left SENDING and is not `in_flight` was cut off by the end of a
    /// process: it is sent again, and receivers drop the copy.
    pub fn take_due(
        &mut self,
        in_flight: &HashSet<AttemptId>,
        now_ms: u64,
    ) -> Result<Vec<Job>, Error> {
        let gate = Gate::new(self, now_ms);
        let ages = Ages::new(self, now_ms);
        let mut open = HashSet::new();
        let mut changes = Changes::default();
        let mut due = Vec::new();
        let mut busy = HashSet::new();
        for (id, row) in &self.rows {
            let Row::Attempt(row) = row else { continue };
            if !row.is_open() {
                continue;
            }
            open.extend(row.alert);
            let order = match row.payload {
                Payload::Push {
                    pairing, counter, ..
                } => Some((counter, pairing)),
                Payload::Nothing | Payload::Sms { .. } => None,
            };
            if in_flight.contains(&AttemptId(id.0)) {
                busy.extend(order.map(|(_, pairing)| pairing));
            } else if ages.is_over(row) || row.tries >= TRIES_MAX {
                self.end(*id, row, State::Expired, row.reason, now_ms, &mut changes);
            } else if let Some((counter, pairing)) = order
                && is_due(row, now_ms)
            {
                match (gate.hold(row), row.state) {
                    // Cut off in the middle: it rests as one that was tried.
                    (Hold::Blocked(..), State::Sending) => {
                        changes.put(*id, Row::Attempt(row.interrupted(now_ms)));
                    }
                    (Hold::Blocked(..), _) => {}
                    // What was begun is not held back by window or turn: it may have arrived.
                    (Hold::Free, _) | (_, State::Sending) => due.push((counter, pairing, *id, row)),
                    _ => {}
                }
            }
        }
        due.sort_by_key(|(counter, _, id, _)| (*counter, *id));
        let mut jobs = Vec::new();
        for (_, pairing, id, row) in due {
            if busy.contains(&pairing) {
                continue;
            }
            match self.job(AttemptId(id.0), row, ages.left_ms(row)) {
                Ok(job) => {
                    let row = AttemptRow {
                        state: State::Sending,
                        since_ms: now_ms,
                        ..row.clone()
                    };
                    changes.put(id, Row::Attempt(row));
                    jobs.push(job);
                    busy.insert(pairing);
                }
                Err(reason) => {
                    self.end(id, row, State::Failed, Some(reason), now_ms, &mut changes);
                }
            }
        }
        ages.take_down(&open, &mut changes);
        self.commit(changes)?;
        Ok(jobs)
    }

    fn job(&self, attempt: AttemptId, row: &AttemptRow, left_ms: u64) -> Result<Job, Reason> {
        let Payload::Push {
            pairing,
            topic,
            envelope: Some(envelope),
            ..
        } = &row.payload
        else {
            return Err(Reason::Internal);
        };
        let Some(Row::Pairing(pairing)) = self.rows.get(pairing) else {
            return Err(Reason::Gone);
        };
        // Over, but the page has still to be told so.
        if pairing.state == PairingState::Gone && self.kind_of(row) != Some(Kind::Revoke) {
            return Err(Reason::Gone);
        }
        Ok(Job {
            attempt,
            endpoint: pairing.endpoint.clone(),
            host_agreed: pairing.host_agreed,
            recipient: pairing.recipient.clone(),
            vapid_private: Arc::clone(&pairing.vapid_private),
            vapid_public: pairing.vapid_public,
            topic: topic.clone(),
            left_ms,
            life_ms: self.kind_of(row).map_or(ALERT_LIFE_MS, life_ms),
            envelope: Arc::clone(envelope),
        })
    }

    /// The network is back: what waited for it is due now. A `Retry-After` is still kept.
    pub fn network_is_back(&mut self, now_ms: u64) -> Result<(), Error> {
        let mut changes = Changes::default();
        for (id, row) in &self.rows {
            let Row::Attempt(row) = row else { continue };
            // A network that is not the service's own shows a certificate that nobody trusts.
            let waits = matches!(row.reason, Some(Reason::NoNetwork | Reason::Untrusted));
            if row.state == State::Waiting && waits {
                let row = AttemptRow {
                    next_ms: now_ms,
                    since_ms: now_ms,
                    ..row.clone()
                };
                changes.put(*id, Row::Attempt(row));
            }
        }
        self.commit(changes)
    }

    /// What still waits for delivery.
    pub fn backlog(&self, now_ms: u64) -> Backlog {
        let gate = Gate::new(self, now_ms);
        let ages = Ages::new(self, now_ms);
        let mut backlog = Backlog::default();
        let soonest = |known: Option<u64>, at: u64| Some(known.map_or(at, |known| known.min(at)));
        for row in self.rows.values() {
            let Row::Attempt(row) = row else { continue };
            let left_ms = ages.left_ms(row);
            if !row.is_open() || left_ms == 0 {
                continue;
            }
            let held_ms = match gate.hold(row) {
                Hold::Free => None,
                Hold::Window(until) | Hold::Behind(until) | Hold::Blocked(_, Some(until)) => {
                    Some(until)
                }
                Hold::NotNeeded | Hold::Blocked(_, None) => continue,
            };
            if row.channel == Channel::Sms {
                if let Some(until) = held_ms {
                    backlog.draft_ms = soonest(backlog.draft_ms, until);
                }
                continue;
            }
            backlog.waiting += 1;
            let next_ms = if is_due(row, now_ms) {
                now_ms
            } else {
                row.next_ms
            };
            let end_ms = now_ms.saturating_add(left_ms);
            let due_ms = next_ms.max(held_ms.unwrap_or(0)).min(end_ms);
            backlog.next_ms = soonest(backlog.next_ms, due_ms);
        }
        backlog
    }

    /// Of the message that an attempt belongs to; a reveal belongs to none.
    pub(super) fn kind_of(&self, row: &AttemptRow) -> Option<Kind> {
        match self.rows.get(&row.alert?) {
            Some(Row::Alert(row)) => Some(row.kind),
            _ => None,
        }
    }
}

/// A clock that went back to before the time was set must not block.
fn is_due(row: &AttemptRow, now_ms: u64) -> bool {
    now_ms >= row.next_ms || now_ms < row.since_ms
}

/// Full jitter (anything from nothing to the bound), but never earlier than the service asked for.
pub(crate) fn derive_wait(tries: u32, retry_after_ms: Option<u64>, random: u64) -> u64 {
    let index = usize::try_from(tries)
        .unwrap_or(usize::MAX)
        .min(BACK_OFF_MS.len() - 1);
    let jitter = random % (BACK_OFF_MS[index] + 1);
    jitter.max(retry_after_ms.unwrap_or(0))
}
