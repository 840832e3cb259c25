//! One process, one writer.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::{Error, Result};

/// Holds an advisory lock on an empty file until dropped. The operating system frees it when the process ends, so a crash
/// leaves nothing to clean up, and the file itself is never removed.
#[derive(Debug)]
pub struct LockFile(File);

impl LockFile {
    /// Takes the lock, or says that somebody has it.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process, or another handle of this one, holds it.
    pub fn acquire(path: &Path) -> Result<Self> {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::Busy),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Gives the lock back and reports whether the system agreed; dropping does the same in silence.
    pub fn release(self) -> Result<()> {
        Ok(self.0.unlock()?)
    }
}

impl Drop for LockFile {
    /// Closing would not be enough: a child process that was forked and has not started its own program yet shares the open file, and
    /// the lock with it.
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_told_busy_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = LockFile::acquire(&path).unwrap();
        assert_eq!(LockFile::acquire(&path).unwrap_err(), Error::Busy);
        first.release().unwrap();
        drop(LockFile::acquire(&path).unwrap());
        LockFile::acquire(&path).unwrap();
    }

    #[test]
    fn a_forked_child_does_not_keep_what_was_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = LockFile::acquire(&path).unwrap();
        // What a fork does: another descriptor of the same open file.
        let shared = lock.0.try_clone().unwrap();
        drop(lock);
        LockFile::acquire(&path).unwrap();
        drop(shared);
    }
}
