//! Alerts to one, ten and a hundred people: whether each person costs more when there are more of them.

use crate::Result;
use crate::measure::{Effort, Figure, median, micros, spent};
use crate::phone::{NOW_MS, Phone, taken};
use amparo_alerts::outbox::Press;
use amparo_alerts::preflight::PhoneFacts;
use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

const SIZES: [u32; 3] = [1, 10, 100];
/// Looks between two looks at the clock: one is too short for it.
const LOOKS: u32 = 20;
/// What a round does, in this order.
const STEPS: [&str; 6] = [
    "press to",
    "take what is due to",
    "view an alert to",
    "readiness of",
    "list of",
    "one answer, with",
];

/// What each of [`STEPS`] took on the processor.
type Round = [Duration; STEPS.len()];

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let phone = |people: &u32| Phone::with_people(folder.path().join(people.to_string()), *people);
    let phones: Vec<Phone> = SIZES.iter().map(phone).collect::<Result<_>>()?;
    let mut rounds: Vec<Vec<Round>> = vec![Vec::new(); SIZES.len()];
    for count in 0..=effort.pick(10, 60) {
        for (phone, rounds) in phones.iter().zip(&mut rounds) {
            let round = round(phone)?;
            // The first one warms up.
            if count > 0 {
                rounds.push(round);
            }
        }
    }
    let mut figures = Vec::new();
    for (step, name) in STEPS.iter().enumerate() {
        let of_size = |rounds: &Vec<Round>| {
            let costs = rounds.iter().filter_map(|round| round.get(step).copied());
            median(costs.collect())
        };
        let medians: Vec<Duration> = rounds.iter().map(of_size).collect();
        figures.extend(slope(name, &medians));
    }
    Ok(figures)
}

/// One line a size, each beside the size before it.
fn slope(name: &str, medians: &[Duration]) -> Vec<Figure> {
    let beside = SIZES
        .iter()
        .zip(medians)
        .zip(SIZES.iter().zip(medians).skip(1));
    let figures = beside.map(|((fewer, less), (people, cost))| {
        let each = micros(*cost) / f64::from(*people);
        let slope =
            (micros(*cost) / micros(*less)).ln() / (f64::from(*people) / f64::from(*fewer)).ln();
        Figure::ratio(format!("{name} {people} people, CPU"), *cost, *less, None).note(format!(
            "peer: {fewer}; {each:.1} µs a person, slope {slope:.2}"
        ))
    });
    figures.collect()
}

fn round(phone: &Phone) -> Result<Round> {
    let mut capsule = phone.open()?;
    let now_ms = NOW_MS + 1;
    let mut alert = None;
    let press = spent(|| {
        let pressed = capsule.press(&Press::default(), now_ms);
        alert = pressed.alert;
        Ok(())
    })?;
    let alert = alert.ok_or("the press was not saved")?;
    let mut jobs = Vec::new();
    let due = spent(|| {
        jobs = capsule.take_due(&HashSet::new(), now_ms)?;
        Ok(())
    })?;
    if jobs.len() != usize::try_from(phone.people)? {
        return Err("not everybody is due".into());
    }
    let view = looks(|| capsule.view(alert, now_ms).map(|view| view.rows.len()).ok())?;
    let ready = looks(|| Some(capsule.preflight(PhoneFacts::default(), now_ms).ready()))?;
    let list = looks(|| Some(capsule.people().len()))?;
    let job = jobs.first().ok_or("nobody is due")?;
    let answer = spent(|| taken(&mut capsule, job))?;
    capsule.close()?;
    Ok([press.cpu, due.cpu, view, ready, list, answer.cpu])
}

/// One of [`LOOKS`]; each must see somebody.
fn looks(look: impl Fn() -> Option<usize>) -> Result<Duration> {
    let all = spent(|| {
        for _ in 0..LOOKS {
            look().filter(|seen| *seen > 0).ok_or("nobody is seen")?;
        }
        Ok(())
    })?;
    Ok(all.cpu / LOOKS)
}
