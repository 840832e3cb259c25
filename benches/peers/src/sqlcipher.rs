//! SQLCipher with a raw key, and the pragmas of `amparo-sealed`. Started with the path of a database to make. Commands:
//!
//! - `fill N`: N rows of 900 bytes in one transaction
//! - `insert`: one row, durable
//! - `scan`: reads every row
//! - `text ID WORD…`: one text into the FTS5 table, in a transaction that is open until `commit`
//! - `commit`
//! - `find WORD…`: the rows of the FTS5 table in which every word begins a word

mod serve;

use rusqlite::{Connection, params};
use serve::{Result, serve};
use std::hint::black_box;

const PAYLOAD: [u8; 900] = [7; 900];
const KEY: &str = "x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'";

fn main() -> Result<()> {
    let path = std::env::args().nth(1).ok_or("the path of a database to make")?;
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "key", KEY)?;
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
         CREATE TABLE record (place INTEGER PRIMARY KEY, id BLOB NOT NULL, revision INTEGER NOT NULL,
                              epoch INTEGER NOT NULL, payload BLOB NOT NULL) STRICT;
         CREATE VIRTUAL TABLE text USING fts5(body, tokenize = 'unicode61 remove_diacritics 2');",
    )?;
    // A plain SQLite would take the key for an unknown pragma and be a peer of nothing.
    let version: String = connection.query_row("PRAGMA cipher_version", [], |row| row.get(0))?;
    if version.is_empty() {
        return Err("this is not SQLCipher".into());
    }

    let mut next = 1_u64;
    serve(|words| match words {
        ["fill", rows] => {
            connection.execute_batch("BEGIN IMMEDIATE")?;
            for _ in 0..rows.parse::<u32>()? {
                insert(&connection, &mut next)?;
            }
            Ok(connection.execute_batch("COMMIT")?)
        }
        ["insert"] => {
            connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
            insert(&connection, &mut next)?;
            connection.prepare_cached("COMMIT")?.execute([])?;
            Ok(())
        }
        ["scan"] => {
            let mut statement = connection.prepare_cached("SELECT place, id, revision, epoch, payload FROM record")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                black_box((row.get::<_, i64>(0)?, row.get::<_, [u8; 16]>(1)?, row.get::<_, Vec<u8>>(4)?));
            }
            Ok(())
        }
        ["text", id, text @ ..] => {
            if connection.is_autocommit() {
                connection.execute_batch("BEGIN IMMEDIATE")?;
            }
            let mut statement = connection.prepare_cached("INSERT INTO text (rowid, body) VALUES (?1, ?2)")?;
            statement.execute(params![id.parse::<i64>()?, text.join(" ")])?;
            Ok(())
        }
        ["commit"] => Ok(connection.execute_batch("COMMIT")?),
        ["find", wanted @ ..] => {
            let wanted: Vec<String> = wanted.iter().map(|word| format!("\"{word}\"*")).collect();
            let mut statement = connection.prepare_cached("SELECT rowid FROM text WHERE text MATCH ?1 ORDER BY rank")?;
            let found = statement.query_map([wanted.join(" ")], |row| row.get::<_, i64>(0))?;
            black_box(found.collect::<rusqlite::Result<Vec<_>>>()?);
            Ok(())
        }
        _ => Err(format!("`{}` is no command", words.join(" ")).into()),
    })
}

fn insert(connection: &Connection, next: &mut u64) -> Result<()> {
    // Spread like random places, so that the trees grow alike.
    let place = i64::from_ne_bytes(next.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_ne_bytes());
    *next += 1;
    let mut statement = connection.prepare_cached("INSERT INTO record VALUES (?1, ?2, 1, 1, ?3)")?;
    statement.execute(params![place, place.to_ne_bytes().repeat(2), PAYLOAD])?;
    Ok(())
}
