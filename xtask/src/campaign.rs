//! The slow checks that no test run starts: tests without a guard, the library as it is shipped, dependency policy,
//! crashes and kills of the vault and of packs, kills of alerts, fuzzing, mutants.
//!
//! Each needs a tool of its own. Nothing is installed here: a missing tool is named with the command that brings it.

use crate::run::{cargo, is_installed, step};
use crate::{Result, guards, places, shipped};
use std::process::ExitCode;

/// A check: its name, the program it needs, how to get that, what runs it.
struct Check {
    name: &'static str,
    tool: &'static str,
    install: &'static str,
    run: fn(&Wanted) -> Result<bool>,
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted<'a> {
    /// Of checks; none: all of them.
    names: Vec<&'a str>,
    /// Of the kill loop.
    rounds: &'a str,
    /// That mutants are made of, from the root of the repository; none: the crates whose every line guards something.
    files: Vec<&'a str>,
    /// Of the guards, those whose names hold this; empty: all of them.
    only: &'a str,
}

const CHECKS: &[Check] = &[
    Check {
        name: "guards",
        tool: "node",
        install: "apt-get install nodejs",
        run: |wanted| guards::run(wanted.only),
    },
    Check {
        name: "shipped",
        tool: "nm",
        install: "apt-get install binutils",
        run: |_| shipped::run(),
    },
    Check {
        name: "deny",
        tool: "cargo-deny",
        install: "cargo install --locked cargo-deny",
        run: deny,
    },
    Check {
        name: "advisories",
        tool: "cargo-deny",
        install: "cargo install --locked cargo-deny",
        run: advisories,
    },
    Check {
        name: "crash",
        tool: "cargo",
        install: "https://rustup.rs",
        run: crash,
    },
    Check {
        name: "kill",
        tool: "cargo",
        install: "https://rustup.rs",
        run: kill,
    },
    Check {
        name: "fuzz",
        tool: "cargo-fuzz",
        install: "cargo install --locked cargo-fuzz",
        run: fuzz,
    },
    Check {
        name: "mutants",
        tool: "cargo-mutants",
        install: "cargo install --locked cargo-mutants",
        run: mutants,
    },
];

/// The fault tests of the vault and of packs.
const CRASH_TESTS: &[&str] = &[
    "test",
    "--profile",
    "ci",
    "--locked",
    "--package",
    "amparo-crash",
    "--test",
    "crash",
    "--",
];

/// Seconds for each fuzz target; a longer run is a matter of calling it again, the corpus stays.
const FUZZ_SECONDS: u32 = 60;

/// Rounds of the kill loop, unless `--rounds` says otherwise.
const KILL_ROUNDS: &str = "1000";

/// Three thousand mutants at a quarter of a minute each, with room.
const MUTANTS_MINUTES: u64 = 24 * 60;

/// Runs the named checks, or all of them.
pub(crate) fn run(arguments: &[&str]) -> Result<ExitCode> {
    let wanted = read(arguments)?;
    let names = &wanted.names;
    let mut lines = Vec::new();
    let mut green = true;
    for check in CHECKS
        .iter()
        .filter(|check| names.is_empty() || names.contains(&check.name))
    {
        println!("\n== {}", check.name);
        if !is_installed(check.tool) {
            lines.push(format!(
                "{:<12}not run: {} is missing (`{}`)",
                check.name, check.tool, check.install
            ));
            // Asked for by name, a check that cannot run is a failure.
            green &= names.is_empty();
            continue;
        }
        let passed = (check.run)(&wanted)?;
        green &= passed;
        lines.push(format!(
            "{:<12}{}",
            check.name,
            if passed { "passed" } else { "failed" }
        ));
    }
    println!("\n{}", lines.join("\n"));
    Ok(if green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn read<'a>(arguments: &[&'a str]) -> Result<Wanted<'a>> {
    let mut wanted = Wanted {
        names: Vec::new(),
        rounds: KILL_ROUNDS,
        files: Vec::new(),
        only: "",
    };
    let mut rest = arguments;
    while let [word, behind @ ..] = rest {
        rest = match (*word, behind) {
            ("--rounds", [rounds, behind @ ..]) if rounds.parse::<u32>().is_ok() => {
                wanted.rounds = rounds;
                behind
            }
            ("--file", [file, behind @ ..]) => {
                // A path that is mistyped makes no mutants, and no mutants would pass.
                if !places::root().join(file).is_file() {
                    return Err(format!("there is no file `{file}`"));
                }
                wanted.files.push(file);
                behind
            }
            ("--only", [only, behind @ ..]) => {
                wanted.only = only;
                behind
            }
            (name, behind) if CHECKS.iter().any(|check| check.name == name) => {
                wanted.names.push(name);
                behind
            }
            (unknown, _) => {
                let known: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
                return Err(format!(
                    "`{unknown}` is not a check; there are {}",
                    known.join(", ")
                ));
            }
        };
    }
    Ok(wanted)
}

