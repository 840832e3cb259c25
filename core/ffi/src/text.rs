//! Words for screens: records around `amparo-text`.

use std::collections::HashMap;

use amparo_text::{Args, Catalog, LanguageIdentifier};

use crate::AmparoError;

/// One rendered text.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Text {
    /// The words.
    pub value: String,
    /// BCP 47 tag of the language they are in.
    pub locale: String,
    /// True where the reader's own language did not have it.
    pub fallback: bool,
    /// Right-to-left.
    pub rtl: bool,
}

/// A language the app has texts in.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    /// Right-to-left.
    pub rtl: bool,
}

/// All fixed strings of one screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScreenText {
    /// Message id → words.
    pub strings: HashMap<String, String>,
    /// BCP 47 tag of the first language.
    pub locale: String,
    /// Right-to-left layout.
    pub rtl: bool,
}

/// A value put into a message.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum MessageArgument {
    /// A number; plural rules of the language apply.
    Number {
        /// A whole number.
        value: i64,
    },
    /// Words.
    Words {
        /// The words.
        value: String,
    },
}

/// A text may hold a name, so it is not printed.
impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text")
            .field("locale", &self.locale)
            .finish_non_exhaustive()
    }
}

impl From<amparo_text::Text> for Text {
    fn from(text: amparo_text::Text) -> Self {
        Self {
            value: text.value,
            locale: text.locale,
            fallback: text.fallback,
            rtl: text.rtl,
        }
    }
}

impl From<MessageArgument> for amparo_text::Value {
    fn from(argument: MessageArgument) -> Self {
        match argument {
            MessageArgument::Number { value } => value.into(),
            MessageArgument::Words { value } => value.into(),
        }
    }
}

/// One message of `ui.ftl`, isolated for a screen.
pub(crate) fn ui(
    languages: &[LanguageIdentifier],
    id: &str,
    args: &Args,
) -> Result<Text, AmparoError> {
    Ok(Catalog::embedded()
        .message(languages, "ui", id, args, true)?
        .into())
}

/// The languages there are texts in, each by its own name.
pub(crate) fn languages() -> Result<Vec<Language>, AmparoError> {
    let catalog = Catalog::embedded();
    let of = |locale: &amparo_text::Locale| {
        let name = catalog
            .message(
                std::slice::from_ref(&locale.id),
                "ui",
                "language-name",
                &Args::new(),
                false,
            )?
            .value;
        Ok(Language {
            tag: locale.tag.clone(),
            name,
            rtl: locale.rtl,
        })
    };
    catalog.locales().iter().map(of).collect()
}

/// All messages of `ui.ftl` that begin with `<screen>-` and take no argument.
pub(crate) fn screen(
    languages: &[LanguageIdentifier],
    screen: &str,
) -> Result<ScreenText, AmparoError> {
    let texts = Catalog::embedded().screen(languages, "ui", &format!("{screen}-"));
    if texts.is_empty() {
        return Err(AmparoError::NotFound);
    }
    let first = languages.first();
    Ok(ScreenText {
        strings: texts
            .into_iter()
            .map(|(id, text)| (id, text.value))
            .collect(),
        locale: first.map(ToString::to_string).unwrap_or_default(),
        rtl: first
            .is_some_and(|id| id.character_direction() == amparo_text::CharacterDirection::RTL),
    })
}
