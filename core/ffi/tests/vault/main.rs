//! What the façade adds to the vault: who may call while it is lent, what the capsule remembers of it, what the search finds.
#![cfg(feature = "harness")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod records;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use amparo::{
    Activity, Amparo, AmparoError, AutoLock, Clock, Contact, HardwareForm, HardwareKey,
    HardwareKeyError, HardwareLevel, Job, Parts, Vault, VaultState, check_hardware_key,
    sheet_lines,
};
use amparo_sealed::testkit::SoftwareHardwareKey;

const NOW_MS: u64 = 1_795_330_800_000;
const HOUR_MS: u64 = 3_600_000;
const PIN: &[u8] = b"314159";
const NEW: &[u8] = b"271828";

type Call<'a> = dyn Fn() -> Result<(), AmparoError> + 'a;

/// An hour after the phone was started; later as told.
#[derive(Default)]
struct Later(AtomicU64);

impl Clock for Later {
    fn now_ms(&self) -> u64 {
        NOW_MS + self.0.load(Ordering::SeqCst)
    }
    fn boot_ms(&self) -> u64 {
        HOUR_MS + self.0.load(Ordering::SeqCst)
    }
}

/// Runs `during` inside the next `evaluate`, as a shell's other thread would.
struct Interrupting {
    inner: SoftwareHardwareKey,
    during: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Interrupting {
    fn next(&self, during: impl FnOnce() + Send + 'static) {
        *self.during.lock().unwrap() = Some(Box::new(during));
    }
}

impl amparo_sealed::HardwareKey for Interrupting {
    fn form(&self) -> Result<amparo_sealed::HardwareForm, amparo_sealed::HardwareError> {
        self.inner.form()
    }
    fn level(&self) -> Result<amparo_sealed::HardwareLevel, amparo_sealed::HardwareError> {
        self.inner.level()
    }
    fn create(&self, alias: &str) -> Result<(), amparo_sealed::HardwareError> {
        self.inner.create(alias)
    }
    fn destroy(&self, alias: &str) -> Result<(), amparo_sealed::HardwareError> {
        self.inner.destroy(alias)
    }
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, amparo_sealed::HardwareError> {
        let during = self.during.lock().unwrap().take();
        if let Some(during) = during {
            during();
        }
        self.inner.evaluate(alias, input)
    }
}

struct Phone {
    folder: tempfile::TempDir,
    clock: Arc<Later>,
    hardware: Arc<Interrupting>,
    app: Arc<Amparo>,
    vault: Arc<Vault>,
}

impl Phone {
    /// With an open vault.
    fn new() -> Self {
        let phone = Self::empty();
        phone.vault.create(PIN.to_vec()).unwrap();
        phone
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Later::default());
        let hardware = Arc::new(Interrupting {
            inner: SoftwareHardwareKey::in_folder(folder.path().join("keys")),
            during: Mutex::default(),
        });
        let app = Amparo::with_parts(Parts {
            folder: folder.path().to_owned(),
            languages: vec!["en".to_owned()],
            hardware: Arc::clone(&hardware) as _,
            clock: Arc::clone(&clock) as _,
            network: amparo_net::Policy::strict(),
            stretching: Some(amparo_vault::Parameters::FLOOR),
        });
        let vault = app.vault().unwrap();
        Self {
            folder,
            clock,
            hardware,
            app,
            vault,
        }
    }

    fn vault_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("vault")
    }

    /// A printed keeper that counts, and its key.
    fn keeper(&self) -> (u16, String) {
        let sheet = self
            .vault
            .make_sheet("church".to_owned(), String::new(), vec![]);
        let sheet = sheet.unwrap();
        let copy = self.vault.read_hand_copy(sheet_lines(sheet.html).unwrap());
        let identity = copy.unwrap().identity.unwrap();
        self.vault
            .prove_sheet(sheet.keeper, identity.clone())
            .unwrap();
        (sheet.keeper, identity)
    }

    fn pass(&self, ms: u64) {
        self.clock.0.fetch_add(ms, Ordering::SeqCst);
    }
}

fn contact(id: &str, name: &str) -> Contact {
    Contact {
        id: id.to_owned(),
        name: name.to_owned(),
        relation: String::new(),
        phones: vec![],
        note: String::new(),
    }
}

