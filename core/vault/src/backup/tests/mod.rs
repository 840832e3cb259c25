//! Backups made, opened with stock tools, forged, cut, and restored.

mod age_vectors;
mod bounds;
mod golden;
mod hostile;
mod making;
mod sealing;
mod stock;

use std::fs;
use std::path::{Path, PathBuf};

use amparo_sealed::RowId;

use super::*;
use crate::Progress;
use crate::keeper::Identity;
use crate::keeper::derive_backup_mac_key;
use crate::tests::{NOW, PIN, Place, contact, error};
use crate::{Parameters, Record, Vault};

/// Somebody with a printed sheet, whose vault makes backups and gets them back.
struct Owner {
    place: Place,
    identity: Identity,
}

/// Everything that a backup brings back: id, kind or name, schema or time, content.
type Content = Vec<(RowId, String, u64, Vec<u8>)>;

const CREATED_MS: u64 = 1_700_000_000_000;

impl Owner {
    fn new() -> Self {
        Self {
            place: Place::empty(),
            identity: Identity::make_random().unwrap(),
        }
    }

    fn mac_key(&self) -> Key {
        derive_backup_mac_key(&self.identity).unwrap()
    }

    /// Three records and four documents.
    fn vault(&self) -> Unlocked {
        let mut vault = self.place.create().unwrap();
        vault.put(None, &contact(r#"{"name":"Rosa ñ"}"#)).unwrap();
        vault.put(None, &record("note", b"[1, 2.50]")).unwrap();
        vault.put(None, &record("kept-key", b"\xff\x00")).unwrap();
        for (index, length) in [0, 1, 70_000, 3 << 20].into_iter().enumerate() {
            import(&mut vault, length, index as u64);
        }
        vault
    }

    fn path(&self) -> PathBuf {
        self.place.path().with_file_name("backup.age")
    }

    fn begin(&self, vault: &mut Unlocked) -> Result<BackupWriter> {
        let recipients = [self.identity.recipient()];
        vault.begin_backup(&recipients, &[self.mac_key()], &self.path(), CREATED_MS)
    }

    /// To the end, and the file's path.
    fn back_up(&self, vault: &mut Unlocked) -> PathBuf {
        let mut writer = self.begin(vault).unwrap();
        finish(&mut writer, vault).unwrap();
        self.path()
    }

    /// Into another folder, on another phone.
    fn restore(&self, from: &Path, phone: &Place) -> Result<(Unlocked, Restored)> {
        restore(from, &self.identity.to_text(), phone, &mut |_| true)
    }

    /// Nothing of a refused backup is left.
    fn assert_refused(&self, from: &Path, expected: Error, what: &str) {
        let phone = Place::empty();
        let outcome = self.restore(from, &phone);
        assert_eq!(error(outcome), expected, "{what}");
        assert_eq!(names(phone.path().parent().unwrap()), [""; 0], "{what}");
    }
}

fn restore(
    from: &Path,
    identity: &str,
    phone: &Place,
    on_progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<(Unlocked, Restored)> {
    Vault::restore(
        from,
        identity,
        &phone.path(),
        PIN,
        &phone.hardware,
        &Parameters::FLOOR,
        &NOW,
        on_progress,
    )
}

fn record(kind: &str, json: &[u8]) -> Record {
    Record {
        kind: kind.into(),
        schema: 7,
        json: json.into(),
    }
}

fn data(length: usize) -> Vec<u8> {
    (0..253).cycle().take(length).collect()
}

fn import(vault: &mut Unlocked, length: usize, added_ms: u64) -> RowId {
    let name = format!("papel {length} ñ.pdf");
    let writer = vault.import_document(&name, "application/pdf").unwrap();
    writer.write(&data(length)).unwrap();
    writer.finish(vault, added_ms).unwrap()
}

fn finish(writer: &mut BackupWriter, vault: &mut Unlocked) -> Result<Vec<Progress>> {
    let mut steps = Vec::new();
    loop {
        let progress = writer.step(vault)?;
        steps.push(progress);
        if progress.done == progress.total {
            return Ok(steps);
        }
    }
}

fn content(vault: &mut Unlocked) -> Content {
    let mut content = Content::new();
    let damaged = vault.rows(|id, row| {
        if let crate::record::Row::Record(record) = row {
            content.push((
                id,
                record.kind.clone(),
                record.schema.into(),
                record.json.clone(),
            ));
        }
    });
    assert_eq!(damaged.unwrap(), []);
    for info in vault.documents().unwrap().documents {
        let reader = vault.open_document(info.id).unwrap();
        let mut bytes = vec![0; usize::try_from(info.size).unwrap()];
        assert_eq!(reader.read_at(0, &mut bytes).unwrap(), bytes.len());
        let name = format!("{} {}", info.name, info.media_type);
        content.push((info.id, name, info.added_ms, bytes));
    }
    content.sort();
    content
}

/// What is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
