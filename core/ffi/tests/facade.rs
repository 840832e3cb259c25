//! What the façade adds to the crates behind it: joins, locks, and the way from their errors to kinds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Mutex};

use amparo::{
    Amparo, AmparoError, CardHit, CardHitKind, Clock, Contact, HardwareForm, HardwareKey,
    HardwareKeyError, HardwareLevel, NewPerson, Parts, Reached, Receipt, VaultState,
};
use amparo_sealed::HardwareKey as _;
use amparo_sealed::testkit::SoftwareHardwareKey;

const NOW_MS: u64 = 1_795_330_800_000;
const PIN: &[u8] = b"314159";

struct StandingClock;

impl Clock for StandingClock {
    fn now_ms(&self) -> u64 {
        NOW_MS
    }
    fn boot_ms(&self) -> u64 {
        3_600_000
    }
}

fn open(folder: &Path, hardware: Arc<dyn amparo_sealed::HardwareKey>) -> Arc<Amparo> {
    Amparo::with_parts(Parts {
        folder: folder.to_owned(),
        languages: vec!["en".to_owned()],
        hardware,
        clock: Arc::new(StandingClock),
        network: amparo_net::Policy::strict(),
        stretching: Some(amparo_vault::Parameters::FLOOR),
    })
}

fn plain(folder: &Path) -> Arc<Amparo> {
    open(
        folder,
        Arc::new(SoftwareHardwareKey::in_folder(folder.join("keys"))),
    )
}

fn ana() -> NewPerson {
    NewPerson {
        label: "Ana".to_owned(),
        number: Some("+12135550123".to_owned()),
        language: "es".to_owned(),
    }
}

/// Runs `during` inside the first `evaluate` of a vault key, as a shell's other thread would.
struct Interrupting {
    inner: SoftwareHardwareKey,
    during: Mutex<Option<Box<dyn FnOnce() + Send>>>,
    armed: AtomicBool,
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
        if self.armed.swap(false, Ordering::SeqCst)
            && let Some(during) = self.during.lock().unwrap().take()
        {
            during();
        }
        self.inner.evaluate(alias, input)
    }
}

#[test]
fn while_a_pin_is_stretched_other_calls_answer_and_lock_wins() {
    let folder = tempfile::tempdir().unwrap();
    let hardware = Arc::new(Interrupting {
        inner: SoftwareHardwareKey::in_memory(),
        during: Mutex::default(),
        armed: AtomicBool::new(false),
    });
    let app = open(folder.path(), Arc::clone(&hardware) as _);
    let vault = app.vault().unwrap();
    vault.create(PIN.to_vec()).unwrap();
    vault.lock().unwrap();

    let (other, seen) = (app.vault().unwrap(), Arc::new(Mutex::new(None)));
    let seen_inside = Arc::clone(&seen);
    *hardware.during.lock().unwrap() = Some(Box::new(move || {
        let answers = (other.state(), other.contacts(), other.unlock(PIN.to_vec()));
        *seen_inside.lock().unwrap() = Some(answers);
        other.lock().unwrap();
    }));
    hardware.armed.store(true, Ordering::SeqCst);

    assert_eq!(vault.unlock(PIN.to_vec()), Err(AmparoError::Cancelled));
    assert_eq!(vault.state(), Ok(VaultState::Locked));
    let (state, contacts, second) = seen.lock().unwrap().take().expect("the hardware was asked");
    assert_eq!(state, Ok(VaultState::Locked));
    assert_eq!(contacts, Err(AmparoError::Locked));
    assert_eq!(second, Err(AmparoError::Busy));
    vault.unlock(PIN.to_vec()).unwrap();
    assert_eq!(vault.unlock(PIN.to_vec()), Err(AmparoError::Busy));
}

