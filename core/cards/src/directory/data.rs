//! The shape of `directory.json`.

use serde::Deserialize;

use crate::Date;
use crate::date::SourceDate;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Directory {
    pub(crate) entries: Vec<EntryData>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryData {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) source: String,
    pub(crate) source_date: SourceDate,
    pub(crate) phoned_on: Option<Date>,
}

impl EntryData {
    /// The number in E.164; `None` unless it is written `xxx-xxx-xxxx`, the North American way.
    pub(crate) fn dial(&self) -> Option<String> {
        let groups: Vec<&str> = self.number.split('-').collect();
        let shape = groups.iter().map(|group| group.len()).eq([3, 3, 4]);
        let digits = groups.concat();
        (shape && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("+1{digits}"))
    }
}
