//! The vault's folder: names, and how it comes into being all at once.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_sealed::{LockFile, sync_folder};

use crate::{Error, Part, Result, header};

/// The paths of one vault.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn attempts(&self) -> PathBuf {
        self.0.join("attempts")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("vault.db")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.0.join("files")
    }

    pub(crate) fn captured(&self) -> PathBuf {
        self.0.join("captured")
    }

    /// Whether there is a vault, whole or not: its header or its database.
    pub(crate) fn holds_vault(&self) -> Result<bool> {
        Ok(header::place(&self.0).exists() || fs::exists(self.database())?)
    }

    /// Whether a new vault may take this place.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`]: there is a vault, or there are other files. [`Part::Header`] damaged: there is a database
    /// without its header. None of it is touched.
    pub(crate) fn check_free(&self) -> Result<()> {
        if header::place(&self.0).exists() {
            return Err(Error::AlreadyExists);
        }
        if fs::exists(self.database())? {
            return Err(Error::damaged(Part::Header));
        }
        match fs::read_dir(&self.0) {
            Ok(mut entries) => match entries.next() {
                Some(_) => Err(Error::AlreadyExists),
                None => Ok(()),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// A vault's folder under another name, until it is complete. What a crash leaves of it was never confirmed to anyone, so the
/// next creation removes it.
pub(crate) struct Draft {
    place: PathBuf,
    folder: Folder,
    lock: LockFile,
}

impl Draft {
    pub(crate) fn new(place: &Folder) -> Result<Self> {
        place.check_free()?;
        let mut name = place.0.file_name().ok_or(Error::NotFound)?.to_owned();
        name.push(".new");
        let draft = Folder(place.0.with_file_name(name));
        fs::create_dir_all(&draft.0)?;
        let lock = LockFile::acquire(&draft.lock())?;
        for entry in fs::read_dir(&draft.0)? {
            let path = entry?.path();
            if path == draft.lock() {
                continue;
            }
            if path.is_dir() {
                fs::remove_dir_all(path)?;
            } else {
                fs::remove_file(path)?;
            }
        }
        fs::create_dir(draft.files())?;
        Ok(Self {
            place: place.0.clone(),
            folder: draft,
            lock,
        })
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Makes everything durable and gives it its name, in one step. The lock goes with it.
    pub(crate) fn publish(self) -> Result<(Folder, LockFile)> {
        sync_folder(&self.folder.0)?;
        // An empty folder may have the name; one with anything in it refuses.
        fs::rename(&self.folder.0, &self.place)?;
        sync_folder(self.place.parent().unwrap_or(&self.place))?;
        Ok((Folder(self.place), self.lock))
    }
}
