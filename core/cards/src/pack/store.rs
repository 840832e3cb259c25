//! Installed packs: `packs/state.json` names the one in use and the one before, each in a folder of its own.
//!
//! A pack is kept as the archive that it came as, so that what is read later is verified by the same code. Installing writes a new
//! folder, makes it durable, and then replaces the one small file (docs/adr/0404). Whatever is damaged, missing or half-made, there is
//! content: the pack before, or what is built in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::state::{Highest, State, is_name};
use super::verify::{verify, vouch};
use super::{AppVersion, BuiltIn, Key, Manifest, PACK_MAX, Refusal, Trust, Verified, disk, hex};

const STATE: &str = "state.json";
const STATE_NEW: &str = "state.json.new";
const PACK: &str = "pack.tar";
/// What is being written; it gets the other name once all of it is durable.
const PACK_NEW: &str = "pack.tar.new";
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
    built_in: BuiltIn,
}

/// A pack in use; every byte was compared again with what two people signed, as it was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What was signed.
    pub manifest: Manifest,
    /// Who signed.
    pub signers: Vec<Key>,
    /// Its texts by name: JSON, Fluent, SVG.
    pub texts: BTreeMap<String, Arc<str>>,
}

/// What is installed.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The pack in use; `None`: the built-in content.
    pub current: Option<Loaded>,
    /// The pack that somebody chose, where the app came with newer words since: the built-in content is in force.
    pub overtaken: Option<Loaded>,
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
        Self {
            folder,
            trust,
            app,
            built_in: BuiltIn::of_this_build(),
        }
    }

    /// Beside other built-in content than that of this build.
    #[must_use]
    pub fn beside(self, built_in: BuiltIn) -> Self {
        Self { built_in, ..self }
    }

    /// What is installed. Never fails, and changes nothing.
    pub fn standing(&self) -> Standing {
        let (state, readable) = self.state();
        let trust = self.trust(&state);
        let load = |name: &Option<String>| {
            let trust = trust.as_ref()?;
            self.load(name.as_ref()?, trust, &state)
        };
        let newer = |pack: &Loaded| !self.built_in.overtakes(&pack.manifest);
        let previous = load(&state.previous).filter(newer);
        let before = previous.as_ref().map(|pack| pack.manifest.version);
        let chosen = load(&state.current);
        let lost = state.current.is_some() && chosen.is_none();
        let (current, overtaken) = match chosen {
            Some(pack) if newer(&pack) => (Some(pack), None),
            // What is in use does not open: the one before, which somebody used until then.
            None if lost => (previous, None),
            overtaken => (None, overtaken),
        };
        Standing {
            damaged: lost || !readable,
            current,
            overtaken,
            previous: before,
            root: trust.map(|trust| trust.current().clone()),
        }
    }

    /// The pack in force at the start of the app; `None`: the built-in content. Reads no other where that one is whole.
    ///
    /// The first start of another build looks into the packs once more, because content and rules may be others than on the day they
    /// were installed, and remembers that it has. What an installation left that did not end is removed.
    pub fn start(&self) -> Option<Loaded> {
        // Room only: where it cannot be had, the next start tries again.
        let _ = self.tidy();
        let (mut state, _) = self.state();
        let in_use = state.current.as_ref()?;
        let trust = self.trust(&state)?;
        if self.knows(&state)
            && let Some(pack) = self.load(in_use, &trust, &state)
        {
            let overtaken = self.built_in.overtakes(&pack.manifest);
            return (!overtaken).then_some(pack);
        }
        let standing = self.standing();
        if !standing.damaged {
            state.previous = state.previous.filter(|_| standing.previous.is_some());
            state.checked_by = Some(self.built_in.mark.clone());
            // Where it cannot be remembered, the next start looks again.
            let _ = self.write_state(&state);
        }
        standing.current
    }

    /// Whether a pack would be taken now.
    pub fn verify<'a>(&self, bytes: &'a [u8], now_ms: u64) -> Result<Verified<'a>> {
        self.verify_after(&self.state_to_change()?, bytes, now_ms)
    }

    fn verify_after<'a>(
        &self,
        state: &State,
        bytes: &'a [u8],
        now_ms: u64,
    ) -> Result<Verified<'a>> {
        let trust = self.trust(state).ok_or(Refusal::NoRoot)?;
        let pack = verify(bytes, &trust, self.app)?;
        let root = pack.trust.current();
        if root.expires.is_over(now_ms) {
            let on = root.expires;
            return Err(Refusal::RootExpired { on }.into());
        }
        if self.built_in.overtakes(&pack.manifest) {
            let of = self.built_in.day;
            return Err(Refusal::OlderThanApp { of }.into());
        }
        let highest = state
            .highest
            .as_ref()
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
        let state = self.state_to_change()?;
        let pack = self.verify_after(&state, bytes, now_ms)?;
        let put = self.put(&pack, bytes, state);
        if put.is_err() {
            // Where room ran out, others need it.
            let _ = self.tidy();
        }
        put
    }

    /// Writes a pack and names it.
    fn put(&self, pack: &Verified<'_>, bytes: &[u8], mut state: State) -> Result<Loaded> {
        let name = hex::encode(&pack.sha256);
        // One that is there and whole is not written again.
        if self.load(&name, &pack.trust, &state).is_none() {
            self.write_pack(&name, bytes)?;
        }
        self.keep_names(&name)?;
        let stays = |before: &String| {
            let whole = || self.load(before, &pack.trust, &state).is_some();
            *before != name && self.is_there(before) && (self.knows(&state) || whole())
        };
        let before = [&state.current, &state.previous]
            .into_iter()
            .flatten()
            .find(|before| stays(before))
            .cloned();
        state.previous = before;
        state.current = Some(name.clone());
        state.roots = pack.trust.chain.iter().map(Into::into).collect();
        state.highest = Some(Highest {
            root_sha256: hex::encode(&pack.trust.current().sha256),
            version: pack.manifest.version,
            manifest_sha256: name,
        });
        state.checked_by = Some(self.built_in.mark.clone());
        self.write_state(&state)?;
        Ok(Loaded::of(pack))
    }

    /// Goes back to the pack before; the user's own wish, which no pack can make. The two change places. What was newest stays known:
    /// from outside still nothing older comes in.
    pub fn roll_back(&self) -> Result<Loaded> {
        let mut state = self.state_to_change()?;
        let trust = self.trust(&state).ok_or(Refusal::NoRoot)?;
        let previous = state.previous.take().ok_or(StoreError::NothingBefore)?;
        let loaded = self
            .load(&previous, &trust, &state)
            .filter(|pack| !self.built_in.overtakes(&pack.manifest))
            .ok_or(StoreError::NothingBefore)?;
        state.previous = state.current.replace(previous);
        self.write_state(&state)?;
        Ok(loaded)
    }

    /// Goes back to the built-in content. The pack in use becomes the one before.
    pub fn use_built_in(&self) -> Result<()> {
        let mut state = self.state_to_change()?;
        let Some(current) = state.current.take() else {
            return Ok(());
        };
        state.previous = Some(current);
        self.write_state(&state)
    }

    /// A file of the pack in force, for what is not text. Reads and compares the whole pack again.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let (state, _) = self.state();
        let trust = self.trust(&state)?;
        let bytes = self.read_pack(&state.current?)?;
        let pack = vouch(&bytes, &trust, self.app).ok()?;
        let in_force = !self.built_in.overtakes(&pack.manifest);
        let file = pack.files.get(path).filter(|_| in_force);
        file.map(|data| data.to_vec())
    }

    /// The state, and whether it could be read; one that is not there can.
    fn state(&self) -> (State, bool) {
        match self.read_state() {
            Ok(Some(state)) => (state, true),
            _ => (State::fresh(), false),
        }
    }

    /// The state before a change. One that is damaged is none; but one that the disk does not give just now is not forgotten, and the
    /// newest version and the roots in it neither.
    fn state_to_change(&self) -> Result<State> {
        Ok(self.read_state()?.unwrap_or_else(State::fresh))
    }

    /// `None`: there is something that is no state.
    fn read_state(&self) -> io::Result<Option<State>> {
        match read_at_most(&self.folder.join(STATE), STATE_MAX) {
            Ok(bytes) => Ok(State::parse(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(State::fresh())),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The root in force: the build's, followed by what was taken since. A build with another root than the one that was followed
    /// starts from its own.
    fn trust(&self, state: &State) -> Option<Trust> {
        let own = self.trust.as_ref()?;
        let roots = state.roots().unwrap_or_default();
        Some(own.follow(&roots).unwrap_or_else(|_| own.clone()))
    }

    /// A pack that was installed. It was looked into then; where that was by another build, it is again.
    fn load(&self, name: &str, trust: &Trust, state: &State) -> Option<Loaded> {
        let bytes = self.read_pack(name)?;
        let pack = vouch(&bytes, trust, self.app).ok()?;
        // One that is not in force has nothing to show.
        if !(self.knows(state) || self.built_in.overtakes(&pack.manifest)) {
            pack.look_into().ok()?;
        }
        (hex::encode(&pack.sha256) == name).then(|| Loaded::of(&pack))
    }

    /// Whether this build has looked into the packs that are named.
    fn knows(&self, state: &State) -> bool {
        state.checked_by.as_deref() == Some(self.built_in.mark.as_str())
    }

    fn is_there(&self, name: &str) -> bool {
        self.folder.join(name).join(PACK).is_file()
    }

    fn read_pack(&self, name: &str) -> Option<Vec<u8>> {
        read_at_most(&self.folder.join(name).join(PACK), PACK_MAX as u64).ok()
    }

    /// What has the name is whole, at any moment: it is in use, perhaps, and only the disk did not give it just now.
    fn write_pack(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let folder = self.folder.join(name);
        disk::make_folder(&folder)?;
        let new = folder.join(PACK_NEW);
        disk::write(&new, bytes)?;
        Ok(disk::rename(&new, &folder.join(PACK))?)
    }

    /// Makes the way to a pack durable, also to one that was written by an installation that did not end.
    fn keep_names(&self, name: &str) -> Result<()> {
        disk::sync_folder(&self.folder.join(name))?;
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
        // Room only: what is left over here the next start sweeps.
        let _ = remove(&self.left_over(state)?);
        Ok(())
    }

    /// Removes what the state on the disk does not name. With a state that is damaged nothing is: nobody knows what it named.
    fn tidy(&self) -> io::Result<()> {
        let Some(state) = self.read_state()? else {
            return Ok(());
        };
        let left_over = self.left_over(&state)?;
        if left_over.is_empty() {
            return Ok(());
        }
        // The state may have been renamed and no more: one that a power cut brings back must find what it names.
        disk::sync_folder(&self.folder)?;
        remove(&left_over)
    }

    /// Packs that the state does not name, and what was being written.
    fn left_over(&self, state: &State) -> io::Result<Vec<PathBuf>> {
        let kept: BTreeSet<&String> = [&state.current, &state.previous]
            .into_iter()
            .flatten()
            .collect();
        let mut left = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let path = self.folder.join(&name);
            if kept.contains(&name) {
                left.push(path.join(PACK_NEW));
            } else if is_name(&name) || name == STATE_NEW {
                left.push(path);
            }
        }
        left.retain(|path| path.exists());
        Ok(left)
    }
}

fn remove(paths: &[PathBuf]) -> io::Result<()> {
    paths.iter().try_for_each(|path| disk::remove(path))
}

impl Loaded {
    /// Its cards and directory, over the built-in ones.
    pub fn content(&self) -> crate::Result<crate::Content> {
        super::content::of(&self.texts)
    }

    fn of(pack: &Verified<'_>) -> Self {
        let files = pack.files.iter();
        let texts = files
            .filter(|(path, _)| !path.starts_with("audio/"))
            .filter_map(|(path, data)| Some((path.clone(), str::from_utf8(data).ok()?.into())));
        Self {
            texts: texts.collect(),
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
