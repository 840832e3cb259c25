//! Hands over to the program that makes packs, in the folder and on the terminal of the person who asks.

use crate::{Result, places};
use std::process::{Command, ExitCode};

/// Runs it with these words.
pub(crate) fn run(words: &[String]) -> Result<ExitCode> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let manifest = places::text(&places::root().join("Cargo.toml"));
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--locked", "--profile", "ci"])
        .args(["--manifest-path", &manifest])
        .args(["--package", "amparo-pack", "--"])
        .args(words)
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
