//! Every change on the disk, one function each, so that a test can stop between any two of them.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Makes a folder and those above it; it may be there already.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    fuse(|| fs::create_dir_all(folder))
}

/// Removes a file, or a folder and all in it; it may be gone already.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fuse(|| {
        let removed = if path.is_dir() {
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        };
        match removed {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    })
}

/// Writes a file anew and makes its bytes durable.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    #[cfg(test)]
    let bytes = tests::torn(bytes);
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    fuse(|| file.sync_all())
}

/// Gives a file the name of another, which it replaces in one step.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fuse(|| fs::rename(from, to))
}

/// Makes the names in a folder durable.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows cannot open a folder as a file, and its file systems journal names themselves.
    fuse(|| {
        if cfg!(unix) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    })
}

fn fuse(step: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    #[cfg(test)]
    tests::burn()?;
    step()
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        /// Steps that still happen on this thread; below zero, all of them.
        static LEFT: Cell<i32> = const { Cell::new(-1) };
    }

    /// Lets so many steps happen; the next one, and all after it, do not.
    pub(in crate::pack) fn stop_after(steps: i32) {
        LEFT.set(steps);
    }

    pub(super) fn burn() -> io::Result<()> {
        match LEFT.get() {
            0 => Err(io::Error::other("stopped")),
            left => {
                LEFT.set(left.saturating_sub(1).max(-1));
                Ok(())
            }
        }
    }

    /// What of a write is there when it is the step that does not end.
    pub(super) fn torn(bytes: &[u8]) -> &[u8] {
        if LEFT.get() == 0 {
            &bytes[..bytes.len() / 2]
        } else {
            bytes
        }
    }
}
