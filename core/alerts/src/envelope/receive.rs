//! The receiver's half: what the bytes are, before anything is made of them.

use amparo_sealed::Key;
use ring::aead::Aad;
use zeroize::Zeroizing;

use super::{FIELDS_LEN, HEADER_LEN, Head, INFO, KeyId, VERSION, derive_aead};

/// An envelope whose tag was right.
pub(crate) struct Opened {
    pub(crate) head: Head,
    pub(crate) kind: u8,
    pub(crate) body: Vec<u8>,
}

/// Why it is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    NewerVersion,
    Forged,
}

/// Key id of an envelope of this version and of `size` bytes, before anything is verified.
pub(crate) fn key_id(bytes: &[u8], size: usize) -> Result<KeyId, Problem> {
    match bytes.first() {
        Some(&version) if version > VERSION => return Err(Problem::NewerVersion),
        Some(&VERSION) if bytes.len() == size => {}
        _ => return Err(Problem::Forged),
    }
    bytes
        .get(1..9)
        .and_then(|id| id.try_into().ok())
        .map(KeyId)
        .ok_or(Problem::Forged)
}

/// Opens an envelope of `size` bytes.
pub(crate) fn open(key: &Key, bytes: &[u8], size: usize) -> Result<Opened, Problem> {
    if key_id(bytes, size)? != KeyId::derive(key) {
        return Err(Problem::Forged);
    }
    let (header, sealed) = bytes.split_at_checked(HEADER_LEN).ok_or(Problem::Forged)?;
    let (aead, nonce) =
        derive_aead(key, &header[25..], &[INFO, header]).map_err(|_| Problem::Forged)?;
    let mut buffer = Zeroizing::new(sealed.to_vec());
    let plain = aead
        .open_in_place(nonce, Aad::from(header), &mut buffer)
        .map_err(|_| Problem::Forged)?;
    let (fields, rest) = plain.split_at_checked(FIELDS_LEN).ok_or(Problem::Forged)?;
    let length = usize::from(u16::from_be_bytes([fields[33], fields[34]]));
    let (body, padding) = rest.split_at_checked(length).ok_or(Problem::Forged)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(Problem::Forged);
    }
    let mut message_id = [0; 16];
    message_id.copy_from_slice(&fields[1..17]);
    Ok(Opened {
        head: Head {
            epoch: read_number(header, 9, 8),
            counter: read_number(header, 17, 8),
            message_id,
            created_ms: read_number(fields, 17, 8),
            expires_ms: read_number(fields, 25, 8),
        },
        kind: fields[0],
        body: body.to_vec(),
    })
}

/// Big-endian, of at most 8 bytes.
pub(super) fn read_number(from: &[u8], at: usize, length: usize) -> u64 {
    from.iter()
        .skip(at)
        .take(length)
        .fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}
