//! The family plan's questions, the steps, the scripts.

use super::unknown;
use crate::arguments::Arguments;
use crate::values::Json;
use crate::world::{World, Wrong};
use serde_json::Value;

pub(super) fn plan(world: &World, method: &str, mut a: Arguments) -> Result<Value, Wrong> {
    let plan = world.plan()?;
    Ok(match method {
        "screen" => a.end().map(|()| plan.screen())??.json(),
        "checks" => a.end().map(|()| plan.checks())??.json(),
        "reminders" => a.end().map(|()| plan.reminders())??.json(),
        "quiz" => a.end().map(|()| plan.quiz())??.json(),
        "records_requests" => a.end().map(|()| plan.records_requests())??.json(),
        "quiz_answer" => {
            let (position, whose) = (a.take("position")?, a.text("whose")?);
            let typed = a.texts("typed")?;
            a.end()?;
            plan.quiz_answer(position, whose, typed)?.json()
        }
        "packet_checks" => {
            let id = a.text("id")?;
            a.end()?;
            plan.packet_checks(id)?.json()
        }
        "packet_steps" => {
            let (id, role) = (a.text("id")?, a.take("role")?);
            let lead = a.optional_text("lead")?;
            a.end()?;
            plan.packet_steps(id, role, lead)?.json()
        }
        "call_script" => {
            let (id, kind) = (a.text("id")?, a.take("kind")?);
            a.end()?;
            plan.call_script(id, kind)?.json()
        }
        "incident_script" => {
            let id = a.text("id")?;
            a.end()?;
            plan.incident_script(id)?.json()
        }
        "incident_text" => {
            let (id, english) = (a.text("id")?, a.truth("english")?);
            a.end()?;
            plan.incident_text(id, english)?.json()
        }
        "print_packet" => {
            let (id, languages) = (a.text("id")?, a.texts("languages")?);
            a.end()?;
            plan.print_packet(id, languages)?.json()
        }
        "print_plan" => {
            let languages = a.texts("languages")?;
            a.end()?;
            plan.print_plan(languages)?.json()
        }
        _ => return Err(unknown("plan", method)),
    })
}
