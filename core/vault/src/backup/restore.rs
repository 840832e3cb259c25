//! The way back: a new vault out of a backup, whole or not at all.

use std::fs;
use std::io::BufReader;
use std::path::Path;

use amparo_sealed::{HardwareKey, Key, RowId};
use ring::digest;
use zeroize::Zeroizing;

use super::archive::{ArchiveReader, Head};
use super::manifest::{self, About, Entry, Manifest};
use super::open::open;
use super::{DAMAGED, EXCLUDED_KINDS, MAX_MANIFEST, MAX_RECORD, PIECE, ROWS, hex, mac, sha256};
use crate::keeper::{Identity, derive_backup_mac_key};
use crate::staging::Staging;
use crate::{BootClock, Error, Parameters, Progress, Result, Unlocked, Vault, document};

/// Where a backup comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A vault of the owner of this identity made it.
    Proven,
    /// Nothing says who made it: anyone who saw the recipient can have. Its content may be somebody else's words.
    Unproven,
}

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Who made the backup.
    pub origin: Origin,
    /// When, by that phone's clock, in milliseconds since the Unix epoch.
    pub created_ms: u64,
    /// Records.
    pub records: u64,
    /// Documents.
    pub documents: u64,
    /// How much was damaged when the backup was made, and is not in it.
    pub left_out: u64,
}

type Archive = ArchiveReader<BufReader<fs::File>>;
type Report<'a> = &'a mut dyn FnMut(Progress) -> bool;

impl Vault {
    /// Makes a vault in `folder`, which does not exist or is empty, out of the backup at `from`, opened with a printed or kept
    /// identity. All or nothing: it is built below `<folder>.new`, checked against its manifest to the last byte, made durable,
    /// renamed, and opened with `new_secret` as any vault is. Ids of records and documents are those of the backup; keys, slots
    /// and hardware key are new; people are to be paired again.
    ///
    /// `on_progress` hears of each piece of about 1 MiB; `false` ends it.
    ///
    /// # Errors
    /// [`Error::Invalid`] "identity": no identity, or a backup for others; [`Error::NotFound`]: no file;
    /// [`crate::Part::Backup`] damaged; [`Error::NewerFormat`]; [`Error::Cancelled`]; otherwise as [`Vault::create`].
    /// After any of them there is no vault.
    #[expect(
        clippy::too_many_arguments,
        reason = "a backup with its key, and all that a new vault takes"
    )]
    pub fn restore(
        from: &Path,
        identity: &str,
        folder: &Path,
        new_secret: &[u8],
        hardware: &dyn HardwareKey,
        parameters: &Parameters,
        clock: &dyn BootClock,
        on_progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(Unlocked, Restored)> {
        let identity = Identity::parse(identity)?;
        let mac_key = derive_backup_mac_key(&identity)?;
        let mut archive = ArchiveReader::new(open(from, &identity)?);
        let manifest = read_manifest(&mut archive)?;

        let mut staging = Staging::new(folder, hardware)?;
        let mut vault = Vault::create(&staging.vault, new_secret, hardware, parameters, clock)?;
        let filled = Filling {
            archive,
            vault: &mut vault,
            progress: Progress {
                done: 0,
                total: manifest.size().ok_or(DAMAGED)?.saturating_add(1),
            },
            on_progress,
        }
        .fill(&manifest, &mac_key);
        vault.lock()?;
        let (restored, mut progress) = filled?;
        staging.publish()?;
        let vault = Vault::unlock(folder, new_secret, hardware, clock)?;
        staging.finished = true;
        progress.done = progress.total;
        // It is done; there is nothing left to stop.
        let _ = on_progress(progress);
        Ok((vault, restored))
    }
}

fn read_manifest(archive: &mut Archive) -> Result<Manifest> {
    let head = archive.next()?.ok_or(DAMAGED)?;
    if head.name != manifest::NAME.as_bytes() {
        return Err(DAMAGED);
    }
    Manifest::decode(&archive.read_all(MAX_MANIFEST)?)
}

/// What is under way from an archive into a vault.
struct Filling<'a> {
    archive: Archive,
    vault: &'a mut Unlocked,
    progress: Progress,
    on_progress: Report<'a>,
}

