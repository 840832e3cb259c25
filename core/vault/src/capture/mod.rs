//! What is added while the vault is locked: age files that this phone can write and only the open vault can read.
//!
//! Anyone who holds the phone can add such a file, so it is never mixed with what the owner added: it is listed apart, kept or
//! discarded one by one, and a document made of it stays marked ([`crate::DocumentInfo::captured`]). What is captured goes to the
//! recipient in the header, and only if that is the one the caller knows to be authentic ([`crate::Anchors`]): an exchanged one
//! would hand everything to a stranger.
//!
//! | name in `captured/` | means | at the next unlock |
//! | --- | --- | --- |
//! | `<32 hex>.age` | whole | nothing |
//! | `<32 hex>.part` | being written, which a lock on the file shows | removed, unless it is being written |

mod anchors;
mod frame;
mod keep;
mod place;
mod reader;
mod writer;

use amparo_sealed::RowId;
use zeroize::Zeroize as _;

pub use reader::CaptureReader;
pub use writer::CaptureWriter;

pub(crate) use place::sweep;

/// The random name of a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaptureId(pub [u8; 16]);

/// What was captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaptureKind {
    /// A text of the user's, UTF-8.
    Note,
    /// A file or a picture.
    Document,
}

/// What is known about a capture.
#[derive(Clone, PartialEq, Eq)]
pub struct CaptureInfo {
    /// Its name on disk.
    pub id: CaptureId,
    /// What it is.
    pub kind: CaptureKind,
    /// As it was given.
    pub name: String,
    /// For instance "image/jpeg".
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Milliseconds since the Unix epoch, by the phone's clock then.
    pub added_ms: u64,
}

/// The captures, as far as they can be had.
#[derive(Debug, Default)]
pub struct Captures {
    /// In an order that means nothing.
    pub items: Vec<CaptureInfo>,
    /// Files that do not open: cut, changed, of another vault, or never ours. They stay until they are discarded.
    pub damaged: Vec<CaptureId>,
}

impl CaptureId {
    /// 32 lowercase hexadecimal digits.
    pub fn to_hex(self) -> String {
        RowId(self.0).to_hex()
    }

    /// Undoes [`CaptureId::to_hex`]; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        RowId::from_hex(text).map(|id| Self(id.0))
    }
}

/// A name says as much as a page.
impl Drop for CaptureInfo {
    fn drop(&mut self) {
        self.name.zeroize();
    }
}

impl std::fmt::Debug for CaptureInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CaptureInfo(..)")
    }
}
