//! Queries as people type them, over the program's own content and over content with more languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use amparo_text::LanguageIdentifier;

use crate::{Content, Hit, HitKind};

fn languages(tags: &[&str]) -> Vec<LanguageIdentifier> {
    tags.iter().map(|tag| tag.parse().unwrap()).collect()
}

fn search(content: &Content, tag: &str, query: &str) -> Vec<Hit> {
    content.search(query, &languages(&[tag])).unwrap()
}

fn first_card(tag: &str, query: &str) -> String {
    let hits = search(Content::embedded().unwrap(), tag, query);
    let card = hits.first().filter(|hit| hit.kind == HitKind::Card);
    card.map(|hit| hit.id.clone()).unwrap_or_default()
}

#[test]
fn the_words_of_a_situation_find_its_card_first() {
    for (tag, query, card) in [
        ("en", "they are at my door", "door"),
        ("en", "THEY ARE AT MY DOOR!", "door"),
        ("es", "están en mi puerta", "door"),
        ("es", "estan en mi puerta", "door"),
        ("en", "están en mi puerta", "door"),
        ("es", "they are at my door", "door"),
        ("en", "If I am detained", "detained"),
    ] {
        assert_eq!(first_card(tag, query), card, "{tag}: {query}");
    }
}

#[test]
fn one_wrong_letter_is_forgiven() {
    let content = Content::embedded().unwrap();
    let ids = |query: &str| {
        let hits = search(content, "en", query).into_iter();
        hits.map(|hit| (hit.kind, hit.id)).collect::<Vec<_>>()
    };
    assert!(ids("detianed").contains(&(HitKind::Card, "detained".to_owned())));
    assert_eq!(ids("xqzzyvwk"), []);
    assert_eq!(ids(" ?! "), []);
}

#[test]
fn a_screen_and_a_number_are_found_too_and_every_hit_leads_somewhere() {
    let content = Content::embedded().unwrap();
    let hits = search(content, "en", "afraid to return");
    let show = (HitKind::Show, "fear".to_owned());
    assert!(hits.iter().any(|hit| (hit.kind, hit.id.clone()) == show));
    let hits = search(content, "es", "CHIRLA LARRN hotline");
    assert!(
        hits.iter().any(|hit| hit.kind == HitKind::Entry),
        "{hits:?}"
    );
    for hit in hits {
        match hit.kind {
            HitKind::Card => drop(content.card(&hit.id, &[], 0).unwrap()),
            HitKind::Show => drop(content.show(&hit.id, &[]).unwrap()),
            HitKind::Entry => drop(content.entry(&hit.id).unwrap()),
            HitKind::Plan => assert!(content.catalog().ids("plan").contains(&hit.id)),
        }
    }
}

#[test]
fn a_word_of_a_question_finds_it_and_a_card_stays_before_it() {
    let content = Content::embedded().unwrap();
    for (tag, query, id) in [
        ("en", "who feeds the pets", "question-pets"),
        ("en", "pets", "question-pets"),
        ("es", "animales", "question-pets"),
        ("en", "animales", "question-pets"),
        ("en", "bank", "question-bank"),
        ("es", "banco", "question-bank"),
        ("en", "family word", "question-word"),
        ("es", "donde se reune la familia", "question-meeting"),
    ] {
        let hits = search(content, tag, query);
        let hit = hits.iter().find(|hit| hit.kind == HitKind::Plan);
        let hit = hit.unwrap_or_else(|| panic!("{tag}: {query}"));
        assert_eq!(hit.id, id, "{tag}: {query}");
        // The question itself is named, and below it why it is asked.
        assert_eq!(hit.title.locale, tag);
        assert_eq!(hit.snippet.locale, tag);
        assert_ne!(hit.title.value, hit.snippet.value);
    }
    for (tag, query) in [
        ("en", "job"),
        ("en", "car"),
        ("es", "carro"),
        ("en", "school"),
        ("en", "phone"),
    ] {
        let hits = search(content, tag, query);
        assert_eq!(
            hits.first().map(|hit| hit.kind),
            Some(HitKind::Card),
            "{tag}: {query}"
        );
    }
}

#[test]
fn what_is_said_about_a_question_is_no_topic_of_its_own() {
    let hits = search(
        Content::embedded().unwrap(),
        "en",
        "caregiver authorization affidavit",
    );
    assert!(
        hits.iter()
            .all(|hit| !hit.id.starts_with("question-caregiver-"))
    );
}

#[test]
fn the_snippet_is_the_line_with_the_word_in_the_readers_language() {
    let content = Content::embedded().unwrap();
    let hits = search(content, "es", "están en mi puerta");
    let door = hits.first().unwrap();
    assert_eq!(
        (door.title.locale.as_str(), door.snippet.locale.as_str()),
        ("es", "es")
    );
    let hits = search(content, "en", "deportation");
    assert!(
        hits.iter()
            .any(|hit| hit.snippet.value.contains("deportation")),
        "{hits:?}"
    );
}

