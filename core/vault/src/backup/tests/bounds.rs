//! How long things are that are written, and what they are written into.

use super::super::manifest::{About, Entry, Manifest, decode_record, encode_record};
use super::*;

/// `tar` reads whole records of twenty blocks, and no further: behind them `age` would find nobody to write to.
#[test]
fn an_archive_ends_with_a_whole_record() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    for count in [0, 1, 7] {
        for number in 0..count {
            import(&mut vault, 1000 * number, 1);
        }
        let path = owner.back_up(&mut vault);
        let mut opened = open::open(&path, &owner.identity).unwrap();
        let length = std::io::copy(&mut opened, &mut std::io::sink()).unwrap();
        assert_eq!(length % (20 * 512), 0, "{length}");
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn as_many_entries_are_written_as_a_restore_takes() {
    for (records, documents) in [(0, 0), (150_000, 50_000), (1000, 1000)] {
        assert_eq!(writer::check_count(records, documents), Ok(()));
    }
    for (records, documents) in [(200_001, 0), (150_000, 50_001), (0, 250_000)] {
        let refused = writer::check_count(records, documents);
        assert_eq!(refused, Err(Error::TooLarge));
    }
}

#[test]
fn a_document_that_ends_within_a_piece_comes_back() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    import(&mut vault, (2 << 20) + 5, 1);
    let path = owner.back_up(&mut vault);
    let phone = Place::empty();
    let (mut restored, _) = owner.restore(&path, &phone).unwrap();
    assert!(content(&mut restored) == content(&mut vault));
}

/// A manifest goes out in pieces of a mebibyte, too.
#[test]
fn a_manifest_of_more_than_one_piece_comes_back() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    // JSON makes six bytes of each character.
    let name = "\u{1}".repeat(1024);
    for _ in 0..180 {
        let writer = vault.import_document(&name, "a/b").unwrap();
        writer.finish(&mut vault, 1).unwrap();
    }
    let path = owner.back_up(&mut vault);
    let phone = Place::empty();
    let (_, report) = owner.restore(&path, &phone).unwrap();
    assert_eq!(report.documents, 180);
}

/// Left out when it is made, and not only when it is restored: whoever opens it with other tools reads all that is in it.
#[test]
fn keys_of_this_phone_are_in_no_byte_of_a_backup() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    for kind in EXCLUDED_KINDS {
        vault
            .put(None, &record(kind, b"SECRET OF THIS PHONE"))
            .unwrap();
    }
    vault.put(None, &record("note", b"FOR EVERYBODY")).unwrap();
    let path = owner.back_up(&mut vault);
    let mut opened = open::open(&path, &owner.identity).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut opened, &mut bytes).unwrap();
    let holds = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    assert!(holds(b"FOR EVERYBODY") && !holds(b"SECRET OF THIS PHONE"));
}

/// What no restore would read is no backup.
#[test]
fn a_manifest_that_is_too_long_to_be_read_is_not_written() {
    let manifest = Manifest {
        format: FORMAT,
        created_ms: 1,
        count: 1,
        left_out: 0,
        entries: vec![Entry {
            name: document_name(0),
            size: 1,
            sha256: String::new(),
            id: None,
            document: Some(About {
                name: "papel \n ñ".into(),
                media_type: String::new(),
                added_ms: 1,
                captured: false,
            }),
        }],
    };
    let written = manifest.encode().unwrap();
    // Room for all was made before: what grows leaves names behind in memory.
    assert_eq!(written.capacity(), written.len());
    let most = written.len() as u64;
    assert_eq!(manifest.encode_within(most), Ok(written));
    assert_eq!(manifest.encode_within(most - 1), Err(Error::TooLarge));
}

#[test]
fn a_record_is_written_into_room_that_was_made_before() {
    // Of a control character JSON makes six bytes.
    let longest = record("note", &vec![1; 60_000]);
    let written = encode_record(&longest).unwrap();
    assert!(written.len() > 6 * 60_000);
    assert!(written.capacity() - written.len() <= 4096, "it never grew");
    assert_eq!(decode_record(&written).unwrap().json, longest.json);
}

