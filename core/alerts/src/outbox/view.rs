//! What a screen may say, as ids of `ui.ftl` with data; never words.
//!
//! A person has one honest sentence. The best thing known of any channel decides it; the rest is for
//! a tap.

use amparo_sealed::RowId;

use super::{AlertId, AttemptId};
use crate::Error;
use crate::capsule::Capsule;
use crate::envelope::Kind;
use crate::people::PersonId;
use crate::rows::{AttemptRow, Channel, Payload, Reason, Row, State};

/// What is known of one person. A third, "answered", is reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Not gone yet.
    NotGoneYet,
    /// Left this phone; we do not know more.
    LeftThisPhone,
}

/// A message of `ui.ftl` and the one value that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Say {
    /// Fluent id.
    pub id: &'static str,
    /// Its argument.
    pub data: Data,
}

/// The value of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// None.
    None,
    /// `$time`: milliseconds since the epoch, for the shell's clock format.
    Time(u64),
    /// `$seconds`.
    Seconds(u64),
}

/// One channel of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelView {
    /// Id.
    pub attempt: AttemptId,
    /// By which way.
    pub channel: Channel,
    /// How far.
    pub state: State,
    /// Why not, or what to do.
    pub detail: Say,
}

/// One person on the alert screen.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonView {
    /// Id.
    pub person: PersonId,
    /// Label.
    pub label: String,
    /// What is known.
    pub reached: Reached,
    /// The one honest sentence.
    pub sentence: Say,
    /// One or two words beside it.
    pub badge: Say,
    /// On tap, what says most first.
    pub channels: Vec<ChannelView>,
}

/// The alert screen.
#[derive(Clone, PartialEq, Eq)]
pub struct AlertView {
    /// Id.
    pub alert: AlertId,
    /// A stand-down, not an alert.
    pub is_stand_down: bool,
    /// When it was saved.
    pub saved_at_ms: u64,
    /// A stand-down for it has been saved.
    pub stood_down: bool,
    /// Attempts go on until then.
    pub expires_ms: u64,
    /// One row a person.
    pub rows: Vec<PersonView>,
}

redacted!(PersonView, AlertView);

impl Capsule {
    /// The screen of one alert or stand-down.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn view(&self, alert: AlertId, now_ms: u64) -> Result<AlertView, Error> {
        let Some(Row::Alert(row)) = self.rows.get(&RowId(alert.0)) else {
            return Err(Error::NotFound { what: "alert" });
        };
        let rows = self
            .people()
            .into_iter()
            .filter_map(|person| {
                let mut channels: Vec<ChannelView> = self
                    .attempts_of(alert)
                    .filter(|(_, row)| row.person.0 == person.id.0)
                    .map(|(id, row)| channel_view(id, row, now_ms))
                    .collect();
                channels.sort_by_key(|view| (rank(view.state), view.channel));
                let best = channels.first()?;
                let reached = reached(best.state);
                let sentence = match reached {
                    Reached::NotGoneYet => say("alert-not-gone"),
                    Reached::LeftThisPhone => say("alert-left-phone"),
                };
                let badge = badge(best);
                Some(PersonView {
                    person: person.id,
                    label: person.label,
                    reached,
                    sentence,
                    badge,
                    channels,
                })
            })
            .collect();
        Ok(AlertView {
            alert,
            is_stand_down: row.kind == Kind::StandDown,
            saved_at_ms: row.created_ms,
            stood_down: row.stood_down,
            expires_ms: row.expires_ms,
            rows,
        })
    }

    /// The newest alert that is neither stood down nor expired.
    pub fn current(&self, now_ms: u64) -> Option<AlertId> {
        let open = self.rows.iter().filter_map(|(id, row)| match row {
            Row::Alert(row)
                if row.kind == Kind::Alert && !row.stood_down && now_ms < row.expires_ms =>
            {
                Some((row.created_ms, AlertId(id.0)))
            }
            _ => None,
        });
        open.max().map(|(_, id)| id)
    }
}

/// What says most comes first.
fn rank(state: State) -> u8 {
    match state {
        State::Answered => 0,
        State::Received => 1,
        State::Accepted => 2,
        State::Handed => 3,
        State::Sending => 4,
        State::Waiting => 5,
        State::Failed => 6,
        State::Expired => 7,
        State::Cancelled => 8,
    }
}

fn reached(state: State) -> Reached {
    match state {
        State::Accepted | State::Handed | State::Received | State::Answered => {
            Reached::LeftThisPhone
        }
        State::Waiting | State::Sending | State::Expired | State::Failed | State::Cancelled => {
            Reached::NotGoneYet
        }
    }
}

fn badge(best: &ChannelView) -> Say {
    say(match (best.state, best.channel) {
        // For an answer; that it left is what the sentence says.
        (State::Accepted | State::Handed | State::Received | State::Answered, _) => {
            "alert-badge-waiting"
        }
        (State::Waiting, Channel::Sms) => "alert-badge-press",
        (State::Waiting | State::Sending, _) => "alert-badge-trying",
        (State::Failed | State::Expired | State::Cancelled, _) => "alert-badge-stopped",
    })
}

fn channel_view(attempt: AttemptId, row: &AttemptRow, now_ms: u64) -> ChannelView {
    let open = matches!(row.state, State::Waiting | State::Sending);
    let state = if open && now_ms >= row.expires_ms {
        State::Expired
    } else {
        row.state
    };
    let with = |id, data| Say { id, data };
    let detail = match (state, row.reason, &row.payload) {
        (State::Accepted | State::Received | State::Answered, ..) => {
            with("alert-detail-accepted", Data::Time(row.since_ms))
        }
        (State::Handed, ..) => with("alert-detail-handed", Data::Time(row.since_ms)),
        (State::Expired, ..) => say("alert-detail-expired"),
        (State::Waiting, _, Payload::Sms { opened: true, .. }) => say("alert-detail-composer"),
        (State::Waiting, _, Payload::Sms { opened: false, .. }) => say("alert-detail-draft"),
        (State::Waiting, Some(Reason::NoNetwork), _) => say("alert-detail-no-network"),
        (State::Waiting, None, _) | (State::Sending, ..) => say("alert-detail-trying"),
        (State::Waiting, ..) => {
            let seconds = row.next_ms.saturating_sub(now_ms).div_ceil(1000);
            with("alert-detail-next", Data::Seconds(seconds))
        }
        (State::Failed, Some(Reason::Gone), _) => say("alert-detail-page-gone"),
        (State::Failed, Some(Reason::NoWay), _) => say("alert-detail-no-way"),
        (State::Failed, Some(Reason::SmsNotSent), _) => say("alert-detail-sms-failed"),
        (State::Failed | State::Cancelled, ..) => say("alert-detail-refused"),
    };
    ChannelView {
        attempt,
        channel: row.channel,
        state,
        detail,
    }
}

fn say(id: &'static str) -> Say {
    Say {
        id,
        data: Data::None,
    }
}
