//! What a test does with its hands: copy a sheet, put a file somewhere, damage one, try a phone's hardware key.

use std::path::PathBuf;
use std::sync::Arc;

use amparo_sealed::testkit::check_contract;

use crate::hardware::Adapter;
use crate::{AmparoError, HardwareKey};

/// The lines of the key on a printed sheet, as somebody copies them by hand. Errors: `Invalid{html}` for what is no sheet.
#[uniffi::export]
pub fn sheet_lines(html: String) -> Result<Vec<String>, AmparoError> {
    let cells = |row: &str| -> String {
        let cells = row.split("<td").skip(2);
        let words: Vec<&str> = cells
            .filter_map(|cell| cell.split_once('>')?.1.split('<').next())
            .collect();
        words.join(" ")
    };
    let rows = html.lines().filter(|line| line.contains("class=\"check\""));
    let lines: Vec<String> = rows.map(cells).collect();
    if lines.is_empty() {
        return Err(AmparoError::invalid("html"));
    }
    Ok(lines)
}

/// Turns one bit of a file over, at `offset`. Errors: `NotFound`, `Invalid{offset}`.
#[uniffi::export]
pub fn flip_bit(path: String, offset: u64) -> Result<(), AmparoError> {
    let path = PathBuf::from(path);
    let mut bytes = std::fs::read(&path).map_err(amparo_sealed::Error::from)?;
    let byte = usize::try_from(offset)
        .ok()
        .and_then(|offset| bytes.get_mut(offset))
        .ok_or_else(|| AmparoError::invalid("offset"))?;
    *byte ^= 1;
    std::fs::write(&path, bytes).map_err(amparo_sealed::Error::from)?;
    Ok(())
}

/// Puts a file there, as somebody who hands one over does. Errors: `NotFound` without the folder.
#[uniffi::export]
pub fn write_file(path: String, bytes: Vec<u8>) -> Result<(), AmparoError> {
    std::fs::write(path, bytes).map_err(amparo_sealed::Error::from)?;
    Ok(())
}

/// Tries the whole contract of [`HardwareKey`] on a shell's adapter, with the keys `alias` and `<alias>.other`, which are destroyed:
/// never name a key that something depends on. The clause that is broken, in words; `None` when all hold.
#[uniffi::export]
pub fn check_hardware_key(
    key: Arc<dyn HardwareKey>,
    alias: String,
) -> Result<Option<String>, AmparoError> {
    let outcome = check_contract(&Adapter(key), &alias);
    Ok(outcome.err().map(|breach| breach.to_string()))
}
