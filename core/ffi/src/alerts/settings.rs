//! What the owner chose for alerts as a whole, and what that means for a phone that is taken.

use amparo_alerts::exposure::Exposure;
use amparo_alerts::settings::Settings;
use amparo_text::Args;

use super::{Alerts, vault_first};
use crate::{AmparoError, Text, VaultState, vault};

/// The settings of the alerts.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct AlertSettings {
    /// What people without a pairing know the owner by, at most 32 bytes; may be empty.
    pub name: String,
    /// How long a press can be taken back, in milliseconds, at most 30,000; 0 for not at all.
    pub cancel_ms: u32,
    /// Nothing leaves before the PIN was given.
    pub pin_first: bool,
    /// Remind each month to practise.
    pub reminder: bool,
}

impl std::fmt::Debug for AlertSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AlertSettings(redacted)")
    }
}

#[uniffi::export]
impl Alerts {
    /// The settings.
    pub fn alert_settings(&self) -> Result<AlertSettings, AmparoError> {
        let settings = self.now(|capsule, _| capsule.settings())?;
        Ok(AlertSettings {
            name: settings.name,
            cancel_ms: settings.cancel_ms,
            pin_first: settings.pin_first,
            reminder: !settings.no_reminder,
        })
    }

    /// Changes them. "PIN first" is changed with an open vault only; from then on a lock of the vault closes the alerts too. Errors:
    /// `Invalid{name|cancel}`; `Invalid{pin-first}` for PIN first without a vault, and `Locked` with a closed one: nothing was changed then;
    /// `Unavailable` (hardware): what was chosen comes into force with the next unlock.
    pub fn set_alert_settings(&self, settings: AlertSettings) -> Result<(), AmparoError> {
        let chosen = Settings {
            name: settings.name,
            cancel_ms: settings.cancel_ms,
            pin_first: settings.pin_first,
            no_reminder: !settings.reminder,
        };
        let before = self.now(|capsule, _| capsule.settings().pin_first)?;
        let changes = before != chosen.pin_first;
        if changes {
            match vault::Slot::state(&self.app)? {
                VaultState::Unlocked => {}
                // What a vault that is gone has left behind can always be taken back.
                VaultState::Absent if !chosen.pin_first => {}
                VaultState::Absent => return Err(AmparoError::invalid("pin-first")),
                VaultState::Locked => return Err(AmparoError::Locked),
                VaultState::Sealed => return Err(amparo_vault::Error::Sealed.into()),
            }
        }
        self.now(|capsule, _| capsule.set_settings(&chosen))??;
        if changes && vault::Slot::is_open(&self.app) {
            vault_first::apply_now(&self.app)?;
        }
        Ok(())
    }

    /// What a party that takes this phone could read in it without the PIN, and do with it: sentences for the settings screen.
    pub fn exposure(&self) -> Result<Vec<Text>, AmparoError> {
        let exposure = self.now(|capsule, _| capsule.exposure())?;
        let has_vault = vault::Slot::state(&self.app)? != VaultState::Absent;
        let lines = lines(&exposure, has_vault).into_iter();
        lines
            .map(|(id, argument)| {
                let mut args = Args::new();
                if let Some((name, count)) = argument {
                    args.set(name, i64::from(count));
                }
                self.app.ui(id, &args)
            })
            .collect()
    }
}

type Line = (&'static str, Option<(&'static str, u32)>);

fn lines(exposure: &Exposure, has_vault: bool) -> Vec<Line> {
    let plain = |id| (id, None);
    if exposure.pin_first {
        return vec![plain("exposure-pin-first"), plain("exposure-messages-app")];
    }
    let mut lines = vec![plain("exposure-see")];
    let counted = [
        ("exposure-people", "people", exposure.people),
        ("exposure-numbers", "numbers", exposure.numbers),
        ("exposure-alerts", "alerts", exposure.alerts),
        ("exposure-texts", "texts", exposure.texts),
    ];
    if exposure.people == 0 {
        lines.push(plain("exposure-nobody"));
    }
    for (id, name, count) in counted {
        if count > 0 {
            lines.push((id, Some((name, count))));
        }
    }
    if exposure.people > 0 {
        lines.push(plain("exposure-choices"));
    }
    if exposure.pages > 0 {
        lines.push(("exposure-do", Some(("pages", exposure.pages))));
    }
    lines.push(plain("exposure-do-texts"));
    if exposure.pages > 0 {
        lines.push(plain("exposure-not-safe"));
    }
    if has_vault {
        lines.push(plain("exposure-not-vault"));
    }
    lines.push(plain("exposure-messages-app"));
    if exposure.unprotected {
        lines.push(plain("exposure-unprotected"));
    }
    if has_vault {
        lines.push(plain("exposure-pin-first-off"));
    }
    lines
}
