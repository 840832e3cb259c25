use amparo_sealed::RowId;

use super::*;
use crate::Part;

pub(super) fn data(length: usize) -> Vec<u8> {
    (0..253).cycle().take(length).collect()
}

pub(super) fn import(vault: &mut Unlocked, length: usize) -> RowId {
    let writer = vault
        .import_document("paper.pdf", "application/pdf")
        .unwrap();
    for piece in data(length).chunks(70_000) {
        writer.write(piece).unwrap();
    }
    assert_eq!(writer.written(), length as u64);
    writer.finish(vault, 1_700_000_000_000).unwrap()
}

pub(super) fn read_all(vault: &mut Unlocked, id: RowId) -> Result<Vec<u8>> {
    let reader = vault.open_document(id)?;
    let mut bytes = vec![0; usize::try_from(reader.size()).unwrap()];
    let read = reader.read_at(0, &mut bytes)?;
    assert_eq!(read, bytes.len());
    Ok(bytes)
}

pub(super) fn files(place: &Place) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(place.file("files"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn taken_in_listed_read_and_removed() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 300_000);
    vault.lock().unwrap();
    let mut vault = place.unlock().unwrap();
    let listed = vault.documents().unwrap();
    assert_eq!(listed.damaged, []);
    let [info] = &listed.documents[..] else {
        panic!("one document")
    };
    assert_eq!(
        (
            info.id,
            info.name.as_str(),
            info.media_type.as_str(),
            info.size,
            info.added_ms,
            info.captured
        ),
        (
            id,
            "paper.pdf",
            "application/pdf",
            300_000,
            1_700_000_000_000,
            false
        )
    );
    assert_eq!(format!("{info:?}"), "DocumentInfo(..)");
    assert_eq!(read_all(&mut vault, id).unwrap(), data(300_000));
    let reader = vault.open_document(id).unwrap();
    let mut middle = [0; 1000];
    assert_eq!(reader.read_at(131_000, &mut middle).unwrap(), 1000);
    assert_eq!(middle, data(300_000)[131_000..132_000]);
    assert_eq!(reader.read_at(299_999, &mut middle).unwrap(), 1);
    assert_eq!(reader.read_at(300_000, &mut middle).unwrap(), 0);

    // A document is no record, and a record is no document.
    assert_eq!(vault.get(id).unwrap(), None);
    assert_eq!(vault.remove(id), Err(Error::NotFound));
    let record = vault.put(None, &contact("{}")).unwrap();
    assert_eq!(vault.remove_document(record), Err(Error::NotFound));
    assert_eq!(error(vault.open_document(record)), Error::NotFound);

    vault.remove_document(id).unwrap();
    assert!(vault.documents().unwrap().documents.is_empty());
    assert_eq!(vault.remove_document(id), Err(Error::NotFound));
    // Until the next change it could be taken back.
    assert_eq!(files(&place), [format!("{}.gone", id.to_hex())]);
    vault.put(None, &contact("{}")).unwrap();
    assert_eq!(files(&place), [""; 0]);
}

#[test]
fn cancelled_dropped_and_locked_imports_leave_nothing() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let cancelled = vault.import_document("a", "b").unwrap();
    cancelled.write(&data(200_000)).unwrap();
    assert_eq!(files(&place).len(), 1);
    cancelled.cancel().unwrap();
    drop(vault.import_document("a", "b").unwrap());
    assert_eq!(files(&place), [""; 0]);

    let finished = import(&mut vault, 10);
    let reader = vault.open_document(finished).unwrap();
    let caught = vault.import_document("a", "b").unwrap();
    caught.write(&data(200_000)).unwrap();
    vault.lock().unwrap();
    assert_eq!(files(&place), [finished.to_hex()]);
    assert_eq!(caught.write(b"more"), Err(Error::Locked));
    assert_eq!(reader.read_at(0, &mut [0; 4]), Err(Error::Locked));
    let mut vault = place.unlock().unwrap();
    assert_eq!(caught.finish(&mut vault, 1), Err(Error::Locked));
    assert_eq!(vault.documents().unwrap().documents.len(), 1);
}

#[test]
fn an_import_belongs_to_the_vault_it_was_begun_in() {
    let (place, other) = (Place::empty(), Place::empty());
    let (mut vault, mut stranger) = (place.create().unwrap(), other.create().unwrap());
    let writer = vault.import_document("a", "b").unwrap();
    assert_eq!(writer.finish(&mut stranger, 1), Err(Error::Locked));
    assert_eq!((files(&place), files(&other)), (vec![], vec![]));
}

#[test]
fn names_have_bounds() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let long = "x".repeat(1025);
    assert_eq!(
        error(vault.import_document(&long, "b")),
        Error::Invalid { field: "name" }
    );
    let media_type = Error::Invalid {
        field: "media_type",
    };
    assert_eq!(error(vault.import_document("a", &long)), media_type);
    assert_eq!(files(&place), [""; 0]);
    let longest = vault.import_document(&"x".repeat(1024), "b").unwrap();
    longest.finish(&mut vault, 1).unwrap();
}

