//! The catalog: bundles parsed when first needed, and the one way to a message.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use fluent::FluentResource;
use fluent::concurrent::FluentBundle;
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use crate::{Args, Error, Locale, PSEUDO_BIDI, Result, SOURCE_LOCALE, locale, pseudo};

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
    sheets: Vec<Sheet>,
}

impl Catalog {
    /// The catalog of the translations built into the program.
    pub fn embedded() -> &'static Self {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(|| Self::from_sources(EMBEDDED.iter().copied()))
    }

    /// A catalog of other texts, as `(locale, domain, Fluent source)`. Rows whose locale is not a language tag are left out.
    pub fn from_sources<'a>(
        sources: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> Self {
        let mut catalog = Self {
            locales: Vec::new(),
            sheets: Vec::new(),
        };
        for (tag, domain, source) in sources {
            let Some(locale) = Locale::new(tag) else {
                continue;
            };
            if locale.tag == SOURCE_LOCALE
                && let Some(pseudo) = Locale::new(PSEUDO_BIDI)
            {
                catalog.sheets.push(Sheet::new(pseudo, domain, source));
            }
            if !catalog.locales.contains(&locale) {
                catalog.locales.push(locale.clone());
            }
            catalog.sheets.push(Sheet::new(locale, domain, source));
        }
        catalog
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
    /// sentence: on for screens, off for SMS, where those two characters would halve the length of a message part.
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
        let mut failure = Error::Missing {
            domain: domain.to_owned(),
            id: id.to_owned(),
        };
        for (position, tag) in in_order(languages).iter().enumerate() {
            let Some(sheet) = self.sheets.iter().find(|sheet| sheet.holds(tag, domain)) else {
                continue;
            };
            match sheet.render(id, args, isolate) {
                Rendered::Whole(value) => {
                    let (locale, rtl) = (sheet.locale.tag.clone(), sheet.locale.rtl);
                    return Ok(Text {
                        value,
                        locale,
                        fallback: position > 0,
                        rtl,
                    });
                }
                Rendered::WithGaps => {
                    failure = Error::Incomplete {
                        domain: domain.to_owned(),
                        id: id.to_owned(),
                    }
                }
                Rendered::Absent => {}
            }
        }
        Err(failure)
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
        let source = self
            .sheets
            .iter()
            .find(|sheet| sheet.holds(SOURCE_LOCALE, domain));
        let mut ids = source.map(Sheet::ids).unwrap_or_default();
        ids.sort();
        ids
    }
}

/// The given languages without doubles, with the source language last unless it was named earlier.
fn in_order(languages: &[LanguageIdentifier]) -> Vec<String> {
    let mut seen = HashSet::new();
    let tags = languages
        .iter()
        .map(ToString::to_string)
        .chain([SOURCE_LOCALE.to_owned()]);
    tags.filter(|tag| seen.insert(tag.clone())).collect()
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
    source: String,
    bundles: OnceLock<Bundles>,
}

/// Isolation is a setting of a bundle, not of a call, so there is one bundle of each kind over the same parsed file.
struct Bundles {
    parsed: Arc<FluentResource>,
    isolating: FluentBundle<Arc<FluentResource>>,
    plain: FluentBundle<Arc<FluentResource>>,
}

impl Sheet {
    fn new(locale: Locale, domain: &str, source: &str) -> Self {
        Self {
            locale,
            domain: domain.to_owned(),
            source: source.to_owned(),
            bundles: OnceLock::new(),
        }
    }

    fn holds(&self, tag: &str, domain: &str) -> bool {
        self.locale.tag == tag && self.domain == domain
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
            Rendered::Whole(value)
        } else {
            Rendered::WithGaps
        }
    }

    fn bundles(&self) -> &Bundles {
        self.bundles.get_or_init(|| {
            // A file with a syntax error still gives its other messages; a test keeps such files out of a release.
            let parsed =
                FluentResource::try_new(self.source.clone()).unwrap_or_else(|(partial, _)| partial);
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
