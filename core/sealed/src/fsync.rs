//! Making names durable: a file's fsync keeps its bytes, its folder's fsync keeps its name.

use std::fs::File;
use std::path::Path;

use crate::Result;

/// Makes creations, renames and removals in `folder` durable.
pub fn sync_folder(folder: &Path) -> Result<()> {
    // Windows cannot open a folder as a file, and its file systems journal names themselves.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The folder that holds `path`.
pub(crate) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
