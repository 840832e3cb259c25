//! The sealed link of a text message: who sent it and when, in 63 letters that are never cut.
//!
//! ```text
//! link = page origin ‖ "/#s" ‖ b64( 01 ‖ hint 4 ‖ epoch 2 ‖ counter 6 ‖ ciphertext 18 ‖ tag 16 )
//! plaintext = kind 1 ‖ created, s 5 ‖ life, min 2 ‖ lat 4 ‖ lon 4 ‖ accuracy, 10 m 2
//! key 32 ‖ nonce 12 = HKDF-SHA256(the first 13 bytes, sms key, "amparo/sms/v1"); AAD = the first 13 bytes
//! ```
//! A text message says nothing that anybody could not have written; this lets the page say that it
//! came from the paired phone. The counter is the pairing's own, so no nonce is ever used twice.

use amparo_sealed::Key;
use ring::aead::Aad;

use super::receive::{Problem, read_number};
use super::{Head, KeyId, Kind, Location, VERSION, derive_aead};
use crate::{Error, b64};

const INFO: &[u8] = b"amparo/sms/v1";
const HEADER: usize = 13;
const PLAIN: usize = 18;
const TAG: usize = 16;
const LEN: usize = HEADER + PLAIN + TAG;
/// Degrees are told in steps of a hundred thousandth, about a metre.
const STEPS: f64 = 100_000.0;
/// Largest place error that two bytes hold, in units of ten metres.
const ACCURACY_MAX: u32 = 0xffff;

/// What a link says.
#[derive(Clone, Copy, PartialEq)]
pub struct Linked {
    /// `Alert` or `Drill`.
    pub kind: Kind,
    /// Low 16 bits.
    pub epoch: u64,
    /// The pairing's counter; a copy is known by it.
    pub counter: u64,
    /// By the sender's clock, to the second.
    pub created_ms: u64,
    /// By the sender's clock.
    pub expires_ms: u64,
    /// If the owner shares it.
    pub location: Option<Location>,
}

redacted!(Linked);

/// Letters of the link after the origin of the page.
pub const LINK_LETTERS: usize = 3 + LEN.div_ceil(3) * 4 - 1;

/// Seals a link to the page at `origin`. Of `head` the message id is not in it.
///
/// # Errors
/// [`Error::Invalid`] for a kind that goes by no link, or a counter or time that does not fit.
pub fn seal_link(
    key: &Key,
    origin: &str,
    head: &Head,
    kind: Kind,
    location: Option<&Location>,
) -> Result<String, Error> {
    let invalid = Error::Invalid { field: "link" };
    if !matches!(kind, Kind::Alert | Kind::Drill) || head.counter >> 48 != 0 {
        return Err(invalid);
    }
    let created_s = head.created_ms / 1000;
    let life_min = head.expires_ms.saturating_sub(head.created_ms) / 60_000;
    if created_s >> 40 != 0 {
        return Err(invalid);
    }
    let life_min = u16::try_from(life_min).unwrap_or(u16::MAX);
    let mut bytes = Vec::with_capacity(LEN);
    bytes.push(VERSION);
    bytes.extend_from_slice(&KeyId::derive(key).0[..4]);
    bytes.extend_from_slice(&head.epoch.to_be_bytes()[6..]);
    bytes.extend_from_slice(&head.counter.to_be_bytes()[2..]);
    let mut plain = Vec::with_capacity(PLAIN + TAG);
    plain.push(kind.number());
    plain.extend_from_slice(&created_s.to_be_bytes()[3..]);
    plain.extend_from_slice(&life_min.to_be_bytes());
    plain.extend_from_slice(&pack_place(location));
    let (aead, nonce) = derive_aead(key, &bytes, &[INFO])?;
    aead.seal_in_place_append_tag(nonce, Aad::from(&bytes), &mut plain)
        .map_err(|_| Error::Internal { code: "link-seal" })?;
    bytes.extend_from_slice(&plain);
    Ok(format!("{origin}/#s{}", b64::encode(&bytes)))
}

