//! What the rows of `alerts.db` hold, and their bytes.
//!
//! ```text
//! row = kind 1 ‖ schema 1 ‖ JSON length 4 ‖ JSON ‖ envelope (attempts by push only)
//! ```
//! Numbers of states, channels and reasons are stored and never reused; docs/wire-format.md and
//! docs/storage-format.md list the reserved ones. An unknown kind or a newer schema means that a newer
//! version wrote the file: it is refused, not guessed at.

mod numbers;
mod stored;

use std::sync::Arc;

use amparo_sealed::{Key, RowId};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Error;
use crate::agree::Point;
use crate::anchors::VaultAnchors;
use crate::clock::BootReading;
use crate::envelope::Kind;
use crate::webpush::Recipient;
pub use numbers::{Answer, Channel, Reason, Role, State};
pub(crate) use numbers::{PairingState, Ways};
use stored::{StoredAlert, StoredAttempt, StoredPairing};

/// Schema 2 added what the alert engine knows of people, pairings and alerts; rows of schema 1 are
/// read as if it were not known yet.
const SCHEMA: u8 = 2;
const DAMAGED: Error = Error::Damaged { part: "alerts row" };

/// One row.
#[derive(Clone)]
pub(crate) enum Row {
    Person(PersonRow),
    Pairing(PairingRow),
    Alert(AlertRow),
    Attempt(AttemptRow),
    Anchors(VaultAnchors),
    Settings(SettingsRow),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonRow {
    pub(crate) label: String,
    pub(crate) number: Option<String>,
    pub(crate) language: String,
    /// Position in the list.
    pub(crate) order: u32,
    #[serde(default)]
    pub(crate) role: Role,
    /// Calls the hotline; the others do not.
    #[serde(default)]
    pub(crate) lead: bool,
    #[serde(default)]
    pub(crate) ways: Ways,
    /// The owner's own words instead of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
    /// Gets real alerts and what follows them, nothing else.
    #[serde(default)]
    pub(crate) quiet: bool,
    /// Gets nothing until then; `u64::MAX` is until the owner says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) paused_until_ms: Option<u64>,
    /// Since when the person wants no messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) opted_out_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) groups: Vec<String>,
    /// The last practice with this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) practice: Option<PracticeRow>,
}

/// What came of the last practice with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PracticeRow {
    pub(crate) at_ms: u64,
    /// It left the phone.
    pub(crate) left: bool,
    /// The person answered, or the owner says that they called.
    pub(crate) answered: bool,
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
    /// Last counter used, over all phone-to-page messages.
    pub(crate) counter: u64,
    /// What this person calls the owner.
    pub(crate) sender: String,
    /// Absent while comparing.
    pub(crate) alert: Option<AlertKeys>,
    /// Confirmed, but nobody has said yet that the control keys are in the vault.
    pub(crate) unsettled: bool,
    /// Of the sealed link in a text message; absent in pairings of schema 1.
    pub(crate) sms: Option<Arc<Key>>,
    /// Origin of the page; absent in pairings of schema 1.
    pub(crate) page: Option<String>,
    /// This camera read the reply and the invite was never exported.
    pub(crate) in_person: bool,
    /// When the push service last took a message.
    pub(crate) accepted_ms: Option<u64>,
    /// What came from the page.
    pub(crate) incoming: Incoming,
}

/// Messages from a page that were taken, so that copies are known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Incoming {
    /// When the last one came, by this phone's clock.
    pub(crate) at_ms: u64,
    /// Counters of the latest, ascending.
    pub(crate) seen: Vec<u64>,
    /// The highest counter that is no longer in the list: everything up to it is a copy.
    pub(crate) floor: u64,
}

#[derive(Clone)]
pub(crate) struct AlertKeys {
    pub(crate) outgoing: Arc<Key>,
    pub(crate) incoming: Arc<Key>,
}

/// An alert, or another message to several people that a screen follows.
#[derive(Clone)]
pub(crate) struct AlertRow {
    pub(crate) kind: Kind,
    /// The alert that this one ends or adds to.
    pub(crate) of: Option<RowId>,
    pub(crate) created_ms: u64,
    pub(crate) expires_ms: u64,
    pub(crate) stood_down: bool,
    /// Nothing leaves before then, and the owner may still take it back; 0 for none.
    pub(crate) cancel_until_ms: u64,
    pub(crate) cancelled: bool,
    /// Absent in rows of before there was a boot clock.
    pub(crate) age: Option<AgeRow>,
}

/// How old a message was when that was last taken down (`outbox::age`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgeRow {
    /// The start of the system then, and its boot clock.
    pub(crate) boot: [u8; 16],
    pub(crate) boot_ms: u64,
    /// The wall clock then.
    pub(crate) at_ms: u64,
    /// The age then.
    pub(crate) ms: u64,
    /// The phone was restarted since the press.
    pub(crate) restarted: bool,
}

impl AgeRow {
    /// Of what is made now.
    pub(crate) fn new(boot: BootReading, now_ms: u64) -> Self {
        Self {
            boot: boot.boot,
            boot_ms: boot.ms,
            at_ms: now_ms,
            ms: 0,
            restarted: false,
        }
    }
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
    /// Held back while that attempt may still succeed (ways in order).
    pub(crate) after: Option<RowId>,
    /// What the person said, where the state is ANSWERED.
    pub(crate) answer: Option<Answer>,
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

/// What the owner chose for alerts, and what the phone learned of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SettingsRow {
    /// What people without a pairing know the owner by; may be empty.
    pub(crate) name: String,
    /// How long a press may be taken back; 0 for not at all.
    pub(crate) cancel_ms: u32,
    /// How far the clock is from those of the push services, when last seen.
    pub(crate) clock: Option<ClockRow>,
    pub(crate) last_drill_ms: Option<u64>,
    /// No monthly reminder to practise.
    pub(crate) no_reminder: bool,
    /// The owner wants the PIN before an alert. The header of the capsule says whether it is so.
    pub(crate) pin_first: bool,
}

/// This phone's clock minus a service's `Date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClockRow {
    pub(crate) ahead_ms: i64,
    pub(crate) at_ms: u64,
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
            Self::Settings(row) => (6, serde_json::to_vec(row), None),
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
        if schema > SCHEMA || kind > 6 {
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
            5 => Self::Anchors(serde_json::from_slice(json).map_err(damaged)?),
            _ => Self::Settings(serde_json::from_slice(json).map_err(damaged)?),
        })
    }
}

#[cfg(test)]
mod tests;
