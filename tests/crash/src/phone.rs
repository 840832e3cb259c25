//! Does operations to a real vault, and reads a real vault back into the model.

use crate::content;
use crate::op::{COPIES, Op, SALVAGE_PIN, State};
use amparo_sealed::{HardwareKey, HardwareLevel, RowId};
use amparo_vault::keeper::derive_backup_mac_key;
use amparo_vault::{
    Anchors, BootReading, CaptureId, CaptureKind, Change, Error, KeeperKind, KeeperSecret,
    KeyHolder, Parameters, Record, Unlocked, Vault,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use zeroize::Zeroize as _;

/// Milliseconds between two attempts: longer than any wait.
const BETWEEN: u64 = 2 * 60 * 60 * 1000;

/// A phone with one vault, locked or open.
pub struct Phone<'a> {
    folder: PathBuf,
    hardware: &'a dyn HardwareKey,
    clock: BootReading,
    vault: Option<Unlocked>,
    records: BTreeMap<u32, RowId>,
    documents: BTreeMap<u32, RowId>,
    captures: BTreeMap<u32, CaptureId>,
    /// As of the last time it was open.
    anchors: Option<Anchors>,
    pin: u32,
    /// There is no secure hardware: passphrases instead of PINs.
    words: bool,
}

impl<'a> Phone<'a> {
    /// `attempts`: how many were made before, at least; the clock goes on from there.
    pub fn new(folder: &Path, hardware: &'a dyn HardwareKey, attempts: u64) -> Self {
        Self {
            folder: folder.to_owned(),
            hardware,
            clock: BootReading {
                boot: [7; 16],
                ms: attempts * BETWEEN,
            },
            vault: None,
            records: BTreeMap::new(),
            documents: BTreeMap::new(),
            captures: BTreeMap::new(),
            anchors: None,
            pin: 0,
            words: hardware.level() == Ok(HardwareLevel::None),
        }
    }

    /// Knows another PIN than the first.
    #[must_use]
    pub fn with_pin(self, pin: u32) -> Self {
        Self { pin, ..self }
    }

    /// Where the vault is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the vault is open.
    pub fn is_open(&self) -> bool {
        self.vault.is_some()
    }

    /// Whether the vault was open in this process.
    pub fn is_anchored(&self) -> bool {
        self.anchors.is_some()
    }

    /// The open vault.
    pub fn vault(&mut self) -> Option<&mut Unlocked> {
        self.vault.as_mut()
    }

