//! One row: framing, padding to a size class, sealing, and where it stands in the table.

use ring::{hkdf, hmac};
use rusqlite::{Connection, OptionalExtension as _};
use zeroize::Zeroizing;

use super::{Layout, RowId, StoreKeys};
use crate::key::{expand, open_in_place, seal_in_place};
use crate::{Error, Part, Result, make_random};

/// What stands in front of a payload: its length, 4 bytes big-endian.
const FRAME: usize = 4;
/// Framed payloads are padded with zeros up to one of these.
const SIZE_CLASSES: [usize; 6] = [512, 1024, 2048, 4096, 16_384, 65_536];
const SALT: usize = 16;
pub(super) const TAG: usize = 16;
const FORMAT: u16 = 1;

/// The keys of an open store, in the form in which `ring` uses them: no raw key is kept.
pub(super) struct RowKeys {
    record: hkdf::Prk,
    manifest: hkdf::Prk,
    place: hmac::Key,
    sum: hmac::Key,
    vault_id: [u8; 16],
    epoch: u32,
}

/// What distinguishes one sealed blob from every other under the same key.
pub(super) struct Binding {
    purpose: Purpose,
    name: [u8; 16],
    pub(super) revision: u64,
}

#[derive(Clone, Copy)]
enum Purpose {
    Record,
    Manifest,
}

impl Binding {
    pub(super) const fn record(id: RowId, revision: u64) -> Self {
        Self {
            purpose: Purpose::Record,
            name: id.0,
            revision,
        }
    }

    /// `slot`: 0 the root, 1 to 256 the buckets.
    pub(super) fn manifest(slot: u16, revision: u64) -> Self {
        let mut name = [0; 16];
        name[14..].copy_from_slice(&slot.to_be_bytes());
        Self {
            purpose: Purpose::Manifest,
            name,
            revision,
        }
    }
}

impl RowKeys {
    pub(super) fn new(keys: &StoreKeys) -> Self {
        let hmac_key =
            |label| hmac::Key::new(hmac::HMAC_SHA256, keys.manifest.derive(label).as_bytes());
        let seal = keys.manifest.derive("amparo/manifest/seal/v1");
        Self {
            record: hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, keys.record.as_bytes()),
            manifest: hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, seal.as_bytes()),
            place: hmac_key("amparo/manifest/place/v1"),
            sum: hmac_key("amparo/manifest/sum/v1"),
            vault_id: keys.vault_id,
            epoch: keys.epoch,
        }
    }

    pub(super) const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Which bucket a row belongs to: the first byte of an HMAC of its id, so that buckets fill evenly and a stranger cannot
    /// aim at one.
    pub(super) fn bucket(&self, id: RowId, layout: Layout) -> u8 {
        match layout {
            Layout::Buckets => hmac::sign(&self.place, &id.0).as_ref()[0],
            Layout::Single => 0,
        }
    }

    /// The rowid: the bucket above 55 random bits of the id, so that a bucket is one range of the table, and neither the
    /// order nor the number of insertions shows. Always positive.
    pub(super) fn place(&self, id: RowId, layout: Layout) -> i64 {
        let mut first = [0; 8];
        first.copy_from_slice(&id.0[..8]);
        let random = u64::from_be_bytes(first) >> 9;
        let place = u64::from(self.bucket(id, layout)) << 55 | random;
        // 63 bits at most.
        place.cast_signed()
    }

    /// HMAC of what the manifest sums up.
    pub(super) fn digest(&self, id: RowId, revision: u64, tag: &[u8; TAG]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.sum);
        context.update(&id.0);
        context.update(&revision.to_be_bytes());
        context.update(tag);
        let mut digest = [0; 32];
        digest.copy_from_slice(context.sign().as_ref());
        digest
    }

    /// Frames, pads and seals a payload.
    pub(super) fn seal_payload(&self, binding: &Binding, payload: &[u8]) -> Result<Vec<u8>> {
        let framed = FRAME + payload.len();
        let class = SIZE_CLASSES
            .into_iter()
            .find(|class| framed <= *class)
            .ok_or(Error::TooLarge)?;
        let length = u32::try_from(payload.len()).map_err(|_| Error::TooLarge)?;
        self.seal(binding, class, &[&length.to_be_bytes(), payload])
    }

    /// Undoes [`RowKeys::seal_payload`].
    pub(super) fn open_payload(
        &self,
        binding: &Binding,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let mut framed = self.open(binding, sealed)?;
        let length = framed
            .first_chunk::<FRAME>()
            .map(|length| u32::from_be_bytes(*length) as usize)
            .filter(|length| *length <= framed.len() - FRAME)
            .ok_or(Error::damaged(Part::Sealed))?;
        framed.copy_within(FRAME..FRAME + length, 0);
        framed.truncate(length);
        Ok(framed)
    }

    /// salt (16) ‖ AES-256-GCM of the parts, zero-padded to `size` ‖ tag (16).
    pub(super) fn seal(&self, binding: &Binding, size: usize, parts: &[&[u8]]) -> Result<Vec<u8>> {
        let salt = make_random::<SALT>()?;
        // Full size from the start: growing would leave plaintext behind in freed memory.
        let mut sealed = Vec::with_capacity(SALT + size + TAG);
        sealed.extend_from_slice(&salt);
        for part in parts {
            sealed.extend_from_slice(part);
        }
        sealed.resize(SALT + size, 0);
        let okm = self.key_and_nonce(binding.purpose, &salt);
        seal_in_place(&okm, &self.aad(binding), &mut sealed, SALT)?;
        Ok(sealed)
    }

    pub(super) fn open(&self, binding: &Binding, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let (salt, ciphertext) = sealed
            .split_first_chunk::<SALT>()
            .ok_or(Error::damaged(Part::Sealed))?;
        let okm = self.key_and_nonce(binding.purpose, salt);
        let mut plaintext = Zeroizing::new(ciphertext.to_vec());
        let length = open_in_place(&okm, &self.aad(binding), &mut plaintext)?;
        plaintext.truncate(length);
        Ok(plaintext)
    }

    fn key_and_nonce(&self, purpose: Purpose, salt: &[u8; SALT]) -> Zeroizing<[u8; 44]> {
        let (prk, label): (_, &[u8]) = match purpose {
            Purpose::Record => (&self.record, b"rec"),
            Purpose::Manifest => (&self.manifest, b"man"),
        };
        let mut okm = Zeroizing::new([0; 44]);
        expand(prk, &[label, salt], okm.as_mut_slice());
        okm
    }

    /// format (2) ‖ vault id (16) ‖ row id (16) ‖ revision (8) ‖ epoch (4)
    fn aad(&self, binding: &Binding) -> [u8; 46] {
        let mut aad = [0; 46];
        aad[..2].copy_from_slice(&FORMAT.to_be_bytes());
        aad[2..18].copy_from_slice(&self.vault_id);
        aad[18..34].copy_from_slice(&binding.name);
        aad[34..42].copy_from_slice(&binding.revision.to_be_bytes());
        aad[42..].copy_from_slice(&self.epoch.to_be_bytes());
        aad
    }
}

