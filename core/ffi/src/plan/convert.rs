//! From the records of `amparo-plan` to those of the boundary.

use amparo_plan as inner;
use amparo_text::print::Row;

use super::{
    CallKind, CallScript, IncidentScript, PacketSteps, PlanCheckKind, PlanLine, PlanLink,
    PlanPhase, PlanQuestion, PlanReview, PlanRow, PlanScreen, PlanStep, RecordsRequest, ScriptLine,
    SearchAgain,
};
use crate::{CardSource, Role, Text};

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
