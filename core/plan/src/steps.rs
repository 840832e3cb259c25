//! The first three days after somebody was taken: what each relative does, by role.
//!
//! One person, the *lead*, calls the lines. Everybody else reads who that is and does only what the role asks. A child gets one line and
//! nothing else: no place, no packet, no errand. The relative's page (`family/src/advice.js`) follows the same rules with the same sentences.

use amparo_text::print::Row;
use amparo_text::search::fold;
use amparo_text::{Args, Text};

use crate::content::{Content, Error, Link, Result, Review, StepData};
use crate::record::redacted;
use crate::screen::collect;
use crate::script::ScriptKind;
use crate::words::{Line, Words};
use crate::{Date, LocatorPacket, show_a_number};

/// Ways to write the name that are tried at most.
const MOST_SPELLINGS: usize = 12;

/// What the sender asked of a relative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing in particular.
    Other,
    /// Stays free and looks after the home.
    Spouse,
    /// Picks up the children.
    SchoolPickup,
    /// Calls the lawyer.
    LawyerContact,
    /// Helps by phone.
    FarAway,
    /// A child.
    Child,
}

/// Who calls the lines.
#[derive(Clone, PartialEq, Eq)]
pub enum Lead {
    /// Nobody was named.
    Nobody,
    /// The reader.
    Reader,
    /// Somebody else, by name.
    Other(String),
}

/// What one relative does.
#[derive(Clone, PartialEq, Eq)]
pub struct Steps {
    /// One or two short lines that stand on top.
    pub task: Vec<Text>,
    /// Right now, today, until the third day, and what to be careful of. None is empty.
    pub phases: Vec<Phase>,
    /// How to search again; for who searches.
    pub retry: Option<Retry>,
    /// Labels and dates; none for a child.
    pub review: Option<Review>,
}

/// A stretch of time.
#[derive(Clone, PartialEq, Eq)]
pub struct Phase {
    /// `now`, `today`, `days` or `careful`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// In order.
    pub steps: Vec<Step>,
}

/// One thing to do, or, in `careful`, to be careful of.
#[derive(Clone, PartialEq, Eq)]
pub struct Step {
    /// Id.
    pub id: String,
    /// The words.
    pub text: Text,
    /// Small print.
    pub note: Option<Text>,
    /// What it needs from the packet.
    pub rows: Vec<Row>,
    /// Id of the entry of the directory whose number or page it needs.
    pub directory: Option<String>,
    /// Official page.
    pub link: Option<Link>,
    /// What to read aloud on this call.
    pub script: Option<ScriptKind>,
    /// Facts it stands on.
    pub facts: Vec<String>,
}

/// Searching again.
#[derive(Clone, PartialEq, Eq)]
pub struct Retry {
    /// Its title.
    pub title: Text,
    /// When, with which names, and after a move.
    pub lines: Vec<Line>,
    /// Ways to write the name, best first.
    pub spellings: Vec<String>,
    /// Hours after the first search.
    pub after_hours: Vec<u16>,
}

redacted!(Lead, Steps, Phase, Step, Retry);

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Spouse => "spouse",
            Self::SchoolPickup => "school-pickup",
            Self::LawyerContact => "lawyer-contact",
            Self::FarAway => "far-away",
            Self::Child => "child",
        }
    }

    /// The role's own line on the relative's page.
    fn line(self) -> Option<&'static str> {
        match self {
            Self::Other | Self::Child => None,
            Self::Spouse => Some("family/role-spouse"),
            Self::SchoolPickup => Some("family/role-school"),
            Self::LawyerContact => Some("family/role-lawyer"),
            Self::FarAway => Some("family/role-far"),
        }
    }
}

