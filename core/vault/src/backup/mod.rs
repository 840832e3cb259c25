//! Backups: everything that a vault holds, in one file that stock tools open, and the way back.
//!
//! A backup is an age file (<https://c2sp.org/age>) to printed sheets and keepers. Inside is a POSIX pax archive: `manifest.json`,
//! then `records/…`, then `documents/…`, last `mac`, which tells a backup of one's own from one that a stranger made for the same
//! recipient. The bytes stand in `docs/storage-format.md`.
//!
//! Order of reading: [`Unlocked::begin_backup`] and [`BackupWriter`], then [`crate::Vault::restore`], then `manifest`, `archive`, `mac`.

mod archive;
mod mac;
mod manifest;
mod open;
mod part_file;
mod restore;
mod writer;

#[cfg(test)]
mod tests;

use std::path::Path;

use amparo_sealed::Key;

use crate::document::DocumentInfo;
use crate::keeper::Recipient;
use crate::{Error, Part, Result, Unlocked};

pub use restore::{Origin, Restored};
pub use writer::BackupWriter;

/// Kinds of records that never go into a backup and are never taken from one.
///
/// Keys of a pairing belong to one phone: restored on a second one, two senders would share a counter, so people are paired
/// anew. "keeper" names slots of the header that is not in the backup. "backup-mac" proves the origin of backups; inside of one,
/// any keeper could forge another keeper's proof. What this phone keeps for other people ("kept-key") does go in: it is the
/// owner's duty to them, and lost with the phone otherwise.
const EXCLUDED_KINDS: [&str; 4] = ["control-keys", "pending-pairing", "keeper", "backup-mac"];

const FORMAT: u32 = 1;
/// Records and documents in one backup. Far above what a vault holds; bounds the memory that a crafted file can claim.
const MAX_ENTRIES: usize = 200_000;
const MAX_MANIFEST: u64 = 128 << 20;
/// A record of 64 KiB whose every byte is escaped, and room.
const MAX_RECORD: u64 = 1 << 20;
/// Recipients and MAC lines. A vault has at most five keepers.
const MAX_KEEPERS: usize = 100;
/// How much is read, hashed or written in one piece.
const PIECE: usize = 1 << 20;
/// How many records are read or written in one piece.
const ROWS: usize = 256;

const DAMAGED: Error = Error::damaged(Part::Backup);

/// What is in a backup, and what is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupContents {
    /// Records.
    pub records: u64,
    /// Documents; falls when one turns out unreadable.
    pub documents: u64,
    /// What was taken in while the vault was locked and has not been looked through: not in the backup.
    pub captures: u64,
    /// Damage of the vault. What it hides is not in the backup.
    pub damaged: Vec<Part>,
    /// Documents whose files are damaged or lost: not in the backup. Complete once the first bytes are written.
    pub unreadable: Vec<DocumentInfo>,
}

impl Unlocked {
    /// Begins a backup to `path`, which anyone of `recipients` can open alone. It is made by [`BackupWriter::step`]; until that
    /// is finished there is only `<path>.part`. Each of `mac_keys` ([`crate::keeper::derive_backup_mac_key`]) lets its owner recognise it.
    ///
    /// What is damaged is left out and named in [`BackupWriter::contents`]; the rest is worth having. Nothing asks for free space
    /// beforehand: [`Error::DiskFull`] comes from a step, and leaves nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] "keeper": no recipient, or more than a hundred; [`Error::AlreadyExists`]: there is a file at `path`;
    /// [`Error::TooLarge`]: more than 200,000 records and documents.
    pub fn begin_backup(
        &mut self,
        recipients: &[Recipient],
        mac_keys: &[Key],
        path: &Path,
        now_ms: u64,
    ) -> Result<BackupWriter> {
        writer::begin(self, recipients, mac_keys, path, now_ms)
    }
}

/// "records/000001.json"
fn record_name(index: usize) -> String {
    format!("records/{:06}.json", index + 1)
}

/// "documents/000001"
fn document_name(index: usize) -> String {
    format!("documents/{:06}", index + 1)
}

/// Makes a new name durable.
pub(crate) fn sync_parent(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    Ok(amparo_sealed::sync_folder(folder)?)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    let pairs = bytes.iter();
    pairs
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref())
}
