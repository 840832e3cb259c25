//! Measures our own operations beside a peer's in the same run and prints the ratios (`cargo xtask bench`).
//!
//! Absolute times on a shared machine are noise, so each figure is a ratio of medians of interleaved repetitions. A goal
//! that is missed is printed as `short` and is not an error: a timed test would only fail at random. What is measured
//! and why stands in `benches/README.md`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its terminal"
)]

mod card;
mod cold;
mod count;
mod document;
mod growth;
mod library;
mod measure;
mod once;
mod pack;
mod page;
mod peer;
mod people;
mod phone;
mod plain;
mod press;
mod push;
mod sealed;
mod search;
mod start;
mod unlock;
mod wire;

use measure::{Effort, Figure};
use serde_json::json;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Problem = Box<dyn Error>;
type Result<T> = std::result::Result<T, Problem>;

/// Gives some lines of the table; the path is the folder of the peers' programs.
type Measure = fn(Effort, &Path) -> Result<Vec<Figure>>;

/// The modules that measure, in the order of the table.
const MEASURES: &[(&str, Measure)] = &[
    ("sealed", sealed::run),
    ("unlock", unlock::run),
    ("growth", growth::run),
    ("document", document::run),
    ("search", search::run),
    ("press", press::run),
    ("cold", cold::run),
    ("wire", wire::run),
    ("people", people::run),
    ("push", push::run),
    ("page", page::run),
    ("card", card::run),
    ("start", start::run),
    ("pack", pack::run),
];

/// What does not fit into a minute.
const LEFT_OUT: &str = "a vault of 100,000 records and 1,000 documents, documents of 256 MiB and 1 GiB (64 MiB instead)";

/// What the command line says.
struct Options {
    /// Folder of the peers' programs.
    peers: PathBuf,
    /// Where the figures are written.
    json: Option<PathBuf>,
    effort: Effort,
    /// A module below `src`, for looking at its profile; without it, all of them.
    only: Option<String>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = once::run(&words).and_then(|done| {
        if done {
            return Ok(());
        }
        options(words).and_then(|options| run(&options))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options(words: Vec<String>) -> Result<Options> {
    let mut options = Options {
        peers: PathBuf::new(),
        json: None,
        effort: Effort::Full,
        only: None,
    };
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--quick" => options.effort = Effort::Quick,
            "--peers" => options.peers = words.next().ok_or("--peers FOLDER")?.into(),
            "--only" => options.only = Some(words.next().ok_or("--only MODULE")?),
            "--json" => options.json = Some(words.next().ok_or("--json FILE")?.into()),
            _ => return Err(format!("`{word}` is not an option").into()),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<()> {
    println!(
        "{:<46}{:>15}{:>15}{:>8}{:>8}",
        "name", "ours", "peer", "ratio", "goal"
    );
    let mut figures = Vec::new();
    let wanted = MEASURES.iter().filter(|(name, _)| {
        let only = options.only.as_deref();
        only.is_none_or(|only| only == *name)
    });
    for (_, measure) in wanted {
        for figure in measure(options.effort, &options.peers)? {
            println!("{figure}");
            figures.push(figure);
        }
    }
    if options.effort == Effort::Quick {
        println!("left out by --quick: {LEFT_OUT}");
    }
    if let Some(path) = &options.json {
        let figures: Vec<_> = figures.iter().map(Figure::json).collect();
        std::fs::write(path, format!("{:#}\n", json!({"figures": figures})))?;
    }
    Ok(())
}
