//! What holds an attempt back although its time has come: its person wants no messages or was paused
//! since, the window in which the owner may take a press back is open, or an earlier way to the same
//! person may still succeed.
//!
//! All are read off the rows and a clock; nothing has to be called when one of them ends, and
//! nothing is stored when it does. A clock that goes back can lengthen window and turn by their own
//! length, no more: a press must not be blocked by a clock.

use std::collections::HashSet;

use amparo_sealed::RowId;

use super::readers::blocked;
use crate::capsule::Capsule;
use crate::envelope::Kind;
use crate::rows::{AlertRow, AttemptRow, Reason, Row, State};

/// How long the next way waits for the one before it. A push service answers within seconds, and a
/// person reads a screen and presses *Send* within a minute; longer than that, nobody should wait
/// for a text message that could have gone.
pub(super) const NEXT_WAY_MS: u64 = 60_000;

/// Whether something holds an attempt back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// Nothing does.
    Free,
    /// The person wants no messages, or was paused: until then, if that has an end. What was begun is
    /// held too.
    Blocked(Reason, Option<u64>),
    /// The owner may still take it back, until then.
    Window(u64),
    /// An earlier way is being tried; at the latest it is this one's turn then.
    Behind(u64),
    /// An earlier way succeeded, or the person has answered: not needed any more.
    NotNeeded,
}

/// Reads the holds of all attempts.
pub(super) struct Gate<'a> {
    capsule: &'a Capsule,
    answered: HashSet<(RowId, RowId)>,
    /// Who may have got something of which message.
    heard: HashSet<(RowId, RowId)>,
    now_ms: u64,
}

impl<'a> Gate<'a> {
    /// One pass over the rows.
    pub(super) fn new(capsule: &'a Capsule, now_ms: u64) -> Self {
        let (mut answered, mut heard) = (HashSet::new(), HashSet::new());
        for row in capsule.rows.values() {
            let Row::Attempt(row) = row else { continue };
            let Some(alert) = row.alert else { continue };
            if row.state == State::Answered {
                answered.insert((alert, row.person));
            }
            if row.may_have_left() {
                heard.insert((alert, row.person));
            }
        }
        Self {
            capsule,
            answered,
            heard,
            now_ms,
        }
    }

    pub(super) fn hold(&self, row: &AttemptRow) -> Hold {
        let alert = row.alert.and_then(|id| self.alert(id));
        if let Some(hold) = self.blocked(row, alert) {
            return hold;
        }
        if let Some(until_ms) = alert.and_then(|alert| window_end(alert, self.now_ms)) {
            return Hold::Window(until_ms);
        }
        let Some(before) = row.after.and_then(|id| self.attempt(id)) else {
            return Hold::Free;
        };
        if row
            .alert
            .is_some_and(|alert| self.answered.contains(&(alert, row.person)))
        {
            return Hold::NotNeeded;
        }
        match before.state {
            State::Accepted | State::Handed | State::Received | State::Answered => Hold::NotNeeded,
            State::Failed | State::Expired | State::Cancelled => Hold::Free,
            State::Waiting | State::Sending => {
                let since_ms = alert.map_or(before.since_ms, |row| {
                    row.created_ms.max(row.cancel_until_ms)
                });
                let turn_ms = since_ms.saturating_add(NEXT_WAY_MS);
                let back = self.now_ms < since_ms.saturating_sub(NEXT_WAY_MS);
                if back || self.now_ms >= turn_ms {
                    Hold::Free
                } else {
                    Hold::Behind(turn_ms)
                }
            }
        }
    }

    /// Who wants no messages gets none but the end of a pairing, which only their page reads. A pause
    /// lets through what the owner does for this very person, and "I am safe" to who may have been
    /// alarmed: to anybody else it would be news, and come before its alert.
    fn blocked(&self, row: &AttemptRow, alert: Option<&AlertRow>) -> Option<Hold> {
        let Some(Row::Person(person)) = self.capsule.rows.get(&row.person) else {
            return None;
        };
        // A reveal has no alert: it belongs to the pairing at hand.
        let alert = alert?;
        let reason = blocked(person, self.now_ms)?;
        let passes = match (reason, alert.kind) {
            (_, Kind::Revoke) | (Reason::Paused, Kind::Packet) => true,
            (Reason::Paused, Kind::StandDown) => alert
                .of
                .is_some_and(|of| self.may_have_heard(of, row.person)),
            _ => false,
        };
        let until_ms = person.paused_until_ms.filter(|until| *until < u64::MAX);
        let until_ms = until_ms.filter(|_| reason == Reason::Paused);
        (!passes).then_some(Hold::Blocked(reason, until_ms))
    }

    /// Something of this alert has left for this person, or may have.
    pub(super) fn may_have_heard(&self, alert: RowId, person: RowId) -> bool {
        self.heard.contains(&(alert, person))
    }

    fn alert(&self, id: RowId) -> Option<&'a AlertRow> {
        match self.capsule.rows.get(&id) {
            Some(Row::Alert(row)) => Some(row),
            _ => None,
        }
    }

    fn attempt(&self, id: RowId) -> Option<&'a AttemptRow> {
        match self.capsule.rows.get(&id) {
            Some(Row::Attempt(row)) => Some(row),
            _ => None,
        }
    }
}

/// The end of the window, while it is open. Going back by at most its own length keeps it open (the
/// network sets clocks right by fractions of a second all day); by more ends it.
pub(super) fn window_end(row: &AlertRow, now_ms: u64) -> Option<u64> {
    let length_ms = row.cancel_until_ms.saturating_sub(row.created_ms);
    let open = now_ms < row.cancel_until_ms
        && now_ms >= row.created_ms.saturating_sub(length_ms)
        && !row.cancelled;
    open.then_some(row.cancel_until_ms)
}
