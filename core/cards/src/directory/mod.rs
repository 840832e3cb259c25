//! Who to call and where to look, by need and by language: the rows of `data/directory.json` with the date of each source.
//!
//! The app never dials by itself. What is not sure enough to be called is a page; what is not sure enough for that is not here.

mod data;
#[cfg(test)]
mod tests;

use amparo_text::{Args, LanguageIdentifier, Text};

pub use data::VerifiedHow;
pub(crate) use data::{Directory, EntryData};

use crate::render::Words;
use crate::{Content, Date, Error, Result};

const DIRECTORY: &str = "directory";

/// The needs, in the order of the screen.
const NEEDS: [&str; 15] = [
    "taken",
    "lawyer",
    "court",
    "child",
    "scared",
    "food",
    "rent",
    "money",
    "interpreter",
    "consulate",
    "work",
    "fraud",
    "city",
    "complaint",
    "workshops",
];

/// Days after which an entry says since when nobody has looked at its sources.
const FRESH_DAYS: u64 = 30;

/// A need, what to know about it, and who may help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Need id, such as `lawyer`; its pictogram has the same id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What to know before calling anybody.
    pub note: Text,
    /// Those who speak the chosen language first; within that, in the order to try. None for a need that words alone answer.
    pub entries: Vec<Entry>,
    /// How all of it was translated; none in the language it was written in.
    pub translation: Option<Text>,
}

/// An office, a line or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Directory id, an anchor in `docs/content/directory.md`.
    pub id: String,
    /// Whose it is.
    pub name: Text,
    /// What to know before.
    pub note: Text,
    /// When somebody answers, if the sources say so.
    pub hours: Option<Text>,
    /// The place it is for, if that is not Los Angeles.
    pub area: Option<Text>,
    /// The languages spoken there, as far as the sources say.
    pub speaks: Vec<Text>,
    /// Whether the chosen language is among them.
    pub speaks_chosen: bool,
    /// The number to call, if it is sure enough.
    pub call: Option<Number>,
    /// The number that takes text messages.
    pub text: Option<Number>,
    /// The page, if there is one.
    pub page: Option<Page>,
    /// Source and date, and whether somebody has phoned it.
    pub checked: Text,
    /// "Number not checked since …", once its sources were read too long ago.
    pub stale: Option<Text>,
    /// The day its sources were last read.
    pub verified_on: Date,
    /// How it was checked.
    pub verified_how: VerifiedHow,
}

/// A telephone number. Keep what is shown left to right and unbroken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As people write it, such as `888-624-4752` or `988`.
    pub shown: String,
    /// For a `tel:` or `sms:` link: E.164, or the short number.
    pub dial: String,
}

/// A page. The app does not open it by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Host and path.
    pub shown: String,
    /// The link, `https` always.
    pub url: String,
}

/// An entry that is due for another look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Directory id.
    pub id: String,
    /// The day its sources were last read.
    pub verified_on: Date,
}

impl Content {
    /// Every need with its entries. `language` is a BCP 47 tag that the reader wants to speak there: who speaks it comes first,
    /// nobody is left out, because most lines have interpreters.
    ///
    /// # Errors
    /// [`Error::Text`] only in a build with missing words.
    pub fn needs(
        &self,
        language: Option<&str>,
        languages: &[LanguageIdentifier],
        now_ms: u64,
    ) -> Result<Vec<Need>> {
        let words = self.words(languages);
        NEEDS
            .iter()
            .map(|id| self.need_of(&words, id, language, now_ms))
            .collect()
    }

    /// One need with its entries.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown need.
    pub fn need(
        &self,
        id: &str,
        language: Option<&str>,
        languages: &[LanguageIdentifier],
        now_ms: u64,
    ) -> Result<Need> {
        let id = NEEDS
            .iter()
            .find(|need| **need == id)
            .ok_or(Error::NotFound)?;
        self.need_of(&self.words(languages), id, language, now_ms)
    }

    /// The languages that some entry names, as BCP 47 tags, for the choice above the list.
    ///
    /// # Errors
    /// [`Error::Text`] only in a build with missing words.
    pub fn spoken(&self, languages: &[LanguageIdentifier]) -> Result<Vec<(String, Text)>> {
        let words = self.words(languages);
        let all = self.entries()?.iter().flat_map(|entry| &entry.languages);
        let tags: std::collections::BTreeSet<&String> = all.collect();
        tags.into_iter()
            .map(|tag| Ok((tag.clone(), words.of_directory(&format!("speaks-{tag}"))?)))
            .collect()
    }

    /// Entries whose sources were read more than 30 days before `now_ms`, oldest first.
    ///
    /// # Errors
    /// [`Error::Content`] in a build that its own tests would refuse.
    pub fn due_entries(&self, now_ms: u64) -> Result<Vec<Due>> {
        let mut due: Vec<Due> = self
            .entries()?
            .iter()
            .filter(|entry| is_stale(entry, now_ms))
            .map(|entry| Due {
                id: entry.id.clone(),
                verified_on: entry.verified_on,
            })
            .collect();
        due.sort_by(|one, other| (one.verified_on, &one.id).cmp(&(other.verified_on, &other.id)));
        Ok(due)
    }

