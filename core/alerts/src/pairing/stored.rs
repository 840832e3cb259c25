//! A pending pairing as bytes, for the vault: JSON with a schema number.

use amparo_sealed::Key;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Approval, Fixed, Invite, PairingProblem, PendingPairing, read_route};
use crate::agree::{AgreementKey, Point};
use crate::people::PersonId;
use crate::vapid::VapidKey;
use crate::{Error, b64};

const SCHEMA: u32 = 1;

impl PendingPairing {
    /// For the vault; contains private keys.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let stored = Stored {
            schema: SCHEMA,
            person: b64::encode(&self.person.0),
            invite: b64::encode(&self.invite),
            private: Zeroizing::new(b64::encode(&*self.private.to_bytes())),
            vapid: Zeroizing::new(b64::encode(&*self.vapid.to_bytes())),
            r: Zeroizing::new(b64::encode(self.r.as_bytes())),
            failures: self.failures,
            reply: self.fixed.as_ref().map(|fixed| StoredReply {
                page: b64::encode(fixed.page.as_bytes()),
                plaintext: Zeroizing::new(b64::encode(&fixed.plaintext)),
                by_camera: fixed.by_camera,
                approved: fixed.approved,
            }),
            page: self.page.clone(),
            exported: self.exported,
            ended: self.ended.map(ended_number),
        };
        serde_json::to_vec(&stored)
            .map(Zeroizing::new)
            .map_err(|_| Error::Internal {
                code: "pending-json",
            })
    }

    /// What [`Self::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        const DAMAGED: Error = Error::Damaged {
            part: "pending pairing",
        };
        #[derive(Deserialize)]
        struct Peek {
            schema: u32,
        }
        let peek: Peek = serde_json::from_slice(bytes).map_err(|_| DAMAGED)?;
        if peek.schema > SCHEMA {
            return Err(Error::NewerFormat);
        }
        let stored: Stored = serde_json::from_slice(bytes).map_err(|_| DAMAGED)?;
        let secret = |text: &str| {
            b64::decode_fixed::<32>(text)
                .map(Zeroizing::new)
                .ok_or(DAMAGED)
        };
        let invite = b64::decode(&stored.invite).ok_or(DAMAGED)?;
        let parsed = Invite::from_bytes(&invite)?;
        let fixed = stored
            .reply
            .map(|reply| -> Result<Fixed, Error> {
                let plaintext = Zeroizing::new(b64::decode(&reply.plaintext).ok_or(DAMAGED)?);
                read_route(&plaintext)?;
                let page = Point::from_bytes(&b64::decode(&reply.page).ok_or(DAMAGED)?)?;
                Ok(Fixed {
                    page,
                    plaintext,
                    by_camera: reply.by_camera,
                    approved: reply.approved,
                })
            })
            .transpose()?;
        Ok(Self {
            person: PersonId(b64::decode_fixed(&stored.person).ok_or(DAMAGED)?),
            parsed,
            invite,
            private: AgreementKey::from_bytes(&*secret(&stored.private)?)?,
            vapid: VapidKey::from_bytes(&*secret(&stored.vapid)?)?,
            r: Key::from_bytes(*secret(&stored.r)?),
            failures: stored.failures,
            page: stored.page,
            exported: stored.exported,
            fixed,
            ended: stored.ended.map(ended_problem).transpose()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    schema: u32,
    person: String,
    invite: String,
    private: Zeroizing<String>,
    vapid: Zeroizing<String>,
    r: Zeroizing<String>,
    failures: u8,
    reply: Option<StoredReply>,
    /// Absent in pairings that were begun before pages were kept; those count as exported.
    #[serde(default)]
    page: Option<String>,
    #[serde(default = "yes")]
    exported: bool,
    ended: Option<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredReply {
    page: String,
    plaintext: Zeroizing<String>,
    #[serde(default)]
    by_camera: bool,
    approved: Option<Approval>,
}

fn yes() -> bool {
    true
}

fn ended_number(problem: PairingProblem) -> u8 {
    match problem {
        PairingProblem::Burned => 1,
        PairingProblem::TooManyFailures => 2,
        // Nothing else ends a pairing for good; an end that is not told apart reads as "rejected".
        _ => 3,
    }
}

fn ended_problem(number: u8) -> Result<PairingProblem, Error> {
    match number {
        1 => Ok(PairingProblem::Burned),
        2 => Ok(PairingProblem::TooManyFailures),
        3 => Ok(PairingProblem::Rejected),
        _ => Err(Error::NewerFormat),
    }
}
