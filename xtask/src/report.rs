//! The table at the end of a test run, and the one line that counts.

use crate::counts::Count;

/// How a suite ended.
pub(crate) enum Outcome {
    Ran(Count),
    /// It could not be started or broke: a sentence.
    Broke(String),
    /// Something is missing on this machine.
    Skipped(Vec<String>),
}

/// One suite's line.
pub(crate) struct Line {
    pub(crate) suite: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) minutes: f64,
}

impl Line {
    fn count(&self) -> Count {
        match &self.outcome {
            Outcome::Ran(count) if count.ran() == 0 => Count {
                passed: 0,
                failed: 1,
            },
            Outcome::Ran(count) => *count,
            Outcome::Broke(_) => Count {
                passed: 0,
                failed: 1,
            },
            Outcome::Skipped(_) => Count::default(),
        }
    }
}

/// The last lines of a run and whether it was green. With `strict` (the continuous build) a skipped suite
/// has failed.
pub(crate) fn close(lines: &[Line], strict: bool) -> (String, bool) {
    let mut table = vec![format!(
        "{:<10}{:>8}{:>8}{:>9}",
        "suite", "passed", "failed", "minutes"
    )];
    let mut notes = Vec::new();
    let mut sum = Count::default();
    for line in lines {
        let mut count = line.count();
        match &line.outcome {
            Outcome::Ran(ran) if ran.ran() == 0 => {
                notes.push(format!("failed: {} (it ran no test)", line.suite));
            }
            Outcome::Ran(_) => {}
            Outcome::Broke(why) => notes.push(format!("failed: {} ({why})", line.suite)),
            Outcome::Skipped(missing) => {
                count.failed += u64::from(strict);
                notes.push(format!(
                    "skipped: {} (missing: {})",
                    line.suite,
                    missing.join("; ")
                ));
            }
        }
        table.push(format!(
            "{:<10}{:>8}{:>8}{:>9.1}",
            line.suite, count.passed, count.failed, line.minutes
        ));
        sum += count;
    }
    table.append(&mut notes);
    table.push(format!("{} passed, {} failed", sum.passed, sum.failed));
    (table.join("\n"), sum.failed == 0 && sum.passed > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(suite: &'static str, outcome: Outcome) -> Line {
        Line {
            suite,
            outcome,
            minutes: 1.0,
        }
    }

    #[test]
    fn a_suite_that_ran_nothing_fails() {
        let lines = [
            line(
                "rust",
                Outcome::Ran(Count {
                    passed: 3,
                    failed: 0,
                }),
            ),
            line("swift", Outcome::Ran(Count::default())),
        ];
        let (text, green) = close(&lines, false);
        assert!(!green);
        assert!(text.contains("failed: swift (it ran no test)"));
        assert!(text.ends_with("\n3 passed, 1 failed"));
    }

    #[test]
    fn skipping_is_a_failure_only_where_it_is_strict() {
        let lines = || {
            [
                line(
                    "rust",
                    Outcome::Ran(Count {
                        passed: 3,
                        failed: 0,
                    }),
                ),
                line("swift", Outcome::Skipped(vec!["root".into()])),
            ]
        };
        assert!(close(&lines(), false).1);
        let (text, green) = close(&lines(), true);
        assert!(!green);
        assert!(text.contains("skipped: swift (missing: root)"));
    }

    #[test]
    fn nothing_at_all_is_not_green() {
        assert!(!close(&[], false).1);
        assert!(!close(&[line("rust", Outcome::Skipped(vec!["cc".into()]))], false).1);
    }

    #[test]
    fn a_broken_suite_fails_with_its_reason() {
        let (text, green) = close(
            &[line("kotlin", Outcome::Broke("mvn failed".into()))],
            false,
        );
        assert!(!green);
        assert!(text.contains("failed: kotlin (mvn failed)"));
        assert!(text.ends_with("\n0 passed, 1 failed"));
    }
}