/// Licences, banned crates, sources: needs no network.
fn deny(_: &Wanted) -> Result<bool> {
    let arguments = [
        "deny",
        "--workspace",
        "check",
        "bans",
        "licenses",
        "sources",
    ];
    Ok(cargo("deny").args(arguments).run()?.success)
}

/// Known vulnerabilities: fetches the RustSec database.
fn advisories(_: &Wanted) -> Result<bool> {
    Ok(cargo("advisories")
        .args(["deny", "--workspace", "check", "advisories"])
        .run()?
        .success)
}

/// Every state that a crash may leave, and a fault at every call, where the tests take a sample.
fn crash(_: &Wanted) -> Result<bool> {
    let skip = ["kill::", "arrive::", "packs::kill"].map(|skip| ["--skip", skip]);
    let tests = cargo("crash").args(CRASH_TESTS).args(skip.concat());
    Ok(tests.env("CRASH_FULL", "1").run()?.success)
}

/// The kill loops of the tests, of the vault, of alerts and of packs, with more rounds.
fn kill(wanted: &Wanted) -> Result<bool> {
    let tests = cargo("kill")
        .args(CRASH_TESTS)
        .args(["kill::", "arrive::", "packs::kill"]);
    Ok(tests.env("CRASH_ROUNDS", wanted.rounds).run()?.success)
}

fn fuzz(_: &Wanted) -> Result<bool> {
    let mut green = true;
    for target in places::files(&places::root().join("fuzz/fuzz_targets"), "rs") {
        let name = target
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let limit = format!("-max_total_time={FUZZ_SECONDS}");
        let corpus = places::target().join("fuzz").join(&name);
        let told = |error| format!("cannot make {}: {error}", corpus.display());
        std::fs::create_dir_all(&corpus).map_err(told)?;
        let corpus = places::text(&corpus);
        // What is found goes into the first folder, the second is read.
        let seeds = places::root().join("fuzz/seeds").join(&name);
        let seeds = seeds.is_dir().then(|| places::text(&seeds));
        // Through rustup: fuzzing needs a nightly compiler, everything else the pinned one.
        let run = step("fuzz", "rustup")
            .without_us()
            .args(["run", "nightly", "cargo", "fuzz", "run", &name, &corpus])
            .args(seeds.as_deref())
            .args(["--", &limit])
            .env("CARGO_TARGET_DIR", places::target());
        green &= run.run()?.success;
    }
    Ok(green)
}

/// What they have shown so far is in `docs/mutants.md`.
fn mutants(wanted: &Wanted) -> Result<bool> {
    let output = places::text(&places::target());
    let tool = cargo("mutants").minutes(MUTANTS_MINUTES);
    let tool = tool.args(["mutants", "--profile", "ci", "--output", &output]);
    // What is printed of a secret has tests of its own; tools for tests need none.
    let tool = tool.args(["--exclude-re", "Debug for"]);
    let tool = tool.args(["--exclude", "**/testkit/**", "--exclude", "**/testkit.rs"]);
    let tool = if wanted.files.is_empty() {
        // The crates whose every line guards something; the rest has other tests.
        let packages = ["amparo-sealed", "amparo-vault", "amparo-alerts"];
        tool.args(packages.map(|package| ["--package", package]).concat())
    } else {
        let files = wanted.files.iter();
        tool.args(files.flat_map(|file| ["--file", file]))
    };
    Ok(tool.env("CARGO_INCREMENTAL", "1").run()?.success)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_rounds_and_files_in_any_order() {
        let file = "xtask/src/campaign.rs";
        let wanted = read(&[
            "--file", file, "mutants", "kill", "--rounds", "5", "--only", "a:",
        ]);
        let expected = Wanted {
            names: vec!["mutants", "kill"],
            rounds: "5",
            files: vec![file],
            only: "a:",
        };
        assert_eq!(wanted, Ok(expected));
        for bad in [
            &["mutant"][..],
            &["kill", "--rounds"],
            &["kill", "--rounds", "many"],
            &["mutants", "--file"],
            &["guards", "--only"],
            &["mutants", "--file", "xtask/src/campaigns.rs"],
        ] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}
