use super::*;

fn attempt() -> AttemptRow {
    AttemptRow {
        alert: Some(RowId([1; 16])),
        person: RowId([2; 16]),
        channel: Channel::Push,
        state: State::Waiting,
        reason: Some(Reason::Busy),
        tries: 3,
        since_ms: 4,
        next_ms: 5,
        expires_ms: 6,
        after: Some(RowId([4; 16])),
        answer: None,
        payload: Payload::Push {
            pairing: RowId([3; 16]),
            counter: u64::MAX,
            topic: "t".repeat(32),
            envelope: Some(Arc::from(vec![9; crate::envelope::ENVELOPE_LEN])),
        },
    }
}

#[test]
fn an_attempt_with_its_envelope_stays_in_the_class_of_four_kibibytes() {
    let bytes = Row::Attempt(attempt()).encode().unwrap();
    assert!(bytes.len() + 64 < 4096, "{}", bytes.len());
    let Row::Attempt(read) = Row::decode(&bytes).unwrap() else {
        panic!("kind")
    };
    let Payload::Push {
        envelope, counter, ..
    } = read.payload
    else {
        panic!("payload")
    };
    assert_eq!(
        (envelope.unwrap().len(), counter, read.tries),
        (3072, u64::MAX, 3)
    );
    assert_eq!(
        (read.state, read.reason),
        (State::Waiting, Some(Reason::Busy))
    );
}

#[test]
fn reserved_numbers_and_newer_rows_are_newer_not_damaged() {
    for state in [9, 200] {
        assert!(
            matches!(State::from_number(state), Err(Error::NewerFormat)),
            "{state}"
        );
    }
    assert!(matches!(Reason::from_number(13), Err(Error::NewerFormat)));
    let mut bytes = Row::Attempt(attempt()).encode().unwrap().to_vec();
    bytes[1] = 3;
    assert!(matches!(Row::decode(&bytes), Err(Error::NewerFormat)));
    bytes[1] = 2;
    bytes[0] = 7;
    assert!(matches!(Row::decode(&bytes), Err(Error::NewerFormat)));
    bytes[0] = 0;
    assert!(matches!(Row::decode(&bytes), Err(Error::Damaged { .. })));
    (bytes[0], bytes[1]) = (4, 0);
    assert!(matches!(Row::decode(&bytes), Err(Error::Damaged { .. })));
}

#[test]
fn an_attempt_whose_parts_do_not_belong_together_is_damage() {
    let bytes = Row::Attempt(attempt()).encode().unwrap();
    let text = |bytes: &[u8]| {
        let length = usize::from(bytes[5]) + 256 * usize::from(bytes[4]);
        String::from_utf8(bytes[6..6 + length].to_vec()).unwrap()
    };
    let read = |text: &str, blob: &[u8]| {
        let length = u32::try_from(text.len()).unwrap().to_be_bytes();
        Row::decode(&[&[4, SCHEMA][..], &length, text.as_bytes(), blob].concat())
    };
    let good = text(&bytes);
    assert!(read(&good, &[]).is_ok());
    for channel in ["\"channel\":0", "\"channel\":1"] {
        let bad = good.replace("\"channel\":2", channel);
        assert!(matches!(read(&bad, &[]), Err(Error::Damaged { .. })));
    }
    let newer = good.replace("\"channel\":2", "\"channel\":3");
    assert!(matches!(read(&newer, &[]), Err(Error::NewerFormat)));
    // Bytes of an envelope belong to a push only.
    let nothing = AttemptRow {
        channel: Channel::None,
        payload: Payload::Nothing,
        ..attempt()
    };
    let nothing = text(&Row::Attempt(nothing).encode().unwrap());
    assert!(read(&nothing, &[]).is_ok());
    assert!(matches!(read(&nothing, &[1]), Err(Error::Damaged { .. })));
}

proptest::proptest! {
    #[test]
    fn random_rows_never_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), kind in 1..7_u8) {
        let _ = Row::decode(&bytes);
        let mut framed = vec![kind, 1, 0, 0, 0, u8::try_from(bytes.len().min(255)).unwrap()];
        framed.extend_from_slice(&bytes);
        proptest::prop_assert!(Row::decode(&framed).is_err());
    }
}

/// Rows have keys in them. A vector that grows leaves copies behind that nobody overwrites.
#[test]
fn a_row_is_written_where_it_stays() {
    let settings = Row::Settings(SettingsRow::default());
    for row in [Row::Attempt(attempt()), settings] {
        let bytes = row.encode().unwrap();
        assert_eq!(bytes.capacity(), bytes.len());
    }
}
