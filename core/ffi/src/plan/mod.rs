//! The family plan, the first three days, calls and notes: joins `amparo-plan` (texts and rules) and the vault (what was written down).
//!
//! Calls about a record say `Locked` where the vault is; those about nobody do not.

mod convert;
mod shapes;

use std::sync::Arc;

use amparo_plan as inner;
use amparo_text::{Args, LanguageIdentifier};

use crate::app::{ContentInForce, Shared};
use crate::dates;
use crate::vault::{Slot, put_single, read_all, read_one};
use crate::{AmparoError, Day, Role, Text};

pub use shapes::{
    CallKind, CallScript, IncidentScript, PacketSteps, PlanCheck, PlanCheckKind, PlanLine,
    PlanLink, PlanPhase, PlanQuestion, PlanReminder, PlanReview, PlanRow, PlanScreen, PlanStep,
    QuizAnswer, QuizQuestion, RecordsRequest, ScriptLine, SearchAgain,
};

/// The texts around what a family writes down.
#[derive(uniffi::Object)]
pub struct Plan {
    pub(crate) app: Arc<Shared>,
}

#[uniffi::export]
impl Plan {
    /// The questions of the family plan, in their order, with why each is asked. Says nothing of what was written.
    pub fn screen(&self) -> Result<PlanScreen, AmparoError> {
        let reader = self.reader()?;
        let screen = inner::Content::embedded()?.screen(&reader.words(), self.today())?;
        Ok(screen.into())
    }

    /// What is missing in the family plan and what is old. Where there is no plan, all of it is missing. Errors: `Locked`,
    /// `NewerFormat`.
    pub fn checks(&self) -> Result<Vec<PlanCheck>, AmparoError> {
        let plan = self.family_plan()?.unwrap_or_default();
        self.checked(&plan.checks(self.today()))
    }

    /// What a locator packet lacks. Errors: `Locked`, `NotFound`, `NewerFormat`.
    pub fn packet_checks(&self, id: String) -> Result<Vec<PlanCheck>, AmparoError> {
        let packet = self.packet(&id)?;
        self.checked(&packet.checks(self.today()))
    }

    /// What comes due, soonest first; nothing where there is no plan. The words name nobody. Errors: `Locked`, `NewerFormat`.
    pub fn reminders(&self) -> Result<Vec<PlanReminder>, AmparoError> {
        let reader = self.reader()?;
        let plan = self.family_plan()?;
        let due = plan.map(|plan| plan.reminders(self.today()));
        let due = due.into_iter().flatten().map(|reminder| {
            Ok(PlanReminder {
                text: reminder.text(&reader.words())?.into(),
                due: day(reminder.due),
            })
        });
        due.collect()
    }

    /// The numbers to learn by heart, those that are due first. Errors: `Locked`, `NewerFormat`.
    pub fn quiz(&self) -> Result<Vec<QuizQuestion>, AmparoError> {
        let today = self.today();
        let reader = self.reader()?;
        let plan = self.family_plan()?.unwrap_or_default();
        let mut questions = Vec::new();
        for (position, number) in (0..).zip(&plan.numbers) {
            let args = Args::new().with("whose", number.whose.as_str());
            let parts = number.parts().into_iter();
            questions.push(QuizQuestion {
                position,
                whose: number.whose.clone(),
                ask: reader.say("quiz-ask", &args)?,
                hint: reader.say("quiz-private", &Args::new())?,
                parts: parts
                    .map(|part| u32::try_from(part).unwrap_or(u32::MAX))
                    .collect(),
                due: number.practice_due(today),
            });
        }
        questions.sort_by_key(|question| !question.due);
        Ok(questions)
    }

    /// Compares what was typed with the number at that position of the plan: one text for each part, or all digits in any texts, in
    /// digits of any script. Keeps the day of the next time, and nothing of what was typed. Errors: `Locked`, `NotFound`,
    /// `Invalid{whose}` where the number at that position is by now another person's.
    pub fn quiz_answer(
        &self,
        position: u32,
        whose: String,
        typed: Vec<String>,
    ) -> Result<QuizAnswer, AmparoError> {
        let today = self.today();
        let (parts, next) = Slot::with_open(&self.app, |open| {
            let mut all = read_all::<inner::FamilyPlan>(&mut open.vault)?;
            let (_, mut plan) = all.pop().ok_or(AmparoError::NotFound)?;
            let number = usize::try_from(position).ok();
            let number = number.and_then(|position| plan.numbers.get_mut(position));
            let number = number.ok_or(AmparoError::NotFound)?;
            if number.whose != whose {
                return Err(AmparoError::invalid("whose"));
            }
            let parts = number.compare(&typed);
            let before = number.learned.clone();
            number.answered(parts.iter().all(|right| *right), today);
            let next = number.practice_on(today);
            if number.learned != before {
                put_single(open, &plan)?;
            }
            Ok((parts, next))
        })?;
        self.quiz_sentences(parts, next)
    }

    /// What one relative does about the person of this packet. `lead`: who calls the lines; null where nobody was named, empty where it
    /// is the reader. A child gets one line. Errors: `Locked`, `NotFound`.
    pub fn packet_steps(
        &self,
        id: String,
        role: Role,
        lead: Option<String>,
    ) -> Result<PacketSteps, AmparoError> {
        let packet = self.packet(&id)?;
        let lead = match lead {
            None => inner::Lead::Nobody,
            Some(name) if name.trim().is_empty() => inner::Lead::Reader,
            Some(name) => inner::Lead::Other(name),
        };
        let reader = self.reader()?;
        let steps = inner::Content::embedded()?.steps(
            &reader.words(),
            convert::role(role),
            &lead,
            &packet,
            self.today(),
        )?;
        Ok(steps.into())
    }

