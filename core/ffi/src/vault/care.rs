//! When something is broken, or is to be gone: inspect, salvage, erase. Nothing is ever deleted but by [`Vault::erase`].

use amparo_alerts::settings::Settings;
use amparo_plan as plan;
use amparo_sealed::RowId;
use amparo_vault::{self as inner, Condition, KeeperSecret, KeyHolder};
use zeroize::Zeroizing;

use super::{Slot, Vault, VaultState, stretching};
use crate::alerts::Engine;
use crate::alerts::vault_first;
use crate::clock::Boot;
use crate::error::vault_part;
use crate::{AmparoError, hex};

/// What a look at the vault says. Nothing was changed by it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Inspection {
    /// Nothing is damaged.
    pub sound: bool,
    /// It can be used as it is; what is damaged heals by itself or costs a wait.
    pub usable: bool,
    /// Only a keeper opens it.
    pub sealed: bool,
    /// Sound records; `None` while the vault is locked.
    pub records: Option<u64>,
    /// Sound documents; `None` while the vault is locked.
    pub documents: Option<u64>,
    /// What is damaged, in the words of `docs/storage-format.md`.
    pub damaged: Vec<String>,
}

/// What went over into the new vault, and what did not.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Salvaged {
    /// Records.
    pub records: u64,
    /// Documents.
    pub documents: u64,
    /// Rows among them that are genuine, but may be of an earlier time.
    pub doubtful: u64,
    /// Names of documents whose file is broken: they stayed behind.
    pub broken_documents: Vec<String>,
    /// What else could not be had, in the words of `docs/storage-format.md`.
    pub lost: Vec<String>,
}

#[uniffi::export]
impl Vault {
    /// Says what can be read, and changes nothing. Without the keys: whether the files are whole. With them: opens every row and
    /// every byte of every document. Errors: `NotFound`, `Busy`, `NewerFormat`.
    pub fn inspect(&self) -> Result<Inspection, AmparoError> {
        let app = &self.app;
        let found = if self.state()? == VaultState::Unlocked {
            // Lent, so that a lock meanwhile is heard: reading a gigabyte takes its time.
            Slot::lend(app, look_through)?
        } else {
            inner::Vault::inspect(&app.vault_folder())?.into()
        };
        Ok(found)
    }

    /// The parts that are damaged; empty in a sound vault. As [`Vault::inspect`], for the open vault. Errors: `Locked`.
    pub fn damage(&self) -> Result<Vec<String>, AmparoError> {
        Ok(Slot::lend(&self.app, look_through)?.damaged)
    }

    /// Makes a new vault out of everything that opens in a damaged one, beside it; the damaged one is only read. It takes the place
    /// of the old one with [`Vault::use_salvaged`]. Errors: `WrongPin`, `Wait`, `Damaged` where nothing can be had, `Busy` while it
    /// is open, `Invalid{vault}` when there is a salvaged one already, `DiskFull`.
    pub fn salvage(&self, pin: Vec<u8>) -> Result<Salvaged, AmparoError> {
        let pin = Zeroizing::new(pin);
        self.salvage_with(&KeyHolder::Secret(&pin), &pin)
    }

    /// As [`Vault::salvage`], with a printed sheet instead of the PIN. Errors: `Invalid{identity}`, `Invalid{pin}`.
    pub fn salvage_with_sheet(
        &self,
        identity: String,
        new_pin: Vec<u8>,
    ) -> Result<Salvaged, AmparoError> {
        let keeper = KeeperSecret::Identity(Zeroizing::new(identity));
        let new_pin = Zeroizing::new(new_pin);
        self.salvage_with(&KeyHolder::Keeper(&keeper), &new_pin)
    }

    /// The salvaged vault becomes the vault of this phone. The damaged one stays beside it under another name, with every byte.
    /// Unlock it then. Errors: `NotFound` without a salvaged one, `Busy` while the vault is open.
    pub fn use_salvaged(&self) -> Result<(), AmparoError> {
        let app = &self.app;
        if self.state()? == VaultState::Unlocked {
            return Err(AmparoError::Busy);
        }
        inner::Vault::replace(&app.vault_folder(), &app.salvaged_folder())?;
        Ok(())
    }

