//! Content packs: what is installed, taking another, going back. Rules live in `amparo_cards::pack`; this joins them with the clock, the
//! network and the cards.
//!
//! Nothing here opens the vault or the alerts, and neither opens this: a pack changes words only.

use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use amparo_cards::Content;
use amparo_cards::pack::{
    AppVersion, BuiltIn, Loaded, PACK_MAX, Refusal, Store, StoreError, Trust,
};
use amparo_net::{Client, Limits, NetError, chosen_endpoint};
use amparo_text::Args;
use tokio::sync::watch;

use crate::app::{ContentInForce, Shared};
use crate::{AmparoError, Text};

/// Below the app's folder.
const FOLDER: &str = "packs";
/// A large file over a slow line; a person waits and may stop it.
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(15),
    total: Duration::from_mins(10),
};

/// A content pack.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PackInfo {
    /// Which one, `los-angeles`.
    pub pack: String,
    /// Its version; larger is newer.
    pub version: u64,
    /// ISO date on which it was made.
    pub created: String,
    /// ISO date after which it is out of date.
    pub expires: String,
    /// Whether that day is over: a banner, nothing else.
    pub out_of_date: bool,
    /// The languages it brings words in, as BCP 47 tags.
    pub languages: Vec<String>,
    /// Number of the root that it was made under.
    pub root: u32,
    /// The keys that signed it, in hexadecimal.
    pub signers: Vec<String>,
}

/// What is installed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PacksInstalled {
    /// The pack in use; absent: the built-in content.
    pub pack: Option<PackInfo>,
    /// A pack that is there and not in use, because the app came with newer words since.
    pub overtaken: Option<PackInfo>,
    /// Version of the pack that [`Packs::roll_back`] goes back to.
    pub previous: Option<u64>,
    /// What should be in use could not be read; what is shown is what is left.
    pub damaged: bool,
    /// Number of the root in force; absent: this build takes no packs.
    pub root: Option<u32>,
    /// Last day of that root, as ISO date.
    pub root_expires: Option<String>,
}

/// Why a pack is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PackRefusal {
    /// This build takes no packs.
    NoRoot,
    /// Not of the format; `part` says where.
    Malformed,
    /// A link, a folder, a device inside.
    NotAFile,
    /// A name inside that leads out, or is none of a pack.
    BadName,
    /// Too large, or too many files.
    TooLarge,
    /// `valid` of `needed` signatures hold.
    BadSignature,
    /// As before, and one is by a key that was taken out of service.
    RotatedOut,
    /// Made under another root.
    OtherRoot,
    /// A root in it is not the one after `have`.
    RootGap,
    /// The root expired on the day in `part`.
    RootExpired,
    /// Not newer than `have`, which was here.
    Older,
    /// Older than the words that came with the app, which are of the day in `part`.
    OlderThanApp,
    /// For app `part` or later.
    NewerApp,
    /// The file `part` was changed after signing.
    Tampered,
    /// The file `part` is not there.
    Missing,
    /// A file that nobody signed.
    Extra,
    /// The file `part` is, or holds, what a pack may not bring.
    Forbidden,
    /// The file `part` does not hold together with the rest.
    Unfit,
}

/// What became of a pack.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PackVerdict {
    /// The pack, where it is taken.
    pub pack: Option<PackInfo>,
    /// Why not, where it is not. Nothing was changed then.
    pub refused: Option<PackRefusal>,
    /// Which part or file, day or version.
    pub part: Option<String>,
    /// Signatures that hold, by different people.
    pub valid: Option<u32>,
    /// How many it takes.
    pub needed: Option<u32>,
    /// What was here.
    pub have: Option<u64>,
    /// A sentence for the screen.
    pub words: Text,
}

/// The content packs of the app.
#[derive(uniffi::Object)]
pub struct Packs {
    pub(crate) app: Arc<Shared>,
}

