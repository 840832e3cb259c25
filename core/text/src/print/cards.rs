//! Cards on paper: each one on a sheet of its own, its languages side by side, line beside line.

use unic_langid::LanguageIdentifier;

use super::inline::{element, image, value, words};
use super::page::{Words, direction};
use super::rows::Rows;
use super::{CallRow, CardSheet, LookRow, SaidRow, SheetRow};
use crate::{Catalog, Result, SOURCE_LOCALE};

/// The cards as one HTML page in one language or two; a card begins on a new sheet. `title`: of the page.
///
/// # Errors
/// [`crate::Error::Missing`] when the catalog lacks a message.
pub fn card_sheets(
    catalog: &Catalog,
    languages: &[LanguageIdentifier],
    title: &str,
    cards: &[CardSheet],
) -> Result<String> {
    let words = Words::new(catalog, languages);
    let mut body = String::new();
    for card in cards {
        body.push_str(&sheet(&words, card)?);
    }
    words.rows_page(title, &body)
}

/// With more numbers than these the lines move closer together, so that a card stays on its sheet.
const LOOSE: usize = 4;

fn sheet(words: &Words<'_>, card: &CardSheet) -> Result<String> {
    let mut rows = Rows::new(words);
    rows.title(card.picture.as_ref(), &card.title);
    if !card.out_of_date.is_empty() {
        rows.banner(&card.out_of_date);
    }
    lines(&mut rows, "card-do", &card.steps, "✓")?;
    if !card.say.is_empty() {
        rows.heading("card-say")?;
    }
    for said in &card.say {
        said_row(&mut rows, words, said);
    }
    lines(&mut rows, "card-do-not", &card.avoid, "✕")?;
    if !card.call.is_empty() || !card.pages.is_empty() {
        rows.heading("card-call")?;
    }
    for call in &card.call {
        call_row(&mut rows, call);
    }
    let note: Vec<String> = card
        .call_note
        .iter()
        .map(|text| element("p", text))
        .collect();
    if !note.is_empty() {
        rows.push(None, &note);
    }
    for look in &card.pages {
        look_row(&mut rows, look);
    }
    rows.foot(&card.labels);
    let class = if card.call.len() + card.pages.len() > LOOSE {
        " class=\"dense\""
    } else {
        ""
    };
    let samples = samples(words, card)?;
    Ok(format!(
        "<article{class}>\n{}</article>\n{samples}",
        rows.html
    ))
}

/// The papers beside each other, so that they can be told apart, and below them what their numbers mean.
fn samples(words: &Words<'_>, card: &CardSheet) -> Result<String> {
    if card.samples.is_empty() {
        return Ok(String::new());
    }
    let mut rows = Rows::new(words);
    rows.title(card.picture.as_ref(), &card.title);
    rows.heading("card-papers")?;
    let drawings = card.samples.iter();
    let drawings: String = drawings
        .map(|sample| image("sample", &sample.alt, &sample.svg))
        .collect();
    let drawings = format!("<div class=\"samples\">{drawings}</div>");
    rows.wide(None, &drawings);
    for sample in &card.samples {
        rows.heading_of(None, &sample.title);
        for (number, mark) in (1..).zip(&sample.marks) {
            let cells: Vec<String> = mark
                .iter()
                .map(|text| {
                    let line = element("p", text);
                    line.replacen('>', &format!("><b>{number}</b> "), 1)
                })
                .collect();
            rows.push(None, &cells);
        }
    }
    let note = card.samples_note.iter();
    let note: Vec<String> = note.map(|text| element("p", text)).collect();
    rows.push(None, &note);
    rows.foot(&card.labels);
    Ok(format!("<article>\n{}</article>\n", rows.html))
}

fn lines(rows: &mut Rows<'_>, heading: &str, lines: &[SheetRow], mark: &str) -> Result<()> {
    if !lines.is_empty() {
        rows.heading(heading)?;
    }
    for line in lines {
        rows.push(line.picture.as_ref(), &line_cells(line, mark));
    }
    Ok(())
}

fn line_cells(line: &SheetRow, mark: &str) -> Vec<String> {
    let notes = line
        .notes
        .iter()
        .map(Option::as_ref)
        .chain(std::iter::repeat(None));
    let cells = line.words.iter().zip(notes).map(|(text, note)| {
        let note = note.map(|note| element("small", note)).unwrap_or_default();
        let line = element("p", text);
        let line = line.replacen('>', &format!("><span class=\"mark\">{mark}</span> "), 1);
        format!("{line}{note}")
    });
    cells.collect()
}

/// The phrase stands where English has its column, or else above both.
fn said_row(rows: &mut Rows<'_>, languages: &Words<'_>, said: &SaidRow) {
    let english = format!(
        "<p class=\"said\" lang=\"en\" dir=\"ltr\">“{}”</p>",
        words(&said.english)
    );
    let own = said.own.iter().map(|own| {
        let Some(own) = own else { return String::new() };
        let sound = own.sound.as_ref().map(|sound| element("p", sound));
        format!(
            "{}{}",
            element("p", &own.meaning),
            sound.unwrap_or_default()
        )
    });
    let mut cells: Vec<String> = own.collect();
    let is_english = |language: &LanguageIdentifier| language.language.as_str() == SOURCE_LOCALE;
    match languages.languages.iter().position(is_english) {
        Some(column) => {
            if let Some(cell) = cells.get_mut(column) {
                *cell = english;
            }
        }
        None => rows.wide(said.picture.as_ref(), &english),
    }
    if cells.iter().any(|cell| !cell.is_empty()) {
        let has_column = languages.languages.iter().any(is_english);
        rows.push(said.picture.as_ref().filter(|_| has_column), &cells);
    }
}

fn call_row(rows: &mut Rows<'_>, call: &CallRow) {
    let cells = call
        .name
        .iter()
        .zip(&call.note)
        .enumerate()
        .map(|(column, (name, note))| {
            let number = call.numbers.get(column).or(call.numbers.first());
            let number = number.map(|number| value(number, true)).unwrap_or_default();
            let checked = call.checked.get(column);
            let checked = checked.map(|checked| element("span", checked));
            format!(
                "{} <b class=\"number\">{number}</b><p dir=\"{}\">{} {}</p>",
                element("b", name),
                direction(name.rtl),
                element("span", note),
                checked.unwrap_or_default()
            )
        });
    let cells: Vec<String> = cells.collect();
    rows.push(None, &cells);
}

fn look_row(rows: &mut Rows<'_>, look: &LookRow) {
    let page = value(&look.page, true);
    let cells = look.name.iter().zip(&look.note).map(|(name, note)| {
        format!(
            "{} <span class=\"web\">{page}</span> {}",
            element("b", name),
            element("span", note)
        )
    });
    let cells: Vec<String> = cells.collect();
    rows.push(None, &cells);
}
