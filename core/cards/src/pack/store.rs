//! Installed packs: `packs/state.json` names the one in use and the one before, each in a folder of its own.
//!
//! A pack is kept as the archive that it came as, so that what is read later is verified by the same code. Installing writes a new
//! folder, makes it durable, and then replaces the one small file (docs/adr/0404). Whatever is damaged, missing or half-made, there is
//! content: the pack before, or what is built in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::state::{Highest, State, is_name};
use super::verify::verify;
use super::{AppVersion, Key, Manifest, PACK_MAX, Refusal, Trust, Verified, disk, hex};

const STATE: &str = "state.json";
const STATE_NEW: &str = "state.json.new";
const PACK: &str = "pack.tar";
/// Longest `state.json`.
const STATE_MAX: u64 = 1 << 20;

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The pack is not taken; nothing was changed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no pack to go back to.
    #[error("nothing before")]
    NothingBefore,
    /// The disk.
    #[error(transparent)]
    Disk(#[from] io::Error),
}

type Result<T, E = StoreError> = std::result::Result<T, E>;

/// The packs of one app.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// The root of the build; none: no pack is taken.
    trust: Option<Trust>,
    app: AppVersion,
}

/// A pack in use, verified again as it was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What was signed.
    pub manifest: Manifest,
    /// Who signed.
    pub signers: Vec<Key>,
    /// Its texts by name: JSON, Fluent, SVG.
    pub texts: BTreeMap<String, String>,
}

/// What is installed.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The pack in use; `None`: the built-in content.
    pub current: Option<Loaded>,
    /// Whether there is a pack to go back to, and its version.
    pub previous: Option<u64>,
    /// A pack should be in use, or the state be readable, and is not: what is shown is what is left.
    pub damaged: bool,
    /// The root in force.
    pub root: Option<super::Root>,
}

impl Store {
    /// Over a folder that need not exist. Touches nothing.
    pub fn new(folder: PathBuf, trust: Option<Trust>, app: AppVersion) -> Self {
        Self { folder, trust, app }
    }

    /// What is installed. Reads and verifies; never fails.
    pub fn standing(&self) -> Standing {
        let (state, readable) = self.state();
        let trust = self.trust(&state);
        let load = |name: &Option<String>| {
            let trust = trust.as_ref()?;
            self.load(name.as_ref()?, trust)
        };
        let previous = load(&state.previous);
        let before = previous.as_ref().map(|pack| pack.manifest.version);
        let current = load(&state.current);
        let lost = state.current.is_some() && current.is_none();
        Standing {
            damaged: lost || !readable,
            // What is in use does not open: the one before, which somebody used until then.
            current: current.or_else(|| lost.then_some(previous).flatten()),
            previous: before,
            root: trust.map(|trust| trust.current().clone()),
        }
    }

