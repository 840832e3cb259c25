//! A header of format 1 becomes one of format 2 at the first unlock that proves it authentic.

use amparo_sealed::Generations;

use super::*;
use crate::header::MAGIC;
use crate::{Part, Presence};

/// The golden vault of format 1, as a copy of its own.
pub(crate) fn of_format_1() -> Place {
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/storage/vault-v1"
    );
    let mut place = Place::empty();
    copy_folder(Path::new(golden), place.folder.path());
    place.hardware = SoftwareHardwareKey::in_folder(place.folder.path().join("hardware"));
    place
}

fn formats(place: &Place) -> [u8; 2] {
    ["header.a", "header.b"].map(|name| fs::read(place.file(name)).unwrap()[9])
}

#[test]
fn a_header_of_format_1_is_rewritten_by_an_unlock_that_proves_it() {
    let place = of_format_1();
    let before = place.snapshot();
    assert_eq!(formats(&place), [1, 1]);
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Present));
    let wrong = place.unlock_with(b"314159", NOW);
    assert_eq!(error(wrong), Error::WrongPin { left: 4 });
    place.assert_unchanged(&before);
    place.unlock().unwrap().lock().unwrap();
    assert_eq!(formats(&place), [2, 2]);
    let once = place.snapshot();
    let vault = place.unlock().unwrap();
    assert!(vault.header.is_authentic(&vault.vmk));
    assert!(vault.header.is_core_authentic(&vault.vmk));
    assert_eq!(vault.header.alias_generation(), 1);
    vault.lock().unwrap();
    place.assert_unchanged(&once);
}

#[test]
fn an_interruption_between_the_two_copies_is_finished_by_the_next_unlock() {
    let old = of_format_1();
    let new = of_format_1();
    new.unlock().unwrap().lock().unwrap();
    for (rewritten, other) in [("header.a", "header.b"), ("header.b", "header.a")] {
        let place = of_format_1();
        fs::copy(new.file(rewritten), place.file(rewritten)).unwrap();
        fs::copy(old.file(other), place.file(other)).unwrap();
        // The copy of the higher generation counts, whichever format it is in.
        place.unlock().unwrap().lock().unwrap();
        assert_eq!(formats(&place), [2, 2]);
    }
    // Torn in the first copy: the other one is of format 1, and whole.
    let place = of_format_1();
    let torn = fs::read(new.file("header.a")).unwrap();
    fs::write(place.file("header.a"), &torn[..100]).unwrap();
    place.unlock().unwrap().lock().unwrap();
    assert_eq!(formats(&place), [2, 2]);
}

#[test]
fn a_header_of_format_1_that_is_not_authentic_is_refused_and_left() {
    let place = of_format_1();
    let generations = Generations::new(&place.path(), "header", MAGIC, 1);
    let mut body = generations.read().unwrap().body;
    let mac = body.len() - (2 + 4 + 32);
    body.splice(mac..mac, [0x80, 0x77, 0, 0, 0, 1, 7]);
    generations.write(&body).unwrap();
    let before = place.snapshot();
    assert_eq!(error(place.unlock()), Error::damaged(Part::Header));
    place.assert_unchanged(&before);
    // Told to be of format 2, it has its slot in the core.
    Generations::new(&place.path(), "header", MAGIC, 2)
        .write(&body)
        .unwrap();
    assert_eq!(error(place.unlock()), Error::damaged(Part::Slot));
}
