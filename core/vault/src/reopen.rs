//! New secrets and new keys: a change of the PIN, the beginning of a rekey, and a reopening by a keeper.
//!
//! Each is one change of the header. What it needs is made before, under the next generation of hardware keys; what it replaces is
//! destroyed after. An interruption on either side leaves a vault that opens, with the old secret or with the new one, and a
//! hardware key too many, which the next unlock or the next change takes away.
//!
//! A rekey replaces the vault key. The header then has the new key in its slots and the one before under the new one; the rows
//! stay under the old key until they have been copied.

use std::path::Path;

use amparo_sealed::{HardwareKey, Key, LockFile};
use zeroize::Zeroizing;

use crate::attempts::Attempts;
use crate::folder::Folder;
use crate::header::Header;
use crate::keeper::{Identity, KeyFrame};
use crate::record::Retired;
use crate::rekey::holds_files;
use crate::secret::NewSlot;
use crate::vault::{open_store, read_header};
use crate::{
    BootClock, Error, Parameters, Part, Result, SecretKind, Unlocked, Vault, capture, document,
    header, keepers,
};

/// What a keeper has to show.
#[derive(Debug)]
pub enum KeeperSecret {
    /// "AGE-SECRET-KEY-1…" of a printed sheet: opens the keeper's file in the header.
    Identity(Zeroizing<String>),
    /// What a keeper's phone found in that file.
    Frame(KeyFrame),
}

impl Vault {
    /// Opens a vault by a keeper, sealed or not, and gives it a new PIN or passphrase and a new vault key: for a forgotten PIN, a lost
    /// keystore, a sealed vault. A rekey is begun by it ([`Unlocked::rekey_pending`]), also when another one was unfinished: that
    /// one is given up, and the rows go from the key they are under to the newest. Waits for wrong PINs are over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Busy`], [`Error::NewerFormat`]; [`Error::Invalid`] "pin", "passphrase" or "parameters" of the
    /// new secret, "identity": not a keeper of this vault, or of another time of it. [`Error::Damaged`]: of header or slot, or the rows cannot be opened.
    /// [`Error::Hardware`], [`Error::HardwareUnfit`]. Nothing is changed by any of them.
    pub fn reopen(
        folder: &Path,
        keeper: &KeeperSecret,
        new_secret: &[u8],
        hardware: &dyn HardwareKey,
        parameters: &Parameters,
        clock: &dyn BootClock,
    ) -> Result<Unlocked> {
        let folder = Folder::new(folder);
        if !folder.holds_vault()? {
            return Err(Error::NotFound);
        }
        let kind = SecretKind::for_hardware(hardware)?;
        let secret = kind.normalize_new(new_secret)?;
        let lock = LockFile::acquire(&folder.lock())?;
        let (mut header, _) = read_header(&folder)?;
        let vmk = keeper_key(&header, keeper)?;
        if !header.is_core_authentic(&vmk) {
            return Err(Error::damaged(Part::Header));
        }
        if !header.is_authentic(&vmk) {
            // What this phone's part says is of nobody; nothing of it goes on.
            header.drop_device();
        }
        // The key that the rows are under has proved itself on their root: only such a key may become the previous one.
        let previous = header.previous(&vmk)?;
        let (mut store, before) = open_store(&folder, &header, &vmk, previous.as_ref())?;
        document::sweep(&folder.files(), &store)?;
        capture::sweep(&folder.captured());
        if before.0 != header.epoch() && holds_files(&folder.captured())? {
            // An unfinished rekey is given up, and its key with it: what was captured meanwhile was sealed to that key.
            let given_up = Retired::of(header.epoch(), &vmk).encode();
            store.write(|tx| tx.insert(&given_up))?;
        }
        let (header, vmk) = NextEpoch {
            kind,
            secret: &secret,
            parameters,
            before: (before.0, &before.1),
        }
        .make(&header, hardware)?;
        header::place(folder.path()).write(&header.encode())?;
        // The vault is open by now: a counter that cannot be written makes the next unlock wait, or fail, by itself.
        let _ = Attempts::new(&folder.attempts(), header.vault_id).create(clock.reading());
        let unlocked = Unlocked::new(folder, lock, store, header, vmk, Some(before));
        // The next unlock tries again.
        let _ = unlocked.destroy_alias_before(hardware);
        Ok(unlocked)
    }
}

