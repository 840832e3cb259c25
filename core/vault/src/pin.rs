//! A PIN as it was typed, on whatever keyboard, to the bytes that are stretched.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Characters after normalisation.
const MIN_CHARS: usize = 6;
/// NFKC makes at most 18 characters of one (U+FDFA), of at most 4 bytes each.
pub(crate) const MAX_EXPANSION: usize = 18 * 4;
/// Bytes as typed.
pub(crate) const MAX_BYTES: usize = 1024;

/// The zeros of all runs of ten decimal digits (general category Nd) that NFKC leaves as they are, Unicode 17.0. A later
/// Unicode adds scripts, but this list is part of the stored format and stays: what a PIN becomes must never change.
const ZEROS: [u32; 69] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1E140, 0x1E2F0,
    0x1E4F0, 0x1E5F1, 0x1E950,
];

/// NFKC (UAX #15), then every decimal digit to ASCII: the same PIN on an Arabic, Persian or Khmer keyboard is the same PIN.
///
/// # Errors
/// [`Error::Invalid`] "pin": not UTF-8, or too long to be one.
pub(crate) fn normalize(pin: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let invalid = Error::Invalid { field: "pin" };
    if pin.len() > MAX_BYTES {
        return Err(invalid);
    }
    let pin = std::str::from_utf8(pin).map_err(|_| invalid)?;
    // Room for any expansion from the start, so that growing leaves no copies.
    let mut normal = Zeroizing::new(Vec::with_capacity(pin.len() * MAX_EXPANSION));
    for char in pin.nfkc() {
        let char = ascii_digit(char);
        normal.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    }
    Ok(normal)
}

/// [`normalize`] for a PIN that is being chosen.
///
/// # Errors
/// [`Error::Invalid`] "pin" also below six characters.
pub(crate) fn normalize_new(pin: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let normal = normalize(pin)?;
    let is_start = |byte: &&u8| **byte & 0xc0 != 0x80;
    if normal.iter().filter(is_start).count() < MIN_CHARS {
        return Err(Error::Invalid { field: "pin" });
    }
    Ok(normal)
}

pub(crate) fn ascii_digit(char: char) -> char {
    let code = u32::from(char);
    let below = ZEROS.partition_point(|zero| *zero <= code);
    below
        .checked_sub(1)
        .and_then(|index| char::from_digit(code - ZEROS[index], 10))
        .unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(pin: &str) -> String {
        String::from_utf8(normalize(pin.as_bytes()).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn digits_of_every_script_are_the_same_pin() {
        for pin in [
            "128907",
            "١٢٨٩٠٧",
            "۱۲۸۹۰۷",
            "१२८९०७",
            "១២៨៩០៧",
            "１２８９０７",
            "𝟏𝟐𝟖𝟗𝟎𝟕",
            "𞥑𞥒𞥘𞥙𞥐𞥗",
        ] {
            assert_eq!(same(pin), "128907", "{pin}");
        }
    }

    #[test]
    fn every_zero_starts_ten_digits_and_nothing_beside_them_changes() {
        for zero in ZEROS {
            for digit in 0..10 {
                let char = char::from_u32(zero + digit).unwrap();
                assert_eq!(Some(ascii_digit(char)), char::from_digit(digit, 10));
            }
        }
        // U+0030..: the neighbours on both sides, and the Myanmar Extended-C runs that touch each other.
        assert_eq!(same("/:\u{65f}\u{66a}"), "/:\u{65f}\u{66a}");
        assert_eq!(same("\u{116d9}\u{116da}"), "90");
        assert!(ZEROS.is_sorted());
    }

    #[test]
    fn composed_and_decomposed_passphrases_are_the_same() {
        assert_eq!(same("contrase\u{f1}a"), same("contrasen\u{303}a"));
        assert_eq!(same("ﬁne"), "fine");
        assert_eq!(same("aB c"), "aB c");
    }

    #[test]
    fn a_new_pin_has_six_characters_and_any_pin_is_text() {
        let invalid = Err(Error::Invalid { field: "pin" });
        for short in ["", "12345", "ñandú"] {
            assert_eq!(normalize_new(short.as_bytes()), invalid);
        }
        assert!(normalize_new("ñandúe".as_bytes()).is_ok());
        assert_eq!(normalize(&[0xff; 6]), invalid);
        assert_eq!(normalize(&[b'1'; 1025]), invalid);
        assert_eq!(normalize(&[b'1'; 1024]).unwrap().len(), 1024);
        // The longest expansion stays in the buffer that was made for it.
        let longest = "\u{fdfa}".repeat(341);
        assert!(normalize(longest.as_bytes()).unwrap().len() <= longest.len() * MAX_EXPANSION);
        // And that hangs on nothing that is written into it: what grows leaves what it held behind in memory.
        let room = |typed: &str| normalize(typed.as_bytes()).unwrap().capacity();
        assert_eq!(room(&longest), room(&"abc".repeat(341)));
    }
}
