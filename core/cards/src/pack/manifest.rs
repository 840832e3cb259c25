//! The manifest: which files a pack has, and for whom it is.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use super::{PACK_MAX, Part, Refusal, Result, files, hex};
use crate::Date;

/// Longest manifest.
const MANIFEST_MAX: usize = 1 << 20;
/// Most files.
const FILES_MAX: usize = 2048;
/// Longest id of a pack.
const ID_MAX: usize = 40;

const MALFORMED: Refusal = Refusal::Malformed {
    part: Part::Manifest,
};

/// A version of the app, `1.2.3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AppVersion(pub u32, pub u32, pub u32);

impl FromStr for AppVersion {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |part: Option<&str>| {
            let part = part.ok_or(())?;
            let plain = part == "0" || !part.starts_with('0');
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            (plain && digits).then_some(()).ok_or(())?;
            part.parse().map_err(|_| ())
        };
        let mut parts = text.split('.');
        let version = Self(
            number(parts.next())?,
            number(parts.next())?,
            number(parts.next())?,
        );
        parts.next().is_none().then_some(version).ok_or(())
    }
}

impl fmt::Display for AppVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// A file as the manifest states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Its name in the pack, `cards/door.json`.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// How many bytes.
    pub length: usize,
}

/// A manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Number of the root that it was made under.
    pub root: u32,
    /// Digest of that root.
    pub root_sha256: [u8; 32],
    /// Which pack this is, `los-angeles`.
    pub pack: String,
    /// Its version; larger is newer.
    pub version: u64,
    /// When it was made.
    pub created: Date,
    /// After this day a banner says that it is out of date. It still works.
    pub expires: Date,
    /// The oldest app that it is for.
    pub min_app: AppVersion,
    /// The languages it brings texts in.
    pub locales: Vec<String>,
    /// Its files, by name.
    pub files: Vec<FileEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    root: u32,
    root_sha256: String,
    pack: String,
    version: u64,
    created: Date,
    expires: Date,
    min_app: String,
    locales: Vec<String>,
    files: Vec<WrittenFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    path: String,
    sha256: String,
    length: usize,
}

impl Manifest {
    /// Reads the bytes of a manifest whose signatures hold.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > MANIFEST_MAX {
            return Err(Refusal::TooLarge);
        }
        let written: Written = serde_json::from_slice(bytes).map_err(|_| MALFORMED)?;
        if written.files.len() > FILES_MAX {
            return Err(Refusal::TooLarge);
        }
        let entries = written.files.into_iter().map(FileEntry::read);
        let manifest = Self {
            root: written.root,
            root_sha256: hex::decode_32(&written.root_sha256).ok_or(MALFORMED)?,
            pack: written.pack,
            version: written.version,
            created: written.created,
            expires: written.expires,
            min_app: written.min_app.parse().map_err(|()| MALFORMED)?,
            locales: written.locales,
            files: entries.collect::<Result<_>>()?,
        };
        let whole = written.format == 1
            && manifest.version > 0
            && manifest.created <= manifest.expires
            && is_id(&manifest.pack)
            && !manifest.files.is_empty()
            && manifest.files.is_sorted_by(|a, b| a.path < b.path)
            && manifest.locales == manifest.locales_of_files();
        if !whole {
            return Err(MALFORMED);
        }
        let lengths = manifest.files.iter().map(|file| file.length);
        let total = lengths.fold(0_usize, usize::saturating_add);
        (total <= PACK_MAX)
            .then_some(manifest)
            .ok_or(Refusal::TooLarge)
    }

    /// The languages of its texts and sounds, in order.
    fn locales_of_files(&self) -> Vec<String> {
        let mut tags: Vec<String> = self
            .files
            .iter()
            .filter_map(|file| files::locale(&file.path))
            .map(str::to_owned)
            .collect();
        tags.sort();
        tags.dedup();
        tags
    }
}

impl FileEntry {
    fn read(written: WrittenFile) -> Result<Self> {
        let WrittenFile {
            path,
            sha256,
            length,
        } = written;
        let Some(kind) = files::kind(&path) else {
            return Err(Refusal::Forbidden { file: path });
        };
        if length > kind.longest() {
            return Err(Refusal::TooLarge);
        }
        Ok(Self {
            path,
            sha256: hex::decode_32(&sha256).ok_or(MALFORMED)?,
            length,
        })
    }
}

/// Small letters, digits and hyphens.
fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= ID_MAX && text.bytes().all(letter)
}
