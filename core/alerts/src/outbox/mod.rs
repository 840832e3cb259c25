//! The outbox: a press, what follows it, and what became of each.
//!
//! A press is one sealed transaction with the alert, one attempt a person and channel, and the
//! counters of all envelopes, before the first network byte. So is everything else that goes out.
//! Here: what such a transaction comes to. Its parts:
//!
//! | part | |
//! | --- | --- |
//! | `press`, `cancel`, `stand_down` | the alert, taking it back, "I am safe" |
//! | `control` | the other messages under control keys: new number, packet, end of a pairing |
//! | `readers`, `plan` | who gets it and by which ways; everything of one transaction |
//! | `age` | how old a message is, whatever the wall clock says |
//! | `gate` | what holds an attempt back: the cancel window, an earlier way |
//! | [`schedule`], `report` | what is due; what an answer means |
//! | `heard` | what people and their pages say |
//! | `drafts`, [`view`] | the text messages again; what a screen may say |
//!
//! Not here: the network (`deliver`), and opening what a page sends (`incoming`).

mod age;
mod cancel;
mod control;
mod drafts;
mod gate;
pub(crate) mod heard;
mod plan;
mod press;
mod readers;
mod report;
pub mod schedule;
mod stand_down;
pub mod view;

use std::collections::HashSet;

use amparo_sealed::Key;
#[cfg(test)]
use amparo_sealed::RowId;
use ring::hmac;

use crate::capsule::{Capsule, Changes};
use crate::envelope::Kind;
use crate::message::Parts;
use crate::people::PersonId;
#[cfg(test)]
use crate::rows::AttemptRow;
use crate::rows::{AgeRow, Row, State};
use crate::{Error, b64};
use age::Ages;
pub use cancel::Cancelled;
use plan::Plan;
pub use press::Press;

/// Attempts stop after a day: later the words would frighten more than help.
pub const ALERT_LIFE_MS: u64 = 24 * 60 * 60 * 1000;
/// The word to a page that its pairing is over frightens nobody, and has to arrive after days without a
/// network too.
pub(crate) const REVOKE_LIFE_MS: u64 = 28 * ALERT_LIFE_MS;
/// Finished alerts are kept so long for the screen, then removed with the next press.
const KEEP_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// How long a message may be tried.
pub(crate) fn life_ms(kind: Kind) -> u64 {
    match kind {
        Kind::Revoke => REVOKE_LIFE_MS,
        _ => ALERT_LIFE_MS,
    }
}

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
    /// Text messages to send now; one held back for another way to the same person comes with
    /// [`Capsule::drafts`] when it is its turn.
    pub drafts: Vec<Draft>,
    /// Pushes that delivery will try.
    pub pushes: u32,
    /// Nothing leaves before then and [`Capsule::cancel`] takes it back; the shell keeps the drafts
    /// closed so long. 0 for no such time, also when nothing could be saved.
    pub cancel_until_ms: u64,
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
    /// All of a plan in one transaction; when that fails, the drafts come back all the same, those
    /// too that were to wait for another way: there is no other way any more.
    fn save(&mut self, plan: Plan, now_ms: u64) -> Pressed {
        let Plan {
            alert,
            mut changes,
            drafts,
            pushes,
            problem,
            cancel_until_ms,
            ..
        } = plan;
        if let (Some(id), Some(boot)) = (alert, self.boot_reading()) {
            changes.begin_age(id, AgeRow::new(boot, now_ms));
        }
        let outcome = match problem {
            Some(problem) => Err(problem),
            None => self.commit(changes),
        };
        let problem = outcome.err();
        let saved = problem.is_none();
        let drafts = drafts.into_iter().filter(|planned| !saved || !planned.held);
        let drafts = drafts.map(|planned| planned.into_draft(saved)).collect();
        Pressed {
            alert: alert.filter(|_| saved).map(|id| AlertId(id.0)),
            saved,
            problem,
            at_ms: now_ms,
            drafts,
            pushes: if saved { pushes } else { 0 },
            cancel_until_ms: if saved { cancel_until_ms } else { 0 },
        }
    }

    /// Removes what no screen needs any more, in the transaction of the press.
    fn prune(&self, now_ms: u64, changes: &mut Changes) {
        let ages = Ages::new(self, now_ms);
        let mut kept = HashSet::new();
        let mut past = Vec::new();
        for (id, row) in &self.rows {
            match row {
                Row::Alert(row) if ages.is_message_past(row) => past.push((id, None)),
                Row::Attempt(row) if ages.is_past(row) => past.push((id, Some(row))),
                Row::Attempt(row) => kept.extend(row.alert),
                _ => {}
            }
        }
        // A message stays as long as anything of it.
        past.retain(|(id, _)| !kept.contains(*id));
        for (id, row) in past {
            // The end of a pairing that never left: it ends the pairing all the same.
            if let Some(row) = row
                && row.is_open()
            {
                self.end(*id, row, State::Expired, None, now_ms, changes);
            }
            changes.remove(*id);
        }
    }

    #[cfg(test)]
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

#[cfg(test)]
mod tests;
