//! One practice phone: its folder, its core, and what a real shell keeps in memory while its app is open.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use amparo::{
    Amparo, AmparoError, Job, KeeperOffer, Pairing, PracticeClock, PrintedSheet, ReopenHelp,
    Reopening, TestPublisher,
};
use serde_json::{Value, json};
use tokio::task::AbortHandle;

use crate::table::Table;

const STARTS: u32 = 200;
const START_WAIT: Duration = Duration::from_millis(25);
const CHUNK: u32 = 256 * 1024;
/// Dark on light, so that a printer in black and white shows it too.
const BAND: &str = "border:2px dashed;padding:6px 12px;font-weight:700";

/// A phone in use.
pub(crate) struct Device {
    /// The app's process; none while the phone is switched off.
    core: RwLock<Option<Arc<Amparo>>>,
    /// Deliveries that may still run: they end with the process.
    runs: Mutex<Vec<AbortHandle>>,
    /// What lies beside it.
    pub(crate) table: Arc<Table>,
    outside: Outside,
    folder: PathBuf,
    shell: Mutex<Shell>,
}

/// What all phones of a practice have in common.
#[derive(Clone)]
pub(crate) struct Outside {
    /// What day it is.
    pub(crate) clock: Arc<PracticeClock>,
    /// Whose packs they take.
    pub(crate) publisher: Arc<TestPublisher>,
}

/// Objects of the façade that a screen holds on to. There is one of each: the one begun last.
#[derive(Default)]
pub(crate) struct Shell {
    pub(crate) pairing: Option<Arc<Pairing>>,
    pub(crate) offer: Option<Arc<KeeperOffer>>,
    pub(crate) help: Option<Arc<ReopenHelp>>,
    pub(crate) reopening: Option<Arc<Reopening>>,
    pub(crate) job: Option<Arc<Job>>,
    /// The file that was chosen, of a copy to be brought back.
    pub(crate) chosen: Option<PathBuf>,
}

impl Device {
    /// A phone without anything, in the new folder `name` inside `parent`.
    pub(crate) fn make(
        parent: &Path,
        name: &str,
        table: Arc<Table>,
        outside: Outside,
    ) -> Result<Self, AmparoError> {
        let folder = parent.join(name);
        fs::create_dir(&folder).map_err(|_| AmparoError::ReadOnly)?;
        let core = RwLock::new(Some(open(&folder, &outside)?));
        let runs = Mutex::default();
        Ok(Self {
            core,
            runs,
            table,
            outside,
            folder,
            shell: Mutex::default(),
        })
    }

    /// The core of the running app. Errors: `Unavailable` while the phone is off.
    pub(crate) fn amparo(&self) -> Result<Arc<Amparo>, AmparoError> {
        let core = self.core.read().unwrap_or_else(PoisonError::into_inner);
        core.clone().ok_or(AmparoError::Unavailable)
    }

    /// Remembers a delivery that runs.
    pub(crate) fn note_run(&self, run: AbortHandle) {
        let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.retain(|run| !run.is_finished());
        runs.push(run);
    }

    /// Ends the app's process in the middle of whatever it does: nothing of it stays but its folder.
    pub(crate) fn switch_off(&self) {
        let core = {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            core.take()
        };
        *self.shell() = Shell::default();
        let runs = {
            let mut runs = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *runs)
        };
        for run in runs {
            run.abort();
        }
        drop(core);
    }

    /// Starts the app again over the same folder. Errors: what its alerts say when they do not open.
    pub(crate) fn switch_on(&self) -> Result<(), AmparoError> {
        let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
        if core.is_some() {
            return Ok(());
        }
        // One process holds the files at a time. A call that was running ends within moments.
        for _ in 0..STARTS {
            let opened = open(&self.folder, &self.outside)?;
            match opened.alerts()?.people() {
                Err(AmparoError::Busy | AmparoError::Unavailable) => thread::sleep(START_WAIT),
                Err(error) => return Err(error),
                Ok(_) => {
                    *core = Some(opened);
                    return Ok(());
                }
            }
        }
        Err(AmparoError::Busy)
    }

    /// What the screens hold on to. Never kept over a call of the façade.
    pub(crate) fn shell(&self) -> MutexGuard<'_, Shell> {
        self.shell.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A document with its media type.
    pub(crate) fn document(&self, id: &str) -> Result<(String, Vec<u8>), AmparoError> {
        let vault = self.amparo()?.vault()?;
        let infos = vault.documents()?;
        let info = infos.into_iter().find(|info| info.id == id);
        let document = vault.open_document(id.to_owned())?;
        let bytes = whole(|offset| document.read(offset, CHUNK))?;
        Ok((info.ok_or(AmparoError::NotFound)?.media_type, bytes))
    }

    /// Something that was put in while the vault was locked, with its media type.
    pub(crate) fn capture(&self, id: &str) -> Result<(String, Vec<u8>), AmparoError> {
        let vault = self.amparo()?.vault()?;
        let found = vault.captures()?.into_iter().find(|found| found.id == id);
        let capture = vault.open_capture(id.to_owned())?;
        let bytes = whole(|offset| capture.read(offset, CHUNK))?;
        Ok((found.ok_or(AmparoError::NotFound)?.media_type, bytes))
    }

    /// A page that says first that it is practice, so that nobody relies on the paper.
    pub(crate) fn practice_page(&self, html: &str) -> Result<String, AmparoError> {
        let id = "practice-banner-computer".to_owned();
        let words = self.amparo()?.message(id, HashMap::new())?.value;
        let band = format!("<body>\n<p style=\"{BAND}\">{words}</p>");
        Ok(html.replacen("<body>", &band, 1))
    }

    /// Keeps a sheet for the print service.
    pub(crate) fn keep_sheet(&self, mut sheet: PrintedSheet) -> Result<Value, AmparoError> {
        sheet.html = self.practice_page(&sheet.html)?;
        let keeper = sheet.keeper;
        self.table.put_sheet(sheet);
        Ok(json!({ "keeper": keeper }))
    }

    /// Takes in a file, as a person does who carries a copy over to this phone.
    pub(crate) fn choose(&self, bytes: &[u8]) -> Result<(), AmparoError> {
        let file = self.folder.join("chosen.age");
        fs::write(&file, bytes).map_err(|_| AmparoError::ReadOnly)?;
        self.shell().chosen = Some(file);
        Ok(())
    }

    /// Locks the vault and removes the phone's files.
    pub(crate) fn end(&self) {
        if let Ok(vault) = self.amparo().and_then(|amparo| amparo.vault()) {
            drop(vault.lock());
        }
        // A delivery still running ends early; nothing needs it any more.
        self.switch_off();
        // The whole folder of the run is removed at the end in any case.
        drop(fs::remove_dir_all(&self.folder));
        self.table.clear();
    }
}

fn open(folder: &Path, outside: &Outside) -> Result<Arc<Amparo>, AmparoError> {
    let languages = vec!["en".to_owned()];
    let clock = Arc::clone(&outside.clock);
    let amparo = Amparo::for_practice(folder.to_owned(), languages, clock);
    amparo.trust_publisher(Arc::clone(&outside.publisher))?;
    Ok(amparo)
}

/// Everything that a reader gives; what is read in practice is small.
fn whole(read: impl Fn(u64) -> Result<Vec<u8>, AmparoError>) -> Result<Vec<u8>, AmparoError> {
    let mut bytes = Vec::new();
    loop {
        let chunk = read(bytes.len() as u64)?;
        if chunk.is_empty() {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&chunk);
    }
}
