//! A phone in hostile hands, for the browser suite: posts what an honest phone never sends to a paired page.

use amparo_alerts::people::PersonId;
use amparo_alerts::testkit::phone::{BadPhone, Trick};

use crate::alerts::Engine;
use crate::{Amparo, AmparoError, hex, pairing};

#[uniffi::export]
impl Amparo {
    /// Posts a hostile message to a person's page and returns the status of the push service. `what`: `wrong-reveal`,
    /// `flip-inside`, `flip-outside`, `wrong-key`, `wrong-clock`, `unknown-key`, `newer`; `remember` keeps the envelope
    /// that waits for this person (and posts nothing: 0), `replay` posts it again in a fresh push.
    pub fn hostile(&self, person: String, what: String) -> Result<u16, AmparoError> {
        let app = &self.shared;
        let person = hex::decode(&person)
            .map(PersonId)
            .ok_or(AmparoError::NotFound)?;
        let now_ms = app.clock.now_ms();
        if what == "remember" {
            let envelope = Engine::on(app, |capsule| capsule.waiting_envelope(person))?
                .ok_or(AmparoError::NotFound)?;
            *app.remembered.lock().map_err(|_| AmparoError::Busy)? = envelope;
            return Ok(0);
        }
        let bad = match trick(&what) {
            Some(Trick::WrongReveal) => pairing::pending_of(app, person)?.bad_phone(now_ms)?,
            _ => Engine::on(app, |capsule| capsule.bad_phone(person))??,
        };
        let body = if what == "replay" {
            let envelope = app
                .remembered
                .lock()
                .map_err(|_| AmparoError::Busy)?
                .clone();
            bad.wrap(&envelope)?
        } else {
            bad.play(
                trick(&what).ok_or_else(|| AmparoError::invalid("what"))?,
                now_ms,
            )?
        };
        post(app, &bad, body, now_ms)
    }
}

fn trick(what: &str) -> Option<Trick> {
    Some(match what {
        "wrong-reveal" => Trick::WrongReveal,
        "flip-inside" => Trick::FlipInside,
        "flip-outside" => Trick::FlipOutside,
        "wrong-key" => Trick::WrongKey,
        "wrong-clock" => Trick::WrongClock,
        "unknown-key" => Trick::UnknownKey,
        "newer" => Trick::NewerVersion,
        _ => return None,
    })
}

fn post(
    app: &crate::app::Shared,
    bad: &BadPhone,
    body: Vec<u8>,
    now_ms: u64,
) -> Result<u16, AmparoError> {
    let client =
        amparo_net::Client::new(app.network.clone()).map_err(|_| AmparoError::Unavailable)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|_| AmparoError::Unavailable)?;
    Ok(runtime.block_on(bad.post(&client, body, now_ms))?)
}
