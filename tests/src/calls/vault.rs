//! The vault and the objects made from it.

use super::{not_of, unknown};
use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{Object, World, Wrong};
use amparo::{Activity, Job, Vault};
use serde_json::Value;

pub(super) fn vault(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let vault = world.vault()?;
    match plain(&vault, method, &mut a) {
        Ok(None) => {}
        Err(Wrong::Call(why)) => return Err(Wrong::Call(why)),
        // An argument too many fails the step also where the core refuses.
        Ok(Some(answer)) => return a.end().map(|()| Ok(answer))?,
        Err(refused) => return a.end().map(|()| Err(refused))?,
    }
    Ok(match method {
        "import_document" => {
            let (name, media_type) = (a.text("name")?, a.text("media_type")?);
            let size = a.take("size")?;
            a.end()?;
            let import = vault.import_document(name, media_type, size)?;
            world.keep(Object::Import(import))
        }
        "capture_document" => {
            let (name, media_type, size) =
                (a.text("name")?, a.text("media_type")?, a.number("size")?);
            a.end()?;
            let import = vault.capture_document(name, media_type, size)?;
            world.keep(Object::CaptureImport(import))
        }
        "open_document" | "open_capture" => {
            let id = a.text("id")?;
            a.end()?;
            if method == "open_document" {
                let export = vault.open_document(id)?;
                world.keep(Object::Export(export))
            } else {
                let export = vault.open_capture(id)?;
                world.keep(Object::CaptureExport(export))
            }
        }
        "offer_to_keep" => {
            a.end()?;
            let offer = vault.offer_to_keep()?;
            world.keep(Object::KeeperOffer(offer))
        }
        "help_reopen" => {
            let request = a.text("request")?;
            a.end()?;
            let help = vault.help_reopen(request)?;
            world.keep(Object::ReopenHelp(help))
        }
        "begin_reopen" => {
            let keeper = a.take("keeper")?;
            a.end()?;
            let reopening = vault.begin_reopen(keeper)?;
            world.keep(Object::Reopening(reopening))
        }
        "finish_rekey" => {
            let (job, accept_damage) = (world.job(&mut a)?, a.truth("accept_damage")?);
            a.end()?;
            vault.finish_rekey(job, accept_damage)?.json()
        }
        "deep_clean" => {
            let (pin, job) = (a.bytes("pin")?, world.job(&mut a)?);
            a.end()?;
            vault.deep_clean(pin, job)?.json()
        }
        "revoke_keeper" => {
            let (keeper, pin, job) = (a.take("keeper")?, a.bytes("pin")?, world.job(&mut a)?);
            a.end()?;
            vault.revoke_keeper(keeper, pin, job)?.json()
        }
        "backup" => {
            let (path, job) = (world.path(&mut a)?, world.job(&mut a)?);
            a.end()?;
            vault.backup(path, job)?.json()
        }
        "restore" => {
            let (path, identity) = (world.path(&mut a)?, a.text("identity")?);
            let (new_pin, job) = (a.bytes("new_pin")?, world.job(&mut a)?);
            a.end()?;
            vault.restore(path, identity, new_pin, job)?.json()
        }
        _ => return Err(unknown("vault", method)),
    })
}

