//! `--check`: the main journey over HTTP, without a browser, by the same addresses the page uses.
//!
//! The relative is the one that the façade's own tests use; what differs from a workshop is only that nobody looks.

mod alerts;
mod content;
mod copies;
mod http;
mod keeper;
mod plan;
mod vault;

use std::sync::Arc;

use amparo::TestRelative;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::options::Wish;
use crate::run::{self, Problem};
use crate::{cast, say, server};
use http::Client;

/// What went wrong, in words for a developer.
type Outcome<T = ()> = Result<T, String>;

/// Plays everything in a temporary folder of its own and looks that nothing stays.
pub(crate) fn run() -> Outcome {
    let parent = tempfile::tempdir().map_err(|error| error.to_string())?;
    let said = |problem: Problem| problem.to_string();
    let runtime = run::runtime().map_err(said)?;
    let folder = run::make_folder(parent.path()).map_err(said)?;
    let wish = Wish {
        port: 0,
        open: false,
        language: None,
    };
    let played = runtime.block_on(async {
        let (workshop, listener, address) = run::start(folder.path(), wish).await.map_err(said)?;
        let app = server::routes(Arc::clone(&workshop), address);
        let journey = tokio::task::spawn_blocking(move || play(&Client::new(address)));
        tokio::select! {
            played = journey => played.unwrap_or_else(|_| Err("the journey broke off".to_owned())),
            served = axum::serve(listener, app) => Err(format!("the server stopped: {served:?}")),
        }?;
        tokio::time::timeout(std::time::Duration::from_secs(5), workshop.ended())
            .await
            .map_err(|_| "\"End practice\" does not end it".to_owned())?;
        workshop.close().await;
        Ok::<_, String>(())
    });
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    run::remove(folder).map_err(said)?;
    played?;
    let left = std::fs::read_dir(parent.path()).map_err(|error| error.to_string())?;
    step("nothing is left behind", left.count() == 0)
}

/// A relative in Rust whose push channel is one of this server's.
struct Relative<'a> {
    client: &'a Client,
    inner: Arc<TestRelative>,
    seen: usize,
}

const CHANNEL: &str = "check";

impl<'a> Relative<'a> {
    fn new(client: &'a Client) -> Outcome<Self> {
        let endpoint = format!("{}/practice/push/{CHANNEL}", client.origin());
        let inner = TestRelative::new(endpoint).map_err(told)?;
        Ok(Self {
            client,
            inner,
            seen: 0,
        })
    }

    /// The next message, which has to be an authentic new one of that kind.
    fn expect(&mut self, kind: &str) -> Outcome {
        self.read(kind).map(drop)
    }

    /// The same; gives what it says.
    fn read(&mut self, kind: &str) -> Outcome<Value> {
        let path = format!("/practice/inbox?channel={CHANNEL}&after={}", self.seen);
        let inbox = self.client.get_json(&path)?;
        let bodies = inbox["bodies"].as_array().ok_or("no inbox")?;
        self.seen += bodies.len();
        let [body] = &bodies[..] else {
            return Err(format!("expected one {kind}, {} came", bodies.len()));
        };
        let body = URL_SAFE_NO_PAD
            .decode(body.as_str().unwrap_or_default())
            .map_err(|error| error.to_string())?;
        let verdict = self.inner.receive(body, now_ms()).map_err(told)?;
        let right = (verdict.verdict.as_str(), verdict.kind.as_str()) == ("new", kind);
        step(&format!("Ana's side receives: {kind}, verified"), right)?;
        serde_json::from_str(&verdict.body).map_err(|error| error.to_string())
    }
}

fn play(client: &Client) -> Outcome {
    look_at_the_door(client)?;
    client.begin()?;
    read_a_card(client)?;
    content::every_card_in_two_taps(client)?;
    content::search(client)?;
    content::directory(client)?;
    content::print(client)?;
    content::out_of_date(client)?;
    content::packs(client)?;
    vault::put_in_while_locked(client)?;
    plan::locked(client)?;
    vault::open(client)?;
    vault::look_through_what_was_added(client)?;
    vault::search_and_undo(client)?;
    plan::family_plan(client)?;
    plan::quiz(client)?;
    plan::first_days(client)?;
    plan::note(client)?;
    plan::two_years(client)?;
    plan::paper(client)?;
    let mut relative = Relative::new(client)?;
    let people = client.phone("alerts.people", json!({}))?;
    let ana = people[0]["id"].clone();
    pair(client, &mut relative, &ana)?;
    client.phone("vault.lock", json!({}))?;
    let alert = press(client, &mut relative)?;
    stand_down(client, &mut relative, &alert)?;
    copies::none_without_a_key(client)?;
    keeper::print_a_sheet(client)?;
    let copy = copies::make(client)?;
    copies::bring_back(client, &copy)?;
    keeper::give_a_key(client)?;
    keeper::seal(client)?;
    press_while_sealed(client, &mut relative)?;
    keeper::reopen(client)?;
    keeper::take_back(client)?;
    keeper::forget_the_pin(client)?;
    alerts::play(client)?;
    step(
        "End practice answers",
        client.post("/practice/end", &json!({}))?.status == 204,
    )
}

