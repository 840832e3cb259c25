//! From what the engine knows to what a screen shows: ids of `ui.ftl` become words, milliseconds become a time of day.

use amparo_alerts::outbox::view::{self, Data, PersonView, Say};
use amparo_alerts::people;
use amparo_text::Args;

use super::records::{AlertRow, AlertView, Preflight, PreflightRow};
use crate::app::Shared;
use crate::{AmparoError, Text, hex};

pub(super) fn alert_view(app: &Shared, view: view::AlertView) -> Result<AlertView, AmparoError> {
    let saved = app.ui(
        "alert-saved",
        &Args::new().with("time", time_of_day(app, view.saved_at_ms)),
    )?;
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

/// What a press could try now.
pub(super) fn preflight(app: &Shared, people: &[people::Person]) -> Result<Preflight, AmparoError> {
    let now_ms = app.clock.now_ms();
    let row = |person: &people::Person| {
        let detail = match (person.is_ready(now_ms), person.page) {
            (_, people::PageState::Gone) => Some("alert-detail-page-gone"),
            (false, _) => Some("alert-detail-no-way"),
            _ => None,
        };
        Ok(PreflightRow {
            person: hex::encode(person.id.0),
            label: person.label.clone(),
            ready: person.is_ready(now_ms),
            detail: detail.map(|id| app.ui(id, &Args::new())).transpose()?,
        })
    };
    let rows = people
        .iter()
        .map(row)
        .collect::<Result<Vec<_>, AmparoError>>()?;
    let total = count(rows.len());
    let ready = count(rows.iter().filter(|row| row.ready).count());
    // There is no practice on record yet; the sentence says so.
    let args = Args::new()
        .with("count", ready)
        .with("total", total)
        .with("practice", "none")
        .with("answered", 0);
    let id = match ready {
        0 => "home-nobody",
        _ if ready == total => "home-ready",
        _ => "home-ready-part",
    };
    Ok(Preflight {
        ready,
        rows,
        sentence: app.ui(id, &args)?,
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

/// `10:42` by the phone's offset, or `17:42 UTC` until a shell has told it.
fn time_of_day(app: &Shared, ms: u64) -> String {
    let offset = app.utc_offset();
    let minutes = i64::try_from(ms / 60_000).unwrap_or(0) + i64::from(offset.unwrap_or(0));
    let of_day = minutes.rem_euclid(24 * 60);
    let zone = if offset.is_none() { " UTC" } else { "" };
    format!("{:02}:{:02}{zone}", of_day / 60, of_day % 60)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
