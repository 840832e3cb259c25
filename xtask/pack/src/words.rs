//! The words of a command: options with their values, and the rest.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::SystemTime;

use amparo_cards::Date;

use crate::Result;

/// The option that takes several values.
const SEVERAL: &str = "keys";
const KEYS: usize = 3;

/// What stands behind a command.
pub(crate) struct Words {
    options: BTreeMap<String, Vec<String>>,
    rest: Vec<String>,
}

impl Words {
    pub(crate) fn read(words: &[&str], known: &[&str]) -> Result<Self> {
        let mut read = Self {
            options: BTreeMap::new(),
            rest: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let Some(name) = word.strip_prefix("--") else {
                read.rest.push((*word).to_owned());
                continue;
            };
            if !known.contains(&name) {
                return Err(format!("`{word}` is not known here"));
            }
            let count = if name == SEVERAL { KEYS } else { 1 };
            let values: Vec<String> = words
                .by_ref()
                .take(count)
                .map(|w| (*w).to_owned())
                .collect();
            if values.len() < count {
                return Err(format!("`{word}` needs {count} behind it"));
            }
            if read.options.insert(name.to_owned(), values).is_some() {
                return Err(format!("`{word}` stands there twice"));
            }
        }
        Ok(read)
    }

    pub(crate) fn several(&self, name: &str) -> Result<&[String]> {
        let values = self.options.get(name).map(Vec::as_slice);
        values.ok_or_else(|| format!("`--{name}` is missing"))
    }

    pub(crate) fn optional(&self, name: &str) -> Option<&str> {
        let values = self.options.get(name)?;
        values.first().map(String::as_str)
    }

    pub(crate) fn one(&self, name: &str) -> Result<&str> {
        self.optional(name)
            .ok_or_else(|| format!("`--{name}` is missing"))
    }

    pub(crate) fn date(&self, name: &str) -> Result<Date> {
        date(self.one(name)?)
    }

    /// The one word that is no option: a file or a name.
    pub(crate) fn file(&self) -> Result<PathBuf> {
        match self.rest.as_slice() {
            [file] => Ok(PathBuf::from(file)),
            [] => Err("the name of a file is missing".to_owned()),
            more => Err(format!("one file, not {}", more.join(" "))),
        }
    }
}

pub(crate) fn date(text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| format!("`{text}` is no date like 2027-02-20"))
}

/// Today, in UTC.
pub(crate) fn today() -> Result<Date> {
    let wrong = "the clock of this computer is wrong".to_owned();
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = now.map_err(|_| wrong.clone())?.as_secs() / 86_400;
    let first = 1970 + days / 366;
    for year in first..first + 3 {
        for month in 1..=12 {
            for day in 1..=31 {
                let date: Option<Date> = format!("{year:04}-{month:02}-{day:02}").parse().ok();
                if let Some(date) = date.filter(|date| date.days() == days) {
                    return Ok(date);
                }
            }
        }
    }
    Err(wrong)
}
