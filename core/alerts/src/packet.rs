//! Something shared on purpose with one person: the locator packet or one small document, in parts.
//!
//! Here: cutting it into bodies of kind 19. Not here: what is shared (the façade, from the vault), the
//! sending ([`crate::outbox`]).

use amparo_sealed::make_random;
use ring::digest::{SHA256, digest};

use crate::envelope::PacketBody;
use crate::{Error, b64};

/// Bytes in one part.
pub const PART_LEN: usize = 1800;
/// Most parts: a push service keeps only so many messages for a page that is closed.
pub const PARTS_MAX: usize = 32;
/// Longest that can be shared.
pub const PACKET_MAX: usize = PART_LEN * PARTS_MAX;
/// Longest name, in bytes.
pub const NAME_MAX: usize = 80;
/// What a page can show or save.
pub const MEDIA_TYPES: [&str; 4] = ["text/plain", "image/jpeg", "image/png", "application/pdf"];

/// Cuts `content` into the bodies of as many messages.
///
/// # Errors
/// [`Error::Invalid`] with `name` or `type`, or `content` when it is empty; [`Error::TooMany`] when it
/// is longer than [`PACKET_MAX`].
pub fn split_packet(
    name: &str,
    media_type: &str,
    content: &[u8],
) -> Result<Vec<PacketBody>, Error> {
    if name.trim().is_empty() || name.len() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Error::Invalid { field: "name" });
    }
    if !MEDIA_TYPES.contains(&media_type) {
        return Err(Error::Invalid { field: "type" });
    }
    if content.is_empty() {
        return Err(Error::Invalid { field: "content" });
    }
    let too_many = || Error::TooMany { field: "parts" };
    let size = u32::try_from(content.len()).map_err(|_| too_many())?;
    let of = u8::try_from(content.len().div_ceil(PART_LEN))
        .ok()
        .filter(|of| usize::from(*of) <= PARTS_MAX)
        .ok_or_else(too_many)?;
    let id = b64::encode(&make_random::<16>()?);
    let sha256 = b64::encode(digest(&SHA256, content).as_ref());
    let parts = content.chunks(PART_LEN).zip(0_u8..);
    Ok(parts
        .map(|(data, part)| PacketBody {
            id: id.clone(),
            part,
            of,
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            size,
            sha256: sha256.clone(),
            data: b64::encode(data),
        })
        .collect())
}

/// [`split_packet`] as the JSON that [`crate::capsule::Capsule::share`] takes.
///
/// # Errors
/// As [`split_packet`].
pub fn packet_parts(name: &str, media_type: &str, content: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
    let bodies = split_packet(name, media_type, content)?;
    let json = |body: &PacketBody| {
        serde_json::to_vec(body).map_err(|_| Error::Internal {
            code: "packet-json",
        })
    };
    bodies.iter().map(json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::BODY_MAX;

    #[test]
    fn every_part_fits_an_envelope_and_together_they_are_the_whole() {
        // The longest name that JSON makes longest.
        let name = "\"".repeat(NAME_MAX);
        for length in [1, PART_LEN, PART_LEN + 1, PACKET_MAX] {
            let content: Vec<u8> = (0_u8..251).cycle().take(length).collect();
            let parts = split_packet(&name, "application/pdf", &content).unwrap();
            assert_eq!(parts.len(), length.div_ceil(PART_LEN));
            let mut whole = Vec::new();
            for (part, at) in parts.iter().zip(0_u8..) {
                assert!(serde_json::to_vec(part).unwrap().len() <= BODY_MAX);
                assert_eq!((part.part, usize::from(part.of)), (at, parts.len()));
                assert_eq!((&part.id, part.size as usize), (&parts[0].id, length));
                whole.extend(b64::decode(&part.data).unwrap());
            }
            assert_eq!(whole, content);
            assert_eq!(
                parts[0].sha256,
                b64::encode(digest(&SHA256, &whole).as_ref())
            );
        }
    }

    #[test]
    fn the_parts_that_are_sent_are_those_bodies() {
        let content = vec![7; PART_LEN + 1];
        let parts = packet_parts("Letter", "text/plain", &content).unwrap();
        let bodies: Vec<PacketBody> = parts
            .iter()
            .map(|part| serde_json::from_slice(part).unwrap())
            .collect();
        let whole: Vec<u8> = bodies
            .iter()
            .flat_map(|body| b64::decode(&body.data).unwrap())
            .collect();
        assert_eq!((bodies.len(), whole), (2, content));
        assert!(bodies.iter().all(|body| body.name == "Letter"));
    }

    #[test]
    fn what_no_page_could_show_is_refused() {
        let kinds = [
            (split_packet("", "text/plain", b"x"), "name"),
            (split_packet("a\nb", "text/plain", b"x"), "name"),
            (split_packet(&"n".repeat(81), "text/plain", b"x"), "name"),
            (split_packet("a", "text/html", b"x"), "type"),
            (split_packet("a", "text/plain", b""), "content"),
        ];
        for (outcome, expected) in kinds {
            assert!(matches!(outcome, Err(Error::Invalid { field }) if field == expected));
        }
        let large = vec![0; PACKET_MAX + 1];
        assert!(matches!(
            split_packet("a", "text/plain", &large),
            Err(Error::TooMany { field: "parts" })
        ));
    }
}
