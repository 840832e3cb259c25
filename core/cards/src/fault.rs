//! What can be wrong with content: which file, and what about it. Ids of content only, no text.

/// A file of content that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {kind}")]
pub struct Fault {
    /// Its path in a pack, such as `cards/door.json`.
    pub file: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

impl Fault {
    pub(crate) fn of(file: &str, kind: FaultKind) -> Self {
        Self {
            file: file.to_owned(),
            kind,
        }
    }
}

/// What is wrong with a file of content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// It is needed and not there.
    #[error("is missing")]
    Missing,
    /// No file of content has this path.
    #[error("is no file of content")]
    UnknownFile,
    /// It has another shape, or a field that is not known.
    #[error("line {line} has another shape")]
    Malformed {
        /// Line, from 1.
        line: usize,
    },
    /// The card in it has another id than its file.
    #[error("has another name than the card in it")]
    OtherName,
    /// It names something that is not there.
    #[error("{0} leads nowhere")]
    Reference(String),
    /// It names something twice.
    #[error("{0} stands there twice")]
    Twice(String),
    /// This card is in no group, so that nobody would find it.
    #[error("is in no group")]
    Unlisted,
    /// This message is not there in the source language, or lacks an argument.
    #[error("{0} has no words")]
    NoWords(String),
    /// The line of this message changed in a version that the card does not have yet.
    #[error("{0} is newer than its card")]
    Version(String),
    /// This entry of the directory has a number or a page that is not well formed, or not sure enough to be shown.
    #[error("{0} has no number to dial and no page to open")]
    Number(String),
}
