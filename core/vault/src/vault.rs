//! Making a vault, and opening it.

use std::path::Path;

use amparo_sealed::{HardwareKey, Key, Layout, LockFile, Store, StoreKeys, make_random};
use zeroize::Zeroizing;

use crate::attempts::Attempts;
use crate::folder::{Draft, Folder};
use crate::header::{self, FORMAT, Header, alias};
use crate::secret::{self, NewSlot};
use crate::{
    BootClock, Error, Parameters, Part, Result, SecretKind, Unlocked, capture, document, passphrase,
};

const FIRST_EPOCH: u32 = 1;
const FIRST_ALIAS_GENERATION: u32 = 1;

/// A vault at rest: a folder, and nothing in memory.
#[derive(Debug)]
pub struct Vault;

/// Whether a folder holds a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// No; one may be made there.
    Absent,
    /// Yes, whole or not; unlocking says which.
    Present,
    /// Yes, and nothing that this phone knows opens it: a keeper does ([`Vault::reopen`]).
    Sealed,
}

impl Vault {
    /// Looks, and changes nothing.
    pub fn state(folder: &Path) -> Result<Presence> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Ok(Presence::Absent);
        }
        let header = read_header(&folder).map(|(header, _)| header);
        Ok(match header {
            Ok(header) if header.device().is_none() => Presence::Sealed,
            _ => Presence::Present,
        })
    }

    /// What to ask for: what the vault's own slot takes, or, where there is none to be opened, what a new one on this phone would.
    ///
    /// # Errors
    /// [`Error::Hardware`]; those of reading the header.
    pub fn secret_kind(folder: &Path, hardware: &dyn HardwareKey) -> Result<SecretKind> {
        let folder = Folder::new(folder);
        if folder.holds_vault()?
            && let Some(slot) = read_header(&folder)?.0.device()
        {
            return Ok(SecretKind::of_slot(slot));
        }
        SecretKind::for_hardware(hardware)
    }

    /// Six random words of the BIP-39 lists (66 bits): Spanish for a language of "es…", else English.
    ///
    /// # Errors
    /// [`Error::NoRandom`].
    pub fn make_passphrase(language: &str) -> Result<Zeroizing<String>> {
        passphrase::make(language)
    }

    /// Makes a vault in `folder`, which does not exist or is empty. All or nothing: it is built under the name `<folder>.new` and
    /// renamed when it is durable. `secret` is a PIN, or a passphrase where there is no secure hardware.
    ///
    /// # Errors
    /// [`Error::Invalid`] "pin" (not text, fewer than six characters), "passphrase" (not text, fewer than six words) or "parameters";
    /// [`Error::HardwareUnfit`]; [`Error::AlreadyExists`] when there is anything; [`Error::Busy`] when another is being made.
    pub fn create(
        folder: &Path,
        secret: &[u8],
        hardware: &dyn HardwareKey,
        parameters: &Parameters,
        clock: &dyn BootClock,
    ) -> Result<Unlocked> {
        parameters.check()?;
        let kind = SecretKind::for_hardware(hardware)?;
        let secret = kind.normalize_new(secret)?;
        let draft = Draft::new(&Folder::new(folder))?;
        let slot = NewSlot {
            vault_id: make_random()?,
            epoch: FIRST_EPOCH,
            kind,
            secret: &secret,
            alias_generation: FIRST_ALIAS_GENERATION,
            parameters,
        };
        let alias = alias(&slot.vault_id, FIRST_ALIAS_GENERATION);
        let made = fill(&draft, slot, hardware, clock)
            .and_then(|(header, vmk)| Ok((header, vmk, draft.publish()?)));
        match made {
            Ok((header, vmk, (folder, lock))) => {
                let keys = store_keys(header.vault_id, FIRST_EPOCH, &vmk);
                let store = Store::open(&folder.database(), &keys, Layout::Buckets)?;
                Ok(Unlocked::new(folder, lock, store, header, vmk, None))
            }
            Err(error) => {
                // When only the last fsync failed, the vault is there and opens; it must not lose its key.
                let is_there = Folder::new(folder).holds_vault().unwrap_or(true);
                if kind == SecretKind::Pin && !is_there {
                    // Nothing is sealed under this key; if it cannot be destroyed it is of no use to anyone.
                    let _ = hardware.destroy(&alias);
                }
                Err(error)
            }
        }
    }

    /// Opens a vault.
    ///
    /// The attempt is counted, durably, before the PIN is stretched, and struck out after success; a refusal by the hardware is
    /// not counted. One fsync. What an interruption left is finished: a header of two formats or of two contents, documents
    /// under way, the hardware key of the PIN before this one.
    ///
    /// # Errors
    /// In this order, and before the counter is touched: [`Error::NotFound`], [`Error::Busy`], [`Part::Header`] or
    /// [`Part::Slot`] damaged, [`Error::NewerFormat`], [`Error::Sealed`], [`Error::Invalid`] "pin" or "passphrase". Then
    /// [`Error::Wait`], [`Part::Attempts`] damaged, [`Error::Hardware`], [`Error::WrongPin`]. With the right PIN: [`Part::Slot`],
    /// [`Part::Header`], [`Part::Database`] or [`Part::Manifest`] damaged. Nothing but the counter is changed by any of them.
    pub fn unlock(
        folder: &Path,
        secret: &[u8],
        hardware: &dyn HardwareKey,
        clock: &dyn BootClock,
    ) -> Result<Unlocked> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let lock = LockFile::acquire(&folder.lock())?;
        let (mut header, whole) = read_header(&folder)?;
        let vmk = secret::open(&folder, &header, secret, hardware, clock)?;
        if !header.is_authentic(&vmk) {
            return Err(Error::damaged(Part::Header));
        }
        let previous = header.previous(&vmk)?;
        let (store, _) = open_store(&folder, &header, &vmk, previous.as_ref())?;
        if !whole {
            // One copy was damaged, or both are of an older format; what the other says has proved authentic.
            header.sign(&vmk)?;
            header::place(folder.path()).write(&header.encode())?;
        }
        document::sweep(&folder.files(), &store)?;
        capture::sweep(&folder.captured());
        let unlocked = Unlocked::new(folder, lock, store, header, vmk, previous);
        // A change of the PIN that was interrupted before this is finished by it; it protects nothing that opens today, so a
        // refusal is no reason to keep the vault closed.
        let _ = unlocked.destroy_alias_before(hardware);
        Ok(unlocked)
    }
}

