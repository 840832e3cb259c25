//! Signatures, the manifest and the archive: each rule broken once.

use tar::{EntryType, Header};

use super::super::{Key, Part, Refusal, THRESHOLD};
use super::*;

fn too_few(valid: u32) -> Refusal {
    Refusal::BadSignature {
        part: Part::Manifest,
        valid,
        needed: THRESHOLD,
    }
}

fn malformed(part: Part) -> Refusal {
    Refusal::Malformed { part }
}

/// What becomes of a pack whose manifest has `from` replaced by `to` and is signed anew.
fn with_manifest(desk: &Desk, from: &str, to: &str) -> Result<(), Refusal> {
    let manifest = String::from_utf8(desk.manifest()).unwrap();
    assert!(manifest.contains(from), "{manifest}");
    let manifest = manifest.replacen(from, to, 1).into_bytes();
    desk.verify(&desk.pack_of(&manifest, &[0, 1]))
}

/// What becomes of the archive after `change` to its entries.
fn with_entries(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Result<(), Refusal> {
    let desk = Desk::new();
    let mut entries = entries(&desk.pack());
    change(&mut entries);
    desk.verify(&archive(&entries))
}

#[test]
fn one_signature() {
    let desk = Desk::new();
    assert_eq!(desk.verify(&desk.pack_by(&[1])), Err(too_few(1)));
    assert_eq!(desk.verify(&desk.pack_by(&[])), Err(too_few(0)));
}

#[test]
fn the_same_key_twice() {
    let desk = Desk::new();
    assert_eq!(desk.verify(&desk.pack_by(&[1, 1])), Err(too_few(1)));
}

#[test]
fn a_strangers_signature() {
    let mut desk = Desk::new();
    desk.signers.push(signer());
    assert_eq!(desk.verify(&desk.pack_by(&[0, 3])), Err(too_few(1)));
}

#[test]
fn a_signature_for_something_else() {
    // Of a root, over the same bytes: the tag keeps the two apart.
    let desk = Desk::new();
    let manifest = desk.manifest();
    let one = desk.signers[0].sign_manifest(&manifest);
    let other = desk.signers[1].sign_root(&manifest);
    let pack = publish::pack(&[], &manifest, &[one, other].concat(), &desk.content).unwrap();
    assert_eq!(desk.verify(&pack), Err(too_few(1)));
}

#[test]
fn a_list_of_signatures_that_is_none() {
    for change in [95_usize, 97, 9 * 96] {
        let outcome = with_entries(|entries| {
            entries[1].1.resize(change, 0);
        });
        assert_eq!(outcome, Err(malformed(Part::Signatures)), "{change}");
    }
}

#[test]
fn nothing_is_parsed_before_it_is_verified() {
    let outcome = with_entries(|entries| entries[0].1 = b"{".to_vec());
    assert_eq!(outcome, Err(too_few(0)));
}

#[test]
fn a_field_that_is_not_known() {
    let outcome = with_manifest(&Desk::new(), "\"format\": 1", "\"format\": 1, \"more\": 1");
    assert_eq!(outcome, Err(malformed(Part::Manifest)));
    let outcome = with_manifest(
        &Desk::new(),
        "\"format\": 1",
        "\"format\": 1, \"format\": 1",
    );
    assert_eq!(outcome, Err(malformed(Part::Manifest)));
    let outcome = with_manifest(&Desk::new(), "\"format\": 1", "\"format\": 2");
    assert_eq!(outcome, Err(malformed(Part::Manifest)));
}

#[test]
fn values_that_a_manifest_may_not_have() {
    for (from, to) in [
        ("\"version\": 7", "\"version\": 0"),
        ("\"version\": 7", "\"version\": -7"),
        ("los-angeles", "Los Angeles"),
        ("2026-11-22", "2026-11-31"),
        ("2026-11-22", "2027-11-22"),
        ("\"0.1.0\"", "\"0.1\""),
        ("\"en\"", "\"es\""),
    ] {
        let outcome = with_manifest(&Desk::new(), from, to);
        assert_eq!(outcome, Err(malformed(Part::Manifest)), "{to}");
    }
}

#[test]
fn a_newer_app() {
    let mut desk = Desk::new();
    desk.heading.min_app = AppVersion(0, 2, 0);
    let needs = AppVersion(0, 2, 0);
    assert_eq!(desk.verify(&desk.pack()), Err(Refusal::NewerApp { needs }));
}

#[test]
fn another_root() {
    let desk = Desk::new();
    let outcome = with_manifest(&desk, "\"root\": 1", "\"root\": 2");
    assert_eq!(outcome, Err(Refusal::OtherRoot));
    let digest = super::super::hex::encode(&desk.root().sha256);
    let outcome = with_manifest(&desk, &digest, &"0".repeat(64));
    assert_eq!(outcome, Err(Refusal::OtherRoot));
}

#[test]
fn a_changed_file() {
    let outcome = with_entries(|entries| entries[2].1[0] ^= 1);
    let file = "locales/en/cards.ftl".to_owned();
    assert_eq!(outcome, Err(Refusal::Tampered { file: file.clone() }));
    let outcome = with_entries(|entries| entries[2].1.push(b'\n'));
    assert_eq!(outcome, Err(Refusal::Tampered { file }));
}

#[test]
fn a_missing_file() {
    let outcome = with_entries(|entries| drop(entries.remove(3)));
    let file = "pictures/door.svg".to_owned();
    assert_eq!(outcome, Err(Refusal::Missing { file }));
}

#[test]
fn a_file_too_many() {
    let more = || ("files/order.json".to_owned(), b"{}".to_vec());
    assert_eq!(with_entries(|e| e.push(more())), Err(Refusal::Extra));
    assert_eq!(with_entries(|e| e.insert(2, more())), Err(Refusal::Extra));
}

#[test]
fn a_file_twice() {
    let outcome = with_entries(|entries| entries.insert(3, entries[2].clone()));
    assert_eq!(outcome, Err(Refusal::Extra));
    // Signed as well: the manifest's names go up.
    let mut desk = Desk::new();
    desk.content.insert(1, desk.content[0].clone());
    assert_eq!(desk.verify(&desk.pack()), Err(malformed(Part::Manifest)));
}

#[test]
fn parts_in_another_order() {
    assert_eq!(
        with_entries(|entries| entries.swap(0, 1)),
        Err(malformed(Part::Container))
    );
    assert_eq!(
        with_entries(|entries| entries.truncate(1)),
        Err(malformed(Part::Container))
    );
}

/// An archive with one more entry, with a header that this crate would not write.
fn with_header(change: impl FnOnce(&mut Header)) -> Result<(), Refusal> {
    let desk = Desk::new();
    let mut pack = desk.pack();
    pack.truncate(pack.len() - 1024);
    let mut header = Header::new_ustar();
    header.set_path("files/order.json").unwrap();
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(0);
    header.set_entry_type(EntryType::Regular);
    change(&mut header);
    header.set_cksum();
    pack.extend_from_slice(header.as_bytes());
    pack.resize(pack.len() + 1024, 0);
    desk.verify(&pack)
}

fn named(name: &[u8]) -> Result<(), Refusal> {
    with_header(|header| {
        let field = &mut header.as_mut_bytes()[..100];
        field.fill(0);
        field[..name.len()].copy_from_slice(name);
    })
}

#[test]
fn a_path_that_leads_out() {
    // The unchanged entry is a plain file too many: what follows is refused for its name.
    assert_eq!(with_header(|_| {}), Err(Refusal::Extra));
    for name in [
        &b"files/../../escape.json"[..],
        b"../escape",
        b"/etc/passwd",
        b"files//order.json",
        b"files/./order.json",
        b"files/.hidden",
        b"files\\order.json",
        b"C:order.json",
        b"files/",
        b"",
        b"files/\xff.json",
        b"files/a b.json",
    ] {
        assert_eq!(named(name), Err(Refusal::BadName), "{name:?}");
    }
}

#[test]
fn a_name_that_no_file_of_a_pack_has() {
    for path in [
        "index.html",
        "cards/door.html",
        "cards/Door.json",
        "cards/a/b.json",
        "locales/en/ui.ftl",
        "locales/en/alerts.ftl",
        "locales/EN/cards.ftl",
        "locales/en_US/cards.ftl",
        "locales/x/cards.ftl",
        "pictures/door.png",
        "audio/en/door.mp3",
        "run.js",
    ] {
        let mut desk = Desk::new();
        desk.content = vec![(path.to_owned(), b"x".to_vec())];
        let file = path.to_owned();
        let expected = Err(Refusal::Forbidden { file });
        assert_eq!(desk.verify(&desk.pack()), expected, "{path}");
    }
}

#[test]
fn a_link_a_folder_a_device() {
    for kind in [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Directory,
        EntryType::Char,
        EntryType::Block,
        EntryType::Fifo,
        EntryType::Continuous,
        EntryType::GNULongName,
        EntryType::GNUSparse,
        EntryType::XHeader,
        EntryType::XGlobalHeader,
    ] {
        let outcome = with_header(|header| header.set_entry_type(kind));
        assert_eq!(outcome, Err(Refusal::NotAFile), "{kind:?}");
    }
}

#[test]
fn a_header_in_another_spelling() {
    let spelled: [fn(&mut Header); 6] = [
        |header| header.set_mode(0o755),
        |header| header.set_uid(1),
        |header| header.set_mtime(1),
        |header| header.as_ustar_mut().unwrap().set_username("root").unwrap(),
        |header| header.as_mut_bytes()[20] = b'x',
        |header| header.as_mut_bytes()[511] = 1,
    ];
    for (index, change) in spelled.into_iter().enumerate() {
        assert_eq!(
            with_header(change),
            Err(malformed(Part::Container)),
            "{index}"
        );
    }
    let gnu = with_header(|header| *header = Header::new_gnu());
    assert_eq!(gnu, Err(malformed(Part::Container)));
}

#[test]
fn a_length_beyond_all() {
    let outcome = with_header(|header| header.set_size(u64::MAX >> 8));
    assert_eq!(outcome, Err(Refusal::TooLarge));
    let outcome = with_header(|header| header.set_size(1 << 20));
    assert_eq!(outcome, Err(malformed(Part::Container)));
    let outcome = with_manifest(&Desk::new(), "\"length\": ", "\"length\": 9999999");
    assert_eq!(outcome, Err(Refusal::TooLarge));
    let whole = vec![0; super::super::PACK_MAX + 1];
    assert_eq!(Desk::new().verify(&whole), Err(Refusal::TooLarge));
}

#[test]
fn a_file_longer_than_its_kind() {
    let mut desk = Desk::new();
    for (path, longest) in [
        ("order.json", 1 << 20),
        ("locales/en/cards.ftl", 1 << 20),
        ("pictures/door.svg", 64 << 10),
        ("audio/en/door.opus", 4 << 20),
    ] {
        desk.content = vec![(path.to_owned(), vec![b' '; longest + 1])];
        assert_eq!(desk.verify(&desk.pack()), Err(Refusal::TooLarge), "{path}");
        // One byte less is looked into.
        desk.content[0].1.pop();
        let refused = desk.verify(&desk.pack()).err();
        assert_ne!(refused, Some(Refusal::TooLarge), "{path}");
    }
}

#[test]
fn more_files_than_a_pack_may_have() {
    let one = super::super::container::write([("a", &b""[..])]).unwrap();
    let mut many = one[..512].repeat(4097);
    many.resize(many.len() + 1024, 0);
    assert_eq!(Desk::new().verify(&many), Err(Refusal::TooLarge));
    let mut desk = Desk::new();
    let card = |index: u32| (format!("cards/c{index:04}.json"), b"{}".to_vec());
    desk.content = (0..2049).map(card).collect();
    assert_eq!(desk.verify(&desk.pack()), Err(Refusal::TooLarge));
}

#[test]
fn bytes_after_the_end() {
    let desk = Desk::new();
    let expected = Err(malformed(Part::Container));
    for more in [1, 512, 1024] {
        let mut pack = desk.pack();
        pack.resize(pack.len() + more, 0);
        assert_eq!(desk.verify(&pack), expected, "{more} zeros");
    }
    let twice = desk.pack().repeat(2);
    assert_eq!(desk.verify(&twice), expected);
}

#[test]
fn a_root_with_a_key_under_which_anything_holds() {
    let zero = "0".repeat(64);
    assert_eq!(Key::parse(&zero), None);
    let desk = Desk::new();
    let root = String::from_utf8(desk.first.clone()).unwrap();
    let root = root.replace(&desk.signers[0].key().text(), &zero);
    assert_eq!(
        Root::parse(root.as_bytes()).unwrap_err(),
        malformed(Part::Root)
    );
}
