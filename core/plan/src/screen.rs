//! The questions of the family plan, in their order, with why each is asked.

use amparo_text::Text;

use crate::Date;
use crate::content::{Content, Link, Result, Review};
use crate::words::{Line, Words};

/// The screen of the family plan. Says nothing about what anybody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanScreen {
    /// In the order of the screen.
    pub questions: Vec<Question>,
    /// Papers to have copies of, as suggestions for the checklist.
    pub papers: Vec<Line>,
    /// Labels and dates.
    pub review: Review,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Id.
    pub id: String,
    /// What an answer is: `person`, `pickup-list`, `medicine-list`, `school-list`, `text`, `employer`, `name`, `number-list`, `paper-list`,
    /// `yes-no`, `day`.
    pub kind: String,
    /// The field of the family plan that holds the answer.
    pub field: String,
    /// The question.
    pub text: Text,
    /// Why it is asked.
    pub why: Line,
    /// What to know.
    pub notes: Vec<Line>,
    /// Official pages.
    pub links: Vec<Link>,
    /// Anchor in the project's facts.
    pub rights: String,
}

impl Content {
    /// The questions in the reader's language.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn screen(&self, words: &Words<'_>, today: Date) -> Result<PlanScreen> {
        let questions = self.questions.iter().map(|it| {
            Ok(Question {
                id: it.id.clone(),
                kind: it.kind.clone(),
                field: it.field.clone(),
                text: words.say(&format!("question-{}", it.id))?,
                why: words.line(self, &format!("question-{}-why", it.id))?,
                notes: collect(it.notes.iter().map(|note| words.line(self, note)))?,
                links: collect(it.links.iter().map(|link| self.link(words, link)))?,
                rights: it.rights.clone(),
            })
        });
        let papers = self.papers.iter();
        let papers = papers.map(|paper| words.line(self, &format!("paper-{paper}")));
        Ok(PlanScreen {
            questions: collect(questions)?,
            papers: collect(papers)?,
            review: self.review(words, "family-plan", today)?,
        })
    }
}

pub(crate) fn collect<T>(items: impl Iterator<Item = Result<T>>) -> Result<Vec<T>> {
    items.collect()
}
