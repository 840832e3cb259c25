//! What can be said of a vault without changing it: from outside without any key, from inside with all of it opened.

use std::fs;
use std::path::Path;

use amparo_sealed::{LockFile, RowId, Store};

use crate::attempts::Attempts;
use crate::folder::Folder;
use crate::record::Row;
use crate::unlocked::decode;
use crate::vault::read_header;
use crate::{Error, Part, Result, Unlocked, Vault, document};

/// In what state a part of a vault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// As it was written, as far as this look can tell.
    Sound,
    /// Damaged, and still of use: one copy of two, or some pages of many.
    Damaged,
    /// It is there and says nothing.
    Unreadable,
    /// It is not there.
    Missing,
}

/// What a look at a folder says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// `header.a` and `.b`. Damaged: one of them; the next unlock heals it.
    pub header: Condition,
    /// Only a keeper opens it.
    pub sealed: bool,
    /// The attempt counter. Its loss costs a wait. Unreadable too when the header does not say whose it is.
    pub attempts: Condition,
    /// `vault.db`. Damaged: some of its pages; [`Vault::salvage`] has the rest.
    pub database: Condition,
    /// Rows in it, when they can be counted.
    pub rows: Option<u64>,
    /// Files of documents.
    pub documents: u64,
    /// Files of imports, removals and copies that were interrupted.
    pub unfinished: u64,
    /// What was added while the vault was locked.
    pub captures: u64,
    /// What is inside; `None` without keys.
    pub contents: Option<Contents>,
}

/// What is in a vault, every row and every chunk opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Sound records.
    pub records: u64,
    /// Sound documents, row and file.
    pub documents: u64,
    /// Sound rows of other kinds.
    pub others: u64,
    /// Rows that open in a bucket that does not fit, by id.
    pub doubtful: Vec<RowId>,
    /// Documents whose row is sound and whose file is not, or is missing.
    pub broken_documents: Vec<RowId>,
    /// What is damaged among the rows.
    pub damaged: Vec<Part>,
}

impl Vault {
    /// Looks at a vault without its keys, and changes nothing: not even the counter.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Busy`] while it is open; [`Error::NewerFormat`]; what the file system says. Damage is no error here.
    pub fn inspect(folder: &Path) -> Result<Inspection> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let _lock = hold(&folder)?;
        let mut inspection = look_around(&folder)?;
        match Store::integrity(&folder.database()) {
            Ok(found) => {
                inspection.rows = found.rows;
                inspection.database = match (found.schema, found.faults) {
                    (Some(_), 0) => Condition::Sound,
                    (Some(_), _) => Condition::Damaged,
                    (None, _) => Condition::Unreadable,
                };
            }
            Err(amparo_sealed::Error::NotFound) => inspection.database = Condition::Missing,
            Err(error) => return Err(error.into()),
        }
        Ok(inspection)
    }
}

impl Unlocked {
    /// Opens every row, and every chunk of every document, and says what does not fit. Changes nothing. Takes as long as reading
    /// all of it.
    ///
    /// # Errors
    /// What stops the reading itself; damage is no error here.
    pub fn inspect(&self) -> Result<Inspection> {
        let mut inspection = look_around(&self.folder)?;
        let survey = self.store.survey()?;
        let files = self.folder.files();
        let mut doubtful: Vec<RowId> = survey.doubtful.iter().map(|(id, _)| *id).collect();
        doubtful.sort_unstable();
        let mut contents = Contents {
            doubtful,
            damaged: survey.damaged.iter().map(|part| (*part).into()).collect(),
            ..Contents::default()
        };
        for (id, row) in &survey.rows {
            match decode(*id, row) {
                Ok(Row::Record(_)) => contents.records += 1,
                Ok(Row::Document(row)) => match document::check(&files, *id, &row) {
                    Ok(()) => contents.documents += 1,
                    Err(Error::Damaged { .. }) => contents.broken_documents.push(*id),
                    Err(error) => return Err(error),
                },
                Ok(Row::Retired(_) | Row::Thumbnail(_)) | Err(Error::NewerFormat { .. }) => {
                    contents.others += 1;
                }
                Err(_) => contents.damaged.push(Part::Row(*id)),
            }
        }
        inspection.rows = Some((survey.rows.len() + survey.doubtful.len()) as u64);
        inspection.database = if contents.damaged.is_empty() {
            Condition::Sound
        } else {
            Condition::Damaged
        };
        inspection.contents = Some(contents);
        Ok(inspection)
    }
}

/// The folder's lock, if there is a file for it: none is made.
pub(crate) fn hold(folder: &Folder) -> Result<Option<LockFile>> {
    Ok(if fs::exists(folder.lock())? {
        Some(LockFile::acquire(&folder.lock())?)
    } else {
        None
    })
}

/// All but the database.
fn look_around(folder: &Folder) -> Result<Inspection> {
    let mut inspection = Inspection {
        header: Condition::Unreadable,
        sealed: false,
        attempts: Condition::Unreadable,
        database: Condition::Missing,
        rows: None,
        documents: 0,
        unfinished: 0,
        captures: 0,
        contents: None,
    };
    match read_header(folder) {
        Ok((header, whole)) => {
            inspection.header = if whole {
                Condition::Sound
            } else {
                Condition::Damaged
            };
            inspection.sealed = header.device().is_none();
            let attempts = Attempts::new(&folder.attempts(), header.vault_id);
            inspection.attempts = match attempts.check() {
                Ok(()) => Condition::Sound,
                Err(Error::Damaged { .. }) if fs::exists(folder.attempts())? => {
                    Condition::Unreadable
                }
                Err(Error::Damaged { .. }) => Condition::Missing,
                Err(error) => return Err(error),
            };
        }
        Err(Error::Damaged { .. }) => {}
        Err(error) => return Err(error),
    }
    for name in names(&folder.files())? {
        match RowId::from_hex(&name) {
            Some(_) => inspection.documents += 1,
            None => inspection.unfinished += 1,
        }
    }
    inspection.unfinished += u64::from(fs::exists(folder.next_database())?);
    for name in names(&folder.captured())? {
        match name.strip_suffix(".age") {
            Some(_) => inspection.captures += 1,
            None => inspection.unfinished += 1,
        }
    }
    Ok(inspection)
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    names.collect()
}
