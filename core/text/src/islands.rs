//! Left-to-right islands in right-to-left text: phone numbers and the names of forms and laws.
//!
//! After an Arabic letter the bidi algorithm (UAX #9, rules W2 and N1) turns the groups of `888-624-4752` around. An isolate
//! keeps such a token as it is printed everywhere else, so that it can be dialled and compared with a paper.

const OPEN: char = '\u{2066}';
const CLOSE: char = '\u{2069}';

/// The text with each phone number (`888-624-4752`, `+1 213 …`), form (`I-205`, `G-28`, `A-number`) and law (`SB 294`, `8 CFR 287.8`)
/// inside an isolate (U+2066 … U+2069). What already is inside an isolate stays as it is.
pub fn islands(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut depth = 0_usize;
    while let Some(character) = rest.chars().next() {
        match character {
            '\u{2066}'..='\u{2068}' => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ => {}
        }
        let length = if depth == 0 { token(rest) } else { 0 };
        let (taken, after) = rest.split_at(length.max(character.len_utf8()));
        if length > 0 && is_island(taken) {
            result.extend([OPEN]);
            result.push_str(taken);
            result.extend([CLOSE]);
        } else {
            result.push_str(taken);
        }
        rest = after;
    }
    result
}

/// Bytes of the token that the text begins with: ASCII letters and digits, joined by what stands inside of numbers and names.
fn token(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or_default();
    let begins =
        at(0).is_ascii_alphanumeric() || (matches!(at(0), b'+' | b'(') && at(1).is_ascii_digit());
    if !begins {
        return 0;
    }
    let mut end = 1;
    loop {
        let (here, next) = (at(end), at(end + 1));
        let closes =
            here == b')' && (next.is_ascii_alphanumeric() || text.as_bytes().starts_with(b"("));
        let spaced =
            here == b' ' && joins(text.get(..end).unwrap_or_default(), text.get(end + 1..));
        if here.is_ascii_alphanumeric() || closes || spaced {
            end += 1;
        } else if matches!(here, b'-' | b'.' | b'/' | b'(') && next.is_ascii_alphanumeric() {
            end += 2;
        } else {
            return end;
        }
    }
}

/// Whether a space stands inside of one name: `SB 294`, `8 CFR 287.8`, `+1 213 555 0104`.
fn joins(before: &str, after: Option<&str>) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_short_name = |word: &str| {
        (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let next: &str = after
        .unwrap_or_default()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let begins_with_digit = next.starts_with(|letter: char| letter.is_ascii_digit())
        || after.is_some_and(|after| after.starts_with('('));
    (is_short_name(last) && begins_with_digit)
        || (has_digit(last) && (begins_with_digit || is_short_name(next)))
}

/// Not every Latin word: only what has a digit beside something else, and the names of forms such as `A-number`.
fn is_island(token: &str) -> bool {
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let form = token.split_once('-').is_some_and(|(letter, name)| {
        letter.len() == 1
            && letter.bytes().all(|byte| byte.is_ascii_uppercase())
            && !name.is_empty()
    });
    form || (digits > 0 && digits < token.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same with the isolates as brackets.
    fn shown(text: &str) -> String {
        islands(text).replace(OPEN, "[").replace(CLOSE, "]")
    }

    #[test]
    fn numbers_forms_and_laws_become_islands_and_words_do_not() {
        for (text, expected) in [
            ("اتصل 888-624-4752 الآن", "اتصل [888-624-4752] الآن"),
            ("اتصل +1 213 555 0104.", "اتصل [+1 213 555 0104]."),
            ("اتصل (213) 555-0104", "اتصل [(213) 555-0104]"),
            ("النموذج I-205 وG-28", "النموذج [I-205] و[G-28]"),
            ("I-200، A-number", "[I-200]، [A-number]"),
            ("قانون SB 294 و8 CFR 287.8", "قانون [SB 294] و[8 CFR 287.8]"),
            ("ICE و Motel", "ICE و Motel"),
            ("بعد 72 ساعة", "بعد 72 ساعة"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_is_isolated_already_stays_as_it_is() {
        let text = "اتصل \u{2068}888-624-4752\u{2069}";
        assert_eq!(islands(text), text);
        let twice = islands(&islands("I-205 888-624-4752"));
        assert_eq!(twice, islands("I-205 888-624-4752"));
    }
}
