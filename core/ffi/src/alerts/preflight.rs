//! "Ready to try 2 of 3": from what the engine found to sentences.

use amparo_alerts::preflight::{self as inner, Held, LastPractice, PersonCheck, Problem, WayCheck};
use amparo_text::Args;

use super::people::{Channel, Practice};
use super::{Alerts, Engine};
use crate::app::Shared;
use crate::dates::day;
use crate::{AmparoError, Text, VaultState, hex, vault};

/// How the phone can send text messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SmsWay {
    /// It cannot (a tablet).
    Unable,
    /// Only the user can press Send.
    Composer,
    /// The app sends.
    Automatic,
    /// The app would send, and the user has not allowed it.
    NotAllowed,
}

/// What the shell knows of the phone. Absent where it cannot know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, uniffi::Record)]
pub struct PhoneFacts {
    /// A SIM card is in it, and ready.
    #[uniffi(default = None)]
    pub sim: Option<bool>,
    /// Text messages.
    #[uniffi(default = None)]
    pub sms: Option<SmsWay>,
    /// There is a network.
    #[uniffi(default = None)]
    pub network: Option<bool>,
    /// The phone was unlocked since it was started: before that its hardware gives no key out.
    #[uniffi(default = None)]
    pub unlocked_since_start: Option<bool>,
}

/// Why the alerts do not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum AlertProblem {
    /// The phone's hardware does not answer, or somebody else has them; trying again later may help.
    Unavailable,
    /// The phone was restarted and not unlocked since.
    Restarted,
    /// The hardware lost the key.
    Lost,
    /// The owner chose "PIN first", and the vault is locked.
    Locked,
}

/// One way to one person.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PreflightWay {
    /// Which.
    pub channel: Channel,
    /// A press would try it.
    pub ready: bool,
    /// "Ready to try", or that it is not, or that there is a doubt.
    pub sentence: Text,
    /// What is in its way, or may be.
    pub problems: Vec<Text>,
}

/// Whether one person could be tried now.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct PreflightRow {
    /// Person id.
    pub person: String,
    /// Label.
    pub label: String,
    /// There is at least one way to try.
    pub ready: bool,
    /// What is missing, if anything.
    pub detail: Option<Text>,
    /// The chosen ways, the preferred first.
    #[uniffi(default = [])]
    pub ways: Vec<PreflightWay>,
    /// What the last practice with them showed, and when.
    #[uniffi(default = None)]
    pub practice: Option<Text>,
}

impl std::fmt::Debug for PreflightRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PreflightRow")
            .field("ready", &self.ready)
            .finish_non_exhaustive()
    }
}

/// What a press could try now.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Preflight {
    /// People that a press could try.
    pub ready: u32,
    /// One row a person; none where there is a `problem`.
    pub rows: Vec<PreflightRow>,
    /// "Ready to try 2 of 3 people · no practice yet", or the problem.
    pub sentence: Text,
    /// The same with the day of the last practice, for its own screen.
    #[uniffi(default = None)]
    pub summary: Option<Text>,
    /// The alerts do not open, and why.
    #[uniffi(default = None)]
    pub problem: Option<AlertProblem>,
    /// It is time to practise.
    #[uniffi(default = None)]
    pub practice_due: Option<Text>,
    /// More people than is wise.
    #[uniffi(default = None)]
    pub many: Option<Text>,
    /// The phone's clock is wrong.
    #[uniffi(default = None)]
    pub clock: Option<Text>,
}

#[uniffi::export]
impl Alerts {
    /// What a press could try now, on a phone with these facts. Alerts that do not open are no error here: the reason is the sentence.
    #[uniffi::method(default(facts = None))]
    pub fn preflight(&self, facts: Option<PhoneFacts>) -> Result<Preflight, AmparoError> {
        preflight(&self.app, facts.unwrap_or_default())
    }
}

/// What a press could try now.
pub(crate) fn preflight(app: &Shared, facts: PhoneFacts) -> Result<Preflight, AmparoError> {
    let now_ms = app.clock.now_ms();
    let checked = Engine::on(app, |capsule| capsule.preflight(facts.into(), now_ms));
    match checked {
        Ok(checked) => opened(app, &checked),
        Err(error) => closed(app, facts, error),
    }
}

