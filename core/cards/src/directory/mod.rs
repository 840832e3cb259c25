//! Who to call: the rows of `data/directory.json`, with the date of each number's source.

mod data;

pub(crate) use data::{Directory, EntryData};
