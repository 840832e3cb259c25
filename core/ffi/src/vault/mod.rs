//! The vault: joins `amparo-vault` (storage), `amparo-plan` (typed records) and the capsule, which keeps what tells a locked
//! vault's header from an exchanged one.
//!
//! One file a concern: `slot` (where the open vault is kept), `records`, `papers` and `shapes` (what people write down), `documents`, `capture`,
//! `search`, `sharing`, `keepers` (the owner's side) and `keeping` (the keeper's), `seal` (Seal, Reopen, rekey), `backup`, `care` (inspect,
//! salvage, erase), `autolock`, `job`.

mod autolock;
mod backup;
mod capture;
mod care;
mod documents;
mod favourites;
mod job;
mod keepers;
mod keeping;
mod papers;
mod records;
mod seal;
mod search;
mod shapes;
pub(crate) mod sharing;
mod slot;

use std::sync::Arc;

use amparo_alerts::anchors::VaultAnchors;
use amparo_sealed::RowId;
use amparo_vault::{self as inner, Parameters, Unlocked};
use zeroize::Zeroizing;

use crate::alerts::Engine;
use crate::alerts::vault_first::{self, WrapKeys};
use crate::app::Shared;
use crate::clock::Boot;
use crate::{AmparoError, hex, pairing};

pub(crate) use autolock::Watch;
pub use autolock::{Activity, AutoLock};
pub use backup::{BackedUp, Restored};
pub use capture::{Capture, CaptureExport, CaptureImport};

pub use care::{Inspection, Salvaged};
pub use documents::{DocumentExport, DocumentImport, DocumentInfo, Thumbnail};
pub use job::{Job, Progress};
pub use keepers::{Keeper, KeeperCode, PrintedSheet};
pub use keeping::{KeeperOffer, KeptKey, ReopenHelp};
pub use papers::{KeptNote, KeptPacket};
pub use records::Contact;
pub(crate) use records::{put_single, read_all, read_one};
pub use seal::{HandCopy, ReopenChoice, Reopening, SealWords};
pub use search::{FoundKind, SearchHit};
pub use shapes::{
    Caregiver, Child, Collector, Day, Employer, FamilyPlan, IncidentNote, Lawyer, LearnedNumber,
    LocatorPacket, Medicine, PaperItem, Pickup, PlanPerson, PresenceGap, PresenceProof, School,
};
pub(crate) use slot::Slot;

/// The hardware key that the phone's pace is measured with; it protects nothing.
const CALIBRATION_ALIAS: &str = "calibration";

/// Whether there is a vault and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum VaultState {
    /// None has been made on this phone.
    Absent,
    /// There is one; its keys are not in memory.
    Locked,
    /// There is one, and this phone alone cannot open it: a keeper can.
    Sealed,
    /// Open.
    Unlocked,
}

/// What opens the vault on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SecretKind {
    /// A PIN, chained through the phone's secure hardware.
    Pin,
    /// Six words or more: this phone has no secure hardware, so a PIN could be guessed.
    Passphrase,
}

/// The encrypted vault. Calls do disk work and key stretching: never on a main thread.
#[derive(uniffi::Object)]
pub struct Vault {
    pub(crate) app: Arc<Shared>,
}

#[uniffi::export]
impl Vault {
    /// Whether there is one and whether it is open. Reads no more than the header.
    pub fn state(&self) -> Result<VaultState, AmparoError> {
        Slot::state(&self.app)
    }

    /// What to ask for: of the vault that is there, or, where there is none or it is sealed, of the one to be made or reopened on
    /// this phone. Errors: `Unavailable`, `Damaged`.
    pub fn secret_kind(&self) -> Result<SecretKind, AmparoError> {
        let kind = inner::Vault::secret_kind(&self.app.vault_folder(), &*self.app.hardware)?;
        Ok(match kind {
            inner::SecretKind::Pin => SecretKind::Pin,
            inner::SecretKind::Passphrase => SecretKind::Passphrase,
        })
    }

    /// Six random words in the reader's language where there is a list for it, else in English.
    pub fn suggest_passphrase(&self) -> Result<String, AmparoError> {
        let language = self.app.languages().first().map(ToString::to_string);
        let words = inner::Vault::make_passphrase(&language.unwrap_or_default())?;
        Ok(words.to_string())
    }

