//! Pages for paper: what the cards, the directory and a family's own records say, put into the pages of `amparo-text`.
//!
//! Every page is one HTML file for the system's own print service. It stands in one language or in two side by side: the first two of
//! `languages`, or the reader's first where the list is empty.

mod rows;

use amparo_cards as inner;
use amparo_plan as plan;
use amparo_text::print::{
    CardSheet, NeedList, Picture, PrintPage, SaidRow, SheetRow, WalletCard, bare, card_sheets,
    directory_sheets, personal_sheets, wallet_cards,
};
use amparo_text::{Args, LanguageIdentifier, SOURCE_LOCALE, Text, dates};

use crate::app::{ContentInForce, Shared};
use crate::dates::day_of;
use crate::vault::{Slot, read_all, read_one};
use crate::{AmparoError, Cards, Plan};
use rows::{called, looked, office, own, samples, transposed};

/// Show screens whose sentences stand on the card for the wallet.
const WALLET_SHOWS: [&str; 3] = ["silence", "door", "search"];
/// Cards whose dates, labels and numbers the card for the wallet has.
const WALLET_CARDS: [&str; 2] = ["door", "detained"];
/// As many numbers as its field holds.
const WALLET_NUMBERS: usize = 3;

/// With more numbers than these, where each comes from no longer fits on the sheet.
const FULL_CALLS: usize = 3;

/// A page for the system's print service. It may hold what somebody wrote, so it is not printed by `Debug`.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct PrintedPage {
    /// One whole HTML page: no script, nothing to load.
    pub html: String,
    /// What to call the job or the file.
    pub title: String,
}

impl std::fmt::Debug for PrintedPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrintedPage(redacted)")
    }
}

#[uniffi::export]
impl Cards {
    /// A card for the wallet to cut out and fold: English for the other side, and each other language of `languages` on a card of its own.
    pub fn print_wallet(&self, languages: Vec<String>) -> Result<PrintedPage, AmparoError> {
        let desk = Desk::new(&self.app, &languages)?;
        let others = desk.languages.iter();
        let mut others: Vec<_> = others.filter(|language| !is_english(language)).collect();
        if others.is_empty() {
            others.extend(desk.languages.first());
        }
        let cards = others.into_iter();
        let cards: Result<Vec<_>, AmparoError> = cards
            .map(|language| Ok((language.clone(), desk.wallet(language)?)))
            .collect();
        let html = wallet_cards(desk.content.catalog(), &desk.languages, &cards?)?;
        desk.page(html, "print-wallet-title")
    }

    /// One card on a sheet. Errors: `NotFound`.
    pub fn print_card(
        &self,
        id: String,
        languages: Vec<String>,
    ) -> Result<PrintedPage, AmparoError> {
        let desk = Desk::new(&self.app, &languages)?;
        let card = desk.card(&id)?;
        let title = card.title.first().map(|title| bare(&title.value));
        desk.cards(title.unwrap_or_default(), &[card])
    }

    /// Some cards, each on a sheet of its own, in the order of `ids`. Errors: `NotFound`, `Invalid{ids}` where there are none.
    pub fn print_handout(
        &self,
        ids: Vec<String>,
        languages: Vec<String>,
    ) -> Result<PrintedPage, AmparoError> {
        let desk = Desk::new(&self.app, &languages)?;
        if ids.is_empty() {
            return Err(AmparoError::invalid("ids"));
        }
        let cards: Result<Vec<_>, _> = ids.iter().map(|id| desk.card(id)).collect();
        desk.cards(desk.title("print-cards-title")?, &cards?)
    }

    /// Who can help with one need, or with each where `need` is absent. Errors: `NotFound`.
    pub fn print_directory(
        &self,
        need: Option<String>,
        languages: Vec<String>,
    ) -> Result<PrintedPage, AmparoError> {
        let desk = Desk::new(&self.app, &languages)?;
        let needs = desk.needs(need.as_deref())?;
        let title =
            desk.each(|language| desk.ui(language, "print-directory-title", &Args::new()))?;
        let labels = desk.each(|language| desk.plain_labels(language))?;
        let html = directory_sheets(
            desk.content.catalog(),
            &desk.languages,
            &title,
            &needs,
            &labels,
        )?;
        desk.page(html, "print-directory-title")
    }
}

