//! The keys of a vault, derived a second time from its files as `docs/storage-format.md` §3 says, to be looked for.

use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_sealed::{Key, RowId, derive_hkdf, evaluate_hardware, open_with};
use argon2::{Algorithm, Argon2, Params, Version};
use std::fs;
use std::path::Path;

/// Everything that the PIN leads to, by name.
pub(crate) fn derive(
    vault: &Path,
    hardware: &SoftwareHardwareKey,
    pin: &[u8],
) -> Vec<(String, Vec<u8>)> {
    let header = fs::read(vault.join("header.a")).unwrap();
    let (magic, body) = (&header[..8], &header[22..header.len() - 32]);
    let (vault_id, values) = body.split_first_chunk::<16>().unwrap();
    let slot = pin_slot(values);
    let number = |at: usize| u32::from_be_bytes(slot[at..at + 4].try_into().unwrap());
    let (generation, salt) = (number(7), &slot[29..45]);

    let params = Params::new(number(13), number(17), number(21), Some(32)).unwrap();
    let mut k1 = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin, salt, &mut k1)
        .unwrap();
    let alias = format!("vault.{}.{generation}", RowId(*vault_id).to_hex());
    let mut k2 = k1;
    for _ in 0..number(25) {
        k2 = *evaluate_hardware(hardware, &alias, "slot/pin/v1", &k2).unwrap();
    }
    let okm = derive_hkdf::<64>(&[], &[k1, k2].concat(), &[b"slot/pin/v1"]);
    let (kek, commitment) = okm.split_first_chunk::<32>().unwrap();
    assert_eq!(commitment, &slot[45..77], "the PIN is right");
    let aad = [magic, &1_u16.to_be_bytes(), vault_id, &slot[..45]].concat();
    let (nonce, sealed) = slot[77..].split_first_chunk::<12>().unwrap();
    let vmk = open_with(kek, nonce, &aad, sealed).unwrap();
    let vmk = Key::from_bytes(vmk.as_slice().try_into().unwrap());

    let mut keys = vec![
        ("stretched PIN".to_owned(), k1.to_vec()),
        ("hardware's answer".to_owned(), k2.to_vec()),
        ("KEK".to_owned(), kek.to_vec()),
        ("VMK".to_owned(), vmk.as_bytes().to_vec()),
    ];
    for label in [
        "record",
        "manifest",
        "header",
        "header-core",
        "capsule-wrap",
        "capture-private",
    ] {
        let key = vmk.derive(label);
        keys.push((format!("key \"{label}\""), key.as_bytes().to_vec()));
    }
    keys
}

/// The same in hexadecimal digits, too.
pub(crate) fn with_hex(keys: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let hex = keys.iter().map(|(name, key)| {
        let (halves, _) = key.as_chunks::<16>();
        let digits: String = halves.iter().map(|half| RowId(*half).to_hex()).collect();
        (format!("{name} in hexadecimal"), digits.into_bytes())
    });
    let hex: Vec<_> = hex.collect();
    keys.into_iter().chain(hex).collect()
}

/// The value of tag 2 whose type is 1.
fn pin_slot(mut values: &[u8]) -> &[u8] {
    loop {
        let (tag, rest) = values.split_first_chunk::<2>().unwrap();
        let (length, rest) = rest.split_first_chunk::<4>().unwrap();
        let (value, rest) = rest.split_at(u32::from_be_bytes(*length) as usize);
        if *tag == [0, 2] && value[0] == 1 {
            return value;
        }
        values = rest;
    }
}
