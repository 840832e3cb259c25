//! The shapes of the plan's texts at the boundary. The meaning is `amparo-plan`'s.

use crate::{CardSource, Day, Text};

/// Declares a record that holds what somebody wrote down, printed redacted.
macro_rules! personal {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, uniffi::Record)]
        #[uniffi::export(Debug)]
        pub struct $name {
            $($(#[$field_about])* pub $field: $type,)+
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

/// One sentence with the facts it stands on.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanLine {
    /// The words.
    pub text: Text,
    /// Anchors in `docs/content/facts-plan.md`; none where it states no law.
    pub facts: Vec<String>,
}

/// An official page, to be opened in the reader's browser.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanLink {
    /// What it leads to.
    pub name: Text,
    /// `https://…`.
    pub url: String,
    /// Where the address comes from.
    pub source: CardSource,
}

/// How far these texts can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanReview {
    /// "Information, not legal advice. Not yet reviewed by an attorney."
    pub notice: Text,
    /// "Facts of …".
    pub facts_of: Text,
    /// "Machine translation, not yet reviewed", where it is one.
    pub translation: Option<Text>,
    /// Set when the texts are past their date.
    pub out_of_date: Option<Text>,
    /// Their version.
    pub version: u32,
    /// `california`.
    pub jurisdiction: String,
    /// Laws.
    pub authority: Vec<String>,
    /// Sources with dates.
    pub sources: Vec<CardSource>,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// ISO date.
    pub last_reviewed: String,
    /// ISO date.
    pub expires_on: String,
}

/// The questions of the family plan.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanScreen {
    /// In the order of the screen.
    pub questions: Vec<PlanQuestion>,
    /// Papers to have copies of, as suggestions for the checklist.
    pub papers: Vec<PlanLine>,
    /// Labels and dates.
    pub review: PlanReview,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlanQuestion {
    /// Id.
    pub id: String,
    /// What an answer is: `person`, `pickup-list`, `medicine-list`, `school-list`, `text`, `employer`, `name`, `number-list`, `paper-list`,
    /// `day`.
    pub kind: String,
    /// The field of the family plan that holds the answer.
    pub field: String,
    /// The question.
    pub text: Text,
    /// Why it is asked.
    pub why: PlanLine,
    /// What to know.
    pub notes: Vec<PlanLine>,
    /// Official pages.
    pub links: Vec<PlanLink>,
}

/// How something in a record is not as it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PlanCheckKind {
    /// Nothing is there.
    Missing,
    /// A part of it is not there.
    Incomplete,
    /// It was right once.
    Old,
}

personal! {
    /// One thing to look at in a record. Says nothing of what was written.
    PlanCheck {
        /// How it is not as it could be.
        kind: PlanCheckKind,
        /// Field of the record.
        field: String,
        /// The sentence.
        text: Text,
        /// How many entries; 1 where it is the field as a whole.
        count: u32,
    }
}

personal! {
    /// Something that comes due by itself.
    PlanReminder {
        /// The sentence; it names nobody.
        text: Text,
        /// From this day on.
        due: Day,
    }
}

personal! {
    /// A number to say by heart.
    QuizQuestion {
        /// Its position in the family plan.
        position: u32,
        /// Whose it is.
        whose: String,
        /// The question.
        ask: Text,
        /// That what is typed is not kept.
        hint: Text,
        /// How many digits each part has.
        parts: Vec<u32>,
        /// It is time to ask.
        due: bool,
    }
}

personal! {
    /// What came of an answer.
    QuizAnswer {
        /// All of it was right.
        right: bool,
        /// Which parts were.
        parts: Vec<bool>,
        /// "Right", or which part is not.
        sentence: Text,
        /// When it is asked again, in words.
        again: Text,
        /// The day of the next time.
        next: Day,
    }
}

personal! {
    /// What one relative does.
    PacketSteps {
        /// One or two short lines that stand on top.
        task: Vec<Text>,
        /// By time. A child has none.
        phases: Vec<PlanPhase>,
        /// How to search again; for who searches.
        search_again: Option<SearchAgain>,
        /// Labels and dates; none for a child.
        review: Option<PlanReview>,
    }
}

personal! {
    /// A stretch of time.
    PlanPhase {
        /// `now`, `today`, `days` or `careful`.
        id: String,
        /// Its title.
        title: Text,
        /// In order.
        steps: Vec<PlanStep>,
    }
}

personal! {
    /// One thing to do, or to be careful of.
    PlanStep {
        /// Id.
        id: String,
        /// The words.
        text: Text,
        /// Small print.
        note: Option<Text>,
        /// What it needs from the packet.
        rows: Vec<PlanRow>,
        /// Id of the entry of the directory whose number or page it needs.
        directory: Option<String>,
        /// Official page.
        link: Option<PlanLink>,
        /// What to read aloud on this call.
        script: Option<CallKind>,
        /// Anchors in `docs/content/facts-plan.md`.
        facts: Vec<String>,
    }
}

personal! {
    /// A label and what somebody wrote.
    PlanRow {
        /// The label.
        label: Text,
        /// As it was written.
        value: String,
        /// Left to right in every script: a number or a code.
        ltr: bool,
    }
}

personal! {
    /// Searching again.
    SearchAgain {
        /// Its title.
        title: Text,
        /// When, with which names, and after a move.
        lines: Vec<PlanLine>,
        /// Ways to write the name, best first.
        spellings: Vec<String>,
        /// Hours after the first search.
        after_hours: Vec<u16>,
    }
}

/// Whom a call goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CallKind {
    /// The response hotline.
    Hotline,
    /// The lawyer.
    Lawyer,
    /// The agency's field office: a lawyer or a citizen calls.
    Office,
}

personal! {
    /// A call to read aloud.
    CallScript {
        /// What call it is.
        title: Text,
        /// In the order in which they are read.
        lines: Vec<ScriptLine>,
        /// What to be careful of.
        careful: Vec<PlanLine>,
        /// Labels and dates.
        review: PlanReview,
    }
}

personal! {
    /// One sentence to read aloud.
    ScriptLine {
        /// In the reader's language.
        text: Text,
        /// In English.
        english: String,
        /// False where it has a gap to fill in.
        filled: bool,
    }
}

personal! {
    /// An incident note to read aloud.
    IncidentScript {
        /// Only what was filled in.
        lines: Vec<ScriptLine>,
        /// What to do on city property; else empty.
        city: Vec<PlanLine>,
        /// Labels and dates.
        review: PlanReview,
    }
}

/// Records that one can ask a government for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecordsRequest {
    /// `own` or `city`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it is and who files it.
    pub lines: Vec<PlanLine>,
    /// Id of the entry of the directory that knows more.
    pub directory: Option<String>,
}
