//! Out of a damaged vault into a new one: everything that opens. The damaged one stays as it is.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::path::Path;

use amparo_sealed::{Found, HardwareKey, Key, Layout, RowId, Store, StoreKeys, sync_folder};
use zeroize::Zeroizing;

use crate::document::{self, DocumentInfo};
use crate::folder::Folder;
use crate::header::Header;
use crate::inspect::hold;
use crate::record::{Retired, Row};
use crate::rekey::holds_files;
use crate::reopen::keeper_key;
use crate::staging::Staging;
use crate::unlocked::{capsule_wrap_key, decode};
use crate::vault::{read_header, store_keys};
use crate::{BootClock, Error, KeeperSecret, Parameters, Part, Result, Unlocked, Vault, secret};

/// Rows in one transaction.
const BATCH: usize = 256;

/// Who opens the damaged vault.
#[derive(Debug)]
pub enum KeyHolder<'a> {
    /// Its owner, by PIN or passphrase; counted like an unlock.
    Secret(&'a [u8]),
    /// A keeper.
    Keeper(&'a KeeperSecret),
}

/// What went over, and what did not.
#[derive(Debug, Default)]
pub struct SalvageReport {
    /// Records that went over.
    pub records: u64,
    /// Documents that went over, row and file.
    pub documents: u64,
    /// Rows of other kinds that went over.
    pub others: u64,
    /// Among all of these: rows that are genuine, but may be of an earlier time; by id.
    pub doubtful: Vec<RowId>,
    /// Documents whose row opens and whose file does not, whole; they did not go over.
    pub broken_documents: Vec<DocumentInfo>,
    /// What could not be had, or does not fit: rows by id where they have one left.
    pub lost: Vec<Part>,
}

impl Vault {
    /// [`Unlocked::capsule_wrap_key`] of a vault that may be damaged, and that of the key before where a rekey was unfinished: the vault
    /// that is salvaged from it has another.
    ///
    /// # Errors
    /// As [`Vault::salvage`] with the old vault.
    pub fn capsule_wrap_keys(
        folder: &Path,
        holder: &KeyHolder<'_>,
        hardware: &dyn HardwareKey,
        clock: &dyn BootClock,
    ) -> Result<Vec<Key>> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let _lock = hold(&folder)?;
        let (header, _) = read_header(&folder)?;
        let vmk = open_by(&folder, &header, holder, hardware, clock)?;
        let before = header.previous(&vmk).ok().flatten();
        let keys = std::iter::once(&vmk).chain(before.as_ref().map(|(_, key)| key));
        Ok(keys.map(capsule_wrap_key).collect())
    }

    /// Makes a new vault at `to`, with a new id and a new key, out of everything that opens in the one at `folder`. The keepers are those of the old
    /// one, not proven yet; what was captured while it was locked comes along. The old one is only read, but for its attempt counter.
    ///
    /// # Errors
    /// With the old vault: those of [`Vault::unlock`] up to the key, or of [`Vault::reopen`]; [`Part::Database`] damaged when there is no file
    /// of rows. With the new one: those of [`Vault::create`], [`Error::DiskFull`] and the like; nothing is left of it then.
    pub fn salvage(
        folder: &Path,
        holder: &KeyHolder<'_>,
        hardware: &dyn HardwareKey,
        clock: &dyn BootClock,
        to: &Path,
        new_secret: &[u8],
        parameters: &Parameters,
    ) -> Result<SalvageReport> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let _lock = hold(&folder)?;
        let (header, _) = read_header(&folder)?;
        let vmk = open_by(&folder, &header, holder, hardware, clock)?;
        let old = Source::new(folder, header, vmk)?;
        // Half of a copy would pass for all of it, so it gets its name when it is whole.
        let mut staging = Staging::new(to, hardware)?;
        let mut new = Vault::create(&staging.vault, new_secret, hardware, parameters, clock)?;
        let salvaged = old.pour_into(&mut new);
        new.lock()?;
        let report = salvaged?;
        staging.publish()?;
        staging.finished = true;
        Ok(report)
    }
}

fn open_by(
    folder: &Folder,
    header: &Header,
    holder: &KeyHolder<'_>,
    hardware: &dyn HardwareKey,
    clock: &dyn BootClock,
) -> Result<Key> {
    match holder {
        KeyHolder::Secret(secret) => secret::open(folder, header, secret, hardware, clock),
        KeyHolder::Keeper(keeper) => keeper_key(header, keeper),
    }
}

/// The damaged vault, with its keys.
struct Source {
    folder: Folder,
    header: Header,
    vmk: Key,
    keys: StoreKeys,
    /// Its header is what somebody with the key wrote.
    authentic: bool,
}

