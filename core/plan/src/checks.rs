//! What is missing in a record and what is old in it: kinds and counts, never what was written.

use amparo_text::{Args, Text};

use crate::content::Result;
use crate::record::redacted;
use crate::words::Words;
use crate::{Date, FamilyPlan, LocatorPacket};

/// Years at which the locator begins to show a person.
const ADULT_MONTHS: u16 = 18 * 12;

/// How something is not as it could be. Nothing of it stops a record from being kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// Nothing is there.
    Missing,
    /// Something is there, and a part of it is not.
    Incomplete,
    /// It was right once.
    Old,
}

/// One thing to look at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// How it is not as it could be.
    pub kind: CheckKind,
    /// Field of the record.
    pub field: &'static str,
    /// Message of `plan.ftl`.
    pub message: &'static str,
    /// How many entries; 1 where it is the field as a whole.
    pub count: u32,
}

/// Something that is due by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// Message of `plan.ftl`. It names nobody, so it can stand in a notification.
    pub message: &'static str,
    /// From this day on.
    pub due: Date,
}

redacted!(Check, Reminder);

impl Check {
    /// In the reader's language.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn text(&self, words: &Words<'_>) -> Result<Text> {
        words.fill(self.message, &Args::new().with("count", self.count))
    }
}

impl Reminder {
    /// In the reader's language.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn text(&self, words: &Words<'_>) -> Result<Text> {
        words.say(self.message)
    }
}

/// Collects what is found.
struct Found(Vec<Check>);

impl Found {
    fn missing(&mut self, gone: bool, field: &'static str, message: &'static str) {
        self.some(CheckKind::Missing, usize::from(gone), field, message);
    }

    fn incomplete(&mut self, count: usize, field: &'static str, message: &'static str) {
        self.some(CheckKind::Incomplete, count, field, message);
    }

    fn old(&mut self, count: usize, field: &'static str, message: &'static str) {
        self.some(CheckKind::Old, count, field, message);
    }

    fn some(&mut self, kind: CheckKind, count: usize, field: &'static str, message: &'static str) {
        if count > 0 {
            self.0.push(Check {
                kind,
                field,
                message,
                count: u32::try_from(count).unwrap_or(u32::MAX),
            });
        }
    }
}

fn empty(text: &str) -> bool {
    text.trim().is_empty()
}

impl FamilyPlan {
    /// What is missing and what is old, in the order of the questions.
    pub fn checks(&self, today: Date) -> Vec<Check> {
        let mut found = Found(Vec::new());
        let person = &self.caregiver.person;
        let by_contact = self.caregiver.contact.is_some();
        let nobody = !by_contact && empty(&person.name);
        found.missing(nobody, "caregiver", "check-caregiver-missing");
        let no_phone = !nobody && !by_contact && empty(&person.phone);
        found.incomplete(usize::from(no_phone), "caregiver", "check-caregiver-phone");
        found.missing(self.pickup.is_empty(), "pickup", "check-pickup-missing");
        let people = |pickup: &crate::Pickup| pickup.people.iter().any(|it| !empty(&it.name));
        let alone = self.pickup.iter().filter(|it| !people(it)).count();
        found.incomplete(alone, "pickup", "check-pickup-nobody");
        let numbered = self.pickup.iter().flat_map(|it| &it.people);
        let numbers = numbered.filter(|it| !empty(&it.name) && empty(&it.phone));
        found.incomplete(numbers.count(), "pickup", "check-pickup-phone");
        found.missing(
            self.medicines.is_empty(),
            "medicines",
            "check-medicines-missing",
        );
        let how = self.medicines.iter().filter(|it| empty(&it.how));
        found.incomplete(how.count(), "medicines", "check-medicines-how");
        found.missing(self.schools.is_empty(), "schools", "check-schools-missing");
        let phones = self.schools.iter().filter(|it| empty(&it.phone));
        found.incomplete(phones.count(), "schools", "check-schools-phone");
        found.missing(empty(&self.pets), "pets", "check-pets-missing");
        found.missing(empty(&self.car), "car", "check-car-missing");
        found.missing(empty(&self.bank), "bank", "check-bank-missing");
        let contact = &self.employer.contact;
        let no_contact = empty(&contact.name) && empty(&contact.phone);
        found.missing(no_contact, "employer", "check-employer-missing");
        let untold = !no_contact && !self.employer.told;
        found.incomplete(usize::from(untold), "employer", "check-employer-told");
        found.missing(empty(&self.lawyer), "lawyer", "check-lawyer-missing");
        self.check_numbers(&mut found, today);
        found.missing(empty(&self.meeting), "meeting", "check-meeting-missing");
        found.missing(!self.word_agreed, "word_agreed", "check-word-missing");
        found.missing(self.papers.is_empty(), "papers", "check-papers-missing");
        let open = self.papers.iter().filter(|it| !it.done).count();
        found.incomplete(open, "papers", "check-papers-open");
        let lost = self.papers.iter().filter(|it| it.done && empty(&it.place));
        found.incomplete(lost.count(), "papers", "check-papers-place");
        found.missing(
            self.reviewed_on.is_none(),
            "reviewed_on",
            "check-review-missing",
        );
        let stale = self.reviewed_on.is_some() && self.review_due(today);
        found.old(usize::from(stale), "reviewed_on", "check-review-old");
        found.0
    }

