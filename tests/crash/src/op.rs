//! What can happen to a vault, and what that does to the model.
//!
//! To add an operation: a variant here, its line in [`Op`]'s `Display` and `FromStr`, an arm in [`State::apply`], an arm in
//! [`crate::phone::Phone::run`], and a place in [`crate::script`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// One call that a shell makes. Records and documents are called by small numbers; what they hold follows from number and version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// A new vault; it is open afterwards.
    Create,
    /// With the right PIN.
    Unlock,
    /// An attempt with another PIN.
    Wrong,
    /// Locks.
    Lock,
    /// A new record, or a new version of one.
    Put {
        /// Which record.
        key: u32,
        /// Its version.
        version: u32,
    },
    /// Removes a record.
    Remove {
        /// Which record.
        key: u32,
    },
    /// In one transaction: puts a record, puts the next one, removes the next but one if there is one.
    Many {
        /// The first of the three.
        key: u32,
        /// The version of both.
        version: u32,
    },
    /// Takes a document in.
    Import {
        /// Which document.
        key: u32,
        /// Bytes.
        size: u32,
    },
    /// Begins to take a document in and thinks better of it.
    Cancel {
        /// Bytes.
        size: u32,
    },
    /// Removes a document.
    RemoveDocument {
        /// Which document.
        key: u32,
    },
    /// Takes the last change back.
    Undo,
    /// Another PIN.
    ChangePin {
        /// Which one.
        to: u32,
    },
    /// Adds a keeper and proves it.
    Keeper,
    /// Cuts this phone off: only the keeper opens it then.
    Seal,
    /// By the keeper, with another PIN.
    Reopen {
        /// Which one.
        to: u32,
    },
    /// Takes in a document with no secret at hand.
    Capture {
        /// Which document it would become.
        key: u32,
        /// Bytes.
        size: u32,
    },
    /// Makes a document of a capture.
    Keep {
        /// Which one.
        key: u32,
    },
    /// Throws a capture away.
    Discard {
        /// Which one.
        key: u32,
    },
    /// Another vault key, and every row under it, two at a time. Goes on with one that is under way.
    Rekey,
    /// A small picture of a document.
    Thumbnail {
        /// Of which one.
        key: u32,
    },
    /// Into a file beside the vault.
    Backup,
    /// That file into a vault beside this one.
    Restore,
    /// What opens of the locked vault into one beside it, with [`SALVAGE_PIN`].
    Salvage,
    /// That one in its place.
    Replace,
    /// Ends the vault.
    Erase,
}

/// Which PIN a salvaged vault has.
pub const SALVAGE_PIN: u32 = 3;
/// What may lie beside the vault: a backup, a restored and a salvaged vault, and the one that was replaced.
pub const COPIES: [&str; 4] = ["backup.age", "restored", "salvaged", "vault.damaged-1"];

/// What a vault holds, in the model.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    /// There is one.
    pub exists: bool,
    /// Number → version.
    pub records: BTreeMap<u32, u32>,
    /// Number → bytes.
    pub documents: BTreeMap<u32, u32>,
    /// Number → bytes.
    pub captures: BTreeMap<u32, u32>,
    /// Numbers of the documents that have a small picture.
    pub thumbnails: BTreeSet<u32>,
    /// Records and documents of what lies beside it, by one of [`COPIES`].
    pub copies: Copies,
    /// Which PIN opens it.
    pub pin: u32,
    /// It has a proven keeper.
    pub keeper: bool,
    /// No PIN opens it.
    pub sealed: bool,
    /// Records and documents before the last change, while it can be taken back. Nothing that is stored: see [`State::stored`].
    pub undo: Option<Contents>,
}

/// Name → records and documents.
pub type Copies = BTreeMap<&'static str, (BTreeMap<u32, u32>, BTreeMap<u32, u32>)>;

/// Records, documents and small pictures.
type Contents = (BTreeMap<u32, u32>, BTreeMap<u32, u32>, BTreeSet<u32>);

