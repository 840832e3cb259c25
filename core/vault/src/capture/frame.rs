//! What stands in front of a capture's data: "AMPCAPT1" ‖ kind (1) ‖ added ms (8) ‖ media type length (1) ‖ media type ‖
//! name length (2) ‖ name ‖ size (8).

use std::io::Read;

use amparo_sealed::file::padme;
use zeroize::Zeroizing;

use super::CaptureKind;
use crate::record::{MAX_NAME, short_text};
use crate::{Error, Result};

const MAGIC: [u8; 8] = *b"AMPCAPT1";
const NOTE: u8 = 1;
const DOCUMENT: u8 = 2;
const INVALID: std::io::ErrorKind = std::io::ErrorKind::InvalidData;

#[derive(Clone)]
pub(super) struct Head {
    pub(super) kind: CaptureKind,
    pub(super) added_ms: u64,
    pub(super) media_type: String,
    pub(super) name: Zeroizing<String>,
    pub(super) size: u64,
}

impl Head {
    /// # Errors
    /// [`Error::Invalid`] "name" or "`media_type`" when too long.
    pub(super) fn encode(&self) -> Result<Zeroizing<Vec<u8>>> {
        let media_type = short_text(&self.media_type, "media_type")?;
        let name = u16::try_from(self.name.len())
            .ok()
            .filter(|length| *length <= MAX_NAME)
            .ok_or(Error::Invalid { field: "name" })?;
        let mut head = Zeroizing::new(Vec::with_capacity(self.length()));
        head.extend_from_slice(&MAGIC);
        head.push(match self.kind {
            CaptureKind::Note => NOTE,
            CaptureKind::Document => DOCUMENT,
        });
        head.extend_from_slice(&self.added_ms.to_be_bytes());
        head.push(media_type);
        head.extend_from_slice(self.media_type.as_bytes());
        head.extend_from_slice(&name.to_be_bytes());
        head.extend_from_slice(self.name.as_bytes());
        head.extend_from_slice(&self.size.to_be_bytes());
        Ok(head)
    }

    /// # Errors
    /// [`INVALID`] for anything that [`Head::encode`] does not write.
    pub(super) fn read(from: &mut impl Read) -> std::io::Result<Self> {
        let magic: [u8; 8] = array(from)?;
        let [kind] = array(from)?;
        let kind = match kind {
            NOTE => CaptureKind::Note,
            DOCUMENT => CaptureKind::Document,
            _ => return Err(INVALID.into()),
        };
        let added_ms = u64::from_be_bytes(array(from)?);
        let [media_type] = array(from)?;
        let media_type = text(from, media_type.into())?;
        let name = u16::from_be_bytes(array(from)?);
        let head = Self {
            kind,
            added_ms,
            media_type,
            name: text(from, name).map(Zeroizing::new)?,
            size: u64::from_be_bytes(array(from)?),
        };
        if magic != MAGIC || name > MAX_NAME || head.size > super::place::MAX_ITEM {
            return Err(INVALID.into());
        }
        Ok(head)
    }

    /// Bytes in front of the data.
    pub(super) fn length(&self) -> usize {
        28 + self.media_type.len() + self.name.len()
    }

    /// Bytes of head, data and zeros.
    pub(super) fn padded(&self) -> u64 {
        padme(self.size.saturating_add(self.length() as u64))
    }
}

fn array<const N: usize>(from: &mut impl Read) -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn text(from: &mut impl Read, length: u16) -> std::io::Result<String> {
    let mut bytes = vec![0; length.into()];
    from.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| INVALID.into())
}

#[cfg(test)]
mod tests {
    use super::super::place::MAX_ITEM;
    use super::*;

    fn bytes(magic: [u8; 8], name: usize, size: u64) -> Vec<u8> {
        let mut bytes = magic.to_vec();
        bytes.extend_from_slice(&[1, 0, 0, 0, 0, 0, 0, 0, 5, 0]);
        bytes.extend_from_slice(&u16::try_from(name).unwrap().to_be_bytes());
        bytes.extend_from_slice("x".repeat(name).as_bytes());
        bytes.extend_from_slice(&size.to_be_bytes());
        bytes
    }

    /// Anybody can seal something to the recipient, who then reads it with the vault open.
    #[test]
    fn a_head_that_no_capture_has_is_refused() {
        let read = |bytes: Vec<u8>| Head::read(&mut bytes.as_slice()).map_err(|error| error.kind());
        let largest = read(bytes(MAGIC, 1024, MAX_ITEM)).unwrap();
        assert_eq!(*largest.encode().unwrap(), bytes(MAGIC, 1024, MAX_ITEM));
        for wrong in [
            bytes(MAGIC, 1025, 1),
            bytes(MAGIC, 2000, 1),
            bytes(MAGIC, 1, MAX_ITEM + 1),
            bytes(MAGIC, 1, u64::MAX),
            bytes(*b"AMPCAPT2", 1, 1),
        ] {
            assert_eq!(read(wrong).err(), Some(INVALID));
        }
    }
}
