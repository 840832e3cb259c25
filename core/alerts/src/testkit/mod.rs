//! What the family page does, in Rust: for tests, benches and the harness of the façade.
//!
//! Never part of a shipped library (cargo feature `testkit`). It follows docs/wire-format.md, not the
//! page's code, so that the two can be held against each other by the same vectors.

mod answers;
mod bodies;
pub mod hostile;
mod links;
mod packets;
pub mod phone;
#[cfg(test)]
mod vectors;

use std::collections::HashSet;

use amparo_sealed::Key;
use serde_json::{Value, json};

use crate::agree::AgreementKey;
use crate::envelope::{ENVELOPE_LEN, Head, KeyId, receive};
use crate::pairing::{
    Invite, InviteProblem, PICTURE_COUNT, PairKeys, derive_commitment, derive_pictures,
    derive_transcript, seal_reply,
};
use crate::webpush::{self, Recipient};
use crate::{Error, b64};

pub use crate::envelope::Under;
pub use crate::vapid::receive::verify as verify_vapid;
pub use links::LinkVerdict;
pub use packets::{Packet, Packets};

/// What the delivery reads of an answer's headers, for tests that hand it anything.
pub mod headers {
    /// Milliseconds from the answer, of both forms of `Retry-After`.
    pub fn retry_after(value: &str, date: Option<&str>, now_ms: u64) -> Option<u64> {
        crate::deliver::date::retry_after(value, date, now_ms)
    }

    /// Milliseconds since the epoch of a `Date`.
    pub fn date(text: &str) -> Option<u64> {
        crate::deliver::date::parse(text)
    }
}

/// Clocks may differ by this much before a message is shown with a doubt.
pub const DOUBT_MS: u64 = 5 * 60 * 1000;

/// A relative's browser: one push subscription, any number of senders.
pub struct Relative {
    endpoint: String,
    push: AgreementKey,
    auth: [u8; 16],
    senders: Vec<Sender>,
}

/// One pairing as the page sees it.
struct Sender {
    scope: [u8; 16],
    commitment: [u8; 32],
    transcript: [u8; 32],
    keys: PairKeys,
    state: State,
    seen: HashSet<[u8; 16]>,
    /// Counters of the links that were opened.
    seen_links: HashSet<u64>,
    /// Of the last answer.
    counter: u64,
}

/// Where a pairing stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waiting for the reveal.
    Replied,
    /// The commitment was opened rightly; these pictures are on the screen.
    Comparing([u8; PICTURE_COUNT]),
    /// The person said that the pictures are the same.
    Paired,
    /// The phone ended it: nothing more is believed.
    Ended,
    /// The commitment was opened with something else: whoever sent it is not who made the invite.
    Refused,
}

/// What the page makes of an envelope.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Authentic and not seen before: always shown.
    New(Message),
    /// Authentic, seen before.
    OldCopy,
    /// Not from the paired phone, or not something that key may say.
    Forged,
    /// No pairing has that key.
    UnknownSender,
    /// "Update this page."
    NewerVersion,
}

impl Verdict {
    /// The word of the wire format for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::OldCopy => "old-copy",
            Self::Forged => "forged",
            Self::UnknownSender => "unknown-sender",
            Self::NewerVersion => "newer-version",
        }
    }
}

/// An authentic message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Number on the wire.
    pub kind: u8,
    /// Everything around the body.
    pub head: Head,
    /// The JSON.
    pub body: Value,
    /// The clocks do not agree, or it has expired.
    pub late: bool,
    /// The pictures were compared before it came.
    pub compared: bool,
}

/// The browser's part with keys of one's own: opens a body of RFC 8291.
pub fn open_push(private: &AgreementKey, auth: [u8; 16], body: &[u8]) -> Option<Vec<u8>> {
    webpush::receive::open(private, auth, body)
}

impl Relative {
    /// A browser whose push service gave it `endpoint`.
    pub fn new(endpoint: &str) -> Result<Self, Error> {
        Ok(Self::from_secrets(
            endpoint,
            AgreementKey::make_random()?,
            amparo_sealed::make_random()?,
        ))
    }

    pub(crate) fn from_secrets(endpoint: &str, push: AgreementKey, auth: [u8; 16]) -> Self {
        Self {
            endpoint: endpoint.to_owned(),
            push,
            auth,
            senders: Vec::new(),
        }
    }

    /// The subscription's keys.
    pub fn recipient(&self) -> Result<Recipient, Error> {
        Ok(Recipient {
            p256dh: self.push.public()?,
            auth: self.auth,
        })
    }

    /// The JSON that goes into a reply.
    pub fn subscription(&self) -> Result<String, Error> {
        let to = self.recipient()?;
        Ok(json!({
            "endpoint": self.endpoint, "p256dh": b64::encode(to.p256dh.as_bytes()), "auth": b64::encode(&to.auth)
        })
        .to_string())
    }

    /// Answers an invite link with the text that the phone has to take.
    pub fn answer(&mut self, link: &str, now_ms: u64) -> Result<String, Error> {
        let fragment = link
            .split_once("v1.")
            .map(|(_, rest)| rest)
            .ok_or(InviteProblem::NotAnInvite)?;
        Invite::from_link(link)?;
        let invite = b64::decode(fragment.trim()).ok_or(InviteProblem::Damaged)?;
        let plaintext = self.subscription()?;
        self.answer_with(
            &invite,
            plaintext.as_bytes(),
            &AgreementKey::make_random()?,
            &amparo_sealed::make_random()?,
            now_ms,
        )
    }

