//! Keepers, the owner's side: who else can open the vault.

use std::collections::BTreeMap;
use std::sync::Arc;

use amparo_alerts::pairing::picture_id;
use amparo_plan::{self as plan, Record as _};
use amparo_text::print::{SheetData, SheetLine, keeper_sheet};
use amparo_text::{Args, Catalog, LanguageIdentifier};
use amparo_vault::keeper::{self, Challenge};
use amparo_vault::{self as inner, Unlocked};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::slot::Open;
use super::{Job, Slot, Vault, join_capsule, records, seal};
use crate::app::Shared;
use crate::clock::Boot;
use crate::{AmparoError, Picture, dates, hex};

/// Somebody, or a sheet of paper, that can open the vault without this phone.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Keeper {
    /// Number of its slot.
    pub id: u16,
    /// In the user's words; empty when the name is lost.
    pub name: String,
    /// A printed sheet; else another phone.
    pub printed: bool,
    /// It has shown that it opens; before that it does not count.
    pub counts: bool,
    /// Milliseconds since the Unix epoch.
    pub added_ms: u64,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keeper(redacted)")
    }
}

/// A sheet to be printed and given away. The key on it is nowhere else.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct PrintedSheet {
    /// The keeper's number.
    pub keeper: u16,
    /// One self-contained HTML page for the system's print service. Never to be written to a file.
    pub html: String,
}

impl std::fmt::Debug for PrintedSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrintedSheet(redacted)")
    }
}

/// A code to show to another phone, and the pictures to compare with it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct KeeperCode {
    /// The keeper's number.
    pub keeper: u16,
    /// What the code says.
    pub text: String,
    /// As a QR code, SVG.
    pub qr_svg: String,
    /// The five pictures that the other phone must show too.
    pub pictures: Vec<Picture>,
}

impl std::fmt::Debug for KeeperCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeeperCode(redacted)")
    }
}

#[uniffi::export]
impl Vault {
    /// The keepers, oldest first. Errors: `Locked`.
    pub fn keepers(&self) -> Result<Vec<Keeper>, AmparoError> {
        Slot::with(&self.app, |vault| {
            let labels = records::read_all::<plan::KeeperLabel>(vault)?;
            let named = |slot: u16| {
                let label = labels.iter().find(|(_, label)| label.slot == slot);
                label
                    .map(|(_, label)| label.name.clone())
                    .unwrap_or_default()
            };
            let mut keepers: Vec<_> = vault
                .keepers()
                .into_iter()
                .map(|slot| Keeper {
                    id: slot.id,
                    name: named(slot.id),
                    printed: slot.kind == inner::KeeperKind::Sheet,
                    counts: slot.proven,
                    added_ms: slot.added_ms,
                })
                .collect();
            keepers.sort_by_key(|keeper| (keeper.added_ms, keeper.id));
            Ok(keepers)
        })
    }

    /// Makes a printed keeper: a sheet in one or two `languages` (BCP 47; the reader's own where it is empty). It counts after
    /// [`Vault::prove_sheet`]. `owner`: whose papers it opens, as it is to stand on the sheet; may be empty.
    /// Errors: `Invalid{name}`, `Invalid{keeper}` when there are five, `Locked`.
    pub fn make_sheet(
        &self,
        name: String,
        owner: String,
        languages: Vec<String>,
    ) -> Result<PrintedSheet, AmparoError> {
        let sheet = keeper::PrintedSheet::make()?;
        let recipient = sheet.recipient.to_string();
        let html = render(&self.app, &sheet, &owner, &languages)?;
        let keeper =
            self.add_keeper(inner::KeeperKind::Sheet, &recipient, &name, |open, slot| {
                let mac = plan::BackupMac {
                    slot,
                    key: URL_SAFE_NO_PAD.encode(sheet.backup_mac_key.as_bytes()),
                    more: BTreeMap::new(),
                };
                records::put(open, "", &mac).map(drop)
            })?;
        Ok(PrintedSheet { keeper, html })
    }