impl Content {
    /// What a relative of that role does about the person of this packet.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn steps(
        &self,
        words: &Words<'_>,
        role: Role,
        lead: &Lead,
        packet: &LocatorPacket,
        today: Date,
    ) -> Result<Steps> {
        let task = task(words, role, lead)?;
        if role == Role::Child {
            return Ok(Steps {
                task,
                phases: Vec::new(),
                retry: None,
                review: None,
            });
        }
        let calls = !matches!(lead, Lead::Other(_));
        let minor = packet.is_minor(today);
        let mine = |step: &&StepData| {
            let who = |name: &str| step.who.iter().any(|it| it == name);
            (who("all") || who(role.name()) || (calls && who("caller")))
                && step.when.as_deref().is_none_or(|when| match when {
                    "adult" => !minor,
                    "minor" => minor,
                    "lawyer" => !packet.lawyer.name.trim().is_empty(),
                    "no-lawyer" => packet.lawyer.name.trim().is_empty(),
                    _ => false,
                })
        };
        let steps: Vec<&StepData> = self.steps.iter().filter(mine).collect();
        let mut phases = Vec::new();
        for id in ["now", "today", "days", "careful"] {
            let of = steps.iter().filter(|step| step.phase == id);
            let of = collect(of.map(|step| self.step(words, step, packet)))?;
            if !of.is_empty() {
                phases.push(Phase {
                    id: id.to_owned(),
                    title: words.say(&format!("phase-{id}"))?,
                    steps: of,
                });
            }
        }
        let searches = !minor && (calls || role == Role::FarAway);
        Ok(Steps {
            task,
            phases,
            retry: if searches {
                Some(self.retry(words, packet)?)
            } else {
                None
            },
            review: Some(self.review(words, "first-days", today)?),
        })
    }

    fn step(&self, words: &Words<'_>, step: &StepData, packet: &LocatorPacket) -> Result<Step> {
        let args = Args::new().with("sender", packet.label.as_str());
        let link = step.link.as_deref();
        let script = step.script.as_deref();
        Ok(Step {
            id: step.id.clone(),
            text: words.fill(&step.message, &args)?,
            note: step.note.as_deref().map(|it| words.say(it)).transpose()?,
            rows: match step.show.as_deref() {
                Some(what) => shown(words, what, packet)?,
                None => Vec::new(),
            },
            directory: step.directory.clone(),
            link: link.map(|it| self.link(words, it)).transpose()?,
            script: script
                .map(|it| ScriptKind::of(it).ok_or(Error::Malformed))
                .transpose()?,
            facts: self.facts_of(&step.message),
        })
    }

    fn retry(&self, words: &Words<'_>, packet: &LocatorPacket) -> Result<Retry> {
        let lines = self.retry.messages.iter();
        Ok(Retry {
            title: words.say("retry-title")?,
            lines: collect(lines.map(|id| words.line(self, id)))?,
            spellings: packet.spellings(),
            after_hours: self.retry.after_hours.clone(),
        })
    }
}

/// As on the relative's page: who calls, and the line of the role.
fn task(words: &Words<'_>, role: Role, lead: &Lead) -> Result<Vec<Text>> {
    let named = |id: &str, name: &str| words.fill(id, &Args::new().with("lead", name));
    if role == Role::Child {
        return Ok(vec![match lead {
            Lead::Other(name) => named("family/role-child-lead", name)?,
            Lead::Nobody | Lead::Reader => words.say("family/role-child")?,
        }]);
    }
    let first = match lead {
        Lead::Nobody => None,
        Lead::Reader => Some(words.say("family/lead-you")?),
        Lead::Other(name) => Some(named("family/lead-other", name)?),
    };
    let second = role.line().map(|id| words.say(id)).transpose()?;
    Ok(first.into_iter().chain(second).collect())
}

/// What of the packet a step needs.
fn shown(words: &Words<'_>, what: &str, packet: &LocatorPacket) -> Result<Vec<Row>> {
    let birth = packet.date_of_birth.map(|date| words.date(date));
    let birth = birth.transpose()?.unwrap_or_default();
    let number = show_a_number(&packet.a_number);
    let of_child = |child: &crate::Child| match child.school.trim() {
        "" => child.name.clone(),
        school => format!("{} · {school}", child.name),
    };
    let children: Vec<String> = packet.children.iter().map(of_child).collect();
    let children = children.join("; ");
    let rows: &[(&str, &str, bool)] = match what {
        "lawyer" => &[
            ("field-lawyer", &packet.lawyer.name, false),
            ("field-phone", &packet.lawyer.phone, true),
        ],
        "needs" => &[
            ("field-medicine", &packet.medication, false),
            ("field-health", &packet.conditions, false),
            ("field-child", &children, false),
        ],
        "schools" => &[("field-child", &children, false)],
        "number" => &[
            ("field-a-number", &number, true),
            ("field-country", &packet.country_of_birth, false),
        ],
        "name" => &[
            ("field-name", &packet.legal_name, false),
            ("field-country", &packet.country_of_birth, false),
            ("field-birth", &birth, false),
        ],
        "consulate" => &[("field-consulate", &packet.consulate, false)],
        _ => return Err(Error::Malformed),
    };
    let rows = rows.iter();
    let rows = collect(rows.map(|(label, value, ltr)| words.row(label, value, *ltr)))?;
    Ok(rows.into_iter().flatten().collect())
}

impl LocatorPacket {
    /// Ways to write the name, best first: as on file, the other ones, each in plain letters (PENA for Peña), and without hyphens.
    pub fn spellings(&self) -> Vec<String> {
        let written = [&self.legal_name].into_iter().chain(&self.other_names);
        let written: Vec<&str> = written
            .map(|name| name.trim())
            .filter(|name| !name.is_empty())
            .collect();
        let plain = written.iter().map(|name| fold(name).to_uppercase());
        let plain: Vec<String> = plain.filter(|name| name.is_ascii()).collect();
        let apart = plain.iter().map(|name| name.replace('-', " "));
        let all = written.iter().map(|name| (*name).to_owned());
        let mut seen = std::collections::BTreeSet::new();
        all.chain(plain.iter().cloned())
            .chain(apart)
            // What differs from an earlier one in capitals alone is the same search.
            .filter(|name| seen.insert(name.to_lowercase()))
            .take(MOST_SPELLINGS)
            .collect()
    }
}
