//! A phone with people on it, for everything that is measured of alerts.

use crate::Result;
use crate::plain::Plain;
use amparo_alerts::capsule::Capsule;
use amparo_alerts::outbox::Press;
use amparo_alerts::outbox::schedule::Outcome;
use amparo_alerts::pairing::{PendingPairing, Via};
use amparo_alerts::people::NewPerson;
use amparo_alerts::testkit::Relative;
use amparo_net::Policy;
use amparo_sealed::testkit::SoftwareHardwareKey;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const NOW_MS: u64 = 1_790_000_000_000;
/// Of the push service that all people use.
pub(crate) const HOST: &str = "fcm.googleapis.com";
const DATABASE: &str = "alerts.db";
/// What a service says that took a message.
const TAKEN: Outcome = Outcome::Answered {
    status: 201,
    retry_after_ms: None,
    date_ms: None,
};

/// A capsule with people, and copies of it: every round starts from the same files.
pub(crate) struct Phone {
    folder: PathBuf,
    pub(crate) hardware: SoftwareHardwareKey,
    pub(crate) people: u32,
}

impl Phone {
    /// People with a number and a paired page each; nothing waits in the outbox. Lives in `folder`.
    pub(crate) fn with_people(folder: PathBuf, people: u32) -> Result<Self> {
        let phone = Self {
            hardware: SoftwareHardwareKey::in_folder(folder.join("hardware")),
            folder,
            people,
        };
        fs::create_dir_all(phone.ready())?;
        let mut capsule = Capsule::open(&phone.ready(), &phone.hardware)?;
        capsule.allow_people(usize::try_from(people)?);
        for i in 0..people {
            pair(&mut capsule, i)?;
        }
        let reveals = capsule.take_due(&HashSet::new(), NOW_MS)?;
        for reveal in reveals {
            capsule.report(reveal.attempt, &TAKEN, NOW_MS)?;
        }
        capsule.close()?;
        Ok(phone)
    }

    fn ready(&self) -> PathBuf {
        self.folder.join("ready")
    }

    /// Where [`Self::fresh`] copies to.
    pub(crate) fn round(&self) -> PathBuf {
        self.folder.join("round")
    }

    /// Where the keys of the hardware double lie.
    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.join("hardware")
    }

    /// The files as they were before any press.
    pub(crate) fn fresh(&self) -> Result<PathBuf> {
        let (from, to) = (self.ready(), self.round());
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        fs::create_dir(&to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
        Ok(to)
    }

    /// The same, open: the next commit is the first one.
    pub(crate) fn open(&self) -> Result<Capsule> {
        Ok(Capsule::open(&self.fresh()?, &self.hardware)?)
    }

    /// A press, saved for everybody.
    pub(crate) fn press(&self, capsule: &mut Capsule) -> Result<()> {
        let pressed = capsule.press(&Press::default(), NOW_MS + 1);
        if pressed.saved && pressed.pushes == self.people {
            Ok(())
        } else {
            Err("the press was not saved for everybody".into())
        }
    }

    /// Lengths of the rows that a press writes, new ones and changed ones.
    pub(crate) fn rows_of_a_press(&self) -> Result<Vec<usize>> {
        let mut capsule = self.open()?;
        self.press(&mut capsule)?;
        capsule.close()?;
        let before = rows(&self.ready().join(DATABASE))?;
        let after = rows(&self.round().join(DATABASE))?;
        let written = after.into_iter().filter(|row| !before.contains(row));
        written
            .map(|(_, _, length)| Ok(usize::try_from(length)?))
            .collect()
    }
}

/// The peer of a phone: a plain database of its own each round, and rows of the same number and length.
pub(crate) struct Bare {
    folder: PathBuf,
    pub(crate) rows: Vec<Vec<u8>>,
}

impl Bare {
    pub(crate) fn beside(phone: &Phone) -> Result<Self> {
        let bare = Self {
            folder: phone.folder.clone(),
            rows: phone
                .rows_of_a_press()?
                .into_iter()
                .map(|length| vec![7; length])
                .collect(),
        };
        Plain::create(&bare.folder.join("plain.db"))?;
        Ok(bare)
    }

    pub(crate) fn fresh(&self) -> Result<PathBuf> {
        // With nothing beside it: a process that did not close left its log.
        let folder = self.folder.join("bare");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir(&folder)?;
        let copy = folder.join("plain.db");
        fs::copy(self.folder.join("plain.db"), &copy)?;
        Ok(copy)
    }

    pub(crate) fn open(&self) -> Result<Plain> {
        Plain::open(&self.fresh()?)
    }

    /// One commit.
    pub(crate) fn commit(&self, plain: &mut Plain) -> Result<()> {
        let rows: Vec<&[u8]> = self.rows.iter().map(Vec::as_slice).collect();
        plain.insert(&rows)
    }

    pub(crate) fn lengths(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.len().to_string()).collect()
    }

    pub(crate) fn note(&self) -> String {
        let bytes: usize = self.rows.iter().map(Vec::len).sum();
        format!("{} rows, {} KiB", self.rows.len(), bytes / 1024)
    }
}

/// What [`TAKEN`] is for a push that was sent.
pub(crate) fn taken(
    capsule: &mut Capsule,
    job: &amparo_alerts::outbox::schedule::Job,
) -> Result<()> {
    Ok(capsule.report(job.attempt, &TAKEN, NOW_MS + 2)?)
}

fn pair(capsule: &mut Capsule, i: u32) -> Result<()> {
    let policy = Policy::strict();
    let person = NewPerson {
        label: format!("P{i}"),
        number: Some(format!("+1213555{:04}", i + 100)),
        language: "es".to_owned(),
    };
    let person = capsule.add_person(&person)?;
    let mut pending = PendingPairing::make_invite(person, "María", "es", NOW_MS)?;
    let link = pending.link("https://family.example")?;
    let page = format!("https://{HOST}/fcm/send/{i}");
    let reply = Relative::new(&page)?.answer(&link, NOW_MS)?;
    pending.accept_reply(&reply, Via::Text, &policy, NOW_MS)?;
    pending.approve(false, &policy, NOW_MS)?;
    capsule.queue_reveal(&pending, NOW_MS)?;
    capsule.confirm(&pending, &[], NOW_MS)?;
    Ok(())
}

/// Place, revision and length of each row.
fn rows(database: &Path) -> Result<BTreeSet<(i64, i64, i64)>> {
    let connection = Connection::open(database)?;
    let mut statement = connection.prepare("SELECT place, revision, length(sealed) FROM record")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
