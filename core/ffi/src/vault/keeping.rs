//! Keepers, the other side: this phone keeps a key for somebody else, in its own vault.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_plan as plan;
use amparo_vault::keeper::{self, AskedToReopen, Identity, ReadyToReopen};

use super::keepers::{pictures, vault_hex};
use super::{Slot, Vault, records};
use crate::app::Shared;
use crate::{AmparoError, Picture, hex};

/// A key that this phone keeps for somebody.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct KeptKey {
    /// Id.
    pub id: String,
    /// Whose, in the user's words.
    pub whose: String,
    /// Milliseconds since the Unix epoch.
    pub added_ms: u64,
}

impl std::fmt::Debug for KeptKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptKey(redacted)")
    }
}

/// An offer to keep a key, shown as a code; in memory until it is kept.
#[derive(uniffi::Object)]
pub struct KeeperOffer {
    app: Arc<Shared>,
    text: String,
    offer: keeper::KeeperOffer,
    enrolled: Mutex<Option<keeper::Enrolled>>,
}

/// Somebody's request to open their vault, opened with the key that this phone keeps.
#[derive(uniffi::Object)]
pub struct ReopenHelp {
    app: Arc<Shared>,
    whose: String,
    old: bool,
    pictures: keeper::Pictures,
    ready: Mutex<Option<ReadyToReopen>>,
    answer: Mutex<String>,
}

#[uniffi::export]
impl Vault {
    /// Offers to keep a key for somebody whose phone is beside this one. Errors: `Locked`: the key will be kept in this phone's
    /// own vault.
    pub fn offer_to_keep(&self) -> Result<Arc<KeeperOffer>, AmparoError> {
        Slot::with(&self.app, |_| Ok(()))?;
        let (offer, text) = keeper::KeeperOffer::make()?;
        Ok(Arc::new(KeeperOffer {
            app: Arc::clone(&self.app),
            text,
            offer,
            enrolled: Mutex::default(),
        }))
    }

    /// The keys that this phone keeps for others, by name. Errors: `Locked`.
    pub fn kept_keys(&self) -> Result<Vec<KeptKey>, AmparoError> {
        let all = self.read_all::<plan::KeptKey>()?.into_iter();
        let mut kept: Vec<_> = all
            .map(|(id, kept)| KeptKey {
                id: hex::encode(id.0),
                whose: kept.whose.clone(),
                added_ms: kept.added_ms,
            })
            .collect();
        kept.sort_by(|a, b| (a.whose.to_lowercase(), &a.id).cmp(&(b.whose.to_lowercase(), &b.id)));
        Ok(kept)
    }

    /// Gives up keeping one: this phone can no longer open that vault. Errors: `NotFound`, `Locked`.
    pub fn forget_kept_key(&self, id: String) -> Result<(), AmparoError> {
        self.remove_record::<plan::KeptKey>(&id)
    }

    /// Reads the code that the owner's phone shows. Errors: `NotFound` when this phone keeps no key for that vault,
    /// `Invalid{request}`, `Invalid{keeper}`, `Expired`, `NewerFormat`, `Locked`.
    pub fn help_reopen(&self, request: String) -> Result<Arc<ReopenHelp>, AmparoError> {
        let asked = AskedToReopen::read(&request, self.app.clock.now_ms())?;
        let vault_id = vault_hex(asked.vault_id);
        let kept = self.read_all::<plan::KeptKey>()?.into_iter();
        let mut kept = kept.map(|(_, kept)| kept);
        let kept = kept
            .find(|kept| kept.vault == vault_id && kept.slot == asked.slot_id)
            .ok_or(AmparoError::NotFound)?;
        let old = asked.old;
        let ready = asked.open(&Identity::parse(&kept.identity)?)?;
        Ok(Arc::new(ReopenHelp {
            app: Arc::clone(&self.app),
            whose: kept.whose.clone(),
            old,
            pictures: ready.pictures(),
            ready: Mutex::new(Some(ready)),
            answer: Mutex::default(),
        }))
    }
}

#[uniffi::export]
impl KeeperOffer {
    /// What the code says.
    pub fn text(&self) -> Result<String, AmparoError> {
        Ok(self.text.clone())
    }

    /// As a QR code, SVG.
    pub fn qr_svg(&self) -> Result<String, AmparoError> {
        Ok(amparo_text::qr_svg(&self.text)?)
    }

    /// Reads the code that the owner's phone shows in return, and gives the five pictures to compare. Errors: `Invalid{answer}`,
    /// `Invalid{keeper}` when it is for another offer, `NewerFormat`.
    pub fn open(&self, challenge: String) -> Result<Vec<Picture>, AmparoError> {
        let enrolled = self.offer.open_challenge(&challenge)?;
        *self.enrolled() = Some(enrolled);
        pictures(&self.app, enrolled.pictures)
    }

    /// The pictures are the same: keeps the key in this phone's vault. `whose`: in this user's words. Errors: `NotFound` before
    /// `open`, `Invalid{whose}`, `Locked`.
    pub fn keep(&self, whose: String) -> Result<(), AmparoError> {
        let enrolled = (*self.enrolled()).ok_or(AmparoError::NotFound)?;
        let kept = plan::KeptKey {
            whose,
            vault: vault_hex(enrolled.vault_id),
            slot: enrolled.slot_id,
            identity: self.offer.identity().to_text().to_string(),
            added_ms: self.app.clock.now_ms(),
            more: BTreeMap::new(),
        };
        Slot::with_open(&self.app, |open| records::put(open, "", &kept).map(drop))
    }
}

impl KeeperOffer {
    fn enrolled(&self) -> MutexGuard<'_, Option<keeper::Enrolled>> {
        self.enrolled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl ReopenHelp {
    /// Who asks, in this user's words.
    pub fn whose(&self) -> Result<String, AmparoError> {
        Ok(self.whose.clone())
    }

    /// The code is some minutes old, or one of the two clocks is wrong: look twice.
    pub fn old(&self) -> Result<bool, AmparoError> {
        Ok(self.old)
    }

    /// The five pictures that the owner's phone shows too.
    pub fn pictures(&self) -> Result<Vec<Picture>, AmparoError> {
        pictures(&self.app, self.pictures)
    }

    /// "The owner is beside me and free", and the pictures are the same: the code to show in return, once. Errors: `Expired` the
    /// second time.
    pub fn answer(&self) -> Result<String, AmparoError> {
        let ready = self
            .ready
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let answer = ready.ok_or(AmparoError::Expired)?.answer()?;
        (*self.answer.lock().unwrap_or_else(PoisonError::into_inner)).clone_from(&answer);
        Ok(answer)
    }

    /// The answer as a QR code, SVG, for as long as this object lives. Errors: `NotFound` before `answer`.
    pub fn qr_svg(&self) -> Result<String, AmparoError> {
        let answer = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        if answer.is_empty() {
            return Err(AmparoError::NotFound);
        }
        Ok(amparo_text::qr_svg(&answer)?)
    }
}
