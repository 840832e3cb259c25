//! QR codes as SVG, for screens and paper.

use fast_qr::ECL;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCodeError};

use crate::{Error, Result};

/// What is shorter may end up on paper, which is folded and gets stains: a quarter of the code may be lost.
/// What is longer is read from a clean screen, where large squares matter more: level L.
const PAPER: usize = 200;

/// A self-contained SVG of `data`: black squares on white with the four-module quiet zone of ISO/IEC 18004.
///
/// # Errors
/// [`Error::TooLongForQr`] when no version holds the data (2,953 bytes).
pub fn qr_svg(data: &str) -> Result<String> {
    let level = if data.len() <= PAPER { ECL::Q } else { ECL::L };
    match QRBuilder::new(data).ecl(level).build() {
        Ok(code) => Ok(SvgBuilder::default().to_str(&code)),
        Err(QRCodeError::EncodedData | QRCodeError::SpecifiedVersion) => Err(Error::TooLongForQr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invite_fits_and_a_book_does_not() {
        let svg = qr_svg(&format!("https://example.org/#v1.{}", "A".repeat(400))).unwrap();
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
        assert!(!svg.contains("<script") && !svg.contains("href"));
        assert_ne!(svg, qr_svg("another").unwrap());
        assert_eq!(qr_svg(&"A".repeat(5000)), Err(Error::TooLongForQr));
    }
}
