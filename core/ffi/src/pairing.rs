//! Pairing of one person's family page.

use std::sync::Arc;

use amparo_alerts::paired::ControlKeys;
use amparo_alerts::pairing::{PendingPairing, Review, Step, Via};
use amparo_alerts::people::PersonId;
use amparo_sealed::RowId;
use amparo_text::{Args, Catalog};
use amparo_vault::{Change, Record};

use crate::alerts::{CONTROL_KIND, Engine, control_records};
use crate::app::Shared;
use crate::vault::Slot;
use crate::{AmparoError, Text};

/// The invite, to be shown as QR or sent as a link.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Invite {
    /// `https://page/#v1.…`.
    pub link: String,
    /// The link as a QR code, SVG.
    pub qr_svg: String,
    /// Milliseconds since the Unix epoch.
    pub expires_ms: u64,
}

impl std::fmt::Debug for Invite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Invite(redacted)")
    }
}

/// What the user looks at before anything is sent to the page.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReplyReview {
    /// Host of the push service.
    pub host: String,
    /// False: not one of the large push services; the user has to agree to it.
    pub known: bool,
}

/// Where a pairing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PairingStep {
    /// The invite can be shown.
    Invited,
    /// An answer is there; the user has to look at where it leads.
    Reviewing,
    /// The pictures can be compared.
    Comparing,
    /// Over, without a result.
    Ended,
}

/// One of the five pictures to compare.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Picture {
    /// Picture id, one of 64.
    pub id: String,
    /// Its name in the reader's language.
    pub name: Text,
}

/// Kind of the vault record that holds a pairing until it is confirmed: it contains the agreement's private key.
const PENDING_KIND: &str = "pending-pairing";
const SCHEMA: u32 = 1;

/// One pairing, from invite to confirmation. The vault has to stay open meanwhile.
#[derive(uniffi::Object)]
pub struct Pairing {
    app: Arc<Shared>,
    page: String,
    /// Record in the vault. The truth is there; every step reads it and writes it back.
    record: RowId,
}

impl Pairing {
    pub(crate) fn begin(
        app: &Arc<Shared>,
        person: PersonId,
        page: String,
        sender: &str,
    ) -> Result<Arc<Self>, AmparoError> {
        let now_ms = app.clock.now_ms();
        let people = Engine::on(app, |capsule| capsule.people())?;
        let language = people
            .into_iter()
            .find(|other| other.id == person)
            .ok_or(AmparoError::NotFound)?
            .language;
        let mut pending = PendingPairing::make_invite(person, sender, &language, now_ms)?;
        // Refused here rather than when the invite is shown.
        pending.set_page(&page)?;
        let record = Slot::with(app, |vault| {
            let mut changes = Vec::new();
            for (id, record) in vault.list(PENDING_KIND)?.records {
                // One that cannot be read is kept: it may be a newer app's.
                if PendingPairing::from_bytes(&record.json).is_ok_and(|old| old.person() == person)
                {
                    changes.push(Change::Remove { id });
                }
            }
            changes.push(Change::Put {
                id: None,
                record: pending_record(&pending)?,
            });
            vault
                .write_many(&changes)?
                .pop()
                .ok_or(AmparoError::NotFound)
        })?;
        Ok(Arc::new(Self {
            app: Arc::clone(app),
            page,
            record,
        }))
    }

    /// Reads the pairing, lets `act` change it, and stores it again, also when `act` failed: failures count.
    fn change<T>(
        &self,
        act: impl FnOnce(&mut PendingPairing, u64) -> Result<T, amparo_alerts::Error>,
    ) -> Result<T, AmparoError> {
        let now_ms = self.app.clock.now_ms();
        Slot::with(&self.app, |vault| {
            let record = vault.get(self.record)?.ok_or(AmparoError::NotFound)?;
            let mut pending = PendingPairing::from_bytes(&record.json)?;
            let done = act(&mut pending, now_ms);
            let changed = pending_record(&pending)?;
            if changed != record {
                vault.put(Some(self.record), &changed)?;
            }
            Ok(done?)
        })
    }

