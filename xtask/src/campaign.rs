//! The slow checks that no test run starts: tests without a guard, the library as it is shipped, dependency policy,
//! crashes and kills of the vault, fuzzing, mutants.
//!
//! Each needs a tool of its own. Nothing is installed here: a missing tool is named with the command that brings it.

use crate::run::{cargo, is_installed, step};
use crate::{Result, guards, places, shipped};
use std::process::ExitCode;
use std::sync::OnceLock;

/// A check: its name, the program it needs, how to get that, what runs it.
struct Check {
    name: &'static str,
    tool: &'static str,
    install: &'static str,
    run: fn() -> Result<bool>,
}

const CHECKS: &[Check] = &[
    Check {
        name: "guards",
        tool: "node",
        install: "apt-get install nodejs",
        run: guards::run,
    },
    Check {
        name: "shipped",
        tool: "nm",
        install: "apt-get install binutils",
        run: shipped::run,
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

/// The fault tests of the vault.
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
static ROUNDS: OnceLock<String> = OnceLock::new();

/// Runs the named checks, or all of them.
pub(crate) fn run(arguments: &[&str]) -> Result<ExitCode> {
    let names = match arguments {
        [names @ .., "--rounds", rounds] if rounds.parse::<u32>().is_ok() => {
            ROUNDS.get_or_init(|| (*rounds).to_owned());
            names
        }
        names => names,
    };
    if let Some(unknown) = names
        .iter()
        .find(|name| CHECKS.iter().all(|check| check.name != **name))
    {
        let known: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        return Err(format!(
            "`{unknown}` is not a check; there are {}",
            known.join(", ")
        ));
    }
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
        let passed = (check.run)()?;
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

/// Licences, banned crates, sources: needs no network.
fn deny() -> Result<bool> {
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
fn advisories() -> Result<bool> {
    Ok(cargo("advisories")
        .args(["deny", "--workspace", "check", "advisories"])
        .run()?
        .success)
}

/// Every state that a crash may leave, and a fault at every call, where the tests take a sample.
fn crash() -> Result<bool> {
    let tests = cargo("crash").args(CRASH_TESTS).args(["--skip", "kill::"]);
    Ok(tests.env("CRASH_FULL", "1").run()?.success)
}

/// The kill loop of the tests, with more rounds.
fn kill() -> Result<bool> {
    let rounds = ROUNDS.get().map_or(KILL_ROUNDS, String::as_str);
    let tests = cargo("kill").args(CRASH_TESTS).args(["kill::"]);
    Ok(tests.env("CRASH_ROUNDS", rounds).run()?.success)
}

fn fuzz() -> Result<bool> {
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
        // Through rustup: fuzzing needs a nightly compiler, everything else the pinned one.
        let run = step("fuzz", "rustup")
            .without_us()
            .args(["run", "nightly", "cargo", "fuzz", "run", &name, &corpus])
            .args(["--", &limit])
            .env("CARGO_TARGET_DIR", places::target());
        green &= run.run()?.success;
    }
    Ok(green)
}

fn mutants() -> Result<bool> {
    let output = places::text(&places::target());
    // The crates whose every line guards something; the rest has other tests.
    let packages = [
        "--package",
        "amparo-sealed",
        "--package",
        "amparo-vault",
        "--package",
        "amparo-alerts",
    ];
    Ok(cargo("mutants")
        .args(["mutants", "--profile", "ci", "--output", &output])
        .args(packages)
        .run()?
        .success)
}
