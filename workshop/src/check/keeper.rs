//! Spare keys: on paper and on a second phone; Seal, and back.

use serde_json::{Value, json};

use super::http::Client;
use super::vault::text;
use super::{Outcome, step};
use crate::cast;
use crate::sheet::lines_of;

/// What the owner chooses once a keeper has helped.
const NEW_PIN: &str = "246802";
/// What she chooses once she has forgotten that one.
const THIRD_PIN: &str = "975310";

/// A sheet counts once it was read back, line by line.
pub(super) fn print_a_sheet(client: &Client) -> Outcome {
    let asked = json!({ "name": "Drawer", "owner": cast::OWNER, "languages": ["en", "es"] });
    let made = client.phone("vault.make_sheet", asked)?;
    let page = client.get(&format!(
        "/sheet/phone/{}/{}",
        client.session(),
        made["keeper"]
    ))?;
    let head = page.head.to_ascii_lowercase();
    step(
        "the sheet comes as a page that is stored nowhere and loads nothing",
        page.status == 200
            && head.contains("cache-control: no-store")
            && head.contains("content-security-policy: default-src 'none'"),
    )?;
    step("it does not count yet", !counts(client, &made["keeper"])?)?;
    let refused = client.refused("vault.backup", json!({}))?;
    step("no copy is made for it either", refused == "invalid")?;
    let copied = lines_of(&String::from_utf8_lossy(&page.body));
    let read = |lines: &[String]| client.phone("vault.read_hand_copy", json!({ "lines": lines }));
    let mut slip = copied.clone();
    if let Some(line) = slip.get_mut(2) {
        // One wrong letter is always found; a line in disorder would pass once in 32 times.
        let other = if line.to_ascii_lowercase().starts_with('q') {
            "p"
        } else {
            "q"
        };
        line.replace_range(..1, other);
    }
    step(
        "a slip is found in its line",
        read(&slip)?["wrong_lines"] == json!([3]),
    )?;
    let identity = read(&copied)?["identity"].take();
    let proof = json!({ "keeper": made["keeper"], "identity": identity });
    client.phone("vault.prove_sheet", proof)?;
    step("typed back, it counts", counts(client, &made["keeper"])?)
}

/// The two phones side by side.
pub(super) fn give_a_key(client: &Client) -> Outcome {
    let offer = client.keeper("vault.offer_to_keep", json!({}))?;
    let offer = client.carry("offer", text(&offer["text"]))?;
    let add = json!({ "offer": offer, "name": cast::KEEPER.name });
    let code = client.phone("vault.add_phone_keeper", add)?;
    let challenge = client.carry("challenge", text(&code["text"]))?;
    let theirs = client.keeper("offer.open", json!({ "challenge": challenge }))?;
    step(
        "both phones show the same five pictures",
        ids(&theirs) == ids(&code["pictures"]) && ids(&theirs).len() == 5,
    )?;
    let keeper = &code["keeper"];
    step(
        "Rosa does not count before they are compared",
        !counts(client, keeper)?,
    )?;
    client.keeper("offer.keep", json!({ "whose": cast::OWNER }))?;
    client.phone("vault.confirm_keeper", json!({ "keeper": keeper }))?;
    step("Rosa keeps a key that counts", counts(client, keeper)?)
}

/// After Seal the right PIN is of no use.
pub(super) fn seal(client: &Client) -> Outcome {
    client.phone("vault.seal", json!({}))?;
    let state = client.phone("vault.state", json!({}))?;
    step("the phone says that it is sealed", state == "sealed")?;
    let refused = client.refused("vault.unlock", json!({ "pin": cast::PIN }))?;
    step("the right PIN opens nothing", refused == "not-found")?;
    let contacts = client.refused("vault.contacts", json!({}))?;
    step("nothing can be read", contacts == "locked")
}

/// Only the right keeper, asked by this phone just now, brings it back.
pub(super) fn reopen(client: &Client) -> Outcome {
    let choices = client.phone("vault.reopen_choices", json!({}))?;
    let ask = |keeper: Value| client.phone("vault.begin_reopen", json!({ "keeper": keeper }));
    let to_another = ask(of_kind(&choices, true))?;
    let other = json!({ "request": to_another["text"] });
    let refused = client.keeper_refused("vault.help_reopen", other)?;
    step(
        "a request to another keeper is refused",
        refused == "not-found",
    )?;
    wrong_sheet(client)?;

    let request = ask(of_kind(&choices, false))?;
    let carried = client.carry("request", text(&request["text"]))?;
    let help = client.keeper("vault.help_reopen", json!({ "request": carried }))?;
    step(
        "Rosa's phone shows the same five pictures, and whose it is",
        ids(&help["pictures"]) == ids(&request["pictures"]) && help["whose"] == cast::OWNER,
    )?;
    let answer = client.keeper("help.answer", json!({}))?;
    let answer = client.carry("answer", text(&answer["text"]))?;
    let again = client.keeper_refused("help.answer", json!({}))?;
    step("Rosa's phone answers once", again == "expired")?;
    let finish = json!({ "answer": answer, "new_pin": NEW_PIN });
    client.phone("reopening.finish", finish)?;
    client.phone("vault.finish_rekey", json!({}))?;
    let pending = client.phone("vault.rekey_pending", json!({}))?;
    step("every row is under the new key", pending == false)?;
    come_back(client)
}

