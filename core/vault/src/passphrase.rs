//! A passphrase: what stands in for PIN and hardware where there is no secure hardware. Six words of the BIP-39 lists are 66 bits.

use amparo_sealed::make_random;
use bip39::Language;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize as _, Zeroizing};

use crate::{Error, Result, pin};

const WORDS: usize = 6;
/// The lists have 2,048 words each, so eleven random bits choose evenly.
const LIST: u16 = 2048;
const INVALID: Error = Error::Invalid {
    field: "passphrase",
};

/// Six random words, in the language of the person: Spanish for "es…", else English.
///
/// # Errors
/// [`Error::NoRandom`].
pub(crate) fn make(language: &str) -> Result<Zeroizing<String>> {
    let list = if language.to_ascii_lowercase().starts_with("es") {
        Language::Spanish
    } else {
        Language::English
    };
    let words = list.word_list();
    let mut random = Zeroizing::new(make_random::<{ 2 * WORDS }>()?);
    let (pairs, _) = random.as_chunks::<2>();
    let mut passphrase = Zeroizing::new(String::with_capacity(WORDS * 32));
    for pair in pairs {
        let index = u16::from_be_bytes(*pair) % LIST;
        let word = words.get(usize::from(index)).ok_or(INVALID)?;
        if !passphrase.is_empty() {
            passphrase.push(' ');
        }
        // The lists are decomposed; a keyboard composes.
        passphrase.extend(word.nfc());
    }
    random.zeroize();
    Ok(passphrase)
}

/// NFKC, lower case, NFKC again, every decimal digit to ASCII, runs of white space to one space, none at the ends.
///
/// # Errors
/// [`Error::Invalid`] "passphrase": not UTF-8, or too long to be one.
pub(crate) fn normalize(passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    if passphrase.len() > pin::MAX_BYTES {
        return Err(INVALID);
    }
    let text = std::str::from_utf8(passphrase).map_err(|_| INVALID)?;
    // Room for any expansion from the start, so that growing leaves no copies.
    let mut normal = Zeroizing::new(Vec::with_capacity(text.len() * pin::MAX_EXPANSION));
    let mut space = false;
    for char in text.nfkc().flat_map(char::to_lowercase).nfkc() {
        if char.is_whitespace() {
            space = !normal.is_empty();
            continue;
        }
        if space {
            normal.push(b' ');
            space = false;
        }
        let char = pin::ascii_digit(char);
        normal.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    }
    Ok(normal)
}

/// [`normalize`] for a passphrase that is being chosen.
///
/// # Errors
/// [`Error::Invalid`] "passphrase" also below six words.
pub(crate) fn normalize_new(passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let normal = normalize(passphrase)?;
    // No word is empty after normalisation, but nothing at all is one empty word.
    if normal.split(|byte| *byte == b' ').count() < WORDS {
        return Err(INVALID);
    }
    Ok(normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(text: &str) -> String {
        String::from_utf8(normalize(text.as_bytes()).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn six_words_of_the_list_in_the_language_of_the_person() {
        for (tag, language) in [
            ("es-MX", Language::Spanish),
            ("en", Language::English),
            ("mam", Language::English),
        ] {
            let passphrase = make(tag).unwrap();
            let words: Vec<String> = passphrase
                .split(' ')
                .map(|word| word.nfkd().collect())
                .collect();
            assert_eq!(words.len(), WORDS);
            for word in &words {
                assert!(language.word_list().contains(&word.as_str()), "{word}");
            }
            assert_eq!(same(&passphrase), *passphrase, "made as it is kept");
            assert!(normalize_new(passphrase.as_bytes()).is_ok());
            assert_ne!(make(tag).unwrap(), passphrase);
        }
        assert_eq!(Language::Spanish.word_list().len(), usize::from(LIST));
    }

    /// Of the 2,048 words, 240 draws meet about 227.
    #[test]
    fn the_words_come_from_all_of_the_list() {
        let words: std::collections::HashSet<String> = (0..40)
            .flat_map(|_| {
                make("en")
                    .unwrap()
                    .split(' ')
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        assert!(words.len() > 180, "{}", words.len());
    }

    /// The room hangs on nothing that is written into it: what grows leaves what it held behind in memory.
    #[test]
    fn there_is_room_for_any_words_before_they_are_known() {
        let rooms: Vec<usize> = (0..500).map(|_| make("en").unwrap().capacity()).collect();
        assert!(rooms.iter().all(|room| *room == rooms[0]));
        let room = |typed: &str| normalize(typed.as_bytes()).unwrap().capacity();
        // One character of which NFKC makes eighteen, and three of which it makes three.
        assert_eq!(room(&"\u{fdfa}".repeat(40)), room(&"abc".repeat(40)));
    }

    #[test]
    fn case_spacing_and_composition_do_not_matter() {
        let expected = "ábaco uña 7 tejón";
        for typed in [
            "ábaco uña 7 tejón",
            "  ÁBACO\tUña\n ٧   TEJÓN ",
            "a\u{301}baco un\u{303}a\u{a0}７ tejo\u{301}n",
        ] {
            assert_eq!(same(typed), expected, "{typed}");
        }
        assert_eq!(same("İstanbul"), same("i\u{307}stanbul"));
        assert_eq!(same(" \n "), "");
    }

    #[test]
    fn a_new_one_has_six_words_and_any_one_is_text() {
        for short in ["", "one two three four five", "     a     "] {
            assert_eq!(normalize_new(short.as_bytes()), Err(INVALID), "{short}");
        }
        assert!(normalize_new(b"one two three four five six").is_ok());
        assert_eq!(normalize(&[0xff; 40]), Err(INVALID));
        assert_eq!(normalize(&[b'a'; 1025]), Err(INVALID));
        assert_eq!(normalize(&[b'a'; 1024]).unwrap().len(), 1024);
    }
}
