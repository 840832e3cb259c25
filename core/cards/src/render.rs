//! From data to screens: finds the words, fills in dates, decides labels and the banner.

use std::collections::BTreeMap;

use amparo_text::{Args, Catalog, LanguageIdentifier, SOURCE_LOCALE, Text};

use crate::data::{CardData, GroupData, LineData, PaperData, PaperRowData, State, TranslationData};
use crate::date::SourceDate;
use crate::directory::EntryData;
use crate::{
    Call, Card, Content, Date, Error, Group, Home, Line, Look, Paper, PaperRow, Result, Review,
    Say, Show, Source, Tile,
};

const CARDS: &str = "cards";

impl Content {
    /// The *My rights* screen: the first situations and all groups.
    ///
    /// # Errors
    /// [`Error::Text`] only in a build with missing words.
    pub fn home(&self, languages: &[LanguageIdentifier]) -> Result<Home> {
        let words = self.words(languages);
        let tiles = |ids: &[String]| {
            ids.iter()
                .map(|id| self.tile(&words, id))
                .collect::<Result<Vec<_>>>()
        };
        let order = self.order()?;
        let group = |group: &GroupData| {
            Ok(Group {
                id: group.id.clone(),
                title: words.plain(&format!("group-{}", group.id))?,
                tiles: tiles(&group.cards)?,
            })
        };
        Ok(Home {
            first: tiles(&order.first)?,
            groups: order.groups.iter().map(group).collect::<Result<_>>()?,
        })
    }

    /// All situations, in the order of the groups.
    ///
    /// # Errors
    /// [`Error::Text`] only in a build with missing words.
    pub fn tiles(&self, languages: &[LanguageIdentifier]) -> Result<Vec<Tile>> {
        let words = self.words(languages);
        let ids = self.order()?.cards();
        ids.map(|id| self.tile(&words, id)).collect()
    }

    fn tile(&self, words: &Words<'_>, id: &str) -> Result<Tile> {
        let card = self.head(id)?;
        Ok(Tile {
            id: card.id.clone(),
            title: words.plain(&format!("{}-title", card.id))?,
            icon: card.icon().to_owned(),
        })
    }

    /// One card, which names the lines that changed since its version `read`; none for a reader who has never looked.
    ///
    /// # Errors
    /// As [`Self::card`].
    pub fn card_since(
        &self,
        id: &str,
        read: Option<u32>,
        languages: &[LanguageIdentifier],
        now_ms: u64,
    ) -> Result<Card> {
        let mut card = self.card(id, languages, now_ms)?;
        if let Some(version) = read {
            let lines = self.data(id)?.lines();
            let changed = lines.filter(|line| line.since > version);
            card.changed = changed.map(|line| line.text.clone()).collect();
        }
        Ok(card)
    }

    /// One card. `now_ms` (milliseconds since the Unix epoch) decides only whether the banner is there.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown id, [`Error::Text`] in a build with missing words.
    pub fn card(&self, id: &str, languages: &[LanguageIdentifier], now_ms: u64) -> Result<Card> {
        let card = self.data(id)?;
        let words = self.words(languages);
        let lines = |lines: &[LineData]| {
            lines
                .iter()
                .map(|line| words.line(card, line))
                .collect::<Result<Vec<_>>>()
        };
        Ok(Card {
            id: card.id.clone(),
            title: words.plain(&format!("{}-title", card.id))?,
            icon: card.icon().to_owned(),
            steps: lines(&card.steps)?,
            say: card
                .say
                .iter()
                .map(|line| words.say(card, line))
                .collect::<Result<_>>()?,
            avoid: lines(&card.avoid)?,
            why: lines(&card.why)?,
            papers: card
                .papers
                .iter()
                .map(|paper| words.paper(card, paper))
                .collect::<Result<_>>()?,
            papers_note: match card.papers.as_slice() {
                [] => None,
                _ => Some(words.plain("paper-note")?),
            },
            call: card
                .call
                .iter()
                .map(|id| words.call(self.line_for(id, languages)?))
                .collect::<Result<_>>()?,
            pages: card
                .pages
                .iter()
                .map(|id| words.look(self.entry(id)?))
                .collect::<Result<_>>()?,
            shows: card.shows.clone(),
            changed: Vec::new(),
            review: words.review(card, now_ms)?,
        })
    }

