//! The peer of a cold press: a process that opens a plain `SQLite` file and commits rows of the same
//! number and length, with nothing of ours in it.
//!
//! `amparo-cold-commit DATABASE LENGTH…` says on standard output, once it is durable, how many nanoseconds of the
//! processor the process took so far.
#![expect(clippy::print_stdout, reason = "the answer to the process that asks")]

#[path = "../plain.rs"]
#[expect(dead_code, reason = "the file is made by whoever asks")]
mod plain;
#[path = "said.rs"]
mod said;

use plain::Plain;
use std::error::Error;
use std::path::Path;
use std::process::exit;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let database = words.next().ok_or("DATABASE LENGTH…")?;
    let rows: Vec<Vec<u8>> = words
        .map(|length| Ok(vec![7; length.parse()?]))
        .collect::<Result<_>>()?;
    let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
    let mut plain = Plain::open(Path::new(&database))?;
    plain.insert(&rows)?;
    println!("{}", said::processor_ns());
    // Without closing: only what a commit does is to be measured.
    exit(0);
}