    /// The sheet was read back, by camera or by hand: it counts from now on. Errors: `Invalid{identity}` when it is mistyped,
    /// `Invalid{keeper}` when it is another sheet, `NotFound`, `Locked`.
    pub fn prove_sheet(&self, keeper: u16, identity: String) -> Result<(), AmparoError> {
        let identity = Zeroizing::new(identity);
        Slot::with(&self.app, |vault| {
            let slot = slot_of(vault, keeper)?;
            let recipient = keeper::Recipient::parse(&slot.recipient)?;
            keeper::prove_printed(&identity, &recipient)?;
            Ok(vault.prove_keeper(keeper)?)
        })?;
        join_capsule(&self.app);
        Ok(())
    }

    /// Answers the code of another phone that offers to keep a key. The keeper counts after [`Vault::confirm_keeper`].
    /// Errors: `Invalid{recipient}`, `Invalid{name}`, `Invalid{keeper}` when there are five, `NewerFormat`, `Locked`.
    pub fn add_phone_keeper(&self, offer: String, name: String) -> Result<KeeperCode, AmparoError> {
        let recipient = keeper::read_offer(&offer)?.to_string();
        let keeper = self.add_keeper(inner::KeeperKind::Phone, &recipient, &name, |_, _| Ok(()))?;
        let vault_id = Slot::with(&self.app, |vault| Ok(vault.vault_id()))?;
        let (challenge, text) = Challenge::make(&offer, vault_id, keeper)?;
        Ok(KeeperCode {
            keeper,
            qr_svg: amparo_text::qr_svg(&text)?,
            text,
            pictures: pictures(&self.app, challenge.pictures())?,
        })
    }

    /// Both people see the same five pictures: the keeper counts. Errors: `NotFound`, `Locked`.
    pub fn confirm_keeper(&self, keeper: u16) -> Result<(), AmparoError> {
        Slot::with(&self.app, |vault| {
            // A sheet counts after it was read back, and in no other way.
            if slot_of(vault, keeper)?.kind == inner::KeeperKind::Sheet {
                return Err(AmparoError::invalid("keeper"));
            }
            Ok(vault.prove_keeper(keeper)?)
        })?;
        join_capsule(&self.app);
        Ok(())
    }

    /// Takes a keeper back that never counted, for instance because the pictures differ. Errors: `NotFound`, `Invalid{keeper}`
    /// for one that counts: [`Vault::revoke_keeper`]; `Locked`.
    pub fn remove_keeper(&self, keeper: u16) -> Result<(), AmparoError> {
        Slot::with_open(&self.app, |open| {
            if slot_of(&open.vault, keeper)?.proven {
                return Err(AmparoError::invalid("keeper"));
            }
            remove(open, keeper)
        })?;
        join_capsule(&self.app);
        Ok(())
    }

    /// Takes a keeper back: its slot goes, and the vault gets a new key. What the keeper has already seen or copied stays with
    /// it. Errors: `WrongPin`, `Wait`, `NotFound`, `Damaged` as in [`Vault::finish_rekey`], `Cancelled`, `Locked`.
    pub fn revoke_keeper(
        &self,
        keeper: u16,
        pin: Vec<u8>,
        job: Arc<Job>,
    ) -> Result<(), AmparoError> {
        let pin = Zeroizing::new(pin);
        let app = &self.app;
        Slot::with(app, |vault| slot_of(vault, keeper).map(drop))?;
        Slot::lend(app, |vault| {
            vault.check_secret(&pin, &*app.hardware, &Boot::of(app))?;
            Ok(())
        })?;
        Slot::with_open(app, |open| remove(open, keeper))?;
        join_capsule(app);
        seal::begin(app, &pin)?;
        seal::finish(app, &job, false)
    }
}

