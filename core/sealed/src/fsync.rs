//! Making names durable: a file's fsync keeps its bytes, its folder's fsync keeps its name.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::Result;

/// Makes creations, renames and removals in `folder` durable; the folder of a name alone, which is "", is the one that one is in.
pub fn sync_folder(folder: &Path) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    // Windows cannot open a folder as a file, and its file systems journal names themselves.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Gives each of two folders beside each other the other's name, in one step (`renameat2` with `RENAME_EXCHANGE`, `renameatx_np` with
/// `RENAME_SWAP`), and makes it durable.
///
/// # Errors
/// [`crate::Error::NotFound`] when either is missing; what the file system says, also when it cannot do that in one step.
pub fn exchange_folders(one: &Path, other: &Path) -> Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)?;
    sync_folder(parent(one))
}

/// The folder that holds `path`.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_stands_in_the_folder_one_is_in() {
        assert_eq!(parent(Path::new("name")), Path::new("."));
        assert_eq!(parent(Path::new("folder/name")), Path::new("folder"));
        assert_eq!(parent(Path::new("/name")), Path::new("/"));
    }

    #[test]
    fn a_folder_that_is_not_there_is_not_durable() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(sync_folder(folder.path()), Ok(()));
        let none = folder.path().join("none");
        assert_eq!(sync_folder(&none), Err(crate::Error::NotFound));
        let of_a_name_alone = Path::new("vault").parent().unwrap();
        assert_eq!(sync_folder(of_a_name_alone), Ok(()));
    }
}
