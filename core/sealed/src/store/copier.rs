//! One store copied into another that has other keys, in steps, while the first is still written to.
//!
//! Rows keep their id and their revision; their places and sums do not, since those hang on the manifest key. The copy
//! proceeds by buckets of the first store and remembers how far it came, so that all steps together read each row once.
//! What is written meanwhile is noted by the store and looked at in the end. A copy that a crash interrupted is continued:
//! rows that are there already are opened on both sides and compared, because a revision alone does not say that the content is
//! the same (a row that was removed and put back under its id begins at 1 again).

use std::path::Path;

use rusqlite::Connection;

use super::manifest::{Health, unless_damaged};
use super::row::{self, Stored};
use super::{Layout, RowId, RowKeys, Store, StoreKeys, Tx, log};
use crate::{Error, Part, Result};

/// What to do about rows that are damaged or doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDamage {
    /// Stop, and name the first.
    Refuse,
    /// Copy what opens, leave the rest behind, and say so in [`Copier::damage`].
    CarryDoubtful,
}

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyState {
    /// Rows still to be looked at; 0: the copy says what the original says.
    pub left: u64,
    /// Rows to be looked at in all.
    pub total: u64,
}

/// A copy under way.
#[derive(Debug)]
pub struct Copier {
    pub(super) next: Store,
    stage: Stage,
    pub(super) looked_at: u64,
    total: u64,
    damage: Vec<Part>,
}

/// Where the next step goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Removes what is in the copy and not in the original any more; from this place on.
    Prune(i64),
    /// Copies a bucket of the original from this place on.
    Copy(u8, i64),
    /// Looks at what was written meanwhile.
    Changes,
}

impl Copier {
    /// Goes on with the copy at `path`, or makes it: a copy that is not whole under these keys is thrown away, since it is
    /// only a copy. From now on `from` notes what is written to it.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::DiskFull`], and what else the file system says.
    pub fn begin(from: &mut Store, path: &Path, keys: &StoreKeys) -> Result<Self> {
        let layout = from.manifest.borrow().layout();
        let next = match Store::open(path, keys, layout).and_then(Store::check) {
            Ok(next) => next,
            Err(Error::NotFound | Error::Damaged { .. } | Error::NewerFormat { .. }) => {
                log::discard(path)?;
                Store::create(path, keys, layout)?
            }
            Err(error) => return Err(error),
        };
        from.touched = Some(std::collections::BTreeSet::new());
        let there = next.manifest.borrow().count();
        let total = there.saturating_add(from.manifest.borrow().count());
        let stage = if there == 0 {
            Stage::Copy(0, layout.range(0).0)
        } else {
            Stage::Prune(i64::MIN)
        };
        Ok(Self {
            next,
            stage,
            looked_at: 0,
            total,
            damage: Vec::new(),
        })
    }

    /// Looks at about so many rows of `from`, which is the store that the copy was begun with; one transaction. A damaged bucket is
    /// copied as a whole.
    ///
    /// # Errors
    /// [`Error::Damaged`] with [`OnDamage::Refuse`]: what was copied by this step is not in the copy, and the next step tries again.
    pub fn step(&mut self, from: &mut Store, rows: usize, damaged: OnDamage) -> Result<CopyState> {
        let before = self.stage;
        let changes: Vec<RowId> = match (&from.touched, before) {
            (Some(touched), Stage::Changes) => touched.iter().copied().take(rows.max(1)).collect(),
            _ => Vec::new(),
        };
        let mut work = Work {
            from,
            damaged,
            damage: Vec::new(),
            left: rows.max(1),
        };
        let stage = self.next.write(|tx| match before {
            Stage::Prune(place) => work.prune(tx, place),
            Stage::Copy(bucket, place) => work.copy(tx, bucket, place),
            Stage::Changes => work.follow(tx, &changes).map(|()| Stage::Changes),
        })?;
        let looked_at = rows.max(1).saturating_sub(work.left);
        for part in work.damage {
            note(&mut self.damage, part);
        }
        self.looked_at = self.looked_at.saturating_add(looked_at as u64);
        self.stage = stage;
        if let Some(touched) = &mut from.touched {
            for id in &changes {
                touched.remove(id);
            }
        }
        Ok(self.state(from))
    }