#[uniffi::export]
impl Packs {
    /// What is installed.
    pub fn installed(&self) -> Result<PacksInstalled, AmparoError> {
        let store = self.app.packs.store(&self.app);
        let standing = store.standing();
        let now_ms = self.app.clock.now_ms();
        Ok(PacksInstalled {
            pack: standing.current.map(|pack| PackInfo::of(&pack, now_ms)),
            overtaken: standing.overtaken.map(|pack| PackInfo::of(&pack, now_ms)),
            previous: standing.previous,
            damaged: standing.damaged,
            root_expires: standing.root.as_ref().map(|root| root.expires.to_string()),
            root: standing.root.map(|root| root.version),
        })
    }

    /// ISO date of the words that came with the app: the newest day on which somebody looked at a card or a number of them. A pack
    /// that was made before it is not in force.
    pub fn built_in_day(&self) -> Result<String, AmparoError> {
        Ok(BuiltIn::of_this_build().day.to_string())
    }

    /// Looks at a pack without installing it.
    pub fn verify(&self, bytes: Vec<u8>) -> Result<PackVerdict, AmparoError> {
        let now_ms = self.app.clock.now_ms();
        let store = self.app.packs.store(&self.app);
        let looked = store.verify(&bytes, now_ms).map(|pack| Loaded::from(&pack));
        self.verdict(looked, "pack-fits")
    }

    /// Takes a pack in use, if every rule is kept. Errors: `DiskFull`, `ReadOnly`.
    pub fn install(&self, bytes: Vec<u8>) -> Result<PackVerdict, AmparoError> {
        let now_ms = self.app.clock.now_ms();
        let mut store = self.app.packs.store(&self.app);
        let installed = store.install(&bytes, now_ms);
        store.look_again_after(&installed);
        if let Ok(pack) = &installed {
            store.use_content_of(Some(pack));
        }
        drop(store);
        self.verdict(installed, "pack-installed")
    }

    /// Like [`Packs::install`], from a file. Errors: `NotFound` too.
    pub fn install_file(&self, path: String) -> Result<PackVerdict, AmparoError> {
        let length = std::fs::metadata(&path).map_err(amparo_sealed::Error::from)?;
        if length.len() > PACK_MAX as u64 {
            return self.verdict(Err(Refusal::TooLarge.into()), "");
        }
        let bytes = std::fs::read(&path).map_err(amparo_sealed::Error::from)?;
        self.install(bytes)
    }

    /// Goes back to the pack before. The two change places. Errors: `NotFound` where there is none.
    pub fn roll_back(&self) -> Result<PackInfo, AmparoError> {
        let mut store = self.app.packs.store(&self.app);
        let done = store.roll_back();
        store.look_again_after(&done);
        let pack = done.map_err(disk)?;
        store.use_content_of(Some(&pack));
        Ok(PackInfo::of(&pack, self.app.clock.now_ms()))
    }

    /// Goes back to the built-in content.
    pub fn use_built_in(&self) -> Result<(), AmparoError> {
        let mut store = self.app.packs.store(&self.app);
        let done = store.use_built_in();
        store.look_again_after(&done);
        done.map_err(disk)?;
        store.use_content_of(None);
        Ok(())
    }

    /// Ends a running [`Packs::fetch`] soon. Needed because cancelling in Swift does not reach Rust.
    pub fn stop(&self) -> Result<(), AmparoError> {
        let stops = &self.app.packs.stops;
        stops.send_modify(|stops| *stops = stops.wrapping_add(1));
        Ok(())
    }
}

#[uniffi::export(async_runtime = "tokio")]
impl Packs {
    /// Fetches a pack from an https address that the user chose, for [`Packs::verify`] and [`Packs::install`]. Nothing is kept. Errors:
    /// `Invalid{url}`, `NotFound`, `TooLarge`, `Unavailable`, `Cancelled`.
    pub async fn fetch(&self, url: String) -> Result<Vec<u8>, AmparoError> {
        let mut stopped = self.app.packs.stops.subscribe();
        let (policy, endpoint) = chosen_endpoint(&self.app.network, url.trim())
            .map_err(|_| AmparoError::invalid("url"))?;
        let client = Client::with_limits(policy, LIMITS).map_err(|_| AmparoError::Unavailable)?;
        tokio::select! {
            biased;
            _ = stopped.changed() => Err(AmparoError::Cancelled),
            fetched = client.get(&endpoint, PACK_MAX) => fetched.map_err(|error| match error {
                NetError::Status(404 | 410) => AmparoError::NotFound,
                NetError::TooLarge => AmparoError::TooLarge,
                _ => AmparoError::Unavailable,
            }),
        }
    }
}

