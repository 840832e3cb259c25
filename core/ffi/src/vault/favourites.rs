//! Rights cards that somebody wants at hand, kept in the vault: which ones they are is nobody's business who finds the phone.

use amparo_plan::Favourites;

use super::{Slot, Vault, records};
use crate::AmparoError;

/// The card that no list of favourites ever names: it would say who somebody is.
const NEVER: &str = "who-you-are";

#[uniffi::export]
impl Vault {
    /// Ids of the favourite cards, in the order in which they were chosen, for `Cards::card`; those that the content in use has. Errors:
    /// `Locked`, `NewerFormat`.
    pub fn favourites(&self) -> Result<Vec<String>, AmparoError> {
        let content = self.app.content()?;
        let known = content.card_ids()?;
        let mut cards = self.kept()?.cards;
        cards.retain(|card| known.contains(&card.as_str()));
        Ok(cards)
    }

    /// Makes a card a favourite, or no favourite any more. Errors: `NotFound` for a card that is not there, `Invalid{card}` for the one
    /// on papers, which is never a favourite; `Locked`, `NewerFormat`.
    pub fn set_favourite(&self, card: String, on: bool) -> Result<(), AmparoError> {
        if card == NEVER {
            return Err(AmparoError::invalid("card"));
        }
        if on && !self.app.content()?.card_ids()?.contains(&card.as_str()) {
            return Err(AmparoError::NotFound);
        }
        let mut kept = self.kept()?;
        if kept.set(&card, on) {
            Slot::with_open(&self.app, |open| records::put_single(open, &kept))?;
        }
        Ok(())
    }
}

impl Vault {
    /// All that were chosen, those too that only other content has.
    fn kept(&self) -> Result<Favourites, AmparoError> {
        let mut all = self.read_all::<Favourites>()?;
        Ok(all.pop().map(|(_, kept)| kept).unwrap_or_default())
    }
}
