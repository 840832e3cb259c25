//! The core as a shared library, built once for the Kotlin, Swift and browser suites.

use crate::run::cargo;
use crate::{Result, places};
use std::sync::OnceLock;

/// The package selection of every `ci` build. It is the same everywhere because Cargo unifies features over
/// the selected packages: another selection would compile the same crates a second time.
pub(crate) const SELECTION: [&str; 4] = ["--workspace", "--profile", "ci", "--locked"];

/// Name of the shared library on the systems where these suites run.
pub(crate) const LIBRARY: &str = "libamparo.so";

static DONE: OnceLock<Result<()>> = OnceLock::new();

/// Builds everything in the workspace and puts the shared library into [`places::library`]. All targets,
/// because the tests' own dependencies change features too, and the tests are built anyway. The second call
/// does nothing and ends as the first did.
pub(crate) fn build() -> Result<()> {
    DONE.get_or_init(|| {
        cargo("build")
            .args(["build"])
            .args(SELECTION)
            .args(["--all-targets"])
            .must()?;
        places::empty(&places::library())?;
        let from = places::built().join(LIBRARY);
        let told = |error: std::io::Error| format!("no {}: {error}", from.display());
        std::fs::copy(&from, places::library().join(LIBRARY)).map_err(told)?;
        Ok(())
    })
    .clone()
}
