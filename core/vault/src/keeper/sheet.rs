//! The printed sheet: a keeper made of paper.
//!
//! What lives here: making its key, and the proof that the paper can be read back. Not here: the page (`amparo-text`), and the way
//! to copy it by hand ([`super::hand_copy`]).

use amparo_sealed::{Key, derive_hkdf, make_random};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::age_file::{self, OTHER_KEEPER};
use super::{Identity, Recipient};
use crate::{Error, Result};

const BACKUP_MAC: &str = "amparo/backup-mac";

/// What is made when a sheet is made. The identity goes to paper and is then forgotten; the other two stay in the vault.
#[derive(Debug)]
pub struct PrintedSheet {
    /// For the paper, and for nothing else.
    pub identity: Identity,
    /// For the keeper slot.
    pub recipient: Recipient,
    /// For the origin of backups.
    pub backup_mac_key: Key,
}

impl PrintedSheet {
    /// A new one.
    pub fn make() -> Result<Self> {
        let identity = Identity::make_random()?;
        Ok(Self {
            recipient: identity.recipient(),
            backup_mac_key: derive_backup_mac_key(&identity)?,
            identity,
        })
    }
}

/// HKDF-SHA256(salt = empty, ikm = the identity's 32 secret bytes, info = "amparo/backup-mac", 32): whoever has the sheet can tell
/// which backups this vault wrote.
///
/// # Errors
/// None that can be met, but the decoder has some.
pub fn derive_backup_mac_key(identity: &Identity) -> Result<Key> {
    let invalid = Error::Invalid { field: "identity" };
    let (_, secret) = bech32::decode(&identity.to_text()).map_err(|_| invalid)?;
    let secret = Zeroizing::new(secret);
    let mac_key = derive_hkdf::<32>(&[], &secret, &[BACKUP_MAC.as_bytes()]);
    Ok(Key::from_bytes(*mac_key))
}

/// The sheet, read back from paper, opens what is sealed for its slot. Only then may the slot be called proven.
///
/// # Errors
/// [`Error::Invalid`] "identity": it cannot be read, so there is a slip; "keeper": it is whole, but another sheet's.
pub fn prove_printed(identity_text: &str, recipient: &Recipient) -> Result<()> {
    let identity = Identity::parse(identity_text)?;
    let challenge: [u8; 32] = make_random()?;
    let sealed = age_file::seal(recipient, &challenge)?;
    let opened = age_file::open(&sealed, &identity, OTHER_KEEPER)?;
    let same: bool = opened.ct_eq(&challenge).into();
    same.then_some(()).ok_or(OTHER_KEEPER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_proven_by_its_own_text_alone() {
        let [sheet, other] = [(); 2].map(|()| PrintedSheet::make().unwrap());
        let text = sheet.identity.to_text();
        prove_printed(&text.to_lowercase(), &sheet.recipient).unwrap();
        assert_eq!(
            prove_printed(&other.identity.to_text(), &sheet.recipient),
            Err(OTHER_KEEPER)
        );
        let slip = text.replacen("KEY-1", "KEY-1Q", 1);
        for unreadable in [&slip, "", &*sheet.recipient.to_string()] {
            assert_eq!(
                prove_printed(unreadable, &sheet.recipient),
                Err(Error::Invalid { field: "identity" })
            );
        }
    }

    #[test]
    fn the_key_of_backups_follows_from_the_identity() {
        let sheet = PrintedSheet::make().unwrap();
        let again = Identity::parse(&sheet.identity.to_text()).unwrap();
        assert_eq!(derive_backup_mac_key(&again).unwrap(), sheet.backup_mac_key);
        // Computed with Python's `cryptography`: HKDF(SHA256(), 32, None, b"amparo/backup-mac").derive(bytes([7] * 32))
        let fixed = Identity::from_secret(&Key::from_bytes([7; 32])).unwrap();
        assert_eq!(
            derive_backup_mac_key(&fixed).unwrap().as_bytes(),
            &BACKUP_MAC_OF_SEVENS
        );
    }

    const BACKUP_MAC_OF_SEVENS: [u8; 32] = [
        112, 170, 89, 129, 153, 216, 88, 32, 251, 159, 121, 157, 165, 105, 100, 122, 78, 243, 61,
        192, 104, 87, 108, 89, 52, 121, 130, 183, 99, 157, 195, 87,
    ];
}
