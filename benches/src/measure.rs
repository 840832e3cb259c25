//! Medians of interleaved repetitions, and the figures that are made of them.

use crate::Result;
use rustix::time::{ClockId, clock_gettime};
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
        self.pick(quick, quick * 10)
    }

    /// What a quick run uses, or what a full one does.
    pub(crate) fn pick<T>(self, quick: T, full: T) -> T {
        match self {
            Self::Quick => quick,
            Self::Full => full,
        }
    }
}

/// What a piece of work took.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    /// On the clock.
    pub(crate) time: Duration,
    /// On the processor, all threads together: says nothing about the disk, and is steadier.
    pub(crate) cpu: Duration,
}

/// When a figure is good enough.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    /// It only stands beside another.
    None,
    /// Ours over the peer's.
    Ratio(f64),
    /// Ours less the peer's.
    Above(f64),
    /// Ours alone; there is no peer.
    AtMost(f64),
}

/// What a figure counts.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Micros,
    KiB,
    Times,
    Instructions,
}

/// One line of the table.
pub(crate) struct Figure {
    name: String,
    /// `None`: it could not be measured here; the note says why.
    ours: Option<f64>,
    peer: Option<f64>,
    unit: Unit,
    goal: Goal,
    note: String,
}

impl Figure {
    /// Two times and the largest ratio that is good enough.
    pub(crate) fn ratio(
        name: impl Into<String>,
        ours: Duration,
        peer: Duration,
        goal: Option<f64>,
    ) -> Self {
        Self {
            name: name.into(),
            ours: Some(micros(ours)),
            peer: Some(micros(peer)),
            unit: Unit::Micros,
            goal: goal.map_or(Goal::None, Goal::Ratio),
            note: String::new(),
        }
    }

    /// A figure without a peer, or with one that it may be above.
    pub(crate) fn counted(
        name: impl Into<String>,
        ours: Option<f64>,
        peer: Option<f64>,
        unit: Unit,
        goal: Goal,
    ) -> Self {
        Self {
            name: name.into(),
            ours,
            peer,
            unit,
            goal,
            note: String::new(),
        }
    }

    /// What else belongs to it.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        if !self.note.is_empty() {
            self.note.push_str("; ");
        }
        self.note.push_str(&note.into());
        self
    }

    fn quotient(&self) -> Option<f64> {
        Some(self.ours? / self.peer?)
    }

    fn is_good(&self) -> Option<bool> {
        match self.goal {
            Goal::None => None,
            Goal::Ratio(goal) => Some(self.quotient()? <= goal),
            Goal::Above(goal) => Some(self.ours? - self.peer? <= goal),
            Goal::AtMost(goal) => Some(self.ours? <= goal),
        }
    }

    fn verdict(&self) -> &'static str {
        match (self.ours, self.is_good()) {
            (None, _) => "n/a",
            (_, Some(true)) => "ok",
            (_, Some(false)) => "short",
            (_, None) => "",
        }
    }

    pub(crate) fn json(&self) -> Value {
        let unit = match self.unit {
            Unit::Micros => "µs",
            Unit::KiB => "KiB",
            Unit::Times => "times",
            Unit::Instructions => "instructions",
        };
        let (Goal::Ratio(goal) | Goal::Above(goal) | Goal::AtMost(goal)) = self.goal else {
            return json!({
                "name": self.name, "unit": unit, "ours": self.ours, "peer": self.peer, "ratio": self.quotient(),
                "note": self.note,
            });
        };
        let kind = match self.goal {
            Goal::Above(_) => "difference",
            Goal::AtMost(_) => "ours",
            Goal::None | Goal::Ratio(_) => "ratio",
        };
        json!({
            "name": self.name, "unit": unit, "ours": self.ours, "peer": self.peer, "ratio": self.quotient(),
            "goal": goal, "goal_for": kind, "verdict": self.verdict(), "note": self.note,
        })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = |value: Option<f64>| match (value, self.unit) {
            (None, _) => String::new(),
            (Some(value), Unit::Micros) => format!("{value:.1} µs"),
            (Some(value), Unit::KiB) => format!("{value:.0} KiB"),
            (Some(value), Unit::Times) => format!("{value:.0}"),
            (Some(value), Unit::Instructions) => format!("{:.0} k", value / 1e3),
        };
        let ratio = self
            .quotient()
            .map_or_else(String::new, |ratio| format!("{ratio:.2}"));
        let goal = match (self.goal, self.unit) {
            (Goal::None, _) => String::new(),
            (Goal::Ratio(goal), _) => format!("{goal:.2}"),
            (Goal::Above(goal), _) => format!("+{goal:.0}"),
            (Goal::AtMost(goal), _) => format!("≤ {goal:.0}"),
        };
        let line = format!(
            "{:<46}{:>15}{:>15}{ratio:>8}{goal:>8}  {}",
            self.name,
            value(self.ours),
            value(self.peer),
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
    let only = |time| Cost {
        time,
        cpu: Duration::ZERO,
    };
    let costs = take_turns(
        rounds,
        &mut [&mut || ours().map(only), &mut || peer().map(only)],
    )?;
    match costs[..] {
        [ours, peer] => Ok((ours.time, peer.time)),
        _ => Err("as many medians as works".into()),
    }
}

/// A work that says itself what it took.
pub(crate) type Work<'a> = &'a mut dyn FnMut() -> Result<Cost>;

/// As [`interleave`], for any number of works: the medians of each, in their order.
pub(crate) fn take_turns(rounds: usize, works: &mut [Work<'_>]) -> Result<Vec<Cost>> {
    let mut costs = vec![Vec::with_capacity(rounds); works.len()];
    for round in 0..=rounds {
        for (work, costs) in works.iter_mut().zip(&mut costs) {
            let cost = work()?;
            // The first one warms up.
            if round > 0 {
                costs.push(cost);
            }
        }
    }
    let medians = costs.iter().map(|costs| Cost {
        time: median(costs.iter().map(|cost| cost.time).collect()),
        cpu: median(costs.iter().map(|cost| cost.cpu).collect()),
    });
    Ok(medians.collect())
}

/// The time that `work` takes.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

/// What `work` takes, on the clock and on the processor.
pub(crate) fn spent<T>(work: impl FnOnce() -> Result<T>) -> Result<Cost> {
    let (start, cpu) = (Instant::now(), processor());
    work()?;
    Ok(Cost {
        time: start.elapsed(),
        cpu: processor().saturating_sub(cpu),
    })
}

fn processor() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let (seconds, nanos) = (u64::try_from(time.tv_sec), u32::try_from(time.tv_nsec));
    Duration::new(seconds.unwrap_or_default(), nanos.unwrap_or_default())
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
