//! What is shared out of the vault with one person, and the list of it. The sending is the alerts' business.

use std::collections::BTreeMap;

use amparo_plan as plan;
use amparo_sealed::RowId;

use super::{Slot, records, row_id};
use crate::app::Shared;
use crate::{AmparoError, hex};

/// A document, read whole.
pub(crate) struct Paper {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) content: Vec<u8>,
}

/// A locator packet. Errors: `Locked`, `NotFound`.
pub(crate) fn packet(app: &Shared, id: &str) -> Result<plan::LocatorPacket, AmparoError> {
    let id = row_id(id)?;
    Slot::with(app, |vault| {
        let all = records::read_all::<plan::LocatorPacket>(vault)?.into_iter();
        let mut found = all.filter(|(other, _)| *other == id);
        let (_, packet) = found.next().ok_or(AmparoError::NotFound)?;
        Ok(packet)
    })
}

/// A document of at most `most` bytes. Errors: `Locked`, `NotFound`, `TooLarge`, `Damaged`.
pub(crate) fn document(app: &Shared, id: &str, most: usize) -> Result<Paper, AmparoError> {
    let id = row_id(id)?;
    Slot::with(app, |vault| {
        let mut documents = vault.documents()?.documents.into_iter();
        let info = documents.find(|info| info.id == id);
        let mut info = info.ok_or(AmparoError::NotFound)?;
        let size = usize::try_from(info.size).ok().filter(|size| *size <= most);
        let mut content = vec![0; size.ok_or(AmparoError::TooLarge)?];
        let reader = vault.open_document(id)?;
        let mut filled = 0;
        while let Some(rest) = content.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match reader.read_at(filled as u64, rest)? {
                0 => break,
                count => filled += count,
            }
        }
        content.truncate(filled);
        Ok(Paper {
            name: std::mem::take(&mut info.name),
            media_type: std::mem::take(&mut info.media_type),
            content,
        })
    })
}

/// Writes down that something is about to be shared. Errors: `Locked`, and of the storage.
pub(crate) fn note(app: &Shared, what: &str, to: &str) -> Result<String, AmparoError> {
    let shared = plan::Shared {
        what: what.to_owned(),
        to: to.to_owned(),
        shared_ms: app.clock.now_ms(),
        queued: false,
        more: BTreeMap::new(),
    };
    write(app, "", &shared)
}

/// It is on its way.
pub(crate) fn settle(app: &Shared, id: &str) -> Result<(), AmparoError> {
    let mut noted = all(app)?.into_iter();
    let (_, mut shared) = noted
        .find(|(other, _)| hex::encode(other.0) == id)
        .ok_or(AmparoError::NotFound)?;
    shared.queued = true;
    write(app, id, &shared).map(drop)
}

/// It was not shared.
pub(crate) fn withdraw(app: &Shared, id: &str) -> Result<(), AmparoError> {
    let id = row_id(id)?;
    Slot::with(app, |vault| {
        vault.remove(id)?;
        vault.nothing_to_undo();
        Ok(())
    })
}

/// Everything that was shared. Errors: `Locked`, `NewerFormat`.
pub(crate) fn all(app: &Shared) -> Result<Vec<(RowId, plan::Shared)>, AmparoError> {
    Slot::with(app, records::read_all)
}

/// Undo is for what people write, not for what they have told others.
fn write(app: &Shared, id: &str, shared: &plan::Shared) -> Result<String, AmparoError> {
    Slot::with_open(app, |open| {
        let id = records::put(open, id, shared)?;
        open.vault.nothing_to_undo();
        Ok(id)
    })
}
