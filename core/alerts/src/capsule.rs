//! The alert capsule: `alerts.db`, the little that one press needs while the vault is locked.
//!
//! Its key is random, wrapped by the phone's hardware, and once there is a vault also by a key of the
//! vault, so that a lost keystore is repaired at the next unlock; by choice ("PIN first") only by the
//! vault's. Here: opening and the wraps, the rows in memory and the one way to change them
//! ([`Capsule::commit`]); `header` has the bytes. Not here: what the rows mean to a person (`people`,
//! `paired`, `outbox`).

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use amparo_sealed::{
    Generations, HardwareKey, Key, Layout, LockFile, RowId, Store, StoreKeys, make_random,
};

mod header;

use crate::Error;
use crate::clock::{BootClock, BootReading};
use crate::rows::{AgeRow, Row};
use header::{Body, Method, Unwrap, header_error};

const ALIAS: &str = "capsule";
const DATABASE: &str = "alerts.db";
const HEADER: &str = "alerts.header";
const LOCK: &str = "alerts.lock";
const MAGIC: [u8; 8] = *b"AMPALERT";
const FORMAT: u16 = 1;
const DAMAGED: Error = Error::Damaged {
    part: "alerts header",
};

/// People, pairings and outbox, open. One at a time for a folder.
pub struct Capsule {
    store: Store,
    header: Generations,
    body: Body,
    key: Key,
    pub(crate) rows: BTreeMap<RowId, Row>,
    pub(crate) people_max: usize,
    boot: Option<Arc<dyn BootClock>>,
    _lock: LockFile,
    #[cfg(test)]
    pub(crate) fail_commits: bool,
}

/// Changes of one transaction: the new content of a row, or `None` for none.
#[derive(Default)]
pub(crate) struct Changes(BTreeMap<RowId, Option<Row>>);

impl Changes {
    pub(crate) fn put(&mut self, id: RowId, row: Row) {
        self.0.insert(id, Some(row));
    }

    /// A message that is among them is made now.
    pub(crate) fn begin_age(&mut self, id: RowId, age: AgeRow) {
        if let Some(Some(Row::Alert(row))) = self.0.get_mut(&id) {
            row.age = Some(age);
        }
    }

    pub(crate) fn remove(&mut self, id: RowId) {
        self.0.insert(id, None);
    }

    /// What is in both is as in `more`.
    pub(crate) fn add(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Capsule {
    /// Opens the capsule in `folder`, or makes it on the first start.
    ///
    /// # Errors
    /// [`Error::KeyLost`] when the hardware says for certain that its key is gone: with `repairable`,
    /// unlock the vault and call [`Capsule::repair`]. [`Error::VaultFirst`] when the owner wants the PIN
    /// first: [`Capsule::open_with_vault`]. [`Error::Hardware`] when it may work later. A
    /// database without its header is [`Error::Damaged`]; nothing is ever made over it.
    pub fn open(folder: &Path, hardware: &dyn HardwareKey) -> Result<Self, Error> {
        let lock = LockFile::acquire(&folder.join(LOCK))?;
        let header = Generations::new(folder, HEADER, MAGIC, FORMAT);
        let content = match header.read() {
            Ok(content) => content,
            Err(amparo_sealed::Error::NotFound) => {
                return Self::create(folder, hardware, header, lock);
            }
            Err(error) => return Err(header_error(error)),
        };
        let body = Body::decode(&content.body)?;
        let key = body
            .unwrap_by_hardware(hardware)
            .map_err(|error| match error {
                Unwrap::VaultFirst => Error::VaultFirst,
                Unwrap::Lost => Error::KeyLost {
                    repairable: body.vault_wrap.is_some(),
                },
                Unwrap::Other(error) => error,
            })?;
        if !content.whole {
            header.write(&content.body)?;
        }
        Self::open_store(folder, header, body, key, lock)
    }

    /// Opens the capsule after [`Error::KeyLost`], with the vault's key, and wraps its key for the
    /// hardware anew.
    ///
    /// # Errors
    /// [`Error::KeyLost`] when there is no wrap under the vault, or not under this one.
    pub fn repair(
        folder: &Path,
        hardware: &dyn HardwareKey,
        vault_key: &Key,
    ) -> Result<Self, Error> {
        let lock = LockFile::acquire(&folder.join(LOCK))?;
        let header = Generations::new(folder, HEADER, MAGIC, FORMAT);
        let mut body = Body::decode(&header.read().map_err(header_error)?.body)?;
        let lost = Error::KeyLost { repairable: false };
        let key = body.unwrap_by_vault(vault_key).ok_or(lost)?;
        // An invalidated key still holds the alias on some phones.
        hardware.destroy(ALIAS).map_err(Error::Hardware)?;
        body.wrap_by_hardware(hardware, &key)?;
        header.write(&body.encode()?)?;
        Self::open_store(folder, header, body, key, lock)
    }

    /// A new, empty capsule in the place of one whose key is lost for good ([`Error::KeyLost`], not
    /// `repairable`), because the owner adds people again. The files of the old one are put aside, not
    /// deleted; a second time replaces the first.
    ///
    /// # Errors
    /// [`Error::Internal`] when the one that is there opens, or may yet.
    pub fn start_over(folder: &Path, hardware: &dyn HardwareKey) -> Result<Self, Error> {
        match Self::open(folder, hardware) {
            Err(Error::KeyLost { repairable: false }) => {}
            Err(error) => return Err(error),
            Ok(_) => return Err(Error::Internal { code: "not-lost" }),
        }
        let lock = LockFile::acquire(&folder.join(LOCK))?;
        // The header last: as long as it is there, an interruption comes here again.
        for name in [
            DATABASE,
            "alerts.db-wal",
            "alerts.db-shm",
            "alerts.header.a",
            "alerts.header.b",
        ] {
            match std::fs::rename(folder.join(name), folder.join(format!("lost-{name}"))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::File { kind: error.kind() });
                }
                _ => {}
            }
        }
        // An invalidated key still holds the alias on some phones.
        hardware.destroy(ALIAS).map_err(Error::Hardware)?;
        let header = Generations::new(folder, HEADER, MAGIC, FORMAT);
        Self::create(folder, hardware, header, lock)
    }

