use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::chunks::SEALED_CHUNK;
use super::*;
use crate::{Error, Key, Part, derive_hkdf};

const DAMAGED: Error = Error::damaged(Part::File);
const FULL: usize = CHUNK + 16;

fn key() -> Key {
    Key::from_bytes([7; 32])
}

fn data(length: usize) -> Vec<u8> {
    (0..251).cycle().take(length).collect()
}

fn written(length: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let mut writer = FileWriter::create(&path, key()).unwrap();
    for part in data(length).chunks(50_000) {
        writer.write(part).unwrap();
    }
    assert_eq!(writer.finish().unwrap(), length as u64);
    (folder, path)
}

fn read_all(path: &std::path::Path, length: usize) -> crate::Result<Vec<u8>> {
    let mut reader = FileReader::open(path, key(), length as u64)?;
    let mut bytes = vec![0; length];
    assert_eq!(reader.read_at(0, &mut bytes)?, length);
    Ok(bytes)
}

#[test]
fn every_edge_of_a_chunk_comes_back_padded_to_a_padme_size() {
    let edges = [
        0,
        1,
        CHUNK - 9,
        CHUNK - 8,
        CHUNK - 7,
        2 * CHUNK - 8,
        2 * CHUNK - 7,
        5 * CHUNK,
    ];
    for length in edges {
        let (_folder, path) = written(length);
        assert_eq!(read_all(&path, length).unwrap(), data(length), "{length}");
        let plaintext = padme(8 + length as u64);
        let chunks = plaintext.div_ceil(CHUNK as u64);
        assert_eq!(fs::metadata(&path).unwrap().len(), plaintext + 16 * chunks);
    }
}

#[test]
fn a_cut_an_extension_a_swap_and_a_wrong_length_are_damage() {
    let length = 5 * CHUNK;
    let (_folder, path) = written(length);
    let good = fs::read(&path).unwrap();
    let mut swapped = good.clone();
    swapped[FULL..3 * FULL].rotate_left(FULL);
    let mut repeated = good.clone();
    repeated.copy_within(FULL..2 * FULL, 2 * FULL);
    let mut longer = good.clone();
    longer.extend_from_slice(&good[..FULL]);
    let cases = [
        good[..good.len() - 1].to_vec(),
        good[..2 * FULL].to_vec(),
        Vec::new(),
        swapped,
        repeated,
        longer,
    ];
    for (case, bytes) in cases.iter().enumerate() {
        fs::write(&path, bytes).unwrap();
        assert_eq!(read_all(&path, length), Err(DAMAGED), "case {case}");
    }
    fs::write(&path, &good).unwrap();
    // A length within the same padded size: the first chunk says otherwise.
    assert_eq!(read_all(&path, length - 1), Err(DAMAGED));
    // No file is as long as this.
    let lying = FileReader::open(&path, key(), u64::MAX);
    assert_eq!(lying.err(), Some(DAMAGED));
    fs::remove_file(&path).unwrap();
    assert_eq!(read_all(&path, length), Err(DAMAGED));
}

#[test]
fn the_chunk_layer_alone_notices_a_cut_at_a_chunk_border() {
    let (_folder, path) = written(5 * CHUNK);
    let good = fs::read(&path).unwrap();
    fs::write(&path, &good[..2 * FULL]).unwrap();
    let mut chunks = ChunkReader::open(&path, key()).unwrap();
    assert_eq!(chunks.chunks(), 2);
    assert_eq!(chunks.read(1), Err(DAMAGED));
    assert_eq!(chunks.read(2), Err(Error::NotFound));
    // An empty last chunk is no chunk.
    fs::write(&path, &good[..2 * FULL + 16]).unwrap();
    assert_eq!(ChunkReader::open(&path, key()).err(), Some(DAMAGED));
}

#[test]
fn a_file_that_is_cut_while_it_is_open_is_damage_too() {
    let length = 5 * CHUNK;
    let (_folder, path) = written(length);
    let mut reader = FileReader::open(&path, key(), length as u64).unwrap();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len((2 * FULL) as u64).unwrap();
    let mut buffer = vec![0; CHUNK];
    assert_eq!(reader.read_at(0, &mut buffer), Ok(CHUNK));
    assert_eq!(reader.read_at(3 * CHUNK as u64, &mut buffer), Err(DAMAGED));
}

#[test]
fn the_middle_is_read_without_the_rest() {
    let length = 6 * CHUNK;
    let (_folder, path) = written(length);
    let mut bytes = fs::read(&path).unwrap();
    // Everything but the two chunks of the range is broken.
    for byte in bytes.iter_mut().take(2 * FULL).chain(&mut []) {
        *byte ^= 1;
    }
    let tail = 4 * FULL;
    for byte in &mut bytes[tail..] {
        *byte ^= 1;
    }
    fs::write(&path, bytes).unwrap();
    let mut reader = FileReader::open(&path, key(), length as u64).unwrap();
    let mut buffer = vec![0; CHUNK];
    let offset = 2 * CHUNK + 1000;
    assert_eq!(reader.read_at(offset as u64, &mut buffer).unwrap(), CHUNK);
    assert_eq!(buffer, data(length)[offset..offset + CHUNK]);
    assert_eq!(reader.read_at(0, &mut buffer), Err(DAMAGED));
}

#[test]
fn an_unfinished_file_goes_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let mut writer = FileWriter::create(&path, key()).unwrap();
    writer.write(&data(3 * CHUNK)).unwrap();
    assert!(path.exists());
    writer.cancel().unwrap();
    assert!(!path.exists());
    drop(FileWriter::create(&path, key()).unwrap());
    assert!(!path.exists());
}

