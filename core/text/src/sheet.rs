//! One file of texts: its source, and what is made of it when it is first needed.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use fluent::FluentResource;
use fluent::concurrent::FluentBundle;
use fluent_syntax::ast::Entry;

use crate::{Args, Error, Locale, PSEUDO_BIDI, Result, SOURCE_LOCALE, islands, pseudo};

/// The text of a file: of the program itself, or one that several keep together. Another of it is not a copy.
#[derive(Debug, Clone)]
pub enum Source {
    /// Built into the program.
    Static(&'static str),
    /// Read from somewhere.
    Shared(Arc<str>),
}

impl Deref for Source {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Static(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl From<&'static str> for Source {
    fn from(text: &'static str) -> Self {
        Self::Static(text)
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self::Shared(text.into())
    }
}

impl From<&Arc<str>> for Source {
    fn from(text: &Arc<str>) -> Self {
        Self::Shared(Arc::clone(text))
    }
}

pub(crate) enum Rendered {
    Whole(String),
    WithGaps,
    Absent,
}

/// Texts that are found by their ids.
type Bundle = FluentBundle<Arc<FluentResource>>;

/// One file of one language. Isolation is a setting of a bundle, not of a call, so there is a bundle of each kind over the same
/// parsed file; each is made when it is first asked.
pub(crate) struct Sheet {
    pub(crate) locale: Arc<Locale>,
    pub(crate) domain: String,
    source: Source,
    parsed: OnceLock<Arc<FluentResource>>,
    isolating: OnceLock<Bundle>,
    plain: OnceLock<Bundle>,
}

impl Sheet {
    pub(crate) fn new(locale: Arc<Locale>, domain: &str, source: Source) -> Self {
        Self {
            locale,
            domain: domain.to_owned(),
            source,
            parsed: OnceLock::new(),
            isolating: OnceLock::new(),
            plain: OnceLock::new(),
        }
    }

    #[cfg(test)]
    pub(crate) fn is_parsed(&self) -> bool {
        self.parsed.get().is_some()
    }

    pub(crate) fn check(&self) -> Result<()> {
        let Err((_, faults)) = FluentResource::try_new(self.source.to_string()) else {
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

    pub(crate) fn ids(&self) -> Vec<String> {
        let with_value = |entry: &Entry<&str>| match entry {
            Entry::Message(message) if message.value.is_some() => Some(message.id.name.to_owned()),
            _ => None,
        };
        self.parsed().entries().filter_map(with_value).collect()
    }

    pub(crate) fn render(&self, id: &str, args: &Args, isolate: bool) -> Rendered {
        let bundle = self.bundle(isolate);
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

    fn parsed(&self) -> &Arc<FluentResource> {
        self.parsed.get_or_init(|| {
            // A file with a syntax error still gives its other messages; a test keeps such files out of a release.
            let parsed = FluentResource::try_new(self.source.to_string());
            Arc::new(parsed.unwrap_or_else(|(partial, _)| partial))
        })
    }

    fn bundle(&self, isolate: bool) -> &Bundle {
        let made = if isolate {
            &self.isolating
        } else {
            &self.plain
        };
        made.get_or_init(|| self.make_bundle(isolate))
    }

    fn make_bundle(&self, isolate: bool) -> Bundle {
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
        bundle.add_resource_overriding(Arc::clone(self.parsed()));
        bundle
    }
}
