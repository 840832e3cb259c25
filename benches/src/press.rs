//! From the press to "saved": five people, a text message and a push each, beside a bare commit of the same rows.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, timed};
use crate::plain::Plain;
use amparo_alerts::capsule::Capsule;
use amparo_alerts::outbox::Press;
use amparo_alerts::pairing::{PendingPairing, Via};
use amparo_alerts::people::NewPerson;
use amparo_alerts::testkit::Relative;
use amparo_net::Policy;
use amparo_sealed::testkit::SoftwareHardwareKey;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PEOPLE: u32 = 5;
const NOW_MS: u64 = 1_790_000_000_000;
const DATABASE: &str = "alerts.db";

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let hardware = SoftwareHardwareKey::in_memory();
    let (ready, round, plain) = (
        folder.path().join("ready"),
        folder.path().join("round"),
        folder.path().join("plain.db"),
    );
    fs::create_dir(&ready)?;
    set_up(&ready, &hardware)?;
    Plain::create(&plain)?;
    let rows = rows_of_a_press(&ready, &round, &hardware)?;
    let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();

    // Every round starts from the same files, and with the first commit after opening, as a press usually is.
    let ours = || {
        copy(&ready, &round)?;
        let mut capsule = Capsule::open(&round, &hardware)?;
        let time = timed(|| press(&mut capsule))?;
        capsule.close()?;
        Ok(time)
    };
    let peer = || {
        let copy = folder.path().join("copy.db");
        fs::copy(&plain, &copy)?;
        let mut plain = Plain::open(&copy)?;
        timed(|| plain.insert(&rows))
    };
    let (ours, peer) = interleave(effort.rounds(60), ours, peer)?;
    let bytes: usize = rows.iter().map(|row| row.len()).sum();
    let note = format!(
        "peer: one commit of {} rows, {} KiB",
        rows.len(),
        bytes / 1024
    );
    let name = "press → durable, 5 people × 2";
    Ok(vec![Figure::ratio(name, ours, peer, Some(1.5)).note(note)])
}

fn press(capsule: &mut Capsule) -> Result<()> {
    let pressed = capsule.press(&Press::default(), NOW_MS + 1);
    match (pressed.saved, pressed.pushes) {
        (true, PEOPLE) => Ok(()),
        _ => Err("the press was not saved for everybody".into()),
    }
}

/// Five people with a number and a paired page.
fn set_up(folder: &Path, hardware: &SoftwareHardwareKey) -> Result<()> {
    let policy = Policy::strict();
    let mut capsule = Capsule::open(folder, hardware)?;
    for i in 0..PEOPLE {
        let person = NewPerson {
            label: format!("P{i}"),
            number: Some(format!("+1213555010{i}")),
            language: "es".to_owned(),
        };
        let person = capsule.add_person(&person)?;
        let mut pending = PendingPairing::make_invite(person, "María", "es", NOW_MS)?;
        let link = pending.link("https://family.example")?;
        let reply =
            Relative::new("https://fcm.googleapis.com/fcm/send/x")?.answer(&link, NOW_MS)?;
        pending.accept_reply(&reply, Via::Text, &policy, NOW_MS)?;
        pending.approve(false, &policy, NOW_MS)?;
        capsule.queue_reveal(&pending, NOW_MS)?;
        capsule.confirm(&pending, NOW_MS)?;
    }
    Ok(capsule.close()?)
}

/// Blobs as long as those that a press writes, new rows and changed ones.
fn rows_of_a_press(
    ready: &Path,
    round: &Path,
    hardware: &SoftwareHardwareKey,
) -> Result<Vec<Vec<u8>>> {
    copy(ready, round)?;
    let mut capsule = Capsule::open(round, hardware)?;
    press(&mut capsule)?;
    capsule.close()?;
    let before = rows(&ready.join(DATABASE))?;
    let written = rows(&round.join(DATABASE))?
        .into_iter()
        .filter(|row| !before.contains(row));
    written
        .map(|(_, _, length)| Ok(vec![7; usize::try_from(length)?]))
        .collect()
}

/// Place, revision and length of each row.
fn rows(database: &Path) -> Result<BTreeSet<(i64, i64, i64)>> {
    let connection = Connection::open(database)?;
    let mut statement = connection.prepare("SELECT place, revision, length(sealed) FROM record")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
