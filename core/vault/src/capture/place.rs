//! The folder of captures: names, caps, and what a crash leaves.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use amparo_sealed::{make_random, sync_folder};

use super::CaptureId;
use crate::{Error, Result};

const WHOLE: &str = "age";
const PART: &str = "part";

/// Bytes of data in one capture.
pub(super) const MAX_ITEM: u64 = 64 * 1024 * 1024;
/// Files, and bytes of all of them: a stranger with the phone in hand shall not fill it.
const MAX_ITEMS: usize = 200;
const MAX_ALL: u64 = 1024 * 1024 * 1024;
/// How often a name is drawn that a sweep took away at once.
const DRAWS: u32 = 3;

/// `<captured>/<32 hex>.age`
pub(super) fn whole(captured: &Path, id: CaptureId) -> PathBuf {
    captured.join(id.to_hex()).with_extension(WHOLE)
}

/// `<captured>/<32 hex>.part`
pub(super) fn part(captured: &Path, id: CaptureId) -> PathBuf {
    captured.join(id.to_hex()).with_extension(PART)
}

/// The whole captures, by id.
pub(super) fn list(captured: &Path) -> Result<Vec<CaptureId>> {
    let files = files(captured)?;
    let mut ids: Vec<CaptureId> = files.iter().filter_map(|path| id(path, WHOLE)).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// Whether anything is being written, to whatever recipient.
pub(super) fn is_writing(captured: &Path) -> Result<bool> {
    Ok(files(captured)?.iter().any(|path| id(path, PART).is_some()))
}

/// Whether so many more bytes may be captured.
///
/// # Errors
/// [`Error::TooLarge`].
pub(super) fn check_caps(captured: &Path, size: u64) -> Result<()> {
    let (mut items, mut bytes) = (0, size);
    for path in files(captured)? {
        if id(&path, WHOLE).or(id(&path, PART)).is_some() {
            items += 1;
            bytes = bytes.saturating_add(fs::symlink_metadata(path).map_or(0, |file| file.len()));
        }
    }
    if size > MAX_ITEM || items >= MAX_ITEMS || bytes > MAX_ALL {
        return Err(Error::TooLarge);
    }
    Ok(())
}

/// A new file under a new name, locked as long as it is open: so a vault that is opened meanwhile leaves it alone.
pub(super) fn begin(captured: &Path) -> Result<(CaptureId, File)> {
    match fs::create_dir(captured) {
        Ok(()) => sync_folder(captured.parent().unwrap_or(captured))?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    for _ in 0..DRAWS {
        let id = CaptureId(make_random()?);
        let path = part(captured, id);
        let file = File::create_new(&path)?;
        // Between the two a sweep may have taken it.
        if file.try_lock().is_ok() && fs::exists(&path)? {
            return Ok((id, file));
        }
    }
    Err(Error::Busy)
}

/// Removes what a crash left half-written.
pub(crate) fn sweep(captured: &Path) {
    // A leftover costs its space and nothing else, so that it cannot be removed keeps no vault from opening.
    for path in files(captured).unwrap_or_default() {
        let is_left = id(&path, PART).is_some()
            && File::open(&path)
                .is_ok_and(|file| file.try_lock().is_ok() && fs::remove_file(&path).is_ok());
        if is_left {
            let _ = sync_folder(captured);
        }
    }
}

fn files(captured: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(captured) {
        Ok(entries) => entries,
        // The first capture makes it.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// Names that are not of this form are somebody else's and are left alone.
fn id(path: &Path, suffix: &str) -> Option<CaptureId> {
    if path.extension()? != suffix {
        return None;
    }
    CaptureId::from_hex(path.file_stem()?.to_str()?)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_folder_that_cannot_be_made_is_not_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let permit =
            |mode: u32| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
        permit(0o500).unwrap();
        // Who may do anything may write here, too.
        let writable = fs::write(folder.path().join("probe"), b"").is_ok();
        let begun = begin(&folder.path().join("captured")).map(drop);
        assert_eq!(begun.is_ok(), writable);
        assert_ne!(begun, Err(Error::NotFound));
        permit(0o700).unwrap();
    }
}
