//! Medians of interleaved repetitions.

use crate::Result;
use serde_json::{Value, json};
use std::fmt;
use std::time::{Duration, Instant};

/// How much time may be spent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// All figures within a minute.
    Quick,
    /// Ten times as many repetitions.
    Full,
}

impl Effort {
    pub(crate) fn rounds(self, quick: usize) -> usize {
        match self {
            Self::Quick => quick,
            Self::Full => quick * 10,
        }
    }
}

/// One line of the table.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) ours: Duration,
    pub(crate) peer: Duration,
    /// The largest ratio that is good enough; `None` for a figure that only stands beside another.
    pub(crate) goal: Option<f64>,
    /// What else belongs to it.
    pub(crate) note: String,
}

impl Figure {
    pub(crate) fn ratio(&self) -> f64 {
        self.ours.as_secs_f64() / self.peer.as_secs_f64()
    }

    fn verdict(&self) -> &'static str {
        match self.goal {
            Some(goal) if self.ratio() <= goal => "ok",
            Some(_) => "short",
            None => "",
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "name": self.name, "ours_us": micros(self.ours), "peer_us": micros(self.peer), "ratio": self.ratio(),
            "goal": self.goal, "verdict": self.verdict(), "note": self.note,
        })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ours, peer) = (micros(self.ours), micros(self.peer));
        let goal = self
            .goal
            .map_or_else(String::new, |goal| format!("{goal:.2}"));
        let line = format!(
            "{:<34}{ours:>9.1} µs{peer:>9.1} µs{:>8.2}{goal:>8}  {}",
            self.name,
            self.ratio(),
            self.verdict()
        );
        write!(f, "{}", line.trim_end())?;
        if self.note.is_empty() {
            Ok(())
        } else {
            write!(f, "  ({})", self.note)
        }
    }
}

pub(crate) fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Runs ours and the peer's alternately, `rounds` times each after one round that does not count. What slows the
/// machine down for a while slows both.
pub(crate) fn interleave(
    rounds: usize,
    mut ours: impl FnMut() -> Result<Duration>,
    mut peer: impl FnMut() -> Result<Duration>,
) -> Result<(Duration, Duration)> {
    ours()?;
    peer()?;
    let mut times = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    for _ in 0..rounds {
        times.0.push(ours()?);
        times.1.push(peer()?);
    }
    Ok((median(times.0), median(times.1)))
}

/// The time that `work` takes.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
