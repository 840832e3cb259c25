//! The alerts' methods: people, the press and what follows it, settings, what is ready.

use amparo::{AlertSettings, AmparoError, Cancelled, Receipt};
use serde_json::{Value, json};

use super::{Answer, invalid, nothing, unknown, word};
use crate::device::Device;
use crate::json::alerts as as_json;

pub(super) fn call(phone: &Device, name: &str, args: &Value) -> Answer {
    let alerts = phone.amparo()?.alerts()?;
    let alert = || word(args, "alert");
    Ok(match name {
        "people" => as_json::people(&alerts.people()?),
        "preflight" => as_json::preflight(&alerts.preflight(None)?),
        "press" => as_json::pressed(&alerts.press(None)?),
        "cancel" => match alerts.cancel(alert()?)? {
            Cancelled::NothingLeft => json!("nothing-left"),
            Cancelled::TooLate => json!("too-late"),
        },
        "drill" => {
            let loud = args.get("loud").and_then(Value::as_bool);
            as_json::pressed(&alerts.drill(loud.unwrap_or(false))?)
        }
        "mark_answered" => nothing(alerts.mark_answered(alert()?, word(args, "person")?)?),
        "stand_down" => {
            let typed = word(args, "word").unwrap_or_default();
            as_json::pressed(&alerts.stand_down(alert()?, typed)?)
        }
        "drafts" => as_json::drafts(&alerts.drafts(alert()?)?),
        "state" => as_json::alert(&alerts.state(alert()?)?),
        "current" => alerts
            .current()?
            .as_ref()
            .map_or(Value::Null, as_json::alert),
        "report_receipt" => nothing(alerts.report_receipt(word(args, "attempt")?, receipt(args)?)?),
        "alert_settings" => as_json::settings(&alerts.alert_settings()?),
        "set_alert_settings" => nothing(alerts.set_alert_settings(settings(args)?)?),
        "begin_pairing" => {
            let (person, page) = (word(args, "person")?, word(args, "page")?);
            let pairing = alerts.begin_pairing(person, page, word(args, "sender")?)?;
            phone.shell().pairing = Some(pairing);
            Value::Null
        }
        _ => return unknown(),
    })
}

fn receipt(args: &Value) -> Result<Receipt, AmparoError> {
    match args.get("receipt").and_then(Value::as_str) {
        Some("composer-opened") => Ok(Receipt::ComposerOpened),
        Some("handed-over") => Ok(Receipt::HandedOver),
        Some("failed") => Ok(Receipt::Failed),
        _ => Err(invalid("receipt")),
    }
}

fn settings(args: &Value) -> Result<AlertSettings, AmparoError> {
    let given = args.get("settings").unwrap_or(&Value::Null);
    let chosen = |name| given.get(name).and_then(Value::as_bool);
    let cancel_ms = given.get("cancel_ms").and_then(Value::as_u64);
    let cancel_ms = cancel_ms.and_then(|ms| u32::try_from(ms).ok());
    Ok(AlertSettings {
        name: word(given, "name")?,
        cancel_ms: cancel_ms.ok_or_else(|| invalid("cancel"))?,
        pin_first: chosen("pin_first").ok_or_else(|| invalid("settings"))?,
        reminder: chosen("reminder").ok_or_else(|| invalid("settings"))?,
    })
}
