//! Whole vaults on disk: what is common to the tests of this folder.

mod captures;
mod counter;
mod damage;
mod documents;
mod erase;
mod golden;
mod keepers;
mod lifecycle;
mod migration;
mod records;
mod rekey;
mod reopen;
mod salvage;
mod seal;
mod secrets;
mod thumbnails;
mod undo;
mod unreadable;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{HardwareError, HardwareForm, HardwareKey, HardwareLevel};
use tempfile::TempDir;

use crate::{BootReading, Error, Parameters, Record, Result, Unlocked, Vault};

pub(crate) const PIN: &[u8] = b"271828";
pub(crate) const NOW: BootReading = BootReading {
    boot: [1; 16],
    ms: 1_000_000,
};

/// A folder for a vault, and hardware of its own.
pub(crate) struct Place {
    folder: TempDir,
    pub(crate) hardware: SoftwareHardwareKey,
}

impl Place {
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            hardware: SoftwareHardwareKey::in_memory(),
        }
    }

    /// Whose hardware keys are files beside the vault, so that a copy of the folder is a copy of the phone.
    pub(crate) fn with_hardware_in_files() -> Self {
        let mut place = Self::empty();
        let keys = place.folder.path().join("hardware");
        place.hardware = SoftwareHardwareKey::in_folder(keys);
        place
    }

    /// What a phone that is switched off at this moment starts with.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::with_hardware_in_files();
        copy_folder(self.folder.path(), copy.folder.path());
        copy
    }

    /// How many hardware keys there are.
    pub(crate) fn hardware_keys(&self) -> usize {
        match fs::read_dir(self.folder.path().join("hardware")) {
            Ok(entries) => entries.count(),
            Err(_) => 0,
        }
    }

    /// With a locked vault.
    pub(crate) fn with_vault() -> Self {
        let place = Self::empty();
        place.create().unwrap().lock().unwrap();
        place
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub(crate) fn create(&self) -> Result<Unlocked> {
        Vault::create(&self.path(), PIN, &self.hardware, &Parameters::FLOOR, &NOW)
    }

    pub(crate) fn unlock(&self) -> Result<Unlocked> {
        self.unlock_with(PIN, NOW)
    }

    pub(crate) fn unlock_with(&self, pin: &[u8], now: BootReading) -> Result<Unlocked> {
        Vault::unlock(&self.path(), pin, &self.hardware, &now)
    }

    pub(crate) fn snapshot(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        snapshot(&self.path())
    }

    /// Everything but the attempt counter is as it was.
    pub(crate) fn assert_unchanged(&self, before: &BTreeMap<PathBuf, Vec<u8>>) {
        let without_counter = |files: &BTreeMap<PathBuf, Vec<u8>>| {
            let mut files = files.clone();
            files.remove(Path::new("attempts"));
            // SQLite makes an empty log when it reads.
            files.retain(|_, bytes| !bytes.is_empty());
            files
        };
        assert!(without_counter(&self.snapshot()) == without_counter(before));
    }
}

/// All files below a folder, by relative path.
pub(crate) fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
            }
        }
    }
    files
}

/// The state in which a kill at this moment would leave the folder.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    for (name, bytes) in snapshot(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

pub(crate) fn flip(path: &Path, at: usize) {
    flip_bit(path, at, 0);
}

pub(crate) fn flip_bit(path: &Path, at: usize, bit: u8) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1 << bit;
    fs::write(path, bytes).unwrap();
}

pub(crate) fn contact(json: &str) -> Record {
    Record {
        kind: "contact".into(),
        schema: 1,
        json: json.into(),
    }
}

/// The hardware of a place, with something happening at every evaluation.
pub(crate) struct Hooked<'a, F> {
    pub(crate) inner: &'a SoftwareHardwareKey,
    pub(crate) hook: F,
}

impl<F: Fn() -> Result<(), HardwareError> + Send + Sync> HardwareKey for Hooked<'_, F> {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        self.inner.form()
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        self.inner.level()
    }
    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        self.inner.create(alias)
    }
    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        self.inner.destroy(alias)
    }
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        (self.hook)()?;
        self.inner.evaluate(alias, input)
    }
}

/// The hardware of a place, with something happening before everything that changes or asks it.
pub(crate) struct Watched<'a, F> {
    pub(crate) inner: &'a SoftwareHardwareKey,
    pub(crate) hook: F,
}

impl<F: Fn(&str) -> Result<(), HardwareError> + Send + Sync> HardwareKey for Watched<'_, F> {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        self.inner.form()
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        self.inner.level()
    }
    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        (self.hook)("create")?;
        self.inner.create(alias)
    }
    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        (self.hook)("destroy")?;
        self.inner.destroy(alias)
    }
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        (self.hook)("evaluate")?;
        self.inner.evaluate(alias, input)
    }
}

/// A phone without secure hardware. Its functions are not to be asked.
pub(crate) struct NoHardware;
impl HardwareKey for NoHardware {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        panic!("there is none")
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        Ok(HardwareLevel::None)
    }
    fn create(&self, _: &str) -> Result<(), HardwareError> {
        panic!("there is none")
    }
    fn destroy(&self, _: &str) -> Result<(), HardwareError> {
        panic!("there is none")
    }
    fn evaluate(&self, _: &str, _: &[u8]) -> Result<Vec<u8>, HardwareError> {
        panic!("there is none")
    }
}

pub(crate) fn error<T: std::fmt::Debug>(outcome: Result<T>) -> Error {
    outcome.unwrap_err()
}
