//! A cold press: from the start of a process until the alert is durable, beside a process that has nothing of ours.
//!
//! Both are small programs (`cold/press.rs`, `cold/commit.rs`). Ours also loads the library of the app, as a phone
//! does: the dynamic linker is told to, and nothing of it is called.

use crate::Result;
use crate::measure::{Cost, Effort, Figure, take_turns};
use crate::phone::{Bare, NOW_MS, Phone};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PEOPLE: u32 = 5;
pub(crate) const PRESS: &str = "amparo-cold-press";
pub(crate) const COMMIT: &str = "amparo-cold-commit";
const LIBRARY: &str = "libamparo.so";

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let phone = Phone::with_people(folder.path().to_owned(), PEOPLE)?;
    let bare = Bare::beside(&phone)?;
    let (press, commit, library) = (program(PRESS)?, program(COMMIT)?, program(LIBRARY)?);
    let library = library.exists().then_some(library);
    let ours = |library: Option<&PathBuf>| {
        phone.fresh()?;
        let mut command = Command::new(&press);
        command.args(words(&phone, 1));
        if let Some(library) = library {
            command.env("LD_PRELOAD", library);
        }
        until_it_says(command)
    };
    let mut peer = || {
        let mut command = Command::new(&commit);
        command.args(bare_words(&bare, &bare.lengths())?);
        until_it_says(command)
    };
    let costs = take_turns(
        effort.rounds(25),
        &mut [
            &mut || ours(library.as_ref()),
            &mut || ours(None),
            &mut peer,
        ],
    )?;
    let [ours, linked, peer] = costs[..] else {
        return Err("as many medians as works".into());
    };
    let loaded = match library {
        Some(_) => format!("with {LIBRARY} loaded"),
        None => format!("{LIBRARY} is missing and was not loaded"),
    };
    let note = format!("{loaded}; peer: start, open, one commit of {}", bare.note());
    let without = "the engine alone is linked into the program";
    Ok(vec![
        Figure::ratio("cold press, 5 people", ours.time, peer.time, Some(1.5)).note(note),
        Figure::ratio("cold press, CPU", ours.cpu, peer.cpu, None),
        Figure::ratio(
            "cold press without the library",
            linked.time,
            peer.time,
            None,
        )
        .note(without),
        Figure::ratio(
            "cold press without the library, CPU",
            linked.cpu,
            peer.cpu,
            None,
        ),
    ])
}

/// A file beside this program.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name(name))
}

/// The command line of a press in the copy of this round.
pub(crate) fn words(phone: &Phone, presses: u32) -> Vec<String> {
    let path = |path: PathBuf| path.to_string_lossy().into_owned();
    vec![
        path(phone.round()),
        path(phone.keys()),
        (NOW_MS + 1).to_string(),
        presses.to_string(),
    ]
}

/// The command line of the bare commit, in a copy of its own.
pub(crate) fn bare_words(bare: &Bare, lengths: &[String]) -> Result<Vec<String>> {
    let mut words = vec![bare.fresh()?.to_string_lossy().into_owned()];
    words.extend_from_slice(lengths);
    Ok(words)
}

/// The time until a process says how long it was on the processor. How it ends does not count.
fn until_it_says(mut command: Command) -> Result<Cost> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    let time = start.elapsed();
    if !child.wait()?.success() {
        return Err("a process that was measured failed".into());
    }
    let cpu = Duration::from_nanos(line.trim().parse()?);
    Ok(Cost { time, cpu })
}