impl Unlocked {
    /// Gives the vault another PIN, or another passphrase where it has one. The old one is asked for, counted like an unlock. In both
    /// copies of the header when it returns; interrupted, the vault opens with the old one or with the new one.
    ///
    /// # Errors
    /// As [`Unlocked::check_secret`]; [`Error::Invalid`] "pin", "passphrase" or "parameters" of the new one;
    /// [`Error::HardwareUnfit`]. The old one still opens, unless writing failed in between ([`Error::Storage`] and the like): then
    /// either may.
    pub fn change_secret(
        &mut self,
        old: &[u8],
        new: &[u8],
        hardware: &dyn HardwareKey,
        parameters: &Parameters,
        clock: &dyn BootClock,
    ) -> Result<()> {
        let slot = self.header.device().ok_or(Error::Sealed)?;
        let kind = SecretKind::of_slot(slot);
        let new = kind.normalize_new(new)?;
        parameters.check()?;
        self.check_secret(old, hardware, clock)?;
        let slot = NewSlot {
            vault_id: self.header.vault_id,
            epoch: self.header.epoch(),
            kind,
            secret: &new,
            alias_generation: next(self.header.alias_generation())?,
            parameters,
        }
        .make(hardware, &self.vmk)?;
        self.change_header(|header| {
            header.set_device(slot);
            Ok(())
        })?;
        // The secret is changed; the next unlock tries again.
        let _ = self.destroy_alias_before(hardware);
        Ok(())
    }

    /// Begins to replace the vault key: a new one in every slot, the one before kept under it until every row has been copied.
    /// For a keeper that was removed, and for a deep clean.
    ///
    /// # Errors
    /// [`Error::Busy`] while another one is unfinished; otherwise as [`Unlocked::change_secret`].
    pub fn begin_rekey(
        &mut self,
        secret: &[u8],
        hardware: &dyn HardwareKey,
        parameters: &Parameters,
        clock: &dyn BootClock,
    ) -> Result<()> {
        if self.rekey_pending() {
            return Err(Error::Busy);
        }
        let slot = self.header.device().ok_or(Error::Sealed)?;
        let kind = SecretKind::of_slot(slot);
        parameters.check()?;
        self.check_secret(secret, hardware, clock)?;
        // What was removed must not come back under the new key, least of all after a deep clean.
        self.forget_undo()?;
        let (header, vmk) = NextEpoch {
            kind,
            secret: &kind.normalize(secret)?,
            parameters,
            before: (self.header.epoch(), &self.vmk),
        }
        .make(&self.header, hardware)?;
        let before = self.header.epoch();
        self.commit_header(header)?;
        let key = std::mem::replace(&mut self.vmk, vmk);
        self.previous = Some((before, key));
        let _ = self.destroy_alias_before(hardware);
        Ok(())
    }

    /// Whether rows are still to be copied to the new vault key.
    pub fn rekey_pending(&self) -> bool {
        self.previous.is_some()
    }

    /// Forgets the previous key, in the header and in memory. Only when `vault.db` is durably in the header's epoch: the rows of any other
    /// could never be opened again.
    pub(crate) fn finish_rekey_header(&mut self) -> Result<()> {
        self.change_header(|header| {
            header.drop_previous();
            Ok(())
        })?;
        self.previous = None;
        Ok(())
    }
}

/// A new vault key in every slot.
struct NextEpoch<'a> {
    kind: SecretKind,
    /// Normalised.
    secret: &'a [u8],
    parameters: &'a Parameters,
    /// Which epoch the rows are in, and its key.
    before: (u32, &'a Key),
}

impl NextEpoch<'_> {
    fn make(self, header: &Header, hardware: &dyn HardwareKey) -> Result<(Header, Key)> {
        let vmk = Key::make_random()?;
        let epoch = next(header.epoch())?;
        let slot = NewSlot {
            vault_id: header.vault_id,
            epoch,
            kind: self.kind,
            secret: self.secret,
            alias_generation: next(header.alias_generation())?,
            parameters: self.parameters,
        }
        .make(hardware, &vmk)?;
        let mut header = header.clone();
        header.set_epoch(epoch, &vmk, self.before)?;
        header.set_device(slot);
        let frame = KeyFrame {
            vault_id: header.vault_id,
            epoch,
            vmk: vmk.copy(),
        };
        keepers::wrap_again(&mut header, &frame)?;
        header.sign(&vmk)?;
        Ok((header, vmk))
    }
}

/// The vault key that a keeper has for this header.
pub(crate) fn keeper_key(header: &Header, keeper: &KeeperSecret) -> Result<Key> {
    let invalid = Error::Invalid { field: "identity" };
    let unwrapped;
    let frame = match keeper {
        KeeperSecret::Frame(frame) => frame,
        KeeperSecret::Identity(text) => {
            let identity = Identity::parse(text)?;
            let recipient = identity.recipient();
            let mut keepers = header.keepers();
            let keeper = keepers.find(|keeper| keeper.recipient == recipient);
            unwrapped = KeyFrame::unwrap(&keeper.ok_or(invalid)?.file, &identity)?;
            &unwrapped
        }
    };
    if frame.vault_id != header.vault_id || frame.epoch != header.epoch() {
        return Err(invalid);
    }
    Ok(frame.vmk.copy())
}

/// Nobody changes a PIN four thousand million times.
fn next(number: u32) -> Result<u32> {
    number.checked_add(1).ok_or(Error::damaged(Part::Header))
}
