//! Everything the cards are made of, as one value: the files of a pack, parsed when they are first asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use amparo_text::{Catalog, LanguageIdentifier, Source};
use serde::de::DeserializeOwned;

use crate::data::{CardData, CardHead, Order, ShowData, Shows, TranslationData};
use crate::directory::{Directory, EntryData};
use crate::render::Words;
use crate::search::Finder;
use crate::{Error, Fault, FaultKind, Result};

/// Every JSON file of `data/` and every pictogram, as `(path in a pack, source)`, in the order of the paths.
static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

pub(crate) const ORDER: &str = "order.json";
pub(crate) const SHOWS: &str = "shows.json";
pub(crate) const DIRECTORY: &str = "directory.json";
const PICTURES: &str = "pictures/";
/// Pictograms that have a direction, one id a line.
const MIRRORED: &str = include_str!("../../../design/pictures/mirrored.txt");
/// The files of words that a pack may bring.
const DOMAINS: [&str; 3] = ["cards", "directory", "plan"];

/// Cards, show screens, directory, pictograms and their words: those of one pack, or of the program itself.
pub struct Content {
    order: File<Order>,
    shows: File<Shows>,
    directory: File<Directory>,
    pub(crate) cards: BTreeMap<String, CardFile>,
    /// Those that a pack brings, by their paths.
    pictures: BTreeMap<String, Source>,
    /// The program's own words where there are no others.
    catalog: Option<Catalog>,
    pub(crate) finder: Finder,
}

/// A card; and the little of it that a list needs, which is read without the rest.
pub(crate) struct CardFile {
    pub(crate) whole: File<CardData>,
    head: File<CardHead>,
}

/// Its texts are public, but too many to print.
impl std::fmt::Debug for Content {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Content({} cards)", self.cards.len())
    }
}

impl Content {
    /// The content built into the program. Nothing of it is parsed before it is asked for.
    ///
    /// # Errors
    /// [`Error::Content`] in a build that its own tests would refuse; the shells show that like any defect.
    pub fn embedded() -> Result<&'static Self> {
        static CONTENT: OnceLock<Result<Content>> = OnceLock::new();
        let read = || Self::from_checked_files(&BTreeMap::new());
        CONTENT.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Content of other files, by their paths in a pack: `order.json`, `shows.json`, `directory.json`, `cards/<id>.json`,
    /// `locales/<tag>/{cards,directory,plan}.ftl`, `pictures/<id>.svg`. A file stands in for the whole file of the program; what is not
    /// brought is the program's own. A card of the program that `order.json` does not list any more is withdrawn; one of the pack has
    /// to be listed.
    ///
    /// All of it is checked: every file has its shape, every reference leads somewhere, every text is there in the source language.
    ///
    /// # Errors
    /// [`Error::Content`] with the first file that is not as it should be.
    pub fn from_files(files: &BTreeMap<String, Arc<str>>) -> Result<Self> {
        let content = Self::from_checked_files(files)?;
        content.check(files)?;
        Ok(content)
    }

    /// Files that [`Self::from_files`] has found sound before: nothing is parsed or copied until it is asked for, so that a start does
    /// not wait for languages that nobody reads.
    ///
    /// # Errors
    /// [`Error::Content`] for a path that is none of a pack's.
    pub fn from_checked_files(files: &BTreeMap<String, Arc<str>>) -> Result<Self> {
        let mut parts = Parts::default();
        for (path, source) in EMBEDDED {
            // The program's pictograms stay where they are: one is looked up when it is drawn.
            if !path.starts_with(PICTURES) {
                parts.put(Cow::Borrowed(path), Source::from(*source))?;
            }
        }
        let mut words = Vec::new();
        for (path, source) in files {
            match words_of(path) {
                Some((tag, domain)) => words.push((tag, domain, source.into())),
                None => parts.put(Cow::Owned(path.clone()), source.into())?,
            }
        }
        let catalog = (!words.is_empty()).then(|| Catalog::over(Catalog::embedded(), words));
        let missing = |path| move || Fault::of(path, FaultKind::Missing);
        Ok(Self {
            order: parts.order.ok_or_else(missing(ORDER))?,
            shows: parts.shows.ok_or_else(missing(SHOWS))?,
            directory: parts.directory.ok_or_else(missing(DIRECTORY))?,
            cards: parts.cards,
            pictures: parts.pictures,
            catalog: catalog.transpose().map_err(Fault::from)?,
            finder: Finder::default(),
        })
    }

