//! Three more people at one press, each with a family page behind a push service that fails in its own way: the page is gone,
//! the service is slow, nobody listens. Their pairing is the real one; only their hands and their troubles are played.

use std::sync::Arc;
use std::time::Duration;

use amparo::{AmparoError, NewPerson, Pairing, TestRelative};
use tokio::runtime::Handle;

use crate::cast;
use crate::device::Device;
use crate::nobody::{Nobody, Once};
use crate::push::{Mood, PushService};

/// Channel of the page that is gone.
pub(crate) const GONE_CHANNEL: &str = "gone";
/// Channel behind the slow service.
pub(crate) const SLOW_CHANNEL: &str = "slow";
/// Long enough for a room to see that the others do not wait, well inside the phone's patience.
pub(crate) const SLOW: Duration = Duration::from_secs(7);

/// Adds and pairs the three; what comes back holds the address where nobody listens. Opens the vault with the practice PIN and leaves
/// it as it was. `origin`: of this server. Errors: `Busy` when they are there already; `NotFound` (sealed), `WrongPin` (it has another
/// PIN by now) and `Wait` where the room has to open it first.
pub(crate) fn add(phone: &Device, origin: &str, push: &PushService) -> Result<Nobody, AmparoError> {
    let amparo = phone.amparo()?;
    let vault = amparo.vault()?;
    let locked = vault.state()? != amparo::VaultState::Unlocked;
    // First, because by "PIN first" nothing of the alerts can be read before.
    if locked {
        vault.unlock(cast::PIN.as_bytes().to_vec())?;
    }
    let added = add_missing(phone, origin, push);
    if locked {
        vault.lock()?;
    }
    added
}

fn add_missing(phone: &Device, origin: &str, push: &PushService) -> Result<Nobody, AmparoError> {
    let known = phone.amparo()?.alerts()?.people()?;
    if known.iter().any(|it| it.label == cast::GONE_PERSON.name) {
        return Err(AmparoError::Busy);
    }
    pair_all(phone, origin, push)
}

fn pair_all(phone: &Device, origin: &str, push: &PushService) -> Result<Nobody, AmparoError> {
    push.forget(GONE_CHANNEL);
    push.forget(SLOW_CHANNEL);
    let once = Once::open().map_err(|_| AmparoError::Unavailable)?;
    let here = |channel: &str| format!("{origin}/practice/push/{channel}");
    let people = [
        (cast::GONE_PERSON, here(GONE_CHANNEL)),
        (cast::SLOW_PERSON, here(SLOW_CHANNEL)),
        (cast::DOWN_PERSON, once.endpoint()),
    ];
    let alerts = phone.amparo()?.alerts()?;
    let mut begun: Vec<Arc<Pairing>> = Vec::new();
    for (person, endpoint) in people {
        let id = alerts.add_person(NewPerson {
            label: person.name.to_owned(),
            number: None,
            language: person.language.to_owned(),
        })?;
        let pairing = alerts.begin_pairing(id, origin.to_owned(), cast::OWNER.to_owned())?;
        let relative = TestRelative::new(endpoint)?;
        pairing.accept_reply(relative.answer(pairing.invite()?.link)?)?;
        pairing.approve(true)?;
        begun.push(pairing);
    }
    // While all was well.
    Handle::current().block_on(alerts.deliver())?;
    for pairing in begun {
        pairing.confirm()?;
    }
    push.set_mood(GONE_CHANNEL, Mood::Gone);
    push.set_mood(SLOW_CHANNEL, Mood::Slow(SLOW));
    once.close().map_err(|_| AmparoError::Unavailable)
}
