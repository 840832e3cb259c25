//! The words that leave the phone, in the recipient's language, and the place in them.
//!
//! Texts come from `locales/*/alerts.ftl` with isolates off: those two characters would force UCS-2
//! and cut a part from 160 to 70. Not here: what the phone's own screens say (`outbox::view` names
//! messages of `ui.ftl`).

mod gsm7;

use amparo_text::{Args, Catalog};

pub use gsm7::{Parts, count_parts};

use crate::Error;
use crate::envelope::Location;

const DOMAIN: &str = "alerts";

/// Where the phone is, as the system says.
#[derive(Clone, Copy, PartialEq)]
pub struct Fix {
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Radius of accuracy in metres.
    pub accuracy_m: f64,
}

redacted!(Fix);

/// How exactly a place may be told. Decided beforehand, in calm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sharing {
    /// Not at all.
    #[default]
    Off,
    /// To about one kilometre.
    About,
    /// As exactly as the phone knows.
    Exact,
}

/// The place that may be told, if any. An impossible reading is no place, never an error: it must
/// not stand in the way of the alert.
pub fn share(fix: Fix, sharing: Sharing) -> Option<Location> {
    let possible = fix.latitude.abs() <= 90.0 && fix.longitude.abs() <= 180.0;
    if !possible {
        return None;
    }
    // A fixed grid, so that many alerts from one place tell no more than one does.
    let (digits, floor) = match sharing {
        Sharing::Off => return None,
        Sharing::About => (100.0, 1000.0),
        Sharing::Exact => (100_000.0, 1.0),
    };
    let accuracy = if fix.accuracy_m.is_finite() {
        fix.accuracy_m.clamp(floor, 1_000_000.0)
    } else {
        1_000_000.0
    };
    let round = |degrees: f64| {
        let rounded = (degrees * digits).round() / digits;
        if rounded == 0.0 { 0.0 } else { rounded }
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1 to 1,000,000 above"
    )]
    let accuracy_m = accuracy.ceil() as u32;
    Some(Location {
        lat: round(fix.latitude),
        lon: round(fix.longitude),
        accuracy_m,
    })
}

/// The call for help, without the place, as it goes into an envelope: the owner's `own` words, or
/// ours. `from` may be empty.
pub fn alert_text(language: &str, from: &str, own: Option<&str>) -> Result<String, Error> {
    match own {
        Some(own) => Ok(own.to_owned()),
        None => named(language, "help", "help-named", from),
    }
}

/// The call for help as one SMS.
pub fn alert_sms(
    language: &str,
    from: &str,
    own: Option<&str>,
    place: Option<&Location>,
    link: Option<&str>,
) -> Result<String, Error> {
    let sms = alert_text(language, from, own)?;
    Ok(with_link(with_place(language, sms, place)?, link))
}

/// Practice, as it goes into an envelope.
pub fn drill_text(language: &str, from: &str) -> Result<String, Error> {
    named(language, "drill", "drill-named", from)
}

/// Practice as one SMS.
pub fn drill_sms(language: &str, from: &str, link: Option<&str>) -> Result<String, Error> {
    Ok(with_link(drill_text(language, from)?, link))
}

/// More about an alert, as it goes into an envelope.
pub fn update_text(language: &str, from: &str) -> Result<String, Error> {
    named(language, "update", "update-named", from)
}

/// More about an alert as one SMS.
pub fn update_sms(language: &str, from: &str, place: Option<&Location>) -> Result<String, Error> {
    with_place(language, update_text(language, from)?, place)
}

/// "I am safe" as one SMS, which says of itself that nobody can check it.
pub fn safe_sms(language: &str, from: &str) -> Result<String, Error> {
    named(language, "safe", "safe-named", from)
}

/// "My number changed" as one SMS.
pub fn number_sms(language: &str, from: &str, number: &str) -> Result<String, Error> {
    let args = Args::new().with("from", from).with("number", number);
    let id = if from.is_empty() {
        "number-changed"
    } else {
        "number-changed-named"
    };
    text(language, id, &args)
}

fn with_place(language: &str, mut sms: String, place: Option<&Location>) -> Result<String, Error> {
    if let Some(place) = place {
        let id = if place.accuracy_m >= 1000 {
            "place-about"
        } else {
            "place-exact"
        };
        let args = Args::new()
            .with("place", format!("{}, {}", place.lat, place.lon))
            .with("meters", place.accuracy_m.to_string());
        sms.push(' ');
        sms.push_str(&text(language, id, &args)?);
    }
    Ok(sms)
}

fn with_link(mut sms: String, link: Option<&str>) -> String {
    if let Some(link) = link {
        sms.push(' ');
        sms.push_str(link);
    }
    sms
}

