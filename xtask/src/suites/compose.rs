//! The Android screens: drawn and pressed on the JVM over the real core, type-checked against the AndroidX
//! archives, the app compiled against the Android framework.

use super::kotlin;
use crate::Result;
use crate::counts::{self, Count};
use crate::places;

pub(crate) fn run() -> Result<Count> {
    kotlin::prepare()?;
    let modules = ["ui", "app"].map(|name| places::root().join("android").join(name));
    for module in &modules {
        kotlin::forget(module);
    }
    let finished = kotlin::maven("compose", "ui,app").args(["verify"]).run()?;
    let mut count = Count::default();
    for module in &modules {
        count += counts::surefire(module);
    }
    // The type check and the app have no tests of their own: compiling is what is checked.
    if finished.success && count.ran() > 0 {
        count += Count {
            passed: 2,
            failed: 0,
        };
    }
    Ok(count.or_failed(finished.success))
}
