//! Every call a step can make: one arm a method of the façade.

mod alerts;
mod harness;
mod packs;
mod plan;
mod vault;

use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{World, Wrong};
use amparo::{Cards, MessageArgument};
use serde_json::Value;
use std::collections::HashMap;

/// Makes the call `name`.
pub(crate) fn call(world: &mut World, name: &str, arguments: Arguments) -> Result<Value, Wrong> {
    let (object, method) = name.split_once('.').unwrap_or((name, ""));
    match object {
        "amparo" => amparo(world, method, arguments),
        "cards" => cards(world, method, arguments),
        "plan" => plan::plan(world, method, arguments),
        "vault" => vault::vault(world, method, arguments),
        "alerts" => alerts::alerts(world, method, arguments),
        "import" | "capture_import" => vault::import(world, object, method, arguments),
        "export" | "capture_export" => vault::export(world, object, method, arguments),
        "job" => vault::job(world, method, arguments),
        "keeper_offer" => vault::keeper_offer(world, method, arguments),
        "reopening" => vault::reopening(world, method, arguments),
        "reopen_help" => vault::reopen_help(world, method, arguments),
        "sheet" | "file" if matches!(name, "sheet.lines" | "file.flip_bit" | "file.write") => {
            hands(world, name, arguments)
        }
        "pairing" => alerts::pairing(world, method, arguments),
        "endpoint" => harness::endpoint(world, method, arguments),
        "packs" => packs::packs(world, method, arguments),
        "publisher" => packs::publisher(world, method, arguments),
        "relative" => harness::relative(world, method, arguments),
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
        "day" => {
            let at_ms = a.number("at_ms")?;
            a.end()?;
            world.app()?.day(at_ms)?.json()
        }
        "day_and_time" => {
            let at_ms = a.number("at_ms")?;
            a.end()?;
            world.app()?.day_and_time(at_ms)?.json()
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
    if let Some(print) = method.strip_prefix("print_") {
        return printed(&cards, print, a);
    }
    let asked = match method {
        "card" | "show" | "picture" | "need" => a.text("id")?,
        "search" => a.text("query")?,
        _ => String::new(),
    };
    let language = match method {
        "needs" | "need" => a.optional_text("language")?,
        _ => None,
    };
    a.end()?;
    Ok(match method {
        "home" => cards.home()?.json(),
        "tiles" => cards.tiles()?.json(),
        "card" => cards.card(asked)?.json(),
        "show" => cards.show(asked)?.json(),
        "picture" => cards.picture(asked)?.json(),
        "search" => cards.search(asked)?.json(),
        "changes" => cards.changes()?.json(),
        "mark_seen" => cards.mark_seen()?.json(),
        "needs" => cards.needs(language)?.json(),
        "need" => cards.need(asked, language)?.json(),
        "spoken_languages" => cards.spoken_languages()?.json(),
        _ => return Err(unknown("cards", method)),
    })
}

fn printed(cards: &Cards, page: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let languages = a.texts("languages")?;
    Ok(match page {
        "wallet" => a.end().map(|()| cards.print_wallet(languages))??.json(),
        "card" => {
            let id = a.text("id")?;
            a.end()?;
            cards.print_card(id, languages)?.json()
        }
        "handout" => {
            let ids = a.texts("ids")?;
            a.end()?;
            cards.print_handout(ids, languages)?.json()
        }
        "directory" => {
            let need = a.optional_text("need")?;
            a.end()?;
            cards.print_directory(need, languages)?.json()
        }
        _ => return Err(unknown("cards.print", page)),
    })
}

/// What a test does with its hands.
fn hands(world: &World, name: &str, mut a: Arguments) -> Result<Value, Wrong> {
    if name == "sheet.lines" {
        let html = a.text("html")?;
        a.end()?;
        return Ok(amparo::sheet_lines(html)?.json());
    }
    let path = world.path(&mut a)?;
    if name == "file.write" {
        let bytes = a.bytes("bytes")?;
        a.end()?;
        return Ok(amparo::write_file(path, bytes)?.json());
    }
    let offset = a.number("offset")?;
    a.end()?;
    Ok(amparo::flip_bit(path, offset)?.json())
}

fn not_of(kind: &str) -> Wrong {
    Wrong::Call(format!("`{kind}` is an object of another kind"))
}