#[test]
fn each_step_that_a_kill_interrupts_is_finished_or_undone() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let id = import(&mut vault, 1000);
    vault.lock().unwrap();
    let rest = place.file("files").join(id.to_hex());
    let stranger = "0123456789abcdef0123456789abcdef";
    // Row committed, not yet renamed; removal begun, row not yet gone.
    for suffix in ["part", "gone"] {
        fs::rename(&rest, rest.with_extension(suffix)).unwrap();
        // Temporary file without a row; removal whose row is gone; a file at rest without a row; somebody else's.
        let leftover = place.file("files").join(stranger).with_extension(suffix);
        fs::write(leftover, b"x").unwrap();
        fs::write(place.file("files").join(stranger), b"x").unwrap();
        fs::write(place.file("files").join("notes.part"), b"x").unwrap();
        let mut vault = place.unlock().unwrap();
        let mut expected = vec![stranger.to_owned(), id.to_hex(), "notes.part".into()];
        expected.sort();
        assert_eq!(files(&place), expected, "{suffix}");
        assert_eq!(read_all(&mut vault, id).unwrap(), data(1000));
        vault.lock().unwrap();
    }
}

#[test]
fn a_cut_exchanged_or_missing_file_is_the_documents_damage_alone() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let (one, two) = (import(&mut vault, 200_000), import(&mut vault, 200_000));
    let path = place.file("files").join(one.to_hex());
    let good = fs::read(&path).unwrap();
    let damaged = Err(Error::damaged(Part::Document));
    let mut flipped = good.clone();
    flipped[150_000] ^= 1;
    let exchanged = fs::read(place.file("files").join(two.to_hex())).unwrap();
    let mut longer = good.clone();
    longer.push(0);
    for bytes in [
        flipped,
        exchanged,
        longer,
        good[..65_552].to_vec(),
        Vec::new(),
    ] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(read_all(&mut vault, one), damaged);
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(read_all(&mut vault, one), damaged);
    assert_eq!(read_all(&mut vault, two).unwrap(), data(200_000));
    assert_eq!(vault.documents().unwrap().documents.len(), 2);
    vault.remove_document(one).unwrap();
}

#[test]
fn an_import_that_would_not_fit_is_refused_before_a_byte_is_written() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let too_large = vault.import_document_sized("a", "b", Some((1 << 40) + 1));
    assert_eq!(error(too_large), Error::TooLarge);
    let free = amparo_sealed::free_space(&place.path()).unwrap();
    // A disk with room for the largest document has it for this one.
    if free < 1 << 40 {
        // Others may free some meanwhile.
        let size = (free + free / 4).min(1 << 40);
        let full = vault.import_document_sized("a", "b", Some(size));
        assert_eq!(error(full), Error::DiskFull);
    }
    assert_eq!(files(&place), [""; 0]);
    let writer = vault.import_document_sized("a", "b", Some(10)).unwrap();
    writer.write(b"another size is no failure").unwrap();
    writer.finish(&mut vault, 1).unwrap();
}

#[test]
fn a_lock_in_the_midst_of_an_import_ends_it_and_leaves_nothing() {
    let place = Place::empty();
    for round in 0..5 {
        let mut vault = if round == 0 {
            place.create().unwrap()
        } else {
            place.unlock().unwrap()
        };
        let writer = vault.import_document("a", "b").unwrap();
        let (started, wait) = std::sync::mpsc::channel();
        let importer = std::thread::spawn(move || {
            let piece = data(100_000);
            loop {
                if let Err(error) = writer.write(&piece) {
                    return (writer, error);
                }
                let _ = started.send(());
            }
        });
        for _ in 0..=round {
            wait.recv().unwrap();
        }
        vault.lock().unwrap();
        let (writer, ended) = importer.join().unwrap();
        assert_eq!(ended, Error::Locked);
        assert_eq!(files(&place), [""; 0]);
        let mut vault = place.unlock().unwrap();
        assert_eq!(writer.finish(&mut vault, 1), Err(Error::Locked));
        assert!(vault.documents().unwrap().documents.is_empty());
    }
}

/// Taken for a document that is there already, the capture would be thought kept.
#[test]
fn what_is_in_the_way_of_a_document_is_not_taken_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let import = crate::document::Import {
        name: "note",
        media_type: "text/plain",
        expected: None,
        id: Some(RowId([1; 16])),
        captured: true,
    };
    let part = folder.path().join(RowId([1; 16]).to_hex());
    // No file, so it cannot be removed as one.
    fs::create_dir(part.with_extension("part")).unwrap();
    let Err(refused) = crate::document::import(folder.path(), &import) else {
        panic!("there is something in the way")
    };
    assert!(matches!(refused, Error::Storage { .. }), "{refused:?}");
}

/// Who changes their mind about a paper has to know that it is still there.
#[test]
fn an_import_that_cannot_be_taken_back_is_told_of() {
    let place = Place::empty();
    let mut vault = place.create().unwrap();
    let writer = vault.import_document("a", "b").unwrap();
    let [part] = &files(&place)[..] else {
        panic!("one file")
    };
    let part = place.file("files").join(part);
    fs::remove_file(&part).unwrap();
    fs::create_dir(&part).unwrap();
    assert!(writer.cancel().is_err());
}
