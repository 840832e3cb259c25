//! The JSON inside each kind of message. A receiver ignores fields that it does not know, and refuses
//! a body whose known fields have another shape.

use serde::{Deserialize, Serialize};

/// Body of `Alert`, `Update`, `Test` and `Drill`.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AlertBody {
    /// The name the owner chose to be called by; may be empty.
    pub from: String,
    /// The words, in the recipient's language.
    pub text: String,
    /// Language of `text`, BCP 47.
    pub lang: String,
    /// Only when the owner shares it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub location: Option<Location>,
    /// What the recipient is to the owner, as a number of [`crate::Role`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<u8>,
    /// Who calls the hotline: a label, or nothing when it is the recipient. Absent when nobody does.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lead: Option<String>,
    /// Of `Update`: base64url of the message id of the alert.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// Of `Drill`: to be noticed like an alert.
    #[serde(skip_serializing_if = "core::ops::Not::not", default)]
    pub loud: bool,
}

/// A place, already as coarse as the owner wishes.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Radius that the place is true to.
    pub accuracy_m: u32,
}

/// Body of `Reveal`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevealBody {
    /// base64url of the 32 bytes behind the commitment.
    pub r: String,
}

/// Body of `StandDown`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandDownBody {
    /// base64url of the message id of the alert that is over.
    pub alert: String,
    /// base64url of what [`pad_word`] gives. Always there, so that nothing shows whether a word was
    /// typed.
    pub word: String,
}

/// Body of `Packet`: one part of something shared on purpose.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PacketBody {
    /// base64url of 16 random bytes, the same in every part.
    pub id: String,
    /// From 0.
    pub part: u8,
    /// How many there are.
    pub of: u8,
    /// What the owner calls it.
    pub name: String,
    /// Media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Length of the whole in bytes.
    pub size: u32,
    /// base64url of SHA-256 over the whole.
    pub sha256: String,
    /// base64url of this part's bytes.
    pub data: String,
}

/// Body of `NumberChanged`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberChangedBody {
    /// Digits with an optional leading plus.
    pub number: String,
}

/// Body of `Revoke` and `OptOut`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmptyBody {}

/// Body of `Receipt`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptBody {
    /// base64url of the id of the message.
    pub of: String,
    /// It was looked at, not only stored.
    pub shown: bool,
}

/// Body of `Answer`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerBody {
    /// base64url of the id of the message.
    pub of: String,
    /// A number of [`crate::Answer`] that a page may say: 1 on it, 3 cannot.
    pub answer: u8,
}

redacted!(AlertBody, Location, PacketBody, NumberChangedBody);

/// Longest family word, in bytes of UTF-8.
pub const WORD_MAX: usize = 63;

/// What was typed as family word (or nothing), as 64 bytes: length ‖ UTF-8 ‖ zeros.
pub fn pad_word(word: &str) -> Option<zeroize::Zeroizing<[u8; WORD_MAX + 1]>> {
    let mut padded = zeroize::Zeroizing::new([0; WORD_MAX + 1]);
    let length = u8::try_from(word.len()).ok()?;
    padded[0] = length;
    padded
        .get_mut(1..=usize::from(length))?
        .copy_from_slice(word.as_bytes());
    Some(padded)
}