fn opened(app: &Shared, checked: &inner::Preflight) -> Result<Preflight, AmparoError> {
    let rows = checked
        .people
        .iter()
        .map(|person| row(app, person))
        .collect::<Result<Vec<_>, AmparoError>>()?;
    let (ready, total) = (count(checked.ready()), count(rows.len()));
    Ok(Preflight {
        ready,
        rows,
        sentence: sentence(app, ready, total, checked.practice)?,
        summary: Some(summary(app, ready, total, checked.practice)?),
        problem: None,
        practice_due: when(app, checked.practice_due, "preflight-practice-due")?,
        many: if checked.many {
            let count = Args::new().with("count", total);
            Some(app.ui("preflight-many", &count)?)
        } else {
            None
        },
        clock: checked
            .clock_minutes
            .map(|minutes| clock(app, minutes))
            .transpose()?,
    })
}

/// No rows, and the reason. Errors: what is no reason of the phone's, such as damage.
fn closed(app: &Shared, facts: PhoneFacts, error: AmparoError) -> Result<Preflight, AmparoError> {
    let has_vault = || Ok::<_, AmparoError>(vault::Slot::state(app)? != VaultState::Absent);
    let (problem, id) = match error {
        // No PIN opens what is sealed.
        AmparoError::Locked if vault::Slot::state(app)? == VaultState::Sealed => {
            (AlertProblem::Locked, "preflight-needs-keeper")
        }
        AmparoError::Locked => (AlertProblem::Locked, "preflight-needs-pin"),
        // Only an unlock brings it back.
        AmparoError::NotFound if has_vault()? => (AlertProblem::Lost, "preflight-key-gone"),
        AmparoError::NotFound => (AlertProblem::Lost, "preflight-key-lost"),
        AmparoError::Unavailable if facts.unlocked_since_start == Some(false) => {
            (AlertProblem::Restarted, "preflight-restarted")
        }
        AmparoError::Unavailable | AmparoError::Cancelled => {
            (AlertProblem::Unavailable, "error-unavailable")
        }
        AmparoError::Busy => (AlertProblem::Unavailable, "error-busy"),
        other => return Err(other),
    };
    Ok(Preflight {
        ready: 0,
        rows: Vec::new(),
        sentence: app.ui(id, &Args::new())?,
        summary: None,
        problem: Some(problem),
        practice_due: None,
        many: None,
        clock: None,
    })
}

fn row(app: &Shared, check: &PersonCheck) -> Result<PreflightRow, AmparoError> {
    let ways = check.ways.iter().map(|found| way(app, found));
    Ok(PreflightRow {
        person: hex::encode(check.person.0),
        label: check.label.clone(),
        ready: check.is_ready(),
        detail: detail(app, check)?,
        ways: ways
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?,
        practice: Some(practice(app, check.practice.map(Practice::from))?),
    })
}

fn way(app: &Shared, check: &WayCheck) -> Result<Option<PreflightWay>, AmparoError> {
    let Some(channel) = Channel::of(check.channel) else {
        return Ok(None);
    };
    let id = match (check.is_ready(), check.problems.is_empty()) {
        (false, _) => "preflight-not-ready",
        (true, false) => "preflight-doubt",
        (true, true) => "preflight-ready",
    };
    let problems = check.problems.iter().map(|found| problem(app, *found));
    Ok(Some(PreflightWay {
        channel,
        ready: check.is_ready(),
        sentence: app.ui(id, &Args::new())?,
        problems: problems.collect::<Result<_, _>>()?,
    }))
}

