//! The shapes of the plan's texts at the boundary. The meaning is `amparo-plan`'s.

use amparo_plan as inner;
use amparo_text::print::Row;

use crate::{CardSource, Day, Role, Text};

/// Declares a record that holds what somebody wrote down, printed redacted.
macro_rules! personal {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, uniffi::Record)]
        #[uniffi::export(Debug)]
        pub struct $name {
            $($(#[$field_about])* pub $field: $type,)+
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

/// One sentence with the facts it stands on.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanLine {
    /// The words.
    pub text: Text,
    /// Anchors in `docs/content/facts-plan.md`; none where it states no law.
    pub facts: Vec<String>,
}

/// An official page, to be opened in the reader's browser.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanLink {
    /// What it leads to.
    pub name: Text,
    /// `https://…`.
    pub url: String,
    /// Where the address comes from.
    pub source: CardSource,
}

/// How far these texts can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanReview {
    /// "Information, not legal advice. Not yet reviewed by an attorney."
    pub notice: Text,
    /// "Facts of …".
    pub facts_of: Text,
    /// "Machine translation, not yet reviewed", where it is one.
    pub translation: Option<Text>,
    /// Set when the texts are past their date.
    pub out_of_date: Option<Text>,
    /// Their version.
    pub version: u32,
    /// `california`.
    pub jurisdiction: String,
    /// Laws.
    pub authority: Vec<String>,
    /// Sources with dates.
    pub sources: Vec<CardSource>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// ISO date.
    pub last_reviewed: String,
    /// ISO date.
    pub expires_on: String,
}

/// The questions of the family plan.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanScreen {
    /// In the order of the screen.
    pub questions: Vec<PlanQuestion>,
    /// Papers to have copies of, as suggestions for the checklist.
    pub papers: Vec<PlanLine>,
    /// Labels and dates.
    pub review: PlanReview,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanQuestion {
    /// Id.
    pub id: String,
    /// What an answer is: `person`, `pickup-list`, `medicine-list`, `school-list`, `text`, `employer`, `name`, `number-list`, `paper-list`,
    /// `day`.
    pub kind: String,
    /// The field of the family plan that holds the answer.
    pub field: String,
    /// The question.
    pub text: Text,
    /// Why it is asked.
    pub why: PlanLine,
    /// What to know.
    pub notes: Vec<PlanLine>,
    /// Official pages.
    pub links: Vec<PlanLink>,
}

/// How something in a record is not as it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PlanCheckKind {
    /// Nothing is there.
    Missing,
    /// A part of it is not there.
    Incomplete,
    /// It was right once.
    Old,
}

personal! {
    /// One thing to look at in a record. Says nothing of what was written.
    PlanCheck {
        /// How it is not as it could be.
        kind: PlanCheckKind,
        /// Field of the record.
        field: String,
        /// The sentence.
        text: Text,
        /// How many entries; 1 where it is the field as a whole.
        count: u32,
    }
}

personal! {
    /// Something that comes due by itself.
    PlanReminder {
        /// The sentence; it names nobody.
        text: Text,
        /// From this day on.
        due: Day,
    }
}

personal! {
    /// A number to say by heart.
    QuizQuestion {
        /// Its position in the family plan.
        position: u32,
        /// Whose it is.
        whose: String,
        /// The question.
        ask: Text,
        /// That what is typed is not kept.
        hint: Text,
        /// How many digits each part has.
        parts: Vec<u32>,
        /// It is time to ask.
        due: bool,
    }
}

personal! {
    /// What came of an answer.
    QuizAnswer {
        /// All of it was right.
        right: bool,
        /// Which parts were.
        parts: Vec<bool>,
        /// "Right", or which part is not.
        sentence: Text,
        /// When it is asked again, in words.
        again: Text,
        /// The day of the next time.
        next: Day,
    }
}

personal! {
    /// What one relative does.
    PacketSteps {
        /// One or two short lines that stand on top.
        task: Vec<Text>,
        /// By time. A child has none.
        phases: Vec<PlanPhase>,
        /// How to search again; for who searches.
        search_again: Option<SearchAgain>,
        /// Labels and dates; none for a child.
        review: Option<PlanReview>,
    }
}

