//! Words that were not found as they were typed.

use std::collections::BTreeSet;

use amparo_text::search::syllables;

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

/// Most words that one word without its spaces is taken for, and the fewest letters of each.
const MOST_PARTS: usize = 6;
const SHORTEST_PART: usize = 2;

/// Known words that make up this one, as few as there can be: `cuanhatoi` is `cua nha toi`, `frontdoor` is `front door`.
pub(super) fn parts(word: &str, vocabulary: &BTreeSet<String>) -> Vec<String> {
    let ends: Vec<usize> = word
        .char_indices()
        .map(|(at, _)| at)
        .chain([word.len()])
        .collect();
    let letters = ends.len() - 1;
    if letters < SHORTEST || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    // The fewest words that reach from the start to each letter.
    let mut ways: Vec<Option<Vec<&str>>> = vec![None; letters + 1];
    if let Some(start) = ways.first_mut() {
        *start = Some(Vec::new());
    }
    for end in SHORTEST_PART..=letters {
        for start in 0..=end - SHORTEST_PART {
            let known = ends.get(start).zip(ends.get(end));
            let part = known.and_then(|(start, end)| vocabulary.get(word.get(*start..*end)?));
            let before = ways.get(start).and_then(Clone::clone);
            let (Some(part), Some(mut way)) = (part, before) else {
                continue;
            };
            way.push(part);
            if let Some(best) = ways.get_mut(end)
                && best.as_ref().is_none_or(|best| way.len() < best.len())
            {
                *best = Some(way);
            }
        }
    }
    let whole = ways.pop().flatten().unwrap_or_default();
    if whole.len() > MOST_PARTS {
        return Vec::new();
    }
    whole.into_iter().map(str::to_owned).collect()
}

/// A sentence in one piece hardly stands anywhere as a whole: its pairs of letters in a script without spaces, its pairs of syllables
/// in Korean. The number says how many of the pairs a text has to have.
pub(super) fn pairs(word: &str) -> (Vec<String>, usize) {
    let letters: Vec<char> = word.chars().collect();
    let without_spaces = |letter: &char| matches!(u32::from(*letter), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x9FFF | 0x2_0000..=0x3_FFFF);
    if letters.len() >= 3 && letters.iter().all(without_spaces) {
        let pairs = letters.windows(2).map(|pair| pair.iter().collect());
        let pairs: Vec<String> = pairs.collect();
        // A pair of Han says much. One of an alphabet is in half of all texts.
        let alphabet = letters.iter().all(|letter| u32::from(*letter) < 0x2E80);
        let enough = if alphabet { pairs.len().div_ceil(2) } else { 1 };
        return (pairs, enough);
    }
    let syllables = syllables(word);
    if syllables.len() < 3 {
        return (Vec::new(), 0);
    }
    let pairs: Vec<String> = syllables.windows(2).map(<[&str]>::concat).collect();
    let half = pairs.len().div_ceil(2);
    (pairs, half)
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
        let (of_letters, enough) = pairs("警察门");
        assert_eq!(
            (of_letters, enough),
            (vec!["警察".to_owned(), "察门".to_owned()], 1)
        );
        assert_eq!(pairs("puerta"), (Vec::new(), 0));
        let korean = |word: &str| pairs(&amparo_text::search::fold(word));
        let folded = |pair: &str| amparo_text::search::fold(pair);
        assert_eq!(
            korean("문앞에서"),
            (["문앞", "앞에", "에서"].map(folded).to_vec(), 2)
        );
        assert_eq!(korean("문앞"), (Vec::new(), 0));
    }

    #[test]
    fn a_word_without_its_spaces_is_the_fewest_words_that_are_known() {
        let known = [
            "cua", "nha", "toi", "front", "door", "do", "or", "a", "frontal",
        ];
        let known: BTreeSet<String> = known.map(str::to_owned).into();
        assert_eq!(parts("cuanhatoi", &known), ["cua", "nha", "toi"]);
        assert_eq!(parts("frontdoor", &known), ["front", "door"]);
        for other in ["frontdoors", "cuanhax", "door", "adoor", "front7door", ""] {
            assert_eq!(parts(other, &known), [""; 0], "{other}");
        }
    }
}