    fn accept(&self, reply: &str, via: Via) -> Result<ReplyReview, AmparoError> {
        let review = self.change(|pending, now_ms| {
            pending.accept_reply(reply, via, &self.app.network, now_ms)
        })?;
        Ok(review.into())
    }

    fn pending(&self) -> Result<PendingPairing, AmparoError> {
        Slot::with(&self.app, |vault| {
            let record = vault.get(self.record)?.ok_or(AmparoError::NotFound)?;
            Ok(PendingPairing::from_bytes(&record.json)?)
        })
    }
}

#[uniffi::export]
impl Pairing {
    /// The invite to show. Errors: `Locked`, `NotFound` after the end.
    pub fn invite(&self) -> Result<Invite, AmparoError> {
        let pending = self.pending()?;
        let link = pending.link(&self.page)?;
        Ok(Invite {
            qr_svg: amparo_text::qr_svg(&link)?,
            link,
            expires_ms: pending.expires_ms(),
        })
    }

    /// Takes the page's answer, as text. Errors: `Invalid{reply}`, `Expired`, `NewerFormat`, `Locked`, `NotFound`;
    /// a second, different answer ends the invite with `Invalid{second-reply}`.
    pub fn accept_reply(&self, reply: String) -> Result<ReplyReview, AmparoError> {
        self.accept(&reply, Via::Text)
    }

    /// The same, for an answer that this phone's camera read from the other's screen. Errors: as [`Pairing::accept_reply`].
    pub fn accept_scanned_reply(&self, reply: String) -> Result<ReplyReview, AmparoError> {
        self.accept(&reply, Via::Camera)
    }

    /// Where the answer leads that was taken. Errors: `Invalid{reply}` or `NotFound` before there is one.
    pub fn review(&self) -> Result<ReplyReview, AmparoError> {
        Ok(self.pending()?.review(&self.app.network)?.into())
    }

    /// Where this pairing stands. Errors: `NotFound` after the end.
    pub fn step(&self) -> Result<PairingStep, AmparoError> {
        Ok(match self.pending()?.step(self.app.clock.now_ms()) {
            Step::Invited => PairingStep::Invited,
            Step::Reviewing => PairingStep::Reviewing,
            Step::Comparing => PairingStep::Comparing,
            Step::Ended(_) => PairingStep::Ended,
        })
    }

    /// The invite is copied or sent, not only shown on this screen: from now on only the pictures can tell who answered it.
    pub fn note_exported(&self) -> Result<(), AmparoError> {
        self.change(|pending, _| {
            pending.note_exported();
            Ok(())
        })
    }

    /// This phone's camera read the answer of somebody who saw the invite on its screen: then [`Pairing::confirm`] needs no comparing
    /// of pictures.
    pub fn is_in_person(&self) -> Result<bool, AmparoError> {
        Ok(self.pending()?.is_in_person())
    }

    /// The user agrees to the reviewed answer: the reveal is put in the outbox ([`crate::Alerts::deliver`] sends it).
    /// `host_agreed`: needed where the review says that the host is not a known one.
    pub fn approve(&self, host_agreed: bool) -> Result<(), AmparoError> {
        self.change(|pending, now_ms| pending.approve(host_agreed, &self.app.network, now_ms))?;
        // Only now, with the approved reply on disk: once r is out, no other reply may be taken.
        let pending = self.pending()?;
        let now_ms = self.app.clock.now_ms();
        Ok(Engine::on(&self.app, |capsule| {
            capsule.queue_reveal(&pending, now_ms)
        })??)
    }

