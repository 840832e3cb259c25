use super::*;

fn slot() -> PinSlot {
    PinSlot {
        id: 1,
        epoch: 1,
        alias_generation: 1,
        form: HardwareForm::Hmac,
        parameters: Parameters::FLOOR,
        salt: [2; 16],
        commitment: [3; 32],
        sealed: [4; 60],
    }
}

fn key() -> Key {
    Key::from_bytes([9; 32])
}

fn header() -> Header {
    Header::new([1; 16], 1, slot(), &key())
}

/// As a newer program would write it: with more in it, and authenticated.
fn with_value(tag: u16, value: &[u8], at: usize) -> Header {
    let mut header = header();
    header.values.insert(at, (tag, value.to_vec()));
    let mac = hmac::sign(&header_mac_key(&key()), &header.covered());
    header.mac.copy_from_slice(mac.as_ref());
    header
}

#[test]
fn round_trip_and_layout() {
    let header = header();
    let body = header.encode();
    assert_eq!(Header::decode(&body), Ok(header.clone()));
    assert!(header.is_authentic(&key()));
    assert!(!header.is_authentic(&Key::from_bytes([8; 32])));
    // id ‖ (tag, length, epoch) ‖ (tag, length, slot) ‖ (tag, length, MAC)
    assert_eq!(body.len(), 16 + (6 + 4) + (6 + 137) + (6 + 32));
    assert_eq!(body[16..26], [0, 1, 0, 0, 0, 4, 0, 0, 0, 1]);
    assert_eq!(body[26..32], [0, 2, 0, 0, 0, 137]);
    assert_eq!(
        PinSlot::alias(&[0xab; 16], 3),
        format!("vault.{}.3", "ab".repeat(16))
    );
}

#[test]
fn every_byte_is_authenticated_or_refused() {
    let body = header().encode();
    for at in 0..body.len() {
        let mut flipped = body.clone();
        flipped[at] ^= 1;
        if let Ok(header) = Header::decode(&flipped) {
            assert!(!header.is_authentic(&key()), "byte {at}");
        }
        assert!(Header::decode(&body[..at]).is_err(), "cut at {at}");
    }
    let mut longer = body;
    longer.extend_from_slice(&[0x80, 0x01, 0, 0, 0, 0]);
    assert!(
        Header::decode(&longer).is_err(),
        "nothing may follow the MAC"
    );
}

#[test]
fn unknown_optional_values_keep_their_bytes_and_place() {
    for at in 0..=2 {
        for value in [&b"capture key of a newer program"[..], b""] {
            let newer = with_value(0x8001, value, at);
            let read = Header::decode(&newer.encode()).unwrap();
            assert!(read.is_authentic(&key()));
            assert_eq!(read.encode(), newer.encode());
            let mut without = read.clone();
            without.values.remove(at);
            assert!(!without.is_authentic(&key()), "its absence shows");
        }
    }
}

#[test]
fn slots_of_other_kinds_are_kept_and_left_closed() {
    let keeper = with_value(TAG_SLOT, &[2, 0, 2, 0, 0, 0, 1, 42], 2);
    let read = Header::decode(&keeper.encode()).unwrap();
    assert_eq!(read.pin, slot());
    assert_eq!(read.encode(), keeper.encode());
}

#[test]
fn other_unknown_values_forms_and_functions_are_a_newer_format() {
    let unknown = with_value(0x0010, b"", 0);
    let newer = |found| Err(Error::NewerFormat { found });
    assert_eq!(Header::decode(&unknown.encode()), newer(0x10));
    for (offset, name) in [(11, "form"), (12, "key derivation")] {
        let mut body = header().encode();
        body[32 + offset] = 9;
        assert_eq!(Header::decode(&body), newer(9), "{name}");
    }
}

#[test]
fn two_pin_slots_none_or_two_epochs_are_damage() {
    let twice = with_value(TAG_SLOT, &slot().encode(), 2);
    let damaged = |part| Err(Error::damaged(part));
    assert_eq!(Header::decode(&twice.encode()), damaged(Part::Slot));
    let mut none = header();
    none.values.remove(1);
    assert_eq!(Header::decode(&none.encode()), damaged(Part::Slot));
    let epochs = with_value(TAG_EPOCH, &[0, 0, 0, 2], 1);
    assert_eq!(Header::decode(&epochs.encode()), damaged(Part::Header));
}
