//! Rights cards: records around `amparo-cards`.

mod paper;
mod seen;

use std::sync::Arc;

use amparo_cards as inner;

use crate::{AmparoError, DirectoryPage, Text};

pub(crate) use paper::drawn;
pub use paper::{PaperRow, PaperShape, SamplePaper};

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

/// The *My rights* screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardHome {
    /// The situations most people ask for: eight at most.
    pub first: Vec<CardTile>,
    /// All of them, by group.
    pub groups: Vec<CardGroup>,
    /// Cards that are new or changed since [`Cards::mark_seen`]; see [`Cards::changes`].
    pub changed: u32,
}

/// Situations that belong together.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardGroup {
    /// Group id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its situations.
    pub tiles: Vec<CardTile>,
}

/// A card that is new, or that has lines that changed their meaning.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardChange {
    /// Card id, for [`Cards::card`].
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Pictogram id.
    pub icon: String,
    /// The card was not there before; `lines` is empty then.
    pub is_new: bool,
    /// The lines as they are now.
    pub lines: Vec<CardLine>,
}

/// What a search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CardHitKind {
    /// A card, for [`Cards::card`].
    Card,
    /// A show screen, for [`Cards::show`].
    Show,
    /// An entry of the directory.
    Entry,
    /// A topic of the family plan, or one of its questions.
    Plan,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardHit {
    /// What it is.
    pub kind: CardHitKind,
    /// Its id among things of its kind.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The line that the words were found in, or else its first one.
    pub snippet: Text,
}

/// One line of a card: one action.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardLine {
    /// Message id.
    pub id: String,
    /// The words.
    pub text: Text,
    /// Anchors in `docs/content/facts.md` that carry it.
    pub facts: Vec<String>,
    /// Pictogram of the kind of action.
    pub action: Option<String>,
    /// How it was translated, where that differs from the card's own label.
    pub translation: Option<Text>,
}

/// A phrase to say: in English, how it sounds, what it means.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SayLine {
    /// Message id.
    pub id: String,
    /// The English phrase.
    pub english: String,
    /// Its sound in the reader's script, where useful.
    pub sound: Option<Text>,
    /// Its meaning in the reader's language; absent for English readers.
    pub meaning: Option<Text>,
    /// Pictogram of the kind of action.
    pub action: Option<String>,
    /// How the meaning was translated, where that differs from the card's own label.
    pub translation: Option<Text>,
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

/// A page to look at, of somebody whose number is not sure enough to be called. Shown after the numbers, as an address.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PageEntry {
    /// Whose page it is.
    pub name: Text,
    /// Its address; keep what is shown left to right. Opening it is the reader's choice.
    pub page: DirectoryPage,
    /// What to know before.
    pub note: Text,
    /// Where the address comes from, with its date.
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
    /// Samples of papers; none on most cards.
    pub papers: Vec<SamplePaper>,
    /// What all samples have in common; stands by them.
    pub papers_note: Option<Text>,
    /// Who to call.
    pub call: Vec<PhoneEntry>,
    /// Pages to look at, for after the numbers.
    pub pages: Vec<PageEntry>,
    /// Ids of its show screens, for [`Cards::show`].
    pub shows: Vec<String>,
    /// Ids of the lines that changed their meaning since [`Cards::mark_seen`].
    pub changed: Vec<String>,
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
    /// How the reader's words were translated; absent in the language they were written in. A quiet label.
    pub translation: Option<Text>,
}

/// The rights cards. Needs no storage and no network: where the storage fails, only what changed is not known.
#[derive(uniffi::Object)]
pub struct Cards {
    pub(crate) app: Arc<crate::app::Shared>,
}

#[uniffi::export]
impl Cards {
    /// The *My rights* screen in one call.
    pub fn home(&self) -> Result<CardHome, AmparoError> {
        let content = self.app.content()?;
        let languages = self.app.languages();
        let home = content.home(&languages)?;
        let changed = seen::changes(&self.app.folder, &content, &languages)?.len();
        Ok(CardHome {
            first: home.first.into_iter().map(CardTile::from).collect(),
            groups: home.groups.into_iter().map(CardGroup::from).collect(),
            changed: u32::try_from(changed).unwrap_or(u32::MAX),
        })
    }

