//! Alerts: joins `amparo-alerts` (engine), the vault (control keys) and `amparo-net` (delivery).

mod engine;
mod records;
mod view;

use std::sync::Arc;

use amparo_alerts::outbox::{AlertId, AttemptId, Press};
use amparo_alerts::paired::ControlKeys;
use amparo_alerts::people::PersonId;

pub(crate) use engine::{Engine, Slot};
pub use records::{
    AlertRow, AlertView, Delivery, Location, LocationChoice, NewPerson, PageState, Person,
    Preflight, PreflightRow, Pressed, Reached, Receipt, SmsDraft,
};

use crate::app::Shared;
use crate::{AmparoError, Pairing, VaultState, hex, vault};

/// Kind of the vault records that hold the control keys of a pairing.
pub(crate) const CONTROL_KIND: &str = "control-keys";

/// People, the press, delivery. Works while the vault is locked.
#[derive(uniffi::Object)]
pub struct Alerts {
    pub(crate) app: Arc<Shared>,
}

#[uniffi::export]
impl Alerts {
    /// Adds a person; returns their id. Errors: `Invalid{label|number|language}`, `TooLarge` (more than 15).
    pub fn add_person(&self, person: NewPerson) -> Result<String, AmparoError> {
        let id = self.engine()?.capsule().add_person(&person.into())?;
        Ok(hex::encode(id.0))
    }

    /// The people, in the order they were added.
    pub fn people(&self) -> Result<Vec<Person>, AmparoError> {
        Ok(self
            .engine()?
            .capsule()
            .people()
            .into_iter()
            .map(Person::from)
            .collect())
    }

    /// Changes a person's label, number or language.
    pub fn edit_person(&self, id: String, person: NewPerson) -> Result<(), AmparoError> {
        Ok(self
            .engine()?
            .capsule()
            .edit_person(person_id(&id)?, &person.into())?)
    }

    /// Removes a person with their pairing.
    pub fn remove_person(&self, id: String) -> Result<(), AmparoError> {
        Ok(self.engine()?.capsule().remove_person(person_id(&id)?)?)
    }

    /// What a press could try now.
    pub fn preflight(&self) -> Result<Preflight, AmparoError> {
        preflight(&self.app)
    }

    /// The press. Everything is in the outbox, durably, before this returns; drafts come even when the disk refuses.
    pub fn press(&self, location: Option<Location>) -> Result<Pressed, AmparoError> {
        let engine = self.engine()?;
        let mut capsule = engine.capsule();
        let press = Press {
            place: location.map(Location::split),
            cancel_ms: capsule.settings().cancel_ms,
            group: None,
        };
        Ok(capsule.press(&press, self.app.clock.now_ms()).into())
    }

    /// Tells what became of a text message.
    pub fn report_receipt(&self, attempt: String, receipt: Receipt) -> Result<(), AmparoError> {
        let attempt = hex::decode(&attempt)
            .map(AttemptId)
            .ok_or(AmparoError::NotFound)?;
        Ok(self.engine()?.capsule().report_receipt(
            attempt,
            receipt.into(),
            self.app.clock.now_ms(),
        )?)
    }

    /// The alert screen of one alert. Errors: `NotFound`.
    pub fn state(&self, alert: String) -> Result<AlertView, AmparoError> {
        let engine = self.engine()?;
        let view = engine
            .capsule()
            .view(alert_id(&alert)?, self.app.clock.now_ms())?;
        view::alert_view(&self.app, view)
    }

    /// Text messages of an alert that may still be sent, in the words of the press: the app may have ended between the
    /// press and *Send*. After a stand-down, those of the stand-down. Errors: `NotFound`.
    pub fn drafts(&self, alert: String) -> Result<Vec<SmsDraft>, AmparoError> {
        let drafts = self
            .engine()?
            .capsule()
            .drafts(alert_id(&alert)?, self.app.clock.now_ms())?;
        Ok(drafts.into_iter().map(SmsDraft::from).collect())
    }

    /// The alert that is still open (pressed, not stood down, not expired), if any.
    pub fn current(&self) -> Result<Option<AlertView>, AmparoError> {
        match current(&self.app)? {
            Some(alert) => Ok(Some(self.state(alert)?)),
            None => Ok(None),
        }
    }

