//! The manifest: what shows that rows are missing, added, exchanged or of another time.
//!
//! Each bucket has a sum modulo 2²⁵⁶ of HMAC(id ‖ revision ‖ tag) over its rows, and their count; the root has the sum, the
//! count, and a weighted sum (bucket number + 1 times its sum) over all buckets. All of them are sealed. Sums are only ever
//! changed by the difference that a transaction makes, never computed anew from the rows, so that damage which was there
//! before a write is still visible after it.
//!
//! The weighted sum gives a name: when one whole bucket was put back to an older state, its own sum fits its rows, and the root
//! is off by d and the weighted root by (bucket + 1) · d, which only that bucket explains.

use rusqlite::Connection;

use super::row::{Binding, RowKeys, Stored};
use super::{Layout, RowId, Survey};
use crate::{Error, Part, Result};

mod loose;
mod sum;

pub(super) use loose::Loose;
use sum::Sum;

const BUCKET_LEN: usize = 32 + 8;
const ROOT_LEN: usize = 32 + 32 + 8;
const ROOT_SLOT: u16 = 0;

/// What is known about a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    /// Not summed up since the store was opened.
    Unknown,
    Sound,
    Unsound,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Total {
    sum: Sum,
    count: u64,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    revision: u64,
    total: Total,
    health: Health,
    changed: bool,
}

#[derive(Debug, Clone, Copy)]
struct Root {
    revision: u64,
    total: Total,
    weighted: Sum,
}

/// The manifest of an open store, kept in memory.
#[derive(Debug)]
pub(super) struct Manifest {
    layout: Layout,
    root: Root,
    /// Empty until the first access.
    buckets: Vec<Bucket>,
    /// The buckets together do not explain the root, and no single one does.
    root_unsound: bool,
    changed: Vec<u8>,
}

/// What to go back to when a transaction is not committed.
#[derive(Debug)]
pub(super) struct Undo {
    root: Root,
    buckets: Vec<Bucket>,
}

impl Manifest {
    /// Writes the manifest of an empty store, inside the transaction that creates it.
    pub(super) fn create(connection: &Connection, keys: &RowKeys, layout: Layout) -> Result<Self> {
        connection.execute(
            "INSERT INTO meta (name, value) VALUES ('buckets', ?1)",
            [i64::try_from(layout.buckets()).unwrap_or(i64::MAX)],
        )?;
        let empty = Bucket {
            revision: 1,
            total: Total::default(),
            health: Health::Sound,
            changed: false,
        };
        let manifest = Self {
            layout,
            root: Root {
                revision: 1,
                total: Total::default(),
                weighted: Sum::default(),
            },
            buckets: vec![empty; layout.buckets()],
            root_unsound: false,
            changed: Vec::new(),
        };
        if layout == Layout::Buckets {
            for bucket in 0..=u8::MAX {
                manifest.write_bucket(connection, keys, bucket)?;
            }
        }
        manifest.write_root(connection, keys)?;
        Ok(manifest)
    }

    /// Opens the root.
    pub(super) fn open(connection: &Connection, keys: &RowKeys, layout: Layout) -> Result<Self> {
        let buckets: i64 = connection
            .query_row("SELECT value FROM meta WHERE name = 'buckets'", [], |row| {
                row.get(0)
            })
            .map_err(|_| Error::damaged(Part::Database))?;
        if usize::try_from(buckets) != Ok(layout.buckets()) {
            return Err(Error::damaged(Part::Database));
        }
        let stored = read_root(connection)?;
        let root = Root::open(keys, &stored).ok_or(Error::damaged(Part::Manifest))?;
        Ok(Self {
            layout,
            root,
            buckets: Vec::new(),
            root_unsound: false,
            changed: Vec::new(),
        })
    }

    /// The epoch that the root row names; nothing authenticates it.
    pub(super) fn epoch(connection: &Connection) -> Result<u32> {
        read_root(connection).map(|stored| stored.epoch)
    }

    pub(super) const fn layout(&self) -> Layout {
        self.layout
    }