    /// Adds (or renews) the second wrap, under the vault's key for it. Durable when this returns.
    pub fn attach_vault_wrap(&mut self, vault_key: &Key) -> Result<(), Error> {
        if self.is_wrapped_by(vault_key) {
            return Ok(());
        }
        let mut body = self.body.clone();
        body.wrap_by_vault(vault_key, &self.key)?;
        self.keep(body)
    }

    /// "PIN first": only the vault's key opens the capsule from now on, and [`Capsule::open`] says
    /// [`Error::VaultFirst`]. Both copies of the header are written before the hardware's key goes.
    ///
    /// # Errors
    /// [`Error::Invalid`] when this is not the vault that the capsule is wrapped for.
    pub fn require_vault(
        &mut self,
        hardware: &dyn HardwareKey,
        vault_key: &Key,
    ) -> Result<(), Error> {
        if !self.is_wrapped_by(vault_key) {
            return Err(Error::Invalid { field: "vault" });
        }
        if self.body.method == Method::VaultOnly {
            return Ok(());
        }
        let mut body = self.body.clone();
        body.forget_hardware();
        self.keep(body)?;
        // What cannot be destroyed now opens nothing any more: its wrap is gone.
        hardware.destroy(ALIAS).map_err(Error::Hardware)
    }

    /// The end of "PIN first": the phone's hardware opens the capsule again.
    pub fn require_no_vault(&mut self, hardware: &dyn HardwareKey) -> Result<(), Error> {
        if self.body.method != Method::VaultOnly {
            return Ok(());
        }
        let mut body = self.body.clone();
        // A key of before, that could not be destroyed then, may still hold the alias.
        hardware.destroy(ALIAS).map_err(Error::Hardware)?;
        body.wrap_by_hardware(hardware, &self.key)?;
        self.keep(body)
    }

    /// Opens a capsule that says [`Error::VaultFirst`].
    ///
    /// # Errors
    /// [`Error::KeyLost`] when it is not wrapped for this vault.
    pub fn open_with_vault(folder: &Path, vault_key: &Key) -> Result<Self, Error> {
        let lock = LockFile::acquire(&folder.join(LOCK))?;
        let header = Generations::new(folder, HEADER, MAGIC, FORMAT);
        let content = header.read().map_err(header_error)?;
        let body = Body::decode(&content.body)?;
        let key = body
            .unwrap_by_vault(vault_key)
            .ok_or(Error::KeyLost { repairable: false })?;
        if !content.whole {
            header.write(&content.body)?;
        }
        Self::open_store(folder, header, body, key, lock)
    }

    /// Measures the life of messages with this clock. Without one there is only the wall clock, and a
    /// message ends when that says so, right or wrong.
    #[must_use]
    pub fn with_boot_clock(self, clock: Arc<dyn BootClock>) -> Self {
        Self {
            boot: Some(clock),
            ..self
        }
    }

