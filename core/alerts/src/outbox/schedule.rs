//! What is due, and what an answer means for the next try. No network, no clock of its own.

use std::collections::HashSet;
use std::sync::Arc;

use amparo_net::NetError;
use amparo_sealed::{RowId, make_random};
use zeroize::Zeroizing;

use super::AttemptId;
use crate::Error;
use crate::agree::Point;
use crate::capsule::{Capsule, Changes};
use crate::rows::{AttemptRow, Channel, PairingRow, PairingState, Payload, Reason, Row, State};
use crate::webpush::Recipient;

/// Upper bound of the wait before each try, in milliseconds; the last one repeats.
const BACK_OFF_MS: [u64; 8] = [0, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000];

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
    pub(crate) expires_ms: u64,
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
        let mut changes = Changes::default();
        let mut due = Vec::new();
        let mut busy = HashSet::new();
        for (id, row) in &self.rows {
            let Row::Attempt(row) = row else { continue };
            if !matches!(row.state, State::Waiting | State::Sending) {
                continue;
            }
            let order = match row.payload {
                Payload::Push {
                    pairing, counter, ..
                } => Some((counter, pairing)),
                Payload::Nothing | Payload::Sms { .. } => None,
            };
            if in_flight.contains(&AttemptId(id.0)) {
                busy.extend(order.map(|(_, pairing)| pairing));
            } else if now_ms >= row.expires_ms {
                changes.put(*id, finished(row, State::Expired, row.reason, now_ms));
            } else if let Some((counter, pairing)) = order.filter(|_| is_due(row, now_ms)) {
                due.push((counter, pairing, *id, row));
            }
        }
        due.sort_by_key(|(counter, _, id, _)| (*counter, *id));
        let mut jobs = Vec::new();
        for (_, pairing, id, row) in due {
            if busy.contains(&pairing) {
                continue;
            }
            match self.job(AttemptId(id.0), row) {
                Ok(job) => {
                    changes.put(
                        id,
                        Row::Attempt(AttemptRow {
                            state: State::Sending,
                            since_ms: now_ms,
                            ..row.clone()
                        }),
                    );
                    jobs.push(job);
                    busy.insert(pairing);
                }
                Err(reason) => changes.put(id, finished(row, State::Failed, Some(reason), now_ms)),
            }
        }
        self.commit(changes)?;
        Ok(jobs)
    }

    fn job(&self, attempt: AttemptId, row: &AttemptRow) -> Result<Job, Reason> {
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
        if pairing.state == PairingState::Gone {
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
            expires_ms: row.expires_ms,
            envelope: Arc::clone(envelope),
        })
    }

    /// Writes down what became of a job. Unknown attempts (their person was removed meanwhile) and
    /// attempts that are done are left alone.
    pub fn report(
        &mut self,
        attempt: AttemptId,
        outcome: &Outcome,
        now_ms: u64,
    ) -> Result<(), Error> {
        let id = RowId(attempt.0);
        let row = match self.rows.get(&id) {
            Some(Row::Attempt(row)) if row.state == State::Sending => row,
            _ => return Ok(()),
        };
        let failed = |reason| finished(row, State::Failed, Some(reason), now_ms);
        let mut changes = Changes::default();
        let row = match *outcome {
            Outcome::Answered {
                status: 200..=299, ..
            } => finished(row, State::Accepted, None, now_ms),
            Outcome::Answered {
                status: 404 | 410, ..
            } => {
                if let Payload::Push { pairing, .. } = row.payload
                    && let Some(Row::Pairing(gone)) = self.rows.get(&pairing)
                {
                    let gone = PairingRow {
                        state: PairingState::Gone,
                        ..gone.clone()
                    };
                    changes.put(pairing, Row::Pairing(gone));
                }
                failed(Reason::Gone)
            }
            Outcome::Answered { status: 413, .. } => failed(Reason::TooLarge),
            Outcome::Answered {
                status: 408 | 425 | 429 | 500..=599,
                retry_after_ms,
            } => again(row, Reason::Busy, retry_after_ms, now_ms)?,
            Outcome::Answered { .. } => failed(Reason::Refused),
            Outcome::Unreachable(_) => again(row, Reason::NoNetwork, None, now_ms)?,
            Outcome::Unusable(reason) => failed(reason),
            Outcome::Interrupted => Row::Attempt(AttemptRow {
                state: State::Waiting,
                since_ms: now_ms,
                next_ms: now_ms,
                ..row.clone()
            }),
        };
        changes.put(id, row);
        self.commit(changes)
    }

    /// Writes down what the shell learned of a text message. A composer that was opened is still
    /// "not gone yet": only the system's own report makes it HANDED.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such text message.
    pub fn report_receipt(
        &mut self,
        attempt: AttemptId,
        receipt: Receipt,
        now_ms: u64,
    ) -> Result<(), Error> {
        let id = RowId(attempt.0);
        let row = match self.rows.get(&id) {
            Some(Row::Attempt(row)) if row.channel == Channel::Sms => row,
            _ => {
                return Err(Error::NotFound {
                    what: "text message",
                });
            }
        };
        if row.state == State::Handed {
            return Ok(());
        }
        let (state, reason, opened) = match receipt {
            Receipt::ComposerOpened => (State::Waiting, None, true),
            Receipt::Handed => (State::Handed, None, true),
            Receipt::Failed => (State::Failed, Some(Reason::SmsNotSent), true),
        };
        let text = match &row.payload {
            Payload::Sms { text, .. } if state != State::Handed => text.clone(),
            _ => None,
        };
        let row = AttemptRow {
            state,
            reason,
            since_ms: now_ms,
            payload: Payload::Sms { opened, text },
            ..row.clone()
        };
        let mut changes = Changes::default();
        changes.put(id, Row::Attempt(row));
        self.commit(changes)
    }

    /// The network is back: what waited for it is due now. A `Retry-After` is still kept.
    pub fn network_is_back(&mut self, now_ms: u64) -> Result<(), Error> {
        let mut changes = Changes::default();
        for (id, row) in &self.rows {
            if let Row::Attempt(row) = row
                && (row.state, row.reason) == (State::Waiting, Some(Reason::NoNetwork))
            {
                changes.put(
                    *id,
                    Row::Attempt(AttemptRow {
                        next_ms: now_ms,
                        since_ms: now_ms,
                        ..row.clone()
                    }),
                );
            }
        }
        self.commit(changes)
    }

    /// What still waits for delivery.
    pub fn backlog(&self, now_ms: u64) -> Backlog {
        let mut backlog = Backlog::default();
        for row in self.rows.values() {
            let Row::Attempt(row) = row else { continue };
            let open = matches!(row.state, State::Waiting | State::Sending);
            if !open || row.channel != Channel::Push || now_ms >= row.expires_ms {
                continue;
            }
            backlog.waiting += 1;
            let due = if is_due(row, now_ms) {
                now_ms
            } else {
                row.next_ms.min(row.expires_ms)
            };
            backlog.next_ms = Some(backlog.next_ms.map_or(due, |next| next.min(due)));
        }
        backlog
    }
}

