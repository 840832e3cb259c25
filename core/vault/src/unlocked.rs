//! Everything behind the PIN, until it is locked again.

use std::sync::{Arc, Weak};

use amparo_sealed::{Copier, HardwareKey, Key, LockFile, RowId, Store, Tx, wipe_stack};
use zeroize::Zeroizing;

use crate::document::{self, DocumentInfo, DocumentReader, DocumentWriter, Import, Session};
use crate::folder::Folder;
use crate::header::{self, Header};
use crate::record::{Record, Row};
use crate::undo::{LastChange, Step, Undone};
use crate::{Anchors, BootClock, Error, Part, Result, secret};

/// An open vault. The keys are in memory until [`Unlocked::lock`].
pub struct Unlocked {
    pub(crate) folder: Folder,
    lock: LockFile,
    pub(crate) store: Store,
    /// As it stands on disk.
    pub(crate) header: Header,
    /// The key that the slots hold: of the header's epoch.
    pub(crate) vmk: Key,
    /// While a rekey is unfinished: the epoch that `vault.db` is in, and its key. `vault.db` may be in the header's epoch already
    /// when only the header's last change is missing.
    pub(crate) previous: Option<(u32, Key)>,
    /// The copying of rows to the header's epoch, once it has begun in this session.
    pub(crate) copier: Option<Copier>,
    /// Imports and readers that are to end with this vault.
    sessions: Vec<Weak<dyn Session>>,
    last: LastChange,
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

pub(crate) fn capsule_wrap_key(vmk: &Key) -> Key {
    vmk.derive("capsule-wrap")
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
    pub(crate) fn new(
        folder: Folder,
        lock: LockFile,
        store: Store,
        header: Header,
        vmk: Key,
        previous: Option<(u32, Key)>,
    ) -> Self {
        // What led to these keys.
        wipe_stack();
        Self {
            folder,
            lock,
            store,
            header,
            vmk,
            previous,
            copier: None,
            sessions: Vec::new(),
            last: LastChange::default(),
        }
    }

    /// Keeps a record under a new id, or replaces the one under `id`. Durable when it returns.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no record of that id; [`Error::TooLarge`]; [`Error::Invalid`] "kind".
    pub fn put(&mut self, id: Option<RowId>, record: &Record) -> Result<RowId> {
        let (id, step) = self.store.write(|tx| put(tx, id, record))?;
        self.can_undo(vec![step]);
        Ok(id)
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
            _ => Ok(None),
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
        let step = self.store.write(|tx| remove(tx, id))?;
        self.can_undo(vec![step]);
        Ok(())
    }

    /// Several changes in one transaction: all of them or none. Gives the ids of the puts, in order.
    pub fn write_many(&mut self, changes: &[Change]) -> Result<Vec<RowId>> {
        let (ids, steps) = self.store.write(|tx| -> Result<_> {
            let (mut ids, mut steps) = (Vec::new(), Vec::new());
            for change in changes {
                steps.push(match change {
                    Change::Put { id, record } => {
                        let (id, step) = put(tx, *id, record)?;
                        ids.push(id);
                        step
                    }
                    Change::Remove { id } => remove(tx, *id)?,
                });
            }
            Ok((ids, steps))
        })?;
        self.can_undo(steps);
        Ok(ids)
    }

    /// Begins to take in a document, which is in the vault only after [`DocumentWriter::finish`].
    ///
    /// # Errors
    /// [`Error::Invalid`] `name` above 1,024 bytes or `media_type` above 255.
    pub fn import_document(&mut self, name: &str, media_type: &str) -> Result<DocumentWriter> {
        self.import_document_sized(name, media_type, None)
    }

    /// As [`Unlocked::import_document`], of so many bytes as far as is known: asks beforehand whether there is room for them.
    ///
    /// # Errors
    /// Also [`Error::DiskFull`] and [`Error::TooLarge`], before anything is written.
    pub fn import_document_sized(
        &mut self,
        name: &str,
        media_type: &str,
        expected: Option<u64>,
    ) -> Result<DocumentWriter> {
        let import = Import {
            name,
            media_type,
            expected,
            id: None,
            captured: false,
        };
        let (writer, session) = document::import(&self.folder.files(), &import)?;
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
        let row = self.document(id)?;
        let (reader, session) = document::open(&self.folder.files(), id, row)?;
        self.watch(&session);
        Ok(reader)
    }

    /// Removes a document: row, thumbnail, and, at the next change or lock, the file. Deletion is not proof against a laboratory: flash keeps old cells for a while.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no document of that id.
    pub fn remove_document(&mut self, id: RowId) -> Result<()> {
        let steps = document::remove(&self.folder.files(), &mut self.store, id)?;
        self.can_undo(steps);
        Ok(())
    }

    /// Wraps the key of the alert capsule a second time, so that a lost hardware key is repaired at the next unlock.
    pub fn capsule_wrap_key(&self) -> Key {
        capsule_wrap_key(&self.vmk)
    }

    /// That key as it was before, while a rekey is unfinished: of the key that the rows are under still.
    pub fn former_capsule_wrap_key(&self) -> Option<Key> {
        let (_, key) = self.previous.as_ref()?;
        Some(capsule_wrap_key(key))
    }

    /// What a shell keeps, so that it can trust this header while the vault is locked: for captures, and to seal it. Other ones
    /// after every change of the PIN, the keepers or the epoch.
    pub fn anchors(&self) -> Anchors {
        Anchors::of(&self.header)
    }

    /// What was written last is not to be taken back.
    pub fn nothing_to_undo(&mut self) {
        // What cannot be removed now is removed at the next unlock.
        let _ = self.last.forget(&self.folder.files());
    }

    /// Asks for the PIN or passphrase again, counted like an unlock.
    ///
    /// # Errors
    /// As [`crate::Vault::unlock`], from [`Error::Invalid`] on.
    pub fn check_secret(
        &self,
        secret: &[u8],
        hardware: &dyn HardwareKey,
        clock: &dyn BootClock,
    ) -> Result<()> {
        let vmk = secret::open(&self.folder, &self.header, secret, hardware, clock)?;
        if vmk == self.vmk {
            Ok(())
        } else {
            Err(Error::damaged(Part::Header))
        }
    }

    /// Rises with every change. A shell may keep it elsewhere, to notice at the next unlock that the files are older.
    pub fn sequence(&self) -> u64 {
        self.store.sequence()
    }

    /// Takes the last change back: of records, or the removal of a document. One step; it can be taken until the next change
    /// or lock. `None`: there is nothing to take back.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and the like: then nothing was changed, and it can be tried again.
    pub fn undo(&mut self) -> Result<Option<Undone>> {
        self.last.undo(&mut self.store, &self.folder.files())
    }

    /// Ends imports and readers, closes the database, drops every key, frees the folder. Also when closing fails, no key is
    /// left and nothing that was saved is lost.
    pub fn lock(self) -> Result<()> {
        self.close().and_then(|lock| Ok(lock.release()?))
    }

    /// [`Unlocked::lock`], with the folder still held.
    pub(crate) fn close(self) -> Result<LockFile> {
        let Self {
            folder,
            lock,
            store,
            header: _,
            vmk,
            previous,
            copier,
            sessions,
            mut last,
        } = self;
        for session in sessions.iter().filter_map(Weak::upgrade) {
            session.end();
        }
        // What cannot be removed now is removed at the next unlock.
        let _ = last.forget(&folder.files());
        drop((vmk, previous, last));
        let copied = copier.map_or(Ok(()), Copier::close);
        let closed = store.close();
        wipe_stack();
        closed?;
        copied?;
        Ok(lock)
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The file of a removed document goes for good.
    pub(crate) fn forget_undo(&mut self) -> Result<()> {
        self.last.forget(&self.folder.files())
    }

    /// Changes the header, in both generations, before it returns; the header in memory follows.
    ///
    /// # Errors
    /// Whatever `change` returns; [`Error::DiskFull`] and the like. The header on disk is then the former or the new one, whole,
    /// and the former one in memory.
    pub(crate) fn change_header<T>(
        &mut self,
        change: impl FnOnce(&mut Header) -> Result<T>,
    ) -> Result<T> {
        let mut header = self.header.clone();
        let value = change(&mut header)?;
        header.sign(&self.vmk)?;
        self.commit_header(header)?;
        Ok(value)
    }

    /// Writes a header that has been signed.
    pub(crate) fn commit_header(&mut self, header: Header) -> Result<()> {
        header::place(self.folder.path()).write(&header.encode())?;
        self.header = header;
        Ok(())
    }

    /// Destroys the hardware key of the PIN before this one.
    pub(crate) fn destroy_alias_before(&self, hardware: &dyn HardwareKey) -> Result<()> {
        let slot = self.header.device().and_then(|slot| slot.hardware);
        if let Some(binding) = slot
            && let Some(before @ 1..) = binding.alias_generation.checked_sub(1)
        {
            hardware.destroy(&header::alias(&self.header.vault_id, before))?;
        }
        Ok(())
    }

    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    pub(crate) fn files(&self) -> std::path::PathBuf {
        self.folder.files()
    }

    /// Something else was changed: what was done before can no longer be taken back.
    pub(crate) fn changed(&mut self) {
        self.can_undo(Vec::new());
    }

    fn can_undo(&mut self, steps: Vec<Step>) {
        self.last.replace(&self.folder.files(), steps);
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

fn put(tx: &mut Tx<'_>, id: Option<RowId>, record: &Record) -> Result<(RowId, Step)> {
    let row = record.encode()?;
    match id {
        None => {
            let id = tx.insert(&row)?;
            Ok((id, Step::Added { id }))
        }
        Some(id) => {
            let former = expect_record(tx, id)?;
            tx.update(id, &row)?;
            Ok((id, Step::Changed { id, former }))
        }
    }
}

fn remove(tx: &mut Tx<'_>, id: RowId) -> Result<Step> {
    let former = expect_record(tx, id)?;
    tx.remove(id)?;
    Ok(Step::Removed { id, former })
}

/// A document's row is not a record: without it the file could never be opened again.
fn expect_record(tx: &Tx<'_>, id: RowId) -> Result<Zeroizing<Vec<u8>>> {
    let row = tx.read(id)?.ok_or(Error::NotFound)?;
    match decode(id, &row)? {
        Row::Record(_) => Ok(row),
        _ => Err(Error::NotFound),
    }
}

pub(crate) fn decode(id: RowId, row: &[u8]) -> Result<Row> {
    Row::decode(row).map_err(|error| match error {
        Error::NewerFormat { .. } => error,
        _ => Error::damaged(Part::Row(id)),
    })
}

#[cfg(test)]
mod tests {
    use crate::tests::Place;

    /// An app that stays open for weeks opens papers without end.
    #[test]
    fn what_has_ended_is_not_remembered() {
        let mut vault = Place::empty().create().unwrap();
        let kept = vault.import_document("a", "b").unwrap();
        for _ in 0..20 {
            drop(vault.import_document("a", "b").unwrap());
        }
        assert!(vault.sessions.len() <= 2);
        vault.lock().unwrap();
        assert!(kept.write(b"x").is_err());
    }
}
