//! Telling one's own backup from a stranger's.
//!
//! Whoever knows a recipient can make a backup for it: the public half of a printed key is no secret. A MAC under a key that only
//! the printed identity and the vault know says that this backup came from a vault of the same owner.

use amparo_sealed::Key;
use ring::{digest::Digest, hmac};
use subtle::ConstantTimeEq as _;

use super::{MAX_KEEPERS, hex};

pub(super) const NAME: &str = "mac";
/// The entry is filled up with line feeds, so that its size says nothing about how many keys there are.
pub(super) const SIZE: usize = 64 * 1024;
/// 64 digits and a line feed.
const LINE: usize = 65;
const _: () = assert!(MAX_KEEPERS * LINE <= SIZE, "every key has a line");

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
