//! Whether verified files make up content: signers make mistakes too, and a pack must not leave somebody without cards.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::{self, Kind};
use super::{Refusal, Result};
use crate::{Content, Error};

const DIRECTORY: &str = "directory.json";
/// Shortest run of digits that is read as a number to call; years, dates and paragraphs of laws are shorter.
const DIGITS_MIN: usize = 9;

/// Refuses what would not show: the file at fault is named.
pub(super) fn check(given: &BTreeMap<String, &[u8]>) -> Result<()> {
    let text = |(path, bytes): (&String, &&[u8])| {
        (files::kind(path) != Some(Kind::Ogg)).then_some(())?;
        let text = str::from_utf8(bytes).ok()?;
        Some((path.clone(), text.into()))
    };
    let texts: BTreeMap<String, Arc<str>> = given.iter().filter_map(text).collect();
    references(&texts)?;
    numbers(given)
}

/// The content that texts which were checked before make up with the built-in ones.
pub(super) fn of(texts: &BTreeMap<String, Arc<str>>) -> crate::Result<Content> {
    Content::from_checked_files(texts)
}

/// Each file has its shape, and what it refers to is in the pack or built in.
fn references(texts: &BTreeMap<String, Arc<str>>) -> Result<()> {
    match Content::from_files(texts) {
        Ok(_) => Ok(()),
        Err(Error::Content(fault)) => Err(Refusal::Unfit { file: fault.file }),
        Err(_) => Err(Refusal::Unfit {
            file: String::new(),
        }),
    }
}

/// Each number in a text is one of the directory that will be in force.
fn numbers(given: &BTreeMap<String, &[u8]>) -> Result<()> {
    let unfit = |file: &str| Refusal::Unfit {
        file: file.to_owned(),
    };
    let built_in: &[u8] = include_bytes!("../../data/directory.json");
    let directory = given.get(DIRECTORY).copied().unwrap_or(built_in);
    let listed = listed(directory).ok_or_else(|| unfit(DIRECTORY))?;
    for (path, bytes) in given {
        if files::kind(path) != Some(Kind::Fluent) {
            continue;
        }
        let text = str::from_utf8(bytes).map_err(|_| unfit(path))?;
        let words = text.lines().filter(|line| !line.starts_with('#'));
        let known = |number: &String| listed.iter().any(|row| is_same(row, number));
        if !words.flat_map(numbers_in).all(|number| known(&number)) {
            return Err(unfit(path));
        }
    }
    Ok(())
}

/// With or without the country's code of North America.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |digits: &str| match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits.to_owned(),
    };
    bare(one) == bare(other)
}

/// The digits of every number of a directory.
fn listed(directory: &[u8]) -> Option<BTreeSet<String>> {
    let read: serde_json::Value = serde_json::from_slice(directory).ok()?;
    let rows = read.get("entries")?.as_array()?;
    let fields = rows
        .iter()
        .flat_map(|row| ["number", "text_number"].map(|field| row.get(field)));
    let numbers = fields.flatten().filter_map(serde_json::Value::as_str);
    Some(
        numbers
            .map(|number| number.chars().filter(char::is_ascii_digit).collect())
            .collect(),
    )
}

/// Runs of digits with at most two other signs in a row between them, in whatever script's digits they are.
fn numbers_in(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Each digit has one such byte: itself, or the first one of a letter that is not before the Arabic digits. Most lines have too few.
    let may_be_digit = |byte: &u8| byte.is_ascii_digit() || *byte >= 0xd9;
    if line.bytes().filter(may_be_digit).count() < DIGITS_MIN {
        return found;
    }
    let (mut digits, mut gap) = (String::new(), 0);
    for letter in line.chars() {
        if let Some(digit) = digit(letter) {
            digits.push(digit);
            gap = 0;
        } else if matches!(
            letter,
            '-' | '.' | ' ' | '(' | ')' | '/' | '\u{2010}'..='\u{2014}' | '\u{a0}' | '\u{202f}'
        ) && gap < 2
        {
            gap += 1;
        } else {
            gap = 0;
            if digits.len() >= DIGITS_MIN {
                found.push(std::mem::take(&mut digits));
            }
            digits.clear();
        }
    }
    if digits.len() >= DIGITS_MIN {
        found.push(digits);
    }
    found
}

/// The value of a decimal digit of the scripts that the app speaks.
fn digit(letter: char) -> Option<char> {
    /// Zeros of Arabic, Persian, Devanagari, Bengali, Gurmukhi, Thai, Burmese, Khmer and full width.
    const ZEROS: [u32; 9] = [
        0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xe50, 0x1040, 0x17e0, 0xff10,
    ];
    // Nearly every letter of a pack goes through here, and most are these.
    if letter.is_ascii() {
        return letter.is_ascii_digit().then_some(letter);
    }
    let value = u32::from(letter);
    ZEROS
        .iter()
        .find_map(|zero| char::from_digit(value.checked_sub(*zero).filter(|n| *n < 10)?, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_any_spelling() {
        assert_eq!(numbers_in("Call (888) 624-4752 now"), ["8886244752"]);
        assert_eq!(numbers_in("+1 888.624.4752"), ["18886244752"]);
        assert_eq!(numbers_in("٨٨٨-٦٢٤-٤٧٥٢"), ["8886244752"]);
        for zero in ['0', '٠', '۰', '०', '০', '੦', '๐', '၀', '០', '０'] {
            let row: String = (0..9)
                .filter_map(|n| char::from_u32(u32::from(zero) + n))
                .collect();
            assert_eq!(
                numbers_in(&row),
                ["012345678"],
                "as few digits as there can be"
            );
        }
        assert_eq!(numbers_in("12345678 x 123456789 y"), ["123456789"]);
        assert!(numbers_in("8 CFR 287.8(c)(2)(iii), 2025-11-02, 911").is_empty());
        assert!(is_same("18886244752", "8886244752") && !is_same("8886244751", "8886244752"));
    }
}
