//! Telling one's own backup from a stranger's.
//!
//! Whoever knows a recipient can make a backup for it: the public half of a printed key is no secret. A MAC under a key that only
//! the printed identity and the vault know says that this backup came from a vault of the same owner.

use amparo_sealed::{Key, derive_hkdf};
use ring::{digest::Digest, hmac};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::{MAX_KEEPERS, hex};
use crate::keeper::Identity;
use crate::{Error, Result};

const LABEL: &str = "amparo/backup-mac";
pub(super) const NAME: &str = "mac";
/// The entry is filled up with line feeds to the size of age's chunk: what stands in the memory of age's writer when the archive
/// ends, and is not wiped there, is then no document. It also says nothing about how many keys there are.
pub(super) const SIZE: usize = 64 * 1024;
/// 64 digits and a line feed.
const LINE: usize = 65;
const _: () = assert!(MAX_KEEPERS * LINE <= SIZE, "every key has a line");

/// What backups to this identity are recognised by: HKDF(salt = empty, ikm = the identity's 32 bytes, info = "amparo/backup-mac").
/// Kept in the vault when a sheet is printed and its identity forgotten.
///
/// # Errors
/// None that can be met, but the decoder has some.
pub fn backup_mac_key(identity: &Identity) -> Result<Key> {
    let (_, secret) =
        bech32::decode(&identity.to_text()).map_err(|_| Error::Invalid { field: "identity" })?;
    let secret = Zeroizing::new(secret);
    Ok(Key::from_bytes(*derive_hkdf(
        b"",
        &secret,
        &[LABEL.as_bytes()],
    )))
}

/// One line for each key, over everything before the entry that holds them.
pub(super) fn lines(keys: &[Key], before: &Digest) -> String {
    let lines = keys.iter();
    let mut lines: String = lines.map(|key| line(key, before) + "\n").collect();
    lines.extend(std::iter::repeat_n('\n', SIZE - lines.len()));
    lines
}

/// Whether one of the lines is ours.
pub(super) fn is_ours(lines: &[u8], key: &Key, before: &Digest) -> bool {
    let wanted = line(key, before);
    lines
        .split(|byte| *byte == b'\n')
        .any(|line| line.ct_eq(wanted.as_bytes()).into())
}

fn line(key: &Key, before: &Digest) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    hex(hmac::sign(&key, before.as_ref()).as_ref())
}
