//! What translators and editors can break without touching code: the content lint, one count for each rule.

use crate::counts::Count;
use crate::{Result, content};

pub(crate) fn run() -> Result<Count> {
    content::test()
}
