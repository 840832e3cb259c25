//! Whether there is room, asked before anything is written, and that a want of it is told.

use std::path::Path;

use amparo_sealed::file::{CHUNK, padme};
use amparo_sealed::free_space;

use crate::{Error, Result};

/// For the row, the database's log, and what others write meanwhile.
const SLACK: u64 = 4 * 1024 * 1024;
/// The largest document.
const MAX: u64 = 1 << 40;
/// In front of the data: more than the length of a document or the head of a capture takes.
const HEAD: u64 = 4096;
const TAG: u64 = 16;

/// Whether `size` bytes of data will fit into a sealed file in `folder`.
///
/// # Errors
/// [`Error::DiskFull`]; [`Error::TooLarge`] above what any document has.
pub(crate) fn expect(folder: &Path, size: u64) -> Result<()> {
    if size > MAX {
        return Err(Error::TooLarge);
    }
    if fits(size, free_space(folder)?) {
        Ok(())
    } else {
        Err(Error::DiskFull)
    }
}

fn fits(size: u64, free: u64) -> bool {
    let plain = padme(size.saturating_add(HEAD));
    let tags = plain.div_ceil(CHUNK as u64) * TAG;
    free >= plain.saturating_add(tags).saturating_add(SLACK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_more_than_the_data() {
        assert!(fits(0, SLACK + 8192));
        assert!(!fits(0, SLACK));
        assert!(!fits(1 << 30, (1 << 30) + SLACK));
        assert!(fits(1 << 30, (1 << 30) + (1 << 27) + SLACK));
        // To the byte: of a gibibyte and its head 33 pieces of 32 MiB, and 16 bytes for every 64 KiB of them.
        let exact = 33 * (1 << 25) + 33 * 512 * 16 + SLACK;
        assert!(fits(1 << 30, exact) && !fits(1 << 30, exact - 1));
    }

    #[test]
    fn the_largest_document_is_no_larger_than_any() {
        let folder = tempfile::tempdir().unwrap();
        assert_ne!(expect(folder.path(), MAX), Err(Error::TooLarge));
        assert_eq!(expect(folder.path(), MAX + 1), Err(Error::TooLarge));
    }
}
