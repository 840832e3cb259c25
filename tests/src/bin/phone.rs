//! A phone without a screen, for the browser tests: one JSON request a line on standard input, one JSON answer a line on
//! standard output, in order. It ends when its input ends.
//!
//! A request is `{"do": name, "args": {…}}`, an answer `{"ok": value}` or `{"error": {"kind": …}}` (with `detail` where
//! the request itself is wrong). Values are written as in `docs/scenarios.md`. Each request is a few calls of a
//! scenario; unlike there the clock is the machine's own, because a real browser on the other side has the same.
//!
//! | `do` | `args` | `ok` |
//! | --- | --- | --- |
//! | `open` | `folder` (exists, empty) | |
//! | `create_vault` | `pin` (bytes) | |
//! | `add_person` | `label`, `language`, `number`? | `person` |
//! | `begin_pairing` | `person`, `sender`, `page` | `link` |
//! | `accept_reply` | `person`, `reply` | |
//! | `pictures` | `person` | `pictures`: five ids |
//! | `confirm` | `person` | |
//! | `press` | | `alert` and the rest of `Pressed` |
//! | `deliver` | | `Delivery` |
//! | `stand_down` | `alert` | `Pressed` |
//! | `hostile` | `person`, `what` | `status` of the push service |
//! | `call` | `name`, `args`: any call of a scenario | what it gives |

use amparo_tests::world::{World, Wrong};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> std::io::Result<()> {
    let mut phone = Phone::default();
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = match phone.answer(&line?) {
            Ok(value) => json!({"ok": value}),
            Err(Wrong::Call(sentence)) => {
                json!({"error": {"kind": "wrong-request", "detail": sentence}})
            }
            Err(wrong) => json!({"error": with_kind(wrong.kind().unwrap_or_default())}),
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

/// `{"error": "locked"}` of a scenario → `{"kind": "locked"}`.
fn with_kind(mut error: Value) -> Value {
    if let Some(fields) = error.as_object_mut() {
        let kind = fields.remove("error").unwrap_or_default();
        fields.insert("kind".to_owned(), kind);
    }
    error
}

/// The world, once opened, and the pairing that was begun last for each person.
#[derive(Default)]
struct Phone {
    world: Option<World>,
    pairings: BTreeMap<String, Value>,
}

impl Phone {
    fn answer(&mut self, line: &str) -> Result<Value, Wrong> {
        let mut request: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let name = request
            .get("do")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let mut args = request.get_mut("args").map(Value::take).unwrap_or_default();
        if name == "open" {
            return self.open(&args);
        }
        self.call("amparo.set_clock", json!({"now_ms": now_ms()}))?;
        match name.as_str() {
            "create_vault" => self.call("vault.create", args),
            "add_person" => {
                Ok(json!({"person": self.call("alerts.add_person", json!({"person": args}))?}))
            }
            "begin_pairing" => self.begin_pairing(args),
            "accept_reply" => {
                let (pairing, reply) = (self.pairing(&args)?, args.get("reply"));
                self.call(
                    "pairing.accept_reply",
                    json!({"pairing": pairing, "reply": reply}),
                )?;
                self.call(
                    "pairing.approve",
                    json!({"pairing": pairing, "host_agreed": true}),
                )
            }
            "pictures" => {
                let pairing = self.pairing(&args)?;
                let pictures = self.call("pairing.pictures", json!({"pairing": pairing}))?;
                let ids: Vec<&Value> = pictures
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|picture| picture.get("id"))
                    .collect();
                Ok(json!({"pictures": ids}))
            }
            "confirm" => {
                let pairing = self.pairing(&args)?;
                self.call("pairing.confirm", json!({"pairing": pairing}))
            }
            "press" => self.call("alerts.press", json!({})),
            "deliver" => {
                self.remember()?;
                self.call("alerts.deliver", json!({}))
            }
            "stand_down" => self.call("alerts.stand_down", args),
            "hostile" => Ok(json!({"status": self.call("amparo.hostile", args)?})),
            "call" => {
                let name = args.get("name").and_then(Value::as_str);
                let name = name.unwrap_or_default().to_owned();
                let args = args.get_mut("args").map(Value::take);
                self.call(&name, args.unwrap_or_else(|| json!({})))
            }
            _ => Err(Wrong::Call(format!("a phone cannot `{name}`"))),
        }
    }

    fn open(&mut self, args: &Value) -> Result<Value, Wrong> {
        let folder = args
            .get("folder")
            .and_then(Value::as_str)
            .unwrap_or_default();
        self.pairings.clear();
        self.world = Some(World::new(Path::new(folder))?);
        self.call(
            "amparo.open",
            json!({"languages": ["en"], "now_ms": now_ms()}),
        )
    }

    fn begin_pairing(&mut self, args: Value) -> Result<Value, Wrong> {
        let person = args
            .get("person")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let pairing = self.call("alerts.begin_pairing", args)?;
        let invite = self.call("pairing.invite", json!({"pairing": pairing}))?;
        self.pairings.insert(person, pairing);
        Ok(json!({"link": invite.get("link")}))
    }

    /// Keeps the envelopes that are about to go, so that `replay` can send one again.
    fn remember(&mut self) -> Result<(), Wrong> {
        let people = self.call("alerts.people", json!({}))?;
        for person in people.as_array().into_iter().flatten() {
            // Nothing waits for most of them.
            let _ = self.call(
                "amparo.hostile",
                json!({"person": person.get("id"), "what": "remember"}),
            );
        }
        Ok(())
    }

    fn pairing(&self, args: &Value) -> Result<Value, Wrong> {
        let person = args
            .get("person")
            .and_then(Value::as_str)
            .unwrap_or_default();
        self.pairings
            .get(person)
            .cloned()
            .ok_or_else(|| Wrong::Call(format!("no pairing of `{person}` was begun")))
    }

    fn call(&mut self, name: &str, args: Value) -> Result<Value, Wrong> {
        let world = self
            .world
            .as_mut()
            .ok_or_else(|| Wrong::Call("the first request is open".to_owned()))?;
        world.call(name, args)
    }
}

/// Milliseconds since the Unix epoch by this machine's clock.
fn now_ms() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
