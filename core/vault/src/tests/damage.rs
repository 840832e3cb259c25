use amparo_sealed::{Generations, RowId};

use super::*;
use crate::Part;
use crate::header::{FORMAT, MAGIC};

const HEADERS: [&str; 2] = ["header.a", "header.b"];

/// Hardware that fails the test when it is asked: damage has to be found before.
fn unasked(place: &Place) -> impl HardwareKey + '_ {
    Hooked {
        inner: &place.hardware,
        hook: || panic!("the PIN was stretched"),
    }
}

fn generations(place: &Place, format: u16) -> Generations {
    Generations::new(&place.path(), "header", MAGIC, format)
}

#[test]
fn any_flipped_byte_in_both_headers_is_damage_and_never_a_wrong_pin() {
    let place = Place::with_vault();
    let before = place.snapshot();
    let length = fs::read(place.file("header.a")).unwrap().len();
    for at in 0..length {
        for name in HEADERS {
            flip(&place.file(name), at);
        }
        let damaged = place.snapshot();
        let outcome = Vault::unlock(&place.path(), PIN, &unasked(&place), &NOW);
        assert_eq!(error(outcome), Error::damaged(Part::Header), "byte {at}");
        assert!(
            place.snapshot() == damaged,
            "byte {at}: nothing changed, not even the counter"
        );
        for name in HEADERS {
            flip(&place.file(name), at);
        }
    }
    assert!(place.snapshot() == before);
    place.unlock().unwrap();
}

#[test]
fn a_flipped_byte_or_a_cut_in_one_header_is_healed_by_the_next_unlock() {
    let place = Place::with_vault();
    let good = fs::read(place.file("header.a")).unwrap();
    for name in HEADERS {
        for at in [0, 9, 20, 30, 50, 80, 120, good.len() - 1] {
            flip(&place.file(name), at);
            place.unlock().unwrap().lock().unwrap();
            assert!(generations(&place, FORMAT).read().unwrap().whole);
        }
        fs::write(place.file(name), &good[..good.len() / 2]).unwrap();
        place.unlock().unwrap().lock().unwrap();
        fs::remove_file(place.file(name)).unwrap();
        place.unlock().unwrap().lock().unwrap();
        assert!(generations(&place, FORMAT).read().unwrap().whole);
    }
}

#[test]
fn a_wrong_pin_does_not_heal_what_it_cannot_authenticate() {
    let place = Place::with_vault();
    flip(&place.file("header.a"), 40);
    let before = place.snapshot();
    let outcome = place.unlock_with(b"314159", NOW);
    assert_eq!(error(outcome), Error::WrongPin { left: 4 });
    place.assert_unchanged(&before);
}

#[test]
fn newer_formats_are_refused_untouched() {
    // The envelope of the header.
    let place = Place::with_vault();
    let body = generations(&place, FORMAT).read().unwrap().body;
    generations(&place, 3).write(&body).unwrap();
    let before = place.snapshot();
    let outcome = Vault::unlock(&place.path(), PIN, &unasked(&place), &NOW);
    assert_eq!(error(outcome), Error::NewerFormat { found: 3 });
    assert!(place.snapshot() == before);

    // A tag that may not be ignored.
    let place = Place::with_vault();
    let mut body = generations(&place, FORMAT).read().unwrap().body;
    let mac = body.len() - (2 + 4 + 32);
    body.splice(mac..mac, [0x00, 0x11, 0, 0, 0, 1, 7]);
    generations(&place, FORMAT).write(&body).unwrap();
    let before = place.snapshot();
    let outcome = Vault::unlock(&place.path(), PIN, &unasked(&place), &NOW);
    assert_eq!(error(outcome), Error::NewerFormat { found: 0x11 });
    assert!(place.snapshot() == before);

    // The counter.
    let place = Place::with_vault();
    let mut attempts = fs::read(place.file("attempts")).unwrap();
    for copy in attempts.chunks_mut(512) {
        copy[9] = 2;
        let sum = ring::digest::digest(&ring::digest::SHA256, &copy[..480]);
        copy[480..].copy_from_slice(sum.as_ref());
    }
    fs::write(place.file("attempts"), attempts).unwrap();
    let before = place.snapshot();
    assert_eq!(error(place.unlock()), Error::NewerFormat { found: 2 });
    assert!(place.snapshot() == before);
}

