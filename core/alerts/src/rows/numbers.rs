//! Numbers that are stored, and never reused (docs/wire-format.md §10).

use serde::{Deserialize, Serialize};

use crate::Error;

/// How far the pairing of a page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairingState {
    /// Only the reveal may be sent.
    Comparing = 0,
    Confirmed = 1,
    /// The push service says that the subscription is gone.
    Gone = 2,
}

/// By which way an attempt goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Channel {
    /// There is no way to this person.
    None = 0,
    /// A text message that the phone or the user sends.
    Sms = 1,
    /// Web Push to the person's page.
    Push = 2,
}

/// The ways to a person, the preferred first, and whether they are tried one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ways {
    pub(crate) channels: Vec<Channel>,
    pub(crate) in_order: bool,
}

impl Default for Ways {
    /// Everything at once.
    fn default() -> Self {
        Self {
            channels: vec![Channel::Push, Channel::Sms],
            in_order: false,
        }
    }
}

/// What a person is to the owner; decides what their page advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Role {
    /// None of the others, or not told.
    #[default]
    Other = 0,
    /// Husband, wife, partner.
    Spouse = 1,
    /// Picks the children up.
    SchoolPickup = 2,
    /// The lawyer, or who calls the lawyer.
    LawyerContact = 3,
    /// Far away: calls, cannot come.
    FarAway = 4,
    /// A child: is told whom to call, nothing else.
    Child = 5,
}

/// How far an attempt has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not gone yet.
    Waiting = 0,
    /// A request was begun; nothing is known of it.
    Sending = 1,
    /// The push service took it.
    Accepted = 2,
    /// The system reports that the text message left.
    Handed = 3,
    /// The page says that it has it.
    Received = 4,
    /// The person answered.
    Answered = 5,
    /// Too late.
    Expired = 6,
    /// Given up, with a reason.
    Failed = 7,
    /// Taken back by the owner before it left.
    Cancelled = 8,
}

/// Why an attempt failed, or had to wait the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No number and no page.
    NoWay = 1,
    /// The subscription is gone (404, 410).
    Gone = 2,
    /// The push service called it too large (413): a bug.
    TooLarge = 3,
    /// The push service does not take it from us (401, 403, another 4xx, a redirect).
    Refused = 4,
    /// No network, no connection, or no answer in time.
    NoNetwork = 5,
    /// The push service asks for patience (429) or has trouble (5xx).
    Busy = 6,
    /// The system reports that the text message did not leave.
    SmsNotSent = 7,
    /// The address is one this program does not send to.
    Address = 8,
    /// A defect of this program, or of what it stored.
    Internal = 9,
    /// The owner paused this person.
    Paused = 10,
    /// The person wants no messages.
    OptedOut = 11,
    /// The service's certificate is not trusted; often the phone's own clock is wrong.
    Untrusted = 12,
}

/// What a person said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "I am on it", from their page.
    OnIt = 1,
    /// The owner says: they called me, or wrote.
    Called = 2,
    /// "I cannot", from their page.
    Cannot = 3,
}

/// The value with this number; a number that is not there was written by a newer version.
macro_rules! numbered {
    ($name:ident: $($value:ident),+) => {
        impl $name {
            pub(crate) fn from_number(number: u8) -> Result<Self, Error> {
                [$(Self::$value),+]
                    .into_iter()
                    .find(|value| *value as u8 == number)
                    .ok_or(Error::NewerFormat)
            }
        }
    };
}

numbered!(PairingState: Comparing, Confirmed, Gone);
numbered!(Channel: None, Sms, Push);
numbered!(Role: Other, Spouse, SchoolPickup, LawyerContact, FarAway, Child);
numbered!(State: Waiting, Sending, Accepted, Handed, Received, Answered, Expired, Failed, Cancelled);
numbered!(Reason: NoWay, Gone, TooLarge, Refused, NoNetwork, Busy, SmsNotSent, Address, Internal, Paused, OptedOut, Untrusted);
numbered!(Answer: OnIt, Called, Cannot);

macro_rules! as_number {
    ($($name:ident),+) => {$(
        impl From<$name> for u8 {
            fn from(value: $name) -> Self {
                value as Self
            }
        }

        impl TryFrom<u8> for $name {
            type Error = Error;

            fn try_from(number: u8) -> Result<Self, Error> {
                Self::from_number(number)
            }
        }
    )+};
}

as_number!(Channel, Role);
