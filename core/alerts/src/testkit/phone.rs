//! A phone in hostile hands: what it could send to a real page with the keys it has.

use std::sync::Arc;

use amparo_net::{Client, Request, check_endpoint};
use amparo_sealed::{Key, RowId, make_random};
use serde_json::{Value, json};

use super::hostile::{flip_inside, flip_outside};
use crate::capsule::Capsule;
use crate::envelope::{Head, seal_raw};
use crate::pairing::{FIRST_EPOCH, PendingPairing};
use crate::people::PersonId;
use crate::rows::{Payload, Row, State};
use crate::vapid::VapidKey;
use crate::webpush::{self, Recipient};
use crate::{Error, b64};

const HOUR_MS: u64 = 60 * 60 * 1000;

/// The keys of one pairing, free to misuse.
pub struct BadPhone {
    endpoint: String,
    recipient: Recipient,
    vapid: VapidKey,
    alert: Arc<Key>,
}

/// What to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trick {
    /// A well-made reveal of another r.
    WrongReveal,
    /// One ciphertext bit of a good alert turned before RFC 8291.
    FlipInside,
    /// One bit of the RFC 8291 body turned.
    FlipOutside,
    /// A stand-down under the alert key.
    WrongKey,
    /// A good alert that says it is three hours old.
    WrongClock,
    /// A good alert under a key that nobody has.
    UnknownKey,
    /// First byte 2.
    NewerVersion,
}

impl Capsule {
    /// The keys of a confirmed pairing.
    pub fn bad_phone(&self, person: PersonId) -> Result<BadPhone, Error> {
        let missing = Error::NotFound { what: "pairing" };
        let (_, row) = self.pairing_of(RowId(person.0)).ok_or(missing)?;
        let keys = row
            .alert
            .as_ref()
            .ok_or(Error::NotFound { what: "pairing" })?;
        Ok(BadPhone {
            endpoint: row.endpoint.clone(),
            recipient: row.recipient.clone(),
            vapid: VapidKey::from_parts(&row.vapid_private, row.vapid_public),
            alert: Arc::clone(&keys.outgoing),
        })
    }

    /// The envelope that waits for this person, if one does: for sending it again later.
    pub fn waiting_envelope(&self, person: PersonId) -> Option<Vec<u8>> {
        self.rows.values().find_map(|row| match row {
            Row::Attempt(row) if row.person.0 == person.0 && row.state == State::Waiting => {
                match &row.payload {
                    Payload::Push { envelope, .. } => envelope.as_deref().map(<[u8]>::to_vec),
                    _ => None,
                }
            }
            _ => None,
        })
    }
}

impl PendingPairing {
    /// The keys of a pairing whose pictures nobody has compared yet.
    pub fn bad_phone(&self, now_ms: u64) -> Result<BadPhone, Error> {
        let route = self.route()?;
        Ok(BadPhone {
            endpoint: route.endpoint,
            recipient: route.recipient,
            vapid: VapidKey::from_bytes(&self.vapid().to_bytes())?,
            alert: Arc::new(self.keys(now_ms)?.alert_out),
        })
    }
}

impl BadPhone {
    /// The push body of a trick.
    pub fn play(&self, trick: Trick, now_ms: u64) -> Result<Vec<u8>, Error> {
        let alert = json!({"from": "María", "text": "A trick", "lang": "en"});
        let good = || make_envelope(&self.alert, 1, &alert, now_ms);
        let envelope = match trick {
            Trick::WrongReveal => {
                let r = b64::encode(&make_random::<32>()?);
                make_envelope(&self.alert, 5, &json!({ "r": r }), now_ms)?
            }
            // In the message id: the one place where nothing but the tag can tell.
            Trick::FlipInside => flip_inside(&good()?, 5),
            Trick::FlipOutside => return Ok(flip_outside(&self.wrap(&good()?)?)),
            Trick::WrongKey => {
                let body = json!({"alert": b64::encode(&make_random::<16>()?)});
                make_envelope(&self.alert, 16, &body, now_ms)?
            }
            Trick::WrongClock => {
                make_envelope(&self.alert, 1, &alert, now_ms.saturating_sub(3 * HOUR_MS))?
            }
            Trick::UnknownKey => make_envelope(&Key::make_random()?, 1, &alert, now_ms)?,
            Trick::NewerVersion => {
                let mut envelope = good()?;
                if let Some(version) = envelope.first_mut() {
                    *version = 2;
                }
                envelope
            }
        };
        self.wrap(&envelope)
    }

    /// An envelope as a push body.
    pub fn wrap(&self, envelope: &[u8]) -> Result<Vec<u8>, Error> {
        webpush::seal(&self.recipient, envelope)
    }

    /// Posts a push body with a proper VAPID header; the status that came back.
    pub async fn post(&self, client: &Client, body: Vec<u8>, now_ms: u64) -> Result<u16, Error> {
        let endpoint = check_endpoint(client.policy(), &self.endpoint)?;
        let headers = vec![
            ("ttl", "60".to_owned()),
            ("content-encoding", "aes128gcm".to_owned()),
            (
                "authorization",
                self.vapid.authorization(endpoint.origin(), now_ms)?,
            ),
        ];
        let sent = client
            .post(Request {
                endpoint,
                headers,
                body,
            })
            .await;
        sent.map(|response| response.status)
            .map_err(|_| Error::Internal { code: "bad-phone" })
    }
}

fn make_envelope(key: &Key, kind: u8, body: &Value, created_ms: u64) -> Result<Vec<u8>, Error> {
    let head = Head {
        epoch: FIRST_EPOCH,
        counter: created_ms,
        message_id: make_random()?,
        created_ms,
        expires_ms: created_ms.saturating_add(12 * HOUR_MS),
    };
    seal_raw(
        key,
        &head,
        kind,
        body.to_string().as_bytes(),
        &make_random()?,
    )
}