    /// How far it is, without doing anything.
    pub fn state(&self, from: &Store) -> CopyState {
        let changed = from.touched.as_ref().map_or(0, |ids| ids.len() as u64);
        let left = match self.stage {
            Stage::Changes => changed,
            // Rows may have gone meanwhile; a stage that is not over is not nothing.
            _ => self.total.saturating_sub(self.looked_at).max(1) + changed,
        };
        CopyState {
            left,
            total: self.total.max(left),
        }
    }

    /// What was left behind, or is doubtful in the copy. Empty when the original was sound.
    pub fn damage(&self) -> &[Part] {
        &self.damage
    }

    /// Ends here for now; another [`Copier::begin`] goes on.
    pub fn close(self) -> Result<()> {
        self.next.close()
    }

    /// Puts the copy in the place of its original, as [`Store::replace_by`]; `last` is written into it before.
    ///
    /// # Errors
    /// [`Error::Busy`] when the copy is not complete; [`Part::Manifest`] damaged when it has not as many rows as the original although
    /// nothing was left behind.
    pub fn finish(
        self,
        from: &mut Store,
        keep: Option<&Path>,
        last: impl FnOnce(&mut Tx<'_>) -> Result<()>,
    ) -> Result<()> {
        if self.state(from).left > 0 {
            return Err(Error::Busy);
        }
        let Self {
            mut next, damage, ..
        } = self;
        if damage.is_empty() && next.manifest.borrow().count() != from.manifest.borrow().count() {
            return Err(Error::damaged(Part::Manifest));
        }
        next.write(last)?;
        from.replace_by(next, keep)
    }
}

impl Store {
    /// Itself, if every bucket and the root fit.
    fn check(self) -> Result<Self> {
        let connection = self.connection()?;
        let mut manifest = self.manifest.borrow_mut();
        for bucket in 0..manifest.layout().buckets() {
            let bucket = u8::try_from(bucket).unwrap_or(u8::MAX);
            if manifest.health(connection, &self.keys, bucket)? == Health::Unsound {
                return Err(Error::damaged(manifest.part(bucket)));
            }
        }
        if manifest.is_root_unsound() {
            return Err(Error::damaged(Part::Manifest));
        }
        drop(manifest);
        Ok(self)
    }
}

/// One step.
struct Work<'a> {
    from: &'a Store,
    damaged: OnDamage,
    damage: Vec<Part>,
    /// Rows that this step may still look at.
    left: usize,
}

