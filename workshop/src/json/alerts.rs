//! People, alerts and what is ready, as JSON.

use amparo::{
    AlertKind, AlertSettings, AlertView, Delivery, PageState, Person, Preflight, Pressed, Reached,
    SmsDraft,
};
use serde_json::{Value, json};

use super::{list, maybe, text};

pub(crate) fn people(people: &[Person]) -> Value {
    list(people, |person| {
        let page = match person.page {
            PageState::None => "none",
            PageState::Paired => "paired",
            PageState::Gone => "gone",
        };
        json!({ "id": person.id, "label": person.label, "number": person.number, "language": person.language, "page": page, "paused": person.paused, "opted_out": person.opted_out })
    })
}

pub(crate) fn preflight(preflight: &Preflight) -> Value {
    let rows = list(
        &preflight.rows,
        |row| json!({ "person": row.person, "label": row.label, "ready": row.ready, "detail": maybe(row.detail.as_ref()), "practice": maybe(row.practice.as_ref()) }),
    );
    json!({ "rows": rows, "ready": preflight.ready, "sentence": text(&preflight.sentence), "summary": maybe(preflight.summary.as_ref()), "practice_due": maybe(preflight.practice_due.as_ref()) })
}

pub(crate) fn drafts(drafts: &[SmsDraft]) -> Value {
    list(drafts, |draft| {
        json!({
            "attempt": draft.attempt, "person": draft.person, "label": draft.label, "number": draft.number, "text": draft.text, "parts": draft.parts,
            "unicode": draft.unicode,
        })
    })
}

pub(crate) fn pressed(pressed: &Pressed) -> Value {
    json!({
        "cancel_until_ms": pressed.cancel_until_ms, "alert": pressed.alert, "saved": pressed.saved, "at_ms": pressed.at_ms, "drafts": drafts(&pressed.drafts), "pushes": pressed.pushes,
    })
}

pub(crate) fn alert(view: &AlertView) -> Value {
    let rows = list(&view.rows, |row| {
        let reached = match row.reached {
            Reached::NotGoneYet => "not-gone-yet",
            Reached::LeftThisPhone => "left-this-phone",
            Reached::Answered => "answered",
        };
        json!({
            "person": row.person, "label": row.label, "reached": reached, "sentence": text(&row.sentence), "badge": text(&row.badge),
            "details": list(&row.details, text),
        })
    });
    json!({ "alert": view.alert, "saved": text(&view.saved), "saved_at_ms": view.saved_at_ms, "rows": rows, "stood_down": view.stood_down, "kind": kind(view.kind), "cancel_until_ms": view.cancel_until_ms, "cancelled": view.cancelled })
}

pub(crate) fn delivery(run: &Delivery) -> Value {
    json!({
        "tried": run.tried, "accepted": run.accepted, "waiting": run.waiting, "next_try_in_ms": run.next_try_in_ms,
    })
}

pub(crate) fn settings(settings: &AlertSettings) -> Value {
    json!({
        "name": settings.name, "cancel_ms": settings.cancel_ms, "pin_first": settings.pin_first, "reminder": settings.reminder,
    })
}

fn kind(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Alert => "alert",
        AlertKind::Update => "update",
        AlertKind::Test => "test",
        AlertKind::Drill => "drill",
        AlertKind::StandDown => "stand-down",
        AlertKind::Share => "share",
        AlertKind::Revoke => "revoke",
        AlertKind::NumberChanged => "number-changed",
        AlertKind::Other => "other",
    }
}
