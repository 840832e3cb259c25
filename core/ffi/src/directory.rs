//! The directory, by need and by language: records around `amparo-cards`.

use amparo_cards as inner;

use crate::{AmparoError, Cards, Text};

/// A need, what to know about it, and who may help.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Need {
    /// Need id, for [`Cards::need`]; its pictogram has the same id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What to know before calling anybody.
    pub note: Text,
    /// Those who speak the chosen language first; none for a need that words alone answer.
    pub entries: Vec<DirectoryEntry>,
    /// How all of it was translated; absent in the language it was written in. A quiet label.
    pub translation: Option<Text>,
}

/// An office, a line or a page.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DirectoryEntry {
    /// Directory id.
    pub id: String,
    /// Whose it is.
    pub name: Text,
    /// What to know before.
    pub note: Text,
    /// When somebody answers, if the sources say so.
    pub hours: Option<Text>,
    /// The place it is for, if that is not Los Angeles.
    pub area: Option<Text>,
    /// Languages spoken there, as far as the sources say.
    pub speaks: Vec<Text>,
    /// Whether the chosen language is among them.
    pub speaks_chosen: bool,
    /// The number to call, if it is sure enough. The app never dials by itself.
    pub call: Option<DirectoryNumber>,
    /// The number that takes text messages.
    pub text: Option<DirectoryNumber>,
    /// The page, if there is one.
    pub page: Option<DirectoryPage>,
    /// Source and date, and whether somebody has phoned it.
    pub checked: Text,
    /// "Number not checked since …", once that is long ago.
    pub stale: Option<Text>,
}

/// A telephone number; keep what is shown left to right and unbroken.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DirectoryNumber {
    /// As people write it.
    pub shown: String,
    /// For a `tel:` or `sms:` link.
    pub dial: String,
}

/// A page. Opening it is the reader's choice: it needs a network and tells the page's host.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DirectoryPage {
    /// Host and path.
    pub shown: String,
    /// The link, `https` always.
    pub url: String,
}

/// A language that somebody in the directory speaks.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SpokenLanguage {
    /// BCP 47 tag, for [`Cards::needs`].
    pub tag: String,
    /// Its name, in the reader's language.
    pub name: Text,
}

#[uniffi::export]
impl Cards {
    /// Every need with its entries. `language`: whom the reader wants to speak to; they come first, nobody is left out.
    #[uniffi::method(default(language = None))]
    pub fn needs(&self, language: Option<String>) -> Result<Vec<Need>, AmparoError> {
        let needs = self.app.content()?.needs(
            language.as_deref(),
            &self.app.languages(),
            self.app.clock.now_ms(),
        )?;
        Ok(needs.into_iter().map(Need::from).collect())
    }

    /// One need. Errors: `NotFound`.
    #[uniffi::method(default(language = None))]
    pub fn need(&self, id: String, language: Option<String>) -> Result<Need, AmparoError> {
        let need = self.app.content()?.need(
            &id,
            language.as_deref(),
            &self.app.languages(),
            self.app.clock.now_ms(),
        )?;
        Ok(need.into())
    }

    /// The languages to choose from above the directory.
    pub fn spoken_languages(&self) -> Result<Vec<SpokenLanguage>, AmparoError> {
        let spoken = self.app.content()?.spoken(&self.app.languages())?;
        let record = |(tag, name): (String, amparo_text::Text)| SpokenLanguage {
            tag,
            name: name.into(),
        };
        Ok(spoken.into_iter().map(record).collect())
    }
}

impl From<inner::Need> for Need {
    fn from(need: inner::Need) -> Self {
        Self {
            id: need.id,
            title: need.title.into(),
            note: need.note.into(),
            entries: need.entries.into_iter().map(DirectoryEntry::from).collect(),
            translation: need.translation.map(Into::into),
        }
    }
}

impl From<inner::Page> for DirectoryPage {
    fn from(page: inner::Page) -> Self {
        Self {
            shown: page.shown,
            url: page.url,
        }
    }
}

impl From<inner::Entry> for DirectoryEntry {
    fn from(entry: inner::Entry) -> Self {
        let number = |number: inner::Number| DirectoryNumber {
            shown: number.shown,
            dial: number.dial,
        };
        Self {
            id: entry.id,
            name: entry.name.into(),
            note: entry.note.into(),
            hours: entry.hours.map(Text::from),
            area: entry.area.map(Text::from),
            speaks: entry.speaks.into_iter().map(Text::from).collect(),
            speaks_chosen: entry.speaks_chosen,
            call: entry.call.map(number),
            text: entry.text.map(number),
            page: entry.page.map(DirectoryPage::from),
            checked: entry.checked.into(),
            stale: entry.stale.map(Text::from),
        }
    }
}
