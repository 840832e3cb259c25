//! Everything behind the PIN, until it is locked again.

use std::sync::{Arc, Weak};

use amparo_sealed::{Key, LockFile, RowId, Store, Tx};

use crate::document::{self, DocumentInfo, DocumentReader, DocumentWriter, Session};
use crate::folder::Folder;
use crate::record::{Record, Row};
use crate::{Error, Part, Result};

/// An open vault. The keys are in memory until [`Unlocked::lock`].
pub struct Unlocked {
    folder: Folder,
    lock: LockFile,
    store: Store,
    vmk: Key,
    /// Imports and readers that are to end with this vault.
    sessions: Vec<Weak<dyn Session>>,
}

/// One change of [`Unlocked::write_many`].
#[derive(Debug)]
pub enum Change {
    /// A new record, or a new content of an old one.
    Put {
        /// `None`: a new one.
        id: Option<RowId>,
        /// The content.
        record: Record,
    },
    /// Removes a record.
    Remove {
        /// Which one.
        id: RowId,
    },
}

/// The records of a kind, as far as they can be had.
#[derive(Debug, Default)]
pub struct Listing {
    /// In an order that means nothing.
    pub records: Vec<(RowId, Record)>,
    /// What is damaged: of any kind, since a damaged row does not say its kind. Empty in a sound vault.
    pub damaged: Vec<Part>,
}

/// The documents, as far as they can be had.
#[derive(Debug, Default)]
pub struct Documents {
    /// In an order that means nothing.
    pub documents: Vec<DocumentInfo>,
    /// As in [`Listing`].
    pub damaged: Vec<Part>,
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unlocked(..)")
    }
}

impl Unlocked {
    pub(crate) fn new(folder: Folder, lock: LockFile, store: Store, vmk: Key) -> Self {
        Self {
            folder,
            lock,
            store,
            vmk,
            sessions: Vec::new(),
        }
    }

    /// Keeps a record under a new id, or replaces the one under `id`. Durable when it returns.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no record of that id; [`Error::TooLarge`]; [`Error::Invalid`] "kind".
    pub fn put(&mut self, id: Option<RowId>, record: &Record) -> Result<RowId> {
        self.store.write(|tx| put(tx, id, record))
    }

    /// One record, or `None` when there is none of that id.
    ///
    /// # Errors
    /// [`Part::Bucket`] or [`Part::Row`] damaged; other records are not concerned.
    pub fn get(&self, id: RowId) -> Result<Option<Record>> {
        let Some(row) = self.store.read(id)? else {
            return Ok(None);
        };
        match decode(id, &row)? {
            Row::Record(record) => Ok(Some(record)),
            Row::Document(_) => Ok(None),
        }
    }

    /// All records of a kind. Damage is named beside what can be had, never instead of it.
    pub fn list(&self, kind: &str) -> Result<Listing> {
        let mut listing = Listing::default();
        listing.damaged = self.rows(|id, row| {
            if let Row::Record(record) = row
                && record.kind == kind
            {
                listing.records.push((id, record));
            }
        })?;
        Ok(listing)
    }

    /// Removes a record; durable when it returns.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no record of that id.
    pub fn remove(&mut self, id: RowId) -> Result<()> {
        self.store.write(|tx| remove(tx, id))
    }

    /// Several changes in one transaction: all of them or none. Gives the ids of the puts, in order.
    pub fn write_many(&mut self, changes: &[Change]) -> Result<Vec<RowId>> {
        self.store.write(|tx| {
            let mut ids = Vec::new();
            for change in changes {
                match change {
                    Change::Put { id, record } => ids.push(put(tx, *id, record)?),
                    Change::Remove { id } => remove(tx, *id)?,
                }
            }
            Ok(ids)
        })
    }

    /// Begins to take in a document, which is in the vault only after [`DocumentWriter::finish`].
    ///
    /// # Errors
    /// [`Error::Invalid`] `name` above 1,024 bytes or `media_type` above 255.
    pub fn import_document(&mut self, name: &str, media_type: &str) -> Result<DocumentWriter> {
        let (writer, session) = document::import(&self.folder.files(), name, media_type)?;
        self.watch(&session);
        Ok(writer)
    }