#[uniffi::export]
impl Plan {
    /// A locator packet, in the order in which the locator asks. Errors: `Locked`, `NotFound`, `NewerFormat`.
    pub fn print_packet(
        &self,
        id: String,
        languages: Vec<String>,
    ) -> Result<PrintedPage, AmparoError> {
        let packet: plan::LocatorPacket = Slot::with(&self.app, |vault| read_one(vault, &id))?;
        let desk = Desk::new(&self.app, &languages)?;
        desk.personal(|words, today| packet.page(words, today))
    }

    /// The family plan. Errors: `Locked`, `NotFound` where there is none, `NewerFormat`.
    pub fn print_plan(&self, languages: Vec<String>) -> Result<PrintedPage, AmparoError> {
        let (own, caregiver) = Slot::with(&self.app, |vault| {
            let mut all = read_all::<plan::FamilyPlan>(vault)?;
            let (_, own) = all.pop().ok_or(AmparoError::NotFound)?;
            let contact = own.caregiver.contact.as_deref();
            // A contact that is gone leaves the person who was written down.
            let contact = contact.and_then(|id| read_one::<plan::Contact>(vault, id).ok());
            Ok((own, contact))
        })?;
        let desk = Desk::new(&self.app, &languages)?;
        desk.personal(|words, today| own.page(words, caregiver.as_ref(), today))
    }
}

/// What all pages need: the content in force, the languages of the page and the day.
struct Desk {
    content: ContentInForce,
    languages: Vec<LanguageIdentifier>,
    now_ms: u64,
    today: dates::Day,
}

impl Desk {
    fn new(app: &Shared, languages: &[String]) -> Result<Self, AmparoError> {
        let content = app.content()?;
        let mut chosen: Vec<LanguageIdentifier> = Vec::new();
        for tag in languages {
            let best = content.catalog().negotiate(std::slice::from_ref(tag));
            let best = best.into_iter().next();
            if let Some(best) = best.filter(|best| !chosen.contains(best) && chosen.len() < 2) {
                chosen.push(best);
            }
        }
        if chosen.is_empty() {
            chosen.extend(app.languages().into_iter().take(1));
        }
        let now_ms = app.clock.now_ms();
        let today = day_of(app, now_ms);
        Ok(Self {
            content,
            languages: chosen,
            now_ms,
            today,
        })
    }

    fn each<T>(
        &self,
        of: impl Fn(&LanguageIdentifier) -> Result<T, AmparoError>,
    ) -> Result<Vec<T>, AmparoError> {
        self.languages.iter().map(of).collect()
    }

    fn ui(
        &self,
        language: &LanguageIdentifier,
        id: &str,
        args: &Args,
    ) -> Result<Text, AmparoError> {
        let languages = std::slice::from_ref(language);
        let catalog = self.content.catalog();
        Ok(catalog.message(languages, "ui", id, args, true)?)
    }

    fn title(&self, id: &str) -> Result<String, AmparoError> {
        let first = self.each(|language| self.ui(language, id, &Args::new()))?;
        let first = first.into_iter().next();
        Ok(first.map(|title| bare(&title.value)).unwrap_or_default())
    }

    fn page(&self, html: String, title: &str) -> Result<PrintedPage, AmparoError> {
        let title = self.title(title)?;
        Ok(PrintedPage { html, title })
    }

    fn cards(&self, title: String, cards: &[CardSheet]) -> Result<PrintedPage, AmparoError> {
        let html = card_sheets(self.content.catalog(), &self.languages, &title, cards)?;
        Ok(PrintedPage { html, title })
    }

