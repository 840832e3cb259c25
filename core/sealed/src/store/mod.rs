//! Sealed rows in one plain `SQLite` file that says nothing about them: a random id, a revision, an epoch, a padded blob.
//!
//! [`Store`] owns the connection and the manifest; [`Tx`] is one immediate transaction. Everything that a row means is the
//! caller's. Every change of a row changes the manifest in the same transaction, so a row that was removed, put back, or
//! exchanged for an older one of its own shows as a damaged bucket, while all other buckets stay usable.

mod copier;
mod log;
mod manifest;
mod pages;
mod reason;
mod replace;
mod row;
mod salvage;
mod schema;
mod tx;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::{Error, Key, Part, Result, fsync, make_random};
use manifest::{Health, Manifest};
use reason::explain;
use row::RowKeys;

pub use copier::{Copier, CopyState, OnDamage};
pub use salvage::{Found, Integrity};
pub use tx::Tx;

/// The random name of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub [u8; 16]);

impl RowId {
    /// A new one.
    pub fn make_random() -> Result<Self> {
        make_random().map(Self)
    }

    /// 32 lowercase hexadecimal digits.
    pub fn to_hex(self) -> String {
        let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
        let pairs = self.0.iter();
        pairs
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
            .collect()
    }

    /// Undoes [`RowId::to_hex`]; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let nibble = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let mut id = [0; 16];
        if pairs.len() != id.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in id.iter_mut().zip(pairs) {
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Some(Self(id))
    }
}

/// What the rows of one store are sealed with. The caller derives both keys for this store alone.
#[derive(Debug)]
pub struct StoreKeys {
    /// Bound into every row, so that no row fits into another vault.
    pub vault_id: [u8; 16],
    /// Which generation of keys: bound into every row.
    pub epoch: u32,
    /// Seals rows.
    pub record: Key,
    /// Places rows in buckets, sums them up, and seals the sums.
    pub manifest: Key,
}

/// How finely a store can name damage. Stored; a store is opened as what it was created as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// 256 buckets and a root: for many rows, of which one screen reads a few.
    Buckets,
    /// One manifest row over everything: for few rows that are read together.
    Single,
}

impl Layout {
    /// The number of buckets; this is also how a layout is stored.
    pub(crate) const fn buckets(self) -> usize {
        match self {
            Self::Buckets => 256,
            Self::Single => 1,
        }
    }

    /// The first and the last place of a bucket.
    const fn range(self, bucket: u8) -> (i64, i64) {
        match self {
            Self::Buckets => {
                let low = (bucket as i64) << 55;
                (low, low + ((1 << 55) - 1))
            }
            Self::Single => (i64::MIN, i64::MAX),
        }
    }
}

/// All rows of a store, as far as they can be had.
#[derive(Debug, Default)]
pub struct Survey {
    /// Rows of sound buckets.
    pub rows: Vec<(RowId, Zeroizing<Vec<u8>>)>,
    /// Rows that open, in a bucket whose sum does not fit: each is genuine, but may be an older one of its kind, and others
    /// may be missing beside it.
    pub doubtful: Vec<(RowId, Zeroizing<Vec<u8>>)>,
    /// What does not fit or does not open; empty in a sound store.
    pub damaged: Vec<Part>,
}

/// An open store: one connection, exclusively held.
pub struct Store {
    path: PathBuf,
    /// Empty after a replacement at whose end the file could not be opened: the next call opens it.
    connection: OnceCell<Connection>,
    keys: RowKeys,
    manifest: RefCell<Manifest>,
    /// Rows that were written since a [`Copier`] began to watch; `None` while nobody does.
    touched: Option<BTreeSet<RowId>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store(..)")
    }
}

impl Store {
    /// Makes a new store at `path`, durable when this returns.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`] when there is a file; it is not touched.
    pub fn create(path: &Path, keys: &StoreKeys, layout: Layout) -> Result<Self> {
        explain(path, Self::make(path, RowKeys::new(keys), layout))
    }

    fn make(path: &Path, keys: RowKeys, layout: Layout) -> Result<Self> {
        let connection = schema::create(path)?;
        let manifest = Manifest::create(&connection, &keys, layout)?;
        connection.execute_batch("COMMIT")?;
        fsync::sync_folder(fsync::parent(path))?;
        Ok(Self::new(path, connection, keys, manifest))
    }

    /// Opens a store. Reads the root of the manifest and nothing else, so the time does not depend on the number of rows.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Busy`] while it is open elsewhere; [`Error::NewerFormat`];
    /// [`Part::Database`] or [`Part::Manifest`] damaged (the latter also with other keys). After an error the file is as before.
    pub fn open(path: &Path, keys: &StoreKeys, layout: Layout) -> Result<Self> {
        Self::open_with(path, RowKeys::new(keys), layout)
    }

