//! Seal takes from this phone the ability to open the vault; a keeper brings it back. The alert keeps working, unless the
//! owner chose the PIN first: then it waits for the keeper too, and the screens say so.

use std::sync::{Arc, Mutex, PoisonError};

use amparo_text::Args;
use amparo_vault::keeper::{self, ReopenRequest, Slip};
use amparo_vault::{self as inner, KeeperSecret};
use zeroize::Zeroizing;

use super::keepers::pictures;
use super::{Job, Slot, Vault, VaultState, join_capsule, kept_anchors, stretching};
use crate::alerts::vault_first;
use crate::app::Shared;
use crate::clock::Boot;
use crate::{AmparoError, Picture, Text};

/// Rows that one step of a rekey takes before it looks whether somebody wants the vault.
const STEP: usize = 256;

/// A keeper that can be asked while the vault is locked: without its name, which is in the vault.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReopenChoice {
    /// The keeper's number.
    pub keeper: u16,
    /// A printed sheet; else another phone.
    pub printed: bool,
    /// Milliseconds since the Unix epoch; helps to tell them apart.
    pub added_ms: u64,
}

/// What the screens about sealing say of the alert, which does not work while sealed where the owner chose "PIN first".
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SealWords {
    /// The alert works while the vault is sealed.
    pub alert_works: bool,
    /// Before sealing: what is kept.
    pub keeps: Text,
    /// While sealed: what still works.
    pub works: Text,
}

/// What was copied from a sheet by hand, looked through.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct HandCopy {
    /// The key on the sheet, when it is all there.
    pub identity: Option<String>,
    /// Numbers of the lines with a slip, from 1; empty where the slip is somewhere.
    pub wrong_lines: Vec<u16>,
}

impl std::fmt::Debug for HandCopy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HandCopy(redacted)")
    }
}

/// A request to one keeper's phone, shown as a code. Good for ten minutes and one answer.
#[derive(uniffi::Object)]
pub struct Reopening {
    app: Arc<Shared>,
    text: String,
    pictures: keeper::Pictures,
    request: Mutex<Option<ReopenRequest>>,
}

#[uniffi::export]
impl Vault {
    /// Takes this phone's own ability to open the vault; nothing is deleted, and any keeper that counts brings it back. Works on a
    /// locked vault too. Errors: `Invalid{keeper}` without a keeper that counts; `Invalid{anchors}` when the vault on the disk is not
    /// the one that was open last: unlock it first; `Unavailable` (hardware): it still opens then; `NotFound`.
    pub fn seal(&self) -> Result<(), AmparoError> {
        let app = &self.app;
        if self.state()? != VaultState::Unlocked {
            let anchors = kept_anchors(app)?;
            return Ok(inner::Vault::seal(
                &app.vault_folder(),
                &*app.hardware,
                &anchors,
            )?);
        }
        let ready = Slot::with(app, |vault| {
            Ok(vault.keepers().iter().any(|keeper| keeper.proven))
        })?;
        if !ready {
            return Err(AmparoError::invalid("keeper"));
        }
        Slot::consume(app, |vault| Ok(vault.seal(&*app.hardware)?))
    }

    /// What the screens about sealing say of the alert, before and while sealed. Errors: `Unavailable`, `Busy`, `Damaged` where the
    /// alerts cannot be looked at: then nothing may be promised.
    pub fn seal_words(&self) -> Result<SealWords, AmparoError> {
        let app = &self.app;
        let alert_works = !vault_first::is_in_force(app)?;
        let words = |id: &str, pin_first: &str| {
            let id = if alert_works { id } else { pin_first };
            app.ui(id, &Args::new())
        };
        Ok(SealWords {
            alert_works,
            keeps: words("seal-keeps", "seal-keeps-pin-first")?,
            works: words("seal-state-works", "seal-state-works-pin-first")?,
        })
    }

    /// The keepers that can be asked, without their names. Errors: `NotFound`, `Damaged`.
    pub fn reopen_choices(&self) -> Result<Vec<ReopenChoice>, AmparoError> {
        let files = inner::Vault::keeper_files(&self.app.vault_folder())?;
        Ok(files
            .into_iter()
            .map(|file| ReopenChoice {
                keeper: file.id,
                printed: file.kind == inner::KeeperKind::Sheet,
                added_ms: file.added_ms,
            })
            .collect())
    }

    /// Begins to ask a keeper's phone. Errors: `NotFound`, `Damaged`.
    pub fn begin_reopen(&self, keeper: u16) -> Result<Arc<Reopening>, AmparoError> {
        let files = inner::Vault::keeper_files(&self.app.vault_folder())?;
        let file = files
            .into_iter()
            .find(|file| file.id == keeper)
            .ok_or(AmparoError::NotFound)?;
        let now_ms = self.app.clock.now_ms();
        let request = ReopenRequest::make(file.vault_id, file.id, file.epoch, &file.file, now_ms)?;
        Ok(Arc::new(Reopening {
            app: Arc::clone(&self.app),
            text: request.text(),
            pictures: request.pictures(),
            request: Mutex::new(Some(request)),
        }))
    }

