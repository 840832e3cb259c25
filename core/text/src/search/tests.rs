//! Tests: each script with real phrases, the order of results, forgetting, and any text at all.

use proptest::prelude::*;

use super::cases::CASES;
use super::*;

fn index(texts: &[&str]) -> Index<usize> {
    let mut index = Index::new();
    for (id, text) in texts.iter().enumerate() {
        index.insert(id, &[text]);
    }
    index
}

#[test]
fn every_language_finds_its_own() {
    for (language, text, hits, misses) in CASES {
        let index = index(&[text]);
        for query in *hits {
            assert_eq!(index.search(query), [0], "{language}: {query} finds {text}");
        }
        for query in *misses {
            assert!(
                index.search(query).is_empty(),
                "{language}: {query} does not find {text}"
            );
        }
    }
}

#[test]
fn every_language_has_four_phrases() {
    for language in [
        "en", "es", "ko", "zh-Hans", "zh-Hant", "hy", "fil", "fa", "ru", "vi", "ar", "th", "km",
        "am", "hi", "ja",
    ] {
        let phrases = CASES.iter().filter(|(of, ..)| *of == language);
        assert!(phrases.count() >= 4, "{language}");
    }
}

#[test]
fn in_one_index_they_stay_apart() {
    let texts: Vec<_> = CASES.iter().map(|(_, text, ..)| *text).collect();
    let index = index(&texts);
    for (id, (language, _, hits, misses)) in CASES.iter().enumerate() {
        for query in *hits {
            assert!(index.search(query).contains(&id), "{language}: {query}");
        }
        for query in *misses {
            assert!(!index.search(query).contains(&id), "{language}: {query}");
        }
    }
}

#[test]
fn numbers_are_found_however_they_are_grouped() {
    for number in [
        "+1-213-555-0104",
        "(213) 555-0104",
        "213.555.0104",
        "2135550104",
        "213\u{2011}555\u{2011}0104",
        "213\u{A0}555 0104",
    ] {
        let index = index(&[number]);
        for query in [
            "213 555",
            "213-555-0104",
            "2135550104",
            "555 01",
            "5550104",
            "+1 213",
            "٢١٣",
        ] {
            let foreign = query.starts_with("+1") && !number.starts_with("+1");
            assert_eq!(
                index.search(query).is_empty(),
                foreign,
                "{query} in {number}"
            );
        }
        for query in ["214", "213 556", "0105"] {
            assert!(index.search(query).is_empty(), "{query} in {number}");
        }
    }
    for written in [
        "A012345678",
        "A 012 345 678",
        "A-012-345-678",
        "A# 012345678",
    ] {
        let index = index(&[written]);
        for query in ["A012345678", "012345678", "12345678", "A 012", "345678"] {
            assert_eq!(index.search(query), [0], "{query} in {written}");
        }
    }
}

