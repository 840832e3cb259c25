//! What translators and editors can break without touching code: ids, variables, parity of languages.

use crate::Result;
use crate::counts::Count;

pub(crate) fn run() -> Result<Count> {
    super::rust::module("content", "locales::")
}
