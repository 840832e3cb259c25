//! An inverted index: word → texts, in a sorted map, so that the beginning of a word is a range of it.

use std::collections::BTreeMap;
use std::ops::Bound;

use zeroize::{Zeroize as _, Zeroizing};

use super::fold::fold_zeroizing;
use super::lex::{Atom, Kind, atoms, begins_syllable, is_jamo, without_inner_spaces};

/// Digits of a number kept for each place to begin: longer than any phone number.
const LONGEST_NUMBER: usize = 20;
/// Fewest digits that are found in the middle of a number.
const SHORTEST_NUMBER: usize = 3;
/// Before a number that is found from its middle; stands in no word.
const NUMBER: &str = "#";
/// Jamo kept for each syllable to begin from inside of a word.
const LONGEST_TAIL: usize = 32;
/// Between two fields; folding leaves no line break inside of one.
const FIELD_END: char = '\n';
/// Where in a text a word stands: the field in the top 8 bits, the byte in the other 24. Smaller is earlier.
const FIELD_BITS: u32 = 24;

/// Texts in memory that can be found by their words. Printing it shows how many there are, nothing else.
pub struct Index<Id> {
    documents: Vec<Option<Document<Id>>>,
    numbers: BTreeMap<Id, u32>,
    free: Vec<u32>,
    words: BTreeMap<String, Vec<Place>>,
}

struct Document<Id> {
    id: Id,
    /// Folded fields, [`FIELD_END`] between them.
    text: String,
}

/// The first place of a word in one document. Lists of them are sorted by document.
#[derive(Clone, Copy)]
struct Place {
    document: u32,
    at: u32,
}

