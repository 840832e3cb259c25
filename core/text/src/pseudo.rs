//! The pseudo-bidi transform behind `ar-XB`: English words, drawn right to left.

use std::borrow::Cow;

const RIGHT_TO_LEFT_MARK: char = '\u{200F}';
const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202E}';
const POP_DIRECTION: char = '\u{202C}';

/// Wraps every word so that it is drawn mirrored, as CLDR and Android do. Only a message's own words come here;
/// arguments (names, phone numbers) keep their direction, which is what the pictures are meant to show.
pub(crate) fn mirror(words: &str) -> Cow<'_, str> {
    let mut mirrored = String::with_capacity(words.len() * 2);
    let mut in_word = false;
    for character in words.chars() {
        if in_word == character.is_whitespace() {
            mirrored.extend(edge(in_word));
            in_word = !in_word;
        }
        mirrored.push(character);
    }
    if in_word {
        mirrored.extend(edge(true));
    }
    Cow::Owned(mirrored)
}

fn edge(closing: bool) -> [char; 2] {
    if closing {
        [POP_DIRECTION, RIGHT_TO_LEFT_MARK]
    } else {
        [RIGHT_TO_LEFT_MARK, RIGHT_TO_LEFT_OVERRIDE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_spaces_are_not() {
        assert_eq!(
            mirror("a b"),
            "\u{200F}\u{202E}a\u{202C}\u{200F} \u{200F}\u{202E}b\u{202C}\u{200F}"
        );
        assert_eq!(mirror(" \n"), " \n");
        assert_eq!(mirror(""), "");
    }
}
