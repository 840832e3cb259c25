//! Locales the catalog has, and which of them a reader gets.

use std::str::FromStr as _;

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::{PSEUDO_BIDI, SOURCE_LOCALE};

/// A language the catalog can speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// BCP 47 tag, such as `zh-Hans`.
    pub tag: String,
    /// The same tag, parsed.
    pub id: LanguageIdentifier,
    /// Written right to left.
    pub rtl: bool,
}

impl Locale {
    /// `None` if the tag is not well-formed BCP 47.
    pub(crate) fn new(tag: &str) -> Option<Self> {
        let id = LanguageIdentifier::from_str(tag).ok()?;
        let rtl = id.character_direction() == CharacterDirection::RTL;
        Some(Self {
            tag: id.to_string(),
            id,
            rtl,
        })
    }
}

/// The reader's languages that `available` can serve, best first, always ending with the source language.
///
/// Matching is fluent-langneg's *filtering* (RFC 4647 §3.3 with likely subtags): `es-MX` finds `es`. Tags that are not
/// well-formed are skipped: they come from the phone's settings, and a card must open whatever those hold.
pub(crate) fn negotiate(requested: &[String], available: &[Locale]) -> Vec<LanguageIdentifier> {
    let offered: Vec<fluent_langneg::LanguageIdentifier> = available
        .iter()
        .filter_map(|locale| locale.tag.parse().ok())
        .collect();
    let mut chosen: Vec<LanguageIdentifier> = Vec::new();
    for tag in requested {
        if tag == PSEUDO_BIDI {
            push_new(&mut chosen, tag);
            continue;
        }
        // Phones write `es_MX`; a `.` or `@` suffix never parses and is skipped.
        let Ok(wanted) = tag
            .replace('_', "-")
            .parse::<fluent_langneg::LanguageIdentifier>()
        else {
            continue;
        };
        for found in negotiate_languages(&[wanted], &offered, None, NegotiationStrategy::Filtering)
        {
            push_new(&mut chosen, &found.to_string());
        }
    }
    push_new(&mut chosen, SOURCE_LOCALE);
    chosen
}

fn push_new(chosen: &mut Vec<LanguageIdentifier>, tag: &str) {
    if let Ok(id) = LanguageIdentifier::from_str(tag)
        && !chosen.contains(&id)
    {
        chosen.push(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pick(requested: &[&str]) -> Vec<String> {
        let available: Vec<_> = ["en", "es", "zh-Hans"]
            .iter()
            .map(|tag| Locale::new(tag).unwrap())
            .collect();
        let requested: Vec<String> = requested.iter().map(ToString::to_string).collect();
        negotiate(&requested, &available)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_region_finds_its_language_and_english_is_last() {
        assert_eq!(pick(&["es-MX"]), ["es", "en"]);
        assert_eq!(pick(&["es_419", "zh-Hans-CN"]), ["es", "zh-Hans", "en"]);
        assert_eq!(pick(&["en-US", "es"]), ["en", "es"]);
    }

    #[test]
    fn unknown_and_broken_tags_fall_back_to_english() {
        assert_eq!(pick(&["quc", "", "not a tag", "C.UTF-8"]), ["en"]);
        assert_eq!(pick(&[]), ["en"]);
    }

    #[test]
    fn the_pseudo_locale_comes_only_by_its_name() {
        assert_eq!(pick(&["ar"]), ["en"]);
        assert_eq!(pick(&["ar-XB"]), ["ar-XB", "en"]);
    }

    #[test]
    fn direction_follows_the_script() {
        for (tag, rtl) in [
            ("en", false),
            ("es", false),
            ("ar", true),
            ("fa", true),
            ("ar-XB", true),
            ("am", false),
        ] {
            assert_eq!(Locale::new(tag).unwrap().rtl, rtl, "{tag}");
        }
    }
}
