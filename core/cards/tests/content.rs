//! The real cards, rendered: in one group each, whole, labelled. What can be read off the files is `cargo xtask content lint`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use amparo_cards::Content;

use common::{cards, language, plain};

#[test]
fn every_card_file_is_in_one_group_and_every_group_names_cards_that_are_there() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files: BTreeSet<String> = fs::read_dir(data.join("cards"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let order = fs::read_to_string(data.join("order.json")).unwrap();
    let order: serde_json::Value = serde_json::from_str(&order).unwrap();
    let ids = |list: &serde_json::Value| {
        let list = list.as_array().unwrap().iter();
        list.map(|id| id.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let groups = order["groups"].as_array().unwrap();
    let listed: Vec<_> = groups
        .iter()
        .flat_map(|group| ids(&group["cards"]))
        .collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), files);
    assert_eq!(listed.len(), files.len(), "a card stands in two groups");
    let first = ids(&order["first"]);
    assert!(first.iter().all(|id| listed.contains(id)));
    assert!((1..=8).contains(&first.len()));
    let tiles = Content::embedded().unwrap().tiles(&language("en")).unwrap();
    assert!(tiles.iter().map(|tile| &tile.id).eq(&listed));
}

/// All of the embedded content passes the check that a pack has to pass.
#[test]
fn the_embedded_content_is_whole() {
    Content::from_files(&BTreeMap::new()).unwrap();
}

#[test]
fn every_card_names_its_law_its_sources_and_what_is_not_yet_reviewed() {
    for (english, spanish) in cards("en").iter().zip(cards("es")) {
        let review = &english.review;
        assert!(review.version >= 1 && !review.authority.is_empty() && !review.sources.is_empty());
        assert_eq!(review.attorney.value, "Not yet reviewed by an attorney");
        let disclaimer = plain(&review.disclaimer.value);
        assert!(disclaimer.starts_with("Information, not legal advice · "));
        assert_eq!((&review.translation, &review.out_of_date), (&None, &None));
        assert_eq!(
            spanish.review.translation.as_ref().unwrap().value,
            "Traducción automática, todavía sin revisar"
        );
        assert_eq!(
            spanish.review.attorney.value,
            "Todavía sin revisión de un abogado"
        );
    }
}

#[test]
fn a_card_has_seven_lines_before_more() {
    for card in cards("en") {
        let lines = card.steps.len() + card.say.len() + card.avoid.len();
        assert!((4..=7).contains(&lines), "{}: {lines}", card.id);
        assert!(!card.steps.is_empty(), "{}", card.id);
        // A child calls the adult it knows: no number of a stranger beside that.
        assert_eq!(
            card.call.is_empty(),
            card.id == "child-alone",
            "{}",
            card.id
        );
        // Of two kinds of lines one may have nothing to say: nobody is spoken to, or there is nothing to warn of.
        assert!(
            !card.say.is_empty() || !card.avoid.is_empty(),
            "{}",
            card.id
        );
    }
}

#[test]
fn the_agencys_own_office_comes_last_and_with_its_warning() {
    for card in cards("en") {
        let Some(position) = card.call.iter().position(|call| call.id == "ice-la") else {
            continue;
        };
        assert_eq!(position + 1, card.call.len());
        let warning = "Let a lawyer or a citizen call. Do not give your own address or status.";
        assert!(card.call[position].note.value.ends_with(warning));
    }
}

/// The consulates are on their own card, which says who asks a lawyer first; a hotline for raids is on no card for calm days.
#[test]
fn each_number_stands_where_it_helps() {
    for card in cards("en") {
        let ids: Vec<_> = card.call.iter().map(|call| call.id.as_str()).collect();
        let consulates = ["mexico", "mexico-ciam", "el-salvador", "honduras", "korea"];
        let of_consulates = ids.iter().any(|id| consulates.contains(id));
        assert_eq!(
            of_consulates,
            card.id == "consulate",
            "{}: {ids:?}",
            card.id
        );
        let calm = [
            "phone",
            "who-you-are",
            "la-protections",
            "scams",
            "scared",
            "released",
        ];
        if calm.contains(&card.id.as_str()) {
            assert!(!ids.contains(&"larrn"), "{}: {ids:?}", card.id);
        }
        for page in &card.pages {
            assert!(page.page.url.starts_with("https://") && !ids.contains(&page.id.as_str()));
        }
    }
    let released = cards("en").into_iter().find(|card| card.id == "released");
    assert!(released.unwrap().call.iter().any(|call| call.id == "lafla"));
}

#[test]
fn readers_get_the_line_that_speaks_their_language() {
    let content = Content::embedded().unwrap();
    let lawyer = |tags: &[&str]| {
        let languages: Vec<_> = tags.iter().map(|tag| tag.parse().unwrap()).collect();
        let card = content.card("door", &languages, 0).unwrap();
        let ids: Vec<_> = card.call.into_iter().map(|call| call.id).collect();
        assert_eq!(
            (ids.len(), ids[0].as_str(), ids[2].as_str()),
            (3, "larrn", "oia")
        );
        ids[1].clone()
    };
    for (tags, line) in [
        (&["en"][..], "ajsocal"),
        (&["es"], "ajsocal"),
        (&["th", "hi"], "ajsocal"),
        (&[], "ajsocal"),
        (&["ko"], "ajsocal-ko"),
        (&["zh-Hant", "en"], "ajsocal-zh"),
        (&["zh-Hans"], "ajsocal-zh"),
        (&["fil"], "ajsocal-tl"),
        (&["tl"], "ajsocal-tl"),
        (&["es", "ko", "en"], "ajsocal-ko"),
        (&["en", "ko"], "ajsocal"),
    ] {
        assert_eq!(lawyer(tags), line, "{tags:?}");
    }
}

/// The relative's page runs where no core is, so its hotline is written there once more: it has to be the same one.
#[test]
fn the_relatives_page_shows_only_numbers_of_the_directory() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let known = fs::read_to_string(root.join("core/cards/data/directory.json")).unwrap();
    for file in fs::read_dir(root.join("family/src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let Ok(source) = fs::read_to_string(&file) else {
            continue;
        };
        let words = source.split(|letter: char| !letter.is_ascii_digit() && letter != '-');
        for number in words.filter(|word| word.split('-').map(str::len).eq([3, 3, 4])) {
            assert!(
                known.contains(&format!("\"{number}\"")),
                "{}: {number}",
                file.display()
            );
        }
    }
}
