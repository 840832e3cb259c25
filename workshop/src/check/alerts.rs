//! A practice of its own around one alert: taken back, with the family word, practised; then five people of whom three have trouble,
//! and the end of the app's process in the middle.

use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::http::Client;
use super::{Outcome, Relative, pair, step};
use crate::{cast, more};

const WORD: &str = "mango";
const LOOK: Duration = Duration::from_millis(50);

pub(super) fn play(client: &Client) -> Outcome {
    client.begin()?;
    let mut ana = Relative::new(client)?;
    unlock(client)?;
    let people = client.phone("alerts.people", json!({}))?;
    pair(client, &mut ana, &people[0]["id"])?;
    lock(client)?;
    take_back(client)?;
    let late = too_late(client, &mut ana)?;
    family_word(client, &mut ana, late)?;
    practise(client, &mut ana, &people[0]["id"])?;
    add_three(client)?;
    five_people(client, &mut ana)
}

/// Nothing leaves while the press may be taken back, and nothing afterwards.
fn take_back(client: &Client) -> Outcome {
    // The longest there is: nothing here waits for its end.
    set_window(client, 30_000)?;
    let travelled = travelled(client)?;
    let pressed = client.phone("alerts.press", json!({}))?;
    let open = pressed["cancel_until_ms"].as_u64() > pressed["at_ms"].as_u64();
    step(
        "with a window the press is saved and can be taken back",
        pressed["saved"] == true && open,
    )?;
    let run = client.phone("alerts.deliver", json!({}))?;
    let alert = json!({ "alert": pressed["alert"] });
    let drafts = client.phone("alerts.drafts", alert.clone())?;
    step(
        "nothing leaves and no message can be sent meanwhile",
        run["tried"] == 0 && drafts == json!([]),
    )?;
    let came = client.phone("alerts.cancel", alert.clone())?;
    let state = client.phone("alerts.state", alert)?;
    let current = client.phone("alerts.current", json!({}))?;
    step(
        "it is taken back, and no alert is open",
        came == "nothing-left" && state["cancelled"] == true && current.is_null(),
    )?;
    let run = client.phone("alerts.deliver", json!({}))?;
    step(
        "nothing of it travelled",
        run["tried"] == 0 && self::travelled(client)? == travelled,
    )
}

/// When the window is over it goes, and cannot be taken back any more.
fn too_late(client: &Client, ana: &mut Relative<'_>) -> Outcome<Value> {
    set_window(client, 1000)?;
    let alert = client.phone("alerts.press", json!({}))?["alert"].take();
    let run = client.phone("alerts.deliver", json!({}))?;
    let wait = run["next_try_in_ms"].as_u64().unwrap_or(0);
    step("the phone knows when the window ends", wait <= 1000)?;
    thread::sleep(Duration::from_millis(wait + 100));
    client.phone("alerts.deliver", json!({}))?;
    ana.expect("alert")?;
    let came = client.phone("alerts.cancel", json!({ "alert": alert }))?;
    step("what has left is not taken back", came == "too-late")?;
    set_window(client, 0)?;
    Ok(alert)
}

/// What was typed arrives under the seal; the page alone compares it.
fn family_word(client: &Client, ana: &mut Relative<'_>, first: Value) -> Outcome {
    let refused = stand_down_refused(client, &first)?;
    step(
        "a locked phone cannot say \"I am safe\"",
        refused == "locked",
    )?;
    let mut alert = first;
    for (what, typed) in [
        ("the family word", WORD),
        ("another word", "melon"),
        ("no word", ""),
    ] {
        unlock(client)?;
        let args = json!({ "alert": alert, "word": typed });
        client.phone("alerts.stand_down", args)?;
        lock(client)?;
        client.phone("alerts.deliver", json!({}))?;
        let body = ana.read("stand-down")?;
        step(
            &format!("\"I am safe\" with {what} reaches the page as typed"),
            read_word(&body["word"]).as_deref() == Some(typed),
        )?;
        if !typed.is_empty() {
            alert = client.phone("alerts.press", json!({}))?["alert"].take();
            client.phone("alerts.deliver", json!({}))?;
            ana.expect("alert")?;
        }
    }
    let long = json!({ "alert": alert, "word": "x".repeat(64) });
    unlock(client)?;
    let refused = client.refused("alerts.stand_down", long)?;
    lock(client)?;
    step("a word that is too long is refused", refused == "invalid")
}