    /// All documents. Damage is named beside what can be had.
    pub fn documents(&self) -> Result<Documents> {
        let mut documents = Documents::default();
        documents.damaged = self.rows(|id, row| {
            if let Row::Document(document) = row {
                documents.documents.push(DocumentInfo::new(id, document));
            }
        })?;
        Ok(documents)
    }

    /// Opens a document for reading.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Part::Document`] damaged when its file is missing or has another size.
    pub fn open_document(&mut self, id: RowId) -> Result<DocumentReader> {
        let row = self.store.read(id)?.ok_or(Error::NotFound)?;
        let Row::Document(row) = decode(id, &row)? else {
            return Err(Error::NotFound);
        };
        let (reader, session) = document::open(&self.folder.files(), id, row)?;
        self.watch(&session);
        Ok(reader)
    }

    /// Removes a document, row and file. Deletion is not proof against a laboratory: flash keeps old cells for a while.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no document of that id.
    pub fn remove_document(&mut self, id: RowId) -> Result<()> {
        document::remove(&self.folder.files(), &mut self.store, id)
    }

    /// Wraps the key of the alert capsule a second time, so that a lost hardware key is repaired at the next unlock.
    pub fn capsule_wrap_key(&self) -> Key {
        self.vmk.derive("capsule-wrap")
    }

    /// Rises with every change. A shell may keep it elsewhere, to notice at the next unlock that the files are older.
    pub fn sequence(&self) -> u64 {
        self.store.sequence()
    }

    /// Ends imports and readers, closes the database, drops every key, frees the folder. Also when closing fails, no key is
    /// left and nothing that was saved is lost.
    pub fn lock(self) -> Result<()> {
        let Self {
            folder: _,
            lock,
            store,
            vmk,
            sessions,
        } = self;
        for session in sessions.iter().filter_map(Weak::upgrade) {
            session.end();
        }
        drop(vmk);
        let closed = store.close();
        let released = lock.release();
        closed?;
        Ok(released?)
    }

    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    pub(crate) fn files(&self) -> std::path::PathBuf {
        self.folder.files()
    }

    pub(crate) fn watch(&mut self, session: &Arc<dyn Session>) {
        self.sessions.retain(|session| session.strong_count() > 0);
        self.sessions.push(Arc::downgrade(session));
    }

    /// Gives every sound row to `take` and names the rest.
    pub(crate) fn rows(&self, mut take: impl FnMut(RowId, Row)) -> Result<Vec<Part>> {
        let survey = self.store.survey()?;
        let mut damaged: Vec<Part> = survey.damaged.into_iter().map(Part::from).collect();
        for (id, row) in &survey.rows {
            match decode(*id, row) {
                Ok(row) => take(*id, row),
                // A kind of row that a newer program added beside those known here.
                Err(Error::NewerFormat { .. }) => {}
                Err(_) => damaged.push(Part::Row(*id)),
            }
        }
        Ok(damaged)
    }
}

fn put(tx: &mut Tx<'_>, id: Option<RowId>, record: &Record) -> Result<RowId> {
    let row = record.encode()?;
    match id {
        None => Ok(tx.insert(&row)?),
        Some(id) => {
            expect_record(tx, id)?;
            tx.update(id, &row)?;
            Ok(id)
        }
    }
}

fn remove(tx: &mut Tx<'_>, id: RowId) -> Result<()> {
    expect_record(tx, id)?;
    Ok(tx.remove(id)?)
}

/// A document's row is not a record: without it the file could never be opened again.
fn expect_record(tx: &Tx<'_>, id: RowId) -> Result<()> {
    let row = tx.read(id)?.ok_or(Error::NotFound)?;
    match decode(id, &row)? {
        Row::Record(_) => Ok(()),
        Row::Document(_) => Err(Error::NotFound),
    }
}

pub(crate) fn decode(id: RowId, row: &[u8]) -> Result<Row> {
    Row::decode(row).map_err(|error| match error {
        Error::NewerFormat { .. } => error,
        _ => Error::damaged(Part::Row(id)),
    })
}
