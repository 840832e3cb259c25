//! Documents: sealed files whose key, name and size are a row of the vault.
//!
//! A file is named after its row. Its suffix says what is under way, so that after a crash a look at the names is enough:
//!
//! | name | means | at the next unlock |
//! | --- | --- | --- |
//! | `<id>` | at rest | nothing |
//! | `<id>.part` | being taken in | its row was committed: renamed to `<id>`; else removed |
//! | `<id>.gone` | being removed | its row is still there: renamed to `<id>`; else removed |
//!
//! A file at rest is never removed for want of a row: after the database alone was put back to an older state, that would
//! destroy what the newer state can still open.

mod reader;
mod writer;

use std::fs;
use std::path::{Path, PathBuf};

use amparo_sealed::{RowId, Store, sync_folder};

use crate::record::{Document, Row};
use crate::unlocked::decode;
use crate::{Error, Result};

pub use reader::DocumentReader;
pub use writer::DocumentWriter;

pub(crate) use reader::open;
pub(crate) use writer::{import, import_as};

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

pub(crate) fn remove(files: &Path, store: &mut Store, id: RowId) -> Result<()> {
    let row = store.read(id)?.ok_or(Error::NotFound)?;
    let Row::Document(_) = decode(id, &row)? else {
        return Err(Error::NotFound);
    };
    let (rest, gone) = (place(files, id), place(files, id).with_extension(GONE));
    // A document whose file is lost can still be removed.
    let had_file = fs::exists(&rest)?;
    if had_file {
        fs::rename(&rest, &gone)?;
        sync_folder(files)?;
    }
    if let Err(error) = store.write(|tx| tx.remove(id)) {
        if had_file {
            fs::rename(&gone, &rest)?;
        }
        return Err(error.into());
    }
    if had_file {
        fs::remove_file(&gone)?;
        sync_folder(files)?;
    }
    Ok(())
}

/// `<files>/<32 hexadecimal digits>`
fn place(files: &Path, id: RowId) -> PathBuf {
    files.join(id.to_hex())
}
