use super::*;
use crate::Error;

const VAULT: [u8; 16] = [3; 16];
const SLOT: u16 = 0x0102;

#[test]
fn two_codes_and_the_same_pictures() {
    let (offer, offer_text) = KeeperOffer::make().unwrap();
    assert_eq!(
        read_offer(&offer_text).unwrap(),
        offer.identity().recipient()
    );
    let (challenge, text) = Challenge::make(&offer_text, VAULT, SLOT).unwrap();
    let enrolled = offer.open_challenge(&text).unwrap();
    assert_eq!((enrolled.vault_id, enrolled.slot_id), (VAULT, SLOT));
    assert_eq!(enrolled.pictures, challenge.pictures());
    assert_eq!(challenge.slot_id(), SLOT);
    assert!(enrolled.pictures.iter().all(|picture| *picture < 64));
    // Made again it has other pictures: they are no constant of the two phones.
    let (again, text) = Challenge::make(&offer_text, VAULT, SLOT).unwrap();
    assert_eq!(
        offer.open_challenge(&text).unwrap().pictures,
        again.pictures()
    );
    assert_ne!(again.pictures(), challenge.pictures());
}

/// Both codes are shown on a screen of a phone and read by the camera of another.
#[test]
fn both_codes_are_small_enough_to_be_read_from_a_screen() {
    // age adds a stanza of a random length, so one measurement would say little.
    for _ in 0..200 {
        let (_, offer) = KeeperOffer::make().unwrap();
        let (_, challenge) = Challenge::make(&offer, VAULT, SLOT).unwrap();
        assert_eq!(offer.len(), 112);
        assert!(challenge.len() <= 700, "{}", challenge.len());
    }
}

#[test]
fn a_challenge_is_for_one_phone_and_one_offer() {
    let (offer, offer_text) = KeeperOffer::make().unwrap();
    let (other, other_text) = KeeperOffer::make().unwrap();
    let (_, text) = Challenge::make(&offer_text, VAULT, SLOT).unwrap();
    assert_eq!(other.open_challenge(&text), Err(OTHER_KEEPER));
    // The same phone, but an offer that was shown before.
    let (later, _) =
        KeeperOffer::make_for(Identity::parse(&offer.identity().to_text()).unwrap()).unwrap();
    assert_eq!(later.open_challenge(&text), Err(OTHER_KEEPER));
    assert_eq!(other.open_challenge(&other_text), Err(CHALLENGE.invalid()));
    assert_eq!(read_offer(&text).unwrap_err(), OFFER.invalid());
    // A sealed letter of the right length that is no challenge.
    let letter = age_file::seal(&offer.identity().recipient(), &[7; 90]).unwrap();
    let (_, text) = CHALLENGE.encode(&[&VAULT, &SLOT.to_be_bytes(), &letter]);
    assert_eq!(offer.open_challenge(&text), Err(CHALLENGE.invalid()));
}

#[test]
fn a_challenge_that_was_changed_anywhere_is_refused() {
    let (offer, offer_text) = KeeperOffer::make().unwrap();
    let (_, text) = Challenge::make(&offer_text, VAULT, SLOT).unwrap();
    let bytes = CHALLENGE.decode(&text).unwrap();
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 0x10;
        let error = offer.open_challenge(&CHALLENGE.text(&wrong)).unwrap_err();
        let expected = [CHALLENGE.invalid(), OTHER_KEEPER];
        let newer = Error::NewerFormat { found: 0x11 };
        assert!(
            if at == 0 {
                error == newer
            } else {
                expected.contains(&error)
            },
            "{at}: {error:?}"
        );
        let error = offer
            .open_challenge(&CHALLENGE.text(&bytes[..at]))
            .unwrap_err();
        assert_eq!(error, CHALLENGE.invalid(), "cut at {at}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(
        offer.open_challenge(&CHALLENGE.text(&longer)),
        Err(CHALLENGE.invalid())
    );
    longer.resize(CHALLENGE.max + 1, 0);
    assert_eq!(
        offer.open_challenge(&CHALLENGE.text(&longer)),
        Err(Error::TooLarge)
    );
}

#[test]
fn an_offer_that_was_changed_anywhere_brings_no_slot() {
    let (offer, offer_text) = KeeperOffer::make().unwrap();
    let bytes = OFFER.decode(&offer_text).unwrap();
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 1;
        // A changed nonce cannot be seen by the owner's phone; the keeper's refuses what comes of it.
        match Challenge::make(&OFFER.text(&wrong), VAULT, SLOT) {
            Err(error) => assert_eq!(error, OFFER.invalid(), "{at}"),
            Ok((_, text)) => {
                assert!(at > RECIPIENT, "{at}");
                assert_eq!(offer.open_challenge(&text), Err(OTHER_KEEPER));
            }
        }
        assert_eq!(
            read_offer(&OFFER.text(&bytes[..at])).unwrap_err(),
            OFFER.invalid()
        );
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(
        read_offer(&OFFER.text(&longer)).unwrap_err(),
        Error::TooLarge
    );
    assert_eq!(
        read_offer("AMPK7.AA").unwrap_err(),
        Error::NewerFormat { found: 7 }
    );
}