    /// # Errors
    /// What the vault says. A wrong PIN that is called one is none.
    #[expect(clippy::too_many_lines, reason = "one short arm for each operation")]
    pub fn run(&mut self, op: Op) -> Result<(), Error> {
        match op {
            Op::Create => {
                self.pin = 0;
                self.captures.clear();
                self.records.clear();
                self.documents.clear();
                let (pin, floor) = (self.secret(0), &Parameters::FLOOR);
                let pin = pin.as_bytes();
                let vault = Vault::create(&self.folder, pin, self.hardware, floor, &self.clock)?;
                self.opened(vault)
            }
            Op::Unlock => {
                let vault = self.attempt(&self.secret(self.pin))?;
                self.opened(vault)
            }
            Op::Wrong => match self.attempt(content::WRONG_PIN) {
                Err(Error::WrongPin { .. }) => Ok(()),
                Err(error) => Err(error),
                Ok(_) => Err(Error::Invalid {
                    field: "a wrong PIN opened",
                }),
            },
            Op::Lock => self.vault.take().map_or(Ok(()), Unlocked::lock),
            Op::Put { key, version } => {
                let id = self.records.get(&key).copied();
                let mut record = content::record(key, version);
                let put = self.open()?.put(id, &record);
                wipe(&mut record);
                self.records.insert(key, put?);
                Ok(())
            }
            Op::Remove { key } => {
                let id = *self.records.get(&key).ok_or(Error::NotFound)?;
                self.open()?.remove(id)?;
                self.records.remove(&key);
                Ok(())
            }
            Op::Many { key, version } => self.many(key, version),
            Op::Import { key, size } => {
                let vault = self.open()?;
                let writer = vault.import_document(&content::name(key), content::MEDIA_TYPE)?;
                let mut bytes = content::document(key, size);
                // Pieces that fit no chunk.
                let written = bytes
                    .chunks(50_000)
                    .try_for_each(|piece| writer.write(piece));
                bytes.zeroize();
                written?;
                let id = writer.finish(vault, 1_700_000_000_000)?;
                self.documents.insert(key, id);
                Ok(())
            }
            Op::Cancel { size } => {
                let vault = self.open()?;
                let writer = vault.import_document("cancelled", content::MEDIA_TYPE)?;
                writer.write(&content::document(0, size))?;
                writer.cancel()
            }
            Op::RemoveDocument { key } => {
                let id = *self.documents.get(&key).ok_or(Error::NotFound)?;
                self.open()?.remove_document(id)?;
                self.documents.remove(&key);
                Ok(())
            }
            Op::Undo => {
                self.open()?.undo()?.ok_or(Error::NotFound)?;
                // Ids come back, too: to look is the simplest way to know them.
                self.observe().map(drop).map_err(|_| Error::NotFound)
            }
            Op::ChangePin { to } => {
                let [old, new] = [self.pin, to].map(|number| self.secret(number));
                let (hardware, clock) = (self.hardware, self.next_reading());
                let vault = self.open()?;
                let floor = &Parameters::FLOOR;
                vault.change_secret(old.as_bytes(), new.as_bytes(), hardware, floor, &clock)?;
                self.pin = to;
                self.anchored()
            }
            Op::Keeper => {
                let recipient = content::sheet()?.recipient().to_string();
                let vault = self.open()?;
                match vault.add_keeper(KeeperKind::Sheet, &recipient, 1) {
                    Ok(_) | Err(Error::AlreadyExists) => {}
                    Err(error) => return Err(error),
                }
                let id = vault.keepers().first().ok_or(Error::NotFound)?.id;
                vault.prove_keeper(id)?;
                self.anchored()
            }
            Op::Seal => {
                let anchors = self.anchors.as_ref().ok_or(Error::Locked)?;
                Vault::seal(&self.folder, self.hardware, anchors)
            }
            Op::Reopen { to } => {
                let identity = KeeperSecret::Identity(content::sheet()?.to_text());
                let (pin, clock) = (self.secret(to), self.next_reading());
                let (hardware, floor) = (self.hardware, &Parameters::FLOOR);
                let pin = pin.as_bytes();
                let vault = Vault::reopen(&self.folder, &identity, pin, hardware, floor, &clock)?;
                self.pin = to;
                self.opened(vault)
            }
            Op::Capture { key, size } => {
                let anchors = self.anchors.as_ref().ok_or(Error::Locked)?;
                let (name, kind) = (content::name(key), CaptureKind::Document);
                let (folder, bytes) = (&self.folder, content::document(key, size));
                let mut writer = Vault::capture(
                    folder,
                    anchors,
                    kind,
                    &name,
                    content::MEDIA_TYPE,
                    size.into(),
                    1,
                )?;
                writer.write(&bytes)?;
                self.captures.insert(key, writer.finish()?);
                Ok(())
            }
            Op::Keep { key } => {
                let id = *self.captures.get(&key).ok_or(Error::NotFound)?;
                let row = self.open()?.keep_capture(id, 2)?;
                self.captures.remove(&key);
                self.documents.insert(key, row);
                Ok(())
            }
            Op::Discard { key } => {
                let id = *self.captures.get(&key).ok_or(Error::NotFound)?;
                self.open()?.discard_capture(id)?;
                self.captures.remove(&key);
                Ok(())
            }
            Op::Rekey => self.rekey(),
            Op::Thumbnail { key } => {
                let id = *self.documents.get(&key).ok_or(Error::NotFound)?;
                self.open()?
                    .put_thumbnail(id, "image/png", &content::thumbnail(key))
            }
            Op::Backup => {
                let (sheet, path) = (content::sheet()?, self.beside(COPIES[0]));
                let mac_key = derive_backup_mac_key(&sheet)?;
                let vault = self.open()?;
                let mut writer = vault.begin_backup(&[sheet.recipient()], &[mac_key], &path, 1)?;
                loop {
                    let progress = writer.step(vault)?;
                    if progress.done == progress.total {
                        return Ok(());
                    }
                }
            }
            Op::Restore => {
                let [from, to] = [COPIES[0], COPIES[1]].map(|name| self.beside(name));
                self.restore(&from, &to)
            }
            Op::Salvage => {
                let (old, new) = (self.secret(self.pin), self.secret(SALVAGE_PIN));
                let (to, clock) = (self.beside(COPIES[2]), self.next_reading());
                let (hardware, floor) = (self.hardware, &Parameters::FLOOR);
                let holder = KeyHolder::Secret(old.as_bytes());
                let new = new.as_bytes();
                Vault::salvage(&self.folder, &holder, hardware, &clock, &to, new, floor).map(drop)
            }
            Op::Replace => {
                Vault::replace(&self.folder, &self.beside(COPIES[2]))?;
                self.pin = SALVAGE_PIN;
                Ok(())
            }
            Op::Erase => {
                let (hardware, clock) = (self.hardware, self.next_reading());
                let pin = self.secret(self.pin);
                let vault = self.vault.take().ok_or(Error::Locked)?;
                vault.erase(pin.as_bytes(), hardware, &clock)
            }
        }
    }

