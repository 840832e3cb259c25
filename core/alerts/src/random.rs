//! Ten thousand random byte strings into each parser of bytes that somebody else may have made: none
//! is believed, none panics. Some look right for as long as a stranger can make them.

use amparo_net::Policy;
use amparo_sealed::RowId;

use crate::capsule::Changes;
use crate::deliver::date;
use crate::incoming::Verdict as Incoming;
use crate::paired::ControlKeys;
use crate::pairing::{Invite, PairingProblem, PendingPairing, Via};
use crate::rows::{PairingRow, Row};
use crate::testkit::hostile::Forgery;
use crate::testkit::{LinkVerdict, Relative, Under, Verdict};
use crate::world::{ENDPOINT, NOW, PAGE, World};
use crate::{Error, b64};

const TIMES: usize = 10_000;

/// Numbers of a seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % (limit as u64)).unwrap()
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(length + 8);
        while bytes.len() < length {
            bytes.extend_from_slice(&self.roll().to_le_bytes());
        }
        bytes.truncate(length);
        bytes
    }

    /// Every third time of any length; else as long as a good one, beginning like it.
    fn like(&mut self, good: &[u8]) -> Vec<u8> {
        match self.below(3) {
            0 => {
                let length = self.below(good.len() * 2);
                self.bytes(length)
            }
            1 => {
                let mut bytes = self.bytes(good.len());
                let keep = self.below(good.len());
                bytes[..keep].copy_from_slice(&good[..keep]);
                bytes
            }
            _ => {
                let mut bytes = good.to_vec();
                for _ in 0..=self.below(3) {
                    let at = self.below(bytes.len());
                    bytes[at] ^= 1 << self.below(8);
                }
                bytes
            }
        }
    }

    /// As [`Self::like`], but what costs a decryption only every fourth time.
    fn any_or_like(&mut self, good: &[u8]) -> Vec<u8> {
        if self.below(4) == 0 {
            return self.like(good);
        }
        let length = self.below(good.len() * 2);
        self.bytes(length)
    }

    /// Printable, or any text at all.
    fn text(&mut self, length: usize) -> String {
        let length = self.below(length);
        let bytes = self.bytes(length);
        if self.below(2) == 0 {
            bytes
                .iter()
                .map(|byte| char::from(32 + byte % 95))
                .collect()
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }
}

#[test]
fn no_invite_is_made_by_chance() {
    let mut world = World::new();
    let person = world.person("A", None);
    let invite = PendingPairing::make_invite(person, "Maria", "es", NOW).unwrap();
    let link = invite.link(PAGE).unwrap();
    let good = b64::decode(link.split_once("#v1.").unwrap().1).unwrap();
    let mut dice = Dice(1);
    for _ in 0..TIMES {
        let bytes = dice.like(&good);
        if let Ok(invite) = Invite::from_bytes(&bytes) {
            // Fields that nothing protects may be any: the pictures will not be the same.
            assert_eq!(invite.to_bytes().unwrap(), bytes, "of two forms");
        }
        let text = format!("{PAGE}/#v1.{}", dice.text(300));
        assert!(Invite::from_link(&text).is_err());
        assert!(Invite::from_link(&dice.text(300)).is_err());
    }
}

#[test]
fn no_reply_is_made_by_chance() {
    let mut world = World::new();
    let person = world.person("A", None);
    let invite = PendingPairing::make_invite(person, "Maria", "es", NOW).unwrap();
    let mut relative = Relative::new(ENDPOINT).unwrap();
    let reply = relative.answer(&invite.link(PAGE).unwrap(), NOW).unwrap();
    let good = b64::decode(reply.split_once('.').unwrap().1).unwrap();
    let stored = invite.to_bytes().unwrap();
    let mut dice = Dice(2);
    let fresh = || PendingPairing::from_bytes(&stored).unwrap();
    let mut pending = fresh();
    for _ in 0..TIMES {
        let text = match dice.below(8) {
            0..=2 => dice.text(400),
            3..=5 => format!("AMPARO1.{}", dice.text(400)),
            _ => {
                let mut bytes = dice.like(&good);
                if bytes.len() >= 82 {
                    // Most points are none, which would be all that is looked at.
                    bytes[17..82].copy_from_slice(&good[17..82]);
                }
                if bytes == good {
                    continue;
                }
                format!("AMPARO1.{}", b64::encode(&bytes))
            }
        };
        let taken = pending.accept_reply(&text, Via::Text, &Policy::strict(), NOW);
        assert!(taken.is_err(), "{text}");
        // Three that count would end it.
        if !matches!(taken, Err(Error::Pairing(PairingProblem::NotAReply))) {
            pending = fresh();
        }
    }
}

fn forgery(kind: u8, body: &str) -> Forgery<'_> {
    Forgery {
        under: Under::Alert,
        kind,
        body,
        created_ms: NOW,
        expires_ms: NOW + 1,
    }
}

