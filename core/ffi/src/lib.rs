//! The façade: everything the Android and iOS shells, the scenarios and the workshop may call.
//!
//! What lives here: objects with identity ([`Amparo`], [`Cards`], [`Plan`], [`Vault`], [`Alerts`], [`Pairing`], the document
//! streams), records for values, the small error enum of kinds, and the joins between features that must not know
//! each other. What does not: rules. A rule belongs to the crate of its concern; this crate only translates.
//!
//! Every export returns `Result`, because a panic behind a non-throwing function would end an iOS process.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "exports take owned values and return Result"
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod alerts;
mod app;
mod cards;
mod clock;
mod dates;
mod directory;
mod error;
mod hardware;
#[cfg(feature = "harness")]
mod harness;
mod hex;
mod packs;
mod pairing;
mod plan;
mod print;
mod text;
mod vault;

pub use alerts::{
    AlertKind, AlertProblem, AlertRow, AlertSettings, AlertView, Alerts, Cancelled, Channel,
    Delivery, Incoming, IncomingKind, IncomingVerdict, Location, LocationChoice, NewPerson,
    PageState, Person, PersonOptions, PhoneFacts, Practice, Preflight, PreflightRow, PreflightWay,
    Pressed, Reached, Receipt, Role, SharedItem, SmsDraft, SmsWay,
};
pub use app::{Amparo, Home, Parts};
pub use cards::{
    Card, CardChange, CardGroup, CardHit, CardHitKind, CardHome, CardLine, CardReview, CardSource,
    CardTile, Cards, PageEntry, PaperRow, PaperShape, PhoneEntry, SamplePaper, SayLine, ShowScreen,
};
pub use clock::Clock;
#[cfg(feature = "practice")]
pub use clock::PracticeClock;
pub use directory::{DirectoryEntry, DirectoryNumber, DirectoryPage, Need, SpokenLanguage};
pub use error::AmparoError;
pub use hardware::{HardwareForm, HardwareKey, HardwareKeyError, HardwareLevel};
#[cfg(feature = "harness")]
pub use harness::{
    TestEndpoint, TestLink, TestPacket, TestPublisher, TestPush, TestRelative, TestVerdict,
    check_hardware_key, flip_bit, iso_day, sheet_lines, write_file,
};
pub use packs::{PackInfo, PackRefusal, PackVerdict, Packs, PacksInstalled};
pub use pairing::{Invite, Pairing, PairingStep, Picture, ReplyReview};
pub use plan::{
    CallKind, CallScript, IncidentScript, PacketSteps, Plan, PlanCheck, PlanCheckKind, PlanLine,
    PlanLink, PlanPhase, PlanQuestion, PlanReminder, PlanReview, PlanRow, PlanScreen, PlanStep,
    QuizAnswer, QuizQuestion, RecordsRequest, ScriptLine, SearchAgain,
};
pub use print::PrintedPage;
pub use text::{Language, MessageArgument, ScreenText, Text};
pub use vault::{
    Activity, AutoLock, BackedUp, Capture, CaptureExport, CaptureImport, Caregiver, Child,
    Collector, Contact, Day, DocumentExport, DocumentImport, DocumentInfo, Employer, FamilyPlan,
    FoundKind, HandCopy, IncidentNote, Inspection, Job, Keeper, KeeperCode, KeeperOffer, KeptKey,
    KeptNote, KeptPacket, Lawyer, LearnedNumber, LocatorPacket, Medicine, PaperItem, Pickup,
    PlanPerson, PresenceGap, PresenceProof, PrintedSheet, Progress, ReopenChoice, ReopenHelp,
    Reopening, Restored, Salvaged, School, SealWords, SearchHit, SecretKind, Thumbnail, Vault,
    VaultState,
};

uniffi::setup_scaffolding!();

/// Version of this core, to be compared by a shell at start with the version its bindings were built from.
#[uniffi::export]
#[must_use]
pub fn core_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