#[test]
fn a_name_is_made_durable_in_the_folder_it_stands_in() {
    assert_eq!(sync_parent(Path::new("a name alone")), Ok(()));
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(sync_parent(&folder.path().join("a")), Ok(()));
    let nowhere = sync_parent(&folder.path().join("none").join("a"));
    assert_eq!(nowhere, Err(Error::NotFound));
}

/// The header is read again for each of its lines: a long one would cost minutes.
#[test]
fn a_backup_for_a_hundred_people_opens_and_one_for_a_crowd_is_refused() {
    let owner = Owner::new();
    let path = owner.back_up(&mut owner.place.create().unwrap());
    let mut archive = Vec::new();
    let mut opened = open::open(&path, &owner.identity).unwrap();
    std::io::Read::read_to_end(&mut opened, &mut archive).unwrap();
    let [own, other] = [
        owner.identity.recipient(),
        Identity::make_random().unwrap().recipient(),
    ];
    let seal = |others: usize| {
        let mut recipients = vec![&other; others];
        recipients.push(&own);
        let mut writer = crate::age_writer::begin(&recipients, Vec::new()).unwrap();
        writer.write(&archive).unwrap();
        fs::write(&path, writer.finish().unwrap()).unwrap();
    };
    seal(99);
    assert!(owner.restore(&path, &Place::empty()).is_ok());
    seal(200);
    owner.assert_refused(&path, DAMAGED, "a crowd");
}

/// Records that come to some mebibytes in pages of 60,000 bytes, and many small ones.
fn large_and_many(owner: &Owner) -> Unlocked {
    let mut vault = owner.place.create().unwrap();
    let page = "x".repeat(60_000);
    let pages = (0..60).map(|_| page.clone());
    let notes = (0..600).map(|number: usize| number.to_string());
    for texts in [pages.collect::<Vec<_>>(), notes.collect()] {
        let puts = texts.iter().map(|text| crate::Change::Put {
            id: None,
            record: record("note", text.as_bytes()),
        });
        vault.write_many(&puts.collect::<Vec<_>>()).unwrap();
    }
    import(&mut vault, 5000, 1);
    vault
}

/// A screen that shows how far it is, and can be stopped, is heard at every mebibyte, and seldom enough for a good pace.
fn assert_pieces(steps: &[Progress]) {
    for pair in steps.windows(2) {
        let piece = pair[1].done - pair[0].done;
        assert!(piece <= (1 << 20) + 70_000, "{piece}");
    }
    assert!((5..20).contains(&steps.len()), "{}", steps.len());
}

#[test]
fn records_are_backed_up_and_restored_in_pieces_of_a_mebibyte() {
    let owner = Owner::new();
    let mut vault = large_and_many(&owner);
    let steps = finish(&mut owner.begin(&mut vault).unwrap(), &mut vault).unwrap();
    assert_pieces(&steps);
    // All is counted, and it is not said to be done before it has its name.
    let [.., before, last] = steps[..] else {
        panic!("more than one step")
    };
    assert_eq!((before.done + 1, last.done), (last.total, last.total));

    let mut heard = Vec::new();
    let identity = owner.identity.to_text();
    restore(&owner.path(), &identity, &Place::empty(), &mut |progress| {
        heard.push(progress);
        true
    })
    .unwrap();
    assert_pieces(&heard);
}

/// "It is there already" would send somebody to look for a backup that is none.
#[test]
fn what_is_in_the_way_of_a_backup_is_not_taken_for_one() {
    let owner = Owner::new();
    let mut vault = owner.place.create().unwrap();
    // No file, so it cannot be removed as one.
    fs::create_dir(owner.path().with_file_name("backup.age.part")).unwrap();
    let refused = error(owner.begin(&mut vault));
    assert!(matches!(refused, Error::Storage { .. }), "{refused:?}");
}
