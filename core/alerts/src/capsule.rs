//! The alert capsule: `alerts.db`, the little that one press needs while the vault is locked.
//!
//! Its key is random, wrapped by the phone's hardware, and once there is a vault also by a key of the
//! vault, so that a lost keystore is repaired at the next unlock. Here: the header file, the wraps,
//! the rows in memory and the one way to change them ([`Capsule::commit`]). Not here: what the rows
//! mean to a person (`people`, `paired`, `outbox`).
//!
//! ```text
//! header body = capsule id 16 ‖ established 1 ‖ method 1 ‖ input 32 ‖ length 2 ‖ wrap ‖ length 2 ‖ vault wrap
//! method 0: no hardware, the wrap is the key itself; 1: HMAC-SHA256 in hardware; 2: ECDH with
//! the point that the input is hashed to
//! wrap = AES-256-GCM( HKDF(capsule id, evaluate(input), "amparo/capsule/hardware/v1"), key )
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use amparo_sealed::{
    Generations, HardwareError, HardwareFault, HardwareForm, HardwareKey, HardwareLevel, Key,
    Layout, LockFile, RowId, Store, StoreKeys, derive_hkdf, evaluate_hardware, make_random,
};
use zeroize::Zeroizing;

use crate::Error;
use crate::rows::Row;

const ALIAS: &str = "capsule";
/// Of the hash-to-curve tag, where the hardware computes ECDH.
const PURPOSE: &str = "capsule/v1";
const DATABASE: &str = "alerts.db";
const HEADER: &str = "alerts.header";
const LOCK: &str = "alerts.lock";
const MAGIC: [u8; 8] = *b"AMPALERT";
const FORMAT: u16 = 1;
const DAMAGED: Error = Error::Damaged {
    part: "alerts header",
};

/// People, pairings and outbox, open. One at a time for a folder.
pub struct Capsule {
    store: Store,
    header: Generations,
    body: Body,
    key: Key,
    pub(crate) rows: BTreeMap<RowId, Row>,
    _lock: LockFile,
    #[cfg(test)]
    pub(crate) fail_commits: bool,
}

/// Changes of one transaction: the new content of a row, or `None` for none.
#[derive(Default)]
pub(crate) struct Changes(BTreeMap<RowId, Option<Row>>);

impl Changes {
    pub(crate) fn put(&mut self, id: RowId, row: Row) {
        self.0.insert(id, Some(row));
    }

