//! Delivery, and what comes back from pages.

use std::sync::Arc;

use amparo_alerts::envelope::Kind;
use amparo_alerts::incoming;

use super::{Alerts, Engine};
use crate::{AmparoError, hex};

/// What one run of [`Alerts::deliver`] did.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Delivery {
    /// Requests made.
    pub tried: u32,
    /// Accepted by a push service.
    pub accepted: u32,
    /// Still waiting for another try.
    pub waiting: u32,
    /// When the next try is due, in milliseconds from now; absent when nothing waits.
    pub next_try_in_ms: Option<u64>,
}

/// What bytes that came from a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum IncomingVerdict {
    /// Authentic and not seen before: what it says was taken down.
    New,
    /// Authentic, seen before.
    OldCopy,
    /// Does not open, or says what its key may not say.
    Forged,
    /// No pairing has that key.
    UnknownSender,
    /// Of a page that is newer than this app.
    NewerVersion,
}

/// What a page may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum IncomingKind {
    /// It has a message.
    Receipt,
    /// The person answered one.
    Answer,
    /// The person wants no messages any more.
    OptOut,
}

/// A message from a page, judged.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Incoming {
    /// What it turned out to be.
    pub verdict: IncomingVerdict,
    /// From whose page; only of a new one.
    pub person: Option<String>,
    /// What it is; only of a new one.
    pub kind: Option<IncomingKind>,
}

#[uniffi::export]
impl Alerts {
    /// Judges bytes that came from some page, and takes down what an authentic, new message says. After an error nothing was taken
    /// down, and the same bytes may be given again.
    pub fn take_incoming(&self, bytes: Vec<u8>) -> Result<Incoming, AmparoError> {
        let verdict = self.now(|capsule, now_ms| capsule.take_incoming(&bytes, now_ms))??;
        Ok(verdict.into())
    }

    /// The network is there again: what waited for it is due now ([`Alerts::deliver`] sends it).
    pub fn network_is_back(&self) -> Result<(), AmparoError> {
        Ok(self.now(amparo_alerts::capsule::Capsule::network_is_back)??)
    }

    /// Ends a running [`Alerts::deliver`] soon. Needed because cancelling in Swift does not reach Rust.
    pub fn stop(&self) -> Result<(), AmparoError> {
        self.engine()?.stop();
        Ok(())
    }
}

#[uniffi::export(async_runtime = "tokio")]
impl Alerts {
    /// Tries everything that is due, all people together, and returns. Dropping it at any point loses nothing. Errors: `Locked`, also
    /// when by "PIN first" a lock ends it.
    pub async fn deliver(&self) -> Result<Delivery, AmparoError> {
        let app = Arc::clone(&self.app);
        // Opening asks the hardware and the disk: not on a thread of the runtime.
        let engine = tokio::task::spawn_blocking(move || Engine::of(&app))
            .await
            .map_err(|_| AmparoError::Internal { code: 310 })??;
        let clock = Arc::clone(&self.app.clock);
        let courier = engine.courier(&self.app)?;
        let done = courier
            .deliver(Arc::clone(&engine), move || clock.now_ms())
            .await?;
        let now_ms = self.app.clock.now_ms();
        Ok(Delivery {
            tried: done.tried,
            accepted: done.accepted,
            waiting: done.backlog.waiting,
            next_try_in_ms: done.backlog.next_ms.map(|next| next.saturating_sub(now_ms)),
        })
    }
}

impl From<incoming::Verdict> for Incoming {
    fn from(verdict: incoming::Verdict) -> Self {
        use incoming::Verdict;
        let of = |verdict| Self {
            verdict,
            person: None,
            kind: None,
        };
        match verdict {
            Verdict::New { person, kind } => Self {
                verdict: IncomingVerdict::New,
                person: Some(hex::encode(person.0)),
                kind: match kind {
                    Kind::Receipt => Some(IncomingKind::Receipt),
                    Kind::Answer => Some(IncomingKind::Answer),
                    Kind::OptOut => Some(IncomingKind::OptOut),
                    _ => None,
                },
            },
            Verdict::OldCopy => of(IncomingVerdict::OldCopy),
            Verdict::Forged => of(IncomingVerdict::Forged),
            Verdict::UnknownSender => of(IncomingVerdict::UnknownSender),
            Verdict::NewerVersion => of(IncomingVerdict::NewerVersion),
        }
    }
}
