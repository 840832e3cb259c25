//! What changed in the cards since the reader last looked.
//!
//! What is remembered are the versions of *all* cards on one day, never which card was opened: see docs/adr/0403.

use std::collections::BTreeMap;

use amparo_text::LanguageIdentifier;

use crate::{Change, Content, Result};

impl Content {
    /// The version of every card: what to remember, to ask [`Self::changed_since`] later.
    ///
    /// # Errors
    /// [`crate::Error::Content`] in a build that its own tests would refuse.
    pub fn versions(&self) -> Result<BTreeMap<String, u32>> {
        let ids = self.order()?.cards();
        ids.map(|id| Ok((id.clone(), self.head(id)?.version)))
            .collect()
    }

    /// The cards that are new or whose lines changed their meaning since `read` (card id → version), in the order of the screen.
    ///
    /// # Errors
    /// [`crate::Error::Text`] in a build with missing words.
    pub fn changed_since(
        &self,
        read: &BTreeMap<String, u32>,
        languages: &[LanguageIdentifier],
    ) -> Result<Vec<Change>> {
        let words = self.words(languages);
        let mut changes = Vec::new();
        for id in self.order()?.cards() {
            let known = read.get(id).copied();
            // No line is of a later version than its card, so that most cards need not be read for this.
            let version = self.head(id)?.version;
            if known.is_some_and(|known| known >= version) {
                continue;
            }
            let card = self.data(id)?;
            let lines = card
                .lines()
                .filter(|line| known.is_some_and(|version| line.since > version))
                .map(|line| words.line(card, line))
                .collect::<Result<Vec<_>>>()?;
            if known.is_none() || !lines.is_empty() {
                changes.push(Change {
                    id: id.clone(),
                    title: words.plain(&format!("{id}-title"))?,
                    icon: card.icon().to_owned(),
                    version: card.version,
                    is_new: known.is_none(),
                    lines,
                });
            }
        }
        Ok(changes)
    }
}
