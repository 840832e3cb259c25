//! What the rows of `alerts.db` hold, and their bytes.
//!
//! ```text
//! row = kind 1 ‖ schema 1 ‖ JSON length 4 ‖ JSON ‖ envelope (attempts by push only)
//! ```
//! Numbers of states, channels and reasons are stored and never reused; docs/wire-format.md and
//! docs/storage-format.md list the reserved ones. An unknown kind or a newer schema means that a newer
//! version wrote the file: it is refused, not guessed at.

mod stored;

use std::sync::Arc;

use amparo_sealed::{Key, RowId};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Error;
use crate::agree::Point;
use crate::anchors::VaultAnchors;
use crate::webpush::Recipient;
use stored::{StoredAlert, StoredAttempt, StoredPairing};

const SCHEMA: u8 = 1;
const DAMAGED: Error = Error::Damaged { part: "alerts row" };

/// One row.
#[derive(Clone)]
pub(crate) enum Row {
    Person(PersonRow),
    Pairing(PairingRow),
    Alert(AlertRow),
    Attempt(AttemptRow),
    Anchors(VaultAnchors),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonRow {
    pub(crate) label: String,
    pub(crate) number: Option<String>,
    pub(crate) language: String,
    /// Position in the list.
    pub(crate) order: u32,
}

/// How far the pairing of a page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairingState {
    /// Only the reveal may be sent.
    Comparing,
    Confirmed,
    /// The push service says that the subscription is gone.
    Gone,
}

#[derive(Clone)]
pub(crate) struct PairingRow {
    pub(crate) person: RowId,
    pub(crate) scope: [u8; 16],
    pub(crate) state: PairingState,
    pub(crate) endpoint: String,
    pub(crate) host_agreed: bool,
    pub(crate) recipient: Recipient,
    pub(crate) vapid_private: Arc<Zeroizing<[u8; 32]>>,
    pub(crate) vapid_public: Point,
    pub(crate) epoch: u64,
    /// Last counter used, over both phone-to-page directions.
    pub(crate) counter: u64,
    /// What this person calls the owner.
    pub(crate) sender: String,
    /// Absent while comparing.
    pub(crate) alert: Option<AlertKeys>,
    /// Confirmed, but nobody has said yet that the control keys are in the vault.
    pub(crate) unsettled: bool,
}

#[derive(Clone)]
pub(crate) struct AlertKeys {
    pub(crate) outgoing: Arc<Key>,
    pub(crate) incoming: Arc<Key>,
}

/// What an alert row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Alert = 1,
    StandDown = 16,
}

#[derive(Clone)]
pub(crate) struct AlertRow {
    pub(crate) purpose: Purpose,
    /// The alert that a stand-down ends.
    pub(crate) of: Option<RowId>,
    pub(crate) created_ms: u64,
    pub(crate) expires_ms: u64,
    pub(crate) stood_down: bool,
}

/// By which way an attempt goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// There is no way to this person.
    None = 0,
    /// A text message that the phone or the user sends.
    Sms = 1,
    /// Web Push to the person's page.
    Push = 2,
}

/// How far an attempt has come. 4 (received), 5 (answered) and 8 (cancelled) are reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not gone yet.
    Waiting = 0,
    /// A request was begun; nothing is known of it.
    Sending = 1,
    /// The push service took it.
    Accepted = 2,
    /// The system reports that the text message left.
    Handed = 3,
    /// Too late.
    Expired = 6,
    /// Given up, with a reason.
    Failed = 7,
}

/// Why an attempt failed, or had to wait the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No number and no page.
    NoWay = 1,
    /// The subscription is gone (404, 410).
    Gone = 2,
    /// The push service called it too large (413): a bug.
    TooLarge = 3,
    /// The push service does not take it from us (401, 403, another 4xx, a redirect).
    Refused = 4,
    /// No network, no connection, or no answer in time.
    NoNetwork = 5,
    /// The push service asks for patience (429) or has trouble (5xx).
    Busy = 6,
    /// The system reports that the text message did not leave.
    SmsNotSent = 7,
    /// The address is one this program does not send to.
    Address = 8,
    /// A defect of this program, or of what it stored.
    Internal = 9,
}

