//! The JSON inside each kind of message. A receiver ignores fields that it does not know, and refuses
//! a body whose known fields have another shape.

use serde::{Deserialize, Serialize};

/// Body of `Alert`, `Update`, `Test` and `Drill`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
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

/// Body of `StandDown`. A field `word` is reserved for the family word.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandDownBody {
    /// base64url of the message id of the alert that is over.
    pub alert: String,
}

redacted!(AlertBody, Location);
