//! What a locked vault's header is checked against.

use crate::folder::Folder;
use crate::keeper::Recipient;
use crate::{Error, Part, Result, header};

const TAG_RECIPIENT: u16 = 0x8001;
const DAMAGED: Error = Error::damaged(Part::Header);

/// What is known, from a place that a stranger cannot write to, about the header of a vault that is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchors {
    /// "age1…": what is captured is sealed to it.
    pub capture_recipient: String,
    /// SHA-256 of the header's body up to and including its inner authentication.
    pub core_sha256: [u8; 32],
}

/// The header's capture recipient, when it is the authentic one.
///
/// # Errors
/// [`Error::NotFound`] without a vault; [`Part::Header`] damaged when the header cannot be read or has another recipient or none;
/// [`Error::Invalid`] "anchors".
pub(super) fn trusted_recipient(folder: &Folder, anchors: &Anchors) -> Result<Recipient> {
    if !folder.holds_vault()? {
        return Err(Error::NotFound);
    }
    let recipient = Recipient::parse(&anchors.capture_recipient)
        .map_err(|_| Error::Invalid { field: "anchors" })?;
    let content = header::place(folder.path())
        .read()
        .map_err(|error| match error.into() {
            Error::NotFound => DAMAGED,
            error => error,
        })?;
    if find(&content.body) == Some(anchors.capture_recipient.as_bytes()) {
        Ok(recipient)
    } else {
        Err(DAMAGED)
    }
}

/// vault id (16) ‖ values, each tag (2) ‖ length (4) ‖ bytes. Nothing but the recipient is looked at: it is compared, and a
/// sealed header is as good as any.
fn find(body: &[u8]) -> Option<&[u8]> {
    let (_, mut rest) = body.split_first_chunk::<16>()?;
    loop {
        let (tag, after) = rest.split_first_chunk()?;
        let (length, after) = after.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (value, after) = after.split_at_checked(length)?;
        if u16::from_be_bytes(*tag) == TAG_RECIPIENT {
            return Some(value);
        }
        rest = after;
    }
}
