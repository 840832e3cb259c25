//! The generated Kotlin over the real core, on the JVM.

use crate::counts::{self, Count};
use crate::run::{Step, step};
use crate::{Result, generate, places};

pub(crate) fn run() -> Result<Count> {
    prepare()?;
    let module = places::root().join("android/bindings");
    forget(&module);
    let finished = maven("kotlin", "bindings").args(["test"]).run()?;
    Ok(counts::surefire(&module).or_failed(finished.success))
}

/// Bindings and tokens where the Maven modules look for them.
pub(super) fn prepare() -> Result<()> {
    generate::kotlin(&places::generated().join("kotlin/bindings"))?;
    generate::tokens()
}

/// Maven on `modules` (comma-separated) and what they need.
pub(super) fn maven(log: &str, modules: &str) -> Step {
    step(log, "mvn")
        .args(["-B", "-ntp", "-f", "android/pom.xml", "-pl", modules, "-am"])
        .args([
            format!("-Damparo.repo={}", places::text(&places::root())),
            format!("-Damparo.library.path={}", places::text(&places::library())),
            format!(
                "-Damparo.generated={}",
                places::text(&places::generated().join("kotlin"))
            ),
        ])
        .minutes(30)
}

/// Reports of an earlier run must not be counted as this one's.
pub(super) fn forget(module: &std::path::Path) {
    // Nothing to remove is the usual case.
    let _ = std::fs::remove_dir_all(module.join("target/surefire-reports"));
}