    pub(crate) fn boot_reading(&self) -> Option<BootReading> {
        self.boot.as_ref().map(|clock| clock.reading())
    }

    /// Only the vault opens the capsule.
    pub fn is_vault_first(&self) -> bool {
        self.body.method == Method::VaultOnly
    }

    fn is_wrapped_by(&self, vault_key: &Key) -> bool {
        self.body
            .unwrap_by_vault(vault_key)
            .is_some_and(|key| key.as_bytes() == self.key.as_bytes())
    }

    fn keep(&mut self, body: Body) -> Result<(), Error> {
        self.header.write(&body.encode()?)?;
        self.body = body;
        Ok(())
    }

    /// Whether the key lies on the disk in the clear because the phone has no hardware for it. The
    /// settings screen says so.
    pub fn is_unprotected(&self) -> bool {
        self.body.method == Method::Plain
    }

    /// Rises by one with every transaction that changed something; a shell may keep it elsewhere to
    /// notice an older copy of the file.
    pub fn sequence(&self) -> u64 {
        self.store.sequence()
    }

    /// Empties the log beside the database and closes it.
    pub fn close(self) -> Result<(), Error> {
        Ok(self.store.close()?)
    }

    fn create(
        folder: &Path,
        hardware: &dyn HardwareKey,
        header: Generations,
        lock: LockFile,
    ) -> Result<Self, Error> {
        if std::fs::exists(folder.join(DATABASE))
            .map_err(|error| Error::File { kind: error.kind() })?
        {
            return Err(DAMAGED);
        }
        let key = Key::make_random()?;
        let mut body = Body {
            id: make_random()?,
            established: false,
            method: Method::Plain,
            input: make_random()?,
            wrap: Vec::new(),
            vault_wrap: None,
        };
        body.wrap_by_hardware(hardware, &key)?;
        header.write(&body.encode()?)?;
        Self::open_store(folder, header, body, key, lock)
    }

    fn open_store(
        folder: &Path,
        header: Generations,
        mut body: Body,
        key: Key,
        lock: LockFile,
    ) -> Result<Self, Error> {
        let path = folder.join(DATABASE);
        let keys = StoreKeys {
            vault_id: body.id,
            epoch: 1,
            record: key.derive("amparo/capsule/record/v1"),
            manifest: key.derive("amparo/capsule/manifest/v1"),
        };
        let store = match Store::open(&path, &keys, Layout::Single) {
            // The program ended between header and database: nothing was in it yet.
            Err(amparo_sealed::Error::NotFound) if !body.established => {
                Store::create(&path, &keys, Layout::Single)?
            }
            Err(amparo_sealed::Error::NotFound) => {
                return Err(Error::Damaged { part: "alerts.db" });
            }
            other => other?,
        };
        if !body.established {
            body.established = true;
            header.write(&body.encode()?)?;
        }
        let mut rows = BTreeMap::new();
        for (id, bytes) in store.list()? {
            rows.insert(id, Row::decode(&bytes)?);
        }
        Ok(Self {
            store,
            header,
            body,
            key,
            rows,
            people_max: crate::people::PEOPLE_MAX,
            boot: None,
            _lock: lock,
            #[cfg(test)]
            fail_commits: false,
        })
    }

    /// All of `changes` in one durable transaction, then in memory; or nothing of them in either.
    pub(crate) fn commit(&mut self, changes: Changes) -> Result<(), Error> {
        if changes.is_empty() {
            return Ok(());
        }
        let rows = &self.rows;
        #[cfg(test)]
        let fail = self.fail_commits;
        self.store.write(|tx| -> Result<(), Error> {
            for (id, row) in &changes.0 {
                match (row, rows.contains_key(id)) {
                    (Some(row), false) => tx.insert_as(*id, &row.encode()?)?,
                    (Some(row), true) => tx.update(*id, &row.encode()?)?,
                    (None, true) => tx.remove(*id)?,
                    (None, false) => {}
                }
            }
            // A real failure at the end of a real transaction: a row that no class takes.
            #[cfg(test)]
            if fail {
                tx.insert(&vec![0; 70_000])?;
            }
            Ok(())
        })?;
        for (id, row) in changes.0 {
            match row {
                Some(row) => self.rows.insert(id, row),
                None => self.rows.remove(&id),
            };
        }
        Ok(())
    }
}

redacted!(Capsule);

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