    /// One show screen.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown id, [`Error::Text`] in a build with missing words.
    pub fn show(&self, id: &str, languages: &[LanguageIdentifier]) -> Result<Show> {
        let show = self.show_data(id)?;
        let words = self.words(languages);
        let own = show
            .lines
            .iter()
            .map(|id| words.own(id))
            .collect::<Result<Option<Vec<_>>>>()?;
        let title = words.plain(&show.title)?;
        Ok(Show {
            id: show.id.clone(),
            english: show
                .lines
                .iter()
                .map(|id| words.english(id))
                .collect::<Result<_>>()?,
            own: own.unwrap_or_default(),
            hint: words.plain(&show.hint)?,
            translation: words.label_of_file(self.show_translations()?, &title.locale)?,
            title,
            facts: show.facts.clone(),
        })
    }
}

/// The catalog, in one reader's languages.
pub(crate) struct Words<'a> {
    catalog: &'a Catalog,
    languages: &'a [LanguageIdentifier],
}

impl<'a> Words<'a> {
    pub(crate) fn new(catalog: &'a Catalog, languages: &'a [LanguageIdentifier]) -> Self {
        Self { catalog, languages }
    }

    pub(crate) fn message(&self, domain: &str, id: &str, args: &Args) -> Result<Text> {
        Ok(self
            .catalog
            .message(self.languages, domain, id, args, true)?)
    }

    pub(crate) fn plain(&self, id: &str) -> Result<Text> {
        self.message(CARDS, id, &Args::new())
    }

    pub(crate) fn english(&self, id: &str) -> Result<String> {
        Ok(self
            .catalog
            .message(&[], CARDS, id, &Args::new(), true)?
            .value)
    }

    /// The message in a language of the reader's other than English; `None` if English is what the reader gets.
    fn own(&self, id: &str) -> Result<Option<Text>> {
        Ok(Some(self.plain(id)?).filter(|text| text.locale != SOURCE_LOCALE))
    }

    pub(crate) fn line(&self, card: &CardData, line: &LineData) -> Result<Line> {
        let mut args = Args::new();
        for (name, date) in &line.dates {
            args.set(name, self.date(*date)?);
        }
        let text = self.message(CARDS, &line.text, &args)?;
        Ok(Line {
            id: line.text.clone(),
            translation: self.translation_of(card, &line.text, &text.locale)?,
            text,
            facts: line.facts.clone(),
            action: line.action.clone(),
        })
    }

    fn say(&self, card: &CardData, line: &LineData) -> Result<Say> {
        let meaning = self.own(&line.text)?;
        // A sound is written for the reader of one language; another language's sound would mislead.
        let sound = self.plain(&format!("{}.sound", line.text)).ok();
        let sound = sound.filter(|sound| {
            meaning
                .as_ref()
                .is_some_and(|meaning| meaning.locale == sound.locale)
        });
        Ok(Say {
            id: line.text.clone(),
            english: self.english(&line.text)?,
            sound,
            translation: match &meaning {
                Some(meaning) => self.translation_of(card, &line.text, &meaning.locale)?,
                None => None,
            },
            meaning,
            facts: line.facts.clone(),
            action: line.action.clone(),
        })
    }

    fn call(&self, entry: &EntryData) -> Result<Call> {
        Ok(Call {
            id: entry.id.clone(),
            name: self.of_directory(&format!("{}-name", entry.id))?,
            number: entry.number.clone().ok_or(Error::NotFound)?,
            dial: entry.dial().ok_or(Error::NotFound)?,
            note: self.of_directory(&format!("{}-note", entry.id))?,
            checked: self.checked(entry)?,
            phoned_on: entry.phoned_on,
        })
    }

    fn paper(&self, card: &CardData, paper: &PaperData) -> Result<Paper> {
        let of = |part: &str| self.plain(&format!("{}-paper-{}-{part}", card.id, paper.id));
        let row = |row: &PaperRowData| PaperRow {
            shape: row.shape,
            printed: row.printed.clone(),
            mark: row.mark,
        };
        let marks = paper.marks.iter().map(|mark| self.line(card, mark));
        Ok(Paper {
            id: paper.id.clone(),
            title: of("title")?,
            alt: of("alt")?,
            sample: self.plain("paper-sample")?,
            rows: paper.rows.iter().map(row).collect(),
            marks: marks.collect::<Result<_>>()?,
        })
    }

    fn look(&self, entry: &EntryData) -> Result<Look> {
        Ok(Look {
            id: entry.id.clone(),
            name: self.of_directory(&format!("{}-name", entry.id))?,
            page: entry.page().ok_or(Error::NotFound)?,
            note: self.of_directory(&format!("{}-note", entry.id))?,
            checked: self.checked(entry)?,
        })
    }

