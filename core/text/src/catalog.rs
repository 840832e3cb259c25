//! The catalog: bundles parsed when first needed, and the one way to a message.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use fluent::FluentResource;
use fluent::concurrent::FluentBundle;
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use crate::{Args, Error, Locale, PSEUDO_BIDI, Result, SOURCE_LOCALE, islands, locale, pseudo};

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
    locale: Locale,
    sheets: Vec<Arc<Sheet>>,
}

impl Catalog {
    /// The catalog of the translations built into the program.
    pub fn embedded() -> &'static Self {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(|| {
            let rows = EMBEDDED.iter();
            Self::of(rows.map(|(tag, domain, source)| (*tag, *domain, Cow::Borrowed(*source))))
        })
    }

    /// A catalog of other texts, as `(locale, domain, Fluent source)`. Rows whose locale is not a language tag are left out.
    pub fn from_sources<'a>(
        sources: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> Self {
        let rows = sources.into_iter();
        Self::of(rows.map(|(tag, domain, source)| (tag, domain, Cow::Owned(source.to_owned()))))
    }

    /// The texts of `files` (tag, domain, Fluent source) instead of those of `base`, a whole file each; the rest is that of `base`, which
    /// stays as it is. Nothing is parsed here: [`Self::check`] does that.
    ///
    /// # Errors
    /// [`Error::NotALanguage`] for a tag that is none.
    pub fn over(
        base: &'static Self,
        files: impl IntoIterator<Item = (String, String, String)>,
    ) -> Result<Self> {
        let mut catalog = Self {
            locales: base.locales.clone(),
            languages: base.languages.iter().map(Language::share).collect(),
        };
        for (tag, domain, source) in files {
            // Only the catalog itself makes the pseudo-locale.
            let locale = Locale::new(&tag).filter(|locale| locale.tag != PSEUDO_BIDI);
            let locale = locale.ok_or(Error::NotALanguage { tag })?;
            catalog.put(&locale, &domain, Cow::Owned(source));
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

    fn of<'a>(rows: impl Iterator<Item = (&'a str, &'a str, Cow<'static, str>)>) -> Self {
        let mut catalog = Self {
            locales: Vec::new(),
            languages: Vec::new(),
        };
        for (tag, domain, source) in rows {
            let known = catalog.locales.iter().find(|locale| locale.tag == tag);
            if let Some(locale) = known.cloned().or_else(|| Locale::new(tag)) {
                catalog.put(&locale, domain, source);
            }
        }
        catalog
    }

    fn put(&mut self, locale: &Locale, domain: &str, source: Cow<'static, str>) {
        if let Err(at) = self
            .locales
            .binary_search_by(|known| known.tag.cmp(&locale.tag))
        {
            self.locales.insert(at, locale.clone());
        }
        if locale.tag == SOURCE_LOCALE
            && let Some(pseudo) = Locale::new(PSEUDO_BIDI)
        {
            self.put_sheet(&pseudo, domain, source.clone());
        }
        self.put_sheet(locale, domain, source);
    }

    fn put_sheet(&mut self, locale: &Locale, domain: &str, source: Cow<'static, str>) {
        let at = self
            .languages
            .binary_search_by(|known| known.locale.tag.cmp(&locale.tag));
        let at = at.unwrap_or_else(|at| {
            let language = Language {
                locale: locale.clone(),
                sheets: Vec::new(),
            };
            self.languages.insert(at, language);
            at
        });
        if let Some(language) = self.languages.get_mut(at) {
            language.sheets.retain(|sheet| sheet.domain != domain);
            let sheet = Sheet::new(locale.clone(), domain, source);
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
            locale: self.locale.clone(),
            sheets: self.sheets.clone(),
        }
    }
}

enum Rendered {
    Whole(String),
    WithGaps,
    Absent,
}

/// One file: its source, and the two bundles made from it on first use.
struct Sheet {
    locale: Locale,
    domain: String,
    source: Cow<'static, str>,
    bundles: OnceLock<Bundles>,
}

/// Isolation is a setting of a bundle, not of a call, so there is one bundle of each kind over the same parsed file.
struct Bundles {
    parsed: Arc<FluentResource>,
    isolating: FluentBundle<Arc<FluentResource>>,
    plain: FluentBundle<Arc<FluentResource>>,
}

impl Sheet {
    fn new(locale: Locale, domain: &str, source: Cow<'static, str>) -> Self {
        Self {
            locale,
            domain: domain.to_owned(),
            source,
            bundles: OnceLock::new(),
        }
    }

    fn check(&self) -> Result<()> {
        let Err((_, faults)) = FluentResource::try_new(self.source.clone().into_owned()) else {
            return Ok(());
        };
        let at = faults.first().map_or(0, |fault| fault.pos.start);
        let before = self.source.bytes().take(at);
        Err(Error::Malformed {
            tag: self.locale.tag.clone(),
            domain: self.domain.clone(),
            line: before.filter(|byte| *byte == b'\n').count() + 1,
        })
    }

    fn ids(&self) -> Vec<String> {
        let with_value = |entry: &Entry<&str>| match entry {
            Entry::Message(message) if message.value.is_some() => Some(message.id.name.to_owned()),
            _ => None,
        };
        self.bundles()
            .parsed
            .entries()
            .filter_map(with_value)
            .collect()
    }

    fn render(&self, id: &str, args: &Args, isolate: bool) -> Rendered {
        let bundles = self.bundles();
        let bundle = if isolate {
            &bundles.isolating
        } else {
            &bundles.plain
        };
        let (id, attribute) = id
            .split_once('.')
            .map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let Some(message) = bundle.get_message(id) else {
            return Rendered::Absent;
        };
        let pattern = match attribute {
            Some(name) => message.get_attribute(name).map(|found| found.value()),
            None => message.value(),
        };
        let Some(pattern) = pattern else {
            return Rendered::Absent;
        };
        let mut gaps = Vec::new();
        let value = bundle
            .format_pattern(pattern, Some(args.fluent()), &mut gaps)
            .into_owned();
        if gaps.is_empty() {
            let on_screen = isolate && self.locale.rtl;
            Rendered::Whole(if on_screen { islands(&value) } else { value })
        } else {
            Rendered::WithGaps
        }
    }

    fn bundles(&self) -> &Bundles {
        self.bundles.get_or_init(|| {
            // A file with a syntax error still gives its other messages; a test keeps such files out of a release.
            let parsed = FluentResource::try_new(self.source.clone().into_owned())
                .unwrap_or_else(|(partial, _)| partial);
            let parsed = Arc::new(parsed);
            let (isolating, plain) = (self.bundle(&parsed, true), self.bundle(&parsed, false));
            Bundles {
                parsed,
                isolating,
                plain,
            }
        })
    }

    fn bundle(
        &self,
        parsed: &Arc<FluentResource>,
        isolate: bool,
    ) -> FluentBundle<Arc<FluentResource>> {
        let mirrored = self.locale.tag == PSEUDO_BIDI;
        // The pseudo-locale holds English sentences, so it counts by English rules.
        let counting = if mirrored {
            Locale::new(SOURCE_LOCALE).map(|locale| locale.id)
        } else {
            None
        };
        let mut bundle =
            FluentBundle::new_concurrent(vec![counting.unwrap_or_else(|| self.locale.id.clone())]);
        bundle.set_use_isolating(isolate);
        if mirrored {
            bundle.set_transform(Some(pseudo::mirror));
        }
        bundle.add_resource_overriding(Arc::clone(parsed));
        bundle
    }
}

#[cfg(test)]
#[path = "catalog_tests.rs"]
mod tests;
