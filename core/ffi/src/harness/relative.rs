//! A relative's page, in Rust.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_alerts::envelope::Kind;
use amparo_alerts::pairing::{INVITE_LIFE_MS, Invite, picture_id};
use amparo_alerts::testkit::{LinkVerdict, Packets as Parts, Relative, State, Verdict};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::{AmparoError, hex};

/// What a receiver makes of a push.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TestVerdict {
    /// `new`, `old-copy`, `forged`, `unknown-sender` or `newer-version`; `undecodable` where the browser itself could
    /// not open the push.
    pub verdict: String,
    /// `alert`, `update`, `test`, `drill`, `reveal`, `stand-down`, `packet`, `revoke`, `number-changed`, or the number of another kind;
    /// empty where it is not `new`.
    pub kind: String,
    /// The JSON body; empty where it is not `new`.
    pub body: String,
    /// The sender's clock differs from the receiver's by more than five minutes, or it has expired.
    pub late: bool,
}

/// What a receiver makes of the link in a text message.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TestLink {
    /// `new`, `old-copy`, `forged`, `unknown-sender` or `newer-version`.
    pub verdict: String,
    /// `alert` or `drill`; empty where it is not `new`.
    pub kind: String,
    /// As in [`TestVerdict`].
    pub late: bool,
    /// The place in it: degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

/// Something shared, all of its parts together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TestPacket {
    /// What the owner calls it.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// The whole.
    pub content: Vec<u8>,
    /// The same, where it is text; else empty.
    pub text: String,
}

/// A relative's page, in Rust: answers an invite and opens pushes.
#[derive(uniffi::Object)]
pub struct TestRelative {
    relative: Mutex<Relative>,
    packets: Mutex<Packets>,
}

/// Parts that have come, and what they made.
#[derive(Default)]
struct Packets {
    parts: Parts,
    whole: Vec<TestPacket>,
}

impl Packets {
    fn add(&mut self, body: &Value) {
        if let Some(packet) = self.parts.add(body) {
            self.whole.push(TestPacket {
                name: packet.name,
                media_type: packet.media_type,
                text: String::from_utf8(packet.content.clone()).unwrap_or_default(),
                content: packet.content,
            });
        }
    }
}

impl TestRelative {
    fn packets(&self) -> MutexGuard<'_, Packets> {
        self.packets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn relative(&self) -> MutexGuard<'_, Relative> {
        self.relative.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The relative itself, for Rust tests that make hostile messages.
    pub fn with<T>(&self, act: impl FnOnce(&mut Relative) -> T) -> T {
        act(&mut self.relative())
    }
}

#[uniffi::export]
impl TestRelative {
    /// A relative whose push endpoint is `endpoint`.
    #[uniffi::constructor]
    pub fn new(endpoint: String) -> Result<Arc<Self>, AmparoError> {
        Ok(Arc::new(Self {
            relative: Mutex::new(Relative::new(&endpoint)?),
            packets: Mutex::default(),
        }))
    }

    /// Answers an invite link, as soon as it was made; returns the reply text.
    pub fn answer(&self, link: String) -> Result<String, AmparoError> {
        let made_ms = Invite::from_link(&link)
            .map_err(amparo_alerts::Error::from)?
            .expires_ms
            - INVITE_LIFE_MS;
        Ok(self.relative().answer(&link, made_ms)?)
    }

    /// Opens a push body as it arrived, at `now_ms`.
    pub fn receive(&self, body: Vec<u8>, now_ms: u64) -> Result<TestVerdict, AmparoError> {
        let verdict = self.relative().receive_push(&body, now_ms);
        let word = verdict
            .as_ref()
            .map_or("undecodable", Verdict::word)
            .to_owned();
        let Some(Verdict::New(message)) = verdict else {
            return Ok(TestVerdict {
                verdict: word,
                kind: String::new(),
                body: String::new(),
                late: false,
            });
        };
        if message.kind == Kind::Packet.number() {
            self.packets().add(&message.body);
        }
        Ok(TestVerdict {
            verdict: word,
            kind: match message.kind {
                1 => "alert".to_owned(),
                2 => "update".to_owned(),
                3 => "test".to_owned(),
                4 => "drill".to_owned(),
                5 => "reveal".to_owned(),
                16 => "stand-down".to_owned(),
                19 => "packet".to_owned(),
                20 => "revoke".to_owned(),
                22 => "number-changed".to_owned(),
                other => other.to_string(),
            },
            body: message.body.to_string(),
            late: message.late,
        })
    }

    /// Seals what the page says of the message `of` (an alert's id; empty for `opt-out`). `what`: `received`, `shown`, `on-it`, `cannot` or
    /// `opt-out`. Errors: `Invalid{what}`, `Invalid{of}`, `NotFound` without a pairing.
    pub fn say(&self, of: String, what: String, now_ms: u64) -> Result<Vec<u8>, AmparoError> {
        let mut body = json!({});
        if what != "opt-out" {
            let id = hex::decode(&of).ok_or_else(|| AmparoError::invalid("of"))?;
            body = json!({ "of": URL_SAFE_NO_PAD.encode(id) });
        }
        let (kind, field) = match what.as_str() {
            "received" => (Kind::Receipt, Some(("shown", json!(false)))),
            "shown" => (Kind::Receipt, Some(("shown", json!(true)))),
            "on-it" => (Kind::Answer, Some(("answer", json!(1)))),
            "cannot" => (Kind::Answer, Some(("answer", json!(3)))),
            "opt-out" => (Kind::OptOut, None),
            _ => return Err(AmparoError::invalid("what")),
        };
        if let (Some((name, value)), Some(fields)) = (field, body.as_object_mut()) {
            fields.insert(name.to_owned(), value);
        }
        Ok(self.relative().say(kind, &body, now_ms)?)
    }

    /// Opens the sealed link in the words of a text message, at `now_ms`. Errors: `NotFound` when there is none in them.
    pub fn open_link(&self, text: String, now_ms: u64) -> Result<TestLink, AmparoError> {
        let (_, link) = text.split_once("/#s").ok_or(AmparoError::NotFound)?;
        let link: String = link
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
            .collect();
        let verdict = self.relative().open_link(&link, now_ms);
        let mut opened = TestLink {
            verdict: verdict.word().to_owned(),
            kind: String::new(),
            late: false,
            latitude: None,
            longitude: None,
        };
        if let LinkVerdict::New { linked, late } = verdict {
            opened.late = late;
            let drill = linked.kind == Kind::Drill;
            let kind = if drill { "drill" } else { "alert" };
            kind.clone_into(&mut opened.kind);
            opened.latitude = linked.location.map(|place| place.lat);
            opened.longitude = linked.location.map(|place| place.lon);
        }
        Ok(opened)
    }

    /// What was shared and has come whole, in the order in which it was complete.
    pub fn shared(&self) -> Result<Vec<TestPacket>, AmparoError> {
        Ok(self.packets().whole.clone())
    }

    /// Ids of the five pictures. Errors: `NotFound` until the reveal has come and its commitment was right.
    pub fn pictures(&self) -> Result<Vec<String>, AmparoError> {
        let Some(State::Comparing(numbers)) = self.relative().state() else {
            return Err(AmparoError::NotFound);
        };
        Ok(numbers
            .iter()
            .filter_map(|number| picture_id(*number))
            .map(str::to_owned)
            .collect())
    }

    /// The relative says that the pictures are the same.
    pub fn confirm(&self) -> Result<(), AmparoError> {
        self.relative().confirm_pictures();
        Ok(())
    }
}
