//! Keepers: the owner's names for them, the key that somebody keeps for another, the code that proves a backup's origin.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

use crate::family_plan::is_lower_hex;
use crate::record::{Problem, Record, Result, check_form, check_text, redacted};

const LONGEST_NAME: usize = 80;
/// Characters of a 32-byte secret in Bech32: prefix, separator, 52 of data, 6 of checksum.
const IDENTITY: usize = 74;
const IDENTITY_START: &str = "AGE-SECRET-KEY-1";

/// What the owner calls a keeper. The slot itself stands in the header of the vault, without a name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct KeeperLabel {
    /// Id of the keeper's slot.
    pub slot: u16,
    /// In the user's words. At most 80 characters; must be filled in.
    pub name: String,
    /// A sheet of paper or a phone.
    pub kind: KeeperKind,
    /// When, in milliseconds since 1970.
    pub added_ms: u64,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// Where a keeper keeps the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeeperKind {
    /// On a printed sheet.
    Printed,
    /// On a phone with Amparo.
    Phone,
}

impl KeeperKind {
    /// The last part of its message `keeper-kind-…` in `ui.ftl`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Phone => "phone",
        }
    }
}

/// On a keeper's phone, in the keeper's own vault: the key that opens somebody else's. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptKey {
    /// Whose key it is, in the keeper's words. At most 80 characters; must be filled in.
    pub whose: String,
    /// Id of that vault: 32 lower-case hex digits.
    pub vault: String,
    /// Id of the slot there.
    pub slot: u16,
    /// The secret: an age identity, `AGE-SECRET-KEY-1…`, 74 characters.
    pub identity: String,
    /// When, in milliseconds since 1970.
    pub added_ms: u64,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// The key with which this vault's backups for one keeper can be told from others. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct BackupMac {
    /// Id of the keeper's slot.
    pub slot: u16,
    /// 32 bytes as base64url without padding.
    pub key: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(KeeperLabel, KeptKey, BackupMac);

impl Record for KeeperLabel {
    const KIND: &'static str = "keeper";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_text("name", &self.name, true, LONGEST_NAME)
    }
}

impl Record for KeptKey {
    const KIND: &'static str = "kept-key";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_text("name", &self.whose, true, LONGEST_NAME)?;
        check_form("vault", &self.vault, 32, is_lower_hex)?;
        let allowed = |character: char| {
            character.is_ascii_uppercase() || character.is_ascii_digit() || character == '-'
        };
        check_form("identity", &self.identity, IDENTITY, allowed)?;
        if self.identity.starts_with(IDENTITY_START) {
            Ok(())
        } else {
            Err(Problem::WrongForm { field: "identity" })
        }
    }
}

impl Record for BackupMac {
    const KIND: &'static str = "backup-mac";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        let allowed = |character: char| {
            character.is_ascii_alphanumeric() || character == '-' || character == '_'
        };
        check_form("key", &self.key, 43, allowed)
    }
}

impl Drop for KeptKey {
    fn drop(&mut self) {
        self.identity.zeroize();
    }
}

impl Drop for BackupMac {
    fn drop(&mut self) {
        self.key.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::contract;

    fn label() -> KeeperLabel {
        KeeperLabel {
            slot: 2,
            name: "Rosa".into(),
            kind: KeeperKind::Printed,
            added_ms: 1_795_000_000_000,
            more: BTreeMap::new(),
        }
    }

    fn kept() -> KeptKey {
        KeptKey {
            whose: "María".into(),
            vault: "0f".repeat(16),
            slot: 3,
            identity: format!("AGE-SECRET-KEY-1{}", "Q".repeat(58)),
            added_ms: 7,
            more: BTreeMap::new(),
        }
    }

    fn mac() -> BackupMac {
        BackupMac {
            slot: 2,
            key: "A_-9".repeat(10) + "abc",
            more: BTreeMap::new(),
        }
    }

    #[test]
    fn the_stored_forms_of_schema_1_do_not_change() {
        contract::holds(
            "keeper",
            &label(),
            r#"{"slot":2,"name":"Rosa","kind":"printed","added_ms":1795000000000}"#,
        );
        let phone = KeeperLabel {
            kind: KeeperKind::Phone,
            ..label()
        };
        contract::holds(
            "keeper",
            &phone,
            r#"{"slot":2,"name":"Rosa","kind":"phone","added_ms":1795000000000}"#,
        );
        contract::holds(
            "kept-key",
            &kept(),
            concat!(
                r#"{"whose":"María","vault":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f","slot":3,"#,
                r#""identity":"AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ","added_ms":7}"#
            ),
        );
        contract::holds(
            "backup-mac",
            &mac(),
            r#"{"slot":2,"key":"A_-9A_-9A_-9A_-9A_-9A_-9A_-9A_-9A_-9A_-9abc"}"#,
        );
        for kind in [KeeperKind::Printed, KeeperKind::Phone] {
            assert_eq!(
                serde_json::to_string(&kind).unwrap(),
                format!("\"{}\"", kind.name())
            );
        }
    }

    #[test]
    fn each_field_has_its_form() {
        let long = "x".repeat(81);
        contract::refuses([
            (
                KeeperLabel {
                    name: " ".into(),
                    ..label()
                },
                Problem::Empty { field: "name" },
            ),
            (
                KeeperLabel {
                    name: long.clone(),
                    ..label()
                },
                Problem::TooLong { field: "name" },
            ),
        ]);
        let with = |change: fn(&mut KeptKey)| {
            let mut key = kept();
            change(&mut key);
            key
        };
        contract::refuses([
            (
                with(|key| key.whose.clear()),
                Problem::Empty { field: "name" },
            ),
            (
                with(|key| key.vault = "0F".repeat(16)),
                Problem::WrongForm { field: "vault" },
            ),
            (
                with(|key| key.vault.push('0')),
                Problem::WrongForm { field: "vault" },
            ),
            (
                with(|key| key.identity.push('Q')),
                Problem::WrongForm { field: "identity" },
            ),
            (
                with(|key| key.identity = "Q".repeat(74)),
                Problem::WrongForm { field: "identity" },
            ),
            (
                with(|key| key.identity.make_ascii_lowercase()),
                Problem::WrongForm { field: "identity" },
            ),
        ]);
        let key = |key: &str| {
            let mut mac = mac();
            mac.key = key.into();
            mac
        };
        contract::refuses([
            (key(""), Problem::WrongForm { field: "key" }),
            (key(&"+".repeat(43)), Problem::WrongForm { field: "key" }),
            (key(&"A".repeat(44)), Problem::WrongForm { field: "key" }),
        ]);
    }

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_read(name in "[^\\s]{1,80}", slot in any::<u16>(), added_ms in any::<u64>()) {
            let label = KeeperLabel { slot, name: name.clone(), added_ms, ..label() };
            prop_assert!(KeeperLabel::from_json(1, &label.to_json().unwrap()).unwrap() == label);
            let mut key = kept();
            (key.whose, key.slot, key.added_ms) = (name, slot, added_ms);
            prop_assert!(KeptKey::from_json(1, &key.to_json().unwrap()).unwrap() == key);
        }

        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = KeeperLabel::from_json(1, &json);
            let _ = KeptKey::from_json(1, &json);
            let _ = BackupMac::from_json(1, &json);
        }
    }
}