    /// The words of this content, and all others of the program.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        match &self.catalog {
            Some(catalog) => catalog,
            None => Catalog::embedded(),
        }
    }

    /// A pictogram as SVG, by the `icon` of a card or the `action` of a line.
    #[must_use]
    pub fn picture(&self, id: &str) -> Option<&str> {
        let path = format!("{PICTURES}{id}.svg");
        if let Some(picture) = self.pictures.get(&path) {
            return Some(picture);
        }
        let at = EMBEDDED.binary_search_by(|(own, _)| (*own).cmp(path.as_str()));
        EMBEDDED.get(at.ok()?).map(|(_, picture)| *picture)
    }

    /// Whether a pictogram has a direction, and turns round where one reads from right to left.
    #[must_use]
    pub fn is_mirrored(&self, id: &str) -> bool {
        MIRRORED.lines().any(|mirrored| mirrored == id)
    }

    /// What an attorney is still to be asked about a card, in English.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown id.
    pub fn questions(&self, id: &str) -> Result<&[String]> {
        Ok(&self.data(id)?.questions)
    }

    /// Ids of all cards, in the order of the screen.
    ///
    /// # Errors
    /// [`Error::Content`] in a build that its own tests would refuse.
    pub fn card_ids(&self) -> Result<Vec<&str>> {
        Ok(self.order()?.cards().map(String::as_str).collect())
    }

    /// Ids of all show screens, in the order of their file.
    ///
    /// # Errors
    /// [`Error::Content`] in a build that its own tests would refuse.
    pub fn show_ids(&self) -> Result<Vec<&str>> {
        Ok(self.shows()?.iter().map(|show| show.id.as_str()).collect())
    }

    pub(crate) fn words<'a>(&'a self, languages: &'a [LanguageIdentifier]) -> Words<'a> {
        Words::new(self.catalog(), languages)
    }

    pub(crate) fn order(&self) -> Result<&Order> {
        self.order.get()
    }

    /// One card, if the order has it.
    pub(crate) fn data(&self, id: &str) -> Result<&CardData> {
        if !self.order()?.cards().any(|listed| listed == id) {
            return Err(Error::NotFound);
        }
        self.cards.get(id).ok_or(Error::NotFound)?.whole.get()
    }

    /// What a list shows of a card that the order has.
    pub(crate) fn head(&self, id: &str) -> Result<&CardHead> {
        self.cards.get(id).ok_or(Error::NotFound)?.head.get()
    }

    pub(crate) fn shows(&self) -> Result<&[ShowData]> {
        Ok(&self.shows.get()?.shows)
    }

    /// How the words of the show screens were translated, by locale.
    pub(crate) fn show_translations(&self) -> Result<&BTreeMap<String, TranslationData>> {
        Ok(&self.shows.get()?.translations)
    }

    pub(crate) fn show_data(&self, id: &str) -> Result<&ShowData> {
        let mut shows = self.shows()?.iter();
        shows.find(|show| show.id == id).ok_or(Error::NotFound)
    }

    pub(crate) fn entries(&self) -> Result<&[EntryData]> {
        Ok(&self.directory.get()?.entries)
    }

    /// How the words of the directory were translated, by locale.
    pub(crate) fn directory_translations(&self) -> Result<&BTreeMap<String, TranslationData>> {
        Ok(&self.directory.get()?.translations)
    }

    pub(crate) fn entry(&self, id: &str) -> Result<&EntryData> {
        self.entries()?
            .iter()
            .find(|entry| entry.id == id)
            .ok_or(Error::NotFound)
    }
}

/// Files by what they are; a later one stands in for an earlier one.
#[derive(Default)]
struct Parts {
    order: Option<File<Order>>,
    shows: Option<File<Shows>>,
    directory: Option<File<Directory>>,
    cards: BTreeMap<String, CardFile>,
    pictures: BTreeMap<String, Source>,
}

impl Parts {
    fn put(&mut self, path: Cow<'static, str>, source: Source) -> Result<()> {
        match &*path {
            ORDER => self.order = Some(File::new(path, source)),
            SHOWS => self.shows = Some(File::new(path, source)),
            DIRECTORY => self.directory = Some(File::new(path, source)),
            _ => return self.put_one_of_many(path, source),
        }
        Ok(())
    }

    fn put_one_of_many(&mut self, path: Cow<'static, str>, source: Source) -> Result<()> {
        if let Some(id) = id_of(&path, "cards/", ".json") {
            let id = id.to_owned();
            let card = CardFile {
                head: File::new(path.clone(), source.clone()),
                whole: File::new(path, source),
            };
            self.cards.insert(id, card);
        } else if id_of(&path, PICTURES, ".svg").is_some() {
            self.pictures.insert(path.into_owned(), source);
        } else {
            return Err(Fault::of(&path, FaultKind::UnknownFile).into());
        }
        Ok(())
    }
}

/// `cards/door.json` is the card `door`.
fn id_of<'a>(path: &'a str, folder: &str, kind: &str) -> Option<&'a str> {
    let id = path.strip_prefix(folder)?.strip_suffix(kind)?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (!id.is_empty() && id.bytes().all(plain)).then_some(id)
}

/// `locales/es/cards.ftl` are the words of `es` and `cards`.
fn words_of(path: &str) -> Option<(&str, &str)> {
    let (tag, file) = path.strip_prefix("locales/")?.split_once('/')?;
    let domain = file.strip_suffix(".ftl")?;
    DOMAINS.contains(&domain).then_some((tag, domain))
}

/// A JSON file, parsed once, when it is first needed.
#[derive(Debug)]
pub(crate) struct File<T> {
    pub(crate) path: Cow<'static, str>,
    source: Source,
    parsed: OnceLock<Result<T>>,
}

impl<T: DeserializeOwned> File<T> {
    fn new(path: Cow<'static, str>, source: Source) -> Self {
        Self {
            path,
            source,
            parsed: OnceLock::new(),
        }
    }

    pub(crate) fn get(&self) -> Result<&T> {
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

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
