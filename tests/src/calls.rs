//! Every call a step can make: one arm a method of the façade.

mod vault;

use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{Object, World, Wrong};
use amparo::{
    Location, LocationChoice, MessageArgument, NewPerson, Receipt, TestEndpoint, TestRelative,
};
use serde_json::Value;
use std::collections::HashMap;

/// Makes the call `name`.
pub(crate) fn call(world: &mut World, name: &str, arguments: Arguments) -> Result<Value, Wrong> {
    let (object, method) = name.split_once('.').unwrap_or((name, ""));
    match object {
        "amparo" => amparo(world, method, arguments),
        "cards" => cards(world, method, arguments),
        "vault" => vault::vault(world, method, arguments),
        "alerts" => alerts(world, method, arguments),
        "import" | "capture_import" => vault::import(world, object, method, arguments),
        "export" | "capture_export" => vault::export(world, object, method, arguments),
        "job" => vault::job(world, method, arguments),
        "keeper_offer" => vault::keeper_offer(world, method, arguments),
        "reopening" => vault::reopening(world, method, arguments),
        "reopen_help" => vault::reopen_help(world, method, arguments),
        "sheet" | "file" if matches!(name, "sheet.lines" | "file.flip_bit") => {
            hands(world, name, arguments)
        }
        "pairing" => pairing(world, method, arguments),
        "endpoint" => endpoint(world, method, arguments),
        "relative" => relative(world, method, arguments),
        _ => Err(unknown(object, method)),
    }
}

fn unknown(object: &str, method: &str) -> Wrong {
    Wrong::Call(format!("there is no call `{object}.{method}`"))
}

fn amparo(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    Ok(match method {
        "use" => {
            let phone = a.text("phone")?;
            a.end()?;
            world.take_up(&phone)?.json()
        }
        "open" => {
            let (languages, now_ms) = (a.texts("languages")?, a.number("now_ms")?);
            a.end()?;
            world.open(languages, now_ms)?.json()
        }
        "languages" => a.end().map(|()| world.app())??.languages()?.json(),
        "home" => a.end().map(|()| world.app())??.home()?.json(),
        "set_languages" => {
            let languages = a.texts("languages")?;
            a.end()?;
            world.app()?.set_languages(languages)?.json()
        }
        "screen" => {
            let screen = a.text("screen")?;
            a.end()?;
            world.app()?.screen(screen)?.json()
        }
        "message" => {
            let id = a.text("id")?;
            let values = a.optional_record("arguments")?;
            a.end()?;
            world
                .app()?
                .message(
                    id,
                    values.map_or_else(|| Ok(HashMap::new()), message_arguments)?,
                )?
                .json()
        }
        "set_utc_offset" => {
            let minutes = a.signed("minutes")?;
            a.end()?;
            world.app()?.set_utc_offset(minutes)?.json()
        }
        "set_clock" => {
            let now_ms = a.number("now_ms")?;
            a.end()?;
            world.app()?.set_clock(now_ms)?.json()
        }
        "hostile" => {
            let (person, what) = (a.text("person")?, a.text("what")?);
            a.end()?;
            world.app()?.hostile(person, what)?.into()
        }
        _ => return Err(unknown("amparo", method)),
    })
}

fn message_arguments(values: Arguments) -> Result<HashMap<String, MessageArgument>, Wrong> {
    let argument = |(name, value): (String, Value)| match (value.as_i64(), value.as_str()) {
        (Some(value), _) => Ok((name, MessageArgument::Number { value })),
        (_, Some(words)) => Ok((
            name,
            MessageArgument::Words {
                value: words.to_owned(),
            },
        )),
        _ => Err(Wrong::Call(format!(
            "`{name}` is neither a number nor a text"
        ))),
    };
    values.rest().into_iter().map(argument).collect()
}

fn cards(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let cards = world.cards()?;
    if method == "tiles" {
        a.end()?;
        return Ok(cards.tiles()?.json());
    }
    let id = a.text("id")?;
    a.end()?;
    Ok(match method {
        "card" => cards.card(id)?.json(),
        "show" => cards.show(id)?.json(),
        _ => return Err(unknown("cards", method)),
    })
}

/// What a test does with its hands.
fn hands(world: &World, name: &str, mut a: Arguments) -> Result<Value, Wrong> {
    if name == "sheet.lines" {
        let html = a.text("html")?;
        a.end()?;
        return Ok(amparo::sheet_lines(html)?.json());
    }
    let (path, offset) = (world.path(&mut a)?, a.number("offset")?);
    a.end()?;
    Ok(amparo::flip_bit(path, offset)?.json())
}