#[test]
fn an_emptied_keystore_is_repaired_by_the_next_unlock() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    let person = {
        let app = plain(folder.path());
        let person = app.alerts().unwrap().add_person(ana()).unwrap();
        app.vault().unwrap().create(PIN.to_vec()).unwrap();
        person
    };
    SoftwareHardwareKey::in_folder(&keys)
        .destroy("capsule")
        .unwrap();

    let app = plain(folder.path());
    assert_eq!(app.alerts().unwrap().people(), Err(AmparoError::NotFound));
    assert!(
        app.cards().unwrap().card("door".to_owned()).is_ok(),
        "cards need no storage"
    );
    app.vault().unwrap().unlock(PIN.to_vec()).unwrap();
    assert_eq!(app.alerts().unwrap().people().unwrap()[0].id, person);
    drop(app);
    assert_eq!(
        plain(folder.path())
            .alerts()
            .unwrap()
            .people()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn two_first_calls_open_the_alerts_once() {
    let folder = tempfile::tempdir().unwrap();
    let app = plain(folder.path());
    let barrier = Arc::new(Barrier::new(4));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let (app, barrier) = (Arc::clone(&app), Arc::clone(&barrier));
            std::thread::spawn(move || {
                barrier.wait();
                app.home().map(|home| home.people)
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), Ok(0));
    }
}

#[test]
fn a_message_that_was_never_sent_can_be_offered_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (alert, before) = {
        let app = plain(folder.path());
        let alerts = app.alerts().unwrap();
        alerts.add_person(ana()).unwrap();
        let pressed = alerts.press(None).unwrap();
        (pressed.alert.unwrap(), pressed.drafts)
    };
    let app = plain(folder.path());
    let alerts = app.alerts().unwrap();
    let again = alerts.drafts(alert.clone()).unwrap();
    assert_eq!(again, before, "the very same words");
    let attempt = again[0].attempt.clone().unwrap();
    alerts.report_receipt(attempt, Receipt::HandedOver).unwrap();
    assert!(alerts.drafts(alert.clone()).unwrap().is_empty());
    assert_eq!(
        alerts.state(alert).unwrap().rows[0].reached,
        Reached::LeftThisPhone
    );
}

#[test]
fn a_document_caught_by_a_lock_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let app = plain(folder.path());
    let vault = app.vault().unwrap();
    vault.create(PIN.to_vec()).unwrap();
    let whole = vault
        .import_document("a.jpg".to_owned(), "image/jpeg".to_owned(), None)
        .unwrap();
    assert_eq!(whole.write(vec![7; 100_000]), Ok(100_000));
    assert_eq!(
        whole.write(vec![0; 1024 * 1024 + 1]),
        Err(AmparoError::TooLarge)
    );
    let id = whole.finish().unwrap();
    assert_eq!(whole.finish(), Err(AmparoError::Cancelled));

    let caught = vault
        .import_document("b.jpg".to_owned(), "image/jpeg".to_owned(), None)
        .unwrap();
    caught.write(vec![1; 10]).unwrap();
    let open = vault.open_document(id.clone()).unwrap();
    assert_eq!(open.read(99_990, 64).unwrap(), vec![7; 10]);
    assert_eq!(open.read(100_000, 64).unwrap(), Vec::<u8>::new());
    vault.lock().unwrap();
    assert_eq!(caught.write(vec![1; 10]), Err(AmparoError::Locked));
    assert_eq!(caught.finish(), Err(AmparoError::Locked));
    assert_eq!(open.read(0, 1), Err(AmparoError::Locked));

    vault.unlock(PIN.to_vec()).unwrap();
    let documents = vault.documents().unwrap();
    assert_eq!(
        documents
            .iter()
            .map(|document| &document.id)
            .collect::<Vec<_>>(),
        [&id]
    );
    vault.remove_document(id).unwrap();
    assert!(vault.documents().unwrap().is_empty());
}

#[test]
fn one_broken_contact_hides_no_other_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let app = plain(folder.path());
    let vault = app.vault().unwrap();
    vault.create(PIN.to_vec()).unwrap();
    let rosa = Contact {
        id: String::new(),
        name: "Rosa".to_owned(),
        relation: String::new(),
        phones: vec![],
        note: String::new(),
    };
    let id = vault.put_contact(rosa).unwrap();
    assert_eq!(vault.damage(), Ok(vec![]));
    vault.lock().unwrap();

    let keys = SoftwareHardwareKey::in_folder(folder.path().join("keys"));
    let boot = amparo_vault::BootReading {
        boot: [0; 16],
        ms: 3_600_000,
    };
    let mut inner =
        amparo_vault::Vault::unlock(&folder.path().join("vault"), PIN, &keys, &boot).unwrap();
    let broken = |schema, json: &[u8]| amparo_vault::Record {
        kind: "contact".to_owned(),
        schema,
        json: json.to_vec(),
    };
    inner.put(None, &broken(1, b"{")).unwrap();
    inner.lock().unwrap();

    vault.unlock(PIN.to_vec()).unwrap();
    let names: Vec<String> = vault
        .contacts()
        .unwrap()
        .into_iter()
        .map(|contact| contact.id)
        .collect();
    assert_eq!(names, [id]);
    assert_eq!(vault.damage(), Ok(vec!["row".to_owned()]));
}