    /// The five pictures. Errors: `NotFound` before `approve`.
    pub fn pictures(&self) -> Result<Vec<Picture>, AmparoError> {
        let languages = self.app.languages();
        let pictures = self.pending()?.pictures(self.app.clock.now_ms())?;
        let named = |picture: &amparo_alerts::pairing::Picture| {
            let id = format!("picture-{}", picture.id);
            let name =
                Catalog::embedded().message(&languages, "family", &id, &Args::new(), true)?;
            Ok(Picture {
                id: picture.id.to_owned(),
                name: name.into(),
            })
        };
        pictures.iter().map(named).collect()
    }

    /// The user says the pictures are the same on both sides: paired.
    pub fn confirm(&self) -> Result<(), AmparoError> {
        confirm(&self.app, self.record, &self.pending()?)
    }

    /// The user says they differ: nothing is kept.
    pub fn reject(&self) -> Result<(), AmparoError> {
        let pending = self.pending()?;
        Engine::on(&self.app, |capsule| capsule.forget_pairing(pending.scope()))??;
        Slot::with(&self.app, |vault| Ok(vault.remove(self.record)?))
    }
}

impl From<Review> for ReplyReview {
    fn from(review: Review) -> Self {
        Self {
            host: review.host,
            known: review.known,
        }
    }
}

/// The pairing of a person that was begun and is not over, if there is one. Errors: `Locked`.
pub(crate) fn pending(
    app: &Arc<Shared>,
    person: PersonId,
) -> Result<Option<Arc<Pairing>>, AmparoError> {
    let now_ms = app.clock.now_ms();
    let Some((record, pending)) = find_pending(app, person)? else {
        return Ok(None);
    };
    let page = match pending.step(now_ms) {
        Step::Ended(_) => None,
        // One of before pages were kept cannot show its invite again.
        Step::Invited => pending.page(),
        Step::Reviewing | Step::Comparing => Some(pending.page().unwrap_or_default()),
    };
    let Some(page) = page else { return Ok(None) };
    if pending.step(now_ms) == Step::Comparing {
        // The app may have ended between the user's agreement and the outbox.
        Engine::on(app, |capsule| capsule.queue_reveal(&pending, now_ms))??;
    }
    Ok(Some(Arc::new(Pairing {
        app: Arc::clone(app),
        page: page.to_owned(),
        record,
    })))
}

/// The pending pairing of a person.
#[cfg(feature = "harness")]
pub(crate) fn pending_of(app: &Shared, person: PersonId) -> Result<PendingPairing, AmparoError> {
    let (_, pending) = find_pending(app, person)?.ok_or(AmparoError::NotFound)?;
    Ok(pending)
}

fn find_pending(
    app: &Shared,
    person: PersonId,
) -> Result<Option<(RowId, PendingPairing)>, AmparoError> {
    let records = Slot::with(app, |vault| Ok(vault.list(PENDING_KIND)?.records))?;
    let read =
        |(id, record): (RowId, Record)| Some((id, PendingPairing::from_bytes(&record.json).ok()?));
    let mut all = records.into_iter().filter_map(read);
    Ok(all.find(|(_, pending)| pending.person() == person))
}

/// Gives the alert keys to the capsule, then the control keys to the vault. Repeating it gives the same keys.
fn confirm(app: &Shared, record: RowId, pending: &PendingPairing) -> Result<(), AmparoError> {
    let now_ms = app.clock.now_ms();
    // With the keys of before, while the vault still has them: the old page is told that it is over.
    let former = control_records(app)?.into_iter();
    let former: Vec<_> = former.map(|(_, keys)| keys).collect();
    let controls = Engine::on(app, |capsule| capsule.confirm(pending, &former, now_ms))??;
    let stored = Record {
        kind: CONTROL_KIND.to_owned(),
        schema: SCHEMA,
        json: controls.to_bytes()?.to_vec(),
    };
    Slot::with(app, |vault| {
        // In one transaction: with the pending record the agreement's private key is gone.
        let mut changes = vec![
            Change::Remove { id: record },
            Change::Put {
                id: None,
                record: stored,
            },
        ];
        for (id, old) in vault.list(CONTROL_KIND)?.records {
            if ControlKeys::from_bytes(&old.json).is_ok_and(|old| old.person == controls.person) {
                changes.push(Change::Remove { id });
            }
        }
        vault.write_many(&changes)?;
        // Undo is for what people write: here it would take the word of safety from the page.
        vault.nothing_to_undo();
        Ok(())
    })?;
    Ok(Engine::on(app, |capsule| capsule.settle(pending.scope()))??)
}

