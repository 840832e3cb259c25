//! Rows of a page: a drawing, and a cell for each language.

use std::fmt::Write as _;

use super::inline::{MARK, element, picture};
use super::page::{Words, direction, is_rtl};
use super::{Each, Picture};
use crate::{Args, Result, Text};

const STYLE: &str = include_str!("paper.css");

/// The rows of one sheet in the making.
pub(super) struct Rows<'a> {
    words: &'a Words<'a>,
    pub(super) html: String,
}

impl<'a> Rows<'a> {
    pub(super) fn new(words: &'a Words<'a>) -> Self {
        let html = String::new();
        Self { words, html }
    }

    pub(super) fn title(&mut self, of: Option<&Picture>, title: &Each) {
        self.row("row title", of, &elements("h1", title));
    }

    /// A heading of `ui.ftl`. It stays on the page of the row after it.
    pub(super) fn heading(&mut self, id: &str) -> Result<()> {
        let texts = self.words.each(id, &Args::new())?;
        self.row("row head", None, &elements("h2", &texts));
        Ok(())
    }

    /// The same for words that are there already.
    pub(super) fn heading_of(&mut self, of: Option<&Picture>, texts: &Each) {
        self.row("row head", of, &elements("h2", texts));
    }

    pub(super) fn banner(&mut self, texts: &Each) {
        self.row("row banner", None, &elements("p", texts));
    }

    pub(super) fn push(&mut self, of: Option<&Picture>, cells: &[String]) {
        self.row("row", of, cells);
    }

    /// One cell over the whole width.
    pub(super) fn wide(&mut self, of: Option<&Picture>, cell: &str) {
        let picture = picture(of);
        let _ = writeln!(
            self.html,
            "<div class=\"row\">{picture}<div class=\"wide\">{cell}</div></div>"
        );
    }

    /// Small lines at the end, language by language.
    pub(super) fn foot(&mut self, labels: &[Vec<Text>]) {
        let cells: Vec<String> = labels.iter().map(|texts| joined(texts)).collect();
        self.row("row foot", None, &cells);
    }

    /// A cell for each language, and one below them over the whole width.
    pub(super) fn push_above(&mut self, cells: &[String], wide: &str) {
        let cells = self.cells(cells);
        let _ = writeln!(
            self.html,
            "<div class=\"row\"><span class=\"pic\"></span>{cells}<div class=\"wide\">{wide}</div></div>"
        );
    }

    fn row(&mut self, class: &str, of: Option<&Picture>, cells: &[String]) {
        let (picture, cells) = (picture(of), self.cells(cells));
        let _ = writeln!(self.html, "<div class=\"{class}\">{picture}{cells}</div>");
    }

    /// A column begins where its language begins, whatever stands in it.
    fn cells(&self, cells: &[String]) -> String {
        let languages = self.words.languages.iter().zip(cells);
        let cells = languages.map(|(language, cell)| {
            format!("<div dir=\"{}\">{cell}</div>", direction(is_rtl(language)))
        });
        cells.collect()
    }
}

/// Each text as an element of its own language.
fn elements(tag: &str, texts: &Each) -> Vec<String> {
    texts.iter().map(|text| element(tag, text)).collect()
}

/// Texts of one language in one line.
pub(super) fn joined(texts: &[Text]) -> String {
    let spans: Vec<String> = texts.iter().map(|text| element("span", text)).collect();
    spans.join(" · ")
}

impl Words<'_> {
    /// A page of rows, with what the mark means where there is one.
    pub(super) fn rows_page(&self, title: &str, rows: &str) -> Result<String> {
        let mut body = format!("<main class=\"{}\">\n{rows}", self.columns());
        if rows.contains(MARK) {
            let mut note = Rows::new(self);
            let each = self.each("common-fallback", &Args::new())?;
            let cells: Vec<String> = each
                .iter()
                .map(|text| format!("* {}", element("span", text)))
                .collect();
            note.row("row foot", None, &cells);
            body.push_str(&note.html);
        }
        body.push_str("</main>\n");
        Ok(self.titled_page(title, STYLE, &body))
    }
}
