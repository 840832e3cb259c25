//! A copy, and an empty phone that it is brought back to.

use serde_json::{Value, json};

use super::http::Client;
use super::vault::text;
use super::{Outcome, step};
use crate::cast;

/// What the owner chooses on the new phone.
const PIN_OF_NEW: &str = "112358";
/// Every age file begins so.
const AGE: &[u8] = b"age-encryption.org/v1\n";

/// Nobody could open it.
pub(super) fn none_without_a_key(client: &Client) -> Outcome {
    let refused = client.refused("vault.backup", json!({}))?;
    step(
        "no copy without a spare key that counts",
        refused == "invalid",
    )?;
    let nothing = client.new_refused("shell.take_up_copy", json!({}))?;
    let address = format!("/copy/phone/{}", client.session());
    step(
        "there is no copy to take",
        nothing == "not-found" && client.get(&address)?.status == 404,
    )
}

/// The file, as a browser saves it.
pub(super) fn make(client: &Client) -> Outcome<Vec<u8>> {
    let made = client.phone("vault.backup", json!({}))?;
    step(
        "a copy is made, with every document and nothing left out",
        made["documents"] == 2 && made["left_out"] == 0 && made["captures"] == 0,
    )?;
    let progress = client.phone("job.progress", json!({}))?;
    step(
        "how far it came was said",
        progress["total"] != 0 && !progress["total"].is_null(),
    )?;
    let file = client.get(&format!("/copy/phone/{}", client.session()))?;
    let head = file.head.to_ascii_lowercase();
    step(
        "the browser saves it as a file for the age tool",
        head.contains("content-disposition: attachment; filename=\"backup.age\"")
            && file.body.starts_with(AGE)
            && made["size"] == file.body.len(),
    )?;
    let readable = |words: &str| {
        file.body
            .windows(words.len())
            .any(|it| it == words.as_bytes())
    };
    // Three letters stand in any large file by chance, eight do not.
    let names = cast::CONTACTS.iter().map(|contact| contact.name);
    let names = names.chain([cast::DOCUMENT_NAME, cast::PHOTO_NAME]);
    let names: Vec<_> = names.filter(|name| name.len() >= 8).collect();
    step(
        "no name stands in it readable",
        names.len() >= 2 && !names.into_iter().any(readable),
    )?;
    Ok(file.body)
}

/// Only the whole file and the right sheet bring it back, and only to an empty phone.
pub(super) fn bring_back(client: &Client, file: &[u8]) -> Outcome {
    let state = client.new_phone("vault.state", json!({}))?;
    step("the new phone is empty", state == "absent")?;
    let lines = client.new_phone("shell.sheet_lines", json!({}))?;
    let copied = client.new_phone("vault.read_hand_copy", json!({ "lines": lines }))?;
    let with = |identity: &Value| json!({ "identity": identity, "new_pin": PIN_OF_NEW });
    let right = with(&copied["identity"]);

    let mut damaged = file.to_vec();
    if let Some(byte) = damaged.last_mut() {
        *byte ^= 1;
    }
    choose(client, &damaged)?;
    let refused = client.new_refused("vault.restore", right.clone())?;
    step("a damaged file is refused", refused == "damaged")?;
    choose(client, file)?;
    let refused = client.new_refused("vault.restore", with(&another_key(client)?))?;
    let state = client.new_phone("vault.state", json!({}))?;
    step(
        "another sheet brings nothing back",
        refused == "invalid" && state == "absent",
    )?;

    let restored = client.new_phone("vault.restore", right.clone())?;
    step(
        "the file and the sheet bring everything back, proven to be hers",
        restored["origin_proven"] == true
            && restored["documents"] == 2
            && restored["left_out"] == 0,
    )?;
    look_through(client)?;
    client.new_phone("vault.lock", json!({}))?;
    let again = client.new_refused("vault.restore", right)?;
    let old = client.new_refused("vault.unlock", json!({ "pin": cast::PIN }))?;
    step("a phone with a vault takes no copy", again == "invalid")?;
    step("the old phone's PIN is not this one's", old == "wrong-pin")?;
    client.new_phone("vault.unlock", json!({ "pin": PIN_OF_NEW }))?;
    Ok(())
}

/// Everything that is listed, byte by byte the same.
fn look_through(client: &Client) -> Outcome {
    let names = |contacts: Value| -> Vec<String> {
        let contacts = contacts.as_array().into_iter().flatten();
        contacts.map(|it| text(&it["name"]).to_owned()).collect()
    };
    let here = names(client.new_phone("vault.contacts", json!({}))?);
    let there = names(client.phone("vault.contacts", json!({}))?);
    step(
        "the contacts are the same",
        !here.is_empty() && here == there,
    )?;
    let documents = client.new_phone("vault.documents", json!({}))?;
    let documents = documents.as_array().into_iter().flatten();
    let letter = documents
        .into_iter()
        .find(|it| it["name"] == cast::DOCUMENT_NAME);
    let id = letter.map_or("", |letter| text(&letter["id"]));
    let read = client.get(&format!("/document/new/{}/{id}", client.session()))?;
    step("a document opens there, whole", read.body == cast::DOCUMENT)
}

fn choose(client: &Client, file: &[u8]) -> Outcome {
    let address = format!("/copy/new/{}", client.session());
    let status = client.post_file(&address, file)?.status;
    if status == 204 {
        Ok(())
    } else {
        Err(format!("the file is not taken: {status}"))
    }
}

/// The key on a sheet of Rosa's own vault.
fn another_key(client: &Client) -> Outcome<Value> {
    let asked = json!({ "name": "X", "owner": "", "languages": ["en"] });
    let keeper = client.keeper("vault.make_sheet", asked)?["keeper"].take();
    let lines = client.keeper("shell.sheet_lines", json!({}))?;
    let copied = client.keeper("vault.read_hand_copy", json!({ "lines": lines }))?;
    client.keeper("vault.remove_keeper", json!({ "keeper": keeper }))?;
    Ok(copied["identity"].clone())
}
