//! `cargo xtask`: the commands a developer and the continuous build share.
//!
//! This file reads the command line and nothing else. `suites/` holds one file for each test suite,
//! `setup.rs` is the one place that says what has to be installed and why, `generate.rs` makes the
//! files that the shells' own builds expect to find, `bench.rs` and `campaign.rs` (with `guards.rs` and
//! `shipped.rs`) are the slow things that no test run starts.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks on its terminal"
)]

mod bench;
mod campaign;
mod content;
mod counts;
mod generate;
mod guards;
mod libraries;
mod pack;
mod places;
mod report;
mod run;
mod setup;
mod shipped;
mod suites;

use std::path::Path;
use std::process::ExitCode;

/// What went wrong, as a sentence for the person at the terminal.
type Result<T, E = String> = std::result::Result<T, E>;

const HELP: &str = "\
cargo xtask test [SUITE…]              every suite, or the named ones: rust layers content family browser
                                       kotlin compose swift demo; installs what is missing (Debian, root)
cargo xtask bench [--quick]            our figures beside a peer's, as ratios; --quick ends within a minute
cargo xtask campaign [NAME…]           the slow checks: guards (the tests fail without each check; --only TEXT: those
                                       whose names hold it), shipped (what the shells' library exports, and its
                                       size), deny advisories,
                                       crash (a fault at every call of a vault's life), kill (1,000 rounds, or
                                       --rounds N), fuzz, mutants (or only those of --file PATH…)
cargo xtask bindings kotlin|swift OUT  generated bindings over the test build of the core
cargo xtask family OUT                 the relative's page, ready to be served
cargo xtask content lint               what editors and translators can break; content stale --on DATE says what is due,
                                       content table writes docs/content.md
cargo xtask pack                       makes, signs and checks content packs (docs/packs.md)
cargo xtask tokens                     colours, type and spacing for every shell";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test", names @ ..] => suites::test(names),
        ["bench"] => bench::run(false),
        ["bench", "--quick"] => bench::run(true),
        ["campaign", names @ ..] => campaign::run(names),
        ["bindings", "kotlin", out] => done(generate::kotlin(Path::new(out))),
        ["bindings", "swift", out] => done(generate::swift(Path::new(out), Path::new(out))),
        ["family", out] => done(generate::family(Path::new(out))),
        ["content", words @ ..] => content::run(words),
        ["pack", ..] => pack::run(arguments.get(1..).unwrap_or_default()),
        ["tokens"] => done(generate::tokens()),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(format!("`{}` is not a command.\n{HELP}", words.join(" "))),
    }
}

fn done(result: Result<()>) -> Result<ExitCode> {
    result.map(|()| ExitCode::SUCCESS)
}