    fn check_numbers(&self, found: &mut Found, today: Date) {
        found.missing(self.numbers.is_empty(), "numbers", "check-numbers-missing");
        let one = self.numbers.len() == 1;
        found.incomplete(usize::from(one), "numbers", "check-numbers-few");
        let due = self.numbers.iter().filter(|it| it.practice_due(today));
        found.old(due.count(), "numbers", "check-numbers-practice");
    }

    /// What comes due, soonest first. What is due already has the day `today`.
    pub fn reminders(&self, today: Date) -> Vec<Reminder> {
        let review = Reminder {
            message: "remind-review",
            due: self.next_review().unwrap_or(today).max(today),
        };
        let practice = self.numbers.iter().map(|number| number.practice_on(today));
        let practice = practice.min().map(|due| Reminder {
            message: "remind-numbers",
            due: due.max(today),
        });
        let mut reminders: Vec<_> = practice.into_iter().chain([review]).collect();
        reminders.sort_by_key(|reminder| reminder.due);
        reminders
    }
}

impl LocatorPacket {
    /// What the locator, the hotline or a lawyer would ask for and this packet does not have.
    pub fn checks(&self, today: Date) -> Vec<Check> {
        let mut found = Found(Vec::new());
        let minor = self.is_minor(today);
        let by_number = !empty(&self.a_number);
        let by_name = !empty(&self.legal_name) && self.date_of_birth.is_some();
        let way = by_number || by_name;
        found.missing(!way, "a_number", "check-packet-way");
        found.missing(way && !by_number, "a_number", "check-packet-a-number");
        found.missing(
            empty(&self.country_of_birth),
            "country_of_birth",
            "check-packet-country",
        );
        found.missing(
            way && empty(&self.legal_name),
            "legal_name",
            "check-packet-name",
        );
        found.missing(
            way && self.date_of_birth.is_none(),
            "date_of_birth",
            "check-packet-birth",
        );
        found.incomplete(usize::from(minor), "date_of_birth", "check-packet-minor");
        let uncollected = self.children.iter().filter(|it| empty(&it.collected_by));
        found.incomplete(uncollected.count(), "children", "check-packet-children");
        let lawyer = empty(&self.lawyer.name) || empty(&self.lawyer.phone);
        found.missing(lawyer, "lawyer", "check-packet-lawyer");
        found.missing(
            empty(&self.consulate),
            "consulate",
            "check-packet-consulate",
        );
        found.0
    }

    /// Under 18 on that day, as far as the packet tells: the locator leaves such a person out.
    pub fn is_minor(&self, today: Date) -> bool {
        self.date_of_birth
            .is_some_and(|birth| today < birth.plus_months(ADULT_MONTHS))
    }
}