/// A clock that went back to before the time was set must not block.
fn is_due(row: &AttemptRow, now_ms: u64) -> bool {
    now_ms >= row.next_ms || now_ms < row.since_ms
}

/// The envelope is of no more use: less to find on a seized phone.
fn finished(row: &AttemptRow, state: State, reason: Option<Reason>, now_ms: u64) -> Row {
    let mut row = AttemptRow {
        state,
        reason,
        since_ms: now_ms,
        ..row.clone()
    };
    if state == State::Accepted {
        row.tries = row.tries.saturating_add(1);
    }
    if let Payload::Push { envelope, .. } = &mut row.payload {
        *envelope = None;
    }
    Row::Attempt(row)
}

fn again(
    row: &AttemptRow,
    reason: Reason,
    retry_after_ms: Option<u64>,
    now_ms: u64,
) -> Result<Row, Error> {
    let tries = row.tries.saturating_add(1);
    let wait = derive_wait(tries, retry_after_ms, u64::from_be_bytes(make_random()?));
    Ok(Row::Attempt(AttemptRow {
        state: State::Waiting,
        reason: Some(reason),
        tries,
        since_ms: now_ms,
        next_ms: now_ms.saturating_add(wait),
        ..row.clone()
    }))
}

/// Full jitter (anything from nothing to the bound), but never earlier than the service asked for.
pub(crate) fn derive_wait(tries: u32, retry_after_ms: Option<u64>, random: u64) -> u64 {
    let index = usize::try_from(tries)
        .unwrap_or(usize::MAX)
        .min(BACK_OFF_MS.len() - 1);
    let jitter = random % (BACK_OFF_MS[index] + 1);
    jitter.max(retry_after_ms.unwrap_or(0))
}