/// Ends what a crash cut off: a pairing that the capsule has and whose control keys never reached the vault could send
/// alerts and never say "I am safe". Runs at every unlock.
pub(crate) fn finish_confirmed(app: &Shared) -> Result<(), AmparoError> {
    let unsettled = Engine::on(app, |capsule| capsule.unsettled())?;
    if unsettled.is_empty() {
        // The usual case: an unlock does not read the vault.
        return Ok(());
    }
    let records = Slot::with(app, |vault| Ok(vault.list(PENDING_KIND)?.records))?;
    for (id, record) in records {
        if let Ok(pending) = PendingPairing::from_bytes(&record.json)
            && unsettled.contains(&pending.scope())
        {
            confirm(app, id, &pending)?;
        }
    }
    // What has no pending record any more had reached the vault.
    for scope in unsettled {
        Engine::on(app, |capsule| capsule.settle(scope))??;
    }
    Ok(())
}

fn pending_record(pending: &PendingPairing) -> Result<Record, AmparoError> {
    Ok(Record {
        kind: PENDING_KIND.to_owned(),
        schema: SCHEMA,
        json: pending.to_bytes()?.to_vec(),
    })
}

#[cfg(all(test, feature = "harness"))]
mod tests {
    use super::*;
    use crate::{Amparo, NewPerson, TestEndpoint, TestRelative};

    const NOW_MS: u64 = 1_795_330_800_000;
    const PIN: &[u8] = b"314159";

    #[test]
    fn a_crash_in_the_middle_of_confirming_costs_no_word_of_safety() {
        let folder = tempfile::tempdir().unwrap();
        let open = || {
            let path = folder.path().to_string_lossy().into_owned();
            Amparo::open_harness(path, vec!["en".to_owned()], NOW_MS).unwrap()
        };
        let endpoint = TestEndpoint::start().unwrap();
        let relative = TestRelative::new(endpoint.url().unwrap()).unwrap();
        {
            let app = open();
            app.vault().unwrap().create(PIN.to_vec()).unwrap();
            let alerts = app.alerts().unwrap();
            let person = NewPerson {
                label: "A".to_owned(),
                number: None,
                language: "en".to_owned(),
            };
            let person = alerts.add_person(person).unwrap();
            let page = "https://family.example".to_owned();
            let pairing = alerts.begin_pairing(person, page, String::new()).unwrap();
            let reply = relative.answer(pairing.invite().unwrap().link).unwrap();
            pairing.accept_reply(reply).unwrap();
            pairing.approve(false).unwrap();
            // The first half of `confirm`, then the end of the process.
            let pending = pairing.pending().unwrap();
            Engine::on(&app.shared, |capsule| {
                capsule.confirm(&pending, &[], NOW_MS)
            })
            .unwrap()
            .unwrap();
        }
        let app = open();
        app.vault().unwrap().unlock(PIN.to_vec()).unwrap();
        assert!(!app.vault().unwrap().undo().unwrap(), "nothing to undo");
        let alerts = app.alerts().unwrap();
        let alert = alerts.press(None).unwrap().alert.unwrap();
        assert_eq!(alerts.stand_down(alert, String::new()).unwrap().pushes, 1);
        let pending = Slot::with(&app.shared, |vault| {
            Ok(vault.list(PENDING_KIND)?.records.len())
        });
        assert_eq!(pending, Ok(0), "the agreement's private key is gone");
        let unsettled = Engine::on(&app.shared, |capsule| capsule.unsettled());
        assert!(unsettled.unwrap().is_empty());
    }
}
