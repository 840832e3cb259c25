//! The objects of giving, keeping and using a spare key.

use amparo::AmparoError;
use serde_json::{Value, json};

use super::{Answer, nothing, unknown, word};
use crate::device::Device;
use crate::json;

/// The keeper's offer.
pub(super) fn call_offer(phone: &Device, name: &str, args: &Value) -> Answer {
    let offer = phone.shell().offer.clone();
    let offer = offer.ok_or(AmparoError::NotFound)?;
    Ok(match name {
        "open" => json::pictures(&offer.open(word(args, "challenge")?)?),
        "keep" => nothing(offer.keep(word(args, "whose")?)?),
        _ => return unknown(),
    })
}

/// Somebody's request on the keeper's phone.
pub(super) fn call_help(phone: &Device, name: &str) -> Answer {
    let help = phone.shell().help.clone();
    let help = help.ok_or(AmparoError::NotFound)?;
    match name {
        "answer" => Ok(json!({ "text": help.answer()?, "qr_svg": help.qr_svg()? })),
        _ => unknown(),
    }
}

/// The owner's request.
pub(super) fn call_reopening(phone: &Device, name: &str, args: &Value) -> Answer {
    let reopening = phone.shell().reopening.clone();
    let reopening = reopening.ok_or(AmparoError::Expired)?;
    match name {
        "finish" => {
            let new_pin = word(args, "new_pin")?.into_bytes();
            Ok(nothing(reopening.finish(word(args, "answer")?, new_pin)?))
        }
        _ => unknown(),
    }
}
