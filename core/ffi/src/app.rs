//! The root object: one folder, one clock, one network policy, the languages of the reader.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError, RwLock};

use amparo_cards::Content;
use amparo_text::{Args, Catalog, LanguageIdentifier};

use crate::alerts;
use crate::clock::SystemClock;
use crate::hardware::Adapter;
use crate::vault::{Slot, Watch};
use crate::{
    Alerts, AmparoError, Cards, Clock, HardwareKey, Language, MessageArgument, PhoneFacts, Plan,
    ScreenText, Text, Vault, VaultState, text,
};

/// The vault's folder in the app's own.
const VAULT: &str = "vault";
/// Where a salvaged vault is until it takes the vault's place.
const SALVAGED: &str = "vault.salvaged";

/// What Rust callers (the workshop, the tests) may choose and the shells may not.
pub struct Parts {
    /// Folder that is the app's own.
    pub folder: PathBuf,
    /// The reader's languages, best first, as BCP 47 tags.
    pub languages: Vec<String>,
    /// The phone's hardware key.
    pub hardware: Arc<dyn amparo_sealed::HardwareKey>,
    /// Source of time.
    pub clock: Arc<dyn Clock>,
    /// Where deliveries may go.
    pub network: amparo_net::Policy,
    /// How much work a guess at the PIN costs; measured on this phone where it is `None`.
    pub stretching: Option<amparo_vault::Parameters>,
}

/// What the objects of one app have in common. Locks are held one at a time and never while calling out, but for the capsule's own
/// while "PIN first" is put into force.
pub(crate) struct Shared {
    pub(crate) folder: PathBuf,
    pub(crate) hardware: Arc<dyn amparo_sealed::HardwareKey>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) network: amparo_net::Policy,
    pub(crate) stretching: Option<amparo_vault::Parameters>,
    pub(crate) vault: Mutex<Slot>,
    pub(crate) watch: Mutex<Watch>,
    pub(crate) packs: crate::packs::Slot,
    pub(crate) engine: Mutex<alerts::Slot>,
    /// Told when an opening of the engine has ended.
    pub(crate) engine_opened: Condvar,
    languages: RwLock<Vec<LanguageIdentifier>>,
    utc_offset: RwLock<Option<i32>>,
    #[cfg(feature = "harness")]
    pub(crate) harness_clock: std::sync::OnceLock<Arc<crate::harness::HarnessClock>>,
    /// An envelope to be replayed.
    #[cfg(feature = "harness")]
    pub(crate) remembered: Mutex<Vec<u8>>,
}

