//! Erasing a vault for good. The one place where anything but a draft is deleted.
//!
//! In this order: a mark that it was asked for; the hardware keys, after which no PIN opens any copy; both headers, after which no keeper
//! does; the name; the files, the mark last. The mark makes an interruption anywhere a thing that the next start finishes. It names the
//! hardware keys, so that none of them is left when there is no header any more.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use amparo_sealed::{HardwareKey, LockFile, sync_folder};

use crate::folder::Folder;
use crate::header::alias;
use crate::seal::aliases;
use crate::vault::read_header;
use crate::{BootClock, Error, Result, Unlocked, Vault};

const MAGIC: [u8; 8] = *b"AMPERASE";
const MARK: &str = "erasing";
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
        let mark = Mark {
            vault_id: header.vault_id,
            generations: aliases(&header),
        };
        mark.write(&folder)?;
        if let Err(error) = mark.destroy_keys(hardware) {
            fs::remove_file(folder.mark())?;
            return Err(error);
        }
        finish(&folder, lock, hardware)
    }
}

impl Vault {
    /// Finishes what an interrupted erasing left. For the start of the program, before anything looks at the vault; does nothing when
    /// nobody asked for it.
    ///
    /// # Errors
    /// [`Error::Busy`] while the vault is open; those of the file system. [`Error::Hardware`]: the vault is gone, and one of its keys,
    /// which opens nothing any more, could not be destroyed; the next call tries again.
    pub fn erase_leftovers(folder: &Path, hardware: &dyn HardwareKey) -> Result<()> {
        let folder = Folder::new(folder);
        if let Some(mark) = Mark::of_vault(&folder)? {
            let lock = LockFile::acquire(&folder.lock())?;
            // Refused, it is asked again when everything else is gone: the owner asked for that, and may not be back.
            let _ = mark.destroy_keys(hardware);
            finish(&folder, lock, hardware)?;
        }
        remove_erased(&folder.erased()?, hardware)
    }
}

impl Folder {
    fn mark(&self) -> PathBuf {
        self.path().join(MARK)
    }

    fn erased(&self) -> Result<PathBuf> {
        let mut name = self.path().file_name().ok_or(Error::NotFound)?.to_owned();
        name.push(".erased");
        Ok(self.path().with_file_name(name))
    }
}

/// "AMPERASE" ‖ vault id (16) ‖ count (1) ‖ that many generations of hardware keys (4 each): a mark that came here with files of another
/// vault says nothing about this one.
struct Mark {
    vault_id: [u8; 16],
    generations: Vec<u32>,
}

impl Mark {
    fn write(&self, folder: &Folder) -> Result<()> {
        // Four at most.
        let count = u8::try_from(self.generations.len()).unwrap_or(u8::MAX);
        let mut bytes = [&MAGIC[..], &self.vault_id, &[count]].concat();
        for generation in &self.generations {
            bytes.extend_from_slice(&generation.to_be_bytes());
        }
        let mut file = fs::File::create(folder.mark())?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        Ok(sync_folder(folder.path())?)
    }

    /// `None`: there is none, or it was not written to its end.
    fn read(path: &Path) -> Result<Option<Self>> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(Self::decode(&bytes))
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let (vault_id, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first()?;
        let (generations, rest) = rest.as_chunks();
        let whole = rest.is_empty() && generations.len() == usize::from(*count);
        whole.then(|| Self {
            vault_id: *vault_id,
            generations: generations
                .iter()
                .copied()
                .map(u32::from_be_bytes)
                .collect(),
        })
    }

    /// That of a folder that is still in its place.
    fn of_vault(folder: &Folder) -> Result<Option<Self>> {
        let mark = Self::read(&folder.mark())?;
        Ok(mark.filter(|mark| match read_header(folder) {
            Ok((header, _)) => header.vault_id == mark.vault_id,
            // Overwritten already; what is damaged for another reason opens no better.
            Err(_) => true,
        }))
    }

    fn destroy_keys(&self, hardware: &dyn HardwareKey) -> Result<()> {
        for generation in &self.generations {
            hardware.destroy(&alias(&self.vault_id, *generation))?;
        }
        Ok(())
    }
}

/// Everything after the hardware keys.
fn finish(folder: &Folder, lock: LockFile, hardware: &dyn HardwareKey) -> Result<()> {
    for name in HEADERS {
        overwrite(&folder.path().join(name))?;
    }
    let erased = folder.erased()?;
    // Of an erasing before this one; its name is needed.
    remove_erased(&erased, hardware)?;
    fs::rename(folder.path(), &erased)?;
    sync_folder(erased.parent().unwrap_or(&erased))?;
    lock.release()?;
    remove_erased(&erased, hardware)
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

/// The files, then the hardware keys that the mark names, then the mark.
fn remove_erased(erased: &Path, hardware: &dyn HardwareKey) -> Result<()> {
    let entries = match fs::read_dir(erased) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mark = erased.join(MARK);
    for entry in entries {
        let entry = entry?;
        if entry.path() == mark {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    if let Some(mark) = Mark::read(&mark)? {
        mark.destroy_keys(hardware)?;
    }
    fs::remove_dir_all(erased)?;
    Ok(sync_folder(erased.parent().unwrap_or(erased))?)
}
