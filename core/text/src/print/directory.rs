//! Who can help, by need, on paper.

use unic_langid::LanguageIdentifier;

use super::inline::{element, value};
use super::page::Words;
use super::rows::{Rows, joined};
use super::{NeedList, Office};
use crate::{Catalog, Result, Text};

/// The needs as one HTML page in one language or two. `labels` stand at the end, language by language.
///
/// # Errors
/// [`crate::Error::Missing`] when the catalog lacks a message.
pub fn directory_sheets(
    catalog: &Catalog,
    languages: &[LanguageIdentifier],
    title: &[Text],
    needs: &[NeedList],
    labels: &[Vec<Text>],
) -> Result<String> {
    let words = Words::new(catalog, languages);
    let mut rows = Rows::new(&words);
    rows.title(None, &title.to_vec());
    for need in needs {
        rows.heading_of(need.picture.as_ref(), &need.title);
        let notes: Vec<String> = need.note.iter().map(|note| element("p", note)).collect();
        rows.push(None, &notes);
        for office in &need.offices {
            rows.push(None, &cells(office));
        }
    }
    rows.foot(labels);
    let title = title.first().map(|text| text.value.as_str());
    words.rows_page(title.unwrap_or_default(), &rows.html)
}

fn cells(office: &Office) -> Vec<String> {
    let numbers = office.numbers.iter();
    let mut ways: Vec<String> = numbers
        .map(|number| format!(" <b class=\"number\">{}</b>", value(number, true)))
        .collect();
    if let Some(page) = &office.page {
        ways.push(format!(" <span class=\"web\">{}</span>", value(page, true)));
    }
    let ways = ways.concat();
    let cells = office.name.iter().zip(&office.notes);
    cells
        .map(|(name, notes)| format!("{}{ways}<p>{}</p>", element("b", name), joined(notes)))
        .collect()
}
