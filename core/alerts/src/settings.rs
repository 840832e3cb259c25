//! What the owner chose for alerts as a whole.

use amparo_sealed::RowId;

use crate::Error;
use crate::capsule::{Capsule, Changes};
use crate::pairing::SENDER_MAX;
use crate::rows::{Row, SettingsRow};

/// Longest time in which a press can be taken back: an alert that waits longer is none.
pub const CANCEL_MAX_MS: u32 = 30_000;

/// The settings; the default is what a new phone has.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// What people without a pairing know the owner by, at most [`SENDER_MAX`] bytes; may be empty.
    pub name: String,
    /// How long a press can be taken back, at most [`CANCEL_MAX_MS`]; 0 for not at all.
    pub cancel_ms: u32,
    /// Nothing leaves before the PIN was given. Takes effect through
    /// [`Capsule::require_vault`], which needs the opened vault.
    pub pin_first: bool,
    /// No monthly reminder to practise.
    pub no_reminder: bool,
}

redacted!(Settings);

impl Capsule {
    /// What the owner chose.
    pub fn settings(&self) -> Settings {
        let (_, row) = self.settings_row();
        Settings {
            name: row.name,
            cancel_ms: row.cancel_ms,
            pin_first: row.pin_first,
            no_reminder: row.no_reminder,
        }
    }

    /// Keeps what the owner chose. Keeping the same again writes nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `sender` or `cancel`.
    pub fn set_settings(&mut self, settings: &Settings) -> Result<(), Error> {
        let name = settings.name.trim();
        if name.len() > SENDER_MAX || name.chars().any(char::is_control) {
            return Err(Error::Invalid { field: "sender" });
        }
        if settings.cancel_ms > CANCEL_MAX_MS {
            return Err(Error::Invalid { field: "cancel" });
        }
        let mut changes = Changes::default();
        self.change_settings(&mut changes, |row| {
            name.clone_into(&mut row.name);
            row.cancel_ms = settings.cancel_ms;
            row.pin_first = settings.pin_first;
            row.no_reminder = settings.no_reminder;
        })?;
        self.commit(changes)
    }

    pub(crate) fn settings_row(&self) -> (Option<RowId>, SettingsRow) {
        let found = self.rows.iter().find_map(|(id, row)| match row {
            Row::Settings(row) => Some((Some(*id), row.clone())),
            _ => None,
        });
        found.unwrap_or_default()
    }

    /// Adds what `change` does to the settings to `changes`, if it does anything.
    pub(crate) fn change_settings(
        &self,
        changes: &mut Changes,
        change: impl FnOnce(&mut SettingsRow),
    ) -> Result<(), Error> {
        let (id, before) = self.settings_row();
        let mut row = before.clone();
        change(&mut row);
        if row != before {
            let id = id.map_or_else(RowId::make_random, Ok)?;
            changes.put(id, Row::Settings(row));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    #[test]
    fn settings_are_kept_and_checked() {
        let mut world = World::new();
        assert!(world.capsule().settings() == Settings::default());
        let chosen = Settings {
            name: "María".to_owned(),
            cancel_ms: 5_000,
            pin_first: true,
            no_reminder: true,
        };
        world.capsule().set_settings(&chosen).unwrap();
        let written = world.capsule().sequence();
        world.capsule().set_settings(&chosen).unwrap();
        assert_eq!(world.capsule().sequence(), written);
        world.reopen();
        assert!(world.capsule().settings() == chosen);
        for (wrong, field) in [
            (
                Settings {
                    name: "n".repeat(33),
                    ..Settings::default()
                },
                "sender",
            ),
            (
                Settings {
                    name: "a\nb".to_owned(),
                    ..Settings::default()
                },
                "sender",
            ),
            (
                Settings {
                    cancel_ms: CANCEL_MAX_MS + 1,
                    ..Settings::default()
                },
                "cancel",
            ),
        ] {
            let refused = world.capsule().set_settings(&wrong);
            assert!(matches!(refused, Err(Error::Invalid { field: found }) if found == field));
        }
        assert!(world.capsule().settings() == chosen);
        let longest = Settings {
            name: "n".repeat(SENDER_MAX),
            cancel_ms: CANCEL_MAX_MS,
            ..chosen
        };
        world.capsule().set_settings(&longest).unwrap();
        assert!(world.capsule().settings() == longest);
    }
}