personal! {
    /// A stretch of time.
    PlanPhase {
        /// `now`, `today`, `days` or `careful`.
        id: String,
        /// Its title.
        title: Text,
        /// In order.
        steps: Vec<PlanStep>,
    }
}

personal! {
    /// One thing to do, or to be careful of.
    PlanStep {
        /// Id.
        id: String,
        /// The words.
        text: Text,
        /// Small print.
        note: Option<Text>,
        /// What it needs from the packet.
        rows: Vec<PlanRow>,
        /// Id of the entry of the directory whose number or page it needs.
        directory: Option<String>,
        /// Official page.
        link: Option<PlanLink>,
        /// What to read aloud on this call.
        script: Option<CallKind>,
        /// Anchors in `docs/content/facts-plan.md`.
        facts: Vec<String>,
    }
}

personal! {
    /// A label and what somebody wrote.
    PlanRow {
        /// The label.
        label: Text,
        /// As it was written.
        value: String,
        /// Left to right in every script: a number or a code.
        ltr: bool,
    }
}

personal! {
    /// Searching again.
    SearchAgain {
        /// Its title.
        title: Text,
        /// When, with which names, and after a move.
        lines: Vec<PlanLine>,
        /// Ways to write the name, best first.
        spellings: Vec<String>,
        /// Hours after the first search.
        after_hours: Vec<u16>,
    }
}

/// Whom a call goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CallKind {
    /// The response hotline.
    Hotline,
    /// The lawyer.
    Lawyer,
    /// The agency's field office: a lawyer or a citizen calls.
    Office,
}

personal! {
    /// A call to read aloud.
    CallScript {
        /// What call it is.
        title: Text,
        /// In the order in which they are read.
        lines: Vec<ScriptLine>,
        /// What to be careful of.
        careful: Vec<PlanLine>,
        /// Labels and dates.
        review: PlanReview,
    }
}

personal! {
    /// One sentence to read aloud.
    ScriptLine {
        /// In the reader's language.
        text: Text,
        /// In English.
        english: String,
        /// False where it has a gap to fill in.
        filled: bool,
    }
}

personal! {
    /// An incident note to read aloud.
    IncidentScript {
        /// Only what was filled in.
        lines: Vec<ScriptLine>,
        /// What to do on city property; else empty.
        city: Vec<PlanLine>,
        /// Labels and dates.
        review: PlanReview,
    }
}

/// Records that one can ask a government for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecordsRequest {
    /// `own` or `city`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it is and who files it.
    pub lines: Vec<PlanLine>,
    /// Id of the entry of the directory that knows more.
    pub directory: Option<String>,
}

fn all<A, B: From<A>>(items: Vec<A>) -> Vec<B> {
    items.into_iter().map(B::from).collect()
}

/// The same role; the alerts know it by the same names.
pub(super) fn role(role: Role) -> inner::Role {
    match role {
        Role::Other => inner::Role::Other,
        Role::Spouse => inner::Role::Spouse,
        Role::SchoolPickup => inner::Role::SchoolPickup,
        Role::LawyerContact => inner::Role::LawyerContact,
        Role::FarAway => inner::Role::FarAway,
        Role::Child => inner::Role::Child,
    }
}

impl From<inner::CheckKind> for PlanCheckKind {
    fn from(kind: inner::CheckKind) -> Self {
        match kind {
            inner::CheckKind::Missing => Self::Missing,
            inner::CheckKind::Incomplete => Self::Incomplete,
            inner::CheckKind::Old => Self::Old,
        }
    }
}

impl From<CallKind> for inner::ScriptKind {
    fn from(kind: CallKind) -> Self {
        match kind {
            CallKind::Hotline => Self::Hotline,
            CallKind::Lawyer => Self::Lawyer,
            CallKind::Office => Self::Office,
        }
    }
}

impl From<inner::ScriptKind> for CallKind {
    fn from(kind: inner::ScriptKind) -> Self {
        match kind {
            inner::ScriptKind::Hotline => Self::Hotline,
            inner::ScriptKind::Lawyer => Self::Lawyer,
            inner::ScriptKind::Office => Self::Office,
        }
    }
}

