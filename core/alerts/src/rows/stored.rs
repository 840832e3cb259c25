//! The JSON of the rows: bytes as base64url, states as numbers.

use std::sync::Arc;

use amparo_sealed::{Key, RowId};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    AgeRow, AlertKeys, AlertRow, Answer, AttemptRow, Channel, DAMAGED, Incoming, PairingRow,
    PairingState, Payload, Reason, State,
};
use crate::agree::Point;
use crate::envelope::Kind;
use crate::webpush::Recipient;
use crate::{Error, b64};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredPairing {
    person: String,
    scope: String,
    state: u8,
    endpoint: String,
    host_agreed: bool,
    p256dh: String,
    auth: Zeroizing<String>,
    vapid: Zeroizing<String>,
    vapid_public: String,
    epoch: u64,
    counter: u64,
    sender: String,
    alert_out: Option<Zeroizing<String>>,
    alert_in: Option<Zeroizing<String>>,
    #[serde(skip_serializing_if = "core::ops::Not::not", default)]
    unsettled: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    sms: Option<Zeroizing<String>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    page: Option<String>,
    #[serde(skip_serializing_if = "core::ops::Not::not", default)]
    in_person: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    accepted: Option<u64>,
    #[serde(default)]
    incoming: Incoming,
}

impl From<&PairingRow> for StoredPairing {
    fn from(row: &PairingRow) -> Self {
        let key = |key: &Key| Zeroizing::new(b64::encode(key.as_bytes()));
        Self {
            person: id_text(row.person),
            scope: b64::encode(&row.scope),
            state: row.state as u8,
            endpoint: row.endpoint.clone(),
            host_agreed: row.host_agreed,
            p256dh: b64::encode(row.recipient.p256dh.as_bytes()),
            auth: Zeroizing::new(b64::encode(&row.recipient.auth)),
            vapid: Zeroizing::new(b64::encode(&**row.vapid_private)),
            vapid_public: b64::encode(row.vapid_public.as_bytes()),
            epoch: row.epoch,
            counter: row.counter,
            sender: row.sender.clone(),
            alert_out: row.alert.as_ref().map(|keys| key(&keys.outgoing)),
            alert_in: row.alert.as_ref().map(|keys| key(&keys.incoming)),
            unsettled: row.unsettled,
            sms: row.sms.as_deref().map(key),
            page: row.page.clone(),
            in_person: row.in_person,
            accepted: row.accepted_ms,
            incoming: row.incoming.clone(),
        }
    }
}

