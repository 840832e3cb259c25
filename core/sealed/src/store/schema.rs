//! The `SQLite` file: how it is opened, its pragmas, its numbered schema.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::log;
use crate::{Error, Part, Result};

/// One entry a schema number: what leads from the number before to it. Entries are never changed, only added; each runs in
/// one immediate transaction, and every golden file is opened by every later program.
const MIGRATIONS: [&str; 1] = ["
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE record (place INTEGER PRIMARY KEY, id BLOB NOT NULL, revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE manifest (slot INTEGER PRIMARY KEY, revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
"];

/// Every connection, before its first read. The reasons:
const PRAGMAS_FIRST: &str = "
-- One process, one writer: a second opener gets SQLITE_BUSY, and there is no shared-memory file.
PRAGMA locking_mode = EXCLUSIVE;
-- Nothing spilled to a temporary file (Android has no folder for one).
PRAGMA temp_store = MEMORY;
-- A crafted schema runs no function; a crafted page is noticed when it is loaded.
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
";

/// Every connection, once the schema is known. The reasons:
const PRAGMAS: &str = "
-- A commit appends to one file and syncs once; readers of a torn end see the transaction before.
PRAGMA journal_mode = WAL;
-- A commit is durable when it returns, after a power cut too.
PRAGMA synchronous = FULL;
-- Apple: fsync alone does not reach the medium. Without effect elsewhere.
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
-- Freed cells are overwritten: a removed row leaves no sealed bytes in the file.
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
";

/// Makes the file and begins the transaction that fills it; the caller commits.
pub(super) fn create(path: &Path) -> Result<Connection> {
    // A log that lies there belongs to another file, and would be replayed into this one.
    if !log::is_empty(path)? {
        return Err(Error::AlreadyExists);
    }
    // `create_new` is what refuses an existing file; SQLite would open it.
    std::fs::File::create_new(path)?;
    let connection = connect(path)?;
    connection.execute_batch(PRAGMAS)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for step in MIGRATIONS {
        connection.execute_batch(step)?;
    }
    set_schema(&connection, latest())?;
    Ok(connection)
}

/// Opens an existing file only to read: another schema is refused, none is brought up to date.
pub(super) fn look(path: &Path) -> Result<Connection> {
    let connection = connect(path)?;
    let found = schema(&connection)?;
    if found > latest() {
        return Err(Error::NewerFormat {
            found: u32::try_from(found).unwrap_or(u32::MAX),
        });
    }
    Ok(connection)
}

/// Opens an existing file, brings an older schema up to date, leaves a newer one alone.
pub(super) fn open(path: &Path) -> Result<Connection> {
    let connection = look(path)?;
    let found = schema(&connection)?;
    connection.execute_batch(PRAGMAS)?;
    migrate(&connection, found)?;
    if description(&connection)? != expected_description() {
        return Err(Error::damaged(Part::Database));
    }
    Ok(connection)
}

/// Checkpoint, then close. The log stays as an empty file.
pub(super) fn close(connection: Connection) -> Result<()> {
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    connection
        .close()
        .map_err(|(_, error)| Error::from(error))?;
    if busy == 0 { Ok(()) } else { Err(Error::Busy) }
}

fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::ZERO)?;
    // Closing after an error must leave the files as they were found.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_prepared_statement_cache_capacity(32);
    connection.execute_batch(PRAGMAS_FIRST)?;
    Ok(connection)
}

fn migrate(connection: &Connection, found: i64) -> Result<()> {
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for (number, step) in (1_i64..).zip(MIGRATIONS).skip(done) {
        let outcome = connection
            .execute_batch("BEGIN IMMEDIATE")
            .and_then(|()| connection.execute_batch(step))
            .map_err(Error::from)
            .and_then(|()| set_schema(connection, number))
            .and_then(|()| Ok(connection.execute_batch("COMMIT")?));
        if let Err(error) = outcome {
            // The transaction may be gone already, and the connection is about to be.
            let _ = connection.execute_batch("ROLLBACK");
            return Err(error);
        }
    }
    Ok(())
}

const fn latest() -> i64 {
    #[expect(clippy::cast_possible_wrap, reason = "there are a handful")]
    let latest = MIGRATIONS.len() as i64;
    latest
}

/// As [`schema`], of any connection.
pub(super) fn number(connection: &Connection) -> Result<u32> {
    schema(connection).map(|found| u32::try_from(found).unwrap_or(u32::MAX))
}

/// The schema number. A file without one is damaged: creation writes it in the first transaction.
fn schema(connection: &Connection) -> Result<i64> {
    match connection.query_row("SELECT value FROM meta WHERE name = 'schema'", [], |row| {
        row.get::<_, i64>(0)
    }) {
        Ok(found) if found >= 1 => Ok(found),
        Ok(_) | Err(rusqlite::Error::QueryReturnedNoRows) => Err(Error::damaged(Part::Database)),
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if failure.code == rusqlite::ErrorCode::Unknown =>
        {
            // SQLITE_ERROR: there is no such table.
            Err(Error::damaged(Part::Database))
        }
        Err(error) => Err(error.into()),
    }
}

fn set_schema(connection: &Connection, number: i64) -> Result<()> {
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES ('schema', ?1)",
        [number],
    )?;
    Ok(())
}

/// Everything in the file that could run or be read: a trigger, view or index that is not ours is damage.
fn description(connection: &Connection) -> Result<Vec<String>> {
    let mut statement =
        connection.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn expected_description() -> Vec<String> {
    let mut tables: Vec<String> = MIGRATIONS
        .iter()
        .flat_map(|step| step.split(';'))
        .map(|table| table.trim().to_owned())
        .filter(|table| !table.is_empty())
        .collect();
    tables.sort();
    tables
}
