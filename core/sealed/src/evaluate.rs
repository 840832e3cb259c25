//! Asking a hardware key, whichever of the two functions it computes.

use p256::NistP256;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use p256::hash2curve::GroupDigest as _;
use zeroize::Zeroizing;

use crate::{HardwareError, HardwareForm, HardwareKey};

/// Suite of RFC 9380 §8.2; it ends every domain separation tag, as §3.1 asks.
const SUITE: &str = "P256_XMD:SHA-256_SSWU_RO_";

/// Why a hardware key gave nothing to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HardwareFault {
    /// It did not answer.
    #[error(transparent)]
    Key(#[from] HardwareError),
    /// It answered with something else than 32 bytes.
    #[error("hardware key unfit")]
    Unfit,
}

/// 32 bytes in, 32 bytes out, and no way from one to the other without the hardware.
///
/// An HMAC key gets the input as it is. An ECDH key gets the point of P-256 that the input is hashed to (RFC 9380, tag
/// "amparo/`purpose`/" ‖ suite): nobody knows its discrete logarithm, so the answer cannot be computed from public values. The
/// product with a *stored* point would be a constant.
///
/// # Errors
/// [`HardwareFault`].
pub fn evaluate_hardware(
    hardware: &dyn HardwareKey,
    alias: &str,
    purpose: &str,
    input: &[u8; 32],
) -> Result<Zeroizing<[u8; 32]>, HardwareFault> {
    let output = Zeroizing::new(match hardware.form()? {
        HardwareForm::Hmac => hardware.evaluate(alias, input)?,
        HardwareForm::EcdhP256 => {
            let tag = format!("amparo/{purpose}/{SUITE}");
            hardware.evaluate(alias, &hash_to_point(input, tag.as_bytes())?)?
        }
    });
    let output = output
        .as_slice()
        .try_into()
        .map_err(|_| HardwareFault::Unfit)?;
    Ok(Zeroizing::new(output))
}

pub(crate) fn hash_to_point(input: &[u8], tag: &[u8]) -> Result<[u8; 65], HardwareFault> {
    NistP256::hash_from_bytes(&[input], &[tag])
        .ok()
        .and_then(|point| {
            point
                .to_affine()
                .to_sec1_point(false)
                .as_bytes()
                .try_into()
                .ok()
        })
        .ok_or(HardwareFault::Unfit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RowId;

    #[test]
    fn hash_to_curve_rfc_9380_appendix_j_1_1() {
        let tag = b"QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_";
        let cases: [(&str, &str, &str); 5] = [
            (
                "",
                "2c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4",
                "8a7a74985cc5c776cdfe4b1f19884970453912e9d31528c060be9ab5c43e8415",
            ),
            (
                "abc",
                "0bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0f",
                "5c41b3d0731a27a7b14bc0bf0ccded2d8751f83493404c84a88e71ffd424212e",
            ),
            (
                "abcdef0123456789",
                "65038ac8f2b1def042a5df0b33b1f4eca6bff7cb0f9c6c1526811864e544ed80",
                "cad44d40a656e7aff4002a8de287abc8ae0482b5ae825822bb870d6df9b56ca3",
            ),
            (
                &format!("q128_{}", "q".repeat(128)),
                "4be61ee205094282ba8a2042bcb48d88dfbb609301c49aa8b078533dc65a0b5d",
                "98f8df449a072c4721d241a3b1236d3caccba603f916ca680f4539d2bfb3c29e",
            ),
            (
                &format!("a512_{}", "a".repeat(512)),
                "457ae2981f70ca85d8e24c308b14db22f3e3862c5ea0f652ca38b5e49cd64bc5",
                "ecb9f0eadc9aeed232dabc53235368c1394c78de05dd96893eefa62b0f4757dc",
            ),
        ];
        for (message, x, y) in cases {
            let point = hash_to_point(message.as_bytes(), tag).unwrap();
            assert_eq!(point[0], 4);
            let (halves, _) = point[1..].as_chunks();
            let hex: String = halves.iter().map(|half| RowId(*half).to_hex()).collect();
            assert_eq!(hex, format!("{x}{y}"));
        }
    }
}
