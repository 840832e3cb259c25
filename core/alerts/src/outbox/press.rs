//! The press, the practice and what is added to an alert: messages under the alert key, which a
//! locked phone can send.

use std::sync::Arc;

use amparo_sealed::RowId;

use super::gate::window_end;
use super::plan::{Plan, Words};
use super::readers::{Reader, lead_of};
use super::{AlertId, Pressed, derive_topic};
use crate::capsule::Capsule;
use crate::envelope::{AlertBody, Head, Kind, Location, link, seal};
use crate::message::{
    Fix, Sharing, alert_sms, alert_text, drill_sms, drill_text, share, test_text, update_sms,
    update_text,
};
use crate::people::PersonId;
use crate::rows::{AlertRow, Channel, PairingRow, PairingState, Reason, Row};
use crate::settings::CANCEL_MAX_MS;
use crate::{Error, b64};

/// What the owner presses. The default is everyone, at once, without a place.
#[derive(Debug, Clone, Default)]
pub struct Press {
    /// Where the phone is and how exactly that may be told.
    pub place: Option<(Fix, Sharing)>,
    /// How long it may be taken back; at most [`CANCEL_MAX_MS`].
    pub cancel_ms: u32,
    /// Only these people.
    pub group: Option<String>,
}

/// One message of this module, the same for everybody.
struct Message {
    kind: Kind,
    of: Option<AlertId>,
    place: Option<Location>,
    loud: bool,
    lead: Option<(RowId, String)>,
}

impl Capsule {
    /// The press. Whatever goes wrong on the disk, the drafts come back. A group that nobody is in is
    /// [`Error::NotFound`] in the answer: an alert to nobody must not look like one.
    pub fn press(&mut self, press: &Press, now_ms: u64) -> Pressed {
        let length = u64::from(press.cancel_ms.min(CANCEL_MAX_MS));
        let mut plan = Plan::new(Kind::Alert, None, length, now_ms);
        self.prune(now_ms, &mut plan.changes);
        let mut readers = self.readers();
        if let Some(group) = &press.group {
            readers.retain(|reader| reader.row.groups.contains(group));
            if readers.is_empty() {
                plan.problem = Some(Error::NotFound { what: "group" });
            }
        }
        let message = Message::new(Kind::Alert, press.place, &readers, now_ms);
        for reader in &readers {
            plan.add_message(reader, &message, |_| true);
        }
        self.save(plan, now_ms)
    }

    /// Practice with everybody who takes part: not the quiet, the paused and the opted-out. A loud
    /// one makes itself noticed like an alert.
    pub fn drill(&mut self, loud: bool, now_ms: u64) -> Pressed {
        let mut plan = Plan::new(Kind::Drill, None, 0, now_ms);
        self.prune(now_ms, &mut plan.changes);
        let mut readers = self.readers();
        readers.retain(|reader| !reader.row.quiet && reader.blocked(now_ms).is_none());
        let message = Message {
            loud,
            ..Message::new(Kind::Drill, None, &readers, now_ms)
        };
        for reader in &readers {
            plan.add_message(reader, &message, |_| true);
        }
        if let Err(error) = self.note_drill(&mut plan) {
            plan.problem.get_or_insert(error);
        }
        self.save(plan, now_ms)
    }

    /// Shows whether the way to one page works; asks nothing of the person.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a person without a live page; [`Error::Invalid`] when nothing may go to
    /// them now.
    pub fn test_page(&mut self, person: PersonId, now_ms: u64) -> Result<Pressed, Error> {
        let mut plan = Plan::new(Kind::Test, None, 0, now_ms);
        self.prune(now_ms, &mut plan.changes);
        let mut readers = self.readers();
        readers.retain(|reader| reader.id.0 == person.0);
        let reader = readers.first().ok_or(Error::NotFound { what: "person" })?;
        if reader.row.quiet || reader.blocked(now_ms).is_some() {
            return Err(Error::Invalid { field: "person" });
        }
        let confirmed = |row: &PairingRow| row.state == PairingState::Confirmed;
        let pairing = reader.pairing.filter(|(_, row)| confirmed(row));
        let (id, row) = pairing.ok_or(Error::NotFound { what: "pairing" })?;
        let message = Message::new(Kind::Test, None, &readers, now_ms);
        plan.begin(reader);
        plan.add_sealed(reader, id, row, &message);
        Ok(self.save(plan, now_ms))
    }

    /// More about an alert, to those who were to get it: the place as it is now.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such alert; [`Error::Invalid`] when it is over.
    pub fn update(
        &mut self,
        alert: AlertId,
        place: Option<(Fix, Sharing)>,
        now_ms: u64,
    ) -> Result<Pressed, Error> {
        let row = self.alert_row(alert)?;
        if row.stood_down || row.cancelled {
            return Err(Error::Invalid { field: "alert" });
        }
        let mut plan = Plan::new(Kind::Update, Some(RowId(alert.0)), 0, now_ms);
        plan.wait_for(window_end(row, now_ms));
        self.prune(now_ms, &mut plan.changes);
        let told = self.told(alert);
        let mut readers = self.readers();
        readers.retain(|reader| told.any(reader.id));
        let message = Message {
            of: Some(alert),
            ..Message::new(Kind::Update, place, &readers, now_ms)
        };
        for reader in &readers {
            plan.add_message(reader, &message, |way| told.by(reader.id, way));
        }
        Ok(self.save(plan, now_ms))
    }

