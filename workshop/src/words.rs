//! The workshop's own words (`locales/*/workshop.ftl`): what no phone shows.

use amparo_text::{Args, Catalog, LanguageIdentifier, PSEUDO_BIDI};
use serde_json::{Map, Value};

use crate::cast;

const DOMAIN: &str = "workshop";

/// Every message of the page as an object, with the practice's names and PIN in place, and English where a language
/// lacks one. Messages for the terminal need other values and are left out.
pub(crate) fn all(language: &str) -> Value {
    let catalog = Catalog::embedded();
    let languages = catalog.negotiate(&[language.to_owned()]);
    let args = Args::new()
        .with("owner", cast::OWNER)
        .with("page", cast::PAGE_PERSON.name)
        .with("sms", cast::SMS_PERSON.name)
        .with("gone", cast::GONE_PERSON.name)
        .with("slow", cast::SLOW_PERSON.name)
        .with("down", cast::DOWN_PERSON.name)
        .with("keeper", cast::KEEPER.name);
    let render = |id: String| {
        let text = catalog.message(&languages, DOMAIN, &id, &args, true).ok()?;
        Some((id, Value::String(text.value)))
    };
    let words: Map<String, Value> = catalog.ids(DOMAIN).into_iter().filter_map(render).collect();
    Value::Object(words)
}

/// The languages a practice can begin in; the last one is for pictures of screens.
pub(crate) fn languages() -> Vec<String> {
    let locales = Catalog::embedded().locales();
    let tags = locales.iter().map(|locale| locale.tag.clone());
    tags.chain([PSEUDO_BIDI.to_owned()]).collect()
}

/// Who a contact is, as the owner of the phone would write it down.
pub(crate) fn relation(id: &str) -> String {
    let catalog = Catalog::embedded();
    let languages = catalog.negotiate(&[cast::OWNER_LANGUAGE.to_owned()]);
    let text = catalog.message(&languages, "plan", id, &Args::new(), false);
    text.map(|text| text.value).unwrap_or_default()
}

/// What the practice pack adds to a sentence, in the language of that tag.
pub(crate) fn correction(tag: &str) -> String {
    let catalog = Catalog::embedded();
    let languages = catalog.negotiate(&[tag.to_owned()]);
    let text = catalog.message(&languages, DOMAIN, "pack-correction", &Args::new(), false);
    text.map(|text| text.value).unwrap_or_default()
}

/// One line for the terminal, in the language the terminal is set to.
pub(crate) fn terminal(id: &str, args: &Args) -> String {
    let catalog = Catalog::embedded();
    let text = catalog.message(&terminal_languages(catalog), DOMAIN, id, args, false);
    text.map_or_else(|_| id.to_owned(), |text| text.value)
}

fn terminal_languages(catalog: &Catalog) -> Vec<LanguageIdentifier> {
    // The first that is set counts (POSIX): `es_MX.UTF-8` without its encoding.
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let tag = set.split(['.', '@']).next().unwrap_or_default().to_owned();
    catalog.negotiate(&[tag])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_word_of_the_page() {
        let (english, spanish) = (all("en"), all("es"));
        let ids = |words: &Value| {
            words
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&english), ids(&spanish));
        assert!(ids(&english).len() > 30);
        assert_ne!(english["step-press"], spanish["step-press"]);
    }

    #[test]
    fn a_contact_is_described_in_the_language_of_the_phones_owner() {
        assert_eq!(relation("relation-sister"), "Hermana");
    }

    #[test]
    fn a_terminal_line_has_its_values() {
        let line = terminal("terminal-open", &Args::new().with("address", "http://x/"));
        assert!(line.contains("http://x/"), "{line}");
    }
}
