//! The journey in a real Firefox with its own push stack, against the core as a phone process.

use super::family;
use crate::counts::Count;
use crate::run::step;
use crate::{Result, generate, libraries, places};

pub(crate) fn run() -> Result<Count> {
    libraries::build()?;
    let page = places::generated().join("family");
    generate::family(&page)?;
    let mut tests = family::tests(&places::root().join("tests/browser"));
    // These need no browser and belong to the suite `family`.
    tests.retain(|path| !path.contains("/tests/browser/unit/"));
    let node = step("browser", "node").within("tests/browser").minutes(15);
    family::node(
        &tests,
        node.env("AMPARO_PHONE", places::built().join("phone"))
            .env("AMPARO_DEMO", places::built().join("amparo-workshop"))
            .env("AMPARO_FAMILY", &page),
    )
}
