//! "Ready to try 2 of 3": what a press could do now, per person and way, with reasons.
//!
//! Nothing here says that somebody can be reached: only what is ready to be tried, and when practice
//! last showed that it worked. Not here: words (the façade), what the phone itself knows (the shell
//! tells it as [`PhoneFacts`]).

use amparo_sealed::RowId;

use crate::capsule::Capsule;
use crate::people::{PEOPLE_FREE, PageState, Person, PersonId, Practice};
use crate::rows::{Channel, PairingRow};

/// A page that took nothing for so long may be gone: browsers drop subscriptions that are not used.
pub const SUBSCRIPTION_OLD_MS: u64 = 30 * DAY_MS;
/// Practice is due after so long.
pub const PRACTICE_DUE_MS: u64 = 30 * DAY_MS;
/// A clock that is further off makes certificates and messages doubtful.
pub const CLOCK_WRONG_MS: u64 = 5 * 60 * 1000;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// How the phone can send text messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SmsWay {
    /// The shell has not said.
    #[default]
    Unknown,
    /// It can not (a tablet).
    None,
    /// Only the user can press Send.
    Composer,
    /// The app sends.
    Automatic {
        /// The user has allowed it.
        allowed: bool,
    },
}

/// What the shell knows of the phone. `None` where it cannot know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PhoneFacts {
    /// A SIM card is in it, and ready.
    pub sim: Option<bool>,
    /// Text messages.
    pub sms: SmsWay,
    /// There is a network.
    pub network: Option<bool>,
}

/// Why a way is not ready, or may not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No telephone number.
    NoNumber,
    /// No page is paired.
    NotPaired,
    /// The push service says that the subscription is gone.
    SubscriptionGone,
    /// The page has taken nothing for so many days. A doubt, not a stop.
    SubscriptionOld {
        /// Whole days.
        days: u32,
    },
    /// No SIM card.
    NoSim,
    /// This device sends no text messages.
    NoSms,
    /// The user has not allowed the app to send them.
    SmsNotAllowed,
    /// No network now: it is tried when it is back. A doubt, not a stop.
    NoNetwork,
    /// The phone's clock is wrong; the push services may not be trusted by it. A doubt, not a stop.
    ClockWrong {
        /// Ahead of theirs; negative when behind.
        minutes: i64,
    },
}

impl Problem {
    /// The way cannot be tried at all.
    pub fn stops(self) -> bool {
        !matches!(
            self,
            Self::SubscriptionOld { .. } | Self::NoNetwork | Self::ClockWrong { .. }
        )
    }
}

/// Why nothing is sent to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The owner paused them until then; `u64::MAX` until further notice.
    Paused {
        /// When it ends.
        until_ms: u64,
    },
    /// They want no messages.
    OptedOut,
}

/// One way to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayCheck {
    /// Which.
    pub channel: Channel,
    /// What is in its way, if anything.
    pub problems: Vec<Problem>,
}

impl WayCheck {
    /// A press would try it.
    pub fn is_ready(&self) -> bool {
        !self.problems.iter().any(|problem| problem.stops())
    }
}

/// One person.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonCheck {
    /// Whom.
    pub person: PersonId,
    /// Their label.
    pub label: String,
    /// Why nothing is sent to them, if so.
    pub held: Option<Held>,
    /// The chosen ways, the preferred first.
    pub ways: Vec<WayCheck>,
    /// The last practice with them.
    pub practice: Option<Practice>,
}

redacted!(PersonCheck);

impl PersonCheck {
    /// A press would try at least one way.
    pub fn is_ready(&self) -> bool {
        self.held.is_none() && self.ways.iter().any(WayCheck::is_ready)
    }
}

/// What a press could try now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preflight {
    /// In the order of the list.
    pub people: Vec<PersonCheck>,
    /// The last practice, and how many answered it.
    pub practice: Option<LastPractice>,
    /// It is time to practise.
    pub practice_due: bool,
    /// More people than is wise.
    pub many: bool,
    /// By how many minutes the phone's clock is wrong, if it is.
    pub clock_minutes: Option<i64>,
}

/// The newest practice over all people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastPractice {
    /// When.
    pub at_ms: u64,
    /// People it was for.
    pub people: u32,
    /// Of them, who answered.
    pub answered: u32,
}

impl Preflight {
    /// People that a press would try.
    pub fn ready(&self) -> usize {
        self.people
            .iter()
            .filter(|person| person.is_ready())
            .count()
    }
}

