//! Another phone becomes a keeper: two QR codes, then five pictures that both people compare.
//!
//! 1. The keeper's phone shows an offer ([`KeeperOffer`]): its recipient.
//! 2. The owner's phone reads it, makes a slot for that recipient and shows a [`Challenge`], which only that recipient opens.
//! 3. Both show five pictures. The keeper's phone can only compute them after it opened the challenge, so equal pictures prove the slot.
//!
//! The pictures find a mix-up, an old code and another person's code. Whoever stands between the two cameras and changes what each
//! one reads could search for equal pictures in seconds: both codes are read from the other phone's screen, never from a message.

use super::age_file::{self, OTHER_KEEPER};
use super::code::{Code, Fields};
use super::pictures::{Pictures, derive_pictures, hash};
use super::{Identity, Recipient};
use crate::Result;
use amparo_sealed::make_random;

const OFFER: Code = Code {
    name: "AMPK",
    field: "recipient",
    max: 1 + RECIPIENT + 16,
};
const CHALLENGE: Code = Code {
    name: "AMPC",
    field: "answer",
    max: 1_024,
};
const RECIPIENT: usize = 62;
const MAGIC: &[u8; 8] = b"AMPCHAL1";
const PICTURES: &str = "amparo/keeper-sas/v1";

/// The keeper's side, in memory until the challenge was opened. The identity is then kept in the keeper's own vault.
#[derive(Debug)]
pub struct KeeperOffer {
    identity: Identity,
    bytes: Vec<u8>,
}

/// What the keeper's phone learns from the owner's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// The vault that it keeps a key for.
    pub vault_id: [u8; 16],
    /// Its slot in there.
    pub slot_id: u16,
    /// To be compared.
    pub pictures: Pictures,
}

/// The owner's side, in memory until the pictures were compared.
#[derive(Debug)]
pub struct Challenge {
    slot_id: u16,
    pictures: Pictures,
}

impl KeeperOffer {
    /// A new identity, and the text of its code.
    pub fn make() -> Result<(Self, String)> {
        Self::make_for(Identity::make_random()?)
    }

    /// The identity that opens the slot once it is proven.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Opens the owner's code.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] "answer": not such a code, or a changed one; "keeper": for another phone, or another offer of this
    /// one. [`crate::Error::NewerFormat`], [`crate::Error::TooLarge`].
    pub fn open_challenge(&self, text: &str) -> Result<Enrolled> {
        let bytes = CHALLENGE.decode(text)?;
        let invalid = CHALLENGE.invalid();
        let mut outer = fields(&bytes, invalid);
        let (_, vault_id, slot_id) = (outer.take::<1>()?, outer.take()?, outer.take()?);
        let opened = age_file::open(outer.rest, &self.identity, invalid)?;
        let mut inner = fields(&opened, invalid);
        let (magic, inner_vault, inner_slot) = (inner.take()?, inner.take()?, inner.take()?);
        let (offer, random) = (inner.take::<32>()?, inner.take::<32>()?);
        inner.end()?;
        if (magic, inner_vault, inner_slot) != (MAGIC, vault_id, slot_id) {
            return Err(invalid);
        }
        if *offer != hash(&[&self.bytes]) {
            return Err(OTHER_KEEPER);
        }
        Ok(Enrolled {
            vault_id: *vault_id,
            slot_id: u16::from_be_bytes(*slot_id),
            pictures: derive_pictures(PICTURES, &[&self.bytes, &bytes, random]),
        })
    }

    fn make_for(identity: Identity) -> Result<(Self, String)> {
        let recipient = identity.recipient().to_string();
        let nonce: [u8; 16] = make_random()?;
        let (bytes, text) = OFFER.encode(&[recipient.as_bytes(), &nonce]);
        Ok((Self { identity, bytes }, text))
    }
}

/// Who offers: needed before a [`Challenge`], because the slot comes first.
///
/// # Errors
/// [`crate::Error::Invalid`] "recipient", [`crate::Error::NewerFormat`], [`crate::Error::TooLarge`].
pub fn read_offer(text: &str) -> Result<Recipient> {
    let bytes = OFFER.decode(text)?;
    let mut offer = fields(&bytes, OFFER.invalid());
    let (_, recipient, _) = (
        offer.take::<1>()?,
        offer.take::<RECIPIENT>()?,
        offer.take::<16>()?,
    );
    offer.end()?;
    let recipient = std::str::from_utf8(recipient).map_err(|_| OFFER.invalid())?;
    Recipient::parse(recipient)
}

impl Challenge {
    /// For the phone that made `offer_text` and the slot that was made for it; with the text of the owner's code.
    ///
    /// # Errors
    /// As [`read_offer`].
    pub fn make(offer_text: &str, vault_id: [u8; 16], slot_id: u16) -> Result<(Self, String)> {
        let recipient = read_offer(offer_text)?;
        let offer = OFFER.decode(offer_text)?;
        let slot = slot_id.to_be_bytes();
        let random: [u8; 32] = make_random()?;
        let inner = [&MAGIC[..], &vault_id, &slot, &hash(&[&offer]), &random].concat();
        let sealed = age_file::seal(&recipient, &inner)?;
        let (bytes, text) = CHALLENGE.encode(&[&vault_id, &slot, &sealed]);
        let pictures = derive_pictures(PICTURES, &[&offer, &bytes, &random]);
        Ok((Self { slot_id, pictures }, text))
    }

    /// The slot to call proven when the pictures were the same.
    pub fn slot_id(&self) -> u16 {
        self.slot_id
    }

    /// To be compared.
    pub fn pictures(&self) -> Pictures {
        self.pictures
    }
}

fn fields(rest: &[u8], invalid: crate::Error) -> Fields<'_> {
    Fields { rest, invalid }
}

#[cfg(test)]
mod tests;
