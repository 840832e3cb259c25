//! The cards' methods and the directory's.

use amparo::{AmparoError, Cards, DirectoryEntry};
use serde_json::{Value, json};

use super::{Answer, nothing, unknown, word};
use crate::device::Device;
use crate::json::{self, cards as as_json};

pub(super) fn call(phone: &Device, name: &str, args: &Value) -> Answer {
    let cards = phone.amparo()?.cards()?;
    let id = || word(args, "id");
    let language = || {
        let tag = args.get("language").and_then(Value::as_str);
        tag.map(str::to_owned)
    };
    Ok(match name {
        "home" => as_json::home(&cards.home()?),
        "tiles" => as_json::tiles(&cards.tiles()?),
        "card" => as_json::card(&cards.card(id()?)?),
        "show" => as_json::show(&cards.show(id()?)?),
        "search" => as_json::hits(&cards.search(word(args, "query")?)?),
        "changes" => as_json::changes(&cards.changes()?),
        "mark_seen" => nothing(cards.mark_seen()?),
        "needs" => as_json::needs(&cards.needs(language())?),
        "need" => as_json::need(&cards.need(id()?, language())?),
        "spoken_languages" => as_json::spoken(&cards.spoken_languages()?),
        _ => return unknown(),
    })
}

/// All that says of itself that it is past its date, in one list: cards, then entries of the directory, each once.
pub(super) fn out_of_date(phone: &Device) -> Answer {
    let cards = phone.amparo()?.cards()?;
    Ok(json!({ "cards": old_cards(&cards)?, "entries": old_entries(&cards)? }))
}

fn old_cards(cards: &Cards) -> Answer {
    let mut old = Vec::new();
    for tile in cards.tiles()? {
        if let Some(banner) = cards.card(tile.id.clone())?.review.out_of_date {
            let mut row = as_json::tile(&tile);
            row["banner"] = json::text(&banner);
            old.push(row);
        }
    }
    Ok(Value::from(old))
}

fn old_entries(cards: &Cards) -> Result<Value, AmparoError> {
    let mut old: Vec<(DirectoryEntry, String)> = Vec::new();
    for need in cards.needs(None)? {
        for entry in need.entries {
            let new = old.iter().all(|(known, _)| known.id != entry.id);
            if entry.stale.is_some() && new {
                old.push((entry, need.id.clone()));
            }
        }
    }
    let row = |(entry, need): &(DirectoryEntry, String)| {
        let banner = entry.stale.as_ref().map(json::text);
        json!({ "id": entry.id, "need": need, "title": json::text(&entry.name), "banner": banner })
    };
    Ok(old.iter().map(row).collect())
}
