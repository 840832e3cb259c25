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

mod measure;
mod plain;
mod press;
mod push;
mod sealed;
mod unlock;

use measure::{Effort, Figure};
use serde_json::json;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What the command line says.
struct Options {
    /// Folder of the peers' programs.
    peers: PathBuf,
    /// Where the figures are written.
    json: Option<PathBuf>,
    effort: Effort,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options> {
    let mut options = Options {
        peers: PathBuf::new(),
        json: None,
        effort: Effort::Full,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--quick" => options.effort = Effort::Quick,
            "--peers" => options.peers = words.next().ok_or("--peers FOLDER")?.into(),
            "--json" => options.json = Some(words.next().ok_or("--json FILE")?.into()),
            _ => return Err(format!("`{word}` is not an option").into()),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<()> {
    println!(
        "{:<34}{:>12}{:>12}{:>8}{:>8}",
        "name", "ours", "peer", "ratio", "goal"
    );
    let mut figures = Vec::new();
    let mut add = |figure: Figure| {
        println!("{figure}");
        figures.push(figure);
    };
    sealed::run(options.effort)?.into_iter().for_each(&mut add);
    unlock::run(options.effort)?.into_iter().for_each(&mut add);
    press::run(options.effort)?.into_iter().for_each(&mut add);
    push::run(options.effort, &options.peers)?
        .into_iter()
        .for_each(&mut add);
    if let Some(path) = &options.json {
        let figures: Vec<_> = figures.iter().map(Figure::json).collect();
        std::fs::write(path, format!("{:#}\n", json!({"figures": figures})))?;
    }
    Ok(())
}
