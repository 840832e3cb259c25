//! The press and what follows it. Everything that goes out is in the outbox, durably, before a call returns.

use std::sync::Arc;

use amparo_alerts::capsule::Capsule;
use amparo_alerts::outbox::{self, AttemptId, Press};
use amparo_alerts::{Answer, Error};

use super::records::{AlertView, Cancelled, Location, Pressed, Receipt, SmsDraft};
use super::{Alerts, alert_id, current, person_id, view};
use crate::{AmparoError, Pairing, hex, pairing};

#[uniffi::export]
impl Alerts {
    /// The press: everybody. Everything is in the outbox, durably, before this returns; drafts come even when the disk refuses.
    pub fn press(&self, location: Option<Location>) -> Result<Pressed, AmparoError> {
        let pressed = self.press_for(None, location)?;
        Ok(pressed.into())
    }

    /// The press for the people of one group only. Errors: `NotFound` when nobody is in it: nothing was saved.
    #[uniffi::method(default(location = None))]
    pub fn press_group(
        &self,
        group: String,
        location: Option<Location>,
    ) -> Result<Pressed, AmparoError> {
        let pressed = self.press_for(Some(group), location)?;
        if let Some(Error::NotFound { .. }) = pressed.problem {
            return Err(AmparoError::NotFound);
        }
        Ok(pressed.into())
    }

    /// Takes a press back while its window is open. Errors: `NotFound`.
    pub fn cancel(&self, alert: String) -> Result<Cancelled, AmparoError> {
        let alert = alert_id(&alert)?;
        let cancelled = self.now(|capsule, now_ms| capsule.cancel(alert, now_ms))??;
        Ok(cancelled.into())
    }

    /// Practice with everybody who takes part. `loud`: it makes itself noticed like an alert.
    pub fn drill(&self, loud: bool) -> Result<Pressed, AmparoError> {
        let pressed = self.now(|capsule, now_ms| capsule.drill(loud, now_ms))?;
        Ok(pressed.into())
    }

    /// More about an alert, to the same people: the place as it is now. Errors: `NotFound`; `Invalid{alert}` when it is over.
    #[uniffi::method(default(location = None))]
    pub fn update(
        &self,
        alert: String,
        location: Option<Location>,
    ) -> Result<Pressed, AmparoError> {
        let alert = alert_id(&alert)?;
        let place = location.map(Location::split);
        let pressed = self.now(|capsule, now_ms| capsule.update(alert, place, now_ms))??;
        Ok(pressed.into())
    }

    /// Shows whether the way to one page works; asks nothing of the person. Errors: `NotFound` without a paired page;
    /// `Invalid{person}` when nothing may go to them now.
    pub fn test_page(&self, person: String) -> Result<Pressed, AmparoError> {
        let person = person_id(&person)?;
        let pressed = self.now(|capsule, now_ms| capsule.test_page(person, now_ms))??;
        Ok(pressed.into())
    }

    /// "I am safe". With an open vault: signed with the control keys. Without any vault: text messages only, which
    /// say that nobody can check them. `word`: the family word as it was typed, or nothing; this phone cannot tell whether
    /// it is right. Errors: `Locked`; `Invalid{word}`; `NotFound`, also while the vault is sealed, as an unlock then says.
    #[uniffi::method(default(word = ""))]
    pub fn stand_down(&self, alert: String, word: String) -> Result<Pressed, AmparoError> {
        let alert = alert_id(&alert)?;
        let controls = self.control_keys()?;
        let pressed =
            self.now(|capsule, now_ms| capsule.stand_down(alert, &controls, &word, now_ms))??;
        Ok(pressed.into())
    }

    /// "My number changed", to everybody who takes part. Signed for pages, as [`Alerts::stand_down`]. Errors: `Invalid{number}`,
    /// `Locked`, `NotFound` while the vault is sealed.
    pub fn number_changed(&self, number: String) -> Result<Pressed, AmparoError> {
        let controls = self.control_keys()?;
        let pressed =
            self.now(|capsule, now_ms| capsule.number_changed(&number, &controls, now_ms))??;
        Ok(pressed.into())
    }

    /// "She called me": the owner says that a person answered, also an "I am safe" or a practice. Errors: `NotFound`.
    pub fn mark_answered(&self, alert: String, person: String) -> Result<(), AmparoError> {
        let (alert, person) = (alert_id(&alert)?, person_id(&person)?);
        Ok(self.now(|capsule, now_ms| {
            capsule.mark_answered(alert, person, Answer::Called, now_ms)
        })??)
    }

    /// Tells what became of a text message.
    pub fn report_receipt(&self, attempt: String, receipt: Receipt) -> Result<(), AmparoError> {
        let attempt = hex::decode(&attempt)
            .map(AttemptId)
            .ok_or(AmparoError::NotFound)?;
        Ok(self.now(|capsule, now_ms| capsule.report_receipt(attempt, receipt.into(), now_ms))??)
    }

    /// The screen of one alert or other message. Errors: `NotFound`.
    pub fn state(&self, alert: String) -> Result<AlertView, AmparoError> {
        let alert = alert_id(&alert)?;
        let view = self.now(|capsule, now_ms| capsule.view(alert, now_ms))??;
        view::alert_view(&self.app, view)
    }

    /// Text messages of an alert that may still be sent, in the words of the press: the app may have ended between the
    /// press and *Send*. After a stand-down, those of the stand-down. Errors: `NotFound`.
    pub fn drafts(&self, alert: String) -> Result<Vec<SmsDraft>, AmparoError> {
        let alert = alert_id(&alert)?;
        let drafts = self.now(|capsule, now_ms| capsule.drafts(alert, now_ms))??;
        Ok(drafts.into_iter().map(SmsDraft::from).collect())
    }

    /// The alert that is still open (pressed, not stood down, not taken back, not expired), if any.
    pub fn current(&self) -> Result<Option<AlertView>, AmparoError> {
        match current(&self.app)? {
            Some(alert) => Ok(Some(self.state(alert)?)),
            None => Ok(None),
        }
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

    /// The pairing of a person that was begun and is neither confirmed nor over: the app may have ended meanwhile. Errors: `Locked`.
    pub fn pending_pairing(&self, person: String) -> Result<Option<Arc<Pairing>>, AmparoError> {
        pairing::pending(&self.app, person_id(&person)?)
    }
}

impl Alerts {
    /// Does something with the capsule, at this moment.
    pub(super) fn now<T>(
        &self,
        work: impl FnOnce(&mut Capsule, u64) -> T,
    ) -> Result<T, AmparoError> {
        let engine = self.engine()?;
        engine.capsule(|capsule| work(capsule, self.app.clock.now_ms()))
    }

    fn press_for(
        &self,
        group: Option<String>,
        location: Option<Location>,
    ) -> Result<outbox::Pressed, AmparoError> {
        self.now(|capsule, now_ms| {
            let press = Press {
                place: location.map(Location::split),
                cancel_ms: capsule.settings().cancel_ms,
                group,
            };
            capsule.press(&press, now_ms)
        })
    }
}