    /// All situations, in the order of the screen.
    pub fn tiles(&self) -> Result<Vec<CardTile>, AmparoError> {
        let tiles = self.app.content()?.tiles(&self.app.languages())?;
        Ok(tiles.into_iter().map(CardTile::from).collect())
    }

    /// One card in the reader's languages. Errors: `NotFound`.
    pub fn card(&self, id: String) -> Result<Card, AmparoError> {
        let content = self.app.content()?;
        let read = seen::read(&self.app.folder).and_then(|read| read.get(&id).copied());
        let now_ms = self.app.clock.now_ms();
        let card = content.card_since(&id, read, &self.app.languages(), now_ms)?;
        Ok(card.into())
    }

    /// One show screen. Errors: `NotFound`.
    pub fn show(&self, id: String) -> Result<ShowScreen, AmparoError> {
        let show = self.app.content()?.show(&id, &self.app.languages())?;
        Ok(show.into())
    }

    /// What the words of `query` are about, best first, 20 at most: typed in any language that there are texts in. Nothing of it is kept.
    pub fn search(&self, query: String) -> Result<Vec<CardHit>, AmparoError> {
        let hits = self.app.content()?.search(&query, &self.app.languages())?;
        Ok(hits.into_iter().map(CardHit::from).collect())
    }

    /// What is new or changed since [`Cards::mark_seen`]. The first time nothing is, and what is there now is remembered.
    pub fn changes(&self) -> Result<Vec<CardChange>, AmparoError> {
        let content = self.app.content()?;
        let changes = seen::changes(&self.app.folder, &content, &self.app.languages())?;
        Ok(changes.into_iter().map(CardChange::from).collect())
    }

    /// The reader has seen what changed, in all cards at once: what is remembered never says which card somebody opened.
    /// Errors: `DiskFull`, `ReadOnly`.
    pub fn mark_seen(&self) -> Result<(), AmparoError> {
        seen::mark(&self.app.folder, &*self.app.content()?)
    }

    /// A pictogram as SVG, by the `icon` of a card or the `action` of a line. Errors: `NotFound`.
    pub fn picture(&self, id: String) -> Result<String, AmparoError> {
        let content = self.app.content()?;
        let picture = content.picture(&id).ok_or(AmparoError::NotFound)?;
        Ok(picture.to_owned())
    }
}

impl From<inner::Group> for CardGroup {
    fn from(group: inner::Group) -> Self {
        Self {
            id: group.id,
            title: group.title.into(),
            tiles: group.tiles.into_iter().map(CardTile::from).collect(),
        }
    }
}

impl From<inner::Change> for CardChange {
    fn from(change: inner::Change) -> Self {
        Self {
            id: change.id,
            title: change.title.into(),
            icon: change.icon,
            is_new: change.is_new,
            lines: change.lines.into_iter().map(CardLine::from).collect(),
        }
    }
}

impl From<inner::Hit> for CardHit {
    fn from(hit: inner::Hit) -> Self {
        Self {
            kind: match hit.kind {
                inner::HitKind::Card => CardHitKind::Card,
                inner::HitKind::Show => CardHitKind::Show,
                inner::HitKind::Entry => CardHitKind::Entry,
                inner::HitKind::Plan => CardHitKind::Plan,
            },
            id: hit.id,
            title: hit.title.into(),
            snippet: hit.snippet.into(),
        }
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
            id: line.id,
            text: line.text.into(),
            facts: line.facts,
            action: line.action,
            translation: line.translation.map(Text::from),
        }
    }
}

impl From<inner::Say> for SayLine {
    fn from(say: inner::Say) -> Self {
        Self {
            id: say.id,
            english: say.english,
            sound: say.sound.map(Text::from),
            meaning: say.meaning.map(Text::from),
            action: say.action,
            translation: say.translation.map(Text::from),
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

impl From<inner::Look> for PageEntry {
    fn from(look: inner::Look) -> Self {
        Self {
            name: look.name.into(),
            page: look.page.into(),
            note: look.note.into(),
            checked: look.checked.into(),
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
            papers: card.papers.into_iter().map(SamplePaper::from).collect(),
            papers_note: card.papers_note.map(Text::from),
            call: card.call.into_iter().map(PhoneEntry::from).collect(),
            pages: card.pages.into_iter().map(PageEntry::from).collect(),
            shows: card.shows,
            changed: card.changed,
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
            translation: show.translation.map(Text::from),
        }
    }
}