impl Source {
    /// Tries the keys of both epochs on the rows while a rekey is unfinished.
    fn new(folder: Folder, header: Header, vmk: Key) -> Result<Self> {
        let mut keys = store_keys(header.vault_id, header.epoch(), &vmk);
        let now = count(&folder, &keys)?;
        if let Ok(Some((epoch, key))) = header.previous(&vmk) {
            let before = store_keys(header.vault_id, epoch, &key);
            if count(&folder, &before)? > now {
                keys = before;
            }
        }
        Ok(Self {
            authentic: header.is_core_authentic(&vmk) || header.is_authentic(&vmk),
            folder,
            header,
            vmk,
            keys,
        })
    }

    fn pour_into(&self, new: &mut Unlocked) -> Result<SalvageReport> {
        let mut report = SalvageReport::default();
        if self.authentic {
            for keeper in self.header.keepers() {
                let recipient = keeper.recipient.to_string();
                new.add_keeper(keeper.kind, &recipient, keeper.added_ms)?;
            }
        } else {
            report.lost.push(Part::Header);
        }
        let mut pending = Vec::new();
        let mut unreadable = Vec::new();
        let path = self.folder.database();
        let damaged = Store::salvage(&path, &self.keys, Layout::Buckets, &mut |id, found| {
            let row = match found {
                Found::Sound(row) => row,
                Found::Doubtful(row) => {
                    report.doubtful.push(id);
                    row
                }
                Found::Unreadable => {
                    unreadable.push(Part::Row(id));
                    return Ok(());
                }
            };
            if self.take(id, &row, new, &mut report)? {
                pending.push((id, row));
            }
            if pending.len() >= BATCH {
                write(new, &mut pending)?;
            }
            Ok::<_, Error>(())
        })?;
        write(new, &mut pending)?;
        report.lost.extend(damaged.into_iter().map(Part::from));
        report.lost.append(&mut unreadable);
        // As an inspection lists them, whatever way the pages were walked.
        report.doubtful.sort_unstable();
        self.take_captures(new)?;
        Ok(report)
    }

    /// Counts a row, brings a document's file over before it, and says whether the row is to go over.
    fn take(
        &self,
        id: RowId,
        row: &[u8],
        new: &Unlocked,
        report: &mut SalvageReport,
    ) -> Result<bool> {
        match decode(id, row) {
            Ok(Row::Record(_)) => report.records += 1,
            Ok(Row::Document(row)) => {
                match document::check(&self.folder.files(), id, &row) {
                    Ok(()) => {}
                    Err(Error::Damaged { .. }) => {
                        report.doubtful.retain(|doubtful| *doubtful != id);
                        report.broken_documents.push(DocumentInfo::new(id, row));
                        return Ok(false);
                    }
                    Err(error) => return Err(error),
                }
                copy(
                    &document::place(&self.folder.files(), id),
                    &document::place(&new.files(), id),
                )?;
                report.documents += 1;
            }
            Ok(Row::Retired(_) | Row::Thumbnail(_)) | Err(Error::NewerFormat { .. }) => {
                report.others += 1;
            }
            Err(_) => {
                report.lost.push(Part::Row(id));
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// They are sealed to the old vault's identity, which comes along as a retired one.
    fn take_captures(&self, new: &mut Unlocked) -> Result<()> {
        let from = self.folder.captured();
        if !holds_files(&from)? {
            return Ok(());
        }
        let to = new.folder.captured();
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(&from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        sync_folder(&to)?;
        sync_folder(new.folder.path())?;
        let mut retired = vec![Retired::of(self.header.epoch(), &self.vmk)];
        if let Ok(Some((epoch, key))) = self.header.previous(&self.vmk) {
            retired.push(Retired::of(epoch, &key));
        }
        for identity in retired {
            new.store_mut().write(|tx| tx.insert(&identity.encode()))?;
        }
        Ok(())
    }
}

/// Rows that these keys open; and the less is damaged the more, since of a vault with no rows only the sums tell.
fn count(folder: &Folder, keys: &StoreKeys) -> Result<(u64, Reverse<usize>)> {
    let mut rows = 0;
    let damaged = Store::salvage(
        &folder.database(),
        keys,
        Layout::Buckets,
        &mut |_, found| {
            rows += u64::from(found != Found::Unreadable);
            Ok::<_, amparo_sealed::Error>(())
        },
    )
    .map_err(|error| match error.into() {
        Error::NotFound => Error::damaged(Part::Database),
        error => error,
    })?;
    Ok((rows, Reverse(damaged.len())))
}

fn write(new: &mut Unlocked, pending: &mut Vec<(RowId, Zeroizing<Vec<u8>>)>) -> Result<()> {
    if pending.is_empty() {
        return Ok(());
    }
    // A document's file has its name before there is a row for it.
    sync_folder(&new.files())?;
    new.store_mut().write(|tx| {
        pending
            .iter()
            .try_for_each(|(id, row)| tx.insert_as(*id, row))
    })?;
    pending.clear();
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)?;
    Ok(File::open(to)?.sync_all()?)
}
