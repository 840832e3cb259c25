//! The same row of each language side by side, as the pages want it.

use amparo_cards as inner;
use amparo_text::print::{CallRow, LookRow, Office, Said, SampleSheet, bare};

use crate::cards::drawn;

/// The phrase in the reader's language; none for a reader of English.
pub(super) fn own(say: &inner::Say) -> Option<Said> {
    Some(Said {
        sound: say.sound.clone(),
        meaning: say.meaning.clone()?,
    })
}

pub(super) fn called(cards: &[inner::Card]) -> Vec<CallRow> {
    let rows = transposed(cards.iter().map(|card| card.call.as_slice()));
    let rows = rows.into_iter().map(|each| CallRow {
        name: each.iter().map(|call| call.name.clone()).collect(),
        numbers: each.iter().map(|call| call.number.clone()).collect(),
        note: each.iter().map(|call| call.note.clone()).collect(),
        checked: each.iter().map(|call| call.checked.clone()).collect(),
    });
    rows.collect()
}

pub(super) fn looked(cards: &[inner::Card]) -> Vec<LookRow> {
    let rows = transposed(cards.iter().map(|card| card.pages.as_slice()));
    let rows = rows.into_iter().map(|each| LookRow {
        name: each.iter().map(|look| look.name.clone()).collect(),
        page: each
            .first()
            .map(|look| look.page.shown.clone())
            .unwrap_or_default(),
        note: each.iter().map(|look| look.note.clone()).collect(),
    });
    rows.collect()
}

pub(super) fn samples(cards: &[inner::Card]) -> Vec<SampleSheet> {
    let rows = transposed(cards.iter().map(|card| card.papers.as_slice()));
    let rows = rows.into_iter().map(|each| SampleSheet {
        svg: each.first().map(|paper| drawn(paper)).unwrap_or_default(),
        title: each.iter().map(|paper| paper.title.clone()).collect(),
        alt: each
            .first()
            .map(|paper| bare(&paper.alt.value))
            .unwrap_or_default(),
        marks: transposed(each.iter().map(|paper| paper.marks.as_slice()))
            .iter()
            .map(|marks| marks.iter().map(|mark| mark.text.clone()).collect())
            .collect(),
    });
    rows.collect()
}

pub(super) fn office(each: &[&inner::Entry]) -> Office {
    let first = each.first();
    let numbers = first
        .into_iter()
        .flat_map(|entry| [&entry.call, &entry.text]);
    let notes = each.iter().map(|entry| {
        let mut notes = vec![entry.note.clone()];
        notes.extend(entry.hours.clone());
        notes.extend(entry.area.clone());
        notes.extend(entry.speaks.iter().cloned());
        notes.push(entry.stale.clone().unwrap_or_else(|| entry.checked.clone()));
        notes
    });
    let mut numbers: Vec<String> = numbers
        .flatten()
        .map(|number| number.shown.clone())
        .collect();
    // The same number often takes calls and messages.
    numbers.dedup();
    Office {
        name: each.iter().map(|entry| entry.name.clone()).collect(),
        numbers,
        page: first.and_then(|entry| Some(entry.page.as_ref()?.shown.clone())),
        notes: notes.collect(),
    }
}

/// The same row of each language side by side.
pub(super) fn transposed<'t, T>(lists: impl Iterator<Item = &'t [T]>) -> Vec<Vec<&'t T>> {
    let mut rows: Vec<Vec<&T>> = Vec::new();
    for list in lists {
        rows.resize_with(rows.len().max(list.len()), Vec::new);
        for (row, item) in rows.iter_mut().zip(list) {
            row.push(item);
        }
    }
    rows
}
