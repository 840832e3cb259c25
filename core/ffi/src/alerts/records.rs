//! Values that cross the boundary around alerts, and how the engine's become them.

use amparo_alerts::message::{Fix, Sharing};
use amparo_alerts::outbox::{self, schedule};
use amparo_alerts::people;

use crate::{Text, hex};

/// A person to add.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct NewPerson {
    /// What the user calls them: a name, an initial or an emoji, at most 32 bytes.
    pub label: String,
    /// Phone number for SMS.
    pub number: Option<String>,
    /// BCP 47 tag of the language they read.
    pub language: String,
}

impl std::fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPerson(redacted)")
    }
}

/// How far the pairing of someone's page has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PageState {
    /// Not paired.
    None,
    /// Paired; alerts reach the page.
    Paired,
    /// The push service says that the subscription is gone: pair again.
    Gone,
}

/// Somebody who receives alerts.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Person {
    /// Id.
    pub id: String,
    /// Label.
    pub label: String,
    /// Phone number for SMS.
    pub number: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Their page.
    pub page: PageState,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(redacted)")
    }
}

/// How exactly a place may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LocationChoice {
    /// Not at all (default).
    Off,
    /// To about one kilometre.
    About,
    /// As exactly as the phone knows.
    Exact,
}

/// Where the phone is, from the shell.
#[derive(Clone, Copy, PartialEq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Location {
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Radius of accuracy in metres.
    pub accuracy_m: f64,
    /// What of it may be told.
    pub choice: LocationChoice,
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Location(redacted)")
    }
}

/// A text message for the shell to send or to put before the user.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct SmsDraft {
    /// For [`Alerts::report_receipt`]; absent when the press could not be saved.
    pub attempt: Option<String>,
    /// Person id.
    pub person: String,
    /// The person's label.
    pub label: String,
    /// Number to send to.
    pub number: String,
    /// The words, in the recipient's language.
    pub text: String,
    /// SMS parts it takes.
    pub parts: u32,
    /// True: UCS-2 (70 characters a part); false: GSM-7 (160).
    pub unicode: bool,
}

impl std::fmt::Debug for SmsDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SmsDraft(redacted)")
    }
}

/// What a press came to. Durable before it is returned, unless `saved` is false.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Pressed {
    /// Id of the alert; absent when it could not be saved.
    pub alert: Option<String>,
    /// False: the disk refused; the drafts can still be sent, nothing will be retried.
    pub saved: bool,
    /// Milliseconds since the Unix epoch.
    pub at_ms: u64,
    /// Text messages for the shell.
    pub drafts: Vec<SmsDraft>,
    /// Pushes that [`Alerts::deliver`] will try.
    pub pushes: u32,
}

/// What a shell learned of a text message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Receipt {
    /// The messages app was opened; only the user can press Send.
    ComposerOpened,
    /// The system reports that it left the phone.
    HandedOver,
    /// The system reports that it did not.
    Failed,
}

/// What is known of one person's alert. A screen says no more than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Reached {
    /// Not gone yet.
    NotGoneYet,
    /// Left this phone; we do not know more.
    LeftThisPhone,
    /// They answered.
    Answered,
}

/// One person on the alert screen.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct AlertRow {
    /// Person id.
    pub person: String,
    /// Label.
    pub label: String,
    /// What is known.
    pub reached: Reached,
    /// The one honest sentence.
    pub sentence: Text,
    /// One or two words for the badge.
    pub badge: Text,
    /// One sentence a channel, what says most first; on tap.
    pub details: Vec<Text>,
}

impl std::fmt::Debug for AlertRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AlertRow")
            .field("reached", &self.reached)
            .finish_non_exhaustive()
    }
}

/// The alert screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AlertView {
    /// Id of the alert.
    pub alert: String,
    /// Milliseconds since the Unix epoch.
    pub saved_at_ms: u64,
    /// "Saved on this phone at 10:42".
    pub saved: Text,
    /// One row a person.
    pub rows: Vec<AlertRow>,
    /// True once a stand-down has been saved.
    pub stood_down: bool,
}

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

/// Whether one person could be tried now.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct PreflightRow {
    /// Person id.
    pub person: String,
    /// Label.
    pub label: String,
    /// There is at least one way to try.
    pub ready: bool,
    /// What is missing, if anything.
    pub detail: Option<Text>,
}

impl std::fmt::Debug for PreflightRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PreflightRow")
            .field("ready", &self.ready)
            .finish_non_exhaustive()
    }
}

/// What a press could try now.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Preflight {
    /// People that a press could try.
    pub ready: u32,
    /// One row a person.
    pub rows: Vec<PreflightRow>,
    /// "Ready to try 2 of 3 people · no practice yet".
    pub sentence: Text,
}

impl From<NewPerson> for people::NewPerson {
    fn from(person: NewPerson) -> Self {
        Self {
            label: person.label,
            number: person.number,
            language: person.language,
        }
    }
}

impl From<people::Person> for Person {
    fn from(person: people::Person) -> Self {
        Self {
            id: hex::encode(person.id.0),
            label: person.label,
            number: person.number,
            language: person.language,
            page: match person.page {
                people::PageState::None => PageState::None,
                people::PageState::Paired => PageState::Paired,
                people::PageState::Gone => PageState::Gone,
            },
        }
    }
}

impl Location {
    pub(super) fn split(self) -> (Fix, Sharing) {
        let fix = Fix {
            latitude: self.latitude,
            longitude: self.longitude,
            accuracy_m: self.accuracy_m,
        };
        let sharing = match self.choice {
            LocationChoice::Off => Sharing::Off,
            LocationChoice::About => Sharing::About,
            LocationChoice::Exact => Sharing::Exact,
        };
        (fix, sharing)
    }
}

impl From<outbox::Pressed> for Pressed {
    fn from(pressed: outbox::Pressed) -> Self {
        Self {
            alert: pressed.alert.map(|id| hex::encode(id.0)),
            saved: pressed.saved,
            at_ms: pressed.at_ms,
            drafts: pressed.drafts.into_iter().map(SmsDraft::from).collect(),
            pushes: pressed.pushes,
        }
    }
}

impl From<outbox::Draft> for SmsDraft {
    fn from(draft: outbox::Draft) -> Self {
        Self {
            attempt: draft.attempt.map(|id| hex::encode(id.0)),
            person: hex::encode(draft.person.0),
            label: draft.label,
            number: draft.number,
            text: draft.text,
            parts: draft.parts.count,
            unicode: draft.parts.unicode,
        }
    }
}

impl From<Receipt> for schedule::Receipt {
    fn from(receipt: Receipt) -> Self {
        match receipt {
            Receipt::ComposerOpened => Self::ComposerOpened,
            Receipt::HandedOver => Self::Handed,
            Receipt::Failed => Self::Failed,
        }
    }
}

impl From<outbox::view::Reached> for Reached {
    fn from(reached: outbox::view::Reached) -> Self {
        match reached {
            outbox::view::Reached::NotGoneYet => Self::NotGoneYet,
            outbox::view::Reached::LeftThisPhone => Self::LeftThisPhone,
            outbox::view::Reached::Answered => Self::Answered,
        }
    }
}
