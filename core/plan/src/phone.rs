//! Phone numbers as people write them.

use crate::{Problem, Result};

/// Accepts a number written with the usual separators: 3 digits (911, 211) to 15 (ITU-T E.164 §6), of any script,
/// with an optional `+` in front. It is kept as written; nothing is guessed or completed.
///
/// # Errors
/// [`Problem::NotAPhone`] with `field`.
pub fn check_phone(field: &'static str, number: &str) -> Result<()> {
    let number = number.trim();
    let rest = number.strip_prefix('+').unwrap_or(number);
    let digits = rest
        .chars()
        .filter(|character| character.is_numeric())
        .count();
    let separators =
        |character: char| character.is_numeric() || " -().\u{A0}\u{2011}".contains(character);
    if (3..=15).contains(&digits) && rest.chars().all(separators) {
        Ok(())
    } else {
        Err(Problem::NotAPhone { field })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for number in [
            "911",
            "213-555-0101",
            "+1 (213) 555-0101",
            "+503 7070 1071",
            "٢١٣ ٥٥٥ ٠١٠١",
            " 2135550101 ",
        ] {
            assert_eq!(check_phone("phones", number), Ok(()), "{number}");
        }
        for number in [
            "",
            "12",
            "Ana",
            "213-555-0101 ext 5",
            "1234567890123456",
            "21+35550101",
            "++12135550101",
            "*#06#",
        ] {
            assert_eq!(
                check_phone("phones", number),
                Err(Problem::NotAPhone { field: "phones" }),
                "{number}"
            );
        }
    }
}
