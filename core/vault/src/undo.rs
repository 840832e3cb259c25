//! One step back: what the last change replaced, in memory until the next change or the lock.

use std::path::Path;

use amparo_sealed::{RowId, Store, Tx};
use zeroize::Zeroizing;

use crate::record::Row;
use crate::{Error, Result, document};

/// What [`crate::Unlocked::undo`] took back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undone {
    /// Records and documents that are there again, or as they were before, under the ids they had.
    pub restored: Vec<RowId>,
    /// Records that had been new and are gone.
    pub removed: Vec<RowId>,
}

/// One row that was changed, with what undoes it. Former contents are wiped when dropped.
pub(crate) enum Step {
    Added {
        id: RowId,
    },
    Changed {
        id: RowId,
        former: Zeroizing<Vec<u8>>,
    },
    Removed {
        id: RowId,
        former: Zeroizing<Vec<u8>>,
    },
}

/// The last transaction's steps, in their order; none: nothing can be undone.
#[derive(Default)]
pub(crate) struct LastChange(Vec<Step>);

impl LastChange {
    /// Another change was made. What the former one left on disk goes.
    pub(crate) fn replace(&mut self, files: &Path, steps: Vec<Step>) {
        // What cannot be removed now is removed at the next unlock; the change itself was made and is no failure.
        let _ = self.forget(files);
        self.0 = steps;
    }

    /// Nothing can be undone after this, whether or not it fails.
    pub(crate) fn forget(&mut self, files: &Path) -> Result<()> {
        let documents: Vec<RowId> = self.documents().collect();
        self.0.clear();
        documents
            .into_iter()
            .try_for_each(|id| document::forget(files, id))
    }

    pub(crate) fn undo(&mut self, store: &mut Store, files: &Path) -> Result<Option<Undone>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let undone = store.write(|tx| {
            let mut undone = Undone::default();
            for step in self.0.iter().rev() {
                take_back(tx, step, &mut undone)?;
            }
            Ok::<_, Error>(undone)
        })?;
        // Killed in between, the next unlock gives a document with a row its file back.
        let documents: Vec<RowId> = self.documents().collect();
        self.0.clear();
        for id in documents {
            document::restore(files, id)?;
        }
        Ok(Some(undone))
    }

    fn documents(&self) -> impl Iterator<Item = RowId> {
        self.0.iter().filter_map(|step| match step {
            Step::Removed { id, former } => match Row::decode(former) {
                Ok(Row::Document(_)) => Some(*id),
                _ => None,
            },
            _ => None,
        })
    }
}

fn take_back(tx: &mut Tx<'_>, step: &Step, undone: &mut Undone) -> Result<()> {
    match step {
        Step::Added { id } => {
            tx.remove(*id)?;
            undone.restored.retain(|restored| restored != id);
            undone.removed.push(*id);
        }
        Step::Changed { id, former } => {
            tx.update(*id, former)?;
            note(undone, *id);
        }
        Step::Removed { id, former } => {
            tx.insert_as(*id, former)?;
            // A thumbnail comes back with its document and is nothing of its own.
            if !matches!(Row::decode(former), Ok(Row::Thumbnail(_))) {
                note(undone, *id);
            }
        }
    }
    Ok(())
}

fn note(undone: &mut Undone, id: RowId) {
    if !undone.restored.contains(&id) {
        undone.restored.push(id);
    }
}
