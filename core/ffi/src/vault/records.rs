//! Records: emergency contacts, one step of undo, and what all typed records share.

use amparo_plan as plan;
use amparo_sealed::RowId;
use amparo_vault as inner;

use super::slot::Open;
use super::{Slot, Vault, row_id};
use crate::{AmparoError, hex};

/// An emergency contact kept in the vault.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Contact {
    /// Id; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Relation, in the user's words.
    pub relation: String,
    /// Phone numbers.
    pub phones: Vec<String>,
    /// Anything else.
    pub note: String,
}

impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contact(redacted)")
    }
}

#[uniffi::export]
impl Vault {
    /// The emergency contacts, by name. What is damaged is left out here and named by [`Vault::inspect`]: one broken row
    /// never hides the others. Errors: `Locked`, `NewerFormat`.
    pub fn contacts(&self) -> Result<Vec<Contact>, AmparoError> {
        let all = self.read_all::<plan::Contact>()?.into_iter();
        let mut contacts: Vec<Contact> = all.map(|(id, read)| Contact::new(id, read)).collect();
        contacts
            .sort_by(|a, b| (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id)));
        Ok(contacts)
    }

    /// Adds (empty id) or replaces a contact; returns its id. Errors: `Invalid`, `Locked`, `NotFound`.
    pub fn put_contact(&self, contact: Contact) -> Result<String, AmparoError> {
        let id = contact.id.clone();
        let contact = plan::Contact::from(contact);
        Slot::with_open(&self.app, |open| put(open, &id, &contact))
    }

    /// Removes a contact.
    pub fn remove_contact(&self, id: String) -> Result<(), AmparoError> {
        self.remove_record::<plan::Contact>(&id)
    }

    /// Takes back the last change: what was removed is there again, what was changed is as before, what was added is gone. One
    /// step, until the vault is locked; false when there is nothing to take back. Errors: `Locked`.
    pub fn undo(&self) -> Result<bool, AmparoError> {
        Slot::with_open(&self.app, |open| {
            let undone = open.vault.undo()?;
            // Rare, and any kind of change: the next search builds it anew.
            open.drop_index();
            Ok(undone.is_some())
        })
    }
}

impl Vault {
    /// Everything of a kind that can be read.
    pub(super) fn read_all<P: plan::Record>(&self) -> Result<Vec<(RowId, P)>, AmparoError> {
        Slot::with(&self.app, read_all)
    }

    pub(super) fn remove_record<P: plan::Record>(&self, id: &str) -> Result<(), AmparoError> {
        let id = row_id(id)?;
        Slot::with_open(&self.app, |open| {
            expect_kind::<P>(&open.vault, id)?;
            open.vault.remove(id)?;
            open.forget(id);
            Ok(())
        })
    }

    /// The settings, or those that hold where none were chosen.
    pub(super) fn settings(&self) -> Result<plan::Settings, AmparoError> {
        let mut all = self.read_all::<plan::Settings>()?;
        Ok(all.pop().map(|(_, settings)| settings).unwrap_or_default())
    }
}

/// Everything of a kind that can be read; what cannot is named by [`Vault::inspect`]. Errors: `NewerFormat`.
pub(crate) fn read_all<P: plan::Record>(
    vault: &mut inner::Unlocked,
) -> Result<Vec<(RowId, P)>, AmparoError> {
    let mut all = Vec::new();
    for (id, record) in vault.list(P::KIND)?.records {
        match P::from_json(record.schema, &record.json) {
            Ok(read) => all.push((id, read)),
            Err(plan::Problem::NewerSchema) => return Err(AmparoError::NewerFormat),
            // One broken record never hides the others.
            Err(_) => {}
        }
    }
    Ok(all)
}

/// One record. Errors: `NotFound`, also where the id is of another kind; `NewerFormat`, `Damaged`.
pub(crate) fn read_one<P: plan::Record>(
    vault: &inner::Unlocked,
    id: &str,
) -> Result<P, AmparoError> {
    let record = expect_kind::<P>(vault, row_id(id)?)?;
    Ok(P::from_json(record.schema, &record.json)?)
}

/// Adds (empty id) or replaces a record; gives its id.
pub(super) fn put<P: plan::Record>(
    open: &mut Open,
    id: &str,
    record: &P,
) -> Result<String, AmparoError> {
    let mut json = record.to_json()?;
    let id = if id.is_empty() {
        None
    } else {
        let id = row_id(id)?;
        let old = expect_kind::<P>(&open.vault, id)?;
        json = plan::keep_unknown(&old.json, &json)?;
        Some(id)
    };
    let stored = inner::Record {
        kind: P::KIND.to_owned(),
        schema: P::SCHEMA,
        json,
    };
    let id = open.vault.put(id, &stored)?;
    open.remember(id, &stored);
    Ok(hex::encode(id.0))
}

/// The only one of its kind: replaces the one that is there.
pub(crate) fn put_single<P: plan::Record>(open: &mut Open, record: &P) -> Result<(), AmparoError> {
    let id = open.vault.list(P::KIND)?.records.first().map(|(id, _)| *id);
    let id = id.map(|id| hex::encode(id.0)).unwrap_or_default();
    put(open, &id, record).map(drop)
}

fn expect_kind<P: plan::Record>(
    vault: &inner::Unlocked,
    id: RowId,
) -> Result<inner::Record, AmparoError> {
    let record = vault.get(id)?.filter(|record| record.kind == P::KIND);
    record.ok_or(AmparoError::NotFound)
}

impl Contact {
    fn new(id: RowId, contact: plan::Contact) -> Self {
        Self {
            id: hex::encode(id.0),
            name: contact.name,
            relation: contact.relation,
            phones: contact.phones,
            note: contact.note,
        }
    }
}

impl From<Contact> for plan::Contact {
    fn from(contact: Contact) -> Self {
        Self {
            name: contact.name,
            relation: contact.relation,
            phones: contact.phones,
            note: contact.note,
            ..Self::default()
        }
    }
}
