//! What the capsule keeps for the vault: how a locked vault's header can be told from one that somebody exchanged.
//!
//! The capsule is authentic while the vault is locked; the vault's header is not. The façade writes these whenever the vault is
//! open and its header has changed. What they mean is the vault's business.

use amparo_sealed::RowId;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::rows::Row;

/// Public values of the vault on this phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultAnchors {
    /// What is captured while locked is sealed to this: "age1…".
    pub capture_recipient: String,
    /// SHA-256 of the header as it stands when sealed, 64 lowercase hexadecimal digits.
    pub core_sha256: String,
}

impl Capsule {
    /// The anchors written last; none before the vault was open for the first time.
    pub fn vault_anchors(&self) -> Option<&VaultAnchors> {
        self.anchors().map(|(_, anchors)| anchors)
    }

    /// Keeps them, durably. Keeping the same ones again writes nothing.
    pub fn set_vault_anchors(&mut self, anchors: VaultAnchors) -> Result<(), Error> {
        let id = match self.anchors() {
            Some((_, kept)) if *kept == anchors => return Ok(()),
            Some((id, _)) => id,
            None => RowId::make_random()?,
        };
        let mut changes = Changes::default();
        changes.put(id, Row::Anchors(anchors));
        self.commit(changes)
    }

    /// Forgets them: the vault was erased.
    pub fn clear_vault_anchors(&mut self) -> Result<(), Error> {
        let mut changes = Changes::default();
        if let Some((id, _)) = self.anchors() {
            changes.remove(id);
        }
        self.commit(changes)
    }

    fn anchors(&self) -> Option<(RowId, &VaultAnchors)> {
        self.rows.iter().find_map(|(id, row)| match row {
            Row::Anchors(anchors) => Some((*id, anchors)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use amparo_sealed::testkit::SoftwareHardwareKey;

    use super::*;

    #[test]
    fn the_last_anchors_are_kept_over_a_restart_and_can_be_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let hardware = SoftwareHardwareKey::in_memory();
        let anchors = |recipient: &str| VaultAnchors {
            capture_recipient: recipient.to_owned(),
            core_sha256: "00".repeat(32),
        };
        let mut capsule = Capsule::open(folder.path(), &hardware).unwrap();
        assert_eq!(capsule.vault_anchors(), None);
        capsule.set_vault_anchors(anchors("age1a")).unwrap();
        capsule.set_vault_anchors(anchors("age1b")).unwrap();
        let sequence = capsule.sequence();
        capsule.set_vault_anchors(anchors("age1b")).unwrap();
        assert_eq!(
            capsule.sequence(),
            sequence,
            "the same again writes nothing"
        );
        capsule.close().unwrap();

        let mut capsule = Capsule::open(folder.path(), &hardware).unwrap();
        assert_eq!(capsule.vault_anchors(), Some(&anchors("age1b")));
        capsule.clear_vault_anchors().unwrap();
        assert_eq!(capsule.vault_anchors(), None);
    }
}