    /// An alert, not another message.
    pub(super) fn alert_row(&self, alert: AlertId) -> Result<&AlertRow, Error> {
        match self.rows.get(&RowId(alert.0)) {
            Some(Row::Alert(row)) if row.kind == Kind::Alert => Ok(row),
            _ => Err(Error::NotFound { what: "alert" }),
        }
    }

    fn note_drill(&self, plan: &mut Plan) -> Result<(), Error> {
        let now_ms = plan.now_ms;
        self.change_settings(&mut plan.changes, |row| row.last_drill_ms = Some(now_ms))
    }
}

impl Message {
    fn new(kind: Kind, place: Option<(Fix, Sharing)>, to: &[Reader<'_>], now_ms: u64) -> Self {
        let reached: Vec<_> = to
            .iter()
            .filter(|reader| reader.blocked(now_ms).is_none() && reader.has_a_way())
            .collect();
        Self {
            kind,
            of: None,
            place: place.and_then(|(fix, sharing)| share(fix, sharing)),
            loud: false,
            lead: lead_of(&reached).map(|(id, label)| (id, label.to_owned())),
        }
    }

    fn place(&self, reader: &Reader<'_>) -> Option<&Location> {
        self.place.as_ref().filter(|_| reader.may_know_place())
    }

    fn text(&self, reader: &Reader<'_>) -> Result<String, Error> {
        let language = &reader.row.language;
        match self.kind {
            Kind::Update => update_text(language, reader.from),
            Kind::Drill => drill_text(language, reader.from),
            Kind::Test => test_text(language, reader.from),
            _ => alert_text(language, reader.from, reader.row.message.as_deref()),
        }
    }

    fn sms(&self, reader: &Reader<'_>, link: Option<&str>) -> Result<String, Error> {
        let (language, place) = (&reader.row.language, self.place(reader));
        match self.kind {
            Kind::Update => update_sms(language, reader.from, place),
            Kind::Drill => drill_sms(language, reader.from, link),
            _ => {
                let own = reader.row.message.as_deref();
                alert_sms(language, reader.from, own, place, link)
            }
        }
    }

    fn body(&self, reader: &Reader<'_>) -> Result<AlertBody, Error> {
        let lead = self.lead.as_ref().map(|(id, label)| {
            let theirs = *id == reader.id;
            if theirs { String::new() } else { label.clone() }
        });
        Ok(AlertBody {
            from: reader.from.to_owned(),
            text: self.text(reader)?,
            lang: reader.row.language.clone(),
            location: self.place(reader).copied(),
            role: Some(reader.row.role as u8),
            lead,
            of: self.of.map(|alert| b64::encode(&alert.0)),
            loud: self.loud,
        })
    }
}

impl Plan {
    /// One message to one person by those of their ways that are `wanted`.
    fn add_message(
        &mut self,
        reader: &Reader<'_>,
        message: &Message,
        wanted: impl Fn(Channel) -> bool,
    ) {
        if let Some(reason) = reader.blocked(self.now_ms) {
            self.add_failed(reader.person(), reason);
            return;
        }
        self.begin(reader);
        let mut any = false;
        for way in reader.ways().into_iter().filter(|way| wanted(*way)) {
            match (way, &reader.row.number, reader.pairing) {
                (Channel::Sms, Some(number), _) => {
                    let words = self.words(reader, message);
                    self.add_sms(reader, number, words);
                }
                (Channel::Push, _, Some((id, row))) if row.state == PairingState::Confirmed => {
                    self.add_sealed(reader, id, row, message);
                }
                (Channel::Push, _, Some(_)) => self.add_failed(reader.person(), Reason::Gone),
                _ => continue,
            }
            any = true;
        }
        if !any {
            self.add_failed(reader.person(), Reason::NoWay);
        }
    }

    fn add_sealed(&mut self, reader: &Reader<'_>, id: RowId, row: &PairingRow, message: &Message) {
        let key = row.alert.as_ref().map(|keys| Arc::clone(&keys.outgoing));
        self.add_push(reader.person(), id, row, |head| {
            let key = key.as_deref();
            let key = key.ok_or(Error::Internal { code: "alert-key" })?;
            let envelope = seal(key, head, message.kind, &message.body(reader)?)?;
            Ok((envelope, derive_topic(key, &head.message_id)))
        });
    }

    /// A text message, with a link that their page can check if there is one.
    fn words(&mut self, reader: &Reader<'_>, message: &Message) -> Result<Words, Error> {
        let bare = message.sms(reader, None)?;
        // A link that cannot be made must not cost the text message.
        let text = match self.link(reader, message) {
            Some(link) => message.sms(reader, Some(&link))?,
            None => bare.clone(),
        };
        Ok(Words { text, bare })
    }

    fn link(&mut self, reader: &Reader<'_>, message: &Message) -> Option<String> {
        if !matches!(message.kind, Kind::Alert | Kind::Drill) {
            return None;
        }
        let (id, row) = reader.pairing?;
        let (key, origin) = (row.sms.as_deref()?, row.page.as_deref()?);
        let head = Head {
            epoch: row.epoch,
            counter: self.reserve(id, row),
            message_id: [0; 16],
            created_ms: self.now_ms,
            expires_ms: self.expires_ms(),
        };
        link::seal_link(key, origin, &head, message.kind, message.place(reader)).ok()
    }
}
