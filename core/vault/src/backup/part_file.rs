//! A file that is there whole or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::sync_parent;
use crate::{Error, Result};

/// `<path>.part`, removed unless it was published.
pub(super) struct PartFile {
    part: PathBuf,
    path: PathBuf,
    published: bool,
}

impl PartFile {
    pub(super) fn create(path: &Path) -> Result<(Self, File)> {
        if fs::exists(path)? {
            return Err(Error::AlreadyExists);
        }
        let mut name = path.file_name().ok_or(Error::NotFound)?.to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        // What a killed program left: nobody was told that it is a backup.
        match fs::remove_file(&part) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let file = File::create_new(&part)?;
        let own = Self {
            part,
            path: path.to_owned(),
            published: false,
        };
        Ok((own, file))
    }

    /// Makes the file durable under its own name.
    pub(super) fn publish(mut self, file: &File) -> Result<()> {
        file.sync_all()?;
        // Another backup may be the only one.
        if fs::exists(&self.path)? {
            return Err(Error::AlreadyExists);
        }
        fs::rename(&self.part, &self.path)?;
        // Until its name is durable, this is what an error removes.
        self.part.clone_from(&self.path);
        sync_parent(&self.path)?;
        self.published = true;
        Ok(())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if !self.published {
            // If it cannot be removed now, the next backup to this path does it.
            let _ = fs::remove_file(&self.part);
        }
    }
}
