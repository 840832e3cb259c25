//! What translators and editors can break without touching code: the content lint, and parity of languages.

use crate::counts::Count;
use crate::{Result, content};

pub(crate) fn run() -> Result<Count> {
    let mut count = content::test()?;
    count += super::rust::module("content", "locales::")?;
    Ok(count)
}