#[derive(Clone)]
pub(crate) struct AttemptRow {
    /// The alert, or for a reveal none.
    pub(crate) alert: Option<RowId>,
    pub(crate) person: RowId,
    pub(crate) channel: Channel,
    pub(crate) state: State,
    pub(crate) reason: Option<Reason>,
    pub(crate) tries: u32,
    /// When `state` or `next_ms` was set.
    pub(crate) since_ms: u64,
    pub(crate) next_ms: u64,
    pub(crate) expires_ms: u64,
    pub(crate) payload: Payload,
}

#[derive(Clone)]
pub(crate) enum Payload {
    Nothing,
    Sms {
        /// The composer was opened; whether anything was sent is not known.
        opened: bool,
        /// The very words, with the place in them, as long as they may still be sent.
        text: Option<Arc<str>>,
    },
    Push {
        pairing: RowId,
        /// Orders what goes to one person.
        counter: u64,
        topic: String,
        /// The stored bytes that every try sends; dropped once they are of no more use.
        envelope: Option<Arc<[u8]>>,
    },
}

impl Row {
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let (kind, json, blob) = match self {
            Self::Person(row) => (1, serde_json::to_vec(row), None),
            Self::Pairing(row) => (2, serde_json::to_vec(&StoredPairing::from(row)), None),
            Self::Alert(row) => (3, serde_json::to_vec(&StoredAlert::from(row)), None),
            Self::Attempt(row) => {
                let blob = match &row.payload {
                    Payload::Push { envelope, .. } => envelope.as_deref(),
                    _ => None,
                };
                (4, serde_json::to_vec(&StoredAttempt::from(row)), blob)
            }
            Self::Anchors(row) => (5, serde_json::to_vec(row), None),
        };
        let json = Zeroizing::new(json.map_err(|_| Error::Internal { code: "row-json" })?);
        let length =
            u32::try_from(json.len()).map_err(|_| Error::Internal { code: "row-length" })?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(
            6 + json.len() + blob.map_or(0, <[u8]>::len),
        ));
        bytes.extend_from_slice(&[kind, SCHEMA]);
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&json);
        bytes.extend_from_slice(blob.unwrap_or_default());
        Ok(bytes)
    }

    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let (head, rest) = bytes.split_first_chunk::<6>().ok_or(DAMAGED)?;
        let [kind, schema, length @ ..] = *head;
        if schema == 0 || kind == 0 {
            return Err(DAMAGED);
        }
        if schema > SCHEMA || kind > 5 {
            return Err(Error::NewerFormat);
        }
        let length = usize::try_from(u32::from_be_bytes(length)).map_err(|_| DAMAGED)?;
        let (json, blob) = rest.split_at_checked(length).ok_or(DAMAGED)?;
        if kind != 4 && !blob.is_empty() {
            return Err(DAMAGED);
        }
        let damaged = |_| DAMAGED;
        Ok(match kind {
            1 => Self::Person(serde_json::from_slice(json).map_err(damaged)?),
            2 => Self::Pairing(
                serde_json::from_slice::<StoredPairing>(json)
                    .map_err(damaged)?
                    .read()?,
            ),
            3 => Self::Alert(
                serde_json::from_slice::<StoredAlert>(json)
                    .map_err(damaged)?
                    .read()?,
            ),
            4 => Self::Attempt(
                serde_json::from_slice::<StoredAttempt>(json)
                    .map_err(damaged)?
                    .read(blob)?,
            ),
            _ => Self::Anchors(serde_json::from_slice(json).map_err(damaged)?),
        })
    }
}

#[cfg(test)]
mod tests;
