//! Somebody's own papers on paper: a label in each language, and what was written.

use unic_langid::LanguageIdentifier;

use super::inline::{element, value};
use super::page::Words;
use super::rows::Rows;
use super::{PrintPage, Row};
use crate::{Catalog, Result, Text};

/// The same page in each of its languages, side by side, as one HTML page. What the owner wrote stands there once.
///
/// # Errors
/// [`crate::Error::Missing`] when the catalog lacks a message.
pub fn personal_sheets(
    catalog: &Catalog,
    languages: &[LanguageIdentifier],
    pages: &[PrintPage],
) -> Result<String> {
    let words = Words::new(catalog, languages);
    let mut rows = Rows::new(&words);
    let titles: Vec<Text> = pages.iter().map(|page| page.title.clone()).collect();
    rows.title(None, &titles);
    let sections = pages.first().map_or(0, |page| page.sections.len());
    for section in 0..sections {
        let all = pages.iter().filter_map(|page| page.sections.get(section));
        let all: Vec<_> = all.collect();
        let headings = all.iter().map(|section| section.heading.clone()).collect();
        rows.heading_of(None, &headings);
        let count = all.first().map_or(0, |section| section.rows.len());
        for row in 0..count {
            let each: Vec<&Row> = all
                .iter()
                .filter_map(|section| section.rows.get(row))
                .collect();
            written(&mut rows, &each);
        }
    }
    let labels: Vec<Vec<Text>> = pages.iter().map(|page| page.footer.clone()).collect();
    rows.foot(&labels);
    let title = titles.first().map_or("", |title| title.value.as_str());
    words.rows_page(title, &rows.html)
}

/// Labels, and below them what was written: once where it is the same in all languages, else (a date in words) in each.
fn written(rows: &mut Rows<'_>, each: &[&Row]) {
    let Some(first) = each.first() else { return };
    let shown = |row: &Row| format!("<p class=\"written\">{}</p>", value(&row.value, row.ltr));
    let label = |row: &Row| element("small", &row.label);
    if each.iter().all(|row| row.value == first.value) {
        let labels: Vec<String> = each.iter().map(|row| label(row)).collect();
        rows.push_above(&labels, &shown(first));
    } else {
        let cells: Vec<String> = each
            .iter()
            .map(|row| format!("{}{}", label(row), shown(row)))
            .collect();
        rows.push(None, &cells);
    }
}