fn alerts(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let alerts = world.alerts()?;
    Ok(match method {
        "people" => a.end().map(|()| alerts.people())??.json(),
        "preflight" => a.end().map(|()| alerts.preflight())??.json(),
        "current" => a.end().map(|()| alerts.current())??.json(),
        "stop" => a.end().map(|()| alerts.stop())??.json(),
        "network_is_back" => a.end().map(|()| alerts.network_is_back())??.json(),
        "deliver" => a.end().map(|()| world.deliver())??,
        "add_person" => {
            let person = person(a.record("person")?)?;
            a.end()?;
            alerts.add_person(person)?.json()
        }
        "edit_person" => {
            let (id, person) = (a.text("id")?, person(a.record("person")?)?);
            a.end()?;
            alerts.edit_person(id, person)?.json()
        }
        "remove_person" => {
            let id = a.text("id")?;
            a.end()?;
            alerts.remove_person(id)?.json()
        }
        "press" => {
            let location = a.optional_record("location")?.map(location).transpose()?;
            a.end()?;
            alerts.press(location)?.json()
        }
        "report_receipt" => {
            let attempt = a.text("attempt")?;
            let receipts = [
                ("composer-opened", Receipt::ComposerOpened),
                ("handed-over", Receipt::HandedOver),
                ("failed", Receipt::Failed),
            ];
            let receipt = a.one_of("receipt", &receipts)?;
            a.end()?;
            alerts.report_receipt(attempt, receipt)?.json()
        }
        "state" | "drafts" | "stand_down" => {
            let alert = a.text("alert")?;
            a.end()?;
            match method {
                "state" => alerts.state(alert)?.json(),
                "drafts" => alerts.drafts(alert)?.json(),
                _ => alerts.stand_down(alert, String::new())?.json(),
            }
        }
        "begin_pairing" => {
            let (person, page, sender) = (a.text("person")?, a.text("page")?, a.text("sender")?);
            a.end()?;
            let pairing = alerts.begin_pairing(person, page, sender)?;
            world.keep(Object::Pairing(pairing))
        }
        _ => return Err(unknown("alerts", method)),
    })
}

fn person(mut a: Arguments) -> Result<NewPerson, Wrong> {
    let person = NewPerson {
        label: a.text("label")?,
        number: a.optional_text("number")?,
        language: a.text("language")?,
    };
    a.end()?;
    Ok(person)
}

fn location(mut a: Arguments) -> Result<Location, Wrong> {
    let choices = [
        ("off", LocationChoice::Off),
        ("about", LocationChoice::About),
        ("exact", LocationChoice::Exact),
    ];
    let location = Location {
        latitude: a.decimal("latitude")?,
        longitude: a.decimal("longitude")?,
        accuracy_m: a.decimal("accuracy_m")?,
        choice: a.one_of("choice", &choices)?,
    };
    a.end()?;
    Ok(location)
}

fn pairing(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let Object::Pairing(pairing) = world.object(&a.value("pairing")?)? else {
        return Err(not_of("pairing"));
    };
    Ok(match method {
        "invite" => a.end().map(|()| pairing.invite())??.json(),
        "pictures" => a.end().map(|()| pairing.pictures())??.json(),
        "confirm" => a.end().map(|()| pairing.confirm())??.json(),
        "reject" => a.end().map(|()| pairing.reject())??.json(),
        "accept_reply" => {
            let reply = a.text("reply")?;
            a.end()?;
            pairing.accept_reply(reply)?.json()
        }
        "approve" => {
            let host_agreed = a.truth("host_agreed")?;
            a.end()?;
            pairing.approve(host_agreed)?.json()
        }
        _ => return Err(unknown("pairing", method)),
    })
}

fn endpoint(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    if method == "start" {
        a.end()?;
        let endpoint = TestEndpoint::start()?;
        return Ok(world.keep(Object::Endpoint(endpoint)));
    }
    let Object::Endpoint(endpoint) = world.object(&a.value("endpoint")?)? else {
        return Err(not_of("endpoint"));
    };
    Ok(match method {
        "url" => a.end().map(|()| endpoint.url())??.json(),
        "take" => a.end().map(|()| endpoint.take())??.json(),
        "stop" => a.end().map(|()| endpoint.stop())??.json(),
        "answer_with" => {
            let status = a.number("status")?;
            a.end()?;
            let status = u16::try_from(status).map_err(|_| "`status` is too large".to_owned())?;
            endpoint.answer_with(status)?.json()
        }
        _ => return Err(unknown("endpoint", method)),
    })
}

fn relative(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    if method == "new" {
        let endpoint = a.text("endpoint")?;
        a.end()?;
        let relative = TestRelative::new(endpoint)?;
        return Ok(world.keep(Object::Relative(relative)));
    }
    let Object::Relative(relative) = world.object(&a.value("relative")?)? else {
        return Err(not_of("relative"));
    };
    Ok(match method {
        "pictures" => a.end().map(|()| relative.pictures())??.json(),
        "confirm" => a.end().map(|()| relative.confirm())??.json(),
        "answer" => {
            let link = a.text("link")?;
            a.end()?;
            relative.answer(link)?.json()
        }
        "receive" => {
            let (body, now_ms) = (a.bytes("body")?, a.number("now_ms")?);
            a.end()?;
            relative.receive(body, now_ms)?.json()
        }
        _ => return Err(unknown("relative", method)),
    })
}

fn not_of(kind: &str) -> Wrong {
    Wrong::Call(format!("`{kind}` is an object of another kind"))
}
