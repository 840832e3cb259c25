use super::*;

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[test]
fn hkdf_rfc_5869_appendix_a_1_to_3() {
    let okm = derive_hkdf::<42>(
        &hex("000102030405060708090a0b0c"),
        &[0x0b; 22],
        &[&hex("f0f1f2f3f4"), &hex("f5f6f7f8f9")],
    );
    assert_eq!(
        okm.to_vec(),
        hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
    );
    let range = |from: u8, to: u8| (from..=to).collect::<Vec<u8>>();
    let okm = derive_hkdf::<82>(
        &range(0x60, 0xaf),
        &range(0x00, 0x4f),
        &[&range(0xb0, 0xff)],
    );
    assert_eq!(
        okm.to_vec(),
        hex(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
        )
    );
    let okm = derive_hkdf::<42>(&[], &[0x0b; 22], &[]);
    assert_eq!(
        okm.to_vec(),
        hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")
    );
}

#[test]
fn derive_is_the_expand_step_alone() {
    // RFC 5869 A.3: PRK and the first 32 bytes of its output for an empty info.
    let prk = hex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
    let key = Key::from_bytes(prk.try_into().unwrap());
    let okm = hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    assert_eq!(key.derive("").as_bytes().to_vec(), okm);
    assert_ne!(key.derive("a"), key.derive("b"));
}

#[test]
fn aes_256_gcm_test_cases_14_and_16_of_the_gcm_specification() {
    let sealed = seal_with(&[0; 32], &[0; 12], &[], &[0; 16]).unwrap();
    assert_eq!(
        sealed,
        hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    );
    let key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    let nonce = hex("cafebabefacedbaddecaf888");
    let aad = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    let plaintext = hex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
    let expected = hex(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
    );
    let (key, nonce): ([u8; 32], [u8; 12]) = (key.try_into().unwrap(), nonce.try_into().unwrap());
    assert_eq!(seal_with(&key, &nonce, &aad, &plaintext).unwrap(), expected);
    assert_eq!(
        open_with(&key, &nonce, &aad, &expected).unwrap().to_vec(),
        plaintext
    );
}

#[test]
fn aes_256_gcm_project_wycheproof() {
    let vectors = include_str!("../../../../tests/vectors/storage/aes-256-gcm.txt");
    let mut cases = 0;
    for line in vectors.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [id, result, key, nonce, aad, plaintext, sealed] = fields[..] else {
            panic!("seven fields")
        };
        let bytes = |field: &str| if field == "-" { Vec::new() } else { hex(field) };
        let key: [u8; 32] = bytes(key).try_into().unwrap();
        let nonce: [u8; 12] = bytes(nonce).try_into().unwrap();
        let (aad, plaintext, sealed) = (bytes(aad), bytes(plaintext), bytes(sealed));
        let opened = open_with(&key, &nonce, &aad, &sealed);
        if result == "valid" {
            assert_eq!(opened.unwrap().to_vec(), plaintext, "case {id}");
            assert_eq!(
                seal_with(&key, &nonce, &aad, &plaintext).unwrap(),
                sealed,
                "case {id}"
            );
        } else {
            assert_eq!(opened, Err(Error::damaged(Part::Sealed)), "case {id}");
        }
        cases += 1;
    }
    assert_eq!(cases, 66);
}

#[test]
fn hkdf_sha256_project_wycheproof() {
    let vectors = include_str!("../../../../tests/vectors/storage/hkdf-sha256.txt");
    let mut cases = 0;
    for [ikm, salt, info, okm] in fields(vectors) {
        // The longest output there is; every shorter one is its beginning.
        let longest = derive_hkdf::<8160>(&salt, &ikm, &[&info]);
        assert_eq!(longest[..okm.len()], okm, "case {cases}");
        cases += 1;
    }
    assert_eq!(cases, 102);
}

#[test]
fn hmac_sha256_project_wycheproof() {
    let vectors = include_str!("../../../../tests/vectors/storage/hmac-sha256.txt");
    let mut cases = 0;
    for [key, message, tag] in fields(vectors) {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &key);
        let whole = ring::hmac::sign(&key, &message);
        assert_eq!(whole.as_ref()[..tag.len()], tag, "case {cases}");
        let mut wrong = whole.as_ref().to_vec();
        assert!(ring::hmac::verify(&key, &message, &wrong).is_ok());
        wrong[cases % 32] ^= 1;
        assert!(ring::hmac::verify(&key, &message, &wrong).is_err());
        cases += 1;
    }
    assert_eq!(cases, 66);
}

fn fields<const N: usize>(vectors: &str) -> Vec<[Vec<u8>; N]> {
    let lines = vectors.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let fields = line.split(" | ");
            let fields: Vec<_> = fields
                .map(|field| if field == "-" { Vec::new() } else { hex(field) })
                .collect();
            fields.try_into().unwrap()
        })
        .collect()
}

#[test]
fn what_was_sealed_opens_with_its_own_key_and_data_only() {
    let key = Key::make_random().unwrap();
    let sealed = key.seal(b"aad", b"plaintext").unwrap();
    assert_eq!(sealed.len(), 12 + 9 + 16);
    assert_ne!(
        sealed,
        key.seal(b"aad", b"plaintext").unwrap(),
        "a fresh nonce each time"
    );
    assert_eq!(key.open(b"aad", &sealed).unwrap().as_slice(), b"plaintext");
    let damaged = Err(Error::damaged(Part::Sealed));
    assert_eq!(key.open(b"other", &sealed), damaged);
    assert_eq!(Key::make_random().unwrap().open(b"aad", &sealed), damaged);
    for at in 0..sealed.len() {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1;
        assert_eq!(key.open(b"aad", &flipped), damaged);
        assert_eq!(key.open(b"aad", &sealed[..at]), damaged);
    }
}

#[test]
fn a_key_prints_nothing() {
    assert_eq!(format!("{:?}", Key::from_bytes([0x41; 32])), "Key(..)");
}

#[test]
fn keys_are_equal_when_every_byte_is() {
    let key = Key::from_bytes([3; 32]);
    assert!(key == key.copy());
    for at in 0..32 {
        let mut other = [3; 32];
        other[at] ^= 1;
        assert!(key != Key::from_bytes(other));
    }
}

#[test]
fn the_shortest_is_sealed_like_anything_else() {
    let key = Key::from_bytes([1; 32]);
    for text in [&b""[..], b"a", b"ab", b"abc", b"abcd"] {
        let sealed = key.seal(b"", text).unwrap();
        assert_eq!(sealed.len(), NONCE_LEN + text.len() + TAG_LEN);
        assert_eq!(key.open(b"", &sealed).unwrap().as_slice(), text);
    }
}
