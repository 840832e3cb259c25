//! Values that cross the boundary around a press, and how the engine's become them.

use amparo_alerts::envelope::Kind;
use amparo_alerts::message::{Fix, Sharing};
use amparo_alerts::outbox::{self, schedule};

use crate::{Text, hex};

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
    /// Nothing leaves before then and [`Alerts::cancel`] takes it back: the shell keeps the drafts closed so long. Milliseconds since
    /// the Unix epoch; 0 for no such time.
    #[uniffi(default = 0)]
    pub cancel_until_ms: u64,
}

/// What [`Alerts::cancel`] came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Cancelled {
    /// Nothing had left this phone, and nothing will.
    NothingLeft,
    /// Something may have left, or the time for it is over; nothing was changed.
    TooLate,
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum AlertKind {
    /// The call for help.
    Alert,
    /// More about an alert that went before.
    Update,
    /// A test of the way to one page.
    Test,
    /// Practice.
    Drill,
    /// "I am safe".
    StandDown,
    /// Something shared on purpose with one person.
    Share,
    /// The end of a pairing.
    Revoke,
    /// "My number changed".
    NumberChanged,
    /// Of a newer version.
    Other,
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
    /// What was pressed.
    pub kind: AlertKind,
    /// Until then it can be taken back and nothing leaves, in milliseconds since the Unix epoch; 0 when that time is over or never was.
    #[uniffi(default = 0)]
    pub cancel_until_ms: u64,
    /// It was taken back; nothing left.
    #[uniffi(default = false)]
    pub cancelled: bool,
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
            cancel_until_ms: pressed.cancel_until_ms,
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

impl From<outbox::Cancelled> for Cancelled {
    fn from(cancelled: outbox::Cancelled) -> Self {
        match cancelled {
            outbox::Cancelled::NothingLeft => Self::NothingLeft,
            outbox::Cancelled::TooLate => Self::TooLate,
        }
    }
}

impl From<Kind> for AlertKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Alert => Self::Alert,
            Kind::Update => Self::Update,
            Kind::Test => Self::Test,
            Kind::Drill => Self::Drill,
            Kind::StandDown => Self::StandDown,
            Kind::Packet => Self::Share,
            Kind::Revoke => Self::Revoke,
            Kind::NumberChanged => Self::NumberChanged,
            Kind::Reveal | Kind::Receipt | Kind::Answer | Kind::OptOut => Self::Other,
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