    /// Makes the vault and leaves it open. `pin`: UTF-8, at least 6 digits of any script, or a passphrase; a passphrase of six
    /// words where [`Vault::secret_kind`] says so.
    /// Errors: `Invalid{pin}`, `Invalid{passphrase}`, `Invalid{vault}` where there is one, `Busy`, `Unavailable` (hardware),
    /// `DiskFull`, `ReadOnly`.
    pub fn create(&self, pin: Vec<u8>) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        let app = &self.app;
        Slot::work(app, || {
            let parameters = stretching(app)?;
            let vault = inner::Vault::create(
                &app.vault_folder(),
                &pin,
                &*app.hardware,
                &parameters,
                &Boot::of(app),
            )?;
            Ok((vault, ()))
        })?;
        join_capsule(app);
        Ok(())
    }

    /// Opens it. Errors: `WrongPin`, `Wait`, `Damaged`, `NewerFormat`, `Unavailable`; `NotFound` where there is none, or this
    /// phone has lost its key or gave it up by Seal: a keeper opens it; `Busy` while it is being opened or is open already.
    pub fn unlock(&self, pin: Vec<u8>) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        let app = &self.app;
        Slot::work(app, || {
            let vault =
                inner::Vault::unlock(&app.vault_folder(), &pin, &*app.hardware, &Boot::of(app))?;
            Ok((vault, ()))
        })?;
        join_capsule(app);
        Ok(())
    }

    /// Drops the keys and closes the files. Locking twice is no error; an unlock that is still running ends locked.
    pub fn lock(&self) -> Result<(), AmparoError> {
        Slot::lock(&self.app)
    }

    /// Changes the PIN or passphrase. The old one is asked for and counted like an unlock. Errors: `WrongPin`, `Wait`,
    /// `Invalid{pin}`, `Invalid{passphrase}`, `Unavailable`, `Locked`.
    pub fn change_pin(&self, old: Vec<u8>, new: Vec<u8>) -> Result<(), AmparoError> {
        let (old, new) = (Zeroizing::new(old), Zeroizing::new(new));
        let app = &self.app;
        Slot::lend(app, |vault| {
            let parameters = stretching(app)?;
            Ok(vault.change_secret(&old, &new, &*app.hardware, &parameters, &Boot::of(app))?)
        })?;
        join_capsule(app);
        Ok(())
    }
}

/// How much work a guess is to cost on this phone: measured, unless the caller of [`crate::Amparo::with_parts`] chose.
fn stretching(app: &Shared) -> Result<Parameters, AmparoError> {
    match app.stretching {
        Some(parameters) => Ok(parameters),
        None => Ok(Parameters::calibrate(&*app.hardware, CALIBRATION_ALIAS)?),
    }
}

/// Brings the capsule up to date with the open vault: its second wrapping, and what tells this header from another. The vault is
/// open whatever becomes of this; the alerts' own calls name what is wrong, and every unlock tries again.
fn join_capsule(app: &Shared) {
    let joined = Slot::with(app, |vault| Ok((WrapKeys::of(vault), anchors(vault))));
    let _ = joined.and_then(|(keys, anchors)| {
        // What failed of it here is no reason to leave out the rest.
        let _ = vault_first::join(app, &keys);
        Engine::on(app, |capsule| capsule.set_vault_anchors(anchors))??;
        pairing::finish_confirmed(app)
    });
}

fn anchors(vault: &Unlocked) -> VaultAnchors {
    let anchors = vault.anchors();
    VaultAnchors {
        capture_recipient: anchors.capture_recipient,
        core_sha256: hex::encode_all(&anchors.core),
    }
}

/// What the capsule says of the locked vault's header. Errors: `NotFound` before the vault was open once on this phone.
fn kept_anchors(app: &Shared) -> Result<inner::Anchors, AmparoError> {
    let kept = Engine::on(app, |capsule| capsule.vault_anchors().cloned())?;
    let kept = kept.ok_or(AmparoError::NotFound)?;
    let core = hex::decode_all(&kept.core_sha256).ok_or(AmparoError::Damaged {
        part: "anchors".to_owned(),
    })?;
    Ok(inner::Anchors {
        capture_recipient: kept.capture_recipient,
        core,
    })
}

fn row_id(id: &str) -> Result<RowId, AmparoError> {
    hex::decode(id).map(RowId).ok_or(AmparoError::NotFound)
}
