//! Formatter, linter and every Rust test but those of the suite `layers`.

use crate::Result;
use crate::counts::{self, Count};
use crate::libraries::SELECTION;
use crate::run::cargo;

pub(crate) fn run() -> Result<Count> {
    let mut count = Count::default();
    count += Count::one(
        cargo("rust")
            .args(["fmt", "--all", "--check"])
            .run()?
            .success,
    );

    let skip = ["--", "--skip", "layers::"];
    // All binaries run even when one fails, so that the count is the whole truth.
    let tests = cargo("rust")
        .args(["test", "--no-fail-fast"])
        .args(SELECTION)
        .args(skip)
        .run()?;
    count += counts::libtest(&tests.output).or_failed(tests.success);

    let clippy = cargo("rust")
        .args(["clippy", "--all-targets"])
        .args(SELECTION)
        .args(["--", "-D", "warnings"])
        .run()?;
    count += Count::one(clippy.success);
    Ok(count)
}

/// The tests of one module of the workspace's own test binary.
pub(super) fn module(log: &str, module: &str) -> Result<Count> {
    let tests = cargo(log)
        .args(["test"])
        .args(SELECTION)
        .args(["--test", "workspace", "--", module])
        .run()?;
    Ok(counts::libtest(&tests.output).or_failed(tests.success))
}
