//! Copies: the file that outlives the phone, and bringing it back. Paths are this program's affair; the page only chooses a file.

use std::fs;

use amparo::AmparoError;
use serde_json::{Value, json};

use super::{Answer, begin_job, word};
use crate::device::Device;
use crate::json::vault as as_json;

/// Writes a copy and puts it on the table. Without one, the copy from before stays.
pub(super) fn make(phone: &Device) -> Answer {
    let vault = phone.amparo()?.vault()?;
    let path = phone.table.new_copy();
    let made = vault.backup(path.to_string_lossy().into_owned(), begin_job(phone))?;
    let size = fs::metadata(&path).map_or(0, |file| file.len());
    phone.table.put_copy(path);
    let mut answer = as_json::backed_up(&made);
    answer["size"] = json!(size);
    Ok(answer)
}

/// Takes up the copy that lies on the table, for whoever wants to leave no file on this computer.
pub(super) fn take_up(phone: &Device) -> Answer {
    let copy = phone.table.copy().ok_or(AmparoError::NotFound)?;
    phone.shell().chosen = Some(copy);
    Ok(Value::Null)
}

/// Brings the chosen file back.
pub(super) fn restore(phone: &Device, args: &Value) -> Answer {
    let (identity, new_pin) = (word(args, "identity")?, word(args, "new_pin")?);
    let chosen = phone.shell().chosen.clone();
    let chosen = chosen.ok_or(AmparoError::NotFound)?;
    let path = chosen.to_string_lossy().into_owned();
    let vault = phone.amparo()?.vault()?;
    let restored = vault.restore(path, identity, new_pin.into_bytes(), begin_job(phone))?;
    Ok(as_json::restored(&restored))
}