/// A practice is one on both sides, opens no alert, and dates what is ready.
fn practise(client: &Client, ana: &mut Relative<'_>, person: &Value) -> Outcome {
    let line = || -> Outcome<(Value, Value)> {
        let mut found = client.phone("alerts.preflight", json!({}))?;
        let home = client.phone("amparo.home", json!({}))?["readiness"].take();
        Ok((found["rows"][0]["practice"]["value"].take(), home))
    };
    let (none, before) = line()?;
    let pressed = client.phone("alerts.drill", json!({ "loud": false }))?;
    client.phone("alerts.deliver", json!({}))?;
    ana.expect("drill")?;
    let drill = json!({ "alert": pressed["alert"] });
    let state = client.phone("alerts.state", drill)?;
    let current = client.phone("alerts.current", json!({}))?;
    step(
        "on the phone it is practice, and no alert is open",
        state["kind"] == "drill" && current.is_null(),
    )?;
    let (left, _) = line()?;
    let called = json!({ "alert": pressed["alert"], "person": person });
    client.phone("alerts.mark_answered", called)?;
    let (answered, after) = line()?;
    step(
        "what is ready says when it was practised, and who answered",
        none != left && left != answered && before != after,
    )
}

fn add_three(client: &Client) -> Outcome {
    let people = json!({ "session": client.session() });
    let added = client.post("/practice/people", &people)?.status;
    let again = client.post("/practice/people", &people)?.status;
    step("three more people come once", (added, again) == (204, 409))?;
    let people = client.phone("alerts.people", json!({}))?;
    let vault = client.phone("vault.state", json!({}))?;
    let paired = |row: &Value| row["page"] == "paired";
    step(
        "their pages are paired, and the vault is locked again",
        people
            .as_array()
            .is_some_and(|all| all.len() == 5 && all[2..].iter().all(paired))
            && vault == "locked",
    )
}

/// The good page, the text message, the page that is gone, the slow service and the one that is down, side by side.
fn five_people(client: &Client, ana: &mut Relative<'_>) -> Outcome {
    let pressed = client.phone("alerts.press", json!({}))?;
    let alert = pressed["alert"].clone();
    let screen = Screen {
        client,
        alert: &alert,
    };
    let gone = ["not-gone-yet"; 5];
    step(
        "a press with five people: nothing has gone yet",
        screen.reached()? == gone,
    )?;
    let draft = client.phone("alerts.drafts", json!({ "alert": alert }))?[0].take();
    cut_off(client, &screen)?;

    let current = client.phone("alerts.current", json!({}))?;
    step("the alert is still there", current["alert"] == alert)?;
    let draft_now = client.phone("alerts.drafts", json!({ "alert": alert }))?[0].take();
    step(
        "so is the message for Luis, word by word",
        !draft.is_null() && draft_now == draft,
    )?;
    let refused = stand_down_refused(client, &alert)?;
    step(
        "and it still asks for the PIN before \"I am safe\"",
        refused == "locked",
    )?;
    let handed = json!({ "attempt": draft["attempt"], "receipt": "handed-over" });
    client.phone("alerts.report_receipt", handed)?;
    client.phone("alerts.deliver", json!({}))?;
    let (left, not) = ("left-this-phone", "not-gone-yet");
    step(
        "it goes on where it was: the slow one has left, the two dead ones not",
        screen.reached()? == [left, left, not, left, not],
    )?;
    let detail = |row: usize| screen.detail(row);
    step(
        "each says why: pair again, and no connection",
        detail(2)? == message(client, "alert-detail-page-gone")?
            && detail(4)? == message(client, "alert-detail-no-network")?,
    )?;
    ana.expect("alert")?;
    let people = client.phone("alerts.people", json!({}))?;
    let called = json!({ "alert": alert, "person": people[3]["id"] });
    client.phone("alerts.mark_answered", called)?;
    step(
        "\"She called me\" is the third sentence, for that person only",
        screen.reached()? == [left, left, not, "answered", not],
    )
}

