//! What a screen gets: records of rendered text. No rule lives here.

use amparo_text::Text;

use crate::{Confidence, Date, Page, PaperShape};

/// A situation on the *My rights* screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Card id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Pictogram: the id of its drawing in `design/pictures`.
    pub icon: String,
}

/// The *My rights* screen in one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The situations most people ask for: eight at most.
    pub first: Vec<Tile>,
    /// All of them, the first ones among them.
    pub groups: Vec<Group>,
}

/// Situations that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Group id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its situations, in order.
    pub tiles: Vec<Tile>,
}

/// A card that is new, or that has lines that changed their meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Card id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its pictogram.
    pub icon: String,
    /// Its version now.
    pub version: u32,
    /// The card was not there before; `lines` is empty then.
    pub is_new: bool,
    /// The lines as they are now. A phrase to say stands there by its meaning.
    pub lines: Vec<Line>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id among things of its kind.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The line that the words were found in, or else its first one.
    pub snippet: Text,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    /// A card; its id is for [`crate::Content::card`].
    Card,
    /// A show screen; its id is for [`crate::Content::show`].
    Show,
    /// An entry of the directory.
    Entry,
    /// A topic of the family plan or one of its questions: the id of its title in `plan.ftl`.
    Plan,
}

/// One line of a card: one action or one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Message id.
    pub id: String,
    /// The words.
    pub text: Text,
    /// Anchors in `docs/content/facts.md` it stands on.
    pub facts: Vec<String>,
    /// The kind of action, for its pictogram.
    pub action: Option<String>,
    /// How this line was translated, where that differs from [`Review::translation`].
    pub translation: Option<Text>,
}

/// A phrase to say to an officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    /// Message id.
    pub id: String,
    /// The phrase, in English whatever the reader's language.
    pub english: String,
    /// How it sounds, written for the reader; absent for readers of English and where nobody has written it.
    pub sound: Option<Text>,
    /// What it means, in the reader's language; absent for readers of English.
    pub meaning: Option<Text>,
    /// Anchors in `docs/content/facts.md`.
    pub facts: Vec<String>,
    /// The kind of action, for its pictogram.
    pub action: Option<String>,
    /// How the meaning was translated, where that differs from [`Review::translation`].
    pub translation: Option<Text>,
}

/// Somebody to call. The app never dials by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Directory id, an anchor in `docs/content/directory.md`.
    pub id: String,
    /// Whose number it is.
    pub name: Text,
    /// The number as people write it, such as `888-624-4752`; keep it left to right and unbroken.
    pub number: String,
    /// The same in E.164, such as `+18886244752`, for a `tel:` link.
    pub dial: String,
    /// What to know before calling.
    pub note: Text,
    /// Source and date of the number, and whether somebody has phoned it.
    pub checked: Text,
    /// The day somebody phoned it.
    pub phoned_on: Option<Date>,
}

/// A drawn sample of a paper that somebody may be shown at the door. It copies no form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its id among the papers of the card.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// What is to be seen, for those who do not see it.
    pub alt: Text,
    /// "SAMPLE", to stand large across the drawing.
    pub sample: Text,
    /// What stands on it, from top to bottom.
    pub rows: Vec<PaperRow>,
    /// What is to be known of the numbered parts, number 1 first.
    pub marks: Vec<Line>,
}

/// One part of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// What it looks like.
    pub shape: PaperShape,
    /// What is printed there, in English as on the paper itself, line by line.
    pub printed: Vec<String>,
    /// Its number.
    pub mark: Option<usize>,
}

/// A page to look at, of somebody whose number is not sure enough to be called. The app does not open it by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Directory id, an anchor in `docs/content/directory.md`.
    pub id: String,
    /// Whose page it is.
    pub name: Text,
    /// Its address; keep it left to right.
    pub page: Page,
    /// What to know before.
    pub note: Text,
    /// Source and date.
    pub checked: Text,
}

/// Where a card's facts come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name of the source, in its own language.
    pub name: String,
    /// `2025-09-08`, `2025-01`, `2023` or `undated`.
    pub date: String,
}

/// How far a card can be trusted, said plainly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// "Not yet reviewed by an attorney", or by whom and when.
    pub attorney: Text,
    /// "Machine translation, not yet reviewed", or who has reviewed it; absent in the source language.
    pub translation: Option<Text>,
    /// The day that translation was made or reviewed.
    pub translated_on: Option<Date>,
    /// "Facts of September 22, 2026": the newest source.
    pub facts_of: Text,
    /// The banner of a card that is past its date. The card still shows.
    pub out_of_date: Option<Text>,
    /// "Information, not legal advice · Los Angeles, California".
    pub disclaimer: Text,
    /// Version of the card, from 1.
    pub version: u32,
    /// Laws and cases.
    pub authority: Vec<String>,
    /// Sources with dates.
    pub sources: Vec<Source>,
    /// How sure its authors are.
    pub confidence: Confidence,
    /// The day its facts were last checked.
    pub last_reviewed: Date,
    /// The last day without a banner.
    pub expires_on: Date,
}

/// A whole card, rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Card id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Pictogram: the id of its drawing in `design/pictures`.
    pub icon: String,
    /// What to do, in order. `steps`, `say` and `avoid` together are seven lines at most; the rest is behind *more*.
    pub steps: Vec<Line>,
    /// What to say.
    pub say: Vec<Say>,
    /// What not to do.
    pub avoid: Vec<Line>,
    /// Why; behind *more*.
    pub why: Vec<Line>,
    /// Samples of papers; none on most cards.
    pub papers: Vec<Paper>,
    /// What all samples have in common; absent where there are none.
    pub papers_note: Option<Text>,
    /// Who to call, in the order to try.
    pub call: Vec<Call>,
    /// Pages to look at, for after the numbers.
    pub pages: Vec<Look>,
    /// Ids of the card's show screens; none where holding up a phone would be dangerous.
    pub shows: Vec<String>,
    /// Message ids of the lines that changed their meaning since the reader last looked; see [`crate::Content::card_since`].
    pub changed: Vec<String>,
    /// Labels and dates.
    pub review: Review,
}

/// A screen that is held up for an officer. It leads nowhere else and works over the lock screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Show {
    /// Show id.
    pub id: String,
    /// The button that leads here.
    pub title: Text,
    /// The statements, in English, to be shown large.
    pub english: Vec<String>,
    /// The same in the reader's language, one for one; empty for readers of English.
    pub own: Vec<Text>,
    /// How to hold it.
    pub hint: Text,
    /// How the words in the reader's language were translated; none in the language it was written in.
    pub translation: Option<Text>,
    /// Anchors in `docs/content/facts.md`.
    pub facts: Vec<String>,
}
