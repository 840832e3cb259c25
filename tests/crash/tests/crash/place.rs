//! A vault's folder, its phone's other belongings, and the driver that lives there.

use crate::disk::{self, Event};
use amparo_crash::content;
use amparo_crash::journal::Journal;
use amparo_crash::op::{COPIES, Copies, Op, SALVAGE_PIN, State};
use amparo_crash::phone::Phone;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{HardwareError, HardwareForm, HardwareKey, HardwareLevel};
use amparo_vault::{Error, Presence, Vault};
use std::fs;
use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard};
use tempfile::TempDir;

/// More than any driver has made.
const ATTEMPTS: u64 = 1_000_000;

/// One phone: `root` is the disk that faults happen to, the rest survives.
pub(crate) struct Place {
    base: TempDir,
}

/// How a driver ended.
pub(crate) struct End {
    pub(crate) killed: bool,
    pub(crate) success: bool,
    pub(crate) said: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        // In memory where there is such a place: an fsync is then as fast as a write.
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() {
            tempfile::tempdir_in(memory).unwrap()
        } else {
            tempfile::tempdir().unwrap()
        };
        fs::create_dir(base.path().join("root")).unwrap();
        Self { base }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.base.path().join(name)
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.file("root")
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.root().join("vault")
    }

    pub(crate) fn hardware(&self) -> SoftwareHardwareKey {
        SoftwareHardwareKey::in_folder(self.file("hardware"))
    }

    /// The driver, with `faults` as the settings of `tests/faultvfs`. What it would write to a temporary folder is written
    /// below the root, and recorded.
    pub(crate) fn driver(
        &self,
        attempts: u64,
        mode: &[&str],
        faults: &[(&str, String)],
    ) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vault_driver"));
        command
            .arg(self.root())
            .arg(self.file("hardware"))
            .arg(self.file("notes"))
            .arg(attempts.to_string())
            .args(mode)
            .env("TMPDIR", self.root())
            .env("LD_PRELOAD", library())
            .env("FAULTVFS_ROOT", self.root())
            .env("FAULTVFS_NOTES", self.file("notes"))
            .envs(faults.iter().map(|(name, value)| (*name, value.as_str())))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the driver to its end.
    pub(crate) fn run(&self, attempts: u64, mode: &[&str], faults: &[(&str, String)]) -> End {
        end(self.driver(attempts, mode, faults).spawn().unwrap())
    }

    /// As [`Place::run`] without faults, with a log.
    pub(crate) fn record(mode: &[&str]) -> (Self, Vec<Event>) {
        let place = Self::new();
        let end = place.run(0, mode, &[place.log()]);
        assert!(end.success, "{}", end.said);
        let events = place.events();
        (place, events)
    }

    /// The setting that makes the driver record.
    pub(crate) fn log(&self) -> (&'static str, String) {
        ("FAULTVFS_LOG", text(&self.file("log")))
    }

    pub(crate) fn events(&self) -> Vec<Event> {
        disk::read_log(&fs::read(self.file("log")).unwrap())
    }

    /// What the driver has said so far.
    pub(crate) fn journal(&self) -> Journal {
        self.journal_from(State::default())
    }

    /// Waits until the driver has said this.
    pub(crate) fn await_line(&self, line: &str) {
        for _ in 0..6_000 {
            let notes = fs::read_to_string(self.file("notes")).unwrap_or_default();
            if notes.lines().any(|said| said == line) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("the driver never said {line}");
    }

    /// What was said by a driver that began with a vault.
    pub(crate) fn journal_from(&self, state: State) -> Journal {
        Journal::of(state, &self.notes()).unwrap()
    }

    pub(crate) fn notes(&self) -> String {
        fs::read_to_string(self.file("notes")).unwrap_or_default()
    }
}

/// Waits for it.
pub(crate) fn end(mut child: Child) -> End {
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    let status = child.wait().unwrap();
    End {
        killed: status.signal() == Some(9),
        success: status.success(),
        said,
    }
}

/// The phone's hardware, without the keys that were destroyed.
pub(crate) struct Without<'a> {
    pub(crate) inner: &'a SoftwareHardwareKey,
    pub(crate) destroyed: Mutex<Vec<String>>,
    /// There is no secure hardware.
    pub(crate) none: bool,
}

impl Without<'_> {
    fn gone(&self) -> MutexGuard<'_, Vec<String>> {
        self.destroyed.lock().unwrap()
    }
}

impl HardwareKey for Without<'_> {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        self.inner.form()
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        if self.none {
            return Ok(HardwareLevel::None);
        }
        self.inner.level()
    }
    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        self.gone().retain(|gone| gone != alias);
        self.inner.create(alias)
    }
    fn destroy(&self, _: &str) -> Result<(), HardwareError> {
        // Other moments are opened beside this one.
        Ok(())
    }
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        if self.gone().iter().any(|gone| gone == alias) {
            return Err(HardwareError::NotFound);
        }
        self.inner.evaluate(alias, input)
    }
}

