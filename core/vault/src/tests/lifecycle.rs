use super::*;
use crate::Presence;

#[test]
fn made_locked_and_opened_again() {
    let place = Place::empty();
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Absent));
    assert_eq!(error(place.unlock()), Error::NotFound);
    let mut vault = place.create().unwrap();
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Present));
    let id = vault.put(None, &contact("{}")).unwrap();
    let (sequence, wrap) = (vault.sequence(), vault.capsule_wrap_key());
    vault.lock().unwrap();

    let vault = place.unlock().unwrap();
    assert_eq!(vault.get(id).unwrap(), Some(contact("{}")));
    assert_eq!(
        (vault.sequence(), vault.capsule_wrap_key()),
        (sequence, wrap)
    );
    vault.lock().unwrap();
    let names: Vec<_> = fs::read_dir(place.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "vault.db-wal")
        .collect();
    let mut expected = [
        "attempts", "files", "header.a", "header.b", "lock", "vault.db",
    ];
    expected.sort_unstable();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, expected);
}

#[test]
fn the_same_pin_from_another_keyboard_opens() {
    let place = Place::with_vault();
    place
        .unlock_with("٢٧١٨٢٨".as_bytes(), NOW)
        .unwrap()
        .lock()
        .unwrap();
}

#[test]
fn a_creation_that_fails_leaves_no_hardware_key() {
    let place = Place::with_hardware_in_files();
    let failing = Hooked {
        inner: &place.hardware,
        hook: || Err(HardwareError::Unavailable),
    };
    let made = Vault::create(&place.path(), PIN, &failing, &Parameters::FLOOR, &NOW);
    assert!(made.is_err());
    assert_eq!(place.hardware_keys(), 0);
    assert!(!place.path().exists());
    place.create().unwrap();
}

/// A clock that is read when all but the name of a new vault is made, with something happening then.
struct Meanwhile<F>(F);

impl<F: Fn()> crate::BootClock for Meanwhile<F> {
    fn reading(&self) -> BootReading {
        (self.0)();
        NOW
    }
}

/// Something else came to its place meanwhile.
#[test]
fn a_creation_that_fails_asks_no_hardware_where_there_is_none_and_takes_no_vaults_key() {
    let floor = Parameters::FLOOR;
    let create = |place: &Place, hardware: &dyn HardwareKey, secret: &[u8], name: &str| {
        let put = || {
            fs::create_dir_all(place.path()).unwrap();
            fs::write(place.file(name), b"x").unwrap();
        };
        let clock = Meanwhile(put);
        Vault::create(&place.path(), secret, hardware, &floor, &clock)
    };
    let place = Place::with_hardware_in_files();
    let passphrase = Vault::make_passphrase("en").unwrap();
    assert!(create(&place, &NoHardware, passphrase.as_bytes(), "paper").is_err());

    assert!(create(&place, &place.hardware, PIN, "paper").is_err());
    assert_eq!(place.hardware_keys(), 0);
    fs::remove_dir_all(place.path()).unwrap();
    // As after a failure of the last fsync, there is a vault of that name.
    assert!(create(&place, &place.hardware, PIN, "vault.db").is_err());
    assert_eq!(place.hardware_keys(), 1);
}

#[test]
fn one_opener_at_a_time() {
    let place = Place::empty();
    let vault = place.create().unwrap();
    let before = place.snapshot();
    assert_eq!(error(place.unlock()), Error::Busy);
    assert!(
        place.snapshot() == before,
        "a refused opener does not even count"
    );
    vault.lock().unwrap();
    place.unlock().unwrap();
}

#[test]
fn never_made_over_anything() {
    let place = Place::with_vault();
    let before = place.snapshot();
    assert_eq!(error(place.create()), Error::AlreadyExists);
    assert!(place.snapshot() == before);
    // The header is lost, the rows are not: still no new key over an old vault.
    fs::remove_file(place.file("header.a")).unwrap();
    fs::remove_file(place.file("header.b")).unwrap();
    let damaged = Error::damaged(crate::Part::Header);
    assert_eq!(error(place.create()), damaged);
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Present));
    assert_eq!(error(place.unlock()), damaged);

    let other = Place::empty();
    fs::create_dir_all(other.path()).unwrap();
    fs::write(other.file("somebody's"), b"file").unwrap();
    assert_eq!(error(other.create()), Error::AlreadyExists);
    fs::remove_file(other.file("somebody's")).unwrap();
    other.create().unwrap();
}