/// Opens what stands after `#s`. `None` when the key is another pairing's.
pub(crate) fn open_link(key: &Key, text: &str) -> Option<Result<Linked, Problem>> {
    let bytes = b64::decode(text.trim()).unwrap_or_default();
    match bytes.first() {
        Some(&version) if version > VERSION => return Some(Err(Problem::NewerVersion)),
        Some(&VERSION) if bytes.len() == LEN => {}
        _ => return Some(Err(Problem::Forged)),
    }
    let (header, sealed) = bytes.split_at(HEADER);
    if header[1..5] != KeyId::derive(key).0[..4] {
        return None;
    }
    Some(read(key, header, sealed).ok_or(Problem::Forged))
}

fn read(key: &Key, header: &[u8], sealed: &[u8]) -> Option<Linked> {
    let (aead, nonce) = derive_aead(key, header, &[INFO]).ok()?;
    let mut buffer = sealed.to_vec();
    let plain = aead
        .open_in_place(nonce, Aad::from(header), &mut buffer)
        .ok()?;
    let kind = Kind::from_number(*plain.first()?)
        .filter(|kind| matches!(kind, Kind::Alert | Kind::Drill))?;
    let created_ms = read_number(plain, 1, 5) * 1000;
    Some(Linked {
        kind,
        epoch: read_number(header, 5, 2),
        counter: read_number(header, 7, 6),
        created_ms,
        expires_ms: created_ms + read_number(plain, 6, 2) * 60_000,
        location: match plain.get(8..PLAIN)? {
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] => None,
            packed => Some(unpack_place(packed)?),
        },
    })
}

fn pack_place(location: Option<&Location>) -> [u8; 10] {
    let mut packed = [0; 10];
    if let Some(place) = location {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most 180 degrees: below 2^25"
        )]
        let steps = |degrees: f64| ((degrees * STEPS).round() as i32).to_be_bytes();
        packed[..4].copy_from_slice(&steps(place.lat));
        packed[4..8].copy_from_slice(&steps(place.lon));
        let accuracy = place.accuracy_m.div_ceil(10).clamp(1, ACCURACY_MAX);
        packed[8..].copy_from_slice(&accuracy.to_be_bytes()[2..]);
    }
    packed
}