/// What the vault in `folder` holds, opened with its PIN, one of `pins`, or by its keeper if it is sealed. A vault that was never
/// finished, or is being erased, holds nothing.
pub(crate) fn open(
    folder: &Path,
    hardware: &dyn HardwareKey,
    pins: &[u32],
) -> Result<State, String> {
    Vault::erase_leftovers(folder, hardware)
        .map_err(|error| format!("erasing does not end: {error:?}"))?;
    Vault::replace_leftovers(folder, &folder.with_file_name(COPIES[2]))
        .map_err(|error| format!("replacing does not end: {error:?}"))?;
    let copies = copies(folder, hardware)?;
    if Vault::state(folder) == Ok(Presence::Absent) {
        return Ok(State {
            copies,
            ..State::default()
        });
    }
    let mut phone = Phone::new(folder, hardware, ATTEMPTS);
    let mut outcome = Err(Error::NotFound);
    for pin in pins {
        phone = phone.with_pin(*pin);
        outcome = phone.run(Op::Unlock);
        if !matches!(outcome, Err(Error::WrongPin { .. })) {
            break;
        }
    }
    let sealed = matches!(
        outcome,
        Err(Error::Sealed | Error::Hardware(HardwareError::NotFound))
    );
    if sealed {
        outcome = phone.run(Op::Reopen { to: 2 });
    }
    outcome.map_err(|error| format!("it does not open: {error:?}"))?;
    let mut state = phone.observe()?;
    state.copies = copies;
    if phone.vault().is_some_and(|vault| vault.rekey_pending()) {
        phone
            .run(Op::Rekey)
            .map_err(|error| format!("its rekey does not end: {error:?}"))?;
        let after = phone.observe()?;
        if (&after.records, &after.documents) != (&state.records, &state.documents) {
            return Err(format!("after its rekey it holds {after:?}"));
        }
    }
    phone
        .run(Op::Lock)
        .map_err(|error| format!("it does not lock: {error:?}"))?;
    state.sealed = sealed;
    if sealed {
        // Which PIN it had before is not to be known any more.
        state.pin = pins[0];
    }
    Ok(state)
}

/// What lies beside the vault: all of it whole.
fn copies(folder: &Path, hardware: &dyn HardwareKey) -> Result<Copies, String> {
    let mut copies = Copies::new();
    for name in COPIES {
        let mut place = folder.with_file_name(name);
        if !place.exists() {
            continue;
        }
        if place.is_file() {
            let to = folder.with_file_name("restored to look");
            let _ = fs::remove_dir_all(&to);
            Phone::new(&to, hardware, ATTEMPTS)
                .restore(&place, &to)
                .map_err(|error| format!("{name} does not restore: {error:?}"))?;
            place = to;
        }
        let mut outcome = Err(Error::NotFound);
        for pin in [0, SALVAGE_PIN] {
            let mut phone = Phone::new(&place, hardware, ATTEMPTS).with_pin(pin);
            outcome = phone.run(Op::Unlock);
            if outcome.is_ok() {
                let state = phone.observe()?;
                copies.insert(name, (state.records, state.documents));
                break;
            }
        }
        outcome.map_err(|error| format!("{name} does not open: {error:?}"))?;
    }
    Ok(copies)
}

/// Attempts that the counter in `folder` holds, read as `docs/storage-format.md` §3.4 says.
pub(crate) fn attempts(file: &[u8]) -> Option<u32> {
    let number = |copy: &[u8], at: usize, length: usize| {
        copy[at..at + length]
            .iter()
            .fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    };
    // Whole copies begin with the magic; a torn one is caught by the vault itself, which is asked, too.
    let copies = file.as_chunks::<512>().0.iter();
    copies
        .filter(|copy| copy.starts_with(b"AMPTRIES"))
        .max_by_key(|copy| number(*copy, 26, 8))
        .map(|copy| u32::try_from(number(copy, 34, 4)).unwrap())
}

/// The preloaded library: Cargo puts it beside this test.
pub(crate) fn library() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let library = own.with_file_name("libfaultvfs.so");
    assert!(library.is_file(), "{} is missing", library.display());
    library
}

/// Does the work on every core, and gives its results in order.
pub(crate) fn on_all_cores<T: Sync, R: Send>(work: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(one) = work.get(at) else {
                            return done;
                        };
                        done.push((at, each(one)));
                    }
                })
            })
            .collect();
        let joined = threads.into_iter().map(|thread| thread.join().unwrap());
        joined.flatten().collect()
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

pub(crate) fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// `CRASH_FULL`.
pub(crate) fn is_campaign() -> bool {
    std::env::var_os("CRASH_FULL").is_some()
}

#[test]
fn the_planted_contents_are_told_apart() {
    for key in 0..12 {
        for version in [0, 1, 17] {
            let record = content::record(key, version);
            assert_eq!(content::numbers(&record.json), Some((key, version)));
        }
        assert_eq!(content::number(&content::name(key)), Some(key));
    }
    for size in [0, 1, 22, 65_528, 150_000] {
        assert_eq!(content::document(3, size).len(), size as usize);
    }
    assert!(content::markers().len() >= 32);
}
