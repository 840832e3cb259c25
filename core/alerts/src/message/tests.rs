//! What the texts say, and what they do not; what they cost in every script.

mod harm;
mod screens;
mod scripts;

use super::*;
use harm::find_harm;

const ABOUT: Location = Location {
    lat: 34.05,
    lon: -118.24,
    accuracy_m: 1000,
};
const EXACT: Location = Location {
    lat: 34.05432,
    lon: -118.24346,
    accuracy_m: 13,
};
/// The longest number there is.
const NUMBER: &str = "+521234567890123";
/// Ten letters, as the rule for translators says.
const TEN: &str = "Maximilian";
/// What one letter outside GSM-7 costs in every message, so these languages have none.
const PLAIN: [&str; 3] = ["en", "es", "fil"];

/// As `envelope::link` makes it, for a page whose origin has `letters` letters.
fn link(letters: usize) -> String {
    let host = "h".repeat(letters - "https://".len());
    format!("https://{host}/#s{}", "A".repeat(63))
}

/// Every message that leaves by itself, without place and link.
fn messages(language: &str, from: &str) -> Vec<String> {
    vec![
        alert_text(language, from, None).unwrap(),
        update_text(language, from).unwrap(),
        drill_text(language, from).unwrap(),
        test_text(language, from).unwrap(),
        number_sms(language, from, NUMBER).unwrap(),
        safe_sms(language, from).unwrap(),
    ]
}

fn languages() -> Vec<String> {
    let locales = Catalog::embedded().locales();
    let tags = locales.iter().map(|locale| locale.tag.clone());
    let mut with_texts = tags.filter(|tag| tag != "ar-XB").collect::<Vec<_>>();
    with_texts.sort();
    assert!(with_texts.len() >= 2);
    with_texts
}

#[test]
fn the_messages_here_are_all_there_are() {
    let mut ids = vec!["place-about".to_owned(), "place-exact".to_owned()];
    for plain in ["help", "update", "drill", "test", "number-changed", "safe"] {
        ids.extend([id(plain, ""), id(plain, "Ana")]);
    }
    ids.sort();
    assert_eq!(Catalog::embedded().ids(DOMAIN), ids);
}

#[test]
fn every_language_says_everything_differently_and_nothing_that_harms() {
    for language in languages() {
        for from in ["", TEN] {
            let all = messages(&language, from);
            let mut different = all.clone();
            different.sort();
            different.dedup();
            assert_eq!(different.len(), all.len(), "{language}");
            for text in &all {
                assert_eq!(text.contains(TEN), !from.is_empty(), "{text}");
                assert!(!text.contains(['{', '}', '\n']), "{text}");
                assert_eq!(bidi_controls(text), 0, "{text}");
                assert_eq!(find_harm(&language, text), None, "{text}");
            }
            assert!(all[4].contains(NUMBER), "{}", all[4]);
        }
    }
}

/// One part with a name of ten letters, so that a place or a longer name costs a second and no third.
#[test]
fn a_message_is_one_part_and_two_with_a_place() {
    for language in languages() {
        if !PLAIN.contains(&language.as_str()) {
            continue;
        }
        for text in messages(&language, TEN) {
            let parts = count_parts(&text);
            assert_eq!((parts.count, parts.unicode), (1, false), "{text}");
        }
        for place in [ABOUT, EXACT] {
            let help = alert_sms(&language, TEN, None, Some(&place), None).unwrap();
            let update = update_sms(&language, TEN, Some(&place)).unwrap();
            for text in [help, update] {
                assert!(text.contains(&format!("{}, {}", place.lat, place.lon)));
                let parts = count_parts(&text);
                assert_eq!((parts.count, parts.unicode), (2, false), "{text}");
            }
        }
    }
}

