//! Making text alike: what a keyboard, a font or a habit writes in different ways becomes the same characters.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use zeroize::Zeroizing;

/// Text as it is compared: NFKC (UAX #15), lower case, then by script what readers take for the same.
///
/// | script | folded |
/// | --- | --- |
/// | Latin, Greek, Cyrillic, Vietnamese | diacritics off (ñ → n, й → и, ё → е, ề → e), đ → d, ø → o, ß → ss |
/// | Arabic, Persian | vowel marks and tatweel off, forms of alef, ya, kaf, he and ta marbuta to one, hamza seats to their letter |
/// | Hindi | nukta off, chandrabindu → anusvara; vowel signs stay |
/// | Armenian | և and եվ → եւ, marks inside of words off |
/// | Korean | jamo in a row, double ones apart, so that a partly typed syllable is the beginning of the whole one |
/// | Japanese | katakana → hiragana, half width → full width |
/// | Amharic | letters of one sound to one (ሐ ኀ → ሀ, ሠ → ሰ, ዐ → አ, ፀ → ጸ, ሃ → ሀ, ኣ → አ) |
/// | Thai | the order of a tone mark and a following sara am |
/// | Chinese, Khmer | as it is |
///
/// Digits of every script become ASCII, apostrophes `'`, hyphens and dashes `-`, white space and the Japanese middle dot
/// one space each; bidi marks, joiners and other characters without a shape of their own go, but for the zero-width
/// non-joiner, which stands inside of Persian words.
pub fn fold(text: &str) -> String {
    fold_zeroizing(text).as_str().to_owned()
}

/// [`fold`], wiped when dropped.
pub(super) fn fold_zeroizing(text: &str) -> Zeroizing<String> {
    // Room from the start, so that growing leaves no copies: a Hangul syllable of 3 bytes becomes at most 5 jamo of 3.
    let mut folded = Zeroizing::new(String::with_capacity(text.len() * 5 + 64));
    if text.is_ascii() {
        folded.extend(text.chars().map(ascii));
        return folded;
    }
    for character in text.nfkc().flat_map(char::to_lowercase) {
        push(&mut folded, character);
    }
    folded
}

fn ascii(character: char) -> char {
    match character {
        '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' => ' ',
        '`' => '\'',
        other => other.to_ascii_lowercase(),
    }
}

/// The ASCII digit of a decimal digit of any script (and of the Ethiopic digits 1 to 9); any other character as it is.
pub fn ascii_digit(character: char) -> char {
    if character.is_ascii() {
        return character;
    }
    let code = u32::from(character);
    if (0x1369..=0x1371).contains(&code) {
        return char::from_digit(code - 0x1368, 10).unwrap_or(character);
    }
    let below = ZEROS.partition_point(|zero| *zero <= code);
    let zero = below.checked_sub(1).and_then(|index| ZEROS.get(index));
    zero.and_then(|zero| char::from_digit(code - zero, 10))
        .unwrap_or(character)
}

/// The zeros of all runs of ten decimal digits (general category Nd), Unicode 17.0.
const ZEROS: [u32; 76] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
    0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50,
    0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

fn push(folded: &mut String, character: char) {
    let code = u32::from(character);
    match code {
        0..0x80 => folded.push(ascii(character)),
        _ if is_shapeless(code) => {}
        0x1100..0x1200 => jamo(folded, code),
        0xAC00..=0xD7A3 => syllable(folded, code - 0xAC00),
        0x0600..0x0700 | 0x0750..0x0780 | 0x08A0..0x0900 => {
            decompose_canonical(character, |part| arabic(folded, part));
        }
        0x0900..0x0980 => decompose_canonical(character, |part| devanagari(folded, part)),
        0x0530..0x0590 => armenian(folded, character),
        0x0E48..=0x0E4B => tone(folded, character),
        0x1200..0x1380 => folded.push(ascii_digit(ethiopic(character))),
        0x30A1..=0x30F6 | 0x30FD | 0x30FE => folded.push(shifted(code - 0x60, character)),
        0x80..0x0530 | 0x1D00..0x2000 | 0x2C60..0x2C80 | 0xA640..0xA800 | 0xAB30..0xAB70 => {
            decompose_canonical(character, |part| european(folded, part));
        }
        _ => folded.push(sign(character)),
    }
}

/// Bidi marks, joiners, fillers, variation selectors: they change how text is drawn, not what it says. U+200C stays.
fn is_shapeless(code: u32) -> bool {
    matches!(
        code,
        0xAD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B | 0x200D..=0x200F
            | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xE0000..=0xE0FFF
    )
}

fn shifted(code: u32, otherwise: char) -> char {
    char::from_u32(code).unwrap_or(otherwise)
}

fn european(folded: &mut String, part: char) {
    match part {
        'đ' | 'ð' => folded.push('d'),
        'ł' => folded.push('l'),
        'ø' => folded.push('o'),
        'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ς' => folded.push('σ'),
        mark if is_combining_mark(mark) => {}
        other => folded.push(sign(other)),
    }
}

