//! The harness' own objects: a push service and somebody's page.

use super::{not_of, unknown};
use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{Object, World, Wrong};
use amparo::{TestEndpoint, TestRelative};
use serde_json::Value;

pub(super) fn endpoint(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
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
        "retry_after" | "date" => {
            let value = a.text("value")?;
            a.end()?;
            match method {
                "date" => endpoint.date(value)?.json(),
                _ => endpoint.retry_after(value)?.json(),
            }
        }
        "delay" => {
            let ms = a.number("ms")?;
            a.end()?;
            endpoint.delay(ms)?.json()
        }
        "hang_up" => {
            let hangs_up = a.truth("hangs_up")?;
            a.end()?;
            endpoint.hang_up(hangs_up)?.json()
        }
        "answer_body" => {
            let body = a.bytes("body")?;
            a.end()?;
            endpoint.answer_body(body)?.json()
        }
        "answer_with" => {
            let status = a.number("status")?;
            a.end()?;
            let status = u16::try_from(status).map_err(|_| "`status` is too large".to_owned())?;
            endpoint.answer_with(status)?.json()
        }
        _ => return Err(unknown("endpoint", method)),
    })
}

pub(super) fn relative(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
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
        "shared" => a.end().map(|()| relative.shared())??.json(),
        "say" => {
            let (of, what, now_ms) = (a.text("of")?, a.text("what")?, a.number("now_ms")?);
            a.end()?;
            relative.say(of, what, now_ms)?.json()
        }
        "open_link" => {
            let (text, now_ms) = (a.text("text")?, a.number("now_ms")?);
            a.end()?;
            relative.open_link(text, now_ms)?.json()
        }
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
