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
        assert_eq!(qr_svg(&"a".repeat(2953)).map(drop), Ok(()));
        assert_eq!(qr_svg(&"a".repeat(2954)), Err(Error::TooLongForQr));
    }

    #[test]
    fn a_long_code_has_large_squares_and_a_short_one_can_lose_a_quarter() {
        let squares = |length: usize| {
            let svg = qr_svg(&"a".repeat(length)).unwrap();
            let (_, rest) = svg.split_once("viewBox=\"0 0 ").unwrap();
            rest.split_once(' ').unwrap().0.parse::<usize>().unwrap()
        };
        // ISO/IEC 18004, table 7: version 9 holds 130 bytes at level Q, version 20 holds 858 at level L. A version has 17 + 4 · version
        // squares a side, and four of quiet zone on each.
        assert_eq!((squares(130), squares(131)), (53 + 8, 57 + 8));
        assert_eq!((squares(805), squares(859)), (97 + 8, 101 + 8));
    }
}
