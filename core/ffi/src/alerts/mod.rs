//! Alerts: joins `amparo-alerts` (engine), the vault (control keys, what is shared) and `amparo-net` (delivery).
//!
//! One file a concern: `engine` (the open capsule), `vault_first` (what it and the vault owe each other), `press` (the press and what
//! follows it), `delivery`, `people`, `settings`, `preflight`, `share`; `records` and `view` hold what a screen gets.

mod delivery;
mod engine;
mod people;
mod preflight;
mod press;
mod records;
mod settings;
mod share;
pub(crate) mod vault_first;
mod view;

use std::sync::Arc;

use amparo_alerts::outbox::AlertId;
use amparo_alerts::paired::ControlKeys;
use amparo_alerts::people::PersonId;
use amparo_sealed::RowId;

pub use delivery::{Delivery, Incoming, IncomingKind, IncomingVerdict};
pub(crate) use engine::{Engine, Slot};
pub use people::{Channel, NewPerson, PageState, Person, PersonOptions, Practice, Role};
pub use preflight::{AlertProblem, PhoneFacts, Preflight, PreflightRow, PreflightWay, SmsWay};
pub use records::{
    AlertKind, AlertRow, AlertView, Cancelled, Location, LocationChoice, Pressed, Reached, Receipt,
    SmsDraft,
};
pub use settings::AlertSettings;
pub use share::SharedItem;

use crate::app::Shared;
use crate::{AmparoError, VaultState, hex, vault};

/// Kind of the vault records that hold the control keys of a pairing.
pub(crate) const CONTROL_KIND: &str = "control-keys";

/// People, the press, delivery. Works while the vault is locked, unless the owner chose "PIN first": then every call but `preflight`
/// fails with `Locked` until the vault is open.
#[derive(uniffi::Object)]
pub struct Alerts {
    pub(crate) app: Arc<Shared>,
}

impl Alerts {
    fn engine(&self) -> Result<Arc<Engine>, AmparoError> {
        Engine::of(&self.app)
    }

    /// What can be read of the control keys. A damaged one costs its page the word of safety, not the others theirs. Errors: `Locked`;
    /// `NotFound` while the vault is sealed. None where there is no vault.
    fn control_keys(&self) -> Result<Vec<ControlKeys>, AmparoError> {
        match vault::Slot::state(&self.app)? {
            VaultState::Absent => Ok(Vec::new()),
            VaultState::Locked => Err(AmparoError::Locked),
            // Not `Locked`: no PIN would help.
            VaultState::Sealed => Err(amparo_vault::Error::Sealed.into()),
            VaultState::Unlocked => {
                let all = control_records(&self.app)?.into_iter();
                Ok(all.map(|(_, keys)| keys).collect())
            }
        }
    }
}

/// The control keys in the open vault, as far as they can be read. Errors: `Locked`.
pub(crate) fn control_records(app: &Shared) -> Result<Vec<(RowId, ControlKeys)>, AmparoError> {
    vault::Slot::with(app, |vault| {
        let records = vault.list(CONTROL_KIND)?.records.into_iter();
        let read = |(id, record): (_, amparo_vault::Record)| {
            Some((id, ControlKeys::from_bytes(&record.json).ok()?))
        };
        Ok(records.filter_map(read).collect())
    })
}

pub(crate) use preflight::preflight;

/// Id of the alert that is still open, if any. Errors: as [`Engine::of`].
pub(crate) fn current(app: &Shared) -> Result<Option<String>, AmparoError> {
    let now_ms = app.clock.now_ms();
    let current = Engine::on(app, |capsule| capsule.current(now_ms))?;
    Ok(current.map(|id| hex::encode(id.0)))
}

pub(crate) fn person_id(id: &str) -> Result<PersonId, AmparoError> {
    hex::decode(id).map(PersonId).ok_or(AmparoError::NotFound)
}

fn alert_id(id: &str) -> Result<AlertId, AmparoError> {
    hex::decode(id).map(AlertId).ok_or(AmparoError::NotFound)
}
