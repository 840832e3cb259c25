//! What lies on the table beside a phone: the sheet that was printed last, and the copy that was made last. Neither belongs to a
//! phone: whoever sits there with another one can take them up.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use amparo::{AmparoError, PrintedSheet};

/// Name of a copy, as the command on the printed sheet has it.
pub(crate) const COPY_NAME: &str = "backup.age";

/// A table of its own for each owner.
pub(crate) struct Table {
    folder: PathBuf,
    things: Mutex<Things>,
}

#[derive(Default)]
struct Things {
    /// On no disk.
    sheet: Option<PrintedSheet>,
    copy: Option<PathBuf>,
    /// How many copies were begun: a copy is never written over another one.
    begun: u32,
}

impl Table {
    /// An empty one, with a new folder `name` inside `parent` for files.
    pub(crate) fn make(parent: &Path, name: &str) -> Result<Self, AmparoError> {
        let folder = parent.join(name);
        fs::create_dir(&folder).map_err(|_| AmparoError::ReadOnly)?;
        let things = Mutex::default();
        Ok(Self { folder, things })
    }

    /// Puts a sheet down in place of the one before.
    pub(crate) fn put_sheet(&self, sheet: PrintedSheet) {
        self.things().sheet = Some(sheet);
    }

    /// The page of the sheet, if it is that keeper's; of any where no keeper is named.
    pub(crate) fn sheet(&self, keeper: Option<u16>) -> Option<String> {
        let things = self.things();
        let sheet = things.sheet.as_ref();
        let sheet = sheet.filter(|sheet| keeper.is_none_or(|keeper| keeper == sheet.keeper));
        sheet.map(|sheet| sheet.html.clone())
    }

    /// Where the next copy may be written; there is no file yet.
    pub(crate) fn new_copy(&self) -> PathBuf {
        let mut things = self.things();
        things.begun += 1;
        self.folder.join(format!("{}-{COPY_NAME}", things.begun))
    }

    /// Puts a finished copy down in place of the one before, which goes.
    pub(crate) fn put_copy(&self, copy: PathBuf) {
        let before = self.things().copy.replace(copy);
        before.map(fs::remove_file);
    }

    /// The copy that was made last.
    pub(crate) fn copy(&self) -> Option<PathBuf> {
        self.things().copy.clone()
    }

    /// Clears it away.
    pub(crate) fn clear(&self) {
        *self.things() = Things::default();
        // The whole folder of the run is removed at the end in any case.
        drop(fs::remove_dir_all(&self.folder));
    }

    fn things(&self) -> MutexGuard<'_, Things> {
        self.things.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(keeper: u16) -> PrintedSheet {
        let html = format!("<p>{keeper}</p>");
        PrintedSheet { keeper, html }
    }

    #[test]
    fn the_last_sheet_lies_on_top() {
        let parent = tempfile::tempdir().unwrap();
        let table = Table::make(parent.path(), "table").unwrap();
        assert_eq!(table.sheet(None), None);
        table.put_sheet(sheet(1));
        table.put_sheet(sheet(2));
        assert_eq!(table.sheet(None).as_deref(), Some("<p>2</p>"));
        assert_eq!(table.sheet(Some(2)).as_deref(), Some("<p>2</p>"));
        assert_eq!(table.sheet(Some(1)), None);
    }

    #[test]
    fn a_copy_is_kept_until_the_next_one_is_whole() {
        let parent = tempfile::tempdir().unwrap();
        let table = Table::make(parent.path(), "table").unwrap();
        let first = table.new_copy();
        fs::write(&first, "first").unwrap();
        table.put_copy(first.clone());
        // One that is given up on the way changes nothing.
        let second = table.new_copy();
        assert!(second != first && table.copy() == Some(first.clone()));
        fs::write(&second, "second").unwrap();
        table.put_copy(second.clone());
        assert!(table.copy() == Some(second) && !first.exists());
        table.clear();
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }
}