    fn review(&self, card: &CardData, now_ms: u64) -> Result<Review> {
        let attorney = match &card.reviewer {
            None => self.plain("review-attorney-none")?,
            Some(reviewer) => {
                let args = Args::new()
                    .with("name", reviewer.name.clone())
                    .with("date", self.date(reviewer.on)?);
                self.message(CARDS, "review-attorney-by", &args)?
            }
        };
        let dated = |id: &str, date: Date| {
            self.message(CARDS, id, &Args::new().with("date", self.date(date)?))
        };
        let place = self.plain(&format!("place-{}", card.jurisdiction))?;
        let (translation, translated_on) = self.translation(card)?;
        let expired = card.expires_on.is_over(now_ms);
        Ok(Review {
            attorney,
            translation,
            translated_on,
            facts_of: dated("review-facts", card.facts_of)?,
            out_of_date: expired
                .then(|| dated("review-expired", card.expires_on))
                .transpose()?,
            disclaimer: self.message(
                CARDS,
                "review-disclaimer",
                &Args::new().with("place", place.value),
            )?,
            version: card.version,
            authority: card.authority.clone(),
            sources: card
                .sources
                .iter()
                .map(|source| Source {
                    name: source.name.clone(),
                    date: source.date.to_string(),
                })
                .collect(),
            confidence: card.confidence,
            last_reviewed: card.last_reviewed,
            expires_on: card.expires_on,
        })
    }

    /// The label of the translation the reader gets, and the day it was made or reviewed. Neither for the source language.
    fn translation(&self, card: &CardData) -> Result<(Option<Text>, Option<Date>)> {
        let shown = self.plain(&format!("{}-title", card.id))?.locale;
        let made = card.translations.get(&shown);
        let label = self.label(card.version, made, &shown)?;
        let on = made.and_then(|made| made.on).filter(|_| label.is_some());
        Ok((label, on))
    }

    /// The label of one message that was translated otherwise than its card.
    fn translation_of(&self, card: &CardData, id: &str, shown: &str) -> Result<Option<Text>> {
        let whole = card.translations.get(shown);
        match whole.and_then(|whole| whole.messages.get(id)) {
            Some(made) => self.label(card.version, Some(made), shown),
            None => Ok(None),
        }
    }

    /// The label of words that are translated as one file. Those files have no versions: a translation of them is never an old one.
    pub(crate) fn label_of_file(
        &self,
        translations: &BTreeMap<String, TranslationData>,
        shown: &str,
    ) -> Result<Option<Text>> {
        self.label(0, translations.get(shown), shown)
    }

    fn label(
        &self,
        version: u32,
        made: Option<&TranslationData>,
        shown: &str,
    ) -> Result<Option<Text>> {
        let label = match made.map(|made| made.state) {
            None if shown == SOURCE_LOCALE => return Ok(None),
            Some(State::Source) => return Ok(None),
            // A language that the card's data does not name counts as a machine's.
            None | Some(State::Machine) => "machine",
            Some(State::Human) => "human",
            Some(State::Reviewed) => "reviewed",
        };
        let old = made
            .and_then(|made| made.of_version)
            .is_some_and(|of| of < version);
        let label = if old { "old" } else { label };
        let by = made.and_then(|made| made.by.clone()).unwrap_or_default();
        let args = Args::new().with("name", by);
        let id = format!("review-translation-{label}");
        Ok(Some(self.message(CARDS, &id, &args)?))
    }

    /// A date that becomes an argument of another message, which isolates it as a whole; the isolates inside are taken out. Only
    /// digits of ours are in them, and the words for paper and SMS, which have none, would all be indexed for one date.
    fn inner(&self, id: &str, args: &Args) -> Result<String> {
        let text = self.message(CARDS, id, args)?;
        let isolate = |letter: char| ('\u{2066}'..='\u{2069}').contains(&letter);
        Ok(text.value.replace(isolate, ""))
    }

    pub(crate) fn date(&self, date: Date) -> Result<String> {
        let args = month(date.year, date.month).with("day", date.day.to_string());
        self.inner("date-day", &args)
    }

    pub(crate) fn source_date(&self, date: SourceDate) -> Result<Option<String>> {
        Ok(match date {
            SourceDate::Day(date) => Some(self.date(date)?),
            SourceDate::Month(year, number) => {
                Some(self.inner("date-month", &month(year, number))?)
            }
            SourceDate::Year(year) => Some(year.to_string()),
            SourceDate::Undated => None,
        })
    }
}

/// The year is text, because a number would be grouped ("2,026") by other renderers of the same files.
fn month(year: u16, month: u8) -> Args {
    Args::new()
        .with("year", year.to_string())
        .with("month", i64::from(month))
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
