//! The page's half of a sealed link.

use super::{DOUBT_MS, Relative, State};
use crate::envelope::link::{Linked, open_link};
use crate::envelope::receive::Problem;
use crate::pairing::FIRST_EPOCH;

/// What the page makes of a link.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkVerdict {
    /// Authentic, not opened before.
    New {
        /// What it says.
        linked: Linked,
        /// The clocks do not agree, or it has expired.
        late: bool,
    },
    /// Authentic, opened before.
    OldCopy,
    /// Not from the paired phone.
    Forged,
    /// No pairing has that key.
    UnknownSender,
    /// "Update this page."
    NewerVersion,
}

impl LinkVerdict {
    /// The word of the wire format for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::New { .. } => "new",
            Self::OldCopy => "old-copy",
            Self::Forged => "forged",
            Self::UnknownSender => "unknown-sender",
            Self::NewerVersion => "newer-version",
        }
    }
}

impl Relative {
    /// Judges what stands after `#s` of a link, by the page's clock.
    pub fn open_link(&mut self, text: &str, now_ms: u64) -> LinkVerdict {
        // Four bytes of hint may fit two pairings: the one that opens counts.
        let mut verdict = LinkVerdict::UnknownSender;
        for sender in &mut self.senders {
            if matches!(sender.state, State::Refused | State::Ended) {
                continue;
            }
            match open_link(&sender.keys.sms_out, text) {
                None => {}
                Some(Err(Problem::NewerVersion)) => return LinkVerdict::NewerVersion,
                Some(Ok(linked)) if linked.epoch == FIRST_EPOCH => {
                    if !sender.seen_links.insert(linked.counter) {
                        return LinkVerdict::OldCopy;
                    }
                    let late =
                        linked.created_ms.abs_diff(now_ms) > DOUBT_MS || now_ms > linked.expires_ms;
                    return LinkVerdict::New { linked, late };
                }
                Some(Err(Problem::Forged) | Ok(_)) => verdict = LinkVerdict::Forged,
            }
        }
        verdict
    }
}