    fn personal(
        &self,
        page: impl Fn(&plan::Words<'_>, plan::Date) -> Result<PrintPage, plan::Error>,
    ) -> Result<PrintedPage, AmparoError> {
        let dates::Day { year, month, day } = self.today;
        let today = plan::Date::new(year, month, day).ok_or(AmparoError::invalid("clock"))?;
        let catalog = self.content.catalog();
        let pages = self.each(|language| {
            let words = plan::Words::new(catalog, std::slice::from_ref(language));
            let mut page = page(&words, today)?;
            let review = plan::Content::embedded()?.screen(&words, today)?.review;
            page.footer.extend(review.translation);
            Ok(page)
        })?;
        let title = pages.first().map(|page| bare(&page.title.value));
        let html = personal_sheets(catalog, &self.languages, &pages)?;
        let title = title.unwrap_or_default();
        Ok(PrintedPage { html, title })
    }

    fn picture(&self, id: &str) -> Option<Picture> {
        let svg = self.content.picture(id)?.to_owned();
        let mirrored = self.content.is_mirrored(id);
        Some(Picture { svg, mirrored })
    }

    fn card_in(&self, id: &str, language: &LanguageIdentifier) -> Result<inner::Card, AmparoError> {
        let languages = std::slice::from_ref(language);
        Ok(self.content.card(id, languages, self.now_ms)?)
    }

    fn card(&self, id: &str) -> Result<CardSheet, AmparoError> {
        let cards = self.each(|language| self.card_in(id, language))?;
        let labels = cards.iter().zip(&self.languages);
        let labels: Result<Vec<_>, _> = labels
            .map(|(card, language)| self.labels(&card.review, language))
            .collect();
        let late = cards
            .iter()
            .filter_map(|card| card.review.out_of_date.clone());
        let mut call = called(&cards);
        let mut call_note = Vec::new();
        let phoned = cards.iter().flat_map(|card| &card.call);
        if call.len() > FULL_CALLS && phoned.into_iter().all(|call| call.phoned_on.is_none()) {
            call_note =
                self.each(|language| self.ui(language, "print-not-phoned", &Args::new()))?;
            for call in &mut call {
                call.checked.clear();
            }
        }
        Ok(CardSheet {
            picture: cards.first().and_then(|card| self.picture(&card.icon)),
            title: cards.iter().map(|card| card.title.clone()).collect(),
            steps: self.lines(&cards, |card| &card.steps),
            say: self.said(&cards),
            avoid: self.lines(&cards, |card| &card.avoid),
            call,
            call_note,
            pages: looked(&cards),
            samples: samples(&cards),
            samples_note: cards
                .iter()
                .filter_map(|card| card.papers_note.clone())
                .collect(),
            out_of_date: late.collect(),
            labels: labels?,
        })
    }

    fn lines(
        &self,
        cards: &[inner::Card],
        of: impl Fn(&inner::Card) -> &Vec<inner::Line>,
    ) -> Vec<SheetRow> {
        let rows = transposed(cards.iter().map(|card| of(card).as_slice()));
        let rows = rows.into_iter().map(|each| SheetRow {
            picture: self.action(each.first().and_then(|line| line.action.as_deref())),
            words: each.iter().map(|line| line.text.clone()).collect(),
            notes: each.iter().map(|line| line.translation.clone()).collect(),
        });
        rows.collect()
    }

    fn said(&self, cards: &[inner::Card]) -> Vec<SaidRow> {
        let rows = transposed(cards.iter().map(|card| card.say.as_slice()));
        let rows = rows.into_iter().map(|each| SaidRow {
            picture: self.action(each.first().and_then(|say| say.action.as_deref())),
            english: each
                .first()
                .map(|say| say.english.clone())
                .unwrap_or_default(),
            own: each.iter().map(|say| own(say)).collect(),
        });
        rows.collect()
    }

    fn action(&self, id: Option<&str>) -> Option<Picture> {
        id.and_then(|id| self.picture(id))
    }

    /// What a sheet says about itself.
    fn labels(
        &self,
        review: &inner::Review,
        language: &LanguageIdentifier,
    ) -> Result<Vec<Text>, AmparoError> {
        let mut labels = vec![review.disclaimer.clone(), review.attorney.clone()];
        labels.extend(review.translation.clone());
        labels.push(review.facts_of.clone());
        let until = dates::Day {
            year: review.expires_on.year,
            month: review.expires_on.month,
            day: review.expires_on.day,
        };
        labels.push(self.dated("print-check-again", language, until)?);
        labels.push(self.dated("print-made", language, self.today)?);
        Ok(labels)
    }

    fn dated(
        &self,
        id: &str,
        language: &LanguageIdentifier,
        day: dates::Day,
    ) -> Result<Text, AmparoError> {
        let languages = std::slice::from_ref(language);
        let day = dates::day(self.content.catalog(), languages, day)?;
        self.ui(language, id, &Args::new().with("date", day.value))
    }

    /// Labels of a page that is no card: those of the first card of all, but for its facts.
    fn plain_labels(&self, language: &LanguageIdentifier) -> Result<Vec<Text>, AmparoError> {
        let [first, ..] = WALLET_CARDS;
        let review = self.card_in(first, language)?.review;
        let mut labels = vec![review.disclaimer, review.attorney];
        labels.extend(review.translation);
        labels.push(self.dated("print-made", language, self.today)?);
        Ok(labels)
    }

    fn wallet(&self, language: &LanguageIdentifier) -> Result<WalletCard, AmparoError> {
        let languages = std::slice::from_ref(language);
        let mut card = WalletCard {
            english: Vec::new(),
            own: Vec::new(),
            call: Vec::new(),
            call_note: None,
            labels: Vec::new(),
        };
        for id in WALLET_SHOWS {
            let show = self.content.show(id, languages)?;
            let mut own = show.own.into_iter();
            for english in show.english {
                let own = own.next();
                if !card.english.contains(&english) {
                    card.english.push(english);
                    card.own.extend(own);
                }
            }
        }
        let english: LanguageIdentifier = SOURCE_LOCALE.parse().unwrap_or_default();
        let mut phoned = false;
        let (mut reviews, mut source) = (Vec::new(), Vec::new());
        for id in WALLET_CARDS {
            let own = self.card_in(id, language)?;
            for call in own.call {
                phoned |= call.phoned_on.is_some();
                let row = (call.name, call.number);
                if card.call.len() < WALLET_NUMBERS && !card.call.contains(&row) {
                    card.call.push(row);
                }
            }
            reviews.push(own.review);
            source.push(self.card_in(id, &english)?.review);
        }
        if !phoned {
            card.call_note = Some(self.ui(language, "print-not-phoned", &Args::new())?);
        }
        // A sheet is as old as the oldest of what it says.
        for (reviews, language) in [(source, &english), (reviews, language)] {
            let soonest = reviews.iter().min_by_key(|review| review.expires_on.days());
            if let Some(review) = soonest {
                card.labels.push(self.labels(review, language)?);
            }
        }
        if is_english(language) {
            card.labels.truncate(1);
        }
        Ok(card)
    }

    fn needs(&self, need: Option<&str>) -> Result<Vec<NeedList>, AmparoError> {
        let lists = self.each(|language| {
            let languages = std::slice::from_ref(language);
            Ok(match need {
                Some(id) => vec![self.content.need(id, None, languages, self.now_ms)?],
                None => self.content.needs(None, languages, self.now_ms)?,
            })
        })?;
        let needs = transposed(lists.iter().map(Vec::as_slice));
        let needs = needs.into_iter().map(|each| NeedList {
            picture: self.action(each.first().map(|need| need.id.as_str())),
            title: each.iter().map(|need| need.title.clone()).collect(),
            note: each.iter().map(|need| need.note.clone()).collect(),
            offices: transposed(each.iter().map(|need| need.entries.as_slice()))
                .iter()
                .map(|each| office(each))
                .collect(),
        });
        Ok(needs.collect())
    }
}

fn is_english(language: &LanguageIdentifier) -> bool {
    *language == SOURCE_LOCALE
}
