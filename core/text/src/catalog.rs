//! The catalog: which texts there are in which languages, and the one way to a message.

use std::sync::{Arc, OnceLock};

use unic_langid::LanguageIdentifier;

use crate::sheet::{Rendered, Sheet};
use crate::{Args, Error, Locale, PSEUDO_BIDI, Result, SOURCE_LOCALE, Source, locale};

/// Every embedded `locales/<bcp47>/<domain>.ftl`, in sorted order.
static EMBEDDED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A rendered message and what language it really is in.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub value: String,
    /// BCP 47 tag of the locale the words came from.
    pub locale: String,
    /// The reader's first language did not have this message.
    pub fallback: bool,
    /// These words run right to left.
    pub rtl: bool,
}

/// The words may hold a name or a number of the user's, so they are not printed.
impl std::fmt::Debug for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Text")
            .field("locale", &self.locale)
            .field("fallback", &self.fallback)
            .field("rtl", &self.rtl)
            .finish_non_exhaustive()
    }
}

/// All locales and domains. Cheap to make: a file is parsed when its first message is asked for. `Send + Sync`.
pub struct Catalog {
    locales: Vec<Locale>,
    /// In the order of their tags, so that a language is found without looking at the others.
    languages: Vec<Language>,
}

/// One language: a file for each domain.
struct Language {
    locale: Arc<Locale>,
    sheets: Vec<Arc<Sheet>>,
}

