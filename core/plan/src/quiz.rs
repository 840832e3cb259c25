//! Phone numbers learned by heart: asked in parts, and asked again after 1, 3, 7 and 30 days.
//!
//! What is typed is compared and forgotten; only the day of the next time is kept, inside of the family plan.

use std::collections::BTreeMap;

use amparo_text::search::ascii_digit;
use serde::{Deserialize, Serialize};

use crate::record::redacted;
use crate::{Date, Number};

/// Days until the next time, after one, two, three and more right answers.
const DAYS: [u16; 4] = [1, 3, 7, 30];
/// Digits of a number in the North American plan, and how it is said aloud.
const AMERICAN: [usize; 3] = [3, 3, 4];
/// Most digits that are one part.
const PART: usize = 4;

/// How far somebody is with one number.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Learning {
    /// Right answers in a row, each when it was due.
    pub times: u8,
    /// The day of the next time.
    pub due: Date,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(Learning);

impl Number {
    /// How many digits each part has: 3-3-4 for a number of ten (a leading +1 is left away), else the parts in which it was written, and
    /// threes where those are too long.
    pub fn parts(&self) -> Vec<usize> {
        self.digit_parts().iter().map(String::len).collect()
    }

    /// Which parts of what was typed are right. One text for each part, or all of it in any texts; digits of any script, any other character
    /// is passed over.
    pub fn compare(&self, typed: &[String]) -> Vec<bool> {
        let known = self.digit_parts();
        if typed.len() == known.len() {
            let pairs = known.iter().zip(typed);
            return pairs.map(|(part, typed)| *part == digits(typed)).collect();
        }
        let all: String = typed.iter().map(|text| digits(text)).collect();
        let wanted: usize = known.iter().map(String::len).sum();
        let mut rest = american(&all, wanted);
        let last = known.len().saturating_sub(1);
        let part = |(index, part): (usize, &String)| {
            let taken: String = rest.chars().take(part.len()).collect();
            rest = rest.chars().skip(part.len()).collect();
            // Too many digits are a mistake of the last part.
            *part == taken && (index < last || rest.is_empty())
        };
        known.iter().enumerate().map(part).collect()
    }

    /// Notes an answer. A right one that was due moves the next time further away; one in between changes nothing; after a wrong one it
    /// begins anew.
    pub fn answered(&mut self, right: bool, today: Date) {
        if right && !self.practice_due(today) {
            return;
        }
        let before = self.learned.take();
        let (times, more) = before.map_or((0, BTreeMap::new()), |it| (it.times, it.more));
        let times = if right { times.saturating_add(1) } else { 0 };
        let wait = usize::from(times).min(DAYS.len()).checked_sub(1);
        let days = wait.and_then(|index| DAYS.get(index)).copied();
        self.learned = Some(Learning {
            times,
            due: today.plus_days(days.unwrap_or(0)),
            more,
        });
    }

    /// It is time to ask.
    pub fn practice_due(&self, today: Date) -> bool {
        self.practice_on(today) <= today
    }

    /// The day to ask; `today` for a number that was never asked.
    pub fn practice_on(&self, today: Date) -> Date {
        self.learned.as_ref().map_or(today, |it| it.due)
    }

    fn digit_parts(&self) -> Vec<String> {
        let all = digits(&self.number);
        let ten: usize = AMERICAN.iter().sum();
        let short = american(&all, ten);
        if short.len() == ten {
            return cut(&short, &AMERICAN);
        }
        let written: Vec<usize> = self
            .number
            .split(|character| !ascii_digit(character).is_ascii_digit())
            .map(|part| part.chars().count())
            .filter(|length| *length > 0)
            .collect();
        if written.iter().all(|length| *length <= PART) {
            return cut(&all, &written);
        }
        let threes: Vec<usize> = std::iter::repeat_n(3, all.len().div_ceil(3)).collect();
        cut(&all, &threes)
    }
}

/// The digits of a text, as ASCII.
fn digits(text: &str) -> String {
    let all = text.chars().map(ascii_digit);
    all.filter(char::is_ascii_digit).collect()
}

/// Without the 1 in front where it is one digit more than ten and ten are wanted.
fn american(digits: &str, wanted: usize) -> String {
    let ten: usize = AMERICAN.iter().sum();
    match digits.strip_prefix('1') {
        Some(rest) if wanted == ten && rest.len() == ten => rest.to_owned(),
        _ => digits.to_owned(),
    }
}

/// Cut into parts of these lengths; nothing is lost and no part is empty.
fn cut(digits: &str, lengths: &[usize]) -> Vec<String> {
    let mut rest = digits.chars();
    let parts = lengths
        .iter()
        .map(|length| rest.by_ref().take(*length).collect::<String>());
    let parts: Vec<String> = parts.collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}
