//! Rules about crates, proven from `cargo metadata`.

use crate::root;
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use std::collections::{BTreeMap, BTreeSet};

/// Which of the project's own crates each of them may depend on, tests and build scripts included.
///
/// shells, workshop → ffi → rehearsal → {cards, plan, vault, alerts} → {sealed, text, net}; features never import each
/// other; of the features only alerts uses net.
const ARROWS: &[(&str, &[&str])] = &[
    ("amparo-sealed", &[]),
    ("amparo-text", &[]),
    ("amparo-net", &[]),
    ("amparo-cards", &["amparo-sealed", "amparo-text"]),
    ("amparo-plan", &["amparo-sealed", "amparo-text"]),
    ("amparo-vault", &["amparo-sealed", "amparo-text"]),
    (
        "amparo-alerts",
        &["amparo-sealed", "amparo-text", "amparo-net"],
    ),
    (
        "amparo-rehearsal",
        &[
            "amparo-cards",
            "amparo-plan",
            "amparo-vault",
            "amparo-alerts",
            "amparo-sealed",
            "amparo-text",
        ],
    ),
    (
        "amparo",
        &[
            "amparo-rehearsal",
            "amparo-cards",
            "amparo-plan",
            "amparo-vault",
            "amparo-alerts",
            "amparo-sealed",
            "amparo-text",
            "amparo-net",
        ],
    ),
    ("amparo-bindgen", &[]),
    ("amparo-design", &[]),
    ("amparo-family", &["amparo-design"]),
    (
        "amparo-workshop",
        // Its own words and its invented people come from where everybody's come from.
        &[
            "amparo",
            "amparo-rehearsal",
            "amparo-text",
            "amparo-family",
            "amparo-design",
        ],
    ),
    ("amparo-tests", &["amparo", "amparo-alerts"]),
    ("amparo-faultvfs", &[]),
    (
        "amparo-crash",
        &[
            "amparo",
            "amparo-alerts",
            "amparo-cards",
            "amparo-faultvfs",
            "amparo-net",
            "amparo-sealed",
            "amparo-vault",
        ],
    ),
    (
        "amparo-benches",
        &[
            "amparo-sealed",
            "amparo-vault",
            "amparo-alerts",
            "amparo-cards",
            "amparo-net",
            "amparo-text",
        ],
    ),
    ("amparo-pack", &["amparo-cards"]),
    ("xtask", &["amparo-design", "amparo-family"]),
];

/// Crates with no network in them, whatever their dependencies bring along.
const OFFLINE: &[&str] = &[
    "amparo-vault",
    "amparo-cards",
    "amparo-plan",
    "amparo-sealed",
    "amparo-text",
];

/// What a network needs.
const NETWORK: &[&str] = &["reqwest", "tokio", "rustls", "hyper"];

/// Packages that only these of the project's crates may depend on directly.
const RESERVED: &[(&str, &[&str])] = &[
    ("uniffi", &["amparo", "amparo-bindgen"]),
    // The benchmarks compare with plain SQLite.
    ("rusqlite", &["amparo-sealed", "amparo-benches"]),
    // And with a bare client, at a push service of their own.
    ("reqwest", &["amparo-net", "amparo-benches"]),
    ("rustls", &["amparo-net", "amparo-benches"]),
    // The fault tests derive a vault's keys a second time, to look for them.
    (
        "argon2",
        &["amparo-vault", "amparo-benches", "amparo-crash"],
    ),
];

/// Dependencies between packages, reduced to what the rules ask.
struct Graph {
    /// Member → names of its direct dependencies of any kind.
    direct: BTreeMap<String, BTreeSet<String>>,
    /// Member → names of everything that its library links to.
    linked: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn of_workspace() -> Self {
        let metadata = MetadataCommand::new()
            .current_dir(root())
            .other_options(vec!["--locked".to_owned()])
            .exec()
            .unwrap();
        let name = |id: &PackageId| metadata[id].name.to_string();
        let mut direct = BTreeMap::new();
        let mut linked = BTreeMap::new();
        for member in &metadata.workspace_members {
            let dependencies = metadata[member]
                .dependencies
                .iter()
                .map(|dependency| dependency.name.clone());
            direct.insert(name(member), dependencies.collect());
            linked.insert(
                name(member),
                closure(&metadata, member).iter().map(&name).collect(),
            );
        }
        Self { direct, linked }
    }

