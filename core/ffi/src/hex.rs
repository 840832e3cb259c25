//! Ids as text for the boundary: 32 lower-case hexadecimal digits.

/// 16 bytes as text.
pub(crate) fn encode(bytes: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(bytes))
}

/// What [`encode`] gave; `None` for anything else.
pub(crate) fn decode(text: &str) -> Option<[u8; 16]> {
    let plain = text.len() == 32
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let number = plain.then(|| u128::from_str_radix(text, 16).ok())??;
    Some(number.to_be_bytes())
}

/// 32 bytes as text.
pub(crate) fn encode_all(bytes: &[u8; 32]) -> String {
    let (halves, _) = bytes.as_chunks();
    halves.iter().map(|half| encode(*half)).collect()
}

/// What [`encode_all`] gave; `None` for anything else.
pub(crate) fn decode_all(text: &str) -> Option<[u8; 32]> {
    let (first, second) = text.split_at_checked(32)?;
    let mut bytes = [0; 32];
    let (halves, _) = bytes.as_chunks_mut();
    for (half, text) in halves.iter_mut().zip([first, second]) {
        *half = decode(text)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_encoded_decodes() {
        let id = *b"\x00\x01 sixteen bytes";
        assert_eq!(decode(&encode(id)), Some(id));
        let plus = format!("+{}", "0".repeat(31));
        for bad in [
            "",
            "0",
            "00000000000000000000000000000000f",
            "0000000000000000000000000000000G",
            &plus,
        ] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