impl Shared {
    /// The reader's languages that there are texts in, best first.
    pub(crate) fn languages(&self) -> Vec<LanguageIdentifier> {
        // A list of tags is whole whatever happened to the thread that was writing it.
        self.languages
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Minutes east of UTC, once a shell has told them.
    pub(crate) fn utc_offset(&self) -> Option<i32> {
        *self
            .utc_offset
            .read()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn vault_folder(&self) -> PathBuf {
        self.folder.join(VAULT)
    }

    pub(crate) fn salvaged_folder(&self) -> PathBuf {
        self.folder.join(SALVAGED)
    }

    /// One message of `ui.ftl` for a screen.
    pub(crate) fn ui(&self, id: &str, args: &Args) -> Result<Text, AmparoError> {
        text::ui(&self.languages(), id, args)
    }
}

/// The program's own content, or that of a pack.
pub(crate) enum ContentInForce {
    Embedded(&'static Content),
    Pack(Arc<Content>),
}

impl std::ops::Deref for ContentInForce {
    type Target = Content;

    fn deref(&self) -> &Content {
        match self {
            Self::Embedded(content) => content,
            Self::Pack(content) => content,
        }
    }
}

/// The app's core. Opening it depends on nothing on the disk, so that the cards work whatever became of the storage.
#[derive(uniffi::Object)]
pub struct Amparo {
    pub(crate) shared: Arc<Shared>,
}

/// The home screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Home {
    /// People that one press would try.
    pub people: u32,
    /// "Ready to try 3 people · no practice yet", that there is nobody to try yet, or why the alerts do not open.
    pub readiness: Text,
    /// Whether the vault is there and open.
    pub vault: VaultState,
    /// The alert that is still open, if any.
    pub open_alert: Option<String>,
}

impl Amparo {
    /// Opens the core over parts of the caller's choice. For Rust only: the shells get [`Amparo::open`].
    pub fn with_parts(parts: Parts) -> Arc<Self> {
        let languages = Catalog::embedded().negotiate(&parts.languages);
        // Ends an erasing, and a replacement, that were cut off. What cannot be ended now the next start tries again: nothing opens what
        // is left of the one, and `use_salvaged` goes on with the other.
        let vault = parts.folder.join(VAULT);
        let _ = amparo_vault::Vault::erase_leftovers(&vault, &*parts.hardware);
        let _ = amparo_vault::Vault::replace_leftovers(&vault, &parts.folder.join(SALVAGED));
        Arc::new(Self {
            shared: Arc::new(Shared {
                folder: parts.folder,
                hardware: parts.hardware,
                clock: parts.clock,
                network: parts.network,
                stretching: parts.stretching,
                vault: Mutex::default(),
                watch: Mutex::default(),
                packs: crate::packs::Slot::default(),
                engine: Mutex::default(),
                engine_opened: Condvar::new(),
                utc_offset: RwLock::default(),
                languages: RwLock::new(languages),
                #[cfg(feature = "harness")]
                harness_clock: std::sync::OnceLock::new(),
                #[cfg(feature = "harness")]
                remembered: Mutex::default(),
            }),
        })
    }

    /// For the workshop: deliveries go to this computer only, the hardware key is software kept in `folder`, and a trainer can set the
    /// clock.
    #[cfg(feature = "practice")]
    pub fn for_practice(
        folder: PathBuf,
        languages: Vec<String>,
        clock: Arc<crate::PracticeClock>,
    ) -> Arc<Self> {
        let hardware = amparo_sealed::testkit::SoftwareHardwareKey::in_folder(
            folder.join("practice-hardware"),
        );
        Self::with_parts(Parts {
            folder,
            languages,
            hardware: Arc::new(hardware),
            clock,
            network: amparo_net::Policy::loopback_for_tests(),
            stretching: Some(amparo_vault::Parameters::FLOOR),
        })
    }
}

#[uniffi::export]
impl Amparo {
    /// Opens the core over `folder` (private to the app). `languages`: the reader's, best first, as BCP 47 tags.
    #[uniffi::constructor]
    pub fn open(
        folder: String,
        languages: Vec<String>,
        hardware: Arc<dyn HardwareKey>,
    ) -> Result<Arc<Self>, AmparoError> {
        Ok(Self::with_parts(Parts {
            folder: PathBuf::from(folder),
            languages,
            hardware: Arc::new(Adapter(hardware)),
            clock: Arc::new(SystemClock),
            network: amparo_net::Policy::strict(),
            stretching: None,
        }))
    }

    /// The languages there are texts in.
    pub fn languages(&self) -> Result<Vec<Language>, AmparoError> {
        text::languages()
    }

    /// Changes the reader's languages, best first.
    pub fn set_languages(&self, languages: Vec<String>) -> Result<(), AmparoError> {
        let chosen = Catalog::embedded().negotiate(&languages);
        *self
            .shared
            .languages
            .write()
            .unwrap_or_else(PoisonError::into_inner) = chosen;
        Ok(())
    }

    /// Tells how far the phone's clock is east of UTC now, in minutes, for times of day on screens. Errors:
    /// `Invalid{minutes}`.
    pub fn set_utc_offset(&self, minutes: i32) -> Result<(), AmparoError> {
        if minutes.abs() > 18 * 60 {
            return Err(AmparoError::invalid("minutes"));
        }
        *self
            .shared
            .utc_offset
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(minutes);
        Ok(())
    }

    /// The home screen in one call.
    pub fn home(&self) -> Result<Home, AmparoError> {
        let preflight = alerts::preflight(&self.shared, PhoneFacts::default())?;
        let open_alert = match preflight.problem {
            None => alerts::current(&self.shared)?,
            // What does not open is not known.
            Some(_) => None,
        };
        Ok(Home {
            people: preflight.ready,
            readiness: preflight.sentence,
            vault: Slot::state(&self.shared)?,
            open_alert,
        })
    }

    /// All fixed strings of one screen: the messages of `ui.ftl` whose id begins with `<screen>-` and that take no
    /// arguments. Errors: `NotFound`.
    pub fn screen(&self, screen: String) -> Result<ScreenText, AmparoError> {
        text::screen(&self.shared.languages(), &screen)
    }

    /// One message of `ui.ftl`, with arguments. Errors: `NotFound`, `Invalid{arguments}`.
    pub fn message(
        &self,
        id: String,
        arguments: HashMap<String, MessageArgument>,
    ) -> Result<Text, AmparoError> {
        let mut args = Args::new();
        for (name, value) in arguments {
            args.set(&name, value);
        }
        self.shared.ui(&id, &args)
    }

    /// The rights cards.
    pub fn cards(&self) -> Result<Arc<Cards>, AmparoError> {
        Ok(Arc::new(Cards {
            app: Arc::clone(&self.shared),
        }))
    }

    /// The texts around what a family writes down: questions, checks, steps, scripts.
    pub fn plan(&self) -> Result<Arc<Plan>, AmparoError> {
        Ok(Arc::new(Plan {
            app: Arc::clone(&self.shared),
        }))
    }

    /// The content packs. Every object that this hands out stands for the same ones.
    pub fn packs(&self) -> Result<Arc<crate::Packs>, AmparoError> {
        Ok(Arc::new(crate::Packs {
            app: Arc::clone(&self.shared),
        }))
    }

    /// The vault. Every object that this hands out stands for the same one.
    pub fn vault(&self) -> Result<Arc<Vault>, AmparoError> {
        Ok(Arc::new(Vault {
            app: Arc::clone(&self.shared),
        }))
    }

    /// The alerts. Every object that this hands out stands for the same ones; the first call on one opens `alerts.db`.
    pub fn alerts(&self) -> Result<Arc<Alerts>, AmparoError> {
        Ok(Arc::new(Alerts {
            app: Arc::clone(&self.shared),
        }))
    }
}