    /// A backup into a vault of its own, locked afterwards.
    ///
    /// # Errors
    /// What the vault says.
    pub fn restore(&mut self, from: &Path, to: &Path) -> Result<(), Error> {
        let (sheet, pin, clock) = (
            content::sheet()?.to_text(),
            self.secret(0),
            self.next_reading(),
        );
        let (hardware, floor) = (self.hardware, &Parameters::FLOOR);
        let pin = pin.as_bytes();
        Vault::restore(from, &sheet, to, pin, hardware, floor, &clock, &mut |_| {
            true
        })?
        .0
        .lock()
    }

    /// To the end of one that is under way, or of a new one.
    ///
    /// # Errors
    /// What the vault says.
    pub fn rekey(&mut self) -> Result<(), Error> {
        let (secret, hardware, clock) = (self.secret(self.pin), self.hardware, self.next_reading());
        let vault = self.open()?;
        if !vault.rekey_pending() {
            vault.begin_rekey(secret.as_bytes(), hardware, &Parameters::FLOOR, &clock)?;
        }
        while vault.rekey_pending() {
            vault.rekey_step(2, false)?;
        }
        self.anchored()
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.with_file_name(name)
    }

    fn secret(&self, number: u32) -> String {
        if self.words {
            content::passphrase(number)
        } else {
            content::pin(number)
        }
    }

