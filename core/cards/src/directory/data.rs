//! The shape of `directory.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Date;
use crate::data::TranslationData;
use crate::date::SourceDate;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Directory {
    /// By locale: how the words of `directory.ftl` were translated.
    #[serde(default)]
    pub(crate) translations: BTreeMap<String, TranslationData>,
    pub(crate) entries: Vec<EntryData>,
}

/// One office, line or page. Its words are `<id>-name`, `<id>-note` and, with `hours`, `<id>-hours` of `directory.ftl`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryData {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// Ids of needs, such as `lawyer`.
    pub(crate) needs: Vec<String>,
    /// As people write it: `888-624-4752`, or a short number such as `988`.
    pub(crate) number: Option<String>,
    /// The number that takes text messages.
    pub(crate) text_number: Option<String>,
    /// The row of the same office whose line this is in another language: a card that names that row gives readers of this language
    /// this number.
    pub(crate) line_of: Option<String>,
    /// Host and path of a page, without `https://`.
    pub(crate) web: Option<String>,
    /// BCP 47 tags; none if the sources do not say.
    pub(crate) languages: Vec<String>,
    #[serde(default)]
    pub(crate) hours: bool,
    /// A place outside the city that it is for.
    pub(crate) area: Option<String>,
    pub(crate) source: String,
    pub(crate) source_date: SourceDate,
    /// The day the sources were last read.
    pub(crate) verified_on: Date,
    pub(crate) verified_how: VerifiedHow,
    pub(crate) phoned_on: Option<Date>,
}

/// What the sources allow to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// A number that one can call.
    Call,
    /// A page to look at; its number is not sure enough.
    Web,
}

/// How an entry was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerifiedHow {
    /// On the organisation's own page.
    OwnPage,
    /// In two sources that do not copy each other.
    TwoSources,
    /// In one source: enough for a page, never for a number.
    OneSource,
    /// Somebody phoned it.
    Phoned,
}

impl EntryData {
    /// Whether what it shows is well formed and sure enough: see `docs/content/directory.md`.
    pub(crate) fn is_sound(&self) -> bool {
        let shown = match self.kind {
            Kind::Call => {
                // City services have had one short number for twenty years; every other callable number has two sources.
                let sure = self.verified_how != VerifiedHow::OneSource || self.is_short();
                self.number.is_some() && sure
            }
            Kind::Web => self.number.is_none() && self.text_number.is_none() && self.web.is_some(),
        };
        let numbers = self.number.iter().chain(&self.text_number);
        let page = self.web.iter().all(|web| is_page(web));
        shown && numbers.into_iter().all(|number| dial(number).is_some()) && page
    }

    /// Whether it is a page to look at, and no number.
    pub(crate) fn is_page(&self) -> bool {
        self.kind == Kind::Web && self.web.is_some()
    }

    fn is_short(&self) -> bool {
        self.number.as_ref().is_some_and(|number| number.len() == 3)
    }

    /// The number one can dial, for entries that have one.
    pub(crate) fn dial(&self) -> Option<String> {
        dial(self.number.as_deref()?)
    }
}

/// E.164 of a number written `xxx-xxx-xxxx`, the North American way; a short number such as `988` as it is.
pub(crate) fn dial(number: &str) -> Option<String> {
    let groups: Vec<&str> = number.split('-').collect();
    let digits = groups.concat();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match groups.iter().map(|group| group.len()).collect::<Vec<_>>()[..] {
        [3] => Some(digits),
        [3, 3, 4] => Some(format!("+1{digits}")),
        _ => None,
    }
}

/// Host and path: no scheme, no user, no port, no query.
fn is_page(web: &str) -> bool {
    let (host, path) = web.split_once('/').unwrap_or((web, ""));
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    host.contains('.')
        && host.split('.').all(label)
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_/.".contains(&byte))
}
