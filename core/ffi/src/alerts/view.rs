//! From what the engine knows to what a screen shows: ids of `ui.ftl` become words, milliseconds become a time of day.

use amparo_alerts::outbox::view::{self, Data, PersonView, Say};
use amparo_text::Args;

use super::records::{AlertKind, AlertRow, AlertView};
use crate::app::Shared;
use crate::dates::time_of_day;
use crate::{AmparoError, Text, hex};

pub(super) fn alert_view(app: &Shared, view: view::AlertView) -> Result<AlertView, AmparoError> {
    let kind = AlertKind::from(view.kind);
    let saved = match kind {
        AlertKind::Update => "alert-update-saved",
        AlertKind::Drill => "alert-drill-saved",
        AlertKind::StandDown => "safe-saved",
        AlertKind::NumberChanged => "alert-number-saved",
        _ => "alert-saved",
    };
    let at = Args::new().with("time", time_of_day(app, view.saved_at_ms));
    let saved = app.ui(saved, &at)?;
    Ok(AlertView {
        alert: hex::encode(view.alert.0),
        saved_at_ms: view.saved_at_ms,
        saved,
        rows: view
            .rows
            .into_iter()
            .map(|row| alert_row(app, row))
            .collect::<Result<_, _>>()?,
        stood_down: view.stood_down,
        kind,
        cancel_until_ms: view.cancel_until_ms,
        cancelled: view.cancelled,
    })
}

fn alert_row(app: &Shared, row: PersonView) -> Result<AlertRow, AmparoError> {
    let details = row
        .channels
        .iter()
        .map(|channel| say(app, channel.detail, &row.label))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(AlertRow {
        person: hex::encode(row.person.0),
        reached: row.reached.into(),
        sentence: say(app, row.sentence, &row.label)?,
        badge: say(app, row.badge, &row.label)?,
        label: row.label,
        details,
    })
}

/// `name`: the label of the person it is about.
fn say(app: &Shared, say: Say, name: &str) -> Result<Text, AmparoError> {
    let args = match say.data {
        Data::None => Args::new(),
        Data::Label => Args::new().with("name", name),
        Data::Time(ms) => Args::new().with("time", time_of_day(app, ms)),
        Data::Seconds(seconds) => {
            Args::new().with("seconds", i64::try_from(seconds).unwrap_or(i64::MAX))
        }
    };
    app.ui(say.id, &args)
}
