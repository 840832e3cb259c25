//! Getting out of a damaged file what is in it, and looking at a file without its keys. Neither writes anything anywhere.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::manifest::Loose;
use super::pages::{Image, PAGE, Pages, Value};
use super::row::Stored;
use super::{Layout, RowId, RowKeys, Store, StoreKeys, schema};
use crate::{Error, Part, Result};

/// A row of a damaged file.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// It opens, and its bucket says that this is its newest state.
    Sound(Zeroizing<Vec<u8>>),
    /// It opens, so it is genuine; its bucket does not fit, so it may be an older state, and others may be missing beside it.
    Doubtful(Zeroizing<Vec<u8>>),
    /// There is a row of that id, and it does not open.
    Unreadable,
}

/// What can be said of a file without its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integrity {
    /// Schema number; `None` when it is not one of our databases, or too damaged to say.
    pub schema: Option<u32>,
    /// Rows; `None` when they cannot be counted.
    pub rows: Option<u64>,
    /// What `SQLite`'s `quick_check` finds wrong, at most 100.
    pub faults: u32,
}

/// Where the best state of a row stands.
struct Spot {
    page: u32,
    cell: u16,
    revision: u64,
    opens: bool,
}

impl Store {
    /// Shows every row of a file that can be had, whatever else of it is broken: page by page, without `SQLite`, so that neither a
    /// broken page nor a lost table of contents costs more than itself. What is in the log counts. Says what is damaged beside the
    /// rows themselves; an empty answer, and no row but sound ones, is a sound file.
    ///
    /// # Errors
    /// [`Error::NotFound`]; what the file system says; whatever `each` returns. The file and its folder are not changed.
    pub fn salvage<E: From<Error>>(
        path: &Path,
        keys: &StoreKeys,
        layout: Layout,
        each: &mut dyn FnMut(RowId, Found) -> Result<(), E>,
    ) -> Result<Vec<Part>, E> {
        let keys = RowKeys::new(keys);
        let mut pages = Pages::open(path)?;
        let mut loose = Loose::new(layout);
        let (spots, mut misplaced) = survey(&mut pages, &keys, layout, &mut loose)?;
        for (id, spot) in &spots {
            if let Some(stored) = read(&mut pages, spot)? {
                loose.add(&keys, *id, &stored);
            }
        }
        let (root, fits) = loose.judge();
        misplaced.retain(|id| !spots.contains_key(id));
        misplaced.sort_unstable();
        misplaced.dedup();
        for (id, spot) in &spots {
            let bucket = usize::from(keys.bucket(*id, layout));
            let sound = fits.get(bucket).copied().unwrap_or(false);
            let opened = read(&mut pages, spot)?.and_then(|stored| stored.open(&keys, *id).ok());
            let found = match opened {
                Some(payload) if sound => Found::Sound(payload),
                Some(payload) => Found::Doubtful(payload),
                None => Found::Unreadable,
            };
            each(*id, found)?;
        }
        for id in misplaced {
            each(id, Found::Unreadable)?;
        }
        let mut damaged = Vec::new();
        if !root {
            damaged.push(Part::Manifest);
        }
        for (bucket, _) in (0..=u8::MAX).zip(fits).filter(|(_, fits)| !fits) {
            let part = match layout {
                Layout::Buckets => Part::Bucket(bucket),
                Layout::Single => Part::Manifest,
            };
            if !damaged.contains(&part) {
                damaged.push(part);
            }
        }
        Ok(damaged)
    }

    /// Looks at a file without its keys. Reads all of it into memory for as long as this takes.
    ///
    /// # Errors
    /// [`Error::NotFound`]; what the file system says. A file that is no database is an answer. Nothing is changed.
    pub fn integrity(path: &Path) -> Result<Integrity> {
        let mut integrity = Integrity {
            schema: None,
            rows: None,
            faults: 0,
        };
        let pages = Pages::open(path)?;
        let size = usize::try_from(pages.count()).map_err(|_| Error::TooLarge)? * PAGE;
        let mut connection = Connection::open_in_memory()?;
        let image = Image::new(pages);
        if connection
            .deserialize_read_exact("main", image, size, true)
            .is_err()
        {
            integrity.faults = 1;
            return Ok(integrity);
        }
        integrity.faults = faults(&connection).unwrap_or(1);
        integrity.schema = schema::number(&connection).ok();
        integrity.rows = connection
            .query_row("SELECT count(*) FROM record", [], |row| {
                row.get::<_, i64>(0)
            })
            .ok()
            .and_then(|rows| u64::try_from(rows).ok());
        Ok(integrity)
    }
}

fn faults(connection: &Connection) -> Result<u32> {
    let mut statement = connection.prepare("PRAGMA quick_check(100)")?;
    let mut rows = statement.query([])?;
    let mut faults = 0;
    while let Some(row) = rows.next()? {
        if row.get::<_, String>(0)? != "ok" {
            faults += 1;
        }
    }
    Ok(faults)
}

/// Goes through all pages: the best state of each row, the rows of the manifest, and rows that do not open where they stand.
fn survey(
    pages: &mut Pages,
    keys: &RowKeys,
    layout: Layout,
    loose: &mut Loose,
) -> Result<(HashMap<RowId, Spot>, Vec<RowId>)> {
    let mut spots: HashMap<RowId, Spot> = HashMap::new();
    let mut misplaced = Vec::new();
    for page in pages.numbers() {
        for (cell, place, values) in pages.rows(page)? {
            if let Some(stored) = manifest_row(&values) {
                loose.offer(keys, place, &stored);
            }
            let Some((id, stored)) = record_row(values) else {
                continue;
            };
            let opens = stored.open(keys, id).is_ok();
            // A copy that neither opens nor stands where it belongs says nothing about the row of that id.
            if !opens && place != keys.place(id, layout) {
                misplaced.push(id);
                continue;
            }
            let spot = Spot {
                page,
                cell,
                revision: stored.revision,
                opens,
            };
            let better = |known: &Spot| (opens, spot.revision) > (known.opens, known.revision);
            if spots.get(&id).is_none_or(better) {
                spots.insert(id, spot);
            }
        }
    }
    Ok((spots, misplaced))
}

fn read(pages: &mut Pages, spot: &Spot) -> Result<Option<Stored>> {
    let row = pages.row(spot.page, spot.cell)?;
    Ok(row
        .and_then(|(_, values)| record_row(values))
        .map(|(_, stored)| stored))
}

/// place (as null), id, revision, epoch, sealed
fn record_row(values: Vec<Value>) -> Option<(RowId, Stored)> {
    let [
        Value::Null,
        Value::Blob(id),
        Value::Integer(revision),
        Value::Integer(epoch),
        Value::Blob(sealed),
    ] = <[Value; 5]>::try_from(values).ok()?
    else {
        return None;
    };
    let stored = Stored {
        revision: revision.cast_unsigned(),
        epoch: u32::try_from(epoch).ok()?,
        sealed,
    };
    Some((RowId(id.try_into().ok()?), stored))
}

/// slot (as null), revision, epoch, sealed
fn manifest_row(values: &[Value]) -> Option<Stored> {
    let [
        Value::Null,
        Value::Integer(revision),
        Value::Integer(epoch),
        Value::Blob(sealed),
    ] = values
    else {
        return None;
    };
    Some(Stored {
        revision: revision.cast_unsigned(),
        epoch: u32::try_from(*epoch).ok()?,
        sealed: sealed.clone(),
    })
}
