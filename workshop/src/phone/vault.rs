//! The vault's methods: what is in it, and what is put in without opening it.

use amparo::AmparoError;
use serde_json::{Value, json};

use super::{Answer, begin_job, copies, invalid, nothing, plan, unknown, word, words};
use crate::device::Device;
use crate::json::{self, vault as as_json};
use crate::{cast, sheet};

pub(super) fn call(phone: &Device, name: &str, args: &Value) -> Answer {
    let vault = phone.amparo()?.vault()?;
    let pin = || Ok::<_, AmparoError>(word(args, "pin")?.into_bytes());
    Ok(match name {
        "state" => json!(json::vault_state(vault.state()?)),
        "unlock" => nothing(vault.unlock(pin()?)?),
        "lock" => nothing(vault.lock()?),
        "contacts" => as_json::contacts(&vault.contacts()?),
        "remove_contact" => nothing(vault.remove_contact(word(args, "id")?)?),
        "documents" => as_json::documents(&vault.documents()?),
        "remove_document" => nothing(vault.remove_document(word(args, "id")?)?),
        "undo" => json!(vault.undo()?),
        "search" => {
            let most = args.get("most").and_then(Value::as_u64);
            let most = most.and_then(|most| u32::try_from(most).ok());
            let most = most.ok_or_else(|| invalid("most"))?;
            as_json::hits(&vault.search(word(args, "query")?, most)?)
        }
        "capture_note" => nothing(vault.capture_note(word(args, "text")?)?),
        "captures" => as_json::captures(&vault.captures()?),
        "keep_capture" => json!(vault.keep_capture(word(args, "id")?)?),
        "discard_capture" => nothing(vault.discard_capture(word(args, "id")?)?),
        "keepers" => as_json::keepers(&vault.keepers()?),
        "make_sheet" => {
            let (name, owner) = (word(args, "name")?, word(args, "owner")?);
            let sheet = vault.make_sheet(name, owner, words(args, "languages")?)?;
            phone.keep_sheet(sheet)?
        }
        "read_hand_copy" => {
            let copy = vault.read_hand_copy(words(args, "lines")?)?;
            as_json::hand_copy(&copy)
        }
        "prove_sheet" => nothing(vault.prove_sheet(slot(args)?, word(args, "identity")?)?),
        "add_phone_keeper" => {
            let code = vault.add_phone_keeper(word(args, "offer")?, word(args, "name")?)?;
            as_json::keeper_code(&code)
        }
        "confirm_keeper" => nothing(vault.confirm_keeper(slot(args)?)?),
        "remove_keeper" => nothing(vault.remove_keeper(slot(args)?)?),
        "revoke_keeper" => {
            let job = begin_job(phone);
            nothing(vault.revoke_keeper(slot(args)?, pin()?, job)?)
        }
        "seal" => nothing(vault.seal()?),
        "seal_words" => as_json::seal_words(&vault.seal_words()?),
        "reopen_choices" => as_json::reopen_choices(&vault.reopen_choices()?),
        "begin_reopen" => {
            let reopening = vault.begin_reopen(slot(args)?)?;
            let answer = json!({
                "text": reopening.text()?, "qr_svg": reopening.qr_svg()?, "pictures": json::pictures(&reopening.pictures()?),
            });
            phone.shell().reopening = Some(reopening);
            answer
        }
        "reopen_with_sheet" => {
            let new_pin = word(args, "new_pin")?.into_bytes();
            nothing(vault.reopen_with_sheet(word(args, "identity")?, new_pin)?)
        }
        "rekey_pending" => json!(vault.rekey_pending()?),
        "finish_rekey" => nothing(vault.finish_rekey(begin_job(phone), false)?),
        "backup" => copies::make(phone)?,
        "restore" => copies::restore(phone, args)?,
        "offer_to_keep" => {
            let offer = vault.offer_to_keep()?;
            let answer = json!({ "text": offer.text()?, "qr_svg": offer.qr_svg()? });
            phone.shell().offer = Some(offer);
            answer
        }
        "kept_keys" => as_json::kept_keys(&vault.kept_keys()?),
        "forget_kept_key" => nothing(vault.forget_kept_key(word(args, "id")?)?),
        "help_reopen" => {
            let help = vault.help_reopen(word(args, "request")?)?;
            let answer = json!({
                "whose": help.whose()?, "old": help.old()?, "pictures": json::pictures(&help.pictures()?),
            });
            phone.shell().help = Some(help);
            answer
        }
        _ => match plan::call_vault(&vault, name, args)? {
            Some(answer) => answer,
            None => return unknown(),
        },
    })
}

/// Stands for the camera, which a laptop has not got: it always sees the same invented paper.
pub(super) fn photo(phone: &Device) -> Answer {
    let import = phone.amparo()?.vault()?.capture_document(
        cast::PHOTO_NAME.to_owned(),
        cast::PICTURE_TYPE.to_owned(),
        cast::PHOTO.len() as u64,
    )?;
    import.write(cast::PHOTO.to_vec())?;
    Ok(nothing(import.finish()?))
}

/// Stands for typing the sheet that lies on the table; where a keeper is named, it has to be that one's.
pub(super) fn sheet_lines(phone: &Device, args: &Value) -> Answer {
    let keeper = args.get("keeper").map(|_| slot(args)).transpose()?;
    let html = phone.table.sheet(keeper).ok_or(AmparoError::NotFound)?;
    Ok(json!(sheet::lines_of(&html)))
}

fn slot(args: &Value) -> Result<u16, AmparoError> {
    let found = args.get("keeper").and_then(Value::as_u64);
    let found = found.and_then(|number| u16::try_from(number).ok());
    found.ok_or_else(|| invalid("keeper"))
}
