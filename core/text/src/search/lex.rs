//! Folded text taken apart into what is indexed and looked up.

use unicode_normalization::char::is_combining_mark;

/// A stretch of one kind of character.
#[derive(Clone, Copy)]
pub(super) struct Atom<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Byte offset in the text.
    pub(super) at: usize,
    /// Nothing, or one hyphen or apostrophe, stands between this atom and the one before: they are one word, too.
    pub(super) glued: bool,
    /// Only what also stands inside of phone numbers is between this atom and the one before.
    pub(super) near: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters of a script that puts spaces between words.
    Letters,
    /// ASCII digits; folding has made them of all others.
    Digits,
    /// Letters of a script without spaces between words.
    Run,
}

/// The atoms of a folded text, in their order.
pub(super) fn atoms(text: &str) -> Vec<Atom<'_>> {
    let mut atoms: Vec<Atom<'_>> = Vec::new();
    let mut open: Option<(Kind, usize)> = None;
    let ends = text
        .char_indices()
        .map(|(at, character)| (at, kind(character)));
    for (at, kind) in ends.chain([(text.len(), None)]) {
        if open.map(|(kind, _)| kind) == kind {
            continue;
        }
        if let Some((kind, start)) = open {
            let atom = atom(text, kind, start..at, atoms.last());
            atoms.push(atom);
        }
        open = kind.map(|kind| (kind, at));
    }
    atoms
}

fn atom<'a>(
    text: &'a str,
    kind: Kind,
    range: std::ops::Range<usize>,
    before: Option<&Atom<'a>>,
) -> Atom<'a> {
    let at = range.start;
    let gap = before.and_then(|before| text.get(before.at + before.text.len()..at));
    let is_run = kind == Kind::Run || before.is_some_and(|before| before.kind == Kind::Run);
    Atom {
        kind,
        text: text.get(range).unwrap_or_default(),
        at,
        glued: !is_run && gap.is_some_and(|gap| matches!(gap, "" | "-" | "'" | "\u{200C}")),
        near: gap.is_some_and(|gap| {
            gap.chars().count() <= 3 && gap.chars().all(|character| " -().+/".contains(character))
        }),
    }
}

fn kind(character: char) -> Option<Kind> {
    if character.is_ascii() {
        return match character {
            '0'..='9' => Some(Kind::Digits),
            'a'..='z' => Some(Kind::Letters),
            _ => None,
        };
    }
    if is_run(character) {
        Some(Kind::Run)
    } else if character.is_alphanumeric() || is_combining_mark(character) {
        Some(Kind::Letters)
    } else {
        None
    }
}

/// Han, kana, Thai, Lao, Burmese, Khmer, with the marks of those scripts.
fn is_run(character: char) -> bool {
    let code = u32::from(character);
    let block = matches!(
        code,
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x3007 | 0x3031..=0x3035 | 0x3040..=0x30FF
            | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x1B000..=0x1B16F | 0x20000..=0x3FFFF
    );
    block && (character.is_alphanumeric() || is_combining_mark(character))
}

/// Takes out the spaces between two characters of scripts without spaces: names are written with one and without.
pub(super) fn without_inner_spaces(folded: &str) -> impl Iterator<Item = char> + '_ {
    let mut last_is_run = false;
    let mut rest = folded.chars();
    std::iter::from_fn(move || {
        let mut next = rest.next()?;
        if next == ' ' && last_is_run {
            let mut after = rest.clone().skip_while(|character| *character == ' ');
            if after.next().is_some_and(is_run) {
                next = rest.find(|character| *character != ' ')?;
            }
        }
        last_is_run = is_run(next);
        Some(next)
    })
}

/// Takes out the spaces that a writer may put or leave out: those between two characters of scripts without spaces, and those
/// between two Korean words.
pub fn without_optional_spaces(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded.chars().peekable();
    let mut last = None;
    while let Some(character) = rest.next() {
        if character == ' ' {
            while rest.next_if_eq(&' ').is_some() {}
            let optional = |one: char, next: char| {
                (is_run(one) && is_run(next)) || (is_jamo(one) && is_jamo(next))
            };
            if last
                .zip(rest.peek())
                .is_some_and(|(one, next)| optional(one, *next))
            {
                continue;
            }
        }
        out.push(character);
        last = Some(character);
    }
    out
}

/// A letter of folded Korean.
pub(super) fn is_jamo(character: char) -> bool {
    ('\u{1100}'..='\u{1112}').contains(&character) || ('\u{1161}'..='\u{1175}').contains(&character)
}

/// The syllables of one folded Korean word, or nothing if it is not all Korean.
pub fn syllables(word: &str) -> Vec<&str> {
    if !word.chars().all(is_jamo) {
        return Vec::new();
    }
    let starts = word.char_indices().map(|(at, _)| at);
    let mut starts: Vec<usize> = starts
        .filter(|at| word.get(*at..).is_some_and(begins_syllable))
        .collect();
    starts.push(word.len());
    let parts = starts.windows(2).filter_map(|ends| match ends {
        [start, end] => word.get(*start..*end),
        _ => None,
    });
    parts.collect()
}

/// Whether a syllable of folded Korean begins here: an initial before a vowel.
pub(super) fn begins_syllable(text: &str) -> bool {
    let mut characters = text.chars();
    let initial = characters
        .next()
        .is_some_and(|first| ('\u{1100}'..='\u{1112}').contains(&first));
    initial
        && characters
            .next()
            .is_some_and(|second| ('\u{1161}'..='\u{1175}').contains(&second))
}
