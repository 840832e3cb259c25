use amparo_sealed::Key;

use super::super::age_file::OTHER_KEEPER;
use super::*;

const VAULT: [u8; 16] = [4; 16];
const SLOT: u16 = 9;
const EPOCH: u32 = 3;
const NOW: u64 = 1_700_000_000_000;

/// A keeper and the slot that is wrapped for it.
struct Kept {
    identity: Identity,
    wrapped: Vec<u8>,
}

impl Kept {
    fn make() -> Self {
        let identity = Identity::make_random().unwrap();
        let wrapped = frame(VAULT, EPOCH).wrap(&identity.recipient()).unwrap();
        Self { identity, wrapped }
    }

    fn request(&self) -> ReopenRequest {
        ReopenRequest::make(VAULT, SLOT, EPOCH, &self.wrapped, NOW).unwrap()
    }

    fn open(&self, text: &str) -> Result<ReadyToReopen> {
        AskedToReopen::read(text, NOW)?.open(&self.identity)
    }

    fn answer(&self, request: &ReopenRequest) -> String {
        self.open(&request.text()).unwrap().answer().unwrap()
    }
}

fn frame(vault_id: [u8; 16], epoch: u32) -> KeyFrame {
    let vmk = Key::from_bytes([0x5A; 32]);
    KeyFrame {
        vault_id,
        epoch,
        vmk,
    }
}

#[test]
fn a_keeper_beside_the_owner_reopens() {
    let kept = Kept::make();
    let request = kept.request();
    let asked = AskedToReopen::read(&request.text(), NOW).unwrap();
    assert_eq!(
        (asked.vault_id, asked.slot_id, asked.old),
        (VAULT, SLOT, false)
    );
    let ready = asked.open(&kept.identity).unwrap();
    assert_eq!(ready.pictures(), request.pictures());
    assert_ne!(request.pictures(), kept.request().pictures());
    let answer = ready.answer().unwrap();
    assert!(ReopenRequest::is_answer(&answer) && !ReopenRequest::is_answer(&request.text()));
    let back = request.accept(&answer, NOW + 60_000).unwrap();
    assert_eq!((back.vault_id, back.epoch), (VAULT, EPOCH));
    assert_eq!(back.vmk, frame(VAULT, EPOCH).vmk);
}

#[test]
fn both_codes_are_small_enough_to_be_read_from_a_screen() {
    // age adds a stanza of a random length, at most 190 bytes; 805 letters are what comes of the longest.
    for _ in 0..200 {
        let kept = Kept::make();
        let request = kept.request();
        assert!(request.text().len() <= 805, "{}", request.text().len());
        assert_eq!(kept.answer(&request).len(), 242);
    }
}

#[test]
fn an_answer_opens_its_own_request_and_only_in_time() {
    let kept = Kept::make();
    let (first, second) = (kept.request(), kept.request());
    let answer = kept.answer(&first);
    assert_eq!(second.accept(&answer, NOW).unwrap_err(), ANSWER.invalid());
    first.accept(&answer, NOW + VALID_MS).unwrap();
    for now in [NOW + VALID_MS + 1, NOW - 1, 0, u64::MAX] {
        let request = kept.request();
        let answer = kept.answer(&request);
        assert_eq!(request.accept(&answer, now).unwrap_err(), Error::Expired);
    }
}

#[test]
fn the_keepers_clock_warns_and_then_refuses() {
    let text = Kept::make().request().text();
    let old = |now| AskedToReopen::read(&text, now).map(|asked| asked.old);
    assert_eq!([old(NOW + OLD_MS), old(NOW - OLD_MS)], [Ok(false); 2]);
    assert_eq!(
        [
            old(NOW + OLD_MS + 1),
            old(NOW + VALID_MS),
            old(NOW - OLD_MS - 1),
            old(0)
        ],
        [Ok(true); 4]
    );
    assert_eq!(
        [old(NOW + VALID_MS + 1), old(u64::MAX)],
        [Err(Error::Expired); 2]
    );
}

#[test]
fn another_keeper_vault_or_epoch_is_refused() {
    let (kept, other) = (Kept::make(), Kept::make());
    assert_eq!(
        other.open(&kept.request().text()).unwrap_err(),
        OTHER_KEEPER
    );
    for (vault_id, epoch) in [([5; 16], EPOCH), (VAULT, EPOCH + 1)] {
        let wrapped = frame(vault_id, epoch)
            .wrap(&kept.identity.recipient())
            .unwrap();
        let request = ReopenRequest::make(VAULT, SLOT, EPOCH, &wrapped, NOW).unwrap();
        assert_eq!(kept.open(&request.text()).unwrap_err(), REQUEST.invalid());
        // A keeper's phone that does not look gives an answer; the owner's looks too.
        let asked = AskedToReopen::read(&request.text(), NOW).unwrap();
        let careless = ReadyToReopen {
            public: asked.public,
            hash: asked.hash,
            pictures: asked.pictures,
            frame: frame(vault_id, epoch),
        };
        let answer = careless.answer().unwrap();
        assert_eq!(request.accept(&answer, NOW).unwrap_err(), ANSWER.invalid());
    }
    let letter = age_file::seal(&kept.identity.recipient(), b"a letter").unwrap();
    let request = ReopenRequest::make(VAULT, SLOT, EPOCH, &letter, NOW).unwrap();
    assert_eq!(kept.open(&request.text()).unwrap_err(), REQUEST.invalid());
    let long = ReopenRequest::make(VAULT, SLOT, EPOCH, &[0; MAX_WRAPPED + 1], NOW);
    assert_eq!(long.unwrap_err(), REQUEST.invalid());
    assert!(ReopenRequest::make(VAULT, SLOT, EPOCH, &[0; MAX_WRAPPED], NOW).is_ok());
}

