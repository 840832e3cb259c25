//! What is due on a day: cards past their date, entries whose sources were read too long ago, translations of older versions.

use super::dates::Day;
use super::tree::{Tree, word};

/// Days after which the directory says since when nobody looked, as in the core.
const FRESH_DAYS: i64 = 30;

/// One line for each, or one that says that nothing is due.
pub(super) fn lines(tree: &Tree, on: Day) -> Vec<String> {
    let mut due = Vec::new();
    for (id, card) in &tree.cards {
        let expires = word(card, "expires_on");
        if Day::parse(expires).is_none_or(|day| on.since(day) > 0) {
            due.push(format!("card {id}: expired {expires}"));
        }
        let version = card.get("version").and_then(serde_json::Value::as_u64);
        let made = card.get("translations").and_then(|all| all.as_object());
        for (locale, made) in made.into_iter().flatten() {
            let of = made.get("of_version").and_then(serde_json::Value::as_u64);
            if of.is_some() && of < version {
                due.push(format!("card {id}: {locale} is of an older version"));
            }
        }
    }
    for entry in &tree.directory {
        let read = word(entry, "verified_on");
        if Day::parse(read).is_none_or(|day| on.since(day) > FRESH_DAYS) {
            let phoned = word(entry, "phoned_on");
            let phoned = if phoned.is_empty() { "never" } else { phoned };
            due.push(format!(
                "directory {}: sources read {read}, phoned {phoned}",
                word(entry, "id")
            ));
        }
    }
    if due.is_empty() {
        due.push("nothing is due".to_owned());
    }
    due
}
