//! The vault: joins `amparo-vault` (storage) and `amparo-plan` (typed records).

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_plan::{self as plan, Record as _};
use amparo_sealed::RowId;
use amparo_vault::{self as inner, DocumentReader, DocumentWriter, Unlocked};
use zeroize::Zeroizing;

use crate::alerts::Engine;
use crate::app::Shared;
use crate::clock::Boot;
use crate::error::vault_part;
use crate::{AmparoError, hex, pairing};

/// Largest chunk that crosses the boundary.
const CHUNK_MAX: usize = 1024 * 1024;

/// Whether there is a vault and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum VaultState {
    /// None has been made on this phone.
    Absent,
    /// There is one; its keys are not in memory.
    Locked,
    /// Open.
    Unlocked,
}

/// An emergency contact kept in the vault.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Contact {
    /// Id; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Relation, in the user's words.
    pub relation: String,
    /// Phone numbers.
    pub phones: Vec<String>,
    /// Anything else.
    pub note: String,
}

impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contact(redacted)")
    }
}

/// What a list shows of a document.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct DocumentInfo {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Media type, for example `image/jpeg`.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Milliseconds since the Unix epoch.
    pub added_ms: u64,
}

impl std::fmt::Debug for DocumentInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentInfo(redacted)")
    }
}

/// Where the open vault is kept. While a PIN is being stretched the slot says so, and the lock is free.
#[derive(Default)]
pub(crate) enum Slot {
    /// No keys in memory.
    #[default]
    Closed,
    /// Being made or opened. `abandoned`: [`Vault::lock`] came meanwhile.
    Working { abandoned: bool },
    /// Keys in memory.
    Open(Box<Unlocked>),
}

impl Slot {
    fn of(app: &Shared) -> MutexGuard<'_, Self> {
        // A thread that panicked in here may have left a half-done change in memory, never on disk: close it.
        app.vault.lock().unwrap_or_else(|poisoned| {
            let mut slot = poisoned.into_inner();
            *slot = Self::Closed;
            app.vault.clear_poison();
            slot
        })
    }

    pub(crate) fn state(app: &Shared) -> Result<VaultState, AmparoError> {
        if let Self::Open(_) = *Self::of(app) {
            return Ok(VaultState::Unlocked);
        }
        Ok(match inner::Vault::state(&app.vault_folder())? {
            inner::Presence::Absent => VaultState::Absent,
            inner::Presence::Present | inner::Presence::Sealed => VaultState::Locked,
        })
    }

    /// Does something with the open vault. Errors: `Locked`, also where there is none.
    pub(crate) fn with<T>(
        app: &Shared,
        act: impl FnOnce(&mut Unlocked) -> Result<T, AmparoError>,
    ) -> Result<T, AmparoError> {
        match &mut *Self::of(app) {
            Self::Open(vault) => act(vault),
            Self::Closed | Self::Working { .. } => Err(AmparoError::Locked),
        }
    }

    /// Makes or opens the vault outside of the lock, since that asks the hardware and takes a second.
    fn work(
        app: &Shared,
        open: impl FnOnce() -> Result<Unlocked, inner::Error>,
    ) -> Result<amparo_sealed::Key, AmparoError> {
        {
            let mut slot = Self::of(app);
            let Self::Closed = *slot else {
                return Err(AmparoError::Busy);
            };
            *slot = Self::Working { abandoned: false };
        }
        let opened = open();
        let mut slot = Self::of(app);
        let abandoned = !matches!(*slot, Self::Working { abandoned: false });
        *slot = Self::Closed;
        let vault = opened?;
        if abandoned {
            vault.lock()?;
            return Err(AmparoError::Cancelled);
        }
        let wrap_key = vault.capsule_wrap_key();
        *slot = Self::Open(Box::new(vault));
        Ok(wrap_key)
    }
}

/// The encrypted vault. Calls do disk work and key stretching: never on a main thread.
#[derive(uniffi::Object)]
pub struct Vault {
    pub(crate) app: Arc<Shared>,
}

#[uniffi::export]
impl Vault {
    /// Whether there is one and whether it is open. Reads no more than whether the files exist.
    pub fn state(&self) -> Result<VaultState, AmparoError> {
        Slot::state(&self.app)
    }