    /// Rows, as the root counts them.
    pub(super) const fn count(&self) -> u64 {
        self.root.total.count
    }

    /// Whether the buckets together do not explain the root. Known after the first access.
    pub(super) const fn is_root_unsound(&self) -> bool {
        self.root_unsound
    }

    pub(super) const fn sequence(&self) -> u64 {
        self.root.revision
    }

    /// How damage in this bucket is called.
    pub(super) const fn part(&self, bucket: u8) -> Part {
        match self.layout {
            Layout::Buckets => Part::Bucket(bucket),
            Layout::Single => Part::Manifest,
        }
    }

    /// Reads the sums of all buckets, once, and compares them with the root.
    pub(super) fn load(&mut self, connection: &Connection, keys: &RowKeys) -> Result<()> {
        if !self.buckets.is_empty() {
            return Ok(());
        }
        if self.layout == Layout::Single {
            self.buckets = vec![Bucket {
                revision: 0,
                total: self.root.total,
                health: Health::Unknown,
                changed: false,
            }];
            return Ok(());
        }
        // A bucket whose sum is missing or does not open counts as unsound and empty.
        let missing = Bucket {
            revision: 0,
            total: Total::default(),
            health: Health::Unsound,
            changed: false,
        };
        self.buckets = vec![missing; self.layout.buckets()];
        unless_damaged(self.read_buckets(connection, keys))?;
        self.compare_with_root();
        Ok(())
    }

    /// Sums up a bucket at its first use, and answers from memory afterwards.
    pub(super) fn health(
        &mut self,
        connection: &Connection,
        keys: &RowKeys,
        bucket: u8,
    ) -> Result<Health> {
        self.load(connection, keys)?;
        let index = usize::from(bucket);
        if self.buckets[index].health == Health::Unknown {
            let total = self.scan(connection, keys, bucket, |_, _| {})?;
            let fits = total == Some(self.buckets[index].total);
            self.buckets[index].health = if fits { Health::Sound } else { Health::Unsound };
        }
        Ok(self.buckets[index].health)
    }

    /// Reads, sums up and opens everything.
    pub(super) fn survey(&mut self, connection: &Connection, keys: &RowKeys) -> Result<Survey> {
        self.load(connection, keys)?;
        let mut survey = Survey::default();
        let mut unopened = Vec::new();
        for number in 0..self.buckets.len() {
            let bucket = u8::try_from(number).unwrap_or(u8::MAX);
            let mut opened = Vec::new();
            let total = self.scan(connection, keys, bucket, |id, stored| {
                match stored.open(keys, id) {
                    Ok(payload) => opened.push((id, payload)),
                    Err(_) => unopened.push(Part::Row(id)),
                }
            })?;
            let state = &mut self.buckets[number];
            if total != Some(state.total) {
                state.health = Health::Unsound;
            } else if state.health == Health::Unknown {
                state.health = Health::Sound;
            }
            match state.health {
                Health::Sound => survey.rows.append(&mut opened),
                Health::Unknown | Health::Unsound => survey.doubtful.append(&mut opened),
            }
        }
        if self.root_unsound {
            survey.damaged.push(Part::Manifest);
        }
        for (number, bucket) in (0..=u8::MAX).zip(&self.buckets) {
            if bucket.health == Health::Unsound {
                survey.damaged.push(self.part(number));
            }
        }
        survey.damaged.extend(unopened);
        Ok(survey)
    }

    pub(super) fn add(&mut self, bucket: u8, digest: &[u8; 32]) {
        let digest = Sum::from_bytes(digest);
        self.change(bucket, |total| {
            total.sum = total.sum.plus(digest);
            total.count = total.count.wrapping_add(1);
        });
        self.root.weighted = self.root.weighted.plus(digest.times(weight(bucket)));
    }

