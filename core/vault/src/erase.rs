//! Erasing a vault for good. The one place where anything but a draft is deleted.
//!
//! In this order: a mark that it was asked for; the hardware keys, after which no PIN opens any copy; both headers, after which no keeper
//! does; the name; the files. The mark makes an interruption anywhere a thing that the next start finishes.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use amparo_sealed::{HardwareKey, LockFile, sync_folder};

use crate::folder::Folder;
use crate::seal::destroy_aliases;
use crate::vault::read_header;
use crate::{BootClock, Error, Result, Unlocked, Vault};

const MAGIC: [u8; 8] = *b"AMPERASE";
const HEADERS: [&str; 2] = ["header.a", "header.b"];

impl Unlocked {
    /// Erases this vault: after it there is none. Deletion is not proof against a laboratory, but what a laboratory finds is sealed under
    /// keys that are gone. Locks the vault also when it fails.
    ///
    /// # Errors
    /// As [`Unlocked::check_secret`]; [`Error::Hardware`]: a key could not be destroyed, and the vault still opens. After any other error
    /// [`Vault::erase_leftovers`] finishes it.
    pub fn erase(
        self,
        secret: &[u8],
        hardware: &dyn HardwareKey,
        clock: &dyn BootClock,
    ) -> Result<()> {
        self.check_secret(secret, hardware, clock)?;
        let (folder, header) = (self.folder.clone(), self.header.clone());
        let lock = self.close()?;
        write_mark(&folder, header.vault_id)?;
        if let Err(error) = destroy_aliases(&header, hardware) {
            fs::remove_file(folder.mark())?;
            return Err(error);
        }
        finish(&folder, lock)
    }
}

impl Vault {
    /// Finishes what an interrupted erasing left. For the start of the program, before anything looks at the vault; does nothing when
    /// nobody asked for it.
    ///
    /// # Errors
    /// [`Error::Busy`] while the vault is open; those of the file system.
    pub fn erase_leftovers(folder: &Path) -> Result<()> {
        let folder = Folder::new(folder);
        if is_marked(&folder)? {
            let lock = LockFile::acquire(&folder.lock())?;
            finish(&folder, lock)?;
        }
        remove_all(&folder.erased()?)
    }
}

impl Folder {
    fn mark(&self) -> PathBuf {
        self.path().join("erasing")
    }

    fn erased(&self) -> Result<PathBuf> {
        let mut name = self.path().file_name().ok_or(Error::NotFound)?.to_owned();
        name.push(".erased");
        Ok(self.path().with_file_name(name))
    }
}

/// "AMPERASE" ‖ vault id (16): a mark that came here with files of another vault says nothing about this one.
fn write_mark(folder: &Folder, vault_id: [u8; 16]) -> Result<()> {
    let mut file = fs::File::create(folder.mark())?;
    file.write_all(&[&MAGIC[..], &vault_id].concat())?;
    file.sync_all()?;
    Ok(sync_folder(folder.path())?)
}

fn is_marked(folder: &Folder) -> Result<bool> {
    let mark = match fs::read(folder.mark()) {
        Ok(mark) => mark,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let Some((magic, vault_id)) = mark.split_first_chunk::<8>() else {
        return Ok(false);
    };
    let is_of_this_vault = match read_header(folder) {
        Ok((header, _)) => header.vault_id == *vault_id,
        // Overwritten already; what is damaged for another reason opens no better.
        Err(_) => vault_id.len() == 16,
    };
    Ok(*magic == MAGIC && is_of_this_vault)
}

/// Everything after the hardware keys.
fn finish(folder: &Folder, lock: LockFile) -> Result<()> {
    for name in HEADERS {
        overwrite(&folder.path().join(name))?;
    }
    let erased = folder.erased()?;
    // Of an erasing before this one; its name is needed.
    remove_all(&erased)?;
    fs::rename(folder.path(), &erased)?;
    sync_folder(erased.parent().unwrap_or(&erased))?;
    lock.release()?;
    remove_all(&erased)
}

/// Zeros over what was there, then nothing.
fn overwrite(path: &Path) -> Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    file.write_all(&vec![0; length])?;
    file.sync_all()?;
    file.set_len(0)?;
    Ok(file.sync_all()?)
}

fn remove_all(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(sync_folder(folder.parent().unwrap_or(folder))?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}