    /// "I am safe". With an open vault: signed with the control keys. Without any vault: text messages only, which
    /// say that nobody can check them. `word`: the family word as it was typed, or nothing; this phone cannot tell whether
    /// it is right. Errors: `Locked`; `Invalid{word}`; `NotFound`, also while the vault is sealed, as an unlock then says.
    #[uniffi::method(default(word = ""))]
    pub fn stand_down(&self, alert: String, word: String) -> Result<Pressed, AmparoError> {
        let alert = alert_id(&alert)?;
        let controls = match vault::Slot::state(&self.app)? {
            VaultState::Absent => Vec::new(),
            VaultState::Locked => return Err(AmparoError::Locked),
            // Not `Locked`: no PIN would help.
            VaultState::Sealed => return Err(amparo_vault::Error::Sealed.into()),
            VaultState::Unlocked => self.control_keys()?,
        };
        Ok(self
            .engine()?
            .capsule()
            .stand_down(alert, &controls, &word, self.app.clock.now_ms())?
            .into())
    }

    /// Begins to pair a person's page. `page`: https origin of the family page; `sender`: what the person calls the
    /// owner of this phone (at most 32 bytes). An earlier invite to the same person ends.
    /// Errors: `Locked`, `NotFound`, `Invalid{page|sender}`.
    pub fn begin_pairing(
        &self,
        person: String,
        page: String,
        sender: String,
    ) -> Result<Arc<Pairing>, AmparoError> {
        Pairing::begin(&self.app, person_id(&person)?, page, &sender)
    }

    /// The network is there again: what waited for it is due now ([`Alerts::deliver`] sends it).
    pub fn network_is_back(&self) -> Result<(), AmparoError> {
        Ok(self
            .engine()?
            .capsule()
            .network_is_back(self.app.clock.now_ms())?)
    }

    /// Ends a running [`Alerts::deliver`] soon. Needed because cancelling in Swift does not reach Rust.
    pub fn stop(&self) -> Result<(), AmparoError> {
        self.engine()?.stop();
        Ok(())
    }
}

#[uniffi::export(async_runtime = "tokio")]
impl Alerts {
    /// Tries everything that is due, all people together, and returns. Dropping it at any point loses nothing.
    pub async fn deliver(&self) -> Result<Delivery, AmparoError> {
        let app = Arc::clone(&self.app);
        // Opening asks the hardware and the disk: not on a thread of the runtime.
        let engine = tokio::task::spawn_blocking(move || Engine::of(&app))
            .await
            .map_err(|_| AmparoError::Internal { code: 310 })??;
        let clock = Arc::clone(&self.app.clock);
        let courier = engine.courier(&self.app)?;
        let done = courier
            .deliver(Arc::clone(&engine), move || clock.now_ms())
            .await?;
        let now_ms = self.app.clock.now_ms();
        Ok(Delivery {
            tried: done.tried,
            accepted: done.accepted,
            waiting: done.backlog.waiting,
            next_try_in_ms: done.backlog.next_ms.map(|next| next.saturating_sub(now_ms)),
        })
    }
}

impl Alerts {
    fn engine(&self) -> Result<Arc<Engine>, AmparoError> {
        Engine::of(&self.app)
    }

    /// What can be read of the control keys. A damaged one costs its page the word of safety, not the others theirs.
    fn control_keys(&self) -> Result<Vec<ControlKeys>, AmparoError> {
        vault::Slot::with(&self.app, |vault| {
            let records = vault.list(CONTROL_KIND)?.records;
            Ok(records
                .iter()
                .filter_map(|(_, record)| ControlKeys::from_bytes(&record.json).ok())
                .collect())
        })
    }
}

/// What a press could try now.
pub(crate) fn preflight(app: &Shared) -> Result<Preflight, AmparoError> {
    let people = Engine::of(app)?.capsule().people();
    view::preflight(app, &people)
}

/// Id of the alert that is still open, if any.
pub(crate) fn current(app: &Shared) -> Result<Option<String>, AmparoError> {
    let current = Engine::of(app)?.capsule().current(app.clock.now_ms());
    Ok(current.map(|id| hex::encode(id.0)))
}

fn person_id(id: &str) -> Result<PersonId, AmparoError> {
    hex::decode(id).map(PersonId).ok_or(AmparoError::NotFound)
}

fn alert_id(id: &str) -> Result<AlertId, AmparoError> {
    hex::decode(id).map(AlertId).ok_or(AmparoError::NotFound)
}
