//! The files that the lint reads, parsed once.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::fluent::{self, Message};
use crate::Result;

/// The language every message is written in first.
pub(super) const SOURCE: &str = "en";

/// Folders whose files are read, and how their names end.
const FOLDERS: &[(&str, &str)] = &[
    ("locales", "ftl"),
    ("core/cards/data", "json"),
    ("core/plan/data", "json"),
    ("docs/content", "md"),
];

/// Content as it lies in the repository.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// Path from the root → text.
    files: BTreeMap<String, String>,
    /// Locale → domain → messages.
    pub(super) locales: BTreeMap<String, BTreeMap<String, Vec<Message>>>,
    /// Card id → the card.
    pub(super) cards: BTreeMap<String, Value>,
    /// The rows of the directory.
    pub(super) directory: Vec<Value>,
    /// The show screens.
    pub(super) shows: Vec<Value>,
    /// Anchor → the fact.
    pub(super) facts: BTreeMap<String, Fact>,
}

/// One section of a page of facts.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// The page it stands on.
    pub(super) page: String,
    /// All of it.
    pub(super) text: String,
}

impl Fact {
    /// The rest of the line, or of the part between dots, that begins with this word and a colon.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let start = self.text.find(&format!("{name}: "))? + name.len() + 2;
        let rest = self.text.get(start..)?;
        let end = rest.find(['\n']).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        Some(line.split(" · ").next().unwrap_or(line).trim())
    }
}

impl Tree {
    /// Reads the files below `root`.
    pub(super) fn load(root: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for (folder, ending) in FOLDERS {
            collect(root, &root.join(folder), ending, &mut files)?;
        }
        let table = root.join(super::table::PATH);
        if let Ok(text) = std::fs::read_to_string(&table) {
            files.insert(super::table::PATH.to_owned(), text);
        }
        Self::of(files)
    }

    /// Parses the files.
    pub(super) fn of(files: BTreeMap<String, String>) -> Result<Self> {
        let mut tree = Self {
            files: BTreeMap::new(),
            locales: BTreeMap::new(),
            cards: BTreeMap::new(),
            directory: Vec::new(),
            shows: Vec::new(),
            facts: BTreeMap::new(),
        };
        for (path, text) in &files {
            tree.take(path, text)
                .map_err(|what| format!("{path}: {what}"))?;
        }
        tree.files = files;
        Ok(tree)
    }

    fn take(&mut self, path: &str, text: &str) -> Result<()> {
        let json = || serde_json::from_str::<Value>(text).map_err(|why| why.to_string());
        let rows = |value: Value, name: &str| match value.get(name) {
            Some(Value::Array(rows)) => Ok(rows.clone()),
            _ => Err(format!("has no list `{name}`")),
        };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["locales", locale, file] => {
                let domain = file.trim_end_matches(".ftl").to_owned();
                self.locales
                    .entry((*locale).to_owned())
                    .or_default()
                    .insert(domain, fluent::read(text)?);
            }
            ["core", "cards", "data", "cards", file] => {
                self.cards
                    .insert(file.trim_end_matches(".json").to_owned(), json()?);
            }
            ["core", "cards", "data", "directory.json"] => {
                self.directory = rows(json()?, "entries")?;
            }
            ["core", "cards", "data", "shows.json"] => self.shows = rows(json()?, "shows")?,
            // The directory has anchors of its own, and the relative's page is another reader's matter.
            ["docs", "content", page] if page.starts_with("facts") => {
                self.take_facts(path, text)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn take_facts(&mut self, page: &str, text: &str) -> Result<()> {
        for section in text.split("\n### ").skip(1) {
            let (anchor, rest) = section.split_once('\n').unwrap_or((section, ""));
            let fact = Fact {
                page: page.to_owned(),
                text: rest
                    .split("\n## ")
                    .next()
                    .unwrap_or_default()
                    .trim()
                    .to_owned(),
            };
            if let Some(other) = self.facts.insert(anchor.trim().to_owned(), fact) {
                return Err(format!("{anchor} stands in {} too", other.page));
            }
        }
        Ok(())
    }

    /// The text of a file; empty if it is not there.
    pub(super) fn text(&self, path: &str) -> &str {
        self.files.get(path).map_or("", String::as_str)
    }

    /// Every file with its path.
    #[cfg(test)]
    pub(super) fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// Messages of every locale and domain: `(locale, domain, message)`.
    pub(super) fn messages(&self) -> impl Iterator<Item = (&str, &str, &Message)> {
        self.locales.iter().flat_map(|(locale, domains)| {
            domains.iter().flat_map(move |(domain, messages)| {
                messages
                    .iter()
                    .map(move |message| (locale.as_str(), domain.as_str(), message))
            })
        })
    }

    /// One message.
    pub(super) fn message(&self, locale: &str, domain: &str, id: &str) -> Option<&Message> {
        let messages = self.locales.get(locale)?.get(domain)?;
        messages.iter().find(|message| message.id == id)
    }

    /// "29 cards, 44 entries, …".
    pub(super) fn size(&self) -> String {
        format!(
            "{} cards, {} entries, {} facts, {} texts",
            self.cards.len(),
            self.directory.len(),
            self.facts.len(),
            self.messages().count()
        )
    }
}

/// The objects of a card's list, such as `steps`.
pub(super) fn lines<'a>(card: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    card.get(list)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// The same, or what is said of the parts of a card's samples, which stands deeper: the list [`MARKS`].
pub(super) fn said<'a>(card: &'a Value, list: &str) -> Vec<&'a Value> {
    if list == MARKS {
        lines(card, "papers")
            .flat_map(|paper| lines(paper, MARKS))
            .collect()
    } else {
        lines(card, list).collect()
    }
}

/// Words about the numbered parts of a sample.
pub(super) const MARKS: &str = "marks";

/// A string of an object; empty if it is not there.
pub(super) fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A list of strings of an object.
pub(super) fn words<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    lines(value, name).filter_map(Value::as_str)
}

fn collect(
    root: &Path,
    folder: &Path,
    ending: &str,
    files: &mut BTreeMap<String, String>,
) -> Result<()> {
    // A folder that does not exist yet holds no content.
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, ending, files)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            let name = path.strip_prefix(root).unwrap_or(&path);
            let text = std::fs::read_to_string(&path)
                .map_err(|why| format!("{}: {why}", path.display()))?;
            files.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
    Ok(())
}