#[test]
fn an_optional_value_is_authenticated() {
    // Well-formed, checksummed anew, but not written by somebody with the key.
    let place = Place::with_vault();
    let mut body = generations(&place, FORMAT).read().unwrap().body;
    let mac = body.len() - (2 + 4 + 32);
    body.splice(mac..mac, [0x80, 0x77, 0, 0, 0, 1, 7]);
    generations(&place, FORMAT).write(&body).unwrap();
    let before = place.snapshot();
    assert_eq!(error(place.unlock()), Error::damaged(Part::Header));
    place.assert_unchanged(&before);
    // The PIN was right, and is not held against anyone.
    let outcome = place.unlock_with(b"314159", NOW);
    assert_eq!(error(outcome), Error::WrongPin { left: 4 });
}

#[test]
fn a_slot_that_was_rewritten_by_a_stranger_opens_nothing() {
    let place = Place::with_vault();
    let body = generations(&place, FORMAT).read().unwrap().body;
    let end = body.len() - (2 + 4 + 32);
    let sealed = end - 60;
    let commitment = sealed - 32;
    // The commitment fits, what it commits to does not: damage, not a wrong PIN.
    let mut changed = body.clone();
    changed[sealed + 20] ^= 1;
    generations(&place, FORMAT).write(&changed).unwrap();
    assert_eq!(error(place.unlock()), Error::damaged(Part::Slot));
    // Without a commitment that fits nothing is opened, however good the rest is.
    let mut changed = body.clone();
    changed[commitment] ^= 1;
    generations(&place, FORMAT).write(&changed).unwrap();
    assert_eq!(error(place.unlock()), Error::WrongPin { left: 4 });
    // Parameters out of bounds are refused before they are run.
    let memory = commitment - 16 - 16;
    for weak in [1024_u32, 512 * 1024] {
        let mut changed = body.clone();
        changed[memory..memory + 4].copy_from_slice(&weak.to_be_bytes());
        generations(&place, FORMAT).write(&changed).unwrap();
        let outcome = Vault::unlock(&place.path(), PIN, &unasked(&place), &NOW);
        assert_eq!(error(outcome), Error::damaged(Part::Slot), "{weak} KiB");
    }
    generations(&place, FORMAT).write(&body).unwrap();
    place.unlock().unwrap();
}

#[test]
fn a_missing_or_foreign_database_is_named_and_left() {
    let place = Place::with_vault();
    let good = fs::read(place.file("vault.db")).unwrap();
    let other = Place::with_vault();
    let cases = [
        (Some(b"not a database".to_vec()), Part::Database),
        (
            Some(fs::read(other.file("vault.db")).unwrap()),
            Part::Manifest,
        ),
        (None, Part::Database),
    ];
    for (bytes, part) in cases {
        match bytes {
            Some(bytes) => fs::write(place.file("vault.db"), bytes).unwrap(),
            None => fs::remove_file(place.file("vault.db")).unwrap(),
        }
        let before = place.snapshot();
        assert_eq!(error(place.unlock()), Error::damaged(part));
        place.assert_unchanged(&before);
    }
    fs::write(place.file("vault.db"), good).unwrap();
    place.unlock().unwrap();
}

#[test]
fn a_broken_page_names_its_rows_and_the_rest_is_listed() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let ids: Vec<RowId> = (0..60)
        .map(|number| vault.put(None, &contact(&format!("{number}"))).unwrap())
        .collect();
    vault.lock().unwrap();
    // One bit inside the sealed bytes of one row.
    let mut database = fs::read(place.file("vault.db")).unwrap();
    let row = find(&database, &ids[7].0).unwrap() + 16 + 100;
    database[row] ^= 1;
    fs::write(place.file("vault.db"), database).unwrap();

    let mut vault = place.unlock().unwrap();
    let part = match vault.get(ids[7]) {
        Err(Error::Damaged { part }) => part,
        other => panic!("{other:?}"),
    };
    assert_eq!(part, Part::Row(ids[7]));
    let listing = vault.list("contact").unwrap();
    assert_eq!((listing.records.len(), listing.damaged), (59, vec![part]));
    assert_eq!(vault.get(ids[8]).unwrap(), Some(contact("8")));
    vault.put(None, &contact("new")).unwrap();
    vault.lock().unwrap();
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}
