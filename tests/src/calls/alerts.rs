//! The alerts and the pairings made from them.

use super::{not_of, unknown};
use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{Object, World, Wrong};
use amparo::{Alerts, Receipt};
use serde_json::Value;

pub(super) fn alerts(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let alerts = world.alerts()?;
    match plain(&alerts, method, &mut a) {
        Ok(None) => {}
        Err(Wrong::Call(why)) => return Err(Wrong::Call(why)),
        // An argument too many fails the step also where the core refuses.
        Ok(Some(answer)) => return a.end().map(|()| Ok(answer))?,
        Err(refused) => return a.end().map(|()| Err(refused))?,
    }
    Ok(match method {
        "deliver" => a.end().map(|()| world.deliver())??,
        "begin_pairing" => {
            let (person, page, sender) = (a.text("person")?, a.text("page")?, a.text("sender")?);
            a.end()?;
            let pairing = alerts.begin_pairing(person, page, sender)?;
            world.keep(Object::Pairing(pairing))
        }
        "pending_pairing" => {
            let person = a.text("person")?;
            a.end()?;
            match alerts.pending_pairing(person)? {
                Some(pairing) => world.keep(Object::Pairing(pairing)),
                None => Value::Null,
            }
        }
        _ => return Err(unknown("alerts", method)),
    })
}

/// Calls that neither take nor give an object. `None`: not one of them.
fn plain(alerts: &Alerts, method: &str, a: &mut Arguments) -> Result<Option<Value>, Wrong> {
    if let Some(answer) = pressing(alerts, method, a)? {
        return Ok(Some(answer));
    }
    if let Some(answer) = people(alerts, method, a)? {
        return Ok(Some(answer));
    }
    Ok(Some(match method {
        "preflight" => alerts.preflight(a.take("facts")?)?.json(),
        "alert_settings" => alerts.alert_settings()?.json(),
        "set_alert_settings" => alerts.set_alert_settings(a.take("settings")?)?.json(),
        "exposure" => alerts.exposure()?.json(),
        "take_incoming" => alerts.take_incoming(a.bytes("bytes")?)?.json(),
        "share_record" => alerts
            .share_record(a.text("person")?, a.text("record")?)?
            .json(),
        "share_document" => alerts
            .share_document(a.text("person")?, a.text("document")?)?
            .json(),
        "shared" => alerts.shared()?.json(),
        "network_is_back" => alerts.network_is_back()?.json(),
        "stop" => alerts.stop()?.json(),
        _ => return Ok(None),
    }))
}

/// The press and what follows it.
fn pressing(alerts: &Alerts, method: &str, a: &mut Arguments) -> Result<Option<Value>, Wrong> {
    Ok(Some(match method {
        "press" => alerts.press(a.take("location")?)?.json(),
        "press_group" => alerts
            .press_group(a.text("group")?, a.take("location")?)?
            .json(),
        "cancel" => alerts.cancel(a.text("alert")?)?.json(),
        "drill" => alerts.drill(a.truth("loud")?)?.json(),
        "update" => alerts.update(a.text("alert")?, a.take("location")?)?.json(),
        "test_page" => alerts.test_page(a.text("person")?)?.json(),
        "stand_down" => {
            let (alert, word) = (a.text("alert")?, a.optional_text("word")?);
            alerts.stand_down(alert, word.unwrap_or_default())?.json()
        }
        "number_changed" => alerts.number_changed(a.text("number")?)?.json(),
        "mark_answered" => alerts
            .mark_answered(a.text("alert")?, a.text("person")?)?
            .json(),
        "state" => alerts.state(a.text("alert")?)?.json(),
        "drafts" => alerts.drafts(a.text("alert")?)?.json(),
        "current" => alerts.current()?.json(),
        "report_receipt" => {
            let receipts = [
                ("composer-opened", Receipt::ComposerOpened),
                ("handed-over", Receipt::HandedOver),
                ("failed", Receipt::Failed),
            ];
            let (attempt, receipt) = (a.text("attempt")?, a.one_of("receipt", &receipts)?);
            alerts.report_receipt(attempt, receipt)?.json()
        }
        _ => return Ok(None),
    }))
}

fn people(alerts: &Alerts, method: &str, a: &mut Arguments) -> Result<Option<Value>, Wrong> {
    Ok(Some(match method {
        "people" => alerts.people()?.json(),
        "groups" => alerts.groups()?.json(),
        "add_person" => alerts.add_person(a.take("person")?)?.json(),
        "edit_person" => alerts.edit_person(a.text("id")?, a.take("person")?)?.json(),
        "remove_person" => alerts.remove_person(a.text("id")?)?.json(),
        "set_person_options" => alerts
            .set_person_options(a.text("id")?, a.take("options")?)?
            .json(),
        "pause" => alerts.pause(a.text("id")?, a.take("until_ms")?)?.json(),
        "resume" => alerts.resume(a.text("id")?)?.json(),
        "opt_out" => alerts.opt_out(a.text("id")?, a.truth("out")?)?.json(),
        "revoke" => alerts.revoke(a.text("person")?)?.json(),
        _ => return Ok(None),
    }))
}

pub(super) fn pairing(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let Object::Pairing(pairing) = world.object(&a.value("pairing")?)? else {
        return Err(not_of("pairing"));
    };
    Ok(match method {
        "invite" => a.end().map(|()| pairing.invite())??.json(),
        "review" => a.end().map(|()| pairing.review())??.json(),
        "step" => a.end().map(|()| pairing.step())??.json(),
        "note_exported" => a.end().map(|()| pairing.note_exported())??.json(),
        "is_in_person" => a.end().map(|()| pairing.is_in_person())??.json(),
        "pictures" => a.end().map(|()| pairing.pictures())??.json(),
        "confirm" => a.end().map(|()| pairing.confirm())??.json(),
        "reject" => a.end().map(|()| pairing.reject())??.json(),
        "accept_reply" | "accept_scanned_reply" => {
            let reply = a.text("reply")?;
            a.end()?;
            match method {
                "accept_reply" => pairing.accept_reply(reply)?.json(),
                _ => pairing.accept_scanned_reply(reply)?.json(),
            }
        }
        "approve" => {
            let host_agreed = a.truth("host_agreed")?;
            a.end()?;
            pairing.approve(host_agreed)?.json()
        }
        _ => return Err(unknown("pairing", method)),
    })
}