impl Work<'_> {
    fn prune(&mut self, tx: &mut Tx<'_>, place: i64) -> Result<Stage> {
        let there = places(tx.store().connection()?, (place, i64::MAX), self.left)?;
        let full = there.len() == self.left;
        self.left -= there.len();
        for (_, id) in &there {
            // On a broken page or not at all: if it can be had, the copying finds it.
            if unless_damaged(self.from.has(*id))? != Some(true) {
                tx.remove(*id)?;
            }
        }
        Ok(match there.last() {
            Some((place, _)) if full && *place < i64::MAX => Stage::Prune(place + 1),
            _ => Stage::Copy(0, self.layout().range(0).0),
        })
    }

    fn copy(&mut self, tx: &mut Tx<'_>, bucket: u8, place: i64) -> Result<Stage> {
        let buckets = self.layout().buckets();
        let (mut bucket, mut place) = (bucket, place);
        while self.left > 0 {
            let high = self.layout().range(bucket).1;
            let goes_on = if self.health(bucket)? == Health::Sound {
                self.copy_sound(tx, place, high)?
            } else {
                self.copy_doubtful(tx, bucket)?;
                None
            };
            if let Some(next) = goes_on {
                place = next;
                continue;
            }
            match bucket.checked_add(1) {
                Some(next) if usize::from(next) < buckets => bucket = next,
                _ => return Ok(Stage::Changes),
            }
            place = self.layout().range(bucket).0;
        }
        Ok(Stage::Copy(bucket, place))
    }

    /// Rows of a sound bucket from `place` on; where to go on, if not at its end.
    fn copy_sound(&mut self, tx: &mut Tx<'_>, place: i64, high: i64) -> Result<Option<i64>> {
        let mut last: Option<i64> = None;
        {
            let (connection, keys) = (self.from.connection()?, &self.from.keys);
            let mut statement = connection.prepare_cached(
                "SELECT place, id, revision, epoch, sealed FROM record
                 WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT ?3",
            )?;
            let limit = i64::try_from(self.left).unwrap_or(i64::MAX);
            let mut rows = statement.query((place, high, limit))?;
            while let Some(row) = rows.next()? {
                last = Some(row.get(0)?);
                let id = RowId(row.get(1)?);
                let stored = Stored::from_row(row, 2)?;
                self.left -= 1;
                let outcome = copy_row(tx, keys, id, &stored, Older::Replaced);
                excuse(outcome, self.damaged, &mut self.damage)?;
            }
        }
        Ok(match last {
            Some(last) if self.left == 0 && last < high => Some(last + 1),
            _ => None,
        })
    }

    /// A bucket that does not fit its sum, page by page and row by row.
    fn copy_doubtful(&mut self, tx: &mut Tx<'_>, bucket: u8) -> Result<()> {
        let (connection, keys) = (self.from.connection()?, &self.from.keys);
        note(&mut self.damage, self.from.manifest.borrow().part(bucket));
        let mut found = Vec::new();
        collect(connection, self.layout().range(bucket), &mut found)?;
        for (place, id) in found {
            self.left = self.left.saturating_sub(1);
            let outcome = stored_at(connection, place).and_then(|stored| match stored {
                Some(stored) => copy_row(tx, keys, id, &stored, Older::Stays),
                None => Ok(()),
            });
            let outcome = outcome.map_err(|error| match error {
                Error::Damaged { .. } => Error::damaged(Part::Row(id)),
                error => error,
            });
            excuse(outcome, self.damaged, &mut self.damage)?;
        }
        Ok(())
    }

    /// Rows that were written, or removed, since the copying began.
    fn follow(&mut self, tx: &mut Tx<'_>, changes: &[RowId]) -> Result<()> {
        let (connection, keys) = (self.from.connection()?, &self.from.keys);
        for id in changes {
            let bucket = keys.bucket(*id, self.layout());
            self.health(bucket)?;
            let place = keys.place(*id, self.layout());
            let outcome = match unless_damaged(row::find(connection, place, *id))? {
                Some(Some(stored)) => copy_row(tx, keys, *id, &stored, Older::Replaced),
                Some(None) if tx.store().has(*id)? => tx.remove(*id),
                Some(None) => Ok(()),
                None => Err(Error::damaged(Part::Row(*id))),
            };
            excuse(outcome, self.damaged, &mut self.damage)?;
        }
        Ok(())
    }

    /// # Errors
    /// The damage, when it is to be refused.
    fn health(&mut self, bucket: u8) -> Result<Health> {
        let (connection, keys) = (self.from.connection()?, &self.from.keys);
        let mut manifest = self.from.manifest.borrow_mut();
        let health = manifest.health(connection, keys, bucket)?;
        let part = if health == Health::Unsound {
            manifest.part(bucket)
        } else if manifest.is_root_unsound() {
            Part::Manifest
        } else {
            return Ok(health);
        };
        if self.damaged == OnDamage::Refuse {
            return Err(Error::damaged(part));
        }
        if part == Part::Manifest {
            note(&mut self.damage, part);
        }
        Ok(health)
    }

    fn layout(&self) -> Layout {
        self.from.manifest.borrow().layout()
    }
}

