//! The data of the plan's texts, `data/plan.json`: which questions and steps there are, in which order, what each sentence stands on, and
//! how long it can be trusted. The words are in `locales/*/plan.ftl`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use amparo_text::{Args, Text};
use serde::Deserialize;

use crate::Date;
use crate::words::Words;

/// Why a text could not be made. A defect of the build or of a pack: no user data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data is not of its shape, or names what is not there.
    #[error("malformed plan data")]
    Malformed,
    /// A message is missing or could not be filled in.
    #[error(transparent)]
    Text(#[from] amparo_text::Error),
}

/// Shorthand for what makes texts.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// All of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    parts: Vec<Part>,
    links: Vec<LinkData>,
    pub(crate) questions: Vec<QuestionData>,
    /// The checklist of papers: last parts of `paper-…`.
    pub(crate) papers: Vec<String>,
    pub(crate) steps: Vec<StepData>,
    pub(crate) retry: RetryData,
    /// By kind of call: last parts of `script-…`, in the order in which they are read.
    pub(crate) scripts: BTreeMap<String, Vec<String>>,
    facts: BTreeMap<String, Vec<String>>,
    /// Messages that state no law.
    plain: Vec<String>,
}

/// What belongs together and is reviewed together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    id: String,
    /// How its messages begin.
    prefixes: Vec<String>,
    version: u32,
    jurisdiction: String,
    authority: Vec<String>,
    sources: Vec<Source>,
    confidence: String,
    last_reviewed: Date,
    reviewer: Option<String>,
    expires_on: Date,
    translations: BTreeMap<String, Translation>,
    /// Open questions for an attorney, in English, for the documents.
    questions: Vec<String>,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// ISO date, or as precise as is known.
    pub date: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Translation {
    state: State,
    /// Who reviewed it.
    by: Option<String>,
    on: Date,
    of_version: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Machine,
    Reviewed,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkData {
    id: String,
    url: String,
    source: String,
    source_date: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionData {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) field: String,
    pub(crate) notes: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) rights: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepData {
    pub(crate) id: String,
    pub(crate) phase: String,
    pub(crate) who: Vec<String>,
    pub(crate) message: String,
    pub(crate) note: Option<String>,
    pub(crate) directory: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) script: Option<String>,
    pub(crate) show: Option<String>,
    pub(crate) when: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RetryData {
    pub(crate) messages: Vec<String>,
    pub(crate) after_hours: Vec<u16>,
}

/// An address of an official page. The page is opened by the reader's browser, never by the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Link id.
    pub id: String,
    /// What it leads to.
    pub name: Text,
    /// `https://…`.
    pub url: String,
    /// Where the address comes from, with its date.
    pub source: Source,
}

/// How far the texts of one part can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Id of the part.
    pub part: String,
    /// "Information, not legal advice. Not yet reviewed by an attorney."
    pub notice: Text,
    /// "Facts of …".
    pub facts_of: Text,
    /// "Machine translation, not yet reviewed", where it is one.
    pub translation: Option<Text>,
    /// Set when the part is past its date.
    pub out_of_date: Option<Text>,
    /// Version of the part.
    pub version: u32,
    /// `california`.
    pub jurisdiction: String,
    /// Laws.
    pub authority: Vec<String>,
    /// Sources with dates.
    pub sources: Vec<Source>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// The day of the last review.
    pub last_reviewed: Date,
    /// The day from which on the part is out of date.
    pub expires_on: Date,
}

