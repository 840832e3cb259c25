//! Sharing on purpose: the locator packet or one small document, with one person, and the list of what was shared.
//!
//! First the vault has it in writing, then it goes into the outbox. What could not be queued is taken out of the list again; where the
//! program ended in between, the list says that it may have been.

use amparo_alerts::packet::{NAME_MAX, PACKET_MAX, packet_parts};
use amparo_alerts::people;
use amparo_plan as plan;
use amparo_text::{Args, Catalog, LanguageIdentifier};

use super::records::Pressed;
use super::{Alerts, control_records, person_id};
use crate::vault::sharing;
use crate::{AmparoError, hex};

/// Something that was shared with somebody.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct SharedItem {
    /// Id.
    pub id: String,
    /// The label of a packet, the name of a document, at that time.
    pub what: String,
    /// With whom, by the label of that time.
    pub to: String,
    /// Milliseconds since the Unix epoch.
    pub shared_ms: u64,
    /// It was handed to the outbox. False: the app ended in between; it may have been.
    pub queued: bool,
}

impl std::fmt::Debug for SharedItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedItem(redacted)")
    }
}

/// What goes to the page.
struct Content<'a> {
    /// For the list.
    what: &'a str,
    /// For the page.
    name: String,
    media_type: &'a str,
    bytes: &'a [u8],
}

#[uniffi::export]
impl Alerts {
    /// Shares a locator packet with one person, as plain text in their language. Errors: `Locked`; `NotFound` without such a packet, or
    /// a person with a paired page; `Invalid{person}` when they want no messages.
    pub fn share_record(&self, person: String, record: String) -> Result<Pressed, AmparoError> {
        let packet = sharing::packet(&self.app, &record)?;
        let person = self.person(&person)?;
        let languages = Catalog::embedded().negotiate(std::slice::from_ref(&person.language));
        let title = word(&languages, "packet-title")?;
        let text = packet_text(&languages, &title, &packet)?;
        let name = format!("{title} {}", packet.label);
        let content = Content {
            what: &packet.label,
            name: format!("{}.txt", fit(&name, NAME_MAX - ".txt".len())),
            media_type: "text/plain",
            bytes: text.as_bytes(),
        };
        self.share(&person, &content)
    }

    /// Shares a document with one person, as it is: text, JPEG, PNG or PDF. Errors: `TooLarge` above 57,600 bytes; `Invalid{type}`; and as
    /// [`Alerts::share_record`].
    pub fn share_document(&self, person: String, document: String) -> Result<Pressed, AmparoError> {
        let paper = sharing::document(&self.app, &document, PACKET_MAX)?;
        let person = self.person(&person)?;
        let content = Content {
            what: &paper.name,
            name: file_name(&paper.name),
            media_type: &paper.media_type,
            bytes: &paper.content,
        };
        self.share(&person, &content)
    }

    /// What was shared, newest first. Errors: `Locked`, `NewerFormat`.
    pub fn shared(&self) -> Result<Vec<SharedItem>, AmparoError> {
        let all = sharing::all(&self.app)?.into_iter();
        let mut all: Vec<_> = all
            .map(|(id, shared)| SharedItem {
                id: hex::encode(id.0),
                what: shared.what,
                to: shared.to,
                shared_ms: shared.shared_ms,
                queued: shared.queued,
            })
            .collect();
        all.sort_by(|a, b| (b.shared_ms, &b.id).cmp(&(a.shared_ms, &a.id)));
        Ok(all)
    }
}

impl Alerts {
    fn person(&self, id: &str) -> Result<people::Person, AmparoError> {
        let id = person_id(id)?;
        let mut people = self.now(|capsule, _| capsule.people())?.into_iter();
        people
            .find(|person| person.id == id)
            .ok_or(AmparoError::NotFound)
    }

    fn share(
        &self,
        person: &people::Person,
        content: &Content<'_>,
    ) -> Result<Pressed, AmparoError> {
        // Everything that can be wrong is, before anything is written.
        let mut controls = control_records(&self.app)?.into_iter();
        let (_, control) = controls
            .find(|(_, keys)| keys.person == person.id)
            .ok_or(AmparoError::NotFound)?;
        let parts = packet_parts(&content.name, content.media_type, content.bytes)?;
        let noted = sharing::note(&self.app, content.what, &person.label)?;
        let shared = self
            .now(|capsule, now_ms| capsule.share(person.id, &parts, &control, now_ms))
            .and_then(|shared| {
                let shared = shared?;
                if shared.saved {
                    return Ok(shared);
                }
                Err(shared
                    .problem
                    .map_or(AmparoError::Unavailable, AmparoError::from))
            });
        match shared {
            Ok(shared) => {
                // It is on its way whatever becomes of this; then the list says less.
                let _ = sharing::settle(&self.app, &noted);
                Ok(shared.into())
            }
            Err(error) => {
                // What stays says only that it may have been shared.
                let _ = sharing::withdraw(&self.app, &noted);
                Err(error)
            }
        }
    }
}

