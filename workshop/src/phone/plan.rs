//! The family plan's methods, and those of what a family writes down for it.

use amparo::{AmparoError, CallKind, FamilyPlan, KeptNote, KeptPacket, PresenceProof, Role, Vault};
use serde_json::{Value, json};

use super::{Answer, invalid, nothing, unknown, word, words};
use crate::device::Device;
use crate::json::papers::{self, Paper as _};
use crate::json::plan as as_json;

pub(super) fn call(phone: &Device, name: &str, args: &Value) -> Answer {
    let plan = phone.amparo()?.plan()?;
    let id = || word(args, "id");
    Ok(match name {
        "screen" => as_json::screen(&plan.screen()?),
        "checks" => as_json::checks(&plan.checks()?),
        "packet_checks" => as_json::checks(&plan.packet_checks(id()?)?),
        "reminders" => as_json::reminders(&plan.reminders()?),
        "quiz" => as_json::quiz(&plan.quiz()?),
        "quiz_answer" => {
            let position = args.get("position").and_then(Value::as_u64);
            let position = position.and_then(|found| u32::try_from(found).ok());
            let position = position.ok_or_else(|| invalid("position"))?;
            let answer = plan.quiz_answer(position, word(args, "whose")?, words(args, "typed")?)?;
            as_json::answer(&answer)
        }
        "packet_steps" => {
            let lead = args.get("lead").and_then(Value::as_str);
            let lead = lead.map(str::to_owned);
            as_json::steps(&plan.packet_steps(id()?, role(args)?, lead)?)
        }
        "call_script" => as_json::call_script(&plan.call_script(id()?, call_kind(args)?)?),
        "incident_script" => as_json::incident_script(&plan.incident_script(id()?)?),
        "incident_text" => {
            let english = papers::field(args, "english")?;
            json!(plan.incident_text(id()?, english)?)
        }
        "records_requests" => as_json::records(&plan.records_requests()?),
        _ => return unknown(),
    })
}

/// The part of the vault's methods that is about these papers; none where the name is of another part.
pub(super) fn call_vault(
    vault: &Vault,
    name: &str,
    args: &Value,
) -> Result<Option<Value>, AmparoError> {
    let id = || word(args, "id");
    Ok(Some(match name {
        "family_plan" => vault.family_plan()?.told(),
        "put_family_plan" => {
            let plan: FamilyPlan = papers::field(args, "family_plan")?;
            nothing(vault.put_family_plan(plan)?)
        }
        "family_plan_due" => json!(vault.family_plan_due()?),
        "packets" => vault.packets()?.told(),
        "put_packet" => {
            let kept: KeptPacket = papers::field(args, "kept")?;
            json!(vault.put_packet(kept)?)
        }
        "remove_packet" => nothing(vault.remove_packet(id()?)?),
        "incident_notes" => vault.incident_notes()?.told(),
        "put_incident_note" => {
            let kept: KeptNote = papers::field(args, "kept")?;
            json!(vault.put_incident_note(kept)?)
        }
        "presence" => vault.presence()?.told(),
        "put_presence" => {
            let proofs: Vec<PresenceProof> = papers::field(args, "proofs")?;
            nothing(vault.put_presence(proofs)?)
        }
        "presence_gaps" => vault.presence_gaps()?.told(),
        "remove_incident_note" => nothing(vault.remove_incident_note(id()?)?),
        _ => return Ok(None),
    }))
}

fn role(args: &Value) -> Result<Role, AmparoError> {
    Ok(match word(args, "role")?.as_str() {
        "other" => Role::Other,
        "spouse" => Role::Spouse,
        "school-pickup" => Role::SchoolPickup,
        "lawyer-contact" => Role::LawyerContact,
        "far-away" => Role::FarAway,
        "child" => Role::Child,
        _ => return Err(invalid("role")),
    })
}

fn call_kind(args: &Value) -> Result<CallKind, AmparoError> {
    let wished = word(args, "kind")?;
    let all = [CallKind::Hotline, CallKind::Lawyer, CallKind::Office];
    let found = all
        .into_iter()
        .find(|kind| as_json::call_kind(*kind) == wished);
    found.ok_or_else(|| invalid("kind"))
}
