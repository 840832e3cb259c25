//! When the vault locks itself: the shell tells what happens on the phone, the core decides.

use std::sync::{MutexGuard, PoisonError};

use amparo_plan as plan;
use amparo_vault::{self as inner, BootClock as _};

use super::{Slot, Vault, VaultState, records};
use crate::AmparoError;
use crate::app::Shared;
use crate::clock::Boot;

/// When an open vault locks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct AutoLock {
    /// Without a touch for so long, in milliseconds.
    pub idle_ms: u64,
    /// In the background for so long, in milliseconds.
    pub background_ms: u64,
    /// As soon as the screen goes off.
    pub screen_off: bool,
}

/// What a shell reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Activity {
    /// The screen was touched.
    Touched,
    /// Another app is in front.
    WentBackground,
    /// In front again.
    CameBack,
    /// The screen went off.
    ScreenOff,
}

/// What has happened since the vault was opened, and when it is to be locked.
#[derive(Default)]
pub(crate) struct Watch {
    /// Read from the vault by the first report after an unlock, because an unlock reads no rows.
    policy: Option<inner::AutoLock>,
    /// `None`: nothing has been reported since the vault was opened.
    state: Option<inner::Activity>,
}

impl Watch {
    fn of(app: &Shared) -> MutexGuard<'_, Self> {
        // Both fields are whole whatever happened to the thread that was writing them.
        app.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The vault was opened: everything begins anew.
    pub(super) fn restart(app: &Shared) {
        *Self::of(app) = Self::default();
    }
}

#[uniffi::export]
impl Vault {
    /// The settings in force. Errors: `Locked`.
    pub fn auto_lock(&self) -> Result<AutoLock, AmparoError> {
        let policy = self.policy()?;
        Ok(AutoLock {
            idle_ms: policy.idle_ms(),
            background_ms: policy.background_ms(),
            screen_off: policy.screen_off(),
        })
    }

    /// Changes them. Errors: `Invalid{idle}` (30 s to 15 min), `Invalid{background}` (at most 15 min), `Locked`.
    pub fn set_auto_lock(&self, choice: AutoLock) -> Result<(), AmparoError> {
        let policy = inner::AutoLock::new(choice.idle_ms, choice.background_ms, choice.screen_off)?;
        let settings = plan::Settings {
            idle_ms: choice.idle_ms,
            background_ms: choice.background_ms,
            screen_off: choice.screen_off,
            ..plan::Settings::default()
        };
        Slot::with_open(&self.app, |open| records::put_single(open, &settings))?;
        Watch::of(&self.app).policy = Some(policy);
        Ok(())
    }

    /// Tells what happened or, without anything, that time passed: once a few seconds while the vault is open. Locks the vault when
    /// the settings say so, and says whether it is closed now.
    pub fn note_activity(&self, activity: Option<Activity>) -> Result<bool, AmparoError> {
        if self.state()? != VaultState::Unlocked {
            return Ok(true);
        }
        let now = Boot::of(&self.app).reading();
        let read = match self.policy() {
            // Lent to a call that asks the hardware; the next report comes soon.
            Err(AmparoError::Busy) => return Ok(false),
            Err(AmparoError::Locked) => return Ok(true),
            read => read?,
        };
        let due = {
            let mut watch = Watch::of(&self.app);
            let policy = *watch.policy.get_or_insert(read);
            let state = watch.state.get_or_insert(inner::Activity {
                last_use: now,
                background_since: None,
                screen_off: false,
            });
            match activity {
                Some(Activity::WentBackground) => {
                    state.background_since.get_or_insert(now);
                }
                Some(Activity::ScreenOff) => state.screen_off = true,
                Some(Activity::Touched | Activity::CameBack) | None => {}
            }
            // Looked at before a touch counts: a touch after the time is over does not save an open vault.
            let due = policy.due(state, now);
            match activity {
                Some(Activity::Touched) => state.last_use = now,
                Some(Activity::CameBack) => {
                    state.last_use = now;
                    state.background_since = None;
                    state.screen_off = false;
                }
                _ => {}
            }
            due
        };
        if due {
            self.lock()?;
        }
        Ok(due)
    }
}

impl Vault {
    /// The policy in force: as chosen, or as it is by default also where what was chosen cannot be read.
    fn policy(&self) -> Result<inner::AutoLock, AmparoError> {
        if let Some(policy) = Watch::of(&self.app).policy {
            return Ok(policy);
        }
        let chosen = self.settings()?;
        let policy = inner::AutoLock::new(chosen.idle_ms, chosen.background_ms, chosen.screen_off);
        Ok(policy.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use amparo_plan::Record as _;

    use super::*;

    #[test]
    fn what_is_stored_and_what_locks_have_the_same_bounds_and_defaults() {
        let stored = plan::Settings::default();
        let policy = inner::AutoLock::default();
        assert_eq!(
            (stored.idle_ms, stored.background_ms, stored.screen_off),
            (
                policy.idle_ms(),
                policy.background_ms(),
                policy.screen_off()
            )
        );
        let (least, most) = (inner::AutoLock::MIN_IDLE_MS, inner::AutoLock::MAX_MS);
        for (idle_ms, background_ms) in [
            (least, 0),
            (least - 1, 0),
            (most, 0),
            (most + 1, 0),
            (least, most),
            (least, most + 1),
        ] {
            let settings = plan::Settings {
                idle_ms,
                background_ms,
                ..plan::Settings::default()
            };
            let locks = inner::AutoLock::new(idle_ms, background_ms, true).is_ok();
            assert_eq!(settings.check().is_ok(), locks, "{idle_ms} {background_ms}");
        }
    }
}
