//! What the user types, checked.

use super::{GROUPS_MAX, LABEL_MAX, MESSAGE_MAX, NewPerson, PersonOptions};
use crate::Error;
use crate::pairing::check_language;
use crate::rows::{Channel, PersonRow, Role, Ways};

/// E.164 allows 15 digits; short national numbers have three.
const DIGITS: core::ops::RangeInclusive<usize> = 3..=15;

/// A row with what the user typed and nothing else chosen yet.
pub(super) fn check(person: &NewPerson) -> Result<PersonRow, Error> {
    let label = person.label.trim();
    if label.is_empty() || label.len() > LABEL_MAX || label.chars().any(char::is_control) {
        return Err(Error::Invalid { field: "label" });
    }
    check_language(&person.language)?;
    let number = person
        .number
        .as_deref()
        .map(str::trim)
        .filter(|number| !number.is_empty());
    Ok(PersonRow {
        label: label.to_owned(),
        number: number.map(read_number).transpose()?,
        language: person.language.clone(),
        order: 0,
        role: Role::default(),
        lead: false,
        ways: Ways::default(),
        message: None,
        quiet: false,
        paused_until_ms: None,
        opted_out_ms: None,
        groups: Vec::new(),
        practice: None,
    })
}

pub(super) fn check_options(options: &PersonOptions) -> Result<(), Error> {
    let known = [[Channel::Push, Channel::Sms], [Channel::Sms, Channel::Push]];
    let fits = known.iter().any(|all| *options.channels == all[..])
        || known.iter().any(|all| *options.channels == all[..1]);
    if !fits {
        return Err(Error::Invalid { field: "channels" });
    }
    let is_text = |text: &str, most: usize| {
        !text.trim().is_empty()
            && text.len() <= most
            && !text
                .chars()
                .any(|letter| letter.is_control() && letter != '\n')
    };
    if let Some(message) = &options.message
        && (!is_text(message, MESSAGE_MAX) || has_a_number(message))
    {
        return Err(Error::Invalid { field: "message" });
    }
    if options.groups.len() > GROUPS_MAX
        || !options.groups.iter().all(|group| is_text(group, LABEL_MAX))
    {
        return Err(Error::Invalid { field: "groups" });
    }
    Ok(())
}

/// An A-number (A and seven to nine digits, however spaced) goes into no message: it would stand in
/// the records of two telephone companies.
fn has_a_number(text: &str) -> bool {
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '-' | '.' | '#' | '\u{a0}'))
        .collect();
    letters.iter().enumerate().any(|(at, letter)| {
        let is_a = matches!(letter, 'a' | 'A' | '\u{ff21}');
        let digits = letters
            .iter()
            .skip(at + 1)
            .take_while(|letter| digit(**letter).is_some())
            .count();
        is_a && (7..=9).contains(&digits)
    })
}

/// Digits with an optional leading plus. People paste numbers as they are printed, and type them on
/// the keyboard of their own script.
pub(crate) fn read_number(text: &str) -> Result<String, Error> {
    let invalid = Error::Invalid { field: "number" };
    let mut number = String::with_capacity(16);
    for letter in text.chars() {
        match letter {
            '+' | '\u{ff0b}' if number.is_empty() => number.push('+'),
            // As printed, and the no-break spaces, dashes and invisible marks that contact apps copy along.
            ' '
            | '-'
            | '.'
            | '/'
            | '('
            | ')'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2010}'..='\u{2015}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {}
            _ => number.push(digit(letter).ok_or(Error::Invalid { field: "number" })?),
        }
    }
    if !DIGITS.contains(&number.trim_start_matches('+').len()) {
        return Err(invalid);
    }
    Ok(number)
}

fn digit(letter: char) -> Option<char> {
    // ASCII, Arabic-Indic, Persian, Devanagari, Khmer, Thai, fullwidth: the scripts of the languages offered.
    [0x30, 0x660, 0x6f0, 0x966, 0x17e0, 0xe50, 0xff10]
        .into_iter()
        .find_map(|zero| {
            u32::from(letter)
                .checked_sub(zero)
                .filter(|value| *value < 10)
        })
        .and_then(|value| char::from_digit(value, 10))
}