/// Calls that neither take nor give an object. `None`: not one of them.
fn plain(vault: &Vault, method: &str, a: &mut Arguments) -> Result<Option<Value>, Wrong> {
    if let Some(answer) = asking(vault, method)? {
        return Ok(Some(answer));
    }
    if let Some(answer) = writing(vault, method, a)? {
        return Ok(Some(answer));
    }
    Ok(Some(match method {
        "create" => vault.create(a.bytes("pin")?)?.json(),
        "unlock" => vault.unlock(a.bytes("pin")?)?.json(),
        "change_pin" => vault.change_pin(a.bytes("old")?, a.bytes("new")?)?.json(),
        "erase" => vault.erase(a.bytes("pin")?)?.json(),
        "salvage" => vault.salvage(a.bytes("pin")?)?.json(),
        "salvage_with_sheet" => vault
            .salvage_with_sheet(a.text("identity")?, a.bytes("new_pin")?)?
            .json(),
        "reopen_with_sheet" => vault
            .reopen_with_sheet(a.text("identity")?, a.bytes("new_pin")?)?
            .json(),
        "search" => vault.search(a.text("query")?, a.take("most")?)?.json(),
        "thumbnail" => vault.thumbnail(a.text("id")?)?.json(),
        "read_hand_copy" => vault.read_hand_copy(a.texts("lines")?)?.json(),
        "make_sheet" => vault
            .make_sheet(a.text("name")?, a.text("owner")?, a.texts("languages")?)?
            .json(),
        "prove_sheet" => vault
            .prove_sheet(a.take("keeper")?, a.text("identity")?)?
            .json(),
        "add_phone_keeper" => vault
            .add_phone_keeper(a.text("offer")?, a.text("name")?)?
            .json(),
        "confirm_keeper" => vault.confirm_keeper(a.take("keeper")?)?.json(),
        "remove_keeper" => vault.remove_keeper(a.take("keeper")?)?.json(),
        "forget_kept_key" => vault.forget_kept_key(a.text("id")?)?.json(),
        "set_auto_lock" => vault.set_auto_lock(a.take("choice")?)?.json(),
        "note_activity" => {
            let activities = [
                ("touched", Activity::Touched),
                ("went-background", Activity::WentBackground),
                ("came-back", Activity::CameBack),
                ("screen-off", Activity::ScreenOff),
            ];
            let activity = match a.optional_text("activity")? {
                None => None,
                Some(name) => {
                    let found = activities.iter().find(|(known, _)| *known == name);
                    let found = found.ok_or_else(|| format!("`activity` cannot be `{name}`"))?;
                    Some(found.1)
                }
            };
            vault.note_activity(activity)?.json()
        }
        _ => return Ok(None),
    }))
}

/// Calls without arguments.
fn asking(vault: &Vault, method: &str) -> Result<Option<Value>, Wrong> {
    Ok(Some(match method {
        "state" => vault.state()?.json(),
        "secret_kind" => vault.secret_kind()?.json(),
        "suggest_passphrase" => vault.suggest_passphrase()?.json(),
        "lock" => vault.lock()?.json(),
        "seal_words" => vault.seal_words()?.json(),
        "contacts" => vault.contacts()?.json(),
        "undo" => vault.undo()?.json(),
        "packets" => vault.packets()?.json(),
        "family_plan" => vault.family_plan()?.json(),
        "family_plan_due" => vault.family_plan_due()?.json(),
        "incident_notes" => vault.incident_notes()?.json(),
        "presence" => vault.presence()?.json(),
        "presence_gaps" => vault.presence_gaps()?.json(),
        "documents" => vault.documents()?.json(),
        "captures" => vault.captures()?.json(),
        "keepers" => vault.keepers()?.json(),
        "kept_keys" => vault.kept_keys()?.json(),
        "seal" => vault.seal()?.json(),
        "reopen_choices" => vault.reopen_choices()?.json(),
        "rekey_pending" => vault.rekey_pending()?.json(),
        "inspect" => vault.inspect()?.json(),
        "damage" => vault.damage()?.json(),
        "use_salvaged" => vault.use_salvaged()?.json(),
        "auto_lock" => vault.auto_lock()?.json(),
        "favourites" => vault.favourites()?.json(),
        _ => return Ok(None),
    }))
}

/// Calls that put something in or take it out.
fn writing(vault: &Vault, method: &str, a: &mut Arguments) -> Result<Option<Value>, Wrong> {
    Ok(Some(match method {
        "set_favourite" => vault.set_favourite(a.text("card")?, a.take("on")?)?.json(),
        "put_contact" => vault.put_contact(a.take("contact")?)?.json(),
        "remove_contact" => vault.remove_contact(a.text("id")?)?.json(),
        "put_packet" => vault.put_packet(a.take("kept")?)?.json(),
        "remove_packet" => vault.remove_packet(a.text("id")?)?.json(),
        "put_family_plan" => vault.put_family_plan(a.take("family_plan")?)?.json(),
        "put_incident_note" => vault.put_incident_note(a.take("kept")?)?.json(),
        "remove_incident_note" => vault.remove_incident_note(a.text("id")?)?.json(),
        "put_presence" => vault.put_presence(a.take("proofs")?)?.json(),
        "remove_document" => vault.remove_document(a.text("id")?)?.json(),
        "put_thumbnail" => vault
            .put_thumbnail(a.text("id")?, a.take("thumbnail")?)?
            .json(),
        "capture_note" => vault.capture_note(a.text("text")?)?.json(),
        "keep_capture" => vault.keep_capture(a.text("id")?)?.json(),
        "discard_capture" => vault.discard_capture(a.text("id")?)?.json(),
        _ => return Ok(None),
    }))
}

