//! What the open vault does with captures: lists, reads, keeps as documents, discards.

use std::fs;

use amparo_sealed::{RowId, sync_folder};
use ring::digest::{Context, SHA256};
use zeroize::Zeroizing;

use super::reader::{CaptureReader, Opened};
use super::{CaptureId, CaptureKind, Captures, place};
use crate::document::{self, Import};
use crate::keeper::Identity;
use crate::record::{Retired, Row};
use crate::{Error, Part, Result, Unlocked};

const LABEL: &[u8] = b"amparo/capture/v1";
const PIECE: usize = 256 * 1024;

/// What opens captures.
struct Keys {
    /// The one that the header names, and while the vault key is being changed that of the former key.
    current: Vec<Identity>,
    /// Those of former vault keys; looked for, in every row, only when the current one does not open a capture.
    retired: Option<Vec<Identity>>,
}

impl Unlocked {
    /// All captures. A damaged one is named and hides no other.
    pub fn captures(&self) -> Result<Captures> {
        let mut keys = self.capture_keys()?;
        let mut captures = Captures::default();
        for id in place::list(&self.folder.captured())? {
            match self.open_any(id, &mut keys) {
                Ok(opened) => captures.items.push(opened.info(id)),
                Err(Error::Damaged { .. }) => captures.damaged.push(id),
                // Discarded meanwhile.
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(captures)
    }

    /// Opens a capture for reading.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Part::Capture`] damaged.
    pub fn open_capture(&mut self, id: CaptureId) -> Result<CaptureReader> {
        let opened = self.open_any(id, &mut self.capture_keys()?)?;
        let (reader, session) = CaptureReader::new(opened);
        self.watch(&session);
        Ok(reader)
    }

    /// Makes a document of a capture, marked as added while locked, and removes the capture once the document is durable. A
    /// note becomes one of type "text/plain". The document's time is that of the capture, or `now_ms` if the clock was ahead.
    /// Killed in between, there are both; keeping it again finds the document and removes the capture.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Part::Capture`] damaged; [`Error::DiskFull`]. The capture is there as before.
    pub fn keep_capture(&mut self, id: CaptureId, now_ms: u64) -> Result<RowId> {
        let mut opened = self.open_any(id, &mut self.capture_keys()?)?;
        let row = document_id(id);
        // An earlier document of this id may lie there under the name of a removed one.
        self.forget_undo()?;
        match self.document(row) {
            Ok(document) => {
                // Kept before. Only a document that can be opened replaces its capture.
                if document.size != opened.head.size {
                    return Err(Error::damaged(Part::Document));
                }
                self.open_document(row)?;
            }
            Err(Error::NotFound) => self.import_capture(row, &mut opened, now_ms)?,
            Err(error) => return Err(error),
        }
        self.remove_capture(id)?;
        Ok(row)
    }

    /// Removes a capture, damaged or not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn discard_capture(&mut self, id: CaptureId) -> Result<()> {
        self.remove_capture(id)?;
        self.changed();
        Ok(())
    }

    fn import_capture(&mut self, row: RowId, opened: &mut Opened, now_ms: u64) -> Result<()> {
        let media_type = match opened.head.kind {
            CaptureKind::Note => "text/plain",
            CaptureKind::Document => opened.head.media_type.as_str(),
        };
        let import = Import {
            name: &opened.head.name,
            media_type,
            expected: Some(opened.head.size),
            captured: Some(row),
        };
        let (writer, session) = document::import(&self.files(), &import)?;
        self.watch(&session);
        let mut piece = Zeroizing::new(vec![0; PIECE]);
        let mut offset = 0;
        loop {
            // On an error the writer is dropped and leaves nothing.
            let count = opened.read_at(offset, &mut piece)?;
            if count == 0 {
                break;
            }
            writer.write(&piece[..count])?;
            offset += count as u64;
        }
        let added_ms = opened.head.added_ms.min(now_ms);
        writer.finish(self, added_ms).map(|_| ())
    }

    fn remove_capture(&mut self, id: CaptureId) -> Result<()> {
        let captured = self.folder.captured();
        fs::remove_file(place::whole(&captured, id))?;
        sync_folder(&captured)?;
        self.drop_retired()
    }

    /// A retired identity that opens none of the captures goes. As long as there is a capture that nothing opens, or one that is
    /// being written, all stay: it might be the one that is needed.
    fn drop_retired(&mut self) -> Result<()> {
        let retired = self.retired()?;
        let captured = self.folder.captured();
        if retired.is_empty() || place::is_writing(&captured)? {
            return Ok(());
        }
        let current = self.capture_identities()?;
        let mut needed = vec![false; retired.len()];
        for id in place::list(&captured)? {
            if self.open_with(id, &current).is_ok() {
                continue;
            }
            let opens =
                |(_, identity): &(RowId, [Identity; 1])| self.open_with(id, identity).is_ok();
            match retired.iter().position(opens) {
                Some(found) => needed[found] = true,
                None => return Ok(()),
            }
        }
        self.store_mut().write(|tx| {
            for ((row, _), needed) in retired.iter().zip(needed) {
                if !needed {
                    tx.remove(*row)?;
                }
            }
            Ok(())
        })
    }

    fn open_with(&self, id: CaptureId, identities: &[Identity]) -> Result<Opened> {
        Opened::open(&place::whole(&self.folder.captured(), id), identities)
    }

    fn open_any(&self, id: CaptureId, keys: &mut Keys) -> Result<Opened> {
        match self.open_with(id, &keys.current) {
            Err(Error::Damaged { .. }) => {}
            outcome => return outcome,
        }
        let retired = match keys.retired.take() {
            Some(retired) => retired,
            None => self
                .retired()?
                .into_iter()
                .flat_map(|(_, identity)| identity)
                .collect(),
        };
        self.open_with(id, keys.retired.insert(retired))
    }

    fn capture_keys(&self) -> Result<Keys> {
        Ok(Keys {
            current: self.capture_identities()?,
            retired: None,
        })
    }

    fn capture_identities(&self) -> Result<Vec<Identity>> {
        let previous = self.previous.as_ref().map(|(_, key)| key);
        [&self.vmk]
            .into_iter()
            .chain(previous)
            .map(|key| Identity::from_secret(&key.derive("capture-private")))
            .collect()
    }

    fn retired(&self) -> Result<Vec<(RowId, [Identity; 1])>> {
        let mut rows: Vec<(RowId, Retired)> = Vec::new();
        // What is damaged is named by every list of records.
        self.rows(|id, row| {
            if let Row::Retired(retired) = row {
                rows.push((id, retired));
            }
        })?;
        // The latest first: it opens most.
        rows.sort_by_key(|(_, retired)| std::cmp::Reverse(retired.epoch));
        rows.into_iter()
            .map(|(id, retired)| Ok((id, [Identity::from_secret(&retired.secret)?])))
            .collect()
    }
}

/// The row of the document that a capture becomes: the same one however often it is kept.
fn document_id(id: CaptureId) -> RowId {
    let mut context = Context::new(&SHA256);
    context.update(LABEL);
    context.update(&id.0);
    let digest = context.finish();
    RowId(digest.as_ref().first_chunk().copied().unwrap_or_default())
}
