//! Instructions of one piece of work, counted by `valgrind` in a process of its own, where everything is asked for the first time.
//! They are the same on a busy machine. Where there is no `valgrind`, it is the time on the processor.

use crate::measure::{Effort, Figure, Goal, Unit, median, spent};
use crate::{Result, card, start};
use std::hint::black_box;
use std::io::ErrorKind;
use std::process::{Command, Output};
use std::time::Duration;

/// The words that this program starts itself with: to be counted, and to say what it took on the processor.
pub(crate) const COUNTED: &str = "--once-counted";
pub(crate) const TIMED: &str = "--once-timed";
/// What is counted is what happens inside of [`within`].
const TOGGLE: &str = "--toggle-collect=amparo_benches::count::within*";

/// What is to be done, as words of a command line.
pub(crate) type Words<'a> = &'a [&'a str];

/// A figure of two works. `name` says what they are, without the unit.
pub(crate) fn figure(
    effort: Effort,
    name: &str,
    ours: Words<'_>,
    peer: Words<'_>,
    goal: f64,
) -> Result<Figure> {
    if let (Some(ours), Some(peer)) = (instructions(ours)?, instructions(peer)?) {
        let (name, goal) = (format!("{name}, instructions"), Goal::Ratio(goal));
        let unit = Unit::Instructions;
        return Ok(Figure::counted(name, Some(ours), Some(peer), unit, goal));
    }
    let (ours, peer) = processor(effort.rounds(15), ours, peer)?;
    let figure = Figure::ratio(format!("{name}, CPU"), ours, peer, Some(goal));
    Ok(figure.note("valgrind is missing, or may not look here"))
}

/// Does a work; with `timed` it says what it took on the processor, in nanoseconds.
#[expect(clippy::print_stdout, reason = "the answer to the process that asks")]
pub(crate) fn run(words: &[String], timed: bool) -> Result<()> {
    let counter = Counter { timed };
    let (kind, rest) = words.split_first().ok_or("what?")?;
    let took = match kind.as_str() {
        "card" => card::once(rest, &counter)?,
        "start" => start::once(rest, &counter)?,
        _ => return Err(format!("`{kind}` is no work").into()),
    };
    println!("{}", took.as_nanos());
    Ok(())
}

/// Tells a work which part of it counts.
pub(crate) struct Counter {
    /// The clock is looked at; not under `valgrind`, where `rustix` does not find it.
    timed: bool,
}

impl Counter {
    /// The part of a work that counts.
    pub(crate) fn count<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<Duration> {
        if self.timed {
            return Ok(spent(|| within(work))?.cpu);
        }
        within(work)?;
        Ok(Duration::ZERO)
    }
}

/// Never a part of another function, so that `valgrind` sees it begin and end. Freeing what came out is not part of it.
#[inline(never)]
fn within<T>(work: impl FnOnce() -> Result<T>) -> Result<()> {
    std::mem::forget(black_box(work()?));
    Ok(())
}

/// `None` where they cannot be counted.
fn instructions(words: Words<'_>) -> Result<Option<f64>> {
    let counted = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", TOGGLE])
        .arg(std::env::current_exe()?)
        .arg(COUNTED)
        .args(words)
        .output();
    let output = match counted {
        Ok(output) if output.status.success() => output,
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let count: f64 = count.ok_or("valgrind gave no figure")?.1.trim().parse()?;
    // A name that `valgrind` does not know counts nothing at all.
    Ok((count > 0.0).then_some(count))
}

/// Medians of the time on the processor, each time in a new process.
fn processor(rounds: usize, ours: Words<'_>, peer: Words<'_>) -> Result<(Duration, Duration)> {
    let (mut all, mut others) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        all.push(cpu(ours)?);
        others.push(cpu(peer)?);
    }
    Ok((median(all), median(others)))
}

/// What one work takes on the processor, in a process of its own.
pub(crate) fn cpu(words: Words<'_>) -> Result<Duration> {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(std::env::current_exe()?)
        .arg(TIMED)
        .args(words)
        .output()?;
    if !status.success() {
        return Err(String::from_utf8_lossy(&stderr).into_owned().into());
    }
    Ok(Duration::from_nanos(
        String::from_utf8(stdout)?.trim().parse()?,
    ))
}
