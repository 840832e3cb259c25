//! Records of the cards and the directory.

use amparo::{
    Card, CardChange, CardGroup, CardHit, CardHitKind, CardHome, CardLine, CardReview, CardTile,
    DirectoryEntry, DirectoryNumber, Need, PageEntry, PhoneEntry, SamplePaper, SayLine, ShowScreen,
    SpokenLanguage,
};
use serde_json::{Value, json};

use super::{list, maybe, text};

pub(crate) fn home(home: &CardHome) -> Value {
    json!({ "first": tiles(&home.first), "groups": list(&home.groups, group), "changed": home.changed })
}

fn group(group: &CardGroup) -> Value {
    json!({ "id": group.id, "title": text(&group.title), "tiles": tiles(&group.tiles) })
}

pub(crate) fn tiles(tiles: &[CardTile]) -> Value {
    list(tiles, tile)
}

pub(crate) fn tile(tile: &CardTile) -> Value {
    json!({ "id": tile.id, "title": text(&tile.title), "icon": tile.icon })
}

pub(crate) fn card(card: &Card) -> Value {
    json!({
        "id": card.id,
        "title": text(&card.title),
        "icon": card.icon,
        "steps": list(&card.steps, line),
        "say": list(&card.say, say),
        "avoid": list(&card.avoid, line),
        "why": list(&card.why, line),
        "papers": list(&card.papers, paper),
        "papers_note": maybe(card.papers_note.as_ref()),
        "call": list(&card.call, phone),
        "pages": list(&card.pages, page),
        "shows": card.shows,
        "changed": card.changed,
        "review": review(&card.review),
    })
}

fn line(line: &CardLine) -> Value {
    json!({
        "id": line.id, "text": text(&line.text), "facts": line.facts, "action": line.action,
        "translation": maybe(line.translation.as_ref()),
    })
}

fn say(say: &SayLine) -> Value {
    json!({
        "id": say.id, "english": say.english, "sound": maybe(say.sound.as_ref()), "meaning": maybe(say.meaning.as_ref()),
        "action": say.action, "translation": maybe(say.translation.as_ref()),
    })
}

fn phone(entry: &PhoneEntry) -> Value {
    json!({
        "name": text(&entry.name), "number": entry.number, "dial": entry.dial, "note": text(&entry.note), "checked": text(&entry.checked),
    })
}

/// The drawing is all that the page shows; its parts are for shells that draw no SVG.
fn paper(paper: &SamplePaper) -> Value {
    json!({
        "title": text(&paper.title), "alt": text(&paper.alt), "svg": paper.svg, "marks": list(&paper.marks, line),
    })
}

fn page(entry: &PageEntry) -> Value {
    json!({
        "name": text(&entry.name), "page": { "shown": entry.page.shown, "url": entry.page.url }, "note": text(&entry.note), "checked": text(&entry.checked),
    })
}

fn review(review: &CardReview) -> Value {
    json!({
        "attorney": text(&review.attorney),
        "translation": maybe(review.translation.as_ref()),
        "facts_of": text(&review.facts_of),
        "out_of_date": maybe(review.out_of_date.as_ref()),
        "disclaimer": text(&review.disclaimer),
        "version": review.version,
        "authority": review.authority,
        "sources": list(&review.sources, |source| json!({ "name": source.name, "date": source.date })),
        "confidence": review.confidence,
        "last_reviewed": review.last_reviewed,
        "expires_on": review.expires_on,
    })
}

pub(crate) fn show(show: &ShowScreen) -> Value {
    json!({
        "id": show.id, "english": show.english, "own": list(&show.own, text), "hint": text(&show.hint), "title": text(&show.title),
        "translation": maybe(show.translation.as_ref()),
    })
}

pub(crate) fn hits(hits: &[CardHit]) -> Value {
    list(hits, |hit| {
        let kind = match hit.kind {
            CardHitKind::Card => "card",
            CardHitKind::Show => "show",
            CardHitKind::Entry => "entry",
            CardHitKind::Plan => "plan",
        };
        json!({ "kind": kind, "id": hit.id, "title": text(&hit.title), "snippet": text(&hit.snippet) })
    })
}

pub(crate) fn changes(changes: &[CardChange]) -> Value {
    list(changes, |change| {
        json!({
            "id": change.id, "title": text(&change.title), "icon": change.icon, "is_new": change.is_new, "lines": list(&change.lines, line),
        })
    })
}

pub(crate) fn needs(needs: &[Need]) -> Value {
    list(needs, need)
}

pub(crate) fn need(need: &Need) -> Value {
    json!({
        "id": need.id, "title": text(&need.title), "note": text(&need.note), "entries": list(&need.entries, entry),
        "translation": maybe(need.translation.as_ref()),
    })
}

fn entry(entry: &DirectoryEntry) -> Value {
    let number = |number: &DirectoryNumber| json!({ "shown": number.shown, "dial": number.dial });
    json!({
        "id": entry.id,
        "name": text(&entry.name),
        "note": text(&entry.note),
        "hours": maybe(entry.hours.as_ref()),
        "area": maybe(entry.area.as_ref()),
        "speaks": list(&entry.speaks, text),
        "speaks_chosen": entry.speaks_chosen,
        "call": entry.call.as_ref().map(number),
        "text": entry.text.as_ref().map(number),
        "page": entry.page.as_ref().map(|page| json!({ "shown": page.shown, "url": page.url })),
        "checked": text(&entry.checked),
        "stale": maybe(entry.stale.as_ref()),
    })
}

pub(crate) fn spoken(languages: &[SpokenLanguage]) -> Value {
    list(
        languages,
        |language| json!({ "tag": language.tag, "name": text(&language.name) }),
    )
}
