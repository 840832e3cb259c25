//! Opening a card, beside `fluent-bundle` alone on the same messages.

use crate::count::{self, Counter};
use crate::measure::{Effort, Figure};
use crate::{Result, library};
use amparo_cards::{Card, Content};
use amparo_text::LanguageIdentifier;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use serde_json::Value;
use std::path::Path;
use std::time::Duration;

const CARD: &str = "door";
/// Opened before, where the card is not the first one.
const BEFORE: &str = "street";
const GOAL: f64 = 1.5;
const SOURCE: &str = "en";

type Bundle = FluentBundle<FluentResource>;

pub(crate) fn run(effort: Effort, _peers: &Path) -> Result<Vec<Figure>> {
    let line = |name: &str, which: &str, tag: &str, note: &str| -> Result<Figure> {
        let (ours, bare) = (["card", "ours", which, tag], ["card", "bare", which, tag]);
        Ok(count::figure(effort, name, &ours, &bare, GOAL)?.note(note))
    };
    let first = "nothing is parsed yet; peer: fluent-bundle, the same files, the same messages";
    let next = "its words are parsed; peer: fluent-bundle, formatting alone";
    Ok(vec![
        line("open a card, the first, English", "first", SOURCE, first)?,
        line("open a card, the first, Spanish", "first", "es", first)?,
        line("open a card, a further one, Spanish", "next", "es", next)?,
    ])
}

/// Ours or the peer's, the first card or a further one, in a language. Both programs have run once before over other copies of the
/// same files, so that neither meets a cold processor alone.
pub(crate) fn once(words: &[String], counter: &Counter) -> Result<Duration> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [who, which, tag] = words[..] else {
        return Err("card WHO WHICH LANGUAGE".into());
    };
    let languages: [LanguageIdentifier; 1] = [tag.parse()?];
    let texts = library::reading(tag)?;
    let messages = messages(tag, &languages)?;
    let content = Content::from_checked_files(&texts)?;
    match (who, which) {
        ("ours", "first") => counter.count(|| {
            let content = Content::from_checked_files(&texts)?;
            let card = content.card(CARD, &languages, 0)?;
            Ok((content, card))
        }),
        ("ours", "next") => {
            content.card(BEFORE, &languages, 0)?;
            counter.count(|| Ok(content.card(CARD, &languages, 0)?))
        }
        ("bare", "first") => counter.count(|| {
            let bundles = bundles(tag)?;
            let words = format(&bundles, &messages)?;
            Ok((bundles, words))
        }),
        ("bare", "next") => {
            let bundles = bundles(tag)?;
            counter.count(|| format(&bundles, &messages))
        }
        _ => Err("no such work".into()),
    }
}

/// A message of the card, with all that it needs.
struct Message {
    /// The English words, whatever the reader's language.
    english: bool,
    id: String,
    attribute: Option<&'static str>,
    args: FluentArgs<'static>,
    /// What our card shows; nothing where the words are an argument of another message.
    shown: Option<String>,
}

/// The reader's language, then English where that is another.
fn bundles(tag: &str) -> Result<Vec<Bundle>> {
    let mut bundles = vec![bundle(tag, &["cards", "directory"], true)?];
    if tag != SOURCE {
        bundles.push(bundle(SOURCE, &["cards"], true)?);
    }
    Ok(bundles)
}

fn bundle(tag: &str, files: &[&str], isolating: bool) -> Result<Bundle> {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse()?]);
    bundle.set_use_isolating(isolating);
    for file in files {
        let source = library::words(tag, file).ok_or("no such words")?;
        let file = FluentResource::try_new(source.to_owned()).map_err(|_| "not Fluent")?;
        bundle.add_resource_overriding(file);
    }
    Ok(bundle)
}

fn format(bundles: &[Bundle], messages: &[Message]) -> Result<Vec<String>> {
    let of = |message: &Message| {
        let bundle = if message.english {
            bundles.last()
        } else {
            bundles.first()
        };
        format_one(bundle.ok_or("no bundle")?, message)
    };
    messages.iter().map(of).collect()
}

fn format_one(bundle: &Bundle, wanted: &Message) -> Result<String> {
    let message = bundle.get_message(&wanted.id).ok_or("no such message")?;
    let pattern = match wanted.attribute {
        Some(name) => message.get_attribute(name).map(|found| found.value()),
        None => message.value(),
    };
    let mut gaps = Vec::new();
    let pattern = pattern.ok_or("no such words")?;
    let words = bundle.format_pattern(pattern, Some(&wanted.args), &mut gaps);
    Ok(words.into_owned())
}