/// When the copy has a later revision of a row than the original.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Older {
    /// The original is right: the row was removed and put back.
    Replaced,
    /// The row stands twice in a damaged bucket.
    Stays,
}

/// Opens a row, which is the proof that it is whole, and makes the copy say the same.
fn copy_row(
    tx: &mut Tx<'_>,
    keys: &RowKeys,
    id: RowId,
    stored: &Stored,
    older: Older,
) -> Result<()> {
    let payload = stored.open(keys, id)?;
    let next = tx.store();
    let (connection, next_keys) = (next.connection()?, &next.keys);
    let place = next_keys.place(id, next.manifest.borrow().layout());
    if let Some(there) = row::find(connection, place, id)? {
        let same = there.revision == stored.revision
            && there.open(next_keys, id).is_ok_and(|copy| copy == payload);
        if same || (older == Older::Stays && there.revision > stored.revision) {
            return Ok(());
        }
        tx.remove(id)?;
    }
    tx.insert_with_revision(id, stored.revision, &payload)
}

/// Damage is noted when it is to be carried.
fn excuse(outcome: Result<()>, damaged: OnDamage, damage: &mut Vec<Part>) -> Result<()> {
    match outcome {
        Err(Error::Damaged { part }) if damaged == OnDamage::CarryDoubtful => {
            note(damage, part);
            Ok(())
        }
        outcome => outcome,
    }
}

/// Each part is named once, however many steps meet it.
fn note(damage: &mut Vec<Part>, part: Part) {
    if !damage.contains(&part) {
        damage.push(part);
    }
}

/// Places and ids in a range, at most so many.
fn places(connection: &Connection, range: (i64, i64), limit: usize) -> Result<Vec<(i64, RowId)>> {
    let mut found = Vec::new();
    read_places(connection, range, limit, &mut found)?;
    Ok(found)
}

/// What was read before an error stays in `found`.
fn read_places(
    connection: &Connection,
    (low, high): (i64, i64),
    limit: usize,
    found: &mut Vec<(i64, RowId)>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT place, id FROM record WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT ?3",
    )?;
    let mut rows = statement.query((low, high, i64::try_from(limit).unwrap_or(i64::MAX)))?;
    while let Some(row) = rows.next()? {
        // An id of another length is no row of ours.
        if let Ok(id) = row.get(1) {
            found.push((row.get(0)?, RowId(id)));
        }
    }
    Ok(())
}

/// A range is not cut finer than this. The places of a bucket differ in 55 bits, also where there is only one, whose range is wider;
/// a bucket of a few hundred rows is cut into 4,096 parts.
const NARROW: i64 = 1 << (55 - 12);

/// Every row of a range that `SQLite` can reach, around the pages that it cannot read.
fn collect(
    connection: &Connection,
    (low, high): (i64, i64),
    found: &mut Vec<(i64, RowId)>,
) -> Result<()> {
    let mut ranges = vec![(low, high)];
    while let Some((low, high)) = ranges.pop() {
        let known = found.len();
        if unless_damaged(read_places(connection, (low, high), usize::MAX, found))?.is_some() {
            continue;
        }
        let low = match found.get(known..).and_then(<[_]>::last) {
            Some((last, _)) => last.saturating_add(1),
            None => low,
        };
        let width = high.saturating_sub(low);
        if width > NARROW {
            let middle = low + width / 2;
            ranges.push((middle + 1, high));
            ranges.push((low, middle));
        }
    }
    Ok(())
}

fn stored_at(connection: &Connection, place: i64) -> Result<Option<Stored>> {
    use rusqlite::OptionalExtension as _;
    let stored = connection
        .prepare_cached("SELECT revision, epoch, sealed FROM record WHERE place = ?1")?
        .query_row([place], |row| Stored::from_row(row, 0))
        .optional()?;
    Ok(stored)
}
