//! What a page says back to the phone.

use amparo_sealed::make_random;
use serde_json::Value;

use super::Relative;
use crate::Error;
use crate::envelope::{ANSWER_LEN, Head, Kind, next_counter, seal_sized};
use crate::pairing::FIRST_EPOCH;

/// A message from a page is believed for a day.
const LIFE_MS: u64 = 24 * 60 * 60 * 1000;

impl Relative {
    /// Seals an answer, a receipt or an opt-out of the newest pairing, as the page would.
    pub fn say(&mut self, kind: Kind, body: &Value, now_ms: u64) -> Result<Vec<u8>, Error> {
        let sender = self
            .senders
            .last_mut()
            .ok_or(Error::NotFound { what: "pairing" })?;
        sender.counter = next_counter(sender.counter, now_ms);
        let head = Head {
            epoch: FIRST_EPOCH,
            counter: sender.counter,
            message_id: make_random()?,
            created_ms: now_ms,
            expires_ms: now_ms.saturating_add(LIFE_MS),
        };
        let body = body.to_string();
        seal_sized(
            sender.key(kind.under()),
            &head,
            kind.number(),
            body.as_bytes(),
            &make_random()?,
            ANSWER_LEN,
        )
    }
}