/// The stored columns of a row, but for its id.
pub(super) struct Stored {
    pub(super) revision: u64,
    pub(super) epoch: u32,
    pub(super) sealed: Vec<u8>,
}

impl Stored {
    /// The last bytes of the blob; zeros stand for a blob too short to have a tag, which can then fit no sum.
    pub(super) fn tag(&self) -> [u8; TAG] {
        self.sealed.last_chunk().copied().unwrap_or_default()
    }

    pub(super) fn from_row(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            revision: row.get::<_, i64>(first)?.cast_unsigned(),
            epoch: row.get(first + 1)?,
            sealed: row.get(first + 2)?,
        })
    }

    pub(super) fn open(&self, keys: &RowKeys, id: RowId) -> Result<Zeroizing<Vec<u8>>> {
        let damaged = Error::damaged(Part::Row(id));
        if self.epoch != keys.epoch() {
            return Err(damaged);
        }
        keys.open_payload(&Binding::record(id, self.revision), &self.sealed)
            .map_err(|_| damaged)
    }
}

pub(super) fn find(connection: &Connection, place: i64, id: RowId) -> Result<Option<Stored>> {
    let stored = connection
        .prepare_cached("SELECT revision, epoch, sealed FROM record WHERE place = ?1 AND id = ?2")?
        .query_row((place, id.0), |row| Stored::from_row(row, 0))
        .optional()?;
    Ok(stored)
}

pub(super) fn read(
    connection: &Connection,
    keys: &RowKeys,
    place: i64,
    id: RowId,
) -> Result<Option<Zeroizing<Vec<u8>>>> {
    find(connection, place, id)?
        .map(|stored| stored.open(keys, id))
        .transpose()
}

pub(super) fn exists(connection: &Connection, place: i64, id: RowId) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM record WHERE place = ?1 AND id = ?2")?
        .exists((place, id.0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Key;

    fn keys() -> RowKeys {
        RowKeys::new(&StoreKeys {
            vault_id: [1; 16],
            epoch: 1,
            record: Key::from_bytes([2; 32]),
            manifest: Key::from_bytes([3; 32]),
        })
    }

    #[test]
    fn a_length_that_is_not_there_is_damage() {
        let binding = Binding::record(RowId([4; 16]), 1);
        for (length, opens) in [(0_u32, true), (508, true), (509, false), (516, false)] {
            let parts: [&[u8]; 1] = [&length.to_be_bytes()];
            let sealed = keys().seal(&binding, 512, &parts).unwrap();
            let opened = keys().open_payload(&binding, &sealed);
            assert_eq!(opened.is_ok(), opens, "{length}");
        }
        let short = keys().seal(&binding, 3, &[]).unwrap();
        let damaged = Err(Error::damaged(Part::Sealed));
        assert_eq!(keys().open_payload(&binding, &short), damaged);
    }

    /// What grows is moved, and what it held stays behind in memory.
    #[test]
    fn a_payload_is_sealed_where_it_was_put() {
        let binding = Binding::record(RowId([4; 16]), 1);
        for length in [1, 508, 65_532] {
            let sealed = keys().seal_payload(&binding, &vec![7; length]).unwrap();
            assert_eq!(sealed.capacity(), sealed.len());
        }
    }
}