/// `import` and `capture_import`: the same three calls.
pub(super) fn import(
    world: &World,
    kind: &str,
    method: &str,
    mut a: Arguments,
) -> Result<Value, Wrong> {
    let object = world.object(&a.value(kind)?)?;
    let chunk = match method {
        "write" => a.bytes("chunk")?,
        _ => Vec::new(),
    };
    a.end()?;
    Ok(match (kind, object, method) {
        ("import", Object::Import(import), "write") => import.write(chunk)?.json(),
        ("import", Object::Import(import), "finish") => import.finish()?.json(),
        ("import", Object::Import(import), "cancel") => import.cancel()?.json(),
        ("capture_import", Object::CaptureImport(import), "write") => import.write(chunk)?.json(),
        ("capture_import", Object::CaptureImport(import), "finish") => import.finish()?.json(),
        ("capture_import", Object::CaptureImport(import), "cancel") => import.cancel()?.json(),
        ("import", Object::Import(_), _) | ("capture_import", Object::CaptureImport(_), _) => {
            return Err(unknown(kind, method));
        }
        _ => return Err(not_of(kind)),
    })
}

/// `export` and `capture_export`: the same two calls.
pub(super) fn export(
    world: &World,
    kind: &str,
    method: &str,
    mut a: Arguments,
) -> Result<Value, Wrong> {
    let object = world.object(&a.value(kind)?)?;
    let (offset, length) = match method {
        "read" => (a.number("offset")?, a.take("length")?),
        _ => (0, 0),
    };
    a.end()?;
    Ok(match (kind, object, method) {
        ("export", Object::Export(export), "size") => export.size()?.json(),
        ("export", Object::Export(export), "read") => export.read(offset, length)?.json(),
        ("capture_export", Object::CaptureExport(export), "size") => export.size()?.json(),
        ("capture_export", Object::CaptureExport(export), "read") => {
            export.read(offset, length)?.json()
        }
        ("export", Object::Export(_), _) | ("capture_export", Object::CaptureExport(_), _) => {
            return Err(unknown(kind, method));
        }
        _ => return Err(not_of(kind)),
    })
}

pub(super) fn job(world: &mut World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    if method == "new" {
        a.end()?;
        return Ok(world.keep(Object::Job(Job::new())));
    }
    let job = world.job(&mut a)?;
    a.end()?;
    Ok(match method {
        "progress" => job.progress()?.json(),
        "cancel" => job.cancel()?.json(),
        _ => return Err(unknown("job", method)),
    })
}

pub(super) fn keeper_offer(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let Object::KeeperOffer(offer) = world.object(&a.value("keeper_offer")?)? else {
        return Err(not_of("keeper_offer"));
    };
    Ok(match method {
        "text" => a.end().map(|()| offer.text())??.json(),
        "qr_svg" => a.end().map(|()| offer.qr_svg())??.json(),
        "open" => {
            let challenge = a.text("challenge")?;
            a.end()?;
            offer.open(challenge)?.json()
        }
        "keep" => {
            let whose = a.text("whose")?;
            a.end()?;
            offer.keep(whose)?.json()
        }
        _ => return Err(unknown("keeper_offer", method)),
    })
}

pub(super) fn reopening(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let Object::Reopening(reopening) = world.object(&a.value("reopening")?)? else {
        return Err(not_of("reopening"));
    };
    Ok(match method {
        "text" => a.end().map(|()| reopening.text())??.json(),
        "qr_svg" => a.end().map(|()| reopening.qr_svg())??.json(),
        "pictures" => a.end().map(|()| reopening.pictures())??.json(),
        "finish" => {
            let (answer, new_pin) = (a.text("answer")?, a.bytes("new_pin")?);
            a.end()?;
            reopening.finish(answer, new_pin)?.json()
        }
        _ => return Err(unknown("reopening", method)),
    })
}

pub(super) fn reopen_help(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let Object::ReopenHelp(help) = world.object(&a.value("reopen_help")?)? else {
        return Err(not_of("reopen_help"));
    };
    a.end()?;
    Ok(match method {
        "whose" => help.whose()?.json(),
        "old" => help.old()?.json(),
        "pictures" => help.pictures()?.json(),
        "answer" => help.answer()?.json(),
        _ => return Err(unknown("reopen_help", method)),
    })
}