impl Vault {
    /// A slot and its name.
    fn add_keeper(
        &self,
        kind: inner::KeeperKind,
        recipient: &str,
        name: &str,
        also: impl FnOnce(&mut Open, u16) -> Result<(), AmparoError>,
    ) -> Result<u16, AmparoError> {
        let now_ms = self.app.clock.now_ms();
        let mut label = plan::KeeperLabel {
            slot: 0,
            name: name.to_owned(),
            kind: match kind {
                inner::KeeperKind::Sheet => plan::KeeperKind::Printed,
                inner::KeeperKind::Phone => plan::KeeperKind::Phone,
            },
            added_ms: now_ms,
            more: BTreeMap::new(),
        };
        label.check()?;
        let slot = Slot::with_open(&self.app, |open| {
            let slot = open.vault.add_keeper(kind, recipient, now_ms)?;
            label.slot = slot;
            records::put(open, "", &label)?;
            also(open, slot)?;
            Ok(slot)
        })?;
        join_capsule(&self.app);
        Ok(slot)
    }
}

/// The slot and what is written about it.
fn remove(open: &mut Open, keeper: u16) -> Result<(), AmparoError> {
    open.vault.remove_keeper(keeper)?;
    let labels = records::read_all::<plan::KeeperLabel>(&mut open.vault)?.into_iter();
    let labels: Vec<_> = labels.filter(|(_, label)| label.slot == keeper).collect();
    let macs = records::read_all::<plan::BackupMac>(&mut open.vault)?.into_iter();
    let macs: Vec<_> = macs.filter(|(_, mac)| mac.slot == keeper).collect();
    for id in labels
        .into_iter()
        .map(|(id, _)| id)
        .chain(macs.into_iter().map(|(id, _)| id))
    {
        open.vault.remove(id)?;
    }
    Ok(())
}

fn slot_of(vault: &Unlocked, keeper: u16) -> Result<inner::KeeperSlot, AmparoError> {
    let mut slots = vault.keepers().into_iter();
    slots
        .find(|slot| slot.id == keeper)
        .ok_or(AmparoError::NotFound)
}

/// Five of the 64 pictures, named in the reader's language.
pub(super) fn pictures(
    app: &Shared,
    numbers: keeper::Pictures,
) -> Result<Vec<Picture>, AmparoError> {
    let languages = app.languages();
    let named = |number: &u8| {
        let id = picture_id(*number).ok_or(AmparoError::invalid("pictures"))?;
        let message = format!("picture-{id}");
        let name =
            Catalog::embedded().message(&languages, "family", &message, &Args::new(), true)?;
        Ok(Picture {
            id: id.to_owned(),
            name: name.into(),
        })
    };
    numbers.iter().map(named).collect()
}

fn render(
    app: &Shared,
    sheet: &keeper::PrintedSheet,
    owner: &str,
    languages: &[String],
) -> Result<String, AmparoError> {
    let catalog = Catalog::embedded();
    let chosen: Vec<LanguageIdentifier> = if languages.is_empty() {
        app.languages().into_iter().take(1).collect()
    } else {
        languages
            .iter()
            .filter_map(|tag| tag.parse().ok())
            .collect()
    };
    let identity = sheet.identity.to_text();
    let copied = keeper::hand_copy(&sheet.identity);
    let lines: Vec<SheetLine<'_>> = copied
        .iter()
        .map(|line| SheetLine {
            number: line.number,
            groups: line.groups.iter().map(|group| group.as_str()).collect(),
            check: line.check,
        })
        .collect();
    let made_on = dates::today(app).to_string();
    let recipient = sheet.recipient.to_string();
    Ok(keeper_sheet(
        catalog,
        &chosen,
        &SheetData {
            identity: &identity,
            recipient: &recipient,
            lines: &lines,
            made_on: &made_on,
            label: owner,
        },
    )?)
}

/// Which vault this is, for a keeper's phone.
pub(super) fn vault_hex(vault_id: [u8; 16]) -> String {
    hex::encode(vault_id)
}