impl Catalog {
    /// The catalog of the translations built into the program.
    pub fn embedded() -> &'static Self {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(|| {
            let rows = EMBEDDED.iter();
            Self::of(rows.map(|(tag, domain, source)| (*tag, *domain, Source::from(*source))))
        })
    }

    /// A catalog of other texts, as `(locale, domain, Fluent source)`. Rows whose locale is not a language tag are left out.
    pub fn from_sources<'a>(
        sources: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> Self {
        let rows = sources.into_iter();
        Self::of(rows.map(|(tag, domain, source)| (tag, domain, source.to_owned().into())))
    }

    /// The texts of `files` (tag, domain, Fluent source) instead of those of `base`, a whole file each; the rest is that of `base`, which
    /// stays as it is. Nothing is parsed or copied here: [`Self::check`] parses.
    ///
    /// # Errors
    /// [`Error::NotALanguage`] for a tag that is none.
    pub fn over<'a>(
        base: &'static Self,
        files: impl IntoIterator<Item = (&'a str, &'a str, Source)>,
    ) -> Result<Self> {
        let mut catalog = Self {
            locales: base.locales.clone(),
            languages: base.languages.iter().map(Language::share).collect(),
        };
        for (tag, domain, source) in files {
            let at = catalog.place_for(tag);
            // Only the catalog itself makes the pseudo-locale.
            let at = at.filter(|at| catalog.tag_at(*at) != Some(PSEUDO_BIDI));
            let not_one = || Error::NotALanguage {
                tag: tag.to_owned(),
            };
            catalog.put(at.ok_or_else(not_one)?, domain, source);
        }
        Ok(catalog)
    }

    /// Whether every file that `which` (tag, domain) names is Fluent throughout. A reader would get the messages before and after a
    /// fault all the same.
    ///
    /// # Errors
    /// [`Error::Malformed`] for the first one that is not.
    pub fn check(&self, which: impl Fn(&str, &str) -> bool) -> Result<()> {
        // The pseudo-locale is the source once more.
        let languages = self.languages.iter();
        let own = languages.filter(|language| language.locale.tag != PSEUDO_BIDI);
        let sheets = own.flat_map(|language| &language.sheets);
        let mut named = sheets.filter(|sheet| which(&sheet.locale.tag, &sheet.domain));
        named.try_for_each(|sheet| sheet.check())
    }

    fn of<'a>(rows: impl Iterator<Item = (&'a str, &'a str, Source)>) -> Self {
        let mut catalog = Self {
            locales: Vec::new(),
            languages: Vec::new(),
        };
        for (tag, domain, source) in rows {
            if let Some(at) = catalog.place_for(tag) {
                catalog.put(at, domain, source);
            }
        }
        catalog
    }

    /// Where the language of that tag is, or belongs.
    fn place(&self, tag: &str) -> std::result::Result<usize, usize> {
        self.languages
            .binary_search_by(|known| known.locale.tag.as_str().cmp(tag))
    }

    /// Where the language of that tag is: only one that is not here yet is parsed, and made. `None` if it is no tag.
    fn place_for(&mut self, tag: &str) -> Option<usize> {
        if let Ok(at) = self.place(tag) {
            return Some(at);
        }
        let locale = Locale::new(tag)?;
        let at = match self.place(&locale.tag) {
            Ok(at) => return Some(at),
            Err(at) => at,
        };
        let known = self
            .locales
            .binary_search_by(|own| own.tag.cmp(&locale.tag));
        if let Err(at) = known
            && locale.tag != PSEUDO_BIDI
        {
            self.locales.insert(at, locale.clone());
        }
        let language = Language {
            locale: Arc::new(locale),
            sheets: Vec::new(),
        };
        self.languages.insert(at, language);
        Some(at)
    }

    fn tag_at(&self, at: usize) -> Option<&str> {
        Some(&self.languages.get(at)?.locale.tag)
    }

    fn put(&mut self, at: usize, domain: &str, source: Source) {
        if self.tag_at(at) == Some(SOURCE_LOCALE)
            && let Some(pseudo) = self.place_for(PSEUDO_BIDI)
        {
            self.put_sheet(pseudo, domain, source.clone());
            // It may have been put before the source.
            if let Ok(at) = self.place(SOURCE_LOCALE) {
                self.put_sheet(at, domain, source);
            }
            return;
        }
        self.put_sheet(at, domain, source);
    }

    fn put_sheet(&mut self, at: usize, domain: &str, source: Source) {
        if let Some(language) = self.languages.get_mut(at) {
            language.sheets.retain(|sheet| sheet.domain != domain);
            let sheet = Sheet::new(Arc::clone(&language.locale), domain, source);
            language.sheets.push(Arc::new(sheet));
        }
    }

    fn sheet(&self, language: &LanguageIdentifier, domain: &str) -> Option<&Sheet> {
        let mut all = self.languages.iter();
        let language = all.find(|known| known.locale.id == *language)?;
        let mut sheets = language.sheets.iter();
        Some(sheets.find(|sheet| sheet.domain == domain)?.as_ref())
    }

    fn source_sheet(&self, domain: &str) -> Option<&Sheet> {
        let mut all = self.languages.iter();
        let language = all.find(|known| known.locale.tag == SOURCE_LOCALE)?;
        let mut sheets = language.sheets.iter();
        Some(sheets.find(|sheet| sheet.domain == domain)?.as_ref())
    }

    /// The languages a reader can choose, sorted by tag. The pseudo-locale is not among them.
    pub fn locales(&self) -> &[Locale] {
        &self.locales
    }

    /// The reader's languages that exist here, best first, ending with English. Give the result to [`Self::message`].
    pub fn negotiate(&self, requested: &[String]) -> Vec<LanguageIdentifier> {
        locale::negotiate(requested, &self.locales)
    }

    /// One message (`id`) or one attribute of it (`id.attribute`), in the first of `languages` that has it, else English.
    ///
    /// `isolate` puts U+2068 and U+2069 around arguments, so that a name in another script does not disturb the
    /// sentence: on for screens, off for SMS, where those two characters would halve the length of a message part. In a language
    /// that runs right to left it makes numbers and names of forms [`islands`], too.
    ///
    /// # Errors
    /// [`Error::Missing`] when even English lacks the message; [`Error::Incomplete`] when an argument is lacking.
    /// A bare id or a `{$variable}` never reaches a screen.
    pub fn message(
        &self,
        languages: &[LanguageIdentifier],
        domain: &str,
        id: &str,
        args: &Args,
        isolate: bool,
    ) -> Result<Text> {
        let mut incomplete = false;
        let own = languages.iter().map(|tag| self.sheet(tag, domain));
        let all = own.chain([self.source_sheet(domain)]);
        for (position, sheet) in all.enumerate() {
            let Some(sheet) = sheet else { continue };
            match sheet.render(id, args, isolate) {
                Rendered::Whole(value) => {
                    let first = languages.first();
                    return Ok(Text {
                        value,
                        locale: sheet.locale.tag.clone(),
                        fallback: position > 0 && first != Some(&sheet.locale.id),
                        rtl: sheet.locale.rtl,
                    });
                }
                Rendered::WithGaps => incomplete = true,
                Rendered::Absent => {}
            }
        }
        let (domain, id) = (domain.to_owned(), id.to_owned());
        Err(if incomplete {
            Error::Incomplete { domain, id }
        } else {
            Error::Missing { domain, id }
        })
    }

    /// Every message of `domain` whose id starts with `prefix` and that needs no argument, sorted by id: what one screen
    /// can fetch in one call. Messages with arguments are asked for one by one, when their values are known.
    pub fn screen(
        &self,
        languages: &[LanguageIdentifier],
        domain: &str,
        prefix: &str,
    ) -> Vec<(String, Text)> {
        let render = |id: &String| {
            Some((
                id.clone(),
                self.message(languages, domain, id, &Args::new(), true)
                    .ok()?,
            ))
        };
        self.ids(domain)
            .iter()
            .filter(|id| id.starts_with(prefix))
            .filter_map(render)
            .collect()
    }

    /// Ids of all messages with a value in `domain`, sorted, as the source language has them.
    pub fn ids(&self, domain: &str) -> Vec<String> {
        let mut ids = self
            .source_sheet(domain)
            .map(Sheet::ids)
            .unwrap_or_default();
        ids.sort();
        ids
    }
}

impl Language {
    /// The same files once more, with what has been parsed of them.
    fn share(&self) -> Self {
        Self {
            locale: Arc::clone(&self.locale),
            sheets: self.sheets.clone(),
        }
    }
}

#[cfg(test)]
#[path = "catalog_tests.rs"]
mod tests;
