//! A relative's page, in Rust.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_alerts::pairing::{INVITE_LIFE_MS, Invite, picture_id};
use amparo_alerts::testkit::{Relative, State, Verdict};

use crate::AmparoError;

/// What a receiver makes of a push.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TestVerdict {
    /// `new`, `old-copy`, `forged`, `unknown-sender` or `newer-version`; `undecodable` where the browser itself could
    /// not open the push.
    pub verdict: String,
    /// `alert`, `reveal`, `stand-down`, or the number of another kind; empty where it is not `new`.
    pub kind: String,
    /// The JSON body; empty where it is not `new`.
    pub body: String,
    /// The sender's clock differs from the receiver's by more than five minutes, or it has expired.
    pub late: bool,
}

/// A relative's page, in Rust: answers an invite and opens pushes.
#[derive(uniffi::Object)]
pub struct TestRelative {
    relative: Mutex<Relative>,
}

impl TestRelative {
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
        Ok(TestVerdict {
            verdict: word,
            kind: match message.kind {
                1 => "alert".to_owned(),
                5 => "reveal".to_owned(),
                16 => "stand-down".to_owned(),
                other => other.to_string(),
            },
            body: message.body.to_string(),
            late: message.late,
        })
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