/// The one thing to say beside a name.
fn detail(app: &Shared, check: &PersonCheck) -> Result<Option<Text>, AmparoError> {
    let none = Args::new();
    match check.held {
        Some(Held::OptedOut) => return Ok(Some(app.ui("preflight-opted-out", &none)?)),
        Some(Held::Paused { until_ms: u64::MAX }) => {
            return Ok(Some(app.ui("preflight-paused-open", &none)?));
        }
        Some(Held::Paused { until_ms }) => {
            let date = Args::new().with("date", day(app, until_ms)?);
            return Ok(Some(app.ui("preflight-paused", &date)?));
        }
        None => {}
    }
    let all = || {
        check
            .ways
            .iter()
            .flat_map(|way| way.problems.iter().copied())
    };
    let has = |problem| all().any(|found| found == problem);
    if has(Problem::SubscriptionGone) {
        return problem(app, Problem::SubscriptionGone).map(Some);
    }
    if check.is_ready() {
        return Ok(None);
    }
    if has(Problem::NotPaired) && has(Problem::NoNumber) {
        return Ok(Some(app.ui("alert-detail-no-way", &none)?));
    }
    let stops = all().find(|problem| problem.stops());
    stops.map(|found| problem(app, found)).transpose()
}

fn problem(app: &Shared, problem: Problem) -> Result<Text, AmparoError> {
    let id = match problem {
        Problem::NoNumber => "preflight-no-number",
        Problem::NotPaired => "preflight-not-paired",
        Problem::SubscriptionGone => "preflight-page-gone",
        Problem::SubscriptionOld { days } => {
            return app.ui("preflight-page-old", &Args::new().with("days", days));
        }
        Problem::NoSim => "preflight-no-sim",
        Problem::NoSms => "preflight-no-sms",
        Problem::SmsNotAllowed => "preflight-sms-not-allowed",
        Problem::NoNetwork => "preflight-no-network",
        Problem::ClockWrong { minutes } => return clock(app, minutes),
    };
    app.ui(id, &Args::new())
}

fn clock(app: &Shared, minutes: i64) -> Result<Text, AmparoError> {
    /// From here on nobody counts minutes.
    const FAR: u64 = 120;
    let minutes = minutes.unsigned_abs();
    if minutes >= FAR {
        return app.ui("preflight-clock-far", &Args::new());
    }
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    app.ui(
        "preflight-clock-wrong",
        &Args::new().with("minutes", minutes),
    )
}

fn practice(app: &Shared, practice: Option<Practice>) -> Result<Text, AmparoError> {
    let Some(practice) = practice else {
        return app.ui("preflight-practice-none", &Args::new());
    };
    let id = match practice {
        Practice { answered: true, .. } => "preflight-practice-answered",
        Practice { left: true, .. } => "preflight-practice-left",
        Practice { .. } => "preflight-practice-not-gone",
    };
    app.ui(id, &Args::new().with("date", day(app, practice.at_ms)?))
}

/// For the home screen.
fn sentence(
    app: &Shared,
    ready: u32,
    total: u32,
    practice: Option<LastPractice>,
) -> Result<Text, AmparoError> {
    let args = Args::new()
        .with("count", ready)
        .with("total", total)
        .with("practice", if practice.is_some() { "done" } else { "none" })
        .with("answered", practice.map_or(0, |practice| practice.answered));
    let id = match ready {
        0 => "home-nobody",
        _ if ready == total => "home-ready",
        _ => "home-ready-part",
    };
    app.ui(id, &args)
}

fn summary(
    app: &Shared,
    ready: u32,
    total: u32,
    practice: Option<LastPractice>,
) -> Result<Text, AmparoError> {
    let args = Args::new().with("ready", ready).with("total", total);
    match practice {
        None => app.ui("preflight-summary-none", &args),
        Some(practice) => {
            let args = args
                .with("date", day(app, practice.at_ms)?)
                .with("answered", practice.answered)
                .with("people", practice.people);
            app.ui("preflight-summary", &args)
        }
    }
}

fn when(app: &Shared, so: bool, id: &str) -> Result<Option<Text>, AmparoError> {
    so.then(|| app.ui(id, &Args::new())).transpose()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<PhoneFacts> for inner::PhoneFacts {
    fn from(facts: PhoneFacts) -> Self {
        Self {
            sim: facts.sim,
            sms: match facts.sms {
                None => inner::SmsWay::Unknown,
                Some(SmsWay::Unable) => inner::SmsWay::None,
                Some(SmsWay::Composer) => inner::SmsWay::Composer,
                Some(SmsWay::Automatic) => inner::SmsWay::Automatic { allowed: true },
                Some(SmsWay::NotAllowed) => inner::SmsWay::Automatic { allowed: false },
            },
            network: facts.network,
        }
    }
}
