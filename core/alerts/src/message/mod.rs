//! The words that leave the phone, in the recipient's language, and the place and link in them.
//!
//! Texts come from `locales/*/alerts.ftl` with isolates off: those two characters would force UCS-2
//! and cut a part from 160 to 70. The owner's own words go out as they were written, whatever they
//! cost; only what we add ourselves keeps within GSM-7. Nothing is ever cut. Not here: what the
//! phone's own screens say (`outbox::view` names messages of `ui.ftl`), and what role and lead come to,
//! which only the page shows.

mod gsm7;
mod place;
#[cfg(test)]
mod tests;

use amparo_text::{Args, Catalog};

pub use gsm7::{Parts, count_parts};
pub use place::{Fix, Sharing, share};

use crate::Error;
use crate::envelope::Location;

const DOMAIN: &str = "alerts";

/// A link goes only into a text message that has at most so many parts with it. Each part more is one
/// more that can be lost or held back on a bad network, and the words alone already do the work.
pub const LINK_PARTS_MAX: u32 = 3;

/// The call for help, without place and link, as it goes into an envelope: the owner's `own` words, or
/// ours. `from` may be empty.
pub fn alert_text(language: &str, from: &str, own: Option<&str>) -> Result<String, Error> {
    match own {
        Some(own) => Ok(own.to_owned()),
        None => named(language, "help", from),
    }
}

/// The call for help as one SMS: the words, the place, and the sealed link if it fits.
pub fn alert_sms(
    language: &str,
    from: &str,
    own: Option<&str>,
    place: Option<&Location>,
    link: Option<&str>,
) -> Result<String, Error> {
    let words = alert_text(language, from, own)?;
    Ok(with_link(with_place(language, words, place)?, link))
}

/// More about an alert, as it goes into an envelope.
pub fn update_text(language: &str, from: &str) -> Result<String, Error> {
    named(language, "update", from)
}

/// More about an alert as one SMS.
pub fn update_sms(language: &str, from: &str, place: Option<&Location>) -> Result<String, Error> {
    with_place(language, update_text(language, from)?, place)
}

/// Practice, as it goes into an envelope. Its first words say that nothing has happened.
pub fn drill_text(language: &str, from: &str) -> Result<String, Error> {
    named(language, "drill", from)
}

/// Practice as one SMS.
pub fn drill_sms(language: &str, from: &str, link: Option<&str>) -> Result<String, Error> {
    Ok(with_link(drill_text(language, from)?, link))
}

/// A test of the page, which goes by no SMS.
pub fn test_text(language: &str, from: &str) -> Result<String, Error> {
    named(language, "test", from)
}

/// "My number has changed" as one SMS. `number` stands in it as it is given.
pub fn number_sms(language: &str, from: &str, number: &str) -> Result<String, Error> {
    let id = id("number-changed", from);
    text(
        language,
        &id,
        &Args::new().with("from", from).with("number", number),
    )
}

/// "I am safe" as one SMS, which says of itself that nobody can check it.
pub fn safe_sms(language: &str, from: &str) -> Result<String, Error> {
    named(language, "safe", from)
}

fn with_place(
    language: &str,
    mut words: String,
    place: Option<&Location>,
) -> Result<String, Error> {
    if let Some(place) = place {
        let id = if place.accuracy_m >= 1000 {
            "place-about"
        } else {
            "place-exact"
        };
        let args = Args::new()
            .with("place", format!("{}, {}", place.lat, place.lon))
            .with("meters", place.accuracy_m.to_string());
        words.push(' ');
        words.push_str(&text(language, id, &args)?);
    }
    Ok(words)
}

/// The link whole and last, or not at all. It has a line of its own: there it reads left to right also
/// below Arabic or Persian, and no punctuation of ours can become part of it.
fn with_link(words: String, link: Option<&str>) -> String {
    let Some(link) = link else { return words };
    let linked = format!("{words}\n{link}");
    let parts = count_parts(&linked);
    let is_plain = parts.unicode == count_parts(&words).unicode;
    if is_plain && parts.count <= LINK_PARTS_MAX {
        linked
    } else {
        words
    }
}

fn named(language: &str, plain: &str, from: &str) -> Result<String, Error> {
    text(language, &id(plain, from), &Args::new().with("from", from))
}

/// Every message has a form with the sender's name and one without.
fn id(plain: &str, from: &str) -> String {
    if from.is_empty() {
        plain.to_owned()
    } else {
        format!("{plain}-named")
    }
}

fn text(language: &str, id: &str, args: &Args) -> Result<String, Error> {
    let catalog = Catalog::embedded();
    let languages = catalog.negotiate(&[language.to_owned()]);
    let text = catalog.message(&languages, DOMAIN, id, args, false);
    text.map(|text| text.value)
        .map_err(|_| Error::Internal { code: "alert-text" })
}