#[test]
fn an_exception_in_the_shells_adapter_is_no_statement_about_the_key() {
    /// Refuses with whatever it was told to.
    struct Refusing(HardwareKeyError, AtomicU32);
    impl HardwareKey for Refusing {
        fn form(&self) -> Result<HardwareForm, HardwareKeyError> {
            Ok(HardwareForm::Hmac)
        }
        fn level(&self) -> Result<HardwareLevel, HardwareKeyError> {
            Ok(HardwareLevel::TrustedEnvironment)
        }
        fn create(&self, _: String) -> Result<(), HardwareKeyError> {
            self.1.fetch_add(1, Ordering::SeqCst);
            Err(self.0)
        }
        fn destroy(&self, _: String) -> Result<(), HardwareKeyError> {
            Ok(())
        }
        fn evaluate(&self, _: String, _: Vec<u8>) -> Result<Vec<u8>, HardwareKeyError> {
            Err(self.0)
        }
    }
    let cases = [
        (HardwareKeyError::Unavailable, AmparoError::Unavailable),
        (HardwareKeyError::Cancelled, AmparoError::Cancelled),
        (HardwareKeyError::NotFound, AmparoError::NotFound),
    ];
    for (refusal, kind) in cases {
        let folder = tempfile::tempdir().unwrap();
        let hardware = Arc::new(Refusing(refusal, AtomicU32::new(0)));
        let path = folder.path().to_string_lossy().into_owned();
        let app = Amparo::open(path, vec![], Arc::clone(&hardware) as _).unwrap();
        assert_eq!(app.vault().unwrap().create(PIN.to_vec()), Err(kind));
        assert_eq!(hardware.1.load(Ordering::SeqCst), 1);
        assert_eq!(app.vault().unwrap().state(), Ok(VaultState::Absent));
    }
    let unexpected = uniffi::UnexpectedUniFFICallbackError::new("boom");
    assert_eq!(
        HardwareKeyError::from(unexpected),
        HardwareKeyError::Unavailable
    );
}

#[test]
fn each_question_of_the_family_plan_is_found_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let app = plain(folder.path());
    let (plan, cards) = (app.plan().unwrap(), app.cards().unwrap());
    for language in ["en", "es"] {
        app.set_languages(vec![language.to_owned()]).unwrap();
        let questions = plan.screen().unwrap().questions;
        assert_eq!(questions.len(), 14);
        for question in questions {
            let hits = cards.search(question.text.value.clone()).unwrap();
            let found = |hit: &CardHit| hit.kind == CardHitKind::Plan && hit.title == question.text;
            assert!(hits.iter().any(found), "{language}: {}", question.id);
        }
    }
}

#[test]
fn nothing_personal_is_printed() {
    let contact = Contact {
        id: String::new(),
        name: "Rosa".to_owned(),
        relation: "aunt".to_owned(),
        phones: vec!["+12135550199".to_owned()],
        note: "secret".to_owned(),
    };
    let folder = tempfile::tempdir().unwrap();
    let app = plain(folder.path());
    let alerts = app.alerts().unwrap();
    alerts.add_person(ana()).unwrap();
    let pressed = alerts.press(None).unwrap();
    let view = alerts.current().unwrap().unwrap();
    let printed = format!(
        "{contact:?} {:?} {:?} {pressed:?} {view:?}",
        ana(),
        alerts.people().unwrap()
    );
    for word in [
        "Rosa", "aunt", "5550199", "secret", "Ana", "5550123", "mamá", "ayuda", "llam",
    ] {
        assert!(!printed.contains(word), "{word}: {printed}");
    }
}