impl Packs {
    fn verdict(
        &self,
        outcome: Result<Loaded, StoreError>,
        taken: &str,
    ) -> Result<PackVerdict, AmparoError> {
        let now_ms = self.app.clock.now_ms();
        let refusal = match outcome {
            Ok(pack) => {
                return Ok(PackVerdict {
                    pack: Some(PackInfo::of(&pack, now_ms)),
                    refused: None,
                    part: None,
                    valid: None,
                    needed: None,
                    have: None,
                    words: self.app.ui(taken, &Args::new())?,
                });
            }
            Err(StoreError::Refused(refusal)) => refusal,
            Err(error) => return Err(disk(error)),
        };
        let told = Told::of(&refusal);
        Ok(PackVerdict {
            pack: None,
            refused: Some(told.kind),
            part: told.part,
            valid: told.signed.map(|(valid, _)| valid),
            needed: told.signed.map(|(_, needed)| needed),
            have: told.have,
            words: self.app.ui(told.words, &Args::new())?,
        })
    }
}

/// A refusal as a screen is told it.
struct Told {
    kind: PackRefusal,
    words: &'static str,
    part: Option<String>,
    signed: Option<(u32, u32)>,
    have: Option<u64>,
}

impl Told {
    fn of(refusal: &Refusal) -> Self {
        let told = |kind, words| Self {
            kind,
            words,
            part: None,
            signed: None,
            have: None,
        };
        let at = |kind, words, part: &str| Self {
            part: Some(part.to_owned()),
            ..told(kind, words)
        };
        match refusal {
            Refusal::NoRoot => told(PackRefusal::NoRoot, "pack-refused-no-root"),
            Refusal::Malformed { part } => {
                at(PackRefusal::Malformed, "pack-refused-format", part.name())
            }
            Refusal::NotAFile => told(PackRefusal::NotAFile, "pack-refused-unsafe"),
            Refusal::BadName => told(PackRefusal::BadName, "pack-refused-unsafe"),
            Refusal::TooLarge => told(PackRefusal::TooLarge, "pack-refused-too-large"),
            Refusal::BadSignature {
                part,
                valid,
                needed,
            } => Self {
                signed: Some((*valid, *needed)),
                ..at(
                    PackRefusal::BadSignature,
                    "pack-refused-signature",
                    part.name(),
                )
            },
            Refusal::RotatedOut { valid, needed } => Self {
                signed: Some((*valid, *needed)),
                ..told(PackRefusal::RotatedOut, "pack-refused-rotated-out")
            },
            Refusal::OtherRoot => told(PackRefusal::OtherRoot, "pack-refused-root"),
            Refusal::RootGap { have } => Self {
                have: Some(u64::from(*have)),
                ..told(PackRefusal::RootGap, "pack-refused-root")
            },
            Refusal::RootExpired { on } => at(
                PackRefusal::RootExpired,
                "pack-refused-root-expired",
                &on.to_string(),
            ),
            Refusal::Older { have } => Self {
                have: Some(*have),
                ..told(PackRefusal::Older, "pack-refused-older")
            },
            Refusal::OlderThanApp { of } => at(
                PackRefusal::OlderThanApp,
                "pack-refused-older-than-app",
                &of.to_string(),
            ),
            Refusal::NewerApp { needs } => at(
                PackRefusal::NewerApp,
                "pack-refused-newer-app",
                &needs.to_string(),
            ),
            Refusal::Tampered { file } => at(PackRefusal::Tampered, "pack-refused-changed", file),
            Refusal::Missing { file } => at(PackRefusal::Missing, "pack-refused-changed", file),
            Refusal::Extra => told(PackRefusal::Extra, "pack-refused-changed"),
            Refusal::Forbidden { file } => at(PackRefusal::Forbidden, "pack-refused-unsafe", file),
            Refusal::Unfit { file } => at(PackRefusal::Unfit, "pack-refused-unfit", file),
            _ => told(PackRefusal::Malformed, "pack-refused-format"),
        }
    }
}

