//! The packet and the family plan as pages to print: plain data, without any HTML.

use amparo_text::print::{PrintPage, Row, Section};
use amparo_text::{Args, Text};

use crate::content::Result;
use crate::words::Words;
use crate::{Contact, Date, FamilyPlan, LocatorPacket, show_a_number};

/// Sections and rows in the making; what is empty is left out.
struct Page<'a> {
    words: &'a Words<'a>,
    sections: Vec<Section>,
}

/// Label, value, left to right.
type Field<'a> = (&'a str, &'a str, bool);

impl Page<'_> {
    fn section<'v>(
        &mut self,
        heading: &str,
        fields: impl IntoIterator<Item = Field<'v>>,
    ) -> Result<()> {
        let mut rows = Vec::new();
        for (label, value, ltr) in fields {
            rows.extend(self.words.row(label, value, ltr)?);
        }
        self.rows(heading, rows)
    }

    fn rows(&mut self, heading: &str, rows: Vec<Row>) -> Result<()> {
        if !rows.is_empty() {
            self.sections.push(Section {
                heading: self.words.say(heading)?,
                rows,
            });
        }
        Ok(())
    }
}

fn dated(words: &Words<'_>, id: &str, date: Date) -> Result<Text> {
    words.fill(id, &Args::new().with("date", words.date(date)?))
}

impl LocatorPacket {
    /// The packet to print, its first section in the order in which the locator asks.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn page(&self, words: &Words<'_>, today: Date) -> Result<PrintPage> {
        let mut page = Page {
            words,
            sections: Vec::new(),
        };
        let birth = self
            .date_of_birth
            .map(|date| words.date(date))
            .transpose()?;
        let birth = birth.unwrap_or_default();
        let number = show_a_number(&self.a_number);
        let others = self.spellings();
        let others = others.iter().map(String::as_str);
        let others: Vec<&str> = others
            .filter(|name| *name != self.legal_name.trim())
            .collect();
        let others = others.join("; ");
        page.section(
            "print-section-locator",
            [
                ("field-a-number", &*number, true),
                ("field-country", &*self.country_of_birth, false),
                ("field-name", &*self.legal_name, false),
                ("field-birth", &*birth, false),
                ("field-other-names", &*others, false),
            ],
        )?;
        page.section(
            "print-section-health",
            [
                ("field-medicine", &*self.medication, false),
                ("field-health", &*self.conditions, false),
            ],
        )?;
        let mut rows = Vec::new();
        for child in &self.children {
            let born = child.birth_year.map(|year| year.to_string());
            for (label, value, ltr) in [
                ("field-child", &*child.name, false),
                ("field-born", born.as_deref().unwrap_or_default(), true),
                ("field-school", &*child.school, false),
                ("field-collected-by", &*child.collected_by, false),
            ] {
                rows.extend(words.row(label, value, ltr)?);
            }
        }
        page.rows("print-section-children", rows)?;
        page.section(
            "print-section-help",
            [
                ("field-lawyer", &*self.lawyer.name, false),
                ("field-phone", &*self.lawyer.phone, true),
                ("field-consulate", &*self.consulate, false),
            ],
        )?;
        let mut rows = Vec::new();
        for collector in &self.collectors {
            let who = format!("{} → {}", collector.who, collector.whom);
            rows.extend(words.row("field-collected-by", &who, false)?);
            rows.extend(words.row("field-phone", &collector.phone, true)?);
        }
        page.rows("print-section-collect", rows)?;
        Ok(PrintPage {
            title: words.fill(
                "print-packet",
                &Args::new().with("name", self.label.as_str()),
            )?,
            sections: page.sections,
            footer: vec![
                dated(words, "print-made", today)?,
                words.say("print-private")?,
                words.say("family/advice-source-short")?,
            ],
        })
    }
}

impl FamilyPlan {
    /// The plan to print. `caregiver` is the contact that the plan names, where it names one.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn page(
        &self,
        words: &Words<'_>,
        caregiver: Option<&Contact>,
        today: Date,
    ) -> Result<PrintPage> {
        let mut page = Page {
            words,
            sections: Vec::new(),
        };
        self.people(&mut page, caregiver)?;
        page.section(
            "print-section-home",
            [
                ("field-pets", &*self.pets, false),
                ("field-car", &*self.car, false),
                ("field-bank", &*self.bank, false),
            ],
        )?;
        page.section(
            "print-section-job",
            [
                ("field-job", &*self.employer.name, false),
                ("field-phone", &*self.employer.phone, true),
                ("field-job-calls", &*self.employer.contact.name, false),
                ("field-phone", &*self.employer.contact.phone, true),
            ],
        )?;
        page.section(
            "print-section-help",
            [("field-lawyer", &*self.lawyer, false)],
        )?;
        let mut rows = Vec::new();
        for number in &self.numbers {
            rows.extend(words.row("field-whose", &number.whose, false)?);
            rows.extend(words.row("field-phone", &number.number, true)?);
        }
        page.rows("print-section-numbers", rows)?;
        page.section(
            "print-section-meeting",
            [("field-meeting", &*self.meeting, false)],
        )?;
        let mut rows = Vec::new();
        for paper in &self.papers {
            let label = if paper.done {
                "field-place"
            } else {
                "field-open"
            };
            let value = match paper.place.trim() {
                "" => paper.what.clone(),
                place => format!("{}: {place}", paper.what),
            };
            rows.extend(words.row(label, &value, false)?);
        }
        page.rows("print-section-papers", rows)?;
        let reviewed = self
            .reviewed_on
            .map(|date| dated(words, "print-reviewed", date));
        let mut footer: Vec<Text> = reviewed.transpose()?.into_iter().collect();
        footer.push(dated(words, "print-made", today)?);
        footer.push(words.say("print-private")?);
        footer.push(words.say("family/advice-source-short")?);
        Ok(PrintPage {
            title: words.say("print-plan")?,
            sections: page.sections,
            footer,
        })
    }

    fn people(&self, page: &mut Page<'_>, caregiver: Option<&Contact>) -> Result<()> {
        let words = page.words;
        let own = &self.caregiver.person;
        let (name, phones) = match caregiver {
            Some(contact) => (&contact.name, contact.phones.join(", ")),
            None => (&own.name, own.phone.clone()),
        };
        page.section(
            "print-section-caregiver",
            [
                ("field-caregiver", name.as_str(), false),
                ("field-phone", &*phones, true),
            ],
        )?;
        let mut rows = Vec::new();
        for pickup in &self.pickup {
            rows.extend(words.row("field-child", &pickup.child, false)?);
            rows.extend(words.row("field-school", &pickup.school, false)?);
            for person in &pickup.people {
                rows.extend(words.row("field-collected-by", &person.name, false)?);
                rows.extend(words.row("field-phone", &person.phone, true)?);
            }
        }
        page.rows("print-section-pickup", rows)?;
        let mut rows = Vec::new();
        for medicine in &self.medicines {
            let what = match medicine.who.trim() {
                "" => medicine.what.clone(),
                who => format!("{who}: {}", medicine.what),
            };
            rows.extend(words.row("field-medicine", &what, false)?);
            rows.extend(words.row("field-how", &medicine.how, false)?);
        }
        page.rows("print-section-medicines", rows)?;
        let mut rows = Vec::new();
        for school in &self.schools {
            rows.extend(words.row("field-school", &school.name, false)?);
            rows.extend(words.row("field-phone", &school.phone, true)?);
            rows.extend(words.row("field-note", &school.note, false)?);
        }
        page.rows("print-section-schools", rows)
    }
}
