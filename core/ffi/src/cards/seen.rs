//! Which versions of the cards the reader has seen: one small file in the app's folder.
//!
//! It holds the versions of *all* cards on the day they were last marked, the same on every phone with that content, and so nothing
//! about which card somebody read (docs/adr/0403). It is not secret and not sealed, because cards open without a PIN. A file that is
//! missing, unreadable or lost costs a list of changes and nothing else.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use amparo_cards::{Change, Content};
use amparo_text::LanguageIdentifier;

use crate::AmparoError;

const FILE: &str = "cards-seen";
const NEW: &str = "cards-seen.new";
/// More than any list of cards; a larger file is not ours.
const LARGEST: u64 = 64 * 1024;

/// Card id → version.
pub(super) type Versions = BTreeMap<String, u32>;

/// What was marked last; `None` before the first time.
pub(super) fn read(folder: &Path) -> Option<Versions> {
    let path = folder.join(FILE);
    let small = fs::metadata(&path).is_ok_and(|file| file.len() <= LARGEST);
    let text = small.then(|| fs::read_to_string(&path).ok()).flatten()?;
    // A line a card, `version id`; anything else makes the file somebody else's.
    let line = |line: &str| {
        let (version, id) = line.split_once(' ')?;
        Some((id.to_owned(), version.parse().ok()?))
    };
    text.lines().map(line).collect()
}

/// What changed since it was marked. Nothing has for a reader who is here for the first time, and from now on this is remembered.
pub(super) fn changes(
    folder: &Path,
    content: &Content,
    languages: &[LanguageIdentifier],
) -> Result<Vec<Change>, AmparoError> {
    let Some(seen) = read(folder) else {
        // A phone that cannot remember still shows its cards.
        let _ = mark(folder, content);
        return Ok(Vec::new());
    };
    Ok(content.changed_since(&seen, languages)?)
}

/// Marks the present versions of all cards as seen.
pub(super) fn mark(folder: &Path, content: &Content) -> Result<(), AmparoError> {
    let versions = content.versions()?;
    let lines = versions
        .iter()
        .map(|(id, version)| format!("{version} {id}\n"));
    let text: String = lines.collect();
    write(folder, &text).map_err(|error| amparo_sealed::Error::from(error).into())
}

/// The file is whole at any moment: the new one takes the old one's place.
fn write(folder: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let new = folder.join(NEW);
    let mut file = File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(new, folder.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_time_nothing_has_changed_and_later_what_is_newer() {
        let folder = tempfile::tempdir().unwrap();
        let content = Content::embedded().unwrap();
        let changed = || changes(folder.path(), content, &[]).unwrap().len();
        assert_eq!(read(folder.path()), None);
        assert_eq!(changed(), 0);
        assert_eq!(read(folder.path()), Some(content.versions().unwrap()));
        fs::write(folder.path().join(FILE), "1 street\n").unwrap();
        assert!(changed() > 0, "all others are new");
        mark(folder.path(), content).unwrap();
        assert_eq!(changed(), 0);
    }

    #[test]
    fn a_file_that_is_damaged_or_cannot_be_written_costs_no_card() {
        let folder = tempfile::tempdir().unwrap();
        let content = Content::embedded().unwrap();
        fs::write(folder.path().join(FILE), "who knows").unwrap();
        assert_eq!(changes(folder.path(), content, &[]).unwrap(), []);
        let in_the_way = folder.path().join("file");
        fs::write(&in_the_way, "").unwrap();
        assert_eq!(changes(&in_the_way, content, &[]).unwrap(), []);
        mark(&in_the_way, content).unwrap_err();
    }
}