/// Every byte: either the keeper's phone refuses the request, or the pictures differ and the owner's phone refuses the answer.
#[test]
fn a_request_that_was_changed_anywhere_brings_no_key() {
    let kept = Kept::make();
    let length = REQUEST.decode(&kept.request().text()).unwrap().len();
    for at in 0..length {
        let request = kept.request();
        let mut wrong = REQUEST.decode(&request.text()).unwrap();
        wrong[at] ^= 0x10;
        match kept.open(&REQUEST.text(&wrong)) {
            Err(Error::NewerFormat { found: 0x11 }) => assert_eq!(at, 0),
            Err(error) => {
                let expected = [REQUEST.invalid(), OTHER_KEEPER, Error::Expired];
                assert!(expected.contains(&error), "{at}: {error:?}");
            }
            Ok(ready) => {
                // Slot, public key, nonce, time: what the slot itself does not bind.
                assert!((17..19).contains(&at) || (23..79).contains(&at), "{at}");
                assert_ne!(ready.pictures(), request.pictures());
                if let Ok(answer) = ready.answer() {
                    assert_eq!(request.accept(&answer, NOW).unwrap_err(), ANSWER.invalid());
                }
            }
        }
        assert!(AskedToReopen::read(&REQUEST.text(&wrong[1..]), NOW).is_err());
    }
    let mut longer = REQUEST.decode(&kept.request().text()).unwrap();
    longer.push(0);
    assert_eq!(
        kept.open(&REQUEST.text(&longer)).unwrap_err(),
        REQUEST.invalid()
    );
    longer.resize(REQUEST.max + 1, 0);
    assert_eq!(
        kept.open(&REQUEST.text(&longer)).unwrap_err(),
        Error::TooLarge
    );
}

#[test]
fn an_answer_that_was_changed_anywhere_is_refused() {
    let kept = Kept::make();
    for at in 0..ANSWER.max {
        let refuse = |change: &dyn Fn(&mut Vec<u8>)| {
            let request = kept.request();
            let mut wrong = ANSWER.decode(&kept.answer(&request)).unwrap();
            change(&mut wrong);
            request.accept(&ANSWER.text(&wrong), NOW).unwrap_err()
        };
        let newer = Error::NewerFormat { found: 0x11 };
        let expected = if at == 0 { newer } else { ANSWER.invalid() };
        assert_eq!(refuse(&|answer| answer[at] ^= 0x10), expected, "{at}");
        assert_eq!(
            refuse(&|answer| answer.truncate(at)),
            ANSWER.invalid(),
            "{at}"
        );
        assert_eq!(refuse(&|answer| answer.push(0)), Error::TooLarge);
    }
    let request = kept.request();
    let own = request.text();
    assert_eq!(request.accept(&own, NOW).unwrap_err(), ANSWER.invalid());
    assert_eq!(
        kept.request().accept("AMPR1.AQ", NOW).unwrap_err(),
        ANSWER.invalid()
    );
    assert_eq!(
        kept.request().accept("AMPA9.AQ", NOW).unwrap_err(),
        Error::NewerFormat { found: 9 }
    );
}

#[test]
fn one_time_keys_that_give_zeros_are_refused_on_both_sides() {
    let kept = Kept::make();
    // 0 and 1 have small order: everybody's shared secret with them is all zeros.
    for small in [0, 1] {
        let mut public = [0; 32];
        public[0] = small;
        let mut request = REQUEST.decode(&kept.request().text()).unwrap();
        request[23..55].copy_from_slice(&public);
        let ready = kept.open(&REQUEST.text(&request)).unwrap();
        assert_eq!(ready.answer().unwrap_err(), REQUEST.invalid());
        // What anybody could seal if zeros were taken for a secret.
        let request = kept.request();
        let request_hash = hash(&[&request.bytes]);
        let answer_key = derive_answer_key(&[0; 32], &request_hash);
        let (key, nonce) = split(&answer_key).unwrap();
        let plaintext = frame(VAULT, EPOCH).encode();
        let sealed = seal_with(key, nonce, &request_hash, plaintext.as_slice()).unwrap();
        let (_, forged) = ANSWER.encode(&[&public, &sealed]);
        assert_eq!(request.accept(&forged, NOW).unwrap_err(), ANSWER.invalid());
    }
}

/// `HKDF(SHA256(), 44, bytes([2] * 32), b"amparo/reopen/v1").derive(bytes([1] * 32))` in Python's `cryptography`.
#[test]
fn the_answer_key_is_what_another_implementation_derives() {
    let expected = [
        14, 116, 223, 184, 236, 24, 71, 203, 31, 63, 79, 33, 196, 143, 254, 158, 239, 158, 233,
        251, 151, 129, 156, 172, 158, 110, 198, 245, 212, 239, 25, 221, 215, 113, 114, 199, 232,
        75, 234, 58, 200, 225, 32, 107,
    ];
    assert_eq!(*derive_answer_key(&[1; 32], &[2; 32]), expected);
}
