//! Tagged values, and taking fixed-width ones off the front of bytes.

use crate::{Error, Part, Result};

pub(super) const DAMAGED: Error = Error::damaged(Part::Header);

/// tag (2) ‖ length (4) ‖ value
pub(super) fn push(body: &mut Vec<u8>, tag: u16, value: &[u8]) {
    body.extend_from_slice(&tag.to_be_bytes());
    // A header is capped at 64 KiB when it is written.
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    body.extend_from_slice(&length.to_be_bytes());
    body.extend_from_slice(value);
}

/// Takes fixed-width values off the front.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn value(&mut self) -> Result<(u16, &'a [u8])> {
        let tag = self.u16()?;
        let length = self.u32()?;
        Ok((tag, self.bytes(length as usize)?))
    }

    pub(super) fn bytes(&mut self, length: usize) -> Result<&'a [u8]> {
        let (value, rest) = self.0.split_at_checked(length).ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(value)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (value, rest) = self.0.split_first_chunk().ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(*value)
    }

    pub(super) fn u8(&mut self) -> Result<u8> {
        self.array().map(u8::from_be_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64> {
        self.array().map(u64::from_be_bytes)
    }

    /// One value, and nothing behind it.
    pub(super) fn last<T>(&mut self, read: impl Fn(&mut Self) -> Result<T>) -> Result<T> {
        let value = read(self)?;
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(DAMAGED)
        }
    }
}
