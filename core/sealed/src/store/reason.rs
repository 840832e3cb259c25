//! Why `SQLite` could not write.
//!
//! Of a failed call `SQLite` tells which one it was (`SQLITE_IOERR_FSYNC`, `SQLITE_CANTOPEN` …) and keeps the system's reason to itself. So
//! the file system is asked once more, beside the database: what it says about a small file it would have said about the database.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};

use super::log;
use crate::{Error, Result};

/// Primary result codes.
const IOERR: i32 = 10;
const CANTOPEN: i32 = 14;
/// `SQLITE_IOERR_READ`, `_SHORT_READ`, `_FSTAT`, `_CORRUPTFS`, `_IN_PAGE`: no want of room makes a reading fail.
const READING: [i32; 5] = [266, 522, 1802, 8458, 8714];

/// The outcome of something that was done to `database`, with the kind of failure as precise as it can be had.
pub(super) fn explain<T>(database: &Path, outcome: Result<T>) -> Result<T> {
    outcome.map_err(|error| match error {
        Error::Database { code }
            if matches!(code & 0xff, IOERR | CANTOPEN) && !READING.contains(&code) =>
        {
            match ask(database) {
                Err(reason @ (Error::DiskFull | Error::ReadOnly)) => reason,
                _ => error,
            }
        }
        error => error,
    })
}

/// `<database>.probe`. What a crash leaves under that name is zeros, and the next probe removes it.
fn place(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".probe");
    name.into()
}

fn ask(database: &Path) -> Result<()> {
    // Asked by name: to open and close the file itself would let go of `SQLite`'s lock on it.
    for file in [database, &log::place(database)] {
        match access(file, Access::WRITE_OK).map_err(io::Error::from) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let path = place(database);
    let mut probe = File::create(&path)?;
    let written = probe
        .write_all(&[0; 4096])
        .and_then(|()| probe.sync_all())
        .map_err(Error::from);
    drop(probe);
    written.and(Ok(fs::remove_file(&path)?))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const FSYNC: Error = Error::Database { code: 1034 };

    #[test]
    fn where_there_is_room_it_stays_what_it_was_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.db");
        fs::write(place(&database), [1; 9000]).unwrap();
        for code in [10, 14, 266, 778, 1034, 1546, 11] {
            let error = Error::Database { code };
            assert_eq!(explain::<()>(&database, Err(error)), Err(error));
        }
        assert_eq!(explain(&database, Ok(3)), Ok(3));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_full_disk_is_told_by_one_and_no_reading_is() {
        // Whatever is written to a file of that name finds the disk full.
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.db");
        let full = || std::os::unix::fs::symlink("/dev/full", place(&database)).unwrap();
        for code in [10, 14, 778, 1034, 1546] {
            full();
            let error = Error::Database { code };
            assert_eq!(explain::<()>(&database, Err(error)), Err(Error::DiskFull));
            assert!(!fs::exists(place(&database)).unwrap());
        }
        full();
        for code in READING.into_iter().chain([1, 11, 19]) {
            let error = Error::Database { code };
            assert_eq!(explain::<()>(&database, Err(error)), Err(error));
        }
        assert_eq!(explain::<()>(&database, Err(Error::Busy)), Err(Error::Busy));
    }

    #[test]
    fn a_file_that_one_may_not_write_is_read_only_and_one_that_one_may_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.db");
        fs::write(&database, b"x").unwrap();
        fs::set_permissions(&database, fs::Permissions::from_mode(0o400)).unwrap();
        // Who may do anything may write this one, too: then the code stays.
        let writable = File::options().append(true).open(&database).is_ok();
        let expected = if writable { FSYNC } else { Error::ReadOnly };
        assert_eq!(explain::<()>(&database, Err(FSYNC)), Err(expected));
    }
}