    /// Which epoch's keys a closed store wants, by its root row. Asks for no key, so nothing vouches for the answer before
    /// [`Store::open`] has succeeded with the keys of that epoch.
    ///
    /// # Errors
    /// As [`Store::open`], as far as they can be told without keys. Changes nothing.
    pub fn epoch_at(path: &Path) -> Result<u32> {
        if !fs::exists(path)? {
            return Err(Error::NotFound);
        }
        let epoch = schema::look(path).and_then(|connection| Manifest::epoch(&connection));
        explain(path, epoch)
    }

    fn open_with(path: &Path, keys: RowKeys, layout: Layout) -> Result<Self> {
        if !fs::exists(path)? {
            return Err(Error::NotFound);
        }
        let (connection, manifest) = connect(path, &keys, layout)?;
        Ok(Self::new(path, connection, keys, manifest))
    }

    fn new(path: &Path, connection: Connection, keys: RowKeys, manifest: Manifest) -> Self {
        Self {
            path: path.to_owned(),
            connection: OnceCell::from(connection),
            keys,
            manifest: RefCell::new(manifest),
            touched: None,
        }
    }

    /// The connection; made anew from the file when the last one was lost. Nothing may have borrowed the manifest.
    fn connection(&self) -> Result<&Connection> {
        if let Some(connection) = self.connection.get() {
            return Ok(connection);
        }
        let layout = self.manifest.borrow().layout();
        let (connection, manifest) = connect(&self.path, &self.keys, layout)?;
        *self.manifest.borrow_mut() = manifest;
        Ok(self.connection.get_or_init(|| connection))
    }

    /// One immediate transaction with one fsync: all of `f`'s changes and the manifest, or none of them.
    ///
    /// # Errors
    /// Whatever `f` returns, or the kind why it could not be committed; nothing is changed then.
    pub fn write<T, E: From<Error>>(
        &mut self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut tx = Tx::begin(self)?;
        let value = f(&mut tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// One row, or `None` when there is none of that id and its bucket is sound.
    ///
    /// # Errors
    /// [`Part::Bucket`] damaged when the row's bucket does not fit ([`Part::Manifest`] in [`Layout::Single`]): the bucket is
    /// summed up once, at the first read. [`Part::Row`] when this row does not open.
    pub fn read(&self, id: RowId) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let connection = self.connection()?;
        let mut manifest = self.manifest.borrow_mut();
        let bucket = self.keys.bucket(id, manifest.layout());
        if manifest.health(connection, &self.keys, bucket)? == Health::Unsound {
            return Err(Error::damaged(manifest.part(bucket)));
        }
        let place = self.keys.place(id, manifest.layout());
        row::read(connection, &self.keys, place, id)
    }

    /// All rows, in an order that means nothing.
    ///
    /// # Errors
    /// The first damage that [`Store::survey`] would name.
    pub fn list(&self) -> Result<Vec<(RowId, Zeroizing<Vec<u8>>)>> {
        let survey = self.survey()?;
        match survey.damaged.first() {
            Some(part) => Err(Error::damaged(*part)),
            None => Ok(survey.rows),
        }
    }

    /// All rows that can be had, beside the names of what is damaged. Sums up every bucket.
    pub fn survey(&self) -> Result<Survey> {
        let connection = self.connection()?;
        self.manifest.borrow_mut().survey(connection, &self.keys)
    }

    /// Whether there is a row of that id, by name alone: says nothing about its being genuine.
    pub fn has(&self, id: RowId) -> Result<bool> {
        let connection = self.connection()?;
        let place = self.keys.place(id, self.manifest.borrow().layout());
        row::exists(connection, place, id)
    }

    /// Which epoch its rows are in.
    pub fn epoch(&self) -> u32 {
        self.keys.epoch()
    }

    /// Rises by one with every transaction that changed something. A shell may keep it elsewhere, to notice that the file is
    /// older than it was.
    pub fn sequence(&self) -> u64 {
        self.manifest.borrow().sequence()
    }

    /// Moves everything into the main file, empties the log beside it, closes. Keys and statements are gone afterwards, also
    /// when this fails; nothing that was committed is lost then.
    pub fn close(self) -> Result<()> {
        let Self {
            path, connection, ..
        } = self;
        close(&path, connection.into_inner())
    }
}

fn connect(path: &Path, keys: &RowKeys, layout: Layout) -> Result<(Connection, Manifest)> {
    let opened = schema::open(path).and_then(|connection| {
        let manifest = Manifest::open(&connection, keys, layout)?;
        Ok((connection, manifest))
    });
    explain(path, opened)
}

/// One that was lost is closed already.
fn close(path: &Path, connection: Option<Connection>) -> Result<()> {
    let Some(connection) = connection else {
        return Ok(());
    };
    connection.flush_prepared_statement_cache();
    explain(path, schema::close(connection))
}

#[cfg(test)]
mod tests;
