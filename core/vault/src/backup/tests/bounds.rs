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

/// What no restore would read is no backup.
#[test]
fn a_manifest_that_is_too_long_to_be_read_is_not_written() {
    let about = |name: String| About {
        name,
        media_type: String::new(),
        added_ms: 1,
        captured: false,
    };
    let mut manifest = Manifest {
        format: FORMAT,
        created_ms: 1,
        count: 1,
        left_out: 0,
        entries: vec![Entry {
            name: document_name(0),
            size: 1,
            sha256: String::new(),
            id: None,
            document: Some(about(String::new())),
        }],
    };
    let rest = MAX_MANIFEST - manifest.encode().unwrap().len() as u64;
    let longest = "x".repeat(usize::try_from(rest).unwrap());
    manifest.entries[0].document = Some(about(longest.clone()));
    let written = manifest.encode().unwrap();
    assert_eq!(written.len() as u64, MAX_MANIFEST);
    // Room for all was made before: what grows leaves names behind in memory.
    assert_eq!(written.capacity(), written.len());
    drop(written);
    manifest.entries[0].document = Some(about(longest + "x"));
    assert_eq!(error(manifest.encode()), Error::TooLarge);
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