/// The title of the door card in the other fourteen languages, as a pack would bring it, and what somebody types.
const TITLES: [(&str, &str, &str); 14] = [
    ("zh-Hans", "他们在我家门口", "门口"),
    ("zh-Hant", "他們在我家門口", "警察在門口"),
    ("ko", "문 앞에 왔어요", "문 앞"),
    ("vi", "Họ đang ở cửa nhà tôi", "cua nha toi"),
    ("tl", "Nasa pintuan ko sila", "pintuan"),
    ("hy", "Նրանք իմ դռան մոտ են", "դռան"),
    ("fa", "پشت در خانه‌ام هستند", "در خانه"),
    ("ar", "إنهم عند بابي", "انهم عند بابي"),
    ("ru", "Они у моей двери", "двери"),
    ("ja", "玄関に来ている", "玄関"),
    ("km", "គេនៅមាត់ទ្វារខ្ញុំ", "មាត់ទ្វារ"),
    ("th", "เขาอยู่ที่ประตูบ้านฉัน", "ประตูบ้าน"),
    ("hi", "वे मेरे दरवाज़े पर हैं", "दरवाजे"),
    ("am", "በሬ ላይ ናቸው", "በሬ"),
];

#[test]
fn every_script_finds_on_an_english_screen() {
    let file = |(tag, title, _): &(&str, &str, &str)| {
        (
            format!("locales/{tag}/cards.ftl"),
            format!("door-title = {title}\n").into(),
        )
    };
    let files: BTreeMap<String, Arc<str>> = TITLES.iter().map(file).collect();
    let content = Content::from_files(&files).unwrap();
    for (tag, title, typed) in TITLES {
        for query in [title, typed] {
            let hits = search(&content, "en", query);
            let door = hits
                .first()
                .filter(|hit| hit.id == "door" && hit.kind == HitKind::Card);
            assert!(door.is_some(), "{tag}: {query}: {hits:?}");
        }
    }
}

/// Words of a card in languages whose writers disagree on spaces, or type without them.
#[test]
fn spaces_that_were_left_out_do_not_hide_a_card_and_other_words_do_not_find_it() {
    let brings = [
        (
            "ko",
            "경찰이 우리 집 문 앞에 왔어요",
            "문을 두드려요, 초인종",
        ),
        ("vi", "Họ đang ở cửa nhà tôi", "gõ cửa, chuông cửa"),
        ("th", "เขาอยู่ที่ประตูบ้านฉัน", "เคาะ ประตู"),
        ("km", "គេនៅមាត់ទ្វារខ្ញុំ", "គោះ ទ្វារ"),
    ];
    let file = |(tag, title, keywords): (&str, &str, &str)| {
        let words = format!("door-title = {title}\ndoor-keywords = {keywords}\n");
        (format!("locales/{tag}/cards.ftl"), words.into())
    };
    let files: BTreeMap<String, Arc<str>> = brings.map(file).into();
    let content = Content::from_files(&files).unwrap();
    let finds = |query: &str| {
        let hits = search(&content, "en", query);
        hits.first()
            .is_some_and(|hit| hit.id == "door" && hit.kind == HitKind::Card)
    };
    for query in [
        "문앞",
        "문앞에",
        "문 앞에",
        "우리집문앞",
        "경찰이문앞에왔어요",
        "문을두드려요",
        "문두드려",
        "cuanhatoi",
        "gocua",
        "chuông cửa",
        "เคาะประตู",
        "ประตู บ้าน",
        "គោះទ្វារ",
        "មាត់ ទ្វារ",
    ] {
        assert!(finds(query), "{query}: {:?}", search(&content, "en", query));
    }
    for query in [
        "창문청소",
        "냉장고문",
        "앞문뒤",
        "chaobuoisang",
        "ประเทศ",
        "xyzzydoor",
        "doorxyzzy",
    ] {
        let hits = search(&content, "en", query);
        assert!(hits.iter().all(|hit| hit.id != "door"), "{query}: {hits:?}");
    }
}

/// What helps other scripts does not cost English anything: words with their spaces find what they found, and what is no word finds nothing.
#[test]
fn english_finds_what_it_found() {
    for (query, card) in [
        ("knock on the door", "door"),
        ("traffic stop", "car"),
        ("sign a paper", "sign"),
        ("who picks up my kids", "before"),
        ("fake lawyer", "scams"),
        ("unmarked car", "agents-id"),
        ("emergency room", "hospital"),
        ("is it true", "rumours"),
        ("opendoor", "door"),
        ("trafficstop", "car"),
        ("xyzzydoor", ""),
        ("doorbellxy", ""),
    ] {
        assert_eq!(first_card("en", query), card, "{query}");
    }
}
