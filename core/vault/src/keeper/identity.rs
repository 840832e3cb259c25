//! age keys: what opens ([`Identity`]) and what seals ([`Recipient`]).

use std::fmt;

use age::secrecy::ExposeSecret as _;
use amparo_sealed::Key;
use bech32::{Bech32, Hrp};
use zeroize::Zeroizing;

use crate::{Error, Result};

const SECRET_PREFIX: &str = "AGE-SECRET-KEY-";

/// The secret half. On paper, or in the vault of another phone; never kept in the vault that it opens. Boxed, so that moving it leaves
/// no copy of the secret on the stack.
pub struct Identity(Box<age::x25519::Identity>);

/// The public half: "age1…", 62 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(age::x25519::Recipient);

impl Identity {
    /// A new one.
    pub fn make_random() -> Result<Self> {
        Key::make_random()
            .map_err(Error::from)
            .and_then(|secret| Self::from_secret(&secret))
    }

    /// The one whose secret these 32 bytes are.
    ///
    /// # Errors
    /// None that can be met, but the encoders have some.
    pub fn from_secret(secret: &Key) -> Result<Self> {
        let invalid = Error::Invalid { field: "identity" };
        let prefix = Hrp::parse(SECRET_PREFIX).map_err(|_| invalid)?;
        let text = bech32::encode_upper::<Bech32>(prefix, secret.as_bytes()).map(Zeroizing::new);
        Self::parse(&text.map_err(|_| invalid)?)
    }

    /// Reads "AGE-SECRET-KEY-1…" as it was printed or copied by hand: letter case, spaces, line breaks and hyphens between groups do
    /// not matter. The Bech32 checksum finds any slip of up to four characters.
    ///
    /// # Errors
    /// [`Error::Invalid`] "identity".
    pub fn parse(text: &str) -> Result<Self> {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        let mut compact: Zeroizing<String> = Zeroizing::new(String::with_capacity(text.len()));
        compact.extend(letters.map(|letter| letter.to_ascii_uppercase()));
        let data = compact
            .strip_prefix("AGESECRETKEY")
            .ok_or(Error::Invalid { field: "identity" })?;
        let whole = Zeroizing::new(format!("{SECRET_PREFIX}{data}"));
        whole
            .parse()
            .map(|identity| Self(Box::new(identity)))
            .map_err(|_| Error::Invalid { field: "identity" })
    }

    /// "AGE-SECRET-KEY-1…", as the stock `age` tool takes it.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// For the `age` crate.
    pub fn as_age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

impl Recipient {
    /// Reads "age1…".
    ///
    /// # Errors
    /// [`Error::Invalid`] "recipient".
    pub fn parse(text: &str) -> Result<Self> {
        text.trim()
            .parse()
            .map(Self)
            .map_err(|_| Error::Invalid { field: "recipient" })
    }

    /// For the `age` crate.
    pub fn as_age(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

/// "age1…"
impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(..)")
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_read_back_as_a_hand_would_write_it() {
        let secret = Key::from_bytes([7; 32]);
        let identity = Identity::from_secret(&secret).unwrap();
        let text = identity.to_text();
        assert!(text.starts_with("AGE-SECRET-KEY-1") && text.len() == 74);
        let groups: Vec<String> = text
            .to_lowercase()
            .as_bytes()
            .chunks(5)
            .map(|group| String::from_utf8(group.to_vec()).unwrap())
            .collect();
        for written in [text.to_string(), groups.join(" "), groups.join("\n-")] {
            assert_eq!(
                Identity::parse(&written).unwrap().recipient(),
                identity.recipient()
            );
        }
        assert_eq!(
            Recipient::parse(&identity.recipient().to_string()).unwrap(),
            identity.recipient()
        );
    }

    #[test]
    fn any_one_wrong_letter_is_found() {
        let text = Identity::from_secret(&Key::from_bytes([9; 32]))
            .unwrap()
            .to_text();
        for at in "AGE-SECRET-KEY-1".len()..text.len() {
            let mut wrong = text.as_bytes().to_vec();
            wrong[at] = if wrong[at] == b'Q' { b'P' } else { b'Q' };
            let wrong = String::from_utf8(wrong).unwrap();
            assert_eq!(
                Identity::parse(&wrong).unwrap_err(),
                Error::Invalid { field: "identity" }
            );
        }
    }
}
