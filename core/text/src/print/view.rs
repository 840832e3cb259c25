//! What stands on the pages about rights and offices, before it is HTML. A list has one entry for each language of the page, in
//! their order.

use crate::Text;

/// Words in the languages of a page.
pub type Each = Vec<Text>;

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SVG.
    pub svg: String,
    /// It has a direction.
    pub mirrored: bool,
}

/// A card on a sheet of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardSheet {
    /// Its drawing.
    pub picture: Option<Picture>,
    /// Its title.
    pub title: Each,
    /// What to do.
    pub steps: Vec<SheetRow>,
    /// What to say.
    pub say: Vec<SaidRow>,
    /// What not to do.
    pub avoid: Vec<SheetRow>,
    /// Who to call.
    pub call: Vec<CallRow>,
    /// What is true of all these numbers; may be empty.
    pub call_note: Each,
    /// Pages to look at.
    pub pages: Vec<LookRow>,
    /// Samples of papers, on a sheet of their own.
    pub samples: Vec<SampleSheet>,
    /// What all samples have in common.
    pub samples_note: Each,
    /// Set when the card is past its date: stands first.
    pub out_of_date: Each,
    /// Small lines at the end, language by language: who has reviewed it, its date, how it was translated.
    pub labels: Vec<Vec<Text>>,
}

/// A drawn sample of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleSheet {
    /// SVG.
    pub svg: String,
    /// What it is.
    pub title: Each,
    /// What is to be seen, for those who do not see it, in the first language.
    pub alt: String,
    /// What is to be known of its parts, number 1 first.
    pub marks: Vec<Each>,
}

/// One line of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Its drawing.
    pub picture: Option<Picture>,
    /// The words.
    pub words: Each,
    /// How a line was translated, where that differs from the rest of the card.
    pub notes: Vec<Option<Text>>,
}

/// A phrase to say in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidRow {
    /// Its drawing.
    pub picture: Option<Picture>,
    /// The phrase.
    pub english: String,
    /// Its sound and its meaning in each language; none in English.
    pub own: Vec<Option<Said>>,
}

/// The phrase in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How it sounds.
    pub sound: Option<Text>,
    /// What it means.
    pub meaning: Text,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// Whose number it is.
    pub name: Each,
    /// As people write it, for each language: an office may have a line of its own for one of them.
    pub numbers: Vec<String>,
    /// What to know before.
    pub note: Each,
    /// Where the number comes from; empty where [`CardSheet::call_note`] says it for all.
    pub checked: Each,
}

/// Somewhere to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookRow {
    /// Whose page it is.
    pub name: Each,
    /// Its address.
    pub page: String,
    /// What to know before.
    pub note: Each,
}

/// A card for the wallet: English for the other side, and one other language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalletCard {
    /// What to show, in English.
    pub english: Vec<String>,
    /// The same in the language of the owner; empty for readers of English.
    pub own: Vec<Text>,
    /// Whose number, and the number.
    pub call: Vec<(Text, String)>,
    /// What is true of all these numbers.
    pub call_note: Option<Text>,
    /// Small lines: English first, then the owner's language.
    pub labels: Vec<Vec<Text>>,
}

/// What may help with one need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedList {
    /// Its drawing.
    pub picture: Option<Picture>,
    /// Its title.
    pub title: Each,
    /// What to know before.
    pub note: Each,
    /// In the order to try.
    pub offices: Vec<Office>,
}

/// An office, a line or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Whose it is.
    pub name: Each,
    /// Numbers, as people write them.
    pub numbers: Vec<String>,
    /// Its page.
    pub page: Option<String>,
    /// What to know before, hours, place, where it comes from, language by language.
    pub notes: Vec<Vec<Text>>,
}