    /// Opens the vault with a printed sheet, whether it is sealed or not, and gives it a new PIN and a new key. Then
    /// [`Vault::finish_rekey`]. Errors: `Invalid{identity}`, `Invalid{pin}`, `Damaged`, `Busy`, `NotFound`, `Unavailable`.
    pub fn reopen_with_sheet(&self, identity: String, new_pin: Vec<u8>) -> Result<(), AmparoError> {
        let secret = KeeperSecret::Identity(Zeroizing::new(identity));
        reopen(&self.app, &secret, new_pin)
    }

    /// Looks through what was copied from a sheet by hand, line by line as numbered there.
    pub fn read_hand_copy(&self, lines: Vec<String>) -> Result<HandCopy, AmparoError> {
        let lines = Zeroizing::new(lines);
        Ok(match keeper::check_hand_copy(&lines) {
            Ok(identity) => HandCopy {
                identity: Some(identity.to_text().to_string()),
                wrong_lines: Vec::new(),
            },
            Err(Slip::Lines(wrong_lines)) => HandCopy {
                identity: None,
                wrong_lines: wrong_lines.into_iter().map(u16::from).collect(),
            },
            Err(Slip::Somewhere) => HandCopy {
                identity: None,
                wrong_lines: Vec::new(),
            },
        })
    }

    /// Whether the vault has a new key that not every row is under yet. It works as ever meanwhile. Errors: `Locked`.
    pub fn rekey_pending(&self) -> Result<bool, AmparoError> {
        Slot::with(&self.app, |vault| Ok(vault.rekey_pending()))
    }

    /// Brings every row under the new key; can be cancelled, and goes on where it was the next time. Damaged rows stop it with
    /// `Damaged` unless `accept_damage`: then the file with them is kept beside the new one. Errors: `Locked`, `Cancelled`,
    /// `DiskFull`.
    pub fn finish_rekey(&self, job: Arc<Job>, accept_damage: bool) -> Result<(), AmparoError> {
        finish(&self.app, &job, accept_damage)
    }

    /// Gives the vault a new key and a new file, so that what was removed can no longer be opened, also where the flash memory still
    /// holds it. Errors: `WrongPin`, `Wait`, `Busy` while a rekey is pending, and as [`Vault::finish_rekey`].
    pub fn deep_clean(&self, pin: Vec<u8>, job: Arc<Job>) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        begin(&self.app, &pin)?;
        finish(&self.app, &job, false)
    }
}

#[uniffi::export]
impl Reopening {
    /// What the code says.
    pub fn text(&self) -> Result<String, AmparoError> {
        Ok(self.text.clone())
    }

    /// As a QR code, SVG.
    pub fn qr_svg(&self) -> Result<String, AmparoError> {
        Ok(amparo_text::qr_svg(&self.text)?)
    }

    /// The five pictures that the keeper's phone shows too.
    pub fn pictures(&self) -> Result<Vec<Picture>, AmparoError> {
        pictures(&self.app, self.pictures)
    }

    /// Takes the keeper's answer, once, and a new PIN. Then [`Vault::finish_rekey`]. Errors: `Expired`, `Invalid{answer}` for a code
    /// that is no answer (then it can be read again) or one to another request, and as [`Vault::reopen_with_sheet`].
    pub fn finish(&self, answer: String, new_pin: Vec<u8>) -> Result<(), AmparoError> {
        // A poster in front of the camera does not use the request up.
        if !ReopenRequest::is_answer(&answer) {
            return Err(AmparoError::invalid("answer"));
        }
        let request = self
            .request
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let request = request.ok_or(AmparoError::Expired)?;
        let frame = request.accept(&answer, self.app.clock.now_ms())?;
        reopen(&self.app, &KeeperSecret::Frame(frame), new_pin)
    }
}

fn reopen(app: &Shared, secret: &KeeperSecret, new_pin: Vec<u8>) -> Result<(), AmparoError> {
    let new_pin = Zeroizing::new(new_pin);
    Slot::work(app, || {
        let parameters = stretching(app)?;
        let vault = inner::Vault::reopen(
            &app.vault_folder(),
            secret,
            &new_pin,
            &*app.hardware,
            &parameters,
            &Boot::of(app),
        )?;
        Ok((vault, ()))
    })?;
    join_capsule(app);
    Ok(())
}

/// Begins a rekey of the open vault.
pub(super) fn begin(app: &Shared, pin: &[u8]) -> Result<(), AmparoError> {
    vault_first::before_rekey(app)?;
    let begun = Slot::lend(app, |vault| {
        let parameters = stretching(app)?;
        Ok(vault.begin_rekey(pin, &*app.hardware, &parameters, &Boot::of(app))?)
    });
    if begun.is_err() {
        join_capsule(app);
    }
    begun
}

/// Step by step, so that a lock comes through at once.
pub(super) fn finish(app: &Shared, job: &Job, accept_damage: bool) -> Result<(), AmparoError> {
    // After a reopening: with the last step the key is gone that the capsule may be wrapped for alone.
    vault_first::before_rekey(app)?;
    while Slot::with(app, |vault| Ok(vault.rekey_pending()))? {
        let progress = Slot::with(app, |vault| Ok(vault.rekey_step(STEP, accept_damage)?))?;
        // Finished is finished: a cancel that came too late is none.
        if progress.done < progress.total {
            job.report(progress)?;
        }
    }
    join_capsule(app);
    Ok(())
}
