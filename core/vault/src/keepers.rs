//! Keepers of an open vault: who they are, adding, proving, removing.

use std::path::Path;

use amparo_sealed::make_random;

use crate::folder::Folder;
use crate::header::{Header, Keeper};
use crate::keeper::{KeyFrame, MAX_WRAPPED, Recipient};
use crate::vault::read_header;
use crate::{Error, Result, Unlocked, Vault};

/// More would make a header that is hard to look through.
const MAX_KEEPERS: usize = 5;

/// What a keeper is. The discriminants are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum KeeperKind {
    /// A printed sheet.
    Sheet = 1,
    /// The phone of somebody trusted.
    Phone = 2,
}

/// One keeper, as the header knows it. Names are records, not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeeperSlot {
    /// Random; not used again while this keeper stands.
    pub id: u16,
    /// What it is.
    pub kind: KeeperKind,
    /// It has shown that it can open its file. Only then may the vault be sealed.
    pub proven: bool,
    /// Milliseconds since 1970.
    pub added_ms: u64,
    /// "age1…"
    pub recipient: String,
}

/// What a keeper has to open, as it stands in the clear in the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeeperFile {
    /// Which vault.
    pub vault_id: [u8; 16],
    /// Of the vault key in the file.
    pub epoch: u32,
    /// As in [`KeeperSlot`].
    pub id: u16,
    /// What it is.
    pub kind: KeeperKind,
    /// Milliseconds since 1970.
    pub added_ms: u64,
    /// "age1…"
    pub recipient: String,
    /// The key frame as a binary age file.
    pub file: Vec<u8>,
}

impl Vault {
    /// What every keeper has to open, without any key: for a reopening, of a sealed vault too.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Damaged`], [`Error::NewerFormat`].
    pub fn keeper_files(folder: &Path) -> Result<Vec<KeeperFile>> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let (header, _) = read_header(&folder)?;
        let files = header.keepers();
        Ok(files
            .map(|keeper| KeeperFile::of(header.vault_id, keeper))
            .collect())
    }
}

impl Unlocked {
    /// Which vault this is.
    pub fn vault_id(&self) -> [u8; 16] {
        self.header.vault_id
    }

    /// The keepers, oldest first.
    pub fn keepers(&self) -> Vec<KeeperSlot> {
        self.header.keepers().map(KeeperSlot::of).collect()
    }

    /// Adds a keeper, not proven yet. In both copies of the header when it returns.
    ///
    /// # Errors
    /// [`Error::Invalid`] "recipient": not one; "keeper": there are five. [`Error::AlreadyExists`]: it is one already.
    pub fn add_keeper(&mut self, kind: KeeperKind, recipient: &str, now_ms: u64) -> Result<u16> {
        let recipient = Recipient::parse(recipient)?;
        if self
            .header
            .keepers()
            .any(|keeper| keeper.recipient == recipient)
        {
            return Err(Error::AlreadyExists);
        }
        if self.header.keepers().count() >= MAX_KEEPERS {
            return Err(Error::Invalid { field: "keeper" });
        }
        let frame = KeyFrame {
            vault_id: self.header.vault_id,
            epoch: self.header.epoch(),
            vmk: self.vmk.copy(),
        };
        let id = free_id(&self.header)?;
        let keeper = Keeper {
            id,
            epoch: frame.epoch,
            kind,
            proven: false,
            added_ms: now_ms,
            file: wrap(&frame, &recipient)?,
            recipient,
        };
        self.change_header(|header| {
            header.add_keeper(keeper);
            Ok(id)
        })
    }

    /// Notes that a keeper has opened its file: the caller has seen the proof.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn prove_keeper(&mut self, id: u16) -> Result<()> {
        self.change_header(|header| {
            let mut keepers = header.keepers_mut();
            let keeper = keepers.find(|keeper| keeper.id == id);
            keeper.ok_or(Error::NotFound)?.proven = true;
            Ok(())
        })
    }

    /// Removes a keeper. It may have kept what it once opened: only a new vault key ([`Unlocked::begin_rekey`]) shuts it out.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_keeper(&mut self, id: u16) -> Result<()> {
        if !self.header.keepers().any(|keeper| keeper.id == id) {
            return Err(Error::NotFound);
        }
        self.change_header(|header| {
            header.remove_keeper(id);
            Ok(())
        })
    }

    /// What a keeper has to open, a binary age file of a few hundred bytes.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn keeper_file(&self, id: u16) -> Result<Vec<u8>> {
        let mut keepers = self.header.keepers();
        let keeper = keepers.find(|keeper| keeper.id == id);
        Ok(keeper.ok_or(Error::NotFound)?.file.clone())
    }
}

/// Gives every keeper the key of this frame instead of the one it had.
pub(crate) fn wrap_again(header: &mut Header, frame: &KeyFrame) -> Result<()> {
    for keeper in header.keepers_mut() {
        keeper.epoch = frame.epoch;
        keeper.file = wrap(frame, &keeper.recipient)?;
    }
    Ok(())
}

fn wrap(frame: &KeyFrame, recipient: &Recipient) -> Result<Vec<u8>> {
    let file = frame.wrap(recipient)?;
    if file.len() > MAX_WRAPPED {
        return Err(Error::TooLarge);
    }
    Ok(file)
}

/// Random, so that a removed keeper's number does not come back at once with somebody else behind it.
fn free_id(header: &Header) -> Result<u16> {
    loop {
        let id = u16::from_be_bytes(make_random()?);
        if is_free(header, id) {
            return Ok(id);
        }
    }
}

fn is_free(header: &Header, id: u16) -> bool {
    // 0 is nobody, 1 is the phone's own slot.
    id > 1 && !header.keepers().any(|keeper| keeper.id == id)
}

impl KeeperSlot {
    fn of(keeper: &Keeper) -> Self {
        Self {
            id: keeper.id,
            kind: keeper.kind,
            proven: keeper.proven,
            added_ms: keeper.added_ms,
            recipient: keeper.recipient.to_string(),
        }
    }
}

impl KeeperFile {
    fn of(vault_id: [u8; 16], keeper: &Keeper) -> Self {
        Self {
            vault_id,
            epoch: keeper.epoch,
            id: keeper.id,
            kind: keeper.kind,
            added_ms: keeper.added_ms,
            recipient: keeper.recipient.to_string(),
            file: keeper.file.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Place;

    #[test]
    fn nobodys_number_the_phones_and_those_of_keepers_are_taken() {
        let place = Place::empty();
        let mut vault = place.create().unwrap();
        let recipient = crate::keeper::Identity::make_random().unwrap().recipient();
        let kind = KeeperKind::Sheet;
        let id = vault.add_keeper(kind, &recipient.to_string(), 1).unwrap();
        for taken in [0, 1, id] {
            assert!(!is_free(&vault.header, taken), "{taken}");
        }
        let other = if id == 2 { 3 } else { 2 };
        assert!(is_free(&vault.header, other));
    }
}
