//! The words of this crate's texts in the reader's language.

use amparo_text::print::Row;
use amparo_text::{Args, Catalog, LanguageIdentifier, SOURCE_LOCALE, Text};

use crate::Date;
use crate::content::{Content, Result};

const DOMAIN: &str = "plan";

/// A catalog and the reader's languages, best first.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    catalog: &'a Catalog,
    languages: &'a [LanguageIdentifier],
}

/// One sentence and the facts it stands on (`docs/content/facts-plan.md`); none where it states no law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: Text,
    /// Anchors.
    pub facts: Vec<String>,
}

impl<'a> Words<'a> {
    /// Words of `catalog` for a reader of `languages`.
    pub fn new(catalog: &'a Catalog, languages: &'a [LanguageIdentifier]) -> Self {
        Self { catalog, languages }
    }

    /// A message without arguments. `family/…` is one of the relative's page: what it says is not written down a second time.
    pub(crate) fn say(&self, id: &str) -> Result<Text> {
        self.fill(id, &Args::new())
    }

    pub(crate) fn fill(&self, id: &str, args: &Args) -> Result<Text> {
        let (domain, id) = split(id);
        Ok(self
            .catalog
            .message(self.languages, domain, id, args, true)?)
    }

    /// The same in English, for who reads a call aloud to somebody who speaks it.
    pub(crate) fn english(&self, id: &str, args: &Args) -> Result<String> {
        let (domain, id) = split(id);
        Ok(self.catalog.message(&[], domain, id, args, true)?.value)
    }

    /// For a text file: without the marks that isolate names on a screen.
    pub(crate) fn unmarked(&self, id: &str, args: &Args) -> Result<String> {
        let text = self
            .catalog
            .message(self.languages, DOMAIN, id, args, false)?;
        Ok(text.value)
    }

    /// A day in words.
    pub(crate) fn date(&self, date: Date) -> Result<String> {
        self.unmarked("content-date", &date_args(date))
    }

    pub(crate) fn line(&self, content: &Content, id: &str) -> Result<Line> {
        Ok(Line {
            text: self.say(id)?,
            facts: content.facts_of(id),
        })
    }

    /// A row of a label and what the owner wrote; none where nothing was written.
    pub(crate) fn row(&self, label: &str, value: &str, ltr: bool) -> Result<Option<Row>> {
        if value.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(Row {
            label: self.say(label)?,
            value: value.trim().to_owned(),
            ltr,
        }))
    }

    /// BCP 47 tag of the reader's first language.
    pub(crate) fn first_language(&self) -> String {
        let first = self.languages.first().map(ToString::to_string);
        first.unwrap_or_else(|| SOURCE_LOCALE.to_owned())
    }
}

/// Arguments of `content-date`.
pub(crate) fn date_args(date: Date) -> Args {
    Args::new()
        .with("month", u32::from(date.month()))
        .with("day", date.day().to_string())
        .with("year", date.year().to_string())
}

fn split(id: &str) -> (&str, &str) {
    id.split_once('/').unwrap_or((DOMAIN, id))
}