impl State {
    /// What the operation makes of this, when it succeeds.
    #[must_use]
    pub fn apply(&self, op: Op) -> Self {
        let mut next = self.clone();
        let before = Some((
            self.records.clone(),
            self.documents.clone(),
            self.thumbnails.clone(),
        ));
        let here = (self.records.clone(), self.documents.clone());
        next.undo = match op {
            Op::Put { .. } | Op::Remove { .. } | Op::Many { .. } | Op::RemoveDocument { .. } => {
                before
            }
            Op::Cancel { .. }
            | Op::Capture { .. }
            | Op::ChangePin { .. }
            | Op::Keeper
            | Op::Thumbnail { .. } => next.undo,
            _ => None,
        };
        match op {
            Op::Create => next.exists = true,
            Op::Unlock | Op::Wrong | Op::Lock | Op::Cancel { .. } | Op::Rekey => {}
            Op::Undo => {
                if let Some(before) = self.undo.clone() {
                    (next.records, next.documents, next.thumbnails) = before;
                }
            }
            Op::ChangePin { to } => next.pin = to,
            Op::Keeper => next.keeper = true,
            Op::Seal => next.sealed = true,
            Op::Reopen { to } => (next.sealed, next.pin) = (false, to),
            Op::Capture { key, size } => {
                next.captures.insert(key, size);
            }
            Op::Keep { key } => {
                let size = next.captures.remove(&key);
                next.documents.extend(size.map(|size| (key, size)));
            }
            Op::Discard { key } => {
                next.captures.remove(&key);
            }
            Op::Thumbnail { key } => {
                next.thumbnails.insert(key);
                if let Some((_, _, thumbnails)) = &mut next.undo {
                    thumbnails.insert(key);
                }
            }
            Op::Backup => {
                next.copies.insert(COPIES[0], here);
            }
            Op::Restore => {
                let backup = self.copies.get(COPIES[0]).cloned();
                next.copies.extend(backup.map(|backup| (COPIES[1], backup)));
            }
            Op::Salvage => {
                next.copies.insert(COPIES[2], here);
            }
            Op::Replace => {
                next.copies.remove(COPIES[2]);
                next.copies.insert(COPIES[3], here);
                // Nobody has proven the keeper to the new vault.
                (next.pin, next.keeper) = (SALVAGE_PIN, false);
            }
            Op::Erase => {
                next = Self {
                    copies: next.copies,
                    ..Self::default()
                }
            }
            Op::Put { key, version } => {
                next.records.insert(key, version);
            }
            Op::Remove { key } => {
                next.records.remove(&key);
            }
            Op::Many { key, version } => {
                next.records.insert(key, version);
                next.records.insert(key + 1, version);
                next.records.remove(&(key + 2));
            }
            Op::Import { key, size } => {
                next.documents.insert(key, size);
            }
            Op::RemoveDocument { key } => {
                next.documents.remove(&key);
                next.thumbnails.remove(&key);
            }
        }
        next
    }

    /// Without what is known in memory only.
    #[must_use]
    pub fn stored(&self) -> Self {
        Self {
            undo: None,
            ..self.clone()
        }
    }

    /// What an interrupted operation may leave: nothing of it, all of it, and for one that says so something between.
    pub fn after_crash_in(&self, op: Op) -> Vec<Self> {
        let mut between = self.clone();
        if let Op::Keep { key } = op {
            // The document is durable before its capture goes.
            between
                .documents
                .extend(self.captures.get(&key).map(|size| (key, *size)));
        }
        [self.clone(), self.apply(op), between]
            .map(|state| state.stored())
            .into()
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create => write!(f, "create"),
            Self::Unlock => write!(f, "unlock"),
            Self::Wrong => write!(f, "wrong"),
            Self::Lock => write!(f, "lock"),
            Self::Put { key, version } => write!(f, "put {key} {version}"),
            Self::Remove { key } => write!(f, "remove {key}"),
            Self::Many { key, version } => write!(f, "many {key} {version}"),
            Self::Import { key, size } => write!(f, "import {key} {size}"),
            Self::Cancel { size } => write!(f, "cancel {size}"),
            Self::RemoveDocument { key } => write!(f, "remove-document {key}"),
            Self::Undo => write!(f, "undo"),
            Self::ChangePin { to } => write!(f, "change-pin {to}"),
            Self::Keeper => write!(f, "keeper"),
            Self::Seal => write!(f, "seal"),
            Self::Reopen { to } => write!(f, "reopen {to}"),
            Self::Capture { key, size } => write!(f, "capture {key} {size}"),
            Self::Keep { key } => write!(f, "keep {key}"),
            Self::Discard { key } => write!(f, "discard {key}"),
            Self::Rekey => write!(f, "rekey"),
            Self::Thumbnail { key } => write!(f, "thumbnail {key}"),
            Self::Backup => write!(f, "backup"),
            Self::Restore => write!(f, "restore"),
            Self::Salvage => write!(f, "salvage"),
            Self::Replace => write!(f, "replace"),
            Self::Erase => write!(f, "erase"),
        }
    }
}

impl FromStr for Op {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let unknown = || format!("`{line}` is not an operation");
        let number = |word: &str| word.parse::<u32>().map_err(|_| unknown());
        Ok(match words.as_slice() {
            ["create"] => Self::Create,
            ["unlock"] => Self::Unlock,
            ["wrong"] => Self::Wrong,
            ["lock"] => Self::Lock,
            ["put", key, version] => Self::Put {
                key: number(key)?,
                version: number(version)?,
            },
            ["remove", key] => Self::Remove { key: number(key)? },
            ["many", key, version] => Self::Many {
                key: number(key)?,
                version: number(version)?,
            },
            ["import", key, size] => Self::Import {
                key: number(key)?,
                size: number(size)?,
            },
            ["cancel", size] => Self::Cancel {
                size: number(size)?,
            },
            ["remove-document", key] => Self::RemoveDocument { key: number(key)? },
            ["undo"] => Self::Undo,
            ["change-pin", to] => Self::ChangePin { to: number(to)? },
            ["keeper"] => Self::Keeper,
            ["seal"] => Self::Seal,
            ["reopen", to] => Self::Reopen { to: number(to)? },
            ["capture", key, size] => Self::Capture {
                key: number(key)?,
                size: number(size)?,
            },
            ["keep", key] => Self::Keep { key: number(key)? },
            ["discard", key] => Self::Discard { key: number(key)? },
            ["rekey"] => Self::Rekey,
            ["thumbnail", key] => Self::Thumbnail { key: number(key)? },
            ["backup"] => Self::Backup,
            ["restore"] => Self::Restore,
            ["salvage"] => Self::Salvage,
            ["replace"] => Self::Replace,
            ["erase"] => Self::Erase,
            _ => return Err(unknown()),
        })
    }
}
