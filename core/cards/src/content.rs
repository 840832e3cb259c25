//! Everything the cards are made of, as one value: the files of a pack, parsed when they are first asked for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use crate::data::{CardData, Order, ShowData, Shows};
use crate::directory::{Directory, EntryData};
use crate::{Error, Fault, FaultKind, Result};

/// Every JSON file of `data/`, as `(path in a pack, source)`, cards first.
static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

const ORDER: &str = "order.json";
const SHOWS: &str = "shows.json";
const DIRECTORY: &str = "directory.json";
const CARDS: &str = "cards/";

/// Cards, show screens and directory of one pack, or of the program itself.
#[derive(Debug)]
pub struct Content {
    order: File<Order>,
    shows: File<Shows>,
    directory: File<Directory>,
    cards: BTreeMap<String, File<CardData>>,
}

impl Content {
    /// The content built into the program. Nothing of it is parsed before it is asked for.
    ///
    /// # Errors
    /// [`Error::Content`] in a build that its own tests would refuse; the shells show that like any defect.
    pub fn embedded() -> Result<&'static Self> {
        static CONTENT: OnceLock<Result<Content>> = OnceLock::new();
        let read = || Self::new(embedded_files());
        CONTENT.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Content of other files, by their paths in a pack. What they do not bring is the program's own. All of it is checked:
    /// every file has its shape, and every reference leads somewhere.
    ///
    /// # Errors
    /// [`Error::Content`] with the first file that is not as it should be.
    pub fn from_files(files: &BTreeMap<String, String>) -> Result<Self> {
        let mut all = embedded_files();
        for (path, source) in files {
            all.insert(path.clone(), Cow::Owned(source.clone()));
        }
        let content = Self::new(all)?;
        content.check()?;
        Ok(content)
    }

    fn new(mut files: BTreeMap<String, Cow<'static, str>>) -> Result<Self> {
        let mut cards = BTreeMap::new();
        let mut one = |path: &str| match files.remove(path) {
            Some(source) => Ok((path.to_owned(), source)),
            None => Err(Fault::of(path, FaultKind::Missing)),
        };
        let (order, shows, directory) = (one(ORDER)?, one(SHOWS)?, one(DIRECTORY)?);
        for (path, source) in files {
            let Some(id) = card_of(&path) else {
                return Err(Fault::of(&path, FaultKind::UnknownFile).into());
            };
            cards.insert(id.to_owned(), File::new(path, source));
        }
        Ok(Self {
            order: File::new(order.0, order.1),
            shows: File::new(shows.0, shows.1),
            directory: File::new(directory.0, directory.1),
            cards,
        })
    }

    /// What an attorney is still to be asked about a card, in English.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown id.
    pub fn questions(&self, id: &str) -> Result<&[String]> {
        Ok(&self.data(id)?.questions)
    }

    /// The groups of the home screen, each with the ids of its cards.
    ///
    /// # Errors
    /// [`Error::Content`] in a build that its own tests would refuse.
    pub fn groups(&self) -> Result<Vec<(&str, &[String])>> {
        let groups = &self.order()?.groups;
        Ok(groups
            .iter()
            .map(|group| (group.id.as_str(), group.cards.as_slice()))
            .collect())
    }

    pub(crate) fn order(&self) -> Result<&Order> {
        self.order.get()
    }

    /// One card, if the order has it.
    pub(crate) fn data(&self, id: &str) -> Result<&CardData> {
        if !self.order()?.cards().any(|listed| listed == id) {
            return Err(Error::NotFound);
        }
        self.cards.get(id).ok_or(Error::NotFound)?.get()
    }

    pub(crate) fn show_data(&self, id: &str) -> Result<&ShowData> {
        let shows = &self.shows.get()?.shows;
        shows
            .iter()
            .find(|show| show.id == id)
            .ok_or(Error::NotFound)
    }

    pub(crate) fn entry(&self, id: &str) -> Result<&EntryData> {
        let entries = &self.directory.get()?.entries;
        entries
            .iter()
            .find(|entry| entry.id == id)
            .ok_or(Error::NotFound)
    }

    fn check(&self) -> Result<()> {
        self.check_order()?;
        for entry in &self.directory.get()?.entries {
            if entry.dial().is_none() {
                return Err(Fault::of(DIRECTORY, FaultKind::Number(entry.id.clone())).into());
            }
        }
        for (id, file) in &self.cards {
            let card = file.get()?;
            let fault = |kind| Err(Fault::of(&file.path, kind).into());
            if card.id != *id {
                return fault(FaultKind::OtherName);
            }
            if let Some(line) = card
                .lines()
                .find(|line| line.since == 0 || line.since > card.version)
            {
                return fault(FaultKind::Version(line.text.clone()));
            }
            let called = card.call.iter().find(|id| self.entry(id).is_err());
            let shown = card.shows.iter().find(|id| self.show_data(id).is_err());
            if let Some(id) = called.or(shown) {
                return fault(FaultKind::Reference(id.clone()));
            }
        }
        Ok(())
    }

    /// Every card that is listed is there, once, and the first ones are among them.
    fn check_order(&self) -> Result<()> {
        let fault = |kind| Err(Fault::of(ORDER, kind).into());
        let mut listed = BTreeSet::new();
        for id in self.order()?.cards() {
            if !self.cards.contains_key(id) {
                return fault(FaultKind::Reference(id.clone()));
            }
            if !listed.insert(id) {
                return fault(FaultKind::Twice(id.clone()));
            }
        }
        let mut first = BTreeSet::new();
        for id in &self.order()?.first {
            if !listed.contains(id) {
                return fault(FaultKind::Reference(id.clone()));
            }
            if !first.insert(id) {
                return fault(FaultKind::Twice(id.clone()));
            }
        }
        Ok(())
    }
}

fn embedded_files() -> BTreeMap<String, Cow<'static, str>> {
    EMBEDDED
        .iter()
        .map(|(path, source)| ((*path).to_owned(), Cow::Borrowed(*source)))
        .collect()
}

/// `cards/door.json` is the card `door`.
fn card_of(path: &str) -> Option<&str> {
    path.strip_prefix(CARDS)?.strip_suffix(".json")
}

/// A JSON file, parsed once, when it is first needed.
#[derive(Debug)]
struct File<T> {
    path: String,
    source: Cow<'static, str>,
    parsed: OnceLock<Result<T>>,
}

impl<T: DeserializeOwned> File<T> {
    fn new(path: String, source: Cow<'static, str>) -> Self {
        Self {
            path,
            source,
            parsed: OnceLock::new(),
        }
    }

    fn get(&self) -> Result<&T> {
        let parse = || {
            serde_json::from_str(&self.source).map_err(|error| {
                let line = error.line();
                Fault::of(&self.path, FaultKind::Malformed { line }).into()
            })
        };
        self.parsed
            .get_or_init(parse)
            .as_ref()
            .map_err(Clone::clone)
    }
}