/// The packet as somebody reads it aloud on the telephone: a label, what was filled in, a line each.
fn packet_text(
    languages: &[LanguageIdentifier],
    title: &str,
    packet: &plan::LocatorPacket,
) -> Result<String, AmparoError> {
    let mut lines = vec![title.to_owned(), String::new()];
    let mut line = |id: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{}: {value}", word(languages, id)?));
        }
        Ok::<_, AmparoError>(())
    };
    line("packet-label", &packet.label)?;
    if !packet.a_number.is_empty() {
        line("packet-a-number", &plan::show_a_number(&packet.a_number))?;
    }
    line("packet-country-of-birth", &packet.country_of_birth)?;
    line("packet-legal-name", &packet.legal_name)?;
    line("packet-other-names", &packet.other_names.join("; "))?;
    let born = packet.date_of_birth.map(|date| date.to_string());
    line("packet-birth", born.as_deref().unwrap_or_default())?;
    line("packet-medication", &packet.medication)?;
    line("packet-conditions", &packet.conditions)?;
    for child in &packet.children {
        line("packet-child-name", &child.name)?;
        let year = child.birth_year.map(|year| year.to_string());
        line(
            "packet-child-birth-year",
            year.as_deref().unwrap_or_default(),
        )?;
        line("packet-child-school", &child.school)?;
        line("packet-child-collected-by", &child.collected_by)?;
    }
    line("packet-lawyer-name", &packet.lawyer.name)?;
    line("packet-lawyer-phone", &packet.lawyer.phone)?;
    for collector in &packet.collectors {
        line("packet-collector-who", &collector.who)?;
        line("packet-collector-whom", &collector.whom)?;
        line("packet-collector-phone", &collector.phone)?;
    }
    line("packet-consulate", &packet.consulate)?;
    Ok(lines.join("\n"))
}

fn word(languages: &[LanguageIdentifier], id: &str) -> Result<String, AmparoError> {
    let text = Catalog::embedded().message(languages, "ui", id, &Args::new(), false)?;
    Ok(text.value)
}

/// The name of a document, short enough for a page, with its ending.
fn file_name(name: &str) -> String {
    const LONGEST_ENDING: usize = 8;
    match name.rsplit_once('.') {
        Some((stem, ending)) if (1..=LONGEST_ENDING).contains(&ending.len()) => {
            let stem = fit(stem, NAME_MAX - 1 - ending.len());
            format!("{stem}.{ending}")
        }
        _ => fit(name, NAME_MAX),
    }
}

/// The beginning of `text` in at most `most` bytes, without control characters.
fn fit(text: &str, most: usize) -> String {
    let mut fitted = String::new();
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        if fitted.len() + letter.len_utf8() > most {
            break;
        }
        fitted.push(letter);
    }
    fitted.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_its_ending_and_is_cut_between_letters() {
        assert_eq!(file_name("a\u{7}b.pdf"), "ab.pdf");
        let long = file_name(&format!("{}.jpeg", "ñ".repeat(100)));
        assert_eq!(long, format!("{}.jpeg", "ñ".repeat(37)));
        assert!(file_name(&"x".repeat(200)).len() == NAME_MAX);
    }

    #[test]
    fn a_packet_says_what_was_filled_in_in_the_readers_language() {
        let packet = plan::LocatorPacket {
            label: "Rosa".to_owned(),
            a_number: "012345678".to_owned(),
            children: vec![plan::Child {
                name: "Luz".to_owned(),
                birth_year: Some(2019),
                ..plan::Child::default()
            }],
            ..plan::LocatorPacket::default()
        };
        let languages = Catalog::embedded().negotiate(&["en".to_owned()]);
        let text = packet_text(&languages, "Search packet", &packet).unwrap();
        assert_eq!(
            text,
            "Search packet\n\nWho this is for: Rosa\nA-number: A 012 345 678\nChild's name: Luz\nYear of birth: 2019"
        );
    }
}
