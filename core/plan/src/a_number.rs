//! The A-number (alien registration number), which the detainee locator asks for first.

use crate::record::{Problem, Result};

/// Digits of an A-number as the locator takes it. Older ones have seven or eight and get zeros in front.
const DIGITS: usize = 9;

/// Nine digits from an A-number as it stands on a paper: `A12 345 678`, `a-012345678`, in digits of any script.
///
/// # Errors
/// [`Problem::WrongForm`] with the field `a-number`: fewer than seven digits, more than nine, or other characters.
pub fn a_number(written: &str) -> Result<String> {
    let wrong = Problem::WrongForm { field: "a-number" };
    let written = written.trim();
    let rest = written
        .strip_prefix(['A', 'a', 'Ａ', 'ａ'])
        .unwrap_or(written);
    let mut digits = String::with_capacity(DIGITS);
    for character in rest.chars() {
        match amparo_text::search::ascii_digit(character) {
            digit if digit.is_ascii_digit() && digits.len() < DIGITS => digits.push(digit),
            digit if digit.is_ascii_digit() => return Err(wrong),
            other if other.is_whitespace() || "-\u{2010}\u{2011}#.:".contains(other) => {}
            _ => return Err(wrong),
        }
    }
    if digits.len() < DIGITS - 2 {
        return Err(wrong);
    }
    Ok(format!("{digits:0>DIGITS$}"))
}

/// Nine digits in groups as they are read aloud: `012345678` becomes `A 012 345 678`. Anything else comes back as it is.
pub fn show_a_number(nine: &str) -> String {
    if !is_nine(nine) {
        return nine.to_owned();
    }
    let group = |from: usize| nine.get(from..from + 3).unwrap_or_default();
    format!("A {} {} {}", group(0), group(3), group(6))
}

/// As [`a_number`] gives it.
pub(crate) fn is_nine(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn written_in_many_ways_it_is_nine_digits() {
        for (written, nine) in [
            ("A012345678", "012345678"),
            ("a12345678", "012345678"),
            ("A1234567", "001234567"),
            (" A 012-345-678 ", "012345678"),
            ("A# 212 345 678", "212345678"),
            ("۰۱۲۳۴۵۶۷۸", "012345678"),
            ("Ａ０１２３４５６７８", "012345678"),
        ] {
            assert_eq!(a_number(written).as_deref(), Ok(nine), "{written}");
        }
        for wrong in [
            "",
            "A",
            "A123456",
            "A0123456789",
            "B12345678",
            "AA12345678",
            "A12345678x",
        ] {
            assert_eq!(
                a_number(wrong),
                Err(Problem::WrongForm { field: "a-number" }),
                "{wrong}"
            );
        }
    }

    #[test]
    fn it_is_shown_in_groups() {
        assert_eq!(show_a_number("012345678"), "A 012 345 678");
        assert_eq!(show_a_number("12345678"), "12345678");
        assert_eq!(show_a_number(""), "");
    }

    proptest! {
        #[test]
        fn normal_stays_normal(digits in "[0-9]{7,9}") {
            let nine = a_number(&digits).unwrap();
            prop_assert!(is_nine(&nine));
            prop_assert_eq!(a_number(&nine).unwrap(), nine.clone());
            prop_assert_eq!(a_number(&show_a_number(&nine)).unwrap(), nine);
        }

        #[test]
        fn no_text_makes_it_panic(written in ".{0,16}") {
            let _ = a_number(&written);
            let _ = show_a_number(&written);
        }
    }
}