/// Rosa gives the key back; the lock changes, and only the right PIN does it.
pub(super) fn take_back(client: &Client) -> Outcome {
    let keepers = client.phone("vault.keepers", json!({}))?;
    let phone = of_kind(&keepers, false);
    let before = keepers.as_array().map_or(0, Vec::len);
    let with = |pin: &str| json!({ "keeper": phone, "pin": pin });
    let wrong = client.refused("vault.revoke_keeper", with(cast::PIN))?;
    step(
        "without the PIN no key is taken back",
        wrong == "wrong-pin" && counts(client, &phone)?,
    )?;
    client.phone("vault.revoke_keeper", with(NEW_PIN))?;
    let keepers = client.phone("vault.keepers", json!({}))?;
    step(
        "Rosa's key is taken back, and the sheet stays",
        before == 2
            && of_kind(&keepers, false).is_null()
            && counts(client, &of_kind(&keepers, true))?,
    )?;
    let pending = client.phone("vault.rekey_pending", json!({}))?;
    step("the lock is changed to the end", pending == false)?;
    client.phone("vault.lock", json!({}))?;
    let asked = client.refused("vault.begin_reopen", json!({ "keeper": phone }))?;
    step("Rosa cannot be asked any more", asked == "not-found")?;
    client.phone("vault.unlock", json!({ "pin": NEW_PIN }))?;
    let contacts = client.phone("vault.contacts", json!({}))?;
    let known = contacts.as_array().map_or(0, Vec::len);
    step("the papers stay readable", known == cast::CONTACTS.len())
}

/// Locked, not sealed: the sheet opens it, from the screen that asks for the PIN.
pub(super) fn forget_the_pin(client: &Client) -> Outcome {
    client.phone("vault.lock", json!({}))?;
    let choices = client.phone("vault.reopen_choices", json!({}))?;
    step(
        "a locked phone says which spare key there is",
        !of_kind(&choices, true).is_null() && of_kind(&choices, false).is_null(),
    )?;
    let lines = client.phone("shell.sheet_lines", json!({}))?;
    let copy = client.phone("vault.read_hand_copy", json!({ "lines": lines }))?;
    let args = json!({ "identity": copy["identity"], "new_pin": THIRD_PIN });
    client.phone("vault.reopen_with_sheet", args)?;
    client.phone("vault.finish_rekey", json!({}))?;
    client.phone("vault.lock", json!({}))?;
    let old = client.refused("vault.unlock", json!({ "pin": NEW_PIN }))?;
    client.phone("vault.unlock", json!({ "pin": THIRD_PIN }))?;
    let contacts = client.phone("vault.contacts", json!({}))?;
    step(
        "with the sheet a forgotten PIN is replaced",
        old == "wrong-pin" && contacts != json!([]),
    )
}

fn wrong_sheet(client: &Client) -> Outcome {
    let asked = json!({ "name": "X", "owner": "", "languages": ["en"] });
    let page = client.keeper("vault.make_sheet", asked)?;
    step(
        "a sheet of another vault is made",
        !page["keeper"].is_null(),
    )?;
    let lines = client.keeper("shell.sheet_lines", page)?;
    let copy = client.phone("vault.read_hand_copy", json!({ "lines": lines }))?;
    let args = json!({ "identity": copy["identity"], "new_pin": NEW_PIN });
    let refused = client.refused("vault.reopen_with_sheet", args)?;
    step(
        "a sheet of another vault opens nothing",
        refused == "invalid",
    )
}

fn come_back(client: &Client) -> Outcome {
    let whole = |what: &str| -> Outcome<usize> {
        let all = client.phone(what, json!({}))?;
        Ok(all.as_array().map_or(0, Vec::len))
    };
    let contacts = whole("vault.contacts")? == cast::CONTACTS.len();
    step(
        "the papers are there again",
        contacts && whole("vault.documents")? == 2,
    )?;
    client.phone("vault.lock", json!({}))?;
    let old = client.refused("vault.unlock", json!({ "pin": cast::PIN }))?;
    step(
        "the PIN from before does not open any more",
        old == "wrong-pin",
    )?;
    let people = json!({ "session": client.session() });
    let refused = client.post("/practice/people", &people)?.status;
    step("more people say that it has another PIN", refused == 423)?;
    client.phone("vault.unlock", json!({ "pin": NEW_PIN }))?;
    step("the new one does", whole("vault.contacts")? > 0)
}

/// Each phone names the pictures in its own language.
fn ids(pictures: &Value) -> Vec<&str> {
    let pictures = pictures.as_array().into_iter().flatten();
    pictures.map(|picture| text(&picture["id"])).collect()
}

/// The number of the first printed keeper in a list, or of the first phone; null where there is none.
fn of_kind(list: &Value, printed: bool) -> Value {
    let mut keepers = list.as_array().into_iter().flatten();
    let found = keepers.find(|keeper| keeper["printed"] == printed);
    let number = found.and_then(|keeper| keeper.get("keeper").or_else(|| keeper.get("id")));
    number.cloned().unwrap_or_default()
}

fn counts(client: &Client, keeper: &Value) -> Outcome<bool> {
    let keepers = client.phone("vault.keepers", json!({}))?;
    let mut keepers = keepers.as_array().into_iter().flatten();
    let found = keepers.find(|found| found["id"] == *keeper);
    Ok(found.ok_or("the keeper is not listed")?["counts"] == true)
}