#[test]
fn folding_has_no_surprises() {
    for (text, folded) in [
        ("Ñandú ÅNGSTRÖM", "nandu angstrom"),
        ("İstanbul ıssız", "istanbul issiz"),
        ("Straße Œuvre Ærø", "strasse oeuvre aero"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("١٢٣ ۴۵۶ ७८९ ０", "123 456 789 0"),
        ("a\u{200F}\u{2067}b\u{AD}c\u{FE0F}", "abc"),
        ("x\u{2019}y\u{2014}z\r\n\tw", "x'y-z   w"),
        ("각", "\u{1100}\u{1161}\u{1100}"),
        ("ㄱㅏ", "\u{1100}\u{1161}"),
        ("ﷺ", "صلي الله عليه وسلم"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
    assert_eq!(fold("한글"), fold("한글".nfd_text().as_str()));
    assert_eq!(ascii_digit('៥'), '5');
    assert_eq!(ascii_digit('፱'), '9');
    assert_eq!(ascii_digit('፲'), '፲', "ten is not a digit");
    assert_eq!(ascii_digit('五'), '五');
}

trait Nfd {
    fn nfd_text(&self) -> String;
}

impl Nfd for str {
    fn nfd_text(&self) -> String {
        use unicode_normalization::UnicodeNormalization as _;
        self.nfd().collect()
    }
}

#[test]
fn the_beginning_of_the_first_field_comes_first() {
    let mut index = Index::new();
    index.insert("note", &["Luis", "calls Rosa"]);
    index.insert("last", &["Ana María Rosa"]);
    index.insert("both", &["Rosa García"]);
    index.insert("apart", &["Rosa María García"]);
    assert_eq!(index.search("rosa"), ["apart", "both", "last", "note"]);
    assert_eq!(index.search("rosa garcia"), ["both", "apart"]);
    assert_eq!(index.search("garcia rosa"), ["both", "apart"]);
    assert!(index.search("rosa luis ana").is_empty());
    assert!(index.search("").is_empty() && index.search(" -., ").is_empty());
}

#[test]
fn the_order_does_not_depend_on_how_the_index_was_made() {
    let texts = ["Rosa", "rosa", "Rosalía", "la rosa", "Rosas, dos"];
    let forward = index(&texts);
    let mut backward = Index::new();
    for (id, text) in texts.iter().enumerate().rev() {
        backward.insert(id, &["something else"]);
        backward.insert(id, &[text]);
    }
    assert_eq!(forward.search("ros"), [0, 1, 2, 4, 3]);
    assert_eq!(forward.search("ros"), backward.search("ros"));
}

#[test]
fn a_text_that_is_replaced_or_removed_is_found_no_more() {
    let mut index = index(&["Rosa 213-555-0104 田中さん", "Rosa 어머니"]);
    index.insert(0, &["Ana"]);
    assert_eq!(index.search("rosa"), [1]);
    assert!(index.search("555").is_empty() && index.search("田中").is_empty());
    assert_eq!(index.search("ana"), [0]);
    assert!(index.remove(&1) && !index.remove(&1) && index.remove(&0));
    assert!(index.is_empty());
    for query in ["rosa", "ana", "ㅇ", "어머니"] {
        assert!(index.search(query).is_empty(), "{query}");
    }
    index.insert(7, &["Rosa"]);
    assert_eq!((index.search("ros"), index.len()), (vec![7], 1));
}

#[test]
fn clearing_leaves_nothing() {
    let mut index = index(&["Rosa", "Ana"]);
    index.clear();
    assert!(index.is_empty() && index.search("rosa").is_empty());
    index.insert(1, &["Luis"]);
    assert_eq!(index.search("l"), [1]);
}

#[test]
fn printing_shows_nothing() {
    assert_eq!(format!("{:?}", index(&["Rosa", "Ana"])), "Index(2 texts)");
}

/// Text of all scripts together, with the signs that may trip a reader up.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zñé0-9'’\\-.,()+ \u{200C}\u{200F}\u{301}]{1,8}",
        "[가-힣ㄱ-ㅣ ]{1,6}",
        "[一-龥ぁ-んァ-ヶｱ-ﾝー・　 ]{1,6}",
        "[ก-ฺเ-๎๐-๙ \u{200B}]{1,6}",
        "[ក-៓០-៩ ]{1,6}",
        "[ء-ْ۰-۹ی ]{1,6}",
        "[ա-և՛՞ԵՎ ]{1,6}",
        "[ሀ-፱ ]{1,6}",
        "[ऀ-ॿ ]{1,6}",
        "[а-яёй ]{1,6}",
        "\\PC{1,6}",
        ".{0,6}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_word_of_a_text_finds_it(texts in proptest::collection::vec(any_text(), 1..4), separator in "[ \u{3000}\u{A0}\t]") {
        let mut index = Index::new();
        for (id, text) in texts.iter().enumerate() {
            index.insert(id, &[text, &separator, text]);
        }
        for (id, text) in texts.iter().enumerate() {
            for word in text.split_whitespace().filter(|word| fold(word).chars().any(char::is_alphanumeric)) {
                prop_assert!(index.search(word).contains(&id), "{:?} in {:?}", word, text);
            }
            if fold(text).chars().any(char::is_alphanumeric) {
                prop_assert!(index.search(text).contains(&id), "all of {:?}", text);
            }
        }
    }

    #[test]
    fn every_beginning_and_every_part_without_spaces_is_found(word in "[a-zéñ]{2,12}", run in "[一-龥]{2,12}", number in "[0-9]{7,15}", cut in 0_usize..12) {
        let index = index(&[&format!("{word} {run} {number}")]);
        let beginning: String = word.chars().take(1 + cut % word.chars().count()).collect();
        prop_assert_eq!(index.search(&beginning), [0]);
        let part: String = run.chars().skip(cut % run.chars().count()).take(1 + cut).collect();
        prop_assert_eq!(index.search(&part), [0]);
        let digits: String = number.chars().skip(cut % 5).take(3 + cut % 3).collect();
        if digits.len() >= 3 {
            prop_assert_eq!(index.search(&digits), [0]);
        }
    }

    #[test]
    fn removing_is_the_opposite_of_adding(texts in proptest::collection::vec(any_text(), 1..6), query in any_text()) {
        let mut index = Index::new();
        for (id, text) in texts.iter().enumerate() {
            index.insert(id, &[text]);
        }
        index.insert(99, &[&query, &texts.concat()]);
        index.remove(&99);
        let fresh: Vec<_> = texts.iter().map(String::as_str).collect();
        let fresh = self::index(&fresh);
        prop_assert_eq!(index.search(&query), fresh.search(&query));
        for id in 0..texts.len() {
            index.remove(&id);
        }
        prop_assert!(index.holds_nothing());
    }

    #[test]
    fn no_bytes_make_it_panic(text in proptest::collection::vec(any::<u8>(), 0..128), query in proptest::collection::vec(any::<u8>(), 0..32)) {
        let (text, query) = (String::from_utf8_lossy(&text), String::from_utf8_lossy(&query));
        let index = index(&[&text]);
        let _ = index.search(&query);
    }
}
