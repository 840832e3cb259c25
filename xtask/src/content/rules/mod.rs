//! The rules. Each gives `(place, what)` for what it finds; none of them changes anything.

mod cards;
mod facts;
mod numbers;
mod translations;
mod wording;

pub(super) use cards::facts_of;
pub(super) use facts::places;

use super::tree::Tree;

/// `(place, what)`.
pub(super) type Found = Vec<(String, String)>;

/// A rule.
type Rule = fn(&Tree) -> Found;

/// Every rule with its name.
pub(super) const ALL: &[(&str, Rule)] = &[
    ("ids", translations::ids),
    ("variables", translations::variables),
    ("plurals", translations::plurals),
    ("script", translations::script),
    ("copy", translations::copies),
    ("terms", translations::terms),
    ("promise", wording::promises),
    ("harm", wording::harm),
    ("quiet", wording::quiet),
    ("length", wording::length),
    ("grade", wording::grade),
    ("card", cards::shape),
    ("dates", cards::dates),
    ("unused", cards::unused),
    ("number", numbers::numbers),
    ("directory", numbers::directory),
    ("anchor", facts::anchors),
    ("cited", facts::cited),
    ("table", facts::table),
];
