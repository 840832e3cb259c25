//! The peer of everything that is stored: plain `SQLite` with the pragmas of `amparo-sealed`, and nothing sealed.

use crate::Result;
use rusqlite::Connection;
use std::path::Path;

/// One row of the same size as ours, in one durable transaction with others.
pub(crate) struct Plain {
    connection: Connection,
    next: u64,
}

impl Plain {
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let plain = Self::open(path)?;
        plain.connection.execute_batch(
            "CREATE TABLE record (place INTEGER PRIMARY KEY, id BLOB NOT NULL, revision INTEGER NOT NULL,
                                  epoch INTEGER NOT NULL, payload BLOB NOT NULL) STRICT;",
        )?;
        Ok(plain)
    }

    pub(crate) fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
             PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;",
        )?;
        Ok(Self {
            connection,
            next: 1,
        })
    }

    /// Inserts `payloads` in one immediate transaction, durable when this returns.
    pub(crate) fn insert(&mut self, payloads: &[&[u8]]) -> Result<()> {
        let transaction = rusqlite::Transaction::new(
            &mut self.connection,
            rusqlite::TransactionBehavior::Immediate,
        )?;
        for payload in payloads {
            // Spread like random places, so that both trees grow alike.
            let place =
                i64::from_ne_bytes(self.next.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_ne_bytes());
            self.next += 1;
            let mut statement =
                transaction.prepare_cached("INSERT INTO record VALUES (?1, ?2, 1, 1, ?3)")?;
            statement.execute(rusqlite::params![
                place,
                place.to_ne_bytes().repeat(2),
                payload
            ])?;
        }
        transaction.commit()?;
        Ok(())
    }
}
