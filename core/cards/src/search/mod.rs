//! Offline search over cards, show screens, the directory, the topics of the plan's texts and the questions of the family plan.
//!
//! Titles and keywords of every installed language are looked through whatever the reader's language is: a Spanish word finds its card
//! on an English screen. Lines are looked through in the reader's own languages. The index is made when somebody first searches.
//! Nothing of a query is kept.

mod build;
#[cfg(test)]
mod tests;
mod typo;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use amparo_text::LanguageIdentifier;
use amparo_text::search::{fold, without_optional_spaces};

use crate::{Content, Hit, HitKind, Result};
use build::{Built, Document, is_question};

/// Most hits that one search gives.
const MOST: usize = 20;
/// What a word counts for in each field.
const TITLE: f64 = 6.0;
const KEYWORD: f64 = 4.0;
const LINE: f64 = 1.0;
/// The whole query in a row, in a title or in one keyword.
const WHOLE_TITLE: f64 = 100.0;
const WHOLE_KEYWORD: f64 = 30.0;
/// What a word counts for that was found only with a letter changed.
const MISTYPED: f64 = 0.7;
/// The part of the query's weight that a hit has to have.
const ENOUGH: f64 = 0.5;

/// The index for the languages that were asked for last.
#[derive(Default)]
pub(crate) struct Finder(Mutex<Option<(Vec<LanguageIdentifier>, Arc<Built>)>>);

impl Content {
    /// What the words of `query` are about, best first; 20 at most. A query may be typed in the script of any installed language;
    /// case and diacritics do not matter, words may be begun only, and in a word of five letters or more one may be wrong.
    ///
    /// # Errors
    /// [`crate::Error::Text`] only in a build with missing words.
    pub fn search(&self, query: &str, languages: &[LanguageIdentifier]) -> Result<Vec<Hit>> {
        let words = query_words(query);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let built = self.built(languages)?;
        let found = built.find(&words, &fold(query));
        found
            .into_iter()
            .take(MOST)
            .map(|(document, words)| self.hit(document, &words, languages))
            .collect()
    }

    fn built(&self, languages: &[LanguageIdentifier]) -> Result<Arc<Built>> {
        let mut kept = self.finder.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, built)) = &*kept
            && known == languages
        {
            return Ok(Arc::clone(built));
        }
        let built = Arc::new(Built::new(self, languages)?);
        *kept = Some((languages.to_vec(), Arc::clone(&built)));
        Ok(built)
    }

    fn hit(
        &self,
        document: &Document,
        words: &[String],
        languages: &[LanguageIdentifier],
    ) -> Result<Hit> {
        let (title, lines) = self.texts(document.kind, &document.id, languages)?;
        let has_a_word = |line: &String| {
            let line = without_optional_spaces(&fold(line));
            words.iter().any(|word| line.contains(word.as_str()))
        };
        let at = lines.iter().position(|line| has_a_word(&line.value));
        let line = lines.into_iter().nth(at.unwrap_or_default());
        Ok(Hit {
            kind: document.kind,
            id: document.id.clone(),
            snippet: line.unwrap_or_else(|| title.clone()),
            title,
        })
    }
}

impl Built {
    /// Documents with the words of the query that they have, best first.
    fn find(&self, words: &[String], query: &str) -> Vec<(&Document, Vec<String>)> {
        let mut scores: BTreeMap<u32, Score> = BTreeMap::new();
        let mut all = 0.0;
        for word in words {
            let (found, words, sure) = self.word(word);
            if found.is_empty() {
                continue;
            }
            // A word that is everywhere says little.
            let weight = (1.0 + count(self.documents.len()) / count(found.len())).ln();
            all += weight;
            for (document, field) in found {
                let score = scores.entry(document).or_default();
                score.points += weight * field * sure;
                score.weight += weight;
                score.words.extend_from_slice(&words);
            }
        }
        let query = without_optional_spaces(query.trim());
        let mut found: Vec<_> = scores
            .into_iter()
            .filter(|(_, score)| score.weight >= all * ENOUGH)
            .filter_map(|(number, score)| {
                let document = self.documents.get(number as usize)?;
                let points = score.points + document.whole(&query);
                Some((points * share(document), document, score.words))
            })
            .collect();
        // Stable: what counts the same stays in the order of the screen.
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        found
            .into_iter()
            .map(|(_, document, words)| (document, words))
            .collect()
    }

    /// Documents that have a word, what the field counts for, the words really found, and how sure that is.
    fn word(&self, word: &str) -> (BTreeMap<u32, f64>, Vec<String>, f64) {
        let exact = self.documents_with(word);
        if !exact.is_empty() {
            return (exact, vec![word.to_owned()], 1.0);
        }
        let others = typo::neighbours(word, &self.vocabulary);
        if !others.is_empty() {
            return (self.documents_with_some(&others, 1), others, MISTYPED);
        }
        let parts = typo::parts(word, &self.vocabulary);
        if !parts.is_empty() {
            return (
                self.documents_with_some(&parts, parts.len()),
                parts,
                MISTYPED,
            );
        }
        let (pairs, enough) = typo::pairs(word);
        (self.documents_with_some(&pairs, enough), pairs, MISTYPED)
    }

    /// Documents with at least so many of the words, and what their best field counts for.
    fn documents_with_some(&self, words: &[String], enough: usize) -> BTreeMap<u32, f64> {
        let mut found: BTreeMap<u32, (usize, f64)> = BTreeMap::new();
        for word in words {
            for (document, field) in self.documents_with(word) {
                let (count, best) = found.entry(document).or_default();
                *count += 1;
                *best = best.max(field);
            }
        }
        let found = found.into_iter().filter(|(_, (count, _))| *count >= enough);
        found
            .map(|(document, (_, best))| (document, best))
            .collect()
    }

    fn documents_with(&self, word: &str) -> BTreeMap<u32, f64> {
        let mut found = BTreeMap::new();
        let fields = [
            (&self.lines, LINE),
            (&self.keywords, KEYWORD),
            (&self.titles, TITLE),
        ];
        for (index, weight) in fields {
            for document in index.search(word) {
                found.insert(document, weight);
            }
        }
        found
    }
}

impl Document {
    /// What it counts for when the whole query, without optional spaces, stands in a row.
    fn whole(&self, query: &str) -> f64 {
        if self.folded_titles.iter().any(|title| title.contains(query)) {
            WHOLE_TITLE
        } else if self.folded_keywords.iter().any(|word| word == query) {
            WHOLE_KEYWORD
        } else {
            0.0
        }
    }
}

#[derive(Default)]
struct Score {
    points: f64,
    weight: f64,
    words: Vec<String>,
}

/// A card helps more than the screen or the number that it leads to; a question is for a calm day, and its title has many words.
fn share(document: &Document) -> f64 {
    match document.kind {
        HitKind::Card => 1.0,
        HitKind::Plan if is_question(&document.id) => 0.25,
        HitKind::Show | HitKind::Plan => 0.9,
        HitKind::Entry => 0.8,
    }
}

fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}

/// The folded words of a query. Hyphens and apostrophes stay: they stand inside of words and names of forms.
fn query_words(query: &str) -> Vec<String> {
    let between = |letter: char| {
        letter.is_whitespace()
            || (letter.is_ascii_punctuation() && !matches!(letter, '-' | '\''))
            || "¿¡«»“”،؛؟。、।։።፣・…".contains(letter)
    };
    fold(query)
        .split(between)
        .map(|word| word.trim_matches(['-', '\'']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