#[test]
fn chacha20_poly1305_project_wycheproof() {
    let vectors = include_str!("../../../../tests/vectors/storage/chacha20-poly1305.txt");
    let (mut valid, mut invalid) = (0, 0);
    for line in vectors.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [result, key, nonce, aad, plaintext, sealed] = fields[..] else {
            panic!("six fields")
        };
        let bytes = |field: &str| if field == "-" { Vec::new() } else { hex(field) };
        let nonce: [u8; 12] = bytes(nonce).try_into().unwrap();
        let nonce = || ring::aead::Nonce::assume_unique_for_key(nonce);
        let key = Key::from_bytes(bytes(key).try_into().unwrap());
        let cipher = super::chunks::cipher(&key);
        let aad = bytes(aad);
        let mut buffer = bytes(sealed);
        let opened = cipher.open_in_place(nonce(), ring::aead::Aad::from(&aad), &mut buffer);
        if result == "valid" {
            assert_eq!(opened.unwrap(), bytes(plaintext), "{line}");
            let mut again = bytes(plaintext);
            cipher
                .seal_in_place_append_tag(nonce(), ring::aead::Aad::from(&aad), &mut again)
                .unwrap();
            assert_eq!(again, bytes(sealed), "{line}");
            valid += 1;
        } else {
            assert!(opened.is_err(), "{line}");
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (233, 60));
}

/// The community's vectors for age, on the chunk layer alone.
#[test]
fn age_stream_vectors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let vectors = include_str!("../../../../tests/vectors/storage/age-stream.txt");
    let mut cases = 0;
    for line in vectors.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [name, result, file_key, nonce, digest, bytes] = fields[..] else {
            panic!("six fields")
        };
        fs::write(&path, run_length_decoded(bytes)).unwrap();
        let key = derive_hkdf::<32>(&hex(nonce), &hex(file_key), &[b"payload"]);
        let plaintext = ChunkReader::open(&path, Key::from_bytes(*key)).and_then(|mut reader| {
            let mut plaintext = Vec::new();
            for index in 0..reader.chunks() {
                plaintext.extend_from_slice(&reader.read(index)?);
            }
            Ok(plaintext)
        });
        if result == "success" {
            let found = ring::digest::digest(&ring::digest::SHA256, &plaintext.unwrap());
            assert_eq!(found.as_ref(), hex(digest), "{name}");
        } else {
            assert_eq!(plaintext, Err(DAMAGED), "{name}");
        }
        cases += 1;
    }
    assert_eq!(cases, 26);
}

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn run_length_decoded(text: &str) -> Vec<u8> {
    text.split('+')
        .filter(|run| *run != "-")
        .flat_map(|run| match run.split_once('*') {
            Some((count, byte)) => hex(byte).repeat(count.parse().unwrap()),
            None => hex(run),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_range_of_any_length(length in 0_usize..300_000, offset in 0_usize..310_000, count in 0_usize..140_000) {
        let (_folder, path) = written(length);
        let mut reader = FileReader::open(&path, key(), length as u64).unwrap();
        let mut buffer = vec![0; count];
        let read = reader.read_at(offset as u64, &mut buffer).unwrap();
        let all = data(length);
        let expected = all.get(offset..).unwrap_or_default();
        prop_assert_eq!(&buffer[..read], &expected[..expected.len().min(count)]);
    }

    #[test]
    fn any_flipped_bit_is_damage(length in 0_usize..200_000, at: prop::sample::Index, bit in 0_u8..8) {
        let (_folder, path) = written(length);
        let mut bytes = fs::read(&path).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        fs::write(&path, bytes).unwrap();
        let mut chunks = ChunkReader::open(&path, key()).unwrap();
        let touched = (at / SEALED_CHUNK) as u64;
        prop_assert_eq!(chunks.read(touched), Err(DAMAGED));
    }
}

#[test]
fn what_stands_behind_the_data_is_looked_at_too() {
    // 4 MiB and a byte are padded by two chunks, of which the second has nothing of the data.
    let length = 64 * CHUNK - LENGTH + 1;
    let (_folder, path) = written(length);
    let open = || FileReader::open(&path, key(), length as u64).unwrap();
    assert_eq!(open().length(), length as u64);
    assert_eq!(open().check_rest(), Ok(()));
    let mut bytes = fs::read(&path).unwrap();
    assert_eq!(bytes.len(), 66 * FULL);
    bytes[66 * FULL - 1] ^= 1;
    fs::write(&path, bytes).unwrap();
    let read = open().read_at(0, &mut vec![0; length]);
    assert_eq!(read, Ok(length), "the data is whole");
    assert_eq!(open().check_rest(), Err(DAMAGED));
}

#[test]
fn a_file_of_a_tebibyte_is_opened_and_a_larger_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    let file = fs::File::create(&path).unwrap();
    for (length, expected) in [(MAX_DATA, None), (MAX_DATA + 1, Some(DAMAGED))] {
        // Nothing stands in it, so it takes no room.
        let size = chunks::sealed_size(padme(LENGTH as u64 + length));
        file.set_len(size).unwrap();
        let opened = FileReader::open(&path, key(), length);
        assert_eq!(opened.err(), expected, "{length}");
    }
}

/// Somebody who took a paper back has to know that it is still there.
#[test]
fn an_unfinished_file_that_cannot_be_removed_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let writer = FileWriter::create(&path, key()).unwrap();
    fs::remove_file(&path).unwrap();
    // No file, so it cannot be removed as one.
    fs::create_dir(&path).unwrap();
    assert!(writer.cancel().is_err());
}
