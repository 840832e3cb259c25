//! Where a restored or salvaged vault is made, and how it gets its place.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_sealed::HardwareKey;

use crate::Result;
use crate::backup::sync_parent;
use crate::folder::{Draft, Folder};
use crate::seal::destroy_aliases;
use crate::vault::read_header;

/// `<folder>.new` with the vault in it, until it has the name `folder`. What a kill leaves of it the next attempt removes.
pub(crate) struct Staging<'a> {
    draft: Draft,
    place: PathBuf,
    /// Where it is made.
    pub(crate) vault: PathBuf,
    hardware: &'a dyn HardwareKey,
    /// It is at `place` instead.
    published: bool,
    /// It was opened there, and stays.
    pub(crate) finished: bool,
}

impl<'a> Staging<'a> {
    pub(crate) fn new(place: &Path, hardware: &'a dyn HardwareKey) -> Result<Self> {
        let draft = Draft::new(&Folder::new(place))?;
        let vault = draft.folder().path().join("vault");
        Ok(Self {
            draft,
            place: place.to_owned(),
            vault,
            hardware,
            published: false,
            finished: false,
        })
    }

    /// Everything in it is durable already: its own files by the vault's lock, its names by the vault's making.
    pub(crate) fn publish(&mut self) -> Result<()> {
        fs::rename(&self.vault, &self.place)?;
        self.published = true;
        sync_parent(&self.place)
    }

    /// The hardware key is of no use without the vault. One whose making failed at its last step is there as well, with its key.
    fn destroy_key(&self) -> Result<()> {
        let (header, _) = read_header(&Folder::new(&self.vault))?;
        destroy_aliases(&header, self.hardware)
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // What cannot be removed now is no vault, and the next attempt removes it.
        if self.published && !self.finished {
            // Back, so that a kill while it is removed leaves no half of a vault.
            let _ = fs::rename(&self.place, &self.vault);
        }
        if !self.finished {
            // Where there is no vault, also because its name could not be taken back, there is no key to be destroyed.
            let _ = self.destroy_key();
        }
        let _ = fs::remove_dir_all(self.draft.folder().path());
    }
}
