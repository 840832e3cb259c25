//! A start with packs of many languages: from the texts of a pack to the data of the first screen, and the same from the disk on.

use crate::Result;
use crate::count::{self, Counter};
use crate::library::{self, Publisher, SIZES};
use crate::measure::{Effort, Figure, median};
use amparo_cards::Content;
use amparo_text::LanguageIdentifier;
use std::path::Path;
use std::time::Duration;

/// What the app is planned with, and what it has to cost no more than.
const MANY: &str = "16";
const ONE: &str = "1";
const GOAL: f64 = 1.05;

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let name = "start: load → home, 16 languages";
    let (many, one) = (["start", "texts", MANY], ["start", "texts", ONE]);
    let figure = count::figure(effort, name, &many, &one, GOAL)?;
    let mut figures = vec![figure.note("peer: 1; a pack that was verified, its texts in memory")];

    let publisher = Publisher::new()?;
    let (mut texts, mut disks) = (Vec::new(), Vec::new());
    for size in SIZES {
        let here = folder.path().join(size.to_string());
        let pack = publisher.pack(1, library::translations(size)?)?;
        publisher.store(&here)?.install(&pack, library::NOW_MS)?;
        texts.push(vec![
            "start".to_owned(),
            "texts".to_owned(),
            size.to_string(),
        ]);
        disks.push(vec![
            "start".to_owned(),
            "disk".to_owned(),
            here.to_string_lossy().into_owned(),
        ]);
    }
    let rounds = effort.rounds(15);
    figures.extend(library::growth("load and home,", &medians(rounds, &texts)?));
    figures.extend(library::growth(
        "read, verify, load and home,",
        &medians(rounds, &disks)?,
    ));
    Ok(figures)
}

/// One start, in a process that has done nothing else.
pub(crate) fn once(words: &[String], counter: &Counter) -> Result<Duration> {
    let reader: [LanguageIdentifier; 1] = [library::READER.parse()?];
    match words {
        [from, languages] if from == "texts" => {
            let texts = library::texts(languages.parse()?)?;
            counter.count(|| {
                let content = Content::from_checked_files(&texts)?;
                let home = content.home(&reader)?;
                Ok((content, home))
            })
        }
        [from, folder] if from == "disk" => {
            let store = library::store(Path::new(folder))?;
            counter.count(|| {
                let pack = store.start().ok_or("no pack")?;
                let content = pack.content()?;
                let home = content.home(&reader)?;
                Ok((pack, content, home))
            })
        }
        _ => Err("start FROM WHAT".into()),
    }
}

/// Of each work in turn, each time in a new process.
fn medians(rounds: usize, kinds: &[Vec<String>]) -> Result<Vec<Duration>> {
    let mut times = vec![Vec::with_capacity(rounds); kinds.len()];
    for _ in 0..rounds {
        for (kind, times) in kinds.iter().zip(&mut times) {
            let kind: Vec<&str> = kind.iter().map(String::as_str).collect();
            times.push(count::cpu(&kind)?);
        }
    }
    Ok(times.into_iter().map(median).collect())
}
