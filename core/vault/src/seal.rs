//! Sealing: from now on only a keeper opens the vault. It takes no key, so it can be done while the vault is locked.
//!
//! First the hardware key goes: with it, every copy of the slot that a disk may still have is worthless. Then the header is cut
//! off behind its core.

use amparo_sealed::{HardwareKey, LockFile};
use std::path::Path;

use crate::folder::Folder;
use crate::header::{self, Header, alias};
use crate::vault::read_header;
use crate::{Error, Result, Unlocked, Vault};

/// What a locked vault's header is held against, kept where the vault's owner alone can write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchors {
    /// "age1…": to whom captures are sealed.
    pub capture_recipient: String,
    /// SHA-256 of the header's body up to and including the core's MAC.
    pub core: [u8; 32],
}

impl Anchors {
    pub(crate) fn of(header: &Header) -> Self {
        Self {
            // A header of format 2 has one.
            capture_recipient: header
                .capture_recipient()
                .map(ToString::to_string)
                .unwrap_or_default(),
            core: header.core_digest(),
        }
    }
}

impl Vault {
    /// Seals a locked vault. Repeatable: an interrupted sealing is finished by another one.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Busy`] while it is open anywhere; [`Error::Damaged`];
    /// [`Error::Invalid`] "anchors": this is not the header that they were taken from; "keeper": no keeper has proved
    /// able to open it. Nothing is changed by any of them. [`Error::Hardware`]: the key could not be destroyed, and the vault still opens.
    pub fn seal(folder: &Path, hardware: &dyn HardwareKey, anchors: &Anchors) -> Result<()> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let lock = LockFile::acquire(&folder.lock())?;
        let (header, _) = read_header(&folder)?;
        if Anchors::of(&header) != *anchors {
            return Err(Error::Invalid { field: "anchors" });
        }
        seal(&folder, header, hardware)?;
        Ok(lock.release()?)
    }
}

impl Unlocked {
    /// Seals this vault and drops its keys. Locks it also when it fails.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub fn seal(self, hardware: &dyn HardwareKey) -> Result<()> {
        let (folder, header) = (self.folder.clone(), self.header.clone());
        // The folder stays locked until its header is cut.
        let lock = self.close()?;
        seal(&folder, header, hardware)?;
        Ok(lock.release()?)
    }
}

fn seal(folder: &Folder, mut header: Header, hardware: &dyn HardwareKey) -> Result<()> {
    if !header.keepers().any(|keeper| keeper.proven) {
        return Err(Error::Invalid { field: "keeper" });
    }
    destroy_aliases(&header, hardware)?;
    header.drop_device();
    Ok(header::place(folder.path()).write(&header.encode())?)
}

/// Destroys every hardware key of [`aliases`].
pub(crate) fn destroy_aliases(header: &Header, hardware: &dyn HardwareKey) -> Result<()> {
    for generation in aliases(header) {
        hardware.destroy(&alias(&header.vault_id, generation))?;
    }
    Ok(())
}

/// The generations of every hardware key that a slot of this vault can still depend on: that of the header, and what an interrupted
/// change of the PIN left before or after it. Also when the slot itself is gone, or says another generation than the core.
pub(crate) fn aliases(header: &Header) -> Vec<u32> {
    let last = header.alias_generation();
    let slot = header.device().and_then(|slot| slot.hardware);
    let of_slot = slot.map_or(last, |binding| binding.alias_generation);
    let mut generations = Vec::new();
    if last > 0 {
        for generation in [of_slot, last, last - 1, last.saturating_add(1)] {
            if generation > 0 && !generations.contains(&generation) {
                generations.push(generation);
            }
        }
    }
    generations
}
