//! Making a backup, step by step.
//!
//! Rows are not held in memory between steps, and no transaction is kept open: what may not change meanwhile is the store's
//! sequence, which every change raises. A backup that finds another one is given up and made again. A copy of all rows at the
//! beginning would spare that, at the price of every record in memory for as long as documents take.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use amparo_sealed::{Key, RowId};
use ring::digest;
use zeroize::Zeroizing;

use super::archive::ArchiveWriter;
use super::manifest::{self, About, Entry, Manifest};
use super::part_file::PartFile;
use super::{
    BackupContents, EXCLUDED_KINDS, FORMAT, MAX_ENTRIES, MAX_KEEPERS, PIECE, ROWS, document_name,
    hex, mac, record_name, sha256,
};
use crate::document::{DocumentInfo, DocumentReader, Session};
use crate::keeper::Recipient;
use crate::record::Row;
use crate::{Error, Part, Progress, Result, Unlocked};

/// A backup that is being made. Dropped, cancelled, after an error, or caught by a lock, it leaves nothing.
#[derive(Debug)]
pub struct BackupWriter {
    slot: Arc<Slot>,
    finished: Option<(Progress, BackupContents)>,
}

/// `None` once the backup has ended, in whatever way.
struct Slot(Mutex<Option<Work>>);

struct Work {
    archive: ArchiveWriter,
    file: PartFile,
    /// Which vault, and in which state, all of this is about.
    files: PathBuf,
    sequence: u64,
    records: Vec<RecordEntry>,
    documents: Vec<DocumentEntry>,
    mac_keys: Vec<Key>,
    contents: BackupContents,
    created_ms: u64,
    phase: Phase,
    progress: Progress,
}

struct RecordEntry {
    id: RowId,
    size: u64,
    sha256: String,
}

struct DocumentEntry {
    info: DocumentInfo,
    sha256: String,
}

enum Phase {
    /// The manifest stands first and says how each document reads, so every document is read twice.
    Measure(Vec<DocumentInfo>, Option<Reading>),
    Manifest(Zeroizing<Vec<u8>>, usize),
    Records(usize),
    Documents(usize, Option<Reading>),
    End,
}

/// A document, as far as it was read.
struct Reading {
    reader: DocumentReader,
    at: u64,
    hash: digest::Context,
}

pub(super) fn begin(
    vault: &mut Unlocked,
    recipients: &[Recipient],
    mac_keys: &[Key],
    path: &Path,
    now_ms: u64,
) -> Result<BackupWriter> {
    let keepers = recipients.len().max(mac_keys.len());
    if recipients.is_empty() || keepers > MAX_KEEPERS {
        return Err(Error::Invalid { field: "keeper" });
    }
    let (records, documents, contents) = survey(vault)?;
    check_count(records.len(), documents.len())?;
    let records_size: u64 = records.iter().map(|record| record.size).sum();
    let documents_size: u64 = documents.iter().map(|document| document.size).sum();
    let recipients: Vec<&Recipient> = recipients.iter().collect();
    let (file, part) = PartFile::create(path)?;
    let work = Work {
        archive: ArchiveWriter::new(&recipients, part)?,
        file,
        files: vault.files(),
        sequence: vault.sequence(),
        records,
        documents: Vec::new(),
        mac_keys: mac_keys.iter().map(Key::copy).collect(),
        contents,
        created_ms: now_ms,
        phase: Phase::Measure(documents, None),
        progress: Progress {
            done: 0,
            total: records_size + 2 * documents_size + 1,
        },
    };
    let slot = Arc::new(Slot(Mutex::new(Some(work))));
    let session: Arc<dyn Session> = Arc::<Slot>::clone(&slot);
    vault.watch(&session);
    Ok(BackupWriter {
        slot,
        finished: None,
    })
}

/// # Errors
/// [`Error::TooLarge`] when no restore would take so many.
pub(super) fn check_count(records: usize, documents: usize) -> Result<()> {
    if records.saturating_add(documents) > MAX_ENTRIES {
        return Err(Error::TooLarge);
    }
    Ok(())
}

/// What goes in: records in the order of their ids; documents with the oldest last, since the last is taken first.
fn survey(vault: &Unlocked) -> Result<(Vec<RecordEntry>, Vec<DocumentInfo>, BackupContents)> {
    let (mut records, mut documents) = (Vec::new(), Vec::new());
    let mut outcome = Ok(());
    let damaged = vault.rows(|id, row| match row {
        Row::Record(record) if EXCLUDED_KINDS.contains(&record.kind.as_str()) => {}
        Row::Record(record) => match manifest::encode_record(&record) {
            Ok(json) => records.push(RecordEntry {
                id,
                size: json.len() as u64,
                sha256: sha256(&json),
            }),
            Err(error) => outcome = Err(error),
        },
        Row::Document(document) => documents.push(DocumentInfo::new(id, document)),
        // A shell makes thumbnails anew; a retired identity opens captures, which stay behind.
        Row::Retired(_) | Row::Thumbnail(_) => {}
    })?;
    outcome?;
    records.sort_by_key(|record| record.id);
    documents.sort_by_key(|document| std::cmp::Reverse((document.added_ms, document.id)));
    let contents = BackupContents {
        records: records.len() as u64,
        documents: documents.len() as u64,
        captures: captures(&vault.folder.captured())?,
        damaged,
        unreadable: Vec::new(),
    };
    Ok((records, documents, contents))
}

