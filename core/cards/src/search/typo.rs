//! Words that were not found as they were typed.

use std::collections::BTreeSet;

/// Fewest letters of a word in which one may be wrong.
const SHORTEST: usize = 5;

/// The known words that differ in one letter: one more, one less, another one, or two beside each other turned around.
pub(super) fn neighbours(word: &str, vocabulary: &BTreeSet<String>) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let near = |known: &&String| {
        let known: Vec<char> = known.chars().collect();
        // Of a longer word the beginning is enough, as it is for one typed rightly.
        one_apart(&letters, &known)
            || (known.len() > letters.len() + 1
                && known
                    .get(..letters.len())
                    .is_some_and(|start| one_apart(&letters, start)))
    };
    vocabulary.iter().filter(near).cloned().collect()
}

/// Whether two different words are one mistake apart.
fn one_apart(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], from: usize| word.get(from..).unwrap_or_default().to_vec();
    match long.len() - short.len() {
        0 if same == long.len() => false,
        0 => {
            let replaced = rest(short, same + 1) == rest(long, same + 1);
            let turned = match (short.get(same..same + 2), long.get(same..same + 2)) {
                (Some([a, b]), Some([c, d])) => a == d && b == c,
                _ => false,
            };
            replaced || (turned && rest(short, same + 2) == rest(long, same + 2))
        }
        1 => rest(short, same) == rest(long, same + 1),
        _ => false,
    }
}

/// A sentence in a script without spaces is one word, which hardly stands anywhere as a whole: its pairs of letters.
pub(super) fn pairs(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let without_spaces = |letter: &char| matches!(u32::from(*letter), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x9FFF | 0x2_0000..=0x3_FFFF);
    if letters.len() < 3 || !letters.iter().all(without_spaces) {
        return Vec::new();
    }
    letters
        .windows(2)
        .map(|pair| pair.iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mistake_in_five_letters_is_forgiven_and_no_more() {
        let known: BTreeSet<String> = ["warrant", "door", "street"].map(str::to_owned).into();
        for typed in ["warant", "warrrant", "warramt", "warrnat", "waranr"] {
            let found = neighbours(typed, &known);
            let expected = typed != "waranr";
            assert_eq!(found == ["warrant"], expected, "{typed}: {found:?}");
        }
        assert_eq!(neighbours("dor", &known), [""; 0], "too short");
        assert_eq!(
            neighbours("warra", &known),
            [""; 0],
            "nothing is wrong with it"
        );
    }

    #[test]
    fn only_scripts_without_spaces_are_taken_apart() {
        assert_eq!(pairs("警察门"), ["警察", "察门"]);
        assert_eq!(pairs("puerta"), [""; 0]);
    }
}