    /// Everything in the open vault, byte for byte what was planted.
    ///
    /// # Errors
    /// What is not, in a sentence.
    pub fn observe(&mut self) -> Result<State, String> {
        let vault = self.vault.as_mut().ok_or("it is locked")?;
        let mut state = State {
            exists: true,
            pin: self.pin,
            keeper: vault.keepers().iter().any(|keeper| keeper.proven),
            ..State::default()
        };
        self.records.clear();
        self.documents.clear();
        for kind in content::KINDS {
            let listing = vault.list(kind).map_err(|error| error.to_string())?;
            if !listing.damaged.is_empty() {
                return Err(format!("damaged: {:?}", listing.damaged));
            }
            for (id, mut record) in listing.records {
                let (key, version) = content::numbers(&record.json).ok_or("a strange record")?;
                if record != content::record(key, version) {
                    return Err(format!("record {key} is not what was put"));
                }
                if self.records.insert(key, id).is_some() {
                    return Err(format!("record {key} is there twice"));
                }
                state.records.insert(key, version);
                wipe(&mut record);
            }
        }
        let documents = vault.documents().map_err(|error| error.to_string())?;
        if !documents.damaged.is_empty() {
            return Err(format!("damaged: {:?}", documents.damaged));
        }
        for info in documents.documents {
            let key = content::number(&info.name).ok_or("a strange document")?;
            let size = u32::try_from(info.size).map_err(|_| "a huge document")?;
            let reader = vault
                .open_document(info.id)
                .map_err(|error| format!("document {key}: {error}"))?;
            let mut bytes = vec![0; size as usize];
            let read = reader
                .read_at(0, &mut bytes)
                .map_err(|error| format!("document {key}: {error}"))?;
            if read != bytes.len() || bytes != content::document(key, size) {
                return Err(format!("document {key} is not what was taken in"));
            }
            if self.documents.insert(key, info.id).is_some() {
                return Err(format!("document {key} is there twice"));
            }
            state.documents.insert(key, size);
            let picture = vault
                .thumbnail(info.id)
                .map_err(|error| format!("picture {key}: {error}"))?;
            if let Some(picture) = picture {
                if *picture.bytes != content::thumbnail(key) {
                    return Err(format!("picture {key} is not what was put"));
                }
                state.thumbnails.insert(key);
            }
        }
        state.captures = self.observe_captures()?;
        Ok(state)
    }

    fn observe_captures(&mut self) -> Result<BTreeMap<u32, u32>, String> {
        let vault = self.vault.as_mut().ok_or("it is locked")?;
        let found = vault.captures().map_err(|error| error.to_string())?;
        if !found.damaged.is_empty() {
            return Err(format!("damaged captures: {:?}", found.damaged));
        }
        self.captures.clear();
        let mut captures = BTreeMap::new();
        for info in found.items {
            let key = content::number(&info.name).ok_or("a strange capture")?;
            let size = u32::try_from(info.size).map_err(|_| "a huge capture")?;
            let reader = vault
                .open_capture(info.id)
                .map_err(|error| format!("capture {key}: {error}"))?;
            let mut bytes = vec![0; size as usize];
            let read = reader
                .read_at(0, &mut bytes)
                .map_err(|error| format!("capture {key}: {error}"))?;
            if read != bytes.len() || bytes != content::document(key, size) {
                return Err(format!("capture {key} is not what was captured"));
            }
            if captures.insert(key, size).is_some() {
                return Err(format!("capture {key} is there twice"));
            }
            self.captures.insert(key, info.id);
        }
        Ok(captures)
    }

    /// Goes away as a killed process does: nothing is closed or removed. The lock on the folder stays until this process ends.
    pub fn forget(&mut self) {
        std::mem::forget(self.vault.take());
    }

    fn open(&mut self) -> Result<&mut Unlocked, Error> {
        self.vault.as_mut().ok_or(Error::Locked)
    }

    fn attempt(&mut self, pin: &str) -> Result<Unlocked, Error> {
        let clock = self.next_reading();
        Vault::unlock(&self.folder, pin.as_bytes(), self.hardware, &clock)
    }

    fn next_reading(&mut self) -> BootReading {
        self.clock.ms += BETWEEN;
        self.clock
    }

    fn opened(&mut self, vault: Unlocked) -> Result<(), Error> {
        self.vault = Some(vault);
        self.anchored()
    }

    /// The header is another one.
    fn anchored(&mut self) -> Result<(), Error> {
        self.anchors = Some(self.open()?.anchors());
        Ok(())
    }

    fn many(&mut self, key: u32, version: u32) -> Result<(), Error> {
        let mut changes: Vec<Change> = [key, key + 1]
            .into_iter()
            .map(|key| Change::Put {
                id: self.records.get(&key).copied(),
                record: content::record(key, version),
            })
            .collect();
        let gone = self.records.get(&(key + 2)).copied();
        changes.extend(gone.map(|id| Change::Remove { id }));
        let ids = self.open()?.write_many(&changes)?;
        self.records.extend((key..).zip(ids));
        self.records.remove(&(key + 2));
        Ok(())
    }
}

fn wipe(record: &mut Record) {
    record.json.zeroize();
}
