//! Five pictures of a hash, for two people to compare.

use ring::digest::{SHA256, digest};

/// Five numbers below 64: which of the 64 pictures.
pub type Pictures = [u8; 5];

/// The first 30 bits of SHA-256 of the parts, top bits first.
pub(super) fn derive_pictures(label: &str, parts: &[&[u8]]) -> Pictures {
    let hash = hash(&[&[label.as_bytes()], parts].concat());
    let bits = hash
        .iter()
        .take(8)
        .fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    std::array::from_fn(|at| {
        let shift = 64 - 6 * (at + 1);
        u8::try_from((bits >> shift) & 63).unwrap_or(0)
    })
}

/// SHA-256 of the parts, joined.
pub(super) fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, &parts.concat()).as_ref());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256("abc") begins ba 78 16 bf: 101110 100111 100000 010110 101111 11 (FIPS 180-4).
    #[test]
    fn the_top_bits_come_first() {
        let expected = [0b10_1110, 0b10_0111, 0b10_0000, 0b01_0110, 0b10_1111];
        assert_eq!(derive_pictures("a", &[b"b", b"c"]), expected);
    }
}
