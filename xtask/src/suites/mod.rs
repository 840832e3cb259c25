//! The suites, in the order in which they run: what fails fastest comes first.

mod browser;
mod compose;
mod content;
mod demo;
pub(crate) mod family;
mod kotlin;
mod layers;
mod rust;
pub(crate) mod swift;

use crate::counts::Count;
use crate::report::{self, Line, Outcome};
use crate::run;
use crate::setup::Setup;
use crate::{Result, places};
use std::process::ExitCode;
use std::time::Instant;

/// A suite's name and what runs it. An error is a sentence about why it could not be run.
type Suite = (&'static str, fn() -> Result<Count>);

const SUITES: &[Suite] = &[
    ("rust", rust::run),
    ("layers", layers::run),
    ("content", content::run),
    ("family", family::run),
    ("browser", browser::run),
    ("kotlin", kotlin::run),
    ("compose", compose::run),
    ("swift", swift::run),
    ("demo", demo::run),
];

/// Runs the named suites, or all of them, and prints the table.
pub(crate) fn test(names: &[&str]) -> Result<ExitCode> {
    if let Some(unknown) = names
        .iter()
        .find(|name| SUITES.iter().all(|(suite, _)| suite != *name))
    {
        let known: Vec<&str> = SUITES.iter().map(|(suite, _)| *suite).collect();
        return Err(format!(
            "`{unknown}` is not a suite; there are {}",
            known.join(", ")
        ));
    }
    let wanted: Vec<Suite> = SUITES
        .iter()
        .filter(|(suite, _)| names.is_empty() || names.contains(suite))
        .copied()
        .collect();
    // Logs are appended to within a run; an old run's lines would only confuse.
    places::empty(&places::logs())?;
    let setup = Setup::start(&wanted.iter().map(|(suite, _)| *suite).collect::<Vec<_>>());

    let mut lines = Vec::new();
    for (suite, body) in wanted {
        println!("\n== {suite}");
        let start = Instant::now();
        let outcome = match setup.wait(suite) {
            Err(missing) => Outcome::Skipped(missing),
            Ok(()) => body().map_or_else(Outcome::Broke, Outcome::Ran),
        };
        lines.push(Line {
            suite,
            outcome,
            minutes: run::minutes(start),
        });
    }
    let strict = std::env::var("CI").is_ok_and(|value| value == "true");
    let (text, green) = report::close(&lines, strict);
    println!("\n{text}");
    Ok(if green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
