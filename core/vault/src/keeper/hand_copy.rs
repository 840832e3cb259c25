//! An identity for the hand: short groups in numbered lines, each with a check letter, so that a slip is found in its line.
//!
//! The 58 letters after "AGE-SECRET-KEY-1" stand in six lines of two groups. They are letters of Bech32, whose alphabet has no 1,
//! B, I and O; who writes one of those meant L, 8, L and 0. The check letter is one of the same 32: in the field of 32 elements that Bech32
//! computes in, with α = 2, c = α·(… α·(α·line ⊕ s₁) ⊕ s₂ … ⊕ sₙ). Any one wrong letter, any two exchanged letters of a line and any
//! two exchanged lines of one length are found; of everything else 31 of 32 cases, and the rest by the checksum at the end.

use std::fmt;

use zeroize::Zeroizing;

use super::Identity;

/// Stands before the letters; fixed, so it is printed and not copied.
pub const HAND_COPY_PREFIX: &str = "AGE-SECRET-KEY-1";

const ALPHABET: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
const LINES: [[usize; 2]; 6] = [[5, 5], [5, 5], [5, 5], [5, 5], [5, 4], [5, 4]];

/// One line to copy. Secret: together the lines are the identity.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: u8,
    /// Two groups of 4 or 5 letters.
    pub groups: Vec<Zeroizing<String>>,
    /// Follows from the number and the letters.
    pub check: char,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line({}, ..)", self.number)
    }
}

/// Where a copy differs from its sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// In these lines, by number; one is missing when it is empty.
    Lines(Vec<u8>),
    /// Every line fits its check letter, but not all together: two slips or more stand in one line.
    Somewhere,
}

/// The lines of an identity.
pub fn hand_copy(identity: &Identity) -> Vec<Line> {
    let text = identity.to_text();
    let mut letters = text.chars().skip(HAND_COPY_PREFIX.len());
    let lines = (1..).zip(LINES).map(|(number, lengths)| {
        let groups: Vec<Zeroizing<String>> = lengths
            .iter()
            .map(|length| {
                let mut group = Zeroizing::new(String::with_capacity(*length));
                group.extend(letters.by_ref().take(*length));
                group
            })
            .collect();
        let symbols = groups
            .iter()
            .flat_map(|group| group.chars())
            .filter_map(value);
        let check = letter(derive_check(number, symbols));
        Line {
            number,
            groups,
            check,
        }
    });
    lines.collect()
}

/// Reads lines back, each as it was written: its groups, then the check letter. Letter case, spaces and hyphens do not matter.
///
/// # Errors
/// Which lines to compare with the sheet.
pub fn check_hand_copy(written: &[impl AsRef<str>]) -> Result<Identity, Slip> {
    let mut whole = Zeroizing::new(String::with_capacity(128));
    whole.push_str(HAND_COPY_PREFIX);
    let mut wrong = Vec::new();
    for (number, lengths) in (1..).zip(LINES) {
        let line = written
            .get(usize::from(number) - 1)
            .map_or("", AsRef::as_ref);
        match read_line(number, lengths.iter().sum(), line) {
            Some(letters) => whole.extend(letters.iter().map(|symbol| letter(*symbol))),
            None => wrong.push(number),
        }
    }
    let surplus = written.iter().skip(LINES.len());
    if surplus
        .into_iter()
        .any(|line| !line.as_ref().trim().is_empty())
    {
        return Err(Slip::Somewhere);
    }
    if !wrong.is_empty() {
        return Err(Slip::Lines(wrong));
    }
    Identity::parse(&whole).map_err(|_| Slip::Somewhere)
}

/// The `length` symbols of a line whose check letter fits.
fn read_line(number: u8, length: usize, line: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(length + 1));
    let separators = |character: &char| !matches!(character, ' ' | '\t' | '-' | '\u{a0}');
    for character in line.trim().chars().filter(separators) {
        // One too many: the rest is not looked at, so a long text costs nothing.
        if symbols.len() > length {
            return None;
        }
        symbols.push(value(character)?);
    }
    let check = symbols.pop()?;
    let fits = symbols.len() == length && check == derive_check(number, symbols.iter().copied());
    fits.then_some(symbols)
}

fn derive_check(number: u8, symbols: impl Iterator<Item = u8>) -> u8 {
    symbols.fold(double(number), |sum, symbol| double(sum ^ symbol))
}

/// Times α in GF(2)[x] / (x⁵ + x³ + 1).
fn double(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 32 == 0 {
        shifted
    } else {
        shifted ^ 0b10_1001
    }
}

fn letter(symbol: u8) -> char {
    char::from(ALPHABET[usize::from(symbol & 31)])
}

fn value(character: char) -> Option<u8> {
    let meant = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | '1' => 'L',
        'B' => '8',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|known| char::from(*known) == meant)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests;
