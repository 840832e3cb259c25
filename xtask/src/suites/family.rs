//! Unit tests of the relative's page, in Node: no browser, no package.

use crate::counts::{self, Count};
use crate::run::{Step, step};
use crate::{Result, places};
use std::path::Path;

pub(crate) fn run() -> Result<Count> {
    let folders = ["family", "tests/browser/unit"].map(|folder| places::root().join(folder));
    let tests: Vec<String> = folders.iter().flat_map(|folder| tests(folder)).collect();
    node(&tests, step("family", "node").minutes(5))
}

/// The test files under `folder`, whatever npm has put there left out.
pub(crate) fn tests(folder: &Path) -> Vec<String> {
    let files = places::files(folder, "mjs")
        .into_iter()
        .chain(places::files(folder, "js"));
    let is_test = |path: &String| {
        !path.contains("/node_modules/")
            && (path.ends_with(".test.mjs") || path.ends_with(".test.js"))
    };
    files
        .map(|path| places::text(&path))
        .filter(is_test)
        .collect()
}

/// Runs Node's own test runner over `tests`; none is a count of zero, which fails the suite.
pub(super) fn node(tests: &[String], node: Step) -> Result<Count> {
    if tests.is_empty() {
        return Ok(Count::default());
    }
    let finished = reported(tests, node).run()?;
    Ok(counts::node(&finished.output).or_failed(finished.success))
}

/// Node's runner over `tests`, one file at a time, in the words that `counts` reads.
pub(crate) fn reported(tests: &[String], node: Step) -> Step {
    node.args(["--test", "--test-reporter=tap", "--test-concurrency=1"])
        .args(tests)
}
