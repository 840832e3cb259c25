//! The methods of content packs. A pack itself comes as a file, not in a call.

use serde_json::{Value, json};

use super::{Answer, nothing, unknown};
use crate::device::Device;
use crate::json::packs as as_json;

pub(super) fn call(phone: &Device, name: &str) -> Answer {
    let packs = phone.amparo()?.packs()?;
    Ok(match name {
        "installed" => as_json::installed(&packs.installed()?),
        "built_in_day" => json!(packs.built_in_day()?),
        "roll_back" => as_json::info(&packs.roll_back()?),
        "use_built_in" => nothing(packs.use_built_in()?),
        _ => return unknown(),
    })
}

pub(super) fn install(phone: &Device, bytes: Vec<u8>) -> Answer {
    let verdict = phone.amparo()?.packs()?.install(bytes)?;
    Ok::<Value, _>(as_json::verdict(&verdict))
}
