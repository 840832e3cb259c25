//! To whom a locked vault captures.

use crate::folder::Folder;
use crate::keeper::Recipient;
use crate::vault::read_header;
use crate::{Anchors, Error, Part, Result};

/// The header's capture recipient, when it is the authentic one.
///
/// # Errors
/// [`Error::NotFound`] without a vault; [`Part::Header`] damaged when the header has another recipient, or none, or cannot be read;
/// [`Error::Invalid`] "anchors".
pub(super) fn trusted_recipient(folder: &Folder, anchors: &Anchors) -> Result<Recipient> {
    if !folder.holds_vault()? {
        return Err(Error::NotFound);
    }
    let trusted = Recipient::parse(&anchors.capture_recipient)
        .map_err(|_| Error::Invalid { field: "anchors" })?;
    let (header, _) = read_header(folder)?;
    if header.capture_recipient() == Some(&trusted) {
        Ok(trusted)
    } else {
        Err(Error::damaged(Part::Header))
    }
}