    /// Each broken rule as a sentence.
    fn violations(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (member, dependencies) in &self.direct {
            let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| name == member) else {
                found.push(format!("{member} has no place in the layers"));
                continue;
            };
            let own = dependencies
                .iter()
                .filter(|name| self.direct.contains_key(*name));
            let wrong = own.filter(|name| !allowed.contains(&name.as_str()));
            found.extend(wrong.map(|name| format!("{member} must not depend on {name}")));
            let reserved = RESERVED.iter().filter(|(name, users)| {
                dependencies.contains(*name) && !users.contains(&member.as_str())
            });
            found.extend(reserved.map(|(name, _)| format!("{member} must not name {name}")));
        }
        for member in OFFLINE {
            let linked = self.linked.get(*member).into_iter().flatten();
            let wrong = linked.filter(|name| NETWORK.contains(&name.as_str()));
            found.extend(wrong.map(|name| format!("{member} must not link to {name}")));
        }
        found
    }
}

/// Everything reached over normal dependencies.
fn closure(metadata: &Metadata, member: &PackageId) -> BTreeSet<PackageId> {
    let resolve = metadata.resolve.as_ref().unwrap();
    let nodes: BTreeMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut reached = BTreeSet::new();
    let mut waiting = vec![member];
    while let Some(id) = waiting.pop() {
        for dependency in &nodes[id].deps {
            let normal = dependency
                .dep_kinds
                .iter()
                .any(|kind| kind.kind == DependencyKind::Normal);
            if normal && reached.insert(dependency.pkg.clone()) {
                waiting.push(&dependency.pkg);
            }
        }
    }
    reached
}

#[test]
fn dependencies_point_down() {
    let violations = Graph::of_workspace().violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn every_crate_of_the_rules_exists() {
    let graph = Graph::of_workspace();
    for (name, _) in ARROWS {
        assert!(
            graph.direct.contains_key(*name),
            "{name} is in the rules but not in the workspace"
        );
    }
    // If Cargo's answer were empty, the rule about the network would hold for nothing.
    assert!(graph.linked["amparo-net"].contains("reqwest"));
    assert!(graph.linked["amparo-sealed"].contains("rusqlite"));
}

/// What a planted dependency adds to the violations.
fn planted(member: &str, dependency: &str) -> Vec<String> {
    let mut graph = Graph::of_workspace();
    let before = graph.violations();
    for dependencies in [&mut graph.direct, &mut graph.linked] {
        dependencies
            .entry(member.to_owned())
            .or_default()
            .insert(dependency.to_owned());
    }
    let mut after = graph.violations();
    after.retain(|violation| !before.contains(violation));
    after
}

#[test]
fn planted_violations_are_found() {
    assert_eq!(
        planted("amparo-vault", "amparo-alerts"),
        ["amparo-vault must not depend on amparo-alerts"]
    );
    assert_eq!(
        planted("amparo-sealed", "amparo-vault"),
        ["amparo-sealed must not depend on amparo-vault"]
    );
    assert_eq!(
        planted("amparo-alerts", "rusqlite"),
        ["amparo-alerts must not name rusqlite"]
    );
    assert_eq!(
        planted("amparo-alerts", "uniffi"),
        ["amparo-alerts must not name uniffi"]
    );
    assert_eq!(
        planted("amparo-text", "tokio"),
        ["amparo-text must not link to tokio"]
    );
    assert_eq!(
        planted("amparo-other", "serde"),
        ["amparo-other has no place in the layers"]
    );
}
