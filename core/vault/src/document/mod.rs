//! Documents: sealed files whose key, name and size are a row of the vault.
//!
//! A file is named after its row. Its suffix says what is under way, so that after a crash a look at the names is enough:
//!
//! | name | means | at the next unlock |
//! | --- | --- | --- |
//! | `<id>` | at rest | nothing |
//! | `<id>.part` | being taken in | its row was committed: renamed to `<id>`; else removed |
//! | `<id>.gone` | removed, and can be undone | its row is still there: renamed to `<id>`; else removed |
//!
//! A file at rest is never removed for want of a row: after the database alone was put back to an older state, that would
//! destroy what the newer state can still open.

mod reader;
pub(crate) mod thumbnail;
mod writer;

use std::fs;
use std::path::{Path, PathBuf};

use amparo_sealed::file::{CHUNK, FileReader};
use amparo_sealed::{RowId, Store, sync_folder};

use crate::record::{Document, Row};
use crate::undo::Step;
use crate::unlocked::decode;
use crate::{Error, Result};

pub use reader::DocumentReader;
pub use writer::DocumentWriter;

pub(crate) use reader::open;
pub(crate) use writer::{Import, import};

const PART: &str = "part";
const GONE: &str = "gone";

/// Something with a key in it that ends when the vault is locked.
pub(crate) trait Session: Send + Sync {
    fn end(&self);
}

/// What is known about a document.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Its row.
    pub id: RowId,
    /// As it was given.
    pub name: String,
    /// For instance "application/pdf".
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Milliseconds since the Unix epoch.
    pub added_ms: u64,
    /// It was added while the vault was locked, so perhaps not by the person whose vault it is.
    pub captured: bool,
}

impl std::fmt::Debug for DocumentInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentInfo(..)")
    }
}

impl DocumentInfo {
    pub(crate) fn new(id: RowId, row: Document) -> Self {
        Self {
            id,
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            added_ms: row.added_ms,
            captured: row.captured,
        }
    }
}

/// Finishes or undoes what a crash interrupted.
pub(crate) fn sweep(files: &Path, store: &Store) -> Result<()> {
    let entries = match fs::read_dir(files) {
        Ok(entries) => entries,
        // No folder, no documents; the next import makes it.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut changed = false;
    for entry in entries {
        let path = entry?.path();
        let under_way = path
            .extension()
            .is_some_and(|suffix| suffix == PART || suffix == GONE);
        let Some(id) = path
            .file_stem()
            .and_then(|stem| RowId::from_hex(stem.to_str()?))
        else {
            continue;
        };
        if !under_way {
            continue;
        }
        if store.has(id)? {
            fs::rename(&path, place(files, id))?;
        } else {
            fs::remove_file(&path)?;
        }
        changed = true;
    }
    if changed {
        sync_folder(files)?;
    }
    Ok(())
}

/// Removes row and thumbnail. The file stays under its other name, so that this can be undone; [`forget`] ends that.
pub(crate) fn remove(files: &Path, store: &mut Store, id: RowId) -> Result<Vec<Step>> {
    let former = store.read(id)?.ok_or(Error::NotFound)?;
    let Row::Document(row) = decode(id, &former)? else {
        return Err(Error::NotFound);
    };
    let gone = place(files, id).with_extension(GONE);
    // A document whose file is lost can still be removed.
    let standing = standing(files, id).filter(|path| *path != gone);
    let removed = hide(files, standing.as_deref(), &gone).and_then(|()| {
        store.write(|tx| -> Result<Vec<Step>> {
            tx.remove(id)?;
            let mut steps = vec![Step::Removed { id, former }];
            steps.extend(thumbnail::remove(tx, &row.key)?);
            Ok(steps)
        })
    });
    if removed.is_err()
        && let Some(rest) = standing
    {
        // If this fails, too, the document is read from where it stands, and the next unlock puts it right.
        let _ = fs::rename(&gone, &rest);
    }
    removed
}

fn hide(files: &Path, standing: Option<&Path>, gone: &Path) -> Result<()> {
    if let Some(standing) = standing {
        fs::rename(standing, gone)?;
        sync_folder(files)?;
    }
    Ok(())
}

/// A removed document, whose row is back, gets its file back.
pub(crate) fn restore(files: &Path, id: RowId) -> Result<()> {
    match fs::rename(place(files, id).with_extension(GONE), place(files, id)) {
        Ok(()) => Ok(sync_folder(files)?),
        // It had none when it was removed.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The file of a removed document goes.
pub(crate) fn forget(files: &Path, id: RowId) -> Result<()> {
    match fs::remove_file(place(files, id).with_extension(GONE)) {
        Ok(()) => Ok(sync_folder(files)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Opens every chunk of a document's file.
///
/// # Errors
/// [`crate::Part::Document`] damaged.
pub(crate) fn check(files: &Path, id: RowId, row: &Document) -> Result<()> {
    let mut reader = FileReader::open(&place(files, id), row.key.copy(), row.size)?;
    let mut buffer = zeroize::Zeroizing::new(vec![0; CHUNK]);
    let mut offset = 0;
    loop {
        match reader.read_at(offset, &mut buffer)? {
            0 => return Ok(reader.check_rest()?),
            count => offset += count as u64,
        }
    }
}

/// Where the file of a document with a row is: at rest, or under the name that a failed step has left it. `None`: lost.
fn standing(files: &Path, id: RowId) -> Option<PathBuf> {
    let rest = place(files, id);
    let others = [PART, GONE].map(|suffix| rest.with_extension(suffix));
    std::iter::once(rest)
        .chain(others)
        .find(|path| path.exists())
}

/// `<files>/<32 hexadecimal digits>`
pub(crate) fn place(files: &Path, id: RowId) -> PathBuf {
    files.join(id.to_hex())
}