    /// Erases the vault: for calm times, from the settings. The PIN is asked for once more. Errors: `WrongPin`, `Wait` (the vault
    /// stays open), `Unavailable` (hardware), `Locked`.
    pub fn erase(&self, pin: Vec<u8>) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        let app = &self.app;
        // Asked here, because erasing closes the vault also when it fails.
        Slot::lend(app, |vault| {
            Ok(vault.check_secret(&pin, &*app.hardware, &Boot::of(app))?)
        })?;
        // People and alerts stay: they must open without the vault.
        vault_first::before_rekey(app)?;
        Slot::consume(app, |vault| {
            Ok(vault.erase(&pin, &*app.hardware, &Boot::of(app))?)
        })?;
        // The vault is gone whatever becomes of this; without a vault the anchors say nothing, and there is no PIN to ask for first.
        let _ = Engine::on(app, |capsule| {
            let settings = Settings {
                pin_first: false,
                ..capsule.settings()
            };
            capsule.set_settings(&settings)?;
            capsule.clear_vault_anchors()
        });
        Ok(())
    }
}

impl Vault {
    fn salvage_with(
        &self,
        holder: &KeyHolder<'_>,
        new_pin: &[u8],
    ) -> Result<Salvaged, AmparoError> {
        let app = &self.app;
        let parameters = stretching(app)?;
        // The new vault has another key: people and alerts, if only the damaged one opens them, must not stay behind with it.
        vault_first::leave_closed(app, || {
            Ok(inner::Vault::capsule_wrap_keys(
                &app.vault_folder(),
                holder,
                &*app.hardware,
                &Boot::of(app),
            )?)
        })?;
        let report = inner::Vault::salvage(
            &app.vault_folder(),
            holder,
            &*app.hardware,
            &Boot::of(app),
            &app.salvaged_folder(),
            new_pin,
            &parameters,
        )?;
        let broken = report.broken_documents.into_iter();
        Ok(Salvaged {
            records: report.records,
            documents: report.documents,
            doubtful: u64::try_from(report.doubtful.len()).unwrap_or(u64::MAX),
            broken_documents: broken
                .map(|mut document| std::mem::take(&mut document.name))
                .collect(),
            lost: report.lost.into_iter().map(vault_part).collect(),
        })
    }
}

/// Every row and every byte of every document, and every record that this program should be able to read.
fn look_through(vault: &mut inner::Unlocked) -> Result<Inspection, AmparoError> {
    let mut found = Inspection::from(vault.inspect()?);
    let broken = broken::<plan::Contact>(vault)?
        + broken::<plan::LocatorPacket>(vault)?
        + broken::<plan::FamilyPlan>(vault)?
        + broken::<plan::IncidentNote>(vault)?
        + broken::<plan::PresenceProof>(vault)?
        + broken::<plan::KeeperLabel>(vault)?
        + broken::<plan::KeptKey>(vault)?
        + broken::<plan::BackupMac>(vault)?
        + broken::<plan::Settings>(vault)?
        + broken::<plan::Favourites>(vault)?
        + broken::<plan::Shared>(vault)?;
    let row = vault_part(inner::Part::Row(RowId([0; 16])));
    found.damaged.extend(std::iter::repeat_n(row, broken));
    found.sound &= broken == 0;
    found.records = found
        .records
        .map(|records| records.saturating_sub(broken as u64));
    Ok(found)
}

/// How many records of a kind are not of its shape. Sealed soundly, and yet of no use: a defect of some program.
fn broken<P: plan::Record>(vault: &inner::Unlocked) -> Result<usize, AmparoError> {
    let records = vault.list(P::KIND)?.records;
    let is_broken =
        |json: &[u8], schema| matches!(P::from_json(schema, json), Err(plan::Problem::Malformed));
    Ok(records
        .iter()
        .filter(|(_, record)| is_broken(&record.json, record.schema))
        .count())
}

impl From<inner::Inspection> for Inspection {
    fn from(found: inner::Inspection) -> Self {
        let mut damaged = Vec::new();
        let mut usable = true;
        for (part, condition, heals) in [
            ("header", found.header, found.header == Condition::Damaged),
            ("attempts", found.attempts, true),
            ("database", found.database, false),
        ] {
            if condition != Condition::Sound {
                damaged.push(part.to_owned());
                usable &= heals;
            }
        }
        let contents = found.contents;
        if let Some(contents) = &contents {
            damaged.extend(contents.damaged.iter().copied().map(vault_part));
            let broken = contents.broken_documents.iter();
            damaged.extend(broken.map(|id| format!("document {}", hex::encode(id.0))));
            usable = true;
        }
        Self {
            sound: damaged.is_empty(),
            usable,
            sealed: found.sealed,
            records: contents.as_ref().map(|contents| contents.records),
            documents: contents.as_ref().map(|contents| contents.documents),
            damaged,
        }
    }
}
