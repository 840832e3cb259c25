//! What the capsule keeps of a pairing, from the reveal to the confirmation.

use std::sync::Arc;

use amparo_sealed::{Key, RowId};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::capsule::{Capsule, Changes};
use crate::envelope::{Head, Kind, RevealBody, next_counter, seal};
use crate::outbox::derive_topic;
use crate::pairing::{FIRST_EPOCH, PairKeys, PendingPairing};
use crate::people::PersonId;
use crate::rows::{
    AlertKeys, AttemptRow, Channel, Incoming, PairingRow, PairingState, Payload, Row, State,
};
use crate::{Error, b64};

const SCHEMA: u32 = 1;

/// The control direction of one pairing. Belongs into the vault and nowhere else.
pub struct ControlKeys {
    /// Whose page.
    pub person: PersonId,
    /// Which pairing; an older one of the same person has another.
    pub scope: [u8; 16],
    /// Generation.
    pub epoch: u64,
    /// Phone to page.
    pub outgoing: Key,
    /// Page to phone; reserved.
    pub incoming: Key,
}

impl ControlKeys {
    /// For the vault.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let stored = Stored {
            schema: SCHEMA,
            person: b64::encode(&self.person.0),
            scope: b64::encode(&self.scope),
            epoch: self.epoch,
            outgoing: Zeroizing::new(b64::encode(self.outgoing.as_bytes())),
            incoming: Zeroizing::new(b64::encode(self.incoming.as_bytes())),
        };
        serde_json::to_vec(&stored)
            .map(Zeroizing::new)
            .map_err(|_| Error::Internal {
                code: "control-json",
            })
    }

    /// What [`Self::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        const DAMAGED: Error = Error::Damaged {
            part: "control keys",
        };
        let stored: Stored = serde_json::from_slice(bytes).map_err(|_| DAMAGED)?;
        if stored.schema > SCHEMA {
            return Err(Error::NewerFormat);
        }
        let key = |text: &str| {
            let bytes = b64::decode_fixed::<32>(text)
                .map(Zeroizing::new)
                .ok_or(DAMAGED)?;
            Ok::<_, Error>(Key::from_bytes(*bytes))
        };
        Ok(Self {
            person: PersonId(b64::decode_fixed(&stored.person).ok_or(DAMAGED)?),
            scope: b64::decode_fixed(&stored.scope).ok_or(DAMAGED)?,
            epoch: stored.epoch,
            outgoing: key(&stored.outgoing)?,
            incoming: key(&stored.incoming)?,
        })
    }
}

redacted!(ControlKeys);

#[derive(Serialize, Deserialize)]
struct Stored {
    schema: u32,
    person: String,
    scope: String,
    epoch: u64,
    outgoing: Zeroizing<String>,
    incoming: Zeroizing<String>,
}

impl Capsule {
    /// Puts the reveal of an approved pairing into the outbox. Store the pending pairing (with its
    /// fixed reply) *before*: once r is out, no other reply may be taken. Calling it again changes
    /// nothing.
    ///
    /// # Errors
    /// [`Error::Pairing`] before the user approved the reply, or when the pairing is over.
    pub fn queue_reveal(&mut self, pending: &PendingPairing, now_ms: u64) -> Result<(), Error> {
        self.person_row(pending.person())?;
        let keys = pending.keys(now_ms)?;
        if self.pairing_by_scope(pending.scope()).is_some() {
            return Ok(());
        }
        let route = pending.route()?;
        let person = RowId(pending.person().0);
        let head = Head {
            epoch: FIRST_EPOCH,
            counter: next_counter(0, now_ms),
            message_id: amparo_sealed::make_random()?,
            created_ms: now_ms,
            expires_ms: pending.expires_ms(),
        };
        let body = RevealBody {
            r: b64::encode(pending.r().as_bytes()),
        };
        let envelope = seal(&keys.alert_out, &head, Kind::Reveal, &body)?;
        let mut changes = Changes::default();
        // A former try with this person ends here; its reveal must not go out any more.
        for id in self.comparing_with(person) {
            changes.remove(id);
            self.remove_attempts_by(id, &mut changes);
        }
        let pairing = RowId::make_random()?;
        changes.put(
            pairing,
            Row::Pairing(PairingRow {
                person,
                scope: pending.scope(),
                state: PairingState::Comparing,
                endpoint: route.endpoint,
                host_agreed: route.host_agreed,
                recipient: route.recipient,
                vapid_private: Arc::new(pending.vapid().to_bytes()),
                vapid_public: *pending.vapid().public(),
                epoch: FIRST_EPOCH,
                counter: head.counter,
                sender: pending.sender().to_owned(),
                alert: None,
                unsettled: false,
                sms: None,
                page: pending.page().map(str::to_owned),
                in_person: pending.is_in_person(),
                accepted_ms: None,
                incoming: Incoming::default(),
            }),
        );
        changes.put(
            RowId::make_random()?,
            Row::Attempt(AttemptRow {
                alert: None,
                person,
                channel: Channel::Push,
                state: State::Waiting,
                reason: None,
                tries: 0,
                since_ms: now_ms,
                next_ms: now_ms,
                expires_ms: head.expires_ms,
                after: None,
                answer: None,
                payload: Payload::Push {
                    pairing,
                    counter: head.counter,
                    topic: derive_topic(&keys.alert_out, &head.message_id),
                    envelope: Some(Arc::from(envelope)),
                },
            }),
        );
        self.commit(changes)
    }

