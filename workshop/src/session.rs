//! One practice from its first to its last step: phones with invented people, and the desk between them.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use amparo::{AmparoError, NewPerson, PracticeClock};

use crate::desk::Desk;
use crate::device::{Device, Outside};
use crate::nobody::Nobody;
use crate::organisation::Organisation;
use crate::table::Table;
use crate::{cast, invented};

/// The phones of one practice.
pub(crate) struct Session {
    /// Distinguishes it from the practice before it, so that an old browser tab cannot act on a new phone.
    pub(crate) number: u64,
    /// María's.
    pub(crate) owner: Arc<Device>,
    /// Rosa's, who may come to keep a spare key.
    pub(crate) keeper: Arc<Device>,
    /// The one that María gets when hers is gone: empty until a copy is brought back. What lies beside hers lies beside it.
    pub(crate) new: Arc<Device>,
    pub(crate) desk: Desk,
    /// What day it is on the phones.
    pub(crate) clock: Arc<PracticeClock>,
    /// Who publishes new words for them.
    pub(crate) organisation: Organisation,
    /// Where nobody listens, once there is somebody who would.
    nobody: Mutex<Option<Nobody>>,
}

impl Session {
    /// Sets the phones up in new folders inside `parent`. The owner's is locked; the keeper's is open: Rosa is using it.
    pub(crate) fn set_up(parent: &Path, number: u64) -> Result<Self, AmparoError> {
        let table = |name: &str| Table::make(parent, &format!("{name}-{number}")).map(Arc::new);
        let organisation = Organisation::found()?;
        let outside = Outside {
            clock: Arc::default(),
            publisher: organisation.publisher(),
        };
        let phone = |name: &str, table| {
            Device::make(parent, &format!("{name}-{number}"), table, outside.clone())
        };
        let hers = table("table")?;
        let owner = phone("phone", Arc::clone(&hers))?;
        invent(&owner)?;
        let new = phone("new", hers)?;
        let keeper = phone("keeper", table("keeper-table")?)?;
        keeper.amparo()?.vault()?.create(pin())?;
        Ok(Self {
            number,
            owner: Arc::new(owner),
            keeper: Arc::new(keeper),
            new: Arc::new(new),
            desk: Desk::default(),
            clock: outside.clock,
            organisation,
            nobody: Mutex::default(),
        })
    }

    /// The phone that the addresses call so.
    pub(crate) fn device(&self, name: &str) -> Option<&Arc<Device>> {
        match name {
            "phone" => Some(&self.owner),
            "keeper" => Some(&self.keeper),
            "new" => Some(&self.new),
            _ => None,
        }
    }

    /// Keeps that address as long as this practice lasts.
    pub(crate) fn keep(&self, nobody: Nobody) {
        *self.nobody.lock().unwrap_or_else(PoisonError::into_inner) = Some(nobody);
    }

    /// Locks every vault and removes the files of every phone.
    pub(crate) fn end(&self) {
        for phone in [&self.owner, &self.keeper, &self.new] {
            phone.end();
        }
    }
}

fn pin() -> Vec<u8> {
    cast::PIN.as_bytes().to_vec()
}

/// Two people who get the alert, and a vault with what she wrote down, locked.
fn invent(phone: &Device) -> Result<(), AmparoError> {
    let alerts = phone.amparo()?.alerts()?;
    let (ana, luis) = (cast::PAGE_PERSON, cast::SMS_PERSON);
    for (person, number) in [(ana, None), (luis, Some(luis.number.to_owned()))] {
        alerts.add_person(NewPerson {
            // A real phone would suggest an initial; a room that learns the names wants to read them.
            label: person.name.to_owned(),
            number,
            language: person.language.to_owned(),
        })?;
    }
    let vault = phone.amparo()?.vault()?;
    vault.create(pin())?;
    invented::fill(&vault)?;
    vault.lock()
}
