//! The one small file that says which pack is in use, and what was seen before.

use serde::{Deserialize, Serialize};

use super::hex;
use super::root::SignedRoot;

/// `packs/state.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    pub(super) format: u32,
    /// Roots that followed the one of the build, in order.
    pub(super) roots: Vec<Kept>,
    /// Folder of the pack in use; none: the built-in content.
    pub(super) current: Option<String>,
    /// Folder of the one before.
    pub(super) previous: Option<String>,
    /// The newest manifest that was installed under a root.
    pub(super) highest: Option<Highest>,
    /// The build that has looked into the packs named here; another one looks again.
    #[serde(default)]
    pub(super) checked_by: Option<String>,
}

/// A root with its signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    version: u32,
    bytes: String,
    signatures: String,
}

/// A manifest under a root: nothing older comes in from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Highest {
    pub(super) root_sha256: String,
    pub(super) version: u64,
    pub(super) manifest_sha256: String,
}

impl State {
    pub(super) const FORMAT: u32 = 1;

    /// Of a phone that never had a pack.
    pub(super) fn fresh() -> Self {
        Self {
            format: Self::FORMAT,
            ..Self::default()
        }
    }

    /// `None` for what is not a state of this format.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let state: Self = serde_json::from_slice(bytes).ok()?;
        let names = [&state.current, &state.previous];
        let plain = names.into_iter().flatten().all(|name| is_name(name));
        (state.format == Self::FORMAT && plain).then_some(state)
    }

    pub(super) fn roots(&self) -> Option<Vec<SignedRoot>> {
        let root = |kept: &Kept| {
            Some(SignedRoot {
                version: kept.version,
                bytes: kept.bytes.clone().into_bytes(),
                signatures: hex::decode(&kept.signatures)?,
            })
        };
        self.roots.iter().map(root).collect()
    }
}

impl From<&SignedRoot> for Kept {
    fn from(root: &SignedRoot) -> Self {
        Self {
            version: root.version,
            // A root that was followed is JSON, and so UTF-8.
            bytes: String::from_utf8_lossy(&root.bytes).into_owned(),
            signatures: hex::encode(&root.signatures),
        }
    }
}

/// Folders have the digest of the manifest as their name.
pub(super) fn is_name(name: &str) -> bool {
    name.len() == 64 && hex::decode(name).is_some()
}
