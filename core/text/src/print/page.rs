//! HTML: escaping, words with the language they are really in, and the frame of a page.

use unic_langid::{CharacterDirection, LanguageIdentifier};

use super::inline::{bare, element};
use crate::{Args, Catalog, Result, SOURCE_LOCALE, Text};

/// Styles and pictures stand in the page itself; everything else is forbidden.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
const DOMAIN: &str = "ui";

/// The languages of a page, and the words in them.
pub(super) struct Words<'a> {
    catalog: &'a Catalog,
    /// One, or two that stand side by side.
    pub(super) languages: Vec<LanguageIdentifier>,
}

impl<'a> Words<'a> {
    /// The first two of `languages`, each once; English when there is none.
    pub(super) fn new(catalog: &'a Catalog, languages: &[LanguageIdentifier]) -> Self {
        let mut chosen: Vec<LanguageIdentifier> = Vec::new();
        for language in languages {
            if chosen.len() < 2 && !chosen.contains(language) {
                chosen.push(language.clone());
            }
        }
        if chosen.is_empty() {
            chosen.extend(SOURCE_LOCALE.parse::<LanguageIdentifier>());
        }
        Self {
            catalog,
            languages: chosen,
        }
    }

    /// Classes of an element that holds one column for each language.
    pub(super) fn columns(&self) -> &'static str {
        if self.languages.len() == 2 {
            "prose two"
        } else {
            "prose one"
        }
    }

    /// A message of `ui.ftl` in one language, as an element that says which language that is.
    pub(super) fn element(
        &self,
        tag: &str,
        language: &LanguageIdentifier,
        id: &str,
        args: &Args,
    ) -> Result<String> {
        Ok(element(tag, &self.text(language, id, args)?))
    }

    /// A message of `ui.ftl` in every language of the page, for places where there is only one line.
    pub(super) fn in_each(&self, id: &str, args: &Args) -> Result<String> {
        let spans: Result<Vec<_>> = self
            .languages
            .iter()
            .map(|language| self.element("span", language, id, args))
            .collect();
        Ok(spans?.join(" · "))
    }

    /// A message for an attribute, in the first language.
    pub(super) fn attribute(&self, id: &str) -> Result<String> {
        let first = self.languages.first();
        let languages: Vec<_> = first.cloned().into_iter().collect();
        let text = self
            .catalog
            .message(&languages, DOMAIN, id, &Args::new(), true)?;
        Ok(escape(&bare(&text.value)))
    }

    /// A message of `ui.ftl` in each language of the page.
    pub(super) fn each(&self, id: &str, args: &Args) -> Result<Vec<Text>> {
        let languages = self.languages.iter();
        languages
            .map(|language| self.text(language, id, args))
            .collect()
    }

    /// The whole page, its title a message of `ui.ftl`.
    pub(super) fn page(&self, title: &str, style: &str, body: &str) -> Result<String> {
        Ok(self.framed(&self.attribute(title)?, style, body))
    }

    /// The whole page, its title in words.
    pub(super) fn titled_page(&self, title: &str, style: &str, body: &str) -> String {
        self.framed(&escape(&bare(title)), style, body)
    }

    fn framed(&self, title: &str, style: &str, body: &str) -> String {
        let first = self.languages.first();
        let lang = first.map_or(SOURCE_LOCALE.to_owned(), ToString::to_string);
        let rtl = first.is_some_and(is_rtl);
        let (lang, dir) = (escape(&lang), direction(rtl));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
        )
    }

    fn text(&self, language: &LanguageIdentifier, id: &str, args: &Args) -> Result<Text> {
        let languages = std::slice::from_ref(language);
        self.catalog.message(languages, DOMAIN, id, args, true)
    }
}

/// Text that means nothing to HTML, in an element or in a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Written right to left.
pub(super) fn is_rtl(language: &LanguageIdentifier) -> bool {
    language.character_direction() == CharacterDirection::RTL
}

/// The value of `dir`.
pub(super) fn direction(rtl: bool) -> &'static str {
    if rtl { "rtl" } else { "ltr" }
}