#[test]
fn a_creation_that_was_killed_leaves_no_vault_and_does_not_block_the_next() {
    let place = Place::empty();
    let draft = place.path().with_file_name("vault.new");
    let killed = place.path().with_file_name("killed.new");
    let hardware = Hooked {
        inner: &place.hardware,
        hook: || {
            copy_folder(&draft, &killed);
            Err(HardwareError::Unavailable)
        },
    };
    let refused = Vault::create(&place.path(), PIN, &hardware, &Parameters::FLOOR, &NOW);
    assert_eq!(error(refused), Error::Hardware(HardwareError::Unavailable));
    assert_eq!(Vault::state(&place.path()), Ok(Presence::Absent));
    // Leftovers as of a kill a moment before the end.
    fs::write(draft.join("vault.db"), b"half").unwrap();
    fs::write(draft.join("header.a"), b"half").unwrap();
    place.create().unwrap().lock().unwrap();
    assert!(!draft.exists());
    place.unlock().unwrap();
}

#[test]
fn weak_choices_are_refused_before_anything_is_made() {
    let place = Place::empty();
    let create = |pin: &[u8], parameters: &Parameters| {
        error(Vault::create(
            &place.path(),
            pin,
            &place.hardware,
            parameters,
            &NOW,
        ))
    };
    assert_eq!(
        create(b"12345", &Parameters::FLOOR),
        Error::Invalid { field: "pin" }
    );
    let weak = Parameters {
        memory_kib: 1024,
        ..Parameters::FLOOR
    };
    let invalid = Error::Invalid {
        field: "parameters",
    };
    assert_eq!(create(PIN, &weak), invalid);

    let none = Vault::create(&place.path(), PIN, &NoHardware, &Parameters::FLOOR, &NOW);
    let passphrase = Error::Invalid {
        field: "passphrase",
    };
    assert_eq!(error(none), passphrase);
    assert!(!place.path().exists());
}

#[test]
fn no_planted_plaintext_is_in_any_byte_of_any_file() {
    const MARKERS: [&str; 5] = [
        "Rosario Quetzalcoatl",
        "emergency-contact",
        "birth certificate.pdf",
        "application/x-marker",
        "A123-456-789 planted in a document ",
    ];
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let record = Record {
        kind: MARKERS[1].into(),
        schema: 1,
        json: format!("{{\"name\":\"{}\"}}", MARKERS[0]).into_bytes(),
    };
    let id = vault.put(None, &record).unwrap();
    vault.put(Some(id), &record).unwrap();
    let writer = vault.import_document(MARKERS[2], MARKERS[3]).unwrap();
    // More than the writer holds back before it writes.
    for _ in 0..20_000 {
        writer.write(MARKERS[4].as_bytes()).unwrap();
    }
    let scan = |state: &str| {
        let mut scanned = 0;
        for (name, bytes) in place.snapshot() {
            for marker in MARKERS.iter().map(|marker| marker.as_bytes()).chain([PIN]) {
                let found = bytes.windows(marker.len()).any(|window| window == marker);
                assert!(!found, "{state}: {} holds {marker:?}", name.display());
            }
            scanned += bytes.len();
        }
        scanned
    };
    assert!(scan("during the import") > 400_000);
    let document = writer.finish(&mut vault, 1).unwrap();
    let log = place.file("vault.db-wal");
    assert!(
        fs::metadata(log).unwrap().len() > 4096,
        "the log is scanned too"
    );
    scan("open");
    vault.remove(id).unwrap();
    scan("after a removal");
    vault.lock().unwrap();
    scan("locked");
    let mut vault = place.unlock().unwrap();
    vault.remove_document(document).unwrap();
    scan("after the document's removal");
}
