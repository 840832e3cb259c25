use amparo_sealed::HardwareForm;

use super::*;
use crate::keeper::MAX_WRAPPED;
use crate::{Error, KeeperKind, Parameters, Part};

fn slot() -> DeviceSlot {
    DeviceSlot {
        id: 1,
        epoch: 1,
        hardware: Some(HardwareBinding {
            alias_generation: 1,
            form: HardwareForm::Hmac,
        }),
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
    Header::new([1; 16], 1, slot(), &key()).unwrap()
}

fn keeper(id: u16) -> Keeper {
    let secret = Key::from_bytes([u8::try_from(id).unwrap(); 32]);
    Keeper {
        id,
        epoch: 1,
        kind: KeeperKind::Phone,
        proven: id == 2,
        added_ms: 5,
        recipient: Identity::from_secret(&secret).unwrap().recipient(),
        file: vec![7; 300],
    }
}

/// With everything that a header can have.
fn full() -> Header {
    let mut header = header();
    header.add_keeper(keeper(2));
    header.add_keeper(keeper(3));
    header
        .set_epoch(1, &key(), (4, &Key::from_bytes([6; 32])))
        .unwrap();
    header.core.push(Value::Other(0x8777, b"later".to_vec()));
    let device = header.device.as_mut().unwrap();
    device
        .values
        .insert(0, Value::Other(0x8778, b"of a device".to_vec()));
    header.sign(&key()).unwrap();
    header
}

fn decode(body: &[u8]) -> Result<Header> {
    Header::decode(FORMAT, body)
}

fn with_core(value: Value, at: usize) -> Header {
    let mut header = header();
    header.core.insert(at, value);
    header.sign(&key()).unwrap();
    header
}

fn with_device(value: Value, at: usize) -> Header {
    let mut header = header();
    header.device.as_mut().unwrap().values.insert(at, value);
    header.sign(&key()).unwrap();
    header
}

#[test]
fn round_trip_and_layout() {
    let header = header();
    let body = header.encode();
    assert_eq!(decode(&body), Ok(header.clone()));
    assert!(header.is_authentic(&key()));
    assert!(header.is_core_authentic(&key()));
    let other = Key::from_bytes([8; 32]);
    assert!(!header.is_authentic(&other) && !header.is_core_authentic(&other));
    // id ‖ epoch ‖ capture recipient ‖ alias generation ‖ core MAC ‖ slot ‖ MAC, each behind tag and length.
    let core = 16 + (6 + 4) + (6 + 62) + (6 + 4) + (6 + 32);
    assert_eq!(body.len(), core + (6 + 137) + (6 + 32));
    assert_eq!(body[16..26], [0, 1, 0, 0, 0, 4, 0, 0, 0, 1]);
    assert_eq!(body[26..36], *b"\x80\x01\0\0\0\x3eage1");
    assert_eq!(body[core - 38..core - 32], [0, 4, 0, 0, 0, 32]);
    assert_eq!(body[core..core + 7], [0, 2, 0, 0, 0, 137, 1]);
    assert_eq!(
        alias(&[0xab; 16], 3),
        format!("vault.{}.3", "ab".repeat(16))
    );
}

#[test]
fn layout_of_the_values_that_not_every_header_has() {
    let full = full();
    assert_eq!(decode(&full.encode()), Ok(full.clone()));
    assert!(full.is_authentic(&key()));
    let body = full.encode();
    // The previous key stands behind the epoch, the keepers behind it in their order.
    assert_eq!(body[26..36], [0, 0x10, 0, 0, 0, 64, 0, 0, 0, 4]);
    let keeper = 26 + 6 + 64;
    let length = 1 + 2 + 4 + 1 + 1 + 8 + 62 + 2 + 300;
    assert_eq!(
        body[keeper..keeper + 15],
        [0, 2, 0, 0, 1, 125, 2, 0, 2, 0, 0, 0, 1, 2, 1]
    );
    assert_eq!(length, 256 + 125);
    let (epoch, previous) = full.previous(&key()).unwrap().unwrap();
    assert_eq!((epoch, previous), (4, Key::from_bytes([6; 32])));
    assert_eq!(
        full.previous(&Key::from_bytes([8; 32])),
        Err(Error::damaged(Part::Header))
    );

    let passphrase = DeviceSlot {
        hardware: None,
        ..slot()
    };
    let header = Header::new([1; 16], 1, passphrase, &key()).unwrap();
    assert_eq!(decode(&header.encode()), Ok(header.clone()));
    let slot = header.device().unwrap().encode();
    assert_eq!((slot[0], slot.len()), (4, 128));
    assert_eq!(header.alias_generation(), 0);
}

#[test]
fn a_sealed_header_is_a_prefix_with_an_authentic_core() {
    let mut header = full();
    let (body, digest) = (header.encode(), header.core_digest());
    header.drop_device();
    let sealed = header.encode();
    assert!(body.starts_with(&sealed));
    let read = decode(&sealed).unwrap();
    assert!(read.device().is_none() && read.is_core_authentic(&key()));
    assert!(!read.is_authentic(&key()), "there is nothing to unlock");
    assert_eq!(read.core_digest(), digest);
    assert_eq!(read.alias_generation(), 1, "known without the slot");
}

#[test]
fn every_bit_is_authenticated_or_refused() {
    let (body, mut sealed) = (full().encode(), full());
    sealed.drop_device();
    let sealed = sealed.encode();
    for at in 0..body.len() {
        for bit in 0..8 {
            let mut flipped = body.clone();
            flipped[at] ^= 1 << bit;
            if let Ok(header) = decode(&flipped) {
                assert!(!header.is_authentic(&key()), "byte {at}");
                assert_eq!(header.encode(), flipped, "nothing is lost in reading");
                if at < sealed.len() {
                    assert!(!header.is_core_authentic(&key()), "byte {at}");
                    assert_ne!(header.core_digest(), full().core_digest());
                }
            }
        }
        let cut = decode(&body[..at]);
        assert_eq!(cut.is_ok(), at == sealed.len(), "cut at {at}");
    }
    let mut longer = body;
    longer.extend_from_slice(&[0x80, 0x77, 0, 0, 0, 0]);
    assert!(decode(&longer).is_err(), "nothing may follow the MAC");
}

#[test]
fn unknown_optional_values_keep_their_bytes_and_place() {
    for value in [&b"of a newer program"[..], b""] {
        let other = || Value::Other(0x8777, value.to_vec());
        let core = (0..=3).map(|at| with_core(other(), at));
        let device = (0..=1).map(|at| with_device(other(), at));
        for newer in core.chain(device) {
            let mut read = decode(&newer.encode()).unwrap();
            assert!(read.is_authentic(&key()));
            assert_eq!(read.encode(), newer.encode());
            let is_other = |value: &Value| matches!(value, Value::Other(..));
            // It stays where it is while the rest changes.
            let place = |header: &Header| header.core.iter().position(is_other);
            let before = place(&read);
            read.set_device(slot());
            read.sign(&key()).unwrap();
            assert_eq!(place(&read), before);
            read.core.retain(|value| !is_other(value));
            let device = read.device.as_mut().unwrap();
            device.values.retain(|value| !is_other(value));
            assert!(!read.is_authentic(&key()), "its absence shows");
        }
    }
}

#[test]
fn slots_of_other_kinds_are_kept_and_left_closed() {
    let biometric = || Value::Other(TAG_SLOT, vec![3, 0, 2, 0, 0, 0, 1, 42]);
    for newer in [with_core(biometric(), 1), with_device(biometric(), 1)] {
        let read = decode(&newer.encode()).unwrap();
        assert_eq!(read.device(), Some(&slot()));
        assert_eq!(read.encode(), newer.encode());
    }
}

#[test]
fn other_unknown_values_forms_functions_and_keepers_are_a_newer_format() {
    let newer = |found| Err(Error::NewerFormat { found });
    let unknown = || Value::Other(0x0011, Vec::new());
    for header in [with_core(unknown(), 0), with_device(unknown(), 0)] {
        assert_eq!(decode(&header.encode()), newer(0x11));
    }
    let start = header().encode().len() - (6 + 32) - 137;
    for (offset, name) in [(11, "form"), (12, "key derivation")] {
        let mut body = header().encode();
        body[start + offset] = 9;
        assert_eq!(decode(&body), newer(9), "{name}");
    }
    let mut other = keeper(2).encode();
    other[7] = 9;
    let header = with_core(Value::Other(TAG_SLOT, other), 1);
    assert_eq!(decode(&header.encode()), newer(9), "kind of keeper");
}

#[test]
fn what_stands_twice_or_in_the_other_part_is_damage() {
    let damaged = |part| Err(Error::damaged(part));
    let device_slot = || Value::Other(TAG_SLOT, slot().encode());
    let keeper_slot = || Value::Other(TAG_SLOT, keeper(2).encode());
    for header in [
        with_device(device_slot(), 1),
        with_core(device_slot(), 1),
        with_device(keeper_slot(), 1),
        with_core(Value::Other(TAG_SLOT, Vec::new()), 1),
    ] {
        assert_eq!(decode(&header.encode()), damaged(Part::Slot));
    }
    let mut none = header();
    none.device.as_mut().unwrap().values.clear();
    assert_eq!(decode(&none.encode()), damaged(Part::Slot));
    let previous = || Value::Other(TAG_PREVIOUS, vec![0; 64]);
    let mut twice = with_core(previous(), 1);
    twice.core.insert(1, previous());
    let mut no_capture = header();
    no_capture
        .core
        .retain(|value| !matches!(value, Value::Capture(_)));
    for header in [
        with_core(Value::Epoch(2), 1),
        with_core(Value::Alias(2), 1),
        with_device(Value::Epoch(1), 0),
        with_device(previous(), 0),
        with_core(Value::Other(TAG_MAC, vec![0; 32]), 1),
        with_device(Value::Other(TAG_CORE_MAC, vec![0; 32]), 1),
        twice,
        no_capture,
    ] {
        assert_eq!(decode(&header.encode()), damaged(Part::Header));
    }
}

/// Another spelling of the same recipient would be written back as other bytes than were read.
#[test]
fn a_recipient_is_read_only_in_its_own_spelling() {
    let mut body = header().encode();
    assert_eq!(body[32..36], *b"age1");
    body[32..94].make_ascii_uppercase();
    assert_eq!(decode(&body), Err(Error::damaged(Part::Header)));
    let mut slot = keeper(2).encode();
    assert_eq!(slot[17..21], *b"age1");
    slot[17..79].make_ascii_uppercase();
    let header = with_core(Value::Other(TAG_SLOT, slot), 1);
    assert_eq!(decode(&header.encode()), Err(Error::damaged(Part::Slot)));
}

#[test]
fn values_of_the_core_that_may_be_ignored_mean_nothing_in_the_device_part() {
    for tag in [TAG_CAPTURE, TAG_ALIAS] {
        let newer = with_device(Value::Other(tag, b"something else".to_vec()), 0);
        let read = decode(&newer.encode()).unwrap();
        assert!(read.is_authentic(&key()));
        assert_eq!(read.encode(), newer.encode());
        assert_eq!(read.alias_generation(), 1);
    }
}

#[test]
fn the_file_of_a_keeper_has_a_bound() {
    let with_file = |length: usize| {
        let mut header = header();
        header.add_keeper(Keeper {
            file: vec![7; length],
            ..keeper(2)
        });
        header.sign(&key()).unwrap();
        decode(&header.encode()).map(drop)
    };
    assert_eq!(with_file(MAX_WRAPPED), Ok(()));
    assert_eq!(with_file(MAX_WRAPPED + 1), Err(Error::damaged(Part::Slot)));
}

#[test]
fn parameters_out_of_bounds_are_damage_in_both_slots() {
    for hardware in [slot().hardware, None] {
        for parameters in [
            Parameters {
                memory_kib: 1024,
                ..Parameters::FLOOR
            },
            Parameters {
                passes: 17,
                ..Parameters::FLOOR
            },
            Parameters {
                lanes: 5,
                ..Parameters::FLOOR
            },
        ] {
            let hostile = DeviceSlot {
                hardware,
                parameters,
                ..slot()
            };
            let header = Header::new([1; 16], 1, hostile, &key()).unwrap();
            let damaged = Err(Error::damaged(Part::Slot));
            assert_eq!(decode(&header.encode()), damaged);
        }
    }
}

#[test]
fn a_slot_of_another_epoch_is_not_authentic() {
    let mut header = full();
    assert!(header.is_authentic(&key()));
    header.keepers_mut().next().unwrap().epoch = 2;
    header.sign(&key()).unwrap();
    assert!(!header.is_authentic(&key()));
    let mut header = full();
    header.set_device(DeviceSlot { epoch: 2, ..slot() });
    header.sign(&key()).unwrap();
    assert!(!header.is_authentic(&key()));
}

/// magic ‖ slot format ‖ vault id ‖ previous epoch ‖ epoch, as storage-format.md has it: reading back alone would miss another one.
#[test]
fn the_previous_key_is_bound_to_vault_and_both_epochs() {
    let body = full().encode();
    let sealed = &body[26 + 6 + 4..][..60];
    let aad = [&b"AMPVAULT\0\x01"[..], &[1; 16], &[0, 0, 0, 4, 0, 0, 0, 1]].concat();
    let opened = key().derive("previous-epoch").open(&aad, sealed).unwrap();
    assert_eq!(*opened, [6; 32]);
}

/// A body of format 1: the phone's slot, other values behind it, one MAC.
fn format_1(others: &[(u16, &[u8])]) -> Result<Header> {
    let mut body = vec![1; 16];
    push(&mut body, TAG_EPOCH, &[0, 0, 0, 1]);
    push(&mut body, TAG_SLOT, &slot().encode());
    for (tag, value) in others {
        push(&mut body, *tag, value);
    }
    let mac = hmac::sign(&mac_key(&key()), &covered(FORMAT_1, &body));
    push(&mut body, TAG_MAC, mac.as_ref());
    Header::decode(FORMAT_1, &body)
}

#[test]
fn what_format_1_left_closed_goes_along_and_means_nothing() {
    let biometric = [3, 0, 2, 0, 0, 0, 1, 42];
    let mut header = format_1(&[
        (TAG_CAPTURE, b"of nobody"),
        (TAG_ALIAS, &[0, 0, 0, 9]),
        (TAG_SLOT, &biometric),
        (0x8777, b"later"),
    ])
    .unwrap();
    assert!(header.is_authentic(&key()));
    header.sign(&key()).unwrap();
    let read = decode(&header.encode()).unwrap();
    assert!(read.is_authentic(&key()));
    assert_eq!(read.alias_generation(), 1);
    let recipient = capture_recipient(&key()).unwrap();
    assert_eq!(read.capture_recipient(), Some(&recipient));
    let mut others = read.core.clone();
    others.retain(|value| matches!(value, Value::Other(..)));
    let biometric = Value::Other(TAG_SLOT, biometric.into());
    let later = Value::Other(0x8777, b"later".into());
    assert_eq!(others, [biometric, later]);
}

#[test]
fn what_format_1_cannot_have() {
    let passphrase = DeviceSlot {
        hardware: None,
        ..slot()
    };
    for unknown in [keeper(2).encode(), passphrase.encode()] {
        let newer = Err(Error::NewerFormat { found: 2 });
        assert_eq!(format_1(&[(TAG_SLOT, &unknown)]), newer);
    }
    let newer = Err(Error::NewerFormat { found: 0x11 });
    assert_eq!(format_1(&[(0x11, b"")]), newer);
    let damaged = |part| Err(Error::damaged(part));
    let again = format_1(&[(TAG_SLOT, &slot().encode())]);
    assert_eq!(again, damaged(Part::Slot));
    let again = format_1(&[(TAG_EPOCH, &[0, 0, 0, 1])]);
    assert_eq!(again, damaged(Part::Header));
    let behind_the_mac = format_1(&[(TAG_MAC, &[0; 32])]);
    assert_eq!(behind_the_mac, damaged(Part::Header));
}