fn captures(folder: &Path) -> Result<u64> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error.into()),
    };
    let mut count = 0;
    for entry in entries {
        count += u64::from(
            entry?
                .path()
                .extension()
                .is_some_and(|suffix| suffix == "age"),
        );
    }
    Ok(count)
}

impl BackupWriter {
    /// The next piece: at most about 1 MiB, or 256 records. When `done` is `total` the backup is at its path, and durable.
    ///
    /// # Errors
    /// After any of them the backup has ended and nothing is left of it. [`Error::Busy`]: the vault was changed since the
    /// beginning; begin again. [`Error::Locked`]: it was locked meanwhile, also when it, or another, is open again.
    /// [`Error::DiskFull`]. [`Part::Document`] damaged: a document that was whole is not any more.
    pub fn step(&mut self, vault: &mut Unlocked) -> Result<Progress> {
        if let Some((progress, _)) = &self.finished {
            return Ok(*progress);
        }
        let mut slot = self.slot.lock();
        let work = slot.as_mut().ok_or(Error::Locked)?;
        let stepped = work.step(vault);
        if let Ok(Some(progress)) = stepped {
            return Ok(progress);
        }
        let work = slot.take().ok_or(Error::Locked)?;
        stepped?;
        let finished = work.publish()?;
        let progress = finished.0;
        self.finished = Some(finished);
        Ok(progress)
    }

    /// What goes in and what does not, as far as is known.
    ///
    /// # Errors
    /// [`Error::Locked`] after the backup has ended without being finished.
    pub fn contents(&self) -> Result<BackupContents> {
        if let Some((_, contents)) = &self.finished {
            return Ok(contents.clone());
        }
        let slot = self.slot.lock();
        let work = slot.as_ref().ok_or(Error::Locked)?;
        Ok(work.contents.clone())
    }

    /// Ends the backup; nothing is left of it. One that is finished stays.
    pub fn cancel(self) {
        drop(self.slot.lock().take());
    }
}

impl Drop for BackupWriter {
    fn drop(&mut self) {
        // The vault knows the slot as well, but only weakly; this makes the end independent of that.
        drop(self.slot.lock().take());
    }
}

impl Work {
    /// `None`: all is written.
    fn step(&mut self, vault: &mut Unlocked) -> Result<Option<Progress>> {
        if self.files != vault.files() {
            return Err(Error::Locked);
        }
        if self.sequence != vault.sequence() {
            return Err(Error::Busy);
        }
        self.phase = match std::mem::replace(&mut self.phase, Phase::End) {
            Phase::Measure(left, reading) => self.measure(vault, left, reading)?,
            Phase::Manifest(json, at) => self.write_manifest(json, at)?,
            Phase::Records(next) => self.write_records(vault, next)?,
            Phase::Documents(index, reading) => self.write_document(vault, index, reading)?,
            Phase::End => return Ok(None),
        };
        Ok(Some(self.progress))
    }

    fn measure(
        &mut self,
        vault: &mut Unlocked,
        mut left: Vec<DocumentInfo>,
        reading: Option<Reading>,
    ) -> Result<Phase> {
        let Some(info) = left.pop() else {
            return Ok(Phase::Manifest(self.manifest()?, 0));
        };
        let before = reading.as_ref().map_or(0, |reading| reading.at);
        match read_piece(vault, &info, reading) {
            Ok((piece, reading)) => {
                self.progress.done += piece.len() as u64;
                if reading.at < info.size {
                    left.push(info);
                    return Ok(Phase::Measure(left, Some(reading)));
                }
                self.documents.push(DocumentEntry {
                    info,
                    sha256: hex(reading.hash.finish().as_ref()),
                });
            }
            // One lost paper is no reason to lose the others as well.
            Err(Error::Damaged { .. }) => {
                self.progress.done += 2 * info.size - before;
                self.contents.documents -= 1;
                self.contents.unreadable.push(info);
            }
            Err(error) => return Err(error),
        }
        Ok(Phase::Measure(left, None))
    }

