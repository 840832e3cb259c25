//! What only tests and practice may have is not in what ships: asked of Cargo for the façade alone, as a shell's build
//! selects it (`ios/build-core.sh`, `xtask shipped`).

use crate::root;
use cargo_metadata::MetadataCommand;
use std::process::Command;

/// Features that open a door for tests or practice. A new one with another name is to be added here.
const NEVER_SHIPPED: &[&str] = &["testkit", "harness", "practice"];

/// The library that goes into the shells.
const SHIPPED: &str = "amparo";

/// Each such feature that is on in the graph of what ships, as `crate/feature`. `planted`: turned on besides.
fn found(planted: Option<&str>) -> Vec<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args([
        "tree",
        "--locked",
        "--package",
        SHIPPED,
        "--no-default-features",
        "--edges",
        "normal,build",
        "--target",
        "all",
        "--prefix",
        "none",
        "--no-dedupe",
        "--format",
        "{p}|{f}",
    ]);
    if let Some(planted) = planted {
        cargo.args(["--features", planted]);
    }
    let tree = cargo.output().unwrap();
    let told = String::from_utf8_lossy(&tree.stderr);
    assert!(tree.status.success(), "cargo tree: {told}");
    let tree = String::from_utf8(tree.stdout).unwrap();
    // If Cargo's answer were empty, nothing would be found for nothing.
    for name in ["amparo v", "amparo-net v", "amparo-alerts v"] {
        assert!(tree.lines().any(|line| line.starts_with(name)), "{name}");
    }
    let mut found: Vec<_> = tree.lines().flat_map(on_in).collect();
    found.sort();
    found.dedup();
    found
}

/// Those of one line of the tree, if it is about one of the project's crates.
fn on_in(line: &str) -> Vec<String> {
    let (Some((name, _)), Some((_, features))) = (line.split_once(' '), line.rsplit_once('|'))
    else {
        return Vec::new();
    };
    if name != SHIPPED && !name.starts_with("amparo-") {
        return Vec::new();
    }
    let features = features.split(',').filter(|on| NEVER_SHIPPED.contains(on));
    features.map(|on| format!("{name}/{on}")).collect()
}

#[test]
fn what_ships_has_no_door_for_tests() {
    assert_eq!(found(None), Vec::<String>::new());
}

#[test]
fn each_such_feature_of_each_crate_is_found_when_planted() {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .other_options(vec!["--locked".to_owned()])
        .exec()
        .unwrap();
    let mut tried = Vec::new();
    for package in &metadata.packages {
        let name = package.name.as_str();
        for feature in package
            .features
            .keys()
            .filter(|it| NEVER_SHIPPED.contains(&it.as_str()))
        {
            let planted = format!("{name}/{feature}");
            assert!(
                found(Some(&planted)).contains(&planted),
                "{planted} went unseen"
            );
            tried.push(planted);
        }
    }
    for known in [
        "amparo-net/testkit",
        "amparo-alerts/testkit",
        "amparo/harness",
        "amparo/practice",
    ] {
        assert!(
            tried.iter().any(|planted| planted == known),
            "{known} is gone"
        );
    }
}
