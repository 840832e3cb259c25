//! A sealed file: any bytes as one, and a genuine one in which any byte was changed or any part cut off. What is read is what was
//! written, or nothing.
#![no_main]

use amparo_sealed::Key;
use amparo_sealed::file::{ChunkReader, FileReader, FileWriter};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fn key() -> Key {
    Key::from_bytes([7; 32])
}

/// Reads everything, in steps that do not fit the chunks. `None` as soon as something is damaged.
fn read(path: &Path, length: u64) -> Option<Vec<u8>> {
    let mut reader = FileReader::open(path, key(), length).ok()?;
    let (mut all, mut buffer) = (Vec::new(), vec![0; 40_000]);
    loop {
        match reader.read_at(all.len() as u64, &mut buffer).ok()? {
            0 => return Some(all),
            count => all.extend_from_slice(&buffer[..count]),
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first_chunk::<12>() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    let number = u64::from_be_bytes(*choice.first_chunk().expect("eight bytes"));

    std::fs::write(&path, rest).expect("a file");
    // Of no data nothing is opened: the sealed row alone says that there is none.
    assert!(number == 0 || read(&path, number).is_none(), "nobody sealed this");
    if let Ok(mut chunks) = ChunkReader::open(&path, key()) {
        assert!(chunks.chunks() >= 1);
        assert!((0..chunks.chunks()).all(|index| chunks.read(index).is_err()));
        assert!(chunks.read(chunks.chunks()).is_err());
    }
    std::fs::remove_file(&path).expect("removed");

    // Up to four chunks, of which the input gives the beginning.
    let length = usize::from(u16::from_be_bytes([choice[8], choice[9]])) * 4;
    let mut written = rest.to_vec();
    written.resize(length, 3);
    let mut writer = FileWriter::create(&path, key()).expect("a file");
    for piece in written.chunks(100 + usize::from(choice[10]) * 300) {
        writer.write(piece).expect("written");
    }
    assert_eq!(writer.finish().expect("finished"), length as u64);
    assert_eq!(read(&path, length as u64).as_deref(), Some(written.as_slice()));

    let mut sealed = std::fs::read(&path).expect("the file");
    let place = usize::try_from(number).unwrap_or(usize::MAX) % sealed.len();
    match choice[11] {
        0 => sealed.truncate(place),
        1 => sealed.extend_from_within(place..),
        change => sealed[place] ^= change,
    }
    std::fs::write(&path, sealed).expect("changed");
    assert!(length == 0 || read(&path, length as u64).is_none(), "a changed file is damaged");
});
