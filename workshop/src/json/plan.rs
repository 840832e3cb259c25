//! The family plan, the first days, calls and notes, as JSON.

use amparo::{
    CallKind, CallScript, IncidentScript, PacketSteps, PlanCheck, PlanCheckKind, PlanLine,
    PlanLink, PlanReminder, PlanReview, PlanRow, PlanScreen, PlanStep, QuizAnswer, QuizQuestion,
    RecordsRequest, ScriptLine,
};
use serde_json::{Value, json};

use super::{list, maybe, text};

pub(crate) fn screen(screen: &PlanScreen) -> Value {
    let questions = list(&screen.questions, |question| {
        json!({
            "id": question.id, "kind": question.kind, "field": question.field, "text": text(&question.text),
            "why": line(&question.why), "notes": list(&question.notes, line), "links": list(&question.links, link),
        })
    });
    json!({ "questions": questions, "papers": list(&screen.papers, line), "review": review(&screen.review) })
}

pub(crate) fn checks(checks: &[PlanCheck]) -> Value {
    list(checks, |check| {
        let kind = match check.kind {
            PlanCheckKind::Missing => "missing",
            PlanCheckKind::Incomplete => "incomplete",
            PlanCheckKind::Old => "old",
        };
        json!({ "kind": kind, "field": check.field, "text": text(&check.text), "count": check.count })
    })
}

pub(crate) fn reminders(reminders: &[PlanReminder]) -> Value {
    list(
        reminders,
        |reminder| json!({ "text": text(&reminder.text), "due": { "iso": reminder.due.iso } }),
    )
}

pub(crate) fn quiz(questions: &[QuizQuestion]) -> Value {
    list(questions, |question| {
        json!({
            "position": question.position, "whose": question.whose, "ask": text(&question.ask), "hint": text(&question.hint),
            "parts": question.parts, "due": question.due,
        })
    })
}

pub(crate) fn answer(answer: &QuizAnswer) -> Value {
    json!({
        "right": answer.right, "parts": answer.parts, "sentence": text(&answer.sentence), "again": text(&answer.again),
        "next": { "iso": answer.next.iso },
    })
}

pub(crate) fn steps(steps: &PacketSteps) -> Value {
    let phases = list(
        &steps.phases,
        |phase| json!({ "id": phase.id, "title": text(&phase.title), "steps": list(&phase.steps, step) }),
    );
    let search_again = steps.search_again.as_ref().map(|again| {
        json!({
            "title": text(&again.title), "lines": list(&again.lines, line), "spellings": again.spellings,
            "after_hours": again.after_hours,
        })
    });
    json!({
        "task": list(&steps.task, text), "phases": phases, "search_again": search_again,
        "review": steps.review.as_ref().map(review),
    })
}

fn step(step: &PlanStep) -> Value {
    json!({
        "id": step.id, "text": text(&step.text), "note": maybe(step.note.as_ref()), "rows": list(&step.rows, row),
        "directory": step.directory, "link": step.link.as_ref().map(link), "script": step.script.map(call_kind), "facts": step.facts,
    })
}

pub(crate) fn call_script(script: &CallScript) -> Value {
    json!({
        "title": text(&script.title), "lines": list(&script.lines, said), "careful": list(&script.careful, line),
        "review": review(&script.review),
    })
}

pub(crate) fn incident_script(script: &IncidentScript) -> Value {
    json!({ "lines": list(&script.lines, said), "city": list(&script.city, line), "review": review(&script.review) })
}

pub(crate) fn records(requests: &[RecordsRequest]) -> Value {
    list(requests, |request| {
        json!({
            "id": request.id, "title": text(&request.title), "lines": list(&request.lines, line), "directory": request.directory,
        })
    })
}

pub(crate) fn call_kind(kind: CallKind) -> &'static str {
    match kind {
        CallKind::Hotline => "hotline",
        CallKind::Lawyer => "lawyer",
        CallKind::Office => "office",
    }
}

fn said(line: &ScriptLine) -> Value {
    json!({ "text": text(&line.text), "english": line.english, "filled": line.filled })
}

fn line(line: &PlanLine) -> Value {
    json!({ "text": text(&line.text), "facts": line.facts })
}

fn link(link: &PlanLink) -> Value {
    json!({ "name": text(&link.name), "url": link.url, "source": { "name": link.source.name, "date": link.source.date } })
}

fn row(row: &PlanRow) -> Value {
    json!({ "label": text(&row.label), "value": row.value, "ltr": row.ltr })
}

fn review(review: &PlanReview) -> Value {
    json!({
        "notice": text(&review.notice), "facts_of": text(&review.facts_of), "translation": maybe(review.translation.as_ref()),
        "out_of_date": maybe(review.out_of_date.as_ref()), "version": review.version, "last_reviewed": review.last_reviewed,
        "expires_on": review.expires_on,
    })
}
