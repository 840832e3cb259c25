use std::path::Path;

use tempfile::TempDir;

use super::*;

const DAMAGED: Error = Error::damaged(Part::Header);

fn place(folder: &TempDir) -> Generations {
    Generations::new(folder.path(), "header", *b"AMPTEST\0", 1)
}

fn copies(folder: &TempDir) -> [PathBuf; 2] {
    ["header.a", "header.b"].map(|name| folder.path().join(name))
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn both_copies_say_the_same_and_generations_rise() {
    let folder = tempfile::tempdir().unwrap();
    let header = place(&folder);
    assert!(!header.exists());
    assert_eq!(header.read(), Err(Error::NotFound));
    header.write(b"one").unwrap();
    header.write(b"two, longer").unwrap();
    header.write(b"3").unwrap();
    assert!(header.exists());
    let content = header.read().unwrap();
    assert_eq!(content.body, b"3");
    assert_eq!((content.generation, content.whole), (6, true));
    let [a, b] = copies(&folder).map(|copy| fs::read(copy).unwrap());
    assert_eq!(a.len(), 8 + 2 + 8 + 4 + 1 + 32);
    assert_eq!(a[22..23], b[22..23]);
    // The checksum is SHA-256 over all that stands before it.
    assert_eq!(digest(&SHA256, &a[..23]).as_ref(), &a[23..]);
}

#[test]
fn any_flipped_byte_in_one_copy_is_invisible_and_in_both_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let header = place(&folder);
    header.write(b"body").unwrap();
    let [a, b] = copies(&folder);
    let length = fs::read(&a).unwrap().len();
    for at in 0..length {
        for one in [&a, &b] {
            flip(one, at);
            let content = header.read().unwrap();
            assert_eq!(
                (content.body.as_slice(), content.whole),
                (&b"body"[..], false)
            );
            flip(one, at);
        }
        flip(&a, at);
        flip(&b, at);
        assert_eq!(header.read(), Err(DAMAGED), "byte {at}");
        flip(&a, at);
        flip(&b, at);
    }
}

#[test]
fn a_write_torn_at_any_byte_leaves_the_former_body_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let header = place(&folder);
    header.write(b"former").unwrap();
    let before = copies(&folder).map(|copy| fs::read(copy).unwrap());
    header.write(b"the new one").unwrap();
    let after = copies(&folder).map(|copy| fs::read(copy).unwrap());
    // a is written first, then b.
    for cut in 0..=after[0].len() {
        let [a, b] = copies(&folder);
        fs::write(&a, &after[0][..cut]).unwrap();
        fs::write(&b, &before[1]).unwrap();
        let body = header.read().unwrap().body;
        assert_eq!(body == b"the new one", cut == after[0].len());
        assert!(body == b"former" || body == b"the new one");
        fs::write(&a, &after[0]).unwrap();
        fs::write(&b, &after[1][..cut]).unwrap();
        assert_eq!(header.read().unwrap().body, b"the new one");
    }
}

#[test]
fn a_newer_format_is_named_and_another_kind_of_file_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    Generations::new(folder.path(), "header", *b"AMPTEST\0", 2)
        .write(b"future")
        .unwrap();
    assert_eq!(place(&folder).read(), Err(Error::NewerFormat { found: 2 }));
    let other = Generations::new(folder.path(), "header", *b"AMPOTHER", 2);
    assert_eq!(other.read(), Err(DAMAGED));
}

#[test]
fn one_missing_copy_is_made_good_by_the_next_write() {
    let folder = tempfile::tempdir().unwrap();
    let header = place(&folder);
    header.write(b"body").unwrap();
    let [a, b] = copies(&folder);
    fs::remove_file(&a).unwrap();
    assert!(!header.read().unwrap().whole);
    header.write(b"body").unwrap();
    assert!(header.read().unwrap().whole);
    fs::remove_file(&a).unwrap();
    flip(&b, 30);
    assert_eq!(header.read(), Err(DAMAGED));
    assert_eq!(header.write(&vec![0; 65_537]), Err(Error::TooLarge));
}

