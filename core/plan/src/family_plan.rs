//! The family plan: what has to go on when somebody is gone for three days or for three months.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Record, Result, check_list, check_phone_if_any, check_text, redacted};
use crate::{Date, Learning, check_phone};

const LONGEST_NAME: usize = 120;
const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 2000;
const MOST_ENTRIES: usize = 12;
const MOST_PEOPLE: usize = 6;
const MOST_PAPERS: usize = 60;
/// Months after which a plan is looked at again.
const REVIEW_MONTHS: u16 = 6;

/// One plan for the household. Every field may stay empty: half a plan is kept too.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FamilyPlan {
    /// Who takes care of the children (the person of the caregiver's affidavit).
    #[serde(default)]
    pub caregiver: Caregiver,
    /// Who may collect which child where. At most 12.
    #[serde(default)]
    pub pickup: Vec<Pickup>,
    /// At most 12.
    #[serde(default)]
    pub medicines: Vec<Medicine>,
    /// At most 12.
    #[serde(default)]
    pub schools: Vec<School>,
    /// Who feeds them, and what. At most 2,000 characters.
    #[serde(default)]
    pub pets: String,
    /// Where it stands, where the key is, what is still to pay. At most 2,000 characters.
    #[serde(default)]
    pub car: String,
    /// Which bank, who has access, which bills come. No passwords. At most 2,000 characters.
    #[serde(default)]
    pub bank: String,
    /// Work, and whom the employer calls.
    #[serde(default)]
    pub employer: Employer,
    /// The lawyer's name for form G-28; a name only. At most 120 characters.
    #[serde(default)]
    pub lawyer: String,
    /// Numbers to learn by heart. At most 12.
    #[serde(default)]
    pub numbers: Vec<Number>,
    /// Where the family meets when phones are off or gone. At most 2,000 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meeting: String,
    /// The family has agreed on a word, aloud. The word itself is in no record: the pages of the family keep it so that nobody can read it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub word_agreed: bool,
    /// The checklist of papers. At most 60.
    #[serde(default)]
    pub papers: Vec<Paper>,
    /// When the family last went through all of it.
    #[serde(default)]
    pub reviewed_on: Option<Date>,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

impl FamilyPlan {
    /// Whether it is time to go through the plan: six months after the last time, at once if there was none.
    pub fn review_due(&self, today: Date) -> bool {
        self.next_review().is_none_or(|next| today >= next)
    }

    /// When to go through it again; none where it was never gone through.
    pub fn next_review(&self) -> Option<Date> {
        self.reviewed_on
            .map(|reviewed| reviewed.plus_months(REVIEW_MONTHS))
    }
}

/// Whoever takes care of the children: one of the contacts, or somebody written down here.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Caregiver {
    /// Record id of a contact, 32 hex digits; then name and phone are that contact's.
    #[serde(default)]
    pub contact: Option<String>,
    /// Name and number of somebody who is no contact.
    #[serde(flatten)]
    pub person: Person,
}

/// A name with a number. Fields that a newer program added are kept.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Person {
    /// At most 120 characters.
    #[serde(default)]
    pub name: String,
    /// A phone number or nothing.
    #[serde(default)]
    pub phone: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// Who may collect one child.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Pickup {
    /// At most 120 characters; must be filled in.
    pub child: String,
    /// Where. At most 200 characters.
    #[serde(default)]
    pub school: String,
    /// In the order in which they are asked. At most 6.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// A medicine that somebody must not go without.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Medicine {
    /// Who takes it. At most 120 characters.
    #[serde(default)]
    pub who: String,
    /// What. At most 200 characters; must be filled in.
    pub what: String,
    /// How much, when, from which pharmacy. At most 2,000 characters.
    #[serde(default)]
    pub how: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// A school or day care.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct School {
    /// At most 200 characters; must be filled in.
    pub name: String,
    /// A phone number or nothing.
    #[serde(default)]
    pub phone: String,
    /// Allergies, teacher, what the school has to know. At most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// Work, and the emergency contact that was named there.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Employer {
    /// At most 120 characters.
    #[serde(default)]
    pub name: String,
    /// A phone number or nothing.
    #[serde(default)]
    pub phone: String,
    /// Whom the employer calls.
    #[serde(default)]
    pub contact: Person,
    /// The employer has this contact in writing.
    #[serde(default)]
    pub told: bool,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// A number to know by heart, for the day without this phone.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Number {
    /// As it is said aloud; must be a phone number.
    pub number: String,
    /// Whose it is. At most 120 characters; must be filled in.
    pub whose: String,
    /// How far somebody is with it; none before the first answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<Learning>,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// One line of the checklist of papers.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paper {
    /// At most 200 characters; must be filled in.
    pub what: String,
    /// Ticked.
    #[serde(default)]
    pub done: bool,
    /// Where it is, or who keeps it. At most 200 characters.
    #[serde(default)]
    pub place: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(
    FamilyPlan, Caregiver, Person, Pickup, Medicine, School, Employer, Number, Paper
);