impl StoredPairing {
    pub(super) fn read(self) -> Result<PairingRow, Error> {
        let point =
            |text: &str| Point::from_bytes(&b64::decode(text).ok_or(DAMAGED)?).map_err(|_| DAMAGED);
        let key = |text: &str| {
            let bytes = b64::decode_fixed::<32>(text)
                .map(Zeroizing::new)
                .ok_or(DAMAGED)?;
            Ok::<_, Error>(Arc::new(Key::from_bytes(*bytes)))
        };
        let alert = match (&self.alert_out, &self.alert_in) {
            (Some(outgoing), Some(incoming)) => Some(AlertKeys {
                outgoing: key(outgoing)?,
                incoming: key(incoming)?,
            }),
            (None, None) => None,
            _ => return Err(DAMAGED),
        };
        Ok(PairingRow {
            person: id_read(&self.person)?,
            scope: b64::decode_fixed(&self.scope).ok_or(DAMAGED)?,
            state: PairingState::from_number(self.state)?,
            endpoint: self.endpoint,
            host_agreed: self.host_agreed,
            recipient: Recipient {
                p256dh: point(&self.p256dh)?,
                auth: b64::decode_fixed(&self.auth).ok_or(DAMAGED)?,
            },
            vapid_private: Arc::new(
                b64::decode_fixed(&self.vapid)
                    .map(Zeroizing::new)
                    .ok_or(DAMAGED)?,
            ),
            vapid_public: point(&self.vapid_public)?,
            epoch: self.epoch,
            counter: self.counter,
            sender: self.sender,
            alert,
            unsettled: self.unsettled,
            sms: self.sms.as_deref().map(|text| key(text)).transpose()?,
            page: self.page,
            in_person: self.in_person,
            accepted_ms: self.accepted,
            incoming: self.incoming,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredAlert {
    purpose: u8,
    of: Option<String>,
    created: u64,
    expires: u64,
    stood_down: bool,
    #[serde(skip_serializing_if = "is_zero", default)]
    cancel_until: u64,
    #[serde(skip_serializing_if = "core::ops::Not::not", default)]
    cancelled: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    age: Option<StoredAge>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredAge {
    boot: String,
    boot_ms: u64,
    at_ms: u64,
    ms: u64,
    restarted: bool,
}

impl From<&AgeRow> for StoredAge {
    fn from(row: &AgeRow) -> Self {
        Self {
            boot: b64::encode(&row.boot),
            boot_ms: row.boot_ms,
            at_ms: row.at_ms,
            ms: row.ms,
            restarted: row.restarted,
        }
    }
}

impl StoredAge {
    fn read(self) -> Result<AgeRow, Error> {
        Ok(AgeRow {
            boot: b64::decode_fixed(&self.boot).ok_or(DAMAGED)?,
            boot_ms: self.boot_ms,
            at_ms: self.at_ms,
            ms: self.ms,
            restarted: self.restarted,
        })
    }
}

impl From<&AlertRow> for StoredAlert {
    fn from(row: &AlertRow) -> Self {
        Self {
            purpose: row.kind.number(),
            of: row.of.map(id_text),
            created: row.created_ms,
            expires: row.expires_ms,
            stood_down: row.stood_down,
            cancel_until: row.cancel_until_ms,
            cancelled: row.cancelled,
            age: row.age.as_ref().map(StoredAge::from),
        }
    }
}

impl StoredAlert {
    pub(super) fn read(self) -> Result<AlertRow, Error> {
        Ok(AlertRow {
            kind: Kind::from_number(self.purpose).ok_or(Error::NewerFormat)?,
            of: self.of.as_deref().map(id_read).transpose()?,
            created_ms: self.created,
            expires_ms: self.expires,
            stood_down: self.stood_down,
            cancel_until_ms: self.cancel_until,
            cancelled: self.cancelled,
            age: self.age.map(StoredAge::read).transpose()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredAttempt {
    alert: Option<String>,
    person: String,
    channel: u8,
    state: u8,
    reason: Option<u8>,
    tries: u32,
    since: u64,
    next: u64,
    expires: u64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    answer: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    opened: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pairing: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    counter: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    topic: Option<String>,
}

impl From<&AttemptRow> for StoredAttempt {
    fn from(row: &AttemptRow) -> Self {
        let mut stored = Self {
            alert: row.alert.map(id_text),
            person: id_text(row.person),
            channel: row.channel as u8,
            state: row.state as u8,
            reason: row.reason.map(|reason| reason as u8),
            tries: row.tries,
            since: row.since_ms,
            next: row.next_ms,
            expires: row.expires_ms,
            after: row.after.map(id_text),
            answer: row.answer.map(|answer| answer as u8),
            opened: None,
            text: None,
            pairing: None,
            counter: None,
            topic: None,
        };
        match &row.payload {
            Payload::Nothing => {}
            Payload::Sms { opened, text } => {
                stored.opened = Some(*opened);
                stored.text = text.as_deref().map(str::to_owned);
            }
            Payload::Push {
                pairing,
                counter,
                topic,
                ..
            } => {
                stored.pairing = Some(id_text(*pairing));
                stored.counter = Some(*counter);
                stored.topic = Some(topic.clone());
            }
        }
        stored
    }
}

impl StoredAttempt {
    pub(super) fn read(self, blob: &[u8]) -> Result<AttemptRow, Error> {
        let (channel, payload) = match (
            self.channel,
            self.opened,
            self.pairing,
            self.counter,
            self.topic,
        ) {
            (0, None, None, None, None) => (Channel::None, Payload::Nothing),
            (1, Some(opened), None, None, None) => {
                let text = self.text.map(Arc::from);
                (Channel::Sms, Payload::Sms { opened, text })
            }
            (2, None, Some(pairing), Some(counter), Some(topic)) => {
                let envelope = (!blob.is_empty()).then(|| Arc::from(blob));
                (
                    Channel::Push,
                    Payload::Push {
                        pairing: id_read(&pairing)?,
                        counter,
                        topic,
                        envelope,
                    },
                )
            }
            (0..=2, ..) => return Err(DAMAGED),
            _ => return Err(Error::NewerFormat),
        };
        if !matches!(payload, Payload::Push { .. }) && !blob.is_empty() {
            return Err(DAMAGED);
        }
        Ok(AttemptRow {
            alert: self.alert.as_deref().map(id_read).transpose()?,
            person: id_read(&self.person)?,
            channel,
            state: State::from_number(self.state)?,
            reason: self.reason.map(Reason::from_number).transpose()?,
            tries: self.tries,
            since_ms: self.since,
            next_ms: self.next,
            expires_ms: self.expires,
            after: self.after.as_deref().map(id_read).transpose()?,
            answer: self.answer.map(Answer::from_number).transpose()?,
            payload,
        })
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature serde asks for"
)]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

fn id_text(id: RowId) -> String {
    b64::encode(&id.0)
}

fn id_read(text: &str) -> Result<RowId, Error> {
    b64::decode_fixed(text).map(RowId).ok_or(DAMAGED)
}