#[test]
fn copies_of_two_formats_are_read_by_the_newer_generation_and_are_not_whole() {
    let newer = |folder: &TempDir| Generations::new(folder.path(), "header", *b"AMPTEST\0", 2);
    let folder = tempfile::tempdir().unwrap();
    place(&folder).write(b"body").unwrap();
    let [a, b] = copies(&folder);
    let of_1 = fs::read(&b).unwrap();
    newer(&folder).write(b"body").unwrap();
    // As an interruption after the first copy leaves it.
    fs::write(&b, &of_1).unwrap();
    let content = newer(&folder).read().unwrap();
    assert_eq!((content.format, content.whole), (2, false));
    assert_eq!(content.body, b"body");
    // The older program refuses it, although the other copy is its own.
    assert_eq!(place(&folder).read(), Err(Error::NewerFormat { found: 2 }));
    fs::remove_file(&a).unwrap();
    let content = newer(&folder).read().unwrap();
    assert_eq!((content.format, content.whole), (1, false));
    newer(&folder).write(b"body").unwrap();
    let content = newer(&folder).read().unwrap();
    assert_eq!((content.format, content.whole), (2, true));
}

#[test]
fn the_largest_body_is_taken_and_given_back_and_no_larger_one() {
    let folder = tempfile::tempdir().unwrap();
    let place = Generations::new(folder.path(), "x", *b"AMPTESTS", 1);
    let largest = vec![7; 65_536];
    place.write(&largest).unwrap();
    assert_eq!(place.read().unwrap().body, largest);
    assert_eq!(place.write(&vec![7; 65_537]), Err(Error::TooLarge));
    assert_eq!(
        place.read().unwrap().body,
        largest,
        "and nothing was changed"
    );
    // A file that is longer than any of ours is not read into memory; what stands in front of the surplus is not believed.
    for copy in ["x.a", "x.b"] {
        let path = folder.path().join(copy);
        let mut bytes = fs::read(&path).unwrap();
        bytes.push(0);
        fs::write(&path, bytes).unwrap();
    }
    assert_eq!(place.read(), Err(Error::damaged(Part::Header)));
}

#[test]
fn the_older_copy_is_overwritten_first() {
    for (older, newer) in [("x.a", "x.b"), ("x.b", "x.a")] {
        let folder = tempfile::tempdir().unwrap();
        let place = Generations::new(folder.path(), "x", *b"AMPTESTS", 1);
        let [older, newer] = [older, newer].map(|copy| folder.path().join(copy));
        place.write(b"former").unwrap();
        let former = fs::read(&older).unwrap();
        place.write(b"newest").unwrap();
        // As after a write that was cut off between the two; then the older one cannot be written at all.
        fs::write(&older, former).unwrap();
        assert_eq!(place.read().unwrap().body, b"newest");
        fs::remove_file(&older).unwrap();
        fs::create_dir(&older).unwrap();
        let before = fs::read(&newer).unwrap();
        place.write(b"another").unwrap_err();
        assert_eq!(
            fs::read(&newer).unwrap(),
            before,
            "the newest whole copy was not touched"
        );
    }
}

/// Sound but for its size: what a file may cost in memory is limited before it is read, not by what stands in it.
#[test]
fn a_sound_copy_of_a_larger_body_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let header = place(&folder);
    for (size, fits) in [(MAX_BODY, true), (MAX_BODY + 1, false)] {
        let mut copy = [&b"AMPTEST\0\0\x01"[..], &[0, 0, 0, 0, 0, 0, 0, 9]].concat();
        copy.extend_from_slice(&u32::try_from(size).unwrap().to_be_bytes());
        copy.resize(copy.len() + size, 7);
        let sum = digest(&SHA256, &copy);
        copy.extend_from_slice(sum.as_ref());
        for path in copies(&folder) {
            fs::write(path, &copy).unwrap();
        }
        let read = header.read().map(|content| content.body.len());
        assert_eq!(read, if fits { Ok(size) } else { Err(DAMAGED) });
    }
}