impl Filling<'_> {
    fn fill(mut self, manifest: &Manifest, mac_key: &Key) -> Result<(Restored, Progress)> {
        let (mut records, mut documents) = (0, 0);
        let mut batch = Batch::default();
        for entry in &manifest.entries {
            let head = self.archive.next()?.ok_or(DAMAGED)?;
            if head.name != entry.name.as_bytes() || head.size != entry.size {
                return Err(DAMAGED);
            }
            match &entry.document {
                None => {
                    records += u64::from(self.take_record(entry, &mut batch)?);
                    if batch.is_full() {
                        batch.write(self.vault)?;
                        self.report()?;
                    }
                }
                Some(about) => {
                    self.take_document(entry, about)?;
                    documents += 1;
                }
            }
        }
        batch.write(self.vault)?;
        self.report()?;
        let restored = Restored {
            origin: self.read_end(mac_key)?,
            created_ms: manifest.created_ms,
            records,
            documents,
            left_out: manifest.left_out,
        };
        Ok((restored, self.progress))
    }

    /// Says whether the record is one that may come back.
    fn take_record(&mut self, entry: &Entry, batch: &mut Batch) -> Result<bool> {
        let json = self.archive.read_all(MAX_RECORD)?;
        if sha256(&json) != entry.sha256 {
            return Err(DAMAGED);
        }
        self.progress.done += entry.size;
        let record = manifest::decode_record(&json)?;
        if EXCLUDED_KINDS.contains(&record.kind.as_str()) {
            return Ok(false);
        }
        let row = record.encode().map_err(|_| DAMAGED)?;
        batch.bytes += row.len();
        batch.rows.push((entry.id(), row));
        Ok(true)
    }

    fn take_document(&mut self, entry: &Entry, about: &About) -> Result<()> {
        let id = entry.id().map_or_else(RowId::make_random, Ok)?;
        let files = self.vault.files();
        let import = document::Import {
            name: &about.name,
            media_type: &about.media_type,
            expected: None,
            id: Some(id),
            captured: about.captured,
        };
        let (writer, session) = document::import(&files, &import).map_err(damage_if_refused)?;
        self.vault.watch(&session);
        let mut hash = digest::Context::new(&digest::SHA256);
        let mut piece = Zeroizing::new(vec![
            0;
            PIECE.min(usize::try_from(entry.size).unwrap_or(PIECE))
        ]);
        loop {
            let count = self.archive.read(&mut piece)?;
            if count == 0 {
                break;
            }
            hash.update(&piece[..count]);
            writer.write(&piece[..count])?;
            self.progress.done += count as u64;
            self.report()?;
        }
        if hex(hash.finish().as_ref()) != entry.sha256 {
            return Err(DAMAGED);
        }
        writer
            .finish(self.vault, about.added_ms)
            .map_err(damage_if_refused)?;
        Ok(())
    }

    /// After the last entry of the manifest there may be MACs, and nothing else.
    fn read_end(&mut self, mac_key: &Key) -> Result<Origin> {
        let Some(Head { name, before, .. }) = self.archive.next()? else {
            return Ok(Origin::Unproven);
        };
        if name != mac::NAME.as_bytes() {
            return Err(DAMAGED);
        }
        let lines = self.archive.read_all(mac::SIZE as u64)?;
        if self.archive.next()?.is_some() {
            return Err(DAMAGED);
        }
        Ok(if mac::is_ours(&lines, mac_key, &before) {
            Origin::Proven
        } else {
            Origin::Unproven
        })
    }

    fn report(&mut self) -> Result<()> {
        if (self.on_progress)(self.progress) {
            Ok(())
        } else {
            Err(Error::Cancelled)
        }
    }
}

/// Records that wait for one transaction.
#[derive(Default)]
struct Batch {
    rows: Vec<(Option<RowId>, Zeroizing<Vec<u8>>)>,
    bytes: usize,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bytes >= PIECE
    }

    fn write(&mut self, vault: &mut Unlocked) -> Result<()> {
        let rows = std::mem::take(self).rows;
        let written = vault.store_mut().write(|tx| {
            for (id, row) in &rows {
                match id {
                    Some(id) => tx.insert_as(*id, row)?,
                    None => tx.insert(row).map(drop)?,
                }
            }
            Ok::<_, Error>(())
        });
        written.map_err(damage_if_refused)
    }
}

/// What a vault does not take was never in one: too long a name, too large a record, ids that collide.
fn damage_if_refused(error: Error) -> Error {
    match error {
        Error::Invalid { .. } | Error::TooLarge | Error::AlreadyExists => DAMAGED,
        error => error,
    }
}
