//! What several test modules start from: a phone in a temporary folder, people, paired relatives.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use amparo_net::Policy;
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{HardwareError, HardwareForm, HardwareKey, HardwareLevel, Key};
use tempfile::TempDir;

use crate::capsule::Capsule;
use crate::clock::{BootClock, BootReading};
use crate::paired::ControlKeys;
use crate::pairing::{PendingPairing, Via};
use crate::people::{NewPerson, PersonId};
use crate::testkit::{Relative, State};

/// 2026-11-22 07:00:00 UTC.
pub(crate) const NOW: u64 = 1_795_330_800_000;
pub(crate) const PAGE: &str = "https://page.example";
pub(crate) const ENDPOINT: &str = "https://updates.push.services.mozilla.com/wpush/v2/x";

/// Hardware that can be told to fail.
pub(crate) struct Hardware {
    pub(crate) inner: SoftwareHardwareKey,
    pub(crate) failure: Mutex<Option<HardwareError>>,
    pub(crate) level: HardwareLevel,
}

impl Hardware {
    pub(crate) fn new() -> Self {
        Self {
            inner: SoftwareHardwareKey::in_memory(),
            failure: Mutex::new(None),
            level: HardwareLevel::Software,
        }
    }

    pub(crate) fn fail(&self, failure: Option<HardwareError>) {
        *self.failure.lock().unwrap() = failure;
    }
}

impl HardwareKey for Hardware {
    fn form(&self) -> Result<HardwareForm, HardwareError> {
        self.inner.form()
    }

    fn level(&self) -> Result<HardwareLevel, HardwareError> {
        Ok(self.level)
    }

    fn create(&self, alias: &str) -> Result<(), HardwareError> {
        self.inner.create(alias)
    }

    fn destroy(&self, alias: &str) -> Result<(), HardwareError> {
        self.inner.destroy(alias)
    }

    fn evaluate(&self, alias: &str, input: &[u8]) -> Result<Vec<u8>, HardwareError> {
        match *self.failure.lock().unwrap() {
            Some(failure) => Err(failure),
            None => self.inner.evaluate(alias, input),
        }
    }
}

pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) hardware: Hardware,
    pub(crate) capsule: Option<Capsule>,
    pub(crate) policy: Policy,
    pub(crate) boot: Option<Arc<Boot>>,
}

/// A boot clock that stands where it is put.
pub(crate) struct Boot(Mutex<BootReading>);

impl Boot {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new(BootReading {
            boot: [1; 16],
            ms: 5_000_000,
        })))
    }

    pub(crate) fn pass(&self, ms: u64) {
        self.0.lock().unwrap().ms += ms;
    }

    /// The phone is started anew, and was off for any time.
    pub(crate) fn restart(&self) {
        let mut reading = self.0.lock().unwrap();
        reading.boot[0] += 1;
        reading.ms = 20_000;
    }
}

impl BootClock for Boot {
    fn reading(&self) -> BootReading {
        *self.0.lock().unwrap()
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let mut world = Self {
            folder: TempDir::new().unwrap(),
            hardware: Hardware::new(),
            capsule: None,
            policy: Policy::strict(),
            boot: None,
        };
        world.reopen();
        world
    }

    pub(crate) fn capsule(&mut self) -> &mut Capsule {
        self.capsule.as_mut().unwrap()
    }

    /// From now on with a boot clock.
    pub(crate) fn with_boot(mut self) -> (Self, Arc<Boot>) {
        let boot = Boot::new();
        self.boot = Some(Arc::clone(&boot));
        self.reopen();
        (self, boot)
    }

    /// The end of the process without any goodbye, and the next start.
    pub(crate) fn reopen(&mut self) {
        drop(self.capsule.take());
        let capsule = Capsule::open(self.folder.path(), &self.hardware).unwrap();
        self.capsule = Some(match &self.boot {
            Some(boot) => capsule.with_boot_clock(Arc::clone(boot) as Arc<dyn BootClock>),
            None => capsule,
        });
    }

    pub(crate) fn person(&mut self, label: &str, number: Option<&str>) -> PersonId {
        let person = NewPerson {
            label: label.to_owned(),
            number: number.map(str::to_owned),
            language: "es".to_owned(),
        };
        self.capsule().add_person(&person).unwrap()
    }

    /// From the invite to the approved reply.
    pub(crate) fn exchange(
        &mut self,
        person: PersonId,
        endpoint: &str,
    ) -> (PendingPairing, Relative) {
        let mut pending = PendingPairing::make_invite(person, "Maria", "es", NOW).unwrap();
        let mut relative = Relative::new(endpoint).unwrap();
        let reply = relative.answer(&pending.link(PAGE).unwrap(), NOW).unwrap();
        pending
            .accept_reply(&reply, Via::Text, &self.policy, NOW)
            .unwrap();
        pending.approve(false, &self.policy, NOW).unwrap();
        (pending, relative)
    }

    /// A whole pairing; the reveal went by hand and is out of the outbox.
    pub(crate) fn pair(&mut self, person: PersonId, endpoint: &str) -> (Relative, ControlKeys) {
        let (pending, mut relative) = self.exchange(person, endpoint);
        let capsule = self.capsule();
        capsule.queue_reveal(&pending, NOW).unwrap();
        for job in capsule.take_due(&HashSet::new(), NOW).unwrap() {
            assert_eq!(relative.receive(&job.envelope, NOW).word(), "new");
            let taken = crate::outbox::schedule::Outcome::Answered {
                status: 201,
                retry_after_ms: None,
                date_ms: None,
            };
            capsule.report(job.attempt, &taken, NOW).unwrap();
        }
        let State::Comparing(pictures) = relative.state().unwrap() else {
            panic!("not comparing")
        };
        assert_eq!(
            pictures,
            pending.pictures(NOW).unwrap().map(|picture| picture.number)
        );
        relative.confirm_pictures();
        let control = capsule.confirm(&pending, &[], NOW).unwrap();
        (relative, control)
    }

    /// Every byte in the folder.
    pub(crate) fn bytes_on_disk(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
        }
        bytes
    }

    pub(crate) fn vault_key() -> Key {
        Key::from_bytes([0x5a; 32])
    }
}

/// One case of the Wycheproof files: id, verdict, and the fields in bytes.
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) result: String,
    pub(crate) fields: Vec<Vec<u8>>,
}

/// Lines of hexadecimal fields between " | "; "-" is empty, "#" begins a comment.
pub(crate) fn cases(text: &str) -> Vec<Case> {
    let bytes = |field: &str| -> Vec<u8> {
        let digits = field.trim_start_matches('-').as_bytes().chunks(2);
        let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
        digits.map(byte).collect()
    };
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &str| {
        let mut fields = line.split(" | ");
        Case {
            id: fields.next().unwrap().to_owned(),
            result: fields.next().unwrap().to_owned(),
            fields: fields.map(bytes).collect(),
        }
    };
    lines.map(read).collect()
}

pub(crate) fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