    /// The row, or the line of the same office in a language of the reader's: the best one that either speaks.
    pub(crate) fn line_for(
        &self,
        id: &str,
        languages: &[LanguageIdentifier],
    ) -> Result<&EntryData> {
        let of_office = |entry: &&EntryData| entry.id == id || entry.line_of.as_deref() == Some(id);
        let spoken = |language: &LanguageIdentifier| {
            let chosen = language.language.as_str();
            let speaks = |entry: &&EntryData| entry.languages.iter().any(|tag| speaks(tag, chosen));
            self.entries().ok()?.iter().filter(of_office).find(speaks)
        };
        match languages.iter().find_map(spoken) {
            Some(entry) => Ok(entry),
            None => self.entry(id),
        }
    }

    fn need_of(
        &self,
        words: &Words<'_>,
        id: &str,
        language: Option<&str>,
        now_ms: u64,
    ) -> Result<Need> {
        let mut entries = Vec::new();
        for entry in self.entries()? {
            if entry.needs.iter().any(|need| need == id) {
                entries.push(words.entry(entry, language, now_ms)?);
            }
        }
        // A stable sort: the order to try stays. The agency's own office is last whatever it speaks, because it comes last in the file
        // and names no language.
        entries.sort_by_key(|entry| !entry.speaks_chosen);
        let title = words.of_directory(&format!("need-{id}"))?;
        Ok(Need {
            id: id.to_owned(),
            translation: words.label_of_file(self.directory_translations()?, &title.locale)?,
            title,
            note: words.of_directory(&format!("need-{id}-note"))?,
            entries,
        })
    }
}

impl Words<'_> {
    /// One message of `directory.ftl`.
    pub(crate) fn of_directory(&self, id: &str) -> Result<Text> {
        self.message(DIRECTORY, id, &Args::new())
    }

    fn entry(&self, entry: &EntryData, language: Option<&str>, now_ms: u64) -> Result<Entry> {
        let number = |number: &String| {
            let dial = data::dial(number).ok_or(Error::NotFound)?;
            Ok::<_, Error>(Number {
                shown: number.clone(),
                dial,
            })
        };
        let area = entry.area.as_ref().map(|area| format!("area-{area}"));
        let hours = entry.hours.then(|| format!("{}-hours", entry.id));
        Ok(Entry {
            id: entry.id.clone(),
            name: self.of_directory(&format!("{}-name", entry.id))?,
            note: self.of_directory(&format!("{}-note", entry.id))?,
            hours: hours.map(|id| self.of_directory(&id)).transpose()?,
            area: area.map(|id| self.of_directory(&id)).transpose()?,
            speaks: entry
                .languages
                .iter()
                .map(|tag| self.of_directory(&format!("speaks-{tag}")))
                .collect::<Result<_>>()?,
            speaks_chosen: language
                .is_some_and(|chosen| entry.languages.iter().any(|tag| speaks(tag, chosen))),
            call: entry.number.as_ref().map(number).transpose()?,
            text: entry.text_number.as_ref().map(number).transpose()?,
            page: entry.page(),
            checked: self.checked(entry)?,
            stale: self.stale(entry, now_ms)?,
            verified_on: entry.verified_on,
            verified_how: entry.verified_how,
        })
    }

    /// Where the entry comes from, of which day, and whether somebody has phoned it.
    pub(crate) fn checked(&self, entry: &EntryData) -> Result<Text> {
        if let Some(date) = entry.phoned_on {
            return self.message(
                "cards",
                "call-phoned",
                &Args::new().with("date", self.date(date)?),
            );
        }
        let (domain, id) = match entry.kind {
            data::Kind::Call => ("cards", "call-source"),
            data::Kind::Web => (DIRECTORY, "directory-web"),
        };
        let args = Args::new().with("source", entry.source.clone());
        match self.source_date(entry.source_date)? {
            Some(date) => self.message(domain, id, &args.with("date", date)),
            None => self.message(domain, &format!("{id}-undated"), &args),
        }
    }

    fn stale(&self, entry: &EntryData, now_ms: u64) -> Result<Option<Text>> {
        if !is_stale(entry, now_ms) {
            return Ok(None);
        }
        let id = match entry.kind {
            data::Kind::Call => "directory-stale",
            data::Kind::Web => "directory-web-stale",
        };
        let args = Args::new().with("date", self.date(entry.verified_on)?);
        self.message(DIRECTORY, id, &args).map(Some)
    }
}

impl EntryData {
    pub(crate) fn page(&self) -> Option<Page> {
        let web = self.web.as_ref()?;
        Some(Page {
            shown: web.clone(),
            url: format!("https://{web}"),
        })
    }
}

/// `zh` speaks to readers of `zh-Hans` and `zh-Hant` alike, and Filipino has two tags.
fn speaks(tag: &str, chosen: &str) -> bool {
    let language = chosen.split('-').next().unwrap_or_default();
    let language = if language == "tl" { "fil" } else { language };
    language == tag
}

fn is_stale(entry: &EntryData, now_ms: u64) -> bool {
    let read = entry
        .phoned_on
        .map_or(entry.verified_on, |phoned| phoned.max(entry.verified_on));
    now_ms / crate::date::DAY_MS > read.days() + FRESH_DAYS
}