impl PackInfo {
    fn of(pack: &Loaded, now_ms: u64) -> Self {
        let manifest = &pack.manifest;
        Self {
            pack: manifest.pack.clone(),
            version: manifest.version,
            created: manifest.created.to_string(),
            expires: manifest.expires.to_string(),
            out_of_date: manifest.expires.is_over(now_ms),
            languages: manifest.locales.clone(),
            root: manifest.root,
            signers: pack.signers.iter().map(|key| key.text()).collect(),
        }
    }
}

fn disk(error: StoreError) -> AmparoError {
    match error {
        StoreError::Disk(error) => amparo_sealed::Error::from(error).into(),
        _ => AmparoError::NotFound,
    }
}

/// The part of [`Shared`] that is about packs.
#[derive(Debug)]
pub(crate) struct Slot {
    state: Mutex<State>,
    /// Counted up to end what is being fetched.
    stops: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct State {
    /// Opened at the first need: a start reads nothing of packs until a card is looked at.
    store: Option<Store>,
    /// Instead of the build's root; practice and tests only.
    root: Option<Trust>,
    content: Option<Arc<Content>>,
}

/// The store, and the content that goes with it. One at a time.
struct Opened<'a>(MutexGuard<'a, State>);

impl Default for Slot {
    fn default() -> Self {
        Self {
            state: Mutex::default(),
            stops: watch::Sender::new(0),
        }
    }
}

impl Slot {
    fn store(&self, app: &Shared) -> Opened<'_> {
        // All that it holds can be read from the disk again.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.store.is_none() {
            let version = env!("CARGO_PKG_VERSION").parse();
            let version: AppVersion = version.unwrap_or(AppVersion(0, 0, 0));
            let root = state.root.clone().or_else(Trust::embedded);
            let store = Store::new(app.folder.join(FOLDER), root, version);
            let in_use = store.start();
            state.store = Some(store);
            let mut opened = Opened(state);
            opened.use_content_of(in_use.as_ref());
            return opened;
        }
        Opened(state)
    }

    /// Takes packs under another root from now on.
    #[cfg(feature = "practice")]
    fn trust(&self, root: Trust) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = State {
            root: Some(root),
            ..State::default()
        };
    }
}

impl Opened<'_> {
    fn use_content_of(&mut self, pack: Option<&Loaded>) {
        // What was verified has been read as content before.
        self.0.content = pack.and_then(|pack| pack.content().ok()).map(Arc::new);
    }

    /// After a failure of the disk: the change may have happened all but for its last step, and what the next start would show is shown.
    fn look_again_after<T>(&mut self, done: &Result<T, StoreError>) {
        if matches!(done, Err(StoreError::Disk(_))) {
            let in_use = self.start();
            self.use_content_of(in_use.as_ref());
        }
    }
}

impl Deref for Opened<'_> {
    type Target = Store;

    #[expect(
        clippy::expect_used,
        reason = "`Slot::store` opens it before it hands this out"
    )]
    fn deref(&self) -> &Store {
        self.0.store.as_ref().expect("opened")
    }
}

impl Shared {
    /// The content that is in force, the pack's or the built-in one: whoever has it keeps it whole while another takes its place.
    pub(crate) fn content(&self) -> Result<ContentInForce, AmparoError> {
        let content = self.packs.store(self).0.content.clone();
        Ok(match content {
            Some(content) => ContentInForce::Pack(content),
            None => ContentInForce::Embedded(Content::embedded()?),
        })
    }
}

#[cfg(feature = "practice")]
impl crate::Amparo {
    /// Takes packs under this root instead of the build's own. For Rust only: practice and tests. Errors: `Invalid{root}`.
    pub fn trust_pack_root(&self, root: &[u8]) -> Result<(), AmparoError> {
        let root = Trust::in_root(root).map_err(|_| AmparoError::invalid("root"))?;
        self.shared.packs.trust(root);
        Ok(())
    }
}

#[cfg(all(test, feature = "harness"))]
mod tests;
