//! Search over what people wrote down and over the names of documents, in memory and only while the vault is open.

use std::collections::HashMap;

use amparo_plan::{self as plan, Record as _};
use amparo_sealed::RowId;
use amparo_text::search::Index;
use amparo_vault as inner;
use zeroize::Zeroizing;

use super::slot::Open;
use super::{Slot, Vault};
use crate::{AmparoError, hex};

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, uniffi::Enum)]
pub enum FoundKind {
    /// An emergency contact.
    Contact,
    /// A locator packet.
    Packet,
    /// The family plan.
    Plan,
    /// An incident note.
    Note,
    /// A line of the presence list.
    Proof,
    /// A document, by its name.
    Document,
}

/// Something that was found.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct SearchHit {
    /// Which kind.
    pub kind: FoundKind,
    /// Its id.
    pub id: String,
    /// Its first words, to be shown in the list.
    pub title: String,
}

impl std::fmt::Debug for SearchHit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SearchHit(redacted)")
    }
}

/// What can be found, and where. Goes with the keys.
#[derive(Default)]
pub(super) struct SearchIndex {
    texts: Index<RowId>,
    titles: HashMap<RowId, (FoundKind, Zeroizing<String>)>,
}

#[uniffi::export]
impl Vault {
    /// What has all words of `query`, each at the beginning of a word, best first; at most `most`. Works in the script of any of
    /// the app's languages, with and without accents. Errors: `Locked`.
    pub fn search(&self, query: String, most: u32) -> Result<Vec<SearchHit>, AmparoError> {
        Slot::with_open(&self.app, |open| {
            let Open { vault, index } = open;
            let index = match index {
                Some(index) => index,
                None => index.insert(SearchIndex::build(vault)?),
            };
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            let found = index.texts.search(&query).into_iter().take(most);
            Ok(found.filter_map(|id| index.hit(id)).collect())
        })
    }
}

impl SearchIndex {
    fn build(vault: &inner::Unlocked) -> Result<Self, AmparoError> {
        let mut index = Self::default();
        for searched in &KINDS {
            for (id, record) in vault.list(searched.name)?.records {
                index.add_json(id, searched, &record.json);
            }
        }
        for document in vault.documents()?.documents {
            index.add(
                document.id,
                FoundKind::Document,
                std::slice::from_ref(&document.name),
            );
        }
        Ok(index)
    }

    /// Takes a record in, in place of what was known of it; nothing of kinds that are not searched.
    pub(super) fn remember(&mut self, id: RowId, record: &inner::Record) {
        if let Some(searched) = KINDS.iter().find(|searched| searched.name == record.kind) {
            self.add_json(id, searched, &record.json);
        }
    }

    pub(super) fn forget(&mut self, id: RowId) {
        self.texts.remove(&id);
        self.titles.remove(&id);
    }

    /// Wipes every text.
    pub(super) fn clear(&mut self) {
        self.texts.clear();
        self.titles.clear();
    }

    fn add_json(&mut self, id: RowId, searched: &Searched, json: &[u8]) {
        let titles = searched
            .titles
            .iter()
            .map(|field| plan::text_at(json, field));
        let title = titles.into_iter().find(|title| !title.trim().is_empty());
        let mut texts = Zeroizing::new(vec![title.unwrap_or_default()]);
        texts.extend(plan::texts_of(json));
        self.add(id, searched.kind, &texts);
    }

    fn add(&mut self, id: RowId, kind: FoundKind, texts: &[String]) {
        let fields: Vec<&str> = texts.iter().map(String::as_str).collect();
        self.texts.insert(id, &fields);
        let title = texts.first().cloned().unwrap_or_default();
        self.titles.insert(id, (kind, Zeroizing::new(title)));
    }

    fn hit(&self, id: RowId) -> Option<SearchHit> {
        let (kind, title) = self.titles.get(&id)?;
        Some(SearchHit {
            kind: *kind,
            id: hex::encode(id.0),
            title: title.to_string(),
        })
    }
}

/// A kind of record that is searched.
struct Searched {
    kind: FoundKind,
    name: &'static str,
    /// The first of these fields that has words is what a list shows.
    titles: &'static [&'static str],
}

/// What is searched. Keys, keepers and settings are not.
const KINDS: [Searched; 5] = [
    Searched {
        kind: FoundKind::Contact,
        name: plan::Contact::KIND,
        titles: &["name"],
    },
    Searched {
        kind: FoundKind::Packet,
        name: plan::LocatorPacket::KIND,
        titles: &["label"],
    },
    Searched {
        kind: FoundKind::Plan,
        name: plan::FamilyPlan::KIND,
        titles: &[],
    },
    Searched {
        kind: FoundKind::Note,
        name: plan::IncidentNote::KIND,
        titles: &["activity", "location", "text"],
    },
    Searched {
        kind: FoundKind::Proof,
        name: plan::PresenceProof::KIND,
        titles: &[],
    },
];
