//! Whether content is whole: what a pack has to pass before it is shown, and the program's own content in its tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use amparo_text::Catalog;

use crate::content::{CardFile, DIRECTORY, File, ORDER, SHOWS};
use crate::data::{CardData, PaperData};
use crate::directory::EntryData;
use crate::{Content, Error, Fault, FaultKind, Result};

/// Files of the source language.
const SOURCE: &str = "locales/en/";
const PLAN: &str = "locales/en/plan.ftl";
const DOMAIN: &str = "plan";

impl Content {
    /// `files` are those that the pack brings. What it does not touch the tests of the build have checked: a pack of sounds and
    /// translations costs the reading of its translations.
    pub(crate) fn check(&self, files: &BTreeMap<String, Arc<str>>) -> Result<()> {
        let brings = |path: &str| files.contains_key(path);
        self.catalog()
            .check(|tag, domain| brings(&format!("locales/{tag}/{domain}.ftl")))
            .map_err(Fault::from)?;
        if brings(PLAN) {
            self.check_plan()?;
        }
        let source = |path: &&String| {
            let data = Path::new(path)
                .extension()
                .is_some_and(|ending| ending == "json");
            data || path.starts_with(SOURCE)
        };
        match files.keys().find(source) {
            Some(_) => self.check_whole(files),
            None => Ok(()),
        }
    }

    /// Data and English words have to fit each other.
    fn check_whole(&self, files: &BTreeMap<String, Arc<str>>) -> Result<()> {
        self.check_order(files)?;
        // Before the cards that name them: the file at fault is this one.
        self.shows()?;
        for entry in self.entries()? {
            if !entry.is_sound() {
                return Err(Fault::of(DIRECTORY, FaultKind::Number(entry.id.clone())).into());
            }
            if let Some(of) = entry.line_of.as_ref().filter(|of| !self.is_callable(of)) {
                return Err(Fault::of(DIRECTORY, FaultKind::Reference(of.clone())).into());
            }
        }
        for (id, file) in &self.cards {
            self.check_card(id, &file.whole)?;
        }
        self.check_words()
    }

    /// The questions and steps of the plan are the program's, so that each of its messages is needed.
    fn check_plan(&self) -> Result<()> {
        let own: BTreeSet<String> = self.catalog().ids(DOMAIN).into_iter().collect();
        let needed = Catalog::embedded().ids(DOMAIN);
        match needed.into_iter().find(|id| !own.contains(id)) {
            Some(id) => Err(Fault::of(PLAN, FaultKind::NoWords(id)).into()),
            None => Ok(()),
        }
    }

    /// Every card that is listed is there, once, and the first ones are among them.
    fn check_order(&self, files: &BTreeMap<String, Arc<str>>) -> Result<()> {
        let fault = |kind| Err(Fault::of(ORDER, kind).into());
        let mut listed = BTreeSet::new();
        for id in self.order()?.cards() {
            if !self.cards.contains_key(id) {
                return fault(FaultKind::Reference(id.clone()));
            }
            if !listed.insert(id.as_str()) {
                return fault(FaultKind::Twice(id.clone()));
            }
        }
        let mut first = BTreeSet::new();
        for id in &self.order()?.first {
            if !listed.contains(id.as_str()) {
                return fault(FaultKind::Reference(id.clone()));
            }
            if !first.insert(id) {
                return fault(FaultKind::Twice(id.clone()));
            }
        }
        let stray = |(id, file): &(&String, &CardFile)| {
            files.contains_key(&*file.whole.path) && !listed.contains(id.as_str())
        };
        match self.cards.iter().find(stray) {
            Some((_, file)) => Err(Fault::of(&file.whole.path, FaultKind::Unlisted).into()),
            None => Ok(()),
        }
    }

    fn check_card(&self, id: &str, file: &File<CardData>) -> Result<()> {
        let card = file.get()?;
        let fault = |kind| Err(Fault::of(&file.path, kind).into());
        if card.id != *id {
            return fault(FaultKind::OtherName);
        }
        let mut lines = card.lines();
        if let Some(line) = lines.find(|line| !(1..=card.version).contains(&line.since)) {
            return fault(FaultKind::Version(line.text.clone()));
        }
        let marked = |paper: &PaperData| {
            let numbers = paper.rows.iter().filter_map(|row| row.mark);
            let numbers: BTreeSet<usize> = numbers.collect();
            numbers == (1..=paper.marks.len()).collect()
        };
        if let Some(paper) = card.papers.iter().find(|paper| !marked(paper)) {
            return fault(FaultKind::Reference(paper.id.clone()));
        }
        let called = card.call.iter().find(|id| !self.is_callable(id));
        let is_page = |id: &String| self.entry(id).is_ok_and(EntryData::is_page);
        let looked = card.pages.iter().find(|id| !is_page(id));
        let shown = card.shows.iter().find(|id| self.show_data(id).is_err());
        match called.or(looked).or(shown) {
            Some(id) => fault(FaultKind::Reference(id.clone())),
            None => Ok(()),
        }
    }

    fn is_callable(&self, id: &str) -> bool {
        self.entry(id).is_ok_and(|entry| entry.dial().is_some())
    }

    /// Every text that a screen may ask for is there in the source language.
    fn check_words(&self) -> Result<()> {
        self.home(&[]).map_err(in_file(ORDER))?;
        for id in self.card_ids()? {
            let path = self.cards.get(id).map_or(ORDER, |file| &file.whole.path);
            self.card(id, &[], 0).map_err(in_file(path))?;
        }
        for id in self.show_ids()? {
            self.show(id, &[]).map_err(in_file(SHOWS))?;
        }
        self.needs(None, &[], 0).map_err(in_file(DIRECTORY))?;
        Ok(())
    }
}

/// A missing text is a fault of the file that asks for it.
fn in_file(path: &str) -> impl Fn(Error) -> Error {
    move |error| match error {
        Error::Text(
            amparo_text::Error::Missing { id, .. } | amparo_text::Error::Incomplete { id, .. },
        ) => Fault::of(path, FaultKind::NoWords(id)).into(),
        other => other,
    }
}

/// A file of words that does not read.
impl From<amparo_text::Error> for Fault {
    fn from(error: amparo_text::Error) -> Self {
        match error {
            amparo_text::Error::Malformed { tag, domain, line } => {
                let path = format!("locales/{tag}/{domain}.ftl");
                Self::of(&path, FaultKind::Malformed { line })
            }
            amparo_text::Error::NotALanguage { tag } => {
                Self::of(&format!("locales/{tag}"), FaultKind::UnknownFile)
            }
            _ => Self::of("locales", FaultKind::UnknownFile),
        }
    }
}
