//! What an answer means: for the attempt, for the pairing, for what is known of the clock and of the
//! last practice. Each report is one transaction.

use amparo_net::NetError;
use amparo_sealed::{RowId, make_random};

use super::AttemptId;
use super::schedule::{Outcome, Receipt, derive_wait};
use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::envelope::Kind;
use crate::rows::{
    AttemptRow, Channel, ClockRow, PairingRow, PairingState, Payload, Reason, Row, State,
};

/// What is known of the clock is written down once in this time, or when it is another by more than
/// [`CLOCK_STEP_MS`].
const CLOCK_REST_MS: u64 = 60 * 60 * 1000;
const CLOCK_STEP_MS: u64 = 60 * 1000;

impl AttemptRow {
    /// It may still be tried.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Sending)
    }

    /// It left this phone, as far as anybody here can know.
    pub(crate) fn has_left(&self) -> bool {
        matches!(
            self.state,
            State::Accepted | State::Handed | State::Received | State::Answered
        )
    }

    /// Everything but an attempt that was never tried; one that is none says only why.
    pub(super) fn may_have_left(&self) -> bool {
        let opened = matches!(self.payload, Payload::Sms { opened: true, .. });
        let untouched = self.state == State::Waiting && self.tries == 0 && !opened;
        self.channel != Channel::None && !untouched
    }

    /// As it is when a try ended without an answer.
    pub(super) fn interrupted(&self, now_ms: u64) -> Self {
        Self {
            state: State::Waiting,
            // It may have left: it can not be taken back as if it had never been tried.
            tries: self.tries.max(1),
            since_ms: now_ms,
            next_ms: now_ms,
            ..self.clone()
        }
    }

    /// As it is when nothing is tried any more.
    pub(super) fn ended(&self, state: State, reason: Option<Reason>, now_ms: u64) -> Self {
        let mut row = Self {
            state,
            reason,
            since_ms: now_ms,
            ..self.clone()
        };
        row.payload.forget();
        row
    }
}

impl Payload {
    /// The bytes and words are of no more use: less to find on a seized phone.
    pub(super) fn forget(&mut self) {
        match self {
            Self::Push { envelope, .. } => *envelope = None,
            Self::Sms { text, .. } => *text = None,
            Self::Nothing => {}
        }
    }
}

impl Capsule {
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
        let mut changes = Changes::default();
        self.note_answer(row, outcome, now_ms, &mut changes)?;
        let mut failed =
            |reason| self.end(id, row, State::Failed, Some(reason), now_ms, &mut changes);
        match *outcome {
            Outcome::Answered {
                status: 200..=299, ..
            } => {
                let row = AttemptRow {
                    tries: row.tries.saturating_add(1),
                    ..row.clone()
                };
                self.end(id, &row, State::Accepted, None, now_ms, &mut changes);
            }
            Outcome::Answered {
                status: 404 | 410, ..
            } => failed(Reason::Gone),
            Outcome::Answered { status: 413, .. } => failed(Reason::TooLarge),
            Outcome::Answered {
                status: 408 | 425 | 429 | 500..=599,
                retry_after_ms,
                ..
            } => changes.put(id, again(row, Reason::Busy, retry_after_ms, now_ms)?),
            Outcome::Answered { .. } => failed(Reason::Refused),
            Outcome::Unreachable(error) => {
                changes.put(id, again(row, reason_of(error), None, now_ms)?);
            }
            Outcome::Unusable(reason) => failed(reason),
            Outcome::Interrupted => changes.put(id, Row::Attempt(row.interrupted(now_ms))),
        }
        self.commit(changes)
    }

    /// Writes down what the shell learned of a text message. A composer that was opened is still
    /// "not gone yet": only the system's own report makes it HANDED, and that is true of a message
    /// that was taken back or is too old as well. What is done otherwise stays done.
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
        let over = matches!(row.state, State::Expired | State::Cancelled);
        if row.has_left() || (over && receipt != Receipt::Handed) {
            return Ok(());
        }
        let mut changes = Changes::default();
        let mut row = row.clone();
        if let Payload::Sms { opened, .. } = &mut row.payload {
            *opened = true;
        }
        let (state, reason) = match receipt {
            Receipt::ComposerOpened => (State::Waiting, None),
            Receipt::Handed => (State::Handed, None),
            Receipt::Failed => (State::Failed, Some(Reason::SmsNotSent)),
        };
        if state == State::Handed {
            self.end(id, &row, state, reason, now_ms, &mut changes);
        } else {
            row = AttemptRow {
                state,
                reason,
                since_ms: now_ms,
                ..row
            };
            changes.put(id, Row::Attempt(row));
        }
        self.commit(changes)
    }

    /// The end of an attempt, with what depends on it.
    pub(super) fn end(
        &self,
        id: RowId,
        row: &AttemptRow,
        state: State,
        reason: Option<Reason>,
        now_ms: u64,
        changes: &mut Changes,
    ) {
        let row = row.ended(state, reason, now_ms);
        // The page was told that the pairing is over, or will not be.
        if let Payload::Push { pairing, .. } = row.payload
            && self.kind_of(&row) == Some(Kind::Revoke)
        {
            changes.remove(pairing);
        }
        if row.has_left() {
            self.note_practice(&row, true, false, changes);
        }
        changes.put(id, Row::Attempt(row));
    }

    /// What an answer says of the pairing and of the clock.
    fn note_answer(
        &self,
        row: &AttemptRow,
        outcome: &Outcome,
        now_ms: u64,
        changes: &mut Changes,
    ) -> Result<(), Error> {
        let Outcome::Answered {
            status, date_ms, ..
        } = *outcome
        else {
            return Ok(());
        };
        if let Payload::Push { pairing: id, .. } = row.payload
            && let Some(Row::Pairing(known)) = self.rows.get(&id)
        {
            let mut pairing: PairingRow = known.clone();
            match status {
                200..=299 => pairing.accepted_ms = Some(now_ms),
                404 | 410 => pairing.state = PairingState::Gone,
                _ => {}
            }
            changes.put(id, Row::Pairing(pairing));
        }
        match date_ms {
            Some(date_ms) => self.note_clock(date_ms, now_ms, changes),
            None => Ok(()),
        }
    }

    fn note_clock(&self, date_ms: u64, now_ms: u64, changes: &mut Changes) -> Result<(), Error> {
        let signed = |ms| i64::try_from(ms).unwrap_or(i64::MAX);
        let ahead_ms = signed(now_ms).saturating_sub(signed(date_ms));
        self.change_settings(changes, |row| {
            let fresh = row.clock.is_some_and(|clock| {
                now_ms.abs_diff(clock.at_ms) < CLOCK_REST_MS
                    && ahead_ms.abs_diff(clock.ahead_ms) <= CLOCK_STEP_MS
            });
            if !fresh {
                row.clock = Some(ClockRow {
                    ahead_ms,
                    at_ms: now_ms,
                });
            }
        })
    }
}

/// Why there was no answer. An address that is not for the open network comes from the page to log in
/// to somebody's network: no reason to give up.
fn reason_of(error: NetError) -> Reason {
    match error {
        NetError::CertificateTime | NetError::CertificateUntrusted => Reason::Untrusted,
        _ => Reason::NoNetwork,
    }
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
