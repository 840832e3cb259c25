//! docs/content.md: card → anchors → sources → what an attorney is still to be asked.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::rules::{facts_of, places};
use super::tree::{SOURCE, Tree, lines, word, words};

/// Where the table lies, from the root.
pub(super) const PATH: &str = "docs/content.md";

const HEAD: &str = "\
# The cards, what they stand on, and what an attorney is still to be asked
Written by `cargo xtask content table` from core/cards/data and docs/content; `cargo xtask content lint` fails when it is old. **No
attorney has reviewed any of it yet.** `Places` are places in the fact base (topics A1 to A19, sections 1, B, D to F, H to J), reached through
the facts of docs/content. How content is written, checked and renewed: [content/README.md](content/README.md).

| card | reviewed → expires | sure | calls → looks at | facts | places |
| --- | --- | --- | --- | --- | --- |
";

/// The whole page.
pub(super) fn render(tree: &Tree) -> String {
    let mut page = HEAD.to_owned();
    for (id, card) in &tree.cards {
        let facts = facts_of(card);
        let places: BTreeSet<String> = facts
            .iter()
            .filter_map(|anchor| tree.facts.get(*anchor))
            .flat_map(places)
            .collect();
        // Writing into a string does not fail.
        let _ = writeln!(
            page,
            "| **{id}** {} | {} → {} | {} | {} | {} | {} |",
            title(tree, id),
            word(card, "last_reviewed"),
            word(card, "expires_on"),
            word(card, "confidence"),
            contacts(card),
            facts.iter().copied().collect::<Vec<_>>().join(", "),
            places.into_iter().collect::<Vec<_>>().join(" · "),
        );
    }
    page.push_str("\n## Sources and open questions\n");
    for (id, card) in &tree.cards {
        let _ = write!(page, "\n### {id}\n");
        let sources: Vec<String> = lines(card, "sources")
            .map(|source| format!("{} ({})", word(source, "name"), word(source, "date")))
            .collect();
        let _ = writeln!(page, "Sources: {}", sources.join(" · "));
        for question in words(card, "questions") {
            let _ = writeln!(page, "- {question}");
        }
        if words(card, "questions").next().is_none() {
            page.push_str("- No question beyond a first reading.\n");
        }
    }
    page
}

/// Rows of the directory in the order of the card: numbers, then pages.
fn contacts(card: &Value) -> String {
    let names = |list: &str| words(card, list).collect::<Vec<_>>().join(", ");
    match (names("call"), names("pages")) {
        (calls, pages) if calls.is_empty() && pages.is_empty() => "nobody".to_owned(),
        (calls, pages) if pages.is_empty() => calls,
        (calls, pages) => format!("{calls} → {pages}"),
    }
}

fn title(tree: &Tree, id: &str) -> String {
    tree.message(SOURCE, "cards", &format!("{id}-title"))
        .and_then(|message| message.texts.first().cloned())
        .unwrap_or_default()
}
