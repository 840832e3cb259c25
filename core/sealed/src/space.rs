//! How much room there is.

use std::io;
use std::path::Path;

use crate::Result;

/// Bytes that may still be written where `path` is: to this program, not to the system's own reserve.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such path; what the file system says.
pub fn free_space(path: &Path) -> Result<u64> {
    let stat = rustix::fs::statvfs(path).map_err(io::Error::from)?;
    Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    #[test]
    fn room_is_some_and_a_missing_folder_is_not_found() {
        let folder = tempfile::tempdir().unwrap();
        let free = free_space(folder.path()).unwrap();
        // As much as a file of a test needs, and less than any disk has.
        assert!((4096..1 << 60).contains(&free), "{free}");
        assert_eq!(
            free_space(&folder.path().join("none")),
            Err(Error::NotFound)
        );
    }
}
