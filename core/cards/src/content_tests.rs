//! What is read when: a start does not wait for what nobody looks at.

use super::*;

fn pack() -> BTreeMap<String, Arc<str>> {
    let own = |path: &str| {
        let row = EMBEDDED.iter().find(|(own, _)| *own == path);
        (path.to_owned(), Arc::from(row.unwrap().1))
    };
    let mut pack: BTreeMap<_, _> = [own("cards/door.json"), own("pictures/door.svg")].into();
    pack.insert("locales/ko/cards.ftl".to_owned(), "a = b\n".into());
    pack
}

fn read(content: &Content) -> Vec<&str> {
    let cards = content.cards.iter();
    let read = cards.filter(|(_, card)| card.whole.parsed.get().is_some());
    read.map(|(id, _)| id.as_str()).collect()
}

#[test]
fn the_head_of_a_card_is_the_beginning_of_the_whole() {
    let content = Content::from_checked_files(&pack()).unwrap();
    for (id, card) in &content.cards {
        let (head, whole) = (content.head(id).unwrap(), card.whole.get().unwrap());
        assert_eq!((&head.id, head.version), (&whole.id, whole.version));
        assert_eq!(head.icon(), whole.icon());
        assert_eq!(whole.id, *id);
    }
}

#[test]
fn home_reads_no_card_and_a_card_reads_no_other() {
    let content = Content::from_checked_files(&pack()).unwrap();
    content.home(&[]).unwrap();
    let seen = content.versions().unwrap();
    assert!(content.changed_since(&seen, &[]).unwrap().is_empty());
    assert!(read(&content).is_empty());
    assert!(content.directory.parsed.get().is_none() && content.shows.parsed.get().is_none());
    content.card("door", &[], 0).unwrap();
    assert_eq!(read(&content), ["door"]);
}

#[test]
fn files_of_a_pack_are_shared_not_copied() {
    let pack = pack();
    let content = Content::from_checked_files(&pack).unwrap();
    let keepers = |path: &str| Arc::strong_count(&pack[path]);
    assert_eq!(keepers("cards/door.json"), 3, "the whole and its head");
    assert_eq!(keepers("pictures/door.svg"), 2);
    assert_eq!(keepers("locales/ko/cards.ftl"), 2);
    drop(content);
    assert_eq!(keepers("locales/ko/cards.ftl"), 1);
}

#[test]
fn every_pictogram_of_the_program_is_found_by_its_id() {
    let content = Content::embedded().unwrap();
    let pictures = EMBEDDED
        .iter()
        .filter_map(|(path, picture)| Some((id_of(path, PICTURES, ".svg")?, *picture)));
    let mut count = 0;
    for (id, picture) in pictures {
        assert_eq!(content.picture(id), Some(picture));
        count += 1;
    }
    assert!(count > 0);
    assert_eq!(content.picture("../order"), None);
}
