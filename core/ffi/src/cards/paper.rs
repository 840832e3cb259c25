//! Samples of papers: drawn once here, and as parts for a shell that draws them itself.

use amparo_cards as inner;
use amparo_text::print::{SamplePart, SampleShape, sample_svg};

use super::CardLine;
use crate::Text;

/// A drawn sample of a paper that somebody may be shown at the door.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SamplePaper {
    /// What it is; stands above it.
    pub title: Text,
    /// What is to be seen, for a screen reader.
    pub alt: Text,
    /// The drawing: SVG of its own, 320 units wide, black on white.
    pub svg: String,
    /// What stands on it from top to bottom, for a shell that draws no SVG: in English and left to right, as on the paper.
    pub rows: Vec<PaperRow>,
    /// "SAMPLE": a drawing without it must not be shown.
    pub sample: Text,
    /// What is to be known of the numbered parts, number 1 first; stands below it.
    pub marks: Vec<CardLine>,
}

/// One part of a sample.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PaperRow {
    /// What it looks like.
    pub shape: PaperShape,
    /// What is printed there, line by line.
    pub printed: Vec<String>,
    /// Its number.
    pub mark: Option<u32>,
}

/// What a part of a paper looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PaperShape {
    /// Who has issued it, large.
    Heading,
    /// What it is.
    Title,
    /// A label with something filled in.
    Field,
    /// Some lines of small print.
    Lines,
    /// A signature with who signed below it.
    Signature,
}

/// The drawing of a paper.
pub(crate) fn drawn(paper: &inner::Paper) -> String {
    let part = |row: &inner::PaperRow| SamplePart {
        shape: match row.shape {
            inner::PaperShape::Heading => SampleShape::Heading,
            inner::PaperShape::Title => SampleShape::Title,
            inner::PaperShape::Field => SampleShape::Field,
            inner::PaperShape::Lines => SampleShape::Lines,
            inner::PaperShape::Signature => SampleShape::Signature,
        },
        printed: row.printed.clone(),
        mark: row.mark,
    };
    let parts: Vec<_> = paper.rows.iter().map(part).collect();
    sample_svg(&parts, &paper.sample.value)
}

impl From<inner::Paper> for SamplePaper {
    fn from(paper: inner::Paper) -> Self {
        Self {
            svg: drawn(&paper),
            title: paper.title.into(),
            alt: paper.alt.into(),
            rows: paper.rows.into_iter().map(PaperRow::from).collect(),
            sample: paper.sample.into(),
            marks: paper.marks.into_iter().map(CardLine::from).collect(),
        }
    }
}

impl From<inner::PaperRow> for PaperRow {
    fn from(row: inner::PaperRow) -> Self {
        Self {
            shape: match row.shape {
                inner::PaperShape::Heading => PaperShape::Heading,
                inner::PaperShape::Title => PaperShape::Title,
                inner::PaperShape::Field => PaperShape::Field,
                inner::PaperShape::Lines => PaperShape::Lines,
                inner::PaperShape::Signature => PaperShape::Signature,
            },
            printed: row.printed,
            mark: row.mark.and_then(|mark| u32::try_from(mark).ok()),
        }
    }
}
