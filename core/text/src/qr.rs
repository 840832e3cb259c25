//! QR codes as SVG, for screens and paper.

use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCodeError};

use crate::{Error, Result};

/// A self-contained SVG of `data`: black squares on white with the four-module quiet zone of ISO/IEC 18004.
///
/// # Errors
/// [`Error::TooLongForQr`] when no version holds the data (about 2,300 bytes at the encoder's usual correction level).
pub fn qr_svg(data: &str) -> Result<String> {
    match QRBuilder::new(data).build() {
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