    pub(super) fn subtract(&mut self, bucket: u8, digest: &[u8; 32]) {
        let digest = Sum::from_bytes(digest);
        self.change(bucket, |total| {
            total.sum = total.sum.minus(digest);
            total.count = total.count.wrapping_sub(1);
        });
        self.root.weighted = self.root.weighted.minus(digest.times(weight(bucket)));
    }

    /// Writes the sums that changed and the root; nothing when nothing changed.
    pub(super) fn store_changes(&mut self, connection: &Connection, keys: &RowKeys) -> Result<()> {
        if self.changed.is_empty() {
            return Ok(());
        }
        for bucket in std::mem::take(&mut self.changed) {
            let state = &mut self.buckets[usize::from(bucket)];
            state.changed = false;
            state.revision += 1;
            if self.layout == Layout::Buckets {
                self.write_bucket(connection, keys, bucket)?;
            }
        }
        self.root.revision += 1;
        self.write_root(connection, keys)
    }

    pub(super) fn undo(&self) -> Undo {
        Undo {
            root: self.root,
            buckets: self.buckets.clone(),
        }
    }

    /// Back to before a transaction; what was learnt about the health of untouched buckets is learnt again.
    pub(super) fn restore(&mut self, undo: Undo) {
        self.root = undo.root;
        self.buckets = undo.buckets;
        self.changed.clear();
    }

    fn change(&mut self, bucket: u8, change: impl Fn(&mut Total)) {
        change(&mut self.root.total);
        let state = &mut self.buckets[usize::from(bucket)];
        change(&mut state.total);
        if !state.changed {
            state.changed = true;
            self.changed.push(bucket);
        }
    }

    fn compare_with_root(&mut self) {
        let mut total = Total::default();
        let mut weighted = Sum::default();
        for (number, bucket) in (0..=u8::MAX).zip(&self.buckets) {
            total.sum = total.sum.plus(bucket.total.sum);
            total.count = total.count.wrapping_add(bucket.total.count);
            weighted = weighted.plus(bucket.total.sum.times(weight(number)));
        }
        if total == self.root.total && weighted == self.root.weighted {
            return;
        }
        let difference = self.root.total.sum.minus(total.sum);
        let weighted = self.root.weighted.minus(weighted);
        let culprit = (0..=u8::MAX).find(|bucket| difference.times(weight(*bucket)) == weighted);
        match culprit {
            Some(bucket) if difference != Sum::default() => {
                self.buckets[usize::from(bucket)].health = Health::Unsound;
            }
            _ => self.root_unsound = true,
        }
    }

    fn read_buckets(&mut self, connection: &Connection, keys: &RowKeys) -> Result<()> {
        let mut statement = connection.prepare_cached(
            "SELECT slot, revision, epoch, sealed FROM manifest WHERE slot BETWEEN 1 AND 256",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let slot: u16 = row.get(0)?;
            let stored = Stored::from_row(row, 1)?;
            if let Some(total) = Bucket::open(keys, slot, &stored) {
                self.buckets[usize::from(slot) - 1] = Bucket {
                    revision: stored.revision,
                    total,
                    health: Health::Unknown,
                    changed: false,
                };
            }
        }
        Ok(())
    }

    /// Sums up the rows of a bucket and shows each. `None` when one of them stands where it does not belong, or a page of the
    /// file is broken: that is this bucket's damage, and the others may well be read.
    fn scan(
        &self,
        connection: &Connection,
        keys: &RowKeys,
        bucket: u8,
        mut each: impl FnMut(RowId, &Stored),
    ) -> Result<Option<Total>> {
        let (low, high) = self.layout.range(bucket);
        let mut scan = || -> Result<Total> {
            let mut total = Total::default();
            let mut statement = connection.prepare_cached(
                "SELECT place, id, revision, epoch, sealed FROM record WHERE place BETWEEN ?1 AND ?2",
            )?;
            let mut rows = statement.query([low, high])?;
            let mut in_place = true;
            while let Some(row) = rows.next()? {
                let id = RowId(row.get(1)?);
                let stored = Stored::from_row(row, 2)?;
                in_place &= row.get::<_, i64>(0)? == keys.place(id, self.layout);
                let digest = keys.digest(id, stored.revision, &stored.tag());
                total.sum = total.sum.plus(Sum::from_bytes(&digest));
                total.count = total.count.wrapping_add(1);
                each(id, &stored);
            }
            if in_place {
                Ok(total)
            } else {
                Err(Error::damaged(Part::Database))
            }
        };
        unless_damaged(scan())
    }