    pub(crate) fn remove(&mut self, id: RowId) {
        self.0.insert(id, None);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Capsule {
    /// Opens the capsule in `folder`, or makes it on the first start.
    ///
    /// # Errors
    /// [`Error::KeyLost`] when the hardware says for certain that its key is gone: with `repairable`,
    /// unlock the vault and call [`Capsule::repair`]. [`Error::Hardware`] when it may work later. A
    /// database without its header is [`Error::Damaged`]; nothing is ever made over it.
    pub fn open(folder: &Path, hardware: &dyn HardwareKey) -> Result<Self, Error> {
        let lock = LockFile::acquire(&folder.join(LOCK))?;
        let header = Generations::new(folder, HEADER, MAGIC, FORMAT);
        let content = match header.read() {
            Ok(content) => content,
            Err(amparo_sealed::Error::NotFound) => {
                return Self::create(folder, hardware, header, lock);
            }
            Err(error) => return Err(header_error(error)),
        };
        let body = Body::decode(&content.body)?;
        let key = body
            .unwrap_by_hardware(hardware)
            .map_err(|error| match error {
                Unwrap::Lost => Error::KeyLost {
                    repairable: body.vault_wrap.is_some(),
                },
                Unwrap::Other(error) => error,
            })?;
        if !content.whole {
            header.write(&content.body)?;
        }
        Self::open_store(folder, header, body, key, lock)
    }

    /// Opens the capsule after [`Error::KeyLost`], with the vault's key, and wraps its key for the
    /// hardware anew.
    ///
    /// # Errors
    /// [`Error::KeyLost`] when there is no wrap under the vault, or not under this one.
    pub fn repair(
        folder: &Path,
        hardware: &dyn HardwareKey,
        vault_key: &Key,
    ) -> Result<Self, Error> {
        let lock = LockFile::acquire(&folder.join(LOCK))?;
        let header = Generations::new(folder, HEADER, MAGIC, FORMAT);
        let mut body = Body::decode(&header.read().map_err(header_error)?.body)?;
        let lost = Error::KeyLost { repairable: false };
        let wrap = body
            .vault_wrap
            .as_ref()
            .ok_or(Error::KeyLost { repairable: false })?;
        let key = vault_key
            .open(&body.vault_aad(), wrap)
            .map_err(|_| lost)
            .and_then(|bytes| read_key(&bytes))?;
        // An invalidated key still holds the alias on some phones.
        hardware.destroy(ALIAS).map_err(Error::Hardware)?;
        body.wrap_by_hardware(hardware, &key)?;
        header.write(&body.encode()?)?;
        Self::open_store(folder, header, body, key, lock)
    }

    /// Adds (or renews) the second wrap, under the vault's key for it. Durable when this returns.
    pub fn attach_vault_wrap(&mut self, vault_key: &Key) -> Result<(), Error> {
        if let Some(wrap) = &self.body.vault_wrap
            && vault_key
                .open(&self.body.vault_aad(), wrap)
                .is_ok_and(|bytes| *bytes == self.key.as_bytes()[..])
        {
            return Ok(());
        }
        let mut body = self.body.clone();
        body.vault_wrap = Some(vault_key.seal(&body.vault_aad(), self.key.as_bytes())?);
        self.header.write(&body.encode()?)?;
        self.body = body;
        Ok(())
    }

    /// Whether the key lies on the disk in the clear because the phone has no hardware for it. The
    /// settings screen says so.
    pub fn is_unprotected(&self) -> bool {
        self.body.method == Method::Plain
    }

    /// Rises by one with every transaction that changed something; a shell may keep it elsewhere to
    /// notice an older copy of the file.
    pub fn sequence(&self) -> u64 {
        self.store.sequence()
    }

    /// Empties the log beside the database and closes it.
    pub fn close(self) -> Result<(), Error> {
        Ok(self.store.close()?)
    }

    fn create(
        folder: &Path,
        hardware: &dyn HardwareKey,
        header: Generations,
        lock: LockFile,
    ) -> Result<Self, Error> {
        if std::fs::exists(folder.join(DATABASE))
            .map_err(|error| Error::File { kind: error.kind() })?
        {
            return Err(DAMAGED);
        }
        let key = Key::make_random()?;
        let mut body = Body {
            id: make_random()?,
            established: false,
            method: Method::Plain,
            input: make_random()?,
            wrap: Vec::new(),
            vault_wrap: None,
        };
        body.wrap_by_hardware(hardware, &key)?;
        header.write(&body.encode()?)?;
        Self::open_store(folder, header, body, key, lock)
    }

    fn open_store(
        folder: &Path,
        header: Generations,
        mut body: Body,
        key: Key,
        lock: LockFile,
    ) -> Result<Self, Error> {
        let path = folder.join(DATABASE);
        let keys = StoreKeys {
            vault_id: body.id,
            epoch: 1,
            record: key.derive("amparo/capsule/record/v1"),
            manifest: key.derive("amparo/capsule/manifest/v1"),
        };
        let store = match Store::open(&path, &keys, Layout::Single) {
            // The program ended between header and database: nothing was in it yet.
            Err(amparo_sealed::Error::NotFound) if !body.established => {
                Store::create(&path, &keys, Layout::Single)?
            }
            Err(amparo_sealed::Error::NotFound) => {
                return Err(Error::Damaged { part: "alerts.db" });
            }
            other => other?,
        };
        if !body.established {
            body.established = true;
            header.write(&body.encode()?)?;
        }
        let mut rows = BTreeMap::new();
        for (id, bytes) in store.list()? {
            rows.insert(id, Row::decode(&bytes)?);
        }
        Ok(Self {
            store,
            header,
            body,
            key,
            rows,
            _lock: lock,
            #[cfg(test)]
            fail_commits: false,
        })
    }

    /// All of `changes` in one durable transaction, then in memory; or nothing of them in either.
    pub(crate) fn commit(&mut self, changes: Changes) -> Result<(), Error> {
        if changes.is_empty() {
            return Ok(());
        }
        let rows = &self.rows;
        #[cfg(test)]
        let fail = self.fail_commits;
        self.store.write(|tx| -> Result<(), Error> {
            for (id, row) in &changes.0 {
                match (row, rows.contains_key(id)) {
                    (Some(row), false) => tx.insert_as(*id, &row.encode()?)?,
                    (Some(row), true) => tx.update(*id, &row.encode()?)?,
                    (None, true) => tx.remove(*id)?,
                    (None, false) => {}
                }
            }
            // A real failure at the end of a real transaction: a row that no class takes.
            #[cfg(test)]
            if fail {
                tx.insert(&vec![0; 70_000])?;
            }
            Ok(())
        })?;
        for (id, row) in changes.0 {
            match row {
                Some(row) => self.rows.insert(id, row),
                None => self.rows.remove(&id),
            };
        }
        Ok(())
    }
}

redacted!(Capsule);

/// How the hardware wrap was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Plain = 0,
    Hmac = 1,
    EcdhP256 = 2,
}

impl Method {
    fn of(form: HardwareForm) -> Self {
        match form {
            HardwareForm::Hmac => Self::Hmac,
            HardwareForm::EcdhP256 => Self::EcdhP256,
        }
    }
}

#[derive(Clone)]
struct Body {
    id: [u8; 16],
    established: bool,
    method: Method,
    input: [u8; 32],
    wrap: Vec<u8>,
    vault_wrap: Option<Vec<u8>>,
}

enum Unwrap {
    Lost,
    Other(Error),
}

impl Body {
    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(256));
        bytes.extend_from_slice(&self.id);
        bytes.push(u8::from(self.established));
        bytes.push(self.method as u8);
        bytes.extend_from_slice(&self.input);
        for wrap in [
            self.wrap.as_slice(),
            self.vault_wrap.as_deref().unwrap_or_default(),
        ] {
            let length = u16::try_from(wrap.len()).map_err(|_| Error::Internal {
                code: "capsule-wrap",
            })?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(wrap);
        }
        Ok(bytes)
    }

    fn decode(bytes: &[u8]) -> Result<Self, Error> {
        fn take<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8], Error> {
            let (head, tail) = rest.split_at_checked(length).ok_or(DAMAGED)?;
            *rest = tail;
            Ok(head)
        }
        fn wrap(rest: &mut &[u8]) -> Result<Vec<u8>, Error> {
            let length = take(rest, 2)?
                .try_into()
                .map(u16::from_be_bytes)
                .map_err(|_| DAMAGED)?;
            take(rest, usize::from(length)).map(<[u8]>::to_vec)
        }
        let mut rest = bytes;
        let id = take(&mut rest, 16)?.try_into().map_err(|_| DAMAGED)?;
        let established = match take(&mut rest, 1)? {
            [0] => false,
            [1] => true,
            _ => return Err(DAMAGED),
        };
        let method = match take(&mut rest, 1)? {
            [0] => Method::Plain,
            [1] => Method::Hmac,
            [2] => Method::EcdhP256,
            _ => return Err(Error::NewerFormat),
        };
        let input = take(&mut rest, 32)?.try_into().map_err(|_| DAMAGED)?;
        let hardware_wrap = wrap(&mut rest)?;
        let vault_wrap = Some(wrap(&mut rest)?).filter(|wrap| !wrap.is_empty());
        if !rest.is_empty() {
            return Err(DAMAGED);
        }
        Ok(Self {
            id,
            established,
            method,
            input,
            wrap: hardware_wrap,
            vault_wrap,
        })
    }

    fn wrap_by_hardware(&mut self, hardware: &dyn HardwareKey, key: &Key) -> Result<(), Error> {
        if hardware.level().map_err(Error::Hardware)? == HardwareLevel::None {
            self.method = Method::Plain;
            self.wrap = key.as_bytes().to_vec();
            return Ok(());
        }
        let method = Method::of(hardware.form().map_err(Error::Hardware)?);
        hardware.create(ALIAS).map_err(Error::Hardware)?;
        self.method = method;
        self.input = make_random()?;
        let output =
            evaluate_hardware(hardware, ALIAS, PURPOSE, &self.input).map_err(
                |fault| match fault {
                    HardwareFault::Key(error) => Error::Hardware(error),
                    HardwareFault::Unfit => Error::Invalid { field: "hardware" },
                },
            )?;
        self.wrap = self
            .hardware_kek(&output[..])
            .seal(&self.hardware_aad(), key.as_bytes())?;
        Ok(())
    }

    fn unwrap_by_hardware(&self, hardware: &dyn HardwareKey) -> Result<Key, Unwrap> {
        if self.method == Method::Plain {
            return read_key(&self.wrap).map_err(Unwrap::Other);
        }
        let output =
            evaluate_hardware(hardware, ALIAS, PURPOSE, &self.input).map_err(
                |fault| match fault {
                    HardwareFault::Key(HardwareError::NotFound | HardwareError::Invalidated)
                    | HardwareFault::Unfit => Unwrap::Lost,
                    HardwareFault::Key(error) => Unwrap::Other(Error::Hardware(error)),
                },
            )?;
        // The header's checksum was right, so this is another key under the same alias: as good as gone.
        let bytes = self
            .hardware_kek(&output[..])
            .open(&self.hardware_aad(), &self.wrap)
            .map_err(|_| Unwrap::Lost)?;
        read_key(&bytes).map_err(Unwrap::Other)
    }

    fn hardware_kek(&self, output: &[u8]) -> Key {
        Key::from_bytes(*derive_hkdf(
            &self.id,
            output,
            &[b"amparo/capsule/hardware/v1"],
        ))
    }

    fn hardware_aad(&self) -> Vec<u8> {
        [b"amparo/capsule/hardware", self.id.as_slice(), &self.input].concat()
    }

    fn vault_aad(&self) -> Vec<u8> {
        [b"amparo/capsule/vault", self.id.as_slice()].concat()
    }
}

fn read_key(bytes: &[u8]) -> Result<Key, Error> {
    let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(bytes.try_into().map_err(|_| DAMAGED)?);
    Ok(Key::from_bytes(*bytes))
}

fn header_error(error: amparo_sealed::Error) -> Error {
    match error {
        amparo_sealed::Error::Damaged { .. } => DAMAGED,
        amparo_sealed::Error::NewerFormat { .. } => Error::NewerFormat,
        amparo_sealed::Error::NotFound => Error::NotFound { what: "alerts" },
        other => other.into(),
    }
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