    /// Makes the vault and leaves it open. `pin`: UTF-8, at least 6 digits of any script, or a passphrase.
    /// Errors: `Invalid{pin}`, `Invalid{vault}` where there is one, `Busy`, `Unavailable` (hardware), `DiskFull`, `ReadOnly`.
    pub fn create(&self, pin: Vec<u8>) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        let app = &self.app;
        let wrap_key = Slot::work(app, || {
            inner::Vault::create(
                &app.vault_folder(),
                &pin,
                &*app.hardware,
                &app.stretching,
                &Boot::of(app),
            )
        })?;
        attach_capsule(app, &wrap_key);
        Ok(())
    }

    /// Opens it. Errors: `WrongPin`, `Wait`, `Damaged`, `NewerFormat`, `NotFound`, `Unavailable`; `Busy` while it is being
    /// opened or is open already.
    pub fn unlock(&self, pin: Vec<u8>) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        let app = &self.app;
        let wrap_key = Slot::work(app, || {
            inner::Vault::unlock(&app.vault_folder(), &pin, &*app.hardware, &Boot::of(app))
        })?;
        attach_capsule(app, &wrap_key);
        Ok(())
    }

    /// Drops the keys and closes the files. Locking twice is no error; an unlock that is still running ends locked.
    pub fn lock(&self) -> Result<(), AmparoError> {
        let mut slot = Slot::of(&self.app);
        match std::mem::take(&mut *slot) {
            Slot::Closed => Ok(()),
            Slot::Working { .. } => {
                *slot = Slot::Working { abandoned: true };
                Ok(())
            }
            Slot::Open(vault) => Ok(vault.lock()?),
        }
    }

    /// The emergency contacts, by name. What is damaged is left out here and named by [`Vault::damage`]: one broken row
    /// never hides the others. Errors: `Locked`, `NewerFormat`.
    pub fn contacts(&self) -> Result<Vec<Contact>, AmparoError> {
        Slot::with(&self.app, |vault| {
            let mut contacts = Vec::new();
            for (id, record) in vault.list(plan::Contact::KIND)?.records {
                if let Some(contact) = read_contact(&record)? {
                    contacts.push(Contact::new(id, contact));
                }
            }
            contacts.sort_by(|a, b| {
                (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id))
            });
            Ok(contacts)
        })
    }

    /// Names what in the vault cannot be read, in the words of `docs/storage-format.md`; empty in a sound one. Reads
    /// everything. Nothing is repaired or removed by it. Errors: `Locked`.
    pub fn damage(&self) -> Result<Vec<String>, AmparoError> {
        Slot::with(&self.app, |vault| {
            let listing = vault.list(plan::Contact::KIND)?;
            let mut parts: Vec<String> = listing.damaged.into_iter().map(vault_part).collect();
            for (_, record) in &listing.records {
                if read_contact(record)?.is_none() {
                    parts.push(vault_part(inner::Part::Row(RowId([0; 16]))));
                }
            }
            Ok(parts)
        })
    }

    /// Adds (empty id) or replaces a contact; returns its id. Errors: `Invalid`, `Locked`, `NotFound`.
    pub fn put_contact(&self, contact: Contact) -> Result<String, AmparoError> {
        let id = if contact.id.is_empty() {
            None
        } else {
            Some(row_id(&contact.id)?)
        };
        let mut contact = plan::Contact::from(contact);
        Slot::with(&self.app, |vault| {
            if let Some(id) = id {
                let old = vault
                    .get(id)?
                    .filter(|old| old.kind == plan::Contact::KIND)
                    .ok_or(AmparoError::NotFound)?;
                // What a newer version of the app wrote beside our fields stays.
                contact.more = plan::Contact::from_json(old.schema, &old.json)?.more;
            }
            let record = inner::Record {
                kind: plan::Contact::KIND.to_owned(),
                schema: plan::Contact::SCHEMA,
                json: contact.to_json()?,
            };
            Ok(hex::encode(vault.put(id, &record)?.0))
        })
    }

    /// Removes a contact.
    pub fn remove_contact(&self, id: String) -> Result<(), AmparoError> {
        let id = row_id(&id)?;
        Slot::with(&self.app, |vault| Ok(vault.remove(id)?))
    }

    /// The documents, newest first; damaged ones as in [`Vault::contacts`]. Errors: `Locked`.
    pub fn documents(&self) -> Result<Vec<DocumentInfo>, AmparoError> {
        Slot::with(&self.app, |vault| {
            let listing = vault.documents()?;
            let mut documents: Vec<_> = listing
                .documents
                .into_iter()
                .map(DocumentInfo::from)
                .collect();
            documents.sort_by(|a, b| (b.added_ms, &b.id).cmp(&(a.added_ms, &a.id)));
            Ok(documents)
        })
    }

    /// Begins to take a document in. Nothing of it is in the vault before `finish`.
    pub fn import_document(
        &self,
        name: String,
        media_type: String,
    ) -> Result<Arc<DocumentImport>, AmparoError> {
        let writer = Slot::with(&self.app, |vault| {
            Ok(vault.import_document(&name, &media_type)?)
        })?;
        Ok(Arc::new(DocumentImport {
            app: Arc::clone(&self.app),
            writer: Mutex::new(Some(writer)),
        }))
    }

    /// Opens a document for reading. Errors: `Locked`, `NotFound`, `Damaged`.
    pub fn open_document(&self, id: String) -> Result<Arc<DocumentExport>, AmparoError> {
        let id = row_id(&id)?;
        let reader = Slot::with(&self.app, |vault| Ok(vault.open_document(id)?))?;
        Ok(Arc::new(DocumentExport { reader }))
    }

    /// Removes a document.
    pub fn remove_document(&self, id: String) -> Result<(), AmparoError> {
        let id = row_id(&id)?;
        Slot::with(&self.app, |vault| Ok(vault.remove_document(id)?))
    }
}

