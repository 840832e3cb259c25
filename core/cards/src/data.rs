//! The embedded data: cards as lists of message ids with their facts, and the directory.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::date::SourceDate;
use crate::{Date, Error, Result};

/// All cards, show screens and callable numbers of this build.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    #[serde(rename = "cards")]
    pub(crate) all: Vec<CardData>,
    pub(crate) shows: Vec<ShowData>,
    #[serde(skip)]
    pub(crate) directory: Vec<EntryData>,
}

impl Cards {
    /// The cards built into the program. Parsed once.
    ///
    /// # Errors
    /// [`Error::Malformed`] in a build that its own tests would refuse; the shells show that like any defect.
    pub fn embedded() -> Result<&'static Self> {
        static CARDS: OnceLock<Result<Cards>> = OnceLock::new();
        let read = || {
            Self::from_json(
                include_str!("../data/cards.json"),
                include_str!("../data/directory.json"),
            )
        };
        CARDS.get_or_init(read).as_ref().map_err(Clone::clone)
    }

    /// Reads cards and a directory from JSON of the shape of `data/*.json`, and checks that every reference leads somewhere.
    ///
    /// # Errors
    /// [`Error::Malformed`] for JSON of another shape, an unknown field, or a reference to something that is not there.
    pub fn from_json(cards: &str, directory: &str) -> Result<Self> {
        let mut read: Self = serde_json::from_str(cards).map_err(|_| Error::Malformed)?;
        let Directory { entries } =
            serde_json::from_str(directory).map_err(|_| Error::Malformed)?;
        read.directory = entries;
        let numbers = read.directory.iter().all(|entry| entry.dial().is_some());
        let whole = read.all.iter().all(|card| {
            card.call
                .iter()
                .all(|id| read.directory.iter().any(|entry| entry.id == *id))
                && card
                    .shows
                    .iter()
                    .all(|id| read.shows.iter().any(|show| show.id == *id))
        });
        if numbers && whole {
            Ok(read)
        } else {
            Err(Error::Malformed)
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardData {
    pub(crate) id: String,
    pub(crate) icon: String,
    pub(crate) version: u32,
    pub(crate) steps: Vec<LineData>,
    pub(crate) say: Vec<LineData>,
    pub(crate) avoid: Vec<LineData>,
    pub(crate) why: Vec<LineData>,
    pub(crate) call: Vec<String>,
    pub(crate) shows: Vec<String>,
    pub(crate) place: String,
    pub(crate) authority: Vec<String>,
    pub(crate) sources: Vec<SourceData>,
    pub(crate) confidence: Confidence,
    pub(crate) last_reviewed: Date,
    pub(crate) expires_on: Date,
    pub(crate) facts_of: Date,
    pub(crate) reviewer: Option<ReviewerData>,
    pub(crate) translations: BTreeMap<String, TranslationData>,
}

/// A message id with the facts its words stand on and the dates they name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineData {
    pub(crate) text: String,
    pub(crate) facts: Vec<String>,
    #[serde(default)]
    pub(crate) dates: BTreeMap<String, Date>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceData {
    pub(crate) name: String,
    pub(crate) date: SourceDate,
}

/// The attorney who has read the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewerData {
    pub(crate) name: String,
    pub(crate) on: Date,
}

/// How a translation was made. `by` and `on` name who and when.
#[derive(Debug, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum TranslationData {
    /// The language the card was written in.
    Source,
    /// By a machine; nobody has reviewed it.
    Machine { on: Date, of_version: u32 },
    /// By a person; nobody else has reviewed it.
    Human {
        by: String,
        on: Date,
        of_version: u32,
    },
    /// Reviewed by a named person.
    Reviewed {
        by: String,
        on: Date,
        of_version: u32,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowData {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
    pub(crate) hint: String,
    pub(crate) facts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Directory {
    entries: Vec<EntryData>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryData {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) source: String,
    pub(crate) source_date: SourceDate,
    pub(crate) phoned_on: Option<Date>,
}

impl EntryData {
    /// The number in E.164; `None` unless it is written `xxx-xxx-xxxx`, the North American way.
    pub(crate) fn dial(&self) -> Option<String> {
        let groups: Vec<&str> = self.number.split('-').collect();
        let shape = groups.iter().map(|group| group.len()).eq([3, 3, 4]);
        let digits = groups.concat();
        (shape && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("+1{digits}"))
    }
}

/// How sure the authors are of a card's facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Text of a law or an order was read, and sources agree.
    High,
    /// Secondary sources, or a rule that courts are still deciding.
    Medium,
    /// A lead.
    Low,
}

impl Confidence {
    /// `high`, `medium` or `low`: the last part of `card-sure-…` in `ui.ftl`.
    pub fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}
