//! Search over texts in memory, in the scripts of all languages of the catalog.
//!
//! Lives here: [`fold`], which makes what people type and what is stored alike, and [`Index`], which finds texts by the
//! words of a query. Does not live here: what is searched (records, cards) and where it comes from. Nothing is written
//! to the disk, and [`Index::clear`] overwrites the texts.
//!
//! A query finds a text that has all of its words, each at least by its beginning. Scripts that write no spaces (Chinese,
//! Japanese, Thai, Khmer, Lao, Burmese) are found anywhere in a text. Korean words are found from any syllable, and by a
//! syllable that is only partly typed; a Korean phrase also without its spaces. Of numbers any three digits in a row are found, however they are grouped:
//! `213 555` finds `+1-213-555-0104`. Simplified and traditional Chinese are two scripts; one does not find the other.

#[cfg(test)]
mod cases;
mod fold;
mod index;
mod lex;
#[cfg(test)]
mod tests;

pub use fold::{ascii_digit, fold};
pub use index::Index;
pub use lex::{syllables, without_optional_spaces};