#[test]
fn nothing_for_the_page_is_made_by_chance() {
    let mut world = World::new();
    let person = world.person("A", None);
    let (mut relative, _) = world.pair(person, ENDPOINT);
    let good = relative.forge(&forgery(1, "{}")).unwrap();
    let push = relative.wrap(&good).unwrap();
    let mut dice = Dice(3);
    for turn in 0..TIMES {
        let verdict = relative.receive(&dice.any_or_like(&good), NOW);
        assert!(
            !matches!(verdict, Verdict::New(_) | Verdict::OldCopy),
            "{verdict:?}"
        );
        // The record size is no part of what is authenticated (RFC 8188 §2.1): the rest is.
        let body = dice.any_or_like(&push);
        assert!(
            relative
                .open_push(&body)
                .is_none_or(|opened| opened == good)
        );
        // What a phone in hostile hands may put inside: no more than a verdict.
        if turn % 2 == 0 {
            let (kind, body) = (u8::try_from(dice.below(40)).unwrap(), dice.text(120));
            let inside = relative.forge(&forgery(kind, &body)).unwrap();
            let verdict = relative.receive(&inside, NOW);
            assert_eq!(verdict.word(), "forged", "{kind} {body}");
        }
        let link = dice.text(100);
        assert!(matches!(
            relative.open_link(&link, NOW),
            LinkVerdict::Forged | LinkVerdict::NewerVersion
        ));
    }
}

#[test]
fn no_link_is_made_by_chance() {
    let mut world = World::new();
    let person = world.person("A", Some("2135550134"));
    let (mut relative, _) = world.pair(person, ENDPOINT);
    let (pairing, row) = world.capsule().pairing_of(RowId(person.0)).unwrap();
    let row = PairingRow {
        page: Some(PAGE.to_owned()),
        ..row.clone()
    };
    let mut changes = Changes::default();
    changes.put(pairing, Row::Pairing(row));
    world.capsule().commit(changes).unwrap();
    let pressed = world.capsule().press(&crate::outbox::Press::default(), NOW);
    let good = pressed.drafts[0].text.split_once("/#s").unwrap().1;
    let good = b64::decode(good.get(..63).unwrap()).unwrap();
    let mut dice = Dice(4);
    for _ in 0..TIMES {
        let bytes = dice.like(&good);
        let verdict = relative.open_link(&b64::encode(&bytes), NOW);
        assert!(
            bytes == good || !matches!(verdict, LinkVerdict::New { .. }),
            "{verdict:?}"
        );
    }
    let genuine = relative.open_link(&b64::encode(&good), NOW);
    assert!(matches!(
        genuine,
        LinkVerdict::New { .. } | LinkVerdict::OldCopy
    ));
}

#[test]
fn no_answer_of_a_page_is_made_by_chance() {
    let mut world = World::new();
    let person = world.person("A", None);
    let (mut relative, _) = world.pair(person, ENDPOINT);
    let opt_out = serde_json::json!({});
    let good = relative
        .say(crate::envelope::Kind::OptOut, &opt_out, NOW)
        .unwrap();
    let mut dice = Dice(5);
    for _ in 0..TIMES {
        let bytes = dice.like(&good);
        let verdict = world.capsule().take_incoming(&bytes, NOW).unwrap();
        let believed = matches!(verdict, Incoming::New { .. } | Incoming::OldCopy);
        assert!(bytes == good || !believed, "{verdict:?}");
    }
    let verdict = world.capsule().take_incoming(&good, NOW).unwrap();
    assert!(matches!(verdict, Incoming::New { .. }));
}

#[test]
fn random_dates_and_stored_bytes_never_panic() {
    let mut dice = Dice(6);
    let good = "Sun, 22 Nov 2026 07:00:00 GMT";
    let alphabet = b"SunMoTue, 0123456789:GMT-+";
    for _ in 0..TIMES {
        let any = dice.text(80);
        let near: String = dice
            .like(good.as_bytes())
            .iter()
            .map(|byte| char::from(*byte))
            .collect();
        let digits = dice.bytes(30);
        let alike: String = digits
            .iter()
            .map(|byte| char::from(alphabet[usize::from(*byte) % alphabet.len()]))
            .collect();
        for text in [&any, &near, &alike] {
            if let Some(at_ms) = date::parse(text) {
                assert!(at_ms < 253_402_300_801_000, "{text}: after the year 9999");
            }
            let _ = date::retry_after(text, Some(&near), NOW);
            let _ = date::retry_after(text, None, NOW);
        }
        let length = dice.below(200);
        let mut bytes = dice.bytes(length);
        let _ = ControlKeys::from_bytes(&bytes);
        let _ = PendingPairing::from_bytes(&bytes);
        if bytes.len() > 6 {
            bytes[..6].copy_from_slice(&[1 + digits[0] % 6, 1 + digits[1] % 2, 0, 0, 0, digits[2]]);
        }
        assert!(Row::decode(&bytes).is_err(), "{bytes:?}");
    }
}