impl Content {
    /// What is built in.
    ///
    /// # Errors
    /// [`Error::Malformed`]; a test keeps that out of a release.
    pub fn embedded() -> Result<&'static Self> {
        static CONTENT: OnceLock<Option<Content>> = OnceLock::new();
        CONTENT
            .get_or_init(|| Self::read(include_str!("../data/plan.json")).ok())
            .as_ref()
            .ok_or(Error::Malformed)
    }

    /// Reads data of the same shape.
    ///
    /// # Errors
    /// [`Error::Malformed`].
    pub fn read(json: &str) -> Result<Self> {
        let content: Self = serde_json::from_str(json).map_err(|_| Error::Malformed)?;
        if content.is_whole() {
            Ok(content)
        } else {
            Err(Error::Malformed)
        }
    }

    /// Facts of a message of `plan.ftl`; none where it states no law.
    pub fn facts_of(&self, message: &str) -> Vec<String> {
        let id = message.strip_prefix("plan/").unwrap_or(message);
        self.facts.get(id).cloned().unwrap_or_default()
    }

    /// Every message that stands on facts, and every one that states no law.
    pub fn classified(&self) -> (impl Iterator<Item = &str>, impl Iterator<Item = &str>) {
        (
            self.facts.keys().map(String::as_str),
            self.plain.iter().map(String::as_str),
        )
    }

    /// Ids of the parts, and how their messages begin.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.parts
            .iter()
            .map(|part| (part.id.as_str(), part.prefixes.as_slice()))
    }

    /// Open questions for an attorney, with the part they belong to.
    pub fn open_questions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts
            .iter()
            .flat_map(|part| part.questions.iter().map(|it| (&*part.id, it.as_str())))
    }

    /// Ids of the directory that the steps name.
    pub fn directory_ids(&self) -> impl Iterator<Item = &str> {
        self.steps
            .iter()
            .filter_map(|step| step.directory.as_deref())
    }

    /// The labels of a part.
    ///
    /// # Errors
    /// [`Error::Malformed`] where there is no such part.
    pub fn review(&self, words: &Words<'_>, part: &str, today: Date) -> Result<Review> {
        let part = self.parts.iter().find(|it| it.id == part);
        let part = part.ok_or(Error::Malformed)?;
        let day = |id: &str, date: Date| {
            let args = Args::new().with("date", words.date(date)?);
            words.fill(id, &args)
        };
        let translation = part.translations.get(&words.first_language());
        // A review of an older version is none of this one.
        let machine = translation
            .is_some_and(|it| it.state == State::Machine || it.of_version < part.version);
        let old = today >= part.expires_on;
        Ok(Review {
            part: part.id.clone(),
            notice: words.say("family/advice-source-short")?,
            facts_of: day("content-facts", part.last_reviewed)?,
            translation: if machine {
                Some(words.say("content-machine")?)
            } else {
                None
            },
            out_of_date: if old {
                Some(day("content-old", part.expires_on)?)
            } else {
                None
            },
            version: part.version,
            jurisdiction: part.jurisdiction.clone(),
            authority: part.authority.clone(),
            sources: part.sources.clone(),
            confidence: part.confidence.clone(),
            last_reviewed: part.last_reviewed,
            expires_on: part.expires_on,
        })
    }

    pub(crate) fn link(&self, words: &Words<'_>, id: &str) -> Result<Link> {
        let link = self.links.iter().find(|link| link.id == id);
        let link = link.ok_or(Error::Malformed)?;
        Ok(Link {
            id: link.id.clone(),
            name: words.say(&format!("link-{id}"))?,
            url: link.url.clone(),
            source: Source {
                name: link.source.clone(),
                date: link.source_date.clone(),
            },
        })
    }

    /// What the types cannot say: links and dates fit, and no attorney is named whom the notice would deny.
    fn is_whole(&self) -> bool {
        let known = |id: &String| self.links.iter().any(|link| link.id == *id);
        let linked = self.questions.iter().flat_map(|it| &it.links);
        let steps = self.steps.iter().filter_map(|it| it.link.as_ref());
        let parts = self.parts.iter().all(|part| {
            let named = |it: &Translation| it.state == State::Machine || it.by.is_some();
            let translated = part
                .translations
                .values()
                .all(|it| named(it) && it.on >= part.last_reviewed);
            part.version > 0
                && part.reviewer.is_none()
                && part.last_reviewed < part.expires_on
                && !part.authority.is_empty()
                && !part.sources.is_empty()
                && translated
        });
        let https = self.links.iter().all(|it| it.url.starts_with("https://"));
        let founded = self.facts.values().all(|facts| !facts.is_empty());
        parts && https && founded && linked.chain(steps).all(known)
    }
}
