//! A salvaged vault in the place of the damaged one, which stays beside it under another name.
//!
//! In this order: a mark in the damaged one that it is being replaced; both folders change names, in one step; the damaged one gets its
//! last name. The mark is what tells the two apart when it was cut off in between: under the salvaged one's name it is the damaged one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use amparo_sealed::{exchange_folders, sync_folder};

use crate::folder::Folder;
use crate::inspect::hold;
use crate::{Error, Result, Vault};

const MAGIC: [u8; 8] = *b"AMPREPLC";
/// Damaged vaults that are kept beside the one in use.
const MOST_DAMAGED: u32 = 99;

impl Vault {
    /// The vault at `with` gets the name `folder`, in one step, and the one that had it stays beside it as `<folder>.damaged-<n>`. Gives
    /// that name. One that was cut off is finished.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no vault at either; [`Error::Busy`] while one is open; those of the file system: both are there
    /// then, and another call goes on.
    pub fn replace(folder: &Path, with: &Path) -> Result<PathBuf> {
        if let Some(aside) = Self::replace_leftovers(folder, with)? {
            return Ok(aside);
        }
        for vault in [folder, with] {
            let vault = Folder::new(vault);
            if !vault.holds_vault()? {
                return Err(Error::NotFound);
            }
            // Let go again before the renaming: it lies in the folder.
            drop(hold(&vault)?);
        }
        write_mark(folder)?;
        exchange_folders(folder, with)?;
        put_aside(folder, with)
    }

    /// Finishes what an interrupted [`Vault::replace`] left, and gives the name that the damaged vault has then. For the start of the
    /// program; `None`: there is nothing to finish.
    ///
    /// # Errors
    /// [`Error::Busy`] while the damaged one is open; those of the file system.
    pub fn replace_leftovers(folder: &Path, with: &Path) -> Result<Option<PathBuf>> {
        if !is_marked(with)? {
            return Ok(None);
        }
        drop(hold(&Folder::new(with))?);
        put_aside(folder, with).map(Some)
    }
}

/// The damaged one, at `with`, gets the first of its names that is free.
fn put_aside(folder: &Path, with: &Path) -> Result<PathBuf> {
    let name = folder.file_name().ok_or(Error::NotFound)?;
    for number in 1..=MOST_DAMAGED {
        let mut name = name.to_owned();
        name.push(format!(".damaged-{number}"));
        let aside = folder.with_file_name(name);
        if !fs::exists(&aside)? {
            let parent = folder.parent().ok_or(Error::NotFound)?;
            // The exchange is durable before anything is built on it, also when the attempt before this one could not make it so.
            sync_folder(parent)?;
            fs::rename(with, &aside)?;
            // A crash that takes this name back leaves the mark, and the next start gives the name again.
            let _ = sync_folder(parent);
            return Ok(aside);
        }
    }
    Err(Error::AlreadyExists)
}

fn place(folder: &Path) -> PathBuf {
    folder.join("replaced")
}

fn write_mark(folder: &Path) -> Result<()> {
    let mut file = File::create(place(folder))?;
    file.write_all(&MAGIC)?;
    file.sync_all()?;
    Ok(sync_folder(folder)?)
}

fn is_marked(folder: &Path) -> Result<bool> {
    match fs::read(place(folder)) {
        Ok(mark) => Ok(mark == MAGIC),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
