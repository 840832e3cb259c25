//! What is in the vault, and what is put in without opening it.

use serde_json::{Value, json};

use super::http::Client;
use super::{Outcome, step};
use crate::cast;

/// Written by hand while the vault was locked.
const NOTE: &str = "White van, corner of 3rd and Soto";

/// A photo and a note, without the PIN.
pub(super) fn put_in_while_locked(client: &Client) -> Outcome {
    let state = client.phone("vault.state", json!({}))?;
    client.phone("shell.photo", json!({}))?;
    client.phone("vault.capture_note", json!({ "text": NOTE }))?;
    let after = client.phone("vault.state", json!({}))?;
    step(
        "a photo and a note go in while the vault is locked",
        state == "locked" && after == "locked",
    )?;
    let listed = client.refused("vault.captures", json!({}))?;
    step(
        "what is in cannot be read without the PIN",
        listed == "locked",
    )
}

pub(super) fn open(client: &Client) -> Outcome {
    let locked = client.refused("vault.contacts", json!({}))?;
    step("a locked vault shows nothing", locked == "locked")?;
    let wrong = client.refused("vault.unlock", json!({ "pin": "000000" }))?;
    step("a wrong PIN is said to be wrong", wrong == "wrong-pin")?;
    client.phone("vault.unlock", json!({ "pin": cast::PIN }))?;
    let contacts = client.phone("vault.contacts", json!({}))?;
    let known = contacts.as_array().map_or(0, Vec::len);
    step("the PIN shows the contacts", known == cast::CONTACTS.len())?;
    let documents = client.phone("vault.documents", json!({}))?;
    let id = text(&documents[0]["id"]);
    let document = client.get(&format!("/document/phone/{}/{id}", client.session()))?;
    step(
        "the document comes back whole",
        document.body == cast::DOCUMENT,
    )
}

/// One is kept and one thrown away.
pub(super) fn look_through_what_was_added(client: &Client) -> Outcome {
    let captures = client.phone("vault.captures", json!({}))?;
    let captures = captures.as_array().map_or(&[][..], Vec::as_slice);
    step("both are listed after the PIN", captures.len() == 2)?;
    let (notes, photos): (Vec<_>, Vec<_>) = captures.iter().partition(|it| it["note"] == true);
    let ([note], [photo]) = (&notes[..], &photos[..]) else {
        return Err("not one note and one photo".to_owned());
    };
    let read =
        |id: &Value| client.get(&format!("/capture/phone/{}/{}", client.session(), text(id)));
    step(
        "the note reads as it was written",
        read(&note["id"])?.body == NOTE.as_bytes(),
    )?;
    step(
        "the photo is whole",
        read(&photo["id"])?.body == cast::PHOTO,
    )?;
    client.phone("vault.keep_capture", json!({ "id": photo["id"] }))?;
    client.phone("vault.discard_capture", json!({ "id": note["id"] }))?;
    let left = client.phone("vault.captures", json!({}))?;
    let documents = client.phone("vault.documents", json!({}))?;
    let kept = documents.as_array().into_iter().flatten();
    let marked = kept.filter(|document| document["captured"] == true).count();
    step(
        "the photo is kept and stays marked, the note is gone",
        left == json!([]) && marked == 1,
    )
}

/// A contact is found, removed, and there again.
pub(super) fn search_and_undo(client: &Client) -> Outcome {
    let find = |query: &str| client.phone("vault.search", json!({ "query": query, "most": 20 }));
    let query = cast::SMS_PERSON.name.to_lowercase();
    let found = find(&query)?;
    step("search finds a contact", found[0]["kind"] == "contact")?;
    client.phone("vault.remove_contact", json!({ "id": found[0]["id"] }))?;
    let after = find(&query)?;
    client.phone("vault.undo", json!({}))?;
    step(
        "what was removed can be taken back",
        after == json!([]) && find(&query)? == found,
    )
}

/// Words of an answer.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