fn arabic(folded: &mut String, part: char) {
    match part {
        '\u{640}' => {}
        'ٱ' | 'ٲ' | 'ٳ' => folded.push('ا'),
        'ى' | 'ی' | 'ې' | 'ے' => folded.push('ي'),
        'ک' | 'ڪ' => folded.push('ك'),
        'ة' | 'ە' | 'ہ' | 'ۃ' | 'ھ' => folded.push('ه'),
        mark if is_combining_mark(mark) => {}
        other => folded.push(ascii_digit(other)),
    }
}

fn devanagari(folded: &mut String, part: char) {
    match part {
        '\u{93C}' => {}
        '\u{901}' => folded.push('\u{902}'),
        other => folded.push(ascii_digit(other)),
    }
}

fn armenian(folded: &mut String, character: char) {
    match character {
        // Emphasis, exclamation, question: written over a vowel inside of the word.
        '\u{55B}' | '\u{55C}' | '\u{55E}' => {}
        '\u{55A}' => folded.push('\''),
        '\u{58A}' => folded.push('-'),
        // NFKC has made եւ of և; its capital is written ԵՎ.
        'վ' if folded.ends_with('ե') => folded.push('ւ'),
        other => folded.push(other),
    }
}

/// NFKC takes sara am apart into nikhahit and sara aa. A tone mark stands before it as it is mostly typed, or after the
/// nikhahit as some keyboards write it; here it always stands before.
fn tone(folded: &mut String, mark: char) {
    let nikhahit = folded.ends_with('\u{E4D}');
    if nikhahit {
        folded.pop();
    }
    folded.push(mark);
    folded.extend(nikhahit.then_some('\u{E4D}'));
}

fn ethiopic(character: char) -> char {
    let code = u32::from(character);
    let same = match code {
        0x1210..=0x1217 => code - 0x10,
        0x1220..=0x1227 => code + 0x10,
        0x1280..=0x1287 => code - 0x80,
        0x12D0..=0x12D6 => code - 0x30,
        0x1340..=0x1346 => code - 0x08,
        _ => code,
    };
    match shifted(same, character) {
        'ሃ' => 'ሀ',
        'ኣ' => 'አ',
        other => other,
    }
}

/// A precomposed syllable, by its place in the block: initial, vowel, final (Unicode 17.0 §3.12).
fn syllable(folded: &mut String, place: u32) {
    jamo(folded, 0x1100 + place / 588);
    jamo(folded, 0x1161 + place % 588 / 28);
    match place % 28 {
        0 => {}
        last => jamo(folded, 0x11A7 + last),
    }
}

/// One jamo as the keys that are pressed for it: finals as initials, compound vowels and finals apart. While a word is
/// typed, the initial of the next syllable first appears as a final of this one.
fn jamo(folded: &mut String, code: u32) {
    let keys: &[u32] = match code {
        0x116A => &[0x1169, 0x1161],
        0x116B => &[0x1169, 0x1162],
        0x116C => &[0x1169, 0x1175],
        0x116F => &[0x116E, 0x1165],
        0x1170 => &[0x116E, 0x1166],
        0x1171 => &[0x116E, 0x1175],
        0x1174 => &[0x1173, 0x1175],
        0x11A8..=0x11C2 => FINALS
            .get(usize::try_from(code - 0x11A8).unwrap_or_default())
            .copied()
            .unwrap_or_default(),
        _ => &[],
    };
    if keys.is_empty() {
        folded.extend(char::from_u32(code));
    } else {
        folded.extend(keys.iter().filter_map(|key| char::from_u32(*key)));
    }
}

/// The initials of the 27 finals U+11A8 to U+11C2, in their order.
const FINALS: [&[u32]; 27] = [
    &[0x1100],
    &[0x1101],
    &[0x1100, 0x1109],
    &[0x1102],
    &[0x1102, 0x110C],
    &[0x1102, 0x1112],
    &[0x1103],
    &[0x1105],
    &[0x1105, 0x1100],
    &[0x1105, 0x1106],
    &[0x1105, 0x1107],
    &[0x1105, 0x1109],
    &[0x1105, 0x1110],
    &[0x1105, 0x1111],
    &[0x1105, 0x1112],
    &[0x1106],
    &[0x1107],
    &[0x1107, 0x1109],
    &[0x1109],
    &[0x110A],
    &[0x110B],
    &[0x110C],
    &[0x110E],
    &[0x110F],
    &[0x1110],
    &[0x1111],
    &[0x1112],
];

fn sign(character: char) -> char {
    match character {
        '\u{2B9}'..='\u{2BC}' | '\u{2018}'..='\u{201B}' | '\u{2032}' => '\'',
        '\u{5BE}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30A0}' => '-',
        '\u{30FB}' => ' ',
        space if space.is_whitespace() => ' ',
        other => ascii_digit(other),
    }
}
