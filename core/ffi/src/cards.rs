//! Rights cards: records around `amparo-cards`.

use std::sync::Arc;

use amparo_cards as inner;

use crate::{AmparoError, Text};

/// A situation on the *My rights* screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardTile {
    /// Card id, for [`Cards::card`].
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Icon id of `design/`.
    pub icon: String,
}

/// One line of a card: one action.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardLine {
    /// The words.
    pub text: Text,
    /// Anchors in `docs/content/facts.md` that carry it.
    pub facts: Vec<String>,
}

/// A phrase to say: in English, how it sounds, what it means.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SayLine {
    /// The English phrase.
    pub english: String,
    /// Its sound in the reader's script, where useful.
    pub sound: Option<Text>,
    /// Its meaning in the reader's language; absent for English readers.
    pub meaning: Option<Text>,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PhoneEntry {
    /// Whose number it is.
    pub name: Text,
    /// The number, as printed.
    pub number: String,
    /// The number, as dialled.
    pub dial: String,
    /// What to know before calling.
    pub note: Text,
    /// Where the number comes from, with its date, and that nobody has phoned it yet.
    pub checked: Text,
}

/// Where a card's facts come from.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardSource {
    /// Name of the source.
    pub name: String,
    /// ISO date of the source, or as precise as is known.
    pub date: String,
}

/// What is known about how far a card can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardReview {
    /// "Not yet reviewed by an attorney", or by whom.
    pub attorney: Text,
    /// "Machine translation, not yet reviewed", where it is one.
    pub translation: Option<Text>,
    /// "Facts of …".
    pub facts_of: Text,
    /// Set when the card is past its date.
    pub out_of_date: Option<Text>,
    /// "Information, not legal advice · Los Angeles, California".
    pub disclaimer: Text,
    /// Version of the card.
    pub version: u32,
    /// Laws and cases.
    pub authority: Vec<String>,
    /// Sources with dates.
    pub sources: Vec<CardSource>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// ISO date.
    pub last_reviewed: String,
    /// ISO date.
    pub expires_on: String,
}

/// A whole card, rendered.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Card {
    /// Card id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Icon id.
    pub icon: String,
    /// What to do, in order.
    pub steps: Vec<CardLine>,
    /// What to say.
    pub say: Vec<SayLine>,
    /// What not to do.
    pub avoid: Vec<CardLine>,
    /// Why.
    pub why: Vec<CardLine>,
    /// Who to call.
    pub call: Vec<PhoneEntry>,
    /// Ids of its show screens, for [`Cards::show`].
    pub shows: Vec<String>,
    /// Labels and dates.
    pub review: CardReview,
}

/// The screen that is held to the window.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ShowScreen {
    /// Show id.
    pub id: String,
    /// English statements, for the officer.
    pub english: Vec<String>,
    /// The same in the reader's language; empty for English readers.
    pub own: Vec<Text>,
    /// "Hold it to the window. Do not hand over the phone."
    pub hint: Text,
    /// Button that leads here.
    pub title: Text,
}

/// The rights cards. Needs no storage and no network.
#[derive(uniffi::Object)]
pub struct Cards {
    pub(crate) app: Arc<crate::app::Shared>,
}

#[uniffi::export]
impl Cards {
    /// The situations, in the order of the screen.
    pub fn tiles(&self) -> Result<Vec<CardTile>, AmparoError> {
        let tiles = self.app.content()?.tiles(&self.app.languages())?;
        Ok(tiles.into_iter().map(CardTile::from).collect())
    }

    /// One card in the reader's languages. Errors: `NotFound`.
    pub fn card(&self, id: String) -> Result<Card, AmparoError> {
        let card = self
            .app
            .content()?
            .card(&id, &self.app.languages(), self.app.clock.now_ms())?;
        Ok(card.into())
    }

    /// One show screen. Errors: `NotFound`.
    pub fn show(&self, id: String) -> Result<ShowScreen, AmparoError> {
        Ok(self.app.content()?.show(&id, &self.app.languages())?.into())
    }
}

impl From<inner::Tile> for CardTile {
    fn from(tile: inner::Tile) -> Self {
        Self {
            id: tile.id,
            title: tile.title.into(),
            icon: tile.icon,
        }
    }
}

impl From<inner::Line> for CardLine {
    fn from(line: inner::Line) -> Self {
        Self {
            text: line.text.into(),
            facts: line.facts,
        }
    }
}

impl From<inner::Say> for SayLine {
    fn from(say: inner::Say) -> Self {
        Self {
            english: say.english,
            sound: say.sound.map(Text::from),
            meaning: say.meaning.map(Text::from),
        }
    }
}

impl From<inner::Call> for PhoneEntry {
    fn from(call: inner::Call) -> Self {
        Self {
            name: call.name.into(),
            number: call.number,
            dial: call.dial,
            note: call.note.into(),
            checked: call.checked.into(),
        }
    }
}

impl From<inner::Review> for CardReview {
    fn from(review: inner::Review) -> Self {
        Self {
            attorney: review.attorney.into(),
            translation: review.translation.map(Text::from),
            facts_of: review.facts_of.into(),
            out_of_date: review.out_of_date.map(Text::from),
            disclaimer: review.disclaimer.into(),
            version: review.version,
            authority: review.authority,
            sources: review
                .sources
                .into_iter()
                .map(|source| CardSource {
                    name: source.name,
                    date: source.date,
                })
                .collect(),
            confidence: review.confidence.name().to_owned(),
            last_reviewed: review.last_reviewed.to_string(),
            expires_on: review.expires_on.to_string(),
        }
    }
}

impl From<inner::Card> for Card {
    fn from(card: inner::Card) -> Self {
        let lines = |lines: Vec<inner::Line>| lines.into_iter().map(CardLine::from).collect();
        Self {
            id: card.id,
            title: card.title.into(),
            icon: card.icon,
            steps: lines(card.steps),
            say: card.say.into_iter().map(SayLine::from).collect(),
            avoid: lines(card.avoid),
            why: lines(card.why),
            call: card.call.into_iter().map(PhoneEntry::from).collect(),
            shows: card.shows,
            review: card.review.into(),
        }
    }
}

impl From<inner::Show> for ShowScreen {
    fn from(show: inner::Show) -> Self {
        Self {
            id: show.id,
            english: show.english,
            own: show.own.into_iter().map(Text::from).collect(),
            hint: show.hint.into(),
            title: show.title.into(),
        }
    }
}
