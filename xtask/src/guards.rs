//! Proof that the tests notice when a guard is gone: takes one away at a time and expects red.
//!
//! It works on a copy of the tree, with a target folder of its own, so that nothing without its guards is ever left
//! where somebody builds. `table` holds the guards.

mod packs;
mod table;

use crate::run::{Finished, cargo, step};
use crate::suites::family;
use crate::{Result, counts, places};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use table::{Edit, Guard, Tests, all};

/// Runs all of them, or those whose names hold `only`; false if one stayed green, or could not be tried.
pub(crate) fn run(only: &str) -> Result<bool> {
    let wanted: Vec<&'static Guard> = all().filter(|guard| guard.name.contains(only)).collect();
    if wanted.is_empty() {
        return Err(format!("no guard's name holds `{only}`"));
    }
    for guard in &wanted {
        remove(guard, &places::root())?;
    }
    let tree = copy()?;
    let lines = baseline(&tree, &wanted).and_then(|()| {
        let lines = wanted.iter().map(|guard| try_without(guard, &tree));
        lines.collect::<Result<Vec<_>>>()
    });
    // Whatever happened, no code without its guards stays behind.
    let _ = fs::remove_dir_all(&tree);
    let lines = lines?;

    println!(
        "\n{:<62}{:<34}{:<8}failed tests",
        "without", "tests", "result"
    );
    for line in &lines {
        println!("{}", line.text());
    }
    let red = lines.iter().filter(|line| line.is_red()).count();
    println!("{red} of {} guards are guarded by a test", lines.len());
    Ok(red == lines.len())
}

/// How the tests took it.
struct Line {
    guard: &'static Guard,
    /// Names of failed tests, or why there are none to speak of.
    outcome: Result<Vec<String>>,
}

impl Line {
    fn is_red(&self) -> bool {
        matches!(&self.outcome, Ok(failed) if !failed.is_empty())
    }

    fn text(&self) -> String {
        let (result, detail) = match &self.outcome {
            Err(why) => ("broke", why.clone()),
            Ok(failed) => match failed.as_slice() {
                [] => ("GREEN", "none: no test guards this".to_owned()),
                [only] => ("red", only.clone()),
                [first, rest @ ..] => ("red", format!("{first} (and {} more)", rest.len())),
            },
        };
        let Guard { name, tests, .. } = self.guard;
        format!("{name:<62}{:<34}{result:<8}{detail}", tests.name())
    }
}

impl Tests {
    fn name(self) -> String {
        match self {
            Self::Package(package) => package.to_owned(),
            Self::Matching(package, filter) => format!("{package} {filter}"),
            Self::Page => "page".to_owned(),
        }
    }

    /// Runs them in the copy.
    fn run(self, tree: &Path) -> Result<Finished> {
        let folder = places::text(tree);
        match self {
            Self::Package(package) => Self::Matching(package, "").run(tree),
            Self::Matching(package, filter) => cargo("guards")
                .args(["test", "--profile", "ci", "--locked", "--no-fail-fast"])
                .args(["--package", package, "--lib", "--tests", filter])
                .env("CARGO_TARGET_DIR", guards().join("target"))
                .within(&folder)
                .quiet()
                .minutes(20)
                .run(),
            Self::Page => {
                let tests = family::tests(&tree.join("tests/browser/unit"));
                let node = step("guards", "node").within(&folder).quiet().minutes(5);
                family::reported(&tests, node).run()
            }
        }
    }
}