    fn write_bucket(&self, connection: &Connection, keys: &RowKeys, bucket: u8) -> Result<()> {
        let state = &self.buckets[usize::from(bucket)];
        let slot = u16::from(bucket) + 1;
        let binding = Binding::manifest(slot, state.revision);
        let sealed = keys.seal(
            &binding,
            BUCKET_LEN,
            &[
                &state.total.sum.to_bytes(),
                &state.total.count.to_be_bytes(),
            ],
        )?;
        write_row(connection, keys, slot, state.revision, &sealed)
    }

    fn write_root(&self, connection: &Connection, keys: &RowKeys) -> Result<()> {
        let Root {
            revision,
            total,
            weighted,
        } = &self.root;
        let sealed = keys.seal(
            &Binding::manifest(ROOT_SLOT, *revision),
            ROOT_LEN,
            &[
                &total.sum.to_bytes(),
                &weighted.to_bytes(),
                &total.count.to_be_bytes(),
            ],
        )?;
        write_row(connection, keys, ROOT_SLOT, *revision, &sealed)
    }
}

impl Root {
    fn open(keys: &RowKeys, stored: &Stored) -> Option<Self> {
        let plaintext = open_slot(keys, ROOT_SLOT, stored)?;
        let (sum, rest) = plaintext.split_first_chunk()?;
        let (weighted, count) = rest.split_first_chunk()?;
        Some(Self {
            revision: stored.revision,
            total: Total {
                sum: Sum::from_bytes(sum),
                count: u64::from_be_bytes(count.try_into().ok()?),
            },
            weighted: Sum::from_bytes(weighted),
        })
    }
}

impl Bucket {
    fn open(keys: &RowKeys, slot: u16, stored: &Stored) -> Option<Total> {
        let plaintext = open_slot(keys, slot, stored)?;
        let (sum, count) = plaintext.split_first_chunk()?;
        Some(Total {
            sum: Sum::from_bytes(sum),
            count: u64::from_be_bytes(count.try_into().ok()?),
        })
    }
}

fn open_slot(keys: &RowKeys, slot: u16, stored: &Stored) -> Option<zeroize::Zeroizing<Vec<u8>>> {
    if stored.epoch != keys.epoch() {
        return None;
    }
    keys.open(&Binding::manifest(slot, stored.revision), &stored.sealed)
        .ok()
}

fn read_root(connection: &Connection) -> Result<Stored> {
    connection
        .prepare_cached("SELECT revision, epoch, sealed FROM manifest WHERE slot = ?1")?
        .query_row([ROOT_SLOT], |row| Stored::from_row(row, 0))
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Error::damaged(Part::Manifest),
            error => error.into(),
        })
}

fn write_row(
    connection: &Connection,
    keys: &RowKeys,
    slot: u16,
    revision: u64,
    blob: &[u8],
) -> Result<()> {
    let values = (slot, revision.cast_signed(), keys.epoch(), blob);
    // The row is there, and of the same size: SQLite overwrites it in place.
    let updated = connection
        .prepare_cached(
            "UPDATE manifest SET revision = ?2, epoch = ?3, sealed = ?4 WHERE slot = ?1",
        )?
        .execute(values)?;
    if updated == 0 {
        connection
            .prepare_cached(
                "INSERT INTO manifest (slot, revision, epoch, sealed) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(values)?;
    }
    Ok(())
}

fn weight(bucket: u8) -> u64 {
    u64::from(bucket) + 1
}

/// Damage of a page or row is told apart from what stops everything (a failing disk, no memory).
pub(super) fn unless_damaged<T>(outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::Damaged { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
