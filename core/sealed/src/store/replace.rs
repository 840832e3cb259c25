//! One store in the place of another.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;

use super::manifest::Manifest;
use super::{RowKeys, Store, close, log};
use crate::{Error, Part, Result, fsync};

impl Store {
    /// As [`Store::close`], and no log is left beside the file: it may be renamed or copied alone.
    pub fn close_alone(self) -> Result<()> {
        let path = self.path.clone();
        self.close()?;
        log::remove_empty(&path)?;
        Ok(File::open(&path)?.sync_all()?)
    }

    /// Gives the file of `next` the name of this store's file, in one step, and goes on with it: afterwards this *is* `next`. What this
    /// store's file held is gone, or kept as a copy named `keep`.
    ///
    /// No log lies beside either file at the moment of the renaming, and that is durable before it: a crash leaves the old
    /// file or the new one, each whole.
    ///
    /// # Errors
    /// [`Error::DiskFull`] when there is no room for the copy. After an error this store is what the name stands for, the old file or,
    /// when only making the new name durable or opening it failed, the new one ([`Store::epoch`] tells). Both files are whole, and
    /// what could not be opened now is opened by the next call.
    pub fn replace_by(&mut self, next: Self, keep: Option<&Path>) -> Result<()> {
        let path = self.path.clone();
        let from = next.path.clone();
        let (keys, manifest) = next.close_for_another_name()?;
        // From here on this store has no connection, and whatever fails, its next use makes one.
        close(&path, self.connection.take())?;
        log::remove_empty(&path)?;
        keep.map_or(Ok(()), |keep| copy(&path, keep))?;
        rename(&from, &path)?;
        // The name is the new file's, so nothing may go there under the old keys.
        (self.keys, self.manifest) = (keys, manifest);
        self.touched = self.touched.take().map(|_| BTreeSet::new());
        self.connection()?;
        fsync::sync_folder(fsync::parent(&path))
    }

    /// [`Store::close_alone`], for who opens the file again under another name.
    fn close_for_another_name(self) -> Result<(RowKeys, RefCell<Manifest>)> {
        let Self {
            path,
            connection,
            keys,
            manifest,
            ..
        } = self;
        close(&path, connection.into_inner())?;
        log::remove_empty(&path)?;
        File::open(&path)?.sync_all()?;
        Ok((keys, manifest))
    }
}

/// `from` becomes `to`, not durably yet; neither has a log.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    if !log::is_empty(from)? || !log::is_empty(to)? {
        return Err(Error::damaged(Part::Database));
    }
    Ok(fs::rename(from, to)?)
}

/// A durable copy, under its name only when it is whole. A second link would be cheaper; Android allows none.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let copied = fs::copy(from, part)
        .map_err(Error::from)
        .and_then(|_| Ok(File::open(part)?.sync_all()?))
        .and_then(|()| Ok(fs::rename(part, to)?));
    if copied.is_err() {
        // What is there of it is of no use; the original is untouched.
        let _ = fs::remove_file(part);
    }
    copied?;
    fsync::sync_folder(fsync::parent(to))
}
