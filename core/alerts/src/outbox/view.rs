//! What a screen may say, as ids of `ui.ftl` with data; never words.
//!
//! A person has one honest sentence. The best thing known of any channel decides it; the rest is for
//! a tap.

use std::collections::HashMap;

use amparo_sealed::RowId;

use super::age::Ages;
use super::gate::{Gate, Hold, window_end};
use super::{AlertId, AttemptId};
use crate::Error;
use crate::capsule::Capsule;
use crate::envelope::Kind;
use crate::people::PersonId;
use crate::rows::{Answer, AttemptRow, Channel, Payload, Reason, Row, State};

/// What is known of one person. There is no "sent": nobody here could know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Not gone yet.
    NotGoneYet,
    /// Left this phone; we do not know more.
    LeftThisPhone,
    /// They answered, or the owner says so.
    Answered,
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
    /// `$name`: the label of the person, which the row has.
    Label,
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a sentence of the screen, in any combination"
)]
pub struct AlertView {
    /// Id.
    pub alert: AlertId,
    /// What was sent, or is to be.
    pub kind: Kind,
    /// A stand-down, not an alert.
    pub is_stand_down: bool,
    /// Practice, not an alert.
    pub is_drill: bool,
    /// It was taken back; nothing left.
    pub cancelled: bool,
    /// Until then it can be taken back and nothing leaves; 0 when that time is over or never was.
    pub cancel_until_ms: u64,
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
    /// The screen of one alert or other message. One pass over the rows, however many people there
    /// are.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn view(&self, alert: AlertId, now_ms: u64) -> Result<AlertView, Error> {
        let Some(Row::Alert(row)) = self.rows.get(&RowId(alert.0)) else {
            return Err(Error::NotFound { what: "alert" });
        };
        let gate = Gate::new(self, now_ms);
        let ages = Ages::new(self, now_ms);
        let mut theirs: HashMap<RowId, Vec<ChannelView>> = HashMap::new();
        for (id, row) in &self.rows {
            if let Row::Attempt(row) = row
                && row.alert == Some(RowId(alert.0))
            {
                let over = ages.is_over(row);
                let view = channel_view(AttemptId(id.0), row, gate.hold(row), over, now_ms);
                theirs.entry(row.person).or_default().push(view);
            }
        }
        let rows = self.readers().into_iter().filter_map(|reader| {
            let mut channels = theirs.remove(&reader.id)?;
            channels.sort_by_key(|view| (rank(view), view.channel, view.attempt));
            let best = channels.first()?;
            let reached = reached(best.state);
            let sentence = match reached {
                Reached::NotGoneYet => say("alert-not-gone"),
                Reached::LeftThisPhone => say("alert-left-phone"),
                Reached::Answered => with("alert-answered", Data::Label),
            };
            Some(PersonView {
                person: PersonId(reader.id.0),
                label: reader.row.label.clone(),
                reached,
                sentence,
                badge: badge(best),
                channels,
            })
        });
        Ok(AlertView {
            alert,
            kind: row.kind,
            is_stand_down: row.kind == Kind::StandDown,
            is_drill: row.kind == Kind::Drill,
            cancelled: row.cancelled,
            cancel_until_ms: window_end(row, now_ms).unwrap_or(0),
            saved_at_ms: row.created_ms,
            stood_down: row.stood_down,
            expires_ms: now_ms.saturating_add(ages.message_left_ms(RowId(alert.0), row)),
            rows: rows.collect(),
        })
    }

    /// The newest alert that is neither stood down, taken back nor expired.
    pub fn current(&self, now_ms: u64) -> Option<AlertId> {
        let ages = Ages::new(self, now_ms);
        let open = self.rows.iter().filter_map(|(id, row)| match row {
            Row::Alert(row)
                if row.kind == Kind::Alert
                    && !row.stood_down
                    && !row.cancelled
                    && ages.message_left_ms(*id, row) > 0 =>
            {
                Some((row.created_ms, AlertId(id.0)))
            }
            _ => None,
        });
        open.max().map(|(_, id)| id)
    }
}

/// What says most comes first; what is held back is not what the owner has to look at.
fn rank(view: &ChannelView) -> u8 {
    match view.state {
        State::Answered => 0,
        State::Received => 1,
        State::Accepted => 2,
        State::Handed => 3,
        State::Sending => 4,
        State::Waiting if view.detail.id == HELD || is_blocked(view) => 6,
        State::Waiting => 5,
        State::Failed => 7,
        State::Expired => 8,
        State::Cancelled => 9,
    }
}

