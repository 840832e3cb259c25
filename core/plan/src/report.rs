//! An incident note read aloud on a call, as a text for a lawyer, and what to do on city property; requests for records.

use amparo_text::{Args, Catalog, LanguageIdentifier, Text};

use crate::content::{Content, Result, Review};
use crate::record::redacted;
use crate::screen::collect;
use crate::script::ScriptLine;
use crate::words::{Line, Words};
use crate::{Date, IncidentNote};

const MINUTE_MS: u64 = 60_000;

/// A note as it is read aloud, and what to do beside it.
#[derive(Clone, PartialEq, Eq)]
pub struct IncidentScript {
    /// Only what was filled in.
    pub lines: Vec<ScriptLine>,
    /// On city property: what to tell the staff there, and what not to expect. Else empty.
    pub city: Vec<Line>,
    /// Labels and dates.
    pub review: Review,
}

/// Records that one can ask a government for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordsRequest {
    /// `own` or `city`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it is and who files it.
    pub lines: Vec<Line>,
    /// Id of the entry of the directory that knows more.
    pub directory: Option<String>,
}

redacted!(IncidentScript);

impl IncidentNote {
    /// The note read aloud. Says first whether the writer saw it, and at the end that this is all.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn script(
        &self,
        content: &Content,
        words: &Words<'_>,
        today: Date,
    ) -> Result<IncidentScript> {
        let opening = if self.saw_it_myself {
            "say"
        } else {
            "say-told"
        };
        let told = self
            .told()
            .map(|(field, said)| spoken(words, field, &Args::new().with("words", said)));
        let lines = [spoken(words, opening, &Args::new())]
            .into_iter()
            .chain(told)
            .chain([spoken(words, "say-end", &Args::new())]);
        let city: &[&str] = if self.on_city_property == Some(true) {
            &[
                "city-tell",
                "city-report",
                "city-say",
                "city-script",
                "city-limits",
                "city-office",
                "city-311",
            ]
        } else {
            &[]
        };
        Ok(IncidentScript {
            lines: collect(lines)?,
            city: collect(city.iter().map(|id| words.line(content, id)))?,
            review: content.review(words, "incident", today)?,
        })
    }

    /// The note as plain text, to give to a lawyer: only what was filled in, and that nobody has checked it.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn plain_text(&self, words: &Words<'_>) -> Result<String> {
        let say = |id: &str| words.unmarked(&format!("incident-{id}"), &Args::new());
        let mut lines = vec![say("title")?, String::new()];
        if self.written_ms > 0 {
            let minutes = self.written_ms / MINUTE_MS;
            let time = format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
            let date = words.date(Date::of_ms(self.written_ms))?;
            let args = Args::new().with("date", date).with("time", time);
            lines.push(words.unmarked("incident-written", &args)?);
        }
        lines.push(say(if self.saw_it_myself {
            "seen-yes"
        } else {
            "seen-no"
        })?);
        match self.on_city_property {
            Some(true) => lines.push(say("city-yes")?),
            Some(false) => lines.push(say("city-no")?),
            None => {}
        }
        lines.push(String::new());
        for (field, said) in self.told() {
            let args = Args::new().with("words", said);
            lines.push(words.unmarked(&format!("incident-{field}"), &args)?);
        }
        lines.extend([
            String::new(),
            say("unchecked")?,
            say("lawyer")?,
            String::new(),
        ]);
        Ok(lines.join("\n"))
    }

    /// The same in English, for a lawyer who does not read the writer's language; the writer's own words stay as they are.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn plain_text_in_english(&self, catalog: &Catalog) -> Result<String> {
        let none: [LanguageIdentifier; 0] = [];
        self.plain_text(&Words::new(catalog, &none))
    }

    /// What was filled in, in the order of the form.
    fn told(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = self.lines().into_iter().chain([("text", &*self.text)]);
        all.map(|(field, said)| (field, said.trim()))
            .filter(|(_, said)| !said.is_empty())
    }
}

fn spoken(words: &Words<'_>, id: &str, args: &Args) -> Result<ScriptLine> {
    let id = format!("incident-{id}");
    Ok(ScriptLine {
        text: words.fill(&id, args)?,
        english: words.english(&id, args)?,
        filled: true,
    })
}

impl Content {
    /// The two requests: the own file, which a lawyer files, and what the city asked for, whose answer is not known.
    ///
    /// # Errors
    /// Those of the texts.
    pub fn records_requests(&self, words: &Words<'_>) -> Result<Vec<RecordsRequest>> {
        let one = |id: &str, lines: &[&str], directory: Option<&str>| -> Result<RecordsRequest> {
            let lines = lines.iter();
            let lines = lines.map(|line| words.line(self, &format!("request-{id}-{line}")));
            Ok(RecordsRequest {
                id: id.to_owned(),
                title: words.say(&format!("request-{id}-title"))?,
                lines: collect(lines)?,
                directory: directory.map(str::to_owned),
            })
        };
        Ok(vec![
            one("own", &["what", "lawyer", "why"], Some("eoir-list"))?,
            one("city", &["what", "answer"], Some("mayor"))?,
        ])
    }
}