/// `None`: no place that this program writes.
fn unpack_place(packed: &[u8]) -> Option<Location> {
    let steps = |at: usize| -> Option<f64> {
        let bytes: [u8; 4] = packed.get(at..at + 4)?.try_into().ok()?;
        Some(f64::from(i32::from_be_bytes(bytes)) / STEPS)
    };
    let accuracy_m = u32::try_from(read_number(packed, 8, 2)).ok()? * 10;
    let (lat, lon) = (steps(0)?, steps(4)?);
    let possible = lat.abs() <= 90.0 && lon.abs() <= 180.0;
    (accuracy_m > 0 && possible).then_some(Location {
        lat,
        lon,
        accuracy_m,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://page.example";
    const HEAD: Head = Head {
        epoch: 1,
        counter: 1_795_330_800_000,
        message_id: [0; 16],
        created_ms: 1_795_330_800_123,
        expires_ms: 1_795_330_800_123 + 24 * 3_600_000,
    };
    const PLACE: Location = Location {
        lat: -34.054_32,
        lon: 118.243_46,
        accuracy_m: 1000,
    };

    fn key() -> Key {
        Key::from_bytes([7; 32])
    }

    fn inside(link: &str) -> &str {
        link.strip_prefix("https://page.example/#s").unwrap()
    }

    fn open(link: &str) -> Result<Linked, Problem> {
        open_link(&key(), link).unwrap()
    }

    #[test]
    fn a_link_tells_kind_time_and_place_in_63_letters() {
        let far = Location {
            lat: -90.0,
            lon: 180.0,
            accuracy_m: 10,
        };
        for place in [None, Some(PLACE), Some(far)] {
            let link = seal_link(&key(), ORIGIN, &HEAD, Kind::Alert, place.as_ref()).unwrap();
            assert_eq!(link.len(), ORIGIN.len() + LINK_LETTERS);
            assert_eq!(inside(&link).len(), 63);
            let linked = open(inside(&link)).unwrap_or_else(|_| panic!("opens"));
            assert!(linked.kind == Kind::Alert && linked.location == place);
            assert_eq!((linked.epoch, linked.counter), (1, HEAD.counter));
            assert_eq!(linked.created_ms, 1_795_330_800_000);
            assert_eq!(linked.expires_ms - linked.created_ms, 24 * 3_600_000);
        }
    }

    #[test]
    fn a_place_that_is_none_is_no_place_of_ours() {
        for (lat, lon) in [(90.000_01, 0.0), (0.0, -180.000_01)] {
            let place = Location { lat, lon, ..PLACE };
            let link = seal_link(&key(), ORIGIN, &HEAD, Kind::Alert, Some(&place)).unwrap();
            assert_eq!(open(inside(&link)).err(), Some(Problem::Forged));
        }
        // How exact a place is, is always said; it is never exact to nothing.
        let point = Location {
            accuracy_m: 0,
            ..PLACE
        };
        let link = seal_link(&key(), ORIGIN, &HEAD, Kind::Alert, Some(&point)).unwrap();
        let opened = open(inside(&link)).unwrap_or_else(|_| panic!("opens"));
        assert_eq!(opened.location.map(|place| place.accuracy_m), Some(10));
        let mut exact = pack_place(Some(&PLACE));
        assert!(unpack_place(&exact).is_some());
        exact[8..].fill(0);
        assert!(unpack_place(&exact).is_none());
    }

    #[test]
    fn every_changed_letter_and_another_key_are_refused() {
        let link = seal_link(&key(), ORIGIN, &HEAD, Kind::Drill, Some(&PLACE)).unwrap();
        let text = inside(&link);
        for at in 0..text.len() {
            let letter = if text.as_bytes()[at] == b'A' {
                "B"
            } else {
                "A"
            };
            let mut changed = text.to_owned();
            changed.replace_range(at..=at, letter);
            let opened = open_link(&key(), &changed);
            assert!(!matches!(opened, Some(Ok(_))), "letter {at}");
        }
        assert!(open_link(&Key::from_bytes([8; 32]), text).is_none());
        assert_eq!(open(text.get(..62).unwrap()).err(), Some(Problem::Forged));
        assert_eq!(open("").err(), Some(Problem::Forged));
        let mut newer = text.to_owned();
        newer.replace_range(1..=1, "g");
        assert_eq!(open(&newer).err(), Some(Problem::NewerVersion));
    }

    #[test]
    fn what_does_not_fit_is_refused_not_cut() {
        let large = Head {
            counter: 1 << 48,
            ..HEAD
        };
        assert!(seal_link(&key(), ORIGIN, &large, Kind::Alert, None).is_err());
        let far = Head {
            created_ms: 1 << 52,
            ..HEAD
        };
        assert!(seal_link(&key(), ORIGIN, &far, Kind::Alert, None).is_err());
        let last = Head {
            created_ms: (1 << 40) * 1000 - 1,
            ..HEAD
        };
        assert!(seal_link(&key(), ORIGIN, &last, Kind::Alert, None).is_ok());
        assert!(seal_link(&key(), ORIGIN, &HEAD, Kind::StandDown, None).is_err());
    }

    proptest::proptest! {
        #[test]
        fn random_links_never_open(text in ".{0,80}") {
            proptest::prop_assert!(!matches!(open_link(&key(), &text), Some(Ok(_))));
        }
    }
}