const HELD: &str = "alert-detail-held";
const WINDOW: &str = "alert-detail-window";
const PAUSED: &str = "alert-detail-paused";
const OPTED_OUT: &str = "alert-detail-opted-out";

/// The person was paused or wants no messages since it was made.
fn is_blocked(view: &ChannelView) -> bool {
    [PAUSED, OPTED_OUT].contains(&view.detail.id)
}

fn reached(state: State) -> Reached {
    match state {
        State::Answered => Reached::Answered,
        State::Accepted | State::Handed | State::Received => Reached::LeftThisPhone,
        State::Waiting | State::Sending | State::Expired | State::Failed | State::Cancelled => {
            Reached::NotGoneYet
        }
    }
}

fn badge(best: &ChannelView) -> Say {
    say(match (best.state, best.channel) {
        (State::Answered, _) => "alert-badge-answered",
        // For an answer; that it left is what the sentence says.
        (State::Accepted | State::Handed | State::Received, _) => "alert-badge-waiting",
        // For the end of the window, or for another way.
        (State::Waiting, _) if [HELD, WINDOW].contains(&best.detail.id) => "alert-badge-waiting",
        (State::Waiting, _) if is_blocked(best) => "alert-badge-stopped",
        (State::Waiting, Channel::Sms) => "alert-badge-press",
        (State::Waiting | State::Sending, _) => "alert-badge-trying",
        (State::Failed | State::Expired | State::Cancelled, _) => "alert-badge-stopped",
    })
}

fn channel_view(
    attempt: AttemptId,
    row: &AttemptRow,
    hold: Hold,
    over: bool,
    now_ms: u64,
) -> ChannelView {
    let state = if row.is_open() && over {
        State::Expired
    } else {
        row.state
    };
    let time = |id| with(id, Data::Time(row.since_ms));
    let detail = match state {
        State::Answered => match row.answer {
            Some(Answer::OnIt) => time("alert-detail-on-it"),
            Some(Answer::Cannot) => time("alert-detail-cannot"),
            Some(Answer::Called) | None => time("alert-detail-called"),
        },
        State::Received => time("alert-detail-received"),
        State::Accepted => time("alert-detail-accepted"),
        State::Handed => time("alert-detail-handed"),
        // It would have gone if the way before it had not.
        State::Waiting | State::Expired if hold == Hold::NotNeeded => say(HELD),
        State::Expired => say("alert-detail-expired"),
        State::Cancelled => say("alert-detail-cancelled"),
        State::Sending => say("alert-detail-trying"),
        State::Failed => say(failed(row.reason)),
        State::Waiting => waiting(row, hold, now_ms),
    };
    ChannelView {
        attempt,
        channel: row.channel,
        state,
        detail,
    }
}

fn waiting(row: &AttemptRow, hold: Hold, now_ms: u64) -> Say {
    let opened = matches!(row.payload, Payload::Sms { opened: true, .. });
    match (hold, row.channel, row.reason) {
        _ if opened => say("alert-detail-composer"),
        (Hold::Blocked(reason, _), ..) => say(failed(Some(reason))),
        (Hold::Window(_), ..) => say(WINDOW),
        (Hold::Behind(_) | Hold::NotNeeded, ..) => say(HELD),
        (Hold::Free, Channel::Sms, _) => say("alert-detail-draft"),
        (Hold::Free, _, Some(Reason::NoNetwork)) => say("alert-detail-no-network"),
        (Hold::Free, _, Some(Reason::Untrusted)) => say("alert-detail-untrusted"),
        (Hold::Free, _, None) => say("alert-detail-trying"),
        (Hold::Free, ..) => {
            let seconds = row.next_ms.saturating_sub(now_ms).div_ceil(1000);
            with("alert-detail-next", Data::Seconds(seconds))
        }
    }
}

fn failed(reason: Option<Reason>) -> &'static str {
    match reason {
        Some(Reason::Gone) => "alert-detail-page-gone",
        Some(Reason::NoWay) => "alert-detail-no-way",
        Some(Reason::SmsNotSent) => "alert-detail-sms-failed",
        Some(Reason::Paused) => PAUSED,
        Some(Reason::OptedOut) => OPTED_OUT,
        Some(
            Reason::TooLarge
            | Reason::Refused
            | Reason::NoNetwork
            | Reason::Busy
            | Reason::Address
            | Reason::Internal
            | Reason::Untrusted,
        )
        | None => "alert-detail-refused",
    }
}

fn say(id: &'static str) -> Say {
    with(id, Data::None)
}

fn with(id: &'static str, data: Data) -> Say {
    Say { id, data }
}
