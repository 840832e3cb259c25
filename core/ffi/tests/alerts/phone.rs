//! A phone whose hardware can be told to refuse, and which can be restarted.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use amparo::{AlertSettings, Alerts, Amparo, Clock, NewPerson, Parts, TestEndpoint, TestRelative};
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{HardwareError, HardwareForm, HardwareKey, HardwareLevel};

pub(crate) const NOW_MS: u64 = 1_795_330_800_000;
pub(crate) const PIN: &[u8] = b"314159";

/// Both clocks stand until they are set.
pub(crate) struct TestClock {
    pub(crate) now_ms: AtomicU64,
    pub(crate) boot_ms: AtomicU64,
}

impl Clock for TestClock {
    fn now_ms(&self) -> u64 {
        self.now_ms.load(Ordering::SeqCst)
    }
    fn boot_ms(&self) -> u64 {
        self.boot_ms.load(Ordering::SeqCst)
    }
}

/// What the hardware is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    Create,
    Destroy,
    Evaluate,
}

/// Refuses one kind of request for one key (by the beginning of its alias).
pub(crate) struct Hardware {
    inner: SoftwareHardwareKey,
    refuses: Mutex<Option<(Asked, &'static str)>>,
}

impl Hardware {
    pub(crate) fn refuse(&self, asked: Asked, alias: &'static str) {
        *self.refuses.lock().unwrap() = Some((asked, alias));
    }

    pub(crate) fn obey(&self) {
        *self.refuses.lock().unwrap() = None;
    }

    fn check(&self, asked: Asked, alias: &str) -> Result<(), HardwareError> {
        match *self.refuses.lock().unwrap() {
            Some((refused, of)) if refused == asked && alias.starts_with(of) => {
                Err(HardwareError::Unavailable)
            }
            _ => Ok(()),
        }
    }
}

impl HardwareKey for Hardware {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        self.inner.form()
    }
    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        self.inner.level()
    }
    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        self.check(Asked::Create, alias)?;
        self.inner.create(alias)
    }
    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        self.check(Asked::Destroy, alias)?;
        self.inner.destroy(alias)
    }
    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        self.check(Asked::Evaluate, alias)?;
        self.inner.evaluate(alias, input)
    }
}

pub(crate) struct Phone {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) hardware: Arc<Hardware>,
    pub(crate) clock: Arc<TestClock>,
    app: Option<Arc<Amparo>>,
}

impl Phone {
    pub(crate) fn new() -> Self {
        let mut phone = Self {
            folder: tempfile::tempdir().unwrap(),
            hardware: Arc::new(Hardware {
                inner: SoftwareHardwareKey::in_memory(),
                refuses: Mutex::default(),
            }),
            clock: Arc::new(TestClock {
                now_ms: AtomicU64::new(NOW_MS),
                boot_ms: AtomicU64::new(3_600_000),
            }),
            app: None,
        };
        phone.restart();
        phone
    }

    /// One with a vault and one person, whose id it gives.
    pub(crate) fn with_ana() -> (Self, String) {
        let phone = Self::new();
        phone.app().vault().unwrap().create(PIN.to_vec()).unwrap();
        let id = phone.alerts().add_person(ana()).unwrap();
        (phone, id)
    }

    pub(crate) fn restart(&mut self) {
        self.app = None;
        self.app = Some(Amparo::with_parts(Parts {
            folder: self.folder.path().to_owned(),
            languages: vec!["en".to_owned()],
            hardware: Arc::clone(&self.hardware) as _,
            clock: Arc::clone(&self.clock) as _,
            network: amparo_net::Policy::loopback_for_tests(),
            stretching: Some(amparo_vault::Parameters::FLOOR),
        }));
    }

    /// The folder without an app over it, as another process of before would find it.
    pub(crate) fn closed<T>(&mut self, act: impl FnOnce(&Path, &Hardware) -> T) -> T {
        self.app = None;
        let done = act(self.folder.path(), &self.hardware);
        self.restart();
        done
    }

    pub(crate) fn app(&self) -> &Arc<Amparo> {
        self.app.as_ref().unwrap()
    }

    pub(crate) fn alerts(&self) -> Arc<Alerts> {
        self.app().alerts().unwrap()
    }

    pub(crate) fn lock(&self) {
        self.app().vault().unwrap().lock().unwrap();
    }

    pub(crate) fn unlock(&self) {
        self.app().vault().unwrap().unlock(PIN.to_vec()).unwrap();
    }

    pub(crate) fn want_pin_first(&self, pin_first: bool) -> Result<(), amparo::AmparoError> {
        let settings = self.alerts().alert_settings()?;
        self.alerts().set_alert_settings(AlertSettings {
            pin_first,
            ..settings
        })
    }

    /// Pairs somebody's page.
    pub(crate) fn pair(&self, person: &str, endpoint: &TestEndpoint) -> Arc<TestRelative> {
        let relative = TestRelative::new(endpoint.url().unwrap()).unwrap();
        let page = "https://family.example".to_owned();
        let pairing = self
            .alerts()
            .begin_pairing(person.to_owned(), page, "María".to_owned())
            .unwrap();
        let reply = relative.answer(pairing.invite().unwrap().link).unwrap();
        pairing.accept_reply(reply).unwrap();
        pairing.approve(false).unwrap();
        pairing.confirm().unwrap();
        relative
    }
}

pub(crate) fn ana() -> NewPerson {
    NewPerson {
        label: "Ana".to_owned(),
        number: Some("+12135550123".to_owned()),
        language: "es".to_owned(),
    }
}

/// Waits for the one asynchronous call.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