impl Capsule {
    /// What a press could try now, on a phone with these facts.
    pub fn preflight(&self, facts: PhoneFacts, now_ms: u64) -> Preflight {
        let (_, settings) = self.settings_row();
        let clock_minutes = settings
            .clock
            .filter(|clock| clock.ahead_ms.unsigned_abs() > CLOCK_WRONG_MS)
            .map(|clock| clock.ahead_ms / 60_000);
        let people = self.people();
        let pairings = self.pairings();
        let pairing = |person: &Person| Some(pairings.get(&RowId(person.id.0))?.1);
        let check = |person: &Person| PersonCheck {
            person: person.id,
            label: person.label.clone(),
            held: held(person, now_ms),
            ways: ways(person, pairing(person), facts, clock_minutes, now_ms),
            practice: person.practice,
        };
        let practice = last_practice(&people);
        let reminded = !settings.no_reminder && people.iter().any(|person| person.is_ready(now_ms));
        let last_ms = settings
            .last_drill_ms
            .max(practice.map(|practice| practice.at_ms));
        Preflight {
            people: people.iter().map(check).collect(),
            practice,
            // A clock that was set back does not put practice off for ever.
            practice_due: reminded
                && last_ms.is_none_or(|last| now_ms.abs_diff(last) > PRACTICE_DUE_MS),
            many: people.len() > PEOPLE_FREE,
            clock_minutes,
        }
    }
}

fn ways(
    person: &Person,
    pairing: Option<&PairingRow>,
    facts: PhoneFacts,
    clock_minutes: Option<i64>,
    now_ms: u64,
) -> Vec<WayCheck> {
    let check = |channel: Channel| WayCheck {
        channel,
        problems: match channel {
            Channel::Push => push_problems(person.page, pairing, facts, clock_minutes, now_ms),
            Channel::Sms => sms_problems(person, facts),
            Channel::None => Vec::new(),
        },
    };
    person.options.channels.iter().copied().map(check).collect()
}

fn push_problems(
    page: PageState,
    pairing: Option<&PairingRow>,
    facts: PhoneFacts,
    clock_minutes: Option<i64>,
    now_ms: u64,
) -> Vec<Problem> {
    match page {
        PageState::None => return vec![Problem::NotPaired],
        PageState::Gone => return vec![Problem::SubscriptionGone],
        PageState::Paired => {}
    }
    let mut problems = Vec::new();
    let taken = pairing.and_then(|row| row.accepted_ms.max(Some(row.incoming.at_ms)));
    if let Some(age) = taken
        .filter(|taken| *taken > 0)
        .map(|taken| now_ms.abs_diff(taken))
        && age > SUBSCRIPTION_OLD_MS
    {
        let days = u32::try_from(age / DAY_MS).unwrap_or(u32::MAX);
        problems.push(Problem::SubscriptionOld { days });
    }
    if facts.network == Some(false) {
        problems.push(Problem::NoNetwork);
    }
    if let Some(minutes) = clock_minutes {
        problems.push(Problem::ClockWrong { minutes });
    }
    problems
}

fn held(person: &Person, now_ms: u64) -> Option<Held> {
    if person.opted_out {
        return Some(Held::OptedOut);
    }
    person
        .paused_until_ms
        .filter(|until| now_ms < *until)
        .map(|until_ms| Held::Paused { until_ms })
}

fn sms_problems(person: &Person, facts: PhoneFacts) -> Vec<Problem> {
    let mut problems = Vec::new();
    if person.number.is_none() {
        problems.push(Problem::NoNumber);
    }
    match facts.sms {
        SmsWay::None => problems.push(Problem::NoSms),
        SmsWay::Automatic { allowed: false } => problems.push(Problem::SmsNotAllowed),
        SmsWay::Automatic { allowed: true } | SmsWay::Composer | SmsWay::Unknown => {}
    }
    if facts.sms != SmsWay::None && facts.sim == Some(false) {
        problems.push(Problem::NoSim);
    }
    problems
}

/// People practised with within an hour of the newest belong to one practice.
fn last_practice(people: &[Person]) -> Option<LastPractice> {
    const TOGETHER_MS: u64 = 60 * 60 * 1000;
    let all = || people.iter().filter_map(|person| person.practice);
    let at_ms = all().map(|practice| practice.at_ms).max()?;
    let together = || all().filter(|practice| at_ms - practice.at_ms <= TOGETHER_MS);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(LastPractice {
        at_ms,
        people: count(together().count()),
        answered: count(together().filter(|practice| practice.answered).count()),
    })
}

#[cfg(test)]
mod tests;