#[test]
fn practice_says_so_before_anything_else() {
    for (language, first) in [
        ("en", "This is practice. Nothing has happened. "),
        ("es", "Esto es solo para practicar. No ha pasado nada. "),
    ] {
        for from in ["", TEN] {
            assert!(drill_text(language, from).unwrap().starts_with(first));
        }
    }
    let linked = drill_sms("en", TEN, Some(&link(20))).unwrap();
    assert!(linked.starts_with(&drill_text("en", TEN).unwrap()));
    assert!(linked.ends_with(&link(20)));
}

#[test]
fn the_owners_words_take_the_place_of_ours_unchanged() {
    let own = "  Mamá: ven por los niños 🙏\n—Tony’s  ";
    assert_eq!(alert_text("es", "Ana", Some(own)).unwrap(), own);
    let sms = alert_sms("es", "Ana", Some(own), Some(&ABOUT), None).unwrap();
    let place = text(
        "es",
        "place-about",
        &Args::new().with("place", "34.05, -118.24"),
    );
    assert_eq!(sms, format!("{own} {}", place.unwrap()));
}

#[test]
fn a_link_stands_whole_on_the_last_line_or_nowhere() {
    let link = link(20);
    // 1 for the line break: three parts are 459.
    let most = 459 - link.len() - 1;
    for (own, fits) in [(1, true), (most, true), (most + 1, false), (480, false)] {
        let own = "a".repeat(own);
        let sms = alert_sms("en", "", Some(&own), None, Some(&link)).unwrap();
        let whole = format!("{own}\n{link}");
        assert_eq!(sms, if fits { whole } else { own });
    }
    // Three parts of UCS-2 are 201.
    let most = 201 - link.len() - 1;
    for (own, fits) in [(most, true), (most + 1, false)] {
        let own = "ی".repeat(own);
        let sms = alert_sms("fa", "", Some(&own), None, Some(&link)).unwrap();
        assert_eq!(sms.ends_with(&link), fits);
        assert!(sms.starts_with(&own));
    }
}

#[test]
fn the_place_goes_before_the_link_and_stays_when_the_link_does_not_fit() {
    let own = "a".repeat(400);
    let place = "34.05, -118.24";
    let sms = alert_sms("en", "", Some(&own), Some(&ABOUT), Some(&link(20))).unwrap();
    assert!(sms.ends_with(place));
    let sms = alert_sms("en", TEN, None, Some(&ABOUT), Some(&link(20))).unwrap();
    assert!(sms.ends_with(&format!("{place}\n{}", link(20))));
    assert_eq!(count_parts(&sms).count, 2);
}

#[test]
fn a_link_never_turns_a_message_into_ucs_2() {
    // Short enough that UCS-2 would fit into three parts, too.
    let strange = link(20).replace('h', "ħ");
    let sms = alert_sms("en", "", Some("Call me"), None, Some(&strange)).unwrap();
    assert_eq!(sms, "Call me");
    // All letters that a link can have.
    let alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:#[]";
    assert!(!count_parts(alphabet).unicode);
}

#[test]
fn one_curly_apostrophe_costs_what_it_costs_and_stays() {
    let plain = alert_text("en", "O'Neil", None).unwrap();
    let curly = alert_text("en", "O’Neil", None).unwrap();
    assert_eq!(plain.replace('\'', "’").replace("’s", "'s"), curly);
    // 123 letters: one part of 160, two of 67.
    assert_eq!(plain.chars().count(), 123);
    let parts = |text| (count_parts(text).count, count_parts(text).unicode);
    assert_eq!((parts(&plain), parts(&curly)), ((1, false), (2, true)));
}

#[test]
fn an_unknown_language_reads_english() {
    assert_eq!(messages("xx", ""), messages("en", ""));
    assert_ne!(messages("es", ""), messages("en", ""));
}

/// Signs that turn or isolate a direction (UAX #9), and the mark of byte order.
fn bidi_controls(text: &str) -> usize {
    let is_control = |letter: &char| {
        matches!(
            u32::from(*letter),
            0x061c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfeff
        )
    };
    text.chars().filter(is_control).count()
}