/// A document on its way into the vault, in chunks of 64 KiB to 1 MiB. Dropped without `finish` it leaves nothing.
#[derive(uniffi::Object)]
pub struct DocumentImport {
    app: Arc<Shared>,
    writer: Mutex<Option<DocumentWriter>>,
}

impl DocumentImport {
    fn writer(&self) -> MutexGuard<'_, Option<DocumentWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl DocumentImport {
    /// Takes the next chunk, of at most 1 MiB; returns the bytes taken so far. Errors: `Locked` when the vault was locked
    /// meanwhile, `Cancelled` after the end, `TooLarge`, `DiskFull`.
    pub fn write(&self, chunk: Vec<u8>) -> Result<u64, AmparoError> {
        if chunk.len() > CHUNK_MAX {
            return Err(AmparoError::TooLarge);
        }
        let writer = self.writer();
        let writer = writer.as_ref().ok_or(AmparoError::Cancelled)?;
        writer.write(&chunk)?;
        Ok(writer.written())
    }

    /// Makes it durable; returns the document's id.
    pub fn finish(&self) -> Result<String, AmparoError> {
        let writer = self.writer().take().ok_or(AmparoError::Cancelled)?;
        let now_ms = self.app.clock.now_ms();
        Slot::with(&self.app, |vault| {
            Ok(hex::encode(writer.finish(vault, now_ms)?.0))
        })
    }

    /// Drops what was written.
    pub fn cancel(&self) -> Result<(), AmparoError> {
        match self.writer().take() {
            Some(writer) => Ok(writer.cancel()?),
            None => Ok(()),
        }
    }
}

/// A document being read.
#[derive(uniffi::Object)]
pub struct DocumentExport {
    reader: DocumentReader,
}

#[uniffi::export]
impl DocumentExport {
    /// Bytes in all.
    pub fn size(&self) -> Result<u64, AmparoError> {
        Ok(self.reader.size())
    }

    /// Up to `length` bytes (at most 1 MiB) from `offset`; empty at the end. Errors: `Locked`, `Damaged`, `TooLarge`.
    pub fn read(&self, offset: u64, length: u32) -> Result<Vec<u8>, AmparoError> {
        let length = usize::try_from(length).map_err(|_| AmparoError::TooLarge)?;
        if length > CHUNK_MAX {
            return Err(AmparoError::TooLarge);
        }
        let mut buffer = vec![0; length];
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let count = self
                .reader
                .read_at(offset.saturating_add(filled as u64), rest)?;
            if count == 0 {
                break;
            }
            filled += count;
        }
        buffer.truncate(filled);
        Ok(buffer)
    }
}

impl Contact {
    fn new(id: RowId, contact: plan::Contact) -> Self {
        Self {
            id: hex::encode(id.0),
            name: contact.name,
            relation: contact.relation,
            phones: contact.phones,
            note: contact.note,
        }
    }
}

impl From<Contact> for plan::Contact {
    fn from(contact: Contact) -> Self {
        Self {
            name: contact.name,
            relation: contact.relation,
            phones: contact.phones,
            note: contact.note,
            ..Self::default()
        }
    }
}

impl From<inner::DocumentInfo> for DocumentInfo {
    fn from(info: inner::DocumentInfo) -> Self {
        Self {
            id: hex::encode(info.id.0),
            name: info.name,
            media_type: info.media_type,
            size: info.size,
            added_ms: info.added_ms,
        }
    }
}

/// A contact, or `None` for one that is not what this program writes. Errors: `NewerFormat`.
fn read_contact(record: &inner::Record) -> Result<Option<plan::Contact>, AmparoError> {
    match plan::Contact::from_json(record.schema, &record.json) {
        Ok(contact) => Ok(Some(contact)),
        Err(plan::Problem::NewerSchema) => Err(AmparoError::NewerFormat),
        Err(_) => Ok(None),
    }
}

/// The vault is open whatever becomes of this; the alerts' own calls name what is wrong, and every unlock tries again.
fn attach_capsule(app: &Shared, wrap_key: &amparo_sealed::Key) {
    let _ = Engine::attach_vault(app, wrap_key).and_then(|()| pairing::finish_confirmed(app));
}

fn row_id(id: &str) -> Result<RowId, AmparoError> {
    hex::decode(id).map(RowId).ok_or(AmparoError::NotFound)
}