impl<Id: Ord + Clone> Index<Id> {
    /// An empty index.
    pub fn new() -> Self {
        Self {
            documents: Vec::new(),
            numbers: BTreeMap::new(),
            free: Vec::new(),
            words: BTreeMap::new(),
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Adds a text of one or more fields, the most important first. A text of the same id is replaced.
    pub fn insert(&mut self, id: Id, fields: &[&str]) {
        self.remove(&id);
        let next = u32::try_from(self.documents.len()).ok();
        let Some(number) = self.free.pop().or(next) else {
            return; // more than four thousand million texts do not fit into memory
        };
        let text = document_text(fields);
        for_each_word(&text, &mut |word, at| self.note(word, number, at));
        let document = Document {
            id: id.clone(),
            text,
        };
        match self.documents.get_mut(number as usize) {
            Some(slot) => *slot = Some(document),
            None => self.documents.push(Some(document)),
        }
        self.numbers.insert(id, number);
    }

    #[cfg(test)]
    pub(super) fn holds_nothing(&self) -> bool {
        self.words.is_empty() && self.numbers.is_empty()
    }

    /// Takes a text out and overwrites it; `false` if it was not there.
    pub fn remove(&mut self, id: &Id) -> bool {
        let Some(number) = self.numbers.remove(id) else {
            return false;
        };
        let slot = self.documents.get_mut(number as usize);
        let Some(mut document) = slot.and_then(Option::take) else {
            return false;
        };
        for_each_word(&document.text, &mut |word, _| self.forget(word, number));
        document.text.zeroize();
        self.free.push(number);
        true
    }

    /// Ids of the texts that have every word of the query, best first: where the first word of the query stands earliest
    /// (first field, then its beginning), then where all of them do, then by id. A query without a word finds nothing.
    pub fn search(&self, query: &str) -> Vec<Id> {
        let query = fold_zeroizing(query);
        let atoms = atoms(&query);
        let together = |one: &Atom<'_>, next: &Atom<'_>| match (one.kind, next.kind) {
            (Kind::Run, Kind::Run) | (Kind::Digits, Kind::Digits) => next.near,
            _ => next.glued,
        };
        let mut found: Option<Vec<Hit>> = None;
        for group in atoms.chunk_by(together) {
            let hits = self.group(group);
            let all = match found {
                None => hits,
                Some(before) => both(&before, &hits),
            };
            if all.is_empty() {
                return Vec::new();
            }
            found = Some(all);
        }
        let mut found: Vec<_> = found
            .unwrap_or_default()
            .into_iter()
            .filter_map(|hit| Some((hit.first, hit.sum, self.id(hit.document)?)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(.., id)| id.clone()).collect()
    }

    fn id(&self, number: u32) -> Option<&Id> {
        let document = self.documents.get(number as usize)?.as_ref();
        document.map(|document| &document.id)
    }

    /// One word of the query, or several that may also be written as one: either found as one, or each of them found.
    fn group(&self, group: &[Atom<'_>]) -> Vec<Hit> {
        let each = group
            .iter()
            .map(|atom| self.word(atom.kind, atom.text))
            .reduce(|before, hits| both(&before, &hits))
            .unwrap_or_default();
        let [first, _, ..] = group else {
            return each;
        };
        either(&self.word(first.kind, &joined(group)), &each)
    }

    fn word(&self, kind: Kind, word: &str) -> Vec<Hit> {
        let mut characters = word.chars();
        let several = characters.next().is_some() && characters.next().is_some();
        match kind {
            Kind::Run if several => self.run(word),
            Kind::Digits if word.len() >= SHORTEST_NUMBER => {
                let number = [NUMBER, word].concat();
                either(&self.beginning(word), &self.beginning(&number))
            }
            _ => self.beginning(word),
        }
    }

    /// Texts with a word that begins so.
    fn beginning(&self, start: &str) -> Vec<Hit> {
        let range = self
            .words
            .range::<str, _>((Bound::Included(start), Bound::Unbounded))
            .take_while(|(word, _)| word.starts_with(start));
        let lists: Vec<&[Place]> = range.map(|(_, places)| places.as_slice()).collect();
        if let [only] = lists.as_slice() {
            return only.iter().copied().map(Hit::of).collect();
        }
        // Many words: a slot for each document is cheaper than sorting all places.
        let mut earliest = vec![u32::MAX; self.documents.len()];
        for place in lists.into_iter().flatten() {
            if let Some(at) = earliest.get_mut(place.document as usize) {
                *at = place.at.min(*at);
            }
        }
        let found = (0..).zip(earliest).filter(|(_, at)| *at != u32::MAX);
        found
            .map(|(document, at)| Hit::of(Place { document, at }))
            .collect()
    }

    /// Texts with these characters in a row, by their pairs; from three characters on the text itself decides.
    fn run(&self, run: &str) -> Vec<Hit> {
        let mut found: Option<Vec<Hit>> = None;
        for (_, pair) in pairs(run) {
            let Some(places) = self.words.get(pair) else {
                return Vec::new();
            };
            let hits: Vec<_> = places.iter().copied().map(Hit::of).collect();
            found = Some(match found {
                None => hits,
                Some(before) => both(&before, &hits),
            });
        }
        let found = found.unwrap_or_default();
        if run.chars().nth(2).is_none() {
            return found;
        }
        let in_text = |hit: Hit| {
            let document = self.documents.get(hit.document as usize)?.as_ref()?;
            let at = place(&document.text, document.text.find(run)?);
            Some(Hit::of(Place {
                document: hit.document,
                at,
            }))
        };
        found.into_iter().filter_map(in_text).collect()
    }

    fn note(&mut self, word: &str, document: u32, at: u32) {
        let place = Place { document, at };
        let Some(places) = self.words.get_mut(word) else {
            self.words.insert(word.to_owned(), vec![place]);
            return;
        };
        match places.binary_search_by_key(&document, |place| place.document) {
            Ok(index) => {
                if let Some(known) = places.get_mut(index) {
                    known.at = known.at.min(at);
                }
            }
            Err(index) => places.insert(index, place),
        }
    }

    fn forget(&mut self, word: &str, document: u32) {
        let Some(places) = self.words.get_mut(word) else {
            return;
        };
        if let Ok(index) = places.binary_search_by_key(&document, |place| place.document) {
            places.remove(index);
        }
        if places.is_empty()
            && let Some((mut word, _)) = self.words.remove_entry(word)
        {
            word.zeroize();
        }
    }
}

impl<Id> Index<Id> {
    /// Forgets all texts, and overwrites them and their words in memory. Dropping the index does the same.
    pub fn clear(&mut self) {
        for mut document in self.documents.drain(..).flatten() {
            document.text.zeroize();
        }
        for (mut word, _) in std::mem::take(&mut self.words) {
            word.zeroize();
        }
        self.numbers.clear();
        self.free.clear();
    }
}

impl<Id> Drop for Index<Id> {
    fn drop(&mut self) {
        self.clear();
    }
}

impl<Id: Ord + Clone> Default for Index<Id> {
    fn default() -> Self {
        Self::new()
    }
}

impl<Id> std::fmt::Debug for Index<Id> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Index({} texts)", self.numbers.len())
    }
}

/// A text that has some words of the query. Lists of them are sorted by document.
#[derive(Clone, Copy)]
struct Hit {
    document: u32,
    /// Where the first word stands.
    first: u32,
    /// Where all words stand, added up.
    sum: u64,
}

impl Hit {
    fn of(place: Place) -> Self {
        Self {
            document: place.document,
            first: place.at,
            sum: place.at.into(),
        }
    }
}

/// Texts of both lists.
fn both(one: &[Hit], other: &[Hit]) -> Vec<Hit> {
    let mut other = other.iter().peekable();
    let find = |hit: &Hit| {
        while other.next_if(|next| next.document < hit.document).is_some() {}
        let same = other.next_if(|next| next.document == hit.document)?;
        Some(Hit {
            sum: hit.sum + same.sum,
            ..*hit
        })
    };
    one.iter().filter_map(find).collect()
}

/// Texts of either list; of both, the better place.
fn either(one: &[Hit], other: &[Hit]) -> Vec<Hit> {
    let mut all: Vec<Hit> = one.iter().chain(other).copied().collect();
    all.sort_unstable_by_key(|hit| (hit.document, hit.first, hit.sum));
    all.dedup_by_key(|hit| hit.document);
    all
}

fn document_text(fields: &[&str]) -> String {
    let folded: Vec<_> = fields.iter().map(|field| fold_zeroizing(field)).collect();
    let length = folded.iter().map(|field| field.len() + 1).sum();
    let mut text = String::with_capacity(length);
    for (index, field) in folded.iter().enumerate() {
        if index > 0 {
            text.push(FIELD_END);
        }
        text.extend(without_inner_spaces(field.trim()));
    }
    text
}

/// Calls `note` with every word under which a document text is found, and where it stands.
fn for_each_word(text: &str, note: &mut dyn FnMut(&str, u32)) {
    for (field, words) in text.split(FIELD_END).enumerate() {
        for_each_word_of_field(words, &mut |word, offset| note(word, encode(field, offset)));
    }
}

fn for_each_word_of_field(text: &str, note: &mut dyn FnMut(&str, usize)) {
    let atoms = atoms(text);
    for atom in &atoms {
        match atom.kind {
            Kind::Letters => {
                note(atom.text, atom.at);
                for_each_tail(atom, note);
            }
            Kind::Digits => note(atom.text, atom.at),
            Kind::Run => {
                pairs(atom.text).for_each(|(offset, pair)| note(pair, atom.at + offset));
                // The last one begins no pair, but may be looked for alone.
                if let Some((offset, _)) = atom.text.char_indices().next_back() {
                    note(
                        atom.text.get(offset..).unwrap_or_default(),
                        atom.at + offset,
                    );
                }
            }
        }
    }
    for words in atoms.chunk_by(|one, next| is_one_phrase(text, one, next)) {
        for_each_tail_of_phrase(words, note);
    }
    for word in atoms.chunk_by(|_, next| next.glued) {
        if let [first, _, ..] = word {
            note(&joined(word), first.at);
        }
    }
    let is_number = |one: &Atom<'_>, next: &Atom<'_>| {
        one.kind == Kind::Digits && next.kind == Kind::Digits && next.near
    };
    for number in atoms.chunk_by(is_number) {
        if let [first, ..] = number
            && first.kind == Kind::Digits
        {
            for_each_number(&joined(number), first.at, note);
        }
    }
}

/// Korean joins words without a space, so each syllable begins a word.
fn for_each_tail(atom: &Atom<'_>, note: &mut dyn FnMut(&str, usize)) {
    for (offset, _) in atom.text.char_indices().skip(1) {
        let tail = atom.text.get(offset..).unwrap_or_default();
        if begins_syllable(tail) {
            note(first_characters(tail, LONGEST_TAIL), atom.at + offset);
        }
    }
}

/// Two Korean words with nothing but space between them.
fn is_one_phrase(text: &str, one: &Atom<'_>, next: &Atom<'_>) -> bool {
    let gap = text.get(one.at + one.text.len()..next.at);
    one.text.ends_with(is_jamo)
        && begins_syllable(next.text)
        && gap.is_some_and(|gap| gap.chars().all(|character| character == ' '))
}

/// Where Korean puts its spaces differs from writer to writer: what begins in one word is found on into the next ones.
fn for_each_tail_of_phrase(words: &[Atom<'_>], note: &mut dyn FnMut(&str, usize)) {
    let phrase = joined(words);
    let mut start = 0;
    for word in words {
        let end = start + word.text.len();
        for (offset, _) in word.text.char_indices() {
            let tail = phrase.get(start + offset..).unwrap_or_default();
            let tail = first_characters(tail, LONGEST_TAIL);
            if begins_syllable(tail) && start + offset + tail.len() > end {
                note(tail, word.at + offset);
            }
        }
        start = end;
    }
}

/// However a number is grouped, each of its digits may begin what is typed of it.
fn for_each_number(digits: &str, at: usize, note: &mut dyn FnMut(&str, usize)) {
    for start in 0..(digits.len() + 1).saturating_sub(SHORTEST_NUMBER) {
        let tail = digits.get(start..).unwrap_or_default();
        note(
            &[NUMBER, first_characters(tail, LONGEST_NUMBER)].concat(),
            at,
        );
    }
}

fn first_characters(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map(|(offset, _)| offset);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Each character with the next one, and where the two stand.
fn pairs(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let pair = |(start, _)| {
        let pair = first_characters(run.get(start..)?, 2);
        pair.chars().nth(1).map(|_| (start, pair))
    };
    run.char_indices().filter_map(pair)
}

fn joined(atoms: &[Atom<'_>]) -> Zeroizing<String> {
    let length = atoms.iter().map(|atom| atom.text.len()).sum();
    let mut word = Zeroizing::new(String::with_capacity(length));
    word.extend(atoms.iter().map(|atom| atom.text));
    word
}

/// [`encode`] for a byte of a document text.
fn place(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or_default();
    let field = before.matches(FIELD_END).count();
    let start = before.rfind(FIELD_END).map_or(0, |end| end + 1);
    encode(field, offset - start)
}

fn encode(field: usize, offset: usize) -> u32 {
    let most = (1 << FIELD_BITS) - 1;
    let field = u32::try_from(field).unwrap_or(u32::MAX).min(0xFF);
    (field << FIELD_BITS) | u32::try_from(offset).unwrap_or(most).min(most)
}