    /// What to read aloud on a call about the person of this packet, with gaps where the packet does not know. Errors: `Locked`,
    /// `NotFound`.
    pub fn call_script(&self, id: String, kind: CallKind) -> Result<CallScript, AmparoError> {
        let packet = self.packet(&id)?;
        let reader = self.reader()?;
        let content = inner::Content::embedded()?;
        let script = content.call_script(&reader.words(), kind.into(), &packet, self.today())?;
        Ok(script.into())
    }

    /// An incident note to read aloud: only what was filled in, and whether it was seen. Errors: `Locked`, `NotFound`.
    pub fn incident_script(&self, id: String) -> Result<IncidentScript, AmparoError> {
        let note = self.note(&id)?;
        let reader = self.reader()?;
        let content = inner::Content::embedded()?;
        Ok(note.script(content, &reader.words(), self.today())?.into())
    }

    /// An incident note as plain text for a lawyer, in the reader's language or with English labels. Errors: `Locked`, `NotFound`.
    pub fn incident_text(&self, id: String, english: bool) -> Result<String, AmparoError> {
        let note = self.note(&id)?;
        if english {
            return Ok(note.plain_text_in_english(self.app.content()?.catalog())?);
        }
        Ok(note.plain_text(&self.reader()?.words())?)
    }

    /// Records that one can ask for: the own file, and what the city asked for.
    pub fn records_requests(&self) -> Result<Vec<RecordsRequest>, AmparoError> {
        let reader = self.reader()?;
        let requests = inner::Content::embedded()?.records_requests(&reader.words())?;
        Ok(requests.into_iter().map(RecordsRequest::from).collect())
    }
}

impl Plan {
    fn today(&self) -> inner::Date {
        dates::today(&self.app)
    }

    fn reader(&self) -> Result<Reader, AmparoError> {
        Ok(Reader {
            content: self.app.content()?,
            languages: self.app.languages(),
        })
    }

    fn family_plan(&self) -> Result<Option<inner::FamilyPlan>, AmparoError> {
        let mut all = Slot::with(&self.app, read_all::<inner::FamilyPlan>)?;
        Ok(all.pop().map(|(_, plan)| plan))
    }

    fn packet(&self, id: &str) -> Result<inner::LocatorPacket, AmparoError> {
        Slot::with(&self.app, |vault| read_one(vault, id))
    }

    fn note(&self, id: &str) -> Result<inner::IncidentNote, AmparoError> {
        Slot::with(&self.app, |vault| read_one(vault, id))
    }

    fn checked(&self, checks: &[inner::Check]) -> Result<Vec<PlanCheck>, AmparoError> {
        let reader = self.reader()?;
        let checks = checks.iter().map(|check| {
            Ok(PlanCheck {
                kind: check.kind.into(),
                field: check.field.to_owned(),
                text: check.text(&reader.words())?.into(),
                count: check.count,
            })
        });
        checks.collect()
    }

    fn quiz_sentences(
        &self,
        parts: Vec<bool>,
        next: inner::Date,
    ) -> Result<QuizAnswer, AmparoError> {
        let reader = self.reader()?;
        let days = next.days() - self.today().days();
        let wrong = (1_i64..).zip(&parts).find(|(_, right)| !**right);
        let (right, sentence) = match wrong {
            None => (true, reader.say("quiz-right", &Args::new())?),
            Some((part, _)) => {
                let args = Args::new().with("group", part.to_string());
                (false, reader.say("quiz-wrong", &args)?)
            }
        };
        Ok(QuizAnswer {
            right,
            parts,
            sentence,
            again: if days > 0 {
                reader.say("quiz-next", &Args::new().with("days", days))?
            } else {
                reader.say("quiz-again", &Args::new())?
            },
            next: day(next),
        })
    }
}

/// The reader's languages and the words in force, a pack's or the built-in ones, for as long as texts are made.
struct Reader {
    content: ContentInForce,
    languages: Vec<LanguageIdentifier>,
}

impl Reader {
    fn words(&self) -> inner::Words<'_> {
        inner::Words::new(self.content.catalog(), &self.languages)
    }

    fn say(&self, id: &str, args: &Args) -> Result<Text, AmparoError> {
        let catalog = self.content.catalog();
        let text = catalog.message(&self.languages, "plan", id, args, true)?;
        Ok(text.into())
    }
}

fn day(date: inner::Date) -> Day {
    Day {
        iso: date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_not_printed() {
        let secret = "zorilla".to_owned();
        let text = Text {
            value: secret.clone(),
            locale: "en".to_owned(),
            fallback: false,
            rtl: false,
        };
        let row = PlanRow {
            label: text.clone(),
            value: secret.clone(),
            ltr: false,
        };
        let line = ScriptLine {
            text: text.clone(),
            english: secret.clone(),
            filled: true,
        };
        let question = QuizQuestion {
            position: 0,
            whose: secret.clone(),
            ask: text.clone(),
            hint: text.clone(),
            parts: Vec::new(),
            due: true,
        };
        let again = SearchAgain {
            title: text.clone(),
            lines: Vec::new(),
            spellings: vec![secret.clone()],
            after_hours: Vec::new(),
        };
        let step = PlanStep {
            id: "lawyer".to_owned(),
            text,
            note: None,
            rows: vec![row.clone()],
            directory: None,
            link: None,
            script: None,
            facts: Vec::new(),
        };
        for printed in [
            format!("{row:?}"),
            format!("{line:?}"),
            format!("{question:?}"),
            format!("{again:?}"),
            format!("{step:?}"),
        ] {
            assert!(printed.ends_with("(redacted)"), "{printed}");
            assert!(!printed.contains(&secret));
        }
    }
}
