//! Small pictures of documents: a row of its own beside the document's, under an id that only the document's key gives.

use amparo_sealed::{Key, RowId, Tx};
use ring::hmac;

use crate::record::{Document, Row, Thumbnail};
use crate::undo::Step;
use crate::unlocked::decode;
use crate::{Error, Result, Unlocked};

const LABEL: &[u8] = b"amparo/thumbnail/v1";

impl Unlocked {
    /// Keeps a small picture of a document, in place of a former one. It is removed with the document. What can be undone stays.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no document of that id; [`Error::TooLarge`] above 60 KiB; [`Error::Invalid`]
    /// "`media_type`" above 255 bytes.
    pub fn put_thumbnail(&mut self, id: RowId, media_type: &str, bytes: &[u8]) -> Result<()> {
        let row = Thumbnail::encode(media_type, bytes)?;
        let place = place(&self.document(id)?.key);
        self.store_mut().write(|tx| {
            // Not read before: a damaged one is replaced like any other.
            match tx.update(place, &row) {
                Err(amparo_sealed::Error::NotFound) => Ok(tx.insert_as(place, &row)?),
                outcome => Ok(outcome?),
            }
        })
    }

    /// The picture that was put last, or `None`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no document of that id; [`crate::Part::Row`] or [`crate::Part::Bucket`] damaged, which is
    /// the picture's damage: the document may be whole.
    pub fn thumbnail(&self, id: RowId) -> Result<Option<Thumbnail>> {
        let place = place(&self.document(id)?.key);
        let Some(row) = self.store().read(place)? else {
            return Ok(None);
        };
        match decode(place, &row)? {
            Row::Thumbnail(thumbnail) => Ok(Some(thumbnail)),
            _ => Ok(None),
        }
    }

    /// A document's row.
    pub(crate) fn document(&self, id: RowId) -> Result<Document> {
        let row = self.store().read(id)?.ok_or(Error::NotFound)?;
        match decode(id, &row)? {
            Row::Document(document) => Ok(document),
            _ => Err(Error::NotFound),
        }
    }
}

/// In the transaction that removes the document.
pub(crate) fn remove(tx: &mut Tx<'_>, key: &Key) -> Result<Option<Step>> {
    let id = place(key);
    // A damaged one is removed too, and then only the document comes back.
    let former = tx.read(id);
    match tx.remove(id) {
        Err(amparo_sealed::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(former
            .ok()
            .flatten()
            .map(|former| Step::Removed { id, former })),
    }
}

/// The first 16 bytes of HMAC-SHA256(file key, label).
fn place(key: &Key) -> RowId {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let tag = hmac::sign(&key, LABEL);
    RowId(tag.as_ref().first_chunk().copied().unwrap_or_default())
}