    /// Both people saw the same pictures. The alert keys go into the capsule, in place of a former
    /// pairing's, whose page is told in the same transaction that it is over, if its keys are among
    /// `former`; the control keys come back for the vault. Remove the pending pairing in the same
    /// transaction that stores them: with it the ECDH private key is gone. Until then this can be
    /// called again and gives the same keys.
    pub fn confirm(
        &mut self,
        pending: &PendingPairing,
        former: &[ControlKeys],
        now_ms: u64,
    ) -> Result<ControlKeys, Error> {
        self.person_row(pending.person())?;
        let PairKeys {
            alert_out,
            alert_in,
            control_out,
            control_in,
            sms_out,
        } = pending.keys(now_ms)?;
        let (id, row) = self
            .pairing_by_scope(pending.scope())
            .ok_or(Error::NotFound { what: "pairing" })?;
        let mut row = row.clone();
        if row.state == PairingState::Comparing {
            row.state = PairingState::Confirmed;
            row.unsettled = true;
            row.sms = Some(Arc::new(sms_out));
            row.alert = Some(AlertKeys {
                outgoing: Arc::new(alert_out),
                incoming: Arc::new(alert_in),
            });
            self.replace_pairings(id, row, former, now_ms)?;
        }
        Ok(ControlKeys {
            person: pending.person(),
            scope: pending.scope(),
            epoch: FIRST_EPOCH,
            outgoing: control_out,
            incoming: control_in,
        })
    }

    /// Pairings that were confirmed and not settled: their control keys may not have reached the vault.
    pub fn unsettled(&self) -> Vec<[u8; 16]> {
        let rows = self.rows.values().filter_map(|row| match row {
            Row::Pairing(row) if row.unsettled => Some(row.scope),
            _ => None,
        });
        rows.collect()
    }

    /// The control keys of this pairing are in the vault.
    pub fn settle(&mut self, scope: [u8; 16]) -> Result<(), Error> {
        let Some((id, row)) = self.pairing_by_scope(scope) else {
            return Ok(());
        };
        if !row.unsettled {
            return Ok(());
        }
        let row = PairingRow {
            unsettled: false,
            ..row.clone()
        };
        let mut changes = Changes::default();
        changes.put(id, Row::Pairing(row));
        self.commit(changes)
    }

    /// The pictures differ, or the invite ended: nothing of the pairing is kept. Reject the pending
    /// pairing too, and remove it from the vault.
    pub fn forget_pairing(&mut self, scope: [u8; 16]) -> Result<(), Error> {
        let Some((id, row)) = self.pairing_by_scope(scope) else {
            return Ok(());
        };
        if row.state != PairingState::Comparing {
            return Ok(());
        }
        let mut changes = Changes::default();
        changes.remove(id);
        self.remove_attempts_by(id, &mut changes);
        self.commit(changes)
    }

    fn pairing_by_scope(&self, scope: [u8; 16]) -> Option<(RowId, &PairingRow)> {
        self.rows.iter().find_map(|(id, row)| match row {
            Row::Pairing(row) if row.scope == scope => Some((*id, row)),
            _ => None,
        })
    }

    fn comparing_with(&self, person: RowId) -> Vec<RowId> {
        let theirs =
            |row: &PairingRow| row.person == person && row.state == PairingState::Comparing;
        self.rows
            .iter()
            .filter(|(_, row)| matches!(row, Row::Pairing(row) if theirs(row)))
            .map(|(id, _)| *id)
            .collect()
    }

    fn remove_attempts_by(&self, pairing: RowId, changes: &mut Changes) {
        for (id, row) in &self.rows {
            if let Row::Attempt(AttemptRow {
                alert: None,
                payload: Payload::Push { pairing: by, .. },
                ..
            }) = row
                && *by == pairing
            {
                changes.remove(*id);
            }
        }
    }
}

#[cfg(test)]
mod tests;