    /// Whether a pack would be taken now.
    pub fn verify<'a>(&self, bytes: &'a [u8], now_ms: u64) -> Result<Verified<'a>> {
        let (state, _) = self.state();
        let trust = self.trust(&state).ok_or(Refusal::NoRoot)?;
        let pack = verify(bytes, &trust, self.app)?;
        let root = pack.trust.current();
        if root.expires.is_over(now_ms) {
            let on = root.expires;
            return Err(Refusal::RootExpired { on }.into());
        }
        let highest = state
            .highest
            .filter(|highest| highest.root_sha256 == hex::encode(&root.sha256));
        if let Some(highest) = highest {
            let again = highest.version == pack.manifest.version
                && highest.manifest_sha256 == hex::encode(&pack.sha256);
            if highest.version >= pack.manifest.version && !again {
                let have = highest.version;
                return Err(Refusal::Older { have }.into());
            }
        }
        Ok(pack)
    }

    /// Takes a pack in use. After an error, and after the power went at any point, what was in use still is, or the new one is.
    pub fn install(&self, bytes: &[u8], now_ms: u64) -> Result<Loaded> {
        let pack = self.verify(bytes, now_ms)?;
        let (mut state, _) = self.state();
        let name = hex::encode(&pack.sha256);
        // One that is there and whole is not written over: it may be the pack before, and the power may go.
        if self.load(&name, &pack.trust).is_none() {
            self.write_pack(&name, bytes)?;
        }
        let before = state.current.replace(name.clone());
        let before = before.filter(|before| *before != name && self.is_there(before));
        state.previous = before.or(state.previous.filter(|previous| *previous != name));
        state.roots = pack.trust.chain.iter().map(Into::into).collect();
        state.highest = Some(Highest {
            root_sha256: hex::encode(&pack.trust.current().sha256),
            version: pack.manifest.version,
            manifest_sha256: name,
        });
        self.write_state(&state)?;
        Ok(Loaded::of(&pack))
    }

    /// Goes back to the pack before; the user's own wish, which no pack can make. The two change places. What was newest stays known:
    /// from outside still nothing older comes in.
    pub fn roll_back(&self) -> Result<Loaded> {
        let (mut state, _) = self.state();
        let trust = self.trust(&state).ok_or(Refusal::NoRoot)?;
        let previous = state.previous.take().ok_or(StoreError::NothingBefore)?;
        let loaded = self
            .load(&previous, &trust)
            .ok_or(StoreError::NothingBefore)?;
        state.previous = state.current.replace(previous);
        self.write_state(&state)?;
        Ok(loaded)
    }

    /// Goes back to the built-in content. The pack in use becomes the one before.
    pub fn use_built_in(&self) -> Result<()> {
        let (mut state, _) = self.state();
        let Some(current) = state.current.take() else {
            return Ok(());
        };
        state.previous = Some(current);
        self.write_state(&state)
    }

    /// A file of the pack in use, for what is not text. Reads and verifies the whole pack again.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let (state, _) = self.state();
        let trust = self.trust(&state)?;
        let bytes = self.read_pack(&state.current?)?;
        let pack = verify(&bytes, &trust, self.app).ok()?;
        pack.files.get(path).map(|data| data.to_vec())
    }

    /// The state, and whether it could be read; one that is not there can.
    fn state(&self) -> (State, bool) {
        let fresh = State {
            format: State::FORMAT,
            ..State::default()
        };
        let path = self.folder.join(STATE);
        match read_at_most(&path, STATE_MAX) {
            Ok(bytes) => match State::parse(&bytes) {
                Some(state) => (state, true),
                None => (fresh, false),
            },
            Err(error) => (fresh, error.kind() == io::ErrorKind::NotFound),
        }
    }

    /// The root in force: the build's, followed by what was taken since. A build with another root than the one that was followed
    /// starts from its own.
    fn trust(&self, state: &State) -> Option<Trust> {
        let own = self.trust.as_ref()?;
        let roots = state.roots().unwrap_or_default();
        Some(own.follow(&roots).unwrap_or_else(|_| own.clone()))
    }

    fn load(&self, name: &str, trust: &Trust) -> Option<Loaded> {
        let bytes = self.read_pack(name)?;
        let pack = verify(&bytes, trust, self.app).ok()?;
        (hex::encode(&pack.sha256) == name).then(|| Loaded::of(&pack))
    }

    fn is_there(&self, name: &str) -> bool {
        self.folder.join(name).join(PACK).is_file()
    }

    fn read_pack(&self, name: &str) -> Option<Vec<u8>> {
        read_at_most(&self.folder.join(name).join(PACK), PACK_MAX as u64).ok()
    }

    fn write_pack(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let folder = self.folder.join(name);
        disk::make_folder(&folder)?;
        disk::write(&folder.join(PACK), bytes)?;
        disk::sync_folder(&folder)?;
        disk::sync_folder(&self.folder)?;
        // The folder of all packs may be new itself.
        if let Some(above) = self.folder.parent() {
            disk::sync_folder(above)?;
        }
        Ok(())
    }

    fn write_state(&self, state: &State) -> Result<()> {
        let bytes = serde_json::to_vec(state).map_err(io::Error::from)?;
        let new = self.folder.join(STATE_NEW);
        disk::write(&new, &bytes)?;
        disk::rename(&new, &self.folder.join(STATE))?;
        disk::sync_folder(&self.folder)?;
        // Room only: what is left over here the next change sweeps.
        let _ = self.sweep(state);
        Ok(())
    }

    /// Removes packs that nothing names.
    fn sweep(&self, state: &State) -> io::Result<()> {
        let kept: BTreeSet<&String> = [&state.current, &state.previous]
            .into_iter()
            .flatten()
            .collect();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if is_name(&name) && !kept.contains(&name) {
                disk::remove_folder(&self.folder.join(name))?;
            }
        }
        Ok(())
    }
}

impl Loaded {
    /// Its cards and directory, over the built-in ones.
    pub fn content(&self) -> crate::Result<crate::Content> {
        super::content::of(&self.texts)
    }

    fn of(pack: &Verified<'_>) -> Self {
        let texts = pack.files.iter().filter_map(|(path, data)| {
            let text = str::from_utf8(data).ok()?;
            Some((path.clone(), text.to_owned()))
        });
        Self {
            texts: texts
                .filter(|(path, _)| !path.starts_with("audio/"))
                .collect(),
            manifest: pack.manifest.clone(),
            signers: pack.signers.clone(),
        }
    }
}

impl From<&Verified<'_>> for Loaded {
    fn from(pack: &Verified<'_>) -> Self {
        Self::of(pack)
    }
}

fn read_at_most(path: &Path, longest: u64) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > longest {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    fs::read(path)
}
