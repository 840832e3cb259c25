//! `cargo xtask content`: what editors and translators can break without touching code.
//!
//! `lint` reads the files as they lie there (no crate of the core, so that it still runs when they do not build), `stale` says what
//! is due on a day, `table` writes docs/content.md. Each rule is a function from the [`Tree`] to findings; `tests.rs` plants one
//! fault of each kind and sees the rule find it.

mod dates;
mod fluent;
mod readability;
mod rules;
mod stale;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use std::process::ExitCode;

use crate::counts::Count;
use crate::{Result, places};
use dates::Day;
use tree::Tree;

/// Something that is not as it should be: which rule, where, and what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    rule: &'static str,
    place: String,
    what: String,
}

impl Finding {
    fn new(rule: &'static str, place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            rule,
            place: place.into(),
            what: what.into(),
        }
    }
}

/// Runs `cargo xtask content …`.
pub(crate) fn run(words: &[&str]) -> Result<ExitCode> {
    let tree = Tree::load(&places::root())?;
    match words {
        ["lint"] => {
            let findings = lint(&tree);
            print(&findings);
            Ok(if findings.is_empty() {
                println!("content: nothing found in {}", tree.size());
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        ["stale", "--on", day] => {
            let day = Day::parse(day).ok_or_else(|| format!("`{day}` is not YYYY-MM-DD"))?;
            for line in stale::lines(&tree, day) {
                println!("{line}");
            }
            Ok(ExitCode::SUCCESS)
        }
        ["table"] => {
            let path = places::root().join(table::PATH);
            std::fs::write(&path, table::render(&tree))
                .map_err(|why| format!("{}: {why}", path.display()))?;
            Ok(ExitCode::SUCCESS)
        }
        _ => Err("content lint | content stale --on YYYY-MM-DD | content table".to_owned()),
    }
}

/// The lint as a part of `cargo xtask test content`: one count for each rule.
pub(crate) fn test() -> Result<Count> {
    let findings = lint(&Tree::load(&places::root())?);
    print(&findings);
    let mut count = Count::default();
    for (rule, _) in rules::ALL {
        count += Count::one(findings.iter().all(|finding| finding.rule != *rule));
    }
    Ok(count)
}

fn lint(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = rules::ALL
        .iter()
        .flat_map(|(rule, check)| {
            check(tree)
                .into_iter()
                .map(|(place, what)| Finding::new(rule, place, what))
        })
        .collect();
    findings.sort();
    findings
}

fn print(findings: &[Finding]) {
    for finding in findings {
        println!("{}: {}: {}", finding.rule, finding.place, finding.what);
    }
}
