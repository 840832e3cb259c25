//! What to read aloud on a call, with the gaps filled in from the packet.

use amparo_text::{Args, Text};

use crate::content::{Content, Result, Review};
use crate::record::redacted;
use crate::screen::collect;
use crate::words::{Line, Words};
use crate::{Date, LocatorPacket, show_a_number};

/// Whom the call goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScriptKind {
    /// The response hotline.
    Hotline,
    /// The lawyer.
    Lawyer,
    /// The agency's field office: a lawyer or a citizen calls.
    Office,
}

impl ScriptKind {
    /// Its name in the data and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hotline => "hotline",
            Self::Lawyer => "lawyer",
            Self::Office => "office",
        }
    }

    pub(crate) fn of(name: &str) -> Option<Self> {
        [Self::Hotline, Self::Lawyer, Self::Office]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A whole call.
#[derive(Clone, PartialEq, Eq)]
pub struct Script {
    /// What call it is.
    pub title: Text,
    /// In the order in which they are read.
    pub lines: Vec<ScriptLine>,
    /// What to be careful of on this call.
    pub careful: Vec<Line>,
    /// Labels and dates.
    pub review: Review,
}

/// One sentence to read aloud.
#[derive(Clone, PartialEq, Eq)]
pub struct ScriptLine {
    /// In the reader's language.
    pub text: Text,
    /// In English.
    pub english: String,
    /// False where it has a gap that the reader fills in.
    pub filled: bool,
}

redacted!(Script, ScriptLine);

impl Content {
    /// The script of a call about the person of this packet. Who that is, is always said, with a gap where the packet does not know;
    /// medicine, children and lawyer are said where they are known.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn call_script(
        &self,
        words: &Words<'_>,
        kind: ScriptKind,
        packet: &LocatorPacket,
        today: Date,
    ) -> Result<Script> {
        let lines = self.scripts.get(kind.name()).into_iter().flatten();
        let lines = collect(lines.map(|id| line(words, id, packet)))?;
        let careful: &[&str] = match kind {
            ScriptKind::Hotline => &["family/advice-not-pay"],
            ScriptKind::Lawyer => &["step-blank"],
            ScriptKind::Office => &["step-office-careful", "family/advice-not-pay"],
        };
        Ok(Script {
            title: words.say(&format!("script-title-{}", kind.name()))?,
            lines: lines.into_iter().flatten().collect(),
            careful: collect(careful.iter().map(|id| words.line(self, id)))?,
            review: self.review(words, "call-script", today)?,
        })
    }
}

/// What is read for a line whose value is not known.
enum Unknown {
    Gap,
    Nothing,
}

fn line(words: &Words<'_>, id: &str, packet: &LocatorPacket) -> Result<Option<ScriptLine>> {
    let name = match packet.legal_name.trim() {
        "" => &packet.label,
        legal => legal,
    };
    let children = packet.children.iter().map(|child| match child.birth_year {
        Some(year) => format!("{} ({year})", child.name),
        None => child.name.clone(),
    });
    let (argument, value, unknown) = match id {
        "hello" => ("name", name.to_owned(), Unknown::Gap),
        "name" => ("name", packet.legal_name.clone(), Unknown::Gap),
        "when" => ("gap", String::new(), Unknown::Gap),
        "country" => ("country", packet.country_of_birth.clone(), Unknown::Gap),
        "birth" => return birth(words, packet.date_of_birth).map(Some),
        "number" => ("number", show_a_number(&packet.a_number), Unknown::Gap),
        "medicine" => ("medicine", packet.medication.clone(), Unknown::Nothing),
        "health" => ("health", packet.conditions.clone(), Unknown::Nothing),
        "children" => {
            let children: Vec<String> = children.collect();
            ("children", children.join(", "), Unknown::Nothing)
        }
        "lawyer" => ("lawyer", packet.lawyer.name.clone(), Unknown::Nothing),
        "lawyer-phone" => ("phone", packet.lawyer.phone.clone(), Unknown::Nothing),
        _ => return spoken(words, id, &Args::new(), true).map(Some),
    };
    let known = !value.trim().is_empty();
    if !known && matches!(unknown, Unknown::Nothing) {
        return Ok(None);
    }
    let value = if known {
        // A full stop follows.
        value.trim().trim_end_matches('.').to_owned()
    } else {
        words.unmarked("content-gap", &Args::new())?
    };
    spoken(words, id, &Args::new().with(argument, value), known).map(Some)
}

/// The birth date, in the words of each language.
fn birth(words: &Words<'_>, date: Option<Date>) -> Result<ScriptLine> {
    let gap = words.unmarked("content-gap", &Args::new())?;
    let (own, english) = match date {
        Some(date) => (
            words.date(date)?,
            words
                .english("content-date", &crate::words::date_args(date))?
                .replace(['\u{2068}', '\u{2069}'], ""),
        ),
        None => (gap.clone(), gap),
    };
    let id = "script-birth";
    Ok(ScriptLine {
        text: words.fill(id, &Args::new().with("date", own))?,
        english: words.english(id, &Args::new().with("date", english))?,
        filled: date.is_some(),
    })
}

fn spoken(words: &Words<'_>, id: &str, args: &Args, filled: bool) -> Result<ScriptLine> {
    let id = format!("script-{id}");
    Ok(ScriptLine {
        text: words.fill(&id, args)?,
        english: words.english(&id, args)?,
        filled,
    })
}
