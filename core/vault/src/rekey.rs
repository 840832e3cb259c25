//! The second half of a rekey: the rows go over to the new vault key.
//!
//! They are copied into `vault.db.next` in steps, while everything else goes on reading and writing `vault.db`. When the copy says
//! what the original says it takes its name, in one step, and the header forgets the key before. `vault.db` itself tells which
//! epoch it is in, so an interruption anywhere leaves either key usable for what is under it.

use amparo_sealed::{Copier, OnDamage, Tx, sync_folder};
use std::fs;
use zeroize::Zeroizing;

use crate::record::Retired;
use crate::vault::store_keys;
use crate::{Result, Unlocked};

/// How far something long is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Done so far; as much as `total` when it is finished, and not before.
    pub done: u64,
    /// In all; may grow while it is under way.
    pub total: u64,
}

impl Unlocked {
    /// Copies about `rows` rows to the new vault key, and finishes the rekey when none is left. Documents stay as they are: each has
    /// a key of its own, which is in its row. After a lock or a crash it goes on where it was.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when a row is damaged or doubtful, until `accept_damage`: then what opens goes over and the old file stays as
    /// `vault.db.damaged-<epoch>`. [`crate::Error::DiskFull`] and the like: nothing is lost, and the next step tries again.
    pub fn rekey_step(&mut self, rows: usize, accept_damage: bool) -> Result<Progress> {
        if self.previous.is_none() {
            return Ok(Progress { done: 0, total: 0 });
        }
        if self.store.epoch() == self.header.epoch() {
            // Only the header's last change was missing. The renaming may have been seen and not be durable: a header that has
            // forgotten the key of a file that comes back would be the end of it.
            sync_folder(self.folder.path())?;
            self.finish_rekey_header()?;
            return Ok(Progress { done: 0, total: 0 });
        }
        let mut copier = if let Some(copier) = self.copier.take() {
            copier
        } else {
            let keys = store_keys(self.header.vault_id, self.header.epoch(), &self.vmk);
            Copier::begin(&mut self.store, &self.folder.next_database(), &keys)?
        };
        let damaged = if accept_damage {
            OnDamage::CarryDoubtful
        } else {
            OnDamage::Refuse
        };
        let state = match copier.step(&mut self.store, rows, damaged) {
            Ok(state) => state,
            Err(error) => {
                self.copier = Some(copier);
                return Err(error.into());
            }
        };
        if state.left > 0 {
            self.copier = Some(copier);
        } else {
            self.finish_rekey(copier)?;
        }
        Ok(Progress {
            done: state.total - state.left,
            total: state.total,
        })
    }

    fn finish_rekey(&mut self, copier: Copier) -> Result<()> {
        let epoch = self.store.epoch();
        let is_whole = copier.damage().is_empty();
        let keep = (!is_whole).then(|| self.folder.damaged_database(epoch));
        let retired = self.retired_identity()?;
        copier.finish(
            &mut self.store,
            keep.as_deref(),
            |tx: &mut Tx<'_>| match &retired {
                Some(row) => tx.insert(row).map(drop),
                None => Ok(()),
            },
        )?;
        self.finish_rekey_header()
    }

    /// What captures of the epoch before are opened with, when something that was captured may need it.
    fn retired_identity(&self) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let Some((epoch, key)) = &self.previous else {
            return Ok(None);
        };
        Ok(holds_files(&self.folder.captured())?.then(|| Retired::of(*epoch, key).encode()))
    }
}

pub(crate) fn holds_files(folder: &std::path::Path) -> Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
