//! Plays every scenario of `tests/scenarios/`.

use crate::root;
use amparo_tests::scenario::{Scenario, files};

#[test]
fn every_scenario() {
    let files = files(&root().join("tests/scenarios")).unwrap();
    assert!(!files.is_empty(), "there is no scenario");
    let failures: Vec<String> = files
        .iter()
        .filter_map(|file| {
            let scenario = Scenario::read(&std::fs::read_to_string(file).unwrap());
            let result = scenario.and_then(|scenario| scenario.play());
            result
                .err()
                .map(|why| format!("{}: {why}", file.file_name().unwrap().to_string_lossy()))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
