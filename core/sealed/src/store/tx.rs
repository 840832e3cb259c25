//! One immediate transaction on a [`Store`].

use std::path::Path;

use rusqlite::{Connection, Params};
use zeroize::Zeroizing;

use super::manifest::{Health, Manifest, Undo};
use super::reason::explain;
use super::row::{self, Binding, RowKeys};
use super::{RowId, Store};
use crate::{Error, Result};

/// How often an insert looks for a sound bucket before it takes whatever there is.
const DRAWS: u32 = 32;

/// One immediate transaction, made by [`Store::write`]. What is done in it is seen by its own reads, and by nobody else
/// before the commit. Dropped without a commit, also by a panic, it changes nothing.
#[derive(Debug)]
pub struct Tx<'store> {
    store: &'store mut Store,
    /// `None` once committed.
    undo: Option<Undo>,
}

impl<'store> Tx<'store> {
    pub(super) fn begin(store: &'store mut Store) -> Result<Self> {
        // Loaded before the transaction, so that what the reader knows never depends on an uncommitted state.
        let connection = store.connection()?;
        store.manifest.borrow_mut().load(connection, &store.keys)?;
        execute(&store.path, connection, "BEGIN IMMEDIATE", ())?;
        let undo = Some(store.manifest.get_mut().undo());
        Ok(Self { store, undo })
    }

    /// A new row.
    ///
    /// # Errors
    /// [`Error::TooLarge`] above 65,532 bytes.
    pub fn insert(&mut self, payload: &[u8]) -> Result<RowId> {
        let mut draws = 0;
        loop {
            draws += 1;
            let id = RowId::make_random()?;
            let (_, connection, keys, manifest) = self.parts()?;
            let bucket = keys.bucket(id, manifest.layout());
            // A new row in a damaged bucket could not be read again.
            if manifest.health(connection, keys, bucket)? == Health::Unsound && draws < DRAWS {
                continue;
            }
            match self.insert_as(id, payload) {
                // 55 bits of the id were taken already.
                Err(Error::AlreadyExists) if draws < DRAWS => {}
                outcome => return outcome.map(|()| id),
            }
        }
    }

    /// A new row under an id that the caller made with [`RowId::make_random`].
    ///
    /// # Errors
    /// [`Error::AlreadyExists`]; [`Error::TooLarge`] above 65,532 bytes.
    pub fn insert_as(&mut self, id: RowId, payload: &[u8]) -> Result<()> {
        self.insert_with_revision(id, 1, payload)
    }

    /// A row as it was in another file of the same vault.
    pub(super) fn insert_with_revision(
        &mut self,
        id: RowId,
        revision: u64,
        payload: &[u8],
    ) -> Result<()> {
        self.touch(id);
        let (path, connection, keys, manifest) = self.parts()?;
        let layout = manifest.layout();
        let bucket = keys.bucket(id, layout);
        manifest.health(connection, keys, bucket)?;
        let sealed = keys.seal_payload(&Binding::record(id, revision), payload)?;
        execute(
            path,
            connection,
            "INSERT INTO record (place, id, revision, epoch, sealed) VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                keys.place(id, layout),
                id.0,
                revision.cast_signed(),
                keys.epoch(),
                &sealed,
            ),
        )?;
        manifest.add(bucket, &keys.digest(id, revision, &tag(&sealed)));
        Ok(())
    }

    /// Replaces a row's payload.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::TooLarge`].
    pub fn update(&mut self, id: RowId, payload: &[u8]) -> Result<()> {
        self.touch(id);
        let (path, connection, keys, manifest) = self.parts()?;
        let layout = manifest.layout();
        let bucket = keys.bucket(id, layout);
        let place = keys.place(id, layout);
        manifest.health(connection, keys, bucket)?;
        let old = row::find(connection, place, id)?.ok_or(Error::NotFound)?;
        let revision = old.revision.saturating_add(1);
        let sealed = keys.seal_payload(&Binding::record(id, revision), payload)?;
        execute(
            path,
            connection,
            "UPDATE record SET revision = ?3, epoch = ?4, sealed = ?5 WHERE place = ?1 AND id = ?2",
            (place, id.0, revision.cast_signed(), keys.epoch(), &sealed),
        )?;
        manifest.subtract(bucket, &keys.digest(id, old.revision, &old.tag()));
        manifest.add(bucket, &keys.digest(id, revision, &tag(&sealed)));
        Ok(())
    }

    /// Removes a row; its bytes are overwritten in the file.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove(&mut self, id: RowId) -> Result<()> {
        self.touch(id);
        let (path, connection, keys, manifest) = self.parts()?;
        let layout = manifest.layout();
        let bucket = keys.bucket(id, layout);
        let place = keys.place(id, layout);
        manifest.health(connection, keys, bucket)?;
        let old = row::find(connection, place, id)?.ok_or(Error::NotFound)?;
        let sql = "DELETE FROM record WHERE place = ?1 AND id = ?2";
        execute(path, connection, sql, (place, id.0))?;
        manifest.subtract(bucket, &keys.digest(id, old.revision, &old.tag()));
        Ok(())
    }

    /// As [`Store::read`], with this transaction's own changes.
    pub fn read(&self, id: RowId) -> Result<Option<Zeroizing<Vec<u8>>>> {
        self.store.read(id)
    }

    /// As [`Store::list`], with this transaction's own changes.
    pub fn list(&self) -> Result<Vec<(RowId, Zeroizing<Vec<u8>>)>> {
        self.store.list()
    }

    pub(super) const fn store(&self) -> &Store {
        self.store
    }

    pub(super) fn commit(mut self) -> Result<()> {
        let (path, connection, keys, manifest) = self.parts()?;
        explain(path, manifest.store_changes(connection, keys))?;
        execute(path, connection, "COMMIT", ())?;
        self.undo = None;
        Ok(())
    }

    /// Before the change, and kept when it is rolled back: looking at a row once too often costs nothing.
    fn touch(&mut self, id: RowId) {
        if let Some(touched) = &mut self.store.touched {
            touched.insert(id);
        }
    }

    fn parts(&mut self) -> Result<(&Path, &Connection, &RowKeys, &mut Manifest)> {
        let Store {
            path,
            connection,
            keys,
            manifest,
            ..
        } = &mut *self.store;
        // There is one since the beginning of the transaction.
        let connection = connection.get().ok_or(Error::Busy)?;
        Ok((path, connection, keys, manifest.get_mut()))
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        if let Some(undo) = self.undo.take() {
            // SQLite has already rolled back after some errors (disk full), and says so with an error here.
            if let Some(connection) = self.store.connection.get() {
                let _ = connection.execute_batch("ROLLBACK");
            }
            self.store.manifest.get_mut().restore(undo);
        }
    }
}

fn execute(path: &Path, connection: &Connection, sql: &str, values: impl Params) -> Result<()> {
    let done = connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values));
    let done = done.map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => Error::AlreadyExists,
        _ => error.into(),
    });
    explain(path, done.map(drop))
}

fn tag(sealed: &[u8]) -> [u8; row::TAG] {
    sealed.last_chunk().copied().unwrap_or_default()
}