    fn manifest(&mut self) -> Result<Zeroizing<Vec<u8>>> {
        let records = self
            .records
            .iter()
            .enumerate()
            .map(|(index, record)| Entry {
                name: record_name(index),
                size: record.size,
                sha256: record.sha256.clone(),
                id: Some(record.id.to_hex()),
                document: None,
            });
        let documents = self.documents.iter().enumerate();
        let documents = documents.map(|(index, document)| Entry {
            name: document_name(index),
            size: document.info.size,
            sha256: document.sha256.clone(),
            id: Some(document.info.id.to_hex()),
            document: Some(About {
                name: document.info.name.clone(),
                media_type: document.info.media_type.clone(),
                added_ms: document.info.added_ms,
                captured: document.info.captured,
            }),
        });
        let entries: Vec<Entry> = records.chain(documents).collect();
        let json = Manifest {
            format: FORMAT,
            created_ms: self.created_ms,
            count: entries.len() as u64,
            left_out: (self.contents.damaged.len() + self.contents.unreadable.len()) as u64,
            entries,
        }
        .encode()?;
        self.archive.begin(manifest::NAME, json.len() as u64)?;
        Ok(json)
    }

    fn write_manifest(&mut self, json: Zeroizing<Vec<u8>>, at: usize) -> Result<Phase> {
        let end = json.len().min(at + PIECE);
        self.archive.write(&json[at..end])?;
        Ok(if end < json.len() {
            Phase::Manifest(json, end)
        } else {
            Phase::Records(0)
        })
    }

    fn write_records(&mut self, vault: &Unlocked, next: usize) -> Result<Phase> {
        let mut bytes = 0;
        let batch = self.records.iter().enumerate().skip(next).take(ROWS);
        let mut after = next;
        for (index, entry) in batch {
            // The sequence says that nothing changed, so neither of these is met.
            let record = vault.get(entry.id)?.ok_or(Error::Busy)?;
            let json = manifest::encode_record(&record)?;
            if sha256(&json) != entry.sha256 {
                return Err(Error::Busy);
            }
            self.archive.begin(&record_name(index), entry.size)?;
            self.archive.write(&json)?;
            self.progress.done += entry.size;
            after = index + 1;
            bytes += json.len();
            if bytes >= PIECE {
                break;
            }
        }
        Ok(if after < self.records.len() {
            Phase::Records(after)
        } else {
            Phase::Documents(0, None)
        })
    }

    fn write_document(
        &mut self,
        vault: &mut Unlocked,
        index: usize,
        reading: Option<Reading>,
    ) -> Result<Phase> {
        let Some(document) = self.documents.get(index) else {
            return self.write_mac();
        };
        if reading.is_none() {
            let name = document_name(index);
            self.archive.begin(&name, document.info.size)?;
        }
        let (piece, reading) = read_piece(vault, &document.info, reading)?;
        self.archive.write(&piece)?;
        self.progress.done += piece.len() as u64;
        if reading.at < document.info.size {
            return Ok(Phase::Documents(index, Some(reading)));
        }
        if hex(reading.hash.finish().as_ref()) != document.sha256 {
            return Err(Error::damaged(Part::Document));
        }
        Ok(Phase::Documents(index + 1, None))
    }

    fn write_mac(&mut self) -> Result<Phase> {
        let lines = mac::lines(&self.mac_keys, &self.archive.digest());
        self.archive.begin(mac::NAME, lines.len() as u64)?;
        self.archive.write(lines.as_bytes())?;
        Ok(Phase::End)
    }

    fn publish(self) -> Result<(Progress, BackupContents)> {
        let Self {
            archive,
            file,
            contents,
            progress,
            ..
        } = self;
        file.publish(&archive.finish()?)?;
        let total = progress.total;
        Ok((Progress { done: total, total }, contents))
    }
}

fn read_piece(
    vault: &mut Unlocked,
    info: &DocumentInfo,
    reading: Option<Reading>,
) -> Result<(Zeroizing<Vec<u8>>, Reading)> {
    let mut reading = match reading {
        Some(reading) => reading,
        None => Reading {
            reader: vault.open_document(info.id)?,
            at: 0,
            hash: digest::Context::new(&digest::SHA256),
        },
    };
    let left = info.size - reading.at;
    let count = usize::try_from(left).map_or(PIECE, |all| all.min(PIECE));
    let mut piece = Zeroizing::new(vec![0; count]);
    if reading.reader.read_at(reading.at, &mut piece)? != count {
        return Err(Error::damaged(Part::Document));
    }
    if info.size == 0 {
        // To read nothing opens nothing. Elsewhere damage behind the data is no reason to lose the data.
        reading.reader.check_rest()?;
    }
    reading.hash.update(&piece);
    reading.at += count as u64;
    Ok((piece, reading))
}

impl Slot {
    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session for Slot {
    fn end(&self) {
        drop(self.lock().take());
    }
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}