impl From<inner::Line> for PlanLine {
    fn from(line: inner::Line) -> Self {
        Self {
            text: line.text.into(),
            facts: line.facts,
        }
    }
}

fn source(source: inner::Source) -> CardSource {
    CardSource {
        name: source.name,
        date: source.date,
    }
}

impl From<inner::Link> for PlanLink {
    fn from(link: inner::Link) -> Self {
        Self {
            name: link.name.into(),
            url: link.url,
            source: source(link.source),
        }
    }
}

impl From<inner::Review> for PlanReview {
    fn from(review: inner::Review) -> Self {
        Self {
            notice: review.notice.into(),
            facts_of: review.facts_of.into(),
            translation: review.translation.map(Text::from),
            out_of_date: review.out_of_date.map(Text::from),
            version: review.version,
            jurisdiction: review.jurisdiction,
            authority: review.authority,
            sources: review.sources.into_iter().map(source).collect(),
            confidence: review.confidence,
            last_reviewed: review.last_reviewed.to_string(),
            expires_on: review.expires_on.to_string(),
        }
    }
}

impl From<inner::PlanScreen> for PlanScreen {
    fn from(screen: inner::PlanScreen) -> Self {
        Self {
            questions: all(screen.questions),
            papers: all(screen.papers),
            review: screen.review.into(),
        }
    }
}

impl From<inner::Question> for PlanQuestion {
    fn from(question: inner::Question) -> Self {
        Self {
            id: question.id,
            kind: question.kind,
            field: question.field,
            text: question.text.into(),
            why: question.why.into(),
            notes: all(question.notes),
            links: all(question.links),
        }
    }
}

impl From<Row> for PlanRow {
    fn from(row: Row) -> Self {
        Self {
            label: row.label.into(),
            value: row.value,
            ltr: row.ltr,
        }
    }
}

impl From<inner::Steps> for PacketSteps {
    fn from(steps: inner::Steps) -> Self {
        Self {
            task: all(steps.task),
            phases: all(steps.phases),
            search_again: steps.retry.map(SearchAgain::from),
            review: steps.review.map(PlanReview::from),
        }
    }
}

impl From<inner::Phase> for PlanPhase {
    fn from(phase: inner::Phase) -> Self {
        Self {
            id: phase.id,
            title: phase.title.into(),
            steps: all(phase.steps),
        }
    }
}

impl From<inner::Step> for PlanStep {
    fn from(step: inner::Step) -> Self {
        Self {
            id: step.id,
            text: step.text.into(),
            note: step.note.map(Text::from),
            rows: all(step.rows),
            directory: step.directory,
            link: step.link.map(PlanLink::from),
            script: step.script.map(CallKind::from),
            facts: step.facts,
        }
    }
}

impl From<inner::Retry> for SearchAgain {
    fn from(retry: inner::Retry) -> Self {
        Self {
            title: retry.title.into(),
            lines: all(retry.lines),
            spellings: retry.spellings,
            after_hours: retry.after_hours,
        }
    }
}

impl From<inner::Script> for CallScript {
    fn from(script: inner::Script) -> Self {
        Self {
            title: script.title.into(),
            lines: all(script.lines),
            careful: all(script.careful),
            review: script.review.into(),
        }
    }
}

impl From<inner::ScriptLine> for ScriptLine {
    fn from(line: inner::ScriptLine) -> Self {
        Self {
            text: line.text.into(),
            english: line.english,
            filled: line.filled,
        }
    }
}

impl From<inner::IncidentScript> for IncidentScript {
    fn from(script: inner::IncidentScript) -> Self {
        Self {
            lines: all(script.lines),
            city: all(script.city),
            review: script.review.into(),
        }
    }
}

impl From<inner::RecordsRequest> for RecordsRequest {
    fn from(request: inner::RecordsRequest) -> Self {
        Self {
            id: request.id,
            title: request.title.into(),
            lines: all(request.lines),
            directory: request.directory,
        }
    }
}