/// The untouched copy has to pass, or a failure later would prove nothing.
fn baseline(tree: &Path, wanted: &[&'static Guard]) -> Result<()> {
    let mut done = Vec::new();
    for Guard { tests, .. } in wanted {
        if done.contains(tests) {
            continue;
        }
        done.push(*tests);
        let finished = tests.run(tree)?;
        let passed =
            (counts::libtest(&finished.output).passed) + (counts::node(&finished.output).passed);
        if !finished.success || passed == 0 {
            let log = places::logs().join("guards.log");
            let name = tests.name();
            return Err(format!(
                "{name} fails with every guard in place; see {}",
                log.display()
            ));
        }
        println!(
            "{:<62}{:<34}{passed} tests pass",
            "with every guard",
            tests.name()
        );
    }
    Ok(())
}

/// Takes the guard away, runs the tests, puts it back.
fn try_without(guard: &'static Guard, tree: &Path) -> Result<Line> {
    let changed = remove(guard, tree)?;
    for change in &changed {
        write(&change.path, &change.without)?;
    }
    let outcome = guard.tests.run(tree).and_then(|finished| {
        let failed = failed_tests(&finished.output);
        if failed.is_empty() && !finished.success {
            return Err("no test failed: it did not compile, or crashed".to_owned());
        }
        Ok(failed)
    });
    for change in &changed {
        write(&change.path, &change.with)?;
    }
    let line = Line { guard, outcome };
    println!("{}", line.text());
    Ok(line)
}

/// A file with its guard and without it.
#[derive(Debug)]
struct Change {
    path: PathBuf,
    with: String,
    without: String,
}

/// What taking `guard` away makes of the files under `root`; writes nothing.
fn remove(guard: &Guard, root: &Path) -> Result<Vec<Change>> {
    let change = |Edit {
                      file,
                      find,
                      replace,
                  }: &Edit| {
        let path = root.join(file);
        let with =
            fs::read_to_string(&path).map_err(|error| format!("cannot read {file}: {error}"))?;
        match with.matches(find).count() {
            1 => Ok(Change {
                path,
                without: with.replace(find, replace),
                with,
            }),
            found => Err(format!(
                "the guard `{}` has to stand once in {file} and stands there {found} times; \
                 xtask/src/guards/table* must say how it looks now",
                guard.name
            )),
        }
    };
    guard.edits.iter().map(change).collect()
}

/// The names of tests that failed: libtest's `test a::b ... FAILED`, Node's `not ok 3 - what it says`. A file that Node
/// could not load is `not ok` under its own name; like a compile error it is no failed test.
fn failed_tests(output: &str) -> Vec<String> {
    let name = |line: &str| {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("not ok ") {
            let (_, name) = rest.split_once(" - ")?;
            let is_file = [".mjs", ".js"].iter().any(|end| name.ends_with(end));
            return (!is_file).then(|| name.to_owned());
        }
        let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        Some(name.to_owned())
    };
    output.lines().filter_map(name).collect()
}

/// Copies what git knows or would add, as it stands in the work tree.
fn copy() -> Result<PathBuf> {
    let tree = guards().join("tree");
    places::empty(&tree)?;
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(places::root())
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    let names = String::from_utf8_lossy(&listed.stdout);
    let names = names.split_terminator('\0');
    for name in names.filter(|name| places::root().join(name).is_file()) {
        let to = tree.join(name);
        let told = |error: std::io::Error| format!("cannot copy {name}: {error}");
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(told)?;
        }
        // With the time of now: whatever an earlier run compiled from this place is compiled anew.
        fs::copy(places::root().join(name), &to).map_err(told)?;
    }
    Ok(tree)
}

fn guards() -> PathBuf {
    places::target().join("guards")
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn every_guard_stands_where_the_table_says() {
        for guard in all() {
            let changes = remove(guard, &places::root()).unwrap();
            assert!(changes.iter().all(|change| change.with != change.without));
        }
    }

    #[test]
    fn every_guard_has_a_name_of_its_own_and_files_of_its_own() {
        for (at, guard) in all().enumerate() {
            assert!(all().take(at).all(|other| other.name != guard.name));
            // Each change is made from the untouched file, so two in one would undo each other.
            let files: Vec<&str> = guard.edits.iter().map(|edit| edit.file).collect();
            let once = files
                .iter()
                .all(|file| files.iter().filter(|other| other == &file).count() == 1);
            assert!(once && !files.is_empty(), "{}", guard.name);
        }
    }

    #[test]
    fn a_guard_that_is_gone_or_ambiguous_is_an_error() {
        let edits = |find| Guard {
            name: "invented",
            edits: Box::leak(Box::new([Edit {
                file: "xtask/Cargo.toml",
                find,
                replace: "",
            }])),
            tests: Tests::Page,
        };
        let error = |find| remove(&edits(find), &places::root()).unwrap_err();
        assert!(error("nowhere in that file").contains("0 times"));
        assert!(error("workspace = true").contains("times"));
        assert!(remove(&edits("name = \"xtask\""), &places::root()).is_ok());
    }

    #[test]
    fn failed_tests_are_named_and_nothing_else_is() {
        let libtest = "test a::b ... FAILED\ntest c ... ok\nerror: test failed, to rerun pass `--lib`\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored\n";
        assert_eq!(failed_tests(libtest), ["a::b"]);
        let node = "ok 1 - fine\n# Subtest: bad\n    not ok 1 - inner\nnot ok 2 - bad\nnot ok 3 - /a/b/c.test.mjs\n";
        assert_eq!(failed_tests(node), ["inner", "bad"]);
        assert!(
            failed_tests("error[E0425]: cannot find value `x`\nerror: could not compile `y`")
                .is_empty()
        );
    }

    #[test]
    fn only_failed_tests_make_a_line_red() {
        let line = |outcome| Line {
            guard: all().next().unwrap(),
            outcome,
        };
        assert!(line(Ok(vec!["a".to_owned()])).is_red());
        assert!(!line(Ok(Vec::new())).is_red());
        assert!(!line(Err("it did not compile".to_owned())).is_red());
    }
}
