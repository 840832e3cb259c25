//! The phone's shell: one name of the façade's methods in, JSON out. No rule lives here.

mod alerts;
mod cards;
mod copies;
mod keepers;
mod packs;
mod plan;
mod vault;

use std::sync::Arc;

use amparo::{AmparoError, Job};
use serde_json::{Value, json};

use crate::device::Device;
use crate::json;

type Answer = Result<Value, AmparoError>;

/// Calls `<object>.<method>` as docs/scenarios.md names them, with its arguments by name. A pairing, offer or
/// request is always the one begun last. Unknown methods and lacking arguments are `Invalid`.
pub(crate) async fn call(phone: Arc<Device>, method: String, args: Value) -> Value {
    let answer = if method == "alerts.deliver" {
        // The one asynchronous method of the façade.
        deliver(&phone).await
    } else {
        let phone = Arc::clone(&phone);
        let work = move || call_blocking(&phone, &method, &args);
        tokio::task::spawn_blocking(work)
            .await
            .unwrap_or(Err(AmparoError::Internal { code: 0 }))
    };
    told(&phone, answer)
}

fn told(phone: &Device, answer: Answer) -> Value {
    match answer {
        Ok(value) => json!({ "ok": value }),
        Err(error) => {
            let amparo = phone.amparo().ok();
            json!({ "error": json::error(amparo.as_deref(), &error) })
        }
    }
}

/// A pack that was chosen as a file; the answer is the core's verdict.
pub(crate) async fn install_pack(phone: Arc<Device>, bytes: Vec<u8>) -> Value {
    let work = {
        let phone = Arc::clone(&phone);
        move || packs::install(&phone, bytes)
    };
    let answer = tokio::task::spawn_blocking(work).await;
    told(
        &phone,
        answer.unwrap_or(Err(AmparoError::Internal { code: 0 })),
    )
}

async fn deliver(phone: &Device) -> Answer {
    let alerts = phone.amparo()?.alerts()?;
    let run = tokio::spawn(async move { alerts.deliver().await });
    phone.note_run(run.abort_handle());
    // One that is cut off ended with the phone.
    let run = run.await.unwrap_or(Err(AmparoError::Cancelled))?;
    Ok(json::alerts::delivery(&run))
}

fn call_blocking(phone: &Device, method: &str, args: &Value) -> Answer {
    match method.split_once('.') {
        Some(("amparo", name)) => call_root(phone, name, args),
        Some(("cards", name)) => cards::call(phone, name, args),
        Some(("packs", name)) => packs::call(phone, name),
        Some(("vault", name)) => vault::call(phone, name, args),
        Some(("plan", name)) => plan::call(phone, name, args),
        Some(("alerts", name)) => alerts::call(phone, name, args),
        Some(("pairing", name)) => call_pairing(phone, name, args),
        Some(("offer", name)) => keepers::call_offer(phone, name, args),
        Some(("help", name)) => keepers::call_help(phone, name),
        Some(("reopening", name)) => keepers::call_reopening(phone, name, args),
        Some(("job", name)) => call_job(phone, name),
        Some(("shell", name)) => call_shell(phone, name, args),
        _ => unknown(),
    }
}

fn call_root(phone: &Device, name: &str, args: &Value) -> Answer {
    let amparo = phone.amparo()?;
    Ok(match name {
        "languages" => amparo
            .languages()?
            .iter()
            .map(|found| json!({ "tag": found.tag, "name": found.name, "rtl": found.rtl }))
            .collect(),
        "set_languages" => nothing(amparo.set_languages(words(args, "languages")?)?),
        "set_utc_offset" => {
            let minutes = args.get("minutes").and_then(Value::as_i64);
            let minutes = minutes.and_then(|minutes| i32::try_from(minutes).ok());
            nothing(amparo.set_utc_offset(minutes.ok_or_else(|| invalid("minutes"))?)?)
        }
        "home" => json::home(&amparo.home()?),
        "screen" => json::screen(&amparo.screen(word(args, "screen")?)?),
        "message" => {
            let arguments = json::arguments(args.get("arguments"));
            json::text(&amparo.message(word(args, "id")?, arguments)?)
        }
        _ => return unknown(),
    })
}

fn call_pairing(phone: &Device, name: &str, args: &Value) -> Answer {
    let pairing = phone.shell().pairing.clone();
    let pairing = pairing.ok_or(AmparoError::NotFound)?;
    Ok(match name {
        "invite" => {
            let invite = pairing.invite()?;
            json!({ "link": invite.link, "qr_svg": invite.qr_svg, "expires_ms": invite.expires_ms })
        }
        "accept_reply" => json::review(&pairing.accept_reply(word(args, "reply")?)?),
        "approve" => {
            let agreed = args.get("host_agreed").and_then(Value::as_bool);
            nothing(pairing.approve(agreed.unwrap_or(false))?)
        }
        "pictures" => json::pictures(&pairing.pictures()?),
        "confirm" => nothing(pairing.confirm()?),
        "reject" => nothing(pairing.reject()?),
        _ => return unknown(),
    })
}

/// The long call that was begun last.
fn call_job(phone: &Device, name: &str) -> Answer {
    let job = phone.shell().job.clone();
    let job = job.ok_or(AmparoError::NotFound)?;
    Ok(match name {
        "progress" => json::vault::progress(job.progress()?),
        "cancel" => nothing(job.cancel()?),
        _ => return unknown(),
    })
}

fn begin_job(phone: &Device) -> Arc<Job> {
    let job = Job::new();
    phone.shell().job = Some(Arc::clone(&job));
    job
}

/// Not the façade's: what a real shell has of its own, or what stands in for a hand or a camera.
fn call_shell(phone: &Device, name: &str, args: &Value) -> Answer {
    match name {
        "sheet_lines" => vault::sheet_lines(phone, args),
        "photo" => vault::photo(phone),
        "out_of_date" => cards::out_of_date(phone),
        "take_up_copy" => copies::take_up(phone),
        "switch_off" => {
            phone.switch_off();
            Ok(Value::Null)
        }
        "switch_on" => Ok(nothing(phone.switch_on()?)),
        _ => unknown(),
    }
}

fn nothing((): ()) -> Value {
    Value::Null
}

fn unknown() -> Answer {
    Err(invalid("method"))
}

fn invalid(field: &str) -> AmparoError {
    AmparoError::Invalid {
        field: field.to_owned(),
    }
}

fn word(args: &Value, name: &str) -> Result<String, AmparoError> {
    let found = args.get(name).and_then(Value::as_str);
    found.map(str::to_owned).ok_or_else(|| invalid(name))
}

fn words(args: &Value, name: &str) -> Result<Vec<String>, AmparoError> {
    let found = args.get(name).and_then(Value::as_array);
    let found = found.ok_or_else(|| invalid(name))?;
    found
        .iter()
        .map(|item| item.as_str().map(str::to_owned))
        .collect::<Option<_>>()
        .ok_or_else(|| invalid(name))
}