fn named(language: &str, plain: &str, named: &str, from: &str) -> Result<String, Error> {
    let id = if from.is_empty() { plain } else { named };
    text(language, id, &Args::new().with("from", from))
}

fn text(language: &str, id: &str, args: &Args) -> Result<String, Error> {
    let catalog = Catalog::embedded();
    let languages = catalog.negotiate(&[language.to_owned()]);
    let text = catalog.message(&languages, DOMAIN, id, args, false);
    text.map(|text| text.value)
        .map_err(|_| Error::Internal { code: "alert-text" })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Beginnings of words that no message may hold: agencies, status, papers, police.
    const HARMFUL: [&str; 9] = [
        "immigra", "inmigra", "migra", "status", "estatus", "polic", "paper", "papel", "deport",
    ];
    const HERE: Fix = Fix {
        latitude: 34.054_321,
        longitude: -118.243_456,
        accuracy_m: 12.3,
    };

    #[test]
    fn a_place_is_as_coarse_as_the_owner_wishes() {
        assert!(share(HERE, Sharing::Off).is_none());
        let about = share(HERE, Sharing::About).unwrap();
        assert_eq!(
            (about.lat, about.lon, about.accuracy_m),
            (34.05, -118.24, 1000)
        );
        let exact = share(HERE, Sharing::Exact).unwrap();
        assert_eq!(
            (exact.lat, exact.lon, exact.accuracy_m),
            (34.05432, -118.24346, 13)
        );
        let rough = share(
            Fix {
                accuracy_m: 5400.5,
                ..HERE
            },
            Sharing::About,
        )
        .unwrap();
        assert_eq!(rough.accuracy_m, 5401);
        assert_eq!(
            serde_json::to_string(&about).unwrap(),
            r#"{"lat":34.05,"lon":-118.24,"accuracy_m":1000}"#
        );
    }

    #[test]
    fn an_impossible_reading_is_no_place() {
        for (latitude, longitude) in [
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
            (91.0, 0.0),
            (0.0, -181.0),
        ] {
            assert!(
                share(
                    Fix {
                        latitude,
                        longitude,
                        accuracy_m: 1.0
                    },
                    Sharing::Exact
                )
                .is_none()
            );
        }
        assert_eq!(
            share(
                Fix {
                    accuracy_m: f64::NAN,
                    ..HERE
                },
                Sharing::Exact
            )
            .unwrap()
            .accuracy_m,
            1_000_000
        );
    }

    /// Every language: within GSM-7 for a plain name, one part without and two with the place, and
    /// not one word that could harm.
    #[test]
    fn every_language_has_every_message_and_none_says_too_much() {
        let place = share(HERE, Sharing::About).unwrap();
        let exact = share(HERE, Sharing::Exact).unwrap();
        for language in ["en", "es"] {
            for from in ["", "Maria"] {
                let help = alert_sms(language, from, None, None, None).unwrap();
                let safe = safe_sms(language, from).unwrap();
                assert_eq!(
                    count_parts(&help),
                    Parts {
                        count: 1,
                        unicode: false
                    },
                    "{help}"
                );
                assert_eq!(
                    count_parts(&safe),
                    Parts {
                        count: 1,
                        unicode: false
                    },
                    "{safe}"
                );
                for place in [place, exact] {
                    let long = alert_sms(language, from, None, Some(&place), None).unwrap();
                    assert!(
                        long.contains(&format!("{}, {}", place.lat, place.lon)),
                        "{long}"
                    );
                    let parts = count_parts(&long);
                    assert!(parts.count <= 2 && !parts.unicode, "{long}");
                }
                for text in [help, safe] {
                    assert_eq!(text.contains("Maria"), !from.is_empty(), "{text}");
                    assert!(!text.contains(['\u{2068}', '\u{2069}', '{']), "{text}");
                    let lower = text.to_lowercase();
                    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
                    let harmful = words.find(|word| {
                        HARMFUL.iter().any(|harm| word.starts_with(harm)) || *word == "ice"
                    });
                    assert_eq!(harmful, None, "{text}");
                }
            }
            assert_ne!(
                alert_text(language, "", None).unwrap(),
                safe_sms(language, "").unwrap()
            );
        }
        assert_ne!(
            alert_text("en", "", None).unwrap(),
            alert_text("es", "", None).unwrap()
        );
    }

    #[test]
    fn the_users_own_letters_are_never_changed() {
        let text = alert_sms("es", "María 🙂", None, None, None).unwrap();
        assert!(text.contains("María 🙂"));
        assert!(count_parts(&text).unicode);
    }

    #[test]
    fn an_unknown_language_reads_english() {
        assert_eq!(
            alert_text("xx", "", None).unwrap(),
            alert_text("en", "", None).unwrap()
        );
    }
}
