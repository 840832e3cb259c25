//! The log beside a database, as a file: `<name>-wal`.
//!
//! `SQLite` does not check that a log belongs to the file it lies beside; it replays it into whatever has the name. So a
//! file gets a name, or loses it, only when there is no log of that name, and the folder knows it durably.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, Result, fsync};

/// `<path>-wal`
pub(super) fn place(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Whether there is nothing in the log of `path`, or none.
pub(super) fn is_empty(path: &Path) -> Result<bool> {
    match fs::metadata(place(path)) {
        Ok(log) => Ok(log.len() == 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Removes the empty log of a closed database, durably.
///
/// # Errors
/// [`Error::Busy`] when there is something in it: it holds what was committed, and is left alone.
pub(super) fn remove_empty(path: &Path) -> Result<()> {
    if !is_empty(path)? {
        return Err(Error::Busy);
    }
    remove(&place(path))?;
    fsync::sync_folder(fsync::parent(path))
}

/// Removes a database of which nothing is needed, the log first: a log without its file is replayed into the next.
pub(super) fn discard(path: &Path) -> Result<()> {
    remove(&place(path))?;
    fsync::sync_folder(fsync::parent(path))?;
    remove(path)?;
    fsync::sync_folder(fsync::parent(path))
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
