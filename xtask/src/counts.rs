//! Counts tests from what the runners say: libtest, Node, Surefire's XML, XCTest and Swift Testing.
//!
//! A count is the proof that a suite ran, so nothing here guesses: a runner that says nothing counts zero,
//! and a suite of zero fails.

use std::ops::AddAssign;
use std::path::Path;

/// Tests that ran. Skipped ones are in neither number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    /// One check that is not a test of any runner: a formatter, a linter, a compiler.
    pub(crate) fn one(success: bool) -> Self {
        Self {
            passed: u64::from(success),
            failed: u64::from(!success),
        }
    }

    pub(crate) fn ran(self) -> u64 {
        self.passed + self.failed
    }

    /// A runner that failed without a failed test (it did not compile, it crashed) has failed once.
    pub(crate) fn or_failed(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`, once for each binary.
pub(crate) fn libtest(output: &str) -> Count {
    let mut count = Count::default();
    for line in output.lines() {
        if let Some((_, numbers)) = line.split_once("test result: ") {
            let numbers = numbers.split_once(". ").map_or(numbers, |(_, rest)| rest);
            for part in numbers.split(';') {
                match words(part).as_slice() {
                    [n, "passed"] => count.passed += number(n),
                    [n, "failed"] => count.failed += number(n),
                    _ => {}
                }
            }
        }
    }
    count
}

/// Node's test runner ends with `# pass 4` and `# fail 0` (TAP) or `ℹ pass 4` (spec).
pub(crate) fn node(output: &str) -> Count {
    let mut count = Count::default();
    for line in output.lines() {
        match words(line).as_slice() {
            ["#" | "ℹ", "pass", n] => count.passed += number(n),
            ["#" | "ℹ", "fail", n] => count.failed += number(n),
            _ => {}
        }
    }
    count
}

/// XCTest's `Executed 3 tests, with 1 failure …` (the last is the sum) and Swift Testing's
/// `Test run with 5 tests … passed` or `… failed after 0.1 seconds with 2 issues`.
pub(crate) fn swift(output: &str) -> Count {
    let mut xctest = Count::default();
    let mut testing = Count::default();
    for line in output.lines() {
        let words = words(line);
        if let ["Executed", all, "test" | "tests," | "test,", ..] = words.as_slice() {
            let failed = after(&words, "with").map_or(0, number);
            xctest = Count {
                passed: number(all).saturating_sub(failed),
                failed,
            };
        } else if let Some(at) = words.windows(3).position(|w| w == ["Test", "run", "with"]) {
            let all = words.get(at + 3).map_or(0, |n| number(n));
            let failed = if words.contains(&"passed") {
                0
            } else {
                last_number(&words).clamp(1, all.max(1))
            };
            testing += Count {
                passed: all.saturating_sub(failed),
                failed,
            };
        }
    }
    xctest += testing;
    xctest
}

/// The reports of Maven's Surefire under one module: `<testsuite tests= failures= errors= skipped=>`.
pub(crate) fn surefire(module: &Path) -> Count {
    let mut count = Count::default();
    let reports = module.join("target/surefire-reports");
    for file in crate::places::files(&reports, "xml") {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let Some((_, head)) = text.split_once("<testsuite ") else {
            continue;
        };
        let head = head.split_once('>').map_or(head, |(head, _)| head);
        let value = |name: &str| attribute(head, name);
        let failed = value("failures") + value("errors");
        count += Count {
            passed: value("tests").saturating_sub(failed + value("skipped")),
            failed,
        };
    }
    count
}

fn attribute(head: &str, name: &str) -> u64 {
    let start = format!(" {name}=\"");
    // The attributes of the first element only; a name inside another value has no blank before it.
    let padded = format!(" {head}");
    padded
        .split_once(&start)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or(0, |(value, _)| number(value))
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or(0)
}

fn after<'a>(words: &[&'a str], word: &str) -> Option<&'a str> {
    let at = words.iter().position(|w| *w == word)?;
    words.get(at + 1).copied()
}

fn last_number(words: &[&str]) -> u64 {
    words.iter().rev().find_map(|w| w.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libtest_adds_every_binary() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 1 failed; 1 ignored; 0 measured; 5 filtered out; finished in 0.01s\n";
        assert_eq!(
            libtest(output),
            Count {
                passed: 5,
                failed: 1
            }
        );
        assert_eq!(libtest("error: could not compile `x`"), Count::default());
    }

    #[test]
    fn node_reads_both_reporters() {
        assert_eq!(
            node("# tests 5\n# pass 4\n# fail 1\n"),
            Count {
                passed: 4,
                failed: 1
            }
        );
        assert_eq!(
            node("ℹ tests 3\nℹ pass 3\nℹ fail 0\n"),
            Count {
                passed: 3,
                failed: 0
            }
        );
    }

    #[test]
    fn swift_takes_the_last_sum_of_xctest() {
        let output = "Executed 1 test, with 0 failures (0 unexpected) in 0.1 (0.1) seconds\n\
            \t Executed 3 tests, with 1 failure (0 unexpected) in 0.2 (0.2) seconds\n";
        assert_eq!(
            swift(output),
            Count {
                passed: 2,
                failed: 1
            }
        );
    }

    #[test]
    fn swift_adds_swift_testing() {
        let output = "Executed 0 tests, with 0 failures (0 unexpected) in 0.0 (0.0) seconds\n\
            ✔ Test run with 4 tests passed after 0.1 seconds.\n";
        assert_eq!(
            swift(output),
            Count {
                passed: 4,
                failed: 0
            }
        );
        let failed = "✘ Test run with 4 tests failed after 0.1 seconds with 2 issues.\n";
        assert_eq!(
            swift(failed),
            Count {
                passed: 2,
                failed: 2
            }
        );
    }

    #[test]
    fn surefire_reads_the_first_element() {
        let head = r#"name="A" time="0.1" tests="7" errors="1" skipped="2" failures="1">"#;
        assert_eq!(attribute(head, "tests"), 7);
        assert_eq!(attribute(head, "errors"), 1);
    }

    #[test]
    fn a_runner_that_broke_has_failed() {
        assert_eq!(
            Count::default().or_failed(false),
            Count {
                passed: 0,
                failed: 1
            }
        );
        assert_eq!(
            Count {
                passed: 1,
                failed: 0
            }
            .or_failed(true),
            Count {
                passed: 1,
                failed: 0
            }
        );
    }
}
