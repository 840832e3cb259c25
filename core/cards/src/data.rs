//! The shape of `cards/<id>.json`, `shows.json` and `order.json`: message ids with their facts and dates.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Date;
use crate::date::SourceDate;

/// Which cards there are, and where they stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    /// The tiles of the home screen.
    pub(crate) first: Vec<String>,
    pub(crate) groups: Vec<GroupData>,
}

impl Order {
    /// Ids of all cards, in the order of the groups.
    pub(crate) fn cards(&self) -> impl Iterator<Item = &String> {
        self.groups.iter().flat_map(|group| &group.cards)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupData {
    pub(crate) id: String,
    pub(crate) cards: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CardData {
    pub(crate) id: String,
    pub(crate) icon: Option<String>,
    pub(crate) version: u32,
    pub(crate) steps: Vec<LineData>,
    pub(crate) say: Vec<LineData>,
    pub(crate) avoid: Vec<LineData>,
    pub(crate) why: Vec<LineData>,
    /// Drawn samples of papers.
    #[serde(default)]
    pub(crate) papers: Vec<PaperData>,
    /// Rows of the directory with a number, in the order to try.
    pub(crate) call: Vec<String>,
    /// Rows of the directory with a page and no number that is sure enough.
    #[serde(default)]
    pub(crate) pages: Vec<String>,
    pub(crate) shows: Vec<String>,
    pub(crate) jurisdiction: String,
    pub(crate) authority: Vec<String>,
    pub(crate) sources: Vec<SourceData>,
    pub(crate) confidence: Confidence,
    pub(crate) last_reviewed: Date,
    pub(crate) expires_on: Date,
    pub(crate) facts_of: Date,
    pub(crate) reviewer: Option<ReviewerData>,
    /// What an attorney is still to be asked; for `docs/content.md`, not for screens.
    #[serde(default)]
    pub(crate) questions: Vec<String>,
    pub(crate) translations: BTreeMap<String, TranslationData>,
}

/// The beginning of [`CardData`]. The rest is skipped: that it has its shape is seen when the whole is read.
#[derive(Debug, Deserialize)]
pub(crate) struct CardHead {
    pub(crate) id: String,
    icon: Option<String>,
    pub(crate) version: u32,
}

impl CardHead {
    /// The pictogram; one of the card's own name unless its data says otherwise.
    pub(crate) fn icon(&self) -> &str {
        self.icon.as_deref().unwrap_or(&self.id)
    }
}

impl CardData {
    /// As [`CardHead::icon`].
    pub(crate) fn icon(&self) -> &str {
        self.icon.as_deref().unwrap_or(&self.id)
    }

    /// Every line, in the order of the screen.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &LineData> {
        let marks = self.papers.iter().flat_map(|paper| &paper.marks);
        [&self.steps, &self.say, &self.avoid, &self.why]
            .into_iter()
            .flatten()
            .chain(marks)
    }
}

/// A sample of a paper that somebody may be shown: what stands on it from top to bottom, and what to look for. Its words are
/// `<card>-paper-<id>-title` and `-alt`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperData {
    pub(crate) id: String,
    pub(crate) rows: Vec<PaperRowData>,
    /// What is to be known of the parts, in the order of their numbers.
    pub(crate) marks: Vec<LineData>,
}

/// One part of a paper.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperRowData {
    pub(crate) shape: PaperShape,
    /// What is printed there, in the language of the paper, line by line.
    #[serde(default)]
    pub(crate) printed: Vec<String>,
    /// The number of its mark, from 1.
    pub(crate) mark: Option<usize>,
}

/// What a part of a paper looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PaperShape {
    /// Who has issued it, large.
    Heading,
    /// What it is.
    Title,
    /// A label with something filled in.
    Field,
    /// Some lines of small print.
    Lines,
    /// A signature with who signed below it.
    Signature,
}

/// A message id with the facts its words stand on and the dates they name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineData {
    pub(crate) text: String,
    pub(crate) facts: Vec<String>,
    #[serde(default)]
    pub(crate) dates: BTreeMap<String, Date>,
    /// Version of the card in which this line last changed its meaning.
    #[serde(default = "first_version")]
    pub(crate) since: u32,
    /// The kind of action, for its pictogram.
    #[serde(default)]
    pub(crate) action: Option<String>,
}

const fn first_version() -> u32 {
    1
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

/// How a card was put into one language, and where single messages differ from the rest of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TranslationData {
    pub(crate) state: State,
    /// Who has translated or reviewed it.
    pub(crate) by: Option<String>,
    /// When that was done.
    pub(crate) on: Option<Date>,
    /// The version of the card that was translated; the present one where it is not said.
    pub(crate) of_version: Option<u32>,
    /// By message id. These have no `messages` of their own.
    #[serde(default)]
    pub(crate) messages: BTreeMap<String, TranslationData>,
}

/// How a translation was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The language it was written in.
    Source,
    /// By a machine; nobody has reviewed it.
    Machine,
    /// By a named person; nobody else has reviewed it.
    Human,
    /// Reviewed by a named person.
    Reviewed,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shows {
    /// By locale: how the words of the screens were translated.
    #[serde(default)]
    pub(crate) translations: BTreeMap<String, TranslationData>,
    pub(crate) shows: Vec<ShowData>,
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