/// The header, and whether both copies say it in this program's format.
///
/// # Errors
/// [`Part::Header`] or [`Part::Slot`] damaged; [`Error::NewerFormat`].
pub(crate) fn read_header(folder: &Folder) -> Result<(Header, bool)> {
    let content = header::place(folder.path())
        .read()
        .map_err(|error| match error.into() {
            // There is a database, so there was a header.
            Error::NotFound => Error::damaged(Part::Header),
            error => error,
        })?;
    let header = Header::decode(content.format, &content.body)?;
    Ok((header, content.whole && content.format == FORMAT))
}

/// Opens `vault.db` with the keys of the epoch that it is in, and says which key that was. Without an unfinished rekey there is one epoch.
///
/// # Errors
/// [`Part::Database`] or [`Part::Manifest`] damaged, also of any other epoch.
pub(crate) fn open_store(
    folder: &Folder,
    header: &Header,
    vmk: &Key,
    previous: Option<&(u32, Key)>,
) -> Result<(Store, (u32, Key))> {
    let lost = |error: amparo_sealed::Error| match error.into() {
        Error::NotFound => Error::damaged(Part::Database),
        error => error,
    };
    let mut epoch = (header.epoch(), vmk);
    if let Some((before, key)) = previous
        && Store::epoch_at(&folder.database()).map_err(lost)? == *before
    {
        epoch = (*before, key);
    }
    let (number, key) = epoch;
    let keys = store_keys(header.vault_id, number, key);
    let store = Store::open(&folder.database(), &keys, Layout::Buckets).map_err(lost)?;
    Ok((store, (number, key.copy())))
}

/// Writes everything into the draft: rows, counter, and the header last.
fn fill(
    draft: &Draft,
    slot: NewSlot<'_>,
    hardware: &dyn HardwareKey,
    clock: &dyn BootClock,
) -> Result<(Header, Key)> {
    let folder = draft.folder();
    let vault_id = slot.vault_id;
    let vmk = Key::make_random()?;
    let slot = slot.make(hardware, &vmk)?;
    let keys = store_keys(vault_id, FIRST_EPOCH, &vmk);
    // Closed again: SQLite would not know that its folder gets another name.
    Store::create(&folder.database(), &keys, Layout::Buckets)?.close()?;
    Attempts::new(&folder.attempts(), vault_id).create(clock.reading())?;
    let header = Header::new(vault_id, FIRST_EPOCH, slot, &vmk)?;
    header::place(folder.path()).write(&header.encode())?;
    Ok((header, vmk))
}

/// What the rows of a vault are sealed with, at one epoch of its key.
pub(crate) fn store_keys(vault_id: [u8; 16], epoch: u32, vmk: &Key) -> StoreKeys {
    StoreKeys {
        vault_id,
        epoch,
        record: vmk.derive("record"),
        manifest: vmk.derive("manifest"),
    }
}