/// Every message that the card shows, and the dates in them. Both programs give the same words, or it is an error.
fn messages(tag: &str, languages: &[LanguageIdentifier]) -> Result<Vec<Message>> {
    let content = Content::from_checked_files(&library::reading(tag)?)?;
    let card = content.card(CARD, languages, 0)?;
    let data = library::data(&format!("cards/{CARD}.json"))?;
    let mut list = List {
        plain: bundle(tag, &["cards"], false)?,
        messages: Vec::new(),
    };
    list.card(&card, &data)?;
    let messages = list.messages;
    let formatted = format(&bundles(tag)?, &messages)?;
    for (message, bare) in messages.iter().zip(formatted) {
        if message.shown.as_ref().is_some_and(|ours| *ours != bare) {
            return Err(format!("{}: the peer gives other words", message.id).into());
        }
    }
    Ok(messages)
}

/// [`Message`]s being collected.
struct List {
    /// Makes the arguments of others.
    plain: Bundle,
    messages: Vec<Message>,
}

impl List {
    fn card(&mut self, card: &Card, data: &Value) -> Result<()> {
        self.add(
            &format!("{CARD}-title"),
            FluentArgs::new(),
            &card.title.value,
        );
        for (field, lines) in [
            ("steps", &card.steps),
            ("avoid", &card.avoid),
            ("why", &card.why),
        ] {
            for (line, data) in lines.iter().zip(array(data, field)) {
                let args = self.dates(data)?;
                self.add(&line.id, args, &line.text.value);
            }
        }
        for say in &card.say {
            if let Some(meaning) = &say.meaning {
                self.add(&say.id, FluentArgs::new(), &meaning.value);
            }
            if let Some(sound) = &say.sound {
                self.add(&say.id, FluentArgs::new(), &sound.value).attribute = Some("sound");
            }
            self.add(&say.id, FluentArgs::new(), &say.english).english = true;
        }
        let directory = library::data("directory.json")?;
        for call in &card.call {
            self.add(
                &format!("{}-name", call.id),
                FluentArgs::new(),
                &call.name.value,
            );
            self.add(
                &format!("{}-note", call.id),
                FluentArgs::new(),
                &call.note.value,
            );
            let mut entries = array(&directory, "entries");
            let entry = entries.find(|entry| entry["id"] == call.id.as_str());
            let entry = entry.ok_or("no such entry")?;
            let when = self.date(text(entry, "source_date")?)?;
            let args = args(&[("source", text(entry, "source")?), ("date", &when)]);
            self.add("call-source", args, &call.checked.value);
        }
        self.review(card, data)
    }

    fn review(&mut self, card: &Card, data: &Value) -> Result<()> {
        let review = &card.review;
        self.add(
            "review-attorney-none",
            FluentArgs::new(),
            &review.attorney.value,
        );
        if let Some(label) = &review.translation {
            self.add(
                "review-translation-machine",
                args(&[("name", "")]),
                &label.value,
            );
        }
        let when = self.date(text(data, "facts_of")?)?;
        self.add(
            "review-facts",
            args(&[("date", &when)]),
            &review.facts_of.value,
        );
        let place = format!("place-{}", text(data, "jurisdiction")?);
        let place = self.inner(&place, FluentArgs::new())?;
        self.add(
            "review-disclaimer",
            args(&[("place", &place)]),
            &review.disclaimer.value,
        );
        Ok(())
    }

    fn add(&mut self, id: &str, args: FluentArgs<'static>, shown: &str) -> &mut Message {
        self.messages.push(Message {
            english: false,
            id: id.to_owned(),
            attribute: None,
            args,
            shown: Some(shown.to_owned()),
        });
        let last = self.messages.len() - 1;
        &mut self.messages[last]
    }

    /// Words that go into another message.
    fn inner(&mut self, id: &str, args: FluentArgs<'static>) -> Result<String> {
        let message = Message {
            english: false,
            id: id.to_owned(),
            attribute: None,
            args,
            shown: None,
        };
        let words = format_one(&self.plain, &message);
        self.messages.push(message);
        words
    }

    /// The dates of a line, in words.
    fn dates(&mut self, line: &Value) -> Result<FluentArgs<'static>> {
        let mut args = FluentArgs::new();
        for (name, date) in line["dates"].as_object().into_iter().flatten() {
            args.set(name.clone(), self.date(date.as_str().ok_or("a date")?)?);
        }
        Ok(args)
    }

    /// `2025-05-12` and `2025-01` in words; a year stays as it is.
    fn date(&mut self, date: &str) -> Result<String> {
        let parts: Vec<&str> = date.split('-').collect();
        let (id, mut args) = match parts[..] {
            [year, _] => ("date-month", args(&[("year", year)])),
            [year, _, day] => {
                let day = day.trim_start_matches('0');
                ("date-day", args(&[("year", year), ("day", day)]))
            }
            _ => return Ok(date.to_owned()),
        };
        let month: i64 = parts.get(1).ok_or("a month")?.parse()?;
        args.set("month", month);
        self.inner(id, args)
    }
}

fn args(of: &[(&'static str, &str)]) -> FluentArgs<'static> {
    of.iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

fn array<'a>(data: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    data[field].as_array().into_iter().flatten()
}

fn text<'a>(data: &'a Value, field: &str) -> Result<&'a str> {
    Ok(data[field].as_str().ok_or("a field is missing")?)
}
