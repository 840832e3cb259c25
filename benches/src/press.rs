//! From the press to "saved": five people by every channel there is, beside a bare commit of the same rows.

use crate::Result;
use crate::cold;
use crate::measure::{Effort, Figure, Goal, Unit, interleave, timed};
use crate::once;
use crate::phone::{Bare, Phone};
use std::path::Path;

const PEOPLE: u32 = 5;

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let phone = Phone::with_people(folder.path().to_owned(), PEOPLE)?;
    let bare = Bare::beside(&phone)?;
    // Every round has the first commit after opening, as a press usually is.
    let ours = || {
        let mut capsule = phone.open()?;
        let before = capsule.sequence();
        let time = timed(|| phone.press(&mut capsule))?;
        if capsule.sequence() != before + 1 {
            return Err("a press is one transaction".into());
        }
        capsule.close()?;
        Ok(time)
    };
    let peer = || {
        let mut plain = bare.open()?;
        timed(|| bare.commit(&mut plain))
    };
    let (ours, peer) = interleave(effort.rounds(40), ours, peer)?;
    let note = format!(
        "SMS and push, the channels that there are; peer: one commit of {}",
        bare.note()
    );
    let name = "press → durable, 5 people × 2 (no third yet)";
    Ok(vec![
        Figure::ratio(name, ours, peer, Some(1.5)).note(note),
        fsyncs(&phone, &bare)?,
    ])
}

/// Of a press and of the bare commit: those of the process, less those of one that only opens.
fn fsyncs(phone: &Phone, bare: &Bare) -> Result<Figure> {
    let name = "fsyncs of that press";
    let count = |program: &str, words: &[String]| once::fsyncs(&cold::program(program)?, words);
    let opened = phone
        .fresh()
        .and_then(|_| count(cold::PRESS, &cold::words(phone, 0)))?;
    let pressed = phone
        .fresh()
        .and_then(|_| count(cold::PRESS, &cold::words(phone, 1)))?;
    let begun = count(cold::COMMIT, &cold::bare_words(bare, &[])?)?;
    let committed = count(cold::COMMIT, &cold::bare_words(bare, &bare.lengths())?)?;
    Ok(match (opened, pressed, begun, committed) {
        (Ok(opened), Ok(pressed), Ok(begun), Ok(committed)) => Figure::counted(
            name,
            Some(pressed - opened),
            Some(committed - begun),
            Unit::Times,
            Goal::Above(0.0),
        )
        .note("peer: the bare commit; both are the first after opening"),
        (Err(why), ..) | (_, Err(why), ..) | (_, _, Err(why), _) | (.., Err(why)) => {
            Figure::counted(name, None, None, Unit::Times, Goal::Above(0.0)).note(why)
        }
    })
}