fn look_at_the_door(client: &Client) -> Outcome {
    let page = client.get("/")?;
    step(
        "the page comes with a content security policy",
        page.status == 200
            && page
                .head
                .contains("content-security-policy: default-src 'none'"),
    )?;
    step(
        "the family page comes with its own",
        client.get("/family/")?.status == 200,
    )?;
    let stranger = client.get_as("amparo.example", "/")?.status;
    step("another host name is refused", stranger == 421)?;
    let crossing = client.post_as("http://amparo.example", "/phone/alerts.press", &json!({}))?;
    step("another origin is refused", crossing.status == 403)
}

fn read_a_card(client: &Client) -> Outcome {
    let tiles = client.phone("cards.tiles", json!({}))?;
    let tiles = tiles.as_array().map_or(&[][..], Vec::as_slice);
    step("there are at least three cards", tiles.len() >= 3)?;
    let id = &tiles[0]["id"];
    let mut headings = Vec::new();
    for language in ["en", "es"] {
        client.phone("amparo.set_languages", json!({ "languages": [language] }))?;
        let card = client.phone("cards.card", json!({ "id": id }))?;
        step(
            &format!("a card in {language}, with its labels"),
            card["title"]["locale"] == language && !card["review"]["attorney"].is_null(),
        )?;
        headings.push(card["title"]["value"].clone());
        let show = &card["shows"][0];
        let screen = client.phone("cards.show", json!({ "id": show }))?;
        let english = screen["english"]
            .as_array()
            .is_some_and(|it| !it.is_empty());
        step(&format!("its show screen, read in {language}"), english)?;
    }
    step("the two languages differ", headings[0] != headings[1])
}

fn pair(client: &Client, relative: &mut Relative<'_>, ana: &Value) -> Outcome {
    let begin = json!({ "person": ana, "page": client.origin(), "sender": cast::OWNER });
    client.phone("alerts.begin_pairing", begin)?;
    let invite = client.phone("pairing.invite", json!({}))?;
    let link = invite["link"].as_str().unwrap_or_default().to_owned();
    let reply = relative.inner.answer(link).map_err(told)?;
    let review = client.phone("pairing.accept_reply", json!({ "reply": reply }))?;
    let host = review["host"].as_str().unwrap_or_default();
    step("the answer is reviewed", host.starts_with("127.0.0.1"))?;
    client.phone("pairing.approve", json!({ "host_agreed": true }))?;
    client.phone("alerts.deliver", json!({}))?;
    relative.expect("reveal")?;
    let here = client.phone("pairing.pictures", json!({}))?;
    let here: Vec<_> = here.as_array().into_iter().flatten().collect();
    let here: Vec<_> = here.iter().filter_map(|it| it["id"].as_str()).collect();
    let there = relative.inner.pictures().map_err(told)?;
    step(
        "the same five pictures on both sides",
        here.len() == 5 && here == there,
    )?;
    client.phone("pairing.confirm", json!({}))?;
    let people = client.phone("alerts.people", json!({}))?;
    step("Ana's page is paired", people[0]["page"] == "paired")
}

fn press(client: &Client, relative: &mut Relative<'_>) -> Outcome<Value> {
    let pressed = client.phone("alerts.press", json!({}))?;
    step(
        "one press, with the vault locked, is saved",
        pressed["saved"] == true,
    )?;
    let alert = pressed["alert"].clone();
    let reached = |row: usize| -> Outcome<Value> {
        let view = client.phone("alerts.state", json!({ "alert": alert }))?;
        Ok(view["rows"][row]["reached"].clone())
    };
    step(
        "nothing is said to have gone yet",
        reached(0)? == "not-gone-yet" && reached(1)? == "not-gone-yet",
    )?;
    let attempt = &pressed["drafts"][0]["attempt"];
    let receipt = |receipt: &str| {
        let args = json!({ "attempt": attempt, "receipt": receipt });
        client.phone("alerts.report_receipt", args)
    };
    receipt("composer-opened")?;
    step(
        "an opened messages app is still: not gone yet",
        reached(1)? == "not-gone-yet",
    )?;
    receipt("handed-over")?;
    step("Luis: left this phone", reached(1)? == "left-this-phone")?;
    client.phone("alerts.deliver", json!({}))?;
    step("Ana: left this phone", reached(0)? == "left-this-phone")?;
    relative.expect("alert")?;
    Ok(alert)
}

fn press_while_sealed(client: &Client, relative: &mut Relative<'_>) -> Outcome {
    let pressed = client.phone("alerts.press", json!({}))?;
    step("a press while sealed is saved", pressed["saved"] == true)?;
    client.phone("alerts.deliver", json!({}))?;
    relative.expect("alert")
}

fn stand_down(client: &Client, relative: &mut Relative<'_>, alert: &Value) -> Outcome {
    let args = json!({ "alert": alert });
    let refused = client.refused("alerts.stand_down", args.clone())?;
    step("\"I am safe\" needs the PIN", refused == "locked")?;
    client.phone("vault.unlock", json!({ "pin": cast::PIN }))?;
    client.phone("alerts.stand_down", args)?;
    client.phone("alerts.deliver", json!({}))?;
    relative.expect("stand-down")?;
    let current = client.phone("alerts.current", json!({}))?;
    step("no alert is open any more", current.is_null())
}

fn step(what: &str, holds: bool) -> Outcome {
    if holds {
        say::line(&format!("ok      {what}"));
        Ok(())
    } else {
        Err(what.to_owned())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn told(error: amparo::AmparoError) -> String {
    format!("{error:?}")
}

fn now_ms() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |now| u64::try_from(now.as_millis()).unwrap_or(0))
}
