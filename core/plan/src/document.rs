//! What is known of a document beside its bytes. The bytes, their size and the day they came are the vault's.

use crate::record::{Result, check_text};

/// How a document is shown in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A picture.
    Photo,
    /// A PDF.
    Pdf,
    /// Anything else: kept and given back, not opened.
    Other,
}

impl DocumentKind {
    /// The kind of a media type (RFC 6838), in any letter case and with any parameters.
    pub fn of(media_type: &str) -> Self {
        let essence = media_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        match essence.as_str() {
            "application/pdf" => Self::Pdf,
            // An SVG is a program as much as a picture, so it is not opened as one.
            "image/svg+xml" => Self::Other,
            image if image.starts_with("image/") => Self::Photo,
            _ => Self::Other,
        }
    }

    /// The last part of its message `document-kind-…` in `plan.ftl`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Pdf => "pdf",
            Self::Other => "other",
        }
    }
}

/// Checks the name of a document: filled in, at most 120 characters.
///
/// # Errors
/// [`crate::Problem::Empty`] or [`crate::Problem::TooLong`] with the field `name`.
pub fn check_document_name(name: &str) -> Result<()> {
    check_text("name", name, true, 120)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Problem;

    #[test]
    fn kinds_follow_the_media_type() {
        for (media_type, kind) in [
            ("image/jpeg", DocumentKind::Photo),
            ("Image/HEIC; q=1", DocumentKind::Photo),
            ("application/pdf", DocumentKind::Pdf),
            ("image/svg+xml", DocumentKind::Other),
            ("text/html", DocumentKind::Other),
            ("", DocumentKind::Other),
        ] {
            assert_eq!(DocumentKind::of(media_type), kind, "{media_type}");
        }
    }

    #[test]
    fn a_document_has_a_name() {
        assert_eq!(check_document_name("Lease, page 1"), Ok(()));
        assert_eq!(
            check_document_name("  "),
            Err(Problem::Empty { field: "name" })
        );
        assert_eq!(
            check_document_name(&"x".repeat(121)),
            Err(Problem::TooLong { field: "name" })
        );
    }
}
