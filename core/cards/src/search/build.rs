//! The index: what can be found, and its texts.

use std::collections::BTreeSet;

use amparo_text::search::{Index, fold, without_optional_spaces};
use amparo_text::{Args, LanguageIdentifier, Text};

use super::query_words;
use crate::render::Words;
use crate::{Content, HitKind, Result};

const CARDS: &str = "cards";
const DIRECTORY: &str = "directory";
const PLAN: &str = "plan";
/// What the id of a topic's title in `plan.ftl` ends with.
const TITLE: &str = "-title";
/// What the id of a question of the family plan begins with; with another hyphen it is something said about one.
const QUESTION: &str = "question-";

/// Everything that can be found, and the three fields that it is found by.
pub(super) struct Built {
    pub(super) documents: Vec<Document>,
    pub(super) titles: Index<u32>,
    pub(super) keywords: Index<u32>,
    pub(super) lines: Index<u32>,
    /// Folded words of all fields, for mistyped ones.
    pub(super) vocabulary: BTreeSet<String>,
}

/// One thing that can be found.
pub(super) struct Document {
    pub(super) kind: HitKind,
    pub(super) id: String,
    pub(super) folded_titles: Vec<String>,
    pub(super) folded_keywords: Vec<String>,
}

impl Built {
    pub(super) fn new(content: &Content, languages: &[LanguageIdentifier]) -> Result<Self> {
        let mut built = Self {
            documents: Vec::new(),
            titles: Index::new(),
            keywords: Index::new(),
            lines: Index::new(),
            vocabulary: BTreeSet::new(),
        };
        for (kind, id) in content.findable()? {
            let (_, lines) = content.texts(kind, &id, languages)?;
            built.add(content, kind, id, &lines);
        }
        Ok(built)
    }

    fn add(&mut self, content: &Content, kind: HitKind, id: String, lines: &[Text]) {
        let Ok(number) = u32::try_from(self.documents.len()) else {
            return;
        };
        let (domain, title, keywords) = messages(content, kind, &id);
        let titles = everywhere(content, domain, &title);
        let keywords = everywhere(content, domain, &keywords);
        let lines = lines.iter().map(|line| line.value.as_str());
        // A field of its own for each language, so that no phrase runs over from one to the next.
        let compared = |text: &str| without_optional_spaces(&fold(text));
        let fields = |texts: &[String]| texts.iter().map(|text| compared(text)).collect::<Vec<_>>();
        self.titles.insert(number, &borrowed(&titles));
        self.keywords.insert(number, &borrowed(&keywords));
        let lines: Vec<&str> = lines.collect();
        self.lines.insert(number, &lines);
        let own = titles.iter().chain(&keywords).map(String::as_str);
        for text in own.chain(lines) {
            self.vocabulary.extend(query_words(text));
        }
        let one_by_one = |text: &String| {
            let words = text.split([',', '،', '、', '，', ';']);
            words.map(|word| compared(word.trim())).collect::<Vec<_>>()
        };
        self.documents.push(Document {
            kind,
            id,
            folded_titles: fields(&titles),
            folded_keywords: keywords.iter().flat_map(one_by_one).collect(),
        });
    }
}

impl Content {
    /// Everything that can be found, in the order in which equals are shown.
    fn findable(&self) -> Result<Vec<(HitKind, String)>> {
        let mut all = Vec::new();
        let cards = self.order()?.cards().cloned();
        all.extend(cards.map(|id| (HitKind::Card, id)));
        let shows = self.shows()?.iter().map(|show| show.id.clone());
        all.extend(shows.map(|id| (HitKind::Show, id)));
        let topics = self.catalog().ids(PLAN).into_iter();
        let is_topic = |id: &str| id.ends_with(TITLE) || is_question(id);
        let topics = topics.filter(|id| is_topic(id) && self.needs_nothing(id));
        all.extend(topics.map(|id| (HitKind::Plan, id)));
        let entries = self.entries()?.iter().map(|entry| entry.id.clone());
        all.extend(entries.map(|id| (HitKind::Entry, id)));
        Ok(all)
    }

    /// A title that has no arguments.
    fn needs_nothing(&self, id: &str) -> bool {
        let source = self.catalog().message(&[], PLAN, id, &Args::new(), false);
        source.is_ok()
    }

    /// Title and lines of a thing as the reader gets them.
    pub(super) fn texts(
        &self,
        kind: HitKind,
        id: &str,
        languages: &[LanguageIdentifier],
    ) -> Result<(Text, Vec<Text>)> {
        let words = self.words(languages);
        let (domain, title, _) = messages(self, kind, id);
        let title = words.message(domain, &title, &Args::new())?;
        let lines = match kind {
            HitKind::Card => self.card_lines(&words, id)?,
            HitKind::Show => {
                let ids = self.show_data(id)?.lines.iter();
                ids.map(|id| words.plain(id)).collect::<Result<_>>()?
            }
            HitKind::Entry => {
                let note = words.message(DIRECTORY, &format!("{id}-note"), &Args::new());
                note.into_iter().collect()
            }
            // Why it is asked.
            HitKind::Plan if is_question(id) => {
                let why = words.message(PLAN, &format!("{id}-why"), &Args::new());
                why.into_iter().collect()
            }
            HitKind::Plan => Vec::new(),
        };
        Ok((title, lines))
    }

    fn card_lines(&self, words: &Words<'_>, id: &str) -> Result<Vec<Text>> {
        let card = self.data(id)?;
        let lines = card.lines().map(|line| words.line(card, line));
        lines.map(|line| Ok(line?.text)).collect()
    }
}

/// Whether this is a question of the family plan, whose words are its title.
pub(super) fn is_question(id: &str) -> bool {
    let name = id.strip_prefix(QUESTION);
    name.is_some_and(|name| !name.contains('-'))
}

/// Where the title and the keywords of a thing stand.
fn messages(content: &Content, kind: HitKind, id: &str) -> (&'static str, String, String) {
    let keywords = format!("{id}-keywords");
    match kind {
        HitKind::Card => (CARDS, format!("{id}{TITLE}"), keywords),
        HitKind::Show => {
            let title = content.show_data(id).map(|show| show.title.clone());
            (CARDS, title.unwrap_or_default(), format!("show-{keywords}"))
        }
        HitKind::Entry => (DIRECTORY, format!("{id}-name"), keywords),
        HitKind::Plan => {
            let topic = id.strip_suffix(TITLE).unwrap_or(id);
            (PLAN, id.to_owned(), format!("{topic}-keywords"))
        }
    }
}

/// A message in every language that has it.
fn everywhere(content: &Content, domain: &str, id: &str) -> Vec<String> {
    let catalog = content.catalog();
    let locales = catalog.locales().iter();
    let own = |locale: &amparo_text::Locale| {
        let tag = std::slice::from_ref(&locale.id);
        let text = catalog.message(tag, domain, id, &Args::new(), false).ok()?;
        (text.locale == locale.tag).then_some(text.value)
    };
    locales.filter_map(own).collect()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