impl Record for FamilyPlan {
    const KIND: &'static str = "family-plan";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        if let Some(contact) = &self.caregiver.contact {
            check_form_of_id("caregiver", contact)?;
        }
        self.caregiver.person.check("caregiver")?;
        check_list("pickup", &self.pickup, MOST_ENTRIES, Pickup::check)?;
        check_list("medicines", &self.medicines, MOST_ENTRIES, Medicine::check)?;
        check_list("schools", &self.schools, MOST_ENTRIES, School::check)?;
        check_text("pets", &self.pets, false, LONGEST_TEXT)?;
        check_text("car", &self.car, false, LONGEST_TEXT)?;
        check_text("bank", &self.bank, false, LONGEST_TEXT)?;
        check_text("employer", &self.employer.name, false, LONGEST_NAME)?;
        check_phone_if_any("phones", &self.employer.phone)?;
        self.employer.contact.check("employer")?;
        check_text("lawyer", &self.lawyer, false, LONGEST_NAME)?;
        check_list("numbers", &self.numbers, MOST_ENTRIES, Number::check)?;
        check_text("meeting", &self.meeting, false, LONGEST_TEXT)?;
        check_list("papers", &self.papers, MOST_PAPERS, Paper::check)
    }
}

/// For fields that plans of before did not have: a plan without them is stored as it was.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a field over so"
)]
fn is_false(value: &bool) -> bool {
    !value
}

/// A record id as the façade writes it.
pub(crate) fn check_form_of_id(field: &'static str, id: &str) -> Result<()> {
    crate::record::check_form(field, id, 32, is_lower_hex)
}

pub(crate) fn is_lower_hex(character: char) -> bool {
    character.is_ascii_digit() || ('a'..='f').contains(&character)
}

impl Person {
    fn check(&self, field: &'static str) -> Result<()> {
        check_text(field, &self.name, false, LONGEST_NAME)?;
        check_phone_if_any("phones", &self.phone)
    }
}

impl Pickup {
    fn check(&self) -> Result<()> {
        check_text("pickup", &self.child, true, LONGEST_NAME)?;
        check_text("pickup", &self.school, false, LONGEST_LINE)?;
        check_list("pickup", &self.people, MOST_PEOPLE, |person| {
            person.check("pickup")
        })
    }
}

impl Medicine {
    fn check(&self) -> Result<()> {
        check_text("medicines", &self.who, false, LONGEST_NAME)?;
        check_text("medicines", &self.what, true, LONGEST_LINE)?;
        check_text("medicines", &self.how, false, LONGEST_TEXT)
    }
}

impl School {
    fn check(&self) -> Result<()> {
        check_text("schools", &self.name, true, LONGEST_LINE)?;
        check_phone_if_any("phones", &self.phone)?;
        check_text("schools", &self.note, false, LONGEST_TEXT)
    }
}

impl Number {
    fn check(&self) -> Result<()> {
        check_phone("phones", &self.number)?;
        check_text("numbers", &self.whose, true, LONGEST_NAME)
    }
}

impl Paper {
    fn check(&self) -> Result<()> {
        check_text("papers", &self.what, true, LONGEST_LINE)?;
        check_text("papers", &self.place, false, LONGEST_LINE)
    }
}

#[cfg(test)]
#[path = "family_plan_tests.rs"]
mod tests;
