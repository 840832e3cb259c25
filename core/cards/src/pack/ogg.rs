//! Sound: an Ogg stream of Opus or Vorbis, page after page to the last byte (RFC 3533 §6, RFC 7845 §5.1).

/// A page's header without its table of segments.
const HEADER: usize = 27;

/// Whether the bytes are whole pages and the first one begins such a stream. What the codec makes of the rest is the player's.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    let opens = |body: &[u8]| body.starts_with(b"OpusHead") || body.starts_with(b"\x01vorbis");
    let Some((first, mut rest)) = page(bytes) else {
        return false;
    };
    while !rest.is_empty() {
        let Some((_, after)) = page(rest) else {
            return false;
        };
        rest = after;
    }
    opens(first)
}

/// The body of the page that stands here, and what follows it.
fn page(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let header = bytes.get(..HEADER)?;
    let known = header.starts_with(b"OggS\0");
    let segments = usize::from(*header.get(HEADER - 1)?);
    let table = bytes.get(HEADER..HEADER + segments)?;
    let length: usize = table.iter().map(|segment| usize::from(*segment)).sum();
    let body = bytes.get(HEADER + segments..)?;
    known.then(|| body.split_at_checked(length)).flatten()
}