/// Delivers, and switches the phone off while the slow service has not answered.
fn cut_off(client: &Client, screen: &Screen<'_>) -> Outcome {
    let begun = Instant::now();
    let twin = client.twin();
    let run = thread::spawn(move || twin.refused("alerts.deliver", json!({})));
    // Ana's is before the slow one in the order, Elena's after it.
    let refused = message(client, "alert-detail-no-network")?;
    let others = || -> Outcome<bool> {
        Ok(screen.reached()?[0] == "left-this-phone" && screen.detail(4)? == refused)
    };
    while !others()? && begun.elapsed() < more::SLOW {
        thread::sleep(LOOK);
    }
    step(
        "the slow service delays nobody: Ana's has left, Elena's was tried, Diego's is being tried",
        screen.reached()?[..4]
            == [
                "left-this-phone",
                "not-gone-yet",
                "not-gone-yet",
                "not-gone-yet",
            ]
            && screen.detail(3)? == message(client, "alert-detail-trying")?
            && begun.elapsed() < more::SLOW,
    )?;
    client.phone("shell.switch_off", json!({}))?;
    let ended = run.join().map_err(|_| "the delivery broke off")??;
    step(
        "the phone goes off in the middle of it",
        ended == "cancelled" && begun.elapsed() < more::SLOW,
    )?;
    let off = client.refused("alerts.press", json!({}))?;
    step("a phone that is off does nothing", off == "unavailable")?;
    client.phone("shell.switch_on", json!({}))?;
    Ok(())
}

/// What the alert screen knows.
struct Screen<'a> {
    client: &'a Client,
    alert: &'a Value,
}

impl Screen<'_> {
    fn rows(&self) -> Outcome<Vec<Value>> {
        let args = json!({ "alert": self.alert });
        let state = self.client.phone("alerts.state", args)?;
        Ok(state["rows"].as_array().cloned().unwrap_or_default())
    }

    fn reached(&self) -> Outcome<Vec<String>> {
        let word = |row: &Value| row["reached"].as_str().unwrap_or_default().to_owned();
        Ok(self.rows()?.iter().map(word).collect())
    }

    fn detail(&self, row: usize) -> Outcome<Value> {
        let rows = self.rows()?;
        let row = rows.get(row).ok_or("there is no such row")?;
        Ok(row["details"][0]["value"].clone())
    }
}

fn message(client: &Client, id: &str) -> Outcome<Value> {
    let mut text = client.phone("amparo.message", json!({ "id": id }))?;
    Ok(text["value"].take())
}

fn stand_down_refused(client: &Client, alert: &Value) -> Outcome<String> {
    client.refused("alerts.stand_down", json!({ "alert": alert, "word": WORD }))
}

/// The time in which a press can be taken back.
fn set_window(client: &Client, cancel_ms: u32) -> Outcome {
    let mut settings = client.phone("alerts.alert_settings", json!({}))?;
    settings["cancel_ms"] = json!(cancel_ms);
    client.phone("alerts.set_alert_settings", json!({ "settings": settings }))?;
    Ok(())
}

/// How many messages were on the way so far.
fn travelled(client: &Client) -> Outcome<usize> {
    let wire = client.get_json("/practice/wire")?;
    Ok(wire.as_array().map_or(0, Vec::len))
}

/// As the page reads it: one byte of length, the word, zeroes.
fn read_word(word: &Value) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(word.as_str()?).ok()?;
    let length = usize::from(*bytes.first()?);
    String::from_utf8(bytes.get(1..=length)?.to_vec()).ok()
}

fn unlock(client: &Client) -> Outcome {
    client.phone("vault.unlock", json!({ "pin": cast::PIN }))?;
    Ok(())
}

fn lock(client: &Client) -> Outcome {
    client.phone("vault.lock", json!({}))?;
    Ok(())
}