fn found(vault: &Vault, query: &str) -> Vec<String> {
    let hits = vault.search(query.to_owned(), 10).unwrap();
    hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn while_a_call_asks_the_hardware_others_are_told_to_wait_and_a_lock_is_kept() {
    let phone = Phone::new();
    let (other, seen) = (phone.app.vault().unwrap(), Arc::new(Mutex::new(None)));
    let inside = Arc::clone(&seen);
    phone.hardware.next(move || {
        let answers = (
            other.state(),
            other.contacts(),
            other.unlock(PIN.to_vec()),
            other.note_activity(None),
        );
        *inside.lock().unwrap() = Some(answers);
        other.lock().unwrap();
    });
    phone.vault.change_pin(PIN.to_vec(), NEW.to_vec()).unwrap();
    let (state, contacts, unlock, activity) = seen.lock().unwrap().take().unwrap();
    assert_eq!(state, Ok(VaultState::Unlocked));
    assert_eq!(contacts, Err(AmparoError::Busy));
    assert_eq!(unlock, Err(AmparoError::Busy));
    assert_eq!(activity, Ok(false));

    assert_eq!(phone.vault.state(), Ok(VaultState::Locked));
    assert_eq!(phone.vault.contacts(), Err(AmparoError::Locked));
    phone.vault.unlock(NEW.to_vec()).unwrap();
}

#[test]
fn a_panic_in_the_shells_adapter_leaves_no_vault_that_is_busy_for_ever() {
    let phone = Phone::new();
    let id = phone.vault.put_contact(contact("", "Rosa")).unwrap();
    let calls: [(VaultState, &Call); 3] = [
        (VaultState::Unlocked, &|| {
            phone.vault.change_pin(PIN.to_vec(), NEW.to_vec())
        }),
        (VaultState::Locked, &|| phone.vault.unlock(PIN.to_vec())),
        (VaultState::Unlocked, &|| phone.vault.erase(PIN.to_vec())),
    ];
    for (state, call) in calls {
        if state == VaultState::Locked {
            phone.vault.lock().unwrap();
        }
        phone.hardware.next(|| panic!("a defect of the adapter"));
        let outcome = catch_unwind(AssertUnwindSafe(call));
        assert!(outcome.is_err(), "{outcome:?}");
        assert_eq!(phone.vault.state(), Ok(VaultState::Locked));
        phone.vault.unlock(PIN.to_vec()).unwrap();
        assert_eq!(phone.vault.contacts().unwrap()[0].id, id);
    }
}

#[test]
fn a_backup_begins_again_when_the_vault_was_changed_meanwhile() {
    let phone = Phone::new();
    let (_, identity) = phone.keeper();
    let import = phone
        .vault
        .import_document("long".to_owned(), "video/mp4".to_owned(), None)
        .unwrap();
    for _ in 0..24 {
        import.write(vec![7; 1024 * 1024]).unwrap();
    }
    import.finish().unwrap();

    for attempt in 0..20 {
        let path = phone.folder.path().join(format!("{attempt}.age"));
        let path = path.to_string_lossy().into_owned();
        let (job, ended) = (Job::new(), AtomicBool::new(false));
        let changed = std::thread::scope(|scope| {
            let changing = scope.spawn(|| {
                while job.progress().unwrap().done == 0 {
                    std::thread::yield_now();
                }
                let id = phone.vault.put_contact(contact("", "Rosa")).unwrap();
                // A step is reported after it, so another one follows: it came in between.
                let then = job.progress().unwrap();
                while !ended.load(Ordering::SeqCst) {
                    if job.progress().unwrap() != then {
                        return Some(id);
                    }
                    std::thread::yield_now();
                }
                None
            });
            phone.vault.backup(path.clone(), Arc::clone(&job)).unwrap();
            ended.store(true, Ordering::SeqCst);
            changing.join().unwrap()
        });
        // Too late for this one: the machine was busy elsewhere.
        let Some(id) = changed else { continue };
        let other = Phone::empty();
        let restored = other
            .vault
            .restore(path, identity, NEW.to_vec(), Job::new());
        assert!(restored.unwrap().origin_proven);
        let contacts = other.vault.contacts().unwrap();
        assert!(contacts.iter().any(|contact| contact.id == id));
        return;
    }
    panic!("no change came in between");
}

#[test]
fn auto_lock_begins_anew_with_every_vault_that_is_opened() {
    let phone = Phone::new();
    let vault = &phone.vault;
    let choice = AutoLock {
        idle_ms: 15 * 60_000 + 1,
        background_ms: 0,
        screen_off: false,
    };
    let invalid = |field: &str| {
        Err(AmparoError::Invalid {
            field: field.to_owned(),
        })
    };
    assert_eq!(vault.set_auto_lock(choice), invalid("idle"));
    let idle_ms = 30_000;
    assert_eq!(
        vault.set_auto_lock(AutoLock {
            idle_ms: 29_999,
            ..choice
        }),
        invalid("idle")
    );
    vault.set_auto_lock(AutoLock { idle_ms, ..choice }).unwrap();
    let (_, identity) = phone.keeper();
    assert_eq!(vault.note_activity(Some(Activity::ScreenOff)), Ok(false));
    phone.pass(idle_ms - 1);
    assert_eq!(vault.note_activity(None), Ok(false));

    // Sealed and opened again much later: the silence before was another vault's.
    vault.seal().unwrap();
    assert_eq!(
        vault.note_activity(None),
        Ok(true),
        "there is nothing to lock"
    );
    phone.pass(100 * HOUR_MS);
    vault.reopen_with_sheet(identity, NEW.to_vec()).unwrap();
    assert_eq!(vault.note_activity(None), Ok(false));
    vault.finish_rekey(Job::new(), false).unwrap();

    // Erased and made anew: neither the silence nor the choice is left.
    vault.note_activity(Some(Activity::Touched)).unwrap();
    vault.erase(NEW.to_vec()).unwrap();
    phone.pass(100 * HOUR_MS);
    vault.create(PIN.to_vec()).unwrap();
    assert_eq!(vault.note_activity(None), Ok(false));
    assert_ne!(vault.auto_lock().unwrap().idle_ms, idle_ms);
    assert_eq!(
        vault.note_activity(Some(Activity::WentBackground)),
        Ok(false)
    );
    phone.pass(100 * HOUR_MS);
    assert_eq!(vault.note_activity(Some(Activity::CameBack)), Ok(true));
    assert_eq!(vault.state(), Ok(VaultState::Locked));
}

#[test]
fn a_locked_vault_can_be_sealed_after_every_change_of_its_header() {
    let phone = Phone::new();
    let vault = &phone.vault;
    let (keeper, identity) = phone.keeper();
    let seal_and_reopen = |new_pin: &[u8]| {
        vault.lock().unwrap();
        assert_eq!(vault.seal(), Ok(()));
        assert_eq!(vault.state(), Ok(VaultState::Sealed));
        assert_eq!(vault.unlock(PIN.to_vec()), Err(AmparoError::NotFound));
        vault
            .reopen_with_sheet(identity.clone(), new_pin.to_vec())
            .unwrap();
        vault.finish_rekey(Job::new(), false).unwrap();
    };
    seal_and_reopen(PIN);
    vault.change_pin(PIN.to_vec(), NEW.to_vec()).unwrap();
    seal_and_reopen(PIN);
    vault.deep_clean(PIN.to_vec(), Job::new()).unwrap();
    seal_and_reopen(PIN);
    let second = vault.make_sheet("aunt".to_owned(), String::new(), vec![]);
    seal_and_reopen(PIN);
    vault.remove_keeper(second.unwrap().keeper).unwrap();
    seal_and_reopen(PIN);
    let (other, _) = phone.keeper();
    vault
        .revoke_keeper(other, PIN.to_vec(), Job::new())
        .unwrap();
    seal_and_reopen(PIN);
    assert_eq!(vault.keepers().unwrap()[0].id, keeper);
}

#[test]
fn nothing_is_put_into_a_vault_that_was_exchanged() {
    let (phone, other) = (Phone::new(), Phone::new());
    phone.keeper();
    phone.vault.lock().unwrap();
    other.vault.lock().unwrap();
    phone.vault.capture_note("before".to_owned()).unwrap();
    std::fs::rename(phone.vault_folder(), phone.folder.path().join("away")).unwrap();
    std::fs::rename(other.vault_folder(), phone.vault_folder()).unwrap();
    let damaged = AmparoError::Damaged {
        part: "header".to_owned(),
    };
    let note = phone.vault.capture_note("after".to_owned());
    assert_eq!(note, Err(damaged.clone()));
    let photo = phone
        .vault
        .capture_document("a.jpg".to_owned(), "image/jpeg".to_owned(), 3);
    assert_eq!(photo.err(), Some(damaged));
    let anchors = AmparoError::Invalid {
        field: "anchors".to_owned(),
    };
    assert_eq!(phone.vault.seal(), Err(anchors));
    std::fs::rename(phone.vault_folder(), other.vault_folder()).unwrap();
    std::fs::rename(phone.folder.path().join("away"), phone.vault_folder()).unwrap();
    phone.vault.unlock(PIN.to_vec()).unwrap();
    assert_eq!(phone.vault.captures().unwrap().len(), 1);
}

#[test]
fn the_search_follows_every_change() {
    let phone = Phone::new();
    let vault = &phone.vault;
    assert!(found(vault, "rosa").is_empty(), "the index is built");
    let id = vault.put_contact(contact("", "Rosa")).unwrap();
    assert_eq!(found(vault, "rosa"), [id.as_str()]);
    vault.put_contact(contact(&id, "Elena")).unwrap();
    assert!(found(vault, "rosa").is_empty());
    assert_eq!(found(vault, "elena"), [id.as_str()]);
    assert!(vault.undo().unwrap());
    assert_eq!(found(vault, "rosa"), [id.as_str()]);
    vault.remove_contact(id.clone()).unwrap();
    assert!(found(vault, "rosa").is_empty());

    let import = vault.import_document("lease.pdf".to_owned(), "application/pdf".to_owned(), None);
    let document = import.unwrap().finish().unwrap();
    assert_eq!(found(vault, "lease"), [document.as_str()]);
    vault.remove_document(document).unwrap();
    assert!(found(vault, "lease").is_empty());

    vault
        .capture_document("van.jpg".to_owned(), "image/jpeg".to_owned(), 0)
        .unwrap()
        .finish()
        .unwrap();
    assert!(found(vault, "van").is_empty(), "not before it is kept");
    let capture = vault.captures().unwrap()[0].id.clone();
    let kept = vault.keep_capture(capture).unwrap();
    assert_eq!(found(vault, "van"), [kept.as_str()]);

    // Names of keepers and settings are nothing that is searched.
    phone.keeper();
    assert!(found(vault, "church").is_empty());
    vault.lock().unwrap();
    assert_eq!(vault.search("van".to_owned(), 1), Err(AmparoError::Locked));
    vault.unlock(PIN.to_vec()).unwrap();
    assert_eq!(found(vault, "van"), [kept.as_str()]);
}

/// A shell's adapter, as the façade sees it.
struct Shell(SoftwareHardwareKey, HardwareForm, bool);

impl Shell {
    fn adapter(form: HardwareForm, forgets: bool) -> Arc<dyn HardwareKey> {
        let inner = match form {
            HardwareForm::Hmac => amparo_sealed::HardwareForm::Hmac,
            HardwareForm::EcdhP256 => amparo_sealed::HardwareForm::EcdhP256,
        };
        let key = SoftwareHardwareKey::in_memory().with_form(inner);
        Arc::new(Self(key, form, forgets))
    }
}

fn shells(error: amparo_sealed::HardwareError) -> HardwareKeyError {
    match error {
        amparo_sealed::HardwareError::NotFound => HardwareKeyError::NotFound,
        _ => HardwareKeyError::Unavailable,
    }
}

impl HardwareKey for Shell {
    fn form(&self) -> Result<HardwareForm, HardwareKeyError> {
        Ok(self.1)
    }
    fn level(&self) -> Result<HardwareLevel, HardwareKeyError> {
        Ok(HardwareLevel::Software)
    }
    fn create(&self, alias: String) -> Result<(), HardwareKeyError> {
        amparo_sealed::HardwareKey::create(&self.0, &alias).map_err(shells)
    }
    fn destroy(&self, alias: String) -> Result<(), HardwareKeyError> {
        if self.2 {
            return Ok(());
        }
        amparo_sealed::HardwareKey::destroy(&self.0, &alias).map_err(shells)
    }
    fn evaluate(&self, alias: String, input: Vec<u8>) -> Result<Vec<u8>, HardwareKeyError> {
        amparo_sealed::HardwareKey::evaluate(&self.0, &alias, &input).map_err(shells)
    }
}

#[test]
fn the_contract_of_the_hardware_can_be_tried_through_the_facade() {
    for form in [HardwareForm::Hmac, HardwareForm::EcdhP256] {
        let check = |key| check_hardware_key(key, "contract".to_owned());
        assert_eq!(check(Shell::adapter(form, false)), Ok(None));
        let clause = check(Shell::adapter(form, true)).unwrap();
        assert_eq!(clause.as_deref(), Some("a destroyed key answers"));
    }
}
