//! Builds and runs `benches/`. Nothing here is timed: the figures come from the program itself, and none of
//! them is ever a test.

use crate::run::{cargo, step};
use crate::setup::Setup;
use crate::{Result, places};
use std::process::ExitCode;

/// Our figures beside their peers'. `quick`: within a minute after building.
pub(crate) fn run(quick: bool) -> Result<ExitCode> {
    let missing = Setup::start(&["bench"]).wait("bench").err();
    if let Some(missing) = missing {
        return Err(format!("missing: {}", missing.join(", ")));
    }
    let peers = places::target().join("peers");
    let manifest = places::text(&places::root().join("benches/peers/Cargo.toml"));
    cargo("bench")
        .args([
            "build",
            "--release",
            "--locked",
            "--package",
            "amparo-benches",
            // The library that a cold press loads.
            "--package",
            "amparo",
        ])
        .must()?;
    // A workspace and a process of its own: only one SQLite fits in a program, and features would unify.
    let folder = places::text(&peers);
    cargo("bench")
        .args([
            "build",
            "--release",
            "--locked",
            "--manifest-path",
            &manifest,
            "--target-dir",
            &folder,
        ])
        .must()?;

    let program = places::text(&places::target().join("release/amparo-benches"));
    let json = places::text(&places::target().join("bench.json"));
    let peers = places::text(&peers.join("release"));
    let mut arguments = vec!["--peers", &peers, "--json", &json];
    if quick {
        arguments.push("--quick");
    }
    let finished = step("bench", &program).args(arguments).run()?;
    Ok(if finished.success {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
