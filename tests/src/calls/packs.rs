//! Content packs and who publishes them.

use super::{not_of, unknown};
use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{Object, World, Wrong};
use amparo::TestPublisher;
use serde_json::Value;

pub(super) fn packs(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let packs = world.app()?.packs()?;
    Ok(match method {
        "installed" => a.end().map(|()| packs.installed())??.json(),
        "roll_back" => a.end().map(|()| packs.roll_back())??.json(),
        "use_built_in" => a.end().map(|()| packs.use_built_in())??.json(),
        "built_in_day" => a.end().map(|()| packs.built_in_day())??.json(),
        "stop" => a.end().map(|()| packs.stop())??.json(),
        "verify" | "install" => {
            let bytes = a.bytes("bytes")?;
            a.end()?;
            match method {
                "verify" => packs.verify(bytes)?.json(),
                _ => packs.install(bytes)?.json(),
            }
        }
        "install_file" => {
            let path = world.path(&mut a)?;
            a.end()?;
            packs.install_file(path)?.json()
        }
        "fetch" => {
            let url = a.text("url")?;
            a.end()?;
            world.fetch(url)?
        }
        _ => return Err(unknown("packs", method)),
    })
}

pub(super) fn publisher(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    if method == "new" {
        let expires = a.text("expires")?;
        a.end()?;
        let publisher = TestPublisher::new(expires)?;
        return Ok(world.keep(Object::Publisher(publisher)));
    }
    let Object::Publisher(publisher) = world.object(&a.value("publisher")?)? else {
        return Err(not_of("publisher"));
    };
    Ok(match method {
        "trust" => {
            a.end()?;
            world.app()?.trust_publisher(publisher)?.json()
        }
        "pack" => {
            let (version, card) = (a.number("version")?, small(a.number("card")?)?);
            let signers = signers(&mut a)?;
            a.end()?;
            publisher.pack(version, card, signers)?.json()
        }
        "correct" => {
            let (version, id, words) = (a.number("version")?, a.text("id")?, a.text("words")?);
            let signers = signers(&mut a)?;
            a.end()?;
            publisher.correct(version, id, words, signers)?.json()
        }
        "rotate" => {
            let (signers, expires) = (signers(&mut a)?, a.text("expires")?);
            a.end()?;
            publisher.rotate(signers, expires)?.json()
        }
        "tampered" => {
            let pack = a.bytes("pack")?;
            a.end()?;
            publisher.tampered(pack)?.json()
        }
        _ => return Err(unknown("publisher", method)),
    })
}

/// Who signs, by their places.
fn signers(a: &mut Arguments) -> Result<Vec<u32>, Wrong> {
    let value = a.value("signers")?;
    let list = value.as_array().cloned().unwrap_or_default();
    let places = list.iter().map(|place| place.as_u64().map(small));
    let places: Option<Vec<_>> = places.collect();
    let places = places.ok_or_else(|| Wrong::Call("`signers` is no list of places".to_owned()))?;
    places.into_iter().collect()
}

fn small(number: u64) -> Result<u32, Wrong> {
    u32::try_from(number).map_err(|_| Wrong::Call("a number is too large".to_owned()))
}