    pub(crate) fn answer_with(
        &mut self,
        invite: &[u8],
        plaintext: &[u8],
        page: &AgreementKey,
        salt: &[u8; 16],
        now_ms: u64,
    ) -> Result<String, Error> {
        let parsed = Invite::from_bytes(invite)?;
        if now_ms >= parsed.expires_ms {
            return Err(InviteProblem::Expired.into());
        }
        let text = seal_reply(page, invite, plaintext, salt)?;
        let transcript = derive_transcript(invite, &page.public()?, plaintext);
        self.senders.retain(|sender| sender.scope != parsed.scope);
        self.senders.push(Sender {
            scope: parsed.scope,
            commitment: parsed.commitment,
            transcript,
            keys: PairKeys::derive(&*page.agree(&parsed.phone)?, &transcript),
            state: State::Replied,
            seen: HashSet::new(),
            seen_links: HashSet::new(),
            counter: 0,
        });
        Ok(text)
    }

    /// State of the newest pairing.
    pub fn state(&self) -> Option<State> {
        self.senders.last().map(|sender| sender.state)
    }

    /// The person says that the pictures are the same.
    pub fn confirm_pictures(&mut self) {
        if let Some(sender) = self.senders.last_mut()
            && matches!(sender.state, State::Comparing(_))
        {
            sender.state = State::Paired;
        }
    }

    /// The browser's part: opens a push body. `None` is what Firefox reports as code 101.
    pub fn open_push(&self, body: &[u8]) -> Option<Vec<u8>> {
        webpush::receive::open(&self.push, self.auth, body)
    }

    /// The page's part: judges an envelope by the page's clock.
    pub fn receive(&mut self, envelope: &[u8], now_ms: u64) -> Verdict {
        let id = match receive::key_id(envelope, ENVELOPE_LEN) {
            Ok(id) => id,
            Err(receive::Problem::NewerVersion) => return Verdict::NewerVersion,
            Err(receive::Problem::Forged) => return Verdict::Forged,
        };
        let trusted = |sender: &&mut Sender| !matches!(sender.state, State::Refused | State::Ended);
        let found = self.senders.iter_mut().filter(trusted).find_map(|sender| {
            let under = [
                (Under::Alert, &sender.keys.alert_out),
                (Under::Control, &sender.keys.control_out),
            ]
            .into_iter()
            .find(|(_, key)| KeyId::derive(key) == id)?
            .0;
            Some((sender, under))
        });
        let Some((sender, under)) = found else {
            return Verdict::UnknownSender;
        };
        sender.judge(under, envelope, now_ms)
    }

    /// [`Self::open_push`], then [`Self::receive`].
    pub fn receive_push(&mut self, body: &[u8], now_ms: u64) -> Option<Verdict> {
        let envelope = self.open_push(body)?;
        Some(self.receive(&envelope, now_ms))
    }
}

impl Sender {
    fn judge(&mut self, under: Under, envelope: &[u8], now_ms: u64) -> Verdict {
        let key = self.key(under);
        let Ok(opened) = receive::open(key, envelope, ENVELOPE_LEN) else {
            return Verdict::Forged;
        };
        if opened.head.epoch != crate::pairing::FIRST_EPOCH || !may_carry(under, opened.kind) {
            return Verdict::Forged;
        }
        let Some(body) = bodies::read(opened.kind, &opened.body) else {
            return Verdict::Forged;
        };
        if !self.seen.insert(opened.head.message_id) {
            return Verdict::OldCopy;
        }
        if opened.kind == 5 && !self.reveal(&body) {
            return Verdict::Forged;
        }
        if opened.kind == 20 {
            self.state = State::Ended;
        }
        let head = opened.head;
        Verdict::New(Message {
            kind: opened.kind,
            late: head.created_ms.abs_diff(now_ms) > DOUBT_MS || now_ms > head.expires_ms,
            head,
            body,
            compared: self.state == State::Paired,
        })
    }

    fn key(&self, under: Under) -> &Key {
        match under {
            Under::Alert => &self.keys.alert_out,
            Under::Control => &self.keys.control_out,
            Under::Answer => &self.keys.alert_in,
        }
    }

    /// False when r is not what the invite promised: the pairing is over then.
    fn reveal(&mut self, body: &Value) -> bool {
        let r = body
            .get("r")
            .and_then(Value::as_str)
            .and_then(b64::decode_fixed::<32>)
            .map(Key::from_bytes);
        let Some(r) = r else { return false };
        if self.state != State::Replied {
            return true;
        }
        if derive_commitment(&r) != self.commitment {
            self.state = State::Refused;
            return false;
        }
        self.state = State::Comparing(derive_pictures(&self.transcript, &r));
        true
    }
}

/// The registry of kinds, phone to page.
fn may_carry(under: Under, kind: u8) -> bool {
    match under {
        Under::Alert => (1..=5).contains(&kind),
        Under::Control => (16..=22).contains(&kind),
        Under::Answer => false,
    }
}
