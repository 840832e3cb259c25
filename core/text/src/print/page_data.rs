//! What stands on a page of somebody's own papers, before it is HTML: headings and rows of a label and a value.

use crate::Text;

/// One page to print. Holds personal data, so `Debug` prints none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct PrintPage {
    /// Title of the page.
    pub title: Text,
    /// In the order of the page. None is empty.
    pub sections: Vec<Section>,
    /// Small lines at the end: the day, and who can read it.
    pub footer: Vec<Text>,
}

/// Rows under one heading.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: Text,
    /// In the order of the page.
    pub rows: Vec<Row>,
}

/// A label and what the owner wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The label, in the reader's language.
    pub label: Text,
    /// What was written, as it was written.
    pub value: String,
    /// A number or a code: left to right in every script, as an island of its own.
    pub ltr: bool,
}

macro_rules! redacted {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )+};
}
redacted!(PrintPage, Section, Row);
