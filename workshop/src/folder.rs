//! The temporary folder of one run: made private, locked while in use, removed at the end, swept if a run was killed.
//!
//! A folder is called `amparo-workshop-<pid>-<random>` and holds a file that the running process keeps locked. The lock,
//! not the process id, tells a sweeper whether a folder is abandoned: ids are reused, and a lock ends with its process
//! however that ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

const PREFIX: &str = "amparo-workshop-";
const IN_USE: &str = "in-use";
/// A folder without its lock file is being made just now, unless it is older than this.
const BEING_MADE: Duration = Duration::from_mins(1);

/// The folder of this run. Dropping it removes everything in it.
pub(crate) struct Folder {
    folder: tempfile::TempDir,
    _in_use: File,
}

impl Folder {
    /// Makes a folder that only this user can enter, inside `parent` (usually the system's temporary folder).
    pub(crate) fn make(parent: &Path) -> io::Result<Self> {
        let prefix = format!("{PREFIX}{}-", std::process::id());
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        let folder = builder.tempdir_in(parent)?;
        let in_use = File::create(folder.path().join(IN_USE))?;
        in_use.try_lock().map_err(io::Error::from)?;
        Ok(Self {
            folder,
            _in_use: in_use,
        })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Removes it and says whether that worked. A call still running may write once more, so it tries a few times.
    pub(crate) fn remove(self) -> bool {
        let path = self.folder.keep();
        for _ in 0..20 {
            match fs::remove_dir_all(&path) {
                Ok(()) => return true,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return true,
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
        false
    }
}

/// Removes the folders of earlier runs that ended without doing so; returns how many. What cannot be read (another
/// user's) is left alone.
pub(crate) fn sweep(parent: &Path) -> usize {
    let Ok(entries) = fs::read_dir(parent) else {
        return 0;
    };
    let abandoned = |path: &PathBuf| {
        let named = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(is_ours);
        // Not followed: a link of that name leads to somebody else's files.
        named && fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) && is_abandoned(path)
    };
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(abandoned)
        .filter(|path| fs::remove_dir_all(path).is_ok())
        .count()
}

/// `amparo-workshop-<pid>-…`; anything else that happens to begin alike is somebody else's.
fn is_ours(name: &str) -> bool {
    let rest = name.strip_prefix(PREFIX);
    let pid = rest
        .and_then(|rest| rest.split_once('-'))
        .map(|(pid, _)| pid);
    pid.is_some_and(|pid| pid.parse::<u32>().is_ok())
}

fn is_abandoned(folder: &Path) -> bool {
    match File::open(folder.join(IN_USE)) {
        Ok(file) => !matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => is_old(folder),
        Err(_) => false,
    }
}

fn is_old(folder: &Path) -> bool {
    let age = fs::metadata(folder)
        .and_then(|found| found.modified())
        .map(|made| SystemTime::now().duration_since(made).unwrap_or_default());
    age.is_ok_and(|age| age > BEING_MADE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parent() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn dropping_it_leaves_nothing() {
        let parent = parent();
        let folder = Folder::make(parent.path()).unwrap();
        fs::write(folder.path().join("vault.db"), b"x").unwrap();
        drop(folder);
        assert_eq!(names(parent.path()), 0);
    }

    #[test]
    fn removing_it_leaves_nothing_and_says_so() {
        let parent = parent();
        let folder = Folder::make(parent.path()).unwrap();
        fs::create_dir(folder.path().join("files")).unwrap();
        assert!(folder.remove());
        assert_eq!(names(parent.path()), 0);
    }

    #[test]
    fn a_sweep_takes_the_dead_and_leaves_the_living_and_the_strange() {
        let parent = parent();
        let living = Folder::make(parent.path()).unwrap();
        let dead = parent.path().join(format!("{PREFIX}1-dead"));
        fs::create_dir(&dead).unwrap();
        fs::write(dead.join(IN_USE), b"").unwrap();
        fs::write(dead.join("alerts.db"), b"x").unwrap();
        let fresh = parent.path().join(format!("{PREFIX}2-being-made"));
        fs::create_dir(&fresh).unwrap();
        let strange = parent.path().join(format!("{PREFIX}notes-of-mine"));
        fs::create_dir(&strange).unwrap();
        fs::write(strange.join(IN_USE), b"").unwrap();

        assert_eq!(sweep(parent.path()), 1);
        assert!(!dead.exists());
        assert!(living.path().exists() && fresh.exists() && strange.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_of_that_name_is_not_followed() {
        let (parent, elsewhere) = (parent(), parent());
        fs::write(elsewhere.path().join(IN_USE), b"").unwrap();
        let link = parent.path().join(format!("{PREFIX}3-link"));
        std::os::unix::fs::symlink(elsewhere.path(), &link).unwrap();
        assert_eq!(sweep(parent.path()), 0);
        assert!(elsewhere.path().join(IN_USE).exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_enter_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let parent = parent();
        let folder = Folder::make(parent.path()).unwrap();
        let mode = fs::metadata(folder.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}
