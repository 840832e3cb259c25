//! The text in a QR code of a keeper: "AMP", a letter, the version, ".", then base64url of bytes that begin with the version again.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::{Error, Result};

/// The only version there is.
const VERSION: u8 = 1;

/// One form of code.
pub(super) struct Code {
    /// For instance "AMPK".
    pub(super) name: &'static str,
    /// What is said to be wrong with a text that is not one.
    pub(super) field: &'static str,
    /// Bytes, the version included.
    pub(super) max: usize,
}

impl Code {
    /// The bytes, and the text that carries them.
    pub(super) fn encode(&self, parts: &[&[u8]]) -> (Vec<u8>, String) {
        let mut bytes = vec![VERSION];
        for part in parts {
            bytes.extend_from_slice(part);
        }
        let text = self.text(&bytes);
        (bytes, text)
    }

    /// Bytes as text.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        let data = BASE64_URL_SAFE_NO_PAD.encode(bytes);
        format!("{}{VERSION}.{data}", self.name)
    }

    /// The bytes, their version included. Base64url has one text for each, so their hash is that of the text too.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::NewerFormat`], or [`Self::invalid`].
    pub(super) fn decode(&self, text: &str) -> Result<Vec<u8>> {
        let rest = text.trim().strip_prefix(self.name).ok_or(self.invalid())?;
        // Four letters for three bytes, the version, and some air.
        if rest.len() > self.max.div_ceil(3) * 4 + 8 {
            return Err(Error::TooLarge);
        }
        let (version, data) = rest.split_once('.').ok_or(self.invalid())?;
        let version = version.parse::<u8>().map_err(|_| self.invalid())?;
        if version > VERSION {
            return Err(newer(version));
        }
        let bytes = BASE64_URL_SAFE_NO_PAD
            .decode(data)
            .map_err(|_| self.invalid())?;
        match bytes.first() {
            Some(&found) if found > VERSION => Err(newer(found)),
            _ if bytes.len() > self.max => Err(Error::TooLarge),
            Some(&VERSION) if version == VERSION => Ok(bytes),
            _ => Err(self.invalid()),
        }
    }

    /// Not such a code, or one that was changed.
    pub(super) fn invalid(&self) -> Error {
        Error::Invalid { field: self.field }
    }
}

/// Takes fixed fields off the front of bytes.
pub(super) struct Fields<'a> {
    pub(super) rest: &'a [u8],
    pub(super) invalid: Error,
}

impl<'a> Fields<'a> {
    /// The next `N` bytes.
    pub(super) fn take<const N: usize>(&mut self) -> Result<&'a [u8; N]> {
        let (field, rest) = self.rest.split_first_chunk().ok_or(self.invalid)?;
        self.rest = rest;
        Ok(field)
    }

    /// Ends the reading: nothing may be left.
    pub(super) fn end(self) -> Result<()> {
        self.rest.is_empty().then_some(()).ok_or(self.invalid)
    }
}

fn newer(found: u8) -> Error {
    Error::NewerFormat {
        found: found.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: Code = Code {
        name: "AMPX",
        field: "request",
        max: 4,
    };

    #[test]
    fn a_code_is_read_back_and_everything_else_has_its_kind() {
        let (bytes, text) = CODE.encode(&[&[7], &[8, 9]]);
        assert_eq!(
            (bytes.as_slice(), text.as_str()),
            (&[1, 7, 8, 9][..], "AMPX1.AQcICQ")
        );
        assert_eq!(CODE.decode(" AMPX1.AQcICQ\n"), Ok(bytes));
        let kinds = [
            ("", CODE.invalid()),
            ("AMPX1", CODE.invalid()),
            ("AMPX1.", CODE.invalid()),
            ("AMPX1.A", CODE.invalid()),
            ("AMPK1.AQcICQ", CODE.invalid()),
            ("AMPX1.AQcICQ==", CODE.invalid()),
            ("AMPX1.AQcICR", CODE.invalid()),
            ("AMPX0.AQcICQ", CODE.invalid()),
            ("AMPX1.AAcICQ", CODE.invalid()),
            ("AMPX2.anything", Error::NewerFormat { found: 2 }),
            ("AMPX1.AgcICQ", Error::NewerFormat { found: 2 }),
            ("AMPX1.AQcICQoL", Error::TooLarge),
            (&"A".repeat(90_000), CODE.invalid()),
            // What is longer than any code is not looked at.
            (&format!("AMPX1.{}", "!".repeat(30)), Error::TooLarge),
            (&format!("AMPX1.{}", "A".repeat(90_000)), Error::TooLarge),
        ];
        for (text, kind) in kinds {
            assert_eq!(CODE.decode(text), Err(kind), "{text:.20}");
        }
    }
}
